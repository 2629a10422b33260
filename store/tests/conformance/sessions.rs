//! Sessions of browsers.

use domain::access::Role;
use domain::id::{SessionId, StaffId};
use store::{NewSession, Session, SessionOwner, StoreError, StoreResult};

use crate::cast::{Desk, MINUTE, NOW, customer, fresh, fresh_serial, staff};
use crate::place::{Place, both};

both!(
    a_session_is_whose_it_was_begun_as,
    a_session_ends_by_idleness_and_absolutely,
    a_browser_sees_the_cases_that_it_opened,
    ended_sessions_are_gone,
    a_token_is_one_session,
);

const IDLE: i64 = 30 * MINUTE;
const END: i64 = NOW + 600 * MINUTE;

fn new(token: &[u8], owner: SessionOwner) -> NewSession<'_> {
    NewSession {
        id: SessionId::new(fresh()),
        token_hash: token,
        owner,
        agent: "Firefox",
        now: NOW,
        expires_at: END,
    }
}

async fn at(place: &Place, token: &[u8], now: i64) -> StoreResult<Option<Session>> {
    place
        .read(async |tx| tx.session(token, now, now - IDLE).await)
        .await
}

async fn a_session_is_whose_it_was_begun_as(place: Place) -> StoreResult<()> {
    let owners = place
        .write(async |tx| {
            let staff = staff(tx, "robin@calltag.example", Role::Clerk).await?;
            let customer = customer(tx, "jane@example.com").await?;
            Ok([
                SessionOwner::Staff(staff),
                SessionOwner::Customer(customer),
                SessionOwner::Guest,
            ])
        })
        .await?;
    for (n, owner) in (0_u8..).zip(owners) {
        let token = [n; 32];
        let session = new(&token, owner);
        place
            .write(async |tx| tx.insert_session(&session).await)
            .await?;
        let kept = Session {
            id: session.id,
            owner,
            seen_at: NOW,
            cases: vec![],
        };
        assert_eq!(at(&place, &token, NOW).await?, Some(kept));
    }
    assert_eq!(at(&place, &[9; 32], NOW).await?, None);
    let nobody = SessionOwner::Staff(StaffId::new(fresh()));
    assert!(
        place
            .write(async |tx| tx.insert_session(&new(&[8; 32], nobody)).await)
            .await
            .is_err()
    );
    Ok(())
}

async fn a_session_ends_by_idleness_and_absolutely(place: Place) -> StoreResult<()> {
    let session = new(b"token", SessionOwner::Guest);
    place
        .write(async |tx| tx.insert_session(&session).await)
        .await?;
    assert!(at(&place, b"token", NOW + IDLE - 1).await?.is_some());
    assert!(
        at(&place, b"token", NOW + IDLE).await?.is_none(),
        "idle for too long"
    );

    let mut now = NOW;
    while now + IDLE < END {
        now += IDLE - 1;
        place
            .write(async |tx| tx.touch_session(session.id, now).await)
            .await?;
    }
    assert_eq!(
        at(&place, b"token", END - 1)
            .await?
            .map(|session| session.seen_at),
        Some(now)
    );
    assert!(
        at(&place, b"token", END).await?.is_none(),
        "however much it is used"
    );
    Ok(())
}

async fn a_browser_sees_the_cases_that_it_opened(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let case = desk.file(&place, fresh_serial()).await?;
    let other = desk.file(&place, fresh_serial()).await?;
    let (one, two) = (
        new(b"one", SessionOwner::Guest),
        new(b"two", SessionOwner::Guest),
    );
    place
        .write(async |tx| {
            tx.insert_session(&one).await?;
            tx.insert_session(&two).await?;
            tx.grant_case(one.id, case.id).await?;
            tx.grant_case(one.id, case.id).await?;
            tx.grant_case(two.id, other.id).await
        })
        .await?;
    assert_eq!(
        at(&place, b"one", NOW).await?.map(|session| session.cases),
        Some(vec![case.id])
    );
    assert_eq!(
        at(&place, b"two", NOW).await?.map(|session| session.cases),
        Some(vec![other.id])
    );
    place.write(async |tx| tx.end_session(one.id).await).await?;
    assert_eq!(
        at(&place, b"one", NOW).await?,
        None,
        "what it was granted goes with it"
    );
    Ok(())
}

async fn ended_sessions_are_gone(place: Place) -> StoreResult<()> {
    let (robin, sam) = place
        .write(async |tx| {
            Ok((
                staff(tx, "robin@calltag.example", Role::Clerk).await?,
                staff(tx, "sam@calltag.example", Role::Sales).await?,
            ))
        })
        .await?;
    let short = NewSession {
        expires_at: NOW + MINUTE,
        ..new(b"short", SessionOwner::Guest)
    };
    place
        .write(async |tx| {
            tx.insert_session(&new(b"phone", SessionOwner::Staff(robin)))
                .await?;
            tx.insert_session(&new(b"desk", SessionOwner::Staff(robin)))
                .await?;
            tx.insert_session(&new(b"sam", SessionOwner::Staff(sam)))
                .await?;
            tx.insert_session(&short).await
        })
        .await?;
    place
        .write(async |tx| tx.end_staff_sessions(robin).await)
        .await?;
    assert!(at(&place, b"phone", NOW).await?.is_none());
    assert!(at(&place, b"desk", NOW).await?.is_none());
    assert!(at(&place, b"sam", NOW).await?.is_some());

    place
        .write(async |tx| tx.sweep_sessions(NOW + MINUTE - 1).await)
        .await?;
    assert!(at(&place, b"short", NOW).await?.is_some());
    place
        .write(async |tx| tx.sweep_sessions(NOW + MINUTE).await)
        .await?;
    assert!(at(&place, b"short", NOW).await?.is_none());
    assert!(at(&place, b"sam", NOW).await?.is_some());
    Ok(())
}

async fn a_token_is_one_session(place: Place) -> StoreResult<()> {
    place
        .write(async |tx| tx.insert_session(&new(b"token", SessionOwner::Guest)).await)
        .await?;
    let again = place
        .write(async |tx| tx.insert_session(&new(b"token", SessionOwner::Guest)).await)
        .await;
    let taken = again.expect_err("a token that is taken");
    assert!(
        matches!(taken, StoreError::Taken(_))
            && taken.is_taken("session_token", "session.token_hash"),
        "{taken}"
    );
    Ok(())
}
