//! The policy: the values in force, what somebody proposes, and what was before.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::Sign;
use crate::error::AppError;
use crate::forms::{Choices, Field, Problems};

#[cfg(feature = "ssr")]
mod book;
#[cfg(feature = "ssr")]
mod names;
#[cfg(feature = "ssr")]
mod sheet;

/// What the page shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PolicyPage {
    /// Said after something was done; empty otherwise.
    pub done: String,
    pub problems: Option<Problems>,
    /// Which version is in force, and since when.
    pub stand: String,
    /// The values in force; none while they are being edited.
    pub groups: Vec<ValueGroup>,
    /// The proposal that waits to be decided.
    pub proposal: Option<Proposal>,
    /// Where a change is proposed; empty while it is, or while a proposal waits.
    pub propose: String,
    pub form: Option<ProposalForm>,
    /// The version in force and those before it, the latest first.
    pub history: Vec<Version>,
}

/// Values that belong together.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ValueGroup {
    pub title: String,
    pub values: Vec<NamedValue>,
}

/// A value in words.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NamedValue {
    pub name: String,
    pub value: String,
    /// The rule that it is a value of; may be empty.
    pub rule: String,
    /// That it is a default of ours; empty when it is not.
    pub mark: String,
}

/// A value before and after.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChangeRow {
    pub name: String,
    pub before: String,
    pub after: String,
    pub rule: String,
}

/// A version that somebody has proposed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Proposal {
    pub version: u32,
    pub title: String,
    /// Who proposed it, and when.
    pub by: String,
    pub why: String,
    pub changes: Vec<ChangeRow>,
    /// Whether the reader may put it into force: it is somebody else's.
    pub activate: bool,
    /// The word of the button that withdraws it.
    pub withdraw: String,
    /// What else there is to say about it.
    pub note: String,
}

/// The form that proposes another version.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProposalForm {
    /// The version in force that its values come from.
    pub base: u32,
    /// Why the form came back although nothing was wrong with it; empty when it did not.
    pub changed: String,
    /// What it would change; empty until it was looked at.
    pub preview: Vec<ChangeRow>,
    pub groups: Vec<FieldGroup>,
    pub why: Field,
}

/// Fields that belong together.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FieldGroup {
    pub title: String,
    pub fields: Vec<ValueField>,
}

/// How one value is edited.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ValueField {
    /// A number, an amount or a list.
    Text { name: String, field: Field },
    /// One of several.
    Choice { name: String, choices: Choices },
    /// Yes or no.
    Tick {
        name: String,
        label: String,
        ticked: bool,
    },
    /// A condition that voids: what it does, and where it does not count.
    Voids {
        legend: String,
        name: String,
        choices: Choices,
        countries_name: String,
        countries: Field,
    },
}

/// A version of the history.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Version {
    pub number: String,
    pub sign: Sign,
    pub why: String,
    pub proposed: String,
    pub decided: String,
    pub changes: Vec<ChangeRow>,
}

#[server(input = GetUrl)]
pub async fn load_policy(
    act: Option<String>,
    again: Option<String>,
    done: Option<String>,
) -> Result<PolicyPage, AppError> {
    book::load(act.as_deref(), again.as_deref(), done.as_deref()).await
}

/// Proposes another version, or shows first what it would change.
#[server]
pub async fn propose_policy(
    #[server(default)] base: String,
    #[server(default)] act: String,
    #[server(default)] why: String,
    #[server(flatten)] values: BTreeMap<String, String>,
) -> Result<(), AppError> {
    sheet::propose(&base, &act, &why, &values).await
}

/// Puts into force what somebody else has proposed.
#[server]
pub async fn activate_policy(#[server(default)] version: String) -> Result<(), AppError> {
    use crate::rpc;

    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let version = book::number(&version)?;
    let activated = desk.activate_policy(&visit.actor, version).await;
    book::decided(activated, "activated").await
}

/// Withdraws a proposal.
#[server]
pub async fn withdraw_policy(#[server(default)] version: String) -> Result<(), AppError> {
    use crate::rpc;

    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let version = book::number(&version)?;
    let withdrawn = desk.withdraw_policy(&visit.actor, version).await;
    book::decided(withdrawn, "withdrawn").await
}
