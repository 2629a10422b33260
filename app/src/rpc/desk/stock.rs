//! Replacements on the shelf: how many lie there, for whom they are put aside, who waits (S5).

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::forms::{Field, Problems};
use crate::rpc::desk::Sign;

#[cfg(feature = "ssr")]
mod shelf;

/// Every product with what lies on its shelf.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StockPage {
    /// What somebody waits for, that which is counted, the rest.
    pub groups: Vec<ShelfGroup>,
}

/// Products that stand alike.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShelfGroup {
    pub title: String,
    pub rows: Vec<ShelfRow>,
}

/// A product of the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShelfRow {
    pub href: String,
    pub name: String,
    pub sku: String,
    pub sign: Sign,
    /// How many lie there; a dash while nobody counts them.
    pub on_hand: String,
    /// How many of those are put aside.
    pub kept: String,
    /// How many promises wait, and since when the oldest.
    pub waiting: String,
    /// When more are expected.
    pub expected: String,
}

/// One shelf.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShelfPage {
    pub name: String,
    pub sku: String,
    pub sign: Sign,
    pub problems: Option<Problems>,
    /// How many lie there, are put aside, are free: a figure and what it counts.
    pub figures: Vec<(String, String)>,
    /// When more are expected, in a sentence.
    pub expected: String,
    /// How many lay there when the page was made; empty while nobody counts them.
    pub seen: String,
    /// Those to whom one is promised, the oldest promise first.
    pub promises: Vec<PromiseRow>,
    pub receive: Field,
    /// Only of what is counted.
    pub expect: Option<Field>,
    /// How many were counted, and why it differs: a supervisor's.
    pub count: Option<(Field, Field)>,
    pub changes: Vec<ChangeRow>,
}

/// Somebody to whom a device is promised.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PromiseRow {
    pub href: String,
    pub number: String,
    pub sign: Sign,
    pub what: String,
    pub since: String,
}

/// What changed the number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChangeRow {
    pub at: String,
    pub difference: String,
    pub on_hand: String,
    pub why: String,
}

#[server(input = GetUrl)]
pub async fn load_stock() -> Result<StockPage, AppError> {
    shelf::list().await
}

#[server(input = GetUrl)]
pub async fn load_shelf(of: String, again: Option<String>) -> Result<ShelfPage, AppError> {
    shelf::one(&of, again.as_deref()).await
}

/// Devices came in.
#[server]
pub async fn receive_stock(
    of: String,
    #[server(default)] seen: String,
    #[server(default)] count: String,
) -> Result<(), AppError> {
    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    let raw = service::stock::RawCount {
        count: count.clone(),
        seen,
        why: String::new(),
    };
    let done = desk.receive_stock(&visit.actor, &of, &raw).await;
    shelf::settle(done, &of, &[("count", &count)]).await
}

/// More are expected on this day.
#[server]
pub async fn expect_stock(
    of: String,
    #[server(default)] expected_on: String,
) -> Result<(), AppError> {
    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    let done = desk.expect_stock(&visit.actor, &of, &expected_on).await;
    shelf::settle(done, &of, &[("expected_on", &expected_on)]).await
}

/// Somebody has counted.
#[server]
pub async fn count_stock(
    of: String,
    #[server(default)] seen: String,
    #[server(default)] on_hand: String,
    #[server(default)] why: String,
) -> Result<(), AppError> {
    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    let raw = service::stock::RawCount {
        count: on_hand.clone(),
        seen,
        why: why.clone(),
    };
    let done = desk.count_stock(&visit.actor, &of, &raw).await;
    shelf::settle(done, &of, &[("on_hand", &on_hand), ("why", &why)]).await
}
