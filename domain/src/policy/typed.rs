//! A policy as people type it: every value a field of a form, under the key of its [`Setting`].

use core::ops::RangeInclusive;
use std::collections::BTreeMap;

use super::Policy;
use super::condition::{FeeCode, Restocking, VoidCode, VoidCondition, VoidEffect, Voiding};
use super::setting::{Setting, Term, Value};
use super::terms::{AdvanceTerms, Freight, OnVoid, Payer, PriceBase, StorageTerms, WarrantyTerms};
use crate::contact::country::Country;
use crate::field::{FieldError, FieldErrors};
use crate::money::{Currency, Money, Rate};
use crate::product::Family;

/// What the fields of the form hold.
pub type Typed = BTreeMap<String, String>;

/// What a ticked box sends.
pub const TICKED: &str = "yes";
/// What is sent for a condition that does not count.
pub const OFF: &str = "off";

/// A window that somebody waits for.
const WINDOW: RangeInclusive<u16> = 1..=365;
/// A window that may be none at all.
const WINDOW_OR_NONE: RangeInclusive<u16> = 0..=365;
/// Business days of a promise.
const PROMISE: RangeInclusive<u16> = 1..=60;
/// Months of warranty, as the import of products takes them.
const MONTHS: RangeInclusive<u16> = 0..=240;
/// How many reminders are sent of one thing.
const REMINDERS: usize = 12;

impl Policy {
    /// Understands the whole form, or says all that is wrong with it.
    pub fn parse(version: u32, typed: &Typed, currency: Currency) -> Result<Self, FieldErrors> {
        let mut form = Form {
            typed,
            currency,
            errors: FieldErrors::new(),
        };
        let policy = Self {
            version,
            rma_valid_days: form.number(Term::RmaValidDays, WINDOW),
            doa_window_days: form.number(Term::DoaWindowDays, WINDOW),
            resolution_days: form.number(Term::ResolutionDays, PROMISE),
            fixed_days: form.number(Term::FixedDays, WINDOW_OR_NONE),
            draft_days: form.number(Term::DraftDays, WINDOW),
            warranty: form.warranty(),
            advance: form.advance(),
            estimate_valid_days: form.number(Term::EstimateValidDays, WINDOW),
            ground_days: form.number(Term::GroundDays, PROMISE),
            freight: form.freight(),
            restocking: form.restocking(),
            voiding: form.voiding(),
            storage: StorageTerms {
                reminder_days: form.days(Term::StorageReminderDays, *WINDOW.end()),
            },
            currency,
            credit_limit_minor: form.amount(Term::CreditLimit),
            payment_days: form.number(Term::PaymentDays, WINDOW_OR_NONE),
            second_person_minor: form.amount(Term::SecondPerson),
        };
        form.errors.into_result(Some(policy))
    }

    /// What the fields of the form hold for this version.
    pub fn typed(&self) -> Typed {
        let mut typed = Typed::new();
        for (setting, value) in self.values() {
            if let Value::Voids { not_in, .. } = &value {
                let codes: Vec<&str> = not_in.iter().map(|country| country.key()).collect();
                typed.insert(setting.countries_key(), codes.join(", "));
            }
            typed.insert(setting.key(), value.typed());
        }
        typed
    }
}

impl Value {
    /// What its field holds; for a condition that voids, the first of its two.
    fn typed(&self) -> String {
        match self {
            Self::Days(days) | Self::BusinessDays(days) => days.to_string(),
            Self::ListOfDays(days) => {
                let days: Vec<String> = days.iter().map(u16::to_string).collect();
                days.join(", ")
            }
            Self::Months(months) => months.map_or_else(String::new, |months| months.to_string()),
            Self::Share(rate) => percent(*rate),
            Self::Amount(amount) => amount.decimal(),
            Self::Switch(true) => TICKED.to_owned(),
            Self::Switch(false) => String::new(),
            Self::PriceBase(base) => base.key().to_owned(),
            Self::OnVoid(follows) => follows.key().to_owned(),
            Self::Payer(payer) => payer.key().to_owned(),
            Self::Voids { effect, .. } => effect.map_or(OFF, VoidEffect::key).to_owned(),
        }
    }
}

