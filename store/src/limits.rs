//! How often something was tried: counted in the database, so that a restart or a second server forgets nothing.

use crate::backend::{Tx, on};
use crate::error::StoreResult;

const HIT: &str = "
    insert into limit_counter (bucket, window_start, hits)
    values ($1, $2, 1)
    on conflict (bucket, window_start) do update set hits = limit_counter.hits + 1
    returning hits";
const SWEEP: &str = "delete from limit_counter where window_start < $1";

impl Tx {
    /// Counts one try in the stretch of time that begins at `window_start`; answers how many there were.
    pub async fn hit(&mut self, bucket: &str, window_start: i64) -> StoreResult<i64> {
        Ok(
            on!(*self, c => sqlx::query_scalar(HIT).bind(bucket).bind(window_start).fetch_one(c).await)?,
        )
    }

    /// Forgets the stretches of time that began before `before`.
    pub async fn sweep_limits(&mut self, before: i64) -> StoreResult<()> {
        on!(*self, c => sqlx::query(SWEEP).bind(before).execute(c).await.map(drop))?;
        Ok(())
    }
}
