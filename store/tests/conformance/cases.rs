//! A case is one thing with one version.

use std::sync::Arc;

use domain::case::Case;
use domain::event::StepOutcome;
use domain::id::{CaseId, CustomerId, LineId, RmaId};
use domain::number::CaseNumber;
use domain::serial::Serial;
use store::{NewUnit, StoreError, StoreResult};
use tokio::sync::Barrier;

use crate::cast::{Desk, NOW, customer, fresh, fresh_number, fresh_serial, product, serial, unit};
use crate::place::{Place, both};

both!(
    a_case_is_kept_whole_with_as_much_or_as_little_as_was_told,
    a_number_is_given_once,
    an_old_version_is_not_kept,
    of_two_writers_on_one_version_one_wins,
    a_device_has_one_open_rma,
    a_device_is_found_in_its_open_case,
    the_cases_of_a_customer_are_theirs,
    the_cases_of_a_device_are_found_by_its_serial_whoever_filed_them,
    a_row_that_no_case_can_be_is_named,
);

async fn a_case_is_kept_whole_with_as_much_or_as_little_as_was_told(
    place: Place,
) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let sold = NewUnit {
        id: unit(),
        serial: fresh_serial(),
        sku: "DM-4K".into(),
        sold_via: None,
        sold_to: None,
        invoiced_on: None,
        shipped_on: None,
        made_on: None,
    };
    let mut known = desk.filing(sold.serial.clone());
    known.device.unit = Some(sold.id);
    place
        .write(async |tx| {
            tx.put_product(&product("DM-4K", domain::product::Family::Dome))
                .await?;
            tx.insert_unit(&sold).await
        })
        .await?;
    for filing in [known, desk.filing(fresh_serial()), desk.scant_filing()] {
        let (case, _) = Case::file(&desk.owner(), filing);
        place.write(async |tx| tx.insert_case(&case).await).await?;
        assert_eq!(
            place
                .read(async |tx| tx.case(case.id).await)
                .await?
                .as_ref(),
            Some(&case)
        );
        assert_eq!(
            place
                .read(async |tx| tx.case_by_number(&case.number).await)
                .await?,
            Some(case)
        );
    }
    assert_eq!(
        place
            .read(async |tx| tx.case(CaseId::new(fresh())).await)
            .await?,
        None
    );
    let unused = CaseNumber::from_random_bits(fresh_number());
    assert_eq!(
        place
            .read(async |tx| tx.case_by_number(&unused).await)
            .await?,
        None
    );
    Ok(())
}

async fn a_number_is_given_once(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let first = desk.file(&place, fresh_serial()).await?;
    let mut filing = desk.filing(fresh_serial());
    filing.number = first.number;
    let (second, _) = Case::file(&desk.owner(), filing);
    let taken = place
        .write(async |tx| tx.insert_case(&second).await)
        .await
        .expect_err("a number in use");
    assert!(taken.is_taken("rma_case_body", "rma_case.body"), "{taken}");
    assert!(
        !taken.is_taken("rma_line_open_serial", "rma_line.folded"),
        "{taken}"
    );
    Ok(())
}

async fn an_old_version_is_not_kept(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let mut case = desk.file(&place, fresh_serial()).await?;
    let mut late = case.clone();
    case.start_support(&desk.act())
        .expect("a case that can be taken");
    case.version = 2;
    place.write(async |tx| tx.save_case(&case, 1).await).await?;
    late.call_off(&desk.owner(), String::new())
        .expect("a case that can be called off");
    late.version = 2;
    let stale = place.write(async |tx| tx.save_case(&late, 1).await).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    assert_eq!(
        place.read(async |tx| tx.case(case.id).await).await?,
        Some(case)
    );
    Ok(())
}

