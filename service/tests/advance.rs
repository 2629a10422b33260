//! The replacement in advance as the people concerned do it, with its letters, its deadlines and its ledger (S11 to
//! S17).

use domain::access::Actor;
use domain::advance::AdvanceState;
use domain::advance::standing::MoneyStanding;
use domain::case::Case;
use domain::id::AccountId;
use domain::ledger::{EntryKind, Party};
use domain::line::diagnosis::Verdict;
use domain::line::state::State;
use domain::money::{Currency, Money};
use domain::product::bench_tests;
use domain::reason::Reason;
use domain::refusal::Refusal;
use domain::serial::Serial;
use service::advance::{RawAdvance, RawAdvanceParcel};
use service::bench::{RawFindings, RawReplacement, RawTest};
use service::dock::RawScan;
use service::outbound::RawParcel;
use service::passport::PublicStanding;
use service::tracking::CaseView;
use service::{Command, Error};
use store::{Account, NewUnit};

use crate::harness::{World, line};

const PRICE: i64 = 24_900;
const OWN: &str = "ND4K24071201";
const SPARE: &str = "ND4K26010001";

const fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::Usd)
}

fn yes() -> RawAdvance {
    RawAdvance {
        way: "account".into(),
        consent: "yes".into(),
        price: "24900".into(),
    }
}

/// A return of a camera that was bought a week ago, with its invoice.
async fn bought_lately(world: &World) -> Case {
    bought(world, 7).await
}

async fn bought(world: &World, days_ago: i32) -> Case {
    with_proof(world, OWN, days_ago).await
}

/// An authorised return of a camera that was bought so many days ago, its invoice checked.
pub async fn with_proof(world: &World, serial: &str, days_ago: i32) -> Case {
    let case = world.authorised(serial, true).await;
    let bought = world.today() - jiff::Span::new().days(days_ago);
    let case = world
        .desk
        .confirm_purchase(world.at_desk(&world.technician, &case), &bought.to_string())
        .await
        .unwrap();
    world.add_proof(&case).await;
    case
}

pub async fn asked(world: &World, case: &Case) -> Case {
    let owner = World::customer(case);
    let command = Command::portal(&owner, case.number);
    world
        .desk
        .ask_advance(command, line(case).id, yes())
        .await
        .unwrap()
}

async fn approved(world: &World, case: &Case) -> Case {
    let case = asked(world, case).await;
    let command = world.at_desk(&world.technician, &case);
    world
        .desk
        .approve_advance(command, line(&case).id)
        .await
        .unwrap()
}

pub fn parcel(serial: &str) -> RawAdvanceParcel {
    RawAdvanceParcel {
        serial: serial.into(),
        product: "ND-4K".into(),
        parcel: RawParcel {
            tracking: "1Z999AA10123456784".into(),
            ..RawParcel::default()
        },
    }
}

async fn sent(world: &World) -> Case {
    sent_of(world, OWN, SPARE).await
}

/// A return whose replacement has left.
pub async fn sent_of(world: &World, own: &str, spare: &str) -> Case {
    let case = with_proof(world, own, 7).await;
    let case = approved(world, &case).await;
    world
        .desk
        .ship_advance(
            world.at_desk(&world.clerk, &case),
            line(&case).id,
            parcel(spare),
        )
        .await
        .unwrap()
}

/// The defective device comes in and the bench decides.
pub async fn decided(world: &World, case: &Case, own: &str, verdict: Verdict) -> Case {
    let raw = RawScan {
        code: own.into(),
        ..RawScan::default()
    };
    world.desk.scan(&world.clerk, &raw).await.unwrap();
    let case = world.case(case.number).await;
    let id = line(&case).id;
    let on = |case: &Case| -> Command<'_> {
        Command::console(&world.technician, case.number, case.version)
    };
    let case = world.desk.begin_diagnosis(on(&case), id).await.unwrap();
    let broken = verdict != Verdict::NoFaultFound;
    let test = RawTest {
        key: bench_tests(case.device.family)[0].key.into(),
        outcome: if broken { "failed" } else { "passed" }.into(),
        note: String::new(),
    };
    let case = world.desk.record_test(on(&case), id, test).await.unwrap();
    let findings = RawFindings {
        fault: if broken { "power-stage" } else { "no-fault" }.into(),
        findings: "Seen on the bench.".into(),
    };
    let case = world
        .desk
        .record_findings(on(&case), id, findings)
        .await
        .unwrap();
    world
        .desk
        .reach_verdict(on(&case), id, verdict.key())
        .await
        .unwrap()
}

