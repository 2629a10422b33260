//! What happened to a case, in order.

use domain::access::Source;
use domain::case::Case;
use domain::event::{By, Event, What};
use domain::id::CaseId;
use domain::time::Timestamp;
use store::{Recorded, StoreResult};

use crate::cast::{Desk, NOW, fresh, fresh_serial};
use crate::place::{Place, both};

both!(
    events_keep_their_order,
    events_are_only_ever_added,
    who_reads_on_from_an_event_misses_none,
    a_reader_catches_up_in_steps,
    the_latest_scans_are_those_of_the_dock,
);

fn event(n: i64, what: What) -> Event {
    Event {
        at: Timestamp::from_micros(NOW + n),
        by: By::Desk,
        source: Source::Clock,
        policy: 1,
        moved: vec![],
        booked: vec![],
        what,
    }
}

fn note(n: i64) -> Event {
    event(
        n,
        What::BenchRequired {
            note: format!("«{n}»\n\0"),
        },
    )
}

fn wrong(n: i64) -> Event {
    event(
        n,
        What::WrongUnitArrived {
            serial: format!("ZZ990000000{n}"),
        },
    )
}

fn told(recorded: &[Recorded]) -> Vec<Event> {
    recorded.iter().map(|one| one.event.clone()).collect()
}

async fn events_keep_their_order(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    assert_eq!(place.read(async |tx| tx.last_event().await).await?, 0);
    let (case, filed) = Case::file(&desk.owner(), desk.filing(fresh_serial()));
    let other = desk.file(&place, fresh_serial()).await?;
    place
        .write(async |tx| {
            tx.insert_case(&case).await?;
            tx.append_events(case.id, &filed).await?;
            // Told late, and still after the one before.
            tx.append_events(case.id, &[note(2), note(1)]).await?;
            tx.append_events(case.id, &[]).await?;
            tx.append_events(other.id, &[note(3)]).await?;
            tx.append_events(case.id, &[note(4)]).await
        })
        .await?;
    let all = place.read(async |tx| tx.events_of(case.id).await).await?;
    assert_eq!(told(&all), [filed[0].clone(), note(2), note(1), note(4)]);
    assert!(all.iter().all(|one| one.case == case.id));
    assert!(all.windows(2).all(|pair| pair[0].seq < pair[1].seq));
    assert_eq!(
        place.read(async |tx| tx.last_event().await).await?,
        all[3].seq
    );
    assert_eq!(
        place
            .read(async |tx| tx.events_of(CaseId::new(fresh())).await)
            .await?,
        []
    );
    Ok(())
}

async fn events_are_only_ever_added(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let case = desk.file(&place, fresh_serial()).await?;
    for change in ["update case_event set at = 0", "delete from case_event"] {
        let refused = place.raw(change).await.expect_err("a refusal");
        assert!(
            refused.to_string().contains("events are only ever added"),
            "{refused}"
        );
    }
    assert_eq!(
        place
            .read(async |tx| tx.events_of(case.id).await)
            .await?
            .len(),
        1
    );
    Ok(())
}

async fn who_reads_on_from_an_event_misses_none(place: Place) -> StoreResult<()> {
    const WRITERS: i64 = 6;
    const EACH: i64 = 8;
    let desk = Desk::open(&place).await?;
    let case = desk.file(&place, fresh_serial()).await?.id;
    let start = place.read(async |tx| tx.last_event().await).await?;
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let store = place.store.clone();
            tokio::spawn(async move {
                for n in 0..EACH {
                    let mut tx = store.write().await?;
                    tx.append_events(case, &[note(writer * EACH + n)]).await?;
                    // Whoever was given the earlier place may be the later one to be done.
                    tokio::time::sleep(std::time::Duration::from_millis(u64::from(
                        writer % 2 == 0,
                    )))
                    .await;
                    tx.commit().await?;
                }
                StoreResult::Ok(())
            })
        })
        .collect();
    let (mut seen, mut heard) = (start, Vec::new());
    while !writers.iter().all(tokio::task::JoinHandle::is_finished) {
        let news = place.read(async |tx| tx.events_since(seen).await).await?;
        seen = news.last().map_or(seen, |last| last.seq);
        heard.extend(news);
    }
    for writer in writers {
        writer.await.expect("a writer that ends")?;
    }
    heard.extend(place.read(async |tx| tx.events_since(seen).await).await?);
    let all = place.read(async |tx| tx.events_of(case).await).await?;
    assert_eq!(heard, all[1..]);
    assert_eq!(i64::try_from(heard.len()), Ok(WRITERS * EACH));
    Ok(())
}

async fn a_reader_catches_up_in_steps(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let case = desk.file(&place, fresh_serial()).await?.id;
    let many: Vec<_> = (0..501).map(note).collect();
    let start = place
        .write(async |tx| {
            let start = tx.last_event().await?;
            tx.append_events(case, &many).await?;
            Ok(start)
        })
        .await?;
    let first = place.read(async |tx| tx.events_since(start).await).await?;
    assert_eq!(told(&first), many[..500]);
    let rest = place
        .read(async |tx| tx.events_since(first[499].seq).await)
        .await?;
    assert_eq!(told(&rest), many[500..]);
    Ok(())
}

async fn the_latest_scans_are_those_of_the_dock(place: Place) -> StoreResult<()> {
    let due = Timestamp::from_micros(NOW);
    let received = |n| {
        event(
            n,
            What::Received {
                diagnosis_due: due,
                ready_due: due,
            },
        )
    };
    let desk = Desk::open(&place).await?;
    let case = desk.file(&place, fresh_serial()).await?.id;
    place
        .write(async |tx| {
            tx.append_events(
                case,
                &[
                    received(1),
                    wrong(2),
                    note(3),
                    wrong(4),
                    received(5),
                    note(6),
                ],
            )
            .await
        })
        .await?;
    let scans = place.read(async |tx| tx.latest_scans(3).await).await?;
    assert_eq!(told(&scans), [received(5), wrong(4), wrong(2)]);
    let scans = place.read(async |tx| tx.latest_scans(9).await).await?;
    assert_eq!(told(&scans), [received(5), wrong(4), wrong(2), received(1)]);
    assert_eq!(place.read(async |tx| tx.latest_scans(0).await).await?, []);
    Ok(())
}
