//! Replacements on the shelf: who has waited longest is served first, and nobody pays for what is not there (S5, S13).

use domain::access::Actor;
use domain::advance::AdvanceState;
use domain::case::Case;
use domain::estimate::Remedy;
use domain::line::diagnosis::Verdict;
use domain::line::state::State;
use domain::refusal::Refusal;
use domain::stock::Shelf;
use service::Error;
use service::advance::RawAdvanceParcel;
use service::bench::{RawReplacement, RawShortage};
use service::outbound::RawParcel;
use service::stock::RawCount;

use crate::advance::{asked, decided, with_proof};
use crate::harness::{World, line};

const SKU: &str = "ND-4K";
const FIRST: &str = "ND4K24071201";
const SECOND: &str = "ND4K24071202";

async fn shelf(world: &World) -> Shelf {
    let found = world.desk.shelf(&world.clerk, SKU).await.unwrap();
    found.product.shelf.expect("it is counted")
}

async fn seen(world: &World) -> String {
    let found = world.desk.shelf(&world.clerk, SKU).await.unwrap();
    found.state()
}

/// Somebody counts so many devices.
pub async fn count(world: &World, many: &str) {
    let raw = RawCount {
        count: many.into(),
        seen: seen(world).await,
        why: "Stock-taking".into(),
    };
    let counted = world.desk.count_stock(&world.supervisor, SKU, &raw).await;
    counted.unwrap();
    world.letters().await;
}

/// So many devices come in.
async fn receive(world: &World, many: &str) {
    let raw = RawCount {
        count: many.into(),
        seen: seen(world).await,
        why: String::new(),
    };
    let received = world.desk.receive_stock(&world.clerk, SKU, &raw).await;
    received.unwrap();
    world.letters().await;
}

/// A replacement in advance that was asked for and approved.
async fn promised(world: &World, serial: &str) -> Case {
    let case = with_proof(world, serial, 7).await;
    let case = asked(world, &case).await;
    approve(world, &case).await
}

async fn approve(world: &World, case: &Case) -> Case {
    let command = world.at_desk(&world.technician, case);
    let approved = world.desk.approve_advance(command, line(case).id).await;
    approved.unwrap()
}

async fn state(world: &World, case: &Case) -> AdvanceState {
    let case = world.case(case.number).await;
    line(&case).advance.as_ref().unwrap().state
}

async fn booked(world: &World, case: &Case) -> usize {
    let mut tx = world.desk.store.read().await.unwrap();
    tx.entries_of_case(case.id).await.unwrap().len()
}

async fn give(world: &World, case: &Case, serial: &str) -> service::Result<Case> {
    let raw = RawReplacement {
        serial: serial.into(),
        product: SKU.into(),
    };
    let command = world.at_desk(&world.technician, case);
    world
        .desk
        .assign_replacement(command, line(case).id, raw)
        .await
}

#[tokio::test]
async fn s13_nothing_is_charged_before_one_is_put_aside_and_the_oldest_promise_comes_first() {
    let world = World::new().await;
    count(&world, "0").await;
    let day = world.today() + jiff::Span::new().days(9);
    let expected = world
        .desk
        .expect_stock(&world.clerk, SKU, &day.to_string())
        .await;
    expected.unwrap();
    let first = promised(&world, FIRST).await;
    world.pass_hours(1);
    let second = promised(&world, SECOND).await;
    let shortage = line(&first).shortage.clone().unwrap();
    assert_eq!(shortage.expected_on, Some(day));
    assert_eq!(state(&world, &first).await, AdvanceState::Approved);
    assert_eq!(booked(&world, &first).await, 0);
    let letters = world.letters().await;
    let out = letters
        .iter()
        .find(|letter| letter.subject.contains("out of stock"));
    assert!(
        out.unwrap().text.contains("We expect it on"),
        "the day is named"
    );

    receive(&world, "1").await;
    assert_eq!(state(&world, &first).await, AdvanceState::Charged);
    assert_eq!(booked(&world, &first).await, 1);
    assert_eq!(state(&world, &second).await, AdvanceState::Approved);
    assert_eq!(booked(&world, &second).await, 0);

    receive(&world, "1").await;
    assert_eq!(state(&world, &second).await, AdvanceState::Charged);
    assert_eq!(shelf(&world).await.free(), 0);
}

#[tokio::test]
async fn what_is_called_off_goes_to_whoever_waits_longest() {
    let world = World::new().await;
    count(&world, "1").await;
    let first = promised(&world, FIRST).await;
    let second = promised(&world, SECOND).await;
    assert_eq!(state(&world, &first).await, AdvanceState::Charged);
    assert_eq!(state(&world, &second).await, AdvanceState::Approved);
    let first = world.case(first.number).await;
    let command = world.at_desk(&world.technician, &first);
    let withdrawn = world.desk.withdraw_advance(command, line(&first).id).await;
    withdrawn.unwrap();
    world.letters().await;
    assert_eq!(state(&world, &second).await, AdvanceState::Charged);
    assert_eq!(shelf(&world).await.on_hand, 1);
    // Who waited and calls it off owes nothing and waits no longer.
    let third = promised(&world, "ND4K24071203").await;
    let command = world.at_desk(&world.technician, &third);
    let withdrawn = world.desk.withdraw_advance(command, line(&third).id).await;
    assert_eq!(line(&withdrawn.unwrap()).shortage, None);
    let found = world.desk.shelf(&world.clerk, SKU).await.unwrap();
    assert_eq!(found.promises.len(), 1);
}

