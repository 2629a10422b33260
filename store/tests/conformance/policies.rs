//! Versions of the policy: proposed by one, put into force by another, and never changed after that.

use domain::access::Role;
use domain::id::StaffId;
use domain::policy::Policy;
use domain::time::Timestamp;
use store::{Deed, PolicyVersion, StoreResult};

use crate::cast::{Desk, MINUTE, NOW, fresh_number, fresh_serial, staff};
use crate::place::{Place, both};

both!(
    before_anybody_has_set_one_the_first_version_is_in_force,
    a_proposal_is_in_force_once_another_has_activated_it,
    nobody_activates_their_own_proposal,
    one_proposal_is_open_at_a_time,
    a_withdrawn_number_is_not_used_again,
    of_two_who_decide_at_once_one_has_decided,
    a_decided_version_is_never_changed_nor_deleted,
    rmas_are_found_from_the_moment_of_their_issue,
);

async fn supervisor(place: &Place) -> StoreResult<StaffId> {
    let address = format!("boss{}@calltag.example", fresh_number());
    place
        .write(async |tx| staff(tx, &address, Role::Supervisor).await)
        .await
}

const fn deed(by: StaffId, minute: i64) -> Deed {
    Deed {
        by,
        at: Timestamp::from_micros(NOW + minute * MINUTE),
    }
}

fn version(version: u32) -> Policy {
    Policy {
        version,
        rma_valid_days: 45,
        ..Policy::default()
    }
}

async fn propose(place: &Place, number: u32, by: StaffId) -> StoreResult<()> {
    place
        .write(async |tx| {
            tx.propose_policy(&version(number), "«Summer»\nis slow", deed(by, 1))
                .await
        })
        .await
}

async fn activate(place: &Place, number: u32, by: StaffId) -> StoreResult<bool> {
    place
        .write(async |tx| tx.activate_policy(number, deed(by, 2)).await)
        .await
}

async fn withdraw(place: &Place, number: u32, by: StaffId) -> StoreResult<bool> {
    place
        .write(async |tx| tx.withdraw_policy(number, deed(by, 3)).await)
        .await
}

async fn latest(place: &Place) -> StoreResult<u32> {
    place.read(async |tx| tx.latest_policy().await).await
}

async fn next(place: &Place) -> StoreResult<u32> {
    place.read(async |tx| tx.next_policy().await).await
}

async fn kept(place: &Place, number: u32) -> StoreResult<Option<PolicyVersion>> {
    place.read(async |tx| tx.policy_version(number).await).await
}

async fn before_anybody_has_set_one_the_first_version_is_in_force(place: Place) -> StoreResult<()> {
    assert_eq!(latest(&place).await?, Policy::FIRST);
    assert_eq!(next(&place).await?, 2);
    assert_eq!(kept(&place, Policy::FIRST).await?, None);
    let all = place.read(async |tx| tx.policy_versions().await).await?;
    assert_eq!(all, []);
    Ok(())
}

async fn a_proposal_is_in_force_once_another_has_activated_it(place: Place) -> StoreResult<()> {
    let (one, other) = (supervisor(&place).await?, supervisor(&place).await?);
    propose(&place, 2, one).await?;
    assert_eq!(latest(&place).await?, 1, "it is only proposed");
    let proposal = kept(&place, 2).await?.expect("a proposal");
    assert!(proposal.is_open());
    assert!(activate(&place, 2, other).await?);
    assert_eq!(latest(&place).await?, 2);
    let activated = PolicyVersion {
        policy: version(2),
        why: "«Summer»\nis slow".into(),
        proposed: deed(one, 1),
        activated: Some(deed(other, 2)),
        withdrawn: None,
    };
    assert_eq!(kept(&place, 2).await?, Some(activated.clone()));
    assert!(!activated.is_open());
    propose(&place, 3, other).await?;
    let all = place.read(async |tx| tx.policy_versions().await).await?;
    assert_eq!(all[1], activated);
    assert_eq!(all[0].policy.version, 3, "the latest first");
    Ok(())
}

async fn nobody_activates_their_own_proposal(place: Place) -> StoreResult<()> {
    let one = supervisor(&place).await?;
    propose(&place, 2, one).await?;
    assert!(!activate(&place, 2, one).await?);
    place
        .raw("update policy_version set activated_by = proposed_by, activated_at = 1, is_open = 0")
        .await
        .expect_err("a refusal of the database itself");
    assert_eq!(latest(&place).await?, 1);
    Ok(())
}

async fn one_proposal_is_open_at_a_time(place: Place) -> StoreResult<()> {
    let (one, other) = (supervisor(&place).await?, supervisor(&place).await?);
    propose(&place, 2, one).await?;
    let refused = propose(&place, 3, other).await.expect_err("a refusal");
    let open = refused.is_taken("policy_version_open", "policy_version.is_open");
    assert!(open, "{refused}");
    assert!(activate(&place, 2, other).await?);
    propose(&place, 3, one).await
}

async fn a_withdrawn_number_is_not_used_again(place: Place) -> StoreResult<()> {
    let one = supervisor(&place).await?;
    propose(&place, 2, one).await?;
    assert!(withdraw(&place, 2, one).await?);
    assert!(!withdraw(&place, 2, one).await?, "it is decided");
    assert_eq!(latest(&place).await?, 1);
    assert_eq!(next(&place).await?, 3);
    let withdrawn = kept(&place, 2).await?.expect("its history");
    assert_eq!(withdrawn.withdrawn, Some(deed(one, 3)));
    Ok(())
}

async fn of_two_who_decide_at_once_one_has_decided(place: Place) -> StoreResult<()> {
    let (one, other) = (supervisor(&place).await?, supervisor(&place).await?);
    propose(&place, 2, one).await?;
    let (activated, withdrawn) = tokio::join!(activate(&place, 2, other), withdraw(&place, 2, one));
    assert_ne!(activated?, withdrawn?);
    Ok(())
}

async fn a_decided_version_is_never_changed_nor_deleted(place: Place) -> StoreResult<()> {
    let (one, other) = (supervisor(&place).await?, supervisor(&place).await?);
    propose(&place, 2, one).await?;
    let refuses = async |change: &str| {
        let refused = place.raw(change).await.expect_err("a refusal");
        let why = "a version of the policy is never changed";
        assert!(refused.to_string().contains(why), "{change}: {refused}");
    };
    refuses("update policy_version set body = '{}'").await;
    refuses("delete from policy_version").await;
    assert!(activate(&place, 2, other).await?);
    refuses("update policy_version set activated_at = 7").await;
    refuses("update policy_version set is_open = 1, activated_at = null, activated_by = null")
        .await;
    refuses("delete from policy_version").await;
    assert_eq!(
        kept(&place, 2).await?.map(|kept| kept.policy),
        Some(version(2))
    );
    Ok(())
}

async fn rmas_are_found_from_the_moment_of_their_issue(place: Place) -> StoreResult<()> {
    let mut desk = Desk::open(&place).await?;
    let mut cases = Vec::new();
    for _ in 0..3 {
        cases.push(desk.authorise(&place).await?.id);
        desk.now = desk.now.plus_minutes(1);
    }
    desk.file(&place, fresh_serial()).await?;
    let since = |minutes| Timestamp::from_micros(NOW + minutes * MINUTE);
    let found = async |minutes| {
        place
            .read(async |tx| tx.authorised_since(since(minutes)).await)
            .await
    };
    assert_eq!(found(0).await?, cases);
    assert_eq!(found(1).await?, cases[1..]);
    assert_eq!(found(3).await?, []);
    Ok(())
}
