//! How the money of a return stands: derived from its machines, never set (specification 3.2 f).

use super::{Advance, AdvanceState};
use crate::case::Case;
use crate::ledger::Party;
use crate::line::Line;
use crate::product::keyed;

keyed! {
    /// How the money of a return stands.
    MoneyStanding {
        /// Nobody owes anybody anything.
        Clear = "clear",
        /// Something is to be charged.
        Due = "due",
        /// Something was charged and may be credited.
        Held = "held",
        /// A credit depends on what is still to come.
        CreditPending = "credit-pending",
        /// The customer was credited.
        CreditedToCustomer = "credited-to-customer",
        /// The distributor was credited, who reimburses the customer (S15).
        CreditedToDistributor = "credited-to-distributor",
    }
}

impl Case {
    /// How its money stands, over all its devices: what is still to come speaks first.
    pub fn money(&self) -> MoneyStanding {
        self.lines()
            .iter()
            .map(Line::money)
            .max_by_key(|standing| rank(*standing))
            .unwrap_or(MoneyStanding::Clear)
    }
}

impl Line {
    /// How the money of this device stands.
    pub fn money(&self) -> MoneyStanding {
        self.advance
            .as_ref()
            .map_or(MoneyStanding::Clear, Advance::money)
    }
}

impl Advance {
    /// How its money stands.
    pub fn money(&self) -> MoneyStanding {
        match self.state {
            AdvanceState::Requested | AdvanceState::Denied | AdvanceState::Withdrawn => {
                MoneyStanding::Clear
            }
            AdvanceState::Approved => MoneyStanding::Due,
            AdvanceState::Charged | AdvanceState::Shipped | AdvanceState::AwaitingDefective => {
                MoneyStanding::Held
            }
            AdvanceState::DefectiveIn | AdvanceState::Choosing | AdvanceState::ComingBack => {
                MoneyStanding::CreditPending
            }
            AdvanceState::Resolved => {
                let credited = self
                    .ending
                    .as_ref()
                    .is_some_and(|ending| !ending.credited.is_zero());
                match self.credit_to {
                    _ if !credited => MoneyStanding::Clear,
                    Party::Account(_) => MoneyStanding::CreditedToDistributor,
                    Party::Customer(_) | Party::Maker | Party::Carrier => {
                        MoneyStanding::CreditedToCustomer
                    }
                }
            }
        }
    }
}

const fn rank(standing: MoneyStanding) -> u8 {
    match standing {
        MoneyStanding::Clear => 0,
        MoneyStanding::CreditedToCustomer => 1,
        MoneyStanding::CreditedToDistributor => 2,
        MoneyStanding::Held => 3,
        MoneyStanding::CreditPending => 4,
        MoneyStanding::Due => 5,
    }
}
