//! The maker and its working days.

use domain::calendar::Hours;
use serde::{Deserialize, Serialize};

use super::Errors;

/// `[desk]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Desk {
    /// The maker's name, as customers know it.
    pub maker: String,
    /// IANA time zone: decides which day it is at the desk.
    pub zone: String,
    /// ISO 3166-1 alpha-2 code of the country that the desk is in.
    pub country: String,
    /// Where devices go, one line each.
    pub address: Vec<String>,
    /// Telephone for help.
    pub help_phone: String,
    /// E-mail for help.
    pub help_mail: String,
    /// ISO 4217 code.
    pub currency: String,
    /// `HH:MM`: what arrives later counts for the next working day.
    pub cut_off: String,
    /// Days of work, `mon` to `sun`.
    pub workdays: Vec<Weekday>,
    /// ISO dates without work.
    pub holidays: Vec<String>,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Weekday {
    /// The same day in the calendar's terms.
    pub fn of_week(self) -> jiff::civil::Weekday {
        use jiff::civil::Weekday as Day;
        match self {
            Self::Mon => Day::Monday,
            Self::Tue => Day::Tuesday,
            Self::Wed => Day::Wednesday,
            Self::Thu => Day::Thursday,
            Self::Fri => Day::Friday,
            Self::Sat => Day::Saturday,
            Self::Sun => Day::Sunday,
        }
    }
}

impl Default for Desk {
    fn default() -> Self {
        use Weekday::{Fri, Mon, Thu, Tue, Wed};
        Self {
            maker: "Northgate Video".into(),
            zone: "America/New_York".into(),
            country: "US".into(),
            address: vec![
                "Northgate Video Returns".into(),
                "1 Dock Street".into(),
                "Albany, NY 12207".into(),
            ],
            help_phone: "+1 518 555 0100".into(),
            help_mail: "returns@localhost".into(),
            currency: "USD".into(),
            cut_off: "14:00".into(),
            workdays: vec![Mon, Tue, Wed, Thu, Fri],
            holidays: Vec::new(),
        }
    }
}

impl Desk {
    pub(super) fn check(&self, errors: &mut Errors) {
        errors.unless(
            !self.maker.trim().is_empty(),
            "desk.maker",
            "must not be empty",
        );
        if let Err(error) = jiff::tz::TimeZone::get(&self.zone) {
            errors.add("desk.zone", error);
        }
        errors.unless(
            domain::contact::country::Country::from_key(&self.country).is_some(),
            "desk.country",
            "must be the code of a country that we ship to, like US",
        );
        errors.unless(
            domain::money::Currency::from_key(&self.currency).is_some(),
            "desk.currency",
            "must be the code of a currency that amounts can be in, like USD",
        );
        errors.unless(
            !self.address.is_empty(),
            "desk.address",
            "needs at least one line",
        );
        errors.unless(
            self.help_mail.contains('@'),
            "desk.help_mail",
            "must be an e-mail address",
        );
        match jiff::civil::Time::strptime("%H:%M", &self.cut_off) {
            Err(error) => errors.add("desk.cut_off", error),
            Ok(cut_off) => errors.unless(
                Hours {
                    cut_off,
                    ..Hours::default()
                }
                .are_in_order(),
                "desk.cut_off",
                "must be within the working hours, 08:00 to 18:00",
            ),
        }
        errors.unless(
            !self.workdays.is_empty(),
            "desk.workdays",
            "needs at least one day",
        );
        for holiday in &self.holidays {
            if let Err(error) = holiday.parse::<jiff::civil::Date>() {
                errors.add("desk.holidays", error);
            }
        }
    }
}
