//! Cards and what is paid with them: one card at a time, one payment for each effect, each word of the provider once.

use domain::id::{CaseId, CustomerId, LineId};
use domain::ledger::Key;
use domain::money::{Currency, Money};
use domain::payment::{Decline, Payment, Standing};
use domain::time::Timestamp;
use store::{Card, CardPayment, SavedCard, StoreError, StoreResult};

use crate::cast::{Desk, NOW, fresh, fresh_number, fresh_serial};
use crate::place::{Place, both};

both!(
    a_card_is_charged_once_it_is_saved_and_until_another_is,
    a_payment_is_kept_once_for_its_effect,
    of_two_who_change_a_payment_one_has_changed_it,
    a_payment_is_found_by_its_case_its_charge_and_its_name_at_the_provider,
    what_the_provider_tells_twice_is_heard_once,
);

fn at(after: i64) -> Timestamp {
    Timestamp::from_micros(NOW + after)
}

fn card(desk: &Desk, after: i64) -> Card {
    Card {
        id: fresh(),
        customer: desk.customer,
        payer: "cus_1".into(),
        session: format!("cs_{}", fresh_number()),
        consent: "You may charge «me».".into(),
        consented_at: at(after),
        saved: None,
        removed_at: None,
    }
}

fn saved(after: i64) -> SavedCard {
    SavedCard {
        method: format!("pm_{}", fresh_number()),
        label: "Visa •••• 4242".into(),
        at: at(after),
    }
}

/// A charge that is to be made in this return.
pub fn charge_in(case: CaseId, customer: CustomerId) -> CardPayment {
    let key = Key::kept(format!("charge-{:09}", fresh_number()));
    CardPayment {
        payment: Payment::charge(key, Money::new(32_900, Currency::Usd)),
        case,
        line: LineId::new(fresh()),
        customer,
        created_at: at(0),
        changed_at: at(0),
        version: 1,
    }
}

/// The same in a return that was filed for this.
async fn to_charge(place: &Place, desk: &Desk) -> StoreResult<CardPayment> {
    let case = desk.file(place, fresh_serial()).await?;
    Ok(charge_in(case.id, desk.customer))
}

async fn a_card_is_charged_once_it_is_saved_and_until_another_is(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let (first, second) = (card(&desk, 0), card(&desk, 1));
    let (one, other) = (saved(2), saved(3));
    place
        .write(async |tx| {
            assert_eq!(tx.payer_of(desk.customer).await?, None);
            tx.begin_card(&first).await?;
            tx.begin_card(&second).await?;
            let begun = tx.card_by_session(&first.session).await?;
            assert_eq!(begun, Some(first.clone()));
            assert_eq!(tx.card_by_session("cs_none").await?, None);
            assert_eq!(tx.card_of(desk.customer).await?, None);
            let payer = tx.payer_of(desk.customer).await?;
            assert_eq!(payer.as_deref(), Some("cus_1"));
            assert!(tx.save_card(first.id, &one).await?);
            assert!(!tx.save_card(first.id, &other).await?, "it is saved");
            let in_use = tx.card_of(desk.customer).await?.expect("a card");
            assert_eq!(in_use.saved, Some(one.clone()));
            tx.remove_card(desk.customer, at(3)).await?;
            assert_eq!(tx.card_of(desk.customer).await?, None);
            assert!(tx.save_card(second.id, &other).await?);
            let in_use = tx.card_of(desk.customer).await?.expect("a card");
            assert_eq!(in_use.saved, Some(other.clone()));
            let before = tx.card_by_session(&first.session).await?.expect("a card");
            assert_eq!(before.removed_at, Some(at(3)));
            Ok(())
        })
        .await?;
    let third = card(&desk, 4);
    let two = place
        .write(async |tx| {
            tx.begin_card(&third).await?;
            tx.save_card(third.id, &saved(5)).await
        })
        .await;
    assert!(matches!(two, Err(StoreError::Taken(_))), "{two:?}");
    Ok(())
}

