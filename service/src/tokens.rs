//! Secrets that open something: link and session tokens, and one-time codes.
//!
//! The database keeps hashes only; the secret itself is seen once, by its holder.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::entropy::Entropy;

/// A secret of 256 random bits, carried in a link or a cookie (ASVS 7.2.3 and 11.5.1 ask for 128).
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// A fresh token.
    pub fn new(entropy: &Entropy) -> Self {
        Self(entropy.bytes())
    }

    /// Reads the text of a token; `None` when it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// The secret as text for an address or a cookie: 43 characters of `A-Z a-z 0-9 - _`.
    pub fn expose(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What the database keeps and looks up.
    /// A plain SHA-256 is enough, for 256 random bits cannot be guessed.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// A code of six digits that is mailed to a person and typed back (ASVS 6.5.4: at least 20 bits, rate-limited).
#[derive(Clone, PartialEq, Eq)]
pub struct OneTimeCode([u8; 6]);

impl OneTimeCode {
    /// A fresh code, each of the million equally likely.
    pub fn new(entropy: &Entropy) -> Self {
        let mut rest = entropy.below(1_000_000);
        let mut digits = [b'0'; 6];
        for digit in digits.iter_mut().rev() {
            *digit = b"0123456789"[usize::try_from(rest % 10).unwrap_or(0)];
            rest /= 10;
        }
        Self(digits)
    }

    /// Reads what a person typed, forgiving spaces and dashes; `None` unless six digits remain.
    pub fn parse(text: &str) -> Option<Self> {
        let typed: Vec<u8> = text
            .bytes()
            .filter(|byte| !matches!(byte, b' ' | b'-'))
            .collect();
        let digits: [u8; 6] = typed.try_into().ok()?;
        digits
            .iter()
            .all(u8::is_ascii_digit)
            .then_some(Self(digits))
    }

    /// The six digits, for the mail.
    pub fn expose(&self) -> &str {
        // Only ASCII digits are ever stored.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// What the database keeps, bound to the request that asked for the code (ASVS 6.6.2):
    /// the same digits mean nothing under another `request`.
    pub fn hash(&self, request: &[u8]) -> [u8; 32] {
        self.mac(request).finalize().into_bytes().into()
    }

    /// Whether this is the code whose hash was kept, compared in constant time.
    pub fn matches(&self, request: &[u8], kept: &[u8]) -> bool {
        self.mac(request).verify_slice(kept).is_ok()
    }

    fn mac(&self, request: &[u8]) -> Hmac<Sha256> {
        let mut mac = keyed(request);
        mac.update(&self.0);
        mac
    }
}

impl std::fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OneTimeCode(…)")
    }
}

/// Whether two secrets are equal, in a time that does not tell where they differ.
pub fn same(one: &[u8], other: &[u8]) -> bool {
    // Comparing MACs leaves nothing to learn from the time that the comparison itself takes.
    let mut kept = keyed(b"");
    kept.update(one);
    let mut given = keyed(b"");
    given.update(other);
    given.verify(&kept.finalize().into_bytes()).is_ok()
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes a key of any length (RFC 2104)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_its_address() {
        let token = Token::new(&Entropy::seeded(1));
        let text = token.expose();
        assert_eq!(text.len(), 43);
        assert!(
            text.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        );
        assert_eq!(Token::parse(&text), Some(token));
    }

    #[test]
    fn what_is_no_token_is_refused() {
        for text in [
            "",
            "abc",
            &"A".repeat(44),
            &"ü".repeat(43),
            &format!("{}=", "A".repeat(42)),
        ] {
            assert_eq!(Token::parse(text), None, "{text}");
        }
    }

    #[test]
    fn secrets_do_not_show_in_logs() {
        let entropy = Entropy::seeded(1);
        assert_eq!(
            format!(
                "{:?} {:?}",
                Token::new(&entropy),
                OneTimeCode::new(&entropy)
            ),
            "Token(…) OneTimeCode(…)"
        );
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(
            OneTimeCode::parse(" 012 345-"),
            OneTimeCode::parse("012345")
        );
        for text in ["", "12345", "1234567", "12a456", "１２３４５６"] {
            assert_eq!(OneTimeCode::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_code_opens_only_the_request_that_asked_for_it() {
        let code = OneTimeCode::parse("012345").unwrap();
        let kept = code.hash(b"request 1");
        assert!(code.matches(b"request 1", &kept));
        assert!(!code.matches(b"request 2", &kept));
        assert!(
            !OneTimeCode::parse("012346")
                .unwrap()
                .matches(b"request 1", &kept)
        );
        assert!(!code.matches(b"request 1", &[]));
    }

    #[test]
    fn every_first_digit_is_equally_likely() {
        let entropy = Entropy::seeded(9);
        let mut count = [0_u32; 10];
        for _ in 0..20_000 {
            count[usize::from(OneTimeCode::new(&entropy).expose().as_bytes()[0] - b'0')] += 1;
        }
        assert!(
            count.iter().all(|&n| (1_800..2_200).contains(&n)),
            "{count:?}"
        );
    }

    #[test]
    fn secrets_are_the_same_only_when_equal() {
        assert!(same(b"abc", b"abc"));
        assert!(!same(b"abc", b"abd"));
        assert!(!same(b"abc", b"ab"));
    }
}