/// "20", "12.5", "7.25".
pub fn percent(rate: Rate) -> String {
    let (whole, part) = (rate.basis_points() / 100, rate.basis_points() % 100);
    let text = format!("{whole}.{part:02}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Reads field after field. A value that is wrong is noted, and stands for nothing: the whole is refused then.
struct Form<'a> {
    typed: &'a Typed,
    currency: Currency,
    errors: FieldErrors,
}

impl Form<'_> {
    fn text(&self, key: &str) -> &str {
        self.typed.get(key).map_or("", |text| text.trim())
    }

    fn take<T>(&mut self, term: Term, result: Result<T, FieldError>) -> Option<T> {
        self.errors.take(term.key(), result)
    }

    fn is_ticked(&self, setting: Setting) -> bool {
        self.text(&setting.key()) == TICKED
    }

    fn number(&mut self, term: Term, range: RangeInclusive<u16>) -> u16 {
        let number = number(self.text(term.key()), &range);
        self.take(term, number).unwrap_or_default()
    }

    /// Days up to `last`, in the order in which they come. While `last` itself is wrong, the longest window counts.
    fn days(&mut self, term: Term, last: u16) -> Vec<u16> {
        let last = if last == 0 { *WINDOW.end() } else { last };
        let days = days(self.text(term.key()), last);
        self.take(term, days).unwrap_or_default()
    }

    fn share(&mut self, term: Term) -> Rate {
        let share = share(self.text(term.key()));
        let none = Rate::from_percent(0);
        self.take(term, share).unwrap_or(none)
    }

    fn amount(&mut self, term: Term) -> i64 {
        let amount = Money::parse(self.text(term.key()), self.currency);
        self.take(term, amount).map_or(0, |amount| amount.minor)
    }

    fn choice<T>(&mut self, term: Term, from_key: fn(&str) -> Option<T>, otherwise: T) -> T {
        let chosen = from_key(self.text(term.key())).ok_or(FieldError::ChooseOne);
        self.take(term, chosen).unwrap_or(otherwise)
    }

    fn payer(&mut self, term: Term) -> Payer {
        self.choice(term, Payer::from_key, Payer::Maker)
    }

    fn warranty(&mut self) -> WarrantyTerms {
        let mut families = Vec::new();
        for &family in Family::ALL {
            let key = Setting::Months(family).key();
            if !self.text(&key).is_empty() {
                let months = number(self.text(&key), &MONTHS);
                let months = self.errors.take(&key, months);
                families.extend(months.map(|months| (family, months)));
            }
        }
        WarrantyTerms {
            families,
            replacement_begins_anew: self.is_ticked(Setting::Term(Term::ReplacementBeginsAnew)),
        }
    }

    fn advance(&mut self) -> AdvanceTerms {
        let window_days = self.number(Term::AdvanceWindowDays, WINDOW_OR_NONE);
        let base = PriceBase::List;
        let price_base = self.choice(Term::AdvancePriceBase, PriceBase::from_key, base);
        let price_share = self.share(Term::AdvancePriceShare);
        let return_days = self.number(Term::AdvanceReturnDays, WINDOW);
        let reminder_days = self.days(Term::AdvanceReminderDays, return_days);
        let transit_grace_days = self.number(Term::AdvanceGraceDays, WINDOW_OR_NONE);
        let choice_days = self.number(Term::AdvanceChoiceDays, WINDOW);
        // Counted from the end: the first reminder is the one with most days left.
        let mut choice_reminder_days = self.days(Term::AdvanceChoiceReminderDays, choice_days);
        choice_reminder_days.reverse();
        AdvanceTerms {
            window_days,
            price_base,
            price_share,
            return_days,
            reminder_days,
            transit_grace_days,
            choice_days,
            choice_reminder_days,
            on_void: self.choice(Term::AdvanceOnVoid, OnVoid::from_key, OnVoid::Choice),
            missing_part_share: self.share(Term::AdvanceMissingShare),
            excluded: Family::ALL
                .iter()
                .copied()
                .filter(|family| self.is_ticked(Setting::Excluded(*family)))
                .collect(),
        }
    }

    fn freight(&mut self) -> Freight {
        Freight {
            ground_minor: self.amount(Term::GroundPrice),
            declined: self.payer(Term::FreightDeclined),
            no_fault: self.payer(Term::FreightNoFault),
            out_of_warranty: self.payer(Term::FreightOutOfWarranty),
        }
    }

    fn restocking(&mut self) -> Restocking {
        Restocking {
            rate: self.share(Term::RestockingRate),
            conditions: FeeCode::ALL
                .iter()
                .copied()
                .filter(|code| self.is_ticked(Setting::Fee(*code)))
                .collect(),
        }
    }

    fn voiding(&mut self) -> Voiding {
        Voiding {
            appeal_days: self.number(Term::AppealDays, WINDOW),
            conditions: VoidCode::ALL
                .iter()
                .map(|code| self.void_condition(*code))
                .collect(),
        }
    }

    fn void_condition(&mut self, code: VoidCode) -> VoidCondition {
        let setting = Setting::Voids(code);
        let effect = effect(self.text(&setting.key()));
        let effect = self.errors.take(&setting.key(), effect).flatten();
        let not_in = countries(self.text(&setting.countries_key()));
        let not_in = self.errors.take(&setting.countries_key(), not_in);
        VoidCondition {
            code,
            enabled: effect.is_some(),
            effect: effect.unwrap_or(VoidEffect::VoidAll),
            not_in: not_in.unwrap_or_default(),
        }
    }
}

