//! The queue of work.

use store::{JobLease, NewJob, StoreResult, Tx};
use uuid::Uuid;

use crate::cast::{MINUTE, NOW, fresh};
use crate::place::{Place, both};

both!(
    a_lease_keeps_others_away_until_it_ends,
    who_lost_a_lease_changes_nothing,
    a_job_is_tried_again_from_its_new_time,
    a_buried_job_waits_for_a_person,
    a_worker_that_stops_gives_back_its_tries,
    a_key_exists_once,
    what_is_not_so_any_more_is_withdrawn,
    jobs_are_taken_in_the_order_in_which_they_are_due,
    workers_at_once_share_no_job,
);

fn job(run_at: i64) -> NewJob {
    NewJob {
        id: fresh(),
        kind: "letter".into(),
        payload: r#"{"n":1}"#.into(),
        run_at,
        dedup: None,
    }
}

async fn lease(tx: &mut Tx, owner: Uuid, now: i64) -> StoreResult<Vec<JobLease>> {
    tx.lease_jobs(owner, now, now + MINUTE, 10).await
}

async fn enqueued(place: &Place) -> StoreResult<NewJob> {
    let job = job(NOW);
    place
        .write(async |tx| tx.enqueue_job(&job, NOW).await)
        .await?;
    Ok(job)
}