/// Each reads, waits until the others have read too, and saves. On SQLite writers read in turn, so there each
/// one but the first finds the version gone already.
async fn of_two_writers_on_one_version_one_wins(place: Place) -> StoreResult<()> {
    const WRITERS: usize = 4;
    let desk = Arc::new(Desk::open(&place).await?);
    let id = desk.file(&place, fresh_serial()).await?.id;
    let ready = Arc::new(Barrier::new(WRITERS));
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (store, desk, ready) = (place.store.clone(), Arc::clone(&desk), Arc::clone(&ready));
            tokio::spawn(async move {
                let mut case = store.read().await?.case(id).await?.expect("a case");
                ready.wait().await;
                let seen = case.version;
                let note = format!("by {writer}");
                let events = case
                    .record_step(&desk.act(), "power".into(), StepOutcome::Fine, note)
                    .expect("a step");
                case.version += 1;
                let mut tx = store.write().await?;
                match tx.save_case(&case, seen).await {
                    Ok(()) => {
                        tx.append_events(id, &events).await?;
                        tx.commit().await?;
                        Ok(Some(case))
                    }
                    Err(StoreError::Stale) => Ok(None),
                    Err(error) => Err(error),
                }
            })
        })
        .collect();
    let mut won = Vec::new();
    for writer in writers {
        won.extend(writer.await.expect("a writer that ends")?);
    }
    assert_eq!(won.len(), 1, "exactly one");
    assert_eq!(
        place.read(async |tx| tx.case(id).await).await?.as_ref(),
        won.first()
    );
    assert_eq!(
        place.read(async |tx| tx.events_of(id).await).await?.len(),
        3,
        "and one story: filed, taken, tried"
    );
    Ok(())
}

fn authorised(desk: &Desk, serial: Serial) -> Case {
    let act = desk.act();
    let (mut case, _) = Case::file(&act, desk.filing(serial));
    case.record_step(&act, "power".into(), StepOutcome::Faulty, "Dark".into())
        .expect("a step");
    case.require_bench(&act, String::new()).expect("a verdict");
    case.issue_rma(&act, RmaId::new(fresh()), LineId::new(fresh()))
        .expect("an RMA");
    case
}

async fn a_device_has_one_open_rma(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let mut first = authorised(&desk, serial("DM4K21A00O17"));
    let second = authorised(&desk, serial("DM4K21A00017"));
    place.write(async |tx| tx.insert_case(&first).await).await?;
    let taken = place
        .write(async |tx| tx.insert_case(&second).await)
        .await
        .expect_err("a second RMA");
    assert!(
        taken.is_taken("rma_line_open_serial", "rma_line.folded"),
        "{taken}"
    );
    assert_eq!(
        place.read(async |tx| tx.case(second.id).await).await?,
        None,
        "nothing of it is kept"
    );

    first
        .call_off(&desk.owner(), String::new())
        .expect("an RMA that can be called off");
    first.version += 1;
    place
        .write(async |tx| tx.save_case(&first, 1).await)
        .await?;
    place
        .write(async |tx| tx.insert_case(&second).await)
        .await?;
    assert_eq!(
        place.read(async |tx| tx.case(second.id).await).await?,
        Some(second)
    );

    let unread = [desk.scant_filing(), desk.scant_filing()].map(|filing| {
        let act = desk.act();
        let (mut case, _) = Case::file(&act, filing);
        case.record_step(&act, "power".into(), StepOutcome::Fine, String::new())
            .expect("a step");
        case.require_bench(&act, String::new()).expect("a verdict");
        case.issue_rma(&act, RmaId::new(fresh()), LineId::new(fresh()))
            .expect("an RMA");
        case
    });
    for case in &unread {
        place.write(async |tx| tx.insert_case(case).await).await?;
    }
    Ok(())
}

