//! Checks that every language says the same things with the same variables.

use std::collections::BTreeSet;

use super::message::{By, Language, Message, selectors, variables};
use super::{Problem, REFERENCE};

/// As many as a method can take without its calls becoming a riddle (and as Clippy allows).
const MOST_VARIABLES: usize = 6;

/// Compares every language with the reference; what differs is added to `problems`.
pub fn agree(languages: &[Language], problems: &mut Vec<Problem>) {
    let Some((reference, others)) = languages
        .split_first()
        .filter(|(first, _)| first.code == REFERENCE)
    else {
        let file = format!("words/locales/{REFERENCE}.ftl");
        let what = "the reference language is missing".to_owned();
        let key = None;
        problems.push(Problem { file, key, what });
        return;
    };
    let mut found = Vec::new();
    for message in &reference.messages {
        found.extend(too_many(reference, message));
        found.extend(
            others
                .iter()
                .filter_map(|other| unlike(reference, message, other)),
        );
        found.extend(mixed(reference, message, others));
    }
    for other in others {
        let unknown = |message: &&Message| reference.message(&message.key).is_none();
        found.extend(other.messages.iter().filter(unknown).map(|message| {
            let what = format!("is unknown; {} does not have it", reference.file);
            problem(other, message, what)
        }));
    }
    // A message that was refused already is neither missing in its own language nor unknown in others.
    let refused: BTreeSet<_> = problems
        .iter()
        .map(|problem| (problem.file.clone(), problem.key.clone()))
        .collect();
    let known = |file: &String, problem: &Problem| {
        problem.key.is_some() && refused.contains(&(file.clone(), problem.key.clone()))
    };
    found.retain(|problem| !known(&problem.file, problem) && !known(&reference.file, problem));
    problems.extend(found);
}

fn problem(language: &Language, message: &Message, what: String) -> Problem {
    let file = language.file.clone();
    let key = Some(message.key.clone());
    Problem { file, key, what }
}

fn too_many(reference: &Language, message: &Message) -> Option<Problem> {
    let many = variables(&message.pieces).len() > MOST_VARIABLES;
    many.then(|| {
        let what = format!("has more than {MOST_VARIABLES} variables: split it");
        problem(reference, message, what)
    })
}

/// The message is missing in `other`, or has other variables there.
fn unlike(reference: &Language, message: &Message, other: &Language) -> Option<Problem> {
    let Some(said) = other.message(&message.key) else {
        let what = format!("is missing; {} has it", reference.file);
        return Some(problem(other, message, what));
    };
    let expected: BTreeSet<_> = variables(&message.pieces).into_iter().collect();
    let found: BTreeSet<_> = variables(&said.pieces).into_iter().collect();
    let missing = expected.difference(&found);
    let extra = found.difference(&expected);
    let differences: Vec<_> = missing
        .map(|name| format!("lacks ${name}"))
        .chain(extra.map(|name| format!("has ${name} too many")))
        .collect();
    (!differences.is_empty()).then(|| {
        let list = differences.join(", ");
        problem(
            other,
            said,
            format!("differs from the reference: it {list}"),
        )
    })
}

/// A variable becomes one argument, so it cannot be a number here and a word there.
fn mixed(reference: &Language, message: &Message, others: &[Language]) -> Option<Problem> {
    let elsewhere = others
        .iter()
        .filter_map(|other| other.message(&message.key));
    let everywhere: Vec<_> = elsewhere.chain([message]).collect();
    let chosen = |by| -> BTreeSet<_> {
        everywhere
            .iter()
            .flat_map(|message| selectors(&message.pieces, by))
            .collect()
    };
    let (numbers, words) = (chosen(By::Number), chosen(By::Word));
    let both = numbers.intersection(&words).next()?;
    let what = format!("${both} is a number in one choice and a word in another");
    Some(problem(reference, message, what))
}
