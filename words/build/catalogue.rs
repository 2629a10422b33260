//! From Fluent files to Rust: read each language, check that all say the same things, write the methods.
//!
//! A part of the build script; the tests include it too, so that every refusal is tested on a small catalogue.

use std::fmt;

mod check;
mod emit;
mod message;
mod names;
mod plurals;
mod pseudo;
mod read;

/// The language that says which messages there are, with which variables and in which order.
pub const REFERENCE: &str = "en";

pub use pseudo::CODE as PSEUDO;

/// One file of the catalogue.
#[derive(Debug, Clone)]
pub struct Source {
    /// BCP 47 tag of its language: the name of the file without `.ftl`.
    pub code: String,
    /// How a problem names the file.
    pub file: String,
    /// Its text, in Fluent syntax.
    pub text: String,
}

/// Why a catalogue is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file to edit.
    pub file: String,
    /// The message, when it is about one.
    pub key: Option<String>,
    /// What is wrong with it.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.key {
            Some(key) => write!(f, "{}: {key}: {}", self.file, self.what),
            None => write!(f, "{}: {}", self.file, self.what),
        }
    }
}

/// The Rust text for `sources`, or every problem that was found.
pub fn generate(sources: &[Source]) -> Result<String, Vec<Problem>> {
    let mut sources: Vec<&Source> = sources.iter().collect();
    sources.sort_by_key(|source| (source.code != REFERENCE, source.code.clone()));
    let mut problems = Vec::new();
    let languages: Vec<_> = sources
        .into_iter()
        .filter_map(|source| read::read(source, &mut problems))
        .collect();
    check::agree(&languages, &mut problems);
    if problems.is_empty() {
        Ok(emit::rust(&languages))
    } else {
        Err(problems)
    }
}
