//! A card that is charged and money that goes back to it (S13; specification, section 4): what is known of it, and what
//! follows from what the provider says.
//!
//! The provider is somebody else's machine behind a network: a question may be lost before it arrives or its answer
//! after. So a payment is kept as [`PaymentState::Unknown`] before the provider is asked, and what is unknown is settled
//! by looking how it stands there, never by asking for the money anew. What the provider tells by itself is only a hint
//! to look: told twice, late or out of order it changes nothing.

use serde::{Deserialize, Serialize};

use crate::ledger::Key;
use crate::money::Money;
use crate::product::keyed;

keyed! {
    /// Which way the money goes.
    PaymentKind {
        /// From the card to us.
        Charge = "charge",
        /// From us back to the card.
        Refund = "refund",
    }
}

keyed! {
    /// What is known of a payment.
    PaymentState {
        /// It is to be made; the provider holds nothing that could move money by itself.
        Due = "due",
        /// The provider was asked for it, and what became of that is not known.
        Unknown = "unknown",
        /// The bank of the card asks its holder to confirm.
        NeedsCustomer = "needs-customer",
        /// The provider is at it.
        Underway = "underway",
        /// The money has moved.
        Done = "done",
        /// It was declined: no money has moved.
        Failed = "failed",
        /// It is not wanted any longer, and no money has moved.
        Cancelled = "cancelled",
    }
}

keyed! {
    /// What can happen to a payment.
    PaymentAction {
        /// The provider is asked for it.
        Ask = "ask",
        /// What was asked for never arrived at the provider, or was not begun there.
        Miss = "miss",
        /// The bank of the card asks its holder to confirm.
        Challenge = "challenge",
        /// The provider has begun.
        Proceed = "proceed",
        /// The money has moved.
        Succeed = "succeed",
        /// It was declined.
        Decline = "decline",
        /// It is given up, by us before it was asked for or at the provider.
        Cancel = "cancel",
        /// It is to be tried anew, with another card.
        Renew = "renew",
    }
}

impl PaymentState {
    /// What may happen now, and the state that follows.
    pub const fn edges(self, kind: PaymentKind) -> &'static [(PaymentAction, Self)] {
        use PaymentAction as A;
        match (self, kind) {
            (Self::Due, PaymentKind::Charge | PaymentKind::Refund) => {
                &[
                    (A::Ask, Self::Unknown),
                    // What seemed never to have arrived did, later.
                    (A::Challenge, Self::NeedsCustomer),
                    (A::Proceed, Self::Underway),
                    (A::Succeed, Self::Done),
                    (A::Decline, Self::Failed),
                    (A::Cancel, Self::Cancelled),
                ]
            }
            (Self::Unknown, PaymentKind::Charge | PaymentKind::Refund) => &[
                (A::Miss, Self::Due),
                (A::Challenge, Self::NeedsCustomer),
                (A::Proceed, Self::Underway),
                (A::Succeed, Self::Done),
                (A::Decline, Self::Failed),
                (A::Cancel, Self::Cancelled),
            ],
            (Self::NeedsCustomer, PaymentKind::Charge | PaymentKind::Refund) => &[
                (A::Proceed, Self::Underway),
                (A::Succeed, Self::Done),
                (A::Decline, Self::Failed),
                (A::Cancel, Self::Cancelled),
            ],
            (Self::Underway, PaymentKind::Charge | PaymentKind::Refund) => &[
                (A::Challenge, Self::NeedsCustomer),
                (A::Succeed, Self::Done),
                (A::Decline, Self::Failed),
                (A::Cancel, Self::Cancelled),
            ],
            // A card that was charged stays charged: what goes back is another payment. A refund may come back to us
            // days later, when the card is closed.
            (Self::Done, PaymentKind::Charge) => &[],
            (Self::Done, PaymentKind::Refund) => &[(A::Decline, Self::Failed)],
            // Declined is not over: with another card the same place of the provider would take the money. It is closed
            // there before anything is tried anew.
            (Self::Failed, PaymentKind::Charge) => &[
                (A::Challenge, Self::NeedsCustomer),
                (A::Proceed, Self::Underway),
                (A::Succeed, Self::Done),
                (A::Cancel, Self::Cancelled),
            ],
            // A refund that failed is over by itself; one that seemed never to have arrived may still arrive.
            (Self::Failed, PaymentKind::Refund) => &[
                (A::Challenge, Self::NeedsCustomer),
                (A::Proceed, Self::Underway),
                (A::Succeed, Self::Done),
                (A::Renew, Self::Due),
            ],
            (Self::Cancelled, PaymentKind::Charge | PaymentKind::Refund) => {
                &[(A::Renew, Self::Due)]
            }
        }
    }

    /// The state that follows when `action` succeeds; `None` if it is not possible now.
    pub fn after(self, kind: PaymentKind, action: PaymentAction) -> Option<Self> {
        self.edges(kind)
            .iter()
            .find(|(edge, _)| *edge == action)
            .map(|(_, next)| *next)
    }

    /// Whether the money may have moved, or may yet move without another question of ours.
    pub const fn may_have_moved(self) -> bool {
        match self {
            Self::Unknown | Self::NeedsCustomer | Self::Underway | Self::Done => true,
            Self::Due | Self::Failed | Self::Cancelled => false,
        }
    }

    /// Whether anything may become of it yet, by us or by the provider.
    pub const fn may_change(self) -> bool {
        match self {
            Self::Due
            | Self::Unknown
            | Self::NeedsCustomer
            | Self::Underway
            | Self::Failed
            | Self::Cancelled => true,
            Self::Done => false,
        }
    }

    /// Whether the provider has to be looked at, for it knows more than we do.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Unknown | Self::NeedsCustomer | Self::Underway => true,
            Self::Due | Self::Done | Self::Failed | Self::Cancelled => false,
        }
    }
}

