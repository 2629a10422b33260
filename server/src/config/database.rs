//! Where cases are kept.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::{Errors, Secret};

/// `[database]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// `sqlite:<file>` or `postgres://…`, without a password that should stay secret.
    pub url: String,
    /// The password for PostgreSQL.
    pub password: Secret,
    /// The file that holds it instead.
    pub password_file: String,
}

impl Default for Database {
    fn default() -> Self {
        Self {
            url: "sqlite:data/calltag.db".into(),
            password: Secret::default(),
            password_file: String::new(),
        }
    }
}

impl Database {
    pub(super) fn check(&mut self, errors: &mut Errors) {
        let known = ["sqlite:", "postgres://", "postgresql://"]
            .iter()
            .any(|kind| self.url.starts_with(kind));
        errors.unless(
            known,
            "database.url",
            "must begin with sqlite:, postgres:// or postgresql://",
        );
        self.password
            .or_file(&self.password_file, "database.password_file", errors);
    }

    /// The address with the password in it, for the driver alone.
    pub fn whole_url(&self) -> Result<String, &'static str> {
        let password = self.password.reveal();
        if password.is_empty() || self.url.starts_with("sqlite:") {
            return Ok(self.url.clone());
        }
        // `postgres://user@host/name`: the password goes behind the user, percent-encoded (RFC 3986, 2.1).
        let (scheme, rest) = self
            .url
            .split_once("://")
            .ok_or("database.url has no host")?;
        let (user, place) = rest
            .split_once('@')
            .ok_or("database.url names no user for its password")?;
        let mut encoded = String::new();
        for byte in password.bytes() {
            _ = write!(encoded, "%{byte:02X}");
        }
        Ok(format!("{scheme}://{user}:{encoded}@{place}"))
    }
}
