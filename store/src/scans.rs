//! What was scanned at the dock, with the answer that was given.

use domain::id::{CaseId, ScanId, StaffId};
use domain::scan::{Answer, Scan};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreError, StoreResult, parsed};

#[derive(FromRow)]
struct ScanRow {
    id: Uuid,
    at: i64,
    staff_id: Uuid,
    code: String,
    answer: String,
    case_id: Option<Uuid>,
    box_id: Option<Uuid>,
    undone: i64,
}

const INSERT: &str = "
    insert into scan (id, at, staff_id, code, answer, case_id, box_id, undone)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const UPDATE: &str = "update scan set answer = $2, case_id = $3, undone = $4 where id = $1";
const BY_ID: &str =
    "select id, at, staff_id, code, answer, case_id, box_id, undone from scan where id = $1";
const LAST: &str = "
    select id, at, staff_id, code, answer, case_id, box_id, undone
    from scan
    where staff_id = $1
    order by at desc, id desc
    limit $2";

impl Tx {
    /// Keeps a scan; [`StoreError::Taken`] when one with this identity is kept already.
    pub async fn insert_scan(&mut self, scan: &Scan) -> StoreResult<()> {
        on!(*self, c => sqlx::query(INSERT)
            .bind(scan.id.uuid())
            .bind(scan.at.micros())
            .bind(scan.by.uuid())
            .bind(&scan.code)
            .bind(scan.answer.key())
            .bind(scan.case.map(CaseId::uuid))
            .bind(scan.in_box_of.map(CaseId::uuid))
            .bind(i64::from(scan.undone))
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// Keeps what became of a scan: another answer on a second look, or that it was undone.
    pub async fn save_scan(&mut self, scan: &Scan) -> StoreResult<()> {
        on!(*self, c => sqlx::query(UPDATE)
            .bind(scan.id.uuid())
            .bind(scan.answer.key())
            .bind(scan.case.map(CaseId::uuid))
            .bind(i64::from(scan.undone))
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The scan with this identity.
    pub async fn scan(&mut self, id: ScanId) -> StoreResult<Option<Scan>> {
        let row: Option<ScanRow> =
            on!(*self, c => sqlx::query_as(BY_ID).bind(id.uuid()).fetch_optional(c).await)?;
        row.map(Scan::try_from).transpose()
    }

    /// The last scans of one member of staff, the latest first.
    pub async fn last_scans(&mut self, by: StaffId, limit: i64) -> StoreResult<Vec<Scan>> {
        let rows: Vec<ScanRow> =
            on!(*self, c => sqlx::query_as(LAST).bind(by.uuid()).bind(limit).fetch_all(c).await)?;
        rows.into_iter().map(Scan::try_from).collect()
    }
}

impl TryFrom<ScanRow> for Scan {
    type Error = StoreError;

    fn try_from(row: ScanRow) -> StoreResult<Self> {
        Ok(Self {
            id: ScanId::new(row.id),
            at: Timestamp::from_micros(row.at),
            by: StaffId::new(row.staff_id),
            answer: parsed("scan", "answer", Answer::from_key(&row.answer))?,
            code: row.code,
            case: row.case_id.map(CaseId::new),
            in_box_of: row.box_id.map(CaseId::new),
            undone: row.undone != 0,
        })
    }
}