fn state(case: &Case) -> AdvanceState {
    line(case).advance.as_ref().unwrap().state
}

async fn owed(world: &World, party: Party) -> Money {
    let mut tx = world.desk.store.read().await.unwrap();
    tx.balance_of(party, Currency::Usd).await.unwrap()
}

async fn kinds(world: &World, case: &Case) -> Vec<EntryKind> {
    let mut tx = world.desk.store.read().await.unwrap();
    let entries = tx.entries_of_case(case.id).await.unwrap();
    entries.iter().map(|entry| entry.booking.kind).collect()
}

fn denied(refused: service::Result<Case>) -> Reason {
    match refused {
        Err(Error::Refused(Refusal::Denied { reason })) => reason,
        other => panic!("{other:?}"),
    }
}

async fn seen(world: &World, case: &Case) -> CaseView {
    let owner = World::customer(case);
    let view = world.desk.view(&owner, case.number, words::Lang::En);
    view.await.unwrap()
}

async fn subjects(world: &World) -> Vec<String> {
    let letters = world.letters().await;
    letters.into_iter().map(|letter| letter.subject).collect()
}

#[tokio::test]
async fn s11_s12_no_advance_without_proof_or_after_thirty_days_and_the_page_says_why() {
    let world = World::new().await;
    let case = world.authorised(OWN, true).await;
    let owner = World::customer(&case);
    let command = Command::portal(&owner, case.number);
    let refused = world.desk.ask_advance(command, line(&case).id, yes()).await;
    assert_eq!(denied(refused), Reason::AdvanceNoProof);
    world.add_proof(&case).await;
    let view = world.desk.advance(&owner, case.number).await.unwrap();
    let Err(Refusal::Denied {
        reason: Reason::AdvanceTooLate { window },
    }) = view.entitlement
    else {
        panic!("{:?}", view.entitlement);
    };
    assert_eq!(window.days, 30);
    assert_eq!(window.asked_on, world.today());
}

#[tokio::test]
async fn s12_a_stranger_finds_no_advance_and_the_desk_asks_for_none() {
    let world = World::new().await;
    let case = bought_lately(&world).await;
    let nobody = Actor::Visitor;
    assert!(matches!(
        world.desk.advance(&nobody, case.number).await,
        Err(Error::NotFound)
    ));
    let command = world.at_desk(&world.technician, &case);
    let refused = world.desk.ask_advance(command, line(&case).id, yes()).await;
    assert!(refused.is_err(), "nobody consents for the customer");
}

