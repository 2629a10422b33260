//! Where everything stands on the slip, in points from the upper left corner of what all papers have in common.

use super::codes::{Codes, runs};
use super::faces::{Faces, Weight};
use super::{Fact, Section, SlipError, SlipText};

/// What A4 and Letter have in common: A4's width and Letter's height, in points.
pub(super) const SHEET: (f32, f32) = (595.0, 792.0);
/// From the edge of the sheet to the outline of the tag.
pub(super) const OUTLINE: f32 = 32.0;
/// The corners of the tag are cut by this much.
pub(super) const CUT: f32 = 26.0;
/// The middle of the eyelet, from the top of the sheet.
pub(super) const EYELET: f32 = OUTLINE + 22.0;

const LEFT: f32 = OUTLINE + 26.0;
const WIDTH: f32 = SHEET.0 - 2.0 * LEFT;
const TOP: f32 = EYELET + 18.0;
const BOTTOM: f32 = SHEET.1 - OUTLINE - 16.0;
/// The gap between two columns.
const GAP: f32 = 22.0;

/// The RMA number is never smaller than needed to be read across a room.
const NUMBER_SIZE: f32 = 60.0;
/// One module of the bar code: 0.5 mm, which every scanner and every printer can do.
const BAR: f32 = 1.42;
const BAR_HEIGHT: f32 = 96.0;
/// The side of the QR code.
const QR_SIDE: f32 = 112.0;
/// The largest and the smallest print, as a share of the usual one.
const LARGEST: f32 = 1.25;
const SMALLEST: f32 = 0.55;
/// Grey that still prints and copies: 7:1 on white.
const GREY: u8 = 85;

/// What a piece of the slip is to a screen reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The RMA number.
    Title,
    Heading,
    Paragraph,
    /// A line of a list; the lists are numbered to tell them apart.
    Item(u8),
    /// A picture with what it shows.
    Figure(String),
    /// The picture that is a link, with what it shows.
    Link(String),
    /// Lines and boxes that say nothing.
    Decoration,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    Text {
        x: f32,
        baseline: f32,
        weight: Weight,
        size: f32,
        grey: u8,
        text: String,
    },
    /// Black boxes: left, top, width, height.
    Boxes(Vec<[f32; 4]>),
    /// A thin line or frame through these points.
    Line(Vec<[f32; 2]>),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    pub(super) role: Role,
    pub(super) marks: Vec<Mark>,
}

/// Everything on the slip, in the order that it is read.
pub(super) struct Sheet {
    pub(super) blocks: Vec<Block>,
    /// Where the link can be clicked: left, top, width, height.
    pub(super) link: [f32; 4],
    height: f32,
}

/// The slip in the largest print that fits.
pub(super) fn fitted(text: &SlipText, codes: &Codes, faces: &Faces) -> Result<Sheet, SlipError> {
    let mut scale = LARGEST;
    while scale >= SMALLEST {
        let sheet = laid_out(text, codes, faces, scale);
        if sheet.height <= BOTTOM {
            return Ok(sheet);
        }
        scale -= 0.05;
    }
    Err(SlipError::TooLong)
}

fn laid_out(text: &SlipText, codes: &Codes, faces: &Faces, scale: f32) -> Sheet {
    let mut pen = Pen {
        faces,
        scale,
        blocks: Vec::new(),
    };
    let y = pen.masthead(text, TOP);
    let y = pen.number(text, y);
    let (y, link) = pen.codes(text, codes, y);
    let y = pen.rule(y);
    let y = pen.addresses(text, y);
    let y = pen.rule(y);
    let y = pen.facts(&text.facts, y);
    let y = pen.rule(y);
    let height = pen.lists(text, y);
    Sheet {
        blocks: pen.blocks,
        link,
        height,
    }
}

/// A column that fills downwards.
#[derive(Clone, Copy)]
struct Column {
    x: f32,
    width: f32,
    y: f32,
}

/// How a paragraph looks.
#[derive(Clone, Copy)]
struct Style {
    weight: Weight,
    size: f32,
    grey: u8,
}

