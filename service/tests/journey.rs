//! The whole repair, from the ticket to the parcel that goes back.

use domain::case::phase::Phase;
use domain::line::state::State;
use domain::status::Header;
use service::bench::{RawFindings, RawTest};
use service::outbound::RawParcel;
use service::quote::RawAlternative;
use service::{Command, Error};

use crate::harness::{World, line};

const SERIAL: &str = "ND4K24090011";

#[tokio::test]
async fn a_camera_under_warranty_is_repaired_and_sent_back() {
    let world = World::new().await;
    let desk = &world.desk;
    let case = world.authorised(SERIAL, true).await;
    world.letters().await;
    let raw = service::dock::RawScan {
        code: SERIAL.into(),
        ..Default::default()
    };
    desk.scan(&world.clerk, &raw).await.unwrap();
    world.pass_hours(1);
    world.letters().await;
    let case = world.case(case.number).await;
    assert_eq!(line(&case).state, State::Received);
    let case = diagnosed(&world, case).await;
    let by = |case| world.at_desk(&world.technician, case);
    let id = line(&case).id;
    let case = desk
        .reach_verdict(by(&case), id, "defect-in-warranty")
        .await
        .unwrap();
    let case = desk.start_repair(by(&case), id).await.unwrap();
    let case = desk.use_part(by(&case), id, "P-PSU", "1").await.unwrap();
    let case = desk.finish_repair(by(&case), id).await.unwrap();
    let case = tested(&world, case).await;
    let case = shipped(&world, case).await;
    assert_eq!(case.header(), Header::OnItsWayBack);
    let case = desk
        .deliver(world.at_desk(&world.clerk, &case), id)
        .await
        .unwrap();
    assert_eq!(case.phase, Phase::Closed);
    assert_eq!(case.header(), Header::Finished);
    let subjects: Vec<String> = world
        .letters()
        .await
        .into_iter()
        .map(|letter| letter.subject)
        .collect();
    assert!(
        subjects.len() >= 2,
        "shipped and delivered; what was overtaken is not sent: {subjects:?}"
    );
}

#[tokio::test]
async fn s9_nothing_proceeds_before_the_customer_has_accepted() {
    let world = World::new().await;
    let desk = &world.desk;
    let case = world.received(SERIAL, false).await;
    let case = diagnosed(&world, case).await;
    let by = |case| world.at_desk(&world.technician, case);
    let id = line(&case).id;
    let case = desk
        .reach_verdict(by(&case), id, "defect-out-of-warranty")
        .await
        .unwrap();
    let refused = desk.start_repair(by(&case), id).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");

    let repair = RawAlternative {
        description: "New power stage".into(),
        parts: "60.00".into(),
        labour: "88.00".into(),
        days: "2".into(),
    };
    let case = desk
        .send_estimate(by(&case), id, repair, RawAlternative::default())
        .await
        .unwrap();
    let refused = desk.start_repair(by(&case), id).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");

    let customer = World::customer(&case);
    let estimate = line(&case).estimate().expect("it was sent").id;
    let command = Command::portal(&customer, case.number);
    let case = desk
        .accept_estimate(command, id, estimate, 0)
        .await
        .unwrap();
    desk.start_repair(by(&case), id).await.unwrap();
}

/// The device on the bench with a complete record, before the verdict.
pub async fn diagnosed(world: &World, case: domain::case::Case) -> domain::case::Case {
    let desk = &world.desk;
    let by = |case| world.at_desk(&world.technician, case);
    let id = line(&case).id;
    let case = desk.begin_diagnosis(by(&case), id).await.unwrap();
    let boot = RawTest {
        key: first_test(&case),
        outcome: "failed".into(),
        note: "Does not start".into(),
    };
    let case = desk.record_test(by(&case), id, boot).await.unwrap();
    let findings = RawFindings {
        fault: "power-stage".into(),
        findings: "The power stage has failed.".into(),
    };
    desk.record_findings(by(&case), id, findings).await.unwrap()
}

async fn tested(world: &World, mut case: domain::case::Case) -> domain::case::Case {
    let id = line(&case).id;
    for test in domain::product::bench_tests(case.device.family) {
        let outcome = RawTest {
            key: test.key.into(),
            outcome: "passed".into(),
            note: String::new(),
        };
        case = world
            .desk
            .record_test(world.at_desk(&world.technician, &case), id, outcome)
            .await
            .unwrap();
    }
    world
        .desk
        .pass_tests(world.at_desk(&world.technician, &case), id)
        .await
        .unwrap()
}

async fn shipped(world: &World, case: domain::case::Case) -> domain::case::Case {
    let parcel = RawParcel {
        carrier: "ups".into(),
        service: "ground".into(),
        tracking: "1Z999AA10123456784".into(),
    };
    let id = line(&case).id;
    world
        .desk
        .ship_out(world.at_desk(&world.clerk, &case), id, parcel)
        .await
        .unwrap()
}

fn first_test(case: &domain::case::Case) -> String {
    domain::product::bench_tests(case.device.family)[0]
        .key
        .to_owned()
}
