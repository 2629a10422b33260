//! Sessions of browsers: a token in a cookie, its hash here, an end by idleness and an absolute one.

use domain::id::{CaseId, CustomerId, SessionId, StaffId};
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreError, StoreResult};

/// Whose a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionOwner {
    /// Somebody who works here.
    Staff(StaffId),
    /// Somebody who has shown that a mailbox is theirs.
    Customer(CustomerId),
    /// A browser that opened cases by link or look-up.
    Guest,
}

/// A session to be begun.
#[derive(Debug, Clone)]
pub struct NewSession<'a> {
    /// Its identity.
    pub id: SessionId,
    /// The hash of its token.
    pub token_hash: &'a [u8],
    /// Whose.
    pub owner: SessionOwner,
    /// The browser, for the list of devices.
    pub agent: &'a str,
    /// Now, microseconds since 1970 UTC.
    pub now: i64,
    /// Its absolute end.
    pub expires_at: i64,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its identity.
    pub id: SessionId,
    /// Whose.
    pub owner: SessionOwner,
    /// When it was used last, microseconds since 1970 UTC.
    pub seen_at: i64,
    /// The cases that this browser has opened.
    pub cases: Vec<CaseId>,
}

#[derive(FromRow)]
struct SessionRow {
    id: Uuid,
    staff_id: Option<Uuid>,
    customer_id: Option<Uuid>,
    seen_at: i64,
}

const INSERT: &str = "
    insert into session (id, token_hash, kind, staff_id, customer_id, agent, created_at, seen_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $7, $8)";
const BY_TOKEN: &str = "
    select id, staff_id, customer_id, seen_at from session
    where token_hash = $1 and expires_at > $2 and seen_at > $3";
const CASES: &str = "select case_id from session_case where session_id = $1";
const TOUCH: &str = "update session set seen_at = $2 where id = $1";
const GRANT: &str = "
    insert into session_case (session_id, case_id)
    values ($1, $2)
    on conflict (session_id, case_id) do nothing";
const END: &str = "delete from session where id = $1";
const END_STAFF: &str = "delete from session where staff_id = $1";
const SWEEP: &str = "delete from session where expires_at <= $1";

impl Tx {
    /// Begins a session.
    pub async fn insert_session(&mut self, new: &NewSession<'_>) -> StoreResult<()> {
        let (kind, staff, customer) = match new.owner {
            SessionOwner::Staff(id) => ("staff", Some(id.uuid()), None),
            SessionOwner::Customer(id) => ("portal", None, Some(id.uuid())),
            SessionOwner::Guest => ("portal", None, None),
        };
        on!(*self, c => sqlx::query(INSERT)
            .bind(new.id.uuid())
            .bind(new.token_hash)
            .bind(kind)
            .bind(staff)
            .bind(customer)
            .bind(new.agent)
            .bind(new.now)
            .bind(new.expires_at)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The session of a token, unless it has ended: by its absolute end, or unused since `idle_since`.
    pub async fn session(
        &mut self,
        token_hash: &[u8],
        now: i64,
        idle_since: i64,
    ) -> StoreResult<Option<Session>> {
        let row: Option<SessionRow> = on!(*self, c => sqlx::query_as(BY_TOKEN)
            .bind(token_hash)
            .bind(now)
            .bind(idle_since)
            .fetch_optional(c).await)?;
        let Some(row) = row else { return Ok(None) };
        let owner = match (row.staff_id, row.customer_id) {
            (Some(id), None) => SessionOwner::Staff(StaffId::new(id)),
            (None, Some(id)) => SessionOwner::Customer(CustomerId::new(id)),
            (None, None) => SessionOwner::Guest,
            (Some(_), Some(_)) => {
                return Err(StoreError::corrupt("session", "staff_id", "two owners"));
            }
        };
        let cases: Vec<Uuid> =
            on!(*self, c => sqlx::query_scalar(CASES).bind(row.id).fetch_all(c).await)?;
        let cases = cases.into_iter().map(CaseId::new).collect();
        Ok(Some(Session {
            id: SessionId::new(row.id),
            owner,
            seen_at: row.seen_at,
            cases,
        }))
    }

    /// Notes that a session was used.
    pub async fn touch_session(&mut self, id: SessionId, now: i64) -> StoreResult<()> {
        on!(*self, c => sqlx::query(TOUCH).bind(id.uuid()).bind(now).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Lets a session look at a case.
    pub async fn grant_case(&mut self, session: SessionId, case: CaseId) -> StoreResult<()> {
        on!(*self, c => sqlx::query(GRANT).bind(session.uuid()).bind(case.uuid()).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Ends a session.
    pub async fn end_session(&mut self, id: SessionId) -> StoreResult<()> {
        on!(*self, c => sqlx::query(END).bind(id.uuid()).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Ends every session of somebody who works here.
    pub async fn end_staff_sessions(&mut self, staff: StaffId) -> StoreResult<()> {
        on!(*self, c => sqlx::query(END_STAFF).bind(staff.uuid()).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Forgets sessions that have ended.
    pub async fn sweep_sessions(&mut self, now: i64) -> StoreResult<()> {
        on!(*self, c => sqlx::query(SWEEP).bind(now).execute(c).await.map(drop))?;
        Ok(())
    }
}
