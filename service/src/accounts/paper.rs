//! A statement on paper: as many pages as it takes, a tagged PDF that meets PDF/UA-1 like the slip.

use domain::number::CaseNumber;
use krilla::Document;
use krilla::color::luma;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, Tag, TagGroup,
    TagTree,
};
use krilla::text::TextDirection;
use std::num::NonZeroU16;
use words::Words;

use super::statement::AccountSheet;
use crate::desk::Desk;
use crate::say::{entries, reasons};
use crate::slip::draw::settings;
use crate::slip::faces::{Faces, Weight};
use crate::slip::{Paper, SlipError};

const MARGIN: f32 = 48.0;
const SIZE: f32 = 9.5;
const LEADING: f32 = 1.3;
/// Between two rows.
const GAP: f32 = 5.0;
/// Between two columns.
const GUTTER: f32 = 12.0;
/// Grey that still prints and copies: 7:1 on white.
const GREY: u8 = 85;
/// Date, return, what it is, amount, balance.
const COLUMNS: usize = 5;
/// What the columns take of the width; what it is gets the rest.
const WIDTHS: [f32; COLUMNS] = [72.0, 84.0, 0.0, 76.0, 80.0];

/// A statement in words.
pub(super) struct PaperText {
    language: String,
    title: String,
    maker: String,
    /// Whose it is, for which days, and how it stands: a line each.
    lead: Vec<String>,
    head: [String; COLUMNS],
    rows: Vec<PaperRow>,
    words: Words,
}

struct PaperRow {
    /// The first two columns and the last two.
    cells: [String; 4],
    what: String,
    /// Why, in a second paragraph; may be empty.
    why: String,
    /// Whether it is where the account stands and no entry.
    is_edge: bool,
}

/// Puts a statement into words.
pub(super) fn text(desk: &Desk, words: Words, sheet: &AccountSheet) -> PaperText {
    let (period, statement) = (sheet.period, &sheet.statement);
    let money = |amount| reasons::spoken(words, amount);
    let edge = |on, what, balance| PaperRow {
        cells: [
            words.short_date(on),
            String::new(),
            String::new(),
            money(balance),
        ],
        what,
        why: String::new(),
        is_edge: true,
    };
    let opening = words.account_opening(words.date(period.from));
    let closing = words.account_closing(words.date(period.until));
    let entries = statement.rows.iter().filter_map(|row| {
        let entry = sheet.entries.get(row.of)?;
        let (what, why) = entries::entry(words, &entry.booking);
        let number = sheet.number_of(entry);
        Some(PaperRow {
            cells: [
                words.short_date(desk.day_of(entry)),
                number.map_or_else(String::new, CaseNumber::rma),
                money(row.added),
                money(row.balance),
            ],
            what: what.to_owned(),
            why,
            is_edge: false,
        })
    });
    let rows = [edge(period.from, opening, statement.opening)]
        .into_iter()
        .chain(entries)
        .chain([edge(period.until, closing, statement.closing)])
        .collect();
    let holder = &sheet.standing.holder;
    let days = format!("{} – {}", words.date(period.from), words.date(period.until));
    PaperText {
        language: words.lang().code().to_owned(),
        title: words.account_title().to_owned(),
        maker: desk.maker.name.clone(),
        lead: vec![
            words.account_of(&holder.name),
            days,
            words.account_signs().to_owned(),
        ],
        head: [
            words.account_column_date(),
            words.account_column_return(),
            words.account_column_what(),
            words.account_column_amount(),
            words.account_column_balance(),
        ]
        .map(str::to_owned),
        rows,
        words,
    }
}

/// What a piece of the page is to a screen reader.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Role {
    Title,
    Paragraph,
    Head,
    /// A cell of the row with this number.
    Cell(usize),
    /// What is on every page and is not read.
    Furniture(ArtifactType),
}

/// Lines of one piece, each with its place.
struct Block {
    role: Role,
    lines: Vec<(f32, f32, String)>,
    weight: Weight,
    grey: u8,
    size: f32,
    /// A rule below it.
    rule: bool,
}

struct Layout<'a> {
    faces: &'a Faces,
    width: f32,
    bottom: f32,
    pages: Vec<Vec<Block>>,
    y: f32,
}

/// The statement as a PDF; the same words always give the same bytes.
pub(super) fn pdf(text: &PaperText, paper: Paper) -> Result<Vec<u8>, SlipError> {
    let faces = Faces::load()?;
    let (width, height) = paper.size();
    let mut layout = Layout {
        faces: &faces,
        width,
        bottom: height - MARGIN - 20.0,
        pages: vec![Vec::new()],
        y: MARGIN,
    };
    layout.masthead(text);
    layout.head(text, Role::Head);
    for (number, row) in text.rows.iter().enumerate() {
        layout.row(text, number, row);
    }
    let count = layout.pages.len();
    for (page, blocks) in layout.pages.iter_mut().enumerate() {
        let said = text.words.account_page(page + 1, count);
        blocks.push(Block {
            role: Role::Furniture(ArtifactType::Footer),
            lines: vec![(MARGIN, height - MARGIN, said)],
            weight: Weight::Regular,
            grey: GREY,
            size: SIZE,
            rule: false,
        });
    }
    drawn(text, &layout.pages, &faces, paper)
}

