//! What time it is.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// `[clock]`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Clock {
    /// A file that holds microseconds since 1970 UTC: the time stands still there until the file
    /// changes. For tests; without it the machine's clock is asked.
    pub file: Option<PathBuf>,
}
