//! Where a story takes place: a database of its own, made for it and gone after it.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Mutex, MutexGuard};

use sqlx::{Connection, PgConnection};
use store::{Store, StoreResult, Tx};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

/// The variable that names a PostgreSQL on which databases may be made.
const SERVER: &str = "CALLTAG_TEST_POSTGRES_URL";
/// With one of these a run without PostgreSQL is no run.
const STRICT: [&str; 2] = ["CI", "CALLTAG_REQUIRE_POSTGRES"];

/// A database, open.
pub struct Place {
    /// The memory under test.
    pub store: Store,
    /// Its address, for a second process.
    pub url: String,
}

impl Place {
    /// Writes in a transaction of its own.
    pub async fn write<T>(
        &self,
        work: impl AsyncFnOnce(&mut Tx) -> StoreResult<T>,
    ) -> StoreResult<T> {
        let mut tx = self.store.write().await?;
        let done = work(&mut tx).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// Reads in a transaction of its own.
    pub async fn read<T>(
        &self,
        work: impl AsyncFnOnce(&mut Tx) -> StoreResult<T>,
    ) -> StoreResult<T> {
        work(&mut self.store.read().await?).await
    }

    /// Runs a statement past the store, to see what the database itself refuses; answers how many rows it met.
    pub async fn raw(&self, sql: &str) -> Result<u64, sqlx::Error> {
        let mut tx = self.store.write().await.expect("a transaction");
        let rows = match &mut tx {
            Tx::Sqlite(tx) => sqlx::query(text(sql))
                .execute(&mut **tx)
                .await?
                .rows_affected(),
            Tx::Postgres(tx) => sqlx::query(text(sql))
                .execute(&mut **tx)
                .await?
                .rows_affected(),
        };
        tx.commit().await.expect("a commit");
        Ok(rows)
    }

    /// The rows of a question past the store, each a list of texts.
    pub async fn ask(&self, sqlite: &str, postgres: &str) -> Vec<Vec<String>> {
        use sqlx::Row;
        macro_rules! texts {
            ($rows:expr) => {
                $rows
                    .iter()
                    .map(|row| {
                        (0..row.len())
                            .map(|at| row.get::<Option<String>, _>(at).unwrap_or_default())
                            .collect()
                    })
                    .collect()
            };
        }
        match &mut self.store.read().await.expect("a transaction") {
            Tx::Sqlite(tx) => {
                let rows = sqlx::query(text(sqlite))
                    .fetch_all(&mut **tx)
                    .await
                    .expect("an answer of SQLite");
                texts!(rows)
            }
            Tx::Postgres(tx) => {
                let rows = sqlx::query(text(postgres))
                    .fetch_all(&mut **tx)
                    .await
                    .expect("an answer of PostgreSQL");
                texts!(rows)
            }
        }
    }
}

#[expect(
    clippy::disallowed_types,
    reason = "tests make up the names of databases and look behind the store"
)]
fn text(sql: &str) -> sqlx::AssertSqlSafe<String> {
    sqlx::AssertSqlSafe(sql.to_owned())
}

#[expect(
    clippy::disallowed_methods,
    reason = "how tests are told where a PostgreSQL is"
)]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn runtime() -> Runtime {
    Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
}

/// A SQLite in a folder of its own.
pub struct Folder {
    folder: TempDir,
}

impl Folder {
    /// Makes the folder.
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    /// The address of the database in it.
    pub fn url(&self) -> String {
        format!(
            "sqlite://{}",
            self.folder.path().join("calltag.db").display()
        )
    }
}

/// A database on the PostgreSQL that is named for tests. Making one takes longer than most stories, so a
/// process makes as many as it tells stories at once and empties them in between.
pub struct Database {
    server: String,
    name: String,
    /// Holds the lock on the name, so that no other process takes the database meanwhile.
    hold: PgConnection,
}

/// The databases that this process has made, and that no story has left in disorder.
static MADE: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Takes a name if it is free.
const CLAIM: &str = "select pg_try_advisory_lock(7164, $1)";
/// Forgets all rows, and counts from one again.
const EMPTY: &str = "
    do $$ begin
        execute (select 'truncate ' || string_agg(quote_ident(tablename), ', ') || ' restart identity'
            from pg_tables where schemaname = 'public' and tablename <> '_sqlx_migrations');
    end $$";

