//! A statement as it is shown, at the portal and at the desk.

use serde::{Deserialize, Serialize};

use super::desk::Fact;
use crate::forms::{Field, Problems};

#[cfg(feature = "ssr")]
pub(crate) mod sheet;

/// What stands on an account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sheet {
    /// What was wrong with the days.
    pub problems: Option<Problems>,
    /// What it may owe, what is left, and what is overdue.
    pub facts: Vec<Fact>,
    /// The heading of the ages.
    pub ages_title: String,
    /// How old what is owed is; empty when nothing is.
    pub ages: Vec<Fact>,
    pub from: Field,
    pub until: Field,
    /// The currency that the form sends along; empty for the usual one.
    pub currency: String,
    pub go: String,
    /// The statements in other currencies.
    pub others: Vec<SheetLink>,
    /// The statement as files.
    pub files: Vec<SheetLink>,
    /// What the table is called: its days.
    pub caption: String,
    /// Date, return, what it is, amount, balance.
    pub head: Vec<String>,
    pub opening: Edge,
    pub rows: Vec<SheetRow>,
    pub closing: Edge,
    /// Said when nothing was booked: a heading and a sentence.
    pub empty: Option<(String, String)>,
    /// How to read the signs.
    pub signs: String,
}

/// Where something is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SheetLink {
    pub href: String,
    pub label: String,
}

/// What stood before the first day, or stands after the last.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Edge {
    pub what: String,
    pub balance: String,
}

/// An entry.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SheetRow {
    pub date: String,
    /// The number of its return; empty when it is of none.
    pub number: String,
    /// Where that is.
    pub href: String,
    pub what: String,
    pub why: String,
    pub amount: String,
    pub balance: String,
    /// Who booked it; empty at the portal.
    pub who: String,
    /// Where it is reversed; `None` where it cannot be.
    pub back: Option<SheetLink>,
}