#[tokio::test]
async fn s13_consent_is_asked_for_and_the_account_is_charged_before_anything_leaves() {
    let world = World::new().await;
    let case = bought_lately(&world).await;
    let owner = World::customer(&case);
    let silent = RawAdvance {
        consent: String::new(),
        ..yes()
    };
    let command = Command::portal(&owner, case.number);
    let refused = world
        .desk
        .ask_advance(command, line(&case).id, silent)
        .await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
    let other = RawAdvance {
        price: "19900".into(),
        ..yes()
    };
    let command = Command::portal(&owner, case.number);
    let refused = world.desk.ask_advance(command, line(&case).id, other).await;
    assert!(
        matches!(refused, Err(Error::Invalid(_))),
        "they agreed to another sum"
    );
    let case = asked(&world, &case).await;
    let id = line(&case).id;
    let early = world
        .desk
        .ship_advance(world.at_desk(&world.clerk, &case), id, parcel(SPARE))
        .await;
    assert!(early.is_err(), "it is not charged");
    let case = world
        .desk
        .approve_advance(world.at_desk(&world.technician, &case), id)
        .await
        .unwrap();
    assert_eq!(state(&case), AdvanceState::Charged);
    assert_eq!(
        owed(&world, Party::Customer(case.customer)).await,
        usd(PRICE)
    );
    let case = world
        .desk
        .ship_advance(world.at_desk(&world.clerk, &case), id, parcel(SPARE))
        .await
        .unwrap();
    let sent = line(&case).advance.as_ref().unwrap().sent.clone().unwrap();
    assert_eq!(sent.pieces.len(), 3, "two accessories and the packaging");
    let subjects = subjects(&world).await;
    assert!(
        subjects
            .iter()
            .any(|one| one.contains("is on its way; send yours by")),
        "{subjects:?}"
    );
}

#[tokio::test]
async fn s13_two_who_approve_it_charge_it_once() {
    let world = World::new().await;
    let case = bought_lately(&world).await;
    let case = asked(&world, &case).await;
    let id = line(&case).id;
    let first = world
        .desk
        .approve_advance(world.at_desk(&world.technician, &case), id)
        .await;
    let second = world
        .desk
        .approve_advance(world.at_desk(&world.supervisor, &case), id)
        .await;
    assert!(first.is_ok());
    assert!(matches!(second, Err(Error::Conflict)));
    assert_eq!(kinds(&world, &case).await, [EntryKind::AdvanceCharge]);
}

#[tokio::test]
async fn s13_an_account_at_its_limit_is_refused_with_its_sums() {
    let world = World::new().await;
    let mut policy = world.policy.clone();
    policy.credit_limit_minor = 20_000;
    let world = world.under(policy).await;
    let case = bought_lately(&world).await;
    let case = asked(&world, &case).await;
    let refused = world
        .desk
        .approve_advance(world.at_desk(&world.technician, &case), line(&case).id)
        .await;
    assert_eq!(
        denied(refused),
        Reason::AdvanceOverLimit {
            limit: usd(20_000),
            owed: usd(0),
            amount: usd(PRICE)
        }
    );
    let case = world
        .desk
        .deny_advance(
            world.at_desk(&world.technician, &case),
            line(&case).id,
            "rules",
        )
        .await
        .unwrap();
    assert_eq!(state(&case), AdvanceState::Denied);
}

#[tokio::test]
async fn s14_the_defective_device_comes_and_the_account_is_credited() {
    let world = World::new().await;
    let case = sent(&world).await;
    let me = Party::Customer(case.customer);
    assert_eq!(owed(&world, me).await, usd(PRICE));
    // The page says what is at stake, and promises nobody a defective device back.
    let view = seen(&world, &case).await;
    let sentence = &view.status.sentence;
    assert!(sentence.ends_with("stands."), "{sentence}");
    let last = view.ahead.last().unwrap();
    assert!(last.text.contains("you keep the replacement"), "{last:?}");
    let case = decided(&world, &case, OWN, Verdict::DefectInWarranty).await;
    assert_eq!(owed(&world, me).await, usd(0));
    assert_eq!(
        kinds(&world, &case).await,
        [EntryKind::AdvanceCharge, EntryKind::AdvanceCreditCustomer]
    );
    assert!(case.is_over());
    let subjects = subjects(&world).await;
    assert!(
        subjects.iter().any(|one| one.starts_with("Credited: ")),
        "{subjects:?}"
    );
    // The replacement inherits what was left of the warranty (invariant 9).
    let mut tx = world.desk.store.read().await.unwrap();
    let spare = Serial::parse(SPARE).unwrap();
    let unit = tx.unit_by_serial(&spare).await.unwrap().unwrap();
    assert!(unit.inherits.is_some());
}

