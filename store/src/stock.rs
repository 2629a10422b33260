//! Replacements on the shelf, and for whom they are put aside.

use domain::event::By;
use domain::id::{CaseId, LineId};
use domain::stock::{Purpose, Shelf};
use domain::time::{Date, Timestamp};
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreResult, json, parsed, to_json};

/// A device that is promised to a line and not given yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// To which line.
    pub line: LineId,
    /// Of which case.
    pub case: CaseId,
    /// Of which product.
    pub sku: String,
    /// For what.
    pub purpose: Purpose,
    /// Since when.
    pub promised_at: Timestamp,
    /// When a device was put aside for it; `None` while it waits.
    pub kept_at: Option<Timestamp>,
}

/// A product as the list of the shelves shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnShelf {
    /// Which product.
    pub sku: String,
    /// Its name.
    pub name: String,
    /// What lies there; `None` while nobody counts it.
    pub shelf: Option<Shelf>,
    /// How many promises wait.
    pub waiting: u32,
    /// Since when the oldest of them waits.
    pub oldest: Option<Timestamp>,
    /// How often the number has changed: the same number twice is not the same shelf.
    pub changes: u32,
}

/// What changed the number of devices on a shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShelfChange {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// By how many.
    pub difference: i64,
    /// How many lay there afterwards.
    pub on_hand: u32,
    /// Why.
    pub why: String,
    /// For which case a device was given.
    pub case: Option<CaseId>,
}

#[derive(FromRow)]
struct PromiseRow {
    line_id: Uuid,
    case_id: Uuid,
    sku: String,
    purpose: String,
    promised_at: i64,
    kept_at: Option<i64>,
}

#[derive(FromRow)]
struct OnShelfRow {
    sku: String,
    name: String,
    on_hand: Option<i64>,
    kept: i64,
    expected_on: Option<String>,
    waiting: i64,
    oldest: Option<i64>,
    changes: i64,
}

#[derive(FromRow)]
struct ChangeRow {
    at: i64,
    by: String,
    difference: i64,
    on_hand: i64,
    why: String,
    case_id: Option<Uuid>,
}

macro_rules! on_shelves {
    ($rest:literal) => {
        concat!(
            "select p.sku, p.name, s.on_hand, s.expected_on,
                (select count(*) from promise where sku = p.sku and kept_at is not null) as kept,
                (select count(*) from promise where sku = p.sku and kept_at is null) as waiting,
                (select min(promised_at) from promise where sku = p.sku and kept_at is null) as oldest,
                (select count(*) from shelf_change where sku = p.sku) as changes
            from product p left join shelf s on s.sku = p.sku ",
            $rest
        )
    };
}

const ALL: &str = on_shelves!("order by p.name, p.sku");
const ONE: &str = on_shelves!("where p.sku = $1");
const COUNT: &str = "
    insert into shelf (sku, on_hand) values ($1, $2)
    on conflict (sku) do update set on_hand = excluded.on_hand";
