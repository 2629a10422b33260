//! Why it was decided so: the rule, the facts and the arithmetic, as values.
//!
//! Whoever is concerned reads them: a customer in plain words with the dates, staff with the rule and the code. They
//! are kept with the event that they explain.

use serde::{Deserialize, Serialize};

use crate::estimate::Remedy;
use crate::line::diagnosis::Verdict;
use crate::money::{Money, Rate};
use crate::policy::condition::VoidCode;
use crate::product::{Family, keyed};
use crate::time::Date;
use crate::warranty::{Basis, Warranty};

keyed! {
    /// A rule of the FAQ, by its number in the specification.
    Rule {
        /// Out of warranty: diagnosed free of charge.
        S8 = "S8",
        /// Out of warranty: the cost before anything proceeds.
        S9 = "S9",
        /// Dead on arrival: replaced free, freight free.
        S10 = "S10",
        /// In advance within thirty days of the purchase.
        S11 = "S11",
        /// In advance with an RMA number and a proof of purchase.
        S12 = "S12",
        /// In advance against a charge.
        S13 = "S13",
        /// Credited once it is here and found defective.
        S14 = "S14",
        /// Bought from a distributor: the distributor is credited.
        S15 = "S15",
        /// No fault found: it goes back.
        S16 = "S16",
        /// No fault found after an advance: return it or keep it.
        S17 = "S17",
        /// The warranty is void.
        S24 = "S24",
    }
}

/// A stretch of days from a purchase or a delivery, and the day that was asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// Day 0.
    pub from: Date,
    /// How we know that day.
    pub basis: Basis,
    /// How many days it lasts.
    pub days: u16,
    /// Its last day, itself included.
    pub last_day: Date,
    /// The day that counts: of the request.
    pub asked_on: Date,
}

impl Window {
    /// The window of so many days that begins with `from`.
    pub fn new(from: Date, basis: Basis, days: u16, asked_on: Date) -> Self {
        Self {
            from,
            basis,
            days,
            last_day: crate::case::authorise::days_after(from, days),
            asked_on,
        }
    }

    /// Whether the day is within it.
    pub fn is_open(&self) -> bool {
        self.asked_on <= self.last_day
    }
}

/// An accessory, or the packaging, and what is deducted when it does not come back with an advance (S17).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Which; `None` is the original packaging.
    pub name: Option<String>,
    /// What is deducted for it.
    pub price: Money,
}

