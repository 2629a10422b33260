//! The floor: dock, bench, estimate and parcel, as clerks and technicians work them.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::calendar::{Calendar, Hours, Workdays};
use domain::case::Case;
use domain::estimate::Remedy;
use domain::field::FieldError;
use domain::id::ScanId;
use domain::line::diagnosis::Verdict;
use domain::line::state::State;
use domain::line::{Outcome, PauseCause};
use domain::money::{Currency, Money};
use domain::number::CaseNumber;
use domain::product::{Family, bench_tests};
use domain::reason::Reason;
use domain::refusal::Refusal;
use domain::scan::Answer;
use domain::shipment::ShipService;
use domain::time::Timestamp;
use jiff::civil::{Date, date};
use service::bench::{RawFindings, RawReplacement, RawShortage, RawTest};
use service::console::Deed;
use service::dock::{RawScan, Scanned};
use service::floor::{BenchAct, Promised};
use service::outbound::RawParcel;
use service::quote::RawAlternative;
use service::{Error, Result};
use uuid::Uuid;

use crate::harness::{World, line};

const SERIAL: &str = "ND4K21A00017";
const STRAY: &str = "ZZ9900000001";
const UPS: &str = "1Z999AA10123456784";

/// The moment at which calendar and clock at the desk say this.
fn at(world: &World, day: Date, hour: i8, minute: i8) -> Timestamp {
    world.desk.calendar.zone.at(day.at(hour, minute, 0, 0))
}

fn go_to(world: &World, day: Date, hour: i8, minute: i8) {
    let then = at(world, day, hour, minute);
    world.desk.clock.advance(then.saturating_since(world.now()));
}

fn close_on(world: &mut World, holiday: Date) {
    let zone = world.desk.calendar.zone.clone();
    let calendar = Calendar::new(
        zone,
        Workdays::MONDAY_TO_FRIDAY,
        Hours::default(),
        BTreeSet::from([holiday]),
    );
    world.desk.calendar = Arc::new(calendar.unwrap());
}

fn coded(code: &str) -> RawScan {
    RawScan {
        code: code.into(),
        ..RawScan::default()
    }
}

async fn scan(world: &World, code: &str, after: Option<&Scanned>) -> Scanned {
    let raw = RawScan {
        id: String::new(),
        code: code.into(),
        after: after.map_or_else(String::new, |before| before.scan.id.to_string()),
    };
    world.desk.scan(&world.clerk, &raw).await.unwrap()
}

/// When the diagnosis of a device is due that is scanned on this day and hour.
async fn diagnosis_due(world: &World, serial: &str, day: Date, hour: i8, minute: i8) -> Timestamp {
    world.authorised(serial, true).await;
    go_to(world, day, hour, minute);
    let scanned = scan(world, serial, None).await;
    assert_eq!(scanned.scan.answer, Answer::Received);
    line(&scanned.case.unwrap()).diagnosis_due.unwrap()
}

#[tokio::test]
async fn s4_a_scan_starts_the_same_day_clock() {
    let mut world = World::new().await;
    close_on(&mut world, date(2026, 3, 9));
    // Tuesday, on the minute of the cut-off: today.
    let due = diagnosis_due(&world, "ND4K21A00001", date(2026, 3, 3), 15, 0).await;
    assert_eq!(due, at(&world, date(2026, 3, 3), 18, 0));
    // A minute later: tomorrow.
    let due = diagnosis_due(&world, "ND4K21A00002", date(2026, 3, 3), 15, 1).await;
    assert_eq!(due, at(&world, date(2026, 3, 4), 18, 0));
    // Friday evening, before a Monday that is a holiday: Tuesday.
    let due = diagnosis_due(&world, "ND4K21A00003", date(2026, 3, 6), 17, 0).await;
    assert_eq!(due, at(&world, date(2026, 3, 10), 18, 0));
}

#[tokio::test]
async fn the_same_scan_sent_twice_is_answered_once() {
    let world = World::new().await;
    let case = world.authorised(SERIAL, true).await;
    let raw = RawScan {
        id: Uuid::from_u128(99).to_string(),
        code: case.number.rma(),
        after: String::new(),
    };
    let first = world.desk.scan(&world.clerk, &raw).await.unwrap();
    let again = world.desk.scan(&world.clerk, &raw).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(again.scan.answer, Answer::Received);
    assert_eq!(world.desk.last_scans(&world.clerk).await.unwrap().len(), 1);
    // A scan is its clerk's own: under somebody else's name it does not exist.
    let other = world.desk.scan(&world.technician, &raw).await;
    assert!(matches!(other, Err(Error::NotFound)));
}

