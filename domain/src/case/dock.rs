//! The dock: what arrives, and the clocks that start there (S4, S5).

use super::{Act, Case, Device, Outcome};
use crate::access::Role;
use crate::event::What;
use crate::id::LineId;
use crate::line::state::{Action, State};
use crate::line::{Line, SetAside};
use crate::refusal::Refusal;
use crate::serial::Serial;
use crate::shipment::Inbound;
use crate::time::Date;
use crate::unit::Unit;
use crate::warranty::Warranty;

impl Case {
    /// The customer has handed the device to a carrier, or corrects the number of their parcel.
    pub fn customer_shipped(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        carrier: String,
        tracking: String,
    ) -> Outcome {
        let line = self.line_mut(id)?;
        let moved = line.step(Action::CustomerShipped)?;
        line.inbound = Some(Inbound {
            carrier: carrier.clone(),
            tracking: tracking.clone(),
            told_at: act.at,
        });
        Ok(vec![act.event(
            vec![moved],
            What::CustomerShipped { carrier, tracking },
        )])
    }

    /// The device is scanned at the dock: starts the same-day clock (S4) and the promise of S5. Moves no money.
    ///
    /// `scanned` is the serial read from the device, when one was. A serial that is not the authorised one
    /// makes the arrival an exception; an unreadable one that is read here for the first time is taken over.
    pub fn receive(&mut self, act: &Act<'_>, id: LineId, scanned: Option<Serial>) -> Outcome {
        let valid_until = self.last_day()?;
        let line = self.line_mut(id)?;
        if valid_until < act.today() && is_awaited(line.state) {
            return Err(Refusal::RmaExpired { valid_until });
        }
        line.check(Action::Receive)?;
        if let (Some(authorised), Some(scanned)) = (&line.serial, &scanned)
            && !authorised.reads_like(scanned)
        {
            let moved = line.step(Action::ReceiveWrong)?;
            let serial = scanned.to_string();
            return Ok(vec![
                act.event(vec![moved], What::WrongUnitArrived { serial }),
            ]);
        }
        if line.serial.is_none() {
            line.serial = scanned;
        }
        let moved = line.step(Action::Receive)?;
        Ok(vec![Self::start_clocks(act, line, moved)])
    }

    /// The device is received although the last day of its RMA is over; a supervisor's, with a reason.
    pub fn receive_late(&mut self, act: &Act<'_>, id: LineId, reason: String) -> Outcome {
        if act.role != Some(Role::Supervisor) {
            return Err(Refusal::SupervisorOnly);
        }
        let is_late = self.last_day()? < act.today();
        let line = self.line_mut(id)?;
        if !is_late || !is_awaited(line.state) {
            return Err(Refusal::LineNotNow {
                state: line.state,
                action: Action::Receive,
            });
        }
        let revived = self.revive()?;
        let line = self.line_mut(id)?;
        let moved = line.step(Action::Receive)?;
        let accepted = act.event(revived, What::LateAccepted { reason });
        Ok(vec![accepted, Self::start_clocks(act, line, moved)])
    }

    fn last_day(&self) -> Result<Date, Refusal> {
        let rma = self.rma.as_ref().ok_or(Refusal::NoSuchLine)?;
        Ok(rma.valid_until)
    }

    /// The device was taken out of the box that was received, and this serial read from it.
    ///
    /// Where the customer could not read the label, it is the device's serial from now on, unless our records
    /// know it as another product's; anywhere else it is another device than the authorised one. `unit` is our
    /// record of that serial.
    pub fn unpack(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        serial: &Serial,
        unit: Option<&Unit>,
    ) -> Outcome {
        let filed_on = act.calendar.zone.date(self.opened_at);
        let stated = self.device.bought_on;
        let line = self.line_mut(id)?;
        line.check(Action::ReceiveWrong)?;
        if !line.may_be(unit) {
            return self.wrong_unit(act, id, serial);
        }
        if line.received_at.is_none() {
            return Err(Refusal::LineNotNow {
                state: line.state,
                action: Action::Receive,
            });
        }
        line.serial = Some(serial.clone());
        if let Some(unit) = unit {
            line.unit = Some(unit.id);
            line.shipped_on = unit.shipped_on;
            // A checked proof counts more than our records, but nothing makes good what was found void.
            if unit.void.is_some() || !line.warranty.is_proven() {
                line.warranty = Warranty::of(unit, stated, &act.policy.warranty, filed_on);
            }
        }
        let serial = serial.to_string();
        Ok(vec![act.event(vec![], What::SerialRead { serial })])
    }

    /// The serial was read by mistake: nobody has read it yet.
    pub fn forget_serial(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let device = self.device.clone();
        let line = self.line_mut(id)?;
        line.check(Action::UndoReceipt)?;
        line.be_as_filed(&device);
        Ok(vec![act.event(vec![], What::SerialReadUndone)])
    }

