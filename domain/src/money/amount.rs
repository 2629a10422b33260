//! Amounts as people type them.

use super::{Currency, Money};
use crate::field::FieldError;

/// More digits than this is no amount that anybody means; it keeps the arithmetic far from overflow.
const MAX_DIGITS: usize = 15;

impl Money {
    /// Understands an amount that is not negative: `1,234.50`, `1.234,50`, `1 234,50`, `$12`, `12 USD`.
    ///
    /// Comma and point are told apart by their place. A single point before three digits (`1.234`) is refused:
    /// half the world reads it as a thousand times what the other half does, and a refusal is the cheaper
    /// mistake.
    pub fn parse(raw: &str, currency: Currency) -> Result<Self, FieldError> {
        let text = bare(raw, currency);
        if text.is_empty() {
            return Err(FieldError::Missing);
        }
        let (whole, part) = parts(&text, currency).ok_or(FieldError::NotAnAmount)?;
        let whole = without_groups(whole).ok_or(FieldError::NotAnAmount)?;
        minor_units(&whole, part, currency)
            .map(|minor| Self::new(minor, currency))
            .ok_or(FieldError::NotAnAmount)
    }
}

/// Without spaces, the sign and the code of the currency.
fn bare(raw: &str, currency: Currency) -> String {
    let text: String = raw
        .chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '\'' | '’'))
        .collect::<String>()
        .to_uppercase();
    let text = text.as_str();
    let text = text
        .strip_prefix(currency.key())
        .or_else(|| text.strip_suffix(currency.key()))
        .unwrap_or(text);
    let sign = currency.sign();
    text.strip_prefix(sign)
        .or_else(|| text.strip_suffix(sign))
        .unwrap_or(text)
        .to_owned()
}

impl Currency {
    /// The sign by which people write it.
    const fn sign(self) -> &'static str {
        match self {
            Self::Usd | Self::Cad | Self::Mxn | Self::Aud | Self::Nzd | Self::Clp => "$",
            Self::Eur => "€",
            Self::Gbp => "£",
            Self::Chf => "FR.",
            Self::Sek | Self::Nok | Self::Dkk => "KR",
            Self::Pln => "ZŁ",
            Self::Brl => "R$",
            Self::Jpy => "¥",
        }
    }
}

/// The whole units, perhaps still in groups, and the decimal places; `None` where the sign between them can
/// be read in two ways.
fn parts(text: &str, currency: Currency) -> Option<(&str, &str)> {
    let Some(last) = text.rfind([',', '.']) else {
        return Some((text, ""));
    };
    let (whole, part) = (&text[..last], &text[last + 1..]);
    let sign = &text[last..=last];
    let places = part.len();
    let fits = (1..=currency.minor_digits() as usize).contains(&places);
    if fits && !whole.contains(sign) {
        return Some((whole, part));
    }
    let groups_only = places == 3 && !whole.contains(if sign == "," { '.' } else { ',' });
    (groups_only && (sign == "," || whole.contains('.'))).then_some((text, ""))
}

/// The digits without the signs between groups of three; `None` when the groups are not of three.
fn without_groups(whole: &str) -> Option<String> {
    let mut groups = whole.split([',', '.']);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    let mut grouped = false;
    for group in groups {
        grouped = true;
        if group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    let mixed = whole.contains(',') && whole.contains('.');
    let first_fits = if grouped {
        (1..=3).contains(&first.len())
    } else {
        !first.is_empty()
    };
    (first_fits && !mixed && digits.len() <= MAX_DIGITS).then_some(digits)
}

fn minor_units(whole: &str, part: &str, currency: Currency) -> Option<i64> {
    let places = currency.minor_digits() as usize;
    let digits = format!("{whole}{part:0<places$}");
    if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_understood_as_people_write_them() {
        for (raw, currency, minor) in [
            ("0", Currency::Usd, 0),
            ("12", Currency::Usd, 1_200),
            ("12.5", Currency::Usd, 1_250),
            ("1,234.50", Currency::Usd, 123_450),
            ("$1,234.50", Currency::Usd, 123_450),
            ("usd 1234.5", Currency::Usd, 123_450),
            ("1,234", Currency::Usd, 123_400),
            ("1,234,567.89", Currency::Usd, 123_456_789),
            ("1.234,50 €", Currency::Eur, 123_450),
            ("1\u{a0}234,50", Currency::Eur, 123_450),
            ("1'234.50", Currency::Chf, 123_450),
            ("1.234.567", Currency::Eur, 123_456_700),
            ("12,50", Currency::Eur, 1_250),
            ("R$ 5", Currency::Brl, 500),
            ("1500", Currency::Jpy, 1_500),
            ("1,500", Currency::Jpy, 1_500),
        ] {
            assert_eq!(
                Money::parse(raw, currency),
                Ok(Money::new(minor, currency)),
                "{raw}"
            );
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_or_none_is_refused() {
        assert_eq!(Money::parse(" $ ", Currency::Usd), Err(FieldError::Missing));
        for raw in [
            "1.234",
            "1.2345",
            "12.345,6,7",
            "1,2,3",
            "12,34,567",
            "1.234,567",
            ".50",
            "-5",
            "+5",
            "5-",
            "1e3",
            "ten",
            "1..5",
            "1,,000",
            "1.5,000",
            "1234,567",
            "€5",
            "9999999999999999",
            "١٢",
            "5 EUR",
        ] {
            assert_eq!(
                Money::parse(raw, Currency::Usd),
                Err(FieldError::NotAnAmount),
                "{raw}"
            );
        }
        assert_eq!(
            Money::parse("1.5", Currency::Jpy),
            Err(FieldError::NotAnAmount)
        );
    }

    proptest! {
        #[test]
        fn what_machines_read_is_understood(minor in 0_i64..100_000_000_000_000) {
            let money = Money::new(minor, Currency::Usd);
            prop_assert_eq!(Money::parse(&money.decimal(), Currency::Usd), Ok(money));
        }

        #[test]
        fn nothing_that_is_typed_makes_it_panic(raw in any::<String>(), other in "[0-9.,$€ ]{0,24}") {
            let _ = Money::parse(&raw, Currency::Usd);
            let _ = Money::parse(&other, Currency::Eur);
        }
    }
}
