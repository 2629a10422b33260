//! How long devices stay with us, as everybody may read it (S4, S5; specification, section 6).

use std::sync::{Arc, Mutex, PoisonError};

use domain::time::Timestamp;
use domain::turnaround::{DAYS, Turnaround};

use crate::desk::Desk;
use crate::error::Result;

/// For how many minutes a figure is told again before it is counted anew: the start page is asked for often, and a
/// figure over weeks does not change within minutes.
const MINUTES: i64 = 10;

/// The figure that this process has counted last.
#[derive(Debug, Clone, Default)]
pub struct Published(Arc<Mutex<Option<Counted>>>);

/// A figure, or that there was none, and when it was counted.
#[derive(Debug, Clone, Copy)]
struct Counted {
    at: Timestamp,
    figure: Option<Turnaround>,
}

impl Published {
    /// What was counted within the last minutes.
    fn fresh(&self, now: Timestamp) -> Option<Counted> {
        let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.filter(|last| last.at <= now && now < last.at.plus_minutes(MINUTES))
    }

    fn keep(&self, counted: Counted) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(counted);
    }
}

impl Desk {
    /// Within how many business days devices left us lately; `None` when they were too few to say anything.
    pub async fn turnaround(&self) -> Result<Option<Turnaround>> {
        let now = self.now();
        if let Some(counted) = self.published.fresh(now) {
            return Ok(counted.figure);
        }
        let since = self.calendar.zone.date(now.plus_days(-DAYS));
        let mut tx = self.store.read().await?;
        let stays = tx.stays_since(since).await?;
        let figure = Turnaround::of(&stays, &self.calendar);
        self.published.keep(Counted { at: now, figure });
        Ok(figure)
    }
}
