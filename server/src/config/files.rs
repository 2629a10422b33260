//! Where uploaded files are kept.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::Errors;

/// `[files]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Files {
    /// The folder; it is created when it is missing.
    pub dir: PathBuf,
}

impl Default for Files {
    fn default() -> Self {
        Self {
            dir: "data/files".into(),
        }
    }
}

impl Files {
    pub(super) fn check(&self, errors: &mut Errors) {
        errors.unless(!self.dir.is_file(), "files.dir", "is a file, not a folder");
    }
}
