//! The replacement in advance as stories (S11 to S17).

use proptest::test_runner::TestCaseError;

use super::*;
use crate::account::Credit;
use crate::advance::settlement::{Outlook, Prospect};
use crate::advance::standing::MoneyStanding;
use crate::advance::{AdvanceState, Chosen};
use crate::case::advance::{AdvanceRequest, Proof};
use crate::id::AccountId;
use crate::ledger::{Booking, EntryKind, Key, LedgerAccount, Party, PayWay, balance, check, cost};
use crate::money::Rate;
use crate::payment::Want;
use crate::policy::terms::OnVoid;
use crate::reason::{Piece, Reason, Window};
use crate::stock::Supply;

const PRICE: i64 = 18_900;

fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::Usd)
}

fn me() -> Party {
    Party::Customer(customer())
}

fn distributor() -> Party {
    Party::Account(AccountId::new(Uuid::from_u128(70)))
}

pub(super) fn direct() -> AdvanceRequest {
    AdvanceRequest {
        proof: Proof::Sent,
        price: usd(PRICE),
        tax: usd(0),
        priced: Reason::AdvancePrice {
            base: usd(PRICE),
            share: Rate::from_percent(100),
            charged: usd(PRICE),
        },
        way: PayWay::Account,
        bill_to: me(),
        credit_to: me(),
        distributor: None,
    }
}

fn through_a_distributor() -> AdvanceRequest {
    AdvanceRequest {
        credit_to: distributor(),
        distributor: Some("Cedar Supply".into()),
        ..direct()
    }
}

/// For random journeys: now from us, now from a distributor, now by card.
pub(super) fn request(n: u128) -> AdvanceRequest {
    let request = if n.is_multiple_of(2) {
        direct()
    } else {
        through_a_distributor()
    };
    let way = if n.is_multiple_of(3) {
        PayWay::Card
    } else {
        PayWay::Account
    };
    AdvanceRequest { way, ..request }
}

pub(super) fn credit() -> Credit {
    Credit {
        owed: usd(0),
        limit: usd(100_000),
    }
}

/// The command that leads an advance further, when one is possible here.
pub(super) fn nudge(case: &Case) -> Option<u8> {
    let Some(line) = case.lines().first() else {
        return (!case.device.warranty.is_proven()).then_some(61);
    };
    match line.advance.as_ref().map(|advance| advance.state) {
        None if line.state.is_before_arrival() => Some(45),
        Some(AdvanceState::Requested) => Some(48),
        Some(AdvanceState::Approved) if line.shortage.is_some() => Some(70),
        Some(AdvanceState::Approved) => Some(62),
        Some(AdvanceState::Charged) => Some(51),
        Some(AdvanceState::Choosing | AdvanceState::ComingBack) => Some(56),
        Some(
            AdvanceState::Denied
            | AdvanceState::Withdrawn
            | AdvanceState::Shipped
            | AdvanceState::AwaitingDefective
            | AdvanceState::DefectiveIn
            | AdvanceState::Resolved,
        )
        | None => None,
    }
}

fn pieces() -> Vec<Piece> {
    [Some("Mounting plate"), Some("Power adapter"), None]
        .map(|name| Piece {
            name: name.map(str::to_owned),
            price: usd(945),
        })
        .to_vec()
}

pub(super) fn ship(case: &mut Case, act: &Act<'_>, serial: &str) -> Outcome {
    case.ship_advance(
        act,
        LINE,
        given(Serial::parse(serial).unwrap(), "DM-4K"),
        pieces(),
        "ups".into(),
        ShipService::Ground,
        "1Z".into(),
    )
}

