//! Eight people at the same thing at the same moment: one of them does it, and the others learn that they did not, and
//! read what is there now beside what they saw.
//!
//! `CALLTAG_ROUNDS` says how many rounds are told; a run of all tests tells a few. A world lasts for all its rounds: what
//! a round begins from is brought about once and then copied, as another return of another device.

use std::collections::BTreeSet;

use domain::access::{Actor, Role};
use domain::case::Case;
use domain::field::FieldError;
use domain::id::{CaseId, LineId, RmaId};
use domain::ledger::{Booking, EntryKind, Key, LedgerAccount, Party};
use domain::line::diagnosis::Verdict;
use domain::line::state::State;
use domain::money::{Currency, Money};
use domain::number::CaseNumber;
use domain::policy::Policy;
use domain::reason::Reason;
use domain::scan::Answer;
use domain::serial::Serial;
use futures::future::join_all;
use service::accounts::by_hand::{Entered, RawBooking};
use service::advance::RawAdvance;
use service::dock::RawScan;
use service::policy::RawProposal;
use service::{Command, Error};
use store::StoreResult;

use crate::advance::{decided, parcel, sent_of, with_proof};
use crate::deadlines::quoted;
use crate::harness::{World, line};
use crate::place::{Place, both};
use crate::voids::{colleague, diagnosed, propose};

both!(
    eight_scan_the_same_device_and_it_is_received_once,
    eight_send_the_same_device_out_and_it_leaves_once,
    eight_open_ended_returns_of_a_device_again_and_one_is_open,
    eight_issue_an_rma_and_there_is_one,
    eight_ask_for_an_advance_and_it_is_asked_for_once,
    eight_approve_the_same_advance_and_it_is_charged_once,
    eight_choose_at_once_and_the_money_is_settled_once,
    eight_answer_an_estimate_and_one_answer_counts,
    eight_second_persons_decide_a_void_and_it_is_decided_once,
    eight_second_persons_confirm_a_booking_and_it_is_booked_once,
    eight_second_persons_activate_a_policy_and_one_has_done_it,
);

const CROWD: usize = 8;
const PRICE: i64 = 24_900;
const MODEL: &str = "ND4K26Z000000";

