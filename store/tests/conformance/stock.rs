//! The shelves and what is promised of them.

use domain::event::By;
use domain::id::LineId;
use domain::product::Family;
use domain::stock::{Purpose, Shelf};
use domain::time::Timestamp;
use jiff::civil::date;
use store::{Promise, ShelfChange, StoreResult};

use crate::cast::{Desk, NOW, fresh, fresh_serial, product};
use crate::place::{Place, both};

both!(
    a_shelf_says_what_lies_there_and_who_waits,
    what_changed_a_shelf_stays_readable,
    the_oldest_promise_stands_first,
);

const SKU: &str = "ND-MINI";

fn counted(on_hand: u32, difference: i64, n: i64) -> ShelfChange {
    ShelfChange {
        at: Timestamp::from_micros(NOW + n),
        by: By::Desk,
        difference,
        on_hand,
        why: "«Inventur»".into(),
        case: None,
    }
}

/// A promise to a line of a return that was filed for this.
async fn promise(place: &Place, desk: &Desk, n: i64) -> StoreResult<Promise> {
    let case = desk.file(place, fresh_serial()).await?;
    Ok(Promise {
        line: LineId::new(fresh()),
        case: case.id,
        sku: SKU.into(),
        purpose: Purpose::Advance,
        promised_at: Timestamp::from_micros(NOW + n),
        kept_at: None,
    })
}

async fn a_shelf_says_what_lies_there_and_who_waits(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let (kept, waits) = (
        promise(&place, &desk, 1).await?,
        promise(&place, &desk, 2).await?,
    );
    let day = date(2026, 3, 19);
    let (before, after) = place
        .write(async |tx| {
            tx.put_product(&product(SKU, Family::Dome)).await?;
            let before = tx.shelf(SKU).await?;
            tx.lock_shelf(SKU).await?;
            tx.change_shelf(fresh(), SKU, &counted(1, 1, 0)).await?;
            tx.expect_on_shelf(SKU, Some(day)).await?;
            tx.put_promise(&kept).await?;
            tx.put_promise(&waits).await?;
            tx.keep_promise(kept.line, Timestamp::from_micros(NOW + 3))
                .await?;
            Ok((before, tx.shelf(SKU).await?))
        })
        .await?;
    assert_eq!(before.expect("a product").shelf, None, "nobody counts it");
    let after = after.expect("a product");
    let shelf = Shelf {
        on_hand: 1,
        kept: 1,
        expected_on: Some(day),
    };
    assert_eq!(after.shelf, Some(shelf));
    assert_eq!(after.waiting, 1);
    assert_eq!(after.changes, 1);
    assert_eq!(after.oldest, Some(waits.promised_at));
    let (all, missing) = place
        .read(async |tx| Ok((tx.shelves().await?, tx.shelf("NO-SUCH").await?)))
        .await?;
    assert!(all.contains(&after));
    assert_eq!(missing, None);
    Ok(())
}

async fn what_changed_a_shelf_stays_readable(place: Place) -> StoreResult<()> {
    let (first, second) = (counted(4, 4, 0), counted(3, -1, 1));
    let changes = place
        .write(async |tx| {
            tx.put_product(&product(SKU, Family::Dome)).await?;
            tx.change_shelf(fresh(), SKU, &first).await?;
            tx.change_shelf(fresh(), SKU, &second).await?;
            tx.shelf_changes(SKU).await
        })
        .await?;
    assert_eq!(changes, [second, first]);
    Ok(())
}

async fn the_oldest_promise_stands_first(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let (late, early) = (
        promise(&place, &desk, 9).await?,
        promise(&place, &desk, 1).await?,
    );
    place
        .write(async |tx| {
            tx.put_product(&product(SKU, Family::Dome)).await?;
            tx.put_promise(&late).await?;
            tx.put_promise(&early).await?;
            let all = tx.promises_of_product(SKU).await?;
            assert_eq!(all, [early.clone(), late.clone()]);
            let of_case = tx.promises_of_case(late.case).await?;
            assert_eq!(of_case.as_slice(), std::slice::from_ref(&late));
            tx.keep_promise(late.line, Timestamp::from_micros(NOW))
                .await?;
            tx.release_promise(late.line).await?;
            let of_case = tx.promises_of_case(late.case).await?;
            assert_eq!(of_case.as_slice(), std::slice::from_ref(&late));
            tx.drop_promise(early.line).await?;
            let left = tx.promises_of_product(SKU).await?;
            assert_eq!(left.as_slice(), std::slice::from_ref(&late));
            Ok(())
        })
        .await
}
