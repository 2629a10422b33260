//! How numbers, money, sizes and lists are spoken. The signs come from the section `number` of the catalogue.

use crate::Words;

/// Currencies whose minor unit is not a hundredth, with their decimals (ISO 4217).
const DECIMALS: &[(usize, &[&str])] = &[
    (
        0,
        &[
            "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI",
            "VND", "VUV", "XAF", "XOF", "XPF",
        ],
    ),
    (3, &["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]),
];

impl Words {
    /// "1,234,567"; Spanish groups from five digits on, as Unicode CLDR has it (minimum grouping digits 2).
    pub fn number(self, value: i64) -> String {
        let digits = value.unsigned_abs().to_string();
        let least = self.number_group_least().parse().unwrap_or(4);
        let spoken = if digits.len() < least {
            digits
        } else {
            self.grouped(&digits)
        };
        self.signed(value < 0, spoken)
    }

    /// An amount in minor units of an ISO 4217 currency: "$1,234.50", "1.234,50 US$", "−€5.00".
    pub fn money(self, minor: i64, currency: &str) -> String {
        let decimals = decimals(currency);
        let digits = format!("{:0>width$}", minor.unsigned_abs(), width = decimals + 1);
        let (whole, rest) = digits.split_at(digits.len() - decimals);
        let mut amount = self.grouped(whole);
        if !rest.is_empty() {
            amount.push_str(self.number_decimal());
            amount.push_str(rest);
        }
        let spoken = match self.symbol(currency) {
            Some(symbol) => self.number_money(symbol, amount),
            None => self.number_money_code(currency, amount),
        };
        self.signed(minor < 0, spoken)
    }

    /// "a", "a and b", "a, b and c"; "e" for "y" where Spanish wants it.
    pub fn list_and(self, items: &[String]) -> String {
        let [first, middle @ .., last] = items else {
            return items.concat();
        };
        let start = middle.iter().fold(first.clone(), |said, item| {
            self.number_list_more(said, item)
        });
        self.number_list_last(start, sound(last), last)
    }

    /// "950 bytes", "850 kB", "2.4 MB": decimal units, one decimal below ten.
    pub fn file_size(self, bytes: u64) -> String {
        let units = [1_000, 1_000_000, 1_000_000_000];
        let unit = |unit: &u64| bytes.saturating_add(unit / 2) / unit < 1000;
        match units.iter().position(unit).unwrap_or(2) {
            0 if bytes < 1000 => self.number_bytes(i64::try_from(bytes).unwrap_or(i64::MAX)),
            0 => self.number_kilobytes(self.measured(bytes, units[0])),
            1 => self.number_megabytes(self.measured(bytes, units[1])),
            _ => self.number_gigabytes(self.measured(bytes, units[2])),
        }
    }

    fn measured(self, bytes: u64, unit: u64) -> String {
        let tenth = unit / 10;
        let tenths = bytes.saturating_add(tenth / 2) / tenth;
        let (whole, rest) = (tenths / 10, tenths % 10);
        if whole >= 10 || rest == 0 {
            let rounded = bytes.saturating_add(unit / 2) / unit;
            return self.number(i64::try_from(rounded).unwrap_or(i64::MAX));
        }
        format!("{whole}{}{rest}", self.number_decimal())
    }

    fn signed(self, negative: bool, amount: String) -> String {
        if negative {
            self.number_negative(amount)
        } else {
            amount
        }
    }

    fn grouped(self, digits: &str) -> String {
        let mut spoken = String::with_capacity(digits.len() + digits.len() / 3);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                spoken.push_str(self.number_group());
            }
            spoken.push(digit);
        }
        spoken
    }

    fn symbol(self, currency: &str) -> Option<&'static str> {
        match currency {
            "CAD" => Some(self.number_symbol_cad()),
            "EUR" => Some(self.number_symbol_eur()),
            "GBP" => Some(self.number_symbol_gbp()),
            "MXN" => Some(self.number_symbol_mxn()),
            "USD" => Some(self.number_symbol_usd()),
            _ => None,
        }
    }
}

fn decimals(currency: &str) -> usize {
    DECIMALS
        .iter()
        .find(|(_, currencies)| currencies.contains(&currency))
        .map_or(2, |(decimals, _)| *decimals)
}