/// Invariants 2, 4, 6 and 10 of the specification, over everything that was booked so far.
pub(super) fn holds_the_invariants(case: &Case, history: &[Event]) -> Result<(), TestCaseError> {
    let booked: Vec<&Booking> = history.iter().flat_map(|event| &event.booked).collect();
    for booking in &booked {
        prop_assert!(booking.is_of_its_kind(), "{:?}", booking);
        prop_assert!(booking.amount.minor > 0);
    }
    let mut keys: Vec<&str> = booked.iter().map(|booking| booking.key.as_str()).collect();
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    prop_assert_eq!(keys.len(), all, "an effect is booked once");
    let sum = |chosen: fn(&Booking) -> i64| booked.iter().map(|one| chosen(one)).sum::<i64>();
    // 2: what is credited is never more than what was charged; what is neither stays on deposit.
    let deposits = sum(|one| {
        let of = |account| i64::from(account == LedgerAccount::AdvanceDeposits) * one.amount.minor;
        of(one.credit) - of(one.debit)
    });
    prop_assert!(deposits >= 0, "more was credited than charged");
    let open = case.lines().iter().any(Line::has_open_advance);
    if !open {
        prop_assert_eq!(deposits, 0, "6: a closed return leaves nothing on deposit");
    }
    // 2: no credit before the device was received and the bench has spoken.
    let credited = booked.iter().any(|one| {
        one.kind == EntryKind::AdvanceCreditCustomer
            || one.kind == EntryKind::AdvanceCreditDistributor
            || one.kind == EntryKind::AdvanceReturnCredit
    });
    if credited {
        prop_assert!(case.lines().iter().all(|line| line.verdict.is_some()));
    }
    // What a warranty costs us is on nobody's account, and only when the bench has found the device under one.
    for cost in booked
        .iter()
        .filter(|one| one.kind == EntryKind::WarrantyCost)
    {
        prop_assert_eq!(cost.holder(), None);
    }
    let unfounded: Vec<_> = check::of_case(case, history, &booked)
        .into_iter()
        .filter(|one| one.fault == check::Fault::CostWithoutWarranty)
        .collect();
    prop_assert_eq!(unfounded, []);
    for line in case.lines() {
        // 4: a device that was dead on arrival costs its owner nothing, freight included.
        if line.verdict == Some(crate::line::diagnosis::Verdict::Doa) && !line.has_open_advance() {
            let own = booked.iter().copied().filter(|one| {
                one.line == Some(line.id)
                    && (one.kind == EntryKind::FreightPrice || one.kind == EntryKind::FreightWaived)
            });
            prop_assert_eq!(cost(own, me(), Currency::Usd), Some(usd(0)));
        }
        // 10: what was bought from a distributor is never reimbursed to the end customer.
        if let Some(advance) = &line.advance
            && advance.credit_to == distributor()
        {
            let round = format!("/advance-{}/", advance.round);
            let paid_to_me = booked.iter().any(|one| {
                one.key.as_str().contains(&round)
                    && one.kind != EntryKind::Reversal
                    && one.owed_by(me()).minor < 0
            });
            prop_assert!(!paid_to_me);
        }
    }
    Ok(())
}

/// An authorised return of a device that was bought nine days ago, its proof checked.
pub(super) fn authorised_and_proven(world: &World) -> Case {
    let (mut case, _) = filed(world, true);
    let act = world.technician();
    case.prove_purchase(&act, date(2026, 3, 1), 24).unwrap();
    case.record_step(&act, "power".into(), StepOutcome::Fine, String::new())
        .unwrap();
    case.require_bench(&act, String::new()).unwrap();
    case.issue_rma(&act, RmaId::new(Uuid::from_u128(14)), LINE)
        .unwrap();
    case
}

fn state(case: &Case) -> AdvanceState {
    case.line(LINE).unwrap().advance.as_ref().unwrap().state
}

fn reason(refused: Result<impl Sized, Refusal>) -> Option<Reason> {
    let refusal = refused.err()?;
    let Refusal::Denied { reason } = refusal else {
        panic!("{refusal:?}");
    };
    Some(reason)
}

/// The case with an advance that has left, and all that was booked.
pub(super) fn sent(world: &World, request: AdvanceRequest) -> (Case, Vec<Event>) {
    let mut case = authorised_and_proven(world);
    let mut history = case.ask_advance(&world.customer(), LINE, request).unwrap();
    history.extend(
        case.approve_advance(&world.technician(), LINE, credit(), Supply::Uncounted)
            .unwrap(),
    );
    // On account it is charged already.
    history.extend(case.advance_charged(&world.technician(), LINE).unwrap());
    history.extend(ship(&mut case, &world.as_role(Role::Clerk), "DM4K26A00001").unwrap());
    (case, history)
}

/// The defective device comes in and the bench decides.
pub(super) fn decided(world: &World, case: &mut Case, verdict: Verdict) -> Vec<Event> {
    let own = Serial::parse("DM4K21A00017").unwrap();
    let tech = world.technician();
    let mut history = case
        .receive(&world.as_role(Role::Clerk), LINE, Some(own))
        .unwrap();
    history.extend(case.begin_diagnosis(&tech, LINE).unwrap());
    let broken = verdict != Verdict::NoFaultFound;
    case.record_test(&tech, LINE, "boot".into(), !broken, String::new())
        .unwrap();
    let fault = if broken {
        FaultCode::PowerStage
    } else {
        FaultCode::NoFault
    };
    case.record_findings(&tech, LINE, fault, "Seen.".into())
        .unwrap();
    history.extend(case.reach_verdict(&tech, LINE, verdict).unwrap());
    history
}

fn booked(history: &[Event]) -> Vec<Booking> {
    history
        .iter()
        .flat_map(|event| event.booked.clone())
        .collect()
}