impl Layout<'_> {
    fn put(&mut self, block: Block) {
        if let Some(page) = self.pages.last_mut() {
            page.push(block);
        }
    }

    fn paragraph(&mut self, role: Role, weight: Weight, size: f32, text: &str) {
        let width = self.width - 2.0 * MARGIN;
        let lines = self.faces.wrapped(weight, size, width, text);
        let placed = placed(lines, MARGIN, self.y, size);
        self.y += size * LEADING * lines_of(&placed);
        self.put(Block {
            role,
            lines: placed,
            weight,
            grey: 0,
            size,
            rule: false,
        });
    }

    fn masthead(&mut self, text: &PaperText) {
        self.paragraph(Role::Paragraph, Weight::Bold, 12.0, &text.maker);
        self.y += GAP;
        self.paragraph(Role::Title, Weight::Bold, 22.0, &text.title);
        for line in &text.lead {
            self.paragraph(Role::Paragraph, Weight::Regular, 11.0, line);
        }
        self.y += 3.0 * GAP;
    }

    /// Left edge and width of a column.
    fn column(&self, column: usize) -> (f32, f32) {
        let fixed: f32 = WIDTHS.iter().sum();
        let gutters = GUTTER * 4.0;
        let rest = self.width - 2.0 * MARGIN - fixed - gutters;
        let wide = |width: f32| if width > 0.0 { width } else { rest };
        let before: f32 = WIDTHS
            .iter()
            .take(column)
            .map(|&width| wide(width) + GUTTER)
            .sum();
        let own = WIDTHS.get(column).copied().unwrap_or_default();
        (MARGIN + before, wide(own))
    }

    /// The lines of a cell; amounts stand at the right.
    fn cell(&self, column: usize, y: f32, weight: Weight, text: &str) -> Vec<(f32, f32, String)> {
        let (x, width) = self.column(column);
        let lines = self.faces.wrapped(weight, SIZE, width, text);
        let mut placed = placed(lines, x, y, SIZE);
        if column > 2 {
            for (left, _, line) in &mut placed {
                *left = x + width - self.faces.width(weight, SIZE, line.trim_end());
            }
        }
        placed
    }

    fn head(&mut self, text: &PaperText, role: Role) {
        let mut deep = 1.0_f32;
        let mut blocks = Vec::new();
        for (column, name) in text.head.iter().enumerate() {
            let lines = self.cell(column, self.y, Weight::Bold, name);
            deep = deep.max(lines_of(&lines));
            blocks.push(Block {
                role,
                lines,
                weight: Weight::Bold,
                grey: GREY,
                size: SIZE,
                rule: false,
            });
        }
        for block in blocks {
            self.put(block);
        }
        self.y += deep * SIZE * LEADING;
        self.rule();
    }

    fn rule(&mut self) {
        let y = self.y + GAP / 2.0;
        self.put(Block {
            role: Role::Furniture(ArtifactType::Layout),
            lines: vec![(MARGIN, y, String::new())],
            weight: Weight::Regular,
            grey: 0,
            size: 0.0,
            rule: true,
        });
        self.y += GAP;
    }

    /// A row; one that does not fit begins a page, for no row is parted.
    fn row(&mut self, text: &PaperText, number: usize, row: &PaperRow) {
        let weight = if row.is_edge {
            Weight::Bold
        } else {
            Weight::Regular
        };
        let cells = self.cells(row, number, weight);
        let deep = cells
            .iter()
            .fold(1.0_f32, |deep, cell| deep.max(lines_of(&cell.lines)));
        if self.y + deep * SIZE * LEADING > self.bottom && self.y > MARGIN + 40.0 {
            self.pages.push(Vec::new());
            self.y = MARGIN;
            self.head(text, Role::Furniture(ArtifactType::Header));
            return self.row(text, number, row);
        }
        for cell in cells {
            self.put(cell);
        }
        self.y += deep * SIZE * LEADING;
        self.rule();
    }

    fn cells(&self, row: &PaperRow, number: usize, weight: Weight) -> Vec<Block> {
        let [date, of, amount, balance] = &row.cells;
        let what = if row.why.is_empty() {
            row.what.clone()
        } else {
            format!("{}. {}", row.what, row.why)
        };
        [date, of, &what, amount, balance]
            .into_iter()
            .enumerate()
            .map(|(column, said)| Block {
                role: Role::Cell(number),
                lines: self.cell(column, self.y, weight, said),
                weight,
                grey: 0,
                size: SIZE,
                rule: false,
            })
            .collect()
    }
}

