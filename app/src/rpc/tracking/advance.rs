//! The replacement in advance, for the customer: why it is possible or not, what may come of it, the request, what
//! becomes of it, the choice (S11 to S17).

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::estimate::Way;
use super::{Link, Prove};
use crate::error::AppError;
use crate::forms::{Choices, Problems};

#[cfg(feature = "ssr")]
mod spoken;

#[cfg(feature = "ssr")]
const FORM: &str = "case-advance";
#[cfg(feature = "ssr")]
const PART: &str = "advance";

/// What the page says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AdvancePage {
    /// Which case.
    pub number: String,
    /// Which device.
    pub line: String,
    /// Back to the case.
    pub back: Link,
    /// Which device it is about.
    pub product: String,
    /// What the number of its return is called.
    pub reference: String,
    /// The heading.
    pub title: String,
    /// What it is and costs, how it stands, or why it is not possible.
    pub lead: String,
    /// By when one comes, or what else is open; may be empty.
    pub more: String,
    /// Why it may be asked for, with its dates: a heading and a sentence.
    pub why: Option<(String, String)>,
    /// What was wrong.
    pub problems: Option<Problems>,
    /// A name and what it is, one or several lines each.
    pub facts: Vec<(String, Vec<String>)>,
    /// Every end that it may have.
    pub ends: Option<Ends>,
    /// Where a missing proof is added.
    pub proof: Option<Link>,
    /// The question for a code, when this browser may only look.
    pub prove: Option<Prove>,
    /// The form that asks for it.
    pub ask: Option<Ask>,
    /// The card that pays for it, or is still missing.
    pub card: Option<CardForm>,
    /// The ways to choose between after no fault was found.
    pub choose: Vec<Way>,
    /// The button that calls it off, with what that does.
    pub withdraw: Option<(String, String)>,
}

/// The card, and the way to the page on which one is entered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CardForm {
    /// The heading.
    pub title: String,
    /// What went wrong; empty when nothing did.
    pub failed: String,
    /// Which card it is, that it is missing, or why it failed.
    pub text: String,
    /// Whether somebody has to act.
    pub is_needed: bool,
    /// Where the form goes: out to the provider; empty when no card is taken any more.
    pub action: String,
    /// What one agrees to by pressing the button.
    pub consent: String,
    /// The button.
    pub go: String,
    /// The button that pays on account instead, with what that does.
    pub instead: Option<(String, String)>,
}

/// The table of what may come of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ends {
    /// Its heading.
    pub title: String,
    /// The heads of its columns: if, you pay, and for the distributor when there is one.
    pub heads: Vec<String>,
    /// Each end.
    pub rows: Vec<EndRow>,
}

/// One end.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EndRow {
    /// If this comes about.
    pub what: String,
    /// What it means.
    pub text: String,
    /// The amounts, in the order of the heads.
    pub amounts: Vec<String>,
}

/// The form that asks for it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ask {
    /// How it is paid.
    pub way: Choices,
    /// The box to tick.
    pub consent: String,
    /// What stands against it; may be empty.
    pub consent_error: String,
    /// Whether it is ticked.
    pub consented: bool,
    /// The amount that they agree to, in minor units.
    pub price: String,
    /// The button.
    pub go: String,
    /// What it does.
    pub consequence: String,
}

/// The replacement in advance of a case.
#[server(input = GetUrl)]
pub async fn load_advance(
    number: String,
    again: Option<String>,
    card: Option<String>,
) -> Result<AdvancePage, AppError> {
    use crate::rpc;

    let look = super::look(&number).await?;
    let visit = rpc::customer().await?;
    let of = super::number_of(&number)?;
    let view = look.desk.advance(&visit.actor, of).await;
    let view = view.map_err(rpc::wrong)?;
    let refused = rpc::refused(FORM, again.as_deref()).await?;
    Ok(spoken::page(
        &look,
        &view,
        refused.as_ref(),
        card.as_deref() == Some("unreached"),
    ))
}

/// Asks for it.
#[server]
pub async fn ask_advance(
    #[server(default)] number: String,
    #[server(default)] line: String,
    #[server(default)] way: String,
    #[server(default)] consent: String,
    #[server(default)] price: String,
) -> Result<(), AppError> {
    use crate::routes::Place;

    let (desk, visit, case) = super::sender(&number).await?;
    let line = line_of(&line)?;
    let raw = service::advance::RawAdvance {
        way: way.clone(),
        consent: consent.clone(),
        price,
    };
    let asked = desk.ask_advance(super::command(&visit, case), line, raw);
    let page = Place::TrackPart(number, PART.into());
    let typed = [("way", way.as_str()), ("consent", consent.as_str())];
    super::finish(asked.await, &page, (FORM, &page), &typed).await
}

/// Calls it off.
#[server]
pub async fn withdraw_advance(
    #[server(default)] number: String,
    #[server(default)] line: String,
) -> Result<(), AppError> {
    use crate::routes::Place;

    let (desk, visit, case) = super::sender(&number).await?;
    let line = line_of(&line)?;
    let done = desk
        .withdraw_advance(super::command(&visit, case), line)
        .await;
    let page = Place::TrackPart(number, PART.into());
    super::finish(done, &page, (FORM, &page), &[]).await
}

/// Pays on account instead of by card.
#[server]
pub async fn pay_advance_on_account(
    #[server(default)] number: String,
    #[server(default)] line: String,
) -> Result<(), AppError> {
    use crate::routes::Place;

    let (desk, visit, case) = super::sender(&number).await?;
    let line = line_of(&line)?;
    let done = desk
        .pay_advance_on_account(super::command(&visit, case), line)
        .await;
    let page = Place::TrackPart(number, PART.into());
    super::finish(done, &page, (FORM, &page), &[]).await
}

/// Chooses after no fault was found: `choice` is `return` or `keep`.
#[server]
pub async fn choose_advance(
    #[server(default)] number: String,
    #[server(default)] line: String,
    #[server(default)] choice: String,
) -> Result<(), AppError> {
    use crate::routes::Place;

    let (desk, visit, case) = super::sender(&number).await?;
    let line = line_of(&line)?;
    let done = desk
        .choose_advance(super::command(&visit, case), line, &choice)
        .await;
    let page = Place::TrackPart(number, PART.into());
    super::finish(done, &page, (FORM, &page), &[]).await
}

#[cfg(feature = "ssr")]
fn line_of(line: &str) -> Result<domain::id::LineId, AppError> {
    line.parse()
        .map_err(|_| crate::rpc::fail(AppError::Malformed))
}