const CHANGED: &str = "
    insert into shelf_change (id, sku, at, by, difference, on_hand, why, case_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const CHANGES: &str = "
    select at, by, difference, on_hand, why, case_id
    from shelf_change
    where sku = $1
    order by at desc, id desc
    limit 100";
const EXPECT: &str = "update shelf set expected_on = $2 where sku = $1";
const OF_CASE: &str = "
    select line_id, case_id, sku, purpose, promised_at, kept_at
    from promise
    where case_id = $1
    order by promised_at, line_id";
const OF_PRODUCT: &str = "
    select line_id, case_id, sku, purpose, promised_at, kept_at
    from promise
    where sku = $1
    order by promised_at, line_id";
const PUT: &str = "
    insert into promise (line_id, case_id, sku, purpose, promised_at, kept_at)
    values ($1, $2, $3, $4, $5, $6)";
const KEEP: &str = "update promise set kept_at = $2 where line_id = $1 and kept_at is null";
const RELEASE: &str = "update promise set kept_at = null where line_id = $1";
const DROP: &str = "delete from promise where line_id = $1";

impl Tx {
    /// Every product with what lies on its shelf, by name.
    pub async fn shelves(&mut self) -> StoreResult<Vec<OnShelf>> {
        let rows: Vec<OnShelfRow> = on!(*self, c => sqlx::query_as(ALL).fetch_all(c).await)?;
        rows.into_iter().map(OnShelf::try_from).collect()
    }

    /// One product with what lies on its shelf.
    pub async fn shelf(&mut self, sku: &str) -> StoreResult<Option<OnShelf>> {
        let row: Option<OnShelfRow> =
            on!(*self, c => sqlx::query_as(ONE).bind(sku).fetch_optional(c).await)?;
        row.map(OnShelf::try_from).transpose()
    }

    /// Keeps how many lie there now, and what changed it.
    pub async fn change_shelf(
        &mut self,
        id: Uuid,
        sku: &str,
        change: &ShelfChange,
    ) -> StoreResult<()> {
        let on_hand = i64::from(change.on_hand);
        on!(*self, c => sqlx::query(COUNT).bind(sku).bind(on_hand).execute(c).await.map(drop))?;
        let by = to_json("by", &change.by)?;
        on!(*self, c => sqlx::query(CHANGED)
            .bind(id)
            .bind(sku)
            .bind(change.at.micros())
            .bind(&by)
            .bind(change.difference)
            .bind(on_hand)
            .bind(&change.why)
            .bind(change.case.map(CaseId::uuid))
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// What changed a shelf, the latest first, at most 100.
    pub async fn shelf_changes(&mut self, sku: &str) -> StoreResult<Vec<ShelfChange>> {
        let rows: Vec<ChangeRow> =
            on!(*self, c => sqlx::query_as(CHANGES).bind(sku).fetch_all(c).await)?;
        rows.into_iter().map(ShelfChange::try_from).collect()
    }

    /// Says when more of a counted product are expected.
    pub async fn expect_on_shelf(
        &mut self,
        sku: &str,
        expected_on: Option<Date>,
    ) -> StoreResult<()> {
        on!(*self, c => sqlx::query(EXPECT)
            .bind(sku)
            .bind(expected_on.map(|day| day.to_string()))
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// What is promised to the lines of a case.
    pub async fn promises_of_case(&mut self, case: CaseId) -> StoreResult<Vec<Promise>> {
        let rows: Vec<PromiseRow> =
            on!(*self, c => sqlx::query_as(OF_CASE).bind(case.uuid()).fetch_all(c).await)?;
        rows.into_iter().map(Promise::try_from).collect()
    }

    /// What is promised of a product, the oldest promise first.
    pub async fn promises_of_product(&mut self, sku: &str) -> StoreResult<Vec<Promise>> {
        let rows: Vec<PromiseRow> =
            on!(*self, c => sqlx::query_as(OF_PRODUCT).bind(sku).fetch_all(c).await)?;
        rows.into_iter().map(Promise::try_from).collect()
    }

    /// Promises a device to a line.
    pub async fn put_promise(&mut self, promise: &Promise) -> StoreResult<()> {
        on!(*self, c => sqlx::query(PUT)
            .bind(promise.line.uuid())
            .bind(promise.case.uuid())
            .bind(&promise.sku)
            .bind(promise.purpose.key())
            .bind(promise.promised_at.micros())
            .bind(promise.kept_at.map(Timestamp::micros))
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// Puts a device aside for a promise that waits.
    pub async fn keep_promise(&mut self, line: LineId, at: Timestamp) -> StoreResult<()> {
        on!(*self, c => sqlx::query(KEEP).bind(line.uuid()).bind(at.micros()).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Takes back what was put aside for a promise: it waits in its old place.
    pub async fn release_promise(&mut self, line: LineId) -> StoreResult<()> {
        on!(*self, c => sqlx::query(RELEASE).bind(line.uuid()).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Ends a promise: the device was given, or is not wanted any longer.
    pub async fn drop_promise(&mut self, line: LineId) -> StoreResult<()> {
        on!(*self, c => sqlx::query(DROP).bind(line.uuid()).execute(c).await.map(drop))?;
        Ok(())
    }
}

impl TryFrom<PromiseRow> for Promise {
    type Error = crate::StoreError;

    fn try_from(row: PromiseRow) -> StoreResult<Self> {
        Ok(Self {
            line: LineId::new(row.line_id),
            case: CaseId::new(row.case_id),
            sku: row.sku,
            purpose: parsed("promise", "purpose", Purpose::from_key(&row.purpose))?,
            promised_at: Timestamp::from_micros(row.promised_at),
            kept_at: row.kept_at.map(Timestamp::from_micros),
        })
    }
}

impl TryFrom<OnShelfRow> for OnShelf {
    type Error = crate::StoreError;

    fn try_from(row: OnShelfRow) -> StoreResult<Self> {
        const TABLE: &str = "shelf";
        let count = |column, number: i64| parsed(TABLE, column, u32::try_from(number).ok());
        let expected_on = row
            .expected_on
            .map(|day| parsed(TABLE, "expected_on", day.parse().ok()))
            .transpose()?;
        let kept = count("kept", row.kept)?;
        let shelf = row
            .on_hand
            .map(|on_hand| {
                Ok::<_, Self::Error>(Shelf {
                    on_hand: count("on_hand", on_hand)?,
                    kept,
                    expected_on,
                })
            })
            .transpose()?;
        Ok(Self {
            sku: row.sku,
            name: row.name,
            shelf,
            waiting: count("waiting", row.waiting)?,
            oldest: row.oldest.map(Timestamp::from_micros),
            changes: count("changes", row.changes)?,
        })
    }
}

impl TryFrom<ChangeRow> for ShelfChange {
    type Error = crate::StoreError;

    fn try_from(row: ChangeRow) -> StoreResult<Self> {
        const TABLE: &str = "shelf_change";
        Ok(Self {
            at: Timestamp::from_micros(row.at),
            by: json(TABLE, "by", &row.by)?,
            difference: row.difference,
            on_hand: parsed(TABLE, "on_hand", u32::try_from(row.on_hand).ok())?,
            why: row.why,
            case: row.case_id.map(CaseId::new),
        })
    }
}
