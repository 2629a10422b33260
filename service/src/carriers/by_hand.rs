//! Parcels by hand: a clerk books them at the counter or on the carrier's site and types the tracking number.

use domain::shipment::ShipService;
use domain::tracking_number::TrackingNumber;

use super::Carrier;

/// A carrier whose tracking numbers staff type in.
#[derive(Clone, Copy, Debug)]
pub struct ByHand {
    key: &'static str,
    name: &'static str,
    /// Where a parcel can be followed: its number goes to the end.
    follow: &'static str,
}

impl ByHand {
    /// UPS, the usual one (S6).
    pub const UPS: Self = Self {
        key: "ups",
        name: "UPS",
        follow: "https://www.ups.com/track?tracknum=",
    };

    /// `FedEx`.
    pub const FEDEX: Self = Self {
        key: "fedex",
        name: "FedEx",
        follow: "https://www.fedex.com/fedextrack/?trknbr=",
    };

    /// The United States Postal Service.
    pub const USPS: Self = Self {
        key: "usps",
        name: "USPS",
        follow: "https://tools.usps.com/go/TrackConfirmAction?tLabels=",
    };
}

impl Carrier for ByHand {
    fn key(&self) -> &'static str {
        self.key
    }

    fn name(&self) -> &'static str {
        self.name
    }

    fn services(&self) -> &'static [ShipService] {
        ShipService::ALL
    }

    fn recognises(&self, number: &TrackingNumber) -> bool {
        // Only UPS's numbers show whose they are; under another name one is a slip of the hand.
        number.is_ups() == (self.key == Self::UPS.key)
    }

    fn tracking_url(&self, number: &TrackingNumber) -> Option<String> {
        // Letters and digits only, so nothing needs escaping.
        self.recognises(number)
            .then(|| format!("{}{}", self.follow, number.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ALL, by_key, tracking_url};
    use super::*;

    #[test]
    fn a_parcel_of_ups_can_be_followed() {
        let expected = "https://www.ups.com/track?tracknum=1Z12345E0291980794";
        let url = tracking_url("ups", "1z 12345e 02 9198 0794");
        assert_eq!(url.as_deref(), Some(expected));
    }

    #[test]
    fn the_number_of_another_carrier_is_not_ups_s_nor_the_reverse() {
        assert_eq!(tracking_url("ups", "9400 1118 9922 3100 0012 34"), None);
        assert_eq!(tracking_url("usps", "1Z12345E0291980794"), None);
    }

    #[test]
    fn s6_ups_ground_comes_first_and_takes_five_business_days() {
        let usual = ALL[0];
        assert_eq!(usual.key(), "ups");
        assert_eq!(usual.services()[0], ShipService::Ground);
        assert_eq!(usual.services()[0].business_days(5), 5);
    }

    #[test]
    fn a_carrier_is_found_by_its_key() {
        for carrier in ALL {
            assert_eq!(
                by_key(carrier.key()).map(Carrier::name),
                Some(carrier.name())
            );
        }
        assert!(by_key("stork").is_none());
    }
}
