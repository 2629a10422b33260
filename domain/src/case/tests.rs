//! The journey as stories, and random journeys against the invariants.

mod advance;
mod cost;
mod mark;
mod replay;
mod void;

use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::advance::Chosen;
use crate::contact::RawAddress;
use crate::estimate::{Alternative, Remedy};
use crate::event::SalesReason;
use crate::id::EstimateId;
use crate::line::diagnosis::Verdict;
use crate::line::state::State;
use crate::money::{Currency, Money};
use crate::product::{FaultCode, bench_tests};
use crate::reason::Reason;
use crate::shipment::ShipService;
use crate::status::{Header, Standing};
use crate::stock::{Given, Supply};
use crate::time::Zone;
use crate::unit::Unit;
use crate::warranty::Basis;

const LINE: LineId = LineId::new(Uuid::from_u128(11));
const STAFF: StaffId = StaffId::new(Uuid::from_u128(12));

struct World {
    policy: Policy,
    calendar: Calendar,
    now: Timestamp,
}

impl World {
    fn new() -> Self {
        let calendar = Calendar::weekdays(Zone::utc());
        // Tuesday 10 March 2026, 09:00.
        let now = calendar.zone.at(date(2026, 3, 10).at(9, 0, 0, 0));
        Self {
            policy: Policy::default(),
            calendar,
            now,
        }
    }

    fn as_role(&self, role: Role) -> Act<'_> {
        Act {
            at: self.now,
            by: By::Staff(STAFF),
            role: Some(role),
            source: Source::Console,
            policy: &self.policy,
            calendar: &self.calendar,
        }
    }

    fn technician(&self) -> Act<'_> {
        self.as_role(Role::Technician)
    }

    fn customer(&self) -> Act<'_> {
        Act {
            by: By::Customer(customer()),
            role: None,
            source: Source::Portal,
            ..self.technician()
        }
    }
}

fn customer() -> CustomerId {
    CustomerId::new(Uuid::from_u128(13))
}

/// A device from the shelf that costs us 40 dollars.
fn given(serial: Serial, sku: &str) -> Given<'_> {
    Given {
        serial,
        sku,
        cost: Some(Money::new(4_000, Currency::Usd)),
    }
}

fn warranty(covered: bool) -> Warranty {
    let today = date(2026, 3, 10);
    let starts = if covered {
        date(2025, 6, 1)
    } else {
        date(2020, 6, 1)
    };
    Warranty::from_start(starts, Basis::Invoice, 24, today)
}

fn filed(world: &World, covered: bool) -> (Case, Vec<Event>) {
    let address = RawAddress {
        recipient: "Jane Doe",
        line1: "1 Main Street",
        city: "Springfield",
        region: "IL",
        postcode: "62701",
        country: "US",
        ..RawAddress::default()
    };
    Case::file(
        &world.customer(),
        Filing {
            id: CaseId::new(Uuid::from_u128(10)),
            number: CaseNumber::from_random_bits(0x12_3456_789a),
            language: "en".into(),
            customer: customer(),
            contact: Contact {
                name: PersonName::parse("Jane Doe").unwrap(),
                email: Email::parse("jane@example.com").unwrap(),
                phone: None,
            },
            address: Address::parse(address).unwrap(),
            device: Device {
                unit: None,
                serial: Some(Serial::parse("DM4K21A00017").unwrap()),
                sku: "DM-4K".into(),
                product: "Dome 4K".into(),
                family: Family::Dome,
                bought_on: Some(date(2026, 3, 1)),
                bought_from: String::new(),
                shipped_on: Some(date(2026, 3, 1)),
                warranty: warranty(covered),
            },
            symptom: Symptom::NoPicture,
            description: "Black since Monday".into(),
            tried_advice: false,
        },
    )
}

/// A case on the bench, with a complete diagnosis.
fn diagnosed(world: &World, covered: bool) -> Case {
    let (mut case, _) = filed(world, covered);
    let act = world.technician();
    case.record_step(&act, "power".into(), StepOutcome::Fine, String::new())
        .unwrap();
    case.require_bench(&act, "Dead after reset".into()).unwrap();
    case.issue_rma(&act, RmaId::new(Uuid::from_u128(14)), LINE)
        .unwrap();
    case.receive(
        &world.as_role(Role::Clerk),
        LINE,
        Some(Serial::parse("DM4K21A00017").unwrap()),
    )
    .unwrap();
    case.begin_diagnosis(&act, LINE).unwrap();
    case.record_test(&act, LINE, "boot".into(), false, "Does not start".into())
        .unwrap();
    case.record_findings(
        &act,
        LINE,
        FaultCode::PowerStage,
        "The power stage has failed.".into(),
    )
    .unwrap();
    case
}

/// The bench looked again: every test that failed is passed now, and there is no cause.
fn nothing_wrong(world: &World, case: &mut Case) {
    let act = world.technician();
    case.record_test(&act, LINE, "boot".into(), true, String::new())
        .unwrap();
    case.record_findings(&act, LINE, FaultCode::NoFault, "It works.".into())
        .unwrap();
}

fn estimate(n: u128) -> EstimateId {
    EstimateId::new(Uuid::from_u128(n))
}

fn alternatives() -> Vec<Alternative> {
    let usd = |minor| Money::new(minor, Currency::Usd);
    let one = |remedy, parts, labour| Alternative {
        remedy,
        description: "New power stage".into(),
        parts: usd(parts),
        labour: usd(labour),
        ready_in_days: 2,
    };
    vec![
        one(Remedy::Repair, 2_900, 4_500),
        one(Remedy::Replace, 18_900, 0),
    ]
}

