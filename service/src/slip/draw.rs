//! The slip as a PDF with its structure.

use std::num::NonZeroU16;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::luma;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, Tag, TagGroup,
    TagTree,
};
use krilla::text::TextDirection;

use super::faces::Faces;
use super::layout::{Block, CUT, EYELET, Mark, OUTLINE, Role, SHEET, Sheet};
use super::{Paper, SlipError, SlipText};

/// How round the eyelet is: the length of a Bézier handle for a quarter of a circle.
const QUARTER: f32 = 0.552_285;

pub(super) fn pdf(
    text: &SlipText,
    sheet: &Sheet,
    faces: &Faces,
    paper: Paper,
) -> Result<Vec<u8>, SlipError> {
    let mut document = Document::new_with(settings()?);
    let (width, height) = paper.size();
    let size =
        PageSettings::from_wh(width, height).ok_or_else(|| failed("the paper has no size"))?;
    let mut page = document.start_page_with(size);
    let (left, top) = ((width - SHEET.0) / 2.0, (height - SHEET.1) / 2.0);
    let mut surface = page.surface();
    surface.push_transform(&Transform::from_translate(left, top));
    outline(&mut surface);
    let mut drawn: Vec<(Role, Vec<Identifier>)> = sheet
        .blocks
        .iter()
        .map(|block| (block.role.clone(), draw(&mut surface, block, faces)))
        .collect();
    surface.pop();
    surface.finish();
    let link = page.add_tagged_annotation(click(text, sheet.link, left, top)?);
    page.finish();
    for (role, parts) in &mut drawn {
        if matches!(role, Role::Link(_)) {
            parts.push(link);
        }
    }
    document.set_tag_tree(tree(text, drawn));
    document.set_outline(contents(text));
    document.set_metadata(
        Metadata::new()
            .title(text.title.clone())
            .language(text.language.clone()),
    );
    document
        .finish()
        .map_err(|error| failed(&format!("{error:?}")))
}

/// A tagged PDF that meets PDF/UA-1.
pub(crate) fn settings() -> Result<SerializeSettings, SlipError> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| failed(&format!("{error:?}")))?;
    Ok(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    })
}

/// Draws a block and answers with the parts that the structure refers to; none for decoration.
fn draw(surface: &mut Surface<'_>, block: &Block, faces: &Faces) -> Vec<Identifier> {
    let mut parts = Vec::new();
    for mark in &block.marks {
        let tag = match (&block.role, mark) {
            (Role::Decoration, _) => {
                ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout))
            }
            (_, Mark::Text { .. }) => ContentTag::Span(SpanTag::empty()),
            (_, Mark::Boxes(_) | Mark::Line(_)) => ContentTag::Other,
        };
        let part = surface.start_tagged(tag);
        draw_mark(surface, mark, faces);
        surface.end_tagged();
        if block.role != Role::Decoration {
            parts.push(part);
        }
    }
    parts
}

fn draw_mark(surface: &mut Surface<'_>, mark: &Mark, faces: &Faces) {
    match mark {
        Mark::Text {
            x,
            baseline,
            weight,
            size,
            grey,
            text,
        } => {
            ink(surface, *grey);
            let start = Point::from_xy(*x, *baseline);
            surface.draw_text(
                start,
                faces.font(*weight),
                *size,
                text,
                false,
                TextDirection::LeftToRight,
            );
        }
        Mark::Boxes(boxes) => {
            ink(surface, 0);
            let mut path = PathBuilder::new();
            for rect in boxes
                .iter()
                .filter_map(|&[x, y, w, h]| Rect::from_xywh(x, y, w, h))
            {
                path.push_rect(rect);
            }
            fill(surface, path);
        }
        Mark::Line(points) => stroke(surface, polygon(points), 0.8),
    }
}

fn ink(surface: &mut Surface<'_>, grey: u8) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill {
        paint: luma::Color::new(grey).into(),
        ..Fill::default()
    }));
}

fn fill(surface: &mut Surface<'_>, path: PathBuilder) {
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn stroke(surface: &mut Surface<'_>, path: Option<Path>, width: f32) {
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        width,
        ..Stroke::default()
    }));
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