#[tokio::test]
async fn the_same_scan_sent_at_the_same_moment_is_answered_once() {
    let world = World::new().await;
    world.authorised(SERIAL, true).await;
    let raw = RawScan {
        id: Uuid::from_u128(98).to_string(),
        code: SERIAL.into(),
        after: String::new(),
    };
    let (one, two) = tokio::join!(
        world.desk.scan(&world.clerk, &raw),
        world.desk.scan(&world.clerk, &raw),
    );
    assert_eq!(one.unwrap(), two.unwrap());
}

#[tokio::test]
async fn each_answer_of_the_dock_is_its_own() {
    let world = World::new().await;
    let case = world.authorised(SERIAL, true).await;
    let number = case.number.rma();
    let over = world.authorised("ND4K21A00018", true).await;
    let command = world.at_desk(&world.supervisor, &over);
    world
        .desk
        .call_off(command, "Found the cause")
        .await
        .unwrap();
    world.sell("ND4K21A00019", date(2026, 1, 5)).await;
    let nobodys = CaseNumber::from_random_bits(1).rma();
    let mut mistyped = number.clone();
    let last = if mistyped.ends_with('0') { '1' } else { '0' };
    mistyped.pop();
    mistyped.push(last);
    for (code, answer) in [
        (number.as_str(), Answer::Received),
        (number.as_str(), Answer::AlreadyReceived),
        (mistyped.as_str(), Answer::Mistyped),
        ("1Z999AA10123456785", Answer::Mistyped),
        (nobodys.as_str(), Answer::Unknown),
        (STRAY, Answer::Unknown),
        ("a box of apples", Answer::Unknown),
        ("ND4K21A00019", Answer::NotAuthorised),
        (over.number.rma().as_str(), Answer::Over),
    ] {
        assert_eq!(scan(&world, code, None).await.scan.answer, answer, "{code}");
    }
}

#[tokio::test]
async fn an_rma_whose_days_are_over_is_a_supervisors_to_receive() {
    let world = World::new().await;
    let case = world.authorised(SERIAL, true).await;
    world.pass_days(31);
    assert_eq!(
        scan(&world, SERIAL, None).await.scan.answer,
        Answer::Expired
    );
    // A scan gives no reason, so it is not enough for a supervisor either.
    let raw = coded(&case.number.rma());
    let scanned = world.desk.scan(&world.supervisor, &raw).await.unwrap();
    assert_eq!(scanned.scan.answer, Answer::Expired);
    let case = world.case(case.number).await;
    let by = |actor| world.at_desk(actor, &case);
    let clerks = world.desk.receive_late(by(&world.clerk), "Strike.").await;
    assert!(matches!(clerks, Err(Error::NotFound)));
    let received = world
        .desk
        .receive_late(by(&world.supervisor), "Strike at the carrier.")
        .await
        .unwrap();
    assert_eq!(line(&received).state, State::Received);
    assert!(line(&received).diagnosis_due.is_some());
}

#[tokio::test]
async fn a_parcel_of_an_rma_that_has_ended_is_let_in_or_gets_more_days() {
    let world = World::new().await;
    let desk = &world.desk;
    for (serial, late) in [(SERIAL, true), ("ND4K21A00018", false)] {
        let case = world.authorised(serial, true).await;
        world.letters().await;
        world.pass_days(32);
        world.letters().await;
        let ended = world.case(case.number).await;
        assert!(ended.is_over());
        for code in [serial, &case.number.rma()] {
            assert_eq!(
                scan(&world, code, None).await.scan.answer,
                Answer::Expired,
                "{code}"
            );
        }
        let command = world.at_desk(&world.supervisor, &ended);
        if late {
            let received = desk.receive_late(command, "Strike.").await.unwrap();
            assert_eq!(line(&received).state, State::Received);
        } else {
            let extended = desk.extend_rma(command, "Strike.").await.unwrap();
            assert!(line(&extended).state.is_before_arrival());
            assert_eq!(
                scan(&world, serial, None).await.scan.answer,
                Answer::Received
            );
        }
        assert!(!world.case(case.number).await.is_over());
    }
}

