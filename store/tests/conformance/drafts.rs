//! Filings that are not sent yet.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::id::DraftId;
use domain::intake::RawIntake;
use domain::intake::step::Step;
use store::{StoreError, StoreResult};

use crate::cast::{Desk, MINUTE, NOW, fresh, fresh_serial};
use crate::place::{Place, both};

both!(
    a_filing_is_kept_as_it_was_typed,
    a_filing_lies_with_the_browser_that_opened_it_last,
    a_sent_filing_is_kept_from_changes,
    a_filing_is_sent_once,
    a_filing_that_was_changed_meanwhile_is_not_written_over,
    who_holds_a_filing_is_alone_with_it,
    who_opens_a_return_for_a_device_is_alone_with_its_serial,
    unsent_filings_expire_and_sent_ones_stay,
);

const END: i64 = NOW + 100 * MINUTE;

fn typed() -> RawIntake {
    let mut answers = RawIntake::new("es");
    for step in Step::ALL {
        let fields = step
            .fields()
            .iter()
            .map(|field| (*field, format!("«{field}»\nnot valid \0")));
        answers.answer(*step, fields);
    }
    answers
}

async fn begun(place: &Place, token: &[u8]) -> StoreResult<DraftId> {
    let id = DraftId::new(fresh());
    place
        .write(async |tx| {
            tx.insert_draft(id, token, &RawIntake::new("en"), NOW, END)
                .await
        })
        .await?;
    Ok(id)
}

async fn a_filing_is_kept_as_it_was_typed(place: Place) -> StoreResult<()> {
    let id = begun(&place, b"token").await?;
    let kept = place
        .read(async |tx| tx.draft(id, NOW).await)
        .await?
        .expect("a draft");
    assert_eq!(
        (kept.id, kept.version, kept.updated_at, kept.case),
        (id, 1, NOW, None)
    );
    assert_eq!(kept.answers, RawIntake::new("en"));

    place
        .write(async |tx| tx.save_draft(id, 1, &typed(), NOW + 1, END + MINUTE).await)
        .await?;
    let saved = place
        .read(async |tx| tx.draft_by_token(b"token", END).await)
        .await?
        .expect("it lives longer now");
    assert_eq!(
        (saved.id, saved.version, saved.updated_at),
        (id, 2, NOW + 1)
    );
    assert_eq!(saved.answers, typed());
    assert_eq!(
        place
            .read(async |tx| tx.draft(id, END + MINUTE).await)
            .await?,
        None
    );
    assert_eq!(
        place
            .read(async |tx| tx.draft_by_token(b"token", END + MINUTE).await)
            .await?,
        None
    );
    Ok(())
}

async fn a_filing_lies_with_the_browser_that_opened_it_last(place: Place) -> StoreResult<()> {
    let id = begun(&place, b"kitchen").await?;
    let other = begun(&place, b"office").await?;
    place
        .write(async |tx| tx.rekey_draft(id, b"telephone").await)
        .await?;
    assert_eq!(
        place
            .read(async |tx| tx.draft_by_token(b"kitchen", NOW).await)
            .await?,
        None
    );
    let found = place
        .read(async |tx| tx.draft_by_token(b"telephone", NOW).await)
        .await?;
    assert_eq!(found.map(|draft| draft.id), Some(id));
    let taken = place
        .write(async |tx| tx.rekey_draft(other, b"telephone").await)
        .await;
    assert!(
        taken
            .expect_err("a token of another filing")
            .is_taken("draft_token", "draft.token_hash")
    );
    Ok(())
}

async fn a_sent_filing_is_kept_from_changes(place: Place) -> StoreResult<()> {
    let id = begun(&place, b"token").await?;
    let case = Desk::open(&place)
        .await?
        .file(&place, fresh_serial())
        .await?;
    assert!(
        place
            .write(async |tx| tx.mark_sent(id, case.id, NOW + 2).await)
            .await?
    );
    let late = place
        .write(async |tx| tx.save_draft(id, 1, &typed(), NOW + 3, END).await)
        .await;
    assert!(matches!(late, Err(StoreError::Stale)), "{late:?}");
    let kept = place
        .read(async |tx| tx.draft(id, NOW).await)
        .await?
        .expect("a draft");
    assert_eq!(
        (kept.case, kept.updated_at, kept.answers),
        (Some(case.id), NOW + 2, RawIntake::new("en"))
    );
    Ok(())
}

