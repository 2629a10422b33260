//! Whether a device is under warranty, and the arithmetic that says so.

use serde::{Deserialize, Serialize};

use crate::policy::terms::WarrantyTerms;
use crate::product::Family;
use crate::time::Date;
use crate::unit::Unit;

/// From what date the warranty runs. The precedence is that of the specification, section 5 rows 1 and 10:
/// a proof of purchase that we have checked wins, then our invoice, then our shipment, then the date of
/// manufacture. A day that somebody only names counts when there is none of these, and until it is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The date on a proof of purchase that we have checked.
    ProofOfPurchase,
    /// The date of our invoice.
    Invoice,
    /// The day we shipped it.
    Shipment,
    /// The day it was made.
    Manufacture,
    /// The day that the customer names, while nothing else is known: it is still to be compared with a proof.
    Stated,
    /// The day on which the term of the device that it replaces began (invariant 9).
    Inherited,
    /// The day on which it took the place of another, where the term of a replacement begins anew.
    Replacement,
}

impl Basis {
    /// How the day is known for the device that takes the place of this one.
    const fn passed_on(self) -> Self {
        match self {
            Self::Replacement => Self::Replacement,
            Self::ProofOfPurchase
            | Self::Invoice
            | Self::Shipment
            | Self::Manufacture
            | Self::Stated
            | Self::Inherited => Self::Inherited,
        }
    }
}

/// How a device stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Warranty {
    /// Under warranty, until `ends_on` inclusive.
    Covered {
        /// Where the term begins.
        starts_on: Date,
        /// Why it begins there.
        basis: Basis,
        /// The term in months.
        months: u16,
        /// The last day covered.
        ends_on: Date,
    },
    /// The term is over. The device is still received and diagnosed free of charge (S8).
    Ended {
        /// Where the term began.
        starts_on: Date,
        /// Why it began there.
        basis: Basis,
        /// The term in months.
        months: u16,
        /// The last day that was covered.
        ends_on: Date,
    },
    /// Nothing is known of when it was sold: to be shown by a proof of purchase.
    Unproven,
    /// It was found void in an earlier return, and that stands (S24).
    Void {
        /// Since when.
        since: Date,
    },
}

impl Warranty {
    /// Whether a repair costs the customer nothing.
    pub const fn is_covered(&self) -> bool {
        match self {
            Self::Covered { .. } => true,
            Self::Ended { .. } | Self::Unproven | Self::Void { .. } => false,
        }
    }

    /// Whether a proof of purchase was checked.
    pub const fn is_proven(&self) -> bool {
        match self {
            Self::Covered { basis, .. } | Self::Ended { basis, .. } => match basis {
                Basis::ProofOfPurchase => true,
                Basis::Invoice
                | Basis::Shipment
                | Basis::Manufacture
                | Basis::Stated
                | Basis::Inherited
                | Basis::Replacement => false,
            },
            Self::Unproven | Self::Void { .. } => false,
        }
    }

    /// The last of the `days` within which a defect counts as dead on arrival (S10). They are counted from the
    /// delivery, which is our shipment, but nobody has a device before they have bought it: a checked proof that
    /// is later counts. Without a shipment it is the purchase, as far as it is known for sure; `None` when it is
    /// not.
    pub fn doa_last_day(&self, shipped_on: Option<Date>, days: u16) -> Option<Date> {
        let bought_on = match *self {
            Self::Covered {
                basis, starts_on, ..
            }
            | Self::Ended {
                basis, starts_on, ..
            } => match basis {
                Basis::ProofOfPurchase => Some(starts_on),
                Basis::Invoice => shipped_on.is_none().then_some(starts_on),
                Basis::Shipment
                | Basis::Manufacture
                | Basis::Stated
                | Basis::Inherited
                | Basis::Replacement => None,
            },
            Self::Unproven | Self::Void { .. } => None,
        };
        let from = shipped_on.max(bought_on)?;
        from.checked_add(jiff::Span::new().days(i32::from(days)))
            .ok()
    }

    /// What a device that takes the place of one that stands like this has from it: the same and no more (invariant
    /// 9), unless the terms say that it begins anew with `today`, for as long as the family or the product carries.
    #[must_use]
    pub fn for_replacement(
        self,
        terms: &WarrantyTerms,
        family: Family,
        months_of_product: u16,
        today: Date,
    ) -> Self {
        if terms.replacement_begins_anew {
            let months = terms.months(family, months_of_product);
            Self::from_start(today, Basis::Replacement, months, today)
        } else {
            self
        }
    }