#[tokio::test]
async fn what_leaves_is_taken_from_the_shelf_and_named_with_its_return() {
    let world = World::new().await;
    count(&world, "2").await;
    let case = promised(&world, FIRST).await;
    world.pass_hours(1);
    let raw = RawAdvanceParcel {
        serial: "ND4K26010001".into(),
        product: SKU.into(),
        parcel: RawParcel {
            tracking: "1Z999AA10123456784".into(),
            ..RawParcel::default()
        },
    };
    let command = world.at_desk(&world.clerk, &case);
    let sent = world.desk.ship_advance(command, line(&case).id, raw).await;
    sent.unwrap();
    let left = shelf(&world).await;
    assert_eq!((left.on_hand, left.kept), (1, 0));
    let found = world.desk.shelf(&world.clerk, SKU).await.unwrap();
    assert_eq!(found.changes[0].difference, -1);
    assert_eq!(found.changes[0].case, Some(case.id));
}

#[tokio::test]
async fn s5_the_bench_takes_nothing_that_is_put_aside_for_somebody_else() {
    let world = World::new().await;
    count(&world, "1").await;
    promised(&world, FIRST).await;
    let case = world.received(SECOND, true).await;
    let case = decided(&world, &case, SECOND, Verdict::DefectInWarranty).await;
    let refused = give(&world, &case, "ND4K26010002").await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::AllPromised))));
    let raw = RawShortage {
        remedy: Remedy::Replace.key().into(),
        item: "Dome camera".into(),
        expected_on: String::new(),
    };
    let command = world.at_desk(&world.technician, &case);
    let waits = world.desk.await_stock(command, line(&case).id, raw).await;
    let waits = waits.unwrap();
    // Nor by saying that it has come.
    let command = world.at_desk(&world.technician, &waits);
    let refused = world.desk.stock_arrived(command, line(&waits).id).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::AllPromised))));
    receive(&world, "1").await;
    let case = world.case(case.number).await;
    assert_eq!(line(&case).state, State::ToReplace);
    assert_eq!(line(&case).shortage, None);
    give(&world, &case, "ND4K26010002").await.unwrap();
    assert_eq!(shelf(&world).await.on_hand, 1);
}

#[tokio::test]
async fn who_waits_is_told_of_another_day_once() {
    let world = World::new().await;
    count(&world, "0").await;
    promised(&world, FIRST).await;
    let before = world.letters().await.len();
    let day = (world.today() + jiff::Span::new().days(9)).to_string();
    for _ in 0..2 {
        let expected = world.desk.expect_stock(&world.clerk, SKU, &day).await;
        expected.unwrap();
    }
    let letters = world.letters().await;
    assert_eq!(letters.len(), before + 1);
    assert!(letters[before].subject.contains("out of stock"));
}

#[tokio::test]
async fn what_is_sent_twice_is_counted_once() {
    let world = World::new().await;
    count(&world, "0").await;
    let raw = RawCount {
        count: "3".into(),
        seen: seen(&world).await,
        why: String::new(),
    };
    world
        .desk
        .receive_stock(&world.clerk, SKU, &raw)
        .await
        .unwrap();
    let again = world.desk.receive_stock(&world.clerk, SKU, &raw).await;
    assert!(matches!(
        again,
        Err(Error::Refused(Refusal::ShelfChanged { on_hand: 3 }))
    ));
    assert_eq!(shelf(&world).await.on_hand, 3);
    // Nor when as many lie there as before, because the others were counted away.
    count(&world, "0").await;
    let late = world.desk.receive_stock(&world.clerk, SKU, &raw).await;
    assert!(matches!(
        late,
        Err(Error::Refused(Refusal::ShelfChanged { .. }))
    ));
    assert_eq!(shelf(&world).await.on_hand, 0);
}

#[tokio::test]
async fn who_may_not_see_the_shelves_finds_none() {
    let world = World::new().await;
    let raw = RawCount::default();
    let nobody = Actor::Visitor;
    let found = world.desk.shelf(&nobody, SKU).await;
    assert!(matches!(found, Err(Error::NotFound)));
    let received = world.desk.receive_stock(&world.sales, SKU, &raw).await;
    assert!(matches!(received, Err(Error::NotFound)));
    let counted = world.desk.count_stock(&world.clerk, SKU, &raw).await;
    assert!(matches!(counted, Err(Error::NotFound)));
}

