//! A statement: what stood on an account at the beginning of some days, what was booked in them, and what stands at
//! their end.

use crate::field::{FieldError, FieldErrors};
use crate::ledger::{Booking, Party};
use crate::money::{Currency, Money};
use crate::time::Date;

/// Days of a statement, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first.
    pub from: Date,
    /// The last.
    pub until: Date,
}

impl Period {
    /// The days that somebody typed, in whichever order; without them the ninety that end today.
    pub fn read(from: &str, until: &str, today: Date) -> Result<Self, FieldErrors> {
        let usual = Self::before(today);
        let mut errors = FieldErrors::new();
        let from = errors.take("from", day(from, usual.from));
        let until = errors.take("until", day(until, usual.until));
        let (from, until) = errors.into_result(from.zip(until))?;
        Ok(Self {
            from: from.min(until),
            until: from.max(until),
        })
    }

    /// The ninety days that end with this one: nothing of them is of the oldest age.
    pub fn before(today: Date) -> Self {
        let from = today.checked_sub(jiff::Span::new().days(90));
        Self {
            from: from.unwrap_or(today),
            until: today,
        }
    }
}

fn day(typed: &str, usual: Date) -> Result<Date, FieldError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(usual);
    }
    typed.parse().map_err(|_| FieldError::NotADate)
}

/// An entry on a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Which of the bookings that were given.
    pub of: usize,
    /// What it adds to what is owed; negative when it takes off.
    pub added: Money,
    /// What is owed after it; negative when we owe it.
    pub balance: Money,
}

/// The account over some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What was owed before the first day.
    pub opening: Money,
    /// What was booked, in order.
    pub rows: Vec<Row>,
    /// What is owed at the end of the last day.
    pub closing: Money,
}

impl Statement {
    /// The statement of this party over these bookings, in their order, with the day of each. `None` on overflow.
    ///
    /// What was booked after the last day is left out, whatever stands there now.
    pub fn of<'a>(
        posted: impl IntoIterator<Item = (Date, &'a Booking)>,
        party: Party,
        currency: Currency,
        period: Period,
    ) -> Option<Self> {
        let mut balance = Money::zero(currency);
        let mut opening = balance;
        let mut rows = Vec::new();
        for (of, (on, booking)) in posted.into_iter().enumerate() {
            let is_on_it = booking.holder() == Some(party) && booking.amount.currency == currency;
            if !is_on_it || on > period.until {
                continue;
            }
            let added = booking.owed_by(party);
            balance = balance.checked_add(added)?;
            if on < period.from {
                opening = opening.checked_add(added)?;
            } else {
                rows.push(Row { of, added, balance });
            }
        }
        Some(Self {
            opening,
            rows,
            closing: balance,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CustomerId;
    use crate::ledger::{EntryKind, Key, LedgerAccount};
    use crate::reason::Reason;
    use jiff::civil::date;
    use uuid::Uuid;

    const ME: Party = Party::Customer(CustomerId::new(Uuid::from_u128(1)));

    fn payment(name: u32, from: Party, minor: i64, currency: Currency) -> Booking {
        Booking {
            key: Key::by_hand(name),
            kind: EntryKind::Payment,
            debit: LedgerAccount::Bank,
            credit: LedgerAccount::CustomerAccount,
            amount: Money::new(minor, currency),
            tax: Money::zero(currency),
            payer: from,
            payee: Party::Maker,
            line: None,
            reverses: None,
            reason: Reason::Stated { why: String::new() },
        }
    }

    #[test]
    fn it_runs_from_what_stood_before_to_what_stands_after() {
        let other = Party::Customer(CustomerId::new(Uuid::from_u128(2)));
        let usd = |name, minor| payment(name, ME, minor, Currency::Usd);
        let posted = [
            (date(2026, 2, 28), usd(1, 100)),
            (date(2026, 3, 1), usd(2, 20)),
            (date(2026, 3, 9), payment(3, other, 7, Currency::Usd)),
            (date(2026, 3, 9), payment(4, ME, 7, Currency::Eur)),
            (date(2026, 3, 31), usd(5, 3)),
            (date(2026, 4, 1), usd(6, 1_000)),
        ];
        let period = Period {
            from: date(2026, 3, 1),
            until: date(2026, 3, 31),
        };
        let posted = posted.iter().map(|(on, booking)| (*on, booking));
        let statement = Statement::of(posted, ME, Currency::Usd, period).unwrap();
        let usd = |minor| Money::new(minor, Currency::Usd);
        assert_eq!(statement.opening, usd(-100));
        assert_eq!(statement.closing, usd(-123));
        let rows: Vec<_> = statement
            .rows
            .iter()
            .map(|row| (row.of, row.added.minor, row.balance.minor))
            .collect();
        assert_eq!(rows, [(1, -20, -120), (4, -3, -123)]);
    }

    #[test]
    fn the_days_are_read_in_either_order_and_each_that_is_none_is_named() {
        let today = date(2026, 3, 31);
        let read = |from, until| Period::read(from, until, today);
        let march = Period {
            from: date(2026, 3, 1),
            until: date(2026, 3, 9),
        };
        assert_eq!(read("2026-03-01", " 2026-03-09 "), Ok(march));
        assert_eq!(read("2026-03-09", "2026-03-01"), Ok(march));
        assert_eq!(read("", ""), Ok(Period::before(today)));
        let errors = read("soon", "2026-02-30").unwrap_err();
        assert_eq!(errors.get("from"), Some(FieldError::NotADate));
        assert_eq!(errors.get("until"), Some(FieldError::NotADate));
    }

    #[test]
    fn by_default_it_is_ninety_days() {
        let period = Period::before(date(2026, 3, 31));
        assert_eq!(period.from, date(2025, 12, 31));
        assert_eq!(period.until, date(2026, 3, 31));
    }
}
