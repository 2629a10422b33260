//! Last days are days of the desk's zone, whatever the clock of the machine says and whatever summer time does.

use std::sync::Arc;

use domain::calendar::Calendar;
use domain::case::Case;
use domain::case::phase::Phase;
use domain::line::state::State;
use domain::refusal::Refusal;
use domain::time::{Date, Zone};
use jiff::civil::{Time, date};
use service::clock::Clock;
use service::quote::RawAlternative;
use service::{Command, Error};

use crate::harness::{World, line};
use crate::journey::diagnosed;

/// A desk in this zone, at this wall clock time.
async fn desk_in(zone: &str, day: Date, time: Time) -> World {
    let mut world = World::new().await;
    let zone = Zone::new(jiff::tz::TimeZone::get(zone).unwrap());
    world.desk.calendar = Arc::new(Calendar::weekdays(zone));
    move_to(&mut world, day, time);
    world
}

fn move_to(world: &mut World, day: Date, time: Time) {
    let at = world.desk.calendar.zone.at(day.to_datetime(time));
    world.desk.clock = Clock::fixed(at);
}

fn last_day(case: &Case) -> Date {
    case.rma.as_ref().unwrap().valid_until
}

async fn state(world: &World, case: &Case) -> State {
    line(&world.case(case.number).await).state
}

/// Zones west and east of UTC, and days from which the thirty days lead over either change of the clock or none.
const PLACES: [(&str, Date); 9] = [
    ("Etc/UTC", date(2026, 6, 1)),
    ("Pacific/Honolulu", date(2026, 3, 3)),
    ("America/Los_Angeles", date(2026, 3, 3)),
    ("America/Los_Angeles", date(2026, 10, 20)),
    ("America/Havana", date(2026, 2, 6)),
    ("Europe/Berlin", date(2026, 3, 3)),
    ("Europe/Berlin", date(2026, 10, 20)),
    ("Asia/Kolkata", date(2026, 6, 1)),
    ("Pacific/Auckland", date(2026, 9, 10)),
];

#[tokio::test]
async fn an_rma_ends_when_its_last_day_is_over_at_the_desk_and_not_before() {
    for (zone, day) in PLACES {
        for time in [Time::constant(0, 10, 0, 0), Time::constant(23, 50, 0, 0)] {
            let mut world = desk_in(zone, day, time).await;
            let case = world.authorised("DM4K21A00017", true).await;
            world.letters().await;
            let last = last_day(&case);
            move_to(&mut world, last, Time::constant(23, 59, 0, 0));
            world.letters().await;
            let before = state(&world, &case).await;
            assert_eq!(before, State::AwaitingReturn, "{zone} {day} {time}");
            let next = last.tomorrow().unwrap();
            move_to(&mut world, next, Time::constant(1, 0, 0, 0));
            world.letters().await;
            let after = state(&world, &case).await;
            assert_eq!(after, State::Expired, "{zone} {day} {time}");
        }
    }
}

#[tokio::test]
async fn reminders_come_on_their_days_at_the_desk() {
    for (zone, day) in PLACES {
        for time in [Time::constant(0, 10, 0, 0), Time::constant(23, 50, 0, 0)] {
            let mut world = desk_in(zone, day, time).await;
            let case = world.authorised("DM4K21A00017", true).await;
            let last = last_day(&case);
            let sent = world.letters().await.len();
            for (days, expected) in [(8, 0), (7, 1), (3, 1), (2, 2)] {
                let day = last - jiff::Span::new().days(days);
                move_to(&mut world, day, Time::constant(23, 59, 0, 0));
                let come = world.letters().await.len() - sent;
                assert_eq!(come, expected, "{zone} {day} {time}: {days} days before");
            }
        }
    }
}

#[tokio::test]
async fn s9_who_does_not_answer_is_reminded_twice_that_the_device_waits() {
    let (zone, day) = PLACES[0];
    let mut world = desk_in(zone, day, Time::constant(11, 0, 0, 0)).await;
    let case = quoted(&world).await;
    let last = line(&case).estimate().unwrap().valid_until;
    let reminders = async |world: &World| {
        let letters = world.letters().await;
        let waits =
            |letter: &&service::post::Letter| letter.text.contains("waits with us for your");
        letters.iter().filter(waits).count()
    };
    for (days_left, sent) in [(17, 0), (16, 1), (3, 1), (2, 2), (0, 2)] {
        let day = last - jiff::Span::new().days(days_left);
        move_to(&mut world, day, Time::constant(12, 0, 0, 0));
        assert_eq!(reminders(&world).await, sent, "{days_left} days are left");
    }
}

