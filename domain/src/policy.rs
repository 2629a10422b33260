//! The values behind the rules: what the owner of the desk may set.
//!
//! A case keeps the version under which its RMA was issued. Where the FAQ is silent the defaults are
//! those of the specification, section 5.

use serde::{Deserialize, Serialize};

/// One version of the policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            version: 1,
            rma_valid_days: 30,
            estimate_valid_days: 30,
            doa_window_days: 30,
            resolution_days: 2,
            ground_days: 5,
            fixed_days: 14,
            draft_days: 30,
        }
    }
}