/// A case whose label could not be read, with its box open at the dock.
async fn unread(world: &World) -> (Case, Scanned) {
    let case = world.filed("ND4K21A00099", true).await;
    // The label could not be read: the filing names the product only.
    let mut tx = world.desk.store.write().await.unwrap();
    let mut filing = case.clone();
    filing.id = domain::id::CaseId::new(Uuid::from_u128(77));
    filing.number = CaseNumber::from_random_bits(77);
    filing.device.serial = None;
    filing.device.unit = None;
    filing.device.warranty = domain::warranty::Warranty::Unproven;
    tx.insert_case(&filing).await.unwrap();
    tx.commit().await.unwrap();
    let case = world
        .desk
        .take_case(world.at_desk(&world.technician, &filing))
        .await
        .unwrap();
    let step = service::support::RawStep {
        key: "power".into(),
        outcome: "faulty".into(),
        note: String::new(),
    };
    let by = |case| world.at_desk(&world.technician, case);
    let case = world.desk.record_step(by(&case), step).await.unwrap();
    let case = world.desk.authorise(by(&case), "Dead.").await.unwrap();
    let opened = scan(world, &case.number.rma(), None).await;
    (case, opened)
}

#[tokio::test]
async fn a_label_that_only_the_dock_can_read_names_the_device() {
    let world = World::new().await;
    let (case, opened) = unread(&world).await;
    world.sell(SERIAL, date(2026, 1, 5)).await;
    let read = scan(&world, SERIAL, Some(&opened)).await;
    assert_eq!(read.scan.answer, Answer::Identified);
    let kept = world.case(case.number).await;
    assert_eq!(line(&kept).state, State::Received);
    assert_eq!(
        line(&kept).serial.as_ref().map(ToString::to_string),
        Some(SERIAL.to_owned())
    );
    assert!(line(&kept).warranty.is_covered(), "our records know it");
    assert_eq!(
        scan(&world, SERIAL, Some(&read)).await.scan.answer,
        Answer::Checked
    );
    // Read from another box by mistake: it is taken back, and the device is still here.
    assert!(read.undo);
    world
        .desk
        .undo_scan(&world.clerk, read.scan.id)
        .await
        .unwrap();
    let kept = world.case(case.number).await;
    assert_eq!(
        (line(&kept).state, &line(&kept).serial),
        (State::Received, &None)
    );
    // A serial that our records don't know is taken when the clerk says that it lay in the box.
    let unknown = scan(&world, STRAY, Some(&opened)).await;
    assert_eq!(unknown.scan.answer, Answer::Unknown);
    let said = world
        .desk
        .found_in_box(&world.clerk, unknown.scan.id)
        .await
        .unwrap();
    assert_eq!(said.scan.answer, Answer::Identified);
}

#[tokio::test]
async fn the_device_in_an_opened_box_is_checked_against_its_rma() {
    let world = World::new().await;
    let case = world.authorised(SERIAL, true).await;
    let opened = scan(&world, &case.number.rma(), None).await;
    let right = scan(&world, SERIAL, Some(&opened)).await;
    assert_eq!(right.scan.answer, Answer::Checked);
    // Without an open box the same serial is one that is in already.
    assert_eq!(
        scan(&world, SERIAL, None).await.scan.answer,
        Answer::AlreadyReceived
    );
}

#[tokio::test]
async fn a_wrong_unit_in_the_box_stops_the_clock_and_can_be_undone() {
    let world = World::new().await;
    let case = world.authorised(SERIAL, true).await;
    let opened = scan(&world, &case.number.rma(), None).await;
    let stray = scan(&world, STRAY, Some(&opened)).await;
    assert_eq!(stray.scan.answer, Answer::Unknown);
    assert_eq!(
        stray.in_box_of.as_ref().map(|case| case.number),
        Some(case.number)
    );
    let wrong = world
        .desk
        .found_in_box(&world.clerk, stray.scan.id)
        .await
        .unwrap();
    assert_eq!(wrong.scan.answer, Answer::WrongUnit);
    let kept = world.case(case.number).await;
    assert_eq!(line(&kept).state, State::ReceivingException);
    assert_eq!(line(&kept).diagnosis_due, None);
    assert_eq!(
        scan(&world, &case.number.rma(), None).await.scan.answer,
        Answer::WrongUnit
    );
    assert!(wrong.undo);
    world
        .desk
        .undo_scan(&world.clerk, wrong.scan.id)
        .await
        .unwrap();
    let again = world.case(case.number).await;
    assert_eq!(line(&again).state, State::Received, "as before that scan");
    assert_eq!(
        line(&again).diagnosis_due,
        line(opened.case.as_ref().unwrap()).diagnosis_due
    );
    world.pass_hours(1);
    let arrived = world.letters().await;
    let arrived = arrived
        .iter()
        .filter(|letter| letter.subject.contains("has arrived"));
    assert_eq!(arrived.count(), 1);
}

