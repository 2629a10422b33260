//! Letters, written once and sent until they have left.

use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::StoreResult;

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Mail {
    /// The identity of the job that writes it.
    pub id: Uuid,
    /// Its Message-ID: the same on every try, so that a receiver can tell a repetition.
    pub message_id: String,
    /// To whom.
    pub recipient: String,
    /// What about.
    pub subject: String,
    /// As plain text.
    pub body_text: String,
    /// As HTML.
    pub body_html: String,
    /// The name of the file that goes with it.
    pub attachment_name: Option<String>,
    /// Under which hash that file lies.
    pub attachment_sha256: Option<String>,
    /// On which case.
    pub case_id: Option<Uuid>,
    /// When it was written, microseconds since 1970 UTC.
    pub created_at: i64,
    /// When it left.
    pub sent_at: Option<i64>,
}

const INSERT: &str = "
    insert into mail (id, message_id, recipient, subject, body_text, body_html, attachment_name, attachment_sha256,
        case_id, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (id) do nothing";
const BY_ID: &str = "
    select id, message_id, recipient, subject, body_text, body_html, attachment_name, attachment_sha256, case_id,
        created_at, sent_at
    from mail where id = $1";
const LATEST: &str = "
    select id, message_id, recipient, subject, body_text, body_html, attachment_name, attachment_sha256, case_id,
        created_at, sent_at
    from mail order by created_at desc, id desc limit $1";
const SENT: &str = "update mail set sent_at = $2 where id = $1 and sent_at is null";
const SENT_PRIVATE: &str = "update mail set sent_at = $2, body_text = '', body_html = '' where id = $1 and sent_at is null";

impl Tx {
    /// Keeps a letter that is to be sent; does nothing when it is kept already.
    pub async fn insert_mail(&mut self, mail: &Mail) -> StoreResult<()> {
        on!(*self, c => sqlx::query(INSERT)
            .bind(mail.id)
            .bind(&mail.message_id)
            .bind(&mail.recipient)
            .bind(&mail.subject)
            .bind(&mail.body_text)
            .bind(&mail.body_html)
            .bind(&mail.attachment_name)
            .bind(&mail.attachment_sha256)
            .bind(mail.case_id)
            .bind(mail.created_at)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The letter of a job.
    pub async fn mail(&mut self, id: Uuid) -> StoreResult<Option<Mail>> {
        Ok(on!(*self, c => sqlx::query_as(BY_ID).bind(id).fetch_optional(c).await)?)
    }

    /// The latest letters, for the demo's mailbox.
    pub async fn latest_mail(&mut self, limit: i64) -> StoreResult<Vec<Mail>> {
        Ok(on!(*self, c => sqlx::query_as(LATEST).bind(limit).fetch_all(c).await)?)
    }

    /// Marks a letter as sent. Its links open cases, so its text is forgotten unless `keep_text`.
    pub async fn mark_mail_sent(&mut self, id: Uuid, now: i64, keep_text: bool) -> StoreResult<()> {
        let sql = if keep_text { SENT } else { SENT_PRIVATE };
        on!(*self, c => sqlx::query(sql).bind(id).bind(now).execute(c).await.map(drop))?;
        Ok(())
    }
}
