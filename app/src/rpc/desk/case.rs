//! One case, seen from the desk: what is known, what happened, what was said, what can be done now.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::queue::QueueRow;
use super::{Due, Fact, Sign};
use crate::error::AppError;
use crate::forms::{Choices, Field, Problems};

#[cfg(feature = "ssr")]
mod acts;
#[cfg(feature = "ssr")]
mod facts;

/// What the page shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CasePage {
    pub title: String,
    pub number: String,
    pub sign: Sign,
    /// What the customer reads.
    pub sentence: String,
    pub due: Option<Due>,
    pub who: String,
    /// The address of the customer's account; empty for who does not see accounts.
    pub account: String,
    /// What every form of the page sends along.
    pub stand: Stand,
    /// What the customer says is wrong.
    pub symptom: String,
    pub description: String,
    pub sections: Vec<Section>,
    pub files: Vec<File>,
    /// Other open cases of the same customer.
    pub others: Vec<QueueRow>,
    /// The script; empty where it is not worked on.
    pub script: Vec<Check>,
    pub thread: Vec<Entry>,
    pub acts: Vec<Act>,
    /// The act whose form is open.
    pub open: Option<ActForm>,
    pub write: Option<ActForm>,
    pub note: Option<ActForm>,
    /// An act that came to nothing because somebody else was faster.
    pub lost: Option<Lost>,
}

/// What a form of the page had before it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Stand {
    pub number: String,
    pub version: i64,
    /// The last event.
    pub seen: i64,
}

/// Facts that belong together.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Section {
    pub title: String,
    pub facts: Vec<Fact>,
}

/// A file of the case.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct File {
    pub href: String,
    /// The address of its small picture; empty when it has none.
    pub small: String,
    pub name: String,
    pub about: String,
}

/// A check of the script (S1).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Check {
    pub key: String,
    pub ask: String,
    pub expect: String,
    /// How it came out last; empty while it was not tried.
    pub outcome: String,
    pub sign: String,
    pub note: String,
    pub by: String,
    /// Whether it can be recorded now.
    pub open: bool,
    /// What was typed into the note when it was refused.
    pub typed: String,
    /// Why it was refused.
    pub error: String,
}

/// A line of the thread.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    pub kind: EntryKind,
    pub who: String,
    pub at: String,
    pub text: String,
}

/// What kind of line it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntryKind {
    /// Written by the customer.
    Theirs,
    /// Written to the customer.
    Ours,
    /// An internal note.
    Note,
    /// Something that happened.
    Event,
}

/// An act that is possible now.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Act {
    pub key: String,
    /// The key on the keyboard.
    pub letter: String,
    pub word: String,
    pub consequence: String,
    /// Where its form is; empty when it needs none.
    pub href: String,
    /// What must be done first; empty when it is possible now.
    pub first: String,
}

/// The form of an act.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ActForm {
    pub key: String,
    /// Where it posts to.
    pub action: String,
    pub title: String,
    /// What follows from it.
    pub follows: String,
    pub problems: Option<Problems>,
    /// What others did in the meantime.
    pub changed: Vec<String>,
    pub choices: Option<Choices>,
    /// What the customer says of it.
    pub stated: Vec<Fact>,
    /// What is looked at beside the form.
    pub beside: Vec<File>,
    /// The field for a day, with its name.
    pub day: Option<(String, Field)>,
    /// The field for text, with its name.
    pub text: Option<(String, Field)>,
    pub button: String,
}

/// What was typed for an act that is not possible any more.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Lost {
    pub title: String,
    pub text: String,
    pub changed: Vec<String>,
    pub typed: Vec<String>,
}

#[server(input = GetUrl)]
pub async fn load_case(
    number: String,
    act: Option<String>,
    again: Option<String>,
) -> Result<CasePage, AppError> {
    use super::opened::Again;
    use super::speak;

    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    let view = desk
        .case_view(&visit.actor, speak::number(&number)?)
        .await
        .map_err(crate::rpc::wrong)?;
    let again = Again::read(again.as_deref()).await?;
    let mut page = facts::page(&desk, &view, act.as_deref(), again.as_ref());
    if visit.actor.may(domain::access::Permit::Account) {
        let customer = domain::ledger::Party::Customer(view.case.customer);
        page.account = super::accounts::page_of(customer);
    }
    Ok(page)
}
