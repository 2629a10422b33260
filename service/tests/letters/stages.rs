//! Cases at the stage that a letter speaks of.

use domain::access::{Role, Source};
use domain::account::Credit;
use domain::case::{Act, Case, Contact, Device, Filing};
use domain::contact::{Email, PersonName};
use domain::estimate::{Alternative, Remedy};
use domain::event::{By, SalesReason, StepOutcome};
use domain::id::{AttachmentId, CaseId, CustomerId, EstimateId, LineId, MessageId, RmaId, StaffId};
use domain::line::diagnosis::Verdict;
use domain::line::void::VoidProposal;
use domain::money::{Currency, Money};
use domain::number::CaseNumber;
use domain::policy::condition::VoidCode;
use domain::product::{Family, FaultCode, Symptom, bench_tests};
use domain::serial::Serial;
use domain::shipment::ShipService;
use domain::stock::Supply;
use domain::warranty::{Basis, Warranty};
use jiff::civil::date;
use service::jobs::{Job, LetterKind};
use std::time::Duration;
use store::{Author, Message, NewJob};
use uuid::Uuid;

use super::advances;
use crate::harness::{World, home};

/// Every kind of letter.
pub const ALL: [LetterKind; 40] = [
    LetterKind::Filed,
    LetterKind::Question,
    LetterKind::FixedRemotely,
    LetterKind::HandedToSales,
    LetterKind::ClosedBySales,
    LetterKind::Authorised,
    LetterKind::Extended,
    LetterKind::Reminder,
    LetterKind::Received,
    LetterKind::WrongUnit,
    LetterKind::FaultNotFoundYet,
    LetterKind::Estimate,
    LetterKind::EstimateReminder,
    LetterKind::EstimateAccepted,
    LetterKind::EstimateEnded,
    LetterKind::WarrantyVoid,
    LetterKind::AppealReceived,
    LetterKind::AppealDecided,
    LetterKind::ProofDoubted,
    LetterKind::Disposed,
    LetterKind::OutOfStock,
    LetterKind::ShippedBack,
    LetterKind::Delivered,
    LetterKind::CalledOff,
    LetterKind::Expired,
    LetterKind::Rejected,
    LetterKind::Message,
    LetterKind::AdvanceRequested,
    LetterKind::AdvanceDenied,
    LetterKind::AdvanceCharged,
    LetterKind::AdvanceChargeFailed,
    LetterKind::AdvanceWithdrawn,
    LetterKind::AdvanceShipped,
    LetterKind::AdvanceReminder,
    LetterKind::AdvanceExtended,
    LetterKind::AdvanceCredited,
    LetterKind::AdvanceChoice,
    LetterKind::AdvanceSendBack,
    LetterKind::AdvanceReturned,
    LetterKind::AdvanceForfeited,
];

pub const LINE: LineId = LineId::new(Uuid::from_u128(21));
const ESTIMATE: EstimateId = EstimateId::new(Uuid::from_u128(22));

/// Enqueues the letter; always under the same identity, as a job that is tried again.
pub async fn enqueue(world: &World, case: &Case, letter: LetterKind) {
    // What a scan has caused waits until the scan can no longer be undone.
    if letter == LetterKind::Received {
        world.desk.clock.advance(Duration::from_mins(2));
    }
    let last_day = case.rma.as_ref().map(|rma| rma.valid_until);
    let case = case.id;
    let payload = serde_json::to_string(&if letter == LetterKind::Reminder {
        Job::Remind {
            case,
            last_day: last_day.expect("a reminder is of an RMA"),
            days_left: 30,
        }
    } else {
        Job::Letter {
            case,
            letter,
            message: None,
        }
    });
    let job = NewJob {
        id: Uuid::from_u128(23),
        kind: "letter".into(),
        payload: payload.unwrap(),
        run_at: world.desk.now().micros(),
        dedup: None,
    };
    let mut tx = world.desk.store.write().await.unwrap();
    tx.enqueue_job(&job, job.run_at).await.unwrap();
    tx.commit().await.unwrap();
}