#[tokio::test]
async fn what_cannot_be_a_number_is_refused_at_its_field() {
    let world = World::new().await;
    for wrong in ["", "none", "-3", "0", "1000000"] {
        let raw = RawCount {
            count: wrong.into(),
            ..RawCount::default()
        };
        let refused = world.desk.receive_stock(&world.clerk, SKU, &raw).await;
        let Err(Error::Invalid(errors)) = refused else {
            panic!("{wrong:?}: {refused:?}");
        };
        assert!(errors.get("count").is_some(), "{wrong:?}");
    }
}

#[tokio::test]
async fn what_nobody_counted_waits_once_it_is_counted() {
    let world = World::new().await;
    let case = world.received(SECOND, true).await;
    let case = decided(&world, &case, SECOND, Verdict::DefectInWarranty).await;
    let raw = RawShortage {
        remedy: Remedy::Replace.key().into(),
        item: "Dome camera".into(),
        expected_on: String::new(),
    };
    let command = world.at_desk(&world.technician, &case);
    let waits = world.desk.await_stock(command, line(&case).id, raw).await;
    assert_eq!(line(&waits.unwrap()).state, State::AwaitingReplacementStock);
    receive(&world, "2").await;
    let case = world.case(case.number).await;
    assert_eq!(line(&case).state, State::ToReplace);
    assert_eq!(shelf(&world).await.free(), 1);
}

#[tokio::test]
async fn what_is_counted_away_waits_again_in_its_old_place() {
    let world = World::new().await;
    count(&world, "1").await;
    promised(&world, FIRST).await;
    count(&world, "0").await;
    let found = world.desk.shelf(&world.clerk, SKU).await.unwrap();
    assert_eq!((found.product.waiting, shelf(&world).await.kept), (1, 0));
    count(&world, "1").await;
    assert_eq!(shelf(&world).await.kept, 1);
}

#[tokio::test]
async fn s5_what_is_counted_away_is_told_and_what_was_paid_for_it_is_not_paid_twice() {
    let world = World::new().await;
    count(&world, "1").await;
    let case = promised(&world, FIRST).await;
    world.letters().await;
    assert_eq!(booked(&world, &case).await, 1);
    count(&world, "0").await;
    let told = world.letters().await;
    let told = told
        .iter()
        .filter(|one| one.subject.contains("out of stock"));
    assert_eq!(told.count(), 1);
    let now = world.case(case.number).await;
    assert!(line(&now).shortage.is_some());
    assert_eq!(state(&world, &case).await, AdvanceState::Charged);
    receive(&world, "1").await;
    let now = world.case(case.number).await;
    assert_eq!(line(&now).shortage, None);
    assert_eq!(booked(&world, &case).await, 1);
}

#[tokio::test]
async fn s5_a_replacement_that_is_counted_away_is_awaited_again() {
    let world = World::new().await;
    count(&world, "1").await;
    let case = world.received(SECOND, true).await;
    let case = decided(&world, &case, SECOND, Verdict::DefectInWarranty).await;
    let raw = RawShortage {
        remedy: Remedy::Replace.key().into(),
        item: "Dome camera".into(),
        expected_on: String::new(),
    };
    let command = world.at_desk(&world.technician, &case);
    let waits = world.desk.await_stock(command, line(&case).id, raw).await;
    waits.unwrap();
    world.letters().await;
    let replaces = world.case(case.number).await;
    assert_eq!(
        line(&replaces).state,
        State::ToReplace,
        "one was there after all"
    );
    count(&world, "0").await;
    let now = world.case(case.number).await;
    assert_eq!(line(&now).state, State::AwaitingReplacementStock);
    receive(&world, "1").await;
    let now = world.case(case.number).await;
    assert_eq!(line(&now).state, State::ToReplace);
}

#[tokio::test]
async fn s13_what_waited_is_charged_only_when_the_account_can_bear_it_then() {
    let world = World::new().await;
    let mut policy = world.policy.clone();
    policy.credit_limit_minor = 30_000;
    let world = world.under(policy).await;
    count(&world, "0").await;
    let first = promised(&world, FIRST).await;
    let second = promised(&world, SECOND).await;
    assert_eq!(first.customer, second.customer);
    receive(&world, "2").await;
    assert_eq!(state(&world, &first).await, AdvanceState::Charged);
    assert_eq!(state(&world, &second).await, AdvanceState::Denied);
    assert_eq!(shelf(&world).await.free(), 1);
}

#[tokio::test]
async fn s13_a_return_that_runs_out_waits_for_no_replacement_and_is_never_charged() {
    let world = World::new().await;
    count(&world, "0").await;
    let case = promised(&world, FIRST).await;
    world.pass_days(32);
    world.letters().await;
    let over = world.case(case.number).await;
    assert!(over.is_over());
    assert_eq!(state(&world, &case).await, AdvanceState::Withdrawn);
    receive(&world, "1").await;
    assert_eq!(booked(&world, &case).await, 0);
    assert_eq!(shelf(&world).await.free(), 1);
}
