//! What can be wrong with what somebody typed or sent.
//!
//! It is data: the catalogue puts it into the reader's words, next to the field.

pub mod typed;

use serde::{Deserialize, Serialize};

use crate::time::Date;

/// What is wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum FieldError {
    /// Nothing was given where something is needed.
    Missing,
    /// More characters than fit.
    TooLong {
        /// How many fit.
        max: u32,
        /// How many were given.
        got: u32,
    },
    /// Fewer characters than needed.
    TooShort {
        /// How many are needed.
        min: u32,
        /// How many were given.
        got: u32,
    },
    /// A serial number of the wrong length.
    SerialLength {
        /// The shortest serial.
        min: u32,
        /// The longest serial.
        max: u32,
        /// How many letters and digits were given.
        got: u32,
    },
    /// A serial number with a sign that no serial has.
    SerialCharacter {
        /// The first such sign.
        character: char,
    },
    /// A serial that is in the same filing already.
    SerialTwice,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a telephone number.
    NotAPhone,
    /// Not a postcode of the chosen country.
    BadPostcode,
    /// A reference in the right shape whose check symbol does not fit: one or more symbols are wrong.
    MistypedReference,
    /// Not a reference of ours at all.
    NotAReference,
    /// A reference, and an e-mail address or postcode, that do not belong together; which is wrong is not told.
    NoMatch,
    /// Not a tracking number at all.
    NotATrackingNumber,
    /// A UPS tracking number whose check digit does not fit.
    MistypedTrackingNumber,
    /// Not a day of the calendar.
    NotADate,
    /// A day still to come where a past one is asked for.
    DateInFuture,
    /// A day before we made anything.
    DateTooOld {
        /// The first day that is believed.
        before: Date,
    },
    /// A day in the past where one to come is asked for.
    DateInPast,
    /// Not an amount of money.
    NotAnAmount,
    /// Not a whole number.
    NotANumber,
    /// A number outside its range.
    OutOfRange {
        /// The smallest.
        min: i64,
        /// The largest.
        max: i64,
    },
    /// None of the choices was chosen.
    ChooseOne,
    /// The choice is not one of those offered.
    NotInList,
    /// A box that must be ticked is not.
    NotConfirmed,
    /// The value is taken already.
    Taken,
    /// No file was chosen.
    NoFile,
    /// A kind of file that is not taken.
    WrongFileType,
    /// A picture in Apple's HEIC format, which needs its own advice.
    HeicFile,
    /// A file of more bytes than allowed.
    FileTooBig {
        /// The most bytes of one file.
        max_bytes: u64,
    },
    /// A file without content.
    EmptyFile,
    /// A picture of more pixels than allowed.
    TooManyPixels {
        /// The most million pixels of one picture.
        max_megapixels: u32,
    },
    /// More files than allowed.
    TooManyFiles {
        /// The most files.
        max: u32,
    },
    /// All files together are bigger than allowed.
    QuotaReached {
        /// The most bytes together.
        max_bytes: u64,
    },
    /// A file that cannot be read.
    DamagedFile,
    /// A file locked with a password.
    LockedFile,
    /// A file in which harmful content was found.
    HarmfulFile,
    /// The file did not arrive whole.
    UploadFailed,
    /// A one-time code that is not the one we sent.
    WrongCode,
    /// A one-time code whose time is over.
    CodeExpired,
    /// A password that is too short.
    WeakPassword {
        /// The fewest characters.
        min: u32,
    },
    /// A password that attackers try first.
    CommonPassword,
    /// The two passwords are not the same.
    PasswordsDiffer,
    /// The e-mail address and the password do not belong together; which of them is wrong is not told.
    WrongCredentials,
    /// Too many attempts; wait before the next.
    TooManyAttempts,
    /// The answer does not belong here: an earlier question is to be answered first.
    PromptInstead,
}

impl core::fmt::Display for FieldError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        core::fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for FieldError {}

/// What is wrong with a form, in the order of its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldErrors(Vec<(String, FieldError)>);

impl FieldErrors {
    /// Nothing wrong yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// One thing wrong with one field.
    pub fn one(field: impl Into<String>, error: FieldError) -> Self {
        Self(vec![(field.into(), error)])
    }

    /// Notes that `error` is wrong with `field`.
    pub fn push(&mut self, field: impl Into<String>, error: FieldError) {
        self.0.push((field.into(), error));
    }

    /// Notes all that is wrong elsewhere.
    pub fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The value of a field, or `None` once its error is noted: so all fields are looked at before the form
    /// goes back.
    pub fn take<T>(&mut self, field: &str, result: Result<T, FieldError>) -> Option<T> {
        result.map_err(|error| self.push(field, error)).ok()
    }

    /// The value of several fields, or `None` once their errors are noted.
    pub fn take_all<T>(&mut self, result: Result<T, Self>) -> Option<T> {
        result.map_err(|errors| self.append(errors)).ok()
    }

    /// Whether nothing is wrong.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How much is wrong.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// The first thing wrong with a field.
    pub fn get(&self, field: &str) -> Option<FieldError> {
        self.0
            .iter()
            .find(|(name, _)| name == field)
            .map(|(_, error)| *error)
    }

    /// All of it, in the order of the fields.
    pub fn iter(&self) -> impl Iterator<Item = (&str, FieldError)> {
        self.0.iter().map(|(name, error)| (name.as_str(), *error))
    }

    /// The value when nothing is wrong, otherwise what is wrong.
    ///
    /// `value` is `None` exactly when one of its parts is missing, and then an error says which; should none
    /// do so, the form is refused all the same, with no field named.
    pub fn into_result<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            Some(_) | None => Err(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_keep_the_order_of_the_form_and_the_first_of_a_field_is_shown() {
        let mut errors = FieldErrors::new();
        errors.push("serial", FieldError::Missing);
        errors.push("email", FieldError::NotAnEmail);
        errors.push("email", FieldError::Missing);
        assert_eq!(errors.get("email"), Some(FieldError::NotAnEmail));
        assert_eq!(errors.get("phone"), None);
        let fields: Vec<_> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["serial", "email", "email"]);
    }

    #[test]
    fn a_value_with_an_error_beside_it_is_not_a_result() {
        let mut errors = FieldErrors::new();
        assert_eq!(errors.clone().into_result(Some(1)), Ok(1));
        assert_eq!(errors.take("a", Ok(2)), Some(2));
        assert_eq!(errors.take::<u8>("b", Err(FieldError::Missing)), None);
        assert_eq!(errors.clone().into_result(Some(1)), Err(errors));
    }
}