/// A case that this letter is true of, kept, with a message of the technician.
pub async fn staged(world: &World, kind: LetterKind, language: &str, family: Family) -> Case {
    let mut case = filed(world, language, family).await;
    play(world, kind, &mut case);
    keep(world, &case).await;
    say(
        world,
        &case,
        "Which light is on, green or red?\nAnd since <when>?",
    )
    .await;
    case
}

/// The technician writes to the customer.
pub async fn say(world: &World, case: &Case, body: &str) {
    let (staff, _) = world.technician.staff().unwrap();
    let message = Message {
        id: MessageId::new(world.desk.entropy.uuid_v7(world.desk.now())),
        case: case.id,
        at: world.desk.now(),
        author: Author::Staff,
        author_id: staff.uuid(),
        author_name: "Sam".into(),
        internal: false,
        body: body.into(),
    };
    let mut tx = world.desk.store.write().await.unwrap();
    tx.insert_message(&message).await.unwrap();
    tx.commit().await.unwrap();
}

fn play(world: &World, kind: LetterKind, case: &mut Case) {
    let tech = by(world, Role::Technician);
    match kind {
        LetterKind::Filed | LetterKind::Message => {}
        LetterKind::Question => {
            case.start_support(&tech).unwrap();
            case.ask_customer(&tech).unwrap();
        }
        LetterKind::FixedRemotely => {
            case.start_support(&tech).unwrap();
            case.fix_remotely(&tech, "Reset".into()).unwrap();
        }
        LetterKind::HandedToSales => {
            case.hand_to_sales(&tech, SalesReason::Upgrade).unwrap();
        }
        LetterKind::ClosedBySales => {
            case.hand_to_sales(&tech, SalesReason::Upgrade).unwrap();
            case.close_with_sales(&by(world, Role::Sales), "Exchanged".into())
                .unwrap();
        }
        LetterKind::Authorised | LetterKind::Reminder => authorise(world, case),
        LetterKind::Extended => {
            authorise(world, case);
            case.extend_rma(&by(world, Role::Supervisor), 14, "Holidays".into())
                .unwrap();
        }
        LetterKind::CalledOff => {
            authorise(world, case);
            case.call_off(&by_customer(world), String::new()).unwrap();
        }
        LetterKind::Expired => expire(world, case),
        LetterKind::Received => receive(world, case),
        LetterKind::WrongUnit => receive_other(world, case),
        LetterKind::Rejected => {
            receive_other(world, case);
            case.reject_arrival(&by(world, Role::Supervisor), LINE, "Not ours".into())
                .unwrap();
        }
        LetterKind::FaultNotFoundYet => {
            diagnose(world, case);
            case.cannot_reproduce(&tech, LINE).unwrap();
        }
        LetterKind::Estimate => quote(world, case),
        LetterKind::EstimateReminder => {
            quote(world, case);
            world.pass_days(14);
        }
        LetterKind::EstimateAccepted => accept(world, case),
        LetterKind::EstimateEnded => decline(world, case),
        LetterKind::WarrantyVoid => void(world, case),
        LetterKind::AppealReceived => appeal(world, case),
        LetterKind::AppealDecided => {
            appeal(world, case);
            case.overturn_void(
                &another(world, 32),
                LINE,
                "The photo shows our seal.".into(),
            )
            .unwrap();
        }
        LetterKind::ProofDoubted => {
            case.doubt_purchase(&tech, "It names another model.".into())
                .unwrap();
        }
        LetterKind::Disposed => {
            quote(world, case);
            case.dispose_by_consent(&by_customer(world), LINE, ESTIMATE)
                .unwrap();
        }
        LetterKind::OutOfStock => {
            accept(world, case);
            let expected = Some(date(2026, 4, 2));
            case.await_stock(&tech, LINE, Remedy::Repair, "Power board".into(), expected)
                .unwrap();
        }
        LetterKind::ShippedBack => ship(world, case),
        LetterKind::Delivered => {
            ship(world, case);
            case.deliver(&tech, LINE).unwrap();
        }
        LetterKind::AdvanceRequested
        | LetterKind::AdvanceDenied
        | LetterKind::AdvanceCharged
        | LetterKind::AdvanceChargeFailed
        | LetterKind::AdvanceWithdrawn
        | LetterKind::AdvanceShipped
        | LetterKind::AdvanceReminder
        | LetterKind::AdvanceExtended
        | LetterKind::AdvanceCredited
        | LetterKind::AdvanceChoice
        | LetterKind::AdvanceSendBack
        | LetterKind::AdvanceReturned
        | LetterKind::AdvanceForfeited => {
            assert!(advances::play(world, kind, case), "{kind:?}");
        }
    }
}