async fn a_payment_is_kept_once_for_its_effect(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let kept = to_charge(&place, &desk).await?;
    let mut other = kept.clone();
    other.payment.amount = Money::new(1, Currency::Usd);
    place
        .write(async |tx| {
            assert!(tx.add_payment(&kept).await?);
            assert!(!tx.add_payment(&other).await?);
            assert_eq!(tx.payment(&kept.payment.key).await?, Some(kept.clone()));
            assert_eq!(tx.payment(&Key::kept("none".into())).await?, None);
            Ok(())
        })
        .await
}

async fn of_two_who_change_a_payment_one_has_changed_it(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let before = to_charge(&place, &desk).await?;
    let mut asked = before.clone();
    assert!(asked.payment.ask(Some("pm_1")));
    asked.payment.provider_id = Some("pi_1".into());
    place
        .write(async |tx| {
            tx.add_payment(&before).await?;
            tx.save_payment(&asked, at(1)).await
        })
        .await?;
    let late = place
        .write(async |tx| tx.save_payment(&before, at(2)).await)
        .await;
    assert!(matches!(late, Err(StoreError::Stale)), "{late:?}");
    let kept = place
        .read(async |tx| tx.payment(&before.payment.key).await)
        .await?;
    let mut expected = asked;
    expected.version = 2;
    expected.changed_at = at(1);
    assert_eq!(kept, Some(expected.clone()));
    expected.payment.hear(Standing::Declined {
        why: Decline::HolderNeeded,
    });
    let kept = place
        .write(async |tx| {
            tx.save_payment(&expected, at(3)).await?;
            tx.payment(&before.payment.key).await
        })
        .await?;
    assert_eq!(kept.expect("a payment").payment, expected.payment);
    Ok(())
}

async fn a_payment_is_found_by_its_case_its_charge_and_its_name_at_the_provider(
    place: Place,
) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let mut charge = to_charge(&place, &desk).await?;
    let amount = charge.payment.amount;
    charge.payment.ask(Some("pm_1"));
    charge.payment.hear(Standing::Done { amount });
    charge.payment.provider_id = Some("pi_2".into());
    let key = Key::kept(format!("{}/reversal", charge.payment.key));
    let back = CardPayment {
        payment: charge
            .payment
            .refund(key, amount, &[])
            .expect("it was charged"),
        created_at: at(1),
        ..charge.clone()
    };
    let elsewhere = to_charge(&place, &desk).await?;
    place
        .write(async |tx| {
            for one in [&charge, &back, &elsewhere] {
                assert!(tx.add_payment(one).await?);
            }
            let found = tx.payment_by_provider_id("pi_2").await?;
            assert_eq!(found, Some(charge.clone()));
            assert_eq!(tx.payment_by_provider_id("pi_none").await?, None);
            let of_case = tx.payments_of_case(charge.case).await?;
            assert_eq!(of_case, [charge.clone(), back.clone()]);
            let mine = tx.payments_of_customer(desk.customer).await?;
            assert!(
                mine.contains(&charge) && mine.contains(&elsewhere),
                "{mine:?}"
            );
            let nobody = CustomerId::new(fresh());
            assert!(tx.payments_of_customer(nobody).await?.is_empty());
            let back_of = tx.refunds_of(&charge.payment.key).await?;
            assert_eq!(back_of, std::slice::from_ref(&back));
            let all = tx.payments_after("", 10).await?;
            assert_eq!(all, [charge.clone(), back.clone(), elsewhere.clone()]);
            let rest = tx.payments_after(back.payment.key.as_str(), 10).await?;
            assert_eq!(rest, std::slice::from_ref(&elsewhere));
            assert_eq!(
                tx.payments_after("", 1).await?,
                std::slice::from_ref(&charge)
            );
            Ok(())
        })
        .await
}

async fn what_the_provider_tells_twice_is_heard_once(place: Place) -> StoreResult<()> {
    place
        .write(async |tx| {
            let kind = "payment_intent.succeeded";
            assert!(tx.hear_provider("evt_1", kind, at(0)).await?);
            assert!(!tx.hear_provider("evt_1", kind, at(5)).await?);
            assert!(tx.hear_provider("evt_2", kind, at(5)).await?);
            assert_eq!(tx.forget_provider_events(at(5)).await?, 1);
            assert!(!tx.hear_provider("evt_2", kind, at(6)).await?);
            Ok(())
        })
        .await
}
