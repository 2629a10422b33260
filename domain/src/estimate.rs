//! What a repair or a replacement costs, side by side, before anything proceeds (S9).

use serde::{Deserialize, Serialize};

use crate::id::EstimateId;
use crate::money::Money;
use crate::product::keyed;
use crate::time::{Date, Timestamp};

keyed! {
    /// Where an estimate stands (specification 3.2 d).
    EstimateState {
        /// With the customer.
        Sent = "sent",
        /// One alternative was accepted.
        Accepted = "accepted",
        /// All were declined.
        Declined = "declined",
        /// Nobody answered in time.
        Expired = "expired",
        /// A corrected estimate took its place.
        Superseded = "superseded",
    }
}

keyed! {
    /// What can happen to an estimate.
    EstimateAction {
        /// The customer accepts one alternative.
        Accept = "accept",
        /// The customer declines.
        Decline = "decline",
        /// Its days are over.
        Expire = "expire",
        /// Another one takes its place.
        Supersede = "supersede",
    }
}

impl EstimateState {
    /// What may happen now, and the state that follows.
    pub const fn edges(self) -> &'static [(EstimateAction, Self)] {
        use EstimateAction as A;
        match self {
            Self::Sent => &[
                (A::Accept, Self::Accepted),
                (A::Decline, Self::Declined),
                (A::Expire, Self::Expired),
                (A::Supersede, Self::Superseded),
            ],
            Self::Accepted | Self::Declined | Self::Expired | Self::Superseded => &[],
        }
    }

    /// The state that follows when `action` succeeds; `None` if it is not possible now.
    pub fn after(self, action: EstimateAction) -> Option<Self> {
        self.edges()
            .iter()
            .find(|(edge, _)| *edge == action)
            .map(|(_, next)| *next)
    }
}

keyed! {
    /// What an alternative offers.
    Remedy {
        /// The device itself is repaired.
        Repair = "repair",
        /// Another device is sent.
        Replace = "replace",
    }
}

/// One of the ways offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// Repair or replacement.
    pub remedy: Remedy,
    /// What is done, in words that the customer reads.
    pub description: String,
    /// Parts and device.
    pub parts: Money,
    /// Work.
    pub labour: Money,
    /// How many business days after acceptance it is ready.
    pub ready_in_days: u16,
}

impl Alternative {
    /// What the customer pays: the diagnosis is never part of it (S8). `None` on overflow or mixed currencies.
    pub fn total(&self) -> Option<Money> {
        self.parts.checked_add(self.labour)
    }
}

/// A quote with its alternatives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// Its identity.
    pub id: EstimateId,
    /// Where it stands.
    pub state: EstimateState,
    /// One or two ways, side by side.
    pub alternatives: Vec<Alternative>,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// The last day for an answer; silence returns the device unrepaired (specification 5, row 9).
    pub valid_until: Date,
    /// Which alternative was accepted, counted from 0.
    pub accepted: Option<u8>,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
}

impl Estimate {
    /// Whether it waits for the customer.
    pub fn is_open(&self) -> bool {
        self.state == EstimateState::Sent
    }

    /// Whether one alternative was accepted.
    pub fn is_accepted(&self) -> bool {
        self.state == EstimateState::Accepted
    }

    /// The alternative that was accepted.
    pub fn accepted(&self) -> Option<&Alternative> {
        self.accepted
            .and_then(|index| self.alternatives.get(usize::from(index)))
    }
}
