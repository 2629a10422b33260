//! A device that was sold, as our own records know it.

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, UnitId};
use crate::product::Family;
use crate::serial::Serial;
use crate::time::Date;
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
}
