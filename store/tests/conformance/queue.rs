//! The desk's queue: views, counts, search.

use domain::case::Case;
use domain::case::phase::Phase;
use domain::event::{SalesReason, StepOutcome};
use domain::id::{CustomerId, LineId, RmaId, StaffId};
use domain::line::state::State;
use domain::queue::View;
use domain::time::Timestamp;
use store::{Needle, QueueRow, Slice, StoreResult};
use uuid::Uuid;

use crate::cast::{Desk, MINUTE, NOW, customer, fresh, fresh_serial, serial};
use crate::place::{Place, both};

both!(
    a_view_is_read_page_by_page_and_misses_nothing,
    a_row_says_what_a_case_is,
    each_case_is_counted_in_one_view,
    a_case_is_found_by_whatever_is_known_of_it,
    the_rows_of_a_customer_are_theirs,
    a_row_says_where_the_device_is,
    what_is_due_by_a_moment_is_the_most_urgent_first,
    who_has_a_case_finds_it_until_it_is_over,
    the_demo_shows_somebody_who_must_act,
    a_view_is_worked_from_what_is_due_first,
);

async fn a_view_is_read_page_by_page_and_misses_nothing(place: Place) -> StoreResult<()> {
    let mut desk = Desk::open(&place).await?;
    let mut expected = Vec::new();
    // Several were filed in the same microsecond: there the identity decides.
    for minutes in [0, 0, 0, 1, 2, 2, 2, 2] {
        desk.now = Timestamp::from_micros(NOW + minutes * MINUTE);
        expected.push(desk.file(&place, fresh_serial()).await?.id.uuid());
    }
    for limit in [1, 2, 3, 8, 9] {
        let mut read: Vec<Uuid> = Vec::new();
        let mut after = (i64::MIN, Uuid::nil());
        loop {
            let page = place
                .read(async |tx| tx.queue_page(Slice::View(View::New), after, limit).await)
                .await?;
            let Some(last) = page.last() else { break };
            assert!(i64::try_from(page.len()).is_ok_and(|rows| rows <= limit));
            after = (last.opened_at, last.id);
            read.extend(page.iter().map(|row| row.id));
        }
        assert_eq!(read, expected, "pages of {limit}");
    }
    let elsewhere = place
        .read(async |tx| {
            tx.queue_page(Slice::View(View::Bench), (i64::MIN, Uuid::nil()), 9)
                .await
        })
        .await?;
    assert_eq!(elsewhere, []);
    Ok(())
}

async fn a_row_says_what_a_case_is(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let mut case = desk.file(&place, serial("DM4K21A00O17")).await?;
    let row = |case: &Case, assignee: Option<&str>| QueueRow {
        id: case.id.uuid(),
        body: case.number.body(),
        name: "Jane Doe".into(),
        product: "Dome 4K".into(),
        serial: Some("DM4K21A00O17".into()),
        symptom: case.symptom.key().into(),
        view: case.view(),
        phase: case.phase,
        state: None,
        advance: None,
        received_at: None,
        opened_at: NOW,
        due_at: case.due_at().map(Timestamp::micros),
        assignee: assignee.map(str::to_owned),
    };
    let first = (i64::MIN, Uuid::nil());
    assert_eq!(
        place
            .read(async |tx| tx.queue_page(Slice::View(View::New), first, 9).await)
            .await?,
        [row(&case, None)]
    );
    case.start_support(&desk.act())
        .expect("a case that can be taken");
    case.ask_customer(&desk.act())
        .expect("a case that can wait");
    case.version += 1;
    place.write(async |tx| tx.save_case(&case, 1).await).await?;
    assert_eq!(
        place
            .read(async |tx| tx.queue_page(Slice::View(View::New), first, 9).await)
            .await?,
        []
    );
    let waiting = place
        .read(async |tx| tx.queue_page(Slice::View(View::Waiting), first, 9).await)
        .await?;
    assert_eq!(waiting, [row(&case, Some("Robin Reyes"))]);
    assert_eq!(waiting[0].due_at, None, "we have promised nothing");
    Ok(())
}

async fn each_case_is_counted_in_one_view(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    assert_eq!(place.read(async |tx| tx.queue_counts().await).await?, []);
    for n in 0..5 {
        let mut case = desk.file(&place, fresh_serial()).await?;
        if n < 2 {
            case.hand_to_sales(&desk.act(), SalesReason::Upgrade)
                .expect("a case for sales");
            case.version += 1;
            place.write(async |tx| tx.save_case(&case, 1).await).await?;
        }
    }
    let mut counts = place.read(async |tx| tx.queue_counts().await).await?;
    counts.sort_by_key(|one| one.view);
    assert_eq!(
        counts
            .iter()
            .map(|one| (one.view, one.count))
            .collect::<Vec<_>>(),
        [(View::New, 3), (View::Sales, 2)]
    );
    Ok(())
}