pub fn authorise(world: &World, case: &mut Case) {
    let tech = by(world, Role::Technician);
    case.record_step(&tech, "power".into(), StepOutcome::Faulty, String::new())
        .unwrap();
    case.require_bench(&tech, "Dead".into()).unwrap();
    case.issue_rma(&tech, RmaId::new(Uuid::from_u128(24)), LINE)
        .unwrap();
    case.authorisation_sent(&tech).unwrap();
}

fn expire(world: &World, case: &mut Case) {
    authorise(world, case);
    world.pass_days(31);
    case.expire_rma(&by(world, Role::Technician)).unwrap();
}

pub fn receive(world: &World, case: &mut Case) {
    authorise(world, case);
    case.receive(&by(world, Role::Clerk), LINE, None).unwrap();
}

fn receive_other(world: &World, case: &mut Case) {
    authorise(world, case);
    let other = Serial::parse("OTHER12345678").unwrap();
    case.receive(&by(world, Role::Clerk), LINE, Some(other))
        .unwrap();
}

fn diagnose(world: &World, case: &mut Case) {
    receive(world, case);
    let tech = by(world, Role::Technician);
    case.begin_diagnosis(&tech, LINE).unwrap();
    case.record_test(&tech, LINE, "boot".into(), false, "Does not start".into())
        .unwrap();
    let findings = "The power stage has failed; the drives are sound.";
    case.record_findings(&tech, LINE, FaultCode::PowerStage, findings.into())
        .unwrap();
}

fn quote(world: &World, case: &mut Case) {
    diagnose(world, case);
    let tech = by(world, Role::Technician);
    case.reach_verdict(&tech, LINE, Verdict::DefectOutOfWarranty)
        .unwrap();
    let way = |remedy, description: &str, parts, labour, ready_in_days| Alternative {
        remedy,
        description: description.into(),
        parts: Money::new(parts, Currency::Usd),
        labour: Money::new(labour, Currency::Usd),
        ready_in_days,
    };
    let ways = vec![
        way(
            Remedy::Repair,
            "New power board, tested for four hours",
            6_450,
            8_000,
            2,
        ),
        way(
            Remedy::Replace,
            "A refurbished NVR-16 with a year of warranty",
            123_900,
            0,
            1,
        ),
    ];
    case.send_estimate(&tech, LINE, ESTIMATE, ways).unwrap();
}

fn accept(world: &World, case: &mut Case) {
    quote(world, case);
    let credit = Credit {
        owed: Money::zero(Currency::Usd),
        limit: domain::policy::Policy::default().credit_limit(),
    };
    case.accept_estimate(
        &by_customer(world),
        LINE,
        ESTIMATE,
        0,
        credit,
        Supply::Uncounted,
    )
    .unwrap();
}

fn decline(world: &World, case: &mut Case) {
    quote(world, case);
    case.decline_estimate(&by_customer(world), LINE, ESTIMATE)
        .unwrap();
}

