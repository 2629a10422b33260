//! A value that is never shown.

use std::fmt;
use std::path::Path;

use serde::{Deserialize, Serialize, Serializer};

use super::Errors;

/// A password or key. Printing and serialising it tell only whether there is one.
#[derive(Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The value itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Replaces the value by the first line of `file`, when one is named.
    pub fn or_file(&mut self, file: &str, key: &str, errors: &mut Errors) {
        if file.is_empty() {
            return;
        }
        match std::fs::read_to_string(Path::new(file)) {
            Ok(text) => text
                .lines()
                .next()
                .unwrap_or_default()
                .clone_into(&mut self.0),
            Err(error) => errors.add(key, format!("{file}: {error}")),
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "none" } else { "hidden" })
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // An empty one must stay empty: defaults are serialised before they are overridden.
        serializer.serialize_str(if self.0.is_empty() { "" } else { "hidden" })
    }
}