const LABEL: Style = Style {
    weight: Weight::Bold,
    size: 9.5,
    grey: GREY,
};
const CAPTION: Style = Style {
    weight: Weight::Regular,
    size: 9.5,
    grey: 0,
};
const BODY: Style = Style {
    weight: Weight::Regular,
    size: 12.0,
    grey: 0,
};
const STRONG: Style = Style {
    weight: Weight::Bold,
    size: 13.5,
    grey: 0,
};
const ADDRESS: Style = Style {
    weight: Weight::Bold,
    size: 17.0,
    grey: 0,
};

struct Pen<'a> {
    faces: &'a Faces,
    scale: f32,
    blocks: Vec<Block>,
}

impl Pen<'_> {
    /// Writes a paragraph and moves the column below it.
    fn write(&mut self, column: &mut Column, role: Role, style: Style, text: &str) {
        let size = style.size * self.scale;
        let lines = self.faces.wrapped(style.weight, size, column.width, text);
        let last = lines.len().saturating_sub(1);
        let mut marks = Vec::new();
        for (place, mut text) in lines.into_iter().enumerate() {
            if place < last {
                // Between two lines a reader hears a space, which must be there to be heard.
                text.push(' ');
            }
            let baseline = column.y + size * 0.95;
            marks.push(Mark::Text {
                x: column.x,
                baseline,
                weight: style.weight,
                size,
                grey: style.grey,
                text,
            });
            column.y += size * 1.25;
        }
        if !marks.is_empty() {
            self.blocks.push(Block { role, marks });
        }
    }

    fn decorate(&mut self, mark: Mark) {
        self.blocks.push(Block {
            role: Role::Decoration,
            marks: vec![mark],
        });
    }

    /// A line across the tag.
    fn rule(&mut self, y: f32) -> f32 {
        let y = y + 9.0 * self.scale;
        self.decorate(Mark::Line(vec![[LEFT, y], [LEFT + WIDTH, y]]));
        y + 9.0 * self.scale
    }

    fn masthead(&mut self, text: &SlipText, y: f32) -> f32 {
        let [mut left, mut right] = columns(0.55, y);
        self.write(&mut left, Role::Paragraph, ADDRESS, &text.maker);
        let ticket = format!("{} {}", text.ticket.label, text.ticket.value);
        self.write(&mut right, Role::Paragraph, STRONG, &ticket);
        left.y.max(right.y) + 4.0
    }

    fn number(&mut self, text: &SlipText, y: f32) -> f32 {
        let mut column = Column {
            x: LEFT,
            width: WIDTH,
            y,
        };
        self.write(&mut column, Role::Paragraph, LABEL, &text.number.label);
        let number = &text.number.value;
        let wide = self.faces.width(Weight::Bold, NUMBER_SIZE, number);
        let size = NUMBER_SIZE * (WIDTH / wide).min(1.0);
        let baseline = column.y + size * 0.80;
        let mark = Mark::Text {
            x: LEFT,
            baseline,
            weight: Weight::Bold,
            size,
            grey: 0,
            text: number.clone(),
        };
        self.blocks.push(Block {
            role: Role::Title,
            marks: vec![mark],
        });
        column.y += size * 1.02;
        self.write(&mut column, Role::Paragraph, STRONG, &text.write_outside);
        column.y + 6.0
    }

    /// The bar code on the left, the QR code on the right, and where the latter can be clicked.
    fn codes(&mut self, text: &SlipText, codes: &Codes, y: f32) -> (f32, [f32; 4]) {
        let modules = f32::from(u16::try_from(codes.bars.len()).unwrap_or(u16::MAX));
        let qr_x = LEFT + WIDTH - QR_SIDE;
        // Ten modules of white at either end (ISO/IEC 15417, 4.4); the left ones reach into the margin.
        let bar = BAR.min((qr_x - LEFT - GAP) / (modules + 10.0));
        let bars = runs(&codes.bars).into_iter().map(|(start, len)| {
            [
                LEFT + f32::from(start) * bar,
                y + 8.0,
                f32::from(len) * bar,
                BAR_HEIGHT,
            ]
        });
        let figure = Role::Figure(text.barcode_description.clone());
        self.blocks.push(Block {
            role: figure,
            marks: vec![Mark::Boxes(bars.collect())],
        });
        let link = [qr_x, y, QR_SIDE, QR_SIDE];
        let squares = Mark::Boxes(squares(&codes.squares, link));
        self.blocks.push(Block {
            role: Role::Link(text.link_description.clone()),
            marks: vec![squares],
        });
        let mut caption = Column {
            x: qr_x,
            width: QR_SIDE,
            y: y + QR_SIDE,
        };
        self.write(&mut caption, Role::Paragraph, CAPTION, &text.link_caption);
        (caption.y, link)
    }

    fn addresses(&mut self, text: &SlipText, y: f32) -> f32 {
        let [mut to, mut from] = columns(0.58, y);
        self.address(&mut to, &text.ship_to, ADDRESS);
        self.address(&mut from, &text.from, BODY);
        to.y.max(from.y)
    }

    fn address(&mut self, column: &mut Column, section: &Section, style: Style) {
        self.write(column, Role::Heading, LABEL, &section.heading);
        for line in &section.lines {
            self.write(column, Role::Paragraph, style, line);
        }
    }

    /// The facts in two columns, side by side.
    fn facts(&mut self, facts: &[Fact], y: f32) -> f32 {
        let mut y = y;
        for pair in facts.chunks(2) {
            let mut row = columns(0.5, y);
            for (fact, column) in pair.iter().zip(&mut row) {
                self.write(column, Role::Heading, LABEL, &fact.label);
                self.write(column, Role::Paragraph, STRONG, &fact.value);
            }
            y = row[0].y.max(row[1].y) + 4.0 * self.scale;
        }
        y
    }

    fn lists(&mut self, text: &SlipText, y: f32) -> f32 {
        let [mut pack, mut leave] = columns(0.5, y);
        self.list(&mut pack, &text.pack, 1, tick_box);
        self.list(&mut leave, &text.leave_out, 2, cross);
        pack.y.max(leave.y)
    }

    fn list(
        &mut self,
        column: &mut Column,
        section: &Section,
        list: u8,
        bullet: fn(f32, f32, f32) -> Vec<Mark>,
    ) {
        self.write(column, Role::Heading, STRONG, &section.heading);
        column.y += 3.0 * self.scale;
        let side = BODY.size * self.scale * 0.75;
        for line in &section.lines {
            for mark in bullet(column.x, column.y + side * 0.45, side) {
                self.decorate(mark);
            }
            let indent = side * 1.9;
            let mut body = Column {
                x: column.x + indent,
                width: column.width - indent,
                y: column.y,
            };
            self.write(&mut body, Role::Item(list), BODY, line);
            column.y = body.y + 2.0 * self.scale;
        }
    }
}