#[tokio::test]
async fn s14_reminders_come_after_seven_fourteen_and_twenty_one_days_and_then_the_charge_stands() {
    let world = World::new().await;
    let case = sent(&world).await;
    let reminders = async || {
        let subjects = subjects(&world).await;
        subjects
            .iter()
            .filter(|one| one.starts_with("Please send us your"))
            .count()
    };
    for (days, sent) in [(6, 0), (1, 1), (7, 2), (7, 3), (8, 3)] {
        world.pass_days(days);
        assert_eq!(reminders().await, sent, "after {days} more days");
    }
    assert_eq!(state(&world.case(case.number).await), AdvanceState::Shipped);
    world.pass_days(3);
    world.letters().await;
    let case = world.case(case.number).await;
    assert_eq!(state(&case), AdvanceState::Resolved);
    assert_eq!(line(&case).state, State::Expired);
    assert_eq!(
        kinds(&world, &case).await,
        [EntryKind::AdvanceCharge, EntryKind::AdvanceForfeit]
    );
    assert_eq!(
        owed(&world, Party::Customer(case.customer)).await,
        usd(PRICE)
    );
}

#[tokio::test]
async fn s14_more_days_are_given_with_a_reason_and_told() {
    let world = World::new().await;
    let case = sent(&world).await;
    let id = line(&case).id;
    let on = world.at_desk(&world.sales, &case);
    let bare = world.desk.extend_advance(on, id, "14", " ").await;
    assert!(matches!(bare, Err(Error::Invalid(_))));
    let case = world
        .desk
        .extend_advance(world.at_desk(&world.sales, &case), id, "14", "On holiday")
        .await
        .unwrap();
    world.pass_days(35);
    world.letters().await;
    assert_eq!(state(&world.case(case.number).await), AdvanceState::Shipped);
    world.pass_days(11);
    world.letters().await;
    assert_eq!(
        state(&world.case(case.number).await),
        AdvanceState::Resolved
    );
}

#[tokio::test]
async fn s15_bought_from_a_distributor_the_distributor_is_credited_and_the_customer_told_whom_to_ask()
 {
    let world = World::new().await;
    let case = bought_lately(&world).await;
    let distributor = sold_by_distributor(&world, OWN).await;
    let case = approved(&world, &case).await;
    let case = world
        .desk
        .ship_advance(
            world.at_desk(&world.clerk, &case),
            line(&case).id,
            parcel(SPARE),
        )
        .await
        .unwrap();
    let case = decided(&world, &case, OWN, Verdict::DefectInWarranty).await;
    assert_eq!(owed(&world, distributor).await, usd(-PRICE));
    assert_eq!(
        owed(&world, Party::Customer(case.customer)).await,
        usd(PRICE)
    );
    assert_eq!(case.money(), MoneyStanding::CreditedToDistributor);
    let letters = world.letters().await;
    let letter = letters
        .iter()
        .find(|letter| letter.subject.starts_with("Credited: "))
        .expect("a letter about the credit");
    assert!(letter.text.contains("Cedar Supply"), "{}", letter.text);
}

/// Tells the books that this serial was sold by a distributor.
async fn sold_by_distributor(world: &World, serial: &str) -> Party {
    let mut tx = world.desk.store.write().await.unwrap();
    let id = world.desk.entropy.uuid_v7(world.now());
    let account = Account {
        id,
        name: "Cedar Supply".into(),
        kind: "distributor".into(),
    };
    let id: AccountId = tx.put_account(&account).await.unwrap();
    let unit = NewUnit {
        id: domain::id::UnitId::new(world.desk.entropy.uuid_v7(world.now())),
        serial: Serial::parse(serial).unwrap(),
        sku: "ND-4K".into(),
        sold_via: Some(id),
        sold_to: None,
        invoiced_on: Some(world.today() - jiff::Span::new().days(200)),
        shipped_on: None,
        made_on: None,
    };
    tx.put_unit(&unit).await.unwrap();
    tx.commit().await.unwrap();
    Party::Account(id)
}