#[tokio::test]
async fn a_scan_can_be_undone_before_anybody_was_told() {
    let world = World::new().await;
    let case = world.authorised(SERIAL, true).await;
    let before = world.letters().await.len();
    let scanned = scan(&world, SERIAL, None).await;
    assert!(scanned.undo);
    let undone = world
        .desk
        .undo_scan(&world.clerk, scanned.scan.id)
        .await
        .unwrap();
    assert!(undone.scan.undone && !undone.undo);
    world.pass_hours(1);
    assert_eq!(world.letters().await.len(), before, "nobody is told");
    assert_eq!(line(&world.case(case.number).await).received_at, None);
    // The next scan receives it after all, and now the customer hears of it, once.
    assert_eq!(
        scan(&world, SERIAL, None).await.scan.answer,
        Answer::Received
    );
    world.pass_hours(1);
    assert_eq!(world.letters().await.len(), before + 1);
    let late = world.desk.last_scans(&world.clerk).await.unwrap();
    assert!(late.iter().all(|scanned| !scanned.undo), "too late now");
    world
        .desk
        .undo_scan(&world.clerk, late[0].scan.id)
        .await
        .unwrap();
    assert!(line(&world.case(case.number).await).received_at.is_some());
}

#[tokio::test]
async fn a_receipt_undone_and_repeated_is_told_once_also_by_a_late_worker() {
    let world = World::new().await;
    world.authorised(SERIAL, true).await;
    world.letters().await;
    let first = scan(&world, SERIAL, None).await;
    world
        .desk
        .undo_scan(&world.clerk, first.scan.id)
        .await
        .unwrap();
    scan(&world, SERIAL, None).await;
    // Nobody worked until long after both were due.
    world.pass_hours(1);
    let letters = world.letters().await;
    let arrived = letters
        .iter()
        .filter(|letter| letter.subject.contains("has arrived"));
    assert_eq!(arrived.count(), 1);
}

#[tokio::test]
async fn the_customers_tracking_number_finds_the_box() {
    let world = World::new().await;
    let case = world.authorised(SERIAL, true).await;
    let customer = World::customer(&case);
    let command = service::Command::portal(&customer, case.number);
    world.desk.tell_parcel(command, "ups", UPS).await.unwrap();
    let scanned = scan(&world, UPS, None).await;
    assert_eq!(scanned.scan.answer, Answer::Received);
}

#[tokio::test]
async fn only_those_who_receive_see_the_dock() {
    let world = World::new().await;
    for outsider in [&world.sales, &world.admin] {
        let scanned = world.desk.scan(outsider, &coded(SERIAL)).await;
        assert!(matches!(scanned, Err(Error::NotFound)));
    }
    let nobodys = world
        .desk
        .scanned(&world.clerk, ScanId::new(Uuid::from_u128(5)))
        .await;
    assert!(matches!(nobodys, Err(Error::NotFound)));
}

/// Runs a command of the technician on the case as it is now.
macro_rules! bench {
    ($world:ident, $case:expr, $command:ident $(, $arg:expr)*) => {{
        let case = $world.case($case.number).await;
        let command = $world.at_desk(&$world.technician, &case);
        $world.desk.$command(command, line(&case).id $(, $arg)*).await
    }};
}

async fn test(world: &World, case: &Case, key: &str, passed: bool) -> Result<Case> {
    let outcome = if passed { "passed" } else { "failed" };
    let raw = RawTest {
        key: key.into(),
        outcome: outcome.into(),
        note: String::new(),
    };
    bench!(world, case, record_test, raw)
}

/// A device with its diagnosis recorded and no verdict.
async fn diagnosed(world: &World, covered: bool) -> Case {
    let case = world.received(SERIAL, covered).await;
    bench!(world, case, begin_diagnosis).unwrap();
    test(world, &case, "boot", false).await.unwrap();
    let findings = RawFindings {
        fault: "power-stage".into(),
        findings: "The power stage has failed.".into(),
    };
    bench!(world, case, record_findings, findings).unwrap()
}

async fn acts(world: &World, case: &Case) -> BTreeSet<BenchAct> {
    world
        .desk
        .bench(&world.technician, case.number)
        .await
        .unwrap()
        .acts
}

