//! Why not: a command that cannot be done says so as data, which the catalogue puts into words.

use serde::{Deserialize, Serialize};

use crate::advance::{AdvanceAction, AdvanceState};
use crate::case::phase::{CaseAction, Phase};
use crate::estimate::{EstimateAction, EstimateState};
use crate::line::diagnosis::Verdict;
use crate::line::state::{Action, State};
use crate::line::void::{VoidAction, VoidState};
use crate::money::Money;
use crate::policy::condition::VoidCode;
use crate::reason::Reason;
use crate::time::Date;

/// Why a command was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum Refusal {
    /// The case is not where this is possible.
    CaseNotNow {
        /// Where it is.
        phase: Phase,
        /// What was asked.
        action: CaseAction,
    },
    /// The device is not where this is possible.
    LineNotNow {
        /// Where it is.
        state: State,
        /// What was asked.
        action: Action,
    },
    /// The estimate is not where this is possible.
    EstimateNotNow {
        /// Where it stands.
        state: EstimateState,
        /// What was asked.
        action: EstimateAction,
    },
    /// There is no such line in this case.
    NoSuchLine,
    /// There is no estimate to answer, or no such alternative.
    NoSuchEstimate,
    /// Only a technician may give this verdict (S2).
    TechnicianOnly,
    /// Only a supervisor may do this.
    SupervisorOnly,
    /// No step of the script is recorded yet (S1).
    NoStepRecorded,
    /// Every step of the script that is recorded was left untried (S1).
    NoStepTried,
    /// Neither a serial nor 'unreadable' and a product are known (S2).
    DeviceUnknown,
    /// The RMA exists already.
    RmaExists,
    /// The last day of the RMA is over; a supervisor may extend it.
    RmaExpired {
        /// Its last day.
        valid_until: Date,
    },
    /// A diagnosis needs a fault code, findings and a test before a verdict.
    DiagnosisIncomplete {
        /// Whether the fault code is missing.
        fault: bool,
        /// Whether the findings are missing.
        findings: bool,
        /// Whether no test was run.
        test: bool,
    },
    /// The bench has given its verdict, or the case is over: the warranty stays as it was then.
    WarrantyDecided,
    /// The verdict does not fit the warranty of the device.
    VerdictAgainstWarranty {
        /// What was asked.
        verdict: Verdict,
    },
    /// A cause that is a fault, or a test that failed, does not go with 'no fault found'.
    FaultWasFound,
    /// The cause says that there is no fault, which does not go with a defect.
    NoFaultNamed,
    /// Dead on arrival is possible within the window only (S10).
    DoaWindowOver {
        /// Its last day.
        last_day: Date,
    },
    /// When the device was delivered is not known, so the window cannot be counted (S10).
    DoaDateUnknown,
    /// A warranty is voided by a coded condition, a photo and two people only (S24).
    VoidNeedsEvidence,
    /// A finding about the warranty is not where this is possible.
    VoidNotNow {
        /// Where it stands.
        state: VoidState,
        /// What was asked.
        action: VoidAction,
    },
    /// Nothing was found about the warranty.
    NoVoid,
    /// The warranty is over or void already: there is nothing to void.
    NothingToVoid,
    /// The condition does not count in the customer's country.
    VoidCodeOff {
        /// Which.
        code: VoidCode,
    },
    /// The device has an upgrade that we sold: a drive in it is no foreign one (S18).
    SanctionedUpgrade,
    /// A proposal to void the warranty waits for a second person.
    VoidPending,
    /// Somebody else than who proposed it must look (S24).
    VoidNeedsSecondPerson,
    /// Somebody else than those two must decide the appeal (S24).
    AppealNeedsThirdPerson,
    /// The days for an appeal are over.
    AppealOver {
        /// Their last.
        last_day: Date,
    },
    /// The customer contests what was found: nothing goes on before that is decided.
    AppealPending,
    /// The customer has agreed to the work, or to the disposal.
    WorkAgreed,
    /// The warranty was found void in an earlier return: no proof of purchase changes that.
    WarrantyIsVoid,
    /// What was dead on arrival is replaced and not repaired (S10).
    DeadOnArrivalIsReplaced,
    /// Nothing proceeds before the customer has accepted an estimate (S9).
    EstimateNotAccepted,
    /// The customer accepted the other way: repair instead of replacement, or the reverse.
    OtherRemedyAccepted,
    /// The device that is to take its place is another product.
    OtherProduct,
    /// An estimate is for devices that are not covered; this one costs the customer nothing.
    NothingToQuote,
    /// An estimate has one or two alternatives, each with an amount in one currency.
    EstimateMalformed,
    /// The tests of the family's list that have not been passed since the repair.
    TestsOpen {
        /// How many.
        missing: u16,
    },
    /// The device has another case, which is open.
    AnotherCaseOpen,
    /// The last day for an answer to the estimate is over.
    EstimateOver {
        /// Which it was.
        last_day: Date,
    },
    /// The case is over: nothing more is said or added.
    CaseOver,
    /// The RMA can be called off only until the device has arrived.
    TooLateToCancel,
    /// The address can be changed only until our parcel has left.
    TooLateToChange,
    /// It was decided against it, and this is why.
    Denied {
        /// Why.
        reason: Reason,
    },
    /// The replacement in advance is not where this is possible.
    AdvanceNotNow {
        /// Where it stands.
        state: AdvanceState,
        /// What was asked.
        action: AdvanceAction,
    },
    /// None was asked for, or none was sent.
    NoAdvance,
    /// That is the serial of the defective device itself.
    OwnSerial,
    /// Somebody changed the shelf meanwhile.
    ShelfChanged {
        /// How many lie there now.
        on_hand: u32,
    },
    /// All devices on the shelf are promised to others, who have waited longer (S5).
    AllPromised,
    /// The days for the choice are over (S17).
    ChoiceOver {
        /// Its last day.
        last_day: Date,
    },
    /// Nothing like it was in the box.
    NoSuchPiece,
    /// A credit is for a device that came late and was found defective.
    NothingToCredit,
    /// Amounts of two currencies, or beyond all bounds.
    AmountsDoNotAdd,
    /// Nothing is booked on the account of somebody who has none.
    NoAccount,
    /// No more is paid out than the account is owed.
    PayOutOverCredit {
        /// What it is owed.
        credit: Money,
    },
    /// No more is given up than the account owes.
    WriteOffOverDebt {
        /// What it owes.
        owed: Money,
    },
    /// The entry is not one that is taken back by hand.
    NotReversible,
    /// The entry was taken back before.
    ReversedAlready,
    /// The form was sent before, with something else in it.
    BookedOtherwise,
    /// Whoever has entered a booking does not confirm it.
    BookingNeedsSecondPerson,
    /// Whoever has proposed a version of the policy does not put it into force.
    SecondPersonNeeded,
    /// One proposal at a time: there is one that nobody has decided yet.
    ProposalOpen,
    /// The proposal is what is in force already.
    NothingProposed,
}
