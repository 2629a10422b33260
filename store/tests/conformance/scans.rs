//! What was scanned at the dock.

use domain::access::Role;
use domain::id::{CaseId, ScanId, StaffId};
use domain::scan::{Answer, Scan};
use domain::time::Timestamp;
use store::{StoreError, StoreResult};

use crate::cast::{Desk, NOW, fresh, fresh_serial, staff};
use crate::place::{Place, both};

both!(
    a_scan_is_kept_once,
    a_scan_may_get_another_answer,
    the_last_scans_are_ones_own,
);

fn scan(by: StaffId, n: i64, answer: Answer) -> Scan {
    Scan {
        id: ScanId::new(fresh()),
        at: Timestamp::from_micros(NOW + n),
        by,
        code: "DM4K21A00017\u{1d}é".into(),
        answer,
        case: None,
        in_box_of: None,
        undone: false,
    }
}

async fn a_scan_is_kept_once(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let (case, other) = (
        desk.file(&place, fresh_serial()).await?,
        desk.file(&place, fresh_serial()).await?,
    );
    let whole = Scan {
        case: Some(case.id),
        in_box_of: Some(other.id),
        undone: true,
        ..scan(desk.staff, 0, Answer::Received)
    };
    place.write(async |tx| tx.insert_scan(&whole).await).await?;
    let again = Scan {
        id: whole.id,
        ..scan(desk.staff, 1, Answer::Unknown)
    };
    let twice = place.write(async |tx| tx.insert_scan(&again).await).await;
    assert!(matches!(twice, Err(StoreError::Taken(_))), "{twice:?}");
    let kept = place.read(async |tx| tx.scan(whole.id).await).await?;
    assert_eq!(kept, Some(whole));
    let none = place
        .read(async |tx| tx.scan(ScanId::new(fresh())).await)
        .await?;
    assert_eq!(none, None);
    let stray = Scan {
        case: Some(CaseId::new(fresh())),
        ..scan(desk.staff, 2, Answer::Over)
    };
    let refused = place.write(async |tx| tx.insert_scan(&stray).await).await;
    assert!(refused.is_err(), "a case that is not there");
    Ok(())
}

async fn a_scan_may_get_another_answer(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let case = desk.file(&place, fresh_serial()).await?;
    let first = scan(desk.staff, 0, Answer::NotAuthorised);
    let untouched = scan(desk.staff, 1, Answer::Unknown);
    let second = Scan {
        answer: Answer::WrongUnit,
        case: Some(case.id),
        undone: true,
        ..first.clone()
    };
    place
        .write(async |tx| {
            tx.insert_scan(&first).await?;
            tx.insert_scan(&untouched).await?;
            tx.save_scan(&second).await
        })
        .await?;
    let scans = place
        .read(async |tx| tx.last_scans(desk.staff, 9).await)
        .await?;
    assert_eq!(scans, [untouched, second]);
    Ok(())
}

async fn the_last_scans_are_ones_own(place: Place) -> StoreResult<()> {
    let (robin, sam) = place
        .write(async |tx| {
            Ok((
                staff(tx, "robin@calltag.example", Role::Clerk).await?,
                staff(tx, "sam@calltag.example", Role::Clerk).await?,
            ))
        })
        .await?;
    let scans = [1, 0, 1, 2].map(|n| scan(robin, n, Answer::Mistyped));
    place
        .write(async |tx| {
            for scan in &scans {
                tx.insert_scan(scan).await?;
            }
            tx.insert_scan(&scan(sam, 9, Answer::Expired)).await
        })
        .await?;
    let last = place.read(async |tx| tx.last_scans(robin, 3).await).await?;
    assert_eq!(last, [scans[3].clone(), scans[2].clone(), scans[0].clone()]);
    Ok(())
}
