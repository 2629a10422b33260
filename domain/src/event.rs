//! What happened. Events are only ever added; the timeline, the status and the audit are read from them.

use serde::{Deserialize, Serialize};

use crate::access::Source;
use crate::case::phase::Phase;
use crate::estimate::{EstimateState, Remedy};
use crate::id::{CustomerId, EstimateId, LineId, StaffId};
use crate::line::diagnosis::Verdict;
use crate::line::state::State;
use crate::line::{Outcome, PauseCause};
use crate::money::Money;
use crate::shipment::ShipService;
use crate::time::{Date, Timestamp};
use crate::warranty::Warranty;

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "by", content = "id", rename_all = "snake_case")]
pub enum By {
    /// The customer whose device it is.
    Customer(CustomerId),
    /// Somebody who works here.
    Staff(StaffId),
    /// The desk itself.
    Desk,
}

/// Something that happened to a case (invariant 8: who, when, through which door, under which policy).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: By,
    /// Through which door.
    pub source: Source,
    /// The version of the policy in force.
    pub policy: u32,
    /// Which machines moved, from where to where.
    pub moved: Vec<Moved>,
    /// What it was.
    pub what: What,
}

/// One move of one machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "machine", rename_all = "snake_case")]
pub enum Moved {
    /// The case.
    Case {
        /// From; `None` at its beginning.
        from: Option<Phase>,
        /// To.
        to: Phase,
    },
    /// A line.
    Line {
        /// Which.
        line: LineId,
        /// From; `None` at its beginning.
        from: Option<State>,
        /// To.
        to: State,
    },
    /// An estimate.
    Estimate {
        /// Which.
        estimate: EstimateId,
        /// From; `None` at its beginning.
        from: Option<EstimateState>,
        /// To.
        to: EstimateState,
    },
}

/// The outcome of a step of the script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepOutcome {
    /// As it should be.
    Fine,
    /// Not as it should be.
    Faulty,
    /// Could not be tried.
    Skipped,
}

/// Why a case goes to the sales door (S18, S20).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SalesReason {
    /// We shipped something else.
    WrongItemShipped,
    /// It arrived damaged.
    DamagedOnArrival,
    /// The customer ordered the wrong thing or size.
    OrderedWrong,
    /// The customer does not want it any more.
    ChangedMind,
    /// The customer wants more in it (S18).
    Upgrade,
}