#[tokio::test]
async fn s16_s17_no_fault_goes_back_and_the_choice_is_the_customers_with_two_reminders_and_a_default()
 {
    let world = World::new().await;
    let case = sent(&world).await;
    let case = decided(&world, &case, OWN, Verdict::NoFaultFound).await;
    assert_eq!(state(&case), AdvanceState::Choosing);
    let choices = async || {
        let subjects = subjects(&world).await;
        subjects
            .iter()
            .filter(|one| one.starts_with("No fault found: your choice by"))
            .count()
    };
    assert_eq!(choices().await, 1);
    world.pass_days(16);
    assert_eq!(choices().await, 2);
    world.pass_days(11);
    assert_eq!(choices().await, 3);
    world.pass_days(4);
    world.letters().await;
    let case = world.case(case.number).await;
    assert_eq!(state(&case), AdvanceState::Resolved);
    assert_eq!(
        kinds(&world, &case).await,
        [EntryKind::AdvanceCharge, EntryKind::AdvanceForfeit]
    );
    // The device itself goes back all the same, at our cost.
    assert_eq!(line(&case).state, State::ReadyToShip);
}

#[tokio::test]
async fn s16_what_goes_back_to_its_owner_is_not_replaced_by_what_was_sent_in_advance() {
    let world = World::new().await;
    let case = sent(&world).await;
    let standing = async || {
        let told = world.desk.passport(OWN, "203.0.113.7").await.unwrap();
        told.map(|passport| passport.standing)
    };
    assert_eq!(standing().await, Some(PublicStanding::Replaced));
    let case = decided(&world, &case, OWN, Verdict::NoFaultFound).await;
    let command = world.at_desk(&world.clerk, &case);
    let shipped = world
        .desk
        .ship_out(command, line(&case).id, parcel(SPARE).parcel)
        .await;
    shipped.unwrap();
    let back = standing().await;
    assert!(
        matches!(back, Some(PublicStanding::Warranty(_))),
        "{back:?}"
    );
}

#[tokio::test]
async fn s17_returned_incomplete_each_missing_piece_is_deducted_and_named() {
    let world = World::new().await;
    let case = sent(&world).await;
    let case = decided(&world, &case, OWN, Verdict::NoFaultFound).await;
    let owner = World::customer(&case);
    let id = line(&case).id;
    let case = world
        .desk
        .choose_advance(Command::portal(&owner, case.number), id, "return")
        .await
        .unwrap();
    let case = world
        .desk
        .take_advance_back(world.at_desk(&world.clerk, &case), id, &[0, 2])
        .await
        .unwrap();
    // Two pieces at five per cent of the price.
    assert_eq!(
        owed(&world, Party::Customer(case.customer)).await,
        usd(2_490)
    );
    let letters = world.letters().await;
    let letter = letters
        .iter()
        .find(|letter| letter.subject.starts_with("The replacement is here"))
        .expect("a letter about the return");
    assert!(letter.text.contains("Mounting plate"), "{}", letter.text);
    assert!(
        letter.text.contains("original packaging"),
        "{}",
        letter.text
    );
    assert!(!letter.text.contains("Screws"), "{}", letter.text);
}

#[tokio::test]
async fn s17_who_only_holds_the_link_cannot_choose() {
    let world = World::new().await;
    let case = sent(&world).await;
    let case = decided(&world, &case, OWN, Verdict::NoFaultFound).await;
    let holder = Actor::Holder {
        cases: vec![case.id],
    };
    let refused = world
        .desk
        .choose_advance(
            Command::portal(&holder, case.number),
            line(&case).id,
            "keep",
        )
        .await;
    assert!(matches!(refused, Err(Error::SignInNeeded)));
    let desk = world
        .desk
        .choose_advance(
            world.at_desk(&world.supervisor, &case),
            line(&case).id,
            "keep",
        )
        .await;
    assert!(desk.is_err(), "the choice is the customer's");
}

