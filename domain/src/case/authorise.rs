//! The RMA: issued after a technician's verdict only, sent with everything the customer needs (S2, S3).

use super::{Act, Case, Outcome, Rma};
use crate::access::Role;
use crate::case::phase::{CaseAction, Phase};
use crate::event::{Moved, What};
use crate::id::{LineId, RmaId};
use crate::line::Line;
use crate::line::diagnosis::Diagnosis;
use crate::line::state::{Action, State};
use crate::refusal::Refusal;
use crate::time::Date;

impl Case {
    /// Issues the RMA for the device of this case (S2, S3).
    ///
    /// At the support door the verdict 'must be benched' is what allows it. The sales door, whose RMAs come
    /// with a call tag (S21), is not served by this command.
    pub fn issue_rma(&mut self, act: &Act<'_>, rma: RmaId, line: LineId) -> Outcome {
        self.case_step(CaseAction::IssueRma)?;
        if self.phase != Phase::BenchRequired {
            return Err(Refusal::CaseNotNow {
                phase: self.phase,
                action: CaseAction::IssueRma,
            });
        }
        if !act.is_technician() {
            return Err(Refusal::TechnicianOnly);
        }
        if self.rma.is_some() {
            return Err(Refusal::RmaExists);
        }
        let valid_until = days_after(act.today(), act.policy.rma_valid_days);
        self.rma = Some(Rma {
            id: rma,
            issued_at: act.at,
            valid_until,
            policy: act.policy.version,
            lines: vec![self.first_line(line)],
        });
        let moved = Moved::Line {
            line,
            from: None,
            to: State::Authorised,
        };
        Ok(vec![
            act.event(vec![moved], What::RmaIssued { valid_until }),
        ])
    }

    /// The RMA e-mail has left: the customer has everything needed.
    pub fn authorisation_sent(&mut self, act: &Act<'_>) -> Outcome {
        let mut moved = Vec::new();
        for line in self.rma.iter_mut().flat_map(|rma| rma.lines.iter_mut()) {
            // A device may be scanned before its mail could leave; that is no reason to step back.
            if let Ok(one) = line.step(Action::AuthorisationSent) {
                moved.push(one);
            }
        }
        Ok(if moved.is_empty() {
            vec![]
        } else {
            vec![act.event(moved, What::AuthorisationSent)]
        })
    }

    /// Gives the RMA more days; a supervisor's, with a reason. One that has ended goes on.
    pub fn extend_rma(&mut self, act: &Act<'_>, days: u16, reason: String) -> Outcome {
        if act.role != Some(Role::Supervisor) {
            return Err(Refusal::SupervisorOnly);
        }
        let from = act.today();
        let ended = self.has_expired();
        let rma = self.rma.as_mut().ok_or(Refusal::NoSuchLine)?;
        if let Some(line) = rma
            .lines
            .iter()
            .find(|line| !ended && !line.state.is_before_arrival())
        {
            return Err(Refusal::LineNotNow {
                state: line.state,
                action: Action::Expire,
            });
        }
        rma.valid_until = days_after(rma.valid_until.max(from), days);
        let valid_until = rma.valid_until;
        let moved = self.revive()?;
        Ok(vec![act.event(
            moved,
            What::Extended {
                valid_until,
                reason,
            },
        )])
    }

    /// The last day is over and nothing has come.
    pub fn expire_rma(&mut self, act: &Act<'_>) -> Outcome {
        let today = act.today();
        let Some(rma) = self.rma.as_mut().filter(|rma| rma.valid_until < today) else {
            return Ok(vec![]);
        };
        let (mut moved, mut events) = (Vec::new(), Vec::new());
        for line in &mut rma.lines {
            // A device whose replacement is out has a deadline of its own.
            if line.awaits_defective() {
                continue;
            }
            if let Ok(one) = line.step(Action::Expire) {
                moved.push(one);
                events.extend(line.withdraw_unsent(act)?);
            }
        }
        if moved.is_empty() {
            return Ok(vec![]);
        }
        if let Ok(to) = self.case_step(CaseAction::Close) {
            moved.push(self.move_case(to));
        }
        events.push(act.event(moved, What::Expired));
        Ok(events)
    }

    /// Whether the case is over because the days of its RMA are, so that it may still go on.
    pub fn has_expired(&self) -> bool {
        self.phase == Phase::Closed && self.lines().iter().any(|line| line.state == State::Expired)
    }

    /// Takes a case up again that has ended with the days of its RMA; moves nothing in any other.
    pub(super) fn revive(&mut self) -> Result<Vec<Moved>, Refusal> {
        if !self.has_expired() {
            return Ok(Vec::new());
        }
        let to = self.case_step(CaseAction::Revive)?;
        let mut moved = vec![self.move_case(to)];
        for line in self.rma.iter_mut().flat_map(|rma| rma.lines.iter_mut()) {
            if line.state == State::Expired {
                moved.push(line.step(Action::Revive)?);
            }
        }
        Ok(moved)
    }

    fn first_line(&self, id: LineId) -> Line {
        Line {
            id,
            state: State::Authorised,
            unit: self.device.unit,
            serial: self.device.serial.clone(),
            sku: self.device.sku.clone(),
            product: self.device.product.clone(),
            family: self.device.family,
            warranty: self.device.warranty,
            shipped_on: self.device.shipped_on,
            inbound: None,
            received_at: None,
            diagnosis_due: None,
            ready_due: None,
            set_aside: None,
            diagnosing_since: None,
            pauses: Vec::new(),
            diagnosis: Diagnosis::default(),
            verdict: None,
            void: None,
            estimates: Vec::new(),
            shortage: None,
            replacement: None,
            outbound: None,
            outcome: None,
            advance: None,
            allowance: None,
        }
    }
}

/// The day `days` after `from`, which is day 0.
pub(crate) fn days_after(from: Date, days: u16) -> Date {
    from.checked_add(jiff::Span::new().days(i32::from(days)))
        .unwrap_or(Date::MAX)
}