#[test]
fn s11_an_advance_is_open_on_the_thirtieth_day_and_over_on_the_next() {
    let mut world = World::new();
    let case = authorised_and_proven(&world);
    let bought = date(2026, 3, 1);
    let window = |asked_on| Window {
        from: bought,
        basis: Basis::ProofOfPurchase,
        days: 30,
        last_day: date(2026, 3, 31),
        asked_on,
    };
    world.now = world.now.plus_days(21);
    assert_eq!(
        case.advance_entitlement(&world.customer(), LINE, Proof::Sent),
        Ok(Reason::AdvanceOpen {
            window: window(date(2026, 3, 31))
        })
    );
    world.now = world.now.plus_days(1);
    assert_eq!(
        reason(case.advance_entitlement(&world.customer(), LINE, Proof::Sent)),
        Some(Reason::AdvanceTooLate {
            window: window(date(2026, 4, 1))
        })
    );
}

#[test]
fn s11_the_day_of_the_request_counts_whenever_it_is_approved() {
    let mut world = World::new();
    let mut case = authorised_and_proven(&world);
    world.now = world.now.plus_days(21);
    case.ask_advance(&world.customer(), LINE, direct()).unwrap();
    world.now = world.now.plus_days(3);
    case.approve_advance(&world.technician(), LINE, credit(), Supply::Uncounted)
        .unwrap();
    assert_eq!(state(&case), AdvanceState::Charged);
}

#[test]
fn s11_a_supervisor_may_allow_one_later_with_a_reason_and_until_a_day() {
    let mut world = World::new();
    let mut case = authorised_and_proven(&world);
    world.now = world.now.plus_days(40);
    let until = date(2026, 4, 25);
    let why = || "Delivered late by our carrier".to_owned();
    assert_eq!(
        case.allow_advance(&world.technician(), LINE, why(), until),
        Err(Refusal::SupervisorOnly)
    );
    case.allow_advance(&world.as_role(Role::Supervisor), LINE, why(), until)
        .unwrap();
    let allowed = case
        .advance_entitlement(&world.customer(), LINE, Proof::Sent)
        .unwrap();
    assert!(matches!(allowed, Reason::AdvanceAllowedLate { .. }));
    world.now = world.now.plus_days(10);
    assert!(matches!(
        reason(case.advance_entitlement(&world.customer(), LINE, Proof::Sent)),
        Some(Reason::AdvanceTooLate { .. })
    ));
}

#[test]
fn s12_no_advance_without_an_rma_and_a_proof_of_purchase() {
    let world = World::new();
    let (mut filed, _) = filed(&world, true);
    assert_eq!(
        filed.ask_advance(&world.customer(), LINE, direct()),
        Err(Refusal::NoSuchLine),
        "there is no RMA yet"
    );
    let mut case = authorised_and_proven(&world);
    let bare = AdvanceRequest {
        proof: Proof::None,
        ..direct()
    };
    assert_eq!(
        reason(case.ask_advance(&world.customer(), LINE, bare)),
        Some(Reason::AdvanceNoProof)
    );
}

#[test]
fn s12_a_proof_that_nobody_has_checked_is_not_enough_to_approve_it() {
    let world = World::new();
    let (mut case, _) = filed(&world, true);
    case.device.warranty = Warranty::Unproven;
    let act = world.technician();
    case.record_step(&act, "power".into(), StepOutcome::Fine, String::new())
        .unwrap();
    case.require_bench(&act, String::new()).unwrap();
    case.issue_rma(&act, RmaId::new(Uuid::from_u128(14)), LINE)
        .unwrap();
    case.ask_advance(&world.customer(), LINE, direct()).unwrap();
    assert_eq!(
        reason(case.approve_advance(&act, LINE, credit(), Supply::Uncounted)),
        Some(Reason::AdvanceProofUnchecked)
    );
    // The proof shows an older purchase than the customer has named.
    case.prove_purchase(&act, date(2026, 1, 2), 24).unwrap();
    assert!(matches!(
        reason(case.approve_advance(&act, LINE, credit(), Supply::Uncounted)),
        Some(Reason::AdvanceTooLate { .. })
    ));
}

#[test]
fn s13_it_is_charged_before_it_leaves() {
    let world = World::new();
    let clerk = world.as_role(Role::Clerk);
    let mut case = authorised_and_proven(&world);
    let card = AdvanceRequest {
        way: PayWay::Card,
        ..direct()
    };
    case.ask_advance(&world.customer(), LINE, card).unwrap();
    assert!(ship(&mut case, &clerk, "DM4K26A00001").is_err());
    let events = case
        .approve_advance(&world.technician(), LINE, credit(), Supply::Uncounted)
        .unwrap();
    assert!(booked(&events).is_empty(), "the card is charged next");
    assert!(ship(&mut case, &clerk, "DM4K26A00001").is_err());
    let events = case.advance_charged(&world.customer(), LINE).unwrap();
    assert_eq!(booked(&events)[0].debit, LedgerAccount::CardClearing);
    assert_eq!(
        case.advance_charged(&world.customer(), LINE),
        Ok(vec![]),
        "told twice, booked once"
    );
    ship(&mut case, &clerk, "DM4K26A00001").unwrap();
}

