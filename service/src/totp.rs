//! The second factor of staff: time-based one-time passwords (RFC 6238).

use domain::time::Timestamp;
use qrcode::QrCode;
use qrcode::render::svg;
use totp_rs::{Builder, Secret, Totp};

use crate::entropy::Entropy;

/// The shared secret of one person's authenticator: 160 bits, as RFC 4226 section 4 recommends.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpSecret([u8; 20]);

/// Why an enrolment cannot be shown.
#[derive(Debug, thiserror::Error)]
#[error("the enrolment address of an authenticator cannot be built: {0}")]
pub struct NoEnrolment(String);

/// What a person needs to add the secret to an authenticator.
#[derive(Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The `otpauth://` address.
    pub uri: String,
    /// The same address as a QR code: an `<svg>` element, black on white with its quiet zone.
    pub svg: String,
    /// The secret in Base32, for typing.
    pub typed: String,
}

impl TotpSecret {
    /// A fresh secret.
    pub fn new(entropy: &Entropy) -> Self {
        Self(entropy.bytes())
    }

    /// Reads a secret back from where it was kept; `None` when it has another length.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Reads a secret back from its Base32 text; `None` when it is none of ours.
    pub fn from_typed(text: &str) -> Option<Self> {
        let secret = Secret::try_from_base32(text.trim()).ok()?;
        Self::from_bytes(secret.as_ref())
    }

    /// The secret in Base32 (RFC 4648, section 6), for typing and for keeping.
    pub fn typed(&self) -> String {
        Secret::from(self.0.to_vec()).to_base32()
    }

    /// The secret's bytes, for keeping.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// The step of thirty seconds that `code` belongs to, when it is right at `now` or one step either side
    /// (RFC 6238, section 5.2).
    ///
    /// A code may be used once: the step must be later than `used`, the step accepted last.
    /// The caller keeps the answer as the new `used`.
    pub fn verify(&self, code: &str, now: Timestamp, used: Option<u64>) -> Option<u64> {
        let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let seconds = u64::try_from(now.micros() / 1_000_000).ok()?;
        let step = self.totp("", "").ok()?.check(&digits, seconds)?;
        used.is_none_or(|last| step > last).then_some(step)
    }

    /// The enrolment of `account` (an e-mail address) with `issuer` (the maker's name).
    pub fn enrolment(&self, issuer: &str, account: &str) -> Result<Enrolment, NoEnrolment> {
        // A colon separates issuer and account in the address and is allowed in neither.
        let totp = self.totp(&issuer.replace(':', " "), &account.replace(':', " "))?;
        let uri = totp
            .to_url()
            .map_err(|error| NoEnrolment(error.to_string()))?;
        let svg = qr_svg(&uri)?;
        Ok(Enrolment {
            uri,
            svg,
            typed: self.typed(),
        })
    }

    fn totp(&self, issuer: &str, account: &str) -> Result<Totp, NoEnrolment> {
        let issuer = (!issuer.is_empty()).then_some(issuer);
        Builder::new()
            .with_secret(self.0.to_vec())
            .with_issuer(issuer)
            .with_account_name(account)
            .build()
            .map_err(|error| NoEnrolment(error.to_string()))
    }
}

impl std::fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Enrolment(…)")
    }
}

fn qr_svg(text: &str) -> Result<String, NoEnrolment> {
    let code = QrCode::new(text).map_err(|error| NoEnrolment(error.to_string()))?;
    let document = code
        .render::<svg::Color<'_>>()
        .min_dimensions(240, 240)
        .build();
    // Inside a page the XML declaration has no place.
    let start = document.find("<svg").unwrap_or(0);
    Ok(document[start..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: the secret of its SHA-1 vectors.
    fn rfc_secret() -> TotpSecret {
        TotpSecret::from_bytes(b"12345678901234567890").unwrap()
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn the_vectors_of_rfc_6238_are_accepted() {
        // The last six of the eight digits that appendix B gives.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (2_000_000_000, "279037"),
        ] {
            let step = rfc_secret().verify(code, at(seconds), None);
            assert_eq!(step, Some(u64::try_from(seconds / 30).unwrap()));
        }
    }

    #[test]
    fn one_step_either_side_is_accepted_and_two_are_not() {
        let typed = |seconds| rfc_secret().verify("287 082", at(seconds), None);
        assert_eq!([typed(29), typed(59), typed(89)], [Some(1); 3]);
        assert_eq!([typed(120), typed(-40)], [None; 2]);
    }

    #[test]
    fn a_code_is_not_accepted_twice() {
        let used = rfc_secret().verify("287082", at(59), None);
        assert_eq!(rfc_secret().verify("287082", at(60), used), None);
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for code in ["", "28708", "2870820", "abcdef", "２８７０８２"] {
            assert_eq!(rfc_secret().verify(code, at(59), None), None, "{code}");
        }
    }

    #[test]
    fn a_secret_is_read_back_from_its_text() {
        let secret = rfc_secret();
        assert_eq!(TotpSecret::from_typed(&secret.typed()), Some(secret));
        for text in ["", "GEZDGNBV", "not base 32", "0189"] {
            assert_eq!(TotpSecret::from_typed(text), None, "{text}");
        }
    }

    #[test]
    fn an_enrolment_names_issuer_and_account() {
        let enrolment = rfc_secret()
            .enrolment("Maker: Returns", "ana@example.com")
            .unwrap();
        assert!(
            enrolment.uri.starts_with("otpauth://totp/Maker"),
            "{}",
            enrolment.uri
        );
        assert!(
            enrolment
                .uri
                .contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        );
        assert!(enrolment.svg.starts_with("<svg") && enrolment.svg.trim_end().ends_with("</svg>"));
        assert_eq!(enrolment.typed, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
