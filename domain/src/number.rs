//! The number of a case: one body with two faces, the ticket's and the RMA's (S3).
//!
//! `T-7K3M-9QXD-5` is a ticket; once Technical Support has authorised the return, the same body is the RMA
//! `R-7K3M-9QXD-5`, so a customer has one number to remember.
//!
//! The body is eight random symbols of Crockford's base 32 (40 bits, no I, L, O, U) and a check symbol.
//! The check symbol makes the weighted sum of all nine zero over GF(32). The weights are nine different
//! powers of a primitive element, so none is zero and no two are alike: hence one wrong symbol and two
//! swapped symbols, neighbours or not, always show.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::field::{FieldError, typed};

/// Crockford's base 32, <https://www.crockford.com/base32.html>.
const ALPHABET: [u8; 32] = *b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Random symbols, before the check symbol.
const SYMBOLS: usize = 8;
/// x⁵ + x² + 1, a primitive polynomial over GF(2).
const POLYNOMIAL: u8 = 0b10_0101;
const BITS: u64 = (1 << (5 * SYMBOLS)) - 1;

/// The number of a case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CaseNumber(u64);

impl CaseNumber {
    /// The number made of the lowest 40 of these bits, which must come from a good source of randomness.
    pub const fn from_random_bits(bits: u64) -> Self {
        Self(bits & BITS)
    }

    /// Understands a number as people write it: either face or none, small or capital letters, with or
    /// without dashes and spaces, the letter O for zero, I and L for one.
    pub fn parse(raw: &str) -> Result<Self, FieldError> {
        let compact: String = raw
            .chars()
            .filter(|&sign| !typed::is_separator(sign) && !matches!(sign, '#' | ':'))
            .collect();
        if compact.is_empty() {
            return Err(FieldError::Missing);
        }
        let compact = compact.to_ascii_uppercase();
        Self::from_compact(without_face(&compact).ok_or(FieldError::NotAReference)?)
    }

    fn from_compact(body: &str) -> Result<Self, FieldError> {
        if !body.bytes().all(|sign| sign.is_ascii_alphanumeric()) {
            return Err(FieldError::NotAReference);
        }
        let mut bits = 0;
        let mut sum = 0;
        for (at, sign) in body.bytes().enumerate() {
            // The letter U is in no number: it was misread or mistyped.
            let value = value_of(sign).ok_or(FieldError::MistypedReference)?;
            sum ^= times(weight(at), value);
            bits = (bits << 5) | u64::from(value);
        }
        if sum == 0 {
            Ok(Self(bits >> 5))
        } else {
            Err(FieldError::MistypedReference)
        }
    }

    /// Eight symbols and the check symbol, as the database keeps them.
    pub fn body(self) -> String {
        self.symbols().into_iter().map(char::from).collect()
    }

    /// As a ticket: `T-7K3M-9QXD-5`.
    pub fn ticket(self) -> String {
        self.with_face('T')
    }

    /// As an RMA: `R-7K3M-9QXD-5`.
    pub fn rma(self) -> String {
        self.with_face('R')
    }

    fn with_face(self, face: char) -> String {
        let body = self.body();
        let (first, rest) = body.split_at(4);
        let (second, check) = rest.split_at(4);
        format!("{face}-{first}-{second}-{check}")
    }

    fn symbols(self) -> [u8; SYMBOLS + 1] {
        let mut symbols = [0; SYMBOLS + 1];
        let mut sum = 0;
        for (at, symbol) in symbols.iter_mut().enumerate().take(SYMBOLS) {
            let value = self.value_at(at);
            sum ^= times(weight(at), value);
            *symbol = ALPHABET[usize::from(value)];
        }
        // The check symbol's weight is one, and in GF(32) a value is its own negative.
        symbols[SYMBOLS] = ALPHABET[usize::from(sum)];
        symbols
    }

    fn value_at(self, at: usize) -> u8 {
        ((self.0 >> (5 * (SYMBOLS - 1 - at))) & 31).to_le_bytes()[0]
    }
}

/// The nine symbols without the face or the word before them; `None` when they are not nine.
fn without_face(compact: &str) -> Option<&str> {
    ["", "RMA", "TICKET"].into_iter().find_map(|word| {
        let rest = compact.strip_prefix(word)?;
        let is_body = |rest: &&str| rest.chars().count() == SYMBOLS + 1;
        Some(rest)
            .filter(is_body)
            .or_else(|| rest.strip_prefix(['R', 'T']).filter(is_body))
    })
}

/// The value of a symbol, with the look-alikes that Crockford names.
fn value_of(sign: u8) -> Option<u8> {
    let sign = match sign {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    };
    ALPHABET
        .iter()
        .position(|&symbol| symbol == sign)
        .and_then(|value| u8::try_from(value).ok())
}

/// The weight of a place: the powers 8 to 1 of the primitive element 2, and its power 0 for the check symbol.
fn weight(at: usize) -> u8 {
    (at..SYMBOLS).fold(1, |power, _| times(2, power))
}

/// The product in GF(32).
const fn times(mut one: u8, mut other: u8) -> u8 {
    let mut product = 0;
    while other > 0 {
        if other & 1 == 1 {
            product ^= one;
        }
        one <<= 1;
        if one & 32 != 0 {
            one ^= POLYNOMIAL;
        }
        other >>= 1;
    }
    product
}

impl fmt::Debug for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CaseNumber({})", self.body())
    }
}

impl TryFrom<String> for CaseNumber {
    type Error = FieldError;

    fn try_from(text: String) -> Result<Self, FieldError> {
        Self::parse(&text)
    }
}

impl From<CaseNumber> for String {
    fn from(number: CaseNumber) -> Self {
        number.body()
    }
}

#[cfg(test)]
mod tests;
