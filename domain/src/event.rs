//! What happened. Events are only ever added; the timeline, the status and the audit are read from them.

use serde::{Deserialize, Serialize};

use crate::access::Source;
use crate::advance::{AdvanceState, Chosen};
use crate::case::phase::Phase;
use crate::estimate::{EstimateState, Remedy};
use crate::id::{CustomerId, EstimateId, LineId, StaffId};
use crate::ledger::Booking;
use crate::line::diagnosis::Verdict;
use crate::line::state::State;
use crate::line::void::VoidState;
use crate::line::{Outcome, PauseCause};
use crate::money::Money;
use crate::policy::condition::{VoidCode, VoidEffect};
use crate::reason::Reason;
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
    /// The version of the policy by which it was decided: the RMA's own, else the one in force.
    pub policy: u32,
    /// Which machines moved, from where to where.
    pub moved: Vec<Moved>,
    /// What it books, in the same commit. Events of before the ledger book nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub booked: Vec<Booking>,
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
    /// A replacement in advance.
    Advance {
        /// For which device.
        line: LineId,
        /// From; `None` at its beginning.
        from: Option<AdvanceState>,
        /// To.
        to: AdvanceState,
    },
    /// A finding about a device's warranty.
    Void {
        /// Of which device.
        line: LineId,
        /// From; `None` at its beginning.
        from: Option<VoidState>,
        /// To.
        to: VoidState,
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
    /// The proof of purchase does not fit this device: the warranty stays as it was.
    PurchaseDoubted {
        /// Why, for the customer to read.
        why: String,
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
    /// Time that was worked on it was written down.
    WorkLogged {
        /// How many minutes.
        minutes: u16,
        /// At what.
        note: String,
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
    /// The bench proposes that the warranty is void, or this damage excluded (S24).
    VoidProposed {
        /// By which conditions.
        codes: Vec<VoidCode>,
        /// What they do.
        effect: VoidEffect,
    },
    /// A second person disagreed.
    VoidRefused {
        /// Why.
        why: String,
    },
    /// A second person agreed: it counts (S24).
    VoidConfirmed {
        /// Why, as the customer is told.
        reason: Reason,
    },
    /// The customer contests it.
    VoidAppealed,
    /// A third person lets it stay.
    VoidUpheld {
        /// Why, for the customer to read.
        words: String,
    },
    /// A third person has overturned it.
    VoidOverturned {
        /// Why, for the customer to read.
        words: String,
        /// The warranty that counts again.
        reason: Reason,
    },
    /// An upgrade that we sold was noted with the serial of the device (S18).
    UpgradeNoted {
        /// What was built in.
        upgrade: String,
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
    /// The customer declined, and asked us to dispose of the device instead of returning it.
    DisposalAgreed,
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
    /// The customer asked for a replacement in advance (S11, S12).
    AdvanceRequested {
        /// Why they may.
        reason: Reason,
        /// What will be charged (S13).
        price: Money,
    },
    /// A supervisor allows one although the days for it are over.
    AdvanceAllowed {
        /// Why.
        why: String,
        /// The last day of the permission.
        until: Date,
    },
    /// The replacement in advance was refused.
    AdvanceDenied {
        /// Why.
        reason: Reason,
    },
    /// It was approved.
    AdvanceApproved,
    /// It was charged (S13).
    AdvanceCharged {
        /// How much.
        amount: Money,
    },
    /// The card was not charged.
    AdvanceChargeFailed,
    /// The customer pays on account instead of by card.
    AdvanceOnAccount,
    /// It was called off before it left.
    AdvanceWithdrawn {
        /// Why.
        reason: Reason,
    },
    /// It left.
    AdvanceShipped {
        /// Its serial.
        serial: String,
        /// The carrier.
        carrier: String,
        /// The number of the parcel.
        tracking: String,
        /// The day it is expected.
        expected_on: Date,
        /// The last day on which the defective device may come.
        return_by: Date,
    },
    /// It arrived at the customer's.
    AdvanceDelivered,
    /// The defective device may come later.
    AdvanceExtended {
        /// Its new last day.
        return_by: Date,
        /// Why.
        why: String,
    },
    /// The defective device was found defective, so that the charge is credited (S14, S15).
    AdvanceCredited {
        /// How much.
        amount: Money,
        /// Why, and to whom.
        reason: Reason,
    },
    /// No fault was found: the customer may return the advance or keep it (S17).
    AdvanceChoiceOpened {
        /// The last day of the choice.
        open_until: Date,
    },
    /// The customer has chosen (S17).
    AdvanceChosen {
        /// What.
        chosen: Chosen,
    },
    /// The advance came back (S17).
    AdvanceReturned {
        /// How much is credited.
        amount: Money,
        /// Why so much.
        reason: Reason,
    },
    /// The charge stands: the advance is the customer's.
    AdvanceForfeited {
        /// Why.
        reason: Reason,
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
            | Self::PurchaseDoubted { .. }
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
            | Self::VoidConfirmed { .. }
            | Self::VoidAppealed
            | Self::VoidUpheld { .. }
            | Self::VoidOverturned { .. }
            | Self::EstimateSent { .. }
            | Self::EstimateAccepted { .. }
            | Self::EstimateDeclined
            | Self::DisposalAgreed
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
            | Self::AddressChanged
            | Self::AdvanceRequested { .. }
            | Self::AdvanceDenied { .. }
            | Self::AdvanceApproved
            | Self::AdvanceCharged { .. }
            | Self::AdvanceChargeFailed
            | Self::AdvanceOnAccount
            | Self::AdvanceWithdrawn { .. }
            | Self::AdvanceShipped { .. }
            | Self::AdvanceDelivered
            | Self::AdvanceExtended { .. }
            | Self::AdvanceCredited { .. }
            | Self::AdvanceChoiceOpened { .. }
            | Self::AdvanceChosen { .. }
            | Self::AdvanceReturned { .. }
            | Self::AdvanceForfeited { .. } => true,
            Self::StepRecorded { .. }
            | Self::AuthorisationSent
            | Self::SerialRead { .. }
            | Self::SerialReadUndone
            | Self::LateAccepted { .. }
            | Self::AdvanceAllowed { .. }
            | Self::VoidProposed { .. }
            | Self::VoidRefused { .. }
            | Self::UpgradeNoted { .. }
            | Self::TestRun { .. }
            | Self::FindingsRecorded
            | Self::PartUsed { .. }
            | Self::WorkLogged { .. }
            | Self::MessageSent
            | Self::NoteLeft
            | Self::FileAdded { .. }
            | Self::ClockPaused { .. } => false,
        }
    }
}
