//! Cards: charged once whatever goes wrong between us and the provider, and given back what a card has paid (S13, S14).

mod fake;
mod guards;
mod instead;
mod removed;
mod simulation;
mod wire;

use std::sync::Arc;

use domain::advance::AdvanceState;
use domain::case::Case;
use domain::ledger::{EntryKind, Key};
use domain::line::diagnosis::Verdict;
use domain::money::{Currency, Money};
use domain::payment::{Decline, PaymentState};
use fake::{Bank, Fake, Fault, SIGNED};
use service::advance::RawAdvance;
use service::payments::{Order, Provider, Word};
use service::{Command, Error};
use store::CardPayment;

use crate::advance::{decided, parcel, with_proof};
use crate::harness::{World, line};
use crate::stock::count;

const PRICE: i64 = 24_900;
const OWN: &str = "ND4K24071201";
const SPARE: &str = "ND4K26010001";

/// A desk at which cards are charged, and whoever charges them.
async fn with_cards() -> (World, Arc<Fake>) {
    let provider = Arc::new(Fake::default());
    let mut world = World::new().await;
    world.desk.cards = Some(provider.clone());
    (world, provider)
}

/// The customer agrees and enters a card on the provider's page.
async fn enter_card(world: &World, provider: &Fake, case: &Case) {
    let owner = World::customer(case);
    let words = words::Words::new(words::Lang::En);
    let ways = ("https://done.example".into(), "https://back.example".into());
    let begun = world.desk.begin_card(&owner, case.number, words, ways);
    assert!(
        begun
            .await
            .unwrap()
            .starts_with("https://provider.example/")
    );
    let session = provider.pages().pop().unwrap();
    world.desk.keep_card(&session).await.unwrap();
}

async fn ask(world: &World, case: &Case) -> service::Result<Case> {
    let owner = World::customer(case);
    let command = Command::portal(&owner, case.number);
    let raw = RawAdvance {
        way: "card".into(),
        consent: "yes".into(),
        price: "24900".into(),
    };
    world.desk.ask_advance(command, line(case).id, raw).await
}

async fn approve(world: &World, case: &Case) -> Case {
    let command = world.at_desk(&world.technician, case);
    let approved = world.desk.approve_advance(command, line(case).id).await;
    approved.unwrap()
}

/// A replacement that is paid by card and was approved; nothing is charged before the jobs run.
async fn approved(world: &World, provider: &Fake, serial: &str) -> Case {
    let case = with_proof(world, serial, 7).await;
    enter_card(world, provider, &case).await;
    let case = ask(world, &case).await.unwrap();
    approve(world, &case).await
}

async fn state(world: &World, case: &Case) -> AdvanceState {
    let case = world.case(case.number).await;
    line(&case).advance.as_ref().unwrap().state
}

fn charge_of(case: &Case) -> Key {
    let line = line(case);
    let round = line.advance.as_ref().unwrap().round;
    Key::of_advance(line.id, round, EntryKind::AdvanceCharge)
}

async fn payments(world: &World, case: &Case) -> Vec<CardPayment> {
    let mut tx = world.desk.store.read().await.unwrap();
    tx.payments_of_case(case.id).await.unwrap()
}

async fn states(world: &World, case: &Case) -> Vec<PaymentState> {
    let all = payments(world, case).await;
    all.iter().map(|kept| kept.payment.state).collect()
}

async fn subjects(world: &World) -> Vec<String> {
    let letters = world.letters().await;
    letters.into_iter().map(|letter| letter.subject).collect()
}

