//! How fast a post of files comes in: who is slow is waited for, who holds the line is not.

use std::time::Duration;

use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tokio::time::{Instant, timeout};

use crate::config::Patience;

/// The pace of one post. Only the time in which its sender is waited for is measured: what is done with a file
/// meanwhile is not their delay.
pub(super) struct Pace {
    patience: Patience,
    waited: Duration,
    bytes: u64,
}

impl Pace {
    pub(super) fn new(patience: Patience) -> Self {
        Self {
            patience,
            waited: Duration::ZERO,
            bytes: 0,
        }
    }

    /// Waits for the next piece, of which `len` says how many bytes it has; ends the post when it does not come, and
    /// when too little has come for too long.
    pub(super) async fn next<T>(
        &mut self,
        next: impl Future<Output = Result<Option<T>, MultipartError>>,
        len: impl FnOnce(&T) -> usize,
    ) -> Result<Option<T>, Response> {
        let begun = Instant::now();
        let Ok(next) = timeout(self.patience.silence, next).await else {
            return Err(StatusCode::REQUEST_TIMEOUT.into_response());
        };
        // The form did not arrive whole, or is none.
        let next = next.map_err(|error| error.status().into_response())?;
        self.waited += begun.elapsed();
        self.bytes += next.as_ref().map_or(0, len) as u64;
        if next.is_some() && self.is_too_slow() {
            return Err(StatusCode::REQUEST_TIMEOUT.into_response());
        }
        Ok(next)
    }

    /// Whether too little came in the time that has now been waited; after it the next time begins.
    fn is_too_slow(&mut self) -> bool {
        if self.waited < self.patience.pace_over {
            return false;
        }
        let slow = self.bytes < self.patience.pace_bytes;
        (self.waited, self.bytes) = (Duration::ZERO, 0);
        slow
    }
}
