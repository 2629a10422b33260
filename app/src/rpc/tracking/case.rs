//! One case, for its customer.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::Link;
use super::find::FindPage;
use crate::error::AppError;
use crate::forms::{Field, Problems};

/// What the tracking page says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CasePage {
    /// The number as it stands in addresses.
    pub number: String,
    /// The document's title.
    pub title: String,
    /// Where changes are told, and which version this page shows.
    pub live: Live,
    /// The value of `data-signal`.
    pub signal: String,
    /// Its word.
    pub signal_word: String,
    /// Where it stands.
    pub sentence: String,
    /// When it changed last.
    pub changed: String,
    /// What the number is called.
    pub reference: String,
    /// The one thing to do now.
    pub stub: Stub,
    /// What was found about the warranty (S24).
    pub void: Option<VoidBox>,
    /// That some things are hidden, and how to see them; empty when nothing is.
    pub hidden: Option<(String, Link)>,
    /// The heading of the timeline.
    pub stamps_title: String,
    /// What happened long ago, folded away under this word; `None` when all of it is shown.
    pub earlier: Option<(String, Vec<Stamp>)>,
    /// What happened last and what comes.
    pub stamps: Vec<Stamp>,
    /// The parcels; `None` before there is one.
    pub parcels: Option<Parcels>,
    /// What it costs, and what a replacement in advance does; nothing before that is known.
    pub money: Vec<MoneyBox>,
    /// Papers and files.
    pub documents: Option<Documents>,
    /// Device, address, mail.
    pub facts: Facts,
    /// The conversation.
    pub thread: Thread,
    /// What is possible now.
    pub acts: Option<Acts>,
}

/// How the page stays up to date.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Live {
    /// The address of the stream of changes.
    pub url: String,
    /// The version that the page shows.
    pub version: i64,
    /// That something changed, said while somebody is writing.
    pub news: String,
    /// The link that shows it.
    pub go: String,
}

/// The one thing to do now.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Stub {
    /// The heading.
    pub title: String,
    /// How; may be empty.
    pub text: String,
    /// Where the device goes, a line each; empty when it goes nowhere.
    pub to: Vec<String>,
    /// What else there is to know; may be empty.
    pub note: String,
    /// The act, when there is one.
    pub link: Option<Link>,
}

/// When a stamp was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tense {
    /// It happened.
    Past,
    /// It is where the case is.
    Now,
    /// It is still to come.
    Future,
}

/// One stamp of the timeline.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Stamp {
    /// When it was or will be.
    pub tense: Tense,
    /// Whether something went wrong.
    pub trouble: bool,
    /// Said before the word to who cannot see that it is an outline; may be empty.
    pub ahead: String,
    /// The word on the stamp.
    pub mark: String,
    /// What, in a sentence.
    pub text: String,
    /// When, in words; may be empty.
    pub when: String,
    /// When, for machines; may be empty.
    pub datetime: String,
}

/// The parcels.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Parcels {
    /// The heading.
    pub title: String,
    /// Each.
    pub parcels: Vec<Parcel>,
}

/// One parcel.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Parcel {
    /// Which way it goes.
    pub title: String,
    /// The carrier's name.
    pub carrier: String,
    /// Its number.
    pub tracking: String,
    /// The value of `data-signal`.
    pub signal: String,
    /// Its word.
    pub signal_word: String,
    /// When.
    pub text: String,
    /// Where the carrier follows it.
    pub follow: Option<Link>,
}

/// What it costs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MoneyBox {
    /// The heading.
    pub title: String,
    /// What each thing costs; the last is the total when `has_total`.
    pub rows: Vec<MoneyRow>,
    /// Said before a price that is struck out, to who cannot see that it is.
    pub instead: String,
    /// Whether the last row is the total.
    pub has_total: bool,
    /// What that means; may be empty.
    pub text: String,
    /// Where what is to be paid stands.
    pub link: Option<Link>,
}

/// What one thing costs.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct MoneyRow {
    /// What.
    pub name: String,
    /// How much.
    pub amount: String,
    /// How much it would be, struck out; may be empty.
    pub was: String,
    /// Why; may be empty.
    pub why: String,
}

/// What was found about the warranty.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VoidBox {
    /// The heading.
    pub title: String,
    /// That an appeal waits to be decided; empty when none does.
    pub pending: String,
    /// What it means.
    pub text: String,
    /// Why, a sentence each.
    pub codes: Vec<String>,
    /// What was seen.
    pub seen: String,
    /// What the photos are called.
    pub photos_title: String,
    /// The photos, each with the address of its small picture, which may be empty.
    pub photos: Vec<(Link, String)>,
    /// Where it stands: how the warranty goes on, until when it can be contested, what was decided.
    pub standing: Vec<String>,
    /// Where it is contested.
    pub appeal: Option<Link>,
}

/// Papers and files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Documents {
    /// The heading.
    pub title: String,
    /// Each, with a quieter line.
    pub items: Vec<(Link, String)>,
}

/// A list of names and what they are, one or several lines each.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Facts {
    /// The heading.
    pub title: String,
    /// Each.
    pub rows: Vec<(String, Vec<String>)>,
}

/// The conversation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Thread {
    /// The heading.
    pub title: String,
    /// That nobody has written, or that the messages are hidden; may be empty.
    pub text: String,
    /// Where hidden messages are shown.
    pub show: Option<Link>,
    /// The messages, the earliest first.
    pub messages: Vec<Message>,
    /// The form for an answer.
    pub reply: Option<Reply>,
    /// What was wrong.
    pub problems: Option<Problems>,
}

/// One message.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Message {
    /// Whether the reader wrote it.
    pub yours: bool,
    /// Who.
    pub who: String,
    /// When.
    pub when: String,
    /// When, for machines.
    pub datetime: String,
    /// What.
    pub text: String,
}

/// The form for an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reply {
    /// The text.
    pub text: Field,
    /// The button.
    pub go: String,
}

/// What is possible now.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Acts {
    /// The heading.
    pub title: String,
    /// Pages of acts.
    pub links: Vec<Link>,
    /// The button that says that it fails again.
    pub reopen: Option<String>,
}

/// One case, or for somebody who may not see it the question whose it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum CaseAnswer {
    /// The case.
    Case(Box<CasePage>),
    /// The look-up, with the reference filled in. It is the same whether there is such a case or not.
    Find(Box<FindPage>),
}

/// One case, as this browser may see it.
#[server(input = GetUrl)]
pub async fn load_case(number: String, again: Option<String>) -> Result<CaseAnswer, AppError> {
    use crate::rpc;

    let look = match super::look(&number).await {
        Ok(look) => look,
        Err(AppError::NotFound) if super::number_of(&number).is_ok() => {
            let words = rpc::reader().words();
            let page = super::find::page(words, None, words.track_find_whose(), &number);
            rpc::answer_script();
            return Ok(CaseAnswer::Find(Box::new(page)));
        }
        Err(error) => return Err(error),
    };
    let refused = rpc::refused("case-message", again.as_deref()).await?;
    let page = super::spoken::case(&look, refused.as_ref());
    Ok(CaseAnswer::Case(Box::new(page)))
}