#[tokio::test]
async fn s5_only_two_delays_exist() {
    let world = World::new().await;
    let case = diagnosed(&world, true).await;
    let promise = async || {
        let list = world.desk.bench_list(&world.technician).await.unwrap();
        list[0].promise.unwrap()
    };
    let due = promise().await.due;
    assert_eq!(
        due,
        at(&world, date(2026, 3, 5), 18, 0),
        "two business days"
    );
    // The first: the fault is not found yet.
    bench!(world, case, cannot_reproduce).unwrap();
    world.pass_days(4);
    let paused = promise().await;
    assert_eq!(
        (paused.of, paused.paused),
        (Promised::Ready, Some(PauseCause::FaultNotFound))
    );
    assert!(!paused.late);
    bench!(world, case, resume_diagnosis).unwrap();
    // From Tuesday at ten to Saturday there were 38 opening hours.
    let moved = promise().await.due;
    assert_eq!(moved, at(&world, date(2026, 3, 11), 16, 0));
    // The second: something is out of stock, until its day.
    bench!(world, case, reach_verdict, "defect-in-warranty").unwrap();
    let shortage = RawShortage {
        remedy: "repair".into(),
        item: "Power stage".into(),
        expected_on: "2026-03-12".into(),
    };
    bench!(world, case, await_stock, shortage).unwrap();
    assert_eq!(promise().await.paused, Some(PauseCause::OutOfStock));
    world.pass_days(2);
    bench!(world, case, stock_arrived).unwrap();
    // From Saturday to Monday at eleven, summer time having begun, there were three.
    let moved = promise().await.due;
    assert_eq!(moved, at(&world, date(2026, 3, 12), 9, 0));
    // Nothing else stops the clock: what is not ready by then is late, and is said to be.
    bench!(world, case, start_repair).unwrap();
    world.pass_days(10);
    let late = promise().await;
    assert!(late.late && late.paused.is_none());
}

#[tokio::test]
async fn the_bench_takes_what_is_due_first() {
    let world = World::new().await;
    let late = world.received("ND4K21A00001", true).await;
    world.pass_days(1);
    let paused = world.received("ND4K21A00002", true).await;
    bench!(world, paused, begin_diagnosis).unwrap();
    bench!(world, paused, cannot_reproduce).unwrap();
    world.pass_days(1);
    let fresh = world.received("ND4K21A00003", true).await;
    let list = world.desk.bench_list(&world.technician).await.unwrap();
    let numbers: Vec<_> = list.iter().map(|one| one.case.number).collect();
    assert_eq!(numbers, [late.number, fresh.number, paused.number]);
    assert!(list[0].promise.unwrap().late);
    assert!(matches!(
        world.desk.bench_list(&world.clerk).await,
        Err(Error::NotFound)
    ));
}

#[tokio::test]
async fn the_bench_offers_only_what_is_possible_now() {
    let world = World::new().await;
    let case = world.received(SERIAL, true).await;
    assert_eq!(acts(&world, &case).await, BTreeSet::from([BenchAct::Begin]));
    bench!(world, case, begin_diagnosis).unwrap();
    let bench = world
        .desk
        .bench(&world.technician, case.number)
        .await
        .unwrap();
    assert_eq!(
        bench.acts,
        BTreeSet::from([
            BenchAct::Record,
            BenchAct::CannotReproduce,
            BenchAct::LogWork
        ])
    );
    assert_eq!(bench.tests.len(), bench_tests(Family::Dome).len());
    // A covered device has no verdict that costs its customer something; what is missing is named.
    let named: Vec<_> = bench.verdicts.iter().map(|(verdict, _)| *verdict).collect();
    assert!(!named.contains(&Verdict::DefectOutOfWarranty));
    assert!(named.contains(&Verdict::DefectInWarranty));
    let incomplete = |(_, why): &(Verdict, Option<Refusal>)| {
        matches!(why, Some(Refusal::DiagnosisIncomplete { .. }))
    };
    assert!(bench.verdicts.iter().all(incomplete));
}

#[tokio::test]
async fn s16_a_verdict_that_does_not_fit_the_findings_is_named_and_refused() {
    let world = World::new().await;
    let case = diagnosed(&world, true).await;
    let against = async || {
        let bench = world
            .desk
            .bench(&world.technician, case.number)
            .await
            .unwrap();
        let mut verdicts = bench.verdicts.into_iter();
        verdicts
            .find(|(verdict, _)| *verdict == Verdict::NoFaultFound)
            .unwrap()
            .1
    };
    assert_eq!(against().await, Some(Refusal::FaultWasFound));
    let refused = bench!(world, case, reach_verdict, "no-fault-found");
    assert!(matches!(
        refused,
        Err(Error::Refused(Refusal::FaultWasFound))
    ));
}

