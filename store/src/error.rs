//! What can go wrong with the memory, as data.

/// Why the store could not.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The row was changed since it was read: compare-and-set found another version.
    #[error("changed in the meantime")]
    Stale,
    /// A named constraint says that this exists already.
    #[error("taken: {0}")]
    Taken(String),
    /// A row holds what no row can hold.
    #[error("corrupt row in {table}.{column}")]
    Corrupt {
        /// Which table.
        table: &'static str,
        /// Which column.
        column: &'static str,
        /// What is wrong with it.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The address of the database is neither `sqlite:` nor `postgres:`.
    #[error("not an address of a database: it must begin with sqlite: or postgres:")]
    UnknownUrl,
    /// The database could not be brought to this version.
    #[error("migration failed")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// The driver failed.
    #[error("database failed")]
    Driver(#[source] sqlx::Error),
}

/// What the store answers.
pub type StoreResult<T> = Result<T, StoreError>;

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let taken = error
            .as_database_error()
            .filter(|cause| cause.is_unique_violation());
        match taken {
            Some(cause) => Self::Taken(cause.constraint().unwrap_or(cause.message()).to_owned()),
            None => Self::Driver(error),
        }
    }
}

impl StoreError {
    /// Whether it is this unique constraint that was broken. SQLite names the columns (`table.column`),
    /// PostgreSQL the constraint; both are given.
    pub fn is_taken(&self, constraint: &str, columns: &str) -> bool {
        matches!(self, Self::Taken(what) if what == constraint || what.contains(columns) || what.contains(constraint))
    }

    pub(crate) fn corrupt(
        table: &'static str,
        column: &'static str,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self::Corrupt {
            table,
            column,
            source: source.into(),
        }
    }
}

/// Reads a column of JSON.
pub(crate) fn json<T: serde::de::DeserializeOwned>(
    table: &'static str,
    column: &'static str,
    text: &str,
) -> StoreResult<T> {
    serde_json::from_str(text).map_err(|error| StoreError::corrupt(table, column, error))
}

/// Writes a column of JSON. The values of the domain have no keys that JSON cannot hold.
pub(crate) fn to_json<T: serde::Serialize>(column: &'static str, value: &T) -> StoreResult<String> {
    serde_json::to_string(value).map_err(|error| StoreError::corrupt("(new row)", column, error))
}

/// Reads a column that holds the key of a closed set, or another value of the domain.
pub(crate) fn parsed<T>(
    table: &'static str,
    column: &'static str,
    value: Option<T>,
) -> StoreResult<T> {
    value.ok_or_else(|| StoreError::corrupt(table, column, "not a value of its set"))
}
