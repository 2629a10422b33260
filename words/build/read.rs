//! Reads one Fluent file: syntax, names, references and choices.

use std::collections::BTreeMap;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, Variant, VariantKey,
};
use fluent_syntax::parser::{self, ParserError};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::message::{By, Key, Language, Message, Piece};
use super::names::{misnamed, variable};
use super::plurals::{CATEGORIES, OTHER, Plurals};
use super::{Problem, Source, pseudo};

type Outcome<T> = Result<T, String>;

/// Reads `source`; what is wrong with it is added to `problems`. Without plural rules nothing can be read.
pub fn read(source: &Source, problems: &mut Vec<Problem>) -> Option<Language> {
    let Some(plurals) = Plurals::of(&source.code) else {
        problems.push(no_plurals(source));
        return None;
    };
    let resource = parser::parse(source.text.as_str()).unwrap_or_else(|(resource, errors)| {
        problems.extend(errors.iter().map(|error| syntax_problem(source, error)));
        resource
    });
    let patterns = patterns(&resource, source, problems);
    let reader = Reader { patterns, plurals };
    let mut messages = Vec::new();
    for entry in &resource.body {
        match reader.entry(entry) {
            Ok(message) => messages.extend(message),
            Err((key, what)) => {
                let (file, key) = (source.file.clone(), Some(key));
                problems.push(Problem { file, key, what });
            }
        }
    }
    if source.code == pseudo::CODE {
        pseudo::stretch(&mut messages);
    }
    let (code, file) = (source.code.clone(), source.file.clone());
    Some(Language {
        code,
        file,
        messages,
    })
}

fn no_plurals(source: &Source) -> Problem {
    let (code, file) = (&source.code, &source.file);
    Problem {
        file: "words/build/plurals.rs".to_owned(),
        key: None,
        what: format!("no plural rules for {code:?} ({file}): add a line to PLURALS"),
    }
}

fn syntax_problem(source: &Source, error: &ParserError) -> Problem {
    let line = source.text[..error.pos.start.min(source.text.len())]
        .lines()
        .count()
        .max(1);
    Problem {
        file: source.file.clone(),
        key: None,
        what: format!("line {line}: {}", error.kind),
    }
}

/// Every message by its key and every term by its name with the hyphen.
fn patterns<'a>(
    resource: &'a Resource<&'a str>,
    source: &Source,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, &'a Pattern<&'a str>> {
    let mut patterns = BTreeMap::new();
    for entry in &resource.body {
        let (key, pattern) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref()),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value)),
            Entry::Comment(_)
            | Entry::GroupComment(_)
            | Entry::ResourceComment(_)
            | Entry::Junk { .. } => continue,
        };
        if let Some(pattern) = pattern
            && patterns.insert(key.clone(), pattern).is_some()
        {
            problems.push(Problem {
                file: source.file.clone(),
                key: Some(key),
                what: "is there twice".into(),
            });
        }
    }
    patterns
}

struct Reader<'a> {
    patterns: BTreeMap<String, &'a Pattern<&'a str>>,
    plurals: &'static Plurals,
}

