//! What time it is: the one place that asks.
//!
//! Everything below [`Clock`] takes the moment as an argument, so that a rule about days can be tested on any day.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use domain::time::Timestamp;

/// A source of the current moment.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's own clock.
    System,
    /// A moment that stands still until it is moved, in microseconds since 1970 UTC.
    Fixed(Arc<AtomicI64>),
    /// A file that holds microseconds since 1970 UTC as decimal text, read at each question.
    /// It lets a browser test move the time of a running server, and serves the demo; never production.
    File(PathBuf),
}

impl Clock {
    /// A clock that stands still at `moment`.
    pub fn fixed(moment: Timestamp) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(moment.micros())))
    }

    /// The current moment, in whole microseconds as both databases keep it.
    ///
    /// A clock file that is missing or unreadable falls back to the machine's clock, and says so in the log.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_micros(match self {
            Self::System => system_micros(),
            Self::Fixed(micros) => micros.load(Ordering::SeqCst),
            Self::File(path) => file_micros(path),
        })
    }

    /// Moves a fixed clock forward; the other clocks move by themselves and ignore it.
    pub fn advance(&self, by: Duration) {
        match self {
            Self::Fixed(micros) => {
                micros.fetch_add(whole_micros(by), Ordering::SeqCst);
            }
            Self::System | Self::File(_) => {}
        }
    }
}

/// Microseconds since 1970 UTC of a moment the operating system names, such as the age of a file.
pub(crate) fn since_1970(moment: SystemTime) -> i64 {
    match moment.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => whole_micros(after),
        Err(before) => -whole_micros(before.duration()),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one clock that all others are told from"
)]
fn system_micros() -> i64 {
    since_1970(SystemTime::now())
}

fn file_micros(path: &Path) -> i64 {
    let written = std::fs::read_to_string(path)
        .ok()
        .and_then(|text| text.trim().parse().ok());
    written.unwrap_or_else(|| {
        tracing::warn!(clock.file = %path.display(), "The clock file holds no time; the machine's clock is used.");
        system_micros()
    })
}

fn whole_micros(span: Duration) -> i64 {
    i64::try_from(span.as_micros()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let clock = Clock::fixed(Timestamp::from_micros(1_000));
        let same = clock.clone();
        clock.advance(Duration::from_secs(1));
        assert_eq!(same.now().micros(), 1_001_000);
    }

    #[test]
    fn a_clock_file_is_read_each_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("now");
        std::fs::write(&path, "42\n").unwrap();
        let clock = Clock::File(path.clone());
        assert_eq!(clock.now().micros(), 42);
        std::fs::write(&path, "43").unwrap();
        assert_eq!(clock.now().micros(), 43);
    }

    #[test]
    fn a_clock_file_without_a_time_falls_back_to_the_machine() {
        assert!(Clock::File("/nowhere/at/all".into()).now().micros() > 1_700_000_000_000_000);
    }
}
