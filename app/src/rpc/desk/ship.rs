//! The way back: what is ready to leave, and the parcel of one device (S6).

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::bench::BenchStand;
use super::{Fact, Sign};
use crate::error::AppError;
use crate::forms::{Choices, Field, Problems};

#[cfg(feature = "ssr")]
pub(super) mod parcel;

#[cfg(feature = "ssr")]
const FORM: &str = "ship";

/// What the list shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShipPage {
    pub title: String,
    pub ready: Vec<ShipRow>,
    pub away: Vec<ShipRow>,
}

/// A parcel in the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShipRow {
    pub href: String,
    pub number: String,
    pub sign: Sign,
    pub device: String,
    pub customer: String,
    /// Town and country.
    pub town: String,
    /// The promise, or the day on which it is expected.
    pub when: String,
}

/// What the page of one parcel shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShipCasePage {
    pub title: String,
    pub number: String,
    /// The address of the case.
    pub case: String,
    pub sign: Sign,
    pub state: String,
    pub device: String,
    /// What is on the label of the device to pack; empty when it could not be read.
    pub serial: String,
    /// What else there is to know of the parcel.
    pub facts: Vec<Fact>,
    /// Where it goes, one line each.
    pub address: Vec<String>,
    pub stand: BenchStand,
    pub problems: Option<Problems>,
    /// Why the form came back although nothing was wrong with it; empty when it did not.
    pub changed: String,
    pub ship: Option<ShipForm>,
    /// Whether its arrival can be recorded.
    pub deliver: bool,
    /// Where the parcel can be followed; empty when it cannot.
    pub follow: String,
}

/// The form of a parcel.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShipForm {
    pub service: Choices,
    pub carrier: Choices,
    pub tracking: Field,
}

#[server(input = GetUrl)]
pub async fn load_ship() -> Result<ShipPage, AppError> {
    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    let list = desk.ship_list(&visit.actor).await;
    Ok(parcel::list(&desk, &list.map_err(crate::rpc::wrong)?))
}

#[server(input = GetUrl)]
pub async fn load_ship_case(
    number: String,
    again: Option<String>,
) -> Result<ShipCasePage, AppError> {
    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    let number = super::speak::number(&number)?;
    let found = desk.parcel(&visit.actor, number).await;
    let found = found.map_err(crate::rpc::wrong)?;
    let refused = crate::rpc::refused(FORM, again.as_deref()).await?;
    parcel::page(&desk, &found, refused.as_ref())
        .ok_or_else(|| crate::rpc::fail(AppError::NotFound))
}

/// Hands the parcel to the carrier.
#[server]
pub async fn ship_out(
    number: String,
    line: String,
    version: i64,
    #[server(default)] service: String,
    #[server(default)] carrier: String,
    #[server(default)] tracking: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let raw = service::outbound::RawParcel {
        carrier: carrier.clone(),
        service: service.clone(),
        tracking: tracking.clone(),
    };
    let done = at.desk.ship_out(at.command(), at.line, raw).await;
    let typed = [
        ("service", service.as_str()),
        ("carrier", carrier.as_str()),
        ("tracking", tracking.as_str()),
    ];
    at.settle(done, &at.page(), FORM, &typed).await
}

/// The parcel arrived: the case is over.
#[server]
pub async fn deliver(number: String, line: String, version: i64) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let done = at.desk.deliver(at.command(), at.line).await;
    at.settle(done, &at.page(), FORM, &[]).await
}