/// Two columns that share the width; the first gets `share` of it.
fn columns(share: f32, y: f32) -> [Column; 2] {
    let first = (WIDTH - GAP) * share;
    let second = WIDTH - GAP - first;
    [
        Column {
            x: LEFT,
            width: first,
            y,
        },
        Column {
            x: LEFT + first + GAP,
            width: second,
            y,
        },
    ]
}

/// A box to tick with a pen.
fn tick_box(x: f32, y: f32, side: f32) -> Vec<Mark> {
    vec![Mark::Line(vec![
        [x, y],
        [x + side, y],
        [x + side, y + side],
        [x, y + side],
        [x, y],
    ])]
}

/// A cross, for what must not go in.
fn cross(x: f32, y: f32, side: f32) -> Vec<Mark> {
    vec![
        Mark::Line(vec![[x, y], [x + side, y + side]]),
        Mark::Line(vec![[x, y + side], [x + side, y]]),
    ]
}

/// The QR code in a square, with four modules of white around it (ISO/IEC 18004, 6.3.8).
fn squares(rows: &[Vec<bool>], [left, top, side, _]: [f32; 4]) -> Vec<[f32; 4]> {
    let count = f32::from(u16::try_from(rows.len()).unwrap_or(u16::MAX));
    let module = side / (count + 8.0);
    // A hair more in height, or a white line may show between two rows.
    let height = module * 1.02;
    let mut squares = Vec::new();
    for (row, y) in rows.iter().zip(0_u16..) {
        let y = top + (f32::from(y) + 4.0) * module;
        let row = runs(row).into_iter();
        squares.extend(row.map(|(x, len)| {
            [
                left + (f32::from(x) + 4.0) * module,
                y,
                f32::from(len) * module,
                height,
            ]
        }));
    }
    squares
}
