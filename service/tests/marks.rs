//! What the desk is shown of earlier advances to a customer, and of earlier returns of a device.

use domain::advance::mark::Mark;
use domain::line::diagnosis::Verdict;
use service::Command;

use crate::advance::{asked, decided, sent_of, with_proof};
use crate::harness::{World, line};

const FIRST: &str = "ND4K24071201";
const SECOND: &str = "ND4K24071202";
const SPARE: &str = "ND4K26010001";

#[tokio::test]
async fn whoever_decides_at_the_desk_reads_what_became_of_the_last_one_and_the_customer_does_not() {
    let world = World::new().await;
    let before = sent_of(&world, FIRST, SPARE).await;
    let before = decided(&world, &before, FIRST, Verdict::NoFaultFound).await;
    let owner = World::customer(&before);
    let command = Command::portal(&owner, before.number);
    let kept = world
        .desk
        .choose_advance(command, line(&before).id, "keep")
        .await;
    let ended_at = world.now();
    kept.unwrap();
    world.pass_days(1);
    let case = with_proof(&world, SECOND, 7).await;
    let case = asked(&world, &case).await;
    assert_eq!(case.customer, before.customer);
    let seen = world.desk.advance(&world.technician, case.number).await;
    let kept = Mark::Kept {
        number: before.number,
        at: ended_at,
    };
    assert_eq!(seen.unwrap().marks, [kept]);
    let own = world.desk.advance(&owner, case.number).await;
    assert_eq!(own.unwrap().marks, []);
}

#[tokio::test]
async fn a_first_advance_has_no_marks() {
    let world = World::new().await;
    let case = sent_of(&world, FIRST, SPARE).await;
    let seen = world.desk.advance(&world.technician, case.number).await;
    assert_eq!(seen.unwrap().marks, []);
}
