//! The replacement in advance: sent before the defective device is back (S11 to S17; specification 3.2 c).

pub mod mark;
pub mod settlement;
pub mod standing;

use serde::{Deserialize, Serialize};

use crate::ledger::{Party, PayWay};
use crate::money::Money;
use crate::product::keyed;
use crate::reason::{Piece, Reason};
use crate::serial::Serial;
use crate::shipment::Outbound;
use crate::time::{Date, Timestamp};

keyed! {
    /// Where a replacement in advance stands. That none was asked for is said by there being none.
    AdvanceState {
        /// The customer has asked for it.
        Requested = "requested",
        /// It was refused.
        Denied = "denied",
        /// It was called off before it left.
        Withdrawn = "withdrawn",
        /// It was approved; the charge is under way.
        Approved = "approved",
        /// It was charged: it may leave (S13).
        Charged = "charged",
        /// It is on its way to the customer.
        Shipped = "shipped",
        /// It is with the customer, and the defective device is awaited.
        AwaitingDefective = "awaiting-defective",
        /// The defective device is here.
        DefectiveIn = "defective-in",
        /// No fault was found: the customer chooses (S17).
        Choosing = "choosing",
        /// The customer sends the advance back (S17).
        ComingBack = "coming-back",
        /// The money is settled.
        Resolved = "resolved",
    }
}

keyed! {
    /// What can happen to a replacement in advance.
    AdvanceAction {
        /// The customer asks for it, for the first time or again.
        Request = "request",
        /// It is refused.
        Deny = "deny",
        /// It is approved.
        Approve = "approve",
        /// It is charged (S13).
        Charge = "charge",
        /// It is called off.
        Withdraw = "withdraw",
        /// It leaves.
        Ship = "ship",
        /// It arrives.
        Deliver = "deliver",
        /// The defective device arrives.
        DefectiveReceived = "defective-received",
        /// That arrival was a mistake.
        UndoReceipt = "undo-receipt",
        /// The defective device was found defective (S14).
        ConfirmDefective = "confirm-defective",
        /// No fault was found (S17).
        OpenChoice = "open-choice",
        /// The verdict that opened the choice does not stay.
        VerdictOverturned = "verdict-overturned",
        /// The customer sends the advance back (S17).
        ChooseReturn = "choose-return",
        /// The customer keeps it (S17).
        Keep = "keep",
        /// The days of the choice are over, or those for sending it back.
        ChoiceOver = "choice-over",
        /// The advance came back (S17).
        TakeBack = "take-back",
        /// The defective device did not come in time.
        NotReturned = "not-returned",
        /// The warranty is void, and the charge stands at once.
        Forfeit = "forfeit",
        /// A supervisor credits what came late.
        CreditLate = "credit-late",
    }
}

