//! The filing: its questions, what is said so far, and what is sent.
//!
//! One model a page; every question has the same frame ([`StepPage`]) around its own part ([`Body`]).

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::forms::{Choices, Field, Problems};

#[cfg(feature = "ssr")]
pub(super) use act::{begin as begin_with, token as draft_token};

#[cfg(feature = "ssr")]
mod act;
#[cfg(feature = "ssr")]
mod answers;
#[cfg(feature = "ssr")]
mod bodies;
#[cfg(feature = "ssr")]
mod sent;
#[cfg(feature = "ssr")]
mod step;
#[cfg(feature = "ssr")]
mod warranty;

/// A word that leads somewhere.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Link {
    pub text: String,
    pub href: String,
}

/// A page of the filing, or the page that is right instead.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum FilingPage {
    /// The page.
    Step(Box<StepPage>),
    /// The address to go to: an earlier question is open, or it is sent already.
    Elsewhere(String),
}

/// One question with what surrounds it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StepPage {
    /// The document's title.
    pub title: String,
    /// The page's key.
    pub step: String,
    /// Whether the answer leads back to the last page.
    pub to_check: bool,
    pub back: Link,
    pub tag: SmallTag,
    pub problems: Option<Problems>,
    pub body: Body,
    /// The button.
    pub go_on: String,
    /// When it was saved, and until when it is kept; empty before the first answer.
    pub saved: String,
    /// How to go on later; none before there is something to go on with.
    pub later: Option<Later>,
}

/// The tag as far as it is filled.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SmallTag {
    pub title: String,
    pub progress: String,
    /// The value of `data-signal`.
    pub signal: String,
    pub word: String,
    pub lines: Vec<TagLine>,
}

/// One line of the tag.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TagLine {
    pub label: String,
    pub value: String,
    /// Whether nothing was said yet.
    pub empty: bool,
}

/// The form that mails a link.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Later {
    /// The page's key, to come back to.
    pub step: String,
    pub title: String,
    pub text: String,
    pub email: Field,
    pub send: String,
    /// Said when it was sent.
    pub sent: String,
    pub open: bool,
}

/// What one page asks or shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Body {
    Serial(SerialBody),
    Product(Choices),
    Purchase(PurchaseBody),
    Warranty(WarrantyBody),
    Symptom(Choices),
    Description(Field),
    SelfHelp(HelpBody),
    Proof(ProofBody),
    Contact(ContactBody),
    Address(AddressBody),
    Check(CheckBody),
}

/// The serial number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SerialBody {
    pub field: Field,
    pub whereabouts: String,
    /// The picture's address and what it shows.
    pub labels: Vec<(String, String)>,
    pub unreadable: String,
    pub unreadable_hint: String,
    pub is_unreadable: bool,
    pub taken: Option<Taken>,
}

/// The device is in a return already.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Taken {
    pub title: String,
    pub text: String,
    pub link: Link,
}

/// When and where it was bought.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PurchaseBody {
    pub legend: String,
    pub hint: String,
    pub error: String,
    /// Label and value of day, month and year.
    pub parts: Vec<(String, String)>,
    pub shop: Field,
}

/// How the warranty stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WarrantyBody {
    pub signal: String,
    pub word: String,
    pub sentence: String,
    pub next: String,
    pub why: String,
    /// The arithmetic, the sum last; empty when nothing is known.
    pub sum: Vec<(String, String)>,
    pub note: String,
    pub change: Link,
    pub outcomes_title: String,
    /// What may happen, and what then.
    pub outcomes: Vec<(String, String)>,
    pub go_title: String,
    pub go_text: String,
}

/// Advice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HelpBody {
    pub title: String,
    pub lede: String,
    pub steps: Vec<String>,
    pub failed: String,
    pub skip: String,
    pub works: Link,
    pub works_hint: String,
}

/// Files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProofBody {
    pub title: String,
    pub hint: String,
    pub choose: String,
    pub take: String,
    pub upload: String,
    /// The most bytes of one file.
    pub max_bytes: u64,
    pub yours: String,
    pub files: Vec<FileRow>,
    /// What was wrong with files that were not taken.
    pub problems: Vec<String>,
    pub words: UploadWords,
}

