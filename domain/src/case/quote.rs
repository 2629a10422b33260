//! The estimate: what it costs to repair or to replace, before anything proceeds (S8, S9).

use super::{Act, Case, Outcome, charges};
use crate::account::Credit;
use crate::case::authorise::days_after;
use crate::estimate::{Alternative, Estimate, EstimateAction, EstimateState, Remedy};
use crate::event::{Moved, What};
use crate::id::{EstimateId, LineId};
use crate::ledger::{Party, PayWay};
use crate::line::state::Action;
use crate::line::{Line, Outcome as Ending, PauseCause};
use crate::reason::Reason;
use crate::refusal::Refusal;
use crate::stock::Supply;

impl Case {
    /// Sends an estimate with one or two alternatives. A later one supersedes the one that waits.
    pub fn send_estimate(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        estimate: EstimateId,
        alternatives: Vec<Alternative>,
    ) -> Outcome {
        if !act.is_technician() {
            return Err(Refusal::TechnicianOnly);
        }
        let totals = totals(&alternatives)?;
        let valid_until = days_after(act.today(), act.policy.estimate_valid_days);
        let line = self.line_mut(id)?;
        line.check(Action::Quote)?;
        if !line.needs_consent() {
            return Err(Refusal::NothingToQuote);
        }
        if line.has_consent() {
            return Err(Refusal::EstimateNotNow {
                state: EstimateState::Accepted,
                action: EstimateAction::Supersede,
            });
        }
        let mut moved = vec![line.step(Action::Quote)?];
        if let Some(open) = line.estimates.last_mut().filter(|last| last.is_open()) {
            moved.push(open.step(EstimateAction::Supersede)?);
        }
        moved.push(Moved::Estimate {
            estimate,
            from: None,
            to: EstimateState::Sent,
        });
        line.estimates.push(Estimate {
            id: estimate,
            state: EstimateState::Sent,
            alternatives,
            sent_at: act.at,
            valid_until,
            accepted: None,
            decided_at: None,
        });
        line.pause_clock(PauseCause::Customer, act.at, act.calendar);
        Ok(vec![act.event(
            moved,
            What::EstimateSent {
                totals,
                valid_until,
            },
        )])
    }

    /// The customer accepts one alternative, which their account must be able to bear. Only now may the work begin (S9);
    /// for a replacement of which none is free it waits its turn (S5).
    pub fn accept_estimate(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        estimate: EstimateId,
        index: u8,
        credit: Credit,
        supply: Supply,
    ) -> Outcome {
        let bill_to = Party::Customer(self.customer);
        let line = self.line_mut(id)?;
        line.check(Action::AcceptRepair)?;
        line.check_no_appeal()?;
        let open = open_estimate(line, estimate)?;
        // The price stood until then; the deadline's own job may come a little later.
        if act.today() > open.valid_until {
            return Err(Refusal::EstimateOver {
                last_day: open.valid_until,
            });
        }
        let chosen = open
            .alternatives
            .get(usize::from(index))
            .ok_or(Refusal::NoSuchEstimate)?;
        let remedy = chosen.remedy;
        let total = chosen.total().ok_or(Refusal::EstimateMalformed)?;
        if !credit.bears(total) {
            return Err(Refusal::Denied {
                reason: Reason::EstimateOverLimit {
                    limit: credit.limit,
                    owed: credit.owed,
                    amount: total,
                },
            });
        }
        let days = u32::from(chosen.ready_in_days);
        let chosen = chosen.clone();
        let agreed = match remedy {
            Remedy::Repair => Action::AcceptRepair,
            Remedy::Replace => Action::AcceptReplacement,
        };
        let accepted = open.step(EstimateAction::Accept)?;
        open.accepted = Some(index);
        open.decided_at = Some(act.at);
        let moved = line.step(agreed)?;
        line.resume_clock(act.at, act.calendar);
        // From now on we keep what the chosen way promises.
        line.ready_due = Some(act.calendar.deadline_after_business_days(act.at, days));
        let booked = charges::of_estimate(line, &chosen, PayWay::Account, bill_to);
        let product = line.product.clone();
        let mut events = vec![act.booking(
            vec![accepted, moved],
            booked,
            What::EstimateAccepted { remedy, total },
        )];
        if let (Remedy::Replace, Supply::Awaited { expected_on }) = (remedy, supply) {
            events.extend(self.await_stock(act, id, remedy, product, expected_on)?);
        }
        Ok(events)
    }