#[test]
fn s13_an_account_that_would_owe_too_much_is_not_charged() {
    let world = World::new();
    let mut case = authorised_and_proven(&world);
    case.ask_advance(&world.customer(), LINE, direct()).unwrap();
    let nearly = Credit {
        owed: usd(90_000),
        limit: usd(100_000),
    };
    assert_eq!(
        reason(case.approve_advance(&world.technician(), LINE, nearly, Supply::Uncounted)),
        Some(Reason::AdvanceOverLimit {
            limit: usd(100_000),
            owed: usd(90_000),
            amount: usd(PRICE),
        })
    );
}

#[test]
fn s13_what_is_called_off_before_it_leaves_costs_nothing() {
    let world = World::new();
    let mut case = authorised_and_proven(&world);
    let mut history = case.ask_advance(&world.customer(), LINE, direct()).unwrap();
    history.extend(
        case.approve_advance(&world.technician(), LINE, credit(), Supply::Uncounted)
            .unwrap(),
    );
    history.extend(case.withdraw_advance(&world.customer(), LINE).unwrap());
    let all = booked(&history);
    assert_eq!(all.len(), 2);
    assert_eq!(cost(&all, me(), Currency::Usd), Some(usd(0)));
    // And it may be asked for anew, as an effect of its own.
    case.ask_advance(&world.customer(), LINE, direct()).unwrap();
    let again = case
        .approve_advance(&world.technician(), LINE, credit(), Supply::Uncounted)
        .unwrap();
    assert_ne!(booked(&again)[0].key, all[0].key);
}

#[test]
fn s13_a_device_that_comes_before_its_replacement_leaves_is_looked_at_first() {
    let world = World::new();
    let mut case = authorised_and_proven(&world);
    case.ask_advance(&world.customer(), LINE, direct()).unwrap();
    case.approve_advance(&world.technician(), LINE, credit(), Supply::Uncounted)
        .unwrap();
    let own = Serial::parse("DM4K21A00017").unwrap();
    let clerk = world.as_role(Role::Clerk);
    case.receive(&clerk, LINE, Some(own)).unwrap();
    assert_eq!(
        reason(ship(&mut case, &clerk, "DM4K26A00001")),
        Some(Reason::AdvanceDeviceHere)
    );
    assert_eq!(
        state(&case),
        AdvanceState::Charged,
        "the scan may be undone"
    );
    let events = case.begin_diagnosis(&world.technician(), LINE).unwrap();
    assert_eq!(state(&case), AdvanceState::Withdrawn);
    assert_eq!(booked(&events)[0].kind, EntryKind::Reversal);
}

#[test]
fn s14_the_charge_is_credited_when_the_device_is_here_and_defective() {
    let world = World::new();
    let (mut case, mut history) = sent(&world, direct());
    assert_eq!(case.money(), MoneyStanding::Held);
    history.extend(decided(&world, &mut case, Verdict::DefectInWarranty));
    let all = booked(&history);
    assert_eq!(balance(&all, me(), Currency::Usd), Some(usd(0)));
    assert_eq!(case.money(), MoneyStanding::CreditedToCustomer);
    let line = case.line(LINE).unwrap();
    assert_eq!(line.state, State::Closed, "the device stays here");
    assert!(case.is_over());
}

#[test]
fn what_an_advance_costs_us_is_booked_when_it_turns_out_to_be_under_warranty() {
    let world = World::new();
    let costs = |history: &[Event]| -> Vec<Booking> {
        let mut all = booked(history);
        all.retain(|one| one.kind == EntryKind::WarrantyCost);
        all
    };
    let (mut case, history) = sent(&world, direct());
    assert_eq!(costs(&history), [], "it may still be sold");
    let history = decided(&world, &mut case, Verdict::DefectInWarranty);
    let cost = &costs(&history)[0];
    assert_eq!((cost.amount, cost.holder()), (usd(4_000), None));
    let (mut case, _) = sent(&world, direct());
    let mut history = decided(&world, &mut case, Verdict::NoFaultFound);
    history.extend(
        case.choose_advance(&world.customer(), LINE, Chosen::Keep)
            .unwrap(),
    );
    assert_eq!(costs(&history), [], "it was sold");
}

#[test]
fn s14_what_was_paid_by_card_goes_back_to_the_card_and_to_nobody_else() {
    let world = World::new();
    let by_card = |request| AdvanceRequest {
        way: PayWay::Card,
        ..request
    };
    let (mut case, mut history) = sent(&world, by_card(direct()));
    history.extend(decided(&world, &mut case, Verdict::DefectInWarranty));
    let all = booked(&history);
    let is_paid_out = |one: &&Booking| one.kind == EntryKind::PayOut;
    let back = all.iter().find(is_paid_out).unwrap();
    assert_eq!(back.amount, usd(PRICE));
    assert_eq!(back.credit, LedgerAccount::CardClearing);
    let charge = Key::of_advance(LINE, 1, EntryKind::AdvanceCharge);
    assert_eq!(back.refunds(), Some(charge));
    assert_eq!(balance(&all, me(), Currency::Usd), Some(usd(0)));
    assert_eq!(case.money(), MoneyStanding::CreditedToCustomer);
    let (mut case, mut history) = sent(&world, by_card(through_a_distributor()));
    history.extend(decided(&world, &mut case, Verdict::DefectInWarranty));
    let all = booked(&history);
    assert!(all.iter().all(|one| one.refunds().is_none()), "{all:?}");
}

