//! Money: whole minor units of one currency. There is no floating point here.

pub mod amount;

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::product::keyed;

keyed! {
    /// A currency, by its ISO 4217 code.
    Currency {
        /// United States dollar.
        Usd = "USD",
        /// Canadian dollar.
        Cad = "CAD",
        /// Mexican peso.
        Mxn = "MXN",
        /// Euro.
        Eur = "EUR",
        /// Pound sterling.
        Gbp = "GBP",
        /// Swiss franc.
        Chf = "CHF",
        /// Swedish krona.
        Sek = "SEK",
        /// Norwegian krone.
        Nok = "NOK",
        /// Danish krone.
        Dkk = "DKK",
        /// Polish złoty.
        Pln = "PLN",
        /// Australian dollar.
        Aud = "AUD",
        /// New Zealand dollar.
        Nzd = "NZD",
        /// Brazilian real.
        Brl = "BRL",
        /// Japanese yen.
        Jpy = "JPY",
        /// Chilean peso.
        Clp = "CLP",
    }
}

impl Currency {
    /// How many decimal places it has (ISO 4217, list one).
    pub const fn minor_digits(self) -> u32 {
        match self {
            Self::Jpy | Self::Clp => 0,
            Self::Usd
            | Self::Cad
            | Self::Mxn
            | Self::Eur
            | Self::Gbp
            | Self::Chf
            | Self::Sek
            | Self::Nok
            | Self::Dkk
            | Self::Pln
            | Self::Aud
            | Self::Nzd
            | Self::Brl => 2,
        }
    }

    /// How many minor units make one of it.
    pub const fn minor_units(self) -> i64 {
        10_i64.pow(self.minor_digits())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// A share in hundredths of a per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate(u32);

impl Rate {
    /// So many hundredths of a per cent.
    pub const fn from_basis_points(basis_points: u32) -> Self {
        Self(basis_points)
    }

    /// So many whole per cent.
    pub const fn from_percent(percent: u16) -> Self {
        Self(percent as u32 * 100)
    }

    /// Hundredths of a per cent.
    pub const fn basis_points(self) -> u32 {
        self.0
    }
}

/// An amount of one currency; negative when it goes the other way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units, such as cents.
    pub minor: i64,
    /// Of what.
    pub currency: Currency,
}

impl Money {
    /// So many minor units.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing.
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// The sum; `None` on overflow and for two currencies.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.with(other, i64::checked_add)
    }

