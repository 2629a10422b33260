//! Links in mails: capabilities kept as hashes only.

use domain::id::{CaseId, DraftId};
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::StoreResult;

const INSERT: &str = "insert into case_link (token_hash, case_id, expires_at) values ($1, $2, $3)";
const FIND: &str = "select case_id from case_link where token_hash = $1 and expires_at > $2";
const INSERT_DRAFT: &str =
    "insert into draft_link (token_hash, draft_id, expires_at) values ($1, $2, $3)";
const FIND_DRAFT: &str =
    "select draft_id from draft_link where token_hash = $1 and expires_at > $2";

const SWEEP: &str = "delete from case_link where expires_at <= $1";
const SWEEP_CODES: &str = "delete from one_time_code where expires_at <= $1";
const SWEEP_INVITATIONS: &str = "delete from invitation where expires_at <= $1";

impl Tx {
    /// Forgets links to cases, codes and invitations that ended before this moment.
    pub async fn sweep_secrets(&mut self, ended: i64) -> StoreResult<()> {
        for sql in [SWEEP, SWEEP_CODES, SWEEP_INVITATIONS] {
            on!(*self, c => sqlx::query(sql).bind(ended).execute(c).await.map(drop))?;
        }
        Ok(())
    }

    /// Keeps a link to a case.
    pub async fn insert_case_link(
        &mut self,
        hash: &[u8],
        case: CaseId,
        expires_at: i64,
    ) -> StoreResult<()> {
        on!(*self, c => sqlx::query(INSERT)
            .bind(hash)
            .bind(case.uuid())
            .bind(expires_at)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The case that a link opens.
    pub async fn case_by_link(&mut self, hash: &[u8], now: i64) -> StoreResult<Option<CaseId>> {
        let id: Option<Uuid> =
            on!(*self, c => sqlx::query_scalar(FIND).bind(hash).bind(now).fetch_optional(c).await)?;
        Ok(id.map(CaseId::new))
    }

    /// Keeps a link that resumes a filing.
    pub async fn insert_draft_link(
        &mut self,
        hash: &[u8],
        draft: DraftId,
        expires_at: i64,
    ) -> StoreResult<()> {
        on!(*self, c => sqlx::query(INSERT_DRAFT)
            .bind(hash)
            .bind(draft.uuid())
            .bind(expires_at)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The filing that a link resumes.
    pub async fn draft_by_link(&mut self, hash: &[u8], now: i64) -> StoreResult<Option<DraftId>> {
        let id: Option<Uuid> = on!(*self, c => sqlx::query_scalar(FIND_DRAFT).bind(hash).bind(now).fetch_optional(c).await)?;
        Ok(id.map(DraftId::new))
    }
}
