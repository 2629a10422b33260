//! The number under which a carrier knows a parcel.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::field::{FieldError, typed};

/// A tracking number: 8 to 35 letters and digits, in capitals.
///
/// What begins with 1Z and has 18 signs is UPS's, and its check digit must fit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TrackingNumber(String);

impl TrackingNumber {
    /// The fewest signs.
    pub const MIN: u32 = 8;
    /// The most signs.
    pub const MAX: u32 = 35;

    /// Understands a number in any case, with or without spaces and dashes.
    pub fn parse(raw: &str) -> Result<Self, FieldError> {
        let text: String = raw
            .chars()
            .filter(|&sign| !typed::is_separator(sign))
            .collect();
        if text.is_empty() {
            return Err(FieldError::Missing);
        }
        if !text.bytes().all(|sign| sign.is_ascii_alphanumeric()) {
            return Err(FieldError::NotATrackingNumber);
        }
        let (min, max) = (Self::MIN, Self::MAX);
        match typed::length(&text) {
            got if got < min => return Err(FieldError::TooShort { min, got }),
            got if got > max => return Err(FieldError::TooLong { max, got }),
            _ => {}
        }
        let number = Self(text.to_ascii_uppercase());
        if number.is_ups() && !ups_check_fits(&number.0) {
            return Err(FieldError::MistypedTrackingNumber);
        }
        Ok(number)
    }

    /// As it is kept and shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is one of UPS's parcel numbers.
    pub fn is_ups(&self) -> bool {
        self.0.starts_with("1Z") && self.0.len() == 18
    }
}

/// UPS's check digit: of the fifteen signs after 1Z, letters count as A = 2 and on, of which the last digit;
/// every second one doubles; the check digit makes the sum a multiple of ten (as label software computes it:
/// TEKLYNX, knowledge base KA-02207; it fits the numbers that UPS itself publishes for tests).
fn ups_check_fits(number: &str) -> bool {
    let (body, check) = number[2..].split_at(15);
    let sum: u32 = body
        .bytes()
        .enumerate()
        .map(|(at, sign)| ups_value(sign) * if at % 2 == 0 { 1 } else { 2 })
        .sum();
    check.parse() == Ok((10 - sum % 10) % 10)
}

fn ups_value(sign: u8) -> u32 {
    if sign.is_ascii_digit() {
        u32::from(sign - b'0')
    } else {
        u32::from(sign - b'A' + 2) % 10
    }
}

impl fmt::Display for TrackingNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for TrackingNumber {
    type Error = FieldError;

    fn try_from(text: String) -> Result<Self, FieldError> {
        Self::parse(&text)
    }
}

impl From<TrackingNumber> for String {
    fn from(number: TrackingNumber) -> Self {
        number.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_of_carriers_are_understood() {
        for (raw, kept, ups) in [
            ("1Z 5R8 939 03 5756 712 7", "1Z5R89390357567127", true),
            ("1z999aa10123456784", "1Z999AA10123456784", true),
            // The two numbers that UPS publishes for trying out its tracking (Track Alert, frequent questions).
            ("1ZCIETST0111111114", "1ZCIETST0111111114", true),
            ("1ZCIETST0422222228", "1ZCIETST0422222228", true),
            (
                "9400 1000 0000 0000 0000 00",
                "9400100000000000000000",
                false,
            ),
            ("RA123456785GB", "RA123456785GB", false),
            ("1Z345678", "1Z345678", false),
        ] {
            let number = TrackingNumber::parse(raw).expect(raw);
            assert_eq!((number.as_str(), number.is_ups()), (kept, ups));
        }
    }

    #[test]
    fn what_is_wrong_with_a_number_is_said() {
        for (raw, error) in [
            (" ", FieldError::Missing),
            ("12345", FieldError::TooShort { min: 8, got: 5 }),
            ("1Z999AA10123456785", FieldError::MistypedTrackingNumber),
            ("1Z999AA1012345678X", FieldError::MistypedTrackingNumber),
            ("12345678!", FieldError::NotATrackingNumber),
            ("12345678ñ", FieldError::NotATrackingNumber),
        ] {
            assert_eq!(TrackingNumber::parse(raw), Err(error), "{raw}");
        }
        let long = "1".repeat(36);
        assert_eq!(
            TrackingNumber::parse(&long),
            Err(FieldError::TooLong { max: 35, got: 36 })
        );
    }

    proptest! {
        #[test]
        fn a_wrong_digit_of_a_ups_number_shows(at in 8_usize..18, digit in 0_u8..10) {
            let good = "1Z999AA10123456784";
            let mut bytes = good.as_bytes().to_vec();
            bytes[at] = b'0' + digit;
            let text = String::from_utf8(bytes).expect("ASCII");
            // Doubling maps 0 and 5 to the same last digit, and so on: that half of the places is blind to it.
            let doubled = at % 2 == 1 && at < 17;
            let same = text == good || (doubled && (text.as_bytes()[at].abs_diff(good.as_bytes()[at])) == 5);
            prop_assert_eq!(TrackingNumber::parse(&text).is_ok(), same);
        }

        #[test]
        fn nothing_that_is_typed_makes_it_panic(raw in any::<String>(), ups in "1Z[A-Z0-9]{16}") {
            let _ = TrackingNumber::parse(&raw);
            let _ = TrackingNumber::parse(&ups);
        }
    }
}
