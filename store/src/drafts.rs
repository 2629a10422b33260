//! Filings that are not sent yet: the answers as typed, valid or not.

use domain::id::{CaseId, DraftId};
use domain::intake::RawIntake;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreError, StoreResult, json, to_json};

/// A filing.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its identity.
    pub id: DraftId,
    /// The answers, as typed.
    pub answers: RawIntake,
    /// Grows by one with each saved change.
    pub version: i64,
    /// When it was saved last, microseconds since 1970 UTC.
    pub updated_at: i64,
    /// The case that it became, once it is sent.
    pub case: Option<CaseId>,
}

#[derive(FromRow)]
struct DraftRow {
    id: Uuid,
    answers: String,
    version: i64,
    updated_at: i64,
    case_id: Option<Uuid>,
}

const INSERT: &str = "
    insert into draft (id, token_hash, language, answers, version, created_at, updated_at, expires_at)
    values ($1, $2, $3, $4, 1, $5, $5, $6)";
const BY_TOKEN: &str = "select id, answers, version, updated_at, case_id from draft where token_hash = $1 and expires_at > $2";
const BY_ID: &str =
    "select id, answers, version, updated_at, case_id from draft where id = $1 and expires_at > $2";
/// An update and not `for update`, which SQLite does not know: both databases let nobody else write the row after it.
const HOLD: &str = "update draft set version = version + 1 where id = $1 and case_id is null";
const SAVE: &str = "
    update draft
    set answers = $2, language = $3, version = version + 1, updated_at = $4, expires_at = $5
    where id = $1 and version = $6 and case_id is null";
const REKEY: &str = "update draft set token_hash = $2 where id = $1";
const SENT: &str =
    "update draft set case_id = $2, updated_at = $3 where id = $1 and case_id is null";
const SWEEP: &str = "delete from draft where expires_at <= $1 and case_id is null";

impl Tx {
    /// Begins a filing.
    pub async fn insert_draft(
        &mut self,
        id: DraftId,
        token_hash: &[u8],
        answers: &RawIntake,
        now: i64,
        expires_at: i64,
    ) -> StoreResult<()> {
        let text = to_json("answers", answers)?;
        on!(*self, c => sqlx::query(INSERT)
            .bind(id.uuid())
            .bind(token_hash)
            .bind(answers.language())
            .bind(&text)
            .bind(now)
            .bind(expires_at)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The filing of the browser that holds this token.
    pub async fn draft_by_token(
        &mut self,
        token_hash: &[u8],
        now: i64,
    ) -> StoreResult<Option<Draft>> {
        let row: Option<DraftRow> = on!(*self, c => sqlx::query_as(BY_TOKEN).bind(token_hash).bind(now).fetch_optional(c).await)?;
        row.map(Draft::try_from).transpose()
    }

    /// The filing with this identity.
    pub async fn draft(&mut self, id: DraftId, now: i64) -> StoreResult<Option<Draft>> {
        let row: Option<DraftRow> = on!(*self, c => sqlx::query_as(BY_ID).bind(id.uuid()).bind(now).fetch_optional(c).await)?;
        row.map(Draft::try_from).transpose()
    }

    /// Lets nobody else change the filing until this transaction ends; false when it is sent already. What was read
    /// before may be over: read again.
    pub async fn hold_draft(&mut self, id: DraftId) -> StoreResult<bool> {
        let rows = on!(*self, c => sqlx::query(HOLD).bind(id.uuid()).execute(c).await.map(|done| done.rows_affected()))?;
        Ok(rows == 1)
    }

    /// Keeps the answers; [`StoreError::Stale`] when the filing was sent, or changed since this version of it.
    pub async fn save_draft(
        &mut self,
        id: DraftId,
        seen: i64,
        answers: &RawIntake,
        now: i64,
        expires_at: i64,
    ) -> StoreResult<()> {
        let text = to_json("answers", answers)?;
        let rows = on!(*self, c => sqlx::query(SAVE)
            .bind(id.uuid())
            .bind(&text)
            .bind(answers.language())
            .bind(now)
            .bind(expires_at)
            .bind(seen)
            .execute(c).await.map(|done| done.rows_affected()))?;
        if rows == 0 {
            Err(StoreError::Stale)
        } else {
            Ok(())
        }
    }

    /// Gives the filing to another browser: the one that opened the link in the mail.
    pub async fn rekey_draft(&mut self, id: DraftId, token_hash: &[u8]) -> StoreResult<()> {
        on!(*self, c => sqlx::query(REKEY).bind(id.uuid()).bind(token_hash).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Marks the filing as sent; false when it was sent before.
    pub async fn mark_sent(&mut self, id: DraftId, case: CaseId, now: i64) -> StoreResult<bool> {
        let rows = on!(*self, c => sqlx::query(SENT)
            .bind(id.uuid())
            .bind(case.uuid())
            .bind(now)
            .execute(c).await.map(|done| done.rows_affected()))?;
        Ok(rows == 1)
    }

    /// Forgets unsent filings that have expired.
    pub async fn sweep_drafts(&mut self, now: i64) -> StoreResult<()> {
        on!(*self, c => sqlx::query(SWEEP).bind(now).execute(c).await.map(drop))?;
        Ok(())
    }
}

impl TryFrom<DraftRow> for Draft {
    type Error = StoreError;

    fn try_from(row: DraftRow) -> Result<Self, Self::Error> {
        Ok(Self {
            id: DraftId::new(row.id),
            answers: json("draft", "answers", &row.answers)?,
            version: row.version,
            updated_at: row.updated_at,
            case: row.case_id.map(CaseId::new),
        })
    }
}