#[tokio::test]
async fn s13_a_card_is_offered_where_one_can_be_charged_and_entered_before_or_after() {
    let (world, provider) = with_cards().await;
    let case = with_proof(&world, OWN, 7).await;
    let owner = World::customer(&case);
    let none = world.desk.my_card(&owner, case.number).await.unwrap();
    assert_eq!(none, None);
    enter_card(&world, &provider, &case).await;
    let card = world.desk.my_card(&owner, case.number).await.unwrap();
    assert_eq!(card.as_deref(), Some("Visa •••• 4242"));
    assert!(ask(&world, &case).await.is_ok());
    let nobody = world.desk.my_card(&world.technician, case.number).await;
    assert!(nobody.is_err(), "nobody stands in for them");
    let plain = World::new().await;
    let case = with_proof(&plain, OWN, 7).await;
    assert!(matches!(ask(&plain, &case).await, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn s13_the_card_is_charged_after_the_approval_and_booked_once() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    let key = charge_of(&case);
    assert_eq!(provider.taken(key.as_str()), (0, 0));
    world.letters().await;
    assert_eq!(provider.taken(key.as_str()), (1, PRICE));
    assert_eq!(state(&world, &case).await, AdvanceState::Charged);
    for word in provider.words() {
        let body = Fake::body(&word);
        let heard = world.desk.hear_provider(&body, SIGNED).await.unwrap();
        assert_eq!(heard, Word::Heard);
        let again = world.desk.hear_provider(&body, SIGNED).await.unwrap();
        assert_eq!(again, Word::Again);
        let forged = world.desk.hear_provider(&body, "forged").await.unwrap();
        assert_eq!(forged, Word::NotGenuine);
    }
    world.letters().await;
    assert_eq!(provider.taken(key.as_str()), (1, PRICE));
    assert_eq!(states(&world, &case).await, [PaymentState::Done]);
}

#[tokio::test]
async fn s13_an_answer_that_is_lost_is_looked_up_and_nothing_is_charged_again() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    let key = charge_of(&case);
    // The place is looked for and opened, the money taken, and nobody hears of it.
    provider.fail(vec![Fault::After, Fault::None, Fault::None]);
    world.letters().await;
    assert_eq!(states(&world, &case).await, [PaymentState::Unknown]);
    assert_eq!(state(&world, &case).await, AdvanceState::Approved);
    provider.forget_names();
    world.pass_days(3);
    world.letters().await;
    assert_eq!(state(&world, &case).await, AdvanceState::Charged);
    assert_eq!(provider.taken(key.as_str()), (1, PRICE));
}

#[tokio::test]
async fn s13_a_card_that_is_declined_is_told_and_another_one_is_charged() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    let key = charge_of(&case);
    provider.banks(vec![Bank::Declines]);
    let before = subjects(&world).await.len();
    assert_eq!(states(&world, &case).await, [PaymentState::Cancelled]);
    let now = world.case(case.number).await;
    assert!(line(&now).advance.as_ref().unwrap().charge_failed);
    enter_card(&world, &provider, &case).await;
    let after = subjects(&world).await;
    assert_eq!(state(&world, &case).await, AdvanceState::Charged);
    assert_eq!(provider.taken(key.as_str()), (1, PRICE));
    assert!(after.len() > before, "{after:?}");
    let all = payments(&world, &case).await;
    assert_eq!(all[0].payment.attempt, 2);
}

#[tokio::test]
async fn another_card_at_the_same_place_is_another_question() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    // The place is opened, and the question with the first card is lost.
    provider.fail(vec![Fault::Before, Fault::None, Fault::None]);
    world.letters().await;
    enter_card(&world, &provider, &case).await;
    world.pass_hours(1);
    world.letters().await;
    let names = provider.charge_names();
    assert_eq!(names.len(), 2);
    assert_ne!(names[0], names[1], "the answer for one is not the other's");
    assert_eq!(payments(&world, &case).await[0].payment.attempt, 1);
    assert_eq!(provider.taken(charge_of(&case).as_str()), (1, PRICE));
}

#[tokio::test]
async fn s13_a_card_that_is_entered_while_another_is_being_declined_is_charged_by_itself() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    provider.banks(vec![Bank::Thinks]);
    world.letters().await;
    assert_eq!(states(&world, &case).await, [PaymentState::Underway]);
    enter_card(&world, &provider, &case).await;
    world.letters().await;
    assert_eq!(states(&world, &case).await, [PaymentState::Underway]);
    provider.go_on(false);
    world.pass_hours(1);
    world.letters().await;
    let all = payments(&world, &case).await;
    assert_eq!(
        (all[0].payment.state, all[0].payment.attempt),
        (PaymentState::Done, 2)
    );
    assert_eq!(provider.taken(charge_of(&case).as_str()), (1, PRICE));
    assert_eq!(state(&world, &case).await, AdvanceState::Charged);
}