#[expect(
    clippy::disallowed_methods,
    reason = "asks whoever runs the tests, and no configuration"
)]
fn rounds() -> usize {
    std::env::var("CALLTAG_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(3)
}

/// A serial that no other round has.
fn serial(round: usize, letter: char) -> String {
    format!("ND4K26{letter}{round:06}")
}

/// Another return that stands where this one stands, of a device of its own.
async fn like(world: &World, model: &Case, serial: &str) -> Case {
    let serial = world.sell(serial, world.today()).await;
    insert(world, of_its_own(world, model, &serial)).await
}

/// The same return once more, of the device with this serial.
fn of_its_own(world: &World, model: &Case, serial: &Serial) -> Case {
    let fresh = || world.desk.entropy.uuid_v7(world.now());
    let mut case = model.clone();
    case.id = CaseId::new(fresh());
    case.number = CaseNumber::from_random_bits(world.desk.entropy.u64());
    case.device.unit = None;
    case.device.serial = Some(serial.clone());
    if let Some(rma) = &mut case.rma {
        rma.id = RmaId::new(fresh());
        for line in &mut rma.lines {
            line.id = LineId::new(fresh());
            line.unit = None;
            line.serial = Some(serial.clone());
        }
    }
    case
}

async fn insert(world: &World, case: Case) -> Case {
    let mut tx = world.desk.store.write().await.unwrap();
    tx.insert_case(&case).await.unwrap();
    tx.commit().await.unwrap();
    case
}

/// How many did it; every other must say that somebody was faster, or that it is not possible any more.
fn done<T>(results: Vec<service::Result<T>>) -> usize {
    results
        .into_iter()
        .filter(|result| match result {
            Ok(_) => true,
            Err(Error::Conflict | Error::Refused(_)) => false,
            Err(Error::Invalid(errors)) if errors.get("serial") == Some(FieldError::Taken) => false,
            Err(Error::NotFound | Error::SignInNeeded) => panic!("it is theirs to do"),
            Err(error @ (Error::Invalid(_) | Error::TooMany { .. } | Error::Internal(_))) => {
                panic!("{error:?}")
            }
        })
        .count()
}

/// Whoever was late has the version that they saw, and reads the next with what was done and by whom: by one.
async fn both_versions(world: &World, seen: &Case) -> Case {
    let now = world.case(seen.number).await;
    assert_eq!(now.version, seen.version + 1, "it was done once");
    assert_ne!(now, *seen);
    let mut tx = world.desk.store.read().await.unwrap();
    let events = tx.events_of(seen.id).await.unwrap();
    let at: BTreeSet<_> = events
        .iter()
        .map(|one| format!("{:?}", one.event.by))
        .collect();
    assert_eq!(at.len(), 1, "{events:?}");
    now
}

/// What this case has added to its customer's account, and that no effect stands there twice.
async fn booked(world: &World, case: &Case) -> i64 {
    let mut tx = world.desk.store.read().await.unwrap();
    let entries = tx.entries_of_case(case.id).await.unwrap();
    let keys: BTreeSet<_> = entries.iter().map(|one| one.booking.key.clone()).collect();
    assert_eq!(keys.len(), entries.len());
    let me = Party::Customer(case.customer);
    entries
        .iter()
        .map(|one| one.booking.owed_by(me).minor)
        .sum()
}

/// Pays what is owed, so that the next round finds the account as the first did.
async fn pay(world: &World, case: &Case) {
    let me = Party::Customer(case.customer);
    let mut tx = world.desk.store.write().await.unwrap();
    let owed = tx.balance_of(me, Currency::Usd).await.unwrap();
    if owed.minor > 0 {
        let how = store::Circumstances {
            at: world.now(),
            by: domain::event::By::Desk,
            source: domain::access::Source::Command,
            policy: 1,
            case: None,
            unit: None,
        };
        let payment = Booking {
            key: Key::by_hand(case.id),
            kind: EntryKind::Payment,
            debit: LedgerAccount::Bank,
            credit: LedgerAccount::CustomerAccount,
            amount: owed,
            tax: Money::zero(Currency::Usd),
            payer: me,
            payee: Party::Maker,
            line: None,
            reverses: None,
            reason: Reason::PaymentReceived {
                reference: "BANK".into(),
            },
        };
        tx.book(&how, &payment).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Seven more supervisors: with the one of the house a crowd of second persons.
async fn supervisors(world: &World) -> Vec<Actor> {
    let mut all = vec![world.supervisor.clone()];
    for n in 1..8 {
        all.push(colleague(world, Role::Supervisor, n).await);
    }
    all
}

async fn eight_scan_the_same_device_and_it_is_received_once(place: Place) -> StoreResult<()> {
    let world = World::at(place.store.clone()).await;
    let model = world.authorised(MODEL, true).await;
    for round in 0..rounds() {
        let serial = serial(round, 'R');
        let seen = like(&world, &model, &serial).await;
        let raw = RawScan {
            code: serial,
            ..RawScan::default()
        };
        let all = join_all((0..CROWD).map(|_| world.desk.scan(&world.clerk, &raw))).await;
        let mut answers = Vec::new();
        for scanned in all {
            let scanned = scanned.unwrap();
            answers.push(scanned.scan.answer);
            // Whoever was late sees it as it is now.
            assert_eq!(
                scanned.case.map(|case| case.version),
                Some(seen.version + 1)
            );
        }
        answers.sort_by_key(|answer| *answer != Answer::Received);
        let (first, others) = answers.split_first().unwrap();
        assert_eq!(*first, Answer::Received);
        assert_eq!(others, [Answer::AlreadyReceived; CROWD - 1]);
        let now = both_versions(&world, &seen).await;
        assert_eq!(line(&now).state, State::Received);
    }
    Ok(())
}

/// One device of the shelf is wanted for eight returns.
async fn eight_send_the_same_device_out_and_it_leaves_once(place: Place) -> StoreResult<()> {
    let world = World::at(place.store.clone()).await;
    let asked = crate::advance::asked(&world, &with_proof(&world, MODEL, 7).await).await;
    let command = world.at_desk(&world.technician, &asked);
    let model = world.desk.approve_advance(command, line(&asked).id).await;
    let model = model.unwrap();
    for round in 0..rounds() {
        let spare = serial(round, 'S');
        let mut wanted = Vec::new();
        for n in 0..CROWD {
            wanted.push(like(&world, &model, &serial(round * CROWD + n, 'D')).await);
        }
        let all = wanted.iter().map(|case| {
            let command = world.at_desk(&world.clerk, case);
            world
                .desk
                .ship_advance(command, line(case).id, parcel(&spare))
        });
        assert_eq!(done(join_all(all).await), 1);
        let mut left = 0;
        for seen in &wanted {
            let now = world.case(seen.number).await;
            let sent = line(&now).advance.as_ref().unwrap().sent.is_some();
            assert_eq!(now.version, seen.version + i64::from(sent));
            left += usize::from(sent);
        }
        assert_eq!(left, 1);
    }
    Ok(())
}

/// Eight returns of one device have expired, and each is to go on.
async fn eight_open_ended_returns_of_a_device_again_and_one_is_open(
    place: Place,
) -> StoreResult<()> {
    let world = World::at(place.store.clone()).await;
    let model = world.authorised(MODEL, true).await;
    world.pass_days(60);
    world.letters().await;
    let model = world.case(model.number).await;
    assert_eq!(line(&model).state, State::Expired);
    for round in 0..rounds() {
        let serial = world.sell(&serial(round, 'E'), world.today()).await;
        let mut ended = Vec::new();
        for _ in 0..CROWD {
            let case = of_its_own(&world, &model, &serial);
            ended.push(insert(&world, case).await);
        }
        let all = ended.iter().map(|case| {
            let command = world.at_desk(&world.supervisor, case);
            world.desk.extend_rma(command, "It was on its way.")
        });
        assert_eq!(done(join_all(all).await), 1);
        let mut open = 0;
        for case in &ended {
            open += usize::from(!world.case(case.number).await.is_over());
        }
        assert_eq!(open, 1);
    }
    Ok(())
}

async fn eight_issue_an_rma_and_there_is_one(place: Place) -> StoreResult<()> {
    let world = World::at(place.store.clone()).await;
    let filed = world.filed(MODEL, true).await;
    let by = |case: &Case| -> Command<'_> {
        Command::console(&world.technician, case.number, case.version)
    };
    let taken = world.desk.take_case(by(&filed)).await.unwrap();
    let step = service::support::RawStep {
        key: "power".into(),
        outcome: "faulty".into(),
        note: String::new(),
    };
    let model = world.desk.record_step(by(&taken), step).await.unwrap();
    for round in 0..rounds() {
        let seen = like(&world, &model, &serial(round, 'I')).await;
        let all = (0..CROWD).map(|_| world.desk.authorise(by(&seen), "Dead after a reset."));
        assert_eq!(done(join_all(all).await), 1);
        let now = both_versions(&world, &seen).await;
        assert_eq!(now.lines().len(), 1);
    }
    Ok(())
}

async fn eight_ask_for_an_advance_and_it_is_asked_for_once(place: Place) -> StoreResult<()> {
    let world = World::at(place.store.clone()).await;
    let model = with_proof(&world, MODEL, 7).await;
    for round in 0..rounds() {
        let seen = like(&world, &model, &serial(round, 'C')).await;
        world.add_proof(&seen).await;
        let owner = World::customer(&seen);
        let all = (0..CROWD).map(|_| {
            let command = Command::portal(&owner, seen.number);
            world.desk.ask_advance(command, line(&seen).id, yes())
        });
        assert_eq!(done(join_all(all).await), 1);
        let now = both_versions(&world, &seen).await;
        assert_eq!(line(&now).advance.as_ref().unwrap().round, 1);
    }
    Ok(())
}

async fn eight_approve_the_same_advance_and_it_is_charged_once(place: Place) -> StoreResult<()> {
    let world = World::at(place.store.clone()).await;
    let model = crate::advance::asked(&world, &with_proof(&world, MODEL, 7).await).await;
    for round in 0..rounds() {
        let seen = like(&world, &model, &serial(round, 'A')).await;
        world.add_proof(&seen).await;
        let all = (0..CROWD).map(|n| {
            let by: &Actor = [&world.technician, &world.supervisor, &world.sales][n % 3];
            world
                .desk
                .approve_advance(world.at_desk(by, &seen), line(&seen).id)
        });
        assert_eq!(done(join_all(all).await), 1);
        both_versions(&world, &seen).await;
        assert_eq!(booked(&world, &seen).await, PRICE);
        pay(&world, &seen).await;
    }
    Ok(())
}

async fn eight_choose_at_once_and_the_money_is_settled_once(place: Place) -> StoreResult<()> {
    let world = World::at(place.store.clone()).await;
    let sent = sent_of(&world, MODEL, "ND4K26Y000000").await;
    let model = decided(&world, &sent, MODEL, Verdict::NoFaultFound).await;
    for round in 0..rounds() {
        let seen = like(&world, &model, &serial(round, 'B')).await;
        let owner = World::customer(&seen);
        let all = (0..CROWD).map(|n| {
            let command = Command::portal(&owner, seen.number);
            let choice = ["keep", "return"][n % 2];
            world.desk.choose_advance(command, line(&seen).id, choice)
        });
        let results = join_all(all).await;
        let now = world.case(seen.number).await;
        // Who has chosen to return it may still keep it; nobody else may change their mind.
        let changes = usize::try_from(now.version - seen.version).unwrap();
        assert_eq!(done(results), changes);
        assert!((1..=2).contains(&changes), "{changes}");
        booked(&world, &seen).await;
    }
    Ok(())
}

async fn eight_answer_an_estimate_and_one_answer_counts(place: Place) -> StoreResult<()> {
    let world = World::at(place.store.clone()).await;
    let model = quoted(&world).await;
    for round in 0..rounds() {
        let seen = like(&world, &model, &serial(round, 'Q')).await;
        let owner = World::customer(&seen);
        let (command, id) = (Command::portal(&owner, seen.number), line(&seen).id);
        let estimate = line(&seen).estimate().unwrap().id;
        let desk = &world.desk;
        let all = (0..CROWD).map(|n| async move {
            if n % 2 == 0 {
                desk.accept_estimate(command, id, estimate, 0).await
            } else {
                desk.decline_estimate(command, id, estimate).await
            }
        });
        assert_eq!(done(join_all(all).await), 1);
        let now = both_versions(&world, &seen).await;
        let accepted = line(&now).has_consent();
        assert_eq!(accepted, line(&now).state != State::ReadyToShip);
        booked(&world, &seen).await;
        pay(&world, &seen).await;
    }
    Ok(())
}

async fn eight_second_persons_decide_a_void_and_it_is_decided_once(
    place: Place,
) -> StoreResult<()> {
    let world = World::at(place.store.clone()).await;
    let others = supervisors(&world).await;
    let case = diagnosed(&world, true).await;
    let model = propose(&world, &world.technician, &case, &["WV-04"]).await;
    let model = model.unwrap();
    for round in 0..rounds() {
        let seen = like(&world, &model, &serial(round, 'V')).await;
        let all = others.iter().enumerate().map(|(n, by)| {
            let ruling = ["yes", "no"][n % 2];
            let (command, id) = (world.at_desk(by, &seen), line(&seen).id);
            world
                .desk
                .decide_void(command, id, ruling, "I looked at it.")
        });
        assert_eq!(done(join_all(all).await), 1);
        both_versions(&world, &seen).await;
    }
    Ok(())
}

async fn eight_second_persons_confirm_a_booking_and_it_is_booked_once(
    place: Place,
) -> StoreResult<()> {
    let world = World::at(place.store.clone()).await;
    let others = supervisors(&world).await;
    let case = world.filed(MODEL, true).await;
    let me = Party::Customer(case.customer);
    for round in 0..rounds() {
        let name = world.desk.name_for_booking().to_string();
        let raw = RawBooking {
            name: &name,
            kind: "payment",
            amount: "900.00",
            why: "transfer 17",
            entry: "",
        };
        let entered = world.desk.book_by_hand(&world.sales, me, raw).await;
        assert_eq!(entered.unwrap(), Entered::Waits);
        let all = others.iter().enumerate().map(|(n, by)| {
            let (desk, name) = (&world.desk, name.as_str());
            async move {
                if n % 4 == 3 {
                    desk.refuse_booking(by, name, "Not ours.").await
                } else {
                    desk.confirm_booking(by, name).await
                }
            }
        });
        assert_eq!(done(join_all(all).await), 1, "round {round}");
        let mut tx = world.desk.store.read().await.unwrap();
        let key = Key::by_hand(name.parse::<uuid::Uuid>().unwrap());
        let paid = tx.entry(&key).await.unwrap().is_some();
        let balance = tx.balance_of(me, Currency::Usd).await.unwrap();
        drop(tx);
        assert_eq!(balance.minor, if paid { -90_000 } else { 0 });
        if paid {
            take_back(&world, &others, me, &key).await;
        }
    }
    Ok(())
}

/// Two people take a payment back, so that the next round finds the account as the first did.
async fn take_back(world: &World, others: &[Actor], me: Party, key: &Key) {
    let name = world.desk.name_for_booking().to_string();
    let raw = RawBooking {
        name: &name,
        entry: key.as_str(),
        why: "Somebody else's.",
        ..RawBooking::default()
    };
    let entered = world.desk.book_by_hand(&world.sales, me, raw).await;
    if entered.unwrap() == Entered::Waits {
        let confirmed = world.desk.confirm_booking(&others[0], &name).await;
        confirmed.unwrap();
    }
}

async fn eight_second_persons_activate_a_policy_and_one_has_done_it(
    place: Place,
) -> StoreResult<()> {
    let world = World::at(place.store.clone()).await;
    let others = supervisors(&world).await;
    for round in 0..rounds() {
        let before = world.desk.policy(&world.admin, None).await.unwrap();
        let mut next = Policy::clone(&before);
        next.rma_valid_days = if before.rma_valid_days == 30 { 45 } else { 30 };
        let raw = RawProposal {
            base: before.version,
            values: &next.typed(),
            why: "The summer is slow.",
        };
        let proposed = world.desk.propose_policy(&world.admin, raw).await.unwrap();
        let all = others.iter().enumerate().map(|(n, by)| {
            let desk = &world.desk;
            async move {
                if n % 4 == 3 {
                    desk.withdraw_policy(by, proposed).await
                } else {
                    desk.activate_policy(by, proposed).await
                }
            }
        });
        assert_eq!(done(join_all(all).await), 1, "round {round}");
        let now = world.desk.policy(&world.admin, None).await.unwrap();
        let days = |version| world.desk.policy(&world.admin, Some(version));
        assert_eq!(days(before.version).await.unwrap(), before);
        if now.version != before.version {
            assert_eq!(now.version, proposed);
            assert_eq!(now.rma_valid_days, next.rma_valid_days);
        }
    }
    Ok(())
}

fn yes() -> RawAdvance {
    RawAdvance {
        way: "account".into(),
        consent: "yes".into(),
        price: "24900".into(),
    }
}
