//! Customers, and the codes with which they show that a mailbox is theirs.

use domain::id::CustomerId;
use store::StoreResult;

use crate::cast::{MINUTE, NOW, email, fresh};
use crate::place::{Place, both};

both!(
    a_customer_is_known_by_their_address_in_any_case,
    two_filings_at_once_make_one_customer,
    the_latest_unused_code_counts,
    a_code_is_for_the_browser_that_asked,
    a_code_is_used_once,
    a_code_is_used_by_the_fastest,
);

const BROWSER: &[u8] = b"browser";

async fn a_customer_is_known_by_their_address_in_any_case(place: Place) -> StoreResult<()> {
    assert_eq!(
        place
            .read(async |tx| tx.customer_by_email(&email("jane@example.com")).await)
            .await?,
        None
    );
    let (first, second) = (CustomerId::new(fresh()), CustomerId::new(fresh()));
    let known = place
        .write(async |tx| {
            tx.upsert_customer(first, &email("Jane@Example.com"), "Jane", "en", NOW)
                .await
        })
        .await?;
    assert_eq!(known, first);
    let known = place
        .write(async |tx| {
            tx.upsert_customer(
                second,
                &email("jane@EXAMPLE.com"),
                "Juana Díaz",
                "es",
                NOW + 1,
            )
            .await
        })
        .await?;
    assert_eq!(known, first, "the same person");
    let kept = place
        .read(async |tx| tx.customer_by_email(&email("JANE@example.com")).await)
        .await?;
    let kept = kept.expect("a known customer");
    assert_eq!(
        (kept.id, kept.email.as_str()),
        (first.uuid(), "jane@example.com")
    );
    assert_eq!(
        (kept.name.as_str(), kept.language.as_str()),
        ("Juana Díaz", "es")
    );
    Ok(())
}

async fn two_filings_at_once_make_one_customer(place: Place) -> StoreResult<()> {
    let filings: Vec<_> = (0..8)
        .map(|_| {
            let store = place.store.clone();
            tokio::spawn(async move {
                let mut tx = store.write().await?;
                let id = CustomerId::new(fresh());
                let id = tx
                    .upsert_customer(id, &email("jane@example.com"), "Jane", "en", NOW)
                    .await?;
                tx.commit().await?;
                StoreResult::Ok(id)
            })
        })
        .collect();
    let mut ids = Vec::new();
    for filing in filings {
        ids.push(filing.await.expect("a filing that ends")?);
    }
    ids.dedup();
    assert_eq!(ids.len(), 1);
    Ok(())
}

async fn the_latest_unused_code_counts(place: Place) -> StoreResult<()> {
    let jane = email("Jane@example.com");
    let (old, new) = (fresh(), fresh());
    place
        .write(async |tx| {
            tx.insert_code(old, &jane, BROWSER, b"old", NOW, NOW + 10 * MINUTE)
                .await?;
            tx.insert_code(new, &jane, BROWSER, b"new", NOW + 1, NOW + 11 * MINUTE)
                .await?;
            tx.insert_code(
                fresh(),
                &email("sam@example.com"),
                BROWSER,
                b"sam",
                NOW + 2,
                NOW + MINUTE,
            )
            .await?;
            tx.miss_code(new).await?;
            tx.miss_code(new).await
        })
        .await?;
    let latest = place
        .read(async |tx| tx.latest_code(&email("jane@example.com"), BROWSER).await)
        .await?
        .expect("a code");
    assert_eq!(
        (latest.id, latest.code_hash.as_slice(), latest.attempts),
        (new, &b"new"[..], 2)
    );
    assert_eq!(latest.expires_at, NOW + 11 * MINUTE);
    assert_eq!(
        place
            .read(async |tx| tx.latest_code(&email("kim@example.com"), BROWSER).await)
            .await?,
        None
    );
    Ok(())
}

async fn a_code_is_for_the_browser_that_asked(place: Place) -> StoreResult<()> {
    let (jane, hers, strangers) = (email("jane@example.com"), fresh(), fresh());
    place
        .write(async |tx| {
            tx.insert_code(hers, &jane, BROWSER, b"hers", NOW, NOW + MINUTE)
                .await?;
            tx.insert_code(strangers, &jane, b"other", b"his", NOW + 1, NOW + MINUTE)
                .await
        })
        .await?;
    for (browser, found) in [
        (BROWSER, Some(hers)),
        (&b"other"[..], Some(strangers)),
        (&b"third"[..], None),
        (&b""[..], None),
    ] {
        let code = place
            .read(async |tx| tx.latest_code(&jane, browser).await)
            .await?;
        assert_eq!(code.map(|code| code.id), found);
    }
    Ok(())
}

async fn a_code_is_used_once(place: Place) -> StoreResult<()> {
    let (jane, id) = (email("jane@example.com"), fresh());
    place
        .write(async |tx| {
            tx.insert_code(id, &jane, BROWSER, b"hash", NOW, NOW + MINUTE)
                .await
        })
        .await?;
    assert!(
        place
            .write(async |tx| tx.use_code(id, NOW + 1).await)
            .await?
    );
    assert!(
        !place
            .write(async |tx| tx.use_code(id, NOW + 2).await)
            .await?
    );
    assert_eq!(
        place
            .read(async |tx| tx.latest_code(&jane, BROWSER).await)
            .await?,
        None
    );
    Ok(())
}

async fn a_code_is_used_by_the_fastest(place: Place) -> StoreResult<()> {
    let (jane, id) = (email("jane@example.com"), fresh());
    place
        .write(async |tx| {
            tx.insert_code(id, &jane, BROWSER, b"hash", NOW, NOW + MINUTE)
                .await
        })
        .await?;
    let tries: Vec<_> = (0..8)
        .map(|_| {
            let store = place.store.clone();
            tokio::spawn(async move {
                let mut tx = store.write().await?;
                let used = tx.use_code(id, NOW).await?;
                tx.commit().await?;
                StoreResult::Ok(used)
            })
        })
        .collect();
    let mut used = 0;
    for one in tries {
        used += u8::from(one.await.expect("a try that ends")?);
    }
    assert_eq!(used, 1);
    Ok(())
}
