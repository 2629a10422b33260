//! The values behind the rules: what the owner of the desk may set.
//!
//! A policy is one whole, typed version; versions only grow and none is ever changed. A case keeps the version
//! under which its RMA was issued. Where the FAQ is silent the defaults are those of the specification, section 5,
//! and of its section 2 for the two lists that the FAQ has lost.

pub mod condition;
pub mod replay;
pub mod setting;
pub mod terms;
pub mod typed;

use serde::{Deserialize, Serialize};

use crate::line::diagnosis::Verdict;
use crate::money::{Currency, Money};
use crate::product::Family;
use condition::{Restocking, Voiding};
use terms::{AdvanceTerms, Freight, Payer, StorageTerms, WarrantyTerms};

/// One version of the policy. A field that an older version did not have reads as its default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// Which version; versions only grow.
    pub version: u32,
    /// How many days an RMA is valid (specification 5, row 6: 30).
    pub rma_valid_days: u16,
    /// How many days an estimate waits for an answer (row 9: 30).
    pub estimate_valid_days: u16,
    /// Days from delivery within which a defect counts as dead on arrival (row 2: 30).
    pub doa_window_days: u16,
    /// Business days from receipt to ready (S5: one to two).
    pub resolution_days: u16,
    /// Business days that the ground service usually takes (S6: five).
    pub ground_days: u16,
    /// How many days a case that was solved without a device being sent may be opened again; then it closes by itself.
    pub fixed_days: u16,
    /// How many days an unsent filing is kept.
    pub draft_days: u16,
    /// The replacement in advance (S11 to S17).
    pub advance: AdvanceTerms,
    /// How long warranties run (S8).
    pub warranty: WarrantyTerms,
    /// What voids a warranty (S24).
    pub voiding: Voiding,
    /// What a restocking fee is taken for, and how much of it (S23).
    pub restocking: Restocking,
    /// Who pays the way back (S8, S10, S16).
    pub freight: Freight,
    /// What happens to a device that nobody claims.
    pub storage: StorageTerms,
    /// The currency of every amount in it.
    pub currency: Currency,
    /// How much an account may owe, in minor units, where nothing else was agreed.
    pub credit_limit_minor: i64,
    /// Days after which an invoice on account is overdue.
    pub payment_days: u16,
    /// What one person may book by hand, in minor units; above it a second one confirms.
    pub second_person_minor: i64,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            version: Self::FIRST,
            rma_valid_days: 30,
            estimate_valid_days: 30,
            doa_window_days: 30,
            resolution_days: 2,
            ground_days: 5,
            fixed_days: 14,
            draft_days: 30,
            advance: AdvanceTerms::default(),
            warranty: WarrantyTerms::default(),
            voiding: Voiding::default(),
            restocking: Restocking::default(),
            freight: Freight::default(),
            storage: StorageTerms::default(),
            currency: Currency::Usd,
            credit_limit_minor: 100_000,
            payment_days: 30,
            second_person_minor: 50_000,
        }
    }
}

impl Policy {
    /// The version that is in force before anybody has set another: the default, which needs no keeping.
    pub const FIRST: u32 = 1;

    /// How much an account may owe where nothing else was agreed.
    pub const fn credit_limit(&self) -> Money {
        Money::new(self.credit_limit_minor, self.currency)
    }

    /// What one person may book by hand.
    pub const fn second_person(&self) -> Money {
        Money::new(self.second_person_minor, self.currency)
    }

    /// Whether a second person confirms an amount that is booked by hand. One in another currency always waits for
    /// them: it cannot be compared.
    pub fn needs_second_person(&self, amount: Money) -> bool {
        amount.currency != self.currency || amount.minor > self.second_person_minor
    }

    /// What our ground parcel costs.
    pub const fn ground_price(&self) -> Money {
        Money::new(self.freight.ground_minor, self.currency)
    }

    /// Months of warranty of a product of this family that carries so many of its own.
    pub fn warranty_months(&self, family: Family, of_product: u16) -> u16 {
        self.warranty.months(family, of_product)
    }

    /// Who pays the way back of a device with this verdict.
    pub const fn pays_return(&self, verdict: Verdict) -> Payer {
        self.freight.of(verdict)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_of_before_a_value_existed_reads_with_its_default() {
        let old: Policy = serde_json::from_str(r#"{"version":3,"rma_valid_days":45}"#).unwrap();
        assert_eq!(old.version, 3);
        assert_eq!(old.rma_valid_days, 45);
        assert_eq!(old.advance, AdvanceTerms::default());
    }

    /// RMAs were issued under it. A value that is to have another default gets it as a proposal, or as a version of
    /// its own; one that did not exist yet may be added.
    #[test]
    fn the_first_version_stays_what_it_was() {
        let first: Policy = serde_json::from_str(include_str!("policy/first.json")).unwrap();
        assert_eq!(Policy::default(), first);
    }

    #[test]
    fn a_second_person_confirms_what_is_above_the_amount() {
        let policy = Policy::default();
        let usd = |minor| Money::new(minor, Currency::Usd);
        assert!(!policy.needs_second_person(usd(50_000)));
        assert!(policy.needs_second_person(usd(50_001)));
        assert!(policy.needs_second_person(Money::new(1, Currency::Eur)));
    }

    #[test]
    fn a_policy_is_what_it_was_after_being_kept() {
        let policy = Policy::default();
        let kept = serde_json::to_string(&policy).unwrap();
        assert_eq!(serde_json::from_str::<Policy>(&kept).unwrap(), policy);
    }
}
