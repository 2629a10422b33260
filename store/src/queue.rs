//! The desk's queue: saved views, counts, search.

use domain::advance::AdvanceState;
use domain::case::phase::Phase;
use domain::id::{CustomerId, StaffId};
use domain::line::state::State;
use domain::queue::View;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreError, StoreResult, parsed};

/// A row of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRow {
    /// The case.
    pub id: Uuid,
    /// The nine symbols of its number.
    pub body: String,
    /// Whose it is.
    pub name: String,
    /// Which product.
    pub product: String,
    /// The serial, if known.
    pub serial: Option<String>,
    /// Which symptom.
    pub symptom: String,
    /// In which view it lies.
    pub view: View,
    /// Where the case stands.
    pub phase: Phase,
    /// Where its first device is; `None` before there is an RMA.
    pub state: Option<State>,
    /// Where its replacement in advance stands, if one was asked for.
    pub advance: Option<AdvanceState>,
    /// When it was filed, microseconds since 1970 UTC.
    pub opened_at: i64,
    /// When its first device was received.
    pub received_at: Option<i64>,
    /// When something is due by our own promise.
    pub due_at: Option<i64>,
    /// Who has it.
    pub assignee: Option<String>,
}

/// What part of the queue is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slice {
    /// One view, the oldest first.
    View(View),
    /// What is due by this moment, the most urgent first.
    DueBy(i64),
    /// What is open and assigned to somebody, the oldest first.
    Of(StaffId),
    /// Replacements in advance whose money is not settled, the most urgent first.
    Advances,
}

/// A view with its count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueView {
    /// Which.
    pub view: View,
    /// How many cases lie in it.
    pub count: i64,
}

macro_rules! queue_columns {
    ($rest:literal) => {
        concat!(
            "select rma_case.id, rma_case.body, rma_case.name, rma_case.product, rma_case.serial, rma_case.symptom,
                rma_case.view, rma_case.phase, line.state, line.advance_state, rma_case.opened_at, line.received_at, rma_case.due_at,
                staff.name as assignee
            from rma_case
                left join staff on staff.id = rma_case.assigned_to
                left join rma_line line on line.case_id = rma_case.id and line.position = 1 ",
            $rest
        )
    };
}

const PAGE: &str = queue_columns!(
    "where rma_case.view = $1
        and (rma_case.opened_at > $2 or (rma_case.opened_at = $2 and rma_case.id > $3))
    order by rma_case.opened_at, rma_case.id
    limit $4"
);
const DUE: &str = queue_columns!(
    "where rma_case.due_at <= $1
        and (rma_case.due_at > $2 or (rma_case.due_at = $2 and rma_case.id > $3))
    order by rma_case.due_at, rma_case.id
    limit $4"
);
const ASSIGNED: &str = queue_columns!(
    "where rma_case.assigned_to = $1 and rma_case.view <> 'closed'
        and (rma_case.opened_at > $2 or (rma_case.opened_at = $2 and rma_case.id > $3))
    order by rma_case.opened_at, rma_case.id
    limit $4"
);
const ADVANCES: &str = "
    select rma_case.id, rma_case.body, rma_case.name, rma_case.product, rma_case.serial, rma_case.symptom,
        rma_case.view, rma_case.phase, line.state, line.advance_state, rma_case.opened_at, line.received_at, line.advance_due as due_at,
        staff.name as assignee
    from rma_line line
        join rma_case on rma_case.id = line.case_id
        left join staff on staff.id = rma_case.assigned_to
    where line.advance_due is not null
        and (line.advance_due > $1 or (line.advance_due = $1 and line.case_id > $2))
    order by line.advance_due, line.case_id
    limit $3";
const COUNT_ADVANCES: &str = "select count(*) from rma_line where advance_due is not null";
const COUNT_DUE: &str = "select count(*) from rma_case where due_at <= $1";
const COUNT_ASSIGNED: &str =
    "select count(*) from rma_case where assigned_to = $1 and view <> 'closed'";
const SEARCH: &str = queue_columns!(
    "where rma_case.body = $1 or rma_case.folded = $2 or lower(rma_case.email) = lower($3)
        or rma_case.id in (select case_id from rma_line
            where folded = $2 or inbound_tracking = $4 or outbound_tracking = $4
                or advance_folded = $2 or advance_tracking = $4)
    order by rma_case.opened_at desc, rma_case.id
    limit 50"
);
const COUNTS: &str = "select view, count(*) as count from rma_case group by view";
const OF_CUSTOMER: &str = queue_columns!(
    "where rma_case.customer_id = $1 order by rma_case.opened_at desc, rma_case.id limit 200"
);

#[derive(FromRow)]
struct CountRow {
    view: String,
    count: i64,
}

