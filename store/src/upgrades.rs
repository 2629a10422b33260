//! Upgrades of sold devices that we sold ourselves, noted with the serial (S18).

use domain::id::{StaffId, UnitId};
use domain::time::Timestamp;
use domain::unit::Upgrade;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::StoreResult;

#[derive(FromRow)]
struct UpgradeRow {
    what: String,
    serial: String,
    staff_id: Uuid,
    at: i64,
    note: String,
}

const INSERT: &str = "
    insert into unit_upgrade (id, unit_id, what, serial, staff_id, at, note)
    values ($1, $2, $3, $4, $5, $6, $7)";
const OF_UNIT: &str =
    "select what, serial, staff_id, at, note from unit_upgrade where unit_id = $1 order by at, id";

impl Tx {
    /// Notes an upgrade of a sold device.
    pub async fn insert_upgrade(
        &mut self,
        id: Uuid,
        unit: UnitId,
        upgrade: &Upgrade,
    ) -> StoreResult<()> {
        on!(*self, c => sqlx::query(INSERT)
            .bind(id)
            .bind(unit.uuid())
            .bind(&upgrade.what)
            .bind(&upgrade.serial)
            .bind(upgrade.by.uuid())
            .bind(upgrade.at.micros())
            .bind(&upgrade.note)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The upgrades of a sold device, the first at the front.
    pub async fn upgrades_of(&mut self, unit: UnitId) -> StoreResult<Vec<Upgrade>> {
        let rows: Vec<UpgradeRow> =
            on!(*self, c => sqlx::query_as(OF_UNIT).bind(unit.uuid()).fetch_all(c).await)?;
        Ok(rows.into_iter().map(Upgrade::from).collect())
    }
}

impl From<UpgradeRow> for Upgrade {
    fn from(row: UpgradeRow) -> Self {
        Self {
            what: row.what,
            serial: row.serial,
            by: StaffId::new(row.staff_id),
            at: Timestamp::from_micros(row.at),
            note: row.note,
        }
    }
}
