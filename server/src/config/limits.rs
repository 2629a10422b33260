//! How much of everything.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Errors;

/// `[limits]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Bytes of a form; uploads have their own.
    pub body_bytes: usize,
    /// Seconds until a request must have its answer.
    pub request_seconds: u64,
    /// Requests at the same time; the next one is told to come back.
    pub concurrent_requests: usize,
    /// Open connections; the next one waits to be accepted.
    pub connections: usize,
    /// Seconds that requests under way get when the server stops.
    pub stop_seconds: u64,
    /// How long anybody is waited for.
    #[serde(skip)]
    pub patience: Patience,
}

/// How long who is slow is waited for. It is the program's own and not configured; a value, so that a test need not
/// wait for a minute either.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How long the header of a request may take, the pause since the answer before included: who opens connections
    /// and says nothing does not keep them.
    pub header: Duration,
    /// How long an answer may wait for its receiver to take the next piece.
    pub write: Duration,
    /// How long the next piece of a post of files may be awaited.
    pub silence: Duration,
    /// Over how much waiting the pace of a post of files is measured.
    pub pace_over: Duration,
    /// The fewest bytes of a post of files in that time: who sends a byte now and then holds one of few places.
    pub pace_bytes: u64,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            header: Duration::from_mins(1),
            write: Duration::from_secs(30),
            silence: Duration::from_secs(30),
            pace_over: Duration::from_mins(1),
            pace_bytes: 60 * 1024,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 128 * 1024,
            request_seconds: 30,
            concurrent_requests: 512,
            connections: 4096,
            stop_seconds: 20,
            patience: Patience::default(),
        }
    }
}

impl Limits {
    pub(super) fn check(&self, errors: &mut Errors) {
        errors.unless(
            self.body_bytes >= 4096,
            "limits.body_bytes",
            "must be at least 4096",
        );
        errors.unless(
            self.request_seconds > 0,
            "limits.request_seconds",
            "must be at least 1",
        );
        errors.unless(
            self.concurrent_requests > 0,
            "limits.concurrent_requests",
            "must be at least 1",
        );
        errors.unless(
            (64..=1_000_000).contains(&self.connections),
            "limits.connections",
            "must be from 64 to 1000000",
        );
    }
}
