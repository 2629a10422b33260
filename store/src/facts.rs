//! Facts about this database itself: whether demo data are loaded, until where an import came.

use crate::backend::{Tx, on};
use crate::error::StoreResult;

const FACT: &str = "select value from desk_fact where name = $1";
const SET: &str = "
    insert into desk_fact (name, value)
    values ($1, $2)
    on conflict (name) do update set value = excluded.value";

const PEOPLE: &str = "
    select count(*) from (
        select 1 as one from (select id from staff limit 1) s
        union all
        select 1 as one from (select id from customer limit 1) c
    ) people";

impl Tx {
    /// Whether anybody works here or has filed.
    pub async fn has_people(&mut self) -> StoreResult<bool> {
        let people: i64 = on!(*self, c => sqlx::query_scalar(PEOPLE).fetch_one(c).await)?;
        Ok(people > 0)
    }

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