keyed! {
    /// Why a card was not charged, or could not be credited.
    Decline {
        /// The bank wants its holder to be there: the card has to be saved anew.
        HolderNeeded = "holder-needed",
        /// There is not enough money.
        NoFunds = "no-funds",
        /// The card is over, closed or unknown.
        CardInvalid = "card-invalid",
        /// The bank gives no reason, or one that the holder must ask for.
        Refused = "refused",
        /// The provider does not take what it is asked, whatever the bank would say: the desk has to look why.
        NotTaken = "not-taken",
    }
}

/// How a payment stands at the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// It knows nothing of it, or has not begun.
    NotBegun,
    /// Its holder is asked to confirm.
    NeedsCustomer,
    /// It is at it.
    Underway,
    /// So much has moved.
    Done {
        /// How much.
        amount: Money,
    },
    /// It was declined.
    Declined {
        /// Why.
        why: Decline,
    },
    /// It was given up.
    Cancelled,
}

impl Standing {
    const fn action(self) -> PaymentAction {
        match self {
            Self::NotBegun => PaymentAction::Miss,
            Self::NeedsCustomer => PaymentAction::Challenge,
            Self::Underway => PaymentAction::Proceed,
            Self::Done { .. } => PaymentAction::Succeed,
            Self::Declined { .. } => PaymentAction::Decline,
            Self::Cancelled => PaymentAction::Cancel,
        }
    }

    const fn state(self) -> PaymentState {
        match self {
            Self::NotBegun => PaymentState::Due,
            Self::NeedsCustomer => PaymentState::NeedsCustomer,
            Self::Underway => PaymentState::Underway,
            Self::Done { .. } => PaymentState::Done,
            Self::Declined { .. } => PaymentState::Failed,
            Self::Cancelled => PaymentState::Cancelled,
        }
    }
}

/// What a look at the provider has told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// Nothing that we did not know.
    Known,
    /// It has moved to another state.
    Moved(PaymentState),
    /// The provider says what must not be: a person has to look. Nothing was changed.
    Surprise(Surprise),
}

/// What a provider says that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surprise {
    /// Another amount has moved than was asked for.
    OtherAmount {
        /// How much has moved.
        moved: Money,
    },
    /// By what we know it cannot stand so.
    Impossible {
        /// How it stands here.
        here: PaymentState,
        /// How it stands there.
        there: Standing,
    },
}

/// What is to be done about a payment now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing, or nothing before somebody acts.
    Rest,
    /// Keep that it is unknown, then ask the provider for it.
    Ask,
    /// Look how it stands at the provider.
    Look,
    /// It is not wanted and was never asked for: give it up here.
    GiveUp,
    /// It was asked for and is not wanted, or was declined: close it at the provider, where a question that is still on
    /// its way then finds it closed, and look what became of it.
    GiveUpThere,
    /// The money has moved and is not wanted: it goes back.
    GiveBack,
    /// It is over there, and its holder has entered another card since: it is tried with that one.
    Renew,
}