#[tokio::test]
async fn s9_an_estimate_ends_when_its_last_day_is_over_at_the_desk() {
    for (zone, day) in PLACES {
        let mut world = desk_in(zone, day, Time::constant(11, 0, 0, 0)).await;
        let case = quoted(&world).await;
        let last = line(&case).estimate().unwrap().valid_until;
        move_to(&mut world, last, Time::constant(23, 59, 0, 0));
        world.letters().await;
        assert_eq!(
            state(&world, &case).await,
            State::AwaitingCustomer,
            "{zone} {day}"
        );
        move_to(
            &mut world,
            last.tomorrow().unwrap(),
            Time::constant(1, 0, 0, 0),
        );
        world.letters().await;
        assert_eq!(
            state(&world, &case).await,
            State::ReadyToShip,
            "{zone} {day}"
        );
    }
}

#[tokio::test]
async fn a_deadline_that_comes_too_early_plans_itself_again() {
    let mut world = desk_in(
        "Europe/Berlin",
        date(2026, 3, 3),
        Time::constant(11, 0, 0, 0),
    )
    .await;
    let case = world.authorised("DM4K21A00017", true).await;
    let quoted = quoted(&world).await;
    world.letters().await;
    // The desk moves west: what was planned for midnight in Berlin comes in the afternoon of the last day.
    let zone = Zone::new(jiff::tz::TimeZone::get("America/Los_Angeles").unwrap());
    world.desk.calendar = Arc::new(Calendar::weekdays(zone));
    let last = last_day(&case);
    move_to(&mut world, last, Time::constant(20, 0, 0, 0));
    world.letters().await;
    assert_eq!(state(&world, &case).await, State::AwaitingReturn);
    assert_eq!(state(&world, &quoted).await, State::AwaitingCustomer);
    move_to(
        &mut world,
        last.tomorrow().unwrap(),
        Time::constant(1, 0, 0, 0),
    );
    world.letters().await;
    assert_eq!(state(&world, &case).await, State::Expired);
    assert_eq!(state(&world, &quoted).await, State::ReadyToShip);
}

#[tokio::test]
async fn an_rma_whose_receipt_was_undone_after_its_last_day_ends_all_the_same() {
    let mut world = desk_in(
        "America/New_York",
        date(2026, 3, 3),
        Time::constant(11, 0, 0, 0),
    )
    .await;
    let case = world.authorised("DM4K21A00017", true).await;
    world.letters().await;
    move_to(&mut world, last_day(&case), Time::constant(23, 59, 0, 0));
    let raw = service::dock::RawScan {
        code: "DM4K21A00017".into(),
        ..Default::default()
    };
    let scanned = world.desk.scan(&world.clerk, &raw).await.unwrap();
    assert_eq!(state(&world, &case).await, State::Received);
    let next = last_day(&case).tomorrow().unwrap();
    move_to(&mut world, next, Time::constant(0, 0, 30, 0));
    world.desk.work_off().await.unwrap();
    let undone = world.desk.undo_scan(&world.clerk, scanned.scan.id).await;
    undone.unwrap();
    world.letters().await;
    assert_eq!(state(&world, &case).await, State::Expired);
}

/// A case that support solved without a device being sent.
async fn solved(world: &World) -> Case {
    let case = world.filed("DM4K21A00017", true).await;
    let by = |case| world.at_desk(&world.technician, case);
    let case = world.desk.take_case(by(&case)).await.unwrap();
    let fixed = world.desk.fix_remotely(by(&case), "A new cable.").await;
    fixed.unwrap()
}

