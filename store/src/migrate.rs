//! The schema, version by version, embedded in the binary. Both folders name the same versions.

use sqlx::migrate::Migrator;
use sqlx::{PgPool, SqlitePool};

use crate::error::StoreResult;

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// One migrator at a time: it holds the write lock from the first look to the end, against other processes too.
pub(crate) async fn sqlite(pool: &SqlitePool) -> StoreResult<()> {
    let mut tx = pool.begin_with("BEGIN IMMEDIATE").await?;
    // `run` would have a borrowed connection live for ever; this is what it calls itself.
    SQLITE.run_direct(None, &mut *tx, false).await?;
    Ok(tx.commit().await?)
}

/// One migrator at a time: sqlx holds an advisory lock while it runs.
pub(crate) async fn postgres(pool: &PgPool) -> StoreResult<()> {
    Ok(POSTGRES.run(pool).await?)
}
