//! What was typed into a form that was refused, kept for the moment until it is shown again.

use domain::field::FieldErrors;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreResult, json, to_json};

/// A refused form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echo {
    /// Which form it was.
    pub form: String,
    /// What was typed, field by field.
    pub fields: Vec<(String, String)>,
    /// What was wrong with it.
    pub errors: FieldErrors,
}

#[derive(FromRow)]
struct EchoRow {
    form: String,
    fields: String,
    errors: String,
}

const INSERT: &str =
    "insert into echo (id, form, fields, errors, expires_at) values ($1, $2, $3, $4, $5)";
const BY_ID: &str = "select form, fields, errors from echo where id = $1 and expires_at > $2";
const SWEEP: &str = "delete from echo where expires_at <= $1";

impl Tx {
    /// Keeps a refused form until `expires_at`.
    pub async fn insert_echo(&mut self, id: Uuid, echo: &Echo, expires_at: i64) -> StoreResult<()> {
        let fields = to_json("fields", &echo.fields)?;
        let errors = to_json("errors", &echo.errors)?;
        on!(*self, c => sqlx::query(INSERT)
            .bind(id)
            .bind(&echo.form)
            .bind(&fields)
            .bind(&errors)
            .bind(expires_at)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The refused form, until it expires.
    pub async fn echo(&mut self, id: Uuid, now: i64) -> StoreResult<Option<Echo>> {
        let row: Option<EchoRow> =
            on!(*self, c => sqlx::query_as(BY_ID).bind(id).bind(now).fetch_optional(c).await)?;
        row.map(|row| {
            Ok(Echo {
                form: row.form,
                fields: json("echo", "fields", &row.fields)?,
                errors: json("echo", "errors", &row.errors)?,
            })
        })
        .transpose()
    }

    /// Forgets what has expired.
    pub async fn sweep_echoes(&mut self, now: i64) -> StoreResult<()> {
        on!(*self, c => sqlx::query(SWEEP).bind(now).execute(c).await.map(drop))?;
        Ok(())
    }
}
