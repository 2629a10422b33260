//! What everybody may read of how long devices stay.

use domain::case::Case;
use domain::turnaround::{LEAST, Turnaround};
use service::bench::{RawFindings, RawTest};
use service::outbound::RawParcel;
use service::say::turnaround::sentence;
use words::{Lang, Words};

use crate::harness::{World, line};

/// A device comes in with nothing wrong, and goes back an hour later.
async fn here_and_gone(world: &World, n: usize) -> Case {
    let desk = &world.desk;
    let case = world.received(&format!("ND4K2409{n:04}"), true).await;
    let by = |case| world.at_desk(&world.technician, case);
    let id = line(&case).id;
    let case = desk.begin_diagnosis(by(&case), id).await.unwrap();
    let boot = RawTest {
        key: domain::product::bench_tests(case.device.family)[0]
            .key
            .into(),
        outcome: "passed".into(),
        note: String::new(),
    };
    let case = desk.record_test(by(&case), id, boot).await.unwrap();
    let findings = RawFindings {
        fault: "no-fault".into(),
        findings: "It works.".into(),
    };
    let case = desk.record_findings(by(&case), id, findings).await.unwrap();
    let case = desk
        .reach_verdict(by(&case), id, "no-fault-found")
        .await
        .unwrap();
    let parcel = RawParcel {
        carrier: "ups".into(),
        service: "ground".into(),
        tracking: "1Z999AA10123456784".into(),
    };
    let clerk = world.at_desk(&world.clerk, &case);
    desk.ship_out(clerk, id, parcel).await.unwrap()
}

#[tokio::test]
async fn how_long_devices_stay_is_told_from_twenty_on_counted_by_what_left_lately() {
    let world = World::new().await;
    let told = async || world.desk.turnaround().await.unwrap();
    for n in 1..LEAST {
        here_and_gone(&world, n).await;
    }
    assert_eq!(told().await, None, "too few to say anything");
    here_and_gone(&world, LEAST).await;
    assert_eq!(
        told().await,
        None,
        "what was counted is told for some minutes"
    );
    world.pass_hours(1);
    let within_a_day = Turnaround {
        half: 1,
        nine_of_ten: 1,
    };
    assert_eq!(told().await, Some(within_a_day));
    world.pass_days(91);
    assert_eq!(told().await, None, "they left too long ago");
}

#[test]
fn one_plain_sentence_says_it_in_each_language() {
    let said = |lang, half, nine_of_ten| {
        let turnaround = Turnaround { half, nine_of_ten };
        sentence(Words::new(lang), turnaround)
    };
    assert_eq!(
        said(Lang::En, 1, 3),
        "Half of all devices leave us within 1 business day of arriving, nine of ten within 3 business days."
    );
    assert_eq!(
        said(Lang::En, 2, 2),
        "Nine of ten devices leave us within 2 business days of arriving."
    );
    assert_eq!(
        said(Lang::Es, 1, 3),
        "La mitad de los equipos sale de aquí en 1 día hábil desde su llegada; nueve de cada diez, en 3 días hábiles."
    );
}
