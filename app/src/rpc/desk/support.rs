//! What is done about a case on its page: the work on the script, the verdict of the first door, the conversation.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::opened::Opened;
use crate::error::AppError;

/// A technician takes the case.
#[server]
pub async fn take_case(number: String, version: i64, seen: i64) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let done = at.desk.take_case(at.command()).await;
    at.settle("take", done, &[]).await
}

/// Records one step of the script (S1).
#[server]
pub async fn record_step(
    number: String,
    version: i64,
    seen: i64,
    key: String,
    #[server(default)] outcome: String,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let raw = service::support::RawStep {
        key: key.clone(),
        outcome,
        note: note.clone(),
    };
    let done = at.desk.record_step(at.word(), raw).await;
    at.settle("step", done, &[("key", &key), ("note", &note)])
        .await
}

/// Asks the customer; the case waits for the answer.
#[server]
pub async fn ask_customer(
    number: String,
    version: i64,
    seen: i64,
    #[server(default)] text: String,
) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let done = at.desk.ask_customer(at.command(), &text).await;
    at.settle("ask", done, &[("text", &text)]).await
}

/// The proof of purchase was checked and shows this day.
#[server]
pub async fn confirm_purchase(
    number: String,
    version: i64,
    seen: i64,
    #[server(default)] bought_on: String,
) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let done = at.desk.confirm_purchase(at.command(), &bought_on).await;
    at.settle("proof", done, &[("bought_on", &bought_on)]).await
}

/// The proof of purchase does not fit this device; why is mailed to the customer.
#[server]
pub async fn doubt_purchase(
    number: String,
    version: i64,
    seen: i64,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let done = at.desk.doubt_purchase(at.command(), &note).await;
    at.settle("no-proof", done, &[("note", &note)]).await
}

/// It works again without being sent in.
#[server]
pub async fn fix_remotely(
    number: String,
    version: i64,
    seen: i64,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let done = at.desk.fix_remotely(at.command(), &note).await;
    at.settle("fixed", done, &[("note", &note)]).await
}

/// It must be benched: the RMA (S2, S3).
#[server]
pub async fn authorise(
    number: String,
    version: i64,
    seen: i64,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let done = at.desk.authorise(at.command(), &note).await;
    at.settle("authorise", done, &[("note", &note)]).await
}

/// It belongs to the sales door (S18, S20).
#[server]
pub async fn hand_to_sales(
    number: String,
    version: i64,
    seen: i64,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let done = at.desk.hand_to_sales(at.command(), &reason).await;
    at.settle("sales", done, &[("reason", &reason)]).await
}

/// Closes what is with sales; how it ended is mailed to the customer.
#[server]
pub async fn close_with_sales(
    number: String,
    version: i64,
    seen: i64,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let done = at.desk.close_with_sales(at.command(), &note).await;
    at.settle("sales-done", done, &[("note", &note)]).await
}

/// Gives the RMA more days.
#[server]
pub async fn extend_rma(
    number: String,
    version: i64,
    seen: i64,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let done = at.desk.extend_rma(at.command(), &note).await;
    at.settle("extend", done, &[("note", &note)]).await
}

/// Accepts, after a second look, what arrived in place of the authorised device.
#[server]
pub async fn accept_arrival(
    number: String,
    version: i64,
    seen: i64,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let done = at.desk.resolve_exception(at.command(), &note).await;
    at.settle("accept", done, &[("note", &note)]).await
}

/// Sends back unopened what arrived in place of the authorised device.
#[server]
pub async fn reject_arrival(
    number: String,
    version: i64,
    seen: i64,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let done = at.desk.reject_arrival(at.command(), &note).await;
    at.settle("reject", done, &[("note", &note)]).await
}

/// Receives what came after the last day of its RMA.
#[server]
pub async fn receive_late(
    number: String,
    version: i64,
    seen: i64,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let done = at.desk.receive_late(at.command(), &note).await;
    at.settle("late", done, &[("note", &note)]).await
}

/// Calls the case off for the customer.
#[server]
pub async fn call_off(
    number: String,
    version: i64,
    seen: i64,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let done = at.desk.call_off(at.command(), &reason).await;
    at.settle("call-off", done, &[("reason", &reason)]).await
}

/// Writes to the customer.
#[server]
pub async fn write_to_customer(
    number: String,
    version: i64,
    seen: i64,
    #[server(default)] text: String,
) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let done = at.desk.write_message(at.word(), &text).await;
    at.settle("write", done, &[("text", &text)]).await
}

/// Leaves a note that no customer ever sees.
#[server]
pub async fn leave_note(
    number: String,
    version: i64,
    seen: i64,
    #[server(default)] text: String,
) -> Result<(), AppError> {
    let at = Opened::at(&number, version, seen).await?;
    let done = at.desk.leave_note(at.word(), &text).await;
    at.settle("note", done, &[("text", &text)]).await
}