async fn a_filing_is_sent_once(place: Place) -> StoreResult<()> {
    let id = begun(&place, b"token").await?;
    let desk = Desk::open(&place).await?;
    let case = desk.file(&place, fresh_serial()).await?.id;
    let clicks: Vec<_> = (0..6)
        .map(|_| {
            let store = place.store.clone();
            tokio::spawn(async move {
                let mut tx = store.write().await?;
                let sent = tx.mark_sent(id, case, NOW).await?;
                tx.commit().await?;
                StoreResult::Ok(sent)
            })
        })
        .collect();
    let mut sent = 0;
    for click in clicks {
        sent += u8::from(click.await.expect("a click that ends")?);
    }
    assert_eq!(sent, 1);
    Ok(())
}

async fn a_filing_that_was_changed_meanwhile_is_not_written_over(place: Place) -> StoreResult<()> {
    let id = begun(&place, b"token").await?;
    place
        .write(async |tx| tx.save_draft(id, 1, &typed(), NOW + 1, END).await)
        .await?;
    let late = place
        .write(async |tx| {
            tx.save_draft(id, 1, &RawIntake::new("en"), NOW + 2, END)
                .await
        })
        .await;
    assert!(matches!(late, Err(StoreError::Stale)), "{late:?}");
    Ok(())
}

async fn who_holds_a_filing_is_alone_with_it(place: Place) -> StoreResult<()> {
    let id = begun(&place, b"token").await?;
    let case = Desk::open(&place)
        .await?
        .file(&place, fresh_serial())
        .await?
        .id;
    let clicks: Vec<_> = (0..6)
        .map(|_| {
            let store = place.store.clone();
            tokio::spawn(async move {
                let mut tx = store.write().await?;
                let held = tx.hold_draft(id).await?;
                let found = tx.draft(id, NOW).await?.expect("a draft").case;
                if held {
                    tx.mark_sent(id, case, NOW).await?;
                }
                tx.commit().await?;
                StoreResult::Ok((held, found))
            })
        })
        .collect();
    let mut held = 0;
    for click in clicks {
        match click.await.expect("a click that ends")? {
            (true, None) => held += 1,
            (false, found) => assert_eq!(found, Some(case), "it was sent before"),
            (true, Some(_)) => panic!("it was sent while it was held"),
        }
    }
    assert_eq!(held, 1);
    Ok(())
}

async fn who_opens_a_return_for_a_device_is_alone_with_its_serial(place: Place) -> StoreResult<()> {
    let (serial, taken) = (fresh_serial(), Arc::new(AtomicBool::new(false)));
    let clicks: Vec<_> = (0..6)
        .map(|_| {
            let (store, serial, taken) = (place.store.clone(), serial.clone(), taken.clone());
            tokio::spawn(async move {
                let mut tx = store.write().await?;
                tx.lock_serial(&serial).await?;
                let shared = taken.swap(true, Ordering::SeqCst);
                tokio::time::sleep(Duration::from_millis(3)).await;
                taken.store(false, Ordering::SeqCst);
                tx.commit().await?;
                StoreResult::Ok(shared)
            })
        })
        .collect();
    for click in clicks {
        assert!(!click.await.expect("a click that ends")?);
    }
    Ok(())
}

async fn unsent_filings_expire_and_sent_ones_stay(place: Place) -> StoreResult<()> {
    let (unsent, sent) = (
        begun(&place, b"unsent").await?,
        begun(&place, b"sent").await?,
    );
    let case = Desk::open(&place)
        .await?
        .file(&place, fresh_serial())
        .await?;
    place
        .write(async |tx| {
            tx.mark_sent(sent, case.id, NOW).await?;
            tx.sweep_drafts(END - 1).await
        })
        .await?;
    assert!(
        place
            .read(async |tx| tx.draft(unsent, NOW).await)
            .await?
            .is_some()
    );
    place.write(async |tx| tx.sweep_drafts(END).await).await?;
    assert!(
        place
            .read(async |tx| tx.draft(unsent, NOW).await)
            .await?
            .is_none()
    );
    assert!(
        place
            .read(async |tx| tx.draft(sent, NOW).await)
            .await?
            .is_some()
    );
    Ok(())
}
