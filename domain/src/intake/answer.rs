//! What each page reads out of what was typed.

use serde::{Deserialize, Serialize};

use super::{Facts, RawIntake, SelfHelp, fields};
use crate::contact::address::fields as place;
use crate::contact::{Address, Email, PersonName, Phone, RawAddress};
use crate::field::{FieldError, FieldErrors, typed};
use crate::product::{Family, Symptom};
use crate::serial::Serial;
use crate::time::Date;

/// The longest description, in characters.
pub const MAX_DESCRIPTION: u32 = 4_000;
/// The longest name of a shop.
const MAX_SHOP: u32 = 120;
/// The longest key of a product.
const MAX_PRODUCT: u32 = 64;
/// The first day of purchase that is believed: before it nothing of ours was sold with a warranty that could
/// still matter.
pub const OLDEST_PURCHASE: Date = Date::constant(2000, 1, 1);

/// The device, as the customer names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "device", rename_all = "snake_case")]
pub enum Device {
    /// A device that we sold.
    Known {
        /// The serial on its label.
        serial: Serial,
    },
    /// A serial that is not in our records, and the product that the customer picked.
    Unknown {
        /// The serial on its label.
        serial: Serial,
        /// The product's key.
        product: String,
    },
    /// The label cannot be read.
    Unreadable {
        /// The product's key.
        product: String,
    },
}

/// When and where a device was bought: nobody has to know.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    /// The day.
    pub purchased_on: Option<Date>,
    /// The shop, distributor or installer.
    pub bought_from: Option<String>,
}

/// What one page asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepAnswer {
    /// The serial; `None` when the label cannot be read.
    Serial(Option<Serial>),
    /// The product's key.
    Product(String),
    /// When and where it was bought.
    Purchase(Purchase),
    /// What goes wrong.
    Symptom(Symptom),
    /// In the customer's words.
    Description(Option<String>),
    /// What came of the advice.
    SelfHelp(SelfHelp),
    /// Who files.
    Contact {
        /// Their name.
        name: PersonName,
        /// Where mail goes.
        email: Email,
        /// Where a technician may call.
        phone: Option<Phone>,
    },
    /// Where the device goes back to.
    Address(Box<Address>),
    /// The page asks for nothing.
    Seen,
}

/// The serial, or `None` when the box says that it cannot be read. The box wins: what is still in the field
/// is what made somebody tick it.
pub fn serial(raw: &RawIntake) -> Result<Option<Serial>, FieldError> {
    if raw.is_ticked(fields::SERIAL_UNREADABLE) {
        return Ok(None);
    }
    Serial::parse(raw.get(fields::SERIAL)).map(Some)
}

/// Whether the product has to be asked for: the serial does not tell it.
pub fn needs_product(raw: &RawIntake, facts: &Facts) -> bool {
    serial(raw).is_ok_and(|serial| serial.is_none() || !facts.serial_known)
}

/// The key of the product that was picked, which must be one of ours.
pub fn product(raw: &RawIntake, facts: &Facts) -> Result<String, FieldError> {
    match typed::line(raw.get(fields::PRODUCT), MAX_PRODUCT) {
        Ok(key) if key.is_empty() => Err(FieldError::ChooseOne),
        Ok(key) if facts.family.is_some() => Ok(key),
        Ok(_) | Err(_) => Err(FieldError::NotInList),
    }
}

/// The device, from the pages of serial and product.
pub fn device(raw: &RawIntake, facts: &Facts) -> Result<Device, FieldErrors> {
    let serial = serial(raw).map_err(|error| FieldErrors::one(fields::SERIAL, error))?;
    let product = || product(raw, facts).map_err(|error| FieldErrors::one(fields::PRODUCT, error));
    Ok(match serial {
        Some(serial) if facts.serial_known => Device::Known { serial },
        Some(serial) => Device::Unknown {
            serial,
            product: product()?,
        },
        None => Device::Unreadable {
            product: product()?,
        },
    })
}

/// When and where it was bought; both may be left out.
pub fn purchase(raw: &RawIntake, today: Date) -> Result<Purchase, FieldErrors> {
    let mut errors = FieldErrors::new();
    let day = errors.take(fields::PURCHASED_ON, purchased_on(raw, today));
    let shop = errors.take(
        fields::BOUGHT_FROM,
        typed::optional_line(raw.get(fields::BOUGHT_FROM), MAX_SHOP),
    );
    let purchase = day.zip(shop).map(|(purchased_on, bought_from)| Purchase {
        purchased_on,
        bought_from,
    });
    errors.into_result(purchase)
}

