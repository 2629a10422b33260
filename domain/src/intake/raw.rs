//! A filing as it was typed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::step::Step;

/// The longest text of one field that a draft keeps, in bytes. Four thousand characters of a description
/// fit in any script; what is longer is cut and its error says so.
const MAX_KEPT: usize = 20_000;

/// A filing as it was typed, right or wrong: what a draft keeps.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawIntake {
    language: String,
    #[serde(default)]
    typed: BTreeMap<String, String>,
    #[serde(default)]
    answered: BTreeSet<Step>,
}

impl RawIntake {
    /// An empty filing of a customer who reads this language.
    pub fn new(language: impl Into<String>) -> Self {
        Self {
            language: language.into(),
            ..Self::default()
        }
    }

    /// The language that the customer reads, by its code.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The customer chose another language on the way.
    pub fn speak(&mut self, language: impl Into<String>) {
        self.language = language.into();
    }

    /// What was typed into a field; nothing if it was never shown.
    pub fn get(&self, field: &str) -> &str {
        self.typed.get(field).map_or("", String::as_str)
    }

    /// Whether a box is ticked.
    pub fn is_ticked(&self, field: &str) -> bool {
        !self.get(field).trim().is_empty()
    }

    /// Whether this page was sent: on a page where all is optional, empty fields are an answer too.
    pub fn is_answered(&self, step: Step) -> bool {
        self.answered.contains(&step)
    }

    /// Keeps what a page holds while it is typed. Fields of other pages in the same post are not kept, and a
    /// field of this page that is not in it, such as a box that is no longer ticked, is forgotten.
    pub fn keep<K: AsRef<str>, V: Into<String>>(
        &mut self,
        step: Step,
        posted: impl IntoIterator<Item = (K, V)>,
    ) {
        for field in step.fields() {
            self.typed.remove(*field);
        }
        for (field, value) in posted {
            let Some(field) = step.fields().iter().find(|known| **known == field.as_ref()) else {
                continue;
            };
            self.typed.insert((*field).to_owned(), cut(value.into()));
        }
    }

    /// Keeps what a page held when it was sent.
    pub fn answer<K: AsRef<str>, V: Into<String>>(
        &mut self,
        step: Step,
        posted: impl IntoIterator<Item = (K, V)>,
    ) {
        self.keep(step, posted);
        self.answered.insert(step);
    }

    /// Puts a value into a field that is still empty: what an earlier page or a session knows is not asked
    /// twice.
    pub fn prefill(&mut self, field: &str, value: impl Into<String>) {
        if self.get(field).is_empty() {
            self.typed.insert(field.to_owned(), cut(value.into()));
        }
    }

    /// Forgets that a page was sent, so that it is asked again; what was typed stays.
    pub fn ask_again(&mut self, step: Step) {
        self.answered.remove(&step);
    }
}

fn cut(mut text: String) -> String {
    let end = (0..=MAX_KEPT.min(text.len()))
        .rev()
        .find(|&end| text.is_char_boundary(end));
    text.truncate(end.unwrap_or(0));
    text
}
