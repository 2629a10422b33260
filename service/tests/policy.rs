//! The policy as versions: two people set one, an RMA keeps the one it was issued under, and the past can be decided
//! again under another.

use domain::access::{Actor, Role};
use domain::case::Case;
use domain::event::What;
use domain::field::FieldError;
use domain::policy::Policy;
use domain::policy::replay::{Answer, Difference, Question};
use domain::policy::typed::Typed;
use domain::refusal::Refusal;
use domain::time::Date;
use jiff::civil::date;
use service::policy::RawProposal;
use service::{Desk, Error};

use crate::empty;
use crate::harness::World;

/// The form as it is shown, with these fields changed.
async fn form(world: &World, changed: &[(&str, &str)]) -> (u32, Typed) {
    let in_force = world.desk.policy(&world.supervisor, None).await.unwrap();
    let mut typed = in_force.typed();
    for (key, text) in changed {
        typed.insert((*key).to_owned(), (*text).to_owned());
    }
    (in_force.version, typed)
}

async fn propose(world: &World, by: &Actor, changed: &[(&str, &str)]) -> Result<u32, Error> {
    let (base, values) = form(world, changed).await;
    let raw = RawProposal {
        base,
        values: &values,
        why: "The summer is slow.",
    };
    world.desk.propose_policy(by, raw).await
}

/// A supervisor proposes, the administrator puts it into force.
async fn set(world: &World, changed: &[(&str, &str)]) -> u32 {
    let version = propose(world, &world.supervisor, changed).await.unwrap();
    let activated = world.desk.activate_policy(&world.admin, version).await;
    activated.unwrap();
    version
}

async fn in_force(desk: &Desk, actor: &Actor) -> u32 {
    desk.policy(actor, None).await.unwrap().version
}

fn last_day(case: &Case) -> Date {
    case.rma.as_ref().unwrap().valid_until
}

#[tokio::test]
async fn a_version_comes_into_force_by_two_people() {
    let world = World::new().await;
    let version = propose(&world, &world.supervisor, &[("rma-valid-days", "45")]).await;
    assert_eq!(version.unwrap(), 2);
    let own = world.desk.activate_policy(&world.supervisor, 2).await;
    assert!(
        matches!(own, Err(Error::Refused(Refusal::SecondPersonNeeded))),
        "{own:?}"
    );
    assert_eq!(in_force(&world.desk, &world.supervisor).await, 1);
    world.desk.activate_policy(&world.admin, 2).await.unwrap();
    let policy = world.desk.policy(&world.supervisor, None).await.unwrap();
    assert_eq!((policy.version, policy.rma_valid_days), (2, 45));
    let book = world.desk.policy_book(&world.admin).await.unwrap();
    assert!(book.open().is_none());
    let kept = &book.versions[0];
    assert_eq!(kept.why, "The summer is slow.");
    let (one, other) = (kept.proposed.by, kept.activated.unwrap().by);
    assert_eq!(book.names[&one], format!("Sam {}", Role::Supervisor.key()));
    assert_eq!(book.names[&other], format!("Sam {}", Role::Admin.key()));
}

#[tokio::test]
async fn the_policy_is_there_for_supervisors_and_administrators_only() {
    let world = World::new().await;
    propose(&world, &world.supervisor, &[("rma-valid-days", "45")])
        .await
        .unwrap();
    for outsider in [&world.technician, &world.clerk, &world.sales] {
        let looked = world.desk.policy_book(outsider).await;
        assert!(matches!(looked, Err(Error::NotFound)));
        let proposed = propose(&world, outsider, &[("rma-valid-days", "60")]).await;
        assert!(matches!(proposed, Err(Error::NotFound)));
        let activated = world.desk.activate_policy(outsider, 2).await;
        assert!(matches!(activated, Err(Error::NotFound)));
        let withdrawn = world.desk.withdraw_policy(outsider, 2).await;
        assert!(matches!(withdrawn, Err(Error::NotFound)));
    }
    // The command line may look, and is no second person.
    world.desk.policy(&Desk::ITSELF, Some(2)).await.unwrap();
    let activated = world.desk.activate_policy(&Desk::ITSELF, 2).await;
    assert!(matches!(activated, Err(Error::NotFound)));
}

#[tokio::test]
async fn s3_an_rma_keeps_its_version_after_another_came_into_force() {
    let world = World::new().await;
    let old = world.authorised("ND4K2401A001", true).await;
    assert_eq!(last_day(&old), date(2026, 4, 2));
    set(
        &world,
        &[("rma-valid-days", "45"), ("doa-window-days", "7")],
    )
    .await;
    let new = world.authorised("ND4K2401A002", true).await;
    assert_eq!(last_day(&new), date(2026, 4, 17));
    assert_eq!(new.rma.as_ref().unwrap().policy, 2);
    // What a supervisor adds to the old one is counted by its own version, and so is recorded what is done to it.
    let extend = world.at_desk(&world.supervisor, &old);
    let old = world.desk.extend_rma(extend, "On holiday.").await.unwrap();
    assert_eq!(last_day(&old), date(2026, 5, 2));
    assert_eq!(old.rma.as_ref().unwrap().policy, 1);
    let mut tx = world.desk.store.read().await.unwrap();
    let events = tx.events_of(old.id).await.unwrap();
    assert!(events.iter().all(|one| one.event.policy == 1));
    let events = tx.events_of(new.id).await.unwrap();
    let issued = events
        .iter()
        .find(|one| matches!(one.event.what, What::RmaIssued { .. }));
    assert_eq!(issued.unwrap().event.policy, 2);
}

