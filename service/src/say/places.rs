//! Addresses as they stand on a parcel.

use domain::contact::{Address, Postcode};
use words::Words;

use super::devices;

/// An address, one line each, the country by its name last.
pub fn address(words: Words, address: &Address) -> Vec<String> {
    let town = [
        address.region.as_deref(),
        address.postcode.as_ref().map(Postcode::as_str),
    ];
    let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let town = if town.is_empty() {
        address.city.clone()
    } else {
        format!("{}, {town}", address.city)
    };
    [
        Some(address.name.to_string()),
        address.company.clone(),
        Some(address.line1.clone()),
        address.line2.clone(),
        Some(town),
        Some(devices::country(words, address.country).to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect()
}