#[tokio::test]
async fn a_wrong_device_at_the_dock_is_settled_by_a_supervisor() {
    let world = World::new().await;
    let desk = &world.desk;
    for (serial, accept) in [(SERIAL, true), ("ND4K21A00018", false)] {
        let case = world.authorised(serial, true).await;
        let opened = scan(&world, &case.number.rma(), None).await;
        let stray = scan(&world, STRAY, Some(&opened)).await;
        desk.found_in_box(&world.clerk, stray.scan.id)
            .await
            .unwrap();
        let case = world.case(case.number).await;
        let offered = async |actor| {
            let view = desk.case_view(actor, case.number).await.unwrap();
            view.offers
                .iter()
                .filter(|offer| [Deed::AcceptArrival, Deed::RejectArrival].contains(&offer.deed))
                .count()
        };
        assert_eq!(offered(&world.supervisor).await, 2);
        assert_eq!(offered(&world.clerk).await, 0);
        let by = |actor| world.at_desk(actor, &case);
        let clerks = desk
            .resolve_exception(by(&world.clerk), "It is fine.")
            .await;
        assert!(matches!(clerks, Err(Error::NotFound)));
        let unsaid = desk.reject_arrival(by(&world.supervisor), " ").await;
        assert!(matches!(unsaid, Err(Error::Invalid(_))));
        let before = world.letters().await.len();
        if accept {
            let case = desk
                .resolve_exception(by(&world.supervisor), "The label was exchanged.")
                .await
                .unwrap();
            assert_eq!(line(&case).state, State::Received);
            assert!(line(&case).diagnosis_due.is_some());
        } else {
            let case = desk
                .reject_arrival(by(&world.supervisor), "It is not one of ours.")
                .await
                .unwrap();
            assert!(case.is_over());
        }
        world.pass_hours(1);
        let letters = world.letters().await;
        let told = letters[before..].last().unwrap();
        let expected = if accept {
            "has arrived"
        } else {
            "we send back"
        };
        assert!(told.subject.contains(expected), "{}", told.subject);
    }
}

#[tokio::test]
async fn a_part_leaves_the_shelf_with_the_repair_or_not_at_all() {
    let world = World::new().await;
    let case = diagnosed(&world, true).await;
    let on_hand = async || {
        let bench = world
            .desk
            .bench(&world.technician, case.number)
            .await
            .unwrap();
        bench.parts[0].on_hand
    };
    assert!(
        bench!(world, case, use_part, "P-PSU", "1").is_err(),
        "no repair has begun"
    );
    assert_eq!(on_hand().await, 2);
    bench!(world, case, reach_verdict, "defect-in-warranty").unwrap();
    bench!(world, case, start_repair).unwrap();
    bench!(world, case, use_part, "P-PSU", "2").unwrap();
    assert_eq!(on_hand().await, 0);
    assert!(matches!(
        bench!(world, case, use_part, "P-PSU", "1"),
        Err(Error::Invalid(_))
    ));
}

#[tokio::test]
async fn the_work_on_a_device_is_written_down_while_it_is_at_the_bench() {
    let world = World::new().await;
    let case = world.received("ND4K24071202", true).await;
    assert!(
        bench!(world, case, log_work, "20", "Opened it").is_err(),
        "it lies at the dock"
    );
    let case = diagnosed(&world, true).await;
    let case = bench!(world, case, log_work, "20", "Opened it").unwrap();
    let case = bench!(world, case, log_work, "45", "").unwrap();
    assert_eq!(line(&case).diagnosis.minutes(), 65);
    for wrong in ["0", "481", "an hour", ""] {
        let refused = bench!(world, case, log_work, wrong, "");
        assert!(matches!(refused, Err(Error::Invalid(_))), "{wrong}");
    }
}

fn offer(parts: &str, labour: &str) -> RawAlternative {
    RawAlternative {
        description: "New power stage".into(),
        parts: parts.into(),
        labour: labour.into(),
        days: "2".into(),
    }
}

#[tokio::test]
async fn s8_diagnosis_is_free_out_of_warranty() {
    let world = World::new().await;
    let case = diagnosed(&world, false).await;
    let case = bench!(world, case, reach_verdict, "defect-out-of-warranty").unwrap();
    assert!(
        line(&case).estimates.is_empty(),
        "a diagnosis costs nothing"
    );
    let sent = bench!(
        world,
        case,
        send_estimate,
        offer("29.00", "45"),
        RawAlternative::default()
    );
    let total = line(&sent.unwrap()).estimate().unwrap().alternatives[0].total();
    assert_eq!(
        total.unwrap().minor,
        7_400,
        "parts and work, and nothing else"
    );
    // Declining is free as well: it goes back as it came.
    let customer = World::customer(&case);
    let case = world.case(case.number).await;
    let id = line(&case).estimate().unwrap().id;
    let command = service::Command::portal(&customer, case.number);
    let case = world
        .desk
        .decline_estimate(command, line(&case).id, id)
        .await
        .unwrap();
    assert_eq!(line(&case).state, State::ReadyToShip);
    assert_eq!(line(&case).outcome, Some(Outcome::ReturnedUnrepaired));
}

