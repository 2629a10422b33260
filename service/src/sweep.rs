//! What is past its days is forgotten: drafts, refused forms, sessions, links, codes, counters and files that no row names.

use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::jobs::{Job, at_once};

/// Seconds between two sweeps.
const EVERY: i64 = 3600;
/// Seconds for which a count of tries is kept.
const COUNTS_KEPT: i64 = 2 * 24 * 3600;
/// Days after which the provider does not tell again what it has told.
const WORDS_KEPT: i64 = 40;
/// Seconds after which a file that no row names is an orphan: its row was never written, or is gone.
const FILE_MAY_WAIT: i64 = 24 * 3600;

impl Desk {
    /// Forgets what is past its days, and plans the next time.
    pub(crate) async fn sweep(&self) -> Result<()> {
        let now = self.now();
        let mut tx = self.store.write().await?;
        tx.sweep_drafts(now.micros()).await?;
        tx.sweep_echoes(now.micros()).await?;
        tx.sweep_sessions(now.micros()).await?;
        // A code that has ended says so for a day to who comes late with the mail.
        tx.sweep_secrets(now.plus_days(-1).micros()).await?;
        tx.sweep_limits(now.plus_seconds(-COUNTS_KEPT).micros())
            .await?;
        tx.forget_provider_events(now.plus_days(-WORDS_KEPT))
            .await?;
        self.enqueue_sweep(&mut tx, now.plus_seconds(EVERY)).await?;
        tx.commit().await?;
        self.sweep_files().await
    }

    /// Plans the first sweep; harmless when one is planned already.
    pub async fn plan_sweep(&self) -> Result<()> {
        let mut tx = self.store.write().await?;
        self.enqueue_sweep(&mut tx, self.now()).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn enqueue_sweep(&self, tx: &mut store::Tx, at: domain::time::Timestamp) -> Result<()> {
        let hour = at.micros() / (EVERY * 1_000_000);
        self.enqueue_once(tx, &at_once(at, Job::Sweep), &format!("sweep-{hour}"))
            .await
    }

    async fn sweep_files(&self) -> Result<()> {
        let before = self.now().plus_seconds(-FILE_MAY_WAIT);
        for file in self.blobs.list().await.map_err(Error::internal)? {
            if file.written_at.is_none_or(|written| written >= before) {
                continue;
            }
            let mut tx = self.store.read().await?;
            let named = tx.is_named(&file.id.to_string()).await?;
            drop(tx);
            if !named {
                let removed = self.blobs.delete_if_older(file.id, before).await;
                removed.map_err(Error::internal)?;
            }
        }
        Ok(())
    }
}