#[tokio::test]
async fn a_second_process_decides_by_the_new_version_at_once() {
    let world = World::new().await;
    let other = empty::on(world.desk.store.clone(), 23);
    assert_eq!(in_force(&other, &world.supervisor).await, 1);
    set(&world, &[("rma-valid-days", "45")]).await;
    assert_eq!(in_force(&other, &world.supervisor).await, 2);
    let policy = other.policy(&world.supervisor, None).await.unwrap();
    assert_eq!(policy.rma_valid_days, 45);
}

#[tokio::test]
async fn one_proposal_waits_at_a_time_and_may_be_withdrawn_by_either() {
    let world = World::new().await;
    let days = |days| [("rma-valid-days", days)];
    propose(&world, &world.supervisor, &days("45"))
        .await
        .unwrap();
    let second = propose(&world, &world.admin, &days("60")).await;
    assert!(
        matches!(second, Err(Error::Refused(Refusal::ProposalOpen))),
        "{second:?}"
    );
    world
        .desk
        .withdraw_policy(&world.supervisor, 2)
        .await
        .unwrap();
    let late = world.desk.activate_policy(&world.admin, 2).await;
    assert!(matches!(late, Err(Error::Conflict)));
    let third = propose(&world, &world.admin, &days("60")).await;
    assert_eq!(third.unwrap(), 3, "a number is used once");
    world
        .desk
        .withdraw_policy(&world.supervisor, 3)
        .await
        .unwrap();
    assert_eq!(in_force(&world.desk, &world.admin).await, 1);
    let missing = world.desk.withdraw_policy(&world.admin, 9).await;
    assert!(matches!(missing, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_proposal_says_why_changes_something_and_rests_on_what_is_in_force() {
    let world = World::new().await;
    let nothing = propose(&world, &world.supervisor, &[]).await;
    assert!(
        matches!(nothing, Err(Error::Refused(Refusal::NothingProposed))),
        "{nothing:?}"
    );
    let (base, values) = form(&world, &[("rma-valid-days", "soon"), ("WV-05", "off")]).await;
    let raw = RawProposal {
        base,
        values: &values,
        why: " \n",
    };
    match world.desk.propose_policy(&world.supervisor, raw).await {
        Err(Error::Invalid(errors)) => {
            assert_eq!(errors.get("rma-valid-days"), Some(FieldError::NotANumber));
            assert_eq!(errors.get("why"), Some(FieldError::Missing));
            assert_eq!(errors.len(), 2);
        }
        other => panic!("{other:?}"),
    }
    // Somebody had the form open while another version came into force: theirs would take that back unseen.
    let (base, values) = form(&world, &[("rma-valid-days", "45")]).await;
    set(&world, &[("payment-days", "14")]).await;
    let raw = RawProposal {
        base,
        values: &values,
        why: "The summer is slow.",
    };
    let stale = world.desk.propose_policy(&world.supervisor, raw).await;
    assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
}

#[tokio::test]
async fn s8_months_of_a_family_count_for_what_is_proven_from_then_on() {
    let world = World::new().await;
    set(&world, &[("months-dome", "6")]).await;
    let case = world.filed("ND4K2401A001", true).await;
    let taken = world
        .desk
        .take_case(world.at_desk(&world.technician, &case));
    let case = taken.await.unwrap();
    let proven = world
        .desk
        .confirm_purchase(world.at_desk(&world.technician, &case), "2025-08-01")
        .await
        .unwrap();
    assert!(
        !proven.device.warranty.is_covered(),
        "six months from August"
    );
}

#[tokio::test]
async fn a_replay_lists_what_another_version_would_have_decided() {
    let world = World::new().await;
    let early = world.authorised("ND4K2401A001", true).await;
    world.pass_days(3);
    let late = world.authorised("ND4K2401A002", true).await;
    let proposal = propose(&world, &world.supervisor, &[("rma-valid-days", "45")]).await;
    let version = proposal.unwrap();
    let replay = |version, since| {
        let desk = world.desk.clone();
        async move { desk.replay_policy(&Desk::ITSELF, version, since).await }
    };
    // Before it is in force: that is when one wants to know.
    let all = replay(version, None).await.unwrap();
    assert_eq!(all.returns, 2);
    let numbers: Vec<_> = all.differing.iter().map(|one| one.number).collect();
    assert_eq!(numbers, [early.number, late.number]);
    assert_eq!(all.differing[0].version, Policy::FIRST);
    assert_eq!(
        all.differing[0].differences,
        [Difference {
            question: Question::RmaLastDay,
            before: Answer::Day(date(2026, 4, 2)),
            after: Answer::Day(date(2026, 4, 17)),
        }]
    );
    let since = replay(version, Some(world.today())).await.unwrap();
    assert_eq!((since.returns, since.differing.len()), (1, 1));
    let own = replay(Policy::FIRST, None).await.unwrap();
    assert_eq!((own.returns, own.differing.len()), (2, 0));
    let unknown = replay(9, None).await;
    assert!(matches!(unknown, Err(Error::NotFound)));
}