#[test]
fn s1_no_rma_exists_before_support_has_troubleshot() {
    let world = World::new();
    let (mut case, _) = filed(&world, true);
    let rma = RmaId::new(Uuid::from_u128(14));
    assert!(case.issue_rma(&world.technician(), rma, LINE).is_err());
    case.start_support(&world.technician()).unwrap();
    assert!(case.issue_rma(&world.technician(), rma, LINE).is_err());
    assert_eq!(
        case.require_bench(&world.technician(), String::new()),
        Err(Refusal::NoStepRecorded)
    );
    assert!(case.rma.is_none());
}

#[test]
fn s1_a_step_that_was_not_tried_is_no_troubleshooting() {
    let world = World::new();
    let tech = world.technician();
    let (mut case, _) = filed(&world, true);
    case.record_step(&tech, "power".into(), StepOutcome::Skipped, String::new())
        .unwrap();
    assert_eq!(
        case.require_bench(&tech, String::new()),
        Err(Refusal::NoStepTried)
    );
    case.record_step(&tech, "reset".into(), StepOutcome::Faulty, String::new())
        .unwrap();
    case.require_bench(&tech, String::new()).unwrap();
}

#[test]
fn s2_only_a_technicians_verdict_leads_to_the_bench() {
    let world = World::new();
    for role in [Role::Clerk, Role::Sales, Role::Admin] {
        let (mut case, _) = filed(&world, true);
        case.record_step(
            &world.technician(),
            "power".into(),
            StepOutcome::Fine,
            String::new(),
        )
        .unwrap();
        let refused = case.require_bench(&world.as_role(role), String::new());
        assert_eq!(refused, Err(Refusal::TechnicianOnly), "{role:?}");
    }
}

#[test]
fn s3_the_rma_number_is_the_tickets() {
    let (case, _) = filed(&World::new(), true);
    assert_eq!(case.number.rma()[1..], case.number.ticket()[1..]);
}

#[test]
fn s4_a_receipt_starts_the_same_day_clock() {
    let world = World::new();
    let case = diagnosed(&world, true);
    let line = case.line(LINE).unwrap();
    assert_eq!(
        line.diagnosis_due,
        Some(world.calendar.same_day_deadline(world.now))
    );
}

#[test]
fn s5_a_pause_moves_the_promise_by_its_length() {
    let mut world = World::new();
    let mut case = diagnosed(&world, true);
    let due = case.line(LINE).unwrap().ready_due.unwrap();
    case.cannot_reproduce(&world.technician(), LINE).unwrap();
    world.now = world.now.plus_days(1);
    case.resume_diagnosis(&world.technician(), LINE).unwrap();
    assert_eq!(case.line(LINE).unwrap().ready_due, Some(due.plus_days(1)));
}

#[test]
fn s5_a_pause_moves_the_promise_by_its_opening_hours_and_into_opening_hours() {
    let at = |day, hour, minute| Zone::utc().at(date(2026, 3, day).at(hour, minute, 0, 0));
    // The device comes on Tuesday 10 March at nine, so it is due on Thursday the 12th at six.
    let table = [
        // An evening, a night and a weekend cost nobody time.
        (at(10, 18, 30), at(11, 7, 30), at(12, 18, 0)),
        (at(13, 19, 0), at(16, 8, 0), at(12, 18, 0)),
        // Two opening hours are two hours of the next morning.
        (at(10, 16, 0), at(10, 18, 0), at(13, 10, 0)),
        (at(10, 17, 0), at(11, 9, 0), at(13, 10, 0)),
        // From Wednesday noon to Monday noon there are thirty opening hours, and a weekend between.
        (at(11, 12, 0), at(16, 12, 0), at(17, 18, 0)),
    ];
    for (from, until, due) in table {
        let mut world = World::new();
        let mut case = diagnosed(&world, true);
        world.now = from;
        case.cannot_reproduce(&world.technician(), LINE).unwrap();
        world.now = until;
        case.resume_diagnosis(&world.technician(), LINE).unwrap();
        assert_eq!(case.line(LINE).unwrap().ready_due, Some(due), "{from:?}");
    }
}

#[test]
fn s5_nothing_is_due_while_the_clock_stands_still() {
    let mut world = World::new();
    let mut case = diagnosed(&world, true);
    assert!(case.due_at().is_some());
    case.cannot_reproduce(&world.technician(), LINE).unwrap();
    assert_eq!(case.due_at(), None);
    world.now = world.now.plus_days(20);
    case.resume_diagnosis(&world.technician(), LINE).unwrap();
    assert!(case.due_at().unwrap() > world.now, "the promise has moved");
    case.reach_verdict(&world.technician(), LINE, Verdict::DefectInWarranty)
        .unwrap();
    let part = "Power stage".to_owned();
    case.await_stock(&world.technician(), LINE, Remedy::Repair, part, None)
        .unwrap();
    assert_eq!(case.due_at(), None);
}

#[test]
fn s6_ground_is_expected_after_five_business_days() {
    let world = World::new();
    let mut case = diagnosed(&world, true);
    let act = world.technician();
    nothing_wrong(&world, &mut case);
    case.reach_verdict(&act, LINE, Verdict::NoFaultFound)
        .unwrap();
    case.acknowledge_no_fault(&act, LINE).unwrap();
    case.ship_out(
        &act,
        LINE,
        "ups".into(),
        ShipService::Ground,
        "1Z999AA10123456784".into(),
    )
    .unwrap();
    assert_eq!(
        case.line(LINE)
            .unwrap()
            .outbound
            .as_ref()
            .unwrap()
            .expected_on,
        date(2026, 3, 17)
    );
}

