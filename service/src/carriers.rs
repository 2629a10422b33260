//! The carriers that parcels travel with: an open set, one file each.
//!
//! When a parcel is expected is no carrier's business: [`ShipService::business_days`] and the desk's calendar say it.

mod by_hand;

use domain::shipment::ShipService;
use domain::tracking_number::TrackingNumber;

pub use by_hand::ByHand;

/// One way to send parcels and to follow them.
pub trait Carrier: Send + Sync {
    /// The stable name in the database and in forms, kept with every parcel.
    fn key(&self) -> &'static str;

    /// The name under which people know it.
    fn name(&self) -> &'static str;

    /// What it offers, the usual one first.
    fn services(&self) -> &'static [ShipService];

    /// Whether the number can be one of its own.
    fn recognises(&self, number: &TrackingNumber) -> bool;

    /// Where a customer can follow the parcel; `None` when the carrier has no such page.
    fn tracking_url(&self, number: &TrackingNumber) -> Option<String>;
}

/// Every carrier, the usual one first (S6).
pub const ALL: [&dyn Carrier; 3] = [&ByHand::UPS, &ByHand::FEDEX, &ByHand::USPS];

/// The carrier with this key.
pub fn by_key(key: &str) -> Option<&'static dyn Carrier> {
    ALL.into_iter().find(|carrier| carrier.key() == key)
}

/// Where a customer can follow a parcel that is kept under this carrier and number.
pub fn tracking_url(carrier: &str, tracking: &str) -> Option<String> {
    let number = TrackingNumber::parse(tracking).ok()?;
    by_key(carrier)?.tracking_url(&number)
}
