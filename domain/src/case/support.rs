//! Technical support: the script, the conversation, the verdict of the first door (S1, S2).

use super::{Act, Case, Outcome, Step};
use crate::calendar::Calendar;
use crate::case::authorise::days_after;
use crate::case::phase::{CaseAction, Phase};
use crate::event::{By, SalesReason, StepOutcome, What};
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::time::{Date, Timestamp};
use crate::warranty::{Basis, Warranty};

impl Case {
    /// A technician takes the case.
    pub fn start_support(&mut self, act: &Act<'_>) -> Outcome {
        if !act.is_technician() {
            return Err(Refusal::TechnicianOnly);
        }
        let to = self.case_step(CaseAction::StartSupport)?;
        self.assigned_to = act.staff();
        let moved = self.move_case(to);
        Ok(vec![act.event(vec![moved], What::SupportStarted)])
    }

    /// Records a step of the script (S1). A step may be recorded again; the latest counts.
    pub fn record_step(
        &mut self,
        act: &Act<'_>,
        key: String,
        outcome: StepOutcome,
        note: String,
    ) -> Outcome {
        let by = act
            .staff()
            .filter(|_| act.is_technician())
            .ok_or(Refusal::TechnicianOnly)?;
        // Steps belong to troubleshooting, and to the wait for an answer within it.
        self.case_step(CaseAction::ToSales)?;
        let mut events = Vec::new();
        if self.case_step(CaseAction::StartSupport).is_ok() {
            events.extend(self.start_support(act)?);
        }
        self.steps.push(Step {
            key: key.clone(),
            outcome,
            note: note.clone(),
            at: act.at,
            by,
        });
        events.push(act.event(vec![], What::StepRecorded { key, outcome, note }));
        Ok(events)
    }

    /// A question has gone to the customer: the case waits for them.
    pub fn ask_customer(&mut self, act: &Act<'_>) -> Outcome {
        let to = self.case_step(CaseAction::AskCustomer)?;
        let moved = self.move_case(to);
        Ok(vec![act.event(vec![moved], What::CustomerAsked)])
    }

    /// The customer wrote: if the case waited for them, it waits for us again.
    pub fn customer_answered(&mut self, act: &Act<'_>) -> Outcome {
        let Ok(to) = self.case_step(CaseAction::CustomerAnswered) else {
            return Ok(vec![]);
        };
        let moved = self.move_case(to);
        Ok(vec![act.event(vec![moved], What::CustomerAnswered)])
    }

    /// Somebody wrote into the conversation. It moves nothing; the case has changed all the same, for whoever has
    /// it open. Who writes about a closed case would wait for nothing, so a customer is told so; the desk may still write.
    pub fn message_sent(&self, act: &Act<'_>) -> Outcome {
        if self.is_over() && matches!(act.by, By::Customer(_)) {
            return Err(Refusal::CaseOver);
        }
        Ok(vec![act.event(vec![], What::MessageSent)])
    }

    /// Somebody left an internal note.
    pub fn note_left(&self, act: &Act<'_>) -> Outcome {
        Ok(vec![act.event(vec![], What::NoteLeft)])
    }

    /// A technician has compared the proof of purchase with the device: the warranty runs from its date, for
    /// as long as the policy says for the family or the product carries, and is what it was on the day of the filing. The verdict rests on it, so none may have been given.
    pub fn prove_purchase(
        &mut self,
        act: &Act<'_>,
        bought_on: Date,
        months_of_product: u16,
    ) -> Outcome {
        if !act.is_technician() {
            return Err(Refusal::TechnicianOnly);
        }
        self.check_purchase_open()?;
        let known = self.lines().iter().map(|line| line.warranty);
        if known
            .chain([self.device.warranty])
            .any(|one| matches!(one, Warranty::Void { .. }))
        {
            return Err(Refusal::WarrantyIsVoid);
        }
        let months = act
            .policy
            .warranty_months(self.device.family, months_of_product);
        let filed_on = act.calendar.zone.date(self.opened_at);
        let warranty = Warranty::from_start(bought_on, Basis::ProofOfPurchase, months, filed_on);
        self.device.bought_on = Some(bought_on);
        self.device.warranty = warranty;
        for line in self.rma.iter_mut().flat_map(|rma| rma.lines.iter_mut()) {
            line.warranty = warranty;
        }
        let proven = What::PurchaseProven {
            bought_on,
            warranty,
        };
        Ok(vec![act.event(vec![], proven)])
    }

