//! Writes the Rust: the enum of languages and one method a message.

use std::collections::BTreeSet;

use super::message::{By, Key, Language, Message, Piece, selectors, variables};

/// The whole generated file.
pub fn rust(languages: &[Language]) -> String {
    let Some(reference) = languages.first() else {
        return String::new();
    };
    let methods: Vec<_> = reference
        .messages
        .iter()
        .map(|message| method(message, languages))
        .collect();
    format!(
        "{}\nimpl Words {{\n{}}}\n",
        lang(languages),
        methods.join("\n")
    )
}

fn lang(languages: &[Language]) -> String {
    let list = |line: &dyn Fn(usize, &Language) -> String| -> String {
        languages
            .iter()
            .enumerate()
            .map(|(index, language)| line(index, language))
            .collect()
    };
    let variants = list(&|index, language| {
        let default = if index == 0 { "    #[default]\n" } else { "" };
        format!(
            "    /// `{}`.\n{default}    {},\n",
            language.code,
            variant(&language.code)
        )
    });
    let all = list(&|_, language| format!("Self::{}, ", variant(&language.code)));
    let codes = list(&|_, language| {
        format!(
            "            Self::{} => {:?},\n",
            variant(&language.code),
            language.code
        )
    });
    format!(
        "/// A language of the catalogue: one for each file in `locales`.\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]\n\
         pub enum Lang {{\n{variants}}}\n\n\
         impl Lang {{\n\
         \x20   /// Every language, the reference first.\n\
         \x20   pub const ALL: [Self; {count}] = [{all}];\n\n\
         \x20   /// Its tag (BCP 47), as `<html lang>` and the database have it.\n\
         \x20   pub const fn code(self) -> &'static str {{\n        match self {{\n{codes}        }}\n    }}\n}}\n",
        count = languages.len(),
    )
}

/// `pt-BR` becomes `PtBr`.
fn variant(code: &str) -> String {
    let capital = |part: &str| part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase();
    code.split('-')
        .filter(|part| part.is_ascii() && !part.is_empty())
        .map(capital)
        .collect()
}

fn snake(name: &str) -> String {
    name.replace('-', "_")
}

fn method(message: &Message, languages: &[Language]) -> String {
    let said: Vec<_> = languages
        .iter()
        .filter_map(|language| Some((language, language.message(&message.key)?)))
        .collect();
    let numbers = said
        .iter()
        .flat_map(|(_, message)| selectors(&message.pieces, By::Number))
        .collect();
    let names = variables(&message.pieces);
    let bodies = said.iter().map(|(language, message)| {
        (
            language.code.as_str(),
            body(&message.pieces, &names, &numbers),
        )
    });
    let arguments: Vec<_> = names.iter().map(|name| argument(name, &numbers)).collect();
    let (is_const, returns) = if names.is_empty() {
        ("const ", "&'static str")
    } else {
        ("", "String")
    };
    format!(
        "{docs}    pub {is_const}fn {name}(self{arguments}) -> {returns} {{\n        match self.lang {{\n{arms}        }}\n    }}\n",
        docs = docs(message),
        name = snake(&message.key),
        arguments = arguments.concat(),
        arms = arms(bodies),
    )
}

fn argument(name: &String, numbers: &BTreeSet<String>) -> String {
    let kind = if numbers.contains(name) {
        "i64"
    } else {
        "impl Display"
    };
    format!(", {}: {kind}", snake(name))
}

/// Languages that say the same share an arm.
fn arms<'a>(bodies: impl Iterator<Item = (&'a str, String)>) -> String {
    let mut arms: Vec<(String, String)> = Vec::new();
    for (code, body) in bodies {
        let pattern = format!("Lang::{}", variant(code));
        match arms.iter_mut().find(|(_, other)| *other == body) {
            Some((patterns, _)) => *patterns = format!("{patterns} | {pattern}"),
            None => arms.push((pattern, body)),
        }
    }
    let arms: Vec<_> = arms
        .into_iter()
        .map(|(pattern, body)| format!("            {pattern} => {body},\n"))
        .collect();
    arms.concat()
}

