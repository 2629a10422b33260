//! Postcodes: how they look, and when two are the same.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::country::Country;
use crate::field::{FieldError, typed};

/// What a postcode of a country looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// So many digits.
    Digits(usize),
    /// Five digits, or nine as ZIP+4 (USPS Publication 28, section 24).
    Zip,
    /// `A1A 1A1`.
    Canadian,
    /// `A9 9AA` to `AA9A 9AA` (Royal Mail, PAF digest).
    British,
    /// `1234 AB`.
    Dutch,
    /// Any, or none: the country has none, or parcels arrive without.
    Optional,
}

impl Rule {
    /// Whether a parcel needs one.
    pub const fn is_required(self) -> bool {
        match self {
            Self::Digits(_) | Self::Zip | Self::Canadian | Self::British | Self::Dutch => true,
            Self::Optional => false,
        }
    }

    /// The compact text as it is written there; `None` when it does not fit.
    fn format(self, compact: &str) -> Option<String> {
        match self {
            Self::Digits(count) => fits(compact, &"9".repeat(count)).then(|| compact.to_owned()),
            Self::Zip if fits(compact, "99999") => Some(compact.to_owned()),
            Self::Zip => fits(compact, "999999999").then(|| joined(compact, 5, '-')),
            Self::Canadian => fits(compact, "A9A9A9").then(|| joined(compact, 3, ' ')),
            Self::British => {
                let outward = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"];
                let is_british = outward
                    .iter()
                    .any(|outward| fits(compact, &format!("{outward}9AA")));
                is_british.then(|| joined(compact, compact.len() - 3, ' '))
            }
            Self::Dutch => fits(compact, "9999AA").then(|| joined(compact, 4, ' ')),
            Self::Optional => (2..=10)
                .contains(&compact.len())
                .then(|| compact.to_owned()),
        }
    }
}

/// Whether a text has the shape of a pattern, in which 9 stands for a digit and A for a letter.
fn fits(text: &str, pattern: &str) -> bool {
    let same = |(sign, place): (u8, u8)| {
        if place == b'9' {
            sign.is_ascii_digit()
        } else {
            sign.is_ascii_uppercase()
        }
    };
    text.len() == pattern.len() && text.bytes().zip(pattern.bytes()).all(same)
}

fn joined(compact: &str, at: usize, between: char) -> String {
    let (left, right) = compact.split_at(at);
    format!("{left}{between}{right}")
}

/// Without spaces and dashes, in capitals.
fn compact(raw: &str) -> String {
    raw.chars()
        .filter(|&sign| !typed::is_separator(sign))
        .collect::<String>()
        .to_uppercase()
}

/// A postcode as it is written in its country.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Postcode(String);

impl Postcode {
    /// Understands a postcode of a country, in any case, with or without its space or dash.
    pub fn parse(raw: &str, country: Country) -> Result<Self, FieldError> {
        let compact = compact(raw);
        if compact.is_empty() {
            return Err(FieldError::Missing);
        }
        if !compact.bytes().all(|sign| sign.is_ascii_alphanumeric()) {
            return Err(FieldError::BadPostcode);
        }
        country
            .postcode()
            .format(&compact)
            .map(Self)
            .ok_or(FieldError::BadPostcode)
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is looked up.
    pub fn canonical_for_search(&self) -> String {
        Self::fold(&self.0)
    }

    /// What somebody typed into a look-up, as it is looked up: compact, in capitals, and of a ZIP+4 only the
    /// five digits that people know.
    pub fn fold(raw: &str) -> String {
        let mut compact = compact(raw);
        if compact.len() == 9 && compact.bytes().all(|digit| digit.is_ascii_digit()) {
            compact.truncate(5);
        }
        compact
    }

    /// Whether somebody typed this one into a look-up.
    pub fn reads_like(&self, typed: &str) -> bool {
        self.canonical_for_search() == Self::fold(typed)
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