    /// How a known device stands on `today`, given the purchase date that the customer names, if any. How long its
    /// term is the policy's to say. What is only named never outranks our own records, a replacement inherits and gains
    /// nothing, and what was found void is void.
    pub fn of(unit: &Unit, stated: Option<Date>, terms: &WarrantyTerms, today: Date) -> Self {
        if let Some(void) = &unit.void {
            return Self::Void { since: void.since };
        }
        if let Some(inherited) = unit.inherits {
            return inherited.inherited(today);
        }
        let start = [
            (unit.invoiced_on, Basis::Invoice),
            (unit.shipped_on, Basis::Shipment),
            (unit.made_on, Basis::Manufacture),
            (stated, Basis::Stated),
        ]
        .into_iter()
        .find_map(|(date, basis)| date.map(|date| (date, basis)));
        start.map_or(Self::Unproven, |(date, basis)| {
            let months = terms.months(unit.family, unit.warranty_months);
            Self::from_start(date, basis, months, today)
        })
    }

    /// How a device stands on `today` that took the place of one that stood like this.
    fn inherited(self, today: Date) -> Self {
        match self {
            Self::Covered {
                starts_on,
                basis,
                months,
                ends_on,
            }
            | Self::Ended {
                starts_on,
                basis,
                months,
                ends_on,
            } => Self::until(starts_on, basis.passed_on(), months, ends_on, today),
            Self::Unproven => Self::Unproven,
            Self::Void { since } => Self::Void { since },
        }
    }

    /// How a device stands whose term of `months` begins on `starts_on`.
    pub fn from_start(starts_on: Date, basis: Basis, months: u16, today: Date) -> Self {
        Self::until(starts_on, basis, months, last_day(starts_on, months), today)
    }

    fn until(starts_on: Date, basis: Basis, months: u16, ends_on: Date, today: Date) -> Self {
        if today <= ends_on {
            Self::Covered {
                starts_on,
                basis,
                months,
                ends_on,
            }
        } else {
            Self::Ended {
                starts_on,
                basis,
                months,
                ends_on,
            }
        }
    }
}

