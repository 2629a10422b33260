//! A device that was sold, as our own records know it.

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, StaffId, UnitId};
use crate::policy::condition::VoidCode;
use crate::product::Family;
use crate::serial::Serial;
use crate::time::{Date, Timestamp};
use crate::warranty::Warranty;

/// A sold device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its identity.
    pub id: UnitId,
    /// The serial number on its label.
    pub serial: Serial,
    /// Which product it is.
    pub sku: String,
    /// The product's name.
    pub product: String,
    /// The product's family.
    pub family: Family,
    /// Months of warranty that the product carries.
    pub warranty_months: u16,
    /// The distributor through whom it was sold; `None` when sold by us directly.
    pub sold_via: Option<AccountId>,
    /// The invoice date, when it was sold by us directly or the distributor reported it.
    pub invoiced_on: Option<Date>,
    /// When we shipped it.
    pub shipped_on: Option<Date>,
    /// When it was made.
    pub made_on: Option<Date>,
    /// The device that it was sent in place of, when our records know that one.
    pub replaces: Option<UnitId>,
    /// The device that was sent in its place.
    pub replaced_by: Option<UnitId>,
    /// How the device that it replaces stood: it inherits that, and no more (invariant 9).
    pub inherits: Option<Warranty>,
    /// That its warranty was found void, while that stands (S24).
    pub void: Option<UnitVoid>,
}

/// That the warranty of a device was found void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitVoid {
    /// By which conditions.
    pub codes: Vec<VoidCode>,
    /// Since when.
    pub since: Date,
}

/// An upgrade of a device that we sold ourselves: noted with its serial, so that it is never taken for a foreign part
/// (S18).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upgrade {
    /// What was built in.
    pub what: String,
    /// The serial of the part, when it has one.
    pub serial: String,
    /// Who noted it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// What else is to be known of it.
    pub note: String,
}