impl Reader<'_> {
    /// A message, nothing (comments and terms), or a key and what is wrong with it.
    fn entry(&self, entry: &Entry<&str>) -> Result<Option<Message>, (String, String)> {
        let (message, id, attributes) = match entry {
            Entry::Message(message) => (Some(message), &message.id, &message.attributes),
            Entry::Term(term) => (None, &term.id, &term.attributes),
            Entry::Comment(_)
            | Entry::GroupComment(_)
            | Entry::ResourceComment(_)
            | Entry::Junk { .. } => return Ok(None),
        };
        let key = id.name.to_owned();
        if let Some(what) = misnamed(&key, message.is_some(), !attributes.is_empty()) {
            return Err((key, what.to_owned()));
        }
        let Some((message, pattern)) =
            message.and_then(|message| Some((message, message.value.as_ref()?)))
        else {
            return Ok(None);
        };
        let comment = message.comment.iter().flat_map(|comment| &comment.content);
        let comment = comment.map(|&line| line.to_owned()).collect();
        match self.pieces(pattern, &[&key]) {
            Ok(pieces) => Ok(Some(Message {
                key,
                comment,
                pieces,
            })),
            Err(what) => Err((key, what)),
        }
    }

    /// `path` is the chain of references that led here, to notice a circle.
    fn pieces(&self, pattern: &Pattern<&str>, path: &[&str]) -> Outcome<Vec<Piece>> {
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    pieces.push(Piece::Text((*value).to_owned()));
                }
                PatternElement::Placeable { expression } => {
                    pieces.extend(self.expression(expression, path)?);
                }
            }
        }
        Ok(joined(pieces))
    }

    fn expression(&self, expression: &Expression<&str>, path: &[&str]) -> Outcome<Vec<Piece>> {
        match expression {
            Expression::Inline(inline) => self.inline(inline, path),
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else {
                    return Err("a choice looks at a variable, { $count -> … }".into());
                };
                Ok(vec![self.select(variable(id.name)?, variants, path)?])
            }
        }
    }

    fn inline(&self, inline: &InlineExpression<&str>, path: &[&str]) -> Outcome<Vec<Piece>> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                Ok(vec![Piece::Text(unescape_unicode_to_string(value).into())])
            }
            InlineExpression::NumberLiteral { value } => Ok(vec![Piece::Text((*value).to_owned())]),
            InlineExpression::VariableReference { id } => {
                Ok(vec![Piece::Variable(variable(id.name)?)])
            }
            InlineExpression::MessageReference {
                id,
                attribute: None,
            } => self.follow(id.name, path),
            InlineExpression::TermReference {
                id,
                attribute: None,
                arguments: None,
            } => self.follow(&format!("-{}", id.name), path),
            InlineExpression::MessageReference { id, .. }
            | InlineExpression::TermReference { id, .. } => Err(format!(
                "the reference to {:?} has an attribute or arguments, which are not supported",
                id.name
            )),
            InlineExpression::FunctionReference { id, .. } => Err(format!(
                "the function {} is not supported: hand over a variable that is spoken already",
                id.name
            )),
            InlineExpression::Placeable { expression } => self.expression(expression, path),
        }
    }

    fn follow(&self, key: &str, path: &[&str]) -> Outcome<Vec<Piece>> {
        if path.contains(&key) {
            return Err(format!("refers to itself through {key:?}"));
        }
        let pattern = self
            .patterns
            .get(key)
            .ok_or_else(|| format!("refers to {key:?}, which is not in this file"))?;
        self.pieces(pattern, &[path, &[key]].concat())
    }

    fn select(&self, on: String, variants: &[Variant<&str>], path: &[&str]) -> Outcome<Piece> {
        let by = if variants.iter().any(|variant| is_numeric(&variant.key)) {
            By::Number
        } else {
            By::Word
        };
        let mut otherwise = Vec::new();
        let mut kept: Vec<(Key, Vec<Piece>)> = Vec::new();
        for variant in variants {
            let pieces = self.pieces(&variant.value, path)?;
            if variant.default {
                otherwise = Self::default_of(by, variant).map(|()| pieces)?;
                continue;
            }
            let key = self.key(by, &variant.key)?;
            if kept.iter().any(|(other, _)| *other == key) {
                return Err(format!(
                    "the choice by ${on} has the variant [{}] twice",
                    shown(&variant.key)
                ));
            }
            kept.push((key, pieces));
        }
        // A category that says what `other` says needs no branch.
        kept.retain(|(key, pieces)| !(matches!(key, Key::Category(_)) && *pieces == otherwise));
        Ok(Piece::Select {
            on,
            by,
            variants: kept,
            otherwise,
        })
    }

    fn default_of(by: By, variant: &Variant<&str>) -> Outcome<()> {
        let name = shown(&variant.key);
        match by {
            By::Number if name != OTHER => Err(format!(
                "the default of a choice by number is *[{OTHER}], not *[{name}]"
            )),
            By::Number | By::Word => Ok(()),
        }
    }

    fn key(&self, by: By, key: &VariantKey<&str>) -> Outcome<Key> {
        match (by, key) {
            (
                By::Word,
                VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name },
            ) => Ok(Key::Word((*name).to_owned())),
            (By::Number, VariantKey::NumberLiteral { value }) => value
                .parse()
                .map(Key::Exact)
                .map_err(|_| format!("[{value}] is not a whole number")),
            (By::Number, VariantKey::Identifier { name }) => self
                .plurals
                .condition(name)
                .map(Key::Category)
                .ok_or_else(|| {
                    format!(
                        "[{name}] is no plural category of this language, which has {}",
                        self.plurals.names()
                    )
                }),
        }
    }
}

/// Whether a variant speaks of numbers; a lone `other` may stand for words as well.
fn is_numeric(key: &VariantKey<&str>) -> bool {
    match key {
        VariantKey::NumberLiteral { .. } => true,
        VariantKey::Identifier { name } => *name != OTHER && CATEGORIES.contains(name),
    }
}

fn shown<'a>(key: &VariantKey<&'a str>) -> &'a str {
    match key {
        VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => name,
    }
}

/// Neighbouring texts become one.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (Some(Piece::Text(text)), Piece::Text(more)) => text.push_str(&more),
            (_, piece) => joined.push(piece),
        }
    }
    joined
}
