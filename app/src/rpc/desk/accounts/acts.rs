//! What is done on an account.

use domain::ledger::Party;
use service::accounts::by_hand::{Entered, RawBooking};

use super::one::{FORM, party};
use crate::error::AppError;
use crate::routes::Place;
use crate::rpc;

pub async fn book(
    account: &str,
    (name, entry): (&str, &str),
    (kind, amount, why): (&str, &str, &str),
) -> Result<(), AppError> {
    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let raw = RawBooking {
        name,
        kind,
        amount,
        why,
        entry,
    };
    let booked = desk.book_by_hand(&visit.actor, party(account)?, raw).await;
    let page = Place::DeskAccount(account.to_owned());
    let done = |entered| {
        let word = match entered {
            Entered::Booked => "booked",
            Entered::Waits => "waits",
        };
        done(&page, word, name)
    };
    let typed = [
        ("name", name),
        ("entry", entry),
        ("kind", kind),
        ("amount", amount),
        ("why", why),
    ];
    rpc::finish(booked, done, FORM, &page, &typed).await
}

pub async fn confirm(account: &str, name: &str) -> Result<(), AppError> {
    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let confirmed = desk.confirm_booking(&visit.actor, name).await;
    decided(confirmed, (account, name), "confirmed", &[]).await
}

pub async fn refuse(account: &str, name: &str, answer: &str) -> Result<(), AppError> {
    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let refused = desk.refuse_booking(&visit.actor, name, answer).await;
    let typed = [("refuse", name), ("answer", answer)];
    decided(refused, (account, name), "refused", &typed).await
}

async fn decided(
    result: service::Result<Party>,
    (account, name): (&str, &str),
    word: &str,
    typed: &[(&str, &str)],
) -> Result<(), AppError> {
    let page = |party: Party| {
        let account = party.account_name().unwrap_or_default();
        done(&Place::DeskAccount(account), word, name)
    };
    let form = Place::DeskAccount(account.to_owned());
    rpc::finish(result, page, FORM, &form, typed).await
}

/// The page that says what was done, and with what.
fn done(page: &Place, word: &str, name: &str) -> String {
    let mut page = page.with("done", word);
    // What was done has a name that an address can hold as it is.
    if name
        .chars()
        .all(|one| one.is_ascii_alphanumeric() || one == '-')
    {
        page.push_str("&entry=");
        page.push_str(name);
    }
    page
}