#[tokio::test]
async fn what_was_solved_from_afar_closes_by_itself_and_is_in_nobodys_way_meanwhile() {
    for (zone, day) in PLACES {
        let mut world = desk_in(zone, day, Time::constant(20, 0, 0, 0)).await;
        let case = solved(&world).await;
        let serial = case.device.serial.clone().unwrap();
        let mut tx = world.desk.store.read().await.unwrap();
        assert_eq!(tx.open_case_for_serial(&serial).await.unwrap(), None);
        drop(tx);
        let last = day + jiff::Span::new().days(14);
        move_to(&mut world, last, Time::constant(23, 59, 0, 0));
        world.letters().await;
        let phase = world.case(case.number).await.phase;
        assert_eq!(phase, Phase::ResolvedRemotely, "{zone} {day}");
        move_to(
            &mut world,
            last.tomorrow().unwrap(),
            Time::constant(1, 0, 0, 0),
        );
        world.letters().await;
        let phase = world.case(case.number).await.phase;
        assert_eq!(phase, Phase::Finished, "{zone} {day}");
    }
}

#[tokio::test]
async fn what_failed_again_and_was_solved_anew_has_its_days_anew() {
    let mut world = desk_in(
        "America/New_York",
        date(2026, 3, 3),
        Time::constant(11, 0, 0, 0),
    )
    .await;
    let case = solved(&world).await;
    let by = |case| world.at_desk(&world.technician, case);
    world.pass_days(6);
    let case = world.desk.reopen(by(&case)).await.unwrap();
    world
        .desk
        .fix_remotely(by(&case), "A new adapter.")
        .await
        .unwrap();
    for (day, phase) in [(23, Phase::ResolvedRemotely), (24, Phase::Finished)] {
        move_to(&mut world, date(2026, 3, day), Time::constant(12, 0, 0, 0));
        world.letters().await;
        assert_eq!(world.case(case.number).await.phase, phase, "{day} March");
    }
}

#[tokio::test]
async fn a_device_with_a_new_return_is_not_opened_again_under_the_old_one() {
    let world = World::new().await;
    let case = solved(&world).await;
    let customer = World::customer(&case);
    let mut tx = world.desk.store.write().await.unwrap();
    let again = Case {
        id: domain::id::CaseId::new(world.desk.entropy.uuid_v7(world.now())),
        number: domain::number::CaseNumber::from_random_bits(world.desk.entropy.u64()),
        phase: Phase::Open,
        ..case.clone()
    };
    tx.insert_case(&again).await.unwrap();
    tx.commit().await.unwrap();
    let refused = world
        .desk
        .reopen(Command::portal(&customer, case.number))
        .await;
    assert!(
        matches!(refused, Err(Error::Refused(Refusal::AnotherCaseOpen))),
        "{refused:?}"
    );
}

/// A case that waits for the customer's answer to an estimate.
pub async fn quoted(world: &World) -> Case {
    let case = diagnosed(world, world.received("DM4K21A00018", false).await).await;
    let by = |case| world.at_desk(&world.technician, case);
    let case = world
        .desk
        .reach_verdict(by(&case), line(&case).id, "defect-out-of-warranty")
        .await
        .unwrap();
    let repair = RawAlternative {
        description: "New power stage".into(),
        parts: "29.00".into(),
        labour: "45.00".into(),
        days: "3".into(),
    };
    let id = line(&case).id;
    world
        .desk
        .send_estimate(by(&case), id, repair, RawAlternative::default())
        .await
        .unwrap()
}

#[tokio::test]
async fn of_two_solved_returns_of_a_device_one_is_opened_again() {
    let world = World::new().await;
    let older = solved(&world).await;
    let customer = World::customer(&older);
    let mut tx = world.desk.store.write().await.unwrap();
    let newer = Case {
        id: domain::id::CaseId::new(world.desk.entropy.uuid_v7(world.now())),
        number: domain::number::CaseNumber::from_random_bits(world.desk.entropy.u64()),
        opened_at: older.opened_at.plus_minutes(1),
        ..older.clone()
    };
    tx.insert_case(&newer).await.unwrap();
    tx.commit().await.unwrap();
    let reopen = async |case: &Case| {
        let command = Command::portal(&customer, case.number);
        world.desk.reopen(command).await.map(drop)
    };
    reopen(&older).await.unwrap();
    assert!(matches!(
        reopen(&newer).await,
        Err(Error::Refused(Refusal::AnotherCaseOpen))
    ));
}
