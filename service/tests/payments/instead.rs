//! The customer leaves the card and pays on account (S13): before it was charged, and whatever becomes of the card.

use domain::advance::AdvanceState;
use domain::case::Case;
use domain::ledger::{LedgerAccount, PayWay};
use domain::payment::PaymentState;
use domain::reason::Reason;
use domain::refusal::Refusal;
use service::{Command, Error};

use super::fake::{Bank, Fault};
use super::{OWN, PRICE, approve, approved, ask, charge_of, enter_card, state, states, with_cards};
use crate::advance::with_proof;
use crate::harness::{World, line};

async fn on_account(world: &World, case: &Case) -> service::Result<Case> {
    let owner = World::customer(case);
    let command = Command::portal(&owner, case.number);
    let desk = &world.desk;
    desk.pay_advance_on_account(command, line(case).id).await
}

/// From which accounts the charges of a return were booked.
async fn charged_to(world: &World, case: &Case) -> Vec<LedgerAccount> {
    let mut tx = world.desk.store.read().await.unwrap();
    let entries = tx.entries_of_case(case.id).await.unwrap();
    entries.iter().map(|entry| entry.booking.debit).collect()
}

#[tokio::test]
async fn s13_a_declined_card_is_left_and_the_account_is_charged_once() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    let key = charge_of(&case);
    provider.banks(vec![Bank::Declines]);
    world.letters().await;
    let case = on_account(&world, &case).await.unwrap();
    let advance = line(&case).advance.as_ref().unwrap();
    assert_eq!(advance.state, AdvanceState::Charged);
    assert_eq!((advance.way, advance.round), (PayWay::Account, 2));
    assert!(!advance.charge_failed);
    let again = on_account(&world, &case).await;
    assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
    // A card that is entered now pays for nothing.
    enter_card(&world, &provider, &case).await;
    world.letters().await;
    assert_eq!(provider.taken(key.as_str()), (0, 0));
    assert_eq!(
        charged_to(&world, &case).await,
        [LedgerAccount::CustomerAccount]
    );
}

#[tokio::test]
async fn s13_a_charge_that_was_on_its_way_goes_back_when_it_is_paid_on_account() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    let key = charge_of(&case);
    provider.fail(vec![Fault::After, Fault::None, Fault::None]);
    world.letters().await;
    assert_eq!(states(&world, &case).await, [PaymentState::Unknown]);
    let case = on_account(&world, &case).await.unwrap();
    world.pass_hours(2);
    world.letters().await;
    assert_eq!(state(&world, &case).await, AdvanceState::Charged);
    assert_eq!(provider.taken(key.as_str()), (1, PRICE));
    assert_eq!(provider.given_back(key.as_str()), PRICE);
    assert_eq!(
        charged_to(&world, &case).await,
        [LedgerAccount::CustomerAccount]
    );
}

#[tokio::test]
async fn s13_without_a_card_it_is_asked_for_and_approved_and_may_be_paid_on_account() {
    let (world, _provider) = with_cards().await;
    let case = with_proof(&world, OWN, 7).await;
    let case = ask(&world, &case).await.unwrap();
    let case = approve(&world, &case).await;
    world.letters().await;
    let waits = world.case(case.number).await;
    assert!(line(&waits).advance.as_ref().unwrap().charge_failed);
    assert_eq!(states(&world, &case).await, [PaymentState::Due]);
    on_account(&world, &case).await.unwrap();
    world.letters().await;
    assert_eq!(state(&world, &case).await, AdvanceState::Charged);
    assert_eq!(states(&world, &case).await, [PaymentState::Cancelled]);
}

#[tokio::test]
async fn s13_before_it_is_approved_only_the_way_changes() {
    let (world, _provider) = with_cards().await;
    let case = with_proof(&world, OWN, 7).await;
    let case = ask(&world, &case).await.unwrap();
    let case = on_account(&world, &case).await.unwrap();
    let advance = line(&case).advance.as_ref().unwrap();
    assert_eq!(advance.state, AdvanceState::Requested);
    assert_eq!((advance.way, advance.round), (PayWay::Account, 1));
    let case = approve(&world, &case).await;
    assert_eq!(
        charged_to(&world, &case).await,
        [LedgerAccount::CustomerAccount]
    );
}

#[tokio::test]
async fn s13_an_account_that_cannot_bear_it_leaves_the_card_as_it_was() {
    let (world, provider) = with_cards().await;
    let mut policy = world.policy.clone();
    policy.credit_limit_minor = 20_000;
    let world = world.under(policy).await;
    let case = approved(&world, &provider, OWN).await;
    provider.banks(vec![Bank::Declines]);
    world.letters().await;
    let refused = on_account(&world, &case).await;
    let Err(Error::Refused(Refusal::Denied {
        reason: Reason::AdvanceOverLimit { amount, .. },
    })) = refused
    else {
        panic!("{refused:?}");
    };
    assert_eq!(amount.minor, PRICE);
    let now = world.case(case.number).await;
    let advance = line(&now).advance.as_ref().unwrap();
    assert_eq!((advance.way, advance.round), (PayWay::Card, 1));
}

#[tokio::test]
async fn s13_nobody_else_pays_on_their_account() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    let command = world.at_desk(&world.supervisor, &case);
    let done = world
        .desk
        .pay_advance_on_account(command, line(&case).id)
        .await;
    assert!(done.is_err(), "{done:?}");
}
