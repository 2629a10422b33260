//! The estimate: what it costs to repair or to replace, before anything proceeds (S8, S9).

use super::{Act, Case, Outcome};
use crate::case::authorise::days_after;
use crate::estimate::{Alternative, Estimate, EstimateAction, EstimateState, Remedy};
use crate::event::{Moved, What};
use crate::id::{EstimateId, LineId};
use crate::line::state::Action;
use crate::line::{Line, Outcome as Ending, PauseCause};
use crate::refusal::Refusal;

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

    /// The customer accepts one alternative. Only now may the work begin (S9).
    pub fn accept_estimate(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        estimate: EstimateId,
        index: u8,
    ) -> Outcome {
        let line = self.line_mut(id)?;
        line.check(Action::AcceptRepair)?;
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
        let days = u32::from(chosen.ready_in_days);
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
        Ok(vec![act.event(
            vec![accepted, moved],
            What::EstimateAccepted { remedy, total },
        )])
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

    /// Nobody answered until the last day: as if declined.
    pub fn expire_estimate(&mut self, act: &Act<'_>, id: LineId, estimate: EstimateId) -> Outcome {
        let today = act.today();
        let due = self
            .line(id)
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
    fn step(&mut self, action: EstimateAction) -> Result<Moved, Refusal> {
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