#[tokio::test]
async fn s13_a_bank_that_asks_its_customer_is_left_for_the_card_they_enter_instead() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    provider.banks(vec![Bank::Asks]);
    world.letters().await;
    assert_eq!(states(&world, &case).await, [PaymentState::NeedsCustomer]);
    enter_card(&world, &provider, &case).await;
    world.letters().await;
    assert_eq!(provider.taken(charge_of(&case).as_str()), (1, PRICE));
    assert_eq!(state(&world, &case).await, AdvanceState::Charged);
}

#[tokio::test]
async fn s13_no_card_is_charged_for_what_was_counted_away() {
    let (world, provider) = with_cards().await;
    count(&world, "1").await;
    let case = approved(&world, &provider, OWN).await;
    let key = charge_of(&case);
    // The jobs of the approval run after this only: none of them charges for what is gone.
    count(&world, "0").await;
    world.pass_days(1);
    world.letters().await;
    assert_eq!(provider.taken(key.as_str()), (0, 0));
    count(&world, "1").await;
    assert_eq!(provider.taken(key.as_str()), (1, PRICE));
    assert_eq!(state(&world, &case).await, AdvanceState::Charged);
}

/// What was taken under this name, and is known to nobody here.
async fn taken_elsewhere(provider: &Fake, name: &str) {
    let order = Order {
        payer: "cus_1".into(),
        amount: Money::new(PRICE, Currency::Usd),
        name: name.into(),
        about: "RMA".into(),
    };
    let place = provider.open(order).await.unwrap();
    let taken = provider.charge(place, "pm_1".into(), format!("{name}/pm_1"));
    taken.await.unwrap();
    provider.forget_names();
}

#[tokio::test]
async fn s13_what_a_database_that_was_put_back_has_forgotten_is_found_and_not_charged_again() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    let key = charge_of(&case);
    taken_elsewhere(&provider, &format!("{key}/attempt-1")).await;
    world.letters().await;
    assert_eq!(provider.taken(key.as_str()), (1, PRICE));
    assert_eq!(state(&world, &case).await, AdvanceState::Charged);
    let found = world.desk.reconcile_payments(&world.supervisor).await;
    assert_eq!(found.unwrap().wrong, []);
}

#[tokio::test]
async fn what_the_provider_has_taken_and_nobody_here_knows_is_named() {
    let (world, provider) = with_cards().await;
    taken_elsewhere(&provider, "lost/advance-1/advance-charge/attempt-1").await;
    let found = world.desk.reconcile_payments(&world.supervisor).await;
    let found = found.unwrap();
    assert_eq!(found.wrong.len(), 1);
    assert_eq!(found.wrong[0].0.as_str(), "lost/advance-1/advance-charge");
    assert!(found.wrong[0].1.contains("249.00"), "{found:?}");
    provider.fail(vec![Fault::Before]);
    let found = world.desk.reconcile_payments(&world.supervisor).await;
    assert!(found.unwrap().unread.is_some());
}

#[tokio::test]
async fn a_charge_that_the_provider_does_not_take_is_told_and_another_card_is_charged() {
    // The place is not opened, or it is and the charge is not taken there.
    let opening = vec![Fault::Refused, Fault::None];
    let charging = vec![Fault::Refused, Fault::None, Fault::None];
    for faults in [opening, charging] {
        let (world, provider) = with_cards().await;
        let case = approved(&world, &provider, OWN).await;
        provider.fail(faults);
        let told = subjects(&world).await;
        assert_eq!(states(&world, &case).await, [PaymentState::Cancelled]);
        let why = payments(&world, &case).await[0].payment.declined;
        assert_eq!(why, Some(Decline::NotTaken));
        let now = world.case(case.number).await;
        assert!(line(&now).advance.as_ref().unwrap().charge_failed);
        let failed = |subject: &&String| subject.contains("could not be charged");
        assert_eq!(told.iter().filter(failed).count(), 1, "{told:?}");
        enter_card(&world, &provider, &case).await;
        world.letters().await;
        assert_eq!(state(&world, &case).await, AdvanceState::Charged);
        assert_eq!(provider.taken(charge_of(&case).as_str()), (1, PRICE));
    }
}

