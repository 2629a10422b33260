//! The estimate: the ways side by side, and what was chosen.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::{Link, Prove};
use crate::error::AppError;
use crate::forms::Problems;

/// What the estimate says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EstimatePage {
    /// Which case.
    pub number: String,
    /// Back to the case.
    pub back: Link,
    /// The heading: the question, or what was answered.
    pub title: String,
    /// What holds for every way, or what follows the answer.
    pub lead: String,
    /// What the bench found, so that the price has a reason; may be empty.
    pub found: String,
    /// What was wrong.
    pub problems: Option<Problems>,
    /// The ways; none once it is answered.
    pub ways: Vec<Way>,
    /// The question for a code, when this browser may only look.
    pub prove: Option<Prove>,
    /// The other way to decline: the device is disposed of; where that is confirmed.
    pub dispose: Option<Link>,
    /// Which device.
    pub line: String,
    /// Which estimate.
    pub estimate: String,
}

/// One of the ways.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Way {
    /// What is sent when it is chosen.
    pub choice: String,
    /// The heading.
    pub title: String,
    /// What is done.
    pub text: String,
    /// What you pay, what you get, by when: a name and its value each, the amount first.
    pub facts: Vec<(String, String)>,
    /// The button.
    pub go: String,
    /// What happens on silence.
    pub silence: String,
    /// Whether this way is what happens on silence.
    pub is_default: bool,
}

/// The estimate of a case.
#[server(input = GetUrl)]
pub async fn load_estimate(
    number: String,
    again: Option<String>,
) -> Result<EstimatePage, AppError> {
    let look = super::look(&number).await?;
    let refused = crate::rpc::refused("case-estimate", again.as_deref()).await?;
    super::spoken::estimate(&look, refused.as_ref())
        .ok_or_else(|| crate::rpc::fail(AppError::NotFound))
}

/// Answers the estimate: `choice` is the place of an alternative, counted from 0, or `return`.
#[server]
pub async fn answer_estimate(
    #[server(default)] number: String,
    #[server(default)] line: String,
    #[server(default)] estimate: String,
    #[server(default)] choice: String,
) -> Result<(), AppError> {
    use crate::routes::Place;
    use crate::rpc;

    let (desk, visit, case) = super::sender(&number).await?;
    let malformed = || rpc::fail(AppError::Malformed);
    let (Ok(line), Ok(estimate)) = (line.parse(), estimate.parse()) else {
        return Err(malformed());
    };
    let command = super::command(&visit, case);
    let answered = if choice == "return" {
        desk.decline_estimate(command, line, estimate).await
    } else {
        let index = choice.parse().map_err(|_| malformed())?;
        desk.accept_estimate(command, line, estimate, index).await
    };
    let page = Place::TrackPart(number, "estimate".into());
    super::finish(answered, &page, ("case-estimate", &page), &[]).await
}