    /// The device in a box that was received by its RMA number is another one than the authorised one.
    ///
    /// Stops the clocks: they run for the authorised device only, and start when a second look accepts this one.
    pub fn wrong_unit(&mut self, act: &Act<'_>, id: LineId, scanned: &Serial) -> Outcome {
        let line = self.line_mut(id)?;
        let moved = line.step(Action::ReceiveWrong)?;
        line.set_aside = line.received_at.map(|received_at| SetAside {
            received_at,
            diagnosis_due: line.diagnosis_due,
            ready_due: line.ready_due,
            since: act.at,
        });
        line.forget_receipt();
        let mut all = vec![moved];
        all.extend(line.advance_misses_arrival());
        let serial = scanned.to_string();
        Ok(vec![act.event(all, What::WrongUnitArrived { serial })])
    }

    /// The scan that found another device was a mistake: the case is what it was before that scan. The clocks of
    /// a box that had been received go on as if nothing had been.
    pub fn undo_wrong_unit(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let line = self.line_mut(id)?;
        let Some(before) = line.set_aside else {
            line.check(Action::UndoWrong)?;
            return self.undo_receipt(act, id);
        };
        let moved = line.step(Action::UndoWrong)?;
        line.set_aside = None;
        line.received_at = Some(before.received_at);
        line.diagnosis_due = before.diagnosis_due;
        line.ready_due = before.ready_due;
        let undone = What::WrongUnitUndone {
            received_at: before.received_at,
            since: before.since,
        };
        let mut all = vec![moved];
        all.extend(line.advance_meets_arrival());
        Ok(vec![act.event(all, undone)])
    }

    /// The scan was a mistake: the device is awaited as before, and its clocks have never run.
    pub fn undo_receipt(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let device = self.device.clone();
        let line = self.line_mut(id)?;
        let mut moved = vec![line.step(Action::UndoReceipt)?];
        if line.inbound.is_some() {
            moved.push(line.step(Action::CustomerShipped)?);
        }
        moved.extend(line.advance_misses_arrival());
        line.forget_receipt();
        line.set_aside = None;
        // What was read from the device at this receipt is forgotten with it.
        line.be_as_filed(&device);
        Ok(vec![act.event(moved, What::ReceiptUndone)])
    }

    /// A second look accepts what arrived.
    pub fn resolve_exception(&mut self, act: &Act<'_>, id: LineId, note: String) -> Outcome {
        let line = self.line_mut(id)?;
        let moved = line.step(Action::ResolveException)?;
        line.set_aside = None;
        let resolved = act.event(vec![], What::ExceptionResolved { note });
        Ok(vec![resolved, Self::start_clocks(act, line, moved)])
    }

    /// What arrived goes back unopened.
    pub fn reject_arrival(&mut self, act: &Act<'_>, id: LineId, note: String) -> Outcome {
        let line = self.line_mut(id)?;
        line.set_aside = None;
        let mut events = Vec::new();
        let mut all = if line.awaits_defective() {
            // The device whose replacement is out has still not come.
            vec![line.step(Action::AwaitAgain)?]
        } else {
            let rejected = line.step(Action::Reject)?;
            events.extend(line.withdraw_unsent(act)?);
            vec![rejected]
        };
        all.extend(self.close_when_all_over());
        events.push(act.event(all, What::Rejected { note }));
        Ok(events)
    }

    fn start_clocks(
        act: &Act<'_>,
        line: &mut Line,
        moved: crate::event::Moved,
    ) -> crate::event::Event {
        let diagnosis_due = act.calendar.same_day_deadline(act.at);
        let ready_due = act
            .calendar
            .deadline_after_business_days(act.at, u32::from(act.policy.resolution_days));
        line.received_at = Some(act.at);
        line.diagnosis_due = Some(diagnosis_due);
        line.ready_due = Some(ready_due);
        let mut all = vec![moved];
        all.extend(line.advance_meets_arrival());
        act.event(
            all,
            What::Received {
                diagnosis_due,
                ready_due,
            },
        )
    }
}

/// Whether a device may still come; one whose RMA has ended comes late.
const fn is_awaited(state: State) -> bool {
    match state {
        State::Expired => true,
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
        | State::ReadyToShip
        | State::ShippedOut
        | State::Delivered
        | State::Settled
        | State::Closed
        | State::Cancelled
        | State::Rejected => state.is_before_arrival(),
    }
}

impl Line {
    /// Whether a device whose serial our records know as `unit` may be this one: nobody has read the serial yet,
    /// and it is no other product.
    pub fn may_be(&self, unit: Option<&Unit>) -> bool {
        self.serial.is_none() && unit.is_none_or(|unit| unit.sku == self.sku)
    }

    fn be_as_filed(&mut self, device: &Device) {
        self.serial.clone_from(&device.serial);
        self.unit = device.unit;
        self.warranty = device.warranty;
        self.shipped_on = device.shipped_on;
    }

    fn forget_receipt(&mut self) {
        self.received_at = None;
        self.diagnosis_due = None;
        self.ready_due = None;
    }
}
