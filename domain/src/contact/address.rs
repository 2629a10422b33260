//! Where a device goes back to.

use serde::{Deserialize, Serialize};

use super::{Country, PersonName, Postcode};
use crate::field::{FieldError, FieldErrors, typed};

/// The longest line of an address.
const MAX_LINE: u32 = 80;

/// The names of the fields of an address form, in their order.
pub mod fields {
    /// Who receives the parcel.
    pub const RECIPIENT: &str = "recipient";
    /// The company.
    pub const COMPANY: &str = "company";
    /// Street and number.
    pub const LINE1: &str = "line1";
    /// Flat, suite, building.
    pub const LINE2: &str = "line2";
    /// Town.
    pub const CITY: &str = "city";
    /// State, province, county.
    pub const REGION: &str = "region";
    /// Postcode.
    pub const POSTCODE: &str = "postcode";
    /// Country, by its code.
    pub const COUNTRY: &str = "country";
    /// All of them.
    pub const ALL: &[&str] = &[
        RECIPIENT, COMPANY, LINE1, LINE2, CITY, REGION, POSTCODE, COUNTRY,
    ];
}

/// An address as it was typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RawAddress<'a> {
    /// Who receives the parcel.
    pub recipient: &'a str,
    /// The company, or nothing.
    pub company: &'a str,
    /// Street and number.
    pub line1: &'a str,
    /// Flat, suite, building, or nothing.
    pub line2: &'a str,
    /// Town.
    pub city: &'a str,
    /// State, province, county; needed in some countries only.
    pub region: &'a str,
    /// Postcode; not needed in some countries.
    pub postcode: &'a str,
    /// The country's code.
    pub country: &'a str,
}

/// Where a device goes back to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Address {
    /// Who receives the parcel.
    pub name: PersonName,
    /// The company.
    pub company: Option<String>,
    /// Street and number.
    pub line1: String,
    /// Flat, suite, building.
    pub line2: Option<String>,
    /// Town.
    pub city: String,
    /// State, province, county.
    pub region: Option<String>,
    /// Postcode.
    pub postcode: Option<Postcode>,
    /// Country.
    pub country: Country,
}

/// What anybody with the link may read of an address.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MaskedAddress {
    /// Town.
    pub city: String,
    /// Country.
    pub country: Country,
}

impl Address {
    /// Understands an address, or says all that is wrong with it.
    pub fn parse(raw: RawAddress<'_>) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        let name = errors.take(fields::RECIPIENT, PersonName::parse(raw.recipient));
        let company = errors.take(fields::COMPANY, typed::optional_line(raw.company, MAX_LINE));
        let line1 = errors.take(fields::LINE1, typed::required_line(raw.line1, MAX_LINE));
        let line2 = errors.take(fields::LINE2, typed::optional_line(raw.line2, MAX_LINE));
        let city = errors.take(fields::CITY, typed::required_line(raw.city, MAX_LINE));
        let country = parse_country(raw.country);
        let region = errors.take(fields::REGION, parse_region(raw.region, country.ok()));
        let postcode = errors.take(fields::POSTCODE, parse_postcode(raw.postcode, country.ok()));
        let country = errors.take(fields::COUNTRY, country);
        let address = (|| {
            Some(Self {
                name: name?,
                company: company?,
                line1: line1?,
                line2: line2?,
                city: city?,
                region: region?,
                postcode: postcode?,
                country: country?,
            })
        })();
        errors.into_result(address)
    }

    /// For pages that anybody with the link may read.
    pub fn masked(&self) -> MaskedAddress {
        MaskedAddress {
            city: self.city.clone(),
            country: self.country,
        }
    }

    /// As it was typed, to be put into a form again.
    pub fn raw(&self) -> RawAddress<'_> {
        RawAddress {
            recipient: self.name.as_str(),
            company: self.company.as_deref().unwrap_or_default(),
            line1: &self.line1,
            line2: self.line2.as_deref().unwrap_or_default(),
            city: &self.city,
            region: self.region.as_deref().unwrap_or_default(),
            postcode: self.postcode.as_ref().map_or("", Postcode::as_str),
            country: self.country.key(),
        }
    }
}

fn parse_country(raw: &str) -> Result<Country, FieldError> {
    match raw.trim() {
        "" => Err(FieldError::ChooseOne),
        code => Country::from_key(&code.to_ascii_uppercase()).ok_or(FieldError::NotInList),
    }
}

/// Without a country nothing is asked of a region.
fn parse_region(raw: &str, country: Option<Country>) -> Result<Option<String>, FieldError> {
    if country.is_some_and(Country::needs_region) {
        return typed::required_line(raw, MAX_LINE).map(Some);
    }
    typed::optional_line(raw, MAX_LINE)
}

/// Without a country nothing is asked of a postcode: one error is enough to send the form back.
fn parse_postcode(raw: &str, country: Option<Country>) -> Result<Option<Postcode>, FieldError> {
    let Some(country) = country else {
        return Ok(None);
    };
    match Postcode::parse(raw, country) {
        Err(FieldError::Missing) if !country.postcode().is_required() => Ok(None),
        result => result.map(Some),
    }
}
