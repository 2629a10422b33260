//! Parcels: the customer's to us, and ours to the customer.

use serde::{Deserialize, Serialize};

use crate::product::keyed;
use crate::time::{Date, Timestamp};

keyed! {
    /// How a parcel of ours travels.
    ShipService {
        /// Ground, the default: usually five business days (S6).
        Ground = "ground",
        /// Two business days.
        SecondDay = "second-day",
        /// The next business day.
        NextDay = "next-day",
    }
}

impl ShipService {
    /// Business days it usually takes.
    pub const fn business_days(self, ground_days: u16) -> u16 {
        match self {
            Self::Ground => ground_days,
            Self::SecondDay => 2,
            Self::NextDay => 1,
        }
    }
}

/// The customer's parcel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inbound {
    /// The carrier, as the customer named it.
    pub carrier: String,
    /// The tracking number, as the customer gave it.
    pub tracking: String,
    /// When they told us.
    pub told_at: Timestamp,
}

/// Our parcel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outbound {
    /// The carrier's key.
    pub carrier: String,
    /// How it travels.
    pub service: ShipService,
    /// The tracking number.
    pub tracking: String,
    /// The day it left.
    pub shipped_on: Date,
    /// The day it is expected.
    pub expected_on: Date,
    /// When it was delivered.
    pub delivered_at: Option<Timestamp>,
}