fn polygon(points: &[[f32; 2]]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (place, &[x, y]) in points.iter().enumerate() {
        if place == 0 {
            path.move_to(x, y);
        } else {
            path.line_to(x, y);
        }
    }
    if points.len() > 2 {
        path.close();
    }
    path.finish()
}

/// The tag itself: a card with cut corners and an eyelet.
fn outline(surface: &mut Surface<'_>) {
    let (left, top, right, bottom) = (OUTLINE, OUTLINE, SHEET.0 - OUTLINE, SHEET.1 - OUTLINE);
    let card = [
        [left + CUT, top],
        [right - CUT, top],
        [right, top + CUT],
        [right, bottom],
        [left, bottom],
        [left, top + CUT],
    ];
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::Layout,
    )));
    stroke(surface, polygon(&card), 1.4);
    stroke(surface, circle(SHEET.0 / 2.0, EYELET, 8.0), 1.4);
    surface.end_tagged();
}

fn circle(x: f32, y: f32, r: f32) -> Option<Path> {
    let k = r * QUARTER;
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
    path.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
    path.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
    path.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
    path.close();
    path.finish()
}

/// The QR code can be clicked where the slip is read on a screen.
fn click(
    text: &SlipText,
    [x, y, width, height]: [f32; 4],
    left: f32,
    top: f32,
) -> Result<Annotation, SlipError> {
    let area = Rect::from_xywh(x + left, y + top, width, height)
        .ok_or_else(|| failed("the link has no size"))?;
    let target = Target::Action(Action::Link(LinkAction::new(text.link.clone())));
    Ok(Annotation::new_link(
        LinkAnnotation::new(area, target),
        Some(text.link_description.clone()),
    ))
}

/// The structure, in the order that it is read.
fn tree(text: &SlipText, drawn: Vec<(Role, Vec<Identifier>)>) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(text.language.clone()));
    let mut list: Option<(u8, TagGroup)> = None;
    for (role, parts) in drawn
        .into_iter()
        .filter(|(role, _)| *role != Role::Decoration)
    {
        if let Some((_, group)) = list.take_if(|(number, _)| role != Role::Item(*number)) {
            tree.push(group);
        }
        let leaves = || {
            parts
                .iter()
                .map(|&part| Node::Leaf(part))
                .collect::<Vec<_>>()
        };
        match role {
            Role::Title => tree.push(TagGroup::with_children(
                heading(NonZeroU16::MIN, text),
                leaves(),
            )),
            Role::Heading => {
                let level = NonZeroU16::MIN.saturating_add(1);
                tree.push(TagGroup::with_children(heading(level, text), leaves()));
            }
            Role::Paragraph => tree.push(TagGroup::with_children(Tag::P, leaves())),
            Role::Item(number) => {
                let (_, group) = list
                    .get_or_insert_with(|| (number, TagGroup::new(Tag::L(ListNumbering::None))));
                let body = TagGroup::with_children(Tag::LBody, leaves());
                group.push(TagGroup::with_children(Tag::LI, vec![Node::Group(body)]));
            }
            Role::Figure(shows) => {
                tree.push(TagGroup::with_children(Tag::Figure(Some(shows)), leaves()));
            }
            Role::Link(shows) => tree.push(link_group(shows, &parts)),
            Role::Decoration => {}
        }
    }
    if let Some((_, group)) = list {
        tree.push(group);
    }
    tree
}

fn heading(level: NonZeroU16, text: &SlipText) -> Tag<krilla::tagging::kind::Hn> {
    Tag::Hn(level, Some(text.title.clone()))
}

/// The picture, and beside it the place to click; the last part is the latter.
fn link_group(shows: String, parts: &[Identifier]) -> TagGroup {
    let mut link = TagGroup::new(Tag::Link);
    if let Some((&click, picture)) = parts.split_last() {
        let picture = picture.iter().map(|&part| Node::Leaf(part)).collect();
        link.push(TagGroup::with_children(Tag::Figure(Some(shows)), picture));
        link.push(click);
    }
    link
}

fn contents(text: &SlipText) -> Outline {
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(text.title.clone(), top));
    outline
}

fn failed(why: &str) -> SlipError {
    SlipError::Document(why.to_owned())
}