impl AdvanceState {
    /// What may happen now, and the state that follows.
    pub const fn edges(self) -> &'static [(AdvanceAction, Self)] {
        use AdvanceAction as A;
        match self {
            Self::Requested => &[
                (A::Deny, Self::Denied),
                (A::Approve, Self::Approved),
                (A::Withdraw, Self::Withdrawn),
            ],
            // With a proof, or a permission, it may be asked for again.
            Self::Denied | Self::Withdrawn => &[(A::Request, Self::Requested)],
            Self::Approved => &[
                (A::Charge, Self::Charged),
                (A::Deny, Self::Denied),
                (A::Withdraw, Self::Withdrawn),
            ],
            // Only what was charged may leave (S13).
            Self::Charged => &[(A::Ship, Self::Shipped), (A::Withdraw, Self::Withdrawn)],
            Self::Shipped => &[
                (A::Deliver, Self::AwaitingDefective),
                // The customer may have sent the defective one before ours arrived.
                (A::DefectiveReceived, Self::DefectiveIn),
                (A::NotReturned, Self::Resolved),
            ],
            Self::AwaitingDefective => &[
                (A::DefectiveReceived, Self::DefectiveIn),
                (A::NotReturned, Self::Resolved),
            ],
            // No credit before the device is here and the bench has spoken (invariant 2).
            Self::DefectiveIn => &[
                (A::Deliver, Self::DefectiveIn),
                (A::UndoReceipt, Self::AwaitingDefective),
                (A::ConfirmDefective, Self::Resolved),
                (A::OpenChoice, Self::Choosing),
                (A::Forfeit, Self::Resolved),
            ],
            Self::Choosing => &[
                (A::ChooseReturn, Self::ComingBack),
                (A::Keep, Self::Resolved),
                (A::ChoiceOver, Self::Resolved),
                (A::VerdictOverturned, Self::DefectiveIn),
            ],
            // Who has chosen to return it may still keep it; the other way round the money is settled.
            Self::ComingBack => &[
                (A::TakeBack, Self::Resolved),
                (A::Keep, Self::Resolved),
                (A::ChoiceOver, Self::Resolved),
            ],
            Self::Resolved => &[(A::CreditLate, Self::Resolved)],
        }
    }

    /// The state that follows when `action` succeeds; `None` if it is not possible now.
    pub fn after(self, action: AdvanceAction) -> Option<Self> {
        self.edges()
            .iter()
            .find(|(edge, _)| *edge == action)
            .map(|(_, next)| *next)
    }

    /// Whether the case waits for it to be settled.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Requested
            | Self::Approved
            | Self::Charged
            | Self::Shipped
            | Self::AwaitingDefective
            | Self::DefectiveIn
            | Self::Choosing
            | Self::ComingBack => true,
            Self::Denied | Self::Withdrawn | Self::Resolved => false,
        }
    }

    /// Whether the device has left us and its money is not settled.
    pub const fn is_out(self) -> bool {
        match self {
            Self::Shipped
            | Self::AwaitingDefective
            | Self::DefectiveIn
            | Self::Choosing
            | Self::ComingBack => true,
            Self::Requested
            | Self::Denied
            | Self::Withdrawn
            | Self::Approved
            | Self::Charged
            | Self::Resolved => false,
        }
    }

    /// Whether it has left us and what becomes of its charge hangs on the defective device.
    pub const fn awaits_verdict(self) -> bool {
        match self {
            Self::Shipped | Self::AwaitingDefective | Self::DefectiveIn => true,
            Self::Requested
            | Self::Denied
            | Self::Withdrawn
            | Self::Approved
            | Self::Charged
            | Self::Choosing
            | Self::ComingBack
            | Self::Resolved => false,
        }
    }

    /// Whether it is asked for and has not left: the defective device that comes now makes it needless.
    pub const fn is_before_leaving(self) -> bool {
        match self {
            Self::Requested | Self::Approved | Self::Charged => true,
            Self::Denied
            | Self::Withdrawn
            | Self::Shipped
            | Self::AwaitingDefective
            | Self::DefectiveIn
            | Self::Choosing
            | Self::ComingBack
            | Self::Resolved => false,
        }
    }
}

keyed! {
    /// What the customer does with an advance after no fault was found (S17).
    Chosen {
        /// Sends it back, with everything that was in its box, for credit.
        Return = "return",
        /// Keeps it; the charge stands.
        Keep = "keep",
    }
}

/// What was sent in advance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// Its serial.
    pub serial: Serial,
    /// What it costs us; `None` when nobody had said.
    #[serde(default)]
    pub cost: Option<Money>,
    /// What was in its box, the packaging among it, with what is deducted for each that does not come back (S17).
    pub pieces: Vec<Piece>,
    /// The parcel.
    pub parcel: Outbound,
    /// The last day on which the defective device may come.
    pub return_by: Date,
}

/// The customer's choice after no fault was found (S17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its last day. What is sent back has as many days again from the answer.
    pub open_until: Date,
    /// What they chose, and when; `None` while they have not.
    pub made: Option<(Chosen, Timestamp)>,
}

