//! Which language: by its tag, or by what a browser prefers.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{Lang, Words};

/// A tag of a language that the catalogue does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLanguage(String);

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the catalogue has no language {:?}", self.0)
    }
}

impl std::error::Error for UnknownLanguage {}

impl Lang {
    /// Its own name, as a choice of languages shows it.
    pub const fn name(self) -> &'static str {
        Words::new(self).language_name()
    }

    /// The language with this tag, in upper or lower case.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(code))
    }

    /// The language that a browser prefers, from the header `Accept-Language` (RFC 9110, 12.5.4); the reference
    /// language when it names none that we have. `es-MX` is served by `es`, `pt` by `pt-BR`.
    pub fn from_accept_language(header: &str) -> Self {
        let ranges: Vec<Range<'_>> = header.split(',').filter_map(Range::parse).collect();
        // Greater weight first, then the order of the header, then our own.
        let ranked = Self::ALL
            .into_iter()
            .filter_map(|lang| Some((lang, preference(lang, &ranges)?)));
        ranked
            .reduce(|best, next| {
                if (next.1.0 > best.1.0) || (next.1.0 == best.1.0 && next.1.1 < best.1.1) {
                    next
                } else {
                    best
                }
            })
            .map_or_else(Self::default, |(lang, _)| lang)
    }
}

/// One element of the header with its weight in thousandths.
struct Range<'a> {
    tag: &'a str,
    weight: u16,
}

impl<'a> Range<'a> {
    fn parse(element: &'a str) -> Option<Self> {
        let mut parts = element.split(';').map(str::trim);
        let tag = parts.next().filter(|tag| !tag.is_empty())?;
        let weight = match parts.next() {
            None => 1000,
            Some(parameter) => thousandths(
                parameter
                    .strip_prefix("q=")
                    .or_else(|| parameter.strip_prefix("Q="))?,
            )?,
        };
        Some(Self { tag, weight })
    }

    fn names(&self, lang: Lang) -> bool {
        let begins = |long: &str, short: &str| {
            long.get(..short.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(short))
                && matches!(long.as_bytes().get(short.len()), None | Some(b'-'))
        };
        begins(self.tag, lang.code()) || begins(lang.code(), self.tag)
    }
}

/// "0.75" is 750; at most three decimals (RFC 9110, 12.4.2).
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    if decimals.len() > 3 {
        return None;
    }
    let thousandths = whole.parse::<u16>().ok()?.checked_mul(1000)?
        + format!("{decimals:0<3}").parse::<u16>().ok()?;
    (thousandths <= 1000).then_some(thousandths)
}

/// The weight of `lang` and its place in the header; `None` when it is not wanted. A name goes before `*`.
fn preference(lang: Lang, ranges: &[Range<'_>]) -> Option<(u16, usize)> {
    let find = |wanted: &dyn Fn(&Range<'_>) -> bool| {
        let found = ranges.iter().enumerate().filter(|(_, range)| wanted(range));
        found
            .map(|(place, range)| (range.weight, place))
            .max_by_key(|(weight, place)| (*weight, usize::MAX - place))
    };
    find(&|range| range.names(lang))
        .or_else(|| find(&|range| range.tag == "*"))
        .filter(|(weight, _)| *weight > 0)
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::str::FromStr for Lang {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::parse(code).ok_or_else(|| UnknownLanguage(code.to_owned()))
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};

    use super::*;

    #[test]
    fn a_browser_gets_what_it_prefers_most() {
        let cases = [
            ("", Lang::En),
            ("es", Lang::Es),
            ("es-MX,es;q=0.9,en;q=0.8", Lang::Es),
            ("en-US,en;q=0.9,es;q=0.8", Lang::En),
            ("en;q=0.5, es;q=0.501", Lang::Es),
            ("de, fr;q=0.9", Lang::En),
            ("de, es;q=0.1", Lang::Es),
            ("ES-419", Lang::Es),
            ("est", Lang::En),
            ("*", Lang::En),
            ("en;q=0, *", Lang::Es),
            ("es;q=0", Lang::En),
            ("es;q=nonsense, en;q=0.1", Lang::En),
            ("es;q=7, en;q=0.1", Lang::En),
            (",,;;=", Lang::En),
        ];
        for (header, lang) in cases {
            assert_eq!(Lang::from_accept_language(header), lang, "{header}");
        }
    }

    #[test]
    fn a_language_travels_as_its_tag() {
        struct Shown(Lang);
        impl fmt::Display for Shown {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.serialize(f)
            }
        }
        let read = |code: &'static str| {
            let deserializer: StrDeserializer<'_, Error> = code.into_deserializer();
            Lang::deserialize(deserializer)
        };
        for lang in Lang::ALL {
            assert_eq!(Shown(lang).to_string(), lang.code());
            assert_eq!(read(lang.code()), Ok(lang));
        }
        assert!(read("xx").is_err());
    }

    #[test]
    fn a_language_has_its_own_name() {
        assert_eq!([Lang::En, Lang::Es].map(Lang::name), ["English", "Español"]);
        assert_eq!(Lang::parse("ES"), Some(Lang::Es));
        assert_eq!(Lang::parse("es-MX"), None);
    }
}
