//! Each value of a policy by its name: what a page shows, what a form edits, and what one version changes of another.

use super::Policy;
use super::condition::{FeeCode, Restocking, VoidCode, VoidCondition, VoidEffect, Voiding};
use super::terms::{AdvanceTerms, Freight, OnVoid, Payer, PriceBase, StorageTerms, WarrantyTerms};
use crate::contact::country::Country;
use crate::money::{Currency, Money, Rate};
use crate::product::{Family, keyed};

keyed! {
    /// A value that stands alone.
    Term {
        /// [`Policy::rma_valid_days`].
        RmaValidDays = "rma-valid-days",
        /// [`Policy::doa_window_days`].
        DoaWindowDays = "doa-window-days",
        /// [`Policy::resolution_days`].
        ResolutionDays = "resolution-days",
        /// [`Policy::fixed_days`].
        FixedDays = "fixed-days",
        /// [`Policy::draft_days`].
        DraftDays = "draft-days",
        /// [`WarrantyTerms::replacement_begins_anew`].
        ReplacementBeginsAnew = "replacement-begins-anew",
        /// [`AdvanceTerms::window_days`].
        AdvanceWindowDays = "advance-window-days",
        /// [`AdvanceTerms::price_base`].
        AdvancePriceBase = "advance-price-base",
        /// [`AdvanceTerms::price_share`].
        AdvancePriceShare = "advance-price-share",
        /// [`AdvanceTerms::return_days`].
        AdvanceReturnDays = "advance-return-days",
        /// [`AdvanceTerms::reminder_days`].
        AdvanceReminderDays = "advance-reminder-days",
        /// [`AdvanceTerms::transit_grace_days`].
        AdvanceGraceDays = "advance-grace-days",
        /// [`AdvanceTerms::choice_days`].
        AdvanceChoiceDays = "advance-choice-days",
        /// [`AdvanceTerms::choice_reminder_days`].
        AdvanceChoiceReminderDays = "advance-choice-reminder-days",
        /// [`AdvanceTerms::on_void`].
        AdvanceOnVoid = "advance-on-void",
        /// [`AdvanceTerms::missing_part_share`].
        AdvanceMissingShare = "advance-missing-share",
        /// [`Policy::estimate_valid_days`].
        EstimateValidDays = "estimate-valid-days",
        /// [`Policy::ground_days`].
        GroundDays = "ground-days",
        /// [`Freight::ground_minor`].
        GroundPrice = "ground-price",
        /// [`Freight::declined`].
        FreightDeclined = "freight-declined",
        /// [`Freight::no_fault`].
        FreightNoFault = "freight-no-fault",
        /// [`Freight::out_of_warranty`].
        FreightOutOfWarranty = "freight-out-of-warranty",
        /// [`Restocking::rate`].
        RestockingRate = "restocking-rate",
        /// [`Voiding::appeal_days`].
        AppealDays = "appeal-days",
        /// [`StorageTerms::reminder_days`].
        StorageReminderDays = "storage-reminder-days",
        /// [`Policy::credit_limit_minor`].
        CreditLimit = "credit-limit",
        /// [`Policy::payment_days`].
        PaymentDays = "payment-days",
        /// [`Policy::second_person_minor`].
        SecondPerson = "second-person",
    }
}

keyed! {
    /// What belongs together on a page.
    Group {
        /// The return itself.
        Returns = "returns",
        /// How long warranties run.
        Warranty = "warranty",
        /// The replacement in advance.
        Advance = "advance",
        /// Estimates and the way back.
        Freight = "freight",
        /// The restocking fee.
        Restocking = "restocking",
        /// What voids a warranty.
        Voiding = "voiding",
        /// What nobody claims.
        Storage = "storage",
        /// Accounts.
        Credit = "credit",
    }
}

/// The name of one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// One that stands alone.
    Term(Term),
    /// The months of warranty of a family.
    Months(Family),
    /// Whether a family is not sent in advance.
    Excluded(Family),
    /// What a condition does to a warranty.
    Voids(VoidCode),
    /// Whether a restocking fee is taken for a condition.
    Fee(FeeCode),
}

impl Setting {
    /// The name of its field in a form.
    pub fn key(self) -> String {
        match self {
            Self::Term(term) => term.key().to_owned(),
            Self::Months(family) => format!("months-{}", family.key()),
            Self::Excluded(family) => format!("exclude-{}", family.key()),
            Self::Voids(code) => code.key().to_owned(),
            Self::Fee(code) => code.key().to_owned(),
        }
    }