#[test]
fn s8_an_estimate_has_no_line_for_the_diagnosis() {
    let one = &alternatives()[0];
    assert_eq!(one.total(), one.parts.checked_add(one.labour));
}

#[test]
fn s9_out_of_warranty_nothing_proceeds_before_the_customer_accepts() {
    let world = World::new();
    let act = world.technician();
    let mut case = diagnosed(&world, false);
    case.reach_verdict(&act, LINE, Verdict::DefectOutOfWarranty)
        .unwrap();
    assert_eq!(
        case.start_repair(&act, LINE),
        Err(Refusal::EstimateNotAccepted)
    );
    let spare = Serial::parse("DM4K21A00099").unwrap();
    assert_eq!(
        case.assign_replacement(&act, LINE, given(spare.clone(), "DM-4K")),
        Err(Refusal::EstimateNotAccepted)
    );
    case.send_estimate(&act, LINE, estimate(1), alternatives())
        .unwrap();
    assert!(case.start_repair(&act, LINE).is_err());
    case.accept_estimate(
        &world.customer(),
        LINE,
        estimate(1),
        0,
        advance::credit(),
        Supply::Uncounted,
    )
    .unwrap();
    assert_eq!(
        case.assign_replacement(&act, LINE, given(spare, "DM-4K")),
        Err(Refusal::OtherRemedyAccepted)
    );
    case.start_repair(&act, LINE).unwrap();
    assert_eq!(case.header(), Header::BeingRepaired);
}

/// A case whose estimate, repair first and replacement second, waits for the customer.
fn quoted(world: &World) -> Case {
    let mut case = diagnosed(world, false);
    let act = world.technician();
    case.reach_verdict(&act, LINE, Verdict::DefectOutOfWarranty)
        .unwrap();
    case.send_estimate(&act, LINE, estimate(1), alternatives())
        .unwrap();
    case
}

#[test]
fn s9_from_the_acceptance_on_the_chosen_way_and_its_day_are_promised() {
    let mut world = World::new();
    let case = quoted(&world);
    // The customer takes three days to think about it.
    world.now = world.now.plus_days(3);
    for (index, header) in [(0, Header::BeingRepaired), (1, Header::BeingReplaced)] {
        let mut case = case.clone();
        let days = u32::from(alternatives()[usize::from(index)].ready_in_days);
        let promised = world.calendar.deadline_after_business_days(world.now, days);
        case.accept_estimate(
            &world.customer(),
            LINE,
            estimate(1),
            index,
            advance::credit(),
            Supply::Uncounted,
        )
        .unwrap();
        assert_eq!(case.header(), header);
        assert_eq!(case.line(LINE).unwrap().ready_due, Some(promised));
    }
}

#[test]
fn s9_an_estimate_that_the_account_cannot_bear_is_not_accepted_and_the_sums_say_why() {
    let world = World::new();
    let mut case = quoted(&world);
    let usd = |minor| Money::new(minor, Currency::Usd);
    let owing = |owed| crate::account::Credit {
        owed: usd(owed),
        limit: usd(100_000),
    };
    let before = case.clone();
    let refused = case.accept_estimate(
        &world.customer(),
        LINE,
        estimate(1),
        0,
        owing(92_601),
        Supply::Uncounted,
    );
    let reason = Reason::EstimateOverLimit {
        limit: usd(100_000),
        owed: usd(92_601),
        amount: usd(7_400),
    };
    assert_eq!(refused, Err(Refusal::Denied { reason }));
    assert_eq!(case, before, "nothing has changed");
    case.accept_estimate(
        &world.customer(),
        LINE,
        estimate(1),
        0,
        owing(92_600),
        Supply::Uncounted,
    )
    .unwrap();
}

#[test]
fn s9_after_the_acceptance_the_bench_may_begin_or_wait_for_stock_and_begin_then() {
    let world = World::new();
    let act = world.technician();
    let ways = [
        (0, Remedy::Repair, Header::BeingRepaired),
        (1, Remedy::Replace, Header::BeingReplaced),
    ];
    for (index, remedy, header) in ways {
        let mut case = quoted(&world);
        case.accept_estimate(
            &world.customer(),
            LINE,
            estimate(1),
            index,
            advance::credit(),
            Supply::Uncounted,
        )
        .unwrap();
        case.await_stock(&act, LINE, remedy, "Power stage".into(), None)
            .unwrap();
        assert_eq!(case.header(), Header::WaitingForParts);
        case.stock_arrived(&act, LINE).unwrap();
        assert_eq!(case.header(), header, "what was missing has arrived");
        let spare = Serial::parse("DM4K21A00099").unwrap();
        let (repair, replace) = (
            case.clone().start_repair(&act, LINE),
            case.clone()
                .assign_replacement(&act, LINE, given(spare, "DM-4K")),
        );
        let (agreed, other) = match remedy {
            Remedy::Repair => (repair, replace),
            Remedy::Replace => (replace, repair),
        };
        assert!(agreed.is_ok(), "{agreed:?}");
        assert_eq!(other, Err(Refusal::OtherRemedyAccepted));
    }
}