async fn a_lease_keeps_others_away_until_it_ends(place: Place) -> StoreResult<()> {
    let job = enqueued(&place).await?;
    assert_eq!(place.read(async |tx| tx.due_jobs(NOW - 1).await).await?, 0);
    assert_eq!(place.read(async |tx| tx.due_jobs(NOW).await).await?, 1);
    assert!(
        place
            .write(async |tx| lease(tx, fresh(), NOW - 1).await)
            .await?
            .is_empty(),
        "not due yet"
    );

    let first = place
        .write(async |tx| lease(tx, fresh(), NOW).await)
        .await?;
    assert_eq!(first.len(), 1);
    assert_eq!(
        (
            first[0].id,
            first[0].kind.as_str(),
            first[0].payload.as_str()
        ),
        (job.id, "letter", r#"{"n":1}"#)
    );
    assert_eq!(
        (first[0].attempts, first[0].leased_until),
        (1, NOW + MINUTE)
    );
    assert!(
        place
            .write(async |tx| lease(tx, fresh(), NOW + MINUTE - 1).await)
            .await?
            .is_empty(),
        "held"
    );

    let second = place
        .write(async |tx| lease(tx, fresh(), NOW + MINUTE).await)
        .await?;
    assert_eq!((second[0].id, second[0].attempts), (job.id, 2));
    place
        .write(async |tx| tx.finish_job(&second[0]).await)
        .await?;
    assert_eq!(
        place
            .read(async |tx| tx.due_jobs(NOW + 9 * MINUTE).await)
            .await?,
        0
    );
    Ok(())
}

async fn who_lost_a_lease_changes_nothing(place: Place) -> StoreResult<()> {
    enqueued(&place).await?;
    let lost = place
        .write(async |tx| lease(tx, fresh(), NOW).await)
        .await?
        .remove(0);
    let held = place
        .write(async |tx| lease(tx, fresh(), NOW + MINUTE).await)
        .await?
        .remove(0);
    place
        .write(async |tx| {
            tx.finish_job(&lost).await?;
            tx.retry_job(&lost, NOW, "late").await?;
            tx.bury_job(&lost, NOW, "late").await
        })
        .await?;
    assert_eq!(place.read(async |tx| tx.due_jobs(NOW).await).await?, 1);
    assert!(
        place
            .read(async |tx| tx.dead_jobs().await)
            .await?
            .is_empty()
    );
    assert!(
        place
            .write(async |tx| lease(tx, fresh(), NOW + MINUTE).await)
            .await?
            .is_empty(),
        "still held"
    );
    place.write(async |tx| tx.finish_job(&held).await).await?;
    assert_eq!(place.read(async |tx| tx.due_jobs(NOW).await).await?, 0);
    Ok(())
}

async fn a_job_is_tried_again_from_its_new_time(place: Place) -> StoreResult<()> {
    enqueued(&place).await?;
    let held = place
        .write(async |tx| lease(tx, fresh(), NOW).await)
        .await?
        .remove(0);
    let later = NOW + 5 * MINUTE;
    place
        .write(async |tx| {
            tx.retry_job(&held, later, "The carrier did not answer.")
                .await
        })
        .await?;
    assert!(
        place
            .write(async |tx| lease(tx, fresh(), later - 1).await)
            .await?
            .is_empty()
    );
    let again = place
        .write(async |tx| lease(tx, fresh(), later).await)
        .await?;
    assert_eq!(
        (again.len(), again[0].attempts, again[0].run_at),
        (1, 2, later)
    );
    Ok(())
}

async fn a_buried_job_waits_for_a_person(place: Place) -> StoreResult<()> {
    let job = enqueued(&place).await?;
    let held = place
        .write(async |tx| lease(tx, fresh(), NOW).await)
        .await?
        .remove(0);
    place
        .write(async |tx| tx.bury_job(&held, NOW + 1, "No such address").await)
        .await?;
    assert!(
        place
            .write(async |tx| lease(tx, fresh(), NOW + 9 * MINUTE).await)
            .await?
            .is_empty()
    );
    assert_eq!(place.read(async |tx| tx.due_jobs(NOW).await).await?, 0);
    let dead = place.read(async |tx| tx.dead_jobs().await).await?.remove(0);
    assert_eq!(
        (dead.id, dead.kind.as_str(), dead.attempts, dead.dead_at),
        (job.id, "letter", 1, NOW + 1)
    );
    assert_eq!(dead.last_error.as_deref(), Some("No such address"));

    place
        .write(async |tx| tx.revive_job(job.id, NOW + MINUTE).await)
        .await?;
    assert!(
        place
            .read(async |tx| tx.dead_jobs().await)
            .await?
            .is_empty()
    );
    let again = place
        .write(async |tx| lease(tx, fresh(), NOW + MINUTE).await)
        .await?;
    assert_eq!(again[0].attempts, 1, "it is counted anew");
    Ok(())
}

async fn a_worker_that_stops_gives_back_its_tries(place: Place) -> StoreResult<()> {
    enqueued(&place).await?;
    let (stops, goes_on) = (fresh(), fresh());
    place.write(async |tx| lease(tx, stops, NOW).await).await?;
    place
        .write(async |tx| tx.release_jobs(goes_on).await)
        .await?;
    assert!(
        place
            .write(async |tx| lease(tx, goes_on, NOW).await)
            .await?
            .is_empty(),
        "another's is not given back"
    );
    place.write(async |tx| tx.release_jobs(stops).await).await?;
    let taken = place
        .write(async |tx| lease(tx, goes_on, NOW).await)
        .await?;
    assert_eq!(taken[0].attempts, 1, "the interrupted try does not count");
    Ok(())
}

async fn a_key_exists_once(place: Place) -> StoreResult<()> {
    let keyed = || NewJob {
        dedup: Some("reminder:1".into()),
        ..job(NOW)
    };
    place
        .write(async |tx| {
            tx.enqueue_job(&keyed(), NOW).await?;
            tx.enqueue_job(&keyed(), NOW).await?;
            tx.enqueue_job(
                &NewJob {
                    dedup: Some("reminder:2".into()),
                    ..job(NOW)
                },
                NOW,
            )
            .await?;
            tx.enqueue_job(&job(NOW), NOW).await?;
            tx.enqueue_job(&job(NOW), NOW).await
        })
        .await?;
    assert_eq!(place.read(async |tx| tx.due_jobs(NOW).await).await?, 4);
    Ok(())
}

async fn jobs_are_taken_in_the_order_in_which_they_are_due(place: Place) -> StoreResult<()> {
    let jobs = [job(NOW - 1), job(NOW - 3), job(NOW - 3), job(NOW - 2)];
    place
        .write(async |tx| {
            for job in jobs.iter().rev() {
                tx.enqueue_job(job, NOW).await?;
            }
            Ok(())
        })
        .await?;
    let first = place
        .write(async |tx| tx.lease_jobs(fresh(), NOW, NOW + MINUTE, 3).await)
        .await?;
    let order: Vec<Uuid> = first.iter().map(|one| one.id).collect();
    assert_eq!(order, [jobs[1].id, jobs[2].id, jobs[3].id]);
    let rest = place
        .write(async |tx| tx.lease_jobs(fresh(), NOW, NOW + MINUTE, 3).await)
        .await?;
    assert_eq!(
        rest.iter().map(|one| one.id).collect::<Vec<_>>(),
        [jobs[0].id]
    );
    Ok(())
}

async fn workers_at_once_share_no_job(place: Place) -> StoreResult<()> {
    const JOBS: usize = 40;
    place
        .write(async |tx| {
            for _ in 0..JOBS {
                tx.enqueue_job(&job(NOW), NOW).await?;
            }
            Ok(())
        })
        .await?;
    let workers: Vec<_> = (0..6)
        .map(|_| {
            let store = place.store.clone();
            tokio::spawn(async move {
                let owner = fresh();
                let mut mine = Vec::new();
                for _ in 0..JOBS {
                    let mut tx = store.write().await?;
                    mine.extend(
                        tx.lease_jobs(owner, NOW, NOW + MINUTE, 3)
                            .await?
                            .into_iter()
                            .map(|job| job.id),
                    );
                    tx.commit().await?;
                }
                StoreResult::Ok(mine)
            })
        })
        .collect();
    let mut all = Vec::new();
    for worker in workers {
        all.extend(worker.await.expect("a worker that ends")?);
    }
    assert_eq!(
        all.len(),
        JOBS,
        "each job was taken, and by one worker only"
    );
    all.sort();
    all.dedup();
    assert_eq!(all.len(), JOBS);
    Ok(())
}

async fn what_is_not_so_any_more_is_withdrawn(place: Place) -> StoreResult<()> {
    let other = NewJob {
        payload: r#"{"n":2}"#.into(),
        ..job(NOW)
    };
    place
        .write(async |tx| {
            tx.enqueue_job(&job(NOW), NOW).await?;
            tx.enqueue_job(&job(NOW + MINUTE), NOW).await?;
            tx.enqueue_job(&other, NOW).await?;
            assert_eq!(tx.withdraw_jobs("reminder", r#"{"n":1}"#).await?, 0);
            assert_eq!(tx.withdraw_jobs("letter", r#"{"n":1}"#).await?, 2);
            Ok(())
        })
        .await?;
    let left = place
        .write(async |tx| lease(tx, fresh(), NOW + MINUTE).await)
        .await?;
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].id, other.id);
    Ok(())
}
