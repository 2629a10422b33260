//! Products, sold units and spare parts from files of comma-separated values, as spreadsheets and business software write them.
//!
//! The file is UTF-8 (with or without a byte order mark), its columns are separated by commas, its lines end in any
//! way. The first line names the columns, in any order; capitals do not matter.
//!
//! Products:
//!
//! | column | |
//! |---|---|
//! | `sku` | the product's number, what it is known by |
//! | `family` | `dome`, `bullet`, `recorder`, `power` or `kit` |
//! | `name` | as customers read it |
//! | `price` | list price, such as `129.00` |
//! | `currency` | optional; the desk's own when there is none |
//! | `warranty_months` | months of warranty, 0 to 240 |
//! | `accessories` | optional; what lies in the box, separated by semicolons |
//! | `picture` | optional; the name of a picture, such as `turret`; the family's own when there is none |
//! | `cost` | optional; what one costs you, in the currency of its price; without it what was known stays |
//!
//! Units:
//!
//! | column | |
//! |---|---|
//! | `serial` | the serial number, what it is known by |
//! | `sku` | the number of a product that is known |
//! | `sold_via` | optional; the distributor's name, who becomes known when new; empty when sold directly |
//! | `sold_to` | optional; who bought it |
//! | `invoiced_on`, `shipped_on`, `made_on` | optional; days such as `2026-03-19` |
//!
//! Spare parts of the bench:
//!
//! | column | |
//! |---|---|
//! | `sku` | the part's number, what it is known by |
//! | `name` | as the bench reads it |
//! | `fits` | the family that it fits: `dome`, `bullet`, `recorder`, `power` or `kit` |
//! | `on_hand` | how many lie on the shelf now, 0 to 99,999: counted anew, not added |
//! | `cost` | optional; what one costs you, such as `12.50`; without it what was known stays |
//! | `currency` | optional; that of the cost, the desk's own when there is none |
//!
//! A row is taken as a whole or refused with its line, its column and the reason. Taking a row again changes nothing.
//! What a row says is data and never a formula. The file is read piece by piece and kept in transactions of
//! [`BATCH`] rows, so that its size does not matter and a refused row does not hold up the others.

mod rows;
mod table;

use std::io::Read;

use domain::access::{Actor, Permit};
use domain::id::UnitId;
use domain::serial::Serial;
use store::{NewUnit, Part, Product, Tx};

use crate::desk::Desk;
use crate::error::{Error, Result};
use rows::{Distributors, UnitRow};
use table::{Column, Line, Row, Table};

/// Rows that are kept in one transaction.
pub const BATCH: usize = 500;
/// The most refusals that a report lists; all are counted.
pub const LISTED: usize = 1_000;

/// Why something in a file was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// In which line of the file, counted from 1.
    pub line: u64,
    /// In which column, by its name; empty when it is the line as a whole.
    pub column: String,
    /// Why, in English: it is read by who runs the desk.
    pub reason: String,
}

/// What came of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Rows that are kept now, new or changed.
    pub taken: u64,
    /// Rows that were kept before, word for word.
    pub unchanged: u64,
    /// Rows that were refused. A file whose heading was refused counts as one.
    pub refused_rows: u64,
    /// Why they were refused, in the order of their lines; at most [`LISTED`].
    pub refused: Vec<Refusal>,
}

impl ImportReport {
    fn refuse(&mut self, refusals: impl IntoIterator<Item = Refusal>) {
        self.refused_rows += 1;
        let room = LISTED.saturating_sub(self.refused.len());
        self.refused.extend(refusals.into_iter().take(room));
    }

    fn count(&mut self, changed: bool) {
        if changed {
            self.taken += 1;
        } else {
            self.unchanged += 1;
        }
    }
}

impl Desk {
    /// Takes products from a file; see the columns above.
    pub async fn import_products(
        &self,
        actor: &Actor,
        file: impl Read + Send,
    ) -> Result<ImportReport> {
        let currency = self.maker.currency;
        let read = |row: &mut Row<'_>| rows::product(row, currency);
        self.import_rows(actor, file, &rows::PRODUCTS, read, put_product)
            .await
    }

    /// Takes spare parts from a file; see the columns above.
    pub async fn import_parts(
        &self,
        actor: &Actor,
        file: impl Read + Send,
    ) -> Result<ImportReport> {
        let currency = self.maker.currency;
        let read = |row: &mut Row<'_>| rows::part(row, currency);
        self.import_rows(actor, file, &rows::PARTS, read, put_part)
            .await
    }

