//! The accounts of customers and distributors: what stands on one, how old it is, and what may be booked on it by hand.
//!
//! An account is nothing but the entries of its holder. Balance, age and statement are counted from them whenever they
//! are asked for.

pub mod by_hand;
pub mod statement;

use std::collections::BTreeSet;

use crate::case::authorise::days_after;
use crate::id::LineId;
use crate::ledger::{Booking, Key, Party};
use crate::money::{Currency, Money};
use crate::product::keyed;
use crate::time::Date;

/// How an account stands that is to be charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credit {
    /// What it owes; negative when we owe it.
    pub owed: Money,
    /// What it may owe.
    pub limit: Money,
}

impl Credit {
    /// Whether it may be charged so much: what it would owe then is within its limit. Other currencies do not count
    /// on it.
    pub fn bears(self, amount: Money) -> bool {
        let left = self.limit.checked_sub(self.owed);
        left.is_some_and(|left| left.currency == amount.currency && left.minor >= amount.minor)
    }

    /// What it may still be charged: zero when it owes its limit or more, `None` in a currency that the limit is not in.
    pub fn left(self) -> Option<Money> {
        let left = self.limit.checked_sub(self.owed)?;
        Some(Money::new(left.minor.max(0), left.currency))
    }
}

keyed! {
    /// How long something has been owed, in days from its booking.
    Age {
        /// Up to thirty.
        ToThirty = "0-30",
        /// Thirty-one to sixty.
        ToSixty = "31-60",
        /// Sixty-one to ninety.
        ToNinety = "61-90",
        /// Longer.
        Older = "90+",
    }
}

impl Age {
    /// The age of so many days.
    pub const fn of(days: i32) -> Self {
        match days {
            ..=30 => Self::ToThirty,
            31..=60 => Self::ToSixty,
            61..=90 => Self::ToNinety,
            _ => Self::Older,
        }
    }
}

/// A charge of which something is still owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    /// The day on which it was booked.
    pub on: Date,
    /// For which device.
    line: Option<LineId>,
    /// How much of it is owed.
    pub owed: Money,
}

/// What is owed on an account, charge by charge, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    currency: Currency,
    open: Vec<Open>,
}

impl Owed {
    /// What these bookings, in their order, leave open on the account of this party.
    ///
    /// An entry and its reversal cancel each other, so what a payment that bounced had paid is as old as it was. A
    /// credit pays first what was charged for the same device, then the oldest.
    pub fn of<'a>(
        posted: impl IntoIterator<Item = (Date, &'a Booking)>,
        party: Party,
        currency: Currency,
    ) -> Self {
        let posted: Vec<_> = posted
            .into_iter()
            .filter(|(_, booking)| {
                booking.holder() == Some(party) && booking.amount.currency == currency
            })
            .collect();
        let undone: BTreeSet<&Key> = posted
            .iter()
            .filter_map(|(_, booking)| booking.reverses.as_ref())
            .collect();
        let mut open = Vec::new();
        let mut credits = Vec::new();
        for (on, booking) in &posted {
            if booking.reverses.is_some() || undone.contains(&booking.key) {
                continue;
            }
            let owed = booking.owed_by(party);
            if owed.minor > 0 {
                open.push(Open {
                    on: *on,
                    line: booking.line,
                    owed,
                });
            } else {
                credits.push((booking.line, -owed.minor));
            }
        }
        for (line, left) in &mut credits {
            if line.is_some() {
                pay(open.iter_mut().filter(|one| one.line == *line), left);
            }
        }
        for (_, left) in &mut credits {
            pay(open.iter_mut(), left);
        }
        open.retain(|one| !one.owed.is_zero());
        Self { currency, open }
    }

    /// The charges of which something is owed.
    pub fn open(&self) -> &[Open] {
        &self.open
    }

    /// What is owed of this age today.
    pub fn aged(&self, age: Age, today: Date) -> Money {
        self.sum(|one| Age::of(days_since(one.on, today)) == age)
    }

    /// What was to be paid within so many days and was not.
    pub fn overdue(&self, payment_days: u16, today: Date) -> Money {
        self.sum(|one| days_since(one.on, today) > i32::from(payment_days))
    }

