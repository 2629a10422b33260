//! A customer's own returns.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// Where each return stands, the latest first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReturnsPage {
    pub title: String,
    pub returns: Vec<Return>,
    /// The word of the way to what stands on the account.
    pub statement: String,
    /// Said when there are none.
    pub empty_title: String,
    pub empty: String,
    pub begin: String,
}

/// One return.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Return {
    /// Its number: the ticket's until there is an RMA (S1).
    pub number: String,
    /// What goes back.
    pub device: String,
    /// The value of `data-signal`.
    pub signal: String,
    /// The word of the signal.
    pub word: String,
    /// Where it stands.
    pub name: String,
    /// The same as a sentence.
    pub sentence: String,
    /// When it was sent.
    pub filed: String,
}

#[server(input = GetUrl)]
pub async fn load_returns() -> Result<ReturnsPage, AppError> {
    use crate::rpc;

    let (desk, visit) = (rpc::desk()?, rpc::customer().await?);
    let words = rpc::reader().words();
    let cases = desk.returns(&visit.actor).await.map_err(rpc::wrong)?;
    Ok(ReturnsPage {
        title: words.sign_returns().into(),
        returns: cases
            .iter()
            .map(|(case, since)| shown(words, case, *since, &desk))
            .collect(),
        statement: words.account_link().into(),
        empty_title: words.sign_returns_empty_title().into(),
        empty: words.sign_returns_empty().into(),
        begin: words.sign_returns_begin().into(),
    })
}

#[cfg(feature = "ssr")]
fn shown(
    words: words::Words,
    case: &domain::case::Case,
    since: domain::time::Timestamp,
    desk: &service::Desk,
) -> Return {
    let status = service::say::status::status(words, case, since, &desk.calendar, desk.now());
    let filed = words.date(desk.calendar.zone.date(case.opened_at));
    Return {
        number: if case.rma.is_some() {
            case.number.rma()
        } else {
            case.number.ticket()
        },
        device: case.device.product.clone(),
        signal: signal_key(case.header().signal()).into(),
        word: status.signal,
        name: status.name,
        sentence: status.sentence,
        filed: words.sign_returns_filed(filed),
    }
}

#[cfg(feature = "ssr")]
fn signal_key(signal: domain::status::Signal) -> &'static str {
    use domain::status::Signal;
    match signal {
        Signal::Waiting => "waiting",
        Signal::WithUs => "with-us",
        Signal::Moving => "moving",
        Signal::Done => "done",
        Signal::Trouble => "trouble",
    }
}
