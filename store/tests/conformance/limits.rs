//! How often something was tried.

use store::StoreResult;

use crate::cast::{MINUTE, NOW};
use crate::place::{Place, both};

both!(
    tries_are_counted_by_bucket_and_window,
    no_try_is_lost_when_many_come_at_once,
    old_windows_are_forgotten
);

async fn tries_are_counted_by_bucket_and_window(place: Place) -> StoreResult<()> {
    place
        .write(async |tx| {
            assert_eq!(tx.hit("code:jane", NOW).await?, 1);
            assert_eq!(tx.hit("code:jane", NOW).await?, 2);
            assert_eq!(tx.hit("code:sam", NOW).await?, 1);
            assert_eq!(tx.hit("code:jane", NOW + MINUTE).await?, 1);
            assert_eq!(tx.hit("code:jane", NOW).await?, 3);
            Ok(())
        })
        .await
}

async fn no_try_is_lost_when_many_come_at_once(place: Place) -> StoreResult<()> {
    let tries: Vec<_> = (0..12)
        .map(|_| {
            let store = place.store.clone();
            tokio::spawn(async move {
                let mut tx = store.write().await?;
                let hits = tx.hit("login", NOW).await?;
                tx.commit().await?;
                StoreResult::Ok(hits)
            })
        })
        .collect();
    let mut counted = Vec::new();
    for one in tries {
        counted.push(one.await.expect("a try that ends")?);
    }
    counted.sort_unstable();
    assert_eq!(counted, (1..=12).collect::<Vec<i64>>());
    Ok(())
}

async fn old_windows_are_forgotten(place: Place) -> StoreResult<()> {
    place
        .write(async |tx| {
            tx.hit("login", NOW).await?;
            tx.hit("login", NOW + MINUTE).await?;
            tx.sweep_limits(NOW + MINUTE).await?;
            assert_eq!(tx.hit("login", NOW).await?, 1);
            assert_eq!(tx.hit("login", NOW + MINUTE).await?, 2);
            Ok(())
        })
        .await
}