    /// What is to be paid first: the last day on which it is not overdue, and how much is to be paid by then; `None`
    /// when nothing is owed.
    pub fn first_due(&self, payment_days: u16) -> Option<(Date, Money)> {
        let first = self.open.iter().map(|one| one.on).min()?;
        let owed = self.sum(|one| one.on == first);
        Some((days_after(first, payment_days), owed))
    }

    fn sum(&self, of: impl Fn(&Open) -> bool) -> Money {
        let minor = self
            .open
            .iter()
            .filter(|one| of(one))
            .fold(0_i64, |sum, one| sum.saturating_add(one.owed.minor));
        Money::new(minor, self.currency)
    }
}

fn pay<'o>(open: impl Iterator<Item = &'o mut Open>, left: &mut i64) {
    for one in open {
        let paid = one.owed.minor.min(*left);
        one.owed.minor -= paid;
        *left -= paid;
    }
}

fn days_since(day: Date, today: Date) -> i32 {
    day.until(today).map_or(0, |span| span.get_days())
}

impl Party {
    /// The name of their account in an address; `None` where they have none.
    pub fn account_name(self) -> Option<String> {
        match self {
            Self::Customer(id) => Some(format!("customer-{id}")),
            Self::Account(id) => Some(format!("distributor-{id}")),
            Self::Maker | Self::Carrier => None,
        }
    }