/// Why something was decided, charged, credited or refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// The window for a replacement in advance is open.
    AdvanceOpen {
        /// Which window.
        window: Window,
    },
    /// The window is over; a supervisor has allowed it all the same (section 5 row 11).
    AdvanceAllowedLate {
        /// Which window.
        window: Window,
        /// Why.
        why: String,
        /// The last day of the permission.
        until: Date,
    },
    /// The window is over.
    AdvanceTooLate {
        /// Which window.
        window: Window,
    },
    /// There is no proof of purchase.
    AdvanceNoProof,
    /// The proof of purchase has not been checked yet.
    AdvanceProofUnchecked,
    /// The proof shows another device or another buyer.
    AdvanceProofMismatch,
    /// Nobody knows when it was bought.
    AdvancePurchaseUnknown,
    /// This kind of product is not sent in advance.
    AdvanceExcluded {
        /// Which kind.
        family: Family,
    },
    /// The device is not under warranty.
    AdvanceNotCovered {
        /// The last day that was covered; `None` when it is not proven.
        ended_on: Option<Date>,
    },
    /// There is one on its way already, or it was settled.
    AdvanceTaken,
    /// The device is here already: the bench looks at it the same day.
    AdvanceDeviceHere,
    /// The account would owe more than was agreed.
    AdvanceOverLimit {
        /// How much it may owe.
        limit: Money,
        /// How much it owes.
        owed: Money,
        /// What would be added.
        amount: Money,
    },
    /// The account would owe more than was agreed if the estimate were accepted.
    EstimateOverLimit {
        /// How much it may owe.
        limit: Money,
        /// How much it owes.
        owed: Money,
        /// What would be added.
        amount: Money,
    },
    /// What a replacement in advance is charged (S13).
    AdvancePrice {
        /// The price it is counted from.
        base: Money,
        /// Which share of it.
        share: Rate,
        /// What is charged.
        charged: Money,
    },
    /// The advance was called off before it left: nothing is charged.
    AdvanceCalledOff {
        /// What had been charged.
        charged: Money,
    },
    /// The defective device is here and was found defective: the charge is credited (S14).
    DefectConfirmed {
        /// As what.
        verdict: Verdict,
        /// What had been charged.
        charged: Money,
    },
    /// As [`Self::DefectConfirmed`], bought from a distributor, who is credited and reimburses the customer (S15).
    DefectConfirmedToDistributor {
        /// As what.
        verdict: Verdict,
        /// What had been charged.
        charged: Money,
        /// The distributor's name.
        distributor: String,
    },
    /// No fault was found, and the advance came back (S17).
    AdvanceReturned {
        /// What had been charged.
        charged: Money,
        /// What is deducted for what did not come back.
        missing: Vec<Piece>,
        /// What is credited.
        credited: Money,
    },
    /// What did not come back with the advance (S17).
    AdvancePieceMissing {
        /// Which piece.
        piece: Piece,
    },
    /// No fault was found, and the customer keeps the advance: the charge stands (S17).
    AdvanceKept {
        /// What had been charged.
        charged: Money,
    },
    /// The days of the choice are over without an answer: the charge stands (S17, section 5 row 4).
    ChoiceOver {
        /// What had been charged.
        charged: Money,
        /// The last day of the choice.
        last_day: Date,
    },
    /// The defective device did not come in time: the charge stands (section 5 row 3).
    DefectiveNotReturned {
        /// What had been charged.
        charged: Money,
        /// The last day on which it could come.
        last_day: Date,
    },
    /// The warranty is void: the charge stands.
    AdvanceVoid {
        /// What had been charged.
        charged: Money,
    },
    /// It came late and a supervisor has credited it all the same.
    LateReturnAccepted {
        /// What had been charged.
        charged: Money,
        /// Why.
        why: String,
    },
    /// The customer has accepted an estimate (S9).
    EstimateAgreed {
        /// Which way.
        remedy: Remedy,
        /// Parts and device.
        parts: Money,
        /// Work.
        labour: Money,
    },
    /// The warranty is void completely (S24).
    WarrantyVoid {
        /// By which conditions.
        codes: Vec<VoidCode>,
        /// How many photos show it.
        photos: u16,
        /// The last day on which it may be contested.
        appeal_until: Date,
    },
    /// This damage is not covered; the warranty goes on for everything else (S24).
    DamageExcluded {
        /// By which conditions.
        codes: Vec<VoidCode>,
        /// How many photos show it.
        photos: u16,
        /// The last day on which it may be contested.
        appeal_until: Date,
        /// The warranty that goes on.
        warranty: Warranty,
    },
    /// What was found about the warranty does not stay: it counts as before (S24).
    WarrantyStands {
        /// The conditions that were named.
        codes: Vec<VoidCode>,
        /// The warranty, with its days and how they are counted.
        warranty: Warranty,
    },
    /// The diagnosis costs nothing (S8).
    DiagnosisFree,
    /// It was dead on arrival: replaced at no charge, freight free (S10).
    DeadOnArrival {
        /// The window in which it failed.
        window: Window,
    },
    /// It failed after the days within which it would have been dead on arrival.
    DeadOnArrivalOver {
        /// Which days.
        window: Window,
    },
    /// Its freight is ours to pay (S10, S14).
    FreightFree {
        /// As what it was found.
        verdict: Verdict,
        /// What the parcel costs.
        price: Money,
    },
    /// No fault was found: it goes back, at our cost (S16).
    NoFaultGoesBack {
        /// What the parcel costs.
        price: Money,
    },
    /// What our parcel costs us.
    FreightOut {
        /// What.
        price: Money,
    },
    /// What a part or a device that was given under warranty costs us.
    WarrantyCost {
        /// Which part, or which product.
        item: String,
        /// How many.
        quantity: u16,
        /// What one of them costs.
        each: Money,
        /// What they cost together.
        cost: Money,
    },
    /// A payment came in.
    PaymentReceived {
        /// How it came: a reference of the bank, a cheque's number.
        reference: String,
    },
    /// A credit was paid out.
    PaidOut {
        /// How it went.
        reference: String,
    },
    /// Somebody wrote down why: goodwill, a write-off, a correction.
    Stated {
        /// What they wrote.
        why: String,
    },
}

impl Reason {
    /// The rule behind it; `None` where none of the FAQ's speaks.
    pub const fn rule(&self) -> Option<Rule> {
        match self {
            Self::DiagnosisFree => Some(Rule::S8),
            Self::EstimateAgreed { .. } | Self::EstimateOverLimit { .. } => Some(Rule::S9),
            Self::DeadOnArrival { .. }
            | Self::DeadOnArrivalOver { .. }
            | Self::FreightFree { .. } => Some(Rule::S10),
            Self::AdvanceOpen { .. }
            | Self::AdvanceAllowedLate { .. }
            | Self::AdvanceTooLate { .. }
            | Self::AdvancePurchaseUnknown => Some(Rule::S11),
            Self::AdvanceNoProof | Self::AdvanceProofUnchecked | Self::AdvanceProofMismatch => {
                Some(Rule::S12)
            }
            Self::AdvancePrice { .. } | Self::AdvanceOverLimit { .. } => Some(Rule::S13),
            Self::DefectConfirmed { .. }
            | Self::DefectiveNotReturned { .. }
            | Self::LateReturnAccepted { .. } => Some(Rule::S14),
            Self::DefectConfirmedToDistributor { .. } => Some(Rule::S15),
            Self::NoFaultGoesBack { .. } => Some(Rule::S16),
            Self::AdvanceReturned { .. }
            | Self::AdvancePieceMissing { .. }
            | Self::AdvanceKept { .. }
            | Self::ChoiceOver { .. } => Some(Rule::S17),
            Self::AdvanceVoid { .. }
            | Self::WarrantyVoid { .. }
            | Self::DamageExcluded { .. }
            | Self::WarrantyStands { .. } => Some(Rule::S24),
            Self::AdvanceExcluded { .. }
            | Self::AdvanceNotCovered { .. }
            | Self::AdvanceTaken
            | Self::AdvanceDeviceHere
            | Self::AdvanceCalledOff { .. }
            | Self::FreightOut { .. }
            | Self::WarrantyCost { .. }
            | Self::PaymentReceived { .. }
            | Self::PaidOut { .. }
            | Self::Stated { .. } => None,
        }
    }
}
