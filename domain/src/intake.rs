//! The filing: how a customer without an account tells us of a defective device.
//!
//! One question per page, in the order of [`Step`]. A draft keeps what was typed, right or wrong
//! ([`RawIntake`]); each page reads its own part of it and the last page reads it all, with the same
//! functions ([`answer`]), into an [`Intake`] in which nothing can be wrong any more. What only our records
//! can tell comes in as [`Facts`].

pub mod answer;
pub mod raw;
pub mod step;

pub use answer::{Device, Purchase, StepAnswer};
pub use raw::RawIntake;
pub use step::Step;

use serde::{Deserialize, Serialize};

use crate::contact::{Address, Email, PersonName, Phone};
use crate::field::FieldErrors;
use crate::product::{Family, Symptom, keyed};
use crate::time::Date;

/// The names of the fields, as forms and drafts know them. Those of the address are in
/// [`crate::contact::address::fields`].
pub mod fields {
    /// The serial number.
    pub const SERIAL: &str = "serial";
    /// A box: the label cannot be read. Ticked when it has any value.
    pub const SERIAL_UNREADABLE: &str = "serial_unreadable";
    /// The product, by its key.
    pub const PRODUCT: &str = "product";
    /// When it was bought, as an ISO date. A page with three boxes has `_day`, `_month`, `_year` at the end
    /// of the name.
    pub const PURCHASED_ON: &str = "purchased_on";
    /// The day of the three boxes.
    pub const PURCHASED_ON_DAY: &str = "purchased_on_day";
    /// The month of the three boxes.
    pub const PURCHASED_ON_MONTH: &str = "purchased_on_month";
    /// The year of the three boxes.
    pub const PURCHASED_ON_YEAR: &str = "purchased_on_year";
    /// Where it was bought.
    pub const BOUGHT_FROM: &str = "bought_from";
    /// What goes wrong, by the key of [`crate::product::Symptom`].
    pub const SYMPTOM: &str = "symptom";
    /// What goes wrong, in the customer's words.
    pub const DESCRIPTION: &str = "description";
    /// What came of the advice, by the key of [`super::SelfHelp`].
    pub const SELF_HELP: &str = "self_help";
    /// The customer's name.
    pub const NAME: &str = "name";
    /// Their e-mail address.
    pub const EMAIL: &str = "email";
    /// Their telephone number.
    pub const PHONE: &str = "phone";
}

keyed! {
    /// What came of the advice that fits product and symptom.
    SelfHelp {
        /// The customer did not try it.
        Skipped = "skipped",
        /// They tried it and the fault is still there.
        DidNotHelp = "did-not-help",
    }
}

/// What our records and the day say about a filing. The server looks them up; the parsing stays pure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The day at the desk.
    pub today: Date,
    /// Whether the serial that was typed is one that we sold.
    pub serial_known: bool,
    /// The family of the device: of the known serial, otherwise of the product that was picked; `None` when
    /// neither is a product of ours.
    pub family: Option<Family>,
}

impl Facts {
    /// On this day, with nothing looked up yet.
    pub const fn on(today: Date) -> Self {
        Self {
            today,
            serial_known: false,
            family: None,
        }
    }
}

/// A filing in which nothing is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    /// The device.
    pub device: Device,
    /// When and where it was bought, as far as the customer knows.
    pub purchase: Purchase,
    /// What goes wrong.
    pub symptom: Symptom,
    /// In the customer's words.
    pub description: Option<String>,
    /// What came of the advice.
    pub self_help: SelfHelp,
    /// Who files.
    pub name: PersonName,
    /// Where mail goes.
    pub email: Email,
    /// Where a technician may call.
    pub phone: Option<Phone>,
    /// Where the device goes back to.
    pub address: Address,
    /// The language that the customer reads, by its code.
    pub language: String,
}

impl Intake {
    /// Reads a whole filing, or says all that is wrong with it, in the order of the pages.
    pub fn parse(raw: &RawIntake, facts: &Facts) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        let device = errors.take_all(answer::device(raw, facts));
        let purchase = errors.take_all(answer::purchase(raw, facts.today));
        let symptom = errors.take(fields::SYMPTOM, answer::symptom(raw, facts.family));
        let description = errors.take(fields::DESCRIPTION, answer::description(raw));
        let self_help = errors.take(fields::SELF_HELP, answer::self_help(raw));
        let contact = errors.take_all(answer::contact(raw));
        let address = errors.take_all(answer::address(raw));
        let intake = (|| {
            let (name, email, phone) = contact?;
            Some(Self {
                device: device?,
                purchase: purchase?,
                symptom: symptom?,
                description: description?,
                self_help: self_help?,
                name,
                email,
                phone,
                address: address?,
                language: raw.language().to_owned(),
            })
        })();
        errors.into_result(intake)
    }
}

#[cfg(test)]
mod tests;