impl Database {
    /// An empty database; `None`, said aloud, when no server is named and none is required.
    pub async fn claim() -> Option<Self> {
        let Some(server) = setting(SERVER) else {
            assert!(
                STRICT.iter().all(|name| setting(name).is_none()),
                "PostgreSQL is not tested: {SERVER} is not set. `./x unit` starts a server and sets it."
            );
            eprintln!(
                "Skipped on PostgreSQL: {SERVER} is not set. `./x unit` starts a server and sets it."
            );
            return None;
        };
        let mut hold = connection(&server).await;
        let mut number = 0;
        while !sqlx::query_scalar::<_, bool>(CLAIM)
            .bind(number)
            .fetch_one(&mut hold)
            .await
            .expect("an answer about a lock")
        {
            number += 1;
        }
        let name = format!("calltag_test_{number}");
        let mut database = Self { server, name, hold };
        if made().remove(&database.name) {
            database.empty().await;
        } else {
            // An earlier run may have left one of this name, of another version.
            database
                .command("drop database if exists", " with (force)")
                .await;
            database.command("create database", "").await;
        }
        Some(database)
    }

    /// Its address: the server's, with another name of the database.
    pub fn url(&self) -> String {
        let (address, query) = self
            .server
            .split_once('?')
            .map_or((self.server.as_str(), None), |(a, q)| (a, Some(q)));
        let (host, _) = address
            .rsplit_once('/')
            .expect("an address of the form postgres://HOST/DATABASE");
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        format!("{host}/{}{query}", self.name)
    }

    /// Gives it back. After a story that failed nobody knows what is in it, and it is made anew.
    pub async fn give_back(self, told: bool) {
        if told {
            made().insert(self.name);
        }
        self.hold.close().await.expect("a farewell");
    }

    async fn empty(&self) {
        let mut inside = connection(&self.url()).await;
        sqlx::query(EMPTY)
            .execute(&mut inside)
            .await
            .expect("an empty database");
        inside.close().await.expect("a farewell");
    }

    async fn command(&mut self, what: &str, how: &str) {
        sqlx::query(text(&format!("{what} {}{how}", self.name)))
            .execute(&mut self.hold)
            .await
            .expect("a database of the test's own");
    }
}

fn made() -> MutexGuard<'static, BTreeSet<String>> {
    MADE.lock().expect("a list of databases")
}

async fn connection(url: &str) -> PgConnection {
    PgConnection::connect(url)
        .await
        .expect("a connection to PostgreSQL")
}

async fn tell(url: String, story: impl AsyncFnOnce(Place) -> StoreResult<()>) {
    let opened = Store::open(&url).await.expect("an open database");
    let place = Place {
        store: opened.clone(),
        url,
    };
    story(place)
        .await
        .expect("a story without a failure of the store");
    opened.close().await;
}

/// Tells the story on SQLite.
pub fn on_sqlite(story: impl AsyncFnOnce(Place) -> StoreResult<()>) {
    let folder = Folder::new();
    runtime().block_on(tell(folder.url(), story));
}

/// Tells the story on PostgreSQL.
pub fn on_postgres(story: impl AsyncFnOnce(Place) -> StoreResult<()>) {
    let runtime = runtime();
    let Some(database) = runtime.block_on(Database::claim()) else {
        return;
    };
    let url = database.url();
    let told = catch_unwind(AssertUnwindSafe(|| runtime.block_on(tell(url, story))));
    runtime.block_on(database.give_back(told.is_ok()));
    if let Err(panic) = told {
        resume_unwind(panic);
    }
}

/// Makes two tests of each story. A story that is not named here is dead code, and the compiler says so.
macro_rules! both {
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            #[test]
            fn on_sqlite() {
                crate::place::on_sqlite(super::$story);
            }

            #[test]
            fn on_postgres() {
                crate::place::on_postgres(super::$story);
            }
        }
    )+};
}
pub(crate) use both;
