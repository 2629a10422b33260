//! One phrase for the customer, derived from the machines and never set by hand (invariant 7).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::advance::AdvanceState;
use crate::case::Case;
use crate::case::phase::Phase;
use crate::event::{Event, Moved};
use crate::id::LineId;
use crate::line::state::State;
use crate::product::keyed;
use crate::time::Timestamp;

keyed! {
    /// The header status (specification 3.2).
    Header {
        /// Filed; support has it.
        Requested = "requested",
        /// The RMA is out, the device has not left yet.
        WaitingForYourUnit = "waiting-for-your-unit",
        /// With the customer's carrier.
        OnItsWayToUs = "on-its-way-to-us",
        /// At the dock.
        Received = "received",
        /// On the bench.
        BeingDiagnosed = "being-diagnosed",
        /// The customer owes an answer.
        WaitingForYou = "waiting-for-you",
        /// Out of stock.
        WaitingForParts = "waiting-for-parts",
        /// Being repaired.
        BeingRepaired = "being-repaired",
        /// Another device is being got ready.
        BeingReplaced = "being-replaced",
        /// Being tested.
        Testing = "testing",
        /// Ready, or with our carrier.
        OnItsWayBack = "on-its-way-back",
        /// Done.
        Finished = "finished",
        /// Over, and nothing was repaired.
        ClosedWithoutRepair = "closed-without-repair",
    }
}

/// The signal that a tag carries, always with a word and a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// The customer must act.
    Waiting,
    /// We act.
    WithUs,
    /// A carrier has it.
    Moving,
    /// It is over and well.
    Done,
    /// It is over or stuck.
    Trouble,
}

impl Header {
    /// Its signal.
    pub const fn signal(self) -> Signal {
        match self {
            Self::WaitingForYourUnit | Self::WaitingForYou => Signal::Waiting,
            Self::Requested
            | Self::Received
            | Self::BeingDiagnosed
            | Self::WaitingForParts
            | Self::BeingRepaired
            | Self::BeingReplaced
            | Self::Testing => Signal::WithUs,
            Self::OnItsWayToUs | Self::OnItsWayBack => Signal::Moving,
            Self::Finished => Signal::Done,
            Self::ClosedWithoutRepair => Signal::Trouble,
        }
    }
}

/// Since when the case has stood where it stands: the last event that moved the case or a line, as its events tell
/// it; `None` when there are none.
pub fn since<'a>(events: impl IntoIterator<Item = &'a Event>) -> Option<Timestamp> {
    let moves = events.into_iter().filter(|event| {
        event.moved.iter().any(|moved| match moved {
            Moved::Case { .. } | Moved::Line { .. } => true,
            Moved::Estimate { .. } | Moved::Advance { .. } | Moved::Void { .. } => false,
        })
    });
    moves.last().map(|event| event.at)
}

/// The states of a case's machines and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The case's.
    pub phase: Phase,
    /// Each line's.
    pub lines: BTreeMap<LineId, State>,
    /// Each advance's, by the device for which it was asked.
    pub advances: BTreeMap<LineId, AdvanceState>,
}

impl Standing {
    /// As the case has it.
    pub fn of(case: &Case) -> Self {
        Self {
            phase: case.phase,
            lines: case
                .lines()
                .iter()
                .map(|line| (line.id, line.state))
                .collect(),
            advances: case
                .lines()
                .iter()
                .filter_map(|line| Some((line.id, line.advance.as_ref()?.state)))
                .collect(),
        }
    }

    /// As its events tell it (invariant 7); `None` when there are none.
    pub fn replay<'a>(events: impl IntoIterator<Item = &'a Event>) -> Option<Self> {
        let mut standing: Option<Self> = None;
        for moved in events.into_iter().flat_map(|event| &event.moved) {
            match *moved {
                Moved::Case { to, .. } => {
                    standing
                        .get_or_insert_with(|| Self {
                            phase: to,
                            lines: BTreeMap::new(),
                            advances: BTreeMap::new(),
                        })
                        .phase = to;
                }
                Moved::Line { line, to, .. } => {
                    if let Some(standing) = standing.as_mut() {
                        standing.lines.insert(line, to);
                    }
                }
                Moved::Advance { line, to, .. } => {
                    if let Some(standing) = standing.as_mut() {
                        standing.advances.insert(line, to);
                    }
                }
                Moved::Estimate { .. } | Moved::Void { .. } => {}
            }
        }
        standing
    }

    /// The one phrase. With several lines, the one that waits for the customer speaks first, then the one that
    /// is least far.
    pub fn header(&self) -> Header {
        let lines = self.lines.iter().map(|(line, state)| {
            let of_advance = self.advances.get(line).and_then(|state| of_advance(*state));
            of_advance.unwrap_or_else(|| of_line(*state))
        });
        lines
            .min_by_key(|header| rank(*header))
            .unwrap_or_else(|| of_phase(self.phase))
    }
}

impl Case {
    /// The one phrase for the customer.
    pub fn header(&self) -> Header {
        Standing::of(self).header()
    }
}

const fn of_phase(phase: Phase) -> Header {
    match phase {
        Phase::Open | Phase::Troubleshooting | Phase::BenchRequired | Phase::SalesHandOff => {
            Header::Requested
        }
        Phase::WaitingCustomer => Header::WaitingForYou,
        Phase::ResolvedRemotely | Phase::Finished => Header::Finished,
        Phase::Closed => Header::ClosedWithoutRepair,
    }
}

const fn of_line(state: State) -> Header {
    match state {
        State::Authorised | State::AwaitingReturn => Header::WaitingForYourUnit,
        State::InTransitIn => Header::OnItsWayToUs,
        State::Received | State::ReceivingException | State::Inspecting => Header::Received,
        State::Diagnosing | State::FaultNotYetFound | State::Verdict => Header::BeingDiagnosed,
        State::AwaitingCustomer => Header::WaitingForYou,
        State::AwaitingParts | State::AwaitingReplacementStock => Header::WaitingForParts,
        State::ToRepair | State::Repairing => Header::BeingRepaired,
        State::ToReplace => Header::BeingReplaced,
        State::Testing => Header::Testing,
        State::ReadyToShip | State::ShippedOut => Header::OnItsWayBack,
        State::Delivered | State::Settled | State::Closed => Header::Finished,
        State::Cancelled | State::Expired | State::Rejected => Header::ClosedWithoutRepair,
    }
}

/// What the customer owes an answer to, or a parcel; the rest of an advance goes beside where the device is.
const fn of_advance(state: AdvanceState) -> Option<Header> {
    match state {
        AdvanceState::Choosing | AdvanceState::ComingBack => Some(Header::WaitingForYou),
        AdvanceState::Requested
        | AdvanceState::Denied
        | AdvanceState::Withdrawn
        | AdvanceState::Approved
        | AdvanceState::Charged
        | AdvanceState::Shipped
        | AdvanceState::AwaitingDefective
        | AdvanceState::DefectiveIn
        | AdvanceState::Resolved => None,
    }
}

const fn rank(header: Header) -> u8 {
    match header {
        Header::WaitingForYou => 0,
        Header::WaitingForYourUnit => 1,
        Header::Requested => 2,
        Header::OnItsWayToUs => 3,
        Header::Received => 4,
        Header::BeingDiagnosed => 5,
        Header::WaitingForParts => 6,
        Header::BeingRepaired => 7,
        Header::BeingReplaced => 8,
        Header::Testing => 9,
        Header::OnItsWayBack => 10,
        Header::Finished => 11,
        Header::ClosedWithoutRepair => 12,
    }
}
