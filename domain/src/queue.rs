//! Where a case lies on the desk: the staff's saved views, derived like the status.

use crate::case::Case;
use crate::case::phase::Phase;
use crate::line::Line;
use crate::line::state::State;
use crate::product::keyed;
use crate::time::Timestamp;

keyed! {
    /// A saved view of the queue. Every case lies in exactly one.
    View {
        /// New, or being troubleshot.
        New = "new",
        /// The customer owes an answer or a decision.
        Waiting = "waiting",
        /// Authorised, not here yet.
        Arriving = "arriving",
        /// Arrived, or on the bench.
        Bench = "bench",
        /// Something is out of stock.
        Stock = "stock",
        /// Ready for our parcel.
        Ship = "ship",
        /// With our carrier.
        Returning = "returning",
        /// At the sales door.
        Sales = "sales",
        /// What arrived is not what was authorised, or the customer contests what was found: a supervisor's.
        Trouble = "trouble",
        /// Over.
        Closed = "closed",
    }
}

impl Case {
    /// The view in which the case lies.
    pub fn view(&self) -> View {
        // Also of a return that is over: somebody waits for an answer.
        if self.lines().iter().any(Line::is_appealed) {
            return View::Trouble;
        }
        let line = self.lines().iter().find(|line| !line.is_over());
        if line.is_none() && self.lines().iter().any(Line::has_open_advance) {
            // The device has gone back, and what came of its advance is the customer's to say.
            return View::Waiting;
        }
        match (line, self.phase) {
            (_, Phase::Closed | Phase::Finished) | (None, Phase::ResolvedRemotely) => View::Closed,
            (Some(line), _) => of_line(line.state),
            (None, Phase::Open | Phase::Troubleshooting | Phase::BenchRequired) => View::New,
            (None, Phase::WaitingCustomer) => View::Waiting,
            (None, Phase::SalesHandOff) => View::Sales,
        }
    }

    /// When something is due next, by our own promises: the answer of support, the diagnosis (S4), the
    /// readiness (S5). `None` when we have promised nothing, or when the clock stands still.
    pub fn due_at(&self) -> Option<Timestamp> {
        match self.view() {
            // A new request is answered within a day.
            View::New => Some(self.opened_at.plus_days(1)),
            View::Bench | View::Stock | View::Ship => self
                .lines()
                .iter()
                .filter(|line| !line.is_over())
                .filter_map(promise)
                .min(),
            View::Waiting
            | View::Arriving
            | View::Returning
            | View::Sales
            | View::Trouble
            | View::Closed => None,
        }
    }
}

fn promise(line: &Line) -> Option<Timestamp> {
    // While the clock stands still nothing runs out; when it goes on the promise has moved.
    if line.pause().is_some() {
        None
    } else if line.diagnosing_since.is_none() {
        line.diagnosis_due
    } else {
        line.ready_due
    }
}

const fn of_line(state: State) -> View {
    match state {
        State::Authorised | State::AwaitingReturn | State::InTransitIn => View::Arriving,
        State::ReceivingException => View::Trouble,
        State::Received
        | State::Inspecting
        | State::Diagnosing
        | State::FaultNotYetFound
        | State::Verdict
        | State::ToRepair
        | State::ToReplace
        | State::Repairing
        | State::Testing => View::Bench,
        State::AwaitingCustomer => View::Waiting,
        State::AwaitingParts | State::AwaitingReplacementStock => View::Stock,
        State::ReadyToShip => View::Ship,
        State::ShippedOut | State::Delivered | State::Settled => View::Returning,
        State::Closed | State::Cancelled | State::Expired | State::Rejected => View::Closed,
    }
}