#[tokio::test]
async fn s9_no_repair_before_acceptance() {
    let world = World::new().await;
    let case = diagnosed(&world, false).await;
    bench!(world, case, reach_verdict, "defect-out-of-warranty").unwrap();
    assert_eq!(
        acts(&world, &case).await,
        BTreeSet::from([BenchAct::Quote, BenchAct::LogWork])
    );
    let refused = bench!(world, case, start_repair);
    assert!(matches!(
        refused,
        Err(Error::Refused(Refusal::EstimateNotAccepted))
    ));
    let sent = bench!(
        world,
        case,
        send_estimate,
        offer("29", "45"),
        offer("189", "")
    );
    let case = sent.unwrap();
    // A corrected estimate may still go out; nothing else may happen.
    assert_eq!(
        acts(&world, &case).await,
        BTreeSet::from([BenchAct::Quote, BenchAct::LogWork])
    );
    let customer = World::customer(&case);
    let id = line(&case).estimate().unwrap().id;
    let command = service::Command::portal(&customer, case.number);
    let case = world
        .desk
        .accept_estimate(command, line(&case).id, id, 0)
        .await
        .unwrap();
    assert_eq!(
        line(&case).estimate().unwrap().accepted().unwrap().remedy,
        Remedy::Repair
    );
    let possible = acts(&world, &case).await;
    assert_eq!(
        possible,
        BTreeSet::from([
            BenchAct::StartRepair,
            BenchAct::AwaitPart,
            BenchAct::LogWork
        ])
    );
    bench!(world, case, start_repair).unwrap();
}

#[tokio::test]
async fn s9_s13_an_estimate_that_the_account_cannot_bear_is_refused_with_its_sums() {
    let world = World::new().await;
    let case = diagnosed(&world, false).await;
    bench!(world, case, reach_verdict, "defect-out-of-warranty").unwrap();
    let sent = bench!(
        world,
        case,
        send_estimate,
        offer("1000", "0.01"),
        offer("189", "")
    );
    let case = sent.unwrap();
    let customer = World::customer(&case);
    let id = line(&case).estimate().unwrap().id;
    let accept = |index| {
        let command = service::Command::portal(&customer, case.number);
        world
            .desk
            .accept_estimate(command, line(&case).id, id, index)
    };
    let usd = |minor| Money::new(minor, Currency::Usd);
    let reason = Reason::EstimateOverLimit {
        limit: usd(100_000),
        owed: usd(0),
        amount: usd(100_001),
    };
    let refused = accept(0).await;
    assert!(
        matches!(&refused, Err(Error::Refused(Refusal::Denied { reason: why })) if *why == reason),
        "{refused:?}"
    );
    accept(1).await.unwrap();
}

#[tokio::test]
async fn an_estimate_with_a_strange_amount_is_refused_field_by_field() {
    let world = World::new().await;
    let case = diagnosed(&world, false).await;
    bench!(world, case, reach_verdict, "defect-out-of-warranty").unwrap();
    let raw = RawAlternative {
        days: "soon".into(),
        description: String::new(),
        ..offer("a lot", "45")
    };
    let Err(Error::Invalid(errors)) =
        bench!(world, case, send_estimate, raw, RawAlternative::default())
    else {
        panic!("the amount is not one");
    };
    assert_eq!(errors.get("repair_parts"), Some(FieldError::NotAnAmount));
    assert_eq!(errors.get("repair_days"), Some(FieldError::NotANumber));
    assert_eq!(errors.get("repair_description"), Some(FieldError::Missing));
}

