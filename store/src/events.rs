//! What happened to a case, in order. Only ever added: the database itself refuses the rest.

use domain::event::{Event, What};
use domain::id::CaseId;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreResult, json, to_json};

/// An event with its place in the order of all events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its place.
    pub seq: i64,
    /// Whose.
    pub case: CaseId,
    /// What.
    pub event: Event,
}

#[derive(FromRow)]
struct EventRow {
    seq: i64,
    case_id: Uuid,
    event: String,
}

const APPEND: &str = "insert into case_event (case_id, at, what, event) values ($1, $2, $3, $4)";
const OF_CASE: &str = "select seq, case_id, event from case_event where case_id = $1 order by seq";
const LATEST_OF_KIND: &str =
    "select seq, case_id, event from case_event where what = $1 order by seq desc limit $2";
const SINCE: &str =
    "select seq, case_id, event from case_event where seq > $1 order by seq limit 500";
const LAST: &str = "select coalesce(max(seq), 0) from case_event";

impl Tx {
    /// Adds events to a case.
    pub async fn append_events(&mut self, case: CaseId, events: &[Event]) -> StoreResult<()> {
        self.lock_events().await?;
        for event in events {
            let text = to_json("event", event)?;
            on!(*self, c => sqlx::query(APPEND)
                .bind(case.uuid())
                .bind(event.at.micros())
                .bind(kind(&event.what))
                .bind(&text)
                .execute(c).await.map(drop))?;
        }
        Ok(())
    }

    /// All that happened to a case, in order.
    pub async fn events_of(&mut self, case: CaseId) -> StoreResult<Vec<Recorded>> {
        let rows: Vec<EventRow> =
            on!(*self, c => sqlx::query_as(OF_CASE).bind(case.uuid()).fetch_all(c).await)?;
        rows.into_iter().map(Recorded::try_from).collect()
    }

    /// The latest receipts and exceptions of the dock, the latest first.
    pub async fn latest_scans(&mut self, limit: i64) -> StoreResult<Vec<Recorded>> {
        let mut all = Vec::new();
        for kind in ["received", "wrong_unit_arrived"] {
            let rows: Vec<EventRow> = on!(*self, c => sqlx::query_as(LATEST_OF_KIND).bind(kind).bind(limit).fetch_all(c).await)?;
            for row in rows {
                all.push(Recorded::try_from(row)?);
            }
        }
        all.sort_by_key(|one| core::cmp::Reverse(one.seq));
        all.truncate(usize::try_from(limit).unwrap_or(0));
        Ok(all)
    }

    /// What happened after the event at `seq`, at most 500 at once: how other processes learn of changes.
    pub async fn events_since(&mut self, seq: i64) -> StoreResult<Vec<Recorded>> {
        let rows: Vec<EventRow> =
            on!(*self, c => sqlx::query_as(SINCE).bind(seq).fetch_all(c).await)?;
        rows.into_iter().map(Recorded::try_from).collect()
    }

    /// The place of the latest event; 0 when there is none.
    pub async fn last_event(&mut self) -> StoreResult<i64> {
        Ok(on!(*self, c => sqlx::query_scalar(LAST).fetch_one(c).await)?)
    }
}

impl TryFrom<EventRow> for Recorded {
    type Error = crate::StoreError;

    fn try_from(row: EventRow) -> Result<Self, Self::Error> {
        let event = json("case_event", "event", &row.event)?;
        Ok(Self {
            seq: row.seq,
            case: CaseId::new(row.case_id),
            event,
        })
    }
}

/// The name of the kind of an event, as its JSON has it.
fn kind(what: &What) -> String {
    serde_json::to_value(what)
        .ok()
        .and_then(|value| {
            value
                .get("what")
                .and_then(|kind| kind.as_str())
                .map(str::to_owned)
        })
        .unwrap_or_default()
}
