//! Facts about the database itself.

use store::StoreResult;

use crate::place::{Place, both};

both!(a_fact_is_the_last_that_was_said);

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
