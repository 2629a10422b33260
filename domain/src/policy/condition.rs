//! The two lists that the FAQ has lost (S23, S24): the conditions for which a restocking fee is taken, and those that
//! void a warranty. The codes and their meanings are the specification's, sections 2.1 and 2.2; which of them count
//! is the owner's to say.

use serde::{Deserialize, Serialize};

use crate::contact::country::Country;
use crate::money::Rate;
use crate::product::keyed;

keyed! {
    /// Whether a condition is something that a device has, or something that it is missing.
    Presence {
        /// It has it.
        Has = "has",
        /// It is missing it.
        Missing = "missing",
    }
}

keyed! {
    /// A condition that voids a warranty (specification 2.2).
    VoidCode {
        /// The label with serial, model or warranty is removed, altered or unreadable, or serials do not match.
        Label = "WV-01",
        /// Internal parts are missing: board, screws, connectors, the drive that was supplied.
        InternalParts = "WV-02",
        /// There is no proof of purchase, or it was bought from somebody who is no authorised seller.
        Proof = "WV-03",
        /// Cables or connectors are cut, stripped or spliced.
        CutCable = "WV-04",
        /// The housing was opened, a seal is broken.
        Opened = "WV-05",
        /// It was repaired or modified by somebody who is not authorised.
        ForeignRepair = "WV-06",
        /// A drive that is not approved, or a component that was added or removed.
        ForeignDrive = "WV-07",
        /// Firmware that is not approved.
        ForeignFirmware = "WV-08",
        /// Wrong voltage, polarity or adapter, a surge, static, a burnt board.
        Voltage = "WV-09",
        /// Lightning, fire, flood.
        ActOfGod = "WV-10",
        /// Water, moisture, corrosion, insects.
        Water = "WV-11",
        /// An impact, vandalism, broken glass or housing.
        Impact = "WV-12",
        /// It was installed or operated outside its specification.
        Installation = "WV-13",
        /// It was damaged on its way here because it was badly packed.
        BadPacking = "WV-14",
        /// Accessories of somebody else were used: power, lens.
        ForeignAccessory = "WV-15",
    }
}

impl VoidCode {
    /// Whether it is something that the device has or is missing.
    pub const fn presence(self) -> Presence {
        match self {
            Self::Label | Self::InternalParts | Self::Proof => Presence::Missing,
            Self::CutCable
            | Self::Opened
            | Self::ForeignRepair
            | Self::ForeignDrive
            | Self::ForeignFirmware
            | Self::Voltage
            | Self::ActOfGod
            | Self::Water
            | Self::Impact
            | Self::Installation
            | Self::BadPacking
            | Self::ForeignAccessory => Presence::Has,
        }
    }
}

keyed! {
    /// What a condition does to a warranty.
    VoidEffect {
        /// The warranty is void completely (S24).
        VoidAll = "void-all",
        /// This damage is not covered; the warranty goes on for everything else.
        ExcludeDamage = "exclude-this-damage",
    }
}

/// One condition of the list, as the owner has set it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoidCondition {
    /// Which.
    pub code: VoidCode,
    /// Whether it counts at all.
    pub enabled: bool,
    /// What it does.
    pub effect: VoidEffect,
    /// Countries in which it does not count, because their law forbids such a clause.
    pub not_in: Vec<Country>,
}

/// What voids a warranty, and how it may be contested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Voiding {
    /// The list.
    pub conditions: Vec<VoidCondition>,
    /// Days within which the customer may appeal, the last included.
    pub appeal_days: u16,
}

impl Default for Voiding {
    fn default() -> Self {
        let conditions = VoidCode::ALL
            .iter()
            .map(|&code| VoidCondition {
                code,
                enabled: true,
                effect: VoidEffect::VoidAll,
                not_in: Vec::new(),
            })
            .collect();
        Self {
            conditions,
            appeal_days: 30,
        }
    }
}

impl Voiding {
    /// What this condition does to the warranty of a device in this country; `None` when it does not count there.
    pub fn effect(&self, code: VoidCode, country: Country) -> Option<VoidEffect> {
        self.conditions
            .iter()
            .find(|one| one.code == code && one.enabled && !one.not_in.contains(&country))
            .map(|one| one.effect)
    }
}

keyed! {
    /// A condition for which a restocking fee is taken (specification 2.1).
    FeeCode {
        /// The original retail box or inner packing is missing.
        Packing = "RF-01",
        /// Accessories are missing.
        Accessories = "RF-02",
        /// Manuals, software or documents are missing.
        Documents = "RF-03",
        /// The bar code was cut from the box.
        BarCode = "RF-04",
        /// A part of a kit, bundle or promotion is missing.
        KitPart = "RF-05",
        /// It came without a valid RMA number.
        NoNumber = "RF-06",
        /// Writing, tape or labels on the product's box.
        BoxMarked = "RF-07",
        /// Dents, scuffs, scratches.
        Cosmetic = "RF-08",
        /// It was installed, mounted or configured.
        Installed = "RF-09",
        /// Adhesive, sealant, dirt, oil.
        Foreign = "RF-10",
        /// The product's box is damaged.
        BoxDamaged = "RF-11",
        /// It has no defect although it was returned as defective.
        NoDefect = "RF-12",
        /// It arrived after the last day.
        Late = "RF-13",
        /// It is of a class that cannot be returned.
        NonReturnable = "RF-14",
    }
}

impl FeeCode {
    /// Whether it is something that the device has or is missing.
    pub const fn presence(self) -> Presence {
        match self {
            Self::Packing
            | Self::Accessories
            | Self::Documents
            | Self::BarCode
            | Self::KitPart
            | Self::NoNumber => Presence::Missing,
            Self::BoxMarked
            | Self::Cosmetic
            | Self::Installed
            | Self::Foreign
            | Self::BoxDamaged
            | Self::NoDefect
            | Self::Late
            | Self::NonReturnable => Presence::Has,
        }
    }
}

/// What a restocking fee is taken for, and how much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Restocking {
    /// Which conditions count.
    pub conditions: Vec<FeeCode>,
    /// The share of the net price (section 5 row 7: 20 %).
    pub rate: Rate,
}

impl Default for Restocking {
    fn default() -> Self {
        // RF-12 contradicts S16 and S17, which charge nothing when no fault is found: it ships off.
        let conditions = FeeCode::ALL
            .iter()
            .copied()
            .filter(|code| *code != FeeCode::NoDefect)
            .collect();
        Self {
            conditions,
            rate: Rate::from_percent(20),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s24_a_condition_can_be_switched_off_for_a_country() {
        let mut voiding = Voiding::default();
        let us = Country::from_key("US").unwrap();
        let de = Country::from_key("DE").unwrap();
        assert_eq!(
            voiding.effect(VoidCode::Opened, us),
            Some(VoidEffect::VoidAll)
        );
        for one in &mut voiding.conditions {
            if one.code == VoidCode::Opened {
                one.not_in = vec![us];
            }
        }
        assert_eq!(voiding.effect(VoidCode::Opened, us), None);
        assert!(voiding.effect(VoidCode::Opened, de).is_some());
    }

    #[test]
    fn s17_no_fault_found_costs_no_restocking_fee_unless_the_owner_says_so() {
        let restocking = Restocking::default();
        assert!(!restocking.conditions.contains(&FeeCode::NoDefect));
        assert_eq!(restocking.conditions.len(), 13);
    }
}
