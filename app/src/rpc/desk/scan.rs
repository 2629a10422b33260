//! Arrivals: one field, one answer (S4, checklist 39 and 40).

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::Sign;
use crate::error::AppError;

#[cfg(feature = "ssr")]
mod answer;

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ScanPage {
    pub title: String,
    pub label: String,
    /// The identity of the next scan, where no script gives it one.
    pub next: String,
    pub answer: ScanAnswer,
    pub last: Vec<ScanRow>,
}

/// The answer to the last scan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ScanAnswer {
    /// Which scan; empty before the first.
    pub id: String,
    /// What was scanned.
    pub code: String,
    /// Colour and shape.
    pub signal: String,
    /// The huge word.
    pub word: String,
    /// What it is.
    pub what: String,
    /// Where to put it, or what to do next.
    pub place: String,
    /// The tones: hertz (0 is silence) and milliseconds.
    pub sound: Vec<(u16, u16)>,
    /// Where to look next: address and words.
    pub links: Vec<(String, String)>,
    /// What can be done about it without leaving the page.
    pub acts: Vec<ScanAct>,
}

/// Something that can be done about a scan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ScanAct {
    /// `undo` or `in-box`.
    pub act: String,
    pub word: String,
}

/// One of the last scans.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ScanRow {
    pub id: String,
    pub at: String,
    pub sign: Sign,
    pub code: String,
    pub what: String,
    /// Whether it can be undone now.
    pub undo: bool,
}

#[server(input = GetUrl)]
pub async fn load_scan(at: Option<String>) -> Result<ScanPage, AppError> {
    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    answer::page(&desk, &visit.actor, at.as_deref()).await
}

/// A scan from the plain form.
#[server]
pub async fn scan(
    #[server(default)] id: String,
    #[server(default)] code: String,
    #[server(default)] after: String,
) -> Result<(), AppError> {
    use crate::routes::Place;

    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    if code.trim().is_empty() {
        // Enter on the empty field: nothing was scanned.
        crate::rpc::redirect(&Place::DeskScan.path());
        return Ok(());
    }
    let raw = service::dock::RawScan { id, code, after };
    let scanned = desk.scan(&visit.actor, &raw).await;
    let scanned = scanned.map_err(crate::rpc::wrong)?;
    answer::show(&scanned);
    Ok(())
}

/// A scan from the queue of a browser: the same act, answered with the page instead of the way to it.
#[server]
pub async fn send_scan(
    #[server(default)] id: String,
    #[server(default)] code: String,
    #[server(default)] after: String,
) -> Result<ScanPage, AppError> {
    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    let raw = service::dock::RawScan { id, code, after };
    let scanned = desk.scan(&visit.actor, &raw).await;
    let id = scanned.map_err(crate::rpc::wrong)?.scan.id.to_string();
    answer::page(&desk, &visit.actor, Some(&id)).await
}

/// Does something about a scan: takes it back, or says that it lay in the box that was opened before.
#[server]
pub async fn act_on_scan(
    #[server(default)] id: String,
    #[server(default)] act: String,
) -> Result<(), AppError> {
    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    let id = answer::id(&id)?;
    let done = match act.as_str() {
        "undo" => desk.undo_scan(&visit.actor, id).await,
        "in-box" => desk.found_in_box(&visit.actor, id).await,
        _ => return Err(crate::rpc::fail(AppError::Malformed)),
    };
    answer::show(&done.map_err(crate::rpc::wrong)?);
    Ok(())
}
