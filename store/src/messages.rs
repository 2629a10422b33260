//! The conversation on a case, internal notes apart.

use domain::id::{CaseId, MessageId};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreResult, parsed};

/// On which side somebody writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// The customer.
    Customer,
    /// Somebody who works here.
    Staff,
}

impl Author {
    const fn key(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Staff => "staff",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        [Self::Customer, Self::Staff]
            .into_iter()
            .find(|one| one.key() == key)
    }
}

/// A message to or from the customer, or an internal note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its identity.
    pub id: MessageId,
    /// On which case.
    pub case: CaseId,
    /// When.
    pub at: Timestamp,
    /// On which side.
    pub author: Author,
    /// Who.
    pub author_id: Uuid,
    /// Their name, as it was then.
    pub author_name: String,
    /// Whether the customer must not see it.
    pub internal: bool,
    /// What.
    pub body: String,
}

#[derive(FromRow)]
struct MessageRow {
    id: Uuid,
    case_id: Uuid,
    at: i64,
    author_kind: String,
    author_id: Uuid,
    author_name: String,
    internal: i64,
    body: String,
}

const INSERT: &str = "
    insert into message (id, case_id, at, author_kind, author_id, author_name, internal, body)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const OF_CASE: &str = "
    select id, case_id, at, author_kind, author_id, author_name, internal, body
    from message
    where case_id = $1
    order by at, id";
const PUBLIC: &str = "
    select id, case_id, at, author_kind, author_id, author_name, internal, body
    from message
    where case_id = $1 and internal = 0
    order by at, id";

impl Tx {
    /// Adds a message.
    pub async fn insert_message(&mut self, message: &Message) -> StoreResult<()> {
        on!(*self, c => sqlx::query(INSERT)
            .bind(message.id.uuid())
            .bind(message.case.uuid())
            .bind(message.at.micros())
            .bind(message.author.key())
            .bind(message.author_id)
            .bind(&message.author_name)
            .bind(i64::from(message.internal))
            .bind(&message.body)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The whole conversation, internal notes included: for the desk only.
    pub async fn messages(&mut self, case: CaseId) -> StoreResult<Vec<Message>> {
        self.message_rows(OF_CASE, case).await
    }

    /// The conversation as the customer may see it.
    pub async fn public_messages(&mut self, case: CaseId) -> StoreResult<Vec<Message>> {
        self.message_rows(PUBLIC, case).await
    }

    async fn message_rows(&mut self, sql: &'static str, case: CaseId) -> StoreResult<Vec<Message>> {
        let rows: Vec<MessageRow> =
            on!(*self, c => sqlx::query_as(sql).bind(case.uuid()).fetch_all(c).await)?;
        rows.into_iter()
            .map(|row| {
                Ok(Message {
                    id: MessageId::new(row.id),
                    case: CaseId::new(row.case_id),
                    at: Timestamp::from_micros(row.at),
                    author: parsed("message", "author_kind", Author::from_key(&row.author_kind))?,
                    author_id: row.author_id,
                    author_name: row.author_name,
                    internal: row.internal != 0,
                    body: row.body,
                })
            })
            .collect()
    }
}