impl SalesReason {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::WrongItemShipped,
        Self::DamagedOnArrival,
        Self::OrderedWrong,
        Self::ChangedMind,
        Self::Upgrade,
    ];

    /// The name under which a form knows it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::WrongItemShipped => "wrong_item_shipped",
            Self::DamagedOnArrival => "damaged_on_arrival",
            Self::OrderedWrong => "ordered_wrong",
            Self::ChangedMind => "changed_mind",
            Self::Upgrade => "upgrade",
        }
    }

    /// The reason with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.key() == key)
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum What {
    /// The customer sent the filing.
    Filed,
    /// A technician took it.
    SupportStarted,
    /// A step of the script was recorded (S1).
    StepRecorded {
        /// Which.
        key: String,
        /// How it came out.
        outcome: StepOutcome,
        /// What was seen.
        note: String,
    },
    /// A question went to the customer.
    CustomerAsked,
    /// The customer answered.
    CustomerAnswered,
    /// It works again without being sent in.
    FixedRemotely {
        /// What helped.
        note: String,
    },
    /// It fails again.
    Reopened,
    /// A technician said that it must be benched (S2).
    BenchRequired {
        /// Why.
        note: String,
    },
    /// It went to the sales door (S18, S20).
    HandedToSales {
        /// Why.
        reason: SalesReason,
    },
    /// A proof of purchase was checked: the warranty runs from its date.
    PurchaseProven {
        /// The date on the proof.
        bought_on: Date,
        /// How the device stands by it.
        warranty: Warranty,
    },
    /// The RMA was issued (S3).
    RmaIssued {
        /// Its last day.
        valid_until: Date,
    },
    /// The RMA e-mail left (S3).
    AuthorisationSent,
    /// The RMA got more days.
    Extended {
        /// Its new last day.
        valid_until: Date,
        /// Why.
        reason: String,
    },
    /// The customer handed it to a carrier.
    CustomerShipped {
        /// Which.
        carrier: String,
        /// The number of the parcel.
        tracking: String,
    },
    /// It was scanned at the dock (S4).
    Received {
        /// When the diagnosis is due.
        diagnosis_due: Timestamp,
        /// When it is due to be ready.
        ready_due: Timestamp,
    },
    /// Something else arrived.
    WrongUnitArrived {
        /// The serial that was scanned.
        serial: String,
    },
    /// The scan was a mistake: it has not arrived.
    ReceiptUndone,
    /// It was no other device after all: the receipt of its box stands.
    WrongUnitUndone {
        /// When the box was received.
        received_at: Timestamp,
        /// When the other device was said to be found.
        since: Timestamp,
    },
    /// The serial that the customer could not read was read at the dock.
    SerialRead {
        /// The serial.
        serial: String,
    },
    /// That serial was read by mistake.
    SerialReadUndone,
    /// A supervisor lets it in although the last day is over.
    LateAccepted {
        /// Why.
        reason: String,
    },
    /// A second look accepted what arrived.
    ExceptionResolved {
        /// Why.
        note: String,
    },
    /// What arrived goes back unopened.
    Rejected {
        /// Why.
        note: String,
    },
    /// The bench began.
    DiagnosisBegun,
    /// A test was run.
    TestRun {
        /// Which.
        key: String,
        /// How it came out.
        passed: bool,
    },
    /// Fault code and findings were recorded.
    FindingsRecorded,
    /// A part was used.
    PartUsed {
        /// Its name.
        name: String,
        /// How many.
        quantity: u16,
    },
    /// The fault does not show itself: it stays on the bench (S5).
    FaultNotFoundYet,
    /// The bench goes on looking.
    DiagnosisResumed,
    /// The bench decided what it is.
    VerdictReached {
        /// What.
        verdict: Verdict,
    },
    /// An estimate went to the customer (S9).
    EstimateSent {
        /// What each alternative costs.
        totals: Vec<(Remedy, Money)>,
        /// The last day for an answer.
        valid_until: Date,
    },
    /// The customer accepted.
    EstimateAccepted {
        /// Which way.
        remedy: Remedy,
        /// What it costs.
        total: Money,
    },
    /// The customer declined.
    EstimateDeclined,
    /// The customer stayed silent until the last day.
    EstimateExpired,
    /// Something is out of stock (S5).
    StockAwaited {
        /// What.
        item: String,
        /// When it is expected.
        expected_on: Option<Date>,
    },
    /// What was missing has arrived.
    StockArrived,
    /// The repair began.
    RepairStarted,
    /// The repair is done.
    RepairFinished,
    /// All tests were passed.
    TestsPassed,
    /// A test failed: back to the bench.
    TestFailed,
    /// Another device takes its place.
    ReplacementAssigned {
        /// The new serial.
        serial: String,
    },
    /// It goes back as it came, with nothing wrong (S16).
    NoFaultAcknowledged,
    /// Our parcel left (S6).
    ShippedOut {
        /// The carrier.
        carrier: String,
        /// How it travels.
        service: ShipService,
        /// The number of the parcel.
        tracking: String,
        /// The day it is expected.
        expected_on: Date,
    },
    /// Our parcel arrived.
    Delivered,
    /// It is over.
    Closed {
        /// How it ended; `None` when it ended before a device came.
        outcome: Option<Outcome>,
    },
    /// The sales door was done with it (S18, S20).
    ClosedBySales {
        /// How it ended, for the customer to read.
        reason: String,
    },
    /// The customer, or we for them, called it off.
    CalledOff {
        /// Why, if they said.
        reason: String,
    },
    /// The RMA's days were over and nothing came.
    Expired,
    /// The address to send it back to was changed.
    AddressChanged,
    /// A message was written.
    MessageSent,
    /// An internal note was left.
    NoteLeft,
    /// A file was added.
    FileAdded {
        /// Its name.
        name: String,
    },
    /// A clock was stopped or went on.
    ClockPaused {
        /// Why.
        cause: PauseCause,
    },
}

impl What {
    /// Whether the customer sees it on their timeline. What is left out is the desk's own business.
    pub const fn is_public(&self) -> bool {
        match self {
            Self::Filed
            | Self::SupportStarted
            | Self::CustomerAsked
            | Self::CustomerAnswered
            | Self::FixedRemotely { .. }
            | Self::Reopened
            | Self::BenchRequired { .. }
            | Self::HandedToSales { .. }
            | Self::PurchaseProven { .. }
            | Self::RmaIssued { .. }
            | Self::Extended { .. }
            | Self::CustomerShipped { .. }
            | Self::Received { .. }
            | Self::WrongUnitArrived { .. }
            | Self::ReceiptUndone
            | Self::WrongUnitUndone { .. }
            | Self::ExceptionResolved { .. }
            | Self::Rejected { .. }
            | Self::DiagnosisBegun
            | Self::FaultNotFoundYet
            | Self::DiagnosisResumed
            | Self::VerdictReached { .. }
            | Self::EstimateSent { .. }
            | Self::EstimateAccepted { .. }
            | Self::EstimateDeclined
            | Self::EstimateExpired
            | Self::StockAwaited { .. }
            | Self::StockArrived
            | Self::RepairStarted
            | Self::RepairFinished
            | Self::TestsPassed
            | Self::TestFailed
            | Self::ReplacementAssigned { .. }
            | Self::NoFaultAcknowledged
            | Self::ShippedOut { .. }
            | Self::Delivered
            | Self::Closed { .. }
            | Self::ClosedBySales { .. }
            | Self::CalledOff { .. }
            | Self::Expired
            | Self::AddressChanged => true,
            Self::StepRecorded { .. }
            | Self::AuthorisationSent
            | Self::SerialRead { .. }
            | Self::SerialReadUndone
            | Self::LateAccepted { .. }
            | Self::TestRun { .. }
            | Self::FindingsRecorded
            | Self::PartUsed { .. }
            | Self::MessageSent
            | Self::NoteLeft
            | Self::FileAdded { .. }
            | Self::ClockPaused { .. } => false,
        }
    }
}