async fn found(place: &Place, needle: &Needle) -> StoreResult<Vec<Uuid>> {
    let rows = place.read(async |tx| tx.search_cases(needle).await).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

async fn a_case_is_found_by_whatever_is_known_of_it(place: Place) -> StoreResult<()> {
    let mut desk = Desk::open(&place).await?;
    let act = desk.act();
    // The label could not be read; the serial was found at the dock.
    let (mut case, _) = Case::file(&act, desk.scant_filing());
    let line = LineId::new(fresh());
    case.record_step(&act, "power".into(), StepOutcome::Fine, String::new())
        .expect("a step");
    case.require_bench(&act, String::new()).expect("a verdict");
    case.issue_rma(&act, RmaId::new(fresh()), line)
        .expect("an RMA");
    case.customer_shipped(&act, line, "UPS".into(), "1Z999AA10123456784".into())
        .expect("a parcel");
    case.receive(&act, line, Some(serial("DM4K21A00O17")))
        .expect("an arrival");
    let id = case.id.uuid();
    place.write(async |tx| tx.insert_case(&case).await).await?;
    desk.now = desk.now.plus_days(1);
    let later = desk.file(&place, serial("DM4K21B00001")).await?.id.uuid();

    let none = Needle::default;
    let needles = [
        (
            Needle {
                body: case.number.body(),
                ..none()
            },
            vec![id],
        ),
        (
            Needle {
                folded: serial("DM4K21A00017").canonical_for_search(),
                ..none()
            },
            vec![id],
        ),
        (
            Needle {
                folded: serial("DM4K21B00001").canonical_for_search(),
                ..none()
            },
            vec![later],
        ),
        (
            Needle {
                tracking: "1Z999AA10123456784".into(),
                ..none()
            },
            vec![id],
        ),
        (
            Needle {
                email: "jane@example.com".into(),
                ..none()
            },
            vec![later, id],
        ),
        (
            Needle {
                email: "JANE@example.com".into(),
                ..none()
            },
            vec![later, id],
        ),
        (
            Needle {
                email: "%@example.com".into(),
                ..none()
            },
            vec![],
        ),
        (none(), vec![]),
    ];
    for (needle, expected) in needles {
        assert_eq!(found(&place, &needle).await?, expected, "{needle:?}");
    }
    Ok(())
}

async fn the_rows_of_a_customer_are_theirs(place: Place) -> StoreResult<()> {
    let mut desk = Desk::open(&place).await?;
    let first = desk.file(&place, fresh_serial()).await?.id.uuid();
    desk.now = desk.now.plus_days(1);
    let second = desk.file(&place, fresh_serial()).await?.id.uuid();
    let rows = place
        .read(async |tx| tx.rows_of(desk.customer).await)
        .await?;
    assert_eq!(
        rows.iter().map(|row| row.id).collect::<Vec<_>>(),
        [second, first],
        "the latest first"
    );
    assert_eq!(
        place
            .read(async |tx| tx.rows_of(CustomerId::new(fresh())).await)
            .await?,
        []
    );
    Ok(())
}

async fn the_demo_shows_somebody_who_must_act(place: Place) -> StoreResult<()> {
    let mut desk = Desk::open(&place).await?;
    let open = async || {
        place
            .read(async |tx| tx.customer_with_open_case().await)
            .await
    };
    assert_eq!(open().await?, None);
    let jane = desk.customer;
    let mut waiting = desk.file(&place, fresh_serial()).await?;
    desk.customer = place
        .write(async |tx| customer(tx, "sam@example.com").await)
        .await?;
    desk.now = desk.now.plus_days(1);
    desk.file(&place, fresh_serial()).await?;
    assert_eq!(open().await?, Some(desk.customer), "the latest");
    let act = desk.act();
    waiting
        .start_support(&act)
        .expect("a case that can be taken");
    waiting.ask_customer(&act).expect("a case that can wait");
    waiting.version += 1;
    place
        .write(async |tx| tx.save_case(&waiting, 1).await)
        .await?;
    assert_eq!(open().await?, Some(jane), "who owes an answer goes before");
    Ok(())
}

async fn a_view_is_worked_from_what_is_due_first(place: Place) -> StoreResult<()> {
    let mut desk = Desk::open(&place).await?;
    let mut cases = Vec::new();
    for days in [2, 0, 1, 0] {
        desk.now = Timestamp::from_micros(NOW).plus_days(days);
        cases.push(desk.file(&place, fresh_serial()).await?);
    }
    let due = [&cases[1], &cases[3], &cases[2]].map(Clone::clone);
    let first = place
        .read(async |tx| tx.cases_in_view(View::New, 3).await)
        .await?;
    assert_eq!(first, due);
    assert_eq!(
        place
            .read(async |tx| tx.cases_in_view(View::Ship, 3).await)
            .await?,
        []
    );
    Ok(())
}

const FIRST: (i64, Uuid) = (i64::MIN, Uuid::nil());

async fn ids(
    place: &Place,
    slice: Slice,
    after: (i64, Uuid),
    limit: i64,
) -> StoreResult<Vec<Uuid>> {
    let rows = place
        .read(async |tx| tx.queue_page(slice, after, limit).await)
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

async fn a_row_says_where_the_device_is(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let act = desk.act();
    let (mut case, _) = Case::file(&act, desk.filing(fresh_serial()));
    let line = LineId::new(fresh());
    case.record_step(&act, "power".into(), StepOutcome::Fine, String::new())
        .expect("a step");
    case.require_bench(&act, String::new()).expect("a verdict");
    case.issue_rma(&act, RmaId::new(fresh()), line)
        .expect("an RMA");
    case.receive(&act, line, case.device.serial.clone())
        .expect("an arrival");
    place.write(async |tx| tx.insert_case(&case).await).await?;
    let row = place
        .read(async |tx| tx.rows_of(desk.customer).await)
        .await?
        .remove(0);
    assert_eq!(
        (row.phase, row.state),
        (Phase::BenchRequired, Some(State::Received))
    );
    assert_eq!((row.view, row.received_at), (View::Bench, Some(NOW)));
    assert_eq!(
        row.due_at,
        case.line(line)
            .and_then(|line| line.diagnosis_due)
            .map(Timestamp::micros)
    );
    Ok(())
}

async fn what_is_due_by_a_moment_is_the_most_urgent_first(place: Place) -> StoreResult<()> {
    let mut desk = Desk::open(&place).await?;
    let mut filed = Vec::new();
    for minutes in [5, 0, 3, 3, 9] {
        desk.now = Timestamp::from_micros(NOW + minutes * MINUTE);
        filed.push(desk.file(&place, fresh_serial()).await?);
    }
    // Called off: nothing is due any more.
    let mut over = desk.file(&place, fresh_serial()).await?;
    over.call_off(&desk.owner(), String::new())
        .expect("a case that can be called off");
    over.version += 1;
    place.write(async |tx| tx.save_case(&over, 1).await).await?;

    let due = |case: &Case| case.due_at().map_or(0, Timestamp::micros);
    let by = Slice::DueBy(due(&filed[0]));
    let urgent = [1, 2, 3, 0].map(|n: usize| filed[n].id.uuid());
    assert_eq!(ids(&place, by, FIRST, 9).await?, urgent);
    assert_eq!(ids(&place, by, FIRST, 2).await?, urgent[..2]);
    assert_eq!(
        ids(&place, by, (due(&filed[2]), urgent[1]), 9).await?,
        urgent[2..],
        "the next page"
    );
    assert_eq!(place.read(async |tx| tx.queue_count(by).await).await?, 4);
    let before = Slice::DueBy(due(&filed[1]) - 1);
    assert_eq!(
        place.read(async |tx| tx.queue_count(before).await).await?,
        0
    );
    assert_eq!(ids(&place, before, FIRST, 9).await?, Vec::<Uuid>::new());
    Ok(())
}

async fn who_has_a_case_finds_it_until_it_is_over(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let mine = Slice::Of(desk.staff);
    let mut taken = Vec::new();
    for _ in 0..3 {
        let mut case = desk.file(&place, fresh_serial()).await?;
        case.start_support(&desk.act())
            .expect("a case that can be taken");
        case.version += 1;
        place.write(async |tx| tx.save_case(&case, 1).await).await?;
        taken.push(case);
    }
    desk.file(&place, fresh_serial()).await?;
    taken[0]
        .call_off(&desk.owner(), String::new())
        .expect("a case that can be called off");
    taken[0].version += 1;
    place
        .write(async |tx| tx.save_case(&taken[0], 2).await)
        .await?;
    let open = [&taken[1], &taken[2]].map(|case| case.id.uuid());
    assert_eq!(ids(&place, mine, FIRST, 9).await?, open);
    assert_eq!(ids(&place, mine, (NOW, open[0]), 9).await?, open[1..]);
    place
        .read(async |tx| {
            assert_eq!(tx.queue_count(mine).await?, 2);
            assert_eq!(tx.queue_count(Slice::Of(StaffId::new(fresh()))).await?, 0);
            assert_eq!(tx.queue_count(Slice::View(View::New)).await?, 3);
            assert_eq!(tx.queue_count(Slice::View(View::Closed)).await?, 1);
            assert_eq!(tx.queue_count(Slice::View(View::Ship)).await?, 0);
            Ok(())
        })
        .await
}
