//! The replacement in advance, at the desk: decided, sent, settled (S11 to S17).

#![expect(
    clippy::too_many_arguments,
    reason = "a server function has one argument for each field of its form"
)]

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::bench::BenchStand;
use super::ship::ShipForm;
use super::{Fact, Sign};
use crate::error::AppError;
use crate::forms::{Choices, Field, Problems};

#[cfg(feature = "ssr")]
mod work;

#[cfg(feature = "ssr")]
const FORM: &str = "advance";

/// What the page shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AdvancePage {
    pub title: String,
    pub number: String,
    /// The address of the case.
    pub case: String,
    pub sign: Sign,
    pub state: String,
    pub device: String,
    pub stand: BenchStand,
    pub problems: Option<Problems>,
    /// Why the form came back although nothing was wrong with it; empty when it did not.
    pub changed: String,
    /// Why it is possible or not, with rule and code.
    pub reason: String,
    /// Whether it speaks against it.
    pub against: bool,
    pub facts: Vec<Fact>,
    /// What happened before: facts only.
    pub marks: Vec<MarkRow>,
    /// What was booked, the earliest first.
    pub booked: Vec<Fact>,
    /// The proofs of purchase, each with its address.
    pub proofs: Vec<(String, String)>,
    /// What approving it does; `None` when it is not to be decided or the rules say no.
    pub approve: Option<String>,
    pub deny: Option<Choices>,
    pub withdraw: bool,
    pub ship: Option<AdvanceShip>,
    pub deliver: bool,
    pub extend: Option<(Field, Field)>,
    pub allow: Option<(Field, Field)>,
    /// `None` while it is not coming back.
    pub take_back: Option<TakeBack>,
    pub credit_late: Option<Field>,
}

/// Something that happened before, with the returns in which it did.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MarkRow {
    pub text: String,
    /// Each with its address and its number.
    pub cases: Vec<(String, String)>,
}

/// The form for what came back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TakeBack {
    /// What was in its box, and whether it is ticked as missing.
    pub pieces: Vec<(String, bool)>,
    /// What is credited with what is ticked; empty before that was asked for.
    pub sum: String,
    /// What taking it back does.
    pub follows: String,
}

/// The form of the parcel.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AdvanceShip {
    pub serial: Field,
    pub product: Field,
    /// What lies in its box, to be checked before it is closed.
    pub pieces: Vec<String>,
    pub parcel: ShipForm,
}

#[server(input = GetUrl)]
pub async fn load_advance(
    number: String,
    again: Option<String>,
    missing: Option<String>,
) -> Result<AdvancePage, AppError> {
    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    let number = super::speak::number(&number)?;
    let view = desk.advance(&visit.actor, number).await;
    let view = view.map_err(crate::rpc::wrong)?;
    let refused = crate::rpc::refused(FORM, again.as_deref()).await?;
    let missing = missing.map(|list| list.split('-').filter_map(|one| one.parse().ok()).collect());
    Ok(work::page(
        &desk,
        &visit.actor,
        &view,
        refused.as_ref(),
        missing,
    ))
}

/// What needs no more than a press: `approve`, `withdraw`, `deliver`.
#[server]
pub async fn act_on_advance(
    number: String,
    line: String,
    version: i64,
    act: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let done = match act.as_str() {
        "approve" => at.desk.approve_advance(at.command(), at.line).await,
        "withdraw" => at.desk.withdraw_advance(at.command(), at.line).await,
        "deliver" => at.desk.advance_delivered(at.command(), at.line).await,
        _ => return Err(crate::rpc::fail(AppError::Malformed)),
    };
    at.settle(done, &at.page(), FORM, &[]).await
}

/// Refuses it, for the reason that the rules give or because the proof does not fit.
#[server]
pub async fn deny_advance(
    number: String,
    line: String,
    version: i64,
    #[server(default)] ground: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let done = at.desk.deny_advance(at.command(), at.line, &ground).await;
    let typed = [("ground", ground.as_str())];
    at.settle(done, &at.page(), FORM, &typed).await
}

/// It leaves.
#[server]
pub async fn ship_advance(
    number: String,
    line: String,
    version: i64,
    #[server(default)] serial: String,
    #[server(default)] product: String,
    #[server(default)] service: String,
    #[server(default)] carrier: String,
    #[server(default)] tracking: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let raw = service::advance::RawAdvanceParcel {
        serial: serial.clone(),
        product: product.clone(),
        parcel: service::outbound::RawParcel {
            carrier: carrier.clone(),
            service: service.clone(),
            tracking: tracking.clone(),
        },
    };
    let done = at.desk.ship_advance(at.command(), at.line, raw).await;
    let typed = [
        ("serial", serial.as_str()),
        ("product", product.as_str()),
        ("service", service.as_str()),
        ("carrier", carrier.as_str()),
        ("tracking", tracking.as_str()),
    ];
    at.settle(done, &at.page(), FORM, &typed).await
}

/// Gives the defective device more days.
#[server]
pub async fn extend_advance(
    number: String,
    line: String,
    version: i64,
    #[server(default)] days: String,
    #[server(default)] why: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let done = at
        .desk
        .extend_advance(at.command(), at.line, &days, &why)
        .await;
    let typed = [("days", days.as_str()), ("why", why.as_str())];
    at.settle(done, &at.page(), FORM, &typed).await
}

/// Allows one although the days for it are over.
#[server]
pub async fn allow_advance(
    number: String,
    line: String,
    version: i64,
    #[server(default)] until: String,
    #[server(default)] why: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let done = at
        .desk
        .allow_advance(at.command(), at.line, &why, &until)
        .await;
    let typed = [("until", until.as_str()), ("why", why.as_str())];
    at.settle(done, &at.page(), FORM, &typed).await
}

/// It came back; what is ticked is missing. `look` is `sum` when only the sum is asked for.
#[server]
pub async fn take_advance_back(
    number: String,
    line: String,
    version: i64,
    #[server(default)] missing: Vec<usize>,
    #[server(default)] look: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    if look == "sum" {
        let ticked: Vec<String> = missing.iter().map(ToString::to_string).collect();
        crate::rpc::redirect(&at.page().with("missing", &ticked.join("-")));
        return Ok(());
    }
    let done = at
        .desk
        .take_advance_back(at.command(), at.line, &missing)
        .await;
    at.settle(done, &at.page(), FORM, &[]).await
}

/// Credits what came late.
#[server]
pub async fn credit_late(
    number: String,
    line: String,
    version: i64,
    #[server(default)] why: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let done = at.desk.credit_late(at.command(), at.line, &why).await;
    at.settle(done, &at.page(), FORM, &[("why", why.as_str())])
        .await
}