    /// Takes rows that depend on nothing but themselves; `put` answers whether a row changed anything.
    async fn import_rows<T>(
        &self,
        actor: &Actor,
        file: impl Read + Send,
        columns: &'static [Column],
        read: impl Fn(&mut Row<'_>) -> Option<T>,
        put: impl AsyncFn(&mut Tx, &T) -> Result<bool>,
    ) -> Result<ImportReport> {
        may_import(actor)?;
        let mut report = ImportReport::default();
        let mut table = match Table::open(file, columns)? {
            Ok(table) => table,
            Err(refusals) => return Ok(refused(report, refusals)),
        };
        loop {
            let lines = table.batch(BATCH)?;
            if lines.is_empty() {
                return Ok(report);
            }
            let mut tx = self.store.write().await?;
            for line in &lines {
                match line.read(&read) {
                    Ok(row) => report.count(put(&mut tx, &row).await?),
                    Err(refusals) => report.refuse(refusals),
                }
            }
            tx.commit().await?;
        }
    }

    /// Takes sold units from a file; see the columns above.
    pub async fn import_units(
        &self,
        actor: &Actor,
        file: impl Read + Send,
    ) -> Result<ImportReport> {
        may_import(actor)?;
        let mut report = ImportReport::default();
        let mut table = match Table::open(file, &rows::UNITS)? {
            Ok(table) => table,
            Err(refusals) => return Ok(refused(report, refusals)),
        };
        let today = self.calendar.zone.date(self.now());
        loop {
            let lines = table.batch(BATCH)?;
            if lines.is_empty() {
                return Ok(report);
            }
            let mut tx = self.store.write().await?;
            let mut distributors = Distributors::read(&mut tx).await?;
            for line in &lines {
                match line.read(|row| rows::unit(row, today)) {
                    Err(refusals) => report.refuse(refusals),
                    Ok(row) => match self.put_unit(&mut tx, &mut distributors, line, row).await? {
                        Ok(changed) => report.count(changed),
                        Err(refusal) => report.refuse([refusal]),
                    },
                }
            }
            tx.commit().await?;
        }
    }

    /// Keeps a unit; answers whether that changed anything, or why what we know speaks against it.
    async fn put_unit(
        &self,
        tx: &mut Tx,
        distributors: &mut Distributors,
        line: &Line,
        row: UnitRow,
    ) -> Result<std::result::Result<bool, Refusal>> {
        if tx.product(&row.sku).await?.is_none() {
            let reason = format!(
                "There is no product with the number {:?}. Import the products first.",
                row.sku
            );
            return Ok(Err(line.refusal("sku", reason)));
        }
        if let Some(known) = reads_alike(tx, &row.serial).await? {
            let reason = format!(
                "It reads like {known}, which is known already: O and 0, and I and 1, count as the same."
            );
            return Ok(Err(line.refusal("serial", reason)));
        }
        let sold_via = match row.sold_via {
            Some(name) => Some(distributors.named(tx, &name, || self.fresh()).await?),
            None => None,
        };
        let unit = NewUnit {
            id: UnitId::new(self.fresh()),
            serial: row.serial,
            sku: row.sku,
            sold_via,
            sold_to: row.sold_to,
            invoiced_on: row.invoiced_on,
            shipped_on: row.shipped_on,
            made_on: row.made_on,
        };
        Ok(Ok(tx.put_unit(&unit).await?))
    }
}

fn may_import(actor: &Actor) -> Result<()> {
    if actor.may(Permit::Import) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

fn refused(mut report: ImportReport, refusals: Vec<Refusal>) -> ImportReport {
    report.refuse(refusals);
    report
}

/// What a file does not say about the cost stays as it was known, in the same currency.
async fn put_product(tx: &mut Tx, product: &Product) -> Result<bool> {
    let known = tx.product(&product.sku).await?;
    let same = known
        .as_ref()
        .filter(|known| known.price.currency == product.price.currency);
    let product = Product {
        cost: product.cost.or(same.and_then(|known| known.cost)),
        ..product.clone()
    };
    if known.as_ref() == Some(&product) {
        return Ok(false);
    }
    tx.put_product(&product).await?;
    Ok(true)
}

async fn put_part(tx: &mut Tx, part: &Part) -> Result<bool> {
    let known = tx.part(&part.sku).await?;
    let part = Part {
        cost: part.cost.or(known.as_ref().and_then(|known| known.cost)),
        ..part.clone()
    };
    if known.as_ref() == Some(&part) {
        return Ok(false);
    }
    tx.put_part(&part).await?;
    Ok(true)
}

/// Another serial that nobody could tell from this one on a label.
async fn reads_alike(tx: &mut Tx, serial: &Serial) -> Result<Option<Serial>> {
    let known = tx.unit_by_serial(serial).await?.map(|unit| unit.serial);
    Ok(known.filter(|known| known != serial))
}