#[tokio::test]
async fn s10_dead_on_arrival_is_replaced_free_and_its_freight_is_booked_and_struck_out() {
    let world = World::new().await;
    let case = bought_lately(&world).await;
    let case = decided(&world, &case, OWN, Verdict::Doa).await;
    let id = line(&case).id;
    let mended = world
        .desk
        .start_repair(world.at_desk(&world.technician, &case), id)
        .await;
    assert!(matches!(
        mended,
        Err(Error::Refused(Refusal::DeadOnArrivalIsReplaced))
    ));
    let raw = RawReplacement {
        serial: SPARE.into(),
        product: "ND-4K".into(),
    };
    let case = world
        .desk
        .assign_replacement(world.at_desk(&world.technician, &case), id, raw)
        .await
        .unwrap();
    let case = world
        .desk
        .ship_out(world.at_desk(&world.clerk, &case), id, parcel(SPARE).parcel)
        .await
        .unwrap();
    assert_eq!(
        kinds(&world, &case).await,
        [
            EntryKind::FreightOut,
            EntryKind::FreightPrice,
            EntryKind::FreightWaived
        ]
    );
    assert_eq!(owed(&world, Party::Customer(case.customer)).await, usd(0));
    // What went out is not theirs come back.
    let view = seen(&world, &case).await;
    let sentence = view.status.sentence;
    assert!(
        sentence.starts_with("Your replacement left us on"),
        "{sentence}"
    );
    assert_eq!(view.ahead[0].text, "It is with you");
    let subjects = subjects(&world).await;
    assert!(
        subjects
            .iter()
            .any(|one| one.contains("the replacement of your")),
        "{subjects:?}"
    );
}

#[tokio::test]
async fn s10_after_its_days_it_is_no_longer_dead_on_arrival() {
    let world = World::new().await;
    let case = bought(&world, 40).await;
    let raw = RawScan {
        code: OWN.into(),
        ..RawScan::default()
    };
    world.desk.scan(&world.clerk, &raw).await.unwrap();
    let case = world.case(case.number).await;
    let bench = world.desk.bench(&world.technician, case.number).await;
    assert!(bench.is_ok());
    let id = line(&case).id;
    let on = |case: &Case| -> Command<'_> {
        Command::console(&world.technician, case.number, case.version)
    };
    let case = world.desk.begin_diagnosis(on(&case), id).await.unwrap();
    let test = RawTest {
        key: bench_tests(case.device.family)[0].key.into(),
        outcome: "failed".into(),
        note: String::new(),
    };
    let case = world.desk.record_test(on(&case), id, test).await.unwrap();
    let findings = RawFindings {
        fault: "power-stage".into(),
        findings: "Dead.".into(),
    };
    let case = world
        .desk
        .record_findings(on(&case), id, findings)
        .await
        .unwrap();
    let refused = world
        .desk
        .reach_verdict(on(&case), id, Verdict::Doa.key())
        .await;
    assert!(matches!(
        refused,
        Err(Error::Refused(Refusal::DoaWindowOver { .. }))
    ));
}

#[tokio::test]
async fn what_an_event_says_is_what_the_ledger_holds() {
    let world = World::new().await;
    let case = sent(&world).await;
    let case = decided(&world, &case, OWN, Verdict::NoFaultFound).await;
    let owner = World::customer(&case);
    let case = world
        .desk
        .choose_advance(Command::portal(&owner, case.number), line(&case).id, "keep")
        .await
        .unwrap();
    let mut tx = world.desk.store.read().await.unwrap();
    let told: Vec<_> = tx
        .events_of(case.id)
        .await
        .unwrap()
        .into_iter()
        .flat_map(|one| one.event.booked)
        .collect();
    let held: Vec<_> = tx
        .entries_of_case(case.id)
        .await
        .unwrap()
        .into_iter()
        .map(|entry| entry.booking)
        .collect();
    assert_eq!(told, held);
    assert!(!held.is_empty());
}