#[tokio::test]
async fn a_replacement_is_the_same_product_and_inherits_the_warranty() {
    let world = World::new().await;
    let case = diagnosed(&world, true).await;
    bench!(world, case, reach_verdict, "defect-in-warranty").unwrap();
    world.sell("ND4K21A00050", date(2026, 1, 5)).await;
    let raw = |serial: &str, product: &str| RawReplacement {
        serial: serial.into(),
        product: product.into(),
    };
    let refused = |error| match error {
        Err(Error::Invalid(errors)) => errors,
        other => panic!("{other:?}"),
    };
    let sold = refused(bench!(
        world,
        case,
        assign_replacement,
        raw("ND4K21A00050", "ND-4K")
    ));
    assert_eq!(sold.get("serial"), Some(FieldError::Taken));
    let unnamed = refused(bench!(
        world,
        case,
        assign_replacement,
        raw("ND4K26A00001", "")
    ));
    assert_eq!(unnamed.get("product"), Some(FieldError::Missing));
    let other = bench!(world, case, assign_replacement, raw("ND4K26A00001", "NR-8"));
    assert!(matches!(other, Err(Error::Refused(Refusal::OtherProduct))));
    let case = bench!(
        world,
        case,
        assign_replacement,
        raw("ND4K26A00001", "nd-4k")
    )
    .unwrap();
    let unit = async |serial: &str| {
        let serial = domain::serial::Serial::parse(serial).unwrap();
        let mut tx = world.desk.store.read().await.unwrap();
        tx.unit_by_serial(&serial).await.unwrap().unwrap()
    };
    let (old, new) = (unit(SERIAL).await, unit("ND4K26A00001").await);
    assert_eq!(
        (old.replaced_by, new.replaces),
        (Some(new.id), Some(old.id))
    );
    assert_eq!(new.inherits, Some(line(&case).warranty));
    let command = world.at_desk(&world.clerk, &case);
    let parcel = RawParcel {
        tracking: UPS.into(),
        ..RawParcel::default()
    };
    world
        .desk
        .ship_out(command, line(&case).id, parcel)
        .await
        .unwrap();
    assert_eq!(unit("ND4K26A00001").await.shipped_on, Some(world.today()));
}

/// A device with nothing wrong, ready to go back.
async fn ready(world: &World) -> Case {
    let case = diagnosed(world, true).await;
    test(world, &case, "boot", true).await.unwrap();
    let findings = RawFindings {
        fault: "no-fault".into(),
        findings: "It works as it should.".into(),
    };
    bench!(world, case, record_findings, findings).unwrap();
    bench!(world, case, reach_verdict, "no-fault-found").unwrap()
}

#[tokio::test]
async fn s6_ups_ground_takes_about_five_business_days() {
    let world = World::new().await;
    let case = ready(&world).await;
    let parcel = world.desk.parcel(&world.clerk, case.number).await.unwrap();
    assert!(parcel.ship && !parcel.deliver);
    // Tuesday 3 March and five business days: Tuesday 10 March.
    assert_eq!(parcel.services[0], (ShipService::Ground, date(2026, 3, 10)));
    let command = world.at_desk(&world.clerk, &case);
    let raw = RawParcel {
        tracking: UPS.to_lowercase(),
        ..RawParcel::default()
    };
    let case = world
        .desk
        .ship_out(command, line(&case).id, raw)
        .await
        .unwrap();
    let outbound = line(&case).outbound.clone().unwrap();
    assert_eq!(
        (outbound.carrier.as_str(), outbound.service),
        ("ups", ShipService::Ground)
    );
    assert_eq!(outbound.expected_on, date(2026, 3, 10));
    let listed = world.desk.ship_list(&world.clerk).await.unwrap();
    assert_eq!(listed.len(), 1);
    let command = world.at_desk(&world.clerk, &case);
    let case = world.desk.deliver(command, line(&case).id).await.unwrap();
    assert!(case.is_over());
    assert!(world.desk.ship_list(&world.clerk).await.unwrap().is_empty());
    let parcel = world.desk.parcel(&world.clerk, case.number).await.unwrap();
    assert!(!parcel.ship && !parcel.deliver);
}

#[tokio::test]
async fn a_tracking_number_with_a_wrong_sign_is_named_so() {
    let world = World::new().await;
    let case = ready(&world).await;
    for (carrier, tracking, error) in [
        ("", "1Z999AA10123456785", FieldError::MistypedTrackingNumber),
        (
            "ups",
            "9400111899223100001234",
            FieldError::NotATrackingNumber,
        ),
        ("fedex", UPS, FieldError::NotATrackingNumber),
    ] {
        let command = world.at_desk(&world.clerk, &case);
        let raw = RawParcel {
            carrier: carrier.into(),
            service: "ground".into(),
            tracking: tracking.into(),
        };
        let Err(Error::Invalid(errors)) = world.desk.ship_out(command, line(&case).id, raw).await
        else {
            panic!("{tracking} is taken for a number of {carrier}");
        };
        assert_eq!(errors.get("tracking"), Some(error), "{tracking}");
    }
}
