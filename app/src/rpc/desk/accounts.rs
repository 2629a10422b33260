//! The accounts of customers and distributors, and what is booked on them by hand.

#![expect(
    clippy::too_many_arguments,
    reason = "a server function has one argument for each parameter of its page"
)]

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::Sign;
use super::queue::QueueTab;
use crate::error::AppError;
use crate::forms::{Choices, Field, Problems};
use crate::rpc::statement::Sheet;

#[cfg(feature = "ssr")]
mod acts;
#[cfg(feature = "ssr")]
mod list;
#[cfg(feature = "ssr")]
mod one;

#[cfg(feature = "ssr")]
pub(super) use list::page_of;

/// What the list shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccountsPage {
    pub tabs: Vec<QueueTab>,
    /// What was looked for.
    pub text: String,
    pub rows: Vec<AccountRow>,
    /// What to say when there is none; empty when there are some.
    pub nothing: String,
    /// The address of the next page; empty when this is the last.
    pub next: String,
    /// The address of the first page; empty when this is it.
    pub first: String,
    /// What waits for a second person.
    pub waiting: Vec<WaitingRow>,
    /// What warranties cost us; `None` where the reader does not answer for the books, and on later pages.
    pub costs: Option<Costs>,
}

/// What warranties have cost us.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Costs {
    /// Over which days.
    pub days: String,
    /// By the family of the device, the largest sum first.
    pub rows: Vec<CostRow>,
}

/// What the warranties of one family have cost us.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CostRow {
    pub family: String,
    /// For how many devices.
    pub devices: String,
    pub cost: String,
}

/// An account in the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccountRow {
    pub href: String,
    pub name: String,
    pub about: String,
    pub owed: String,
    /// What is owed by age, the youngest first.
    pub aged: Vec<String>,
    pub overdue: String,
    /// Whether anything is overdue.
    pub late: bool,
    pub left: String,
}

/// A booking that waits for a second person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WaitingRow {
    pub href: String,
    pub account: String,
    pub what: String,
    pub amount: String,
    pub by: String,
}

/// What the page of one account shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccountPage {
    pub title: String,
    /// Its name in addresses.
    pub account: String,
    pub about: String,
    pub stand: String,
    /// Said after something was done; empty otherwise.
    pub done: String,
    pub problems: Option<Problems>,
    pub by_hand: Vec<HandRow>,
    pub form: Option<HandForm>,
    pub back: Option<BackForm>,
    pub refuse: Option<RefuseForm>,
    pub sheet: Sheet,
}

/// Something that was entered for a second person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HandRow {
    /// Its name.
    pub name: String,
    pub sign: Sign,
    pub what: String,
    pub why: String,
    pub amount: String,
    pub entered: String,
    /// By whom it was decided; empty while it waits.
    pub decided: String,
    /// Whether the reader may confirm it.
    pub confirm: bool,
    /// Where it is refused; empty where the reader may not.
    pub refuse: String,
    /// Whether the reader may take it back: it is theirs.
    pub take_back: bool,
}

/// The form that books.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HandForm {
    /// Its name, so that it is booked once.
    pub name: String,
    /// Whether it came back and is shown at once.
    pub is_open: bool,
    pub kinds: Choices,
    pub amount: Field,
    pub why: Field,
    /// When a second person confirms.
    pub follows: String,
}

/// The form that takes an entry back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BackForm {
    /// Its name, so that it is booked once.
    pub name: String,
    /// The entry.
    pub entry: String,
    pub what: String,
    pub why: Field,
    pub follows: String,
}

/// The form that refuses what somebody else has entered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RefuseForm {
    pub name: String,
    pub what: String,
    pub answer: Field,
}

#[server(input = GetUrl)]
pub async fn load_accounts(
    view: Option<String>,
    text: Option<String>,
    after: Option<String>,
) -> Result<AccountsPage, AppError> {
    list::load(view.as_deref(), text.as_deref(), after.as_deref()).await
}

#[server(input = GetUrl)]
pub async fn load_account(
    account: String,
    from: Option<String>,
    until: Option<String>,
    currency: Option<String>,
    act: Option<String>,
    entry: Option<String>,
    again: Option<String>,
    done: Option<String>,
) -> Result<AccountPage, AppError> {
    one::load(one::Asked {
        account: &account,
        from: from.as_deref().unwrap_or_default(),
        until: until.as_deref().unwrap_or_default(),
        currency: currency.as_deref().unwrap_or_default(),
        act: act.as_deref().unwrap_or_default(),
        entry: entry.as_deref().unwrap_or_default(),
        again: again.as_deref(),
        done: done.as_deref().unwrap_or_default(),
    })
    .await
}

/// Books something by hand, or takes the entry back that is named.
#[server]
pub async fn book_by_hand(
    #[server(default)] account: String,
    #[server(default)] name: String,
    #[server(default)] kind: String,
    #[server(default)] amount: String,
    #[server(default)] why: String,
    #[server(default)] entry: String,
) -> Result<(), AppError> {
    acts::book(&account, (&name, &entry), (&kind, &amount, &why)).await
}

/// Confirms what somebody else has entered.
#[server]
pub async fn confirm_booking(
    #[server(default)] account: String,
    #[server(default)] name: String,
) -> Result<(), AppError> {
    acts::confirm(&account, &name).await
}

/// Refuses what somebody else has entered, or takes back what one has entered oneself.
#[server]
pub async fn refuse_booking(
    #[server(default)] account: String,
    #[server(default)] name: String,
    #[server(default)] answer: String,
) -> Result<(), AppError> {
    acts::refuse(&account, &name, &answer).await
}