    /// Whose account has this name.
    pub fn of_account_name(name: &str) -> Option<Self> {
        let (kind, id) = name.split_once('-')?;
        match kind {
            "customer" => id.parse().ok().map(Self::Customer),
            "distributor" => id.parse().ok().map(Self::Account),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{AccountId, CustomerId};
    use crate::ledger::{EntryKind, LedgerAccount, balance};
    use crate::reason::Reason;
    use jiff::civil::date;
    use proptest::prelude::*;
    use uuid::Uuid;

    const ME: Party = Party::Customer(CustomerId::new(Uuid::from_u128(1)));
    const TODAY: Date = date(2026, 6, 30);

    fn line(n: u128) -> Option<LineId> {
        (n > 0).then(|| LineId::new(Uuid::from_u128(n)))
    }

    fn charge(name: usize, of: Option<LineId>, minor: i64) -> Booking {
        Booking {
            key: Key::by_hand(name),
            kind: EntryKind::RepairCharge,
            debit: LedgerAccount::CustomerAccount,
            credit: LedgerAccount::RepairRevenue,
            amount: Money::new(minor, Currency::Usd),
            tax: Money::zero(Currency::Usd),
            payer: ME,
            payee: Party::Maker,
            line: of,
            reverses: None,
            reason: Reason::Stated { why: "work".into() },
        }
    }

    fn payment(name: usize, of: Option<LineId>, minor: i64) -> Booking {
        Booking {
            kind: EntryKind::Payment,
            debit: LedgerAccount::Bank,
            credit: LedgerAccount::CustomerAccount,
            ..charge(name, of, minor)
        }
    }

    fn ago(days: i32) -> Date {
        TODAY - jiff::Span::new().days(days)
    }

    fn by_age(posted: &[(Date, Booking)]) -> [i64; 4] {
        let owed = Owed::of(
            posted.iter().map(|(on, booking)| (*on, booking)),
            ME,
            Currency::Usd,
        );
        [Age::ToThirty, Age::ToSixty, Age::ToNinety, Age::Older]
            .map(|age| owed.aged(age, TODAY).minor)
    }

    #[test]
    fn what_is_owed_is_as_old_as_its_booking() {
        let posted: Vec<_> = [0, 30, 31, 60, 61, 90, 91, 400]
            .into_iter()
            .zip(1..)
            .map(|(days, n)| (ago(days), charge(n, None, 10)))
            .collect();
        assert_eq!(by_age(&posted), [20, 20, 20, 20]);
        let owed = Owed::of(posted.iter().map(|(on, one)| (*on, one)), ME, Currency::Usd);
        assert_eq!(owed.overdue(30, TODAY).minor, 60);
        assert_eq!(owed.open().len(), 8);
    }

    #[test]
    fn an_account_is_charged_up_to_its_limit() {
        let usd = |minor| Money::new(minor, Currency::Usd);
        let credit = |owed| Credit {
            owed: usd(owed),
            limit: usd(1_000),
        };
        assert!(credit(900).bears(usd(100)));
        assert!(!credit(900).bears(usd(101)));
        assert!(credit(-50).bears(usd(1_050)), "what we owe counts for it");
        assert!(!credit(0).bears(Money::new(1, Currency::Eur)));
        assert!(!credit(i64::MIN).bears(usd(1)), "beyond all bounds");
        assert_eq!(credit(900).left(), Some(usd(100)));
        assert_eq!(credit(1_001).left(), Some(usd(0)));
        let abroad = Credit {
            owed: Money::new(100, Currency::Eur),
            ..credit(0)
        };
        assert_eq!(
            abroad.left(),
            None,
            "what is owed in euros is no part of it"
        );
    }

    #[test]
    fn a_payment_settles_the_oldest_and_a_credit_for_a_device_its_own_charge() {
        let mut posted = vec![
            (ago(100), charge(1, line(7), 50)),
            (ago(40), charge(2, line(8), 30)),
        ];
        posted.push((ago(5), payment(3, None, 20)));
        assert_eq!(by_age(&posted), [0, 30, 0, 30]);
        posted.push((ago(4), payment(4, line(8), 30)));
        assert_eq!(by_age(&posted), [0, 0, 0, 30]);
    }

    #[test]
    fn what_a_payment_that_bounced_had_paid_is_as_old_as_it_was() {
        let paid = payment(2, None, 50);
        let mut back = paid.reversed(Reason::Stated {
            why: "bounced".into(),
        });
        back.key = Key::by_hand(3);
        let posted = vec![
            (ago(100), charge(1, None, 50)),
            (ago(50), paid),
            (ago(1), back),
        ];
        assert_eq!(by_age(&posted), [0, 0, 0, 50]);
    }

    #[test]
    fn the_oldest_charge_is_due_first_and_overdue_the_day_after() {
        let owed = |posted: &[(Date, Booking)]| {
            Owed::of(
                posted.iter().map(|(on, booking)| (*on, booking)),
                ME,
                Currency::Usd,
            )
        };
        assert_eq!(owed(&[]).first_due(30), None);
        let posted = [
            (ago(30), charge(1, None, 50)),
            (ago(30), charge(2, None, 20)),
            (ago(2), charge(3, None, 5)),
        ];
        let owed = owed(&posted);
        let first = Some((TODAY, Money::new(70, Currency::Usd)));
        assert_eq!(owed.first_due(30), first);
        assert_eq!(owed.overdue(30, TODAY).minor, 0);
        assert_eq!(owed.overdue(30, ago(-1)).minor, 70);
    }

    #[test]
    fn an_account_has_a_name_in_addresses_and_nobody_else_has() {
        for party in [ME, Party::Account(AccountId::new(Uuid::from_u128(2)))] {
            let name = party.account_name().unwrap();
            assert_eq!(Party::of_account_name(&name), Some(party));
        }
        assert_eq!(Party::Maker.account_name(), None);
        for name in ["", "customer", "customer-1", "maker-", "distributor-x"] {
            assert_eq!(Party::of_account_name(name), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn what_is_open_is_what_is_owed(
            rows in prop::collection::vec((0_i32..200, 0_u128..3, 1_i64..1_000, any::<bool>(), any::<bool>()), 0..30)
        ) {
            let mut posted: Vec<(Date, Booking)> = Vec::new();
            for (at, (days, of, minor, is_charge, undone)) in rows.into_iter().enumerate() {
                let made = if is_charge { charge(at, line(of), minor) } else { payment(at, line(of), minor) };
                posted.push((ago(days), made.clone()));
                if undone {
                    posted.push((ago(0), made.reversed(Reason::Stated { why: String::new() })));
                }
            }
            let sum = balance(posted.iter().map(|(_, one)| one), ME, Currency::Usd).unwrap();
            let ages: i64 = by_age(&posted).iter().sum();
            prop_assert_eq!(ages, sum.minor.max(0));
        }
    }
}
