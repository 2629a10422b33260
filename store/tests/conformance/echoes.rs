//! Refused forms, kept for the moment until they are shown again.

use domain::field::{FieldError, FieldErrors};
use store::{Echo, StoreResult};

use crate::cast::{MINUTE, NOW, fresh};
use crate::place::{Place, both};

both!(
    a_refused_form_is_shown_again_until_it_expires,
    what_has_expired_is_forgotten
);

fn refused() -> Echo {
    let mut errors = FieldErrors::new();
    errors.push("email", FieldError::NotAnEmail);
    errors.push("quantity", FieldError::OutOfRange { min: 1, max: 9 });
    let typed = [
        ("email", "jane@"),
        ("note", "Line one\r\nline «two»"),
        ("odd", "a\0b"),
        ("note", "again"),
    ];
    let fields = typed
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec();
    Echo {
        form: "look-up".into(),
        fields,
        errors,
    }
}

async fn a_refused_form_is_shown_again_until_it_expires(place: Place) -> StoreResult<()> {
    let (id, echo) = (fresh(), refused());
    place
        .write(async |tx| tx.insert_echo(id, &echo, NOW + MINUTE).await)
        .await?;
    assert_eq!(
        place
            .read(async |tx| tx.echo(id, NOW + MINUTE - 1).await)
            .await?,
        Some(echo)
    );
    assert_eq!(
        place
            .read(async |tx| tx.echo(id, NOW + MINUTE).await)
            .await?,
        None
    );
    assert_eq!(
        place.read(async |tx| tx.echo(fresh(), NOW).await).await?,
        None
    );
    Ok(())
}

async fn what_has_expired_is_forgotten(place: Place) -> StoreResult<()> {
    let (soon, later) = (fresh(), fresh());
    place
        .write(async |tx| {
            tx.insert_echo(soon, &refused(), NOW + MINUTE).await?;
            tx.insert_echo(later, &refused(), NOW + 2 * MINUTE).await?;
            tx.sweep_echoes(NOW + MINUTE).await
        })
        .await?;
    assert!(
        place
            .read(async |tx| tx.echo(soon, NOW).await)
            .await?
            .is_none()
    );
    assert!(
        place
            .read(async |tx| tx.echo(later, NOW).await)
            .await?
            .is_some()
    );
    Ok(())
}