    /// The difference; `None` on overflow and for two currencies.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.with(other, i64::checked_sub)
    }

    /// So many times it; `None` on overflow.
    pub fn checked_mul(self, count: i64) -> Option<Self> {
        self.minor
            .checked_mul(count)
            .map(|minor| Self::new(minor, self.currency))
    }

    /// The sum of all; `None` on overflow and for two currencies.
    pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts
            .into_iter()
            .try_fold(Self::zero(currency), Self::checked_add)
    }

    /// The smaller of two; `None` for two currencies.
    pub fn checked_min(self, other: Self) -> Option<Self> {
        self.with(other, |one, two| Some(one.min(two)))
    }

    fn with(self, other: Self, operation: impl Fn(i64, i64) -> Option<i64>) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        operation(self.minor, other.minor).map(|minor| Self::new(minor, self.currency))
    }

    /// A share of it, to the nearest minor unit, halves away from zero; `None` on overflow.
    pub fn share(self, rate: Rate) -> Option<Self> {
        let exact = i128::from(self.minor) * i128::from(rate.0);
        let rounded = (exact.abs() + 5_000) / 10_000 * exact.signum();
        i64::try_from(rounded)
            .ok()
            .map(|minor| Self::new(minor, self.currency))
    }

    /// Splits it by weight so that the parts add up to it exactly: each part is rounded towards zero, and
    /// what is left goes in minor units to the parts with the largest remainders, to the earlier of two alike.
    /// `None` when there is no weight.
    pub fn split(self, weights: &[u32]) -> Option<Vec<Self>> {
        let total: u128 = weights.iter().map(|&weight| u128::from(weight)).sum();
        if total == 0 {
            return None;
        }
        let shares = weights
            .iter()
            .map(|&weight| u128::from(self.minor.unsigned_abs()) * u128::from(weight));
        let (mut parts, remainders): (Vec<u128>, Vec<u128>) =
            shares.map(|share| (share / total, share % total)).unzip();
        let left = remainders.iter().sum::<u128>() / total;
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|&at| core::cmp::Reverse(remainders[at]));
        for &at in order.iter().zip(0..left).map(|(at, _)| at) {
            parts[at] += 1;
        }
        parts.into_iter().map(|part| self.signed(part)).collect()
    }

    fn signed(self, part: u128) -> Option<Self> {
        let signed = i128::try_from(part).ok()? * i128::from(self.minor.signum());
        i64::try_from(signed)
            .ok()
            .map(|minor| Self::new(minor, self.currency))
    }

    /// For machines: digits and a decimal point, `1234.50`. For people see the catalogue.
    pub fn decimal(self) -> String {
        let sign = if self.minor < 0 { "-" } else { "" };
        let unit = self.currency.minor_units().unsigned_abs();
        let (whole, part) = (
            self.minor.unsigned_abs() / unit,
            self.minor.unsigned_abs() % unit,
        );
        match self.currency.minor_digits() as usize {
            0 => format!("{sign}{whole}"),
            digits => format!("{sign}{whole}.{part:0digits$}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const fn usd(minor: i64) -> Money {
        Money::new(minor, Currency::Usd)
    }

    #[test]
    fn two_currencies_do_not_add_up() {
        assert_eq!(usd(100).checked_add(Money::new(100, Currency::Eur)), None);
        assert_eq!(usd(100).checked_add(usd(1)), Some(usd(101)));
        assert_eq!(usd(i64::MAX).checked_add(usd(1)), None);
        assert_eq!(usd(i64::MIN).checked_sub(usd(1)), None);
    }

    #[test]
    fn a_restocking_fee_of_twenty_per_cent_is_rounded_to_the_cent() {
        let rate = Rate::from_percent(20);
        assert_eq!(usd(19_999).share(rate), Some(usd(4_000)));
        assert_eq!(usd(-19_999).share(rate), Some(usd(-4_000)));
        assert_eq!(usd(25).share(Rate::from_percent(10)), Some(usd(3)));
        assert_eq!(usd(0).share(rate), Some(usd(0)));
        assert_eq!(usd(i64::MAX).share(Rate::from_percent(200)), None);
    }

    #[test]
    fn a_dollar_splits_in_three_without_losing_a_cent() {
        assert_eq!(
            usd(100).split(&[1, 1, 1]),
            Some(vec![usd(34), usd(33), usd(33)])
        );
        assert_eq!(
            usd(-100).split(&[1, 1, 1]),
            Some(vec![usd(-34), usd(-33), usd(-33)])
        );
        assert_eq!(usd(10).split(&[0, 1]), Some(vec![usd(0), usd(10)]));
        assert_eq!(usd(10).split(&[]), None);
        assert_eq!(usd(10).split(&[0]), None);
    }

    #[test]
    fn machines_read_digits_and_a_point() {
        assert_eq!(usd(123_450).decimal(), "1234.50");
        assert_eq!(usd(-5).decimal(), "-0.05");
        assert_eq!(Money::new(1500, Currency::Jpy).decimal(), "1500");
        assert_eq!(usd(i64::MIN).decimal(), "-92233720368547758.08");
    }

    proptest! {
        #[test]
        fn a_split_adds_up_and_no_part_is_a_cent_from_its_share(
            minor in any::<i64>(),
            weights in proptest::collection::vec(any::<u32>(), 1..12),
        ) {
            let total: u128 = weights.iter().map(|&weight| u128::from(weight)).sum();
            prop_assume!(total > 0);
            let parts = usd(minor).split(&weights).expect("there is weight");
            let sum: i128 = parts.iter().map(|part| i128::from(part.minor)).sum();
            prop_assert_eq!(sum, i128::from(minor));
            for (part, &weight) in parts.iter().zip(&weights) {
                let exact = u128::from(minor.unsigned_abs()) * u128::from(weight);
                prop_assert!((u128::from(part.minor.unsigned_abs()) * total).abs_diff(exact) < total);
            }
        }

        #[test]
        fn a_share_is_within_half_a_minor_unit(minor in -1_000_000_000_i64..1_000_000_000, points in 0_u32..100_000) {
            let share = usd(minor).share(Rate::from_basis_points(points)).expect("no overflow");
            prop_assert!((i128::from(share.minor) * 10_000 - i128::from(minor) * i128::from(points)).abs() <= 5_000);
        }
    }
}
