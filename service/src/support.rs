//! Technical support: the script, the verdict of the first door, the RMA (S1, S2, S3).

use domain::access::Permit;
use domain::case::Case;
use domain::event::{SalesReason, StepOutcome};
use domain::field::{FieldError, FieldErrors, typed};
use domain::id::{LineId, RmaId};
use domain::intake::answer;
use domain::product::script;

use crate::change::{Command, Need};
use crate::desk::Desk;
use crate::error::{Error, Result};

/// The longest note, in characters.
pub(crate) const NOTE: u32 = 2000;

const TROUBLESHOOT: Need = Need::Permit(Permit::Troubleshoot);

impl Desk {
    /// A technician takes a case.
    pub async fn take_case(&self, command: Command<'_>) -> Result<Case> {
        self.change(command, TROUBLESHOOT, Case::start_support)
            .await
    }

    /// Records one step of the script (S1).
    pub async fn record_step(&self, command: Command<'_>, raw: RawStep) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let outcome = errors.take("outcome", outcome(&raw.outcome));
        let note = errors.take("note", typed::lines(&raw.note, NOTE));
        let (outcome, note) = errors.into_result(outcome.zip(note))?;
        self.change(command, TROUBLESHOOT, |case, act| {
            // A key that is not of this family's script is a form of another page: recorded as it is named.
            let known = script(case.device.family)
                .iter()
                .find(|check| check.key == raw.key);
            let key = known.map_or_else(|| "other".to_owned(), |check| check.key.to_owned());
            case.record_step(act, key, outcome, note)
        })
        .await
    }

    /// The proof of purchase was compared with the device and shows this day: the warranty is counted from it.
    pub async fn confirm_purchase(&self, command: Command<'_>, bought_on: &str) -> Result<Case> {
        let today = self.calendar.zone.date(self.now());
        let mut errors = FieldErrors::new();
        let bought_on = errors.take("bought_on", answer::day_of_purchase(bought_on, today));
        let bought_on = errors.into_result(bought_on)?;
        let mut tx = self.store.write().await?;
        let before = self
            .case_for(&mut tx, command.actor, command.number, TROUBLESHOOT)
            .await?;
        let product = tx.product(&before.device.sku).await?;
        let of_product = product
            .ok_or_else(|| Error::internal("the product of a case is gone"))?
            .warranty_months;
        let case = self
            .change_in(&mut tx, command, TROUBLESHOOT, |case, act| {
                case.prove_purchase(act, bought_on, of_product)
            })
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// The proof of purchase does not fit this device: the warranty stays as it was, and the customer is told why.
    pub async fn doubt_purchase(&self, command: Command<'_>, why: &str) -> Result<Case> {
        let why = required_note(why)?;
        self.change(command, TROUBLESHOOT, |case, act| {
            case.doubt_purchase(act, why)
        })
        .await
    }

    /// It works again without being sent in.
    pub async fn fix_remotely(&self, command: Command<'_>, note: &str) -> Result<Case> {
        let note = required_note(note)?;
        self.change(command, TROUBLESHOOT, |case, act| {
            case.fix_remotely(act, note)
        })
        .await
    }

    /// The verdict that it must be benched, and with it the RMA: one act, two events, one mail (S2, S3).
    pub async fn authorise(&self, command: Command<'_>, note: &str) -> Result<Case> {
        let note = required_note(note)?;
        let (rma, line) = (RmaId::new(self.fresh()), LineId::new(self.fresh()));
        self.change(command, Need::Permit(Permit::Authorise), |case, act| {
            let mut events = case.require_bench(act, note)?;
            events.extend(case.issue_rma(act, rma, line)?);
            Ok(events)
        })
        .await
    }

    /// It belongs to the sales door (S18, S20).
    pub async fn hand_to_sales(&self, command: Command<'_>, reason: &str) -> Result<Case> {
        let reason = SalesReason::from_key(reason)
            .ok_or_else(|| FieldErrors::one("reason", FieldError::ChooseOne))?;
        self.change(command, TROUBLESHOOT, |case, act| {
            case.hand_to_sales(act, reason)
        })
        .await
    }

    /// Sales was done with it; how it ended is mailed to the customer.
    pub async fn close_with_sales(&self, command: Command<'_>, reason: &str) -> Result<Case> {
        let reason = required_note(reason)?;
        self.change(
            command,
            Need::Permit(Permit::CloseWithSales),
            |case, act| case.close_with_sales(act, reason),
        )
        .await
    }

    /// Gives the RMA more days; a supervisor's.
    pub async fn extend_rma(&self, command: Command<'_>, reason: &str) -> Result<Case> {
        let reason = required_note(reason)?;
        let oversee = Need::Permit(Permit::Oversee);
        let mut tx = self.store.write().await?;
        let before = self
            .case_for(&mut tx, command.actor, command.number, oversee)
            .await?;
        self.only_return(&mut tx, &before).await?;
        let case = self
            .change_in(&mut tx, command, oversee, |case, act| {
                case.extend_rma(act, act.policy.rma_valid_days, reason)
            })
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }
}

/// A step, as the form sends it.
#[derive(Debug, Clone, Default)]
pub struct RawStep {
    /// Which check of the script.
    pub key: String,
    /// `fine`, `faulty` or `skipped`.
    pub outcome: String,
    /// What was seen.
    pub note: String,
}

fn outcome(raw: &str) -> std::result::Result<StepOutcome, FieldError> {
    match raw {
        "fine" => Ok(StepOutcome::Fine),
        "faulty" => Ok(StepOutcome::Faulty),
        "skipped" => Ok(StepOutcome::Skipped),
        _ => Err(FieldError::ChooseOne),
    }
}

/// A note that must say something.
pub(crate) fn required_note(raw: &str) -> Result<String> {
    let mut errors = FieldErrors::new();
    let note = errors.take(
        "note",
        typed::lines(raw, NOTE).and_then(|note| {
            if note.is_empty() {
                Err(FieldError::Missing)
            } else {
                Ok(note)
            }
        }),
    );
    Ok(errors.into_result(note)?)
}
