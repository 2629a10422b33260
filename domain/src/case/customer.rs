//! What the customer may change themselves, and until when (checklist 32).

use super::{Act, Case, Outcome};
use crate::case::phase::CaseAction;
use crate::contact::Address;
use crate::event::What;
use crate::line::state::{Action, State};
use crate::refusal::Refusal;

impl Case {
    /// Whether the case can still be called off: until the device has arrived.
    pub fn can_call_off(&self) -> bool {
        self.phase.after(CaseAction::CallOff).is_some()
            && self.lines().iter().all(|line| {
                let sent = line
                    .advance
                    .as_ref()
                    .is_some_and(|advance| advance.state.is_out());
                line.state.after(Action::Cancel).is_some() && !sent
            })
    }

    /// Calls the case off.
    pub fn call_off(&mut self, act: &Act<'_>, reason: String) -> Outcome {
        if self.is_over() {
            return Err(Refusal::CaseOver);
        }
        if !self.can_call_off() {
            return Err(Refusal::TooLateToCancel);
        }
        let mut moved = Vec::new();
        let mut events = Vec::new();
        for line in self.rma.iter_mut().flat_map(|rma| rma.lines.iter_mut()) {
            moved.push(line.step(Action::Cancel)?);
            events.extend(line.withdraw_unsent(act)?);
        }
        let to = self.case_step(CaseAction::CallOff)?;
        moved.push(self.move_case(to));
        events.push(act.event(moved, What::CalledOff { reason }));
        Ok(events)
    }

    /// A file was added to the case.
    pub fn add_file(&mut self, act: &Act<'_>, name: String) -> Outcome {
        if self.is_over() {
            return Err(Refusal::CaseOver);
        }
        Ok(vec![act.event(vec![], What::FileAdded { name })])
    }

    /// Whether the address can still be changed: until our parcel has left.
    pub fn can_change_address(&self) -> bool {
        !self.is_over()
            && self
                .lines()
                .iter()
                .all(|line| before_our_parcel(line.state))
    }

    /// Changes where the device goes back to.
    pub fn change_address(&mut self, act: &Act<'_>, address: Address) -> Outcome {
        if !self.can_change_address() {
            return Err(Refusal::TooLateToChange);
        }
        self.address = address;
        Ok(vec![act.event(vec![], What::AddressChanged)])
    }
}

const fn before_our_parcel(state: State) -> bool {
    match state {
        State::Authorised
        | State::AwaitingReturn
        | State::InTransitIn
        | State::Received
        | State::ReceivingException
        | State::Inspecting
        | State::Diagnosing
        | State::FaultNotYetFound
        | State::Verdict
        | State::AwaitingCustomer
        | State::AwaitingParts
        | State::AwaitingReplacementStock
        | State::ToRepair
        | State::ToReplace
        | State::Repairing
        | State::Testing
        | State::ReadyToShip => true,
        State::ShippedOut
        | State::Delivered
        | State::Settled
        | State::Closed
        | State::Cancelled
        | State::Expired
        | State::Rejected => false,
    }
}
