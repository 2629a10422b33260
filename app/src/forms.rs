//! The parts of a page model that a form is made of. Strings are ready to be shown.

use serde::{Deserialize, Serialize};

/// One field as it is shown: with what was typed before, and what was wrong with that.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// What is asked for.
    pub label: String,
    /// What helps to answer; may be empty.
    pub hint: String,
    /// What was typed before.
    pub value: String,
    /// Why it was refused; empty when it was not.
    pub error: String,
}

/// One of several answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// A second, quieter line; may be empty.
    pub hint: String,
    /// The address of a picture; may be empty.
    pub picture: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A question with several answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// What is asked.
    pub legend: String,
    /// What helps to answer; may be empty.
    pub hint: String,
    /// Why the answer was refused; empty when it was not.
    pub error: String,
    /// The answers.
    pub choices: Vec<Choice>,
}

/// Everything that was wrong with a form, for the summary above it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problems {
    /// The heading.
    pub title: String,
    /// The field's name and what is wrong with it; no name when it is about the form as a whole.
    pub items: Vec<(String, String)>,
}