async fn a_device_is_found_in_its_open_case(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let alike = serial("DM4K21A00017");
    let open = async |serial: &Serial| -> StoreResult<Option<CaseId>> {
        Ok(place
            .read(async |tx| tx.open_case_for_serial(serial).await)
            .await?
            .map(|case| case.id))
    };
    assert_eq!(open(&alike).await?, None);
    let mut case = desk.file(&place, serial("DM4K21A00O17")).await?;
    desk.file(&place, fresh_serial()).await?;
    assert_eq!(
        open(&alike).await?,
        Some(case.id),
        "by what the customer typed"
    );
    case.call_off(&desk.owner(), String::new())
        .expect("a case that can be called off");
    case.version += 1;
    place.write(async |tx| tx.save_case(&case, 1).await).await?;
    assert_eq!(open(&alike).await?, None, "it is over");

    let mut solved = desk.file(&place, alike.clone()).await?;
    solved.start_support(&desk.act()).expect("a technician");
    solved
        .fix_remotely(&desk.act(), "A new cable".into())
        .expect("a case that is being troubleshot");
    solved.version += 1;
    place
        .write(async |tx| tx.save_case(&solved, 1).await)
        .await?;
    assert_eq!(
        open(&alike).await?,
        None,
        "it may be opened again, and is in nobody's way"
    );

    let act = desk.act();
    let (mut unread, _) = Case::file(&act, desk.scant_filing());
    let line = LineId::new(fresh());
    unread
        .record_step(&act, "power".into(), StepOutcome::Fine, String::new())
        .expect("a step");
    unread
        .require_bench(&act, String::new())
        .expect("a verdict");
    unread
        .issue_rma(&act, RmaId::new(fresh()), line)
        .expect("an RMA");
    unread
        .receive(&act, line, Some(serial("DM4K21A00O17")))
        .expect("an arrival");
    place
        .write(async |tx| tx.insert_case(&unread).await)
        .await?;
    assert_eq!(
        open(&alike).await?,
        Some(unread.id),
        "by what the dock has read"
    );
    Ok(())
}

async fn the_cases_of_a_customer_are_theirs(place: Place) -> StoreResult<()> {
    let mut desk = Desk::open(&place).await?;
    let first = desk.file(&place, fresh_serial()).await?;
    let (jane, sam) = (
        desk.customer,
        place
            .write(async |tx| customer(tx, "sam@example.com").await)
            .await?,
    );
    desk.customer = sam;
    desk.file(&place, fresh_serial()).await?;
    desk.customer = jane;
    let same_moment = desk.file(&place, fresh_serial()).await?;
    desk.now = desk.now.plus_days(1);
    let latest = authorised(&desk, fresh_serial());
    place
        .write(async |tx| tx.insert_case(&latest).await)
        .await?;
    let cases = place.read(async |tx| tx.cases_of(jane).await).await?;
    assert_eq!(cases, [latest, same_moment, first], "the latest first");
    assert_eq!(
        place
            .read(async |tx| tx.cases_of(CustomerId::new(fresh())).await)
            .await?,
        []
    );
    assert_eq!(NOW, cases[2].opened_at.micros());
    Ok(())
}

async fn the_cases_of_a_device_are_found_by_its_serial_whoever_filed_them(
    place: Place,
) -> StoreResult<()> {
    let mut desk = Desk::open(&place).await?;
    let theirs = serial("DM4K21A0IO18");
    let first = desk.file(&place, theirs.clone()).await?;
    desk.file(&place, fresh_serial()).await?;
    desk.customer = place
        .write(async |tx| customer(tx, "kim@example.com").await)
        .await?;
    desk.now = desk.now.plus_days(1);
    // As somebody else reads the label, and as only the dock could.
    let alike = desk.file(&place, serial("DM4K21A01018")).await?;
    desk.now = desk.now.plus_days(1);
    let mut unread = authorised(&desk, theirs.clone());
    unread.device.serial = None;
    place
        .write(async |tx| tx.insert_case(&unread).await)
        .await?;
    let found = place
        .read(async |tx| tx.cases_of_serial(&theirs).await)
        .await?;
    assert_eq!(found, [unread, alike, first], "the latest first");
    Ok(())
}

async fn a_row_that_no_case_can_be_is_named(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let case = desk.file(&place, fresh_serial()).await?;
    place
        .raw("update rma_case set warranty = '{}'")
        .await
        .expect("a change");
    let corrupt = place.read(async |tx| tx.case(case.id).await).await;
    assert!(
        matches!(
            corrupt,
            Err(StoreError::Corrupt {
                table: "rma_case",
                column: "warranty",
                ..
            })
        ),
        "{corrupt:?}"
    );
    Ok(())
}