#[test]
fn s5_a_repair_under_warranty_goes_on_when_its_part_has_come_and_may_still_become_a_replacement() {
    let world = World::new();
    let act = world.technician();
    let mut case = diagnosed(&world, true);
    case.reach_verdict(&act, LINE, Verdict::DefectInWarranty)
        .unwrap();
    case.await_stock(&act, LINE, Remedy::Repair, "Power stage".into(), None)
        .unwrap();
    case.stock_arrived(&act, LINE).unwrap();
    assert_eq!(case.header(), Header::BeingRepaired);
    assert!(case.clone().start_repair(&act, LINE).is_ok());
    let spare = Serial::parse("DM4K21A00099").unwrap();
    case.assign_replacement(&act, LINE, given(spare, "DM-4K"))
        .unwrap();
    assert_eq!(case.header(), Header::OnItsWayBack);
}

#[test]
fn s9_silence_until_the_last_day_sends_it_back_unrepaired() {
    let mut world = World::new();
    let mut case = diagnosed(&world, false);
    case.reach_verdict(&world.technician(), LINE, Verdict::DefectOutOfWarranty)
        .unwrap();
    case.send_estimate(&world.technician(), LINE, estimate(1), alternatives())
        .unwrap();
    world.now = world.now.plus_days(30);
    assert_eq!(
        case.expire_estimate(&world.customer(), LINE, estimate(1)),
        Ok(vec![])
    );
    world.now = world.now.plus_days(1);
    case.expire_estimate(&world.customer(), LINE, estimate(1))
        .unwrap();
    assert_eq!(
        case.line(LINE).unwrap().outcome,
        Some(crate::line::Outcome::ReturnedUnrepaired)
    );
}

#[test]
fn s9_an_estimate_is_accepted_on_its_last_day_and_not_after_it() {
    let mut world = World::new();
    let case = quoted(&world);
    let last_day = case.line(LINE).unwrap().estimate().unwrap().valid_until;
    let accept = |world: &World| {
        let mut case = case.clone();
        case.accept_estimate(
            &world.customer(),
            LINE,
            estimate(1),
            0,
            advance::credit(),
            Supply::Uncounted,
        )
    };
    world.now = world.calendar.zone.end_of(last_day).plus_seconds(-1);
    assert!(accept(&world).is_ok());
    world.now = world.now.plus_seconds(1);
    assert_eq!(accept(&world), Err(Refusal::EstimateOver { last_day }));
}

#[test]
fn a_closed_case_takes_nothing_more_from_its_customer() {
    let world = World::new();
    let mut case = authorised(&world);
    assert!(case.message_sent(&world.customer()).is_ok());
    case.call_off(&world.customer(), String::new()).unwrap();
    let refused = case.message_sent(&world.customer());
    assert_eq!(refused, Err(Refusal::CaseOver));
    let refused = case.add_file(&world.customer(), "light.jpg".into());
    assert_eq!(refused, Err(Refusal::CaseOver));
    assert!(case.message_sent(&world.technician()).is_ok());
}

#[test]
fn s16_no_fault_found_does_not_go_with_a_fault() {
    let world = World::new();
    let act = world.technician();
    let mut case = diagnosed(&world, true);
    let verdict = |case: &mut Case| case.reach_verdict(&act, LINE, Verdict::NoFaultFound);
    assert_eq!(verdict(&mut case), Err(Refusal::FaultWasFound));
    case.record_findings(&act, LINE, FaultCode::NoFault, "It works.".into())
        .unwrap();
    assert_eq!(
        verdict(&mut case),
        Err(Refusal::FaultWasFound),
        "the test has failed"
    );
    case.record_test(&act, LINE, "boot".into(), true, String::new())
        .unwrap();
    verdict(&mut case).unwrap();
}

#[test]
fn a_defect_has_a_cause_that_is_one() {
    let world = World::new();
    for (covered, wanted) in [
        (true, Verdict::Doa),
        (true, Verdict::DefectInWarranty),
        (false, Verdict::DefectOutOfWarranty),
    ] {
        let mut case = diagnosed(&world, covered);
        nothing_wrong(&world, &mut case);
        assert_eq!(
            case.reach_verdict(&world.technician(), LINE, wanted),
            Err(Refusal::NoFaultNamed),
            "{wanted:?}"
        );
    }
}

#[test]
fn a_verdict_needs_code_findings_and_a_test() {
    let world = World::new();
    let mut case = diagnosed(&world, true);
    case.line_mut(LINE).unwrap().diagnosis = crate::line::diagnosis::Diagnosis::default();
    assert_eq!(
        case.reach_verdict(&world.technician(), LINE, Verdict::DefectInWarranty),
        Err(Refusal::DiagnosisIncomplete {
            fault: true,
            findings: true,
            test: true
        })
    );
}

#[test]
fn s8_a_checked_proof_of_purchase_decides_the_warranty_until_the_verdict() {
    let world = World::new();
    let mut case = diagnosed(&world, false);
    assert_eq!(
        case.prove_purchase(&world.as_role(Role::Clerk), date(2025, 5, 2), 24),
        Err(Refusal::TechnicianOnly)
    );
    case.prove_purchase(&world.technician(), date(2025, 5, 2), 24)
        .unwrap();
    let proven = Warranty::from_start(
        date(2025, 5, 2),
        Basis::ProofOfPurchase,
        24,
        date(2026, 3, 10),
    );
    assert_eq!(case.device.warranty, proven);
    assert_eq!(case.line(LINE).unwrap().warranty, proven);
    case.reach_verdict(&world.technician(), LINE, Verdict::DefectInWarranty)
        .unwrap();
    assert_eq!(
        case.prove_purchase(&world.technician(), date(2020, 5, 2), 24),
        Err(Refusal::WarrantyDecided)
    );
}

