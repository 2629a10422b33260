//! Who somebody is and how to reach them.

pub mod address;
pub mod country;
pub mod postcode;

pub use address::{Address, MaskedAddress, RawAddress};
pub use country::Country;
pub use postcode::Postcode;

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::field::{FieldError, typed};

/// The sign that stands for letters not shown.
const MASK: &str = "•••";

/// A text that was understood once: serde reads it through `parse`, so no other text can be in it.
macro_rules! parsed_text {
    ($name:ident) => {
        impl $name {
            /// As it is kept and shown.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = FieldError;

            fn try_from(text: String) -> Result<Self, FieldError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}

/// A person's name, as they write it: there is no first and last here.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

parsed_text!(PersonName);

impl PersonName {
    /// The longest name.
    pub const MAX: u32 = 100;

    /// One line with something in it.
    pub fn parse(raw: &str) -> Result<Self, FieldError> {
        typed::required_line(raw, Self::MAX).map(Self)
    }
}

/// An e-mail address.
///
/// The rule is that of the address fields of browsers (WHATWG HTML, "valid e-mail address") with a dot in the
/// domain, and shorter than the longest path of RFC 5321, section 4.5.3.1. Whether mail arrives only mail can
/// tell.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

parsed_text!(Email);

impl Email {
    /// The longest address.
    pub const MAX: u32 = 254;
    /// The longest part before the @.
    const MAX_LOCAL: usize = 64;
    /// The longest label of a domain (RFC 1035, section 2.3.4).
    const MAX_LABEL: usize = 63;

    /// Understands an address; its domain becomes lower-case, the part before the @ stays as typed.
    pub fn parse(raw: &str) -> Result<Self, FieldError> {
        // Invisible signs at the ends come along when an address is pasted; within it they are an attack.
        let text = raw.trim_matches(|sign: char| sign.is_whitespace() || typed::is_invisible(sign));
        if text.is_empty() {
            return Err(FieldError::Missing);
        }
        match typed::length(text) {
            got if got > Self::MAX => {
                return Err(FieldError::TooLong {
                    max: Self::MAX,
                    got,
                });
            }
            _ => {}
        }
        let (local, domain) = text.split_once('@').ok_or(FieldError::NotAnEmail)?;
        if !Self::is_local(local) || !Self::is_domain(domain) {
            return Err(FieldError::NotAnEmail);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }

    fn is_local(local: &str) -> bool {
        let fits =
            |sign: u8| sign.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&sign);
        (1..=Self::MAX_LOCAL).contains(&local.len())
            && local.bytes().all(fits)
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
    }

    fn is_domain(domain: &str) -> bool {
        let is_label = |label: &str| {
            (1..=Self::MAX_LABEL).contains(&label.len())
                && label
                    .bytes()
                    .all(|sign| sign.is_ascii_alphanumeric() || sign == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let top = domain.rsplit_once('.').map(|(_, top)| top);
        domain.split('.').all(is_label)
            && top
                .is_some_and(|top| top.len() >= 2 && !top.bytes().all(|sign| sign.is_ascii_digit()))
    }

    /// As it is looked up: nobody remembers the case of their own address.
    pub fn canonical_for_search(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// For pages that anybody with the link may read: `j•••@example.com`.
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.split_once('@').unwrap_or((&self.0, ""));
        let first: String = local.chars().take(1).collect();
        format!("{first}{MASK}@{domain}")
    }
}

/// A telephone number: digits, and a leading + where the country is named (E.164 has at most 15 digits).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

parsed_text!(Phone);

impl Phone {
    const MIN_DIGITS: usize = 7;
    const MAX_DIGITS: usize = 15;

    /// Understands a number with spaces, dashes, dots, slashes and brackets.
    pub fn parse(raw: &str) -> Result<Self, FieldError> {
        // +44 (0)20 …: the zero in brackets is not dialled from abroad.
        let from_abroad = raw.trim_start().starts_with('+');
        let dialled = if from_abroad {
            raw.replacen("(0)", "", 1)
        } else {
            raw.to_owned()
        };
        let text: String = dialled
            .chars()
            .filter(|&sign| !typed::is_separator(sign) && !matches!(sign, '(' | ')'))
            .collect();
        if text.is_empty() {
            return Err(FieldError::Missing);
        }
        let digits = text.strip_prefix('+').unwrap_or(&text);
        let fits = (Self::MIN_DIGITS..=Self::MAX_DIGITS).contains(&digits.len());
        if !fits || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(FieldError::NotAPhone);
        }
        Ok(Self(text))
    }

    /// For pages that anybody with the link may read: the last two digits.
    pub fn masked(&self) -> String {
        format!("{MASK}{}", &self.0[self.0.len() - 2..])
    }
}

#[cfg(test)]
mod tests;