#[test]
fn s13_a_card_is_charged_once_a_device_is_put_aside_and_while_it_is_wanted() {
    let world = World::new();
    let mut case = authorised_and_proven(&world);
    let card = AdvanceRequest {
        way: PayWay::Card,
        ..direct()
    };
    let due = |case: &Case| case.line(LINE).unwrap().card_charge_due();
    let charge = Key::of_advance(LINE, 1, EntryKind::AdvanceCharge);
    let wanted = |case: &Case| case.line(LINE).unwrap().wants_card_charge(&charge);
    case.ask_advance(&world.customer(), LINE, card).unwrap();
    assert_eq!(due(&case), None);
    let awaited = Supply::Awaited { expected_on: None };
    case.approve_advance(&world.technician(), LINE, credit(), awaited)
        .unwrap();
    assert_eq!(due(&case), None, "nobody pays for what is not there");
    case.stock_kept(&world.technician(), LINE, credit())
        .unwrap();
    assert_eq!(due(&case).unwrap().key, charge);
    assert_eq!(wanted(&case), Want::Yes);
    case.stock_missing(&world.technician(), LINE, None).unwrap();
    assert_eq!(due(&case), None, "it was counted away");
    assert_eq!(wanted(&case), Want::NotYet);
    let again = case.stock_missing(&world.technician(), LINE, None);
    assert_eq!(again, Ok(vec![]));
    case.stock_kept(&world.technician(), LINE, credit())
        .unwrap();
    assert_eq!(wanted(&case), Want::Yes);
    case.withdraw_advance(&world.customer(), LINE).unwrap();
    assert_eq!(due(&case), None);
    assert_eq!(wanted(&case), Want::No);
}

#[test]
fn s13_nothing_is_charged_once_the_defective_device_is_here() {
    let world = World::new();
    let mut case = authorised_and_proven(&world);
    let card = AdvanceRequest {
        way: PayWay::Card,
        ..direct()
    };
    case.ask_advance(&world.customer(), LINE, card).unwrap();
    case.approve_advance(&world.technician(), LINE, credit(), Supply::Uncounted)
        .unwrap();
    let charge = Key::of_advance(LINE, 1, EntryKind::AdvanceCharge);
    let stands = |case: &Case| {
        let line = case.line(LINE).unwrap();
        (
            line.card_charge_due().is_some(),
            line.wants_card_charge(&charge),
        )
    };
    assert_eq!(stands(&case), (true, Want::Yes));
    let clerk = world.as_role(Role::Clerk);
    let own = Serial::parse("DM4K21A00017").unwrap();
    case.receive(&clerk, LINE, Some(own)).unwrap();
    assert_eq!(stands(&case), (false, Want::NotYet));
    assert_eq!(
        case.pay_advance_on_account(&world.customer(), LINE, credit()),
        Err(Refusal::Denied {
            reason: Reason::AdvanceDeviceHere
        })
    );
    case.undo_receipt(&clerk, LINE).unwrap();
    assert_eq!(stands(&case), (true, Want::Yes), "it was another box");
}

#[test]
fn what_was_paid_for_and_counted_away_waits_and_is_not_paid_for_again() {
    let world = World::new();
    let mut case = authorised_and_proven(&world);
    case.ask_advance(&world.customer(), LINE, direct()).unwrap();
    let events = case
        .approve_advance(&world.technician(), LINE, credit(), Supply::There)
        .unwrap();
    assert_eq!(booked(&events).len(), 1);
    case.stock_missing(&world.technician(), LINE, None).unwrap();
    assert!(case.line(LINE).unwrap().shortage.is_some());
    let events = case
        .stock_kept(&world.technician(), LINE, credit())
        .unwrap();
    assert!(booked(&events).is_empty());
    assert_eq!(case.line(LINE).unwrap().shortage, None);
    case.stock_missing(&world.technician(), LINE, None).unwrap();
    case.withdraw_advance(&world.customer(), LINE).unwrap();
    assert_eq!(case.line(LINE).unwrap().shortage, None);
}