/// How a word begins, as far as "and" cares: with the sound of a Spanish "i" (`i`), or otherwise (`other`).
/// "hi" before a vowel is a consonant there ("nieve y hielo", Real Academia Española).
fn sound(word: &str) -> &'static str {
    let lower = word.to_lowercase();
    let after_h = lower.strip_prefix('h').unwrap_or(&lower);
    let after_i = after_h.strip_prefix(['i', 'í']);
    match after_i.map(|rest| rest.starts_with(['a', 'e', 'o', 'u', 'á', 'é', 'ó', 'ú'])) {
        Some(false) => "i",
        Some(true) | None => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;

    const EN: Words = Words::new(Lang::En);
    const ES: Words = Words::new(Lang::Es);

    #[test]
    fn a_number_is_grouped_by_thousands() {
        let cases = [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_234, "1,234", "1234"),
            (12_345, "12,345", "12.345"),
            (-1_234_567, "−1,234,567", "−1.234.567"),
            (
                i64::MIN,
                "−9,223,372,036,854,775,808",
                "−9.223.372.036.854.775.808",
            ),
        ];
        for (value, english, spanish) in cases {
            assert_eq!(
                (EN.number(value).as_str(), ES.number(value).as_str()),
                (english, spanish)
            );
        }
    }

    #[test]
    fn money_is_spoken_as_the_reader_writes_it() {
        let cases = [
            (123_450, "USD", "$1,234.50", "1.234,50\u{a0}US$"),
            (123_450, "EUR", "€1,234.50", "1.234,50\u{a0}€"),
            (-500, "GBP", "−£5.00", "−5,00\u{a0}£"),
            (7, "MXN", "MX$0.07", "0,07\u{a0}MXN"),
            (0, "USD", "$0.00", "0,00\u{a0}US$"),
            (1_500, "JPY", "JPY\u{a0}1,500", "1.500\u{a0}JPY"),
            (1_500, "KWD", "KWD\u{a0}1.500", "1,500\u{a0}KWD"),
            (99, "CHF", "CHF\u{a0}0.99", "0,99\u{a0}CHF"),
        ];
        for (minor, currency, english, spanish) in cases {
            assert_eq!(
                (
                    EN.money(minor, currency).as_str(),
                    ES.money(minor, currency).as_str()
                ),
                (english, spanish)
            );
        }
    }

    #[test]
    fn a_list_ends_with_and() {
        let list = |words: Words, items: &[&str]| {
            words.list_and(
                &items
                    .iter()
                    .map(|&item| item.to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(list(EN, &[]), "");
        assert_eq!(list(EN, &["lens"]), "lens");
        assert_eq!(list(EN, &["lens", "cable"]), "lens and cable");
        assert_eq!(list(EN, &["lens", "cable", "box"]), "lens, cable and box");
        assert_eq!(list(ES, &["lente", "cable", "caja"]), "lente, cable y caja");
        assert_eq!(list(ES, &["caja", "instrucciones"]), "caja e instrucciones");
        assert_eq!(list(ES, &["caja", "hierros"]), "caja y hierros");
        assert_eq!(list(ES, &["caja", "hilo"]), "caja e hilo");
    }

    #[test]
    fn a_size_is_as_exact_as_it_is_useful() {
        let cases = [
            (0, "0 bytes", "0 bytes"),
            (1, "1 byte", "1 byte"),
            (999, "999 bytes", "999 bytes"),
            (1_000, "1 kB", "1 kB"),
            (2_449, "2.4 kB", "2,4 kB"),
            (850_400, "850 kB", "850 kB"),
            (999_499, "999 kB", "999 kB"),
            (999_500, "1 MB", "1 MB"),
            (2_400_000, "2.4 MB", "2,4 MB"),
            (9_960_000, "10 MB", "10 MB"),
            (10_000_000, "10 MB", "10 MB"),
            (1_200_000_000, "1.2 GB", "1,2 GB"),
        ];
        for (bytes, english, spanish) in cases {
            let plain = |said: String| said.replace('\u{a0}', " ");
            assert_eq!(
                (plain(EN.file_size(bytes)), plain(ES.file_size(bytes))),
                (english.into(), spanish.into())
            );
        }
    }

    #[test]
    fn every_language_says_from_how_many_digits_it_groups() {
        for lang in Lang::ALL {
            let least = Words::new(lang).number_group_least().parse::<usize>();
            assert!(least.is_ok_and(|least| least >= 4), "{lang}");
        }
    }
}