fn placed(lines: Vec<String>, x: f32, y: f32, size: f32) -> Vec<(f32, f32, String)> {
    let last = lines.len().saturating_sub(1);
    let mut baseline = y + size * 0.95;
    let mut all = Vec::new();
    for (place, mut line) in lines.into_iter().enumerate() {
        if place < last {
            // Between two lines a reader hears a space, which must be there to be heard.
            line.push(' ');
        }
        all.push((x, baseline, line));
        baseline += size * LEADING;
    }
    all
}

fn lines_of(lines: &[(f32, f32, String)]) -> f32 {
    f32::from(u16::try_from(lines.len()).unwrap_or(u16::MAX))
}

fn drawn(
    text: &PaperText,
    pages: &[Vec<Block>],
    faces: &Faces,
    paper: Paper,
) -> Result<Vec<u8>, SlipError> {
    let mut document = Document::new_with(settings()?);
    let (width, height) = paper.size();
    let size = PageSettings::from_wh(width, height)
        .ok_or_else(|| SlipError::Document("the paper has no size".to_owned()))?;
    let mut parts = Vec::new();
    for blocks in pages {
        let mut page = document.start_page_with(size.clone());
        let mut surface = page.surface();
        for block in blocks {
            let drawn = draw(&mut surface, block, faces, width);
            parts.push((block.role, drawn));
        }
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tree(text, parts));
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(text.title.clone(), top));
    document.set_outline(outline);
    document.set_metadata(
        Metadata::new()
            .title(text.title.clone())
            .language(text.language.clone()),
    );
    document
        .finish()
        .map_err(|error| SlipError::Document(format!("{error:?}")))
}

/// Draws a piece and answers with the parts that the structure refers to; none for what is not read.
fn draw(surface: &mut Surface<'_>, block: &Block, faces: &Faces, width: f32) -> Vec<Identifier> {
    let mut parts = Vec::new();
    for (x, baseline, line) in &block.lines {
        let tag = match block.role {
            Role::Furniture(kind) => ContentTag::Artifact(Artifact::with_kind(kind)),
            Role::Title | Role::Paragraph | Role::Head | Role::Cell(_) => {
                ContentTag::Span(SpanTag::empty())
            }
        };
        let part = surface.start_tagged(tag);
        if block.rule {
            line_across(surface, *baseline, width);
        } else {
            surface.set_stroke(None);
            surface.set_fill(Some(Fill {
                paint: luma::Color::new(block.grey).into(),
                ..Fill::default()
            }));
            surface.draw_text(
                Point::from_xy(*x, *baseline),
                faces.font(block.weight),
                block.size,
                &faces.printable(line),
                false,
                TextDirection::LeftToRight,
            );
        }
        surface.end_tagged();
        if !matches!(block.role, Role::Furniture(_)) {
            parts.push(part);
        }
    }
    parts
}

fn line_across(surface: &mut Surface<'_>, y: f32, width: f32) {
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: luma::Color::new(170).into(),
        width: 0.5,
        ..Stroke::default()
    }));
    let mut path = PathBuilder::new();
    path.move_to(MARGIN, y);
    path.line_to(width - MARGIN, y);
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// The structure, in the order that it is read: title, paragraphs, one table over all pages.
fn tree(text: &PaperText, parts: Vec<(Role, Vec<Identifier>)>) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(text.language.clone()));
    let mut head = TagGroup::new(Tag::TR);
    let mut rows: Vec<TagGroup> = Vec::new();
    for (role, parts) in parts {
        let leaves: Vec<Node> = parts.into_iter().map(Node::Leaf).collect();
        match role {
            Role::Title => {
                let title = Tag::Hn(NonZeroU16::MIN, Some(text.title.clone()));
                tree.push(TagGroup::with_children(title, leaves));
            }
            Role::Paragraph => tree.push(TagGroup::with_children(Tag::P, leaves)),
            Role::Head => head.push(TagGroup::with_children(
                Tag::TH(TableHeaderScope::Column),
                leaves,
            )),
            Role::Cell(number) => {
                if rows.len() <= number {
                    rows.push(TagGroup::new(Tag::TR));
                }
                if let Some(row) = rows.last_mut() {
                    row.push(TagGroup::with_children(Tag::TD, leaves));
                }
            }
            Role::Furniture(_) => {}
        }
    }
    let mut table = TagGroup::new(Tag::Table);
    table.push(head);
    for row in rows {
        table.push(row);
    }
    tree.push(table);
    tree
}