    /// The name of the second field of a condition that voids: the countries where it does not count.
    pub fn countries_key(self) -> String {
        format!("{}-not-in", self.key())
    }

    /// What it belongs to.
    pub const fn group(self) -> Group {
        match self {
            Self::Term(term) => term.group(),
            Self::Months(_) => Group::Warranty,
            Self::Excluded(_) => Group::Advance,
            Self::Voids(_) => Group::Voiding,
            Self::Fee(_) => Group::Restocking,
        }
    }

    /// The rule that it is a value of; empty when the maker's answers have none.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Term(term) => term.rule(),
            Self::Months(_) => "S8",
            Self::Excluded(_) => "S11",
            Self::Voids(_) => "S24",
            Self::Fee(_) => "S23",
        }
    }

    /// Whether the maker's answers leave it open, so that its default is ours and waits for the owner's word.
    pub const fn is_ours_to_confirm(self) -> bool {
        match self {
            Self::Term(term) => term.is_ours_to_confirm(),
            Self::Months(_) | Self::Excluded(_) => false,
            Self::Voids(_) | Self::Fee(_) => true,
        }
    }
}

impl Term {
    const fn group(self) -> Group {
        match self {
            Self::RmaValidDays
            | Self::DoaWindowDays
            | Self::ResolutionDays
            | Self::FixedDays
            | Self::DraftDays => Group::Returns,
            Self::ReplacementBeginsAnew => Group::Warranty,
            Self::AdvanceWindowDays
            | Self::AdvancePriceBase
            | Self::AdvancePriceShare
            | Self::AdvanceReturnDays
            | Self::AdvanceReminderDays
            | Self::AdvanceGraceDays
            | Self::AdvanceChoiceDays
            | Self::AdvanceChoiceReminderDays
            | Self::AdvanceOnVoid
            | Self::AdvanceMissingShare => Group::Advance,
            Self::EstimateValidDays
            | Self::GroundDays
            | Self::GroundPrice
            | Self::FreightDeclined
            | Self::FreightNoFault
            | Self::FreightOutOfWarranty => Group::Freight,
            Self::RestockingRate => Group::Restocking,
            Self::AppealDays => Group::Voiding,
            Self::StorageReminderDays => Group::Storage,
            Self::CreditLimit | Self::PaymentDays | Self::SecondPerson => Group::Credit,
        }
    }

    const fn rule(self) -> &'static str {
        match self {
            Self::RmaValidDays => "S3",
            Self::DoaWindowDays => "S10",
            Self::ResolutionDays => "S5",
            Self::FixedDays => "S1",
            Self::ReplacementBeginsAnew | Self::FreightDeclined => "S8",
            Self::AdvanceWindowDays => "S11",
            Self::AdvancePriceBase | Self::AdvancePriceShare => "S13",
            Self::AdvanceReturnDays | Self::AdvanceReminderDays | Self::AdvanceGraceDays => "S14",
            Self::AdvanceChoiceDays
            | Self::AdvanceChoiceReminderDays
            | Self::AdvanceMissingShare => "S17",
            Self::EstimateValidDays => "S8, S9",
            Self::GroundDays | Self::GroundPrice => "S6",
            Self::FreightNoFault => "S16",
            Self::FreightOutOfWarranty => "S9",
            Self::RestockingRate => "S23",
            Self::AdvanceOnVoid | Self::AppealDays => "S24",
            Self::DraftDays
            | Self::StorageReminderDays
            | Self::CreditLimit
            | Self::PaymentDays
            | Self::SecondPerson => "",
        }
    }

    const fn is_ours_to_confirm(self) -> bool {
        match self {
            // The answers say these, or they are nobody's but the system's.
            Self::ResolutionDays
            | Self::GroundDays
            | Self::DraftDays
            | Self::ReplacementBeginsAnew
            | Self::AdvanceWindowDays => false,
            Self::RmaValidDays
            | Self::DoaWindowDays
            | Self::FixedDays
            | Self::AdvancePriceBase
            | Self::AdvancePriceShare
            | Self::AdvanceReturnDays
            | Self::AdvanceReminderDays
            | Self::AdvanceGraceDays
            | Self::AdvanceChoiceDays
            | Self::AdvanceChoiceReminderDays
            | Self::AdvanceOnVoid
            | Self::AdvanceMissingShare
            | Self::EstimateValidDays
            | Self::GroundPrice
            | Self::FreightDeclined
            | Self::FreightNoFault
            | Self::FreightOutOfWarranty
            | Self::RestockingRate
            | Self::AppealDays
            | Self::StorageReminderDays
            | Self::CreditLimit
            | Self::PaymentDays
            | Self::SecondPerson => true,
        }
    }
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Days of the calendar.
    Days(u16),
    /// Days on which the desk works.
    BusinessDays(u16),
    /// Days on which something is sent.
    ListOfDays(Vec<u16>),
    /// Months; `None` where each product has its own.
    Months(Option<u16>),
    /// A share of a price.
    Share(Rate),
    /// An amount.
    Amount(Money),
    /// Whether it is so.
    Switch(bool),
    /// What a price is counted from.
    PriceBase(PriceBase),
    /// What follows from a void warranty.
    OnVoid(OnVoid),
    /// Who pays.
    Payer(Payer),
    /// A condition that voids.
    Voids {
        /// What it does; `None` when it does not count.
        effect: Option<VoidEffect>,
        /// Where it does not count, in the order of the codes.
        not_in: Vec<Country>,
    },
}