/// One file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FileRow {
    pub id: String,
    pub name: String,
    pub size: String,
    /// Whether there is a small picture of it.
    pub picture: bool,
    pub ready: String,
    pub remove: String,
}

/// What the browser says while files are on their way.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UploadWords {
    pub sending: String,
    pub ready: String,
    pub failed: String,
    pub lost: String,
    pub cancelled: String,
    pub too_big: String,
    pub cancel: String,
    pub retry: String,
}

/// Who files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ContactBody {
    pub title: String,
    pub name: Field,
    pub email: Field,
    pub phone: Field,
}

/// Where it goes back to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AddressBody {
    pub title: String,
    pub hint: String,
    /// In the order of `domain::contact::address::fields`, without the country.
    pub fields: Vec<Field>,
    pub country: Choices,
}

/// Everything once more.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CheckBody {
    pub title: String,
    pub signal: String,
    pub word: String,
    pub groups: Vec<AnswerGroup>,
    pub terms_title: String,
    /// Icon and sentence.
    pub terms: Vec<(String, String)>,
    pub send: String,
}

/// Answers that belong together.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AnswerGroup {
    pub title: String,
    pub rows: Vec<AnswerRow>,
}

/// One answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AnswerRow {
    pub label: String,
    /// One line each.
    pub value: Vec<String>,
    pub change: String,
    /// What a screen reader says after it.
    pub what: String,
    pub href: String,
}

/// It was sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SentPage {
    pub title: String,
    pub word: String,
    pub sentence: String,
    pub next: String,
    pub reference_label: String,
    /// As it is written, with dashes.
    pub reference: String,
    pub keep: String,
    pub track: Link,
    pub another: String,
    pub steps_title: String,
    pub steps: Vec<StampRow>,
    pub packing_title: String,
    pub packing: Vec<String>,
    pub help: String,
}

/// A step of what happens next.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StampRow {
    pub mark: String,
    pub when: String,
    pub text: String,
    pub done: bool,
}

/// The link of a mail was opened.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ResumePage {
    pub title: String,
    pub text: String,
    pub moves: String,
    pub go: String,
    pub token: String,
}

/// One page of the filing. An empty `step` is the one that is to be answered next.
#[server(input = GetUrl)]
pub async fn load_step(
    step: String,
    check: Option<String>,
    again: Option<String>,
) -> Result<FilingPage, AppError> {
    step::load(&step, check.is_some(), again.as_deref()).await
}

/// The confirmation; it can be opened again.
#[server(input = GetUrl)]
pub async fn load_sent(number: String) -> Result<SentPage, AppError> {
    sent::load(&number).await
}

/// What the link of a mail goes on with. Looking at it changes nothing.
#[server(input = GetUrl)]
pub async fn load_resume(token: String) -> Result<ResumePage, AppError> {
    sent::resume(&token).await
}

/// Begins a filing: for another device, or for one whose serial cannot be typed.
#[server]
pub async fn begin(#[server(default)] serial: String) -> Result<(), AppError> {
    act::begin(&serial).await
}

/// Takes the answer of one page.
#[server]
pub async fn answer_step(
    step: String,
    #[server(default)] check: String,
    #[server(flatten)] fields: BTreeMap<String, String>,
) -> Result<(), AppError> {
    act::answer(&step, !check.is_empty(), &fields).await
}

/// Keeps what a page holds while it is typed; answers what to say about it.
#[server]
pub async fn keep_step(
    step: String,
    #[server(flatten)] fields: BTreeMap<String, String>,
) -> Result<String, AppError> {
    act::keep(&step, &fields).await
}

/// Takes a file off the filing.
#[server]
pub async fn remove_file(file: String) -> Result<(), AppError> {
    act::remove_file(&file).await
}

/// Mails a link to go on later.
#[server]
pub async fn mail_link(step: String, #[server(default)] email: String) -> Result<(), AppError> {
    act::mail_link(&step, &email).await
}

/// Goes on in this browser with the filing of a mailed link.
#[server]
pub async fn resume(token: String) -> Result<(), AppError> {
    act::resume(&token).await
}

/// Sends the filing.
#[server]
pub async fn send_request() -> Result<(), AppError> {
    act::send().await
}
