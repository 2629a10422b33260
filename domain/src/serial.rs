//! The serial number on a device's label.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::field::{FieldError, typed};

/// The shortest serial.
pub const MIN: u32 = 12;
/// The longest serial.
pub const MAX: u32 = 16;

/// What labels and people write before the serial itself; longer ones first.
const LEADS: [&str; 10] = [
    "SERIAL NUMBER",
    "SERIAL NO",
    "SERIAL #",
    "NÚMERO DE SERIE",
    "NO. DE SERIE",
    "SERIAL",
    "SERIE",
    "S/N",
    "S.N",
    "SN",
];

/// A serial number: 12 to 16 letters and digits, in capitals, as typed by whoever typed it.
///
/// On a small label O and 0, or I and 1, look alike. So what is typed is kept as it is and shown, and what is
/// looked up is [`Serial::canonical_for_search`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Serial(String);

impl Serial {
    /// Understands a serial with spaces, dashes, dots, slashes and a leading `S/N:`, in any case.
    pub fn parse(raw: &str) -> Result<Self, FieldError> {
        let upper = raw.trim().to_uppercase();
        let text: String = without_lead(&upper)
            .chars()
            .filter(|&sign| !typed::is_separator(sign))
            .collect();
        if text.is_empty() {
            return Err(FieldError::Missing);
        }
        if let Some(character) = text.chars().find(|sign| !sign.is_ascii_alphanumeric()) {
            return Err(FieldError::SerialCharacter { character });
        }
        match typed::length(&text) {
            MIN..=MAX => Ok(Self(text)),
            got => Err(FieldError::SerialLength {
                min: MIN,
                max: MAX,
                got,
            }),
        }
    }

    /// As it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is looked up: O is zero and I is one.
    pub fn canonical_for_search(&self) -> String {
        self.0
            .chars()
            .map(|sign| match sign {
                'O' => '0',
                'I' => '1',
                other => other,
            })
            .collect()
    }

    /// Whether both name the same device, as far as a label can be read.
    pub fn reads_like(&self, other: &Self) -> bool {
        self.canonical_for_search() == other.canonical_for_search()
    }
}

/// Without `S/N:` and its like. Other leads count only when a sign or a space ends them: a serial itself may
/// begin with the letters SN.
fn without_lead(text: &str) -> &str {
    LEADS
        .into_iter()
        .filter_map(|lead| text.strip_prefix(lead).map(|rest| (lead, rest)))
        .find(|(lead, rest)| *lead == "S/N" || lead_ends(rest))
        .map_or(text, |(_, rest)| {
            rest.trim_start_matches(|sign| matches!(sign, ':' | '#') || typed::is_separator(sign))
        })
}

fn lead_ends(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_none_or(|sign| matches!(sign, ':' | '#' | '.') || sign.is_whitespace())
}

impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Serial {
    type Error = FieldError;

    fn try_from(text: String) -> Result<Self, FieldError> {
        Self::parse(&text)
    }
}

impl From<Serial> for String {
    fn from(serial: Serial) -> Self {
        serial.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spaces_dashes_and_a_lead_are_forgiven() {
        for raw in [
            "CTD4K2310A0017",
            " ctd4-k231-0a00-17 ",
            "CTD4 K231 0A00 17",
            "S/N: CTD4K2310A0017",
            "s/n:ctd4k2310a0017",
            "S/N-CTD4K2310A0017",
            "S/NCTD4K2310A0017",
            "SN CTD4K2310A0017",
            "sn: CTD4K2310A0017",
            "Serial No. CTD4K2310A0017",
            "Serial number: CTD4K2310A0017",
            "Serial #CTD4K2310A0017",
            "número de serie: CTD4K2310A0017",
            "CTD4\u{2013}K231.0A00/17",
        ] {
            assert_eq!(
                Serial::parse(raw).as_ref().map(Serial::as_str),
                Ok("CTD4K2310A0017"),
                "{raw}"
            );
        }
    }

    #[test]
    fn a_serial_may_itself_begin_with_sn() {
        assert_eq!(
            Serial::parse("SN4K2310A0017").as_ref().map(Serial::as_str),
            Ok("SN4K2310A0017")
        );
        assert_eq!(
            Serial::parse("SN-4K2310A0017").as_ref().map(Serial::as_str),
            Ok("SN4K2310A0017")
        );
    }

    #[test]
    fn o_and_zero_or_i_and_one_read_alike_and_what_was_typed_is_kept() {
        let typed = Serial::parse("CTDOI2310AOO17").expect("a serial");
        let label = Serial::parse("CTD012310A0017").expect("a serial");
        assert!(typed.reads_like(&label));
        assert_eq!(typed.as_str(), "CTDOI2310AOO17");
        assert_eq!(typed.canonical_for_search(), "CTD012310A0017");
        let with_l = Serial::parse("CTD0L2310A0017").expect("a serial");
        assert!(!with_l.reads_like(&label));
    }

    #[test]
    fn what_is_wrong_with_a_serial_is_said_exactly() {
        let length = |got| {
            Err(FieldError::SerialLength {
                min: 12,
                max: 16,
                got,
            })
        };
        assert_eq!(Serial::parse("  "), Err(FieldError::Missing));
        assert_eq!(Serial::parse("S/N:"), Err(FieldError::Missing));
        assert_eq!(Serial::parse("ABC"), length(3));
        assert_eq!(Serial::parse("ABCDEFGH12345678X"), length(17));
        assert_eq!(
            Serial::parse("ABCD?2345678"),
            Err(FieldError::SerialCharacter { character: '?' })
        );
        assert_eq!(
            Serial::parse("ABCDÑ2345678"),
            Err(FieldError::SerialCharacter { character: 'Ñ' })
        );
    }

    proptest! {
        #[test]
        fn what_was_understood_is_understood_again(raw in "[A-Za-z0-9 ./-]{0,24}") {
            if let Ok(serial) = Serial::parse(&raw) {
                prop_assert_eq!(Serial::parse(serial.as_str()), Ok(serial.clone()));
                let folded = Serial::parse(&serial.canonical_for_search());
                prop_assert!(folded.is_ok_and(|folded| folded.reads_like(&serial)));
            }
        }

        #[test]
        fn nothing_that_is_typed_makes_it_panic(raw in any::<String>()) {
            let _ = Serial::parse(&raw);
        }
    }
}