#[test]
fn s13_what_was_charged_to_a_card_and_called_off_goes_back_to_it() {
    let world = World::new();
    let mut case = authorised_and_proven(&world);
    let card = AdvanceRequest {
        way: PayWay::Card,
        ..direct()
    };
    case.ask_advance(&world.customer(), LINE, card).unwrap();
    case.approve_advance(&world.technician(), LINE, credit(), Supply::Uncounted)
        .unwrap();
    case.advance_charged(&world.customer(), LINE).unwrap();
    let events = case.withdraw_advance(&world.customer(), LINE).unwrap();
    let back = booked(&events).remove(0);
    let charge = Key::of_advance(LINE, 1, EntryKind::AdvanceCharge);
    assert_eq!(back.refunds(), Some(charge));
    assert_eq!(back.amount, usd(PRICE));
}

#[test]
fn s13_paid_on_account_instead_it_is_another_round_and_the_card_is_not_wanted() {
    let world = World::new();
    let mut case = authorised_and_proven(&world);
    let card = AdvanceRequest {
        way: PayWay::Card,
        ..direct()
    };
    case.ask_advance(&world.customer(), LINE, card).unwrap();
    case.approve_advance(&world.technician(), LINE, credit(), Supply::Uncounted)
        .unwrap();
    let by_card = Key::of_advance(LINE, 1, EntryKind::AdvanceCharge);
    let poor = Credit {
        owed: usd(PRICE),
        limit: usd(PRICE),
    };
    assert!(
        case.pay_advance_on_account(&world.customer(), LINE, poor)
            .is_err()
    );
    assert_eq!(
        case.line(LINE).unwrap().wants_card_charge(&by_card),
        Want::Yes
    );
    let events = case
        .pay_advance_on_account(&world.customer(), LINE, credit())
        .unwrap();
    let charge = booked(&events).remove(0);
    assert_eq!(
        charge.key,
        Key::of_advance(LINE, 2, EntryKind::AdvanceCharge)
    );
    assert_eq!(charge.debit, LedgerAccount::CustomerAccount);
    assert_eq!(
        case.line(LINE).unwrap().wants_card_charge(&by_card),
        Want::No
    );
    let again = case.pay_advance_on_account(&world.customer(), LINE, credit());
    assert!(again.is_err(), "it is charged already");
}

#[test]
fn s14_a_scan_that_was_a_mistake_moves_no_money_and_nothing_else() {
    let world = World::new();
    let (mut case, _) = sent(&world, direct());
    let own = Serial::parse("DM4K21A00017").unwrap();
    let clerk = world.as_role(Role::Clerk);
    let events = case.receive(&clerk, LINE, Some(own)).unwrap();
    assert!(booked(&events).is_empty());
    assert_eq!(state(&case), AdvanceState::DefectiveIn);
    case.undo_receipt(&clerk, LINE).unwrap();
    assert_eq!(state(&case), AdvanceState::AwaitingDefective);
}

#[test]
fn s14_another_device_in_the_box_freezes_the_credit() {
    let world = World::new();
    let (mut case, _) = sent(&world, direct());
    let clerk = world.as_role(Role::Clerk);
    let other = Serial::parse("ZZ9900000001").unwrap();
    case.receive(&clerk, LINE, Some(other)).unwrap();
    assert_eq!(state(&case), AdvanceState::Shipped);
    case.reject_arrival(&world.as_role(Role::Supervisor), LINE, "A brick".into())
        .unwrap();
    let line = case.line(LINE).unwrap();
    assert_eq!(
        line.state,
        State::AwaitingReturn,
        "its own device is awaited still"
    );
    assert!(!case.is_over());
}

#[test]
fn s14_what_does_not_come_in_time_stays_charged_and_a_supervisor_may_credit_it_late() {
    let mut world = World::new();
    let (mut case, mut history) = sent(&world, direct());
    let last_day = date(2026, 4, 9);
    world.now = world.now.plus_days(30);
    assert_eq!(
        case.forfeit_unreturned(&world.technician(), LINE),
        Ok(vec![]),
        "the last day counts"
    );
    world.now = world.now.plus_days(1);
    history.extend(case.forfeit_unreturned(&world.technician(), LINE).unwrap());
    let all = booked(&history);
    assert_eq!(all.last().unwrap().kind, EntryKind::AdvanceForfeit);
    assert_eq!(
        all.last().unwrap().reason,
        Reason::DefectiveNotReturned {
            charged: usd(PRICE),
            last_day
        }
    );
    assert_eq!(balance(&all, me(), Currency::Usd), Some(usd(PRICE)));
    let boss = world.as_role(Role::Supervisor);
    assert_eq!(
        case.credit_late(&boss, LINE, "Held by customs".into()),
        Err(Refusal::NothingToCredit),
        "it is not here"
    );
    case.receive_late(&boss, LINE, "Held by customs".into())
        .unwrap();
    case.begin_diagnosis(&boss, LINE).unwrap();
    case.record_test(&boss, LINE, "boot".into(), false, String::new())
        .unwrap();
    case.record_findings(&boss, LINE, FaultCode::PowerStage, "Dead.".into())
        .unwrap();
    case.reach_verdict(&boss, LINE, Verdict::DefectInWarranty)
        .unwrap();
    history.extend(
        case.credit_late(&boss, LINE, "Held by customs".into())
            .unwrap(),
    );
    let all = booked(&history);
    assert_eq!(balance(&all, me(), Currency::Usd), Some(usd(0)));
    assert!(
        case.credit_late(&boss, LINE, "Again".into()).is_err(),
        "once"
    );
}