    /// The customer declines: it goes back unrepaired, at our ground cost (specification 5, row 9).
    pub fn decline_estimate(&mut self, act: &Act<'_>, id: LineId, estimate: EstimateId) -> Outcome {
        self.end_estimate(
            act,
            id,
            estimate,
            EstimateAction::Decline,
            Action::DeclineEstimate,
            What::EstimateDeclined,
        )
    }

    /// The customer declines and gives the device to us to dispose of: the event is their recorded consent
    /// (specification 5, row 9). Nothing comes back, so its line is over.
    pub fn dispose_by_consent(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        estimate: EstimateId,
    ) -> Outcome {
        // What is gone cannot be looked at again.
        self.line_mut(id)?.check_no_appeal()?;
        let mut events = self.end_estimate(
            act,
            id,
            estimate,
            EstimateAction::Decline,
            Action::Dispose,
            What::DisposalAgreed,
        )?;
        let line = self.line_mut(id)?;
        line.outcome = Some(Ending::DisposedByConsent);
        let outcome = line.outcome;
        let mut moved = vec![line.step(Action::Close)?];
        moved.extend(self.close_when_all_over());
        events.push(act.event(moved, What::Closed { outcome }));
        Ok(events)
    }

    /// Nobody answered until the last day: as if declined.
    pub fn expire_estimate(&mut self, act: &Act<'_>, id: LineId, estimate: EstimateId) -> Outcome {
        let today = act.today();
        let due = self
            .line(id)
            // While the customer contests the reason for it, its days stand still.
            .filter(|line| !line.is_appealed())
            .and_then(Line::estimate)
            .is_some_and(|open| open.id == estimate && open.is_open() && open.valid_until < today);
        if !due {
            return Ok(vec![]);
        }
        self.end_estimate(
            act,
            id,
            estimate,
            EstimateAction::Expire,
            Action::EstimateExpired,
            What::EstimateExpired,
        )
    }

    fn end_estimate(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        estimate: EstimateId,
        how: EstimateAction,
        action: Action,
        what: What,
    ) -> Outcome {
        let line = self.line_mut(id)?;
        line.check(action)?;
        let open = open_estimate(line, estimate)?;
        let ended = open.step(how)?;
        open.decided_at = Some(act.at);
        let moved = line.step(action)?;
        line.outcome = Some(Ending::ReturnedUnrepaired);
        line.resume_clock(act.at, act.calendar);
        Ok(vec![act.event(vec![ended, moved], what)])
    }
}

impl Estimate {
    pub(super) fn step(&mut self, action: EstimateAction) -> Result<Moved, Refusal> {
        let from = self.state;
        let to = from.after(action).ok_or(Refusal::EstimateNotNow {
            state: from,
            action,
        })?;
        self.state = to;
        Ok(Moved::Estimate {
            estimate: self.id,
            from: Some(from),
            to,
        })
    }
}

fn open_estimate(line: &mut Line, id: EstimateId) -> Result<&mut Estimate, Refusal> {
    let estimate = line
        .estimates
        .iter_mut()
        .find(|estimate| estimate.id == id)
        .ok_or(Refusal::NoSuchEstimate)?;
    if estimate.is_open() {
        Ok(estimate)
    } else {
        Err(Refusal::EstimateNotNow {
            state: estimate.state,
            action: EstimateAction::Accept,
        })
    }
}

fn totals(
    alternatives: &[Alternative],
) -> Result<Vec<(crate::estimate::Remedy, crate::money::Money)>, Refusal> {
    if alternatives.is_empty() || alternatives.len() > 2 {
        return Err(Refusal::EstimateMalformed);
    }
    alternatives
        .iter()
        .map(|one| {
            one.total()
                .filter(|total| total.minor > 0)
                .map(|total| (one.remedy, total))
                .ok_or(Refusal::EstimateMalformed)
        })
        .collect()
}
