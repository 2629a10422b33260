//! Facts about the database itself.

use domain::access::Role;
use domain::id::CustomerId;
use store::StoreResult;

use crate::cast::{NOW, email, fresh, member};
use crate::place::{Place, both};

both!(
    a_fact_is_the_last_that_was_said,
    who_works_here_or_has_filed_is_noticed,
);

async fn who_works_here_or_has_filed_is_noticed(place: Place) -> StoreResult<()> {
    assert!(!place.read(async |tx| tx.has_people().await).await?);
    place
        .write(async |tx| {
            let jane = CustomerId::new(fresh());
            tx.upsert_customer(jane, &email("jane@example.com"), "Jane", "en", NOW)
                .await
        })
        .await?;
    assert!(place.read(async |tx| tx.has_people().await).await?);
    place
        .write(async |tx| {
            tx.insert_staff(&member("kim@calltag.example", Role::Clerk), NOW)
                .await
        })
        .await?;
    assert!(place.read(async |tx| tx.has_people().await).await?);
    Ok(())
}

async fn a_fact_is_the_last_that_was_said(place: Place) -> StoreResult<()> {
    assert_eq!(place.read(async |tx| tx.fact("demo").await).await?, None);
    place
        .write(async |tx| tx.set_fact("demo", "1").await)
        .await?;
    place
        .write(async |tx| tx.set_fact("import", "row 17").await)
        .await?;
    place
        .write(async |tx| tx.set_fact("demo", "").await)
        .await?;
    assert_eq!(
        place
            .read(async |tx| tx.fact("demo").await)
            .await?
            .as_deref(),
        Some("")
    );
    assert_eq!(
        place
            .read(async |tx| tx.fact("import").await)
            .await?
            .as_deref(),
        Some("row 17")
    );
    Ok(())
}
