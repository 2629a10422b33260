//! Windows, deadlines, prices and payers.

use serde::{Deserialize, Serialize};

use crate::line::diagnosis::Verdict;
use crate::money::Rate;
use crate::product::{Family, keyed};

keyed! {
    /// What a replacement in advance costs (S13: the FAQ names a charge and no price).
    PriceBase {
        /// The product's list price.
        List = "list",
        /// What the customer's or distributor's own price is, where one was agreed; else the list price.
        Agreed = "agreed",
    }
}

keyed! {
    /// What follows for the advance when the warranty of the device turns out void (specification 3.2 c).
    OnVoid {
        /// As if no fault had been found: the customer may send the advance back or keep it.
        Choice = "choice",
        /// The charge stands at once.
        Forfeit = "forfeit",
    }
}

/// The terms of a replacement in advance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AdvanceTerms {
    /// Days from the purchase within which one may be asked for, the last included (S11: 30).
    pub window_days: u16,
    /// What is charged (S13).
    pub price_base: PriceBase,
    /// Which share of it.
    pub price_share: Rate,
    /// Days from the advance's shipping within which the defective device must be here (section 5 row 3: 30).
    pub return_days: u16,
    /// Days after its shipping on which the customer is reminded of that (row 3: 7, 14 and 21).
    pub reminder_days: Vec<u16>,
    /// Days by which the last one moves when the customer has told us the number of a parcel in time.
    pub transit_grace_days: u16,
    /// Days for the choice after no fault was found (row 4: 30); silence keeps the advance, without reimbursement.
    pub choice_days: u16,
    /// Days before the end of the choice on which the customer is reminded (row 4: two reminders).
    pub choice_reminder_days: Vec<u16>,
    /// What follows when the warranty turns out void.
    pub on_void: OnVoid,
    /// What is deducted for each accessory that does not come back with the advance, as a share of its price; for the
    /// original packaging likewise.
    pub missing_part_share: Rate,
    /// Families that are not sent in advance.
    pub excluded: Vec<Family>,
}

impl Default for AdvanceTerms {
    fn default() -> Self {
        Self {
            window_days: 30,
            price_base: PriceBase::List,
            price_share: Rate::from_percent(100),
            return_days: 30,
            reminder_days: vec![7, 14, 21],
            transit_grace_days: 7,
            choice_days: 30,
            choice_reminder_days: vec![14, 3],
            on_void: OnVoid::Choice,
            missing_part_share: Rate::from_percent(5),
            excluded: Vec::new(),
        }
    }
}

/// How long warranties run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WarrantyTerms {
    /// Months for each family; a family that is not named has what its products carry.
    pub families: Vec<(Family, u16)>,
    /// Whether the term of a replacement begins anew, instead of being what was left (invariant 9: no).
    pub replacement_begins_anew: bool,
}

#[expect(
    clippy::derivable_impls,
    reason = "defaults of the policy are written out, for they are read as such"
)]
impl Default for WarrantyTerms {
    fn default() -> Self {
        Self {
            families: Vec::new(),
            replacement_begins_anew: false,
        }
    }
}

impl WarrantyTerms {
    /// Months of a product of this family that carries so many of its own.
    pub fn months(&self, family: Family, of_product: u16) -> u16 {
        self.families
            .iter()
            .find(|(named, _)| *named == family)
            .map_or(of_product, |(_, months)| *months)
    }
}

keyed! {
    /// Who pays a freight.
    Payer {
        /// We do.
        Maker = "maker",
        /// The customer does.
        Customer = "customer",
    }
}

/// Who pays the way back, by what the device turned out to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Freight {
    /// After an estimate was declined or not answered (S8; section 5 row 9: we).
    pub declined: Payer,
    /// No fault was found (S16; row 5: we).
    pub no_fault: Payer,
    /// Repaired or replaced for money (S9).
    pub out_of_warranty: Payer,
    /// The price of our ground parcel, in minor units of the policy's currency.
    pub ground_minor: i64,
}

impl Default for Freight {
    fn default() -> Self {
        Self {
            declined: Payer::Maker,
            no_fault: Payer::Maker,
            out_of_warranty: Payer::Maker,
            ground_minor: 1_490,
        }
    }
}

impl Freight {
    /// Who pays the way back of a device with this verdict. A defect under warranty and a device that was dead on
    /// arrival cost the customer nothing, whatever is set (S10, invariant 4).
    pub const fn of(&self, verdict: Verdict) -> Payer {
        match verdict {
            Verdict::Doa | Verdict::DefectInWarranty | Verdict::WorkingReturn => Payer::Maker,
            Verdict::NoFaultFound => self.no_fault,
            Verdict::DefectOutOfWarranty | Verdict::WarrantyVoid | Verdict::DamageExcluded => {
                self.out_of_warranty
            }
        }
    }
}

/// What happens to a device whose owner does not take it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StorageTerms {
    /// Days after which the owner of a device that waits here is reminded of it.
    pub reminder_days: Vec<u16>,
}

impl Default for StorageTerms {
    fn default() -> Self {
        Self {
            reminder_days: vec![14, 28],
        }
    }
}