    /// The proof of purchase shows another device, or cannot be read: the warranty stays as it was, and the customer may
    /// send another one.
    pub fn doubt_purchase(&mut self, act: &Act<'_>, why: String) -> Outcome {
        if !act.is_technician() {
            return Err(Refusal::TechnicianOnly);
        }
        self.check_purchase_open()?;
        Ok(vec![act.event(vec![], What::PurchaseDoubted { why })])
    }

    /// The verdict rests on the warranty, so none may have been given; and what is over stays as it was.
    fn check_purchase_open(&self) -> Result<(), Refusal> {
        let is_open = match self.phase {
            Phase::Open
            | Phase::Troubleshooting
            | Phase::WaitingCustomer
            | Phase::BenchRequired
            | Phase::SalesHandOff => true,
            Phase::ResolvedRemotely | Phase::Finished | Phase::Closed => false,
        };
        if !is_open || self.lines().iter().any(|line| line.verdict.is_some()) {
            return Err(Refusal::WarrantyDecided);
        }
        Ok(())
    }

    /// It works again without being sent in.
    pub fn fix_remotely(&mut self, act: &Act<'_>, note: String) -> Outcome {
        if !act.is_technician() {
            return Err(Refusal::TechnicianOnly);
        }
        let to = self.case_step(CaseAction::VerdictFixed)?;
        let moved = self.move_case(to);
        Ok(vec![act.event(vec![moved], What::FixedRemotely { note })])
    }

    /// The customer says that it fails again.
    pub fn reopen(&mut self, act: &Act<'_>) -> Outcome {
        let to = self.case_step(CaseAction::Reopen)?;
        let moved = self.move_case(to);
        Ok(vec![act.event(vec![moved], What::Reopened)])
    }

    /// The last day on which a case that was solved at this moment may be opened again.
    pub fn reopens_until(fixed_at: Timestamp, policy: &Policy, calendar: &Calendar) -> Date {
        days_after(calendar.zone.date(fixed_at), policy.fixed_days)
    }

    /// What was solved without a device being sent, at this moment, has not failed again until the last day for it.
    pub fn close_fixed(&mut self, act: &Act<'_>, fixed_at: Timestamp) -> Outcome {
        let last_day = Self::reopens_until(fixed_at, act.policy, act.calendar);
        if self.phase != Phase::ResolvedRemotely || act.today() <= last_day {
            return Ok(vec![]);
        }
        let to = self.case_step(CaseAction::Close)?;
        let moved = self.move_case(to);
        Ok(vec![act.event(vec![moved], What::Closed { outcome: None })])
    }

    /// The sales representative has done what was to be done; the reason is for the customer to read.
    pub fn close_with_sales(&mut self, act: &Act<'_>, reason: String) -> Outcome {
        let to = self.case_step(CaseAction::Close)?;
        if self.phase != Phase::SalesHandOff {
            return Err(Refusal::CaseNotNow {
                phase: self.phase,
                action: CaseAction::Close,
            });
        }
        let moved = self.move_case(to);
        Ok(vec![act.event(vec![moved], What::ClosedBySales { reason })])
    }

    /// The technician's verdict that the device must be benched: the one way to an RMA at this door (S1, S2).
    pub fn require_bench(&mut self, act: &Act<'_>, note: String) -> Outcome {
        if !act.is_technician() {
            return Err(Refusal::TechnicianOnly);
        }
        let to = self.case_step(CaseAction::VerdictBench)?;
        if self.steps.is_empty() {
            return Err(Refusal::NoStepRecorded);
        }
        if self.steps.iter().all(|step| match step.outcome {
            StepOutcome::Skipped => true,
            StepOutcome::Fine | StepOutcome::Faulty => false,
        }) {
            return Err(Refusal::NoStepTried);
        }
        if self.device.serial.is_none() && self.device.sku.is_empty() {
            return Err(Refusal::DeviceUnknown);
        }
        let moved = self.move_case(to);
        Ok(vec![act.event(vec![moved], What::BenchRequired { note })])
    }

    /// It belongs to the sales door (S18, S20).
    pub fn hand_to_sales(&mut self, act: &Act<'_>, reason: SalesReason) -> Outcome {
        let to = self.case_step(CaseAction::ToSales)?;
        let moved = self.move_case(to);
        self.door = super::Door::Sales;
        self.assigned_to = None;
        Ok(vec![act.event(vec![moved], What::HandedToSales { reason })])
    }
}
