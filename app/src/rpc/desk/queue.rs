//! The queue, and the search.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::speak;
use super::{Due, Sign};
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::routes::Place;

/// What the queue shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct QueuePage {
    pub title: String,
    pub tabs: Vec<QueueTab>,
    pub rows: Vec<QueueRow>,
    /// The address of the next page; empty when this is the last.
    pub next: String,
    /// The address of the first page; empty when this is it.
    pub first: String,
}

/// A tab of the queue.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct QueueTab {
    pub href: String,
    pub name: String,
    /// How many there are; `None` where nobody has counted them.
    pub count: Option<i64>,
    pub current: bool,
}

/// A case in a list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct QueueRow {
    pub href: String,
    pub number: String,
    pub sign: Sign,
    pub customer: String,
    pub device: String,
    pub serial: String,
    pub symptom: String,
    pub filed: String,
    pub due: Option<Due>,
    pub who: String,
}

/// What a search shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FindPage {
    pub title: String,
    /// What was looked for.
    pub text: String,
    /// What to say when nothing was found; empty when something was.
    pub nothing: String,
    pub rows: Vec<QueueRow>,
}

#[server(input = GetUrl)]
pub async fn load_queue(
    view: Option<String>,
    after: Option<String>,
) -> Result<QueuePage, AppError> {
    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    let queue = desk
        .queue(&visit.actor, view.as_deref(), after.as_deref())
        .await
        .map_err(crate::rpc::wrong)?;
    let here = Place::DeskQueue(queue.tab.key().into());
    let tabs = queue.tabs.iter().map(|&(tab, count)| QueueTab {
        href: Place::DeskQueue(tab.key().into()).path(),
        name: speak::tab(tab).into(),
        count: Some(count),
        current: tab == queue.tab,
    });
    Ok(QueuePage {
        title: speak::tab(queue.tab).into(),
        tabs: tabs.collect(),
        next: queue
            .next
            .map(|place| here.with("after", &place))
            .unwrap_or_default(),
        first: after.map(|_| here.path()).unwrap_or_default(),
        rows: queue.rows.into_iter().map(|one| row(&desk, one)).collect(),
    })
}

#[server(input = GetUrl)]
pub async fn load_find(text: String) -> Result<FindPage, AppError> {
    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    let found = desk
        .find(&visit.actor, &text)
        .await
        .map_err(crate::rpc::wrong)?;
    if let [only] = found.rows.as_slice() {
        crate::rpc::redirect(&speak::page_of(only.number, only.is_rma).path());
    }
    let nothing = if !found.rows.is_empty() {
        ""
    } else if found.mistyped {
        "This looks like one of our numbers with a character wrong: its check character does not fit. \
         Compare it with the slip or the mail."
    } else {
        "No return has this RMA or ticket number, serial number, e-mail address or tracking number."
    };
    Ok(FindPage {
        title: "Find".into(),
        nothing: nothing.into(),
        rows: found.rows.into_iter().map(|one| row(&desk, one)).collect(),
        text,
    })
}

/// A row in words.
#[cfg(feature = "ssr")]
pub(super) fn row(desk: &service::Desk, row: service::console::Row) -> QueueRow {
    QueueRow {
        href: speak::page_of(row.number, row.is_rma).path(),
        number: speak::face(row.number, row.is_rma),
        sign: speak::sign(row.header),
        customer: row.customer,
        device: row.product,
        serial: row.serial.unwrap_or_default(),
        symptom: speak::symptom(row.symptom).into(),
        filed: speak::stamp(desk, row.opened_at),
        due: row.promise.map(|promise| speak::due(desk, promise)),
        who: row.assignee.unwrap_or_default(),
    }
}
