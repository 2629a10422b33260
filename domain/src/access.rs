//! Who may do what: the whole matrix, in one place.
//!
//! A permission says what somebody may do at all; whether a resource is theirs to see is asked of
//! [`Actor::may_see`]. What one may not see does not exist for them: the answer is 'not found'.

use serde::{Deserialize, Serialize};

use crate::id::{CaseId, CustomerId, StaffId};

/// What somebody who works here does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Troubleshoots, benches, diagnoses, quotes.
    Technician,
    /// Receives by scan and ships.
    Clerk,
    /// Sends replacements and has wrong items collected.
    Sales,
    /// Oversees the desk, overrides with a reason.
    Supervisor,
    /// Runs the system: staff and imports.
    Admin,
}

impl Role {
    /// Every role there is.
    pub const ALL: [Self; 5] = [
        Self::Technician,
        Self::Clerk,
        Self::Sales,
        Self::Supervisor,
        Self::Admin,
    ];

    /// The name under which the database knows it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Technician => "technician",
            Self::Clerk => "clerk",
            Self::Sales => "sales",
            Self::Supervisor => "supervisor",
            Self::Admin => "admin",
        }
    }

    /// The role with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }

    /// Whether this role may do it.
    pub const fn may(self, permit: Permit) -> bool {
        use Permit as P;
        match self {
            Self::Technician => match permit {
                P::SeeDesk
                | P::Converse
                | P::Troubleshoot
                | P::Authorise
                | P::Bench
                | P::Quote
                | P::Receive
                | P::Ship
                | P::Cancel
                | P::Advance => true,
                P::CloseWithSales
                | P::NoteUpgrade
                | P::Oversee
                | P::SetPolicy
                | P::ManageStaff
                | P::Import
                | P::Account
                | P::Countersign => false,
            },
            Self::Clerk => match permit {
                P::SeeDesk | P::Converse | P::Receive | P::Ship => true,
                P::Troubleshoot
                | P::Authorise
                | P::Bench
                | P::Quote
                | P::Cancel
                | P::Advance
                | P::CloseWithSales
                | P::NoteUpgrade
                | P::Oversee
                | P::SetPolicy
                | P::ManageStaff
                | P::Import
                | P::Account
                | P::Countersign => false,
            },
            Self::Sales => match permit {
                P::SeeDesk
                | P::Converse
                | P::Cancel
                | P::Advance
                | P::CloseWithSales
                | P::NoteUpgrade
                | P::Account => true,
                P::Troubleshoot
                | P::Authorise
                | P::Bench
                | P::Quote
                | P::Receive
                | P::Ship
                | P::Oversee
                | P::SetPolicy
                | P::ManageStaff
                | P::Import
                | P::Countersign => false,
            },
            Self::Supervisor => match permit {
                P::SeeDesk
                | P::Converse
                | P::Troubleshoot
                | P::Authorise
                | P::Bench
                | P::Quote
                | P::Receive
                | P::Ship
                | P::Cancel
                | P::Advance
                | P::CloseWithSales
                | P::NoteUpgrade
                | P::Oversee
                | P::SetPolicy
                | P::Account
                | P::Countersign => true,
                P::ManageStaff | P::Import => false,
            },
            Self::Admin => match permit {
                P::SeeDesk
                | P::SetPolicy
                | P::ManageStaff
                | P::Import
                | P::Account
                | P::Countersign => true,
                P::Converse
                | P::Troubleshoot
                | P::Authorise
                | P::Bench
                | P::Quote
                | P::Receive
                | P::Ship
                | P::Cancel
                | P::Advance
                | P::CloseWithSales
                | P::NoteUpgrade
                | P::Oversee => false,
            },
        }
    }

    /// Whether a verdict of this role counts as a technician's (S2). A supervisor stands in for one.
    pub const fn is_technician(self) -> bool {
        match self {
            Self::Technician | Self::Supervisor => true,
            Self::Clerk | Self::Sales | Self::Admin => false,
        }
    }
}

/// What one may do at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permit {
    /// See the queue, search, open any case.
    SeeDesk,
    /// Write to the customer and leave internal notes.
    Converse,
    /// Take a new case, work through the script, give the verdict of the first door.
    Troubleshoot,
    /// Issue the RMA.
    Authorise,
    /// Scan arrivals.
    Receive,
    /// Diagnose, repair, test.
    Bench,
    /// Send an estimate.
    Quote,
    /// Hand a parcel to the carrier and record its delivery.
    Ship,
    /// Call off a case for the customer.
    Cancel,
    /// Decide on a replacement in advance, and give its device more days.
    Advance,
    /// Close a case that is with sales.
    CloseWithSales,
    /// Note an upgrade that we sold with the serial of a device (S18).
    NoteUpgrade,
    /// Override with a reason: extend an RMA, convert 'not found yet' into 'no fault found'.
    Oversee,
    /// Propose another version of the policy, or put into force what somebody else has proposed.
    SetPolicy,
    /// See accounts, and book on them by hand.
    Account,
    /// Confirm or refuse a booking that somebody else has entered.
    Countersign,
    /// Invite and suspend staff.
    ManageStaff,
    /// Load products and sold units.
    Import,
}

