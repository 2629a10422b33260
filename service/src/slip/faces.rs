//! The typeface: Barlow, drawn after the signs of roads and railways, in two weights.
//!
//! The files hold the letters of western and central European languages only (assets/Barlow-LICENSE.txt).

use krilla::text::Font;
use ttf_parser::Face;

use super::SlipError;

const REGULAR: &[u8] = include_bytes!("../../assets/Barlow-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/Barlow-Bold.ttf");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// One weight: what is drawn with and what is measured with.
struct Cut {
    font: Font,
    face: Face<'static>,
}

pub(crate) struct Faces {
    regular: Cut,
    bold: Cut,
}

impl Faces {
    pub(crate) fn load() -> Result<Self, SlipError> {
        Ok(Self {
            regular: cut(REGULAR)?,
            bold: cut(BOLD)?,
        })
    }

    pub(crate) fn font(&self, weight: Weight) -> Font {
        self.cut(weight).font.clone()
    }

    /// How wide the text is in points.
    /// Kerning is left out, which errs towards too wide.
    pub(crate) fn width(&self, weight: Weight, size: f32, text: &str) -> f32 {
        let face = &self.cut(weight).face;
        let advance = |c| {
            face.glyph_index(c)
                .and_then(|glyph| face.glyph_hor_advance(glyph))
                .unwrap_or(0)
        };
        let units: f32 = text.chars().map(|c| f32::from(advance(c))).sum();
        units * size / f32::from(face.units_per_em())
    }

    /// The text in lines no wider than `width` points; a word that is wider alone is broken.
    pub(crate) fn wrapped(&self, weight: Weight, size: f32, width: f32, text: &str) -> Vec<String> {
        let fits = |line: &str| self.width(weight, size, line) <= width;
        let mut lines = vec![String::new()];
        for word in self.printable(text).split_whitespace() {
            let line = lines
                .last_mut()
                .map(|line| joined(line, word))
                .unwrap_or_default();
            if fits(&line) {
                lines.pop();
                lines.push(line);
            } else {
                lines.extend(broken(word, &fits));
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// The text with a question mark for every character that the typeface lacks, for an empty box says less.
    pub(crate) fn printable(&self, text: &str) -> String {
        let drawn = |c: char| {
            [&self.regular, &self.bold]
                .iter()
                .all(|cut| cut.face.glyph_index(c).is_some())
        };
        let told = |c: char| match c {
            c if c.is_whitespace() || c.is_control() => ' ',
            '\u{2010}' | '\u{2011}' => '-',
            c if drawn(c) => c,
            '\u{2212}' => '-',
            _ => '?',
        };
        text.chars().map(told).collect()
    }

    fn cut(&self, weight: Weight) -> &Cut {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

fn cut(file: &'static [u8]) -> Result<Cut, SlipError> {
    let unreadable = || SlipError::Document("the typeface cannot be read".to_owned());
    let font = Font::new(file.into(), 0).ok_or_else(unreadable)?;
    let face = Face::parse(file, 0).map_err(|_| unreadable())?;
    Ok(Cut { font, face })
}

fn joined(line: &str, word: &str) -> String {
    if line.is_empty() {
        word.to_owned()
    } else {
        format!("{line} {word}")
    }
}

/// A word in pieces that fit.
fn broken(word: &str, fits: &impl Fn(&str) -> bool) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in word.chars() {
        let piece = pieces
            .last()
            .map(|piece| format!("{piece}{c}"))
            .unwrap_or_default();
        if fits(&piece) {
            pieces.pop();
            pieces.push(piece);
        } else {
            pieces.push(c.to_string());
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_lose_no_word() {
        let faces = Faces::load().unwrap();
        let text = "Envíe la cámara en una caja sólida, sin accesorios ni tarjetas de memoria.";
        let lines = faces.wrapped(Weight::Regular, 12.0, 120.0, text);
        assert!(lines.len() > 2);
        assert!(
            lines
                .iter()
                .all(|line| faces.width(Weight::Regular, 12.0, line) <= 120.0)
        );
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn a_word_that_is_too_wide_is_broken() {
        let faces = Faces::load().unwrap();
        let word = "W".repeat(100);
        let lines = faces.wrapped(Weight::Bold, 12.0, 50.0, &word);
        assert_eq!(lines.concat(), word);
        assert!(
            lines
                .iter()
                .all(|line| faces.width(Weight::Bold, 12.0, line) <= 50.0)
        );
    }

    #[test]
    fn what_the_typeface_lacks_is_a_question_mark() {
        let faces = Faces::load().unwrap();
        let lines = faces.wrapped(
            Weight::Regular,
            12.0,
            500.0,
            "Łódź\tÑandú Jose\u{301} 鳥\u{0}x\u{2011}y",
        );
        assert_eq!(lines, ["Łódź Ñandú Jose\u{301} ? x-y"]);
    }
}