/// What a charge is to come to, as its case and its holder have it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// What it pays for is wanted.
    Yes,
    /// It is, and its holder has entered another card than the one this try was begun with.
    WithAnotherCard,
    /// What it pays for cannot leave now, for want of a device or because the defective one is here: nothing more is asked
    /// for before it can (S13).
    NotYet,
    /// What it pays for was called off, or is paid for otherwise.
    No,
}

/// What stands between a key and the number of a try.
const ATTEMPT: &str = "/attempt-";

/// A charge of a card, or a refund of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// The effect in the ledger that it brings about, or follows: there is one payment for each.
    pub key: Key,
    /// Which way the money goes.
    pub kind: PaymentKind,
    /// The charge of which it is a refund; `None` for a charge.
    pub of: Option<Key>,
    /// How much.
    pub amount: Money,
    /// What is known of it.
    pub state: PaymentState,
    /// The how-manieth try it is, from 1.
    pub attempt: u16,
    /// Whether the provider was asked for this try.
    pub asked: bool,
    /// The card that this try was begun with, as the provider knows it; `None` before, and for a refund.
    pub card: Option<String>,
    /// The name by which the provider knows this try; `None` while it has given none.
    pub provider_id: Option<String>,
    /// Why the last attempt was declined.
    pub declined: Option<Decline>,
}

impl Payment {
    /// A charge that is to be made.
    pub const fn charge(key: Key, amount: Money) -> Self {
        Self {
            key,
            kind: PaymentKind::Charge,
            of: None,
            amount,
            state: PaymentState::Due,
            attempt: 1,
            asked: false,
            card: None,
            provider_id: None,
            declined: None,
        }
    }

    /// A refund of this charge that is to be made, beside those that were begun before. `None` when the charge has not
    /// been made, when more would go back than has come, or when nothing would.
    pub fn refund(&self, key: Key, amount: Money, before: &[Self]) -> Option<Self> {
        let left = self.refundable(before)?;
        let after = left.checked_sub(amount)?;
        (amount.minor > 0 && after.minor >= 0).then(|| Self {
            key,
            kind: PaymentKind::Refund,
            of: Some(self.key.clone()),
            amount,
            state: PaymentState::Due,
            attempt: 1,
            asked: false,
            card: None,
            provider_id: None,
            declined: None,
        })
    }

    /// How much of this charge may still go back, beside these refunds of it. One that failed may be tried again, so it
    /// keeps its part; one that was given up does not. `None` when nothing was charged.
    pub fn refundable(&self, refunds: &[Self]) -> Option<Money> {
        if self.kind != PaymentKind::Charge || self.state != PaymentState::Done {
            return None;
        }
        let taken = refunds.iter().filter(|refund| {
            refund.of.as_ref() == Some(&self.key) && refund.state != PaymentState::Cancelled
        });
        let currency = self.amount.currency;
        let taken = Money::sum(currency, taken.map(|refund| refund.amount))?;
        self.amount.checked_sub(taken)
    }

    /// The name under which the provider does this try once, however often it is asked.
    pub fn name(&self) -> String {
        format!("{}{ATTEMPT}{}", self.key, self.attempt)
    }

    /// The name of taking the money of this try with this card: with another card it is another question.
    pub fn name_with(&self, card: &str) -> String {
        format!("{}/{card}", self.name())
    }

