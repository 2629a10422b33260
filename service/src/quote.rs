//! The estimate, from both sides: sent by the bench, answered by the customer (S8, S9).

use domain::access::Permit;
use domain::case::Case;
use domain::estimate::{Alternative, Estimate, EstimateState, Remedy};
use domain::field::{FieldError, FieldErrors, typed};
use domain::id::{EstimateId, LineId};
use domain::money::{Currency, Money};
use domain::policy::Policy;

use uuid::Uuid;

use crate::change::{Command, Need};
use crate::desk::Desk;
use crate::error::{Error, Result};

/// One alternative, as the form sends it. Left out when its amounts are empty.
#[derive(Debug, Clone, Default)]
pub struct RawAlternative {
    /// What is done, in words that the customer reads.
    pub description: String,
    /// Parts or device, as an amount.
    pub parts: String,
    /// Work, as an amount.
    pub labour: String,
    /// Business days after acceptance.
    pub days: String,
}

impl RawAlternative {
    fn is_left_out(&self) -> bool {
        self.parts.trim().is_empty() && self.labour.trim().is_empty()
    }
}

impl Desk {
    /// Sends an estimate: repair, replacement, or both side by side.
    pub async fn send_estimate(
        &self,
        command: Command<'_>,
        line: LineId,
        repair: RawAlternative,
        replace: RawAlternative,
    ) -> Result<Case> {
        let alternatives = self.alternatives(&repair, &replace)?;
        let id = EstimateId::new(self.fresh());
        self.change(command, Need::Permit(Permit::Quote), |case, act| {
            case.send_estimate(act, line, id, alternatives)
        })
        .await
    }

    /// What is wrong with an estimate, before it is looked at.
    pub fn check_estimate(&self, repair: &RawAlternative, replace: &RawAlternative) -> Result<()> {
        self.alternatives(repair, replace).map(drop)
    }

    /// An estimate as it would be sent now by these terms, to be looked at first.
    pub fn draft_estimate(
        &self,
        terms: &Policy,
        repair: &RawAlternative,
        replace: &RawAlternative,
    ) -> Result<Estimate> {
        let today = self.calendar.zone.date(self.now());
        let days = jiff::Span::new().days(i64::from(terms.estimate_valid_days));
        Ok(Estimate {
            id: EstimateId::new(Uuid::nil()),
            state: EstimateState::Sent,
            alternatives: self.alternatives(repair, replace)?,
            sent_at: self.now(),
            valid_until: today.saturating_add(days),
            accepted: None,
            decided_at: None,
        })
    }

    fn alternatives(
        &self,
        repair: &RawAlternative,
        replace: &RawAlternative,
    ) -> Result<Vec<Alternative>> {
        let mut errors = FieldErrors::new();
        let ways = [(Remedy::Repair, repair), (Remedy::Replace, replace)];
        let alternatives: Vec<Alternative> = ways
            .into_iter()
            .filter(|(_, raw)| !raw.is_left_out())
            .filter_map(|(remedy, raw)| alternative(&mut errors, remedy, raw, self.maker.currency))
            .collect();
        if errors.is_empty() && alternatives.is_empty() {
            errors.push("repair_parts", FieldError::Missing);
        }
        Ok(errors.into_result(Some(alternatives))?)
    }

    /// The customer accepts one alternative, which their account must be able to bear. Theirs alone: no permission of
    /// the desk stands in for it (S9).
    pub async fn accept_estimate(
        &self,
        command: Command<'_>,
        line: LineId,
        estimate: EstimateId,
        index: u8,
    ) -> Result<Case> {
        let mut tx = self.store.write().await?;
        let case = self
            .case_for(&mut tx, command.actor, command.number, Need::Own)
            .await?;
        let of_line = case.line(line).ok_or(Error::NotFound)?;
        let supply = self.supply_held(&mut tx, case.id, of_line).await?;
        let credit = self.credit_to_charge(&mut tx, &case).await?;
        let case = self
            .change_in(&mut tx, command, Need::Own, |case, act| {
                case.accept_estimate(act, line, estimate, index, credit, supply)
            })
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// The customer declines and gives the device to us to dispose of. Theirs alone, and recorded as their consent.
    pub async fn dispose_by_consent(
        &self,
        command: Command<'_>,
        line: LineId,
        estimate: EstimateId,
    ) -> Result<Case> {
        self.change(command, Need::Own, |case, act| {
            case.dispose_by_consent(act, line, estimate)
        })
        .await
    }

    /// The customer declines: it goes back as it came.
    pub async fn decline_estimate(
        &self,
        command: Command<'_>,
        line: LineId,
        estimate: EstimateId,
    ) -> Result<Case> {
        self.change(command, Need::Own, |case, act| {
            case.decline_estimate(act, line, estimate)
        })
        .await
    }
}

fn alternative(
    errors: &mut FieldErrors,
    remedy: Remedy,
    raw: &RawAlternative,
    currency: Currency,
) -> Option<Alternative> {
    let field = |name: &str| format!("{}_{name}", remedy.key());
    let description = errors.take(
        &field("description"),
        typed::required_line(&raw.description, 300),
    );
    let parts = errors.take(&field("parts"), amount(&raw.parts, currency));
    let labour = errors.take(&field("labour"), amount(&raw.labour, currency));
    let ready_in_days = errors.take(&field("days"), days(&raw.days));
    Some(Alternative {
        remedy,
        description: description?,
        parts: parts?,
        labour: labour?,
        ready_in_days: ready_in_days?,
    })
}

/// An amount of at most 100,000.00; nothing typed is nothing charged.
fn amount(raw: &str, currency: Currency) -> std::result::Result<Money, FieldError> {
    if raw.trim().is_empty() {
        return Ok(Money::zero(currency));
    }
    let money = Money::parse(raw, currency)?;
    let most = 100_000 * currency.minor_units();
    if (0..=most).contains(&money.minor) {
        Ok(money)
    } else {
        Err(FieldError::OutOfRange {
            min: 0,
            max: 100_000,
        })
    }
}

fn days(raw: &str) -> std::result::Result<u16, FieldError> {
    let number: u16 = raw.trim().parse().map_err(|_| FieldError::NotANumber)?;
    if (1..=60).contains(&number) {
        Ok(number)
    } else {
        Err(FieldError::OutOfRange { min: 1, max: 60 })
    }
}