fn number(text: &str, range: &RangeInclusive<u16>) -> Result<u16, FieldError> {
    if text.is_empty() {
        return Err(FieldError::Missing);
    }
    if !text.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(FieldError::NotANumber);
    }
    // What has more digits than fit is a number all the same, and too large.
    text.parse()
        .ok()
        .filter(|number| range.contains(number))
        .ok_or(FieldError::OutOfRange {
            min: i64::from(*range.start()),
            max: i64::from(*range.end()),
        })
}

/// Days parted by commas or spaces, each named once; none at all when nothing was typed.
fn days(text: &str, last: u16) -> Result<Vec<u16>, FieldError> {
    let mut days = Vec::new();
    for part in parts(text) {
        days.push(number(part, &(1..=last))?);
    }
    days.sort_unstable();
    days.dedup();
    if days.len() > REMINDERS {
        return Err(FieldError::TooLong {
            max: u32::try_from(REMINDERS).unwrap_or(u32::MAX),
            got: u32::try_from(days.len()).unwrap_or(u32::MAX),
        });
    }
    Ok(days)
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', ' '])
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Per cent with at most two places, from 0 to 100.
fn share(text: &str) -> Result<Rate, FieldError> {
    const MOST: u32 = 10_000;
    let text = text.trim_end_matches('%').trim_end();
    if text.is_empty() {
        return Err(FieldError::Missing);
    }
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let is_number = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
    if whole.is_empty() || part.len() > 2 || !is_number(whole) || !is_number(part) {
        return Err(FieldError::NotANumber);
    }
    format!("{whole}{part:0<2}")
        .parse()
        .ok()
        .filter(|points| *points <= MOST)
        .map(Rate::from_basis_points)
        .ok_or(FieldError::OutOfRange { min: 0, max: 100 })
}

/// What a condition does; `None` when it is off.
fn effect(text: &str) -> Result<Option<VoidEffect>, FieldError> {
    if text == OFF {
        return Ok(None);
    }
    VoidEffect::from_key(text)
        .map(Some)
        .ok_or(FieldError::ChooseOne)
}

fn countries(text: &str) -> Result<Vec<Country>, FieldError> {
    let mut countries = Vec::new();
    for code in parts(text) {
        let code = code.to_ascii_uppercase();
        countries.push(Country::from_key(&code).ok_or(FieldError::NotInList)?);
    }
    countries.sort_unstable();
    countries.dedup();
    Ok(countries)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const USD: Currency = Currency::Usd;

    fn parse(changed: &[(&str, &str)]) -> Result<Policy, FieldErrors> {
        let mut typed = Policy::default().typed();
        for (key, text) in changed {
            typed.insert((*key).to_owned(), (*text).to_owned());
        }
        Policy::parse(2, &typed, USD)
    }

    #[test]
    fn a_form_that_is_sent_as_it_was_shown_is_the_same_policy() {
        let policy = Policy::default();
        let again = Policy {
            version: 1,
            ..parse(&[]).unwrap()
        };
        assert_eq!(again, policy);
    }

    #[test]
    fn each_value_is_set_by_its_own_field() {
        let before = Policy::default();
        for (setting, value) in before.values() {
            let other = match &value {
                Value::Days(_) | Value::BusinessDays(_) | Value::Months(_) => "45",
                Value::ListOfDays(_) => "3, 9",
                Value::Share(_) => "12.5",
                Value::Amount(_) => "1.50",
                Value::Switch(true) => "",
                Value::Switch(false) => TICKED,
                Value::PriceBase(_) => "agreed",
                Value::OnVoid(_) => "forfeit",
                Value::Payer(_) => "customer",
                Value::Voids { .. } => OFF,
            };
            let after = parse(&[(&setting.key(), other)]).unwrap();
            let changes = before.changes_to(&after);
            assert_eq!(changes.len(), 1, "{setting:?}: {changes:?}");
            assert_eq!(changes[0].setting, setting);
            assert_eq!(changes[0].before, value);
        }
    }

    #[test]
    fn s24_a_condition_is_switched_off_or_narrowed_for_countries() {
        let policy = parse(&[
            ("WV-05", "exclude-this-damage"),
            ("WV-05-not-in", "us,DE us"),
        ]);
        let policy = policy.unwrap();
        let effect = |country| policy.voiding.effect(VoidCode::Opened, country);
        assert_eq!(effect(Country::Spain), Some(VoidEffect::ExcludeDamage));
        assert_eq!(effect(Country::UnitedStates), None);
        assert_eq!(effect(Country::Germany), None);
        let off = parse(&[("WV-05", OFF)]).unwrap();
        assert_eq!(off.voiding.effect(VoidCode::Opened, Country::Spain), None);
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let range = |min, max| FieldError::OutOfRange { min, max };
        for (key, text, error) in [
            ("rma-valid-days", "", FieldError::Missing),
            ("rma-valid-days", "0", range(1, 365)),
            ("rma-valid-days", "99999999999", range(1, 365)),
            ("rma-valid-days", "a month", FieldError::NotANumber),
            ("rma-valid-days", "-5", FieldError::NotANumber),
            ("advance-return-days", "never", FieldError::NotANumber),
            ("advance-reminder-days", "7, 31", range(1, 30)),
            (
                "advance-choice-reminder-days",
                "7, x",
                FieldError::NotANumber,
            ),
            ("restocking-rate", "101", range(0, 100)),
            ("restocking-rate", "12.345", FieldError::NotANumber),
            ("ground-price", "cheap", FieldError::NotAnAmount),
            ("freight-declined", "nobody", FieldError::ChooseOne),
            ("months-dome", "241", range(0, 240)),
            ("WV-01", "", FieldError::ChooseOne),
            ("WV-01-not-in", "US, XX", FieldError::NotInList),
        ] {
            let errors = parse(&[(key, text)]).expect_err(text);
            assert_eq!(errors.get(key), Some(error), "{key} {text:?}");
            assert_eq!(errors.len(), 1, "{key} {text:?}: {errors:?}");
        }
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let errors = Policy::parse(2, &Typed::new(), USD).unwrap_err();
        assert!(errors.len() > 30, "{errors:?}");
    }

    #[test]
    fn shares_are_read_and_written_in_per_cent() {
        for (text, points) in [
            ("20", 2_000),
            ("12.5", 1_250),
            ("7,25 %", 725),
            ("0", 0),
            ("100", 10_000),
        ] {
            assert_eq!(share(text), Ok(Rate::from_basis_points(points)), "{text}");
        }
        assert_eq!(percent(Rate::from_basis_points(725)), "7.25");
        assert_eq!(percent(Rate::from_percent(100)), "100");
        assert_eq!(percent(Rate::from_percent(0)), "0");
    }

    proptest! {
        #[test]
        fn every_share_is_read_as_it_is_written(points in 0_u32..=10_000) {
            let rate = Rate::from_basis_points(points);
            prop_assert_eq!(share(&percent(rate)), Ok(rate));
        }

        #[test]
        fn nothing_that_is_typed_makes_it_panic(key in "[a-z-]{0,12}", text in any::<String>()) {
            let mut typed = Policy::default().typed();
            typed.insert("restocking-rate".to_owned(), text.clone());
            typed.insert("storage-reminder-days".to_owned(), text.clone());
            typed.insert("WV-02-not-in".to_owned(), text.clone());
            typed.insert(key, text);
            let _ = Policy::parse(2, &typed, USD);
        }
    }
}
