//! Text as people type and paste it, made fit to keep.
//!
//! Signs that cannot be seen are dropped and not complained about: nobody typed them on purpose, PostgreSQL
//! refuses some of them, a line break in an e-mail header is an attack, and those that turn the direction of
//! writing make one text look like another.

use super::FieldError;

/// Whether a sign is invisible and not a space: control characters, marks that turn the direction of
/// writing, and spaces of no width. The joiners of scripts and emoji stay.
pub fn is_invisible(sign: char) -> bool {
    sign.is_control()
        || matches!(
            sign,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

/// The length of a text in characters, as errors speak of it.
pub fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

fn within(text: String, max: u32) -> Result<String, FieldError> {
    match length(&text) {
        got if got > max => Err(FieldError::TooLong { max, got }),
        _ => Ok(text),
    }
}

/// One line: runs of white space become one space, invisible signs go. Fails when longer than `max`.
pub fn line(raw: &str, max: u32) -> Result<String, FieldError> {
    let mut text = String::with_capacity(raw.len());
    for word in raw.split_whitespace() {
        let before = text.len();
        text.extend(word.chars().filter(|&sign| !is_invisible(sign)));
        if text.len() > before && before > 0 {
            text.insert(before, ' ');
        }
    }
    within(text, max)
}

/// One line that must be given.
pub fn required_line(raw: &str, max: u32) -> Result<String, FieldError> {
    match line(raw, max)? {
        text if text.is_empty() => Err(FieldError::Missing),
        text => Ok(text),
    }
}

/// One line that may be left out.
pub fn optional_line(raw: &str, max: u32) -> Result<Option<String>, FieldError> {
    line(raw, max).map(|text| (!text.is_empty()).then_some(text))
}

/// Several lines: line breaks stay, in one form; tabs become spaces, other invisible signs go.
pub fn lines(raw: &str, max: u32) -> Result<String, FieldError> {
    let text: String = raw
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n")
        .replace('\t', " ")
        .chars()
        .filter(|&sign| sign == '\n' || !is_invisible(sign))
        .collect();
    within(text.trim().to_owned(), max)
}

/// Several lines that may be left out.
pub fn optional_lines(raw: &str, max: u32) -> Result<Option<String>, FieldError> {
    lines(raw, max).map(|text| (!text.is_empty()).then_some(text))
}

/// Whether a sign is put between the groups of a number only to read it better: spaces, dashes of every
/// length, dots, slashes, underscores.
pub fn is_separator(sign: char) -> bool {
    sign.is_whitespace()
        || is_invisible(sign)
        || matches!(
            sign,
            '-' | '.' | '/' | '_' | '\u{00ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_pasted_line_loses_its_breaks_and_what_cannot_be_seen() {
        assert_eq!(
            line("  Ana\u{200b}\tMaría \r\n Bcc: x ", 50),
            Ok("Ana María Bcc: x".to_owned())
        );
        assert_eq!(line("a \u{202e} b\0", 50), Ok("a b".to_owned()));
    }

    #[test]
    fn a_description_keeps_its_paragraphs() {
        assert_eq!(
            lines("One.\r\n\r\nTwo.\rThree\0.\n", 50),
            Ok("One.\n\nTwo.\nThree.".to_owned())
        );
    }

    #[test]
    fn length_is_counted_in_characters_not_in_bytes() {
        assert_eq!(line("ñññ", 3), Ok("ñññ".to_owned()));
        assert_eq!(line("ñññ", 2), Err(FieldError::TooLong { max: 2, got: 3 }));
    }

    #[test]
    fn a_line_of_nothing_but_white_space_is_missing() {
        assert_eq!(required_line(" \u{feff}\n", 10), Err(FieldError::Missing));
        assert_eq!(optional_line(" ", 10), Ok(None));
    }

    proptest! {
        #[test]
        fn what_was_made_fit_stays_as_it_is(raw in any::<String>()) {
            let once = line(&raw, u32::MAX).expect("no limit");
            prop_assert!(!once.chars().any(is_invisible));
            prop_assert_eq!(line(&once, u32::MAX), Ok(once));
            let once = lines(&raw, u32::MAX).expect("no limit");
            prop_assert!(!once.chars().any(|sign| sign != '\n' && is_invisible(sign)));
            prop_assert_eq!(lines(&once, u32::MAX), Ok(once));
        }
    }
}
