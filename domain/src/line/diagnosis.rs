//! What the bench found, tried and used.

use serde::{Deserialize, Serialize};

use crate::id::StaffId;
use crate::money::Money;
use crate::product::{FaultCode, keyed};
use crate::time::Timestamp;

keyed! {
    /// What a device turned out to be.
    Verdict {
        /// Dead on arrival by a manufacturing defect (S10).
        Doa = "doa",
        /// Defective, under warranty.
        DefectInWarranty = "defect-in-warranty",
        /// Defective, the warranty is over (S8, S9).
        DefectOutOfWarranty = "defect-out-of-warranty",
        /// The warranty is void by a coded condition (S24).
        WarrantyVoid = "warranty-void",
        /// The warranty goes on, but this damage is not covered by a coded condition (S24).
        DamageExcluded = "damage-excluded",
        /// Nothing is wrong with it (S16).
        NoFaultFound = "no-fault-found",
        /// Unwanted but working (S22); the sales door's.
        WorkingReturn = "working-return",
    }
}

impl Verdict {
    /// Whether what is done about it is the maker's to pay: nothing of it is the customer's.
    pub const fn is_under_warranty(self) -> bool {
        match self {
            Self::Doa | Self::DefectInWarranty => true,
            Self::DefectOutOfWarranty
            | Self::WarrantyVoid
            | Self::DamageExcluded
            | Self::NoFaultFound
            | Self::WorkingReturn => false,
        }
    }
}

/// The record of a line's time on the bench.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnosis {
    /// The cause, as a code.
    pub fault: Option<FaultCode>,
    /// What was found, in words that the customer may read.
    pub findings: String,
    /// The tests that were run, the latest last.
    pub tests: Vec<TestRun>,
    /// The parts that were used.
    pub parts: Vec<PartUse>,
    /// The time that was worked on it.
    #[serde(default)]
    pub work: Vec<Work>,
}

/// One test, as run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestRun {
    /// Which test of the family's list.
    pub key: String,
    /// Whether it was passed.
    pub passed: bool,
    /// What was measured or seen.
    pub note: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: StaffId,
}

/// A part, as used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartUse {
    /// Which part.
    pub sku: String,
    /// Its name.
    pub name: String,
    /// How many.
    pub quantity: u16,
    /// What one of them costs us; `None` when nobody has said.
    #[serde(default)]
    pub cost: Option<Money>,
}

/// Time that somebody has worked on a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// How many minutes.
    pub minutes: u16,
    /// At what.
    pub note: String,
    /// When it was written down.
    pub at: Timestamp,
    /// By whom.
    pub by: StaffId,
}

impl Diagnosis {
    /// How many minutes were worked on it.
    pub fn minutes(&self) -> u32 {
        self.work.iter().map(|work| u32::from(work.minutes)).sum()
    }

    /// Whether a test was run, whatever it said.
    pub fn has_test(&self) -> bool {
        !self.tests.is_empty()
    }

    /// Whether a fault was found: the cause names one, or some test failed when it was run last.
    pub fn shows_fault(&self) -> bool {
        let named = self.fault.is_some_and(|fault| fault != FaultCode::NoFault);
        named || self.tests.iter().any(|run| !self.passed(&run.key))
    }

    /// Whether the last run of the test `key` was passed.
    pub fn passed(&self, key: &str) -> bool {
        self.tests
            .iter()
            .rev()
            .find(|run| run.key == key)
            .is_some_and(|run| run.passed)
    }
}