/// How an advance ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// When.
    pub at: Timestamp,
    /// Why so.
    pub reason: Reason,
    /// What was credited, to whom it may be.
    pub credited: Money,
}

/// A replacement in advance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advance {
    /// Where it stands.
    pub state: AdvanceState,
    /// The how-manieth request of this device, from 1: what is booked for one is not booked for another.
    pub round: u16,
    /// When it was asked for: that day counts (S11).
    pub asked_at: Timestamp,
    /// Why it may be asked for.
    pub entitled: Reason,
    /// What is charged (S13), tax included.
    pub price: Money,
    /// How much of it is tax.
    pub tax: Money,
    /// From what the price was counted.
    pub priced: Reason,
    /// How it is paid.
    pub way: PayWay,
    /// When it is somebody's turn: ours to decide and to send, the customer's to send theirs or to choose; `None` when its
    /// money is settled.
    pub due: Option<Timestamp>,
    /// Who is charged.
    pub bill_to: Party,
    /// Who is credited: the customer, or the distributor from whom it was bought (S15).
    pub credit_to: Party,
    /// The distributor's name, when it is one.
    pub distributor: Option<String>,
    /// Why it was refused or called off.
    pub refused: Option<Reason>,
    /// When it was charged.
    pub charged_at: Option<Timestamp>,
    /// Whether the last try to charge the card failed.
    pub charge_failed: bool,
    /// What was sent.
    pub sent: Option<Sent>,
    /// The choice after no fault was found.
    pub choice: Option<Choice>,
    /// How it ended.
    pub ending: Option<Ending>,
}

impl Advance {
    /// What was charged for it until now.
    pub const fn charged(&self) -> Money {
        match self.charged_at {
            Some(_) => self.price,
            None => Money::zero(self.price.currency),
        }
    }
}

/// A permission to ask for an advance although the days for it are over: a supervisor's (section 5 row 11).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allowance {
    /// Why.
    pub why: String,
    /// Its last day.
    pub until: Date,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_state_is_reached_and_every_action_leads_somewhere() {
        let mut reached = BTreeSet::from([AdvanceState::Requested]);
        let mut used = BTreeSet::new();
        for &state in AdvanceState::ALL {
            for &(action, next) in state.edges() {
                reached.insert(next);
                used.insert(action);
            }
        }
        assert_eq!(reached, AdvanceState::ALL.iter().copied().collect());
        assert_eq!(used, AdvanceAction::ALL.iter().copied().collect());
    }

    #[test]
    fn s13_only_what_was_charged_leaves() {
        for &state in AdvanceState::ALL {
            let leaves = state.after(AdvanceAction::Ship).is_some();
            assert_eq!(leaves, state == AdvanceState::Charged, "{state:?}");
        }
    }

    #[test]
    fn s14_only_what_is_here_is_credited() {
        for &state in AdvanceState::ALL {
            let credits = state.after(AdvanceAction::ConfirmDefective).is_some();
            assert_eq!(credits, state == AdvanceState::DefectiveIn, "{state:?}");
        }
    }

    #[test]
    fn what_has_left_can_no_longer_be_called_off() {
        for &state in AdvanceState::ALL {
            let can = state.after(AdvanceAction::Withdraw).is_some();
            assert_eq!(can, state.is_before_leaving(), "{state:?}");
            assert!(!(can && state.is_out()), "{state:?}");
        }
    }

    #[test]
    fn every_state_has_a_way_to_an_end() {
        for &start in AdvanceState::ALL {
            let mut seen = BTreeSet::from([start]);
            let mut open = vec![start];
            while let Some(state) = open.pop() {
                for &(_, next) in state.edges() {
                    if seen.insert(next) {
                        open.push(next);
                    }
                }
            }
            assert!(seen.iter().any(|state| !state.is_open()), "{start:?}");
        }
    }
}