fn void(world: &World, case: &mut Case) {
    case.device.warranty = Warranty::Unproven;
    diagnose(world, case);
    let proposal = VoidProposal {
        codes: vec![VoidCode::CutCable, VoidCode::Water],
        note: "The cable is cut close to the housing.".into(),
        photos: vec![AttachmentId::new(Uuid::from_u128(31))],
    };
    case.propose_void(&by(world, Role::Technician), LINE, proposal, &[])
        .unwrap();
    case.confirm_void(&another(world, 33), LINE, "I see it too.".into(), &[])
        .unwrap();
}

fn appeal(world: &World, case: &mut Case) {
    void(world, case);
    case.appeal_void(&by_customer(world), LINE, "It came like this.".into())
        .unwrap();
}

/// Another supervisor.
fn another(world: &World, n: u128) -> Act<'_> {
    Act {
        by: By::Staff(StaffId::new(Uuid::from_u128(n))),
        ..by(world, Role::Supervisor)
    }
}

fn ship(world: &World, case: &mut Case) {
    accept(world, case);
    let tech = by(world, Role::Technician);
    case.start_repair(&tech, LINE).unwrap();
    case.finish_repair(&tech, LINE).unwrap();
    for test in bench_tests(case.device.family) {
        case.record_test(&tech, LINE, test.key.into(), true, String::new())
            .unwrap();
    }
    case.pass_tests(&tech, LINE).unwrap();
    let tracking = "1Z12345E0291980794".to_owned();
    case.ship_out(&tech, LINE, "ups".into(), ShipService::Ground, tracking)
        .unwrap();
}

/// The customer of every case here.
pub fn jane() -> CustomerId {
    CustomerId::new(Uuid::from_u128(13))
}

/// The circumstances of a command by somebody of this role, now.
pub fn by(world: &World, role: Role) -> Act<'_> {
    let (staff, _) = world.technician.staff().unwrap();
    Act {
        at: world.now(),
        by: By::Staff(staff),
        role: Some(role),
        source: Source::Console,
        policy: &world.policy,
        calendar: &world.desk.calendar,
    }
}

/// The circumstances of a command by the customer, now.
pub fn by_customer(world: &World) -> Act<'_> {
    Act {
        by: By::Customer(jane()),
        role: None,
        source: Source::Portal,
        ..by(world, Role::Technician)
    }
}

/// Makes Jane a customer.
pub async fn settle(world: &World) {
    let email = Email::parse("jane@example.com").unwrap();
    let mut tx = world.desk.store.write().await.unwrap();
    let now = world.now().micros();
    tx.upsert_customer(jane(), &email, "Jane Doe", "en", now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// A case that was just filed, out of warranty; not kept yet.
pub async fn filed(world: &World, language: &str, family: Family) -> Case {
    settle(world).await;
    let entropy = &world.desk.entropy;
    let filing = Filing {
        id: CaseId::new(entropy.uuid_v7(world.now())),
        number: CaseNumber::from_random_bits(entropy.u64()),
        language: language.into(),
        customer: jane(),
        contact: Contact {
            name: PersonName::parse("Jane Doe").unwrap(),
            email: Email::parse("jane@example.com").unwrap(),
            phone: None,
        },
        address: home(),
        device: Device {
            unit: None,
            serial: Some(Serial::parse("NV16K21A00017").unwrap()),
            sku: "NVR-16".into(),
            product: "recorder NVR-16".into(),
            family,
            bought_on: Some(date(2020, 6, 1)),
            shipped_on: None,
            bought_from: String::new(),
            warranty: Warranty::from_start(date(2020, 6, 1), Basis::Invoice, 24, world.today()),
        },
        symptom: Symptom::NoPower,
        description: "Dead since Monday".into(),
        tried_advice: false,
    };
    Case::file(&by_customer(world), filing).0
}

/// Keeps a case as it is.
pub async fn keep(world: &World, case: &Case) {
    let mut tx = world.desk.store.write().await.unwrap();
    tx.insert_case(case).await.unwrap();
    tx.commit().await.unwrap();
}