#[test]
fn another_device_in_the_box_is_an_exception_and_starts_no_clock() {
    let world = World::new();
    let (mut case, _) = filed(&world, true);
    let act = world.technician();
    case.record_step(&act, "power".into(), StepOutcome::Fine, String::new())
        .unwrap();
    case.require_bench(&act, String::new()).unwrap();
    case.issue_rma(&act, RmaId::new(Uuid::from_u128(14)), LINE)
        .unwrap();
    case.receive(
        &world.as_role(Role::Clerk),
        LINE,
        Some(Serial::parse("ZZ9900000001").unwrap()),
    )
    .unwrap();
    let line = case.line(LINE).unwrap();
    assert_eq!(
        (line.state, line.received_at),
        (State::ReceivingException, None)
    );
}

/// A case whose device is awaited.
fn authorised(world: &World) -> Case {
    let (mut case, _) = filed(world, true);
    let act = world.technician();
    case.record_step(&act, "power".into(), StepOutcome::Fine, String::new())
        .unwrap();
    case.require_bench(&act, String::new()).unwrap();
    case.issue_rma(&act, RmaId::new(Uuid::from_u128(14)), LINE)
        .unwrap();
    case.authorisation_sent(&act).unwrap();
    case
}

#[test]
fn a_receipt_by_mistake_leaves_the_line_as_it_was_before() {
    let world = World::new();
    let clerk = world.as_role(Role::Clerk);
    for shipped in [false, true] {
        let mut case = authorised(&world);
        if shipped {
            case.customer_shipped(&world.customer(), LINE, "UPS".into(), "1Z".into())
                .unwrap();
        }
        let before = case.clone();
        case.receive(&clerk, LINE, None).unwrap();
        case.undo_receipt(&clerk, LINE).unwrap();
        assert_eq!(case, before);
    }
}

#[test]
fn a_receipt_stands_once_the_bench_has_begun() {
    let world = World::new();
    let mut case = diagnosed(&world, true);
    assert!(
        case.undo_receipt(&world.as_role(Role::Clerk), LINE)
            .is_err()
    );
}

#[test]
fn another_device_found_in_a_received_box_stops_its_clocks() {
    let world = World::new();
    let clerk = world.as_role(Role::Clerk);
    let mut case = authorised(&world);
    case.receive(&clerk, LINE, None).unwrap();
    case.wrong_unit(&clerk, LINE, &Serial::parse("ZZ9900000001").unwrap())
        .unwrap();
    let line = case.line(LINE).unwrap();
    assert_eq!(
        (line.state, line.received_at, line.diagnosis_due),
        (State::ReceivingException, None, None)
    );
}

#[test]
fn a_wrong_device_found_by_mistake_leaves_the_receipt_as_it_was() {
    let mut world = World::new();
    let mut case = authorised(&world);
    case.receive(&world.as_role(Role::Clerk), LINE, None)
        .unwrap();
    let before = case.clone();
    world.now = world.now.plus_hours(1);
    let clerk = world.as_role(Role::Clerk);
    case.wrong_unit(&clerk, LINE, &Serial::parse("ZZ9900000001").unwrap())
        .unwrap();
    case.undo_wrong_unit(&clerk, LINE).unwrap();
    assert_eq!(case, before);
}

/// A case whose label the customer could not read, received by its number.
fn unreadable(world: &World) -> Case {
    let (mut case, _) = filed(world, true);
    case.device.serial = None;
    case.device.unit = None;
    case.device.shipped_on = None;
    case.device.bought_on = None;
    case.device.warranty = Warranty::Unproven;
    let act = world.technician();
    case.record_step(&act, "power".into(), StepOutcome::Fine, String::new())
        .unwrap();
    case.require_bench(&act, String::new()).unwrap();
    case.issue_rma(&act, RmaId::new(Uuid::from_u128(14)), LINE)
        .unwrap();
    case.receive(&world.as_role(Role::Clerk), LINE, None)
        .unwrap();
    case
}

fn record(sku: &str) -> Unit {
    Unit {
        id: UnitId::new(Uuid::from_u128(15)),
        serial: Serial::parse("DM4K21A00017").unwrap(),
        sku: sku.into(),
        product: "Dome 4K".into(),
        family: Family::Dome,
        warranty_months: 24,
        sold_via: None,
        invoiced_on: Some(date(2025, 6, 1)),
        shipped_on: Some(date(2025, 6, 2)),
        made_on: None,
        replaces: None,
        replaced_by: None,
        inherits: None,
        void: None,
    }
}

#[test]
fn a_serial_first_read_at_the_dock_is_the_devices_with_what_we_know_of_it() {
    let world = World::new();
    let clerk = world.as_role(Role::Clerk);
    let mut case = unreadable(&world);
    let before = case.clone();
    let serial = Serial::parse("DM4K21A00017").unwrap();
    case.unpack(&clerk, LINE, &serial, Some(&record("DM-4K")))
        .unwrap();
    let line = case.line(LINE).unwrap();
    assert_eq!(line.state, State::Received);
    assert_eq!(line.serial.as_ref(), Some(&serial));
    assert!(line.unit.is_some() && line.warranty.is_covered());
    case.forget_serial(&clerk, LINE).unwrap();
    assert_eq!(case, before);
}

