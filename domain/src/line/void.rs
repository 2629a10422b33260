//! The warranty of a device, found void (S24), or a damage, found excluded from it: proposed with coded conditions and
//! photos, confirmed by a second person, contested by the customer.

use serde::{Deserialize, Serialize};

use crate::id::{AttachmentId, StaffId};
use crate::policy::condition::{VoidCode, VoidEffect};
use crate::product::keyed;
use crate::time::{Date, Timestamp};

keyed! {
    /// Where a finding stands.
    VoidState {
        /// Somebody at the bench proposes it: a second person is to look.
        Proposed = "proposed",
        /// The second person disagreed.
        Refused = "refused",
        /// The second person agreed: it counts, and the customer may contest it.
        Confirmed = "confirmed",
        /// The customer contests it.
        Appealed = "appealed",
        /// A third person looked and it stays.
        Upheld = "upheld",
        /// A third person looked and it does not stay.
        Overturned = "overturned",
    }
}

keyed! {
    /// What can happen to a finding.
    VoidAction {
        /// Another one is proposed in its place.
        Propose = "propose",
        /// The second person agrees.
        Confirm = "confirm",
        /// The second person disagrees.
        Refuse = "refuse",
        /// The customer contests it.
        Appeal = "appeal",
        /// It stays.
        Uphold = "uphold",
        /// It does not stay.
        Overturn = "overturn",
    }
}

impl VoidState {
    /// What may happen now, and the state that follows.
    pub const fn edges(self) -> &'static [(VoidAction, Self)] {
        use VoidAction as A;
        match self {
            Self::Proposed => &[(A::Confirm, Self::Confirmed), (A::Refuse, Self::Refused)],
            // With a better photo, or another code.
            Self::Refused => &[(A::Propose, Self::Proposed)],
            Self::Confirmed => &[(A::Appeal, Self::Appealed)],
            Self::Appealed => &[(A::Uphold, Self::Upheld), (A::Overturn, Self::Overturned)],
            // Once a third person has decided there is no other round.
            Self::Upheld | Self::Overturned => &[],
        }
    }

    /// The state that follows when `action` succeeds; `None` if it is not possible now.
    pub fn after(self, action: VoidAction) -> Option<Self> {
        self.edges()
            .iter()
            .find(|(edge, _)| *edge == action)
            .map(|(_, next)| *next)
    }

    /// Whether the finding counts: it was confirmed and not overturned.
    pub const fn stands(self) -> bool {
        match self {
            Self::Confirmed | Self::Appealed | Self::Upheld => true,
            Self::Proposed | Self::Refused | Self::Overturned => false,
        }
    }
}

/// What somebody decided about a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// By whom.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// In words.
    pub words: String,
}

/// The customer's objection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    /// In their words.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// What the third person decided, in words for the customer.
    pub ruling: Option<Decision>,
}

/// From when a finding counts, and until when it may be contested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// The day on which the second person agreed.
    pub since: Date,
    /// The last day on which the customer may contest it.
    pub appeal_until: Date,
}

/// What the bench proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoidProposal {
    /// By which conditions.
    pub codes: Vec<VoidCode>,
    /// What was seen, in words that the customer may read.
    pub note: String,
    /// The bench's photos that show it.
    pub photos: Vec<AttachmentId>,
}

/// A finding about a device's warranty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoidFinding {
    /// Where it stands.
    pub state: VoidState,
    /// By which conditions.
    pub codes: Vec<VoidCode>,
    /// What it does to the warranty: the gravest effect of its conditions, by the rules of the day it was proposed.
    pub effect: VoidEffect,
    /// What was seen, in words that the customer may read.
    pub note: String,
    /// The bench's photos that show it.
    pub photos: Vec<AttachmentId>,
    /// Who proposed it.
    pub proposed_by: StaffId,
    /// When.
    pub proposed_at: Timestamp,
    /// What the second person decided.
    pub decided: Option<Decision>,
    /// From when it counts, once it is confirmed.
    pub counts: Option<Counts>,
    /// The customer's objection.
    pub appeal: Option<Appeal>,
}

impl VoidFinding {
    /// Whether it counts.
    pub const fn stands(&self) -> bool {
        self.state.stands()
    }

    /// Whether it counts and the warranty is void completely.
    pub const fn voids_all(&self) -> bool {
        match self.effect {
            VoidEffect::VoidAll => self.stands(),
            VoidEffect::ExcludeDamage => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_state_but_the_first_is_reached_and_every_action_leads_somewhere() {
        let mut reached = BTreeSet::from([VoidState::Proposed]);
        let mut used = BTreeSet::new();
        for &state in VoidState::ALL {
            for &(action, next) in state.edges() {
                reached.insert(next);
                used.insert(action);
            }
        }
        assert_eq!(reached, VoidState::ALL.iter().copied().collect());
        assert_eq!(used, VoidAction::ALL.iter().copied().collect());
    }

    #[test]
    fn s24_nothing_counts_before_a_second_person_has_agreed() {
        for &state in VoidState::ALL {
            for &(action, next) in state.edges() {
                if next.stands() && !state.stands() {
                    assert_eq!(action, VoidAction::Confirm, "{state:?}");
                }
            }
        }
    }
}