/// What a search looks for, each in the form in which it is kept.
#[derive(Debug, Clone, Default)]
pub struct Needle {
    /// The nine symbols of a number.
    pub body: String,
    /// A folded serial.
    pub folded: String,
    /// An e-mail address, in any case.
    pub email: String,
    /// A tracking number.
    pub tracking: String,
}

impl Tx {
    /// A page of the queue, after the row with this sort key and identity.
    pub async fn queue_page(
        &mut self,
        slice: Slice,
        after: (i64, Uuid),
        limit: i64,
    ) -> StoreResult<Vec<QueueRow>> {
        let (at, id) = after;
        let rows: Vec<Row> = match slice {
            Slice::View(view) => {
                on!(*self, c => sqlx::query_as(PAGE).bind(view.key()).bind(at).bind(id).bind(limit).fetch_all(c).await)?
            }
            Slice::DueBy(by) => {
                on!(*self, c => sqlx::query_as(DUE).bind(by).bind(at).bind(id).bind(limit).fetch_all(c).await)?
            }
            Slice::Advances => {
                on!(*self, c => sqlx::query_as(ADVANCES).bind(at).bind(id).bind(limit).fetch_all(c).await)?
            }
            Slice::Of(staff) => {
                on!(*self, c => sqlx::query_as(ASSIGNED).bind(staff.uuid()).bind(at).bind(id).bind(limit).fetch_all(c).await)?
            }
        };
        rows.into_iter().map(QueueRow::try_from).collect()
    }

    /// How many cases lie in a part of the queue.
    pub async fn queue_count(&mut self, slice: Slice) -> StoreResult<i64> {
        Ok(match slice {
            Slice::View(view) => self
                .queue_counts()
                .await?
                .into_iter()
                .find(|one| one.view == view)
                .map_or(0, |one| one.count),
            Slice::DueBy(by) => {
                on!(*self, c => sqlx::query_scalar(COUNT_DUE).bind(by).fetch_one(c).await)?
            }
            Slice::Advances => {
                on!(*self, c => sqlx::query_scalar(COUNT_ADVANCES).fetch_one(c).await)?
            }
            Slice::Of(staff) => {
                on!(*self, c => sqlx::query_scalar(COUNT_ASSIGNED).bind(staff.uuid()).fetch_one(c).await)?
            }
        })
    }

    /// How many cases lie in each view that has any.
    pub async fn queue_counts(&mut self) -> StoreResult<Vec<QueueView>> {
        let rows: Vec<CountRow> = on!(*self, c => sqlx::query_as(COUNTS).fetch_all(c).await)?;
        rows.into_iter()
            .map(|row| {
                let view = parsed("rma_case", "view", View::from_key(&row.view))?;
                Ok(QueueView {
                    view,
                    count: row.count,
                })
            })
            .collect()
    }

    /// The cases that match any part of the needle, the latest first.
    pub async fn search_cases(&mut self, needle: &Needle) -> StoreResult<Vec<QueueRow>> {
        let rows: Vec<Row> = on!(*self, c => sqlx::query_as(SEARCH)
            .bind(&needle.body)
            .bind(&needle.folded)
            .bind(&needle.email)
            .bind(&needle.tracking)
            .fetch_all(c).await)?;
        rows.into_iter().map(QueueRow::try_from).collect()
    }

    /// The cases of a customer, as rows.
    pub async fn rows_of(&mut self, customer: CustomerId) -> StoreResult<Vec<QueueRow>> {
        let rows: Vec<Row> =
            on!(*self, c => sqlx::query_as(OF_CUSTOMER).bind(customer.uuid()).fetch_all(c).await)?;
        rows.into_iter().map(QueueRow::try_from).collect()
    }
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    body: String,
    name: String,
    product: String,
    serial: Option<String>,
    symptom: String,
    view: String,
    phase: String,
    state: Option<String>,
    advance_state: Option<String>,
    opened_at: i64,
    received_at: Option<i64>,
    due_at: Option<i64>,
    assignee: Option<String>,
}

impl TryFrom<Row> for QueueRow {
    type Error = StoreError;

    fn try_from(row: Row) -> StoreResult<Self> {
        let state = row
            .state
            .map(|key| parsed("rma_line", "state", State::from_key(&key)))
            .transpose()?;
        let advance = row
            .advance_state
            .map(|key| parsed("rma_line", "advance_state", AdvanceState::from_key(&key)))
            .transpose()?;
        Ok(Self {
            id: row.id,
            body: row.body,
            name: row.name,
            product: row.product,
            serial: row.serial,
            symptom: row.symptom,
            view: parsed("rma_case", "view", View::from_key(&row.view))?,
            phase: parsed("rma_case", "phase", Phase::from_key(&row.phase))?,
            state,
            advance,
            opened_at: row.opened_at,
            received_at: row.received_at,
            due_at: row.due_at,
            assignee: row.assignee,
        })
    }
}