#[test]
fn a_serial_of_another_product_is_another_device() {
    let world = World::new();
    let clerk = world.as_role(Role::Clerk);
    let serial = Serial::parse("DM4K21A00017").unwrap();
    let mut case = unreadable(&world);
    case.unpack(&clerk, LINE, &serial, Some(&record("RC-8")))
        .unwrap();
    assert_eq!(case.line(LINE).unwrap().state, State::ReceivingException);
    // Where the serial is known, any other is another device.
    let mut known = authorised(&world);
    known.receive(&clerk, LINE, None).unwrap();
    known
        .unpack(&clerk, LINE, &Serial::parse("ZZ9900000001").unwrap(), None)
        .unwrap();
    assert_eq!(known.line(LINE).unwrap().state, State::ReceivingException);
}

#[test]
fn a_parcel_after_the_last_day_is_a_supervisors_to_receive_with_a_reason() {
    let mut world = World::new();
    for ends_by_itself in [false, true] {
        let mut case = authorised(&world);
        world.now = world.now.plus_days(31);
        if ends_by_itself {
            case.expire_rma(&world.as_role(Role::Clerk)).unwrap();
            assert!(case.is_over() && case.has_expired());
        }
        let (clerk, boss) = (world.as_role(Role::Clerk), world.as_role(Role::Supervisor));
        let before = case.clone();
        for act in [&clerk, &boss] {
            assert!(matches!(
                case.receive(act, LINE, None),
                Err(Refusal::RmaExpired { .. })
            ));
        }
        assert_eq!(
            case.receive_late(&clerk, LINE, "Strike".into()),
            Err(Refusal::SupervisorOnly)
        );
        assert_eq!(case, before);
        case.receive_late(&boss, LINE, "Strike at the carrier".into())
            .unwrap();
        assert_eq!(case.header(), Header::Received);
        assert!(!case.is_over());
    }
}

#[test]
fn an_rma_that_has_ended_goes_on_with_more_days() {
    let mut world = World::new();
    let mut case = authorised(&world);
    world.now = world.now.plus_days(31);
    case.expire_rma(&world.technician()).unwrap();
    case.extend_rma(&world.as_role(Role::Supervisor), 30, "Strike".into())
        .unwrap();
    assert_eq!(case.header(), Header::WaitingForYourUnit);
    case.receive(&world.as_role(Role::Clerk), LINE, None)
        .unwrap();
    // What was called off stays so.
    let mut over = authorised(&world);
    over.call_off(&world.customer(), String::new()).unwrap();
    assert!(
        over.extend_rma(&world.as_role(Role::Supervisor), 30, String::new())
            .is_err()
    );
}

#[test]
fn another_product_is_no_replacement() {
    let world = World::new();
    let mut case = diagnosed(&world, true);
    let act = world.technician();
    case.reach_verdict(&act, LINE, Verdict::DefectInWarranty)
        .unwrap();
    let spare = Serial::parse("DM4K21A00099").unwrap();
    assert_eq!(
        case.assign_replacement(&act, LINE, given(spare.clone(), "RC-8")),
        Err(Refusal::OtherProduct)
    );
    case.assign_replacement(&act, LINE, given(spare, "DM-4K"))
        .unwrap();
}

#[test]
fn s10_dead_on_arrival_ends_with_its_window_from_the_delivery() {
    let world = World::new();
    let mut case = diagnosed(&world, true);
    let line = case.line_mut(LINE).unwrap();
    line.shipped_on = Some(date(2026, 2, 7));
    assert_eq!(
        case.clone()
            .reach_verdict(&world.technician(), LINE, Verdict::Doa),
        Err(Refusal::DoaWindowOver {
            last_day: date(2026, 3, 9)
        })
    );
    case.line_mut(LINE).unwrap().shipped_on = Some(date(2026, 2, 8));
    case.reach_verdict(&world.technician(), LINE, Verdict::Doa)
        .unwrap();
}

#[test]
fn an_rma_can_be_called_off_until_the_device_has_arrived() {
    let world = World::new();
    let mut case = diagnosed(&world, true);
    assert_eq!(
        case.call_off(&world.customer(), String::new()),
        Err(Refusal::TooLateToCancel)
    );
    let (mut early, _) = filed(&world, true);
    early
        .call_off(&world.customer(), "Found the cause".into())
        .unwrap();
    assert_eq!(early.header(), Header::ClosedWithoutRepair);
    let again = early.call_off(&world.customer(), String::new());
    assert_eq!(again, Err(Refusal::CaseOver));
}

#[test]
fn an_rma_can_be_called_off_although_the_number_of_the_parcel_was_told() {
    let world = World::new();
    let mut case = authorised(&world);
    case.customer_shipped(&world.customer(), LINE, "UPS".into(), "1Z".into())
        .unwrap();
    assert!(case.can_call_off());
    case.call_off(&world.customer(), String::new()).unwrap();
    assert!(case.is_over());
    assert_eq!(case.line(LINE).unwrap().state, State::Cancelled);
}

/// A case that was solved on Tuesday 10 March at nine without a device being sent.
fn solved(world: &World) -> Case {
    let (mut case, _) = filed(world, true);
    case.start_support(&world.technician()).unwrap();
    case.fix_remotely(&world.technician(), "A new cable".into())
        .unwrap();
    case
}

