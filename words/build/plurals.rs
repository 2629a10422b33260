//! Plural rules for whole numbers, after Unicode CLDR, "Language Plural Rules" (cardinals).
//!
//! A further language adds one line to [`PLURALS`].

/// The names that Unicode CLDR gives to plural categories.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The category that every language has, for all numbers that no other takes.
pub const OTHER: &str = "other";

/// The plural categories of a language besides `other`.
#[derive(Debug)]
pub struct Plurals {
    language: &'static str,
    /// Each with its condition in Rust, where `{n}` is the absolute value of the number, a `u64`.
    conditions: &'static [(&'static str, &'static str)],
}

const PLURALS: &[Plurals] = &[
    Plurals {
        language: "en",
        conditions: &[("one", "{n} == 1")],
    },
    Plurals {
        language: "es",
        conditions: &[
            ("one", "{n} == 1"),
            ("many", "{n} != 0 && {n}.is_multiple_of(1_000_000)"),
        ],
    },
];

impl Plurals {
    /// The rules for a language tag; those of `pt` serve `pt-BR` too.
    pub fn of(code: &str) -> Option<&'static Self> {
        let primary = code.split('-').next().unwrap_or(code);
        [code, primary]
            .iter()
            .find_map(|code| PLURALS.iter().find(|plurals| plurals.language == *code))
    }

    /// The condition of a category, when the language has it and it is not `other`.
    pub fn condition(&self, category: &str) -> Option<&'static str> {
        self.conditions
            .iter()
            .find(|(name, _)| *name == category)
            .map(|(_, condition)| *condition)
    }

    /// The categories as a problem lists them.
    pub fn names(&self) -> String {
        let names: Vec<_> = self
            .conditions
            .iter()
            .map(|(name, _)| *name)
            .chain([OTHER])
            .collect();
        names.join(", ")
    }
}
