//! The rows that name files. The bytes lie under their hash and are written first, so no row names a missing file.

use domain::id::{AttachmentId, CaseId, DraftId};
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::StoreResult;

/// To what a file belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachmentOwner {
    /// An unsent filing.
    Draft(DraftId),
    /// A case.
    Case(CaseId),
}

/// A file that somebody sent us.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Attachment {
    /// Its identity.
    pub id: Uuid,
    /// `proof`, `photo`, `bench` or `document`.
    pub purpose: String,
    /// Its name, as it was given; never used as a path.
    pub name: String,
    /// What it is, found by content.
    pub media_type: String,
    /// Under which hash its bytes lie.
    pub sha256: String,
    /// How many bytes.
    pub bytes: i64,
    /// Under which hash its small picture lies.
    pub thumbnail: Option<String>,
    /// `customer` or `staff`.
    pub added_by: String,
    /// When, microseconds since 1970 UTC.
    pub added_at: i64,
}

#[derive(FromRow)]
struct OwnedRow {
    #[sqlx(flatten)]
    file: Attachment,
    case_id: Option<Uuid>,
    draft_id: Option<Uuid>,
}

const INSERT: &str = "
    insert into attachment
        (id, case_id, draft_id, purpose, name, media_type, sha256, bytes, thumbnail, added_by, added_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const OF_CASE: &str = "
    select id, purpose, name, media_type, sha256, bytes, thumbnail, added_by, added_at
    from attachment where case_id = $1 order by added_at, id";
const OF_DRAFT: &str = "
    select id, purpose, name, media_type, sha256, bytes, thumbnail, added_by, added_at
    from attachment where draft_id = $1 order by added_at, id";
const BY_ID: &str = "
    select id, purpose, name, media_type, sha256, bytes, thumbnail, added_by, added_at, case_id, draft_id
    from attachment where id = $1";
const REMOVE: &str = "delete from attachment where id = $1 and draft_id = $2 and case_id is null";
const HAND_OVER: &str = "update attachment set case_id = $2 where draft_id = $1";
const NAMED: &str = "
    select (select count(*) from attachment where sha256 = $1 or thumbnail = $1)
        + (select count(*) from mail where attachment_sha256 = $1 and sent_at is null)";

impl Tx {
    /// Names a file whose bytes are written.
    pub async fn insert_attachment(
        &mut self,
        owner: AttachmentOwner,
        file: &Attachment,
    ) -> StoreResult<()> {
        let (case, draft) = match owner {
            AttachmentOwner::Case(id) => (Some(id.uuid()), None),
            AttachmentOwner::Draft(id) => (None, Some(id.uuid())),
        };
        on!(*self, c => sqlx::query(INSERT)
            .bind(file.id)
            .bind(case)
            .bind(draft)
            .bind(&file.purpose)
            .bind(&file.name)
            .bind(&file.media_type)
            .bind(&file.sha256)
            .bind(file.bytes)
            .bind(&file.thumbnail)
            .bind(&file.added_by)
            .bind(file.added_at)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The files of a case or of an unsent filing, in the order in which they came.
    pub async fn attachments(&mut self, owner: AttachmentOwner) -> StoreResult<Vec<Attachment>> {
        let (sql, id) = match owner {
            AttachmentOwner::Case(id) => (OF_CASE, id.uuid()),
            AttachmentOwner::Draft(id) => (OF_DRAFT, id.uuid()),
        };
        Ok(on!(*self, c => sqlx::query_as(sql).bind(id).fetch_all(c).await)?)
    }

    /// One file, with all that it belongs to: after a filing was sent both the filing and the case.
    pub async fn attachment(
        &mut self,
        id: AttachmentId,
    ) -> StoreResult<Option<(Attachment, Vec<AttachmentOwner>)>> {
        let row: Option<OwnedRow> =
            on!(*self, c => sqlx::query_as(BY_ID).bind(id.uuid()).fetch_optional(c).await)?;
        Ok(row.map(|row| {
            let case = row.case_id.map(CaseId::new).map(AttachmentOwner::Case);
            let draft = row.draft_id.map(DraftId::new).map(AttachmentOwner::Draft);
            (row.file, case.into_iter().chain(draft).collect())
        }))
    }

    /// Takes a file off an unsent filing; false when it is not there.
    pub async fn remove_attachment(
        &mut self,
        id: AttachmentId,
        draft: DraftId,
    ) -> StoreResult<bool> {
        let rows = on!(*self, c => sqlx::query(REMOVE)
            .bind(id.uuid())
            .bind(draft.uuid())
            .execute(c).await.map(|done| done.rows_affected()))?;
        Ok(rows == 1)
    }

    /// Hands the files of a filing to the case that it became.
    pub async fn hand_over_attachments(&mut self, draft: DraftId, case: CaseId) -> StoreResult<()> {
        on!(*self, c => sqlx::query(HAND_OVER).bind(draft.uuid()).bind(case.uuid()).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Whether any row still needs the bytes under this hash: a file of a filing or a case, or the enclosure of a
    /// letter that has not left.
    pub async fn is_named(&mut self, sha256: &str) -> StoreResult<bool> {
        let rows: i64 = on!(*self, c => sqlx::query_scalar(NAMED).bind(sha256).fetch_one(c).await)?;
        Ok(rows > 0)
    }
}
