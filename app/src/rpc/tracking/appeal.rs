//! The appeal against what was found about a warranty (S24), and the consent to have a device disposed of (S9).

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::Link;
use super::acts::ActFrame;
use crate::error::AppError;
use crate::forms::Field;

/// The appeal.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AppealPage {
    /// What every act has.
    pub frame: ActFrame,
    /// What was found, in sentences.
    pub found: Vec<String>,
    /// Why the customer disagrees.
    pub text: Field,
}

/// The question before a device is disposed of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DisposePage {
    /// What every act has.
    pub frame: ActFrame,
    /// What it means, a sentence each.
    pub points: Vec<String>,
    /// Which device.
    pub line: String,
    /// Which estimate.
    pub estimate: String,
    /// The way out.
    pub keep: Link,
}

/// The form for an appeal; where there is nothing to contest there is no such page.
#[server(input = GetUrl)]
pub async fn load_appeal(number: String, again: Option<String>) -> Result<AppealPage, AppError> {
    let look = super::look(&number).await?;
    let words = look.words;
    let refused = crate::rpc::refused("case-appeal", again.as_deref()).await?;
    if !look.view.may.appeal && refused.is_none() {
        return Err(crate::rpc::fail(AppError::NotFound));
    }
    let refused = refused.as_ref();
    let void = look.view.lines.iter().find_map(|line| line.void.as_ref());
    let until = void.and_then(|void| void.counts);
    let lead = until
        .map(|counts| words.void_appeal_lead(words.date(counts.appeal_until)))
        .unwrap_or_default();
    let what = words.void_appeal_what();
    Ok(AppealPage {
        frame: super::acts::frame(
            &look,
            "appeal",
            refused,
            (words.void_appeal_title(), &lead, words.void_appeal_go()),
            &|_| what.to_owned(),
        ),
        found: void
            .map(|void| service::say::voids::codes(words, &void.codes))
            .unwrap_or_default(),
        text: crate::rpc::field(
            words,
            refused,
            "text",
            (words.void_appeal_label(), words.void_appeal_hint(), what),
            "",
        ),
    })
}

/// Lodges the appeal.
#[server]
pub async fn appeal_void(
    #[server(default)] number: String,
    #[server(default)] text: String,
) -> Result<(), AppError> {
    use crate::routes::Place;

    let (desk, visit, case) = super::sender(&number).await?;
    let lodged = desk.appeal_void(super::command(&visit, case), &text).await;
    let form = Place::TrackPart(number.clone(), "appeal".into());
    let done = Place::TrackCase(number);
    super::finish(lodged, &done, ("case-appeal", &form), &[("text", &text)]).await
}

/// The question before a device is disposed of: what it means, and the way back to the estimate.
#[server(input = GetUrl)]
pub async fn load_dispose(number: String, again: Option<String>) -> Result<DisposePage, AppError> {
    let look = super::look(&number).await?;
    let words = look.words;
    let refused = crate::rpc::refused("case-dispose", again.as_deref()).await?;
    let Some((line, estimate)) = look.view.open_estimate() else {
        return Err(crate::rpc::fail(AppError::NotFound));
    };
    let device = look
        .view
        .lines
        .iter()
        .find(|one| one.id == line)
        .map_or(look.view.product.as_str(), |one| one.product.as_str());
    let (title, lead) = (
        words.estimate_dispose_title(device),
        words.estimate_dispose_lead(device),
    );
    Ok(DisposePage {
        frame: super::acts::frame(
            &look,
            "dispose",
            refused.as_ref(),
            (&title, &lead, words.estimate_dispose_go()),
            &|_| String::new(),
        ),
        points: [
            words.estimate_dispose_point_gone(),
            words.estimate_dispose_point_data(),
            words.estimate_dispose_point_pay(),
        ]
        .map(str::to_owned)
        .into(),
        line: line.to_string(),
        estimate: estimate.id.to_string(),
        keep: Link {
            href: look.part("estimate").path(),
            label: words.estimate_dispose_back().into(),
        },
    })
}

/// Declines the estimate and gives the device to us to dispose of.
#[server]
pub async fn dispose_device(
    #[server(default)] number: String,
    #[server(default)] line: String,
    #[server(default)] estimate: String,
) -> Result<(), AppError> {
    use crate::routes::Place;
    use crate::rpc;

    let (desk, visit, case) = super::sender(&number).await?;
    let (Ok(line), Ok(estimate)) = (line.parse(), estimate.parse()) else {
        return Err(rpc::fail(AppError::Malformed));
    };
    let command = super::command(&visit, case);
    let disposed = desk.dispose_by_consent(command, line, estimate).await;
    let form = Place::TrackPart(number.clone(), "estimate".into());
    super::finish(disposed, &form, ("case-estimate", &form), &[]).await
}
