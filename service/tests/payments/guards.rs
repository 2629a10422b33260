//! What must not come of payments by card: money that goes back twice, a customer who is told the same each night, a
//! provider whose silence holds up everybody's letters.

use domain::case::Case;
use domain::ledger::EntryKind;
use domain::line::diagnosis::Verdict;
use domain::refusal::Refusal;
use service::Error;
use service::accounts::by_hand::RawBooking;

use super::fake::{Bank, Fault};
use super::{OWN, SPARE, approve, approved, ask, charge_of, enter_card, subjects, with_cards};
use crate::advance::{decided, parcel, with_proof};
use crate::harness::{World, line};

/// The customer opens a page for a card and has not come back yet.
async fn open_page(world: &World, case: &Case) -> service::Result<String> {
    let owner = World::customer(case);
    let words = words::Words::new(words::Lang::En);
    let ways = ("https://done.example".into(), "https://back.example".into());
    let desk = &world.desk;
    desk.begin_card(&owner, case.number, words, ways).await
}

#[tokio::test]
async fn who_has_entered_no_card_is_told_once_however_often_payments_are_compared() {
    let (world, _provider) = with_cards().await;
    let case = with_proof(&world, OWN, 7).await;
    let case = ask(&world, &case).await.unwrap();
    approve(&world, &case).await;
    let told = subjects(&world).await.len();
    for _ in 0..3 {
        world.pass_days(1);
        let compared = world.desk.reconcile_payments(&world.supervisor).await;
        assert!(compared.unwrap().wrong.is_empty());
    }
    assert_eq!(subjects(&world).await.len(), told);
}

#[tokio::test]
async fn what_goes_back_to_a_card_is_taken_back_by_hand_only_when_it_did_not_get_there() {
    for gets_there in [true, false] {
        let (world, provider) = with_cards().await;
        let case = approved(&world, &provider, OWN).await;
        world.letters().await;
        let case = world.case(case.number).await;
        let command = world.at_desk(&world.clerk, &case);
        let sent = world
            .desk
            .ship_advance(command, line(&case).id, parcel(SPARE));
        let case = sent.await.unwrap();
        let case = decided(&world, &case, OWN, Verdict::DefectInWarranty).await;
        if !gets_there {
            provider.refund_banks(vec![Bank::Declines]);
        }
        world.letters().await;
        let mut tx = world.desk.store.read().await.unwrap();
        let entries = tx.entries_of_case(case.id).await.unwrap();
        drop(tx);
        let out = entries
            .iter()
            .find(|one| one.booking.kind == EntryKind::PayOut)
            .expect("the credit leaves to the card");
        let name = world.desk.name_for_booking().to_string();
        let raw = RawBooking {
            name: &name,
            entry: out.booking.key.as_str(),
            why: "The card is closed",
            ..RawBooking::default()
        };
        let party = out.holder.unwrap();
        let taken = world.desk.book_by_hand(&world.sales, party, raw).await;
        if gets_there {
            assert!(
                matches!(taken, Err(Error::Refused(Refusal::NotReversible))),
                "{taken:?}"
            );
        } else {
            assert!(taken.is_ok(), "{taken:?}");
        }
    }
}

#[tokio::test]
async fn a_provider_that_does_not_answer_is_asked_once_a_round_and_the_letters_leave() {
    let (world, provider) = with_cards().await;
    let mut cases = Vec::new();
    for serial in [OWN, "ND4K24071202", "ND4K24071203"] {
        cases.push(approved(&world, &provider, serial).await);
    }
    let asked = provider.asked().len();
    provider.fail(vec![Fault::Before; 20]);
    let worker = uuid::Uuid::from_u128(7);
    loop {
        let before = provider.asked().len();
        let jobs = world.desk.work_once(worker).await.unwrap();
        assert!(provider.asked().len() <= before + 1);
        if jobs == 0 {
            break;
        }
    }
    assert!(provider.asked().len() < asked + cases.len());
    assert!(world.desk.post.sent().len() >= cases.len());
    provider.fail(Vec::new());
    world.pass_hours(1);
    world.letters().await;
    for case in &cases {
        assert_eq!(provider.taken(charge_of(case).as_str()).0, 1);
    }
}

#[tokio::test]
async fn the_page_of_an_earlier_card_that_is_answered_late_changes_nothing() {
    let (world, provider) = with_cards().await;
    let case = with_proof(&world, OWN, 7).await;
    open_page(&world, &case).await.unwrap();
    let earlier = provider.pages().pop().unwrap();
    world.pass_hours(1);
    enter_card(&world, &provider, &case).await;
    let saved = async || {
        let mut tx = world.desk.store.read().await.unwrap();
        let card = tx.card_of(case.customer).await.unwrap();
        card.and_then(|card| card.saved).map(|saved| saved.method)
    };
    let later = saved().await;
    world.desk.keep_card(&earlier).await.unwrap();
    assert_eq!(saved().await, later);
    world.letters().await;
    let forgotten = provider.forgotten();
    assert_eq!(forgotten.len(), 1);
    assert!(later.is_some_and(|kept| !forgotten.contains(&kept)));
}

#[tokio::test]
async fn pages_for_a_card_are_counted() {
    let (world, _provider) = with_cards().await;
    let case = with_proof(&world, OWN, 7).await;
    for _ in 0..10 {
        open_page(&world, &case).await.unwrap();
    }
    let again = open_page(&world, &case).await;
    assert!(matches!(again, Err(Error::TooMany { .. })), "{again:?}");
    world.pass_hours(1);
    open_page(&world, &case).await.unwrap();
}
