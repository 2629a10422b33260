//! Whether what came by itself was signed by the provider, and lately (`Stripe-Signature`, scheme `v1`).

use domain::time::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// How many seconds the moment of a signature may be from ours.
const TOLERANCE: i64 = 5 * 60;
/// How many signatures are looked at: the provider signs with two secrets at most.
const MOST_SIGNATURES: usize = 8;
/// How many bytes a signature has.
const LENGTH: usize = 32;

/// Why something is not taken for the provider's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotGenuine {
    /// There is no signature, or it is not written as one.
    #[error("the signature is missing or not written as one")]
    NoSignature,
    /// It was signed with another secret, or something else was.
    #[error("it was not signed with our secret")]
    OtherSecret,
    /// It was signed too long ago, or in the future: somebody may send it again.
    #[error("it was signed too far from now")]
    TooFar,
    /// It is signed, and is no word of the provider.
    #[error("it is signed and not understood")]
    Garbled,
}

/// Checks the signature of a body. While a secret is changed the provider signs with both, so any of several may be right.
/// Takes as long whichever byte is wrong.
pub fn check(secret: &str, header: &str, body: &[u8], now: Timestamp) -> Result<(), NotGenuine> {
    let mut signed_at = None;
    let mut signatures = Vec::new();
    for (name, value) in header.split(',').filter_map(|part| part.split_once('=')) {
        match name.trim() {
            "t" => signed_at = value.trim().parse::<i64>().ok(),
            "v1" if signatures.len() < MOST_SIGNATURES => {
                signatures.extend(bytes(value.trim()).filter(|bytes| bytes.len() == LENGTH));
            }
            // Other schemes are the provider's tests.
            _ => {}
        }
    }
    let signed_at = signed_at.ok_or(NotGenuine::NoSignature)?;
    if signatures.is_empty() {
        return Err(NotGenuine::NoSignature);
    }
    let seconds = now.micros().div_euclid(1_000_000);
    if seconds.abs_diff(signed_at) > TOLERANCE.unsigned_abs() {
        return Err(NotGenuine::TooFar);
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes())
        .expect("HMAC takes a key of any length (RFC 2104)");
    mac.update(signed_at.to_string().as_bytes());
    mac.update(b".");
    mac.update(body);
    // The body is hashed once, however many signatures somebody sends.
    let genuine = signatures
        .iter()
        .any(|signature| mac.clone().verify_slice(signature).is_ok());
    if !genuine {
        return Err(NotGenuine::OtherSecret);
    }
    Ok(())
}

/// Hexadecimal as bytes.
fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = hex
        .chars()
        .map(|digit| {
            digit
                .to_digit(16)
                .and_then(|value| u8::try_from(value).ok())
        })
        .collect();
    let (pairs, rest) = digits.as_deref()?.as_chunks::<2>();
    rest.is_empty()
        .then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = br#"{"id":"evt_1","object":"event"}"#;
    const SECRET: &str = "whsec_test_secret";
    const AT: i64 = 1_772_550_000;
    const OURS: &str = "ab56178f906e46557db38be7f9d43f7d5adf3f5ebec8242408a2e9f86113dc20";
    const OTHERS: &str = "5e84f52045819b8a5f033677c8db2389e216a60913f7da4537481b6ff66a8c4b";

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000)
    }

    fn checked(header: &str, now: i64) -> Result<(), NotGenuine> {
        check(SECRET, header, BODY, at(now))
    }

    #[test]
    fn what_the_provider_has_signed_is_its_word() {
        assert_eq!(checked(&format!("t={AT},v1={OURS}"), AT + 3), Ok(()));
        assert_eq!(checked(&format!("t={AT}, v1={OURS}, v0=ab"), AT), Ok(()));
    }

    #[test]
    fn while_the_secret_is_changed_one_of_two_is_right() {
        let header = format!("t={AT},v1={OTHERS},v1={OURS}");
        assert_eq!(checked(&header, AT), Ok(()));
    }

    #[test]
    fn a_header_full_of_signatures_is_not_looked_through() {
        let header = format!("t={AT}{},v1={OURS}", format!(",v1={OTHERS}").repeat(8));
        assert_eq!(checked(&header, AT), Err(NotGenuine::OtherSecret));
        let empty = format!("t={AT}{},v1={OURS}", ",v1=".repeat(100));
        assert_eq!(checked(&empty, AT), Ok(()), "what is none does not count");
    }

    #[test]
    fn what_another_has_signed_is_not() {
        let other = checked(&format!("t={AT},v1={OTHERS}"), AT);
        assert_eq!(other, Err(NotGenuine::OtherSecret));
        let moved = checked(&format!("t={},v1={OURS}", AT + 1), AT);
        assert_eq!(
            moved,
            Err(NotGenuine::OtherSecret),
            "the moment is signed too"
        );
        let changed = check(SECRET, &format!("t={AT},v1={OURS}"), b"{}", at(AT));
        assert_eq!(changed, Err(NotGenuine::OtherSecret));
    }

    #[test]
    fn what_was_signed_five_minutes_from_now_is_old() {
        let header = format!("t={AT},v1={OURS}");
        assert_eq!(checked(&header, AT + 300), Ok(()));
        assert_eq!(checked(&header, AT + 301), Err(NotGenuine::TooFar));
        assert_eq!(checked(&header, AT - 301), Err(NotGenuine::TooFar));
    }

    #[test]
    fn without_a_signature_nothing_is() {
        for header in [
            String::new(),
            format!("t={AT}"),
            format!("v1={OURS}"),
            format!("t=now,v1={OURS}"),
            format!("t={AT},v0={OURS}"),
            format!("t={AT},v1=xyz"),
            format!("t={AT},v1=abc"),
        ] {
            assert_eq!(
                checked(&header, AT),
                Err(NotGenuine::NoSignature),
                "{header}"
            );
        }
    }
}
