//! The way back: our parcel, its arrival, the end (S6).

use super::{Act, Case, Outcome, charges};
use crate::case::phase::CaseAction;
use crate::event::{Moved, What};
use crate::id::LineId;
use crate::ledger::Party;
use crate::line::Line;
use crate::line::state::Action;
use crate::shipment::{Outbound, ShipService};

impl Case {
    /// Our parcel leaves. Ground is the default and usually takes five business days (S6).
    pub fn ship_out(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        carrier: String,
        service: ShipService,
        tracking: String,
    ) -> Outcome {
        let shipped_on = act.today();
        let days = service.business_days(act.policy.ground_days);
        let expected_on = act.calendar.add_business_days(shipped_on, u32::from(days));
        let bill_to = Party::Customer(self.customer);
        let line = self.line_mut(id)?;
        line.check_no_appeal()?;
        let moved = line.step(Action::ShipOut)?;
        let booked = charges::of_parcel(act, line, bill_to);
        line.outbound = Some(Outbound {
            carrier: carrier.clone(),
            service,
            tracking: tracking.clone(),
            shipped_on,
            expected_on,
            delivered_at: None,
        });
        Ok(vec![act.booking(
            vec![moved],
            booked,
            What::ShippedOut {
                carrier,
                service,
                tracking,
                expected_on,
            },
        )])
    }

    /// Our parcel arrived: the line is over, and with the last line the case.
    pub fn deliver(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let line = self.line_mut(id)?;
        let delivered = line.step(Action::Deliver)?;
        if let Some(outbound) = line.outbound.as_mut() {
            outbound.delivered_at = Some(act.at);
        }
        let closed = line.step(Action::Close)?;
        let outcome = line.outcome;
        let mut all = vec![closed];
        all.extend(self.close_when_all_over());
        Ok(vec![
            act.event(vec![delivered], What::Delivered),
            act.event(all, What::Closed { outcome }),
        ])
    }

    pub(super) fn close_when_all_over(&mut self) -> Option<Moved> {
        let waits = |line: &Line| !line.is_over() || line.has_open_advance();
        if self.lines().iter().any(waits) {
            return None;
        }
        let to = self.case_step(CaseAction::Close).ok()?;
        Some(self.move_case(to))
    }
}
