//! Who charges cards.

use axum::http::Uri;
use serde::{Deserialize, Serialize};

use super::{Errors, Secret};

/// `[payments]`. Without keys no card is taken, and everything is charged to accounts.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Payments {
    /// The secret key of the account at Stripe, `sk_…`.
    pub secret_key: Secret,
    /// The file that holds it instead.
    pub secret_key_file: String,
    /// The secret with which Stripe signs what it posts to `/hooks/stripe`, `whsec_…`.
    pub hook_secret: Secret,
    /// The file that holds it instead.
    pub hook_secret_file: String,
    /// Where it is asked, when not at Stripe's own address.
    pub address: String,
}

impl Payments {
    /// Whether cards are taken.
    pub fn are_on(&self) -> bool {
        !self.secret_key.reveal().is_empty()
    }

    pub(super) fn check(&mut self, errors: &mut Errors) {
        self.secret_key
            .or_file(&self.secret_key_file, "payments.secret_key_file", errors);
        self.hook_secret
            .or_file(&self.hook_secret_file, "payments.hook_secret_file", errors);
        let hears = !self.hook_secret.reveal().is_empty();
        errors.unless(
            hears || !self.are_on(),
            "payments.hook_secret",
            "is needed with payments.secret_key: it tells Stripe's word from anybody's",
        );
        errors.unless(
            self.are_on() || !hears,
            "payments.secret_key",
            "is needed with payments.hook_secret",
        );
        errors.unless(
            self.address.is_empty() || is_protected(&self.address),
            "payments.address",
            "must begin with https://; http:// only on this machine",
        );
    }
}

/// Whether the key can be sent there: by `https`, or without leaving the machine.
fn is_protected(address: &str) -> bool {
    address
        .parse::<Uri>()
        .is_ok_and(|uri| match uri.scheme_str() {
            Some("https") => uri.host().is_some(),
            Some("http") => matches!(uri.host(), Some("127.0.0.1" | "[::1]" | "localhost")),
            Some(_) | None => false,
        })
}
