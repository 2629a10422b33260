//! A card is removed by its holder, or replaced by another: nobody charges it any more, here or at the provider.

use domain::access::Actor;
use domain::advance::AdvanceState;
use service::Error;

use super::{OWN, PRICE, approve, approved, ask, charge_of, enter_card, state, with_cards};
use crate::advance::with_proof;
use crate::harness::World;

#[tokio::test]
async fn a_card_that_its_holder_removes_is_forgotten_and_not_charged() {
    let (world, provider) = with_cards().await;
    let case = with_proof(&world, OWN, 7).await;
    let owner = World::customer(&case);
    enter_card(&world, &provider, &case).await;
    let card = world.desk.own_card(&owner).await.unwrap();
    assert_eq!(card.as_deref(), Some("Visa •••• 4242"));
    let case = ask(&world, &case).await.unwrap();
    world.desk.remove_own_card(&owner).await.unwrap();
    world.desk.remove_own_card(&owner).await.unwrap();
    assert_eq!(world.desk.own_card(&owner).await.unwrap(), None);
    let case = approve(&world, &case).await;
    world.letters().await;
    assert_eq!(provider.forgotten().len(), 1);
    assert_eq!(provider.taken(charge_of(&case).as_str()), (0, 0));
    assert_eq!(state(&world, &case).await, AdvanceState::Approved);
}

#[tokio::test]
async fn what_a_removed_card_has_paid_can_still_go_back_to_it() {
    let (world, provider) = with_cards().await;
    let case = approved(&world, &provider, OWN).await;
    let key = charge_of(&case);
    world.letters().await;
    let owner = World::customer(&case);
    world.desk.remove_own_card(&owner).await.unwrap();
    let command = service::Command::portal(&owner, case.number);
    let line = crate::harness::line(&case).id;
    world.desk.withdraw_advance(command, line).await.unwrap();
    world.letters().await;
    assert_eq!(provider.given_back(key.as_str()), PRICE);
}

#[tokio::test]
async fn a_card_that_another_one_replaces_is_forgotten_at_the_provider() {
    let (world, provider) = with_cards().await;
    let case = with_proof(&world, OWN, 7).await;
    enter_card(&world, &provider, &case).await;
    enter_card(&world, &provider, &case).await;
    world.letters().await;
    assert_eq!(provider.forgotten().len(), 1);
    let owner = World::customer(&case);
    assert!(world.desk.own_card(&owner).await.unwrap().is_some());
}

#[tokio::test]
async fn only_its_holder_sees_and_removes_a_card() {
    let (world, _provider) = with_cards().await;
    for actor in [Actor::Visitor, world.supervisor.clone()] {
        let seen = world.desk.own_card(&actor).await;
        assert!(matches!(seen, Err(Error::SignInNeeded)), "{seen:?}");
        let removed = world.desk.remove_own_card(&actor).await;
        assert!(matches!(removed, Err(Error::SignInNeeded)), "{removed:?}");
    }
}