/// The last day of a term: the day before the same day `months` later, so that a year from 2 March ends
/// with 1 March.
fn last_day(starts_on: Date, months: u16) -> Date {
    starts_on
        .checked_add(jiff::Span::new().months(i32::from(months)))
        .and_then(Date::yesterday)
        .unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::condition::VoidCode;
    use crate::unit::UnitVoid;
    use jiff::civil::date;

    #[test]
    fn a_year_from_the_second_of_march_ends_with_the_first() {
        assert_eq!(last_day(date(2025, 3, 2), 12), date(2026, 3, 1));
    }

    #[test]
    fn a_term_from_leap_day_ends_on_the_last_of_february_less_a_day() {
        assert_eq!(last_day(date(2024, 2, 29), 12), date(2025, 2, 27));
    }

    fn unit(invoiced_on: Option<Date>, made_on: Option<Date>) -> Unit {
        Unit {
            id: crate::id::UnitId::new(uuid::Uuid::from_u128(1)),
            serial: crate::serial::Serial::parse("DM4K21A00017").unwrap(),
            sku: "DM-4K".into(),
            product: "Dome 4K".into(),
            family: crate::product::Family::Dome,
            warranty_months: 24,
            sold_via: None,
            invoiced_on,
            shipped_on: None,
            made_on,
            replaces: None,
            replaced_by: None,
            inherits: None,
            void: None,
        }
    }

    fn of(unit: &Unit, stated: Option<Date>, today: Date) -> Warranty {
        Warranty::of(unit, stated, &WarrantyTerms::default(), today)
    }

    fn basis(warranty: Warranty) -> Option<Basis> {
        match warranty {
            Warranty::Covered { basis, .. } | Warranty::Ended { basis, .. } => Some(basis),
            Warranty::Unproven | Warranty::Void { .. } => None,
        }
    }

    #[test]
    fn s8_a_day_that_is_only_typed_never_outranks_our_own_records() {
        let (typed, today) = (Some(date(2026, 3, 1)), date(2026, 3, 10));
        let sold = of(&unit(Some(date(2020, 6, 1)), None), typed, today);
        assert!(!sold.is_covered());
        assert_eq!(basis(sold), Some(Basis::Invoice));
        let made = of(&unit(None, Some(date(2020, 6, 1))), typed, today);
        assert_eq!(basis(made), Some(Basis::Manufacture));
    }

    #[test]
    fn s8_a_typed_day_counts_until_it_is_checked_when_nothing_else_is_known() {
        let (typed, today) = (Some(date(2026, 3, 1)), date(2026, 3, 10));
        let stated = of(&unit(None, None), typed, today);
        assert_eq!(basis(stated), Some(Basis::Stated));
        assert!(stated.is_covered());
        assert_eq!(of(&unit(None, None), None, today), Warranty::Unproven);
    }

    #[test]
    fn a_replacement_inherits_the_end_of_the_warranty_and_no_more() {
        let first = Warranty::from_start(date(2024, 5, 2), Basis::Invoice, 24, date(2026, 3, 10));
        let mut spare = unit(None, Some(date(2026, 1, 1)));
        spare.shipped_on = Some(date(2026, 3, 10));
        spare.inherits = Some(first);
        for (today, covered) in [(date(2026, 5, 1), true), (date(2026, 5, 2), false)] {
            let standing = of(&spare, Some(today), today);
            assert_eq!(basis(standing), Some(Basis::Inherited));
            assert_eq!(standing.is_covered(), covered);
        }
        spare.inherits = Some(Warranty::Unproven);
        let today = date(2026, 5, 2);
        assert_eq!(of(&spare, None, today), Warranty::Unproven);
    }

    #[test]
    fn s24_what_was_found_void_is_void_whatever_else_is_known_and_for_what_takes_its_place() {
        let since = date(2026, 2, 1);
        let mut sold = unit(Some(date(2026, 1, 5)), None);
        sold.void = Some(UnitVoid {
            codes: vec![VoidCode::CutCable],
            since,
        });
        let today = date(2026, 3, 10);
        let void = Warranty::Void { since };
        assert_eq!(of(&sold, Some(today), today), void);
        let mut spare = unit(None, None);
        spare.inherits = Some(void);
        assert_eq!(of(&spare, None, today), void);
        assert!(!void.is_covered());
    }

    #[test]
    fn s8_the_term_is_the_familys_where_the_policy_names_one() {
        let sold = unit(Some(date(2024, 3, 2)), None);
        let today = date(2026, 3, 10);
        assert!(!of(&sold, None, today).is_covered(), "two years are over");
        let terms = WarrantyTerms {
            families: vec![(crate::product::Family::Dome, 36)],
            ..WarrantyTerms::default()
        };
        let Warranty::Covered {
            months, ends_on, ..
        } = Warranty::of(&sold, None, &terms, today)
        else {
            panic!("three years are not over");
        };
        assert_eq!((months, ends_on), (36, date(2027, 3, 1)));
    }

    #[test]
    fn a_replacement_begins_anew_only_where_the_policy_says_so() {
        let today = date(2026, 3, 10);
        let first = Warranty::from_start(date(2024, 5, 2), Basis::Invoice, 24, today);
        let dome = crate::product::Family::Dome;
        let terms = WarrantyTerms::default();
        assert_eq!(first.for_replacement(&terms, dome, 24, today), first);
        let generous = WarrantyTerms {
            replacement_begins_anew: true,
            ..terms
        };
        let mut spare = unit(None, None);
        spare.inherits = Some(first.for_replacement(&generous, dome, 24, today));
        let anew = of(&spare, None, date(2026, 9, 1));
        assert_eq!(basis(anew), Some(Basis::Replacement));
        assert!(of(&spare, None, date(2028, 3, 9)).is_covered());
        assert!(!of(&spare, None, date(2028, 3, 10)).is_covered());
    }

    #[test]
    fn s10_dead_on_arrival_is_counted_from_the_delivery() {
        let today = date(2026, 3, 10);
        let invoiced = Warranty::from_start(date(2026, 1, 5), Basis::Invoice, 24, today);
        let shipped = Some(date(2026, 2, 20));
        assert_eq!(
            invoiced.doa_last_day(shipped, 30),
            Some(date(2026, 3, 22)),
            "not from the invoice"
        );
        assert_eq!(invoiced.doa_last_day(None, 30), Some(date(2026, 2, 4)));
        let proven = Warranty::from_start(date(2026, 3, 1), Basis::ProofOfPurchase, 24, today);
        assert_eq!(
            proven.doa_last_day(Some(date(2025, 12, 1)), 30),
            Some(date(2026, 3, 31)),
            "a dealer had it first"
        );
        let stated = Warranty::from_start(date(2026, 3, 1), Basis::Stated, 24, today);
        assert_eq!(stated.doa_last_day(None, 30), None, "it is only said");
    }

    #[test]
    fn the_last_day_is_still_covered_and_the_next_is_not() {
        let start = date(2025, 3, 2);
        assert!(Warranty::from_start(start, Basis::Invoice, 12, date(2026, 3, 1)).is_covered());
        assert!(!Warranty::from_start(start, Basis::Invoice, 12, date(2026, 3, 2)).is_covered());
    }
}