    /// What is to be done about it now.
    pub const fn step(&self, want: Want) -> Step {
        match (self.state, self.kind, want) {
            (
                PaymentState::Due,
                PaymentKind::Charge | PaymentKind::Refund,
                Want::Yes | Want::WithAnotherCard,
            ) => Step::Ask,
            (PaymentState::Due, PaymentKind::Charge | PaymentKind::Refund, Want::No) => {
                if self.asked {
                    Step::GiveUpThere
                } else {
                    Step::GiveUp
                }
            }
            // A question that seemed lost may still arrive there.
            (PaymentState::Due, PaymentKind::Charge | PaymentKind::Refund, Want::NotYet) => {
                if self.asked { Step::Look } else { Step::Rest }
            }
            (
                PaymentState::NeedsCustomer,
                PaymentKind::Charge | PaymentKind::Refund,
                Want::No | Want::WithAnotherCard,
            )
            | (
                PaymentState::Failed,
                PaymentKind::Charge,
                Want::Yes | Want::WithAnotherCard | Want::NotYet | Want::No,
            ) => Step::GiveUpThere,
            (
                PaymentState::Unknown | PaymentState::Underway,
                PaymentKind::Charge | PaymentKind::Refund,
                Want::Yes | Want::WithAnotherCard | Want::NotYet | Want::No,
            )
            | (
                PaymentState::NeedsCustomer,
                PaymentKind::Charge | PaymentKind::Refund,
                Want::Yes | Want::NotYet,
            ) => Step::Look,
            (PaymentState::Done, PaymentKind::Charge, Want::No) => Step::GiveBack,
            (PaymentState::Cancelled, PaymentKind::Charge, Want::WithAnotherCard) => Step::Renew,
            (
                PaymentState::Done,
                PaymentKind::Charge,
                Want::Yes | Want::WithAnotherCard | Want::NotYet,
            )
            | (
                PaymentState::Done | PaymentState::Failed | PaymentState::Cancelled,
                PaymentKind::Refund,
                Want::Yes | Want::WithAnotherCard | Want::NotYet | Want::No,
            )
            | (PaymentState::Cancelled, PaymentKind::Charge, Want::Yes | Want::NotYet | Want::No) => {
                Step::Rest
            }
        }
    }

    /// About to ask the provider, for a charge with this card; to be kept before it is asked. False when it may not be
    /// asked now.
    pub fn ask(&mut self, card: Option<&str>) -> bool {
        let moved = self.step_to(PaymentAction::Ask);
        if moved {
            self.asked = true;
            self.card = card.map(str::to_owned);
        }
        moved
    }

    /// Tries it anew, with another card: only what is over at the provider. False when it is not.
    pub fn renew(&mut self) -> bool {
        if !self.step_to(PaymentAction::Renew) {
            return false;
        }
        self.attempt = self.attempt.saturating_add(1);
        self.asked = false;
        self.card = None;
        self.provider_id = None;
        self.declined = None;
        true
    }

    /// Gives it up before the provider was asked for it; false when it was.
    pub fn give_up(&mut self) -> bool {
        !self.asked && self.step_to(PaymentAction::Cancel)
    }

    /// The provider does not take the question with which it would have begun with this card; false when it was asked for
    /// more.
    pub fn not_taken(&mut self, card: &str) -> bool {
        let is_over = self.give_up();
        if is_over {
            self.card = Some(card.to_owned());
            self.declined = Some(Decline::NotTaken);
        }
        is_over
    }

    /// Takes in how it stands at the provider. The same again, and what is older than what is known, changes nothing.
    pub fn hear(&mut self, there: Standing) -> Heard {
        if let Standing::Done { amount } = there
            && amount != self.amount
        {
            return Heard::Surprise(Surprise::OtherAmount { moved: amount });
        }
        if there.state() == self.state {
            return Heard::Known;
        }
        // Not asked for, or given up here: what is not begun there is no news.
        let quiet = match self.state {
            PaymentState::Due | PaymentState::Failed | PaymentState::Cancelled => {
                there == Standing::NotBegun
            }
            PaymentState::Unknown
            | PaymentState::NeedsCustomer
            | PaymentState::Underway
            | PaymentState::Done => false,
        };
        if quiet {
            return Heard::Known;
        }
        if !self.step_to(there.action()) {
            let here = self.state;
            return Heard::Surprise(Surprise::Impossible { here, there });
        }
        match there {
            Standing::Declined { why } => self.declined = Some(why),
            // Closed after it was declined: why stays known.
            Standing::Cancelled => {}
            Standing::NotBegun
            | Standing::NeedsCustomer
            | Standing::Underway
            | Standing::Done { .. } => self.declined = None,
        }
        Heard::Moved(self.state)
    }

    fn step_to(&mut self, action: PaymentAction) -> bool {
        match self.state.after(self.kind, action) {
            Some(next) => {
                self.state = next;
                true
            }
            None => false,
        }
    }
}

/// The charge of which this is the name of a try.
pub fn charge_of(name: &str) -> &str {
    name.rsplit_once(ATTEMPT).map_or(name, |(key, _)| key)
}

#[cfg(test)]
mod tests;