/// A value that differs between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub setting: Setting,
    /// What it is.
    pub before: Value,
    /// What it becomes.
    pub after: Value,
}

impl Policy {
    /// Every value with its name, always the same names in the same order. A field of the policy that is not here
    /// does not compile.
    pub fn values(&self) -> Vec<(Setting, Value)> {
        let Self {
            version: _,
            rma_valid_days,
            estimate_valid_days,
            doa_window_days,
            resolution_days,
            ground_days,
            fixed_days,
            draft_days,
            advance,
            warranty,
            voiding,
            restocking,
            freight,
            storage,
            // The desk's, by its configuration: it shows in every amount.
            currency,
            credit_limit_minor: _,
            payment_days,
            second_person_minor: _,
        } = self;
        let mut all = named([
            (Term::RmaValidDays, Value::Days(*rma_valid_days)),
            (Term::DoaWindowDays, Value::Days(*doa_window_days)),
            (Term::ResolutionDays, Value::BusinessDays(*resolution_days)),
            (Term::FixedDays, Value::Days(*fixed_days)),
            (Term::DraftDays, Value::Days(*draft_days)),
        ]);
        all.extend(warranty.values());
        all.extend(advance.values());
        all.extend(named([
            (Term::EstimateValidDays, Value::Days(*estimate_valid_days)),
            (Term::GroundDays, Value::BusinessDays(*ground_days)),
        ]));
        all.extend(freight.values(*currency));
        all.extend(restocking.values());
        all.extend(voiding.values());
        all.extend(storage.values());
        all.extend(named([
            (Term::CreditLimit, Value::Amount(self.credit_limit())),
            (Term::PaymentDays, Value::Days(*payment_days)),
            (Term::SecondPerson, Value::Amount(self.second_person())),
        ]));
        all
    }

    /// What `other` changes of this version.
    pub fn changes_to(&self, other: &Self) -> Vec<Change> {
        self.values()
            .into_iter()
            .zip(other.values())
            .filter(|((_, before), (_, after))| before != after)
            .map(|((setting, before), (_, after))| Change {
                setting,
                before,
                after,
            })
            .collect()
    }
}

fn named<const N: usize>(values: [(Term, Value); N]) -> Vec<(Setting, Value)> {
    values
        .into_iter()
        .map(|(term, value)| (Setting::Term(term), value))
        .collect()
}

impl WarrantyTerms {
    fn values(&self) -> Vec<(Setting, Value)> {
        let Self {
            families,
            replacement_begins_anew,
        } = self;
        let months = |family: Family| {
            let named = families.iter().find(|(named, _)| *named == family);
            let months = named.map(|(_, months)| *months);
            (Setting::Months(family), Value::Months(months))
        };
        let mut all: Vec<_> = Family::ALL.iter().copied().map(months).collect();
        let anew = Value::Switch(*replacement_begins_anew);
        all.extend(named([(Term::ReplacementBeginsAnew, anew)]));
        all
    }
}

impl AdvanceTerms {
    fn values(&self) -> Vec<(Setting, Value)> {
        let Self {
            window_days,
            price_base,
            price_share,
            return_days,
            reminder_days,
            transit_grace_days,
            choice_days,
            choice_reminder_days,
            on_void,
            missing_part_share,
            excluded,
        } = self;
        let list = |days: &Vec<u16>| Value::ListOfDays(days.clone());
        let mut all = named([
            (Term::AdvanceWindowDays, Value::Days(*window_days)),
            (Term::AdvancePriceBase, Value::PriceBase(*price_base)),
            (Term::AdvancePriceShare, Value::Share(*price_share)),
            (Term::AdvanceReturnDays, Value::Days(*return_days)),
            (Term::AdvanceReminderDays, list(reminder_days)),
            (Term::AdvanceGraceDays, Value::Days(*transit_grace_days)),
            (Term::AdvanceChoiceDays, Value::Days(*choice_days)),
            (Term::AdvanceChoiceReminderDays, list(choice_reminder_days)),
            (Term::AdvanceOnVoid, Value::OnVoid(*on_void)),
            (Term::AdvanceMissingShare, Value::Share(*missing_part_share)),
        ]);
        all.extend(Family::ALL.iter().map(|family| {
            let out = Value::Switch(excluded.contains(family));
            (Setting::Excluded(*family), out)
        }));
        all
    }
}

