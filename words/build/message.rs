//! A message after reading: references are followed, what is left is text, variables and choices.

use std::collections::BTreeSet;

/// One language of the catalogue.
#[derive(Debug)]
pub struct Language {
    pub code: String,
    pub file: String,
    pub messages: Vec<Message>,
}

impl Language {
    pub fn message(&self, key: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.key == key)
    }
}

/// What one key says in one language.
#[derive(Debug)]
pub struct Message {
    pub key: String,
    pub comment: Vec<String>,
    pub pieces: Vec<Piece>,
}

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Variable(String),
    Select {
        on: String,
        by: By,
        variants: Vec<(Key, Vec<Piece>)>,
        otherwise: Vec<Piece>,
    },
}

/// What a choice looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Number,
    Word,
}

/// When a variant is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// The number itself.
    Exact(i64),
    /// The number's plural category, as a condition in Rust.
    Category(&'static str),
    /// The word itself.
    Word(String),
}

/// The variables of `pieces` in order of first appearance.
pub fn variables(pieces: &[Piece]) -> Vec<String> {
    let mut found = Vec::new();
    walk(pieces, &mut |name, _| {
        if !found.contains(name) {
            found.push(name.clone());
        }
    });
    found
}

/// The variables by which `pieces` choose in this way.
pub fn selectors(pieces: &[Piece], by: By) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    walk(pieces, &mut |name, selects| {
        if selects == Some(by) {
            found.insert(name.clone());
        }
    });
    found
}

fn walk(pieces: &[Piece], visit: &mut impl FnMut(&String, Option<By>)) {
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Variable(name) => visit(name, None),
            Piece::Select {
                on,
                by,
                variants,
                otherwise,
            } => {
                visit(on, Some(*by));
                for pieces in variants.iter().map(|(_, pieces)| pieces).chain([otherwise]) {
                    walk(pieces, visit);
                }
            }
        }
    }
}