#[test]
fn what_was_solved_from_afar_closes_by_itself_after_fourteen_days_and_stays_finished() {
    let mut world = World::new();
    let fixed_at = world.now;
    let mut case = solved(&world);
    world.now = fixed_at.plus_days(14);
    assert_eq!(case.close_fixed(&world.customer(), fixed_at), Ok(vec![]));
    assert!(case.clone().reopen(&world.customer()).is_ok());
    world.now = fixed_at.plus_days(15);
    case.close_fixed(&world.customer(), fixed_at).unwrap();
    assert!(case.is_over());
    assert_eq!(case.header(), Header::Finished);
    assert!(case.reopen(&world.customer()).is_err());
}

#[test]
fn what_failed_again_does_not_close_by_itself() {
    let mut world = World::new();
    let fixed_at = world.now;
    let mut case = solved(&world);
    case.reopen(&world.customer()).unwrap();
    world.now = fixed_at.plus_days(20);
    assert_eq!(case.close_fixed(&world.customer(), fixed_at), Ok(vec![]));
    assert!(!case.is_over());
}

#[test]
fn only_what_is_with_sales_is_closed_there() {
    let world = World::new();
    let sales = world.as_role(Role::Sales);
    let (mut case, _) = filed(&world, true);
    assert!(case.close_with_sales(&sales, "Exchanged".into()).is_err());
    case.hand_to_sales(&world.technician(), SalesReason::ChangedMind)
        .unwrap();
    case.close_with_sales(&sales, "Exchanged".into()).unwrap();
    assert!(case.is_over());
    assert_eq!(case.header(), Header::Finished);
    let mut benched = authorised(&world);
    assert!(benched.close_with_sales(&sales, String::new()).is_err());
}

/// What happens on the shelf.
fn shelve(case: &mut Case, tech: &Act<'_>, what: u8) -> Outcome {
    match what {
        70 => case.stock_kept(tech, LINE, advance::credit()),
        71 => case.expect_stock(tech, LINE, Some(date(2026, 12, 1))),
        _ => case.stock_missing(tech, LINE, None),
    }
}

/// One random command; most are refused, which is the point.
fn stir(case: &mut Case, world: &World, dice: u8, n: u128) -> Outcome {
    let (tech, boss, clerk, owner) = (
        world.technician(),
        world.as_role(Role::Supervisor),
        world.as_role(Role::Clerk),
        world.customer(),
    );
    let open = case
        .lines()
        .first()
        .and_then(|line| line.estimate())
        .map_or(estimate(0), |one| one.id);
    let serial = case.lines().first().and_then(|line| line.serial.clone());
    let turn = usize::try_from(n).unwrap();
    let supply = [Supply::There, Supply::Awaited { expected_on: None }][turn % 2];
    match dice % 76 {
        0 => case.start_support(&tech),
        1 => case.record_step(&tech, "power".into(), StepOutcome::Faulty, String::new()),
        2 => case.ask_customer(&tech),
        3 => case.customer_answered(&owner),
        4 => case.fix_remotely(&tech, String::new()),
        5 => case.reopen(&owner),
        6 | 7 => case.require_bench(&tech, String::new()),
        8 => case.hand_to_sales(&tech, SalesReason::Upgrade),
        9 | 10 => case.issue_rma(&tech, RmaId::new(Uuid::from_u128(14)), LINE),
        11 => case.authorisation_sent(&tech),
        12 => case.customer_shipped(&owner, LINE, "UPS".into(), "1Z".into()),
        13 | 14 => case.receive(&clerk, LINE, serial),
        15 => case.receive(&clerk, LINE, Serial::parse("ZZ9900000001").ok()),
        16 => case.resolve_exception(&boss, LINE, String::new()),
        17 => case.begin_diagnosis(&tech, LINE),
        18 => {
            let fault = [FaultCode::Lens, FaultCode::NoFault][turn % 2];
            case.record_findings(&tech, LINE, fault, "Seen.".into())
        }
        19 => {
            let key = bench_tests(Family::Dome)[usize::from(dice) % 5].key;
            case.record_test(&tech, LINE, key.into(), turn % 3 > 0, String::new())
        }
        20 => case.cannot_reproduce(&tech, LINE),
        21 => case.resume_diagnosis(&tech, LINE),
        22 => case.reach_verdict(&boss, LINE, Verdict::ALL[turn % Verdict::ALL.len()]),
        23 => case.send_estimate(&tech, LINE, estimate(100 + n), alternatives()),
        24 => case.accept_estimate(&owner, LINE, open, dice % 3, advance::credit(), supply),
        25 => case.decline_estimate(&owner, LINE, open),
        26 => case.start_repair(&tech, LINE),
        27 => case.await_stock(
            &tech,
            LINE,
            Remedy::ALL[usize::from(dice) % 2],
            "part".into(),
            None,
        ),
        28 => case.stock_arrived(&tech, LINE),
        29 => case.finish_repair(&tech, LINE),
        30 => case.pass_tests(&tech, LINE),
        31 => case.fail_test(&tech, LINE),
        32 => {
            let sku = if n.is_multiple_of(2) { "DM-4K" } else { "RC-8" };
            let spare = Serial::parse("DM4K21A00099").unwrap();
            case.assign_replacement(&tech, LINE, given(spare, sku))
        }
        72 => case.use_part(&tech, LINE, cost::part(1 + u16::from(dice) % 3)),
        33 => case.acknowledge_no_fault(&tech, LINE),
        34 => case.ship_out(&clerk, LINE, "ups".into(), ShipService::Ground, "1Z".into()),
        35 => case.wrong_unit(&clerk, LINE, &Serial::parse("ZZ9900000001").unwrap()),
        36 => case.undo_receipt(&clerk, LINE),
        37 => case.close_fixed(&owner, case.opened_at),
        38 => case.close_with_sales(&boss, String::new()),
        39 => case.prove_purchase(&tech, date(2020, 1, 1), u16::from(dice)),
        62 => case.advance_charged(&owner, LINE),
        61 => case.prove_purchase(&tech, date(2026, 3, 1), 24),
        40 => case.undo_wrong_unit(&clerk, LINE),
        41 => case.unpack(&clerk, LINE, &Serial::parse("ZZ9900000001").unwrap(), None),
        42 => case.expire_rma(&boss),
        43 => case.extend_rma(&boss, 30, String::new()),
        44 => case.receive_late(&boss, LINE, String::new()),
        45 | 46 => case.ask_advance(&owner, LINE, advance::request(n)),
        47 => case.deny_advance(&tech, LINE, Reason::AdvanceProofMismatch),
        48 | 49 => case.approve_advance(&tech, LINE, advance::credit(), supply),
        70 | 71 | 74 => shelve(case, &tech, dice % 76),
        75 => case.log_work(&tech, LINE, 1 + u16::from(dice) % 60, String::new()),
        50 => case.withdraw_advance(&owner, LINE),
        51 | 52 => advance::ship(case, &clerk, "DM4K26A00001"),
        53 => case.advance_delivered(&clerk, LINE),
        54 => case.extend_advance(&tech, LINE, 10, String::new()),
        55 => case.forfeit_unreturned(&tech, LINE),
        56 => case.choose_advance(&owner, LINE, Chosen::ALL[turn % 2]),
        57 => case.end_choice(&tech, LINE),
        58 => case.take_advance_back(&clerk, LINE, &[usize::from(dice) % 4]),
        59 => case.credit_late(&boss, LINE, String::new()),
        63 => void::propose(case, &tech, turn),
        64 => case.confirm_void(&void::second(world), LINE, String::new(), &[]),
        65 => case.refuse_void(&void::second(world), LINE, String::new()),
        66 => case.appeal_void(&owner, LINE, String::new()),
        67 => case.uphold_void(&void::third(world), LINE, String::new()),
        68 => case.overturn_void(&void::third(world), LINE, String::new()),
        69 => case.dispose_by_consent(&owner, LINE, open),
        60 => case.allow_advance(&boss, LINE, String::new(), date(2026, 12, 31)),
        _ => case.deliver(&clerk, LINE),
    }
}

