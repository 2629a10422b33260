//! Facts about this database itself: whether demo data are loaded, until where an import came.

use crate::backend::{Tx, on};
use crate::error::StoreResult;

const FACT: &str = "select value from desk_fact where name = $1";
const SET: &str = "
    insert into desk_fact (name, value)
    values ($1, $2)
    on conflict (name) do update set value = excluded.value";

impl Tx {
    /// The fact of this name.
    pub async fn fact(&mut self, name: &str) -> StoreResult<Option<String>> {
        Ok(on!(*self, c => sqlx::query_scalar(FACT).bind(name).fetch_optional(c).await)?)
    }

    /// Remembers a fact.
    pub async fn set_fact(&mut self, name: &str, value: &str) -> StoreResult<()> {
        on!(*self, c => sqlx::query(SET).bind(name).bind(value).execute(c).await.map(drop))?;
        Ok(())
    }
}
