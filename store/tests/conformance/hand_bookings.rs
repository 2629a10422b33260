//! Bookings that wait for a second person: entered once, decided once, by somebody else, and never changed.

use domain::access::Role;
use domain::id::{CustomerId, StaffId};
use domain::ledger::Party;
use domain::time::Timestamp;
use store::{Deed, HandBooking, HandState, StoreResult};
use uuid::Uuid;

use super::ledger::paid;
use crate::cast::{NOW, fresh, fresh_number, staff};
use crate::place::{Place, both};

both!(
    a_booking_waits_until_somebody_else_confirms_it,
    nobody_confirms_what_they_have_entered,
    a_refusal_says_why_and_is_the_end,
    a_booking_of_the_same_name_is_taken,
    of_two_who_decide_at_once_one_has_decided,
    what_was_entered_is_never_changed_nor_deleted,
    whoever_decides_by_a_balance_holds_its_account,
);

async fn somebody(place: &Place) -> StoreResult<StaffId> {
    let address = format!("books{}@calltag.example", fresh_number());
    place
        .write(async |tx| staff(tx, &address, Role::Supervisor).await)
        .await
}

fn holder() -> Party {
    Party::Customer(CustomerId::new(fresh()))
}

const fn deed(by: StaffId, after: i64) -> Deed {
    Deed {
        by,
        at: Timestamp::from_micros(NOW + after),
    }
}

/// A booking that this person has entered.
async fn enter(place: &Place, party: Party, by: StaffId) -> StoreResult<HandBooking> {
    let entered = HandBooking {
        id: fresh(),
        holder: party,
        booking: paid(party, 60_000),
        entered: deed(by, 1),
        state: HandState::Waiting,
    };
    place
        .write(async |tx| {
            tx.enter_hand_booking(entered.id, party, &entered.booking, entered.entered)
                .await
        })
        .await?;
    Ok(entered)
}

async fn kept(place: &Place, id: Uuid) -> StoreResult<Option<HandBooking>> {
    place.read(async |tx| tx.hand_booking(id).await).await
}

async fn confirm(place: &Place, id: Uuid, by: StaffId) -> StoreResult<bool> {
    place
        .write(async |tx| tx.confirm_hand_booking(id, deed(by, 2)).await)
        .await
}

async fn refuse(place: &Place, id: Uuid, by: StaffId) -> StoreResult<bool> {
    place
        .write(async |tx| {
            tx.refuse_hand_booking(id, deed(by, 3), "«No» such payment")
                .await
        })
        .await
}

async fn waiting(place: &Place) -> StoreResult<Vec<HandBooking>> {
    place
        .read(async |tx| tx.hand_bookings_waiting().await)
        .await
}

async fn a_booking_waits_until_somebody_else_confirms_it(place: Place) -> StoreResult<()> {
    let (one, other) = (somebody(&place).await?, somebody(&place).await?);
    let (me, you) = (holder(), holder());
    let mine = enter(&place, me, one).await?;
    let yours = enter(&place, you, one).await?;
    assert_eq!(kept(&place, mine.id).await?, Some(mine.clone()));
    assert_eq!(kept(&place, fresh()).await?, None);
    assert_eq!(waiting(&place).await?, [mine.clone(), yours.clone()]);
    assert!(confirm(&place, mine.id, other).await?);
    let confirmed = HandBooking {
        state: HandState::Confirmed(deed(other, 2)),
        ..mine
    };
    assert_eq!(waiting(&place).await?, [yours]);
    place
        .read(async |tx| {
            assert_eq!(tx.hand_bookings_of(me).await?, [confirmed]);
            assert_eq!(tx.hand_bookings_of(Party::Maker).await?, []);
            Ok(())
        })
        .await
}

async fn nobody_confirms_what_they_have_entered(place: Place) -> StoreResult<()> {
    let one = somebody(&place).await?;
    let entered = enter(&place, holder(), one).await?;
    assert!(!confirm(&place, entered.id, one).await?);
    assert_eq!(kept(&place, entered.id).await?, Some(entered));
    place
        .raw("update hand_booking set state = 'confirmed', decided_by = entered_by, decided_at = 1")
        .await
        .expect_err("a refusal of the database itself");
    Ok(())
}

async fn a_refusal_says_why_and_is_the_end(place: Place) -> StoreResult<()> {
    let (one, other) = (somebody(&place).await?, somebody(&place).await?);
    let entered = enter(&place, holder(), one).await?;
    assert!(refuse(&place, entered.id, one).await?, "their own");
    assert!(!refuse(&place, entered.id, other).await?);
    assert!(!confirm(&place, entered.id, other).await?);
    let state = kept(&place, entered.id).await?.map(|kept| kept.state);
    let refused = HandState::Refused {
        deed: deed(one, 3),
        answer: "«No» such payment".into(),
    };
    assert_eq!(state, Some(refused));
    Ok(())
}

async fn a_booking_of_the_same_name_is_taken(place: Place) -> StoreResult<()> {
    let one = somebody(&place).await?;
    let entered = enter(&place, holder(), one).await?;
    let again = place
        .write(async |tx| {
            tx.enter_hand_booking(entered.id, holder(), &entered.booking, deed(one, 9))
                .await
        })
        .await
        .expect_err("a refusal");
    assert!(
        again.is_taken("hand_booking_pkey", "hand_booking.id"),
        "{again}"
    );
    Ok(())
}

async fn of_two_who_decide_at_once_one_has_decided(place: Place) -> StoreResult<()> {
    let (one, other) = (somebody(&place).await?, somebody(&place).await?);
    let entered = enter(&place, holder(), one).await?;
    let (confirmed, refused) = tokio::join!(
        confirm(&place, entered.id, other),
        refuse(&place, entered.id, one)
    );
    assert_ne!(confirmed?, refused?);
    Ok(())
}

async fn what_was_entered_is_never_changed_nor_deleted(place: Place) -> StoreResult<()> {
    let (one, other) = (somebody(&place).await?, somebody(&place).await?);
    let entered = enter(&place, holder(), one).await?;
    let refuses = async |change: &str| {
        let refused = place.raw(change).await.expect_err("a refusal");
        let why = "a booking that was entered is never changed";
        assert!(refused.to_string().contains(why), "{change}: {refused}");
    };
    refuses("update hand_booking set booking = '{}'").await;
    refuses("delete from hand_booking").await;
    assert!(confirm(&place, entered.id, other).await?);
    refuses("update hand_booking set state = 'waiting', decided_by = null, decided_at = null")
        .await;
    refuses("delete from hand_booking").await;
    Ok(())
}

async fn whoever_decides_by_a_balance_holds_its_account(place: Place) -> StoreResult<()> {
    let me = holder();
    let spend = async |after| {
        place
            .write(async |tx| {
                tx.lock_account(me).await?;
                let owed = tx.balance_of(me, domain::money::Currency::Usd).await?;
                if owed.minor == 0 {
                    tx.book(&super::ledger::how(after), &paid(me, 100)).await?;
                }
                Ok(())
            })
            .await
    };
    let (one, other) = tokio::join!(spend(1), spend(2));
    one?;
    other?;
    place
        .read(async |tx| {
            assert_eq!(tx.entries_of(me).await?.len(), 1);
            Ok(())
        })
        .await
}