impl Freight {
    fn values(&self, currency: Currency) -> Vec<(Setting, Value)> {
        let Self {
            declined,
            no_fault,
            out_of_warranty,
            ground_minor,
        } = self;
        named([
            (
                Term::GroundPrice,
                Value::Amount(Money::new(*ground_minor, currency)),
            ),
            (Term::FreightDeclined, Value::Payer(*declined)),
            (Term::FreightNoFault, Value::Payer(*no_fault)),
            (Term::FreightOutOfWarranty, Value::Payer(*out_of_warranty)),
        ])
    }
}

impl Restocking {
    fn values(&self) -> Vec<(Setting, Value)> {
        let Self { conditions, rate } = self;
        let mut all = named([(Term::RestockingRate, Value::Share(*rate))]);
        all.extend(FeeCode::ALL.iter().map(|code| {
            let counts = Value::Switch(conditions.contains(code));
            (Setting::Fee(*code), counts)
        }));
        all
    }
}

impl Voiding {
    fn values(&self) -> Vec<(Setting, Value)> {
        let Self {
            conditions,
            appeal_days,
        } = self;
        let mut all = named([(Term::AppealDays, Value::Days(*appeal_days))]);
        all.extend(VoidCode::ALL.iter().map(|code| {
            let set = conditions.iter().find(|one| one.code == *code);
            let value = set.map_or_else(VoidCondition::no_value, VoidCondition::value);
            (Setting::Voids(*code), value)
        }));
        all
    }
}

impl VoidCondition {
    fn value(&self) -> Value {
        let Self {
            code: _,
            enabled,
            effect,
            not_in,
        } = self;
        let mut not_in = not_in.clone();
        not_in.sort_unstable();
        Value::Voids {
            effect: enabled.then_some(*effect),
            not_in,
        }
    }

    /// A condition that a version does not name does not count.
    const fn no_value() -> Value {
        Value::Voids {
            effect: None,
            not_in: Vec::new(),
        }
    }
}

impl StorageTerms {
    fn values(&self) -> Vec<(Setting, Value)> {
        let Self { reminder_days } = self;
        named([(
            Term::StorageReminderDays,
            Value::ListOfDays(reminder_days.clone()),
        )])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_changes_nothing_of_itself() {
        let policy = Policy::default();
        let later = Policy {
            version: 2,
            ..policy.clone()
        };
        assert_eq!(policy.changes_to(&later), []);
    }

    #[test]
    fn a_change_has_its_value_before_and_after() {
        let before = Policy::default();
        let mut after = before.clone();
        after.rma_valid_days = 45;
        after.advance.excluded.push(Family::Kit);
        let change = |setting, before, after| Change {
            setting,
            before,
            after,
        };
        assert_eq!(
            before.changes_to(&after),
            [
                change(
                    Setting::Term(Term::RmaValidDays),
                    Value::Days(30),
                    Value::Days(45)
                ),
                change(
                    Setting::Excluded(Family::Kit),
                    Value::Switch(false),
                    Value::Switch(true)
                ),
            ]
        );
    }

    #[test]
    fn how_a_list_is_ordered_changes_nothing() {
        let mut one = Policy::default();
        let (us, de) = (Country::UnitedStates, Country::Germany);
        one.voiding.conditions[4].not_in = vec![us, de];
        let mut other = one.clone();
        other.voiding.conditions[4].not_in = vec![de, us];
        other.voiding.conditions.reverse();
        other.restocking.conditions.reverse();
        assert_eq!(one.changes_to(&other), []);
    }

    #[test]
    fn every_term_has_a_value_and_no_name_is_used_twice() {
        let names: Vec<Setting> = Policy::default()
            .values()
            .into_iter()
            .map(|(setting, _)| setting)
            .collect();
        for term in Term::ALL {
            assert!(names.contains(&Setting::Term(*term)), "{term:?}");
        }
        let mut keys: Vec<String> = names.iter().map(|setting| setting.key()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), names.len());
    }
}