#[test]
fn s14_a_parcel_whose_number_was_told_in_time_has_a_week_more() {
    let mut world = World::new();
    let (mut case, _) = sent(&world, direct());
    world.now = world.now.plus_days(29);
    case.customer_shipped(&world.customer(), LINE, "UPS".into(), "1Z".into())
        .unwrap();
    world.now = world.now.plus_days(8);
    assert_eq!(
        case.forfeit_unreturned(&world.technician(), LINE),
        Ok(vec![])
    );
    world.now = world.now.plus_days(1);
    assert_eq!(
        case.forfeit_unreturned(&world.technician(), LINE)
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn s14_staff_may_give_it_more_days() {
    let mut world = World::new();
    let (mut case, _) = sent(&world, direct());
    case.extend_advance(&world.technician(), LINE, 14, "On holiday".into())
        .unwrap();
    world.now = world.now.plus_days(44);
    assert_eq!(
        case.forfeit_unreturned(&world.technician(), LINE),
        Ok(vec![])
    );
    assert_eq!(case.expire_rma(&world.technician()), Ok(vec![]));
}

#[test]
fn s15_the_distributor_is_credited_and_the_customer_is_not() {
    let world = World::new();
    let (mut case, mut history) = sent(&world, through_a_distributor());
    history.extend(decided(&world, &mut case, Verdict::DefectInWarranty));
    let all = booked(&history);
    assert_eq!(
        balance(&all, distributor(), Currency::Usd),
        Some(usd(-PRICE))
    );
    assert_eq!(
        balance(&all, me(), Currency::Usd),
        Some(usd(PRICE)),
        "the distributor reimburses them"
    );
    assert_eq!(case.money(), MoneyStanding::CreditedToDistributor);
}

#[test]
fn s16_s17_no_fault_found_goes_back_and_opens_the_choice() {
    let world = World::new();
    let (mut case, _) = sent(&world, direct());
    decided(&world, &mut case, Verdict::NoFaultFound);
    assert_eq!(state(&case), AdvanceState::Choosing);
    assert_eq!(case.header(), Header::WaitingForYou);
    let choice = case.line(LINE).unwrap().advance.as_ref().unwrap().choice;
    assert_eq!(choice.unwrap().open_until, date(2026, 4, 9));
    case.acknowledge_no_fault(&world.technician(), LINE)
        .unwrap();
    let clerk = world.as_role(Role::Clerk);
    let left = case
        .ship_out(&clerk, LINE, "ups".into(), ShipService::Ground, "1Z".into())
        .unwrap();
    let freight = booked(&left);
    assert_eq!(freight.len(), 1);
    assert_eq!(freight[0].payer, Party::Maker, "at our cost");
    case.deliver(&clerk, LINE).unwrap();
    assert!(!case.is_over(), "the choice is open");
    assert_eq!(case.view(), crate::queue::View::Waiting);
}

#[test]
fn s17_returned_complete_is_credited_whole_and_each_missing_piece_is_deducted() {
    let world = World::new();
    for (missing, deducted) in [(vec![], 0), (vec![1], 945), (vec![0, 1, 2], 2_835)] {
        let (mut case, mut history) = sent(&world, direct());
        history.extend(decided(&world, &mut case, Verdict::NoFaultFound));
        history.extend(
            case.choose_advance(&world.customer(), LINE, Chosen::Return)
                .unwrap(),
        );
        assert_eq!(case.money(), MoneyStanding::CreditPending);
        let clerk = world.as_role(Role::Clerk);
        history.extend(case.take_advance_back(&clerk, LINE, &missing).unwrap());
        let all = booked(&history);
        assert_eq!(cost(&all, me(), Currency::Usd), Some(usd(deducted)));
        let itemised = all
            .iter()
            .filter(|one| one.kind == EntryKind::AdvanceDeduction)
            .count();
        assert_eq!(itemised, missing.len());
        assert_eq!(state(&case), AdvanceState::Resolved);
    }
}

#[test]
fn s17_kept_or_not_answered_it_is_not_reimbursed() {
    let mut world = World::new();
    let (mut case, mut history) = sent(&world, direct());
    history.extend(decided(&world, &mut case, Verdict::NoFaultFound));
    let mut silent = case.clone();
    let kept = case
        .choose_advance(&world.customer(), LINE, Chosen::Keep)
        .unwrap();
    assert_eq!(
        booked(&kept)[0].reason,
        Reason::AdvanceKept {
            charged: usd(PRICE)
        }
    );
    world.now = world.now.plus_days(30);
    assert_eq!(silent.end_choice(&world.technician(), LINE), Ok(vec![]));
    world.now = world.now.plus_days(1);
    let over = silent.end_choice(&world.technician(), LINE).unwrap();
    assert_eq!(booked(&over)[0].kind, EntryKind::AdvanceForfeit);
    assert!(
        silent
            .choose_advance(&world.customer(), LINE, Chosen::Return)
            .is_err(),
        "too late"
    );
}

#[test]
fn s17_who_wanted_to_return_it_may_still_keep_it() {
    let world = World::new();
    let (mut case, _) = sent(&world, direct());
    decided(&world, &mut case, Verdict::NoFaultFound);
    case.choose_advance(&world.customer(), LINE, Chosen::Return)
        .unwrap();
    case.choose_advance(&world.customer(), LINE, Chosen::Keep)
        .unwrap();
    assert_eq!(state(&case), AdvanceState::Resolved);
    assert!(
        case.choose_advance(&world.customer(), LINE, Chosen::Return)
            .is_err()
    );
}

#[test]
fn s10_what_was_dead_on_arrival_is_replaced_with_its_freight_struck_out() {
    let world = World::new();
    let mut case = diagnosed(&world, true);
    let tech = world.technician();
    case.reach_verdict(&tech, LINE, Verdict::Doa).unwrap();
    assert_eq!(
        case.start_repair(&tech, LINE),
        Err(Refusal::DeadOnArrivalIsReplaced)
    );
    let spare = Serial::parse("DM4K26A00001").unwrap();
    case.assign_replacement(&tech, LINE, given(spare, "DM-4K"))
        .unwrap();
    let left = case
        .ship_out(
            &world.as_role(Role::Clerk),
            LINE,
            "ups".into(),
            ShipService::Ground,
            "1Z".into(),
        )
        .unwrap();
    let all = booked(&left);
    let kinds: Vec<_> = all.iter().map(|one| one.kind).collect();
    assert_eq!(
        kinds,
        [
            EntryKind::FreightOut,
            EntryKind::FreightPrice,
            EntryKind::FreightWaived
        ]
    );
    assert_eq!(cost(&all, me(), Currency::Usd), Some(usd(0)));
}

#[test]
fn every_end_is_foretold_by_the_code_that_books_it() {
    let world = World::new();
    let ends = |request: AdvanceRequest| {
        let (case, _) = sent(&world, request);
        let advance = case.line(LINE).unwrap().advance.clone().unwrap();
        advance
            .outlook(LINE, &pieces(), OnVoid::Forfeit)
            .unwrap()
            .into_iter()
            .map(|row: Outlook| (row.prospect, row.customer.minor, row.distributor.minor))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ends(direct()),
        [
            (Prospect::Defective, 0, 0),
            (Prospect::ReturnedComplete, 0, 0),
            (Prospect::ReturnedBare, 2_835, 0),
            (Prospect::Kept, PRICE, 0),
            (Prospect::NotReturned, PRICE, 0),
            (Prospect::Void, PRICE, 0),
        ]
    );
    assert_eq!(
        ends(through_a_distributor())[..2],
        [
            (Prospect::Defective, PRICE, PRICE),
            (Prospect::ReturnedComplete, PRICE, PRICE),
        ]
    );
}

/// The random journeys of this file's parent are worth little when none of them comes this far.
#[test]
fn random_journeys_reach_every_state_of_an_advance() {
    let mut seen = std::collections::BTreeSet::new();
    let mut dice: u64 = 7;
    for _ in 0..3_000 {
        let mut world = World::new();
        let (mut case, _) = filed(&world, true);
        for n in 0..120_u128 {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let mixed = (dice ^ (dice >> 31)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let roll = u8::try_from(mixed >> 56).unwrap();
            world.now = world.now.plus_days(i64::from(roll.is_multiple_of(3)));
            let roll = if roll.is_multiple_of(4) {
                super::nudge(&case)
            } else {
                roll
            };
            let _refused_or_not = stir(&mut case, &world, roll, n);
            seen.extend(case.lines().iter().filter_map(|line| {
                let advance = line.advance.as_ref()?;
                Some(advance.state)
            }));
        }
    }
    assert_eq!(seen, AdvanceState::ALL.iter().copied().collect());
}

#[test]
fn deductions_never_exceed_what_was_charged() {
    let world = World::new();
    let (case, _) = sent(&world, direct());
    let advance = case.line(LINE).unwrap().advance.clone().unwrap();
    let dear = vec![
        Piece {
            name: None,
            price: usd(PRICE),
        },
        Piece {
            name: Some("Power adapter".into()),
            price: usd(945),
        },
    ];
    let booked = advance
        .settle(
            LINE,
            &crate::advance::settlement::End::Returned { missing: dear },
        )
        .unwrap();
    assert_eq!(booked.len(), 1, "nothing is left to deduct or to credit");
    assert_eq!(booked[0].amount, usd(PRICE));
}
