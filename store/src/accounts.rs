//! Customers, and the codes with which they show that a mailbox is theirs.

use domain::contact::Email;
use domain::id::CustomerId;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::StoreResult;

/// Somebody who returns a device.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Customer {
    /// Their identity.
    pub id: Uuid,
    /// Their address, in small letters.
    pub email: String,
    /// Their name.
    pub name: String,
    /// The language they read.
    pub language: String,
}

/// A mailed code. The code itself is not kept.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct CodeRow {
    /// Its identity.
    pub id: Uuid,
    /// The hash of the code.
    pub code_hash: Vec<u8>,
    /// How often a wrong code was tried against it.
    pub attempts: i64,
    /// When it ends, microseconds since 1970 UTC.
    pub expires_at: i64,
}

const UPSERT: &str = "
    insert into customer (id, email, name, language, created_at)
    values ($1, $2, $3, $4, $5)
    on conflict (email) do update set name = excluded.name, language = excluded.language
    returning id";
const BY_EMAIL: &str = "select id, email, name, language from customer where email = $1";
const WITH_OPEN_CASE: &str = "
    select customer_id from rma_case
    where view <> 'closed'
    order by case when view = 'waiting' then 0 else 1 end, opened_at desc, id
    limit 1";
const INSERT_CODE: &str = "
    insert into one_time_code (id, email, browser_hash, code_hash, created_at, expires_at)
    values ($1, $2, $3, $4, $5, $6)";
const LATEST_CODE: &str = "
    select id, code_hash, attempts, expires_at from one_time_code
    where email = $1 and browser_hash = $2 and used_at is null
    order by created_at desc, id desc
    limit 1";
const MISS: &str = "update one_time_code set attempts = attempts + 1 where id = $1";
const USE: &str = "update one_time_code set used_at = $2 where id = $1 and used_at is null";

impl Tx {
    /// The customer with this address, created or brought up to date; addresses are compared folded.
    pub async fn upsert_customer(
        &mut self,
        id: CustomerId,
        email: &Email,
        name: &str,
        language: &str,
        now: i64,
    ) -> StoreResult<CustomerId> {
        let key = email.canonical_for_search();
        let id: Uuid = on!(*self, c => sqlx::query_scalar(UPSERT)
            .bind(id.uuid())
            .bind(&key)
            .bind(name)
            .bind(language)
            .bind(now)
            .fetch_one(c).await)?;
        Ok(CustomerId::new(id))
    }

    /// The customer with this address.
    pub async fn customer_by_email(&mut self, email: &Email) -> StoreResult<Option<Customer>> {
        let key = email.canonical_for_search();
        Ok(on!(*self, c => sqlx::query_as(BY_EMAIL).bind(&key).fetch_optional(c).await)?)
    }

    /// A customer with an open case, one who is asked something if there is any: for the demo.
    pub async fn customer_with_open_case(&mut self) -> StoreResult<Option<CustomerId>> {
        let id: Option<Uuid> =
            on!(*self, c => sqlx::query_scalar(WITH_OPEN_CASE).fetch_optional(c).await)?;
        Ok(id.map(CustomerId::new))
    }

    /// Keeps the hash of a code that is being mailed, and of the secret of the browser that asked for it.
    pub async fn insert_code(
        &mut self,
        id: Uuid,
        email: &Email,
        browser: &[u8],
        hash: &[u8],
        now: i64,
        expires_at: i64,
    ) -> StoreResult<()> {
        let key = email.canonical_for_search();
        on!(*self, c => sqlx::query(INSERT_CODE)
            .bind(id)
            .bind(&key)
            .bind(browser)
            .bind(hash)
            .bind(now)
            .bind(expires_at)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The latest code of an address that the browser with this hash asked for and that was not used.
    pub async fn latest_code(
        &mut self,
        email: &Email,
        browser: &[u8],
    ) -> StoreResult<Option<CodeRow>> {
        let key = email.canonical_for_search();
        Ok(on!(*self, c => sqlx::query_as(LATEST_CODE)
            .bind(&key)
            .bind(browser)
            .fetch_optional(c).await)?)
    }

    /// Counts a wrong try against a code.
    pub async fn miss_code(&mut self, id: Uuid) -> StoreResult<()> {
        on!(*self, c => sqlx::query(MISS).bind(id).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Uses a code up; false when somebody was faster.
    pub async fn use_code(&mut self, id: Uuid, now: i64) -> StoreResult<bool> {
        let rows = on!(*self, c => sqlx::query(USE).bind(id).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
        Ok(rows == 1)
    }
}
