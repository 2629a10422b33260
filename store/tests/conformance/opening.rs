//! Opening, transactions, closing.

use domain::id::CustomerId;
use store::{Store, StoreError, StoreResult};

use crate::cast::{Desk, NOW, email, fresh, fresh_serial};
use crate::place::{Folder, Place, both};

both!(
    what_is_committed_lasts,
    what_is_not_committed_leaves_no_trace,
    a_reader_changes_nothing,
    a_reader_sees_one_moment,
    a_reader_does_not_wait_for_a_writer,
    a_second_process_sees_what_the_first_has_done,
    another_version_of_the_schema_is_refused,
);

#[test]
fn an_address_of_no_database_is_refused() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    let refused = runtime.block_on(Store::open("mysql://localhost/calltag"));
    assert!(
        matches!(refused, Err(StoreError::UnknownUrl)),
        "{refused:?}"
    );
}

#[test]
fn processes_that_start_at_once_share_a_new_file() {
    let folder = Folder::new();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let starts: Vec<_> = (0..4)
            .map(|_| {
                let url = folder.url();
                tokio::spawn(async move { Store::open(&url).await })
            })
            .collect();
        for start in starts {
            let store = start
                .await
                .expect("a start that ends")
                .expect("an open database");
            store.ping().await.expect("an answer");
            store.close().await;
        }
    });
}

async fn what_is_committed_lasts(place: Place) -> StoreResult<()> {
    let mut tx = place.store.write().await?;
    tx.set_fact("kept", "yes").await?;
    tx.commit().await?;
    place.store.ping().await?;
    place.store.close().await;
    assert!(place.store.ping().await.is_err(), "closed");

    let again = Store::open(&place.url).await?;
    assert_eq!(
        again.read().await?.fact("kept").await?.as_deref(),
        Some("yes")
    );
    again.close().await;
    Ok(())
}

async fn what_is_not_committed_leaves_no_trace(place: Place) -> StoreResult<()> {
    let mut tx = place.store.write().await?;
    tx.set_fact("kept", "no").await?;
    assert_eq!(
        tx.fact("kept").await?.as_deref(),
        Some("no"),
        "it sees itself"
    );
    drop(tx);
    assert_eq!(place.read(async |tx| tx.fact("kept").await).await?, None);
    Ok(())
}

async fn a_reader_changes_nothing(place: Place) -> StoreResult<()> {
    let refused = place.read(async |tx| tx.set_fact("kept", "no").await).await;
    assert!(matches!(refused, Err(StoreError::Driver(_))), "{refused:?}");
    place
        .write(async |tx| tx.set_fact("kept", "yes").await)
        .await?;
    Ok(())
}

async fn a_reader_sees_one_moment(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let before = desk.file(&place, fresh_serial()).await?;
    let mut reader = place.store.read().await?;
    assert_eq!(reader.last_event().await?, 1);
    let mut after = before.clone();
    let events = after
        .start_support(&desk.act())
        .expect("a case that can be taken");
    after.version += 1;
    place
        .write(async |tx| {
            tx.save_case(&after, 1).await?;
            tx.append_events(after.id, &events).await
        })
        .await?;
    assert_eq!(reader.case(before.id).await?, Some(before));
    assert_eq!(reader.last_event().await?, 1);
    assert_eq!(
        place
            .read(async |tx| tx.case(after.id).await)
            .await?
            .as_ref(),
        Some(&after)
    );
    Ok(())
}

async fn a_reader_does_not_wait_for_a_writer(place: Place) -> StoreResult<()> {
    let mut writer = place.store.write().await?;
    writer.set_fact("kept", "soon").await?;
    assert_eq!(place.read(async |tx| tx.fact("kept").await).await?, None);
    writer.commit().await?;
    assert_eq!(
        place
            .read(async |tx| tx.fact("kept").await)
            .await?
            .as_deref(),
        Some("soon")
    );
    Ok(())
}

async fn a_second_process_sees_what_the_first_has_done(place: Place) -> StoreResult<()> {
    let other = Store::open(&place.url).await?;
    let jane = email("jane@example.com");
    let writers: Vec<_> = [place.store.clone(), other.clone()]
        .into_iter()
        .map(|store| {
            let jane = jane.clone();
            tokio::spawn(async move {
                for n in 0..20 {
                    let mut tx = store.write().await?;
                    tx.upsert_customer(CustomerId::new(fresh()), &jane, "Jane", "en", NOW)
                        .await?;
                    tx.hit("both", NOW).await?;
                    tx.set_fact("last", &n.to_string()).await?;
                    tx.commit().await?;
                }
                StoreResult::Ok(())
            })
        })
        .collect();
    for writer in writers {
        writer.await.expect("a writer that ends")?;
    }
    assert_eq!(place.write(async |tx| tx.hit("both", NOW).await).await?, 41);
    assert!(
        other
            .read()
            .await?
            .customer_by_email(&jane)
            .await?
            .is_some()
    );
    other.close().await;
    Ok(())
}

async fn another_version_of_the_schema_is_refused(place: Place) -> StoreResult<()> {
    let renumber = async |from: u32, to: u32| {
        let sql = format!("update _sqlx_migrations set version = {to} where version = {from}");
        assert_eq!(place.raw(&sql).await.expect("a change"), 1);
    };
    renumber(5, 9999).await;
    let refused = Store::open(&place.url).await;
    assert!(
        matches!(refused, Err(StoreError::Migrate(_))),
        "{refused:?}"
    );
    renumber(9999, 5).await;
    Store::open(&place.url).await?.close().await;
    Ok(())
}