#[tokio::test]
async fn s13_what_was_called_off_while_nobody_knew_goes_back() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    let key = charge_of(&case);
    provider.fail(vec![Fault::After, Fault::None, Fault::None]);
    world.letters().await;
    let owner = World::customer(&case);
    let command = Command::portal(&owner, case.number);
    let withdrawn = world.desk.withdraw_advance(command, line(&case).id).await;
    withdrawn.unwrap();
    world.pass_hours(2);
    world.letters().await;
    assert_eq!(provider.taken(key.as_str()), (1, PRICE));
    assert_eq!(provider.given_back(key.as_str()), PRICE);
    assert_eq!(state(&world, &case).await, AdvanceState::Withdrawn);
    let mut tx = world.desk.store.read().await.unwrap();
    assert!(tx.entries_of_case(case.id).await.unwrap().is_empty());
}

#[tokio::test]
async fn s13_who_calls_it_off_reads_that_it_goes_back_to_the_card_and_when_that_shows() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    world.letters().await;
    let owner = World::customer(&case);
    let command = Command::portal(&owner, case.number);
    let withdrawn = world.desk.withdraw_advance(command, line(&case).id).await;
    withdrawn.unwrap();
    let told = world.letters().await;
    let last = told.last().unwrap();
    assert!(
        last.text.contains("back to the card that you paid with"),
        "{}",
        last.text
    );
    assert_eq!(provider.given_back(charge_of(&case).as_str()), PRICE);
}

#[tokio::test]
async fn s14_the_credit_goes_back_to_the_card() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    let key = charge_of(&case);
    world.letters().await;
    let case = world.case(case.number).await;
    let command = world.at_desk(&world.clerk, &case);
    let shipped = world
        .desk
        .ship_advance(command, line(&case).id, parcel(SPARE))
        .await;
    let case = decided(&world, &shipped.unwrap(), OWN, Verdict::DefectInWarranty).await;
    assert_eq!(provider.given_back(key.as_str()), 0, "a job does it");
    provider.fail(vec![Fault::After]);
    world.letters().await;
    world.pass_hours(1);
    world.letters().await;
    assert_eq!(provider.given_back(key.as_str()), PRICE);
    let all = states(&world, &case).await;
    assert_eq!(all, [PaymentState::Done, PaymentState::Done]);
    let checked = world.desk.check_ledger(&world.supervisor).await.unwrap();
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
}

#[tokio::test]
async fn a_refund_that_the_provider_does_not_take_waits_for_a_person() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    world.letters().await;
    let owner = World::customer(&case);
    let command = Command::portal(&owner, case.number);
    let withdrawn = world.desk.withdraw_advance(command, line(&case).id).await;
    withdrawn.unwrap();
    // It is looked for first, then asked for.
    provider.fail(vec![Fault::Refused, Fault::None]);
    world.letters().await;
    let all = states(&world, &case).await;
    assert_eq!(all, [PaymentState::Done, PaymentState::Failed]);
    world.pass_days(1);
    world.letters().await;
    let found = world.desk.reconcile_payments(&world.supervisor).await;
    assert_eq!(found.unwrap().wrong.len(), 1);
    assert_eq!(provider.given_back(charge_of(&case).as_str()), 0);
}

#[tokio::test]
async fn a_comparison_settles_what_nobody_has_heard_and_names_what_a_person_must_see() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    provider.fail(vec![Fault::After, Fault::None, Fault::None]);
    world.letters().await;
    let found = world.desk.reconcile_payments(&world.supervisor).await;
    let found = found.unwrap();
    assert_eq!((found.looked, found.settled.len()), (1, 1));
    assert_eq!(state(&world, &case).await, AdvanceState::Charged);
    let owner = World::customer(&case);
    let command = Command::portal(&owner, case.number);
    let withdrawn = world.desk.withdraw_advance(command, line(&case).id).await;
    withdrawn.unwrap();
    world.letters().await;
    assert_eq!(provider.given_back(charge_of(&case).as_str()), PRICE);
    provider.bounce_refunds();
    let found = world.desk.reconcile_payments(&world.supervisor).await;
    assert_eq!(found.unwrap().wrong.len(), 1);
    let stranger = world.desk.reconcile_payments(&owner).await;
    assert!(matches!(stranger, Err(Error::NotFound)));
}