/// The three boxes when one of them is filled, otherwise the one field.
fn purchased_on(raw: &RawIntake, today: Date) -> Result<Option<Date>, FieldError> {
    let boxes = [
        fields::PURCHASED_ON_YEAR,
        fields::PURCHASED_ON_MONTH,
        fields::PURCHASED_ON_DAY,
    ]
    .map(|field| raw.get(field).trim());
    let single = raw.get(fields::PURCHASED_ON).trim();
    let date = match boxes {
        ["", "", ""] if single.is_empty() => return Ok(None),
        ["", "", ""] => iso_date(single),
        [year, month, day] => date_of(year, month, day),
    };
    believed(date.ok_or(FieldError::NotADate)?, today).map(Some)
}

/// A day of purchase, typed into one field; it must be given.
pub fn day_of_purchase(text: &str, today: Date) -> Result<Date, FieldError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(FieldError::Missing);
    }
    believed(iso_date(text).ok_or(FieldError::NotADate)?, today)
}

/// A day on which something may have been bought.
fn believed(date: Date, today: Date) -> Result<Date, FieldError> {
    if date > today {
        return Err(FieldError::DateInFuture);
    }
    if date < OLDEST_PURCHASE {
        return Err(FieldError::DateTooOld {
            before: OLDEST_PURCHASE,
        });
    }
    Ok(date)
}

fn iso_date(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    date_of(parts.next()?, parts.next()?, parts.next()?)
}

/// A year has four digits, so that nobody has to guess a century.
fn date_of(year: &str, month: &str, day: &str) -> Option<Date> {
    let is_number = |text: &str, longest| {
        (1..=longest).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit())
    };
    if year.len() != 4 || !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// What goes wrong: one of the symptoms offered for the family, or any while the family is not known.
pub fn symptom(raw: &RawIntake, family: Option<Family>) -> Result<Symptom, FieldError> {
    let key = raw.get(fields::SYMPTOM).trim();
    if key.is_empty() {
        return Err(FieldError::ChooseOne);
    }
    Symptom::from_key(key)
        .filter(|symptom| family.is_none_or(|family| Symptom::of(family).contains(symptom)))
        .ok_or(FieldError::NotInList)
}

/// The customer's words; they keep their line breaks.
pub fn description(raw: &RawIntake) -> Result<Option<String>, FieldError> {
    typed::optional_lines(raw.get(fields::DESCRIPTION), MAX_DESCRIPTION)
}

/// What came of the advice; going on without an answer skips it.
pub fn self_help(raw: &RawIntake) -> Result<SelfHelp, FieldError> {
    match raw.get(fields::SELF_HELP).trim() {
        "" => Ok(SelfHelp::Skipped),
        key => SelfHelp::from_key(key).ok_or(FieldError::NotInList),
    }
}

/// Who files: name, e-mail address and, if they like, a telephone number.
pub fn contact(raw: &RawIntake) -> Result<(PersonName, Email, Option<Phone>), FieldErrors> {
    let mut errors = FieldErrors::new();
    let name = errors.take(fields::NAME, PersonName::parse(raw.get(fields::NAME)));
    let email = errors.take(fields::EMAIL, Email::parse(raw.get(fields::EMAIL)));
    let phone = match Phone::parse(raw.get(fields::PHONE)) {
        Err(FieldError::Missing) => Ok(None),
        result => result.map(Some),
    };
    let phone = errors.take(fields::PHONE, phone);
    let contact = (|| Some((name?, email?, phone?)))();
    errors.into_result(contact)
}

/// Where the device goes back to: to the one who files unless another name is given.
pub fn address(raw: &RawIntake) -> Result<Address, FieldErrors> {
    let recipient = match raw.get(place::RECIPIENT) {
        blank if blank.trim().is_empty() => raw.get(fields::NAME),
        recipient => recipient,
    };
    Address::parse(RawAddress {
        recipient,
        company: raw.get(place::COMPANY),
        line1: raw.get(place::LINE1),
        line2: raw.get(place::LINE2),
        city: raw.get(place::CITY),
        region: raw.get(place::REGION),
        postcode: raw.get(place::POSTCODE),
        country: raw.get(place::COUNTRY),
    })
}