impl Permit {
    /// Every permission there is.
    pub const ALL: [Self; 18] = [
        Self::SeeDesk,
        Self::Converse,
        Self::Troubleshoot,
        Self::Authorise,
        Self::Receive,
        Self::Bench,
        Self::Quote,
        Self::Ship,
        Self::Cancel,
        Self::Advance,
        Self::CloseWithSales,
        Self::NoteUpgrade,
        Self::Oversee,
        Self::SetPolicy,
        Self::Account,
        Self::Countersign,
        Self::ManageStaff,
        Self::Import,
    ];
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Actor {
    /// Anybody with a browser.
    Visitor,
    /// Somebody who opened the link of a case, or named its number and e-mail or postcode: may look, masked.
    Holder {
        /// The cases that this browser has opened.
        cases: Vec<CaseId>,
    },
    /// Somebody who has shown, by a code from their mailbox, that an e-mail address is theirs.
    Customer {
        /// Who.
        id: CustomerId,
        /// Cases of others that this browser may look at as a holder.
        cases: Vec<CaseId>,
    },
    /// Somebody who works here, with password and second factor.
    Staff {
        /// Who.
        id: StaffId,
        /// As what.
        role: Role,
    },
    /// The desk itself: the clock, a job, the command line.
    Desk,
}

/// What one sees of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// The status and the timeline, with the address masked.
    Masked,
    /// Everything a customer may see of their own, and the power to change it.
    Own,
    /// Everything, internal notes included.
    Desk,
}

impl Actor {
    /// Whether they may do it at the desk.
    pub const fn may(&self, permit: Permit) -> bool {
        match self {
            Self::Staff { role, .. } => role.may(permit),
            Self::Desk => true,
            Self::Visitor | Self::Holder { .. } | Self::Customer { .. } => false,
        }
    }

    /// What they see of a case that belongs to `owner`; `None` means that for them there is no such case.
    pub fn may_see(&self, case: CaseId, owner: CustomerId) -> Option<Sight> {
        match self {
            Self::Visitor => None,
            Self::Holder { cases } => cases.contains(&case).then_some(Sight::Masked),
            Self::Customer { id, cases } => {
                if *id == owner {
                    Some(Sight::Own)
                } else {
                    cases.contains(&case).then_some(Sight::Masked)
                }
            }
            Self::Staff { role, .. } => role.may(Permit::SeeDesk).then_some(Sight::Desk),
            Self::Desk => Some(Sight::Desk),
        }
    }

    /// The staff member, when it is one.
    pub const fn staff(&self) -> Option<(StaffId, Role)> {
        match self {
            Self::Staff { id, role } => Some((*id, *role)),
            Self::Visitor | Self::Holder { .. } | Self::Customer { .. } | Self::Desk => None,
        }
    }
}

/// Through which door a command came (invariant 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The customer's pages.
    Portal,
    /// The staff's pages.
    Console,
    /// The scan field.
    Scan,
    /// A deadline that passed, or a job.
    Clock,
    /// The command line.
    Command,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    #[test]
    fn s2_only_technicians_and_those_who_stand_in_for_them_give_verdicts() {
        for role in Role::ALL {
            assert_eq!(
                role.is_technician(),
                role.may(Permit::Troubleshoot),
                "{role:?}"
            );
        }
    }

    #[test]
    fn outsiders_have_no_permission_at_the_desk() {
        for permit in Permit::ALL {
            assert!(!Actor::Visitor.may(permit));
            assert!(
                !Actor::Customer {
                    id: CustomerId::new(id(1)),
                    cases: vec![]
                }
                .may(permit)
            );
        }
    }

    #[test]
    fn a_customer_owns_their_case_and_has_never_heard_of_another() {
        let me = Actor::Customer {
            id: CustomerId::new(id(1)),
            cases: vec![],
        };
        let case = CaseId::new(id(7));
        assert_eq!(me.may_see(case, CustomerId::new(id(1))), Some(Sight::Own));
        assert_eq!(me.may_see(case, CustomerId::new(id(2))), None);
    }

    #[test]
    fn who_holds_a_link_sees_that_case_masked_and_no_other() {
        let holder = Actor::Holder {
            cases: vec![CaseId::new(id(7))],
        };
        assert_eq!(
            holder.may_see(CaseId::new(id(7)), CustomerId::new(id(1))),
            Some(Sight::Masked)
        );
        assert_eq!(
            holder.may_see(CaseId::new(id(8)), CustomerId::new(id(1))),
            None
        );
    }
}
