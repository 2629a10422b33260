//! The estimate: what a repair and a replacement cost, before anything proceeds (S8, S9).

#![expect(
    clippy::too_many_arguments,
    reason = "one argument is one field of the form"
)]

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::Fact;
use super::bench::BenchStand;
use crate::error::AppError;
use crate::forms::{Field, Problems};
use crate::rpc::tracking::estimate::Way;

#[cfg(feature = "ssr")]
mod offer;

#[cfg(feature = "ssr")]
const FORM: &str = "estimate";

/// What the page shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EstimatePage {
    pub title: String,
    pub number: String,
    /// Back to the bench.
    pub back: String,
    pub facts: Vec<Fact>,
    pub stand: BenchStand,
    pub problems: Option<Problems>,
    /// Why the form came back although nothing was wrong with it; empty when it did not.
    pub changed: String,
    /// Why no estimate can be written now; empty when one can.
    pub closed: String,
    pub ways: Vec<WayForm>,
    /// What the customer will see; empty while nothing was looked at.
    pub preview: Vec<Way>,
    /// In whose language the preview is.
    pub preview_title: String,
}

/// One way, as it is written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WayForm {
    /// `repair` or `replace`: the beginning of the names of its fields.
    pub key: String,
    pub title: String,
    pub description: Field,
    pub parts: Field,
    pub labour: Field,
    pub days: Field,
}

#[server(input = GetUrl)]
pub async fn load_estimate(
    number: String,
    again: Option<String>,
) -> Result<EstimatePage, AppError> {
    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    let number = super::speak::number(&number)?;
    let bench = desk.bench(&visit.actor, number).await;
    let bench = bench.map_err(crate::rpc::wrong)?;
    let refused = crate::rpc::refused(FORM, again.as_deref()).await?;
    offer::page(&desk, &bench, refused.as_ref()).ok_or_else(|| crate::rpc::fail(AppError::NotFound))
}

/// Sends the estimate, or shows first what the customer will see.
#[server]
pub async fn send_estimate(
    number: String,
    line: String,
    version: i64,
    #[server(default)] act: String,
    #[server(default)] repair_description: String,
    #[server(default)] repair_parts: String,
    #[server(default)] repair_labour: String,
    #[server(default)] repair_days: String,
    #[server(default)] replace_description: String,
    #[server(default)] replace_parts: String,
    #[server(default)] replace_labour: String,
    #[server(default)] replace_days: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let typed = [
        ("repair_description", repair_description.as_str()),
        ("repair_parts", repair_parts.as_str()),
        ("repair_labour", repair_labour.as_str()),
        ("repair_days", repair_days.as_str()),
        ("replace_description", replace_description.as_str()),
        ("replace_parts", replace_parts.as_str()),
        ("replace_labour", replace_labour.as_str()),
        ("replace_days", replace_days.as_str()),
    ];
    let repair = offer::raw(&typed, "repair");
    let replace = offer::raw(&typed, "replace");
    if act == "preview" {
        return offer::show_again(&at, &repair, &replace, &typed).await;
    }
    let sent = at
        .desk
        .send_estimate(at.command(), at.line, repair, replace);
    let sent = sent.await;
    let next = super::floor::part(&number, "bench");
    at.settle(sent, &next, FORM, &typed).await
}