fn line_has_findings(case: &Case) -> bool {
    case.lines()
        .iter()
        .all(|line| line.diagnosis.fault.is_some() && line.diagnosis.has_test())
}

/// The commands that lead furthest, so that random journeys get there too.
fn nudge(case: &Case) -> u8 {
    if let Some(roll) = advance::nudge(case) {
        return roll;
    }
    match (case.phase, case.lines().first().map(|line| line.state)) {
        (Phase::BenchRequired, None) => 9,
        (_, Some(State::Authorised | State::AwaitingReturn | State::InTransitIn)) => 13,
        (_, Some(State::Received)) => 17,
        (_, Some(State::Diagnosing)) if line_has_findings(case) => 22,
        (_, Some(State::Diagnosing)) => 18,
        (_, Some(State::AwaitingCustomer)) => 24,
        (_, Some(State::Repairing)) => 29,
        (_, Some(State::ReadyToShip)) => 34,
        _ => 6,
    }
}

/// How many random journeys are walked: as many as hold so many commands, 80 in each on average.
#[expect(
    clippy::disallowed_methods,
    reason = "asks whoever runs the tests, and no configuration"
)]
fn journeys() -> ProptestConfig {
    let commands = std::env::var("CALLTAG_COMMANDS")
        .ok()
        .and_then(|text| text.parse::<u32>().ok());
    ProptestConfig::with_cases(commands.map_or(600, |commands| commands.div_ceil(80)))
}

proptest! {
    #![proptest_config(journeys())]

    /// Invariants 1, 7 and 8 over random journeys; 3 is the database's and is tested there.
    #[test]
    fn random_commands_never_break_an_invariant(covered: bool, dice in prop::collection::vec(any::<u8>(), 1..160)) {
        let mut world = World::new();
        let (mut case, mut history) = filed(&world, covered);
        for (n, roll) in dice.into_iter().enumerate() {
            world.now = world.now.plus_days(i64::from(roll % 3 == 0));
            let before = case.clone();
            let roll = if roll % 4 == 0 { nudge(&case) } else { roll };
            match stir(&mut case, &world, roll, n as u128) {
                Err(_) => prop_assert_eq!(&before, &case, "a refused command changes nothing"),
                Ok(events) => history.extend(events),
            }
            // 1: no repair and no replacement on a line that is not covered before an accepted estimate.
            for line in case.lines() {
                let proceeded = matches!(line.state, State::Repairing | State::Testing | State::AwaitingParts)
                    || line.replacement.is_some();
                if proceeded && line.needs_consent() {
                    prop_assert!(line.has_consent());
                }
            }
            advance::holds_the_invariants(&case, &history)?;
            // 7: the status is a function of the states, and the events tell the same.
            let replayed = Standing::replay(&history);
            let standing = Standing::of(&case);
            prop_assert_eq!(replayed.as_ref(), Some(&standing));
            // 8: every move has its circumstances, in order.
            prop_assert!(history.windows(2).all(|pair| pair[0].at <= pair[1].at));
            prop_assert!(history.iter().all(|event| event.policy == world.policy.version));
        }
    }
}
