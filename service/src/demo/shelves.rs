//! What lies on the shelves of the demo: a device for each that is put aside, some more of what sells, and none of
//! what somebody waits for.

use domain::case::Case;
use domain::event::{By, Event};
use domain::time::Timestamp;
use store::{Product, Promise, ShelfChange, Tx};

use super::dice::{About, Dice};
use crate::desk::Desk;
use crate::error::Result;

/// Keeps what is promised to the lines of a case, since the last thing that happened to it.
pub(super) async fn promise(tx: &mut Tx, case: &Case, events: &[Event]) -> Result<()> {
    let since = events.last().map(|event| event.at);
    for line in case.lines() {
        let Some((purpose, promised_at)) = line.promised().zip(since) else {
            continue;
        };
        let promise = Promise {
            line: line.id,
            case: case.id,
            sku: line.sku.clone(),
            purpose,
            promised_at,
            kept_at: line.shortage.is_none().then_some(promised_at),
        };
        tx.put_promise(&promise).await?;
    }
    Ok(())
}

/// Counts every shelf, once all cases are told.
pub(super) async fn count(desk: &Desk, products: &[Product], now: Timestamp) -> Result<()> {
    let mut tx = desk.store.write().await?;
    for (number, product) in products.iter().enumerate() {
        let dice = Dice::of(About::House, number);
        let promises = tx.promises_of_product(&product.sku).await?;
        let kept = promises.iter().filter(|one| one.kept_at.is_some()).count();
        let waits = promises.len() > kept;
        let more = if waits { 0 } else { dice.below(7) };
        let on_hand = u32::try_from(kept + more).unwrap_or(0);
        let change = ShelfChange {
            at: now,
            by: By::Desk,
            difference: i64::from(on_hand),
            on_hand,
            why: String::new(),
            case: None,
        };
        tx.change_shelf(desk.fresh(), &product.sku, &change).await?;
        if waits || on_hand == 0 {
            let days = u32::try_from(dice.between(3, 9)).unwrap_or(5);
            let today = desk.calendar.zone.date(now);
            let day = desk.calendar.add_business_days(today, days);
            tx.expect_on_shelf(&product.sku, Some(day)).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}