/// The comment of the message, then what it says in the reference language.
fn docs(message: &Message) -> String {
    let said = outline(&message.pieces);
    let fence = ["    ///", "    /// ```text"]
        .into_iter()
        .map(str::to_owned);
    let text = said.lines().map(|line| format!("    /// {line}"));
    let comment = message.comment.iter().map(|line| format!("    /// {line}"));
    let heading = if message.comment.is_empty() {
        Some("    /// In the reference language:".to_owned())
    } else {
        None
    };
    let lines: Vec<_> = comment
        .chain(heading)
        .chain(fence)
        .chain(text)
        .chain(["    /// ```".to_owned()])
        .collect();
    lines.join("\n") + "\n"
}

fn outline(pieces: &[Piece]) -> String {
    let one = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Variable(name) => format!("{{{}}}", snake(name)),
        Piece::Select { otherwise, .. } => outline(otherwise),
    };
    pieces.iter().map(one).collect()
}

fn body(pieces: &[Piece], names: &[String], numbers: &BTreeSet<String>) -> String {
    match pieces {
        [Piece::Text(text)] if names.is_empty() => format!("{text:?}"),
        [] if names.is_empty() => "\"\"".to_owned(),
        pieces => string(pieces, numbers),
    }
}

/// An expression of type `String`.
fn string(pieces: &[Piece], numbers: &BTreeSet<String>) -> String {
    let mut template = String::new();
    let mut arguments: Vec<String> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => template.push_str(&text.replace('{', "{{").replace('}', "}}")),
            Piece::Variable(name) => {
                let name = snake(name);
                template.extend(["{", name.as_str(), "}"]);
                let spoken = format!(", {name} = self.number({name})");
                if numbers.iter().any(|number| snake(number) == name)
                    && !arguments.contains(&spoken)
                {
                    arguments.push(spoken);
                }
            }
            // No variable of Fluent's can end like this, so nothing is shadowed.
            Piece::Select { .. } => {
                let name = format!("choice_{}_", arguments.len());
                template.extend(["{", name.as_str(), "}"]);
                arguments.push(format!(", {name} = {}", select(piece, numbers)));
            }
        }
    }
    match pieces {
        [] => "String::new()".to_owned(),
        [Piece::Text(text)] => format!("String::from({text:?})"),
        [piece @ Piece::Select { .. }] => select(piece, numbers),
        _ => format!("format!({template:?}{})", arguments.concat()),
    }
}

fn select(piece: &Piece, numbers: &BTreeSet<String>) -> String {
    let Piece::Select {
        on,
        by,
        variants,
        otherwise,
    } = piece
    else {
        return String::new();
    };
    let on = snake(on);
    let otherwise = string(otherwise, numbers);
    match by {
        By::Number | By::Word if variants.is_empty() => otherwise,
        By::Number => {
            let operand = format!("{on}.unsigned_abs()");
            let branch = |(key, pieces): &(Key, Vec<Piece>)| {
                let condition = match key {
                    Key::Exact(number) => format!("{on} == {number}"),
                    Key::Category(condition) => condition.replace("{n}", &operand),
                    Key::Word(word) => format!("{word:?} == {on}"),
                };
                format!("if {condition} {{ {} }} else ", string(pieces, numbers))
            };
            let branches: String = variants.iter().map(branch).collect();
            format!("{branches}{{ {otherwise} }}")
        }
        By::Word => {
            let arm = |(key, pieces): &(Key, Vec<Piece>)| match key {
                Key::Word(word) => format!("{word:?} => {}, ", string(pieces, numbers)),
                Key::Exact(_) | Key::Category(_) => String::new(),
            };
            let arms: String = variants.iter().map(arm).collect();
            format!("match {on}.to_string().as_str() {{ {arms}_ => {otherwise} }}")
        }
    }
}
