//! The two databases and the one transaction over them. The few things that must differ are here.

use std::sync::Arc;
use std::time::Duration;

use domain::ledger::Party;
use domain::serial::Serial;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};

use crate::error::{StoreError, StoreResult};

/// Connections of PostgreSQL, and readers of SQLite.
const CONNECTIONS: u32 = 8;

/// By default each statement of PostgreSQL sees a later moment than the one before.
const READ_POSTGRES: &str = "begin isolation level repeatable read, read only";
/// Held by whoever adds events, until they commit. The number means nothing but this lock.
const EVENT_LOCK: &str = "select pg_advisory_xact_lock(7163)";

/// Held by whoever opens a return for a device, by the hash of its serial. Two numbers, so that it is never the lock
/// of the events.
const SERIAL_LOCK: &str = "select pg_advisory_xact_lock(7165, hashtext($1))";
/// Held by whoever promises, gives or counts devices of a product, by the hash of its number.
const SHELF_LOCK: &str = "select pg_advisory_xact_lock(7166, hashtext($1))";

/// Held by whoever charges or books on an account, by the hash of its holder.
const ACCOUNT_LOCK: &str = "select pg_advisory_xact_lock(7167, hashtext($1))";

/// An open database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {
    pools: Arc<Pools>,
}

#[derive(Debug)]
pub(crate) enum Pools {
    /// SQLite has one writer: a pool of one connection queues them here, where waiting is fair and cheap.
    Sqlite {
        read: SqlitePool,
        write: SqlitePool,
    },
    Postgres(PgPool),
}

impl Store {
    /// Opens the database at `sqlite:PATH` or `postgres://…` and brings it to this version.
    pub async fn open(url: &str) -> StoreResult<Self> {
        let pools = if url.starts_with("sqlite:") {
            let options = sqlite_options(url)?;
            // A connection to a file does not break while nobody looks: it is not asked before each use.
            let write = SqlitePoolOptions::new()
                .test_before_acquire(false)
                .max_connections(1)
                .connect_with(options.clone())
                .await?;
            // The writer migrates before a reader looks.
            crate::migrate::sqlite(&write).await?;
            let read = SqlitePoolOptions::new()
                .test_before_acquire(false)
                .max_connections(CONNECTIONS)
                .connect_with(options.pragma("query_only", "ON"))
                .await?;
            Pools::Sqlite { read, write }
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options: PgConnectOptions = url.parse().map_err(StoreError::Driver)?;
            let pool = PgPoolOptions::new()
                .max_connections(CONNECTIONS)
                .connect_with(options)
                .await?;
            crate::migrate::postgres(&pool).await?;
            Pools::Postgres(pool)
        } else {
            return Err(StoreError::UnknownUrl);
        };
        Ok(Self {
            pools: Arc::new(pools),
        })
    }

    /// Begins a transaction that only reads, all of it at one moment: a case and its lines are of one version.
    pub async fn read(&self) -> StoreResult<Tx> {
        match &*self.pools {
            Pools::Sqlite { read, .. } => Ok(Tx::Sqlite(read.begin().await?)),
            Pools::Postgres(pool) => Ok(Tx::Postgres(pool.begin_with(READ_POSTGRES).await?)),
        }
    }

    /// Begins a transaction that writes.
    ///
    /// On SQLite it takes the write lock at once (`BEGIN IMMEDIATE`): a transaction that had read before it
    /// wrote could not be given the lock later and would fail instead of waiting.
    pub async fn write(&self) -> StoreResult<Tx> {
        match &*self.pools {
            Pools::Sqlite { write, .. } => {
                Ok(Tx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?))
            }
            Pools::Postgres(pool) => Ok(Tx::Postgres(pool.begin().await?)),
        }
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> StoreResult<()> {
        let mut tx = self.read().await?;
        on!(tx, c => sqlx::query("select 1").execute(c).await.map(drop))?;
        Ok(())
    }

    /// Waits for what is under way and closes. SQLite folds its write-ahead log into the file.
    pub async fn close(&self) {
        match &*self.pools {
            Pools::Sqlite { read, write } => {
                read.close().await;
                if let Err(error) = sqlx::query("pragma wal_checkpoint(truncate)")
                    .execute(write)
                    .await
                {
                    tracing::warn!(%error, "The write-ahead log could not be folded in; the next start does it.");
                }
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

fn sqlite_options(url: &str) -> StoreResult<SqliteConnectOptions> {
    let options: SqliteConnectOptions = url.parse().map_err(StoreError::Driver)?;
    Ok(options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // With NORMAL a power cut may take the last commits; an accepted filing must survive one.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .pragma("trusted_schema", "OFF"))
}

/// A transaction on either database. Dropped without [`Tx::commit`] it leaves no trace.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    /// Makes everything done in this transaction lasting.
    pub async fn commit(self) -> StoreResult<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Lets one transaction at a time add events, so that their order is the order of the commits: who has read
    /// up to an event can ask for what came after it and misses none. SQLite has one writer anyway.
    pub(crate) async fn lock_events(&mut self) -> StoreResult<()> {
        if let Self::Postgres(tx) = self {
            sqlx::query(EVENT_LOCK).execute(&mut **tx).await?;
        }
        Ok(())
    }

    /// Lets one transaction at a time open a return for a device, so that whoever then finds no open one for it opens
    /// the only one. SQLite has one writer anyway.
    pub async fn lock_serial(&mut self, serial: &Serial) -> StoreResult<()> {
        if let Self::Postgres(tx) = self {
            sqlx::query(SERIAL_LOCK)
                .bind(serial.canonical_for_search())
                .execute(&mut **tx)
                .await?;
        }
        Ok(())
    }

    /// Lets one transaction at a time promise, give or count devices of a product, so that none is put aside twice.
    /// SQLite has one writer anyway.
    pub async fn lock_shelf(&mut self, sku: &str) -> StoreResult<()> {
        if let Self::Postgres(tx) = self {
            sqlx::query(SHELF_LOCK).bind(sku).execute(&mut **tx).await?;
        }
        Ok(())
    }

    /// Lets one transaction at a time decide by the balance of an account, so that two do not spend the same credit.
    /// SQLite has one writer anyway.
    pub async fn lock_account(&mut self, holder: Party) -> StoreResult<()> {
        if let Self::Postgres(tx) = self {
            sqlx::query(ACCOUNT_LOCK)
                .bind(holder.account_name())
                .execute(&mut **tx)
                .await?;
        }
        Ok(())
    }
}

/// Runs one query on whichever database is open. The expression is compiled once for each.
macro_rules! on {
    ($tx:expr, $conn:ident => $query:expr) => {
        match &mut $tx {
            $crate::backend::Tx::Sqlite(tx) => {
                let $conn = &mut **tx;
                $query
            }
            $crate::backend::Tx::Postgres(tx) => {
                let $conn = &mut **tx;
                $query
            }
        }
    };
}
pub(crate) use on;
