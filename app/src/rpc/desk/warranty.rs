//! The warranty of a device: how it stands, the proofs, the upgrades that we sold, and what was found about it (S24).

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::Fact;
use super::bench::{BenchStand, Photo};
use crate::error::AppError;
use crate::forms::{Choices, Field, Problems};

#[cfg(feature = "ssr")]
mod spoken;

#[cfg(feature = "ssr")]
const FORM: &str = "warranty";

/// What the page shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WarrantyPage {
    pub title: String,
    pub number: String,
    /// The address of the case.
    pub case: String,
    /// The address of the bench; empty for who does not work there.
    pub bench: String,
    pub stand: BenchStand,
    pub problems: Option<Problems>,
    /// Why the form came back although nothing was wrong with it; empty when it did not.
    pub changed: String,
    /// How it stands, and why.
    pub facts: Vec<Fact>,
    /// What the customer sent to show the purchase.
    pub proofs: Vec<Photo>,
    /// What was found, and what became of it.
    pub found: Vec<Fact>,
    /// The photos that show it.
    pub photos: Vec<Photo>,
    pub propose: Option<ProposeForm>,
    /// Why nothing can be proposed although it is on the bench; empty when it can.
    pub propose_first: String,
    /// The second person's.
    pub decide: Option<DecideForm>,
    /// The third person's.
    pub rule: Option<DecideForm>,
    /// The upgrades that we sold.
    pub upgrades: Vec<Fact>,
    pub note_upgrade: Option<UpgradeForm>,
}

/// The form that proposes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProposeForm {
    pub codes: Choices,
    pub photos: Choices,
    pub note: Field,
}

/// A yes or a no, in words.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DecideForm {
    pub ruling: Choices,
    pub words: Field,
}

/// The form for an upgrade.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UpgradeForm {
    pub what: Field,
    pub serial: Field,
    pub note: Field,
}

#[server(input = GetUrl)]
pub async fn load_warranty(
    number: String,
    again: Option<String>,
) -> Result<WarrantyPage, AppError> {
    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    let number = super::speak::number(&number)?;
    let view = desk.warranty_view(&visit.actor, number).await;
    let view = view.map_err(crate::rpc::wrong)?;
    let refused = crate::rpc::refused(FORM, again.as_deref()).await?;
    Ok(spoken::page(&desk, &visit, &view, refused.as_ref()))
}

/// A technician proposes that the warranty is void, or this damage excluded.
#[server]
pub async fn propose_void(
    number: String,
    line: String,
    version: i64,
    #[server(default)] codes: Vec<String>,
    #[server(default)] photos: Vec<String>,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let (ticked, shown) = (codes.join(" "), photos.join(" "));
    let raw = service::voids::RawVoid {
        codes,
        photos,
        note: note.clone(),
    };
    let done = at.desk.propose_void(at.command(), at.line, raw).await;
    let typed = [
        ("codes", ticked.as_str()),
        ("photos", &shown),
        ("note", &note),
    ];
    at.settle(done, &at.page(), FORM, &typed).await
}

/// A second person agrees or disagrees.
#[server]
pub async fn decide_void(
    number: String,
    line: String,
    version: i64,
    #[server(default)] ruling: String,
    #[server(default)] words: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let done = at
        .desk
        .decide_void(at.command(), at.line, &ruling, &words)
        .await;
    let typed = [("ruling", ruling.as_str()), ("words", &words)];
    at.settle(done, &at.page(), FORM, &typed).await
}

/// A supervisor who was neither of the two decides the appeal.
#[server]
pub async fn rule_on_appeal(
    number: String,
    line: String,
    version: i64,
    #[server(default)] ruling: String,
    #[server(default)] words: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let done = at
        .desk
        .rule_on_appeal(at.command(), at.line, &ruling, &words)
        .await;
    let typed = [("ruling", ruling.as_str()), ("words", &words)];
    at.settle(done, &at.page(), FORM, &typed).await
}

/// Notes an upgrade that we sold with the serial of the device (S18).
#[server]
pub async fn note_upgrade(
    number: String,
    line: String,
    version: i64,
    #[server(default)] what: String,
    #[server(default)] part_serial: String,
    #[server(default)] upgrade_note: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let raw = service::passport::RawUpgrade {
        what: what.clone(),
        serial: part_serial.clone(),
        note: upgrade_note.clone(),
    };
    let done = at.desk.note_upgrade(at.seen(), raw).await;
    let typed = [
        ("what", what.as_str()),
        ("part_serial", &part_serial),
        ("upgrade_note", &upgrade_note),
    ];
    at.settle(done, &at.page(), FORM, &typed).await
}
