//! What is said: every word that a customer reads, in every language, and how dates and money are spoken.
//!
//! The catalogue lives in `words/locales/<language>.ftl` ([Fluent syntax](https://projectfluent.org/fluent/guide/)).
//! The build script turns each message into a method of [`Words`], so a missing key, a missing argument or a
//! language that lacks a message does not compile.
//!
//! ```
//! use words::{Lang, Words};
//!
//! let words = Words::new(Lang::En);
//! assert_eq!(words.common_continue(), "Continue");
//! assert_eq!(words.error_serial_length(12, 16, 9),
//!     "Enter the serial number from the label, 12 to 16 letters and digits. Yours has 9.");
//! ```
//!
//! # How to add a message
//!
//! 1. Write it in `locales/en.ftl`, in the section of its area (the first word of its key; sections and keys are in
//!    alphabetical order). A comment line `# …` above it becomes the documentation of the method.
//! 2. Write it with the same key and the same variables in every other file of `locales`.
//! 3. Call it: `track-parcel-late` with `{ $carrier }` and `{ $day }` is `words.track_parcel_late(carrier, day)`.
//!    The arguments stand in the order in which the variables first appear in `en.ftl`. No variables: the method
//!    returns `&'static str`, otherwise a `String`.
//!
//! A variable that chooses a plural, `{ $count -> [0] … [one] … *[other] … }`, is an `i64` and is spoken with group
//! separators; any other is `impl Display` and is said as it comes, so hand over dates and money already spoken
//! ([`Words::day`], [`Words::money`]). `{ other-key }` and `{ -term }` are replaced at build time; attributes,
//! functions and arguments of terms are refused.
//!
//! # How to add a language
//!
//! 1. Copy `locales/en.ftl` to `locales/<tag>.ftl` (BCP 47: `fr`, `pt-BR`) and translate it; `language-name` is
//!    the language's own name, the sections `date` and `number` hold its formats.
//! 2. Add its plural rules, one line, to `build/plurals.rs`.
//!
//! The build says what is missing. `Lang` gains the variant by itself.
//!
//! The feature `pseudo` adds `en-XA`, English about 40 % longer and full of accents, for tests of pages.

use std::fmt::Display;

mod dates;
mod lang;
mod numbers;

pub use lang::UnknownLanguage;

/// The words of one language. Cheap to copy: the texts are part of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Words {
    lang: Lang,
}

impl Words {
    /// The words of `lang`.
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// Their language.
    pub const fn lang(self) -> Lang {
        self.lang
    }
}

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
