//! What warranties cost us (specification, section 4).

use super::*;
use crate::ledger::check::{Fault, of_case};
use crate::ledger::{Booking, EntryKind, LedgerAccount, Party};
use crate::line::diagnosis::PartUse;

/// So many of a part that costs us 12 dollars and 50 cents.
pub(super) fn part(quantity: u16) -> PartUse {
    PartUse {
        sku: "P-PSU".into(),
        name: "Power stage".into(),
        quantity,
        cost: Some(usd(1_250)),
    }
}

fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::Usd)
}

fn booked(events: &[Event]) -> Vec<&Booking> {
    events.iter().flat_map(|event| &event.booked).collect()
}

/// A device under warranty on which the repair has begun.
fn in_repair(world: &World) -> (Case, Vec<Event>) {
    let tech = world.technician();
    let mut case = diagnosed(world, true);
    let mut history = case
        .reach_verdict(&tech, LINE, Verdict::DefectInWarranty)
        .unwrap();
    history.extend(case.start_repair(&tech, LINE).unwrap());
    (case, history)
}

#[test]
fn each_use_of_a_part_under_warranty_books_its_cost_once() {
    let world = World::new();
    let tech = world.technician();
    let (mut case, mut history) = in_repair(&world);
    history.extend(case.use_part(&tech, LINE, part(2)).unwrap());
    // The same again is another effect, with a name of its own.
    history.extend(case.use_part(&tech, LINE, part(1)).unwrap());
    let all = booked(&history);
    let amounts: Vec<_> = all.iter().map(|one| (one.kind, one.amount)).collect();
    let cost = EntryKind::WarrantyCost;
    assert_eq!(amounts, [(cost, usd(2_500)), (cost, usd(1_250))]);
    assert_ne!(all[0].key, all[1].key);
    assert_eq!(
        all[0].reason,
        Reason::WarrantyCost {
            item: "Power stage".into(),
            quantity: 2,
            each: usd(1_250),
            cost: usd(2_500),
        }
    );
    assert_eq!(of_case(&case, &history, &all), []);
}

#[test]
fn it_is_our_expense_and_on_nobodys_account() {
    let world = World::new();
    let (mut case, _) = in_repair(&world);
    let used = case.use_part(&world.technician(), LINE, part(1)).unwrap();
    let cost = booked(&used)[0];
    let accounts = (LedgerAccount::WarrantyExpense, LedgerAccount::Inventory);
    assert_eq!((cost.debit, cost.credit), accounts);
    assert!(cost.is_of_its_kind());
    assert_eq!(cost.holder(), None);
    assert_eq!(cost.owed_by(Party::Customer(customer())), usd(0));
    assert!(!cost.may_be_reversed_by_hand());
}

#[test]
fn a_part_that_nobody_has_priced_is_used_and_books_nothing() {
    let world = World::new();
    let (mut case, _) = in_repair(&world);
    for cost in [None, Some(usd(0))] {
        let unpriced = PartUse { cost, ..part(1) };
        let used = case.use_part(&world.technician(), LINE, unpriced).unwrap();
        assert_eq!(booked(&used), Vec::<&Booking>::new());
    }
}

#[test]
fn what_the_customer_pays_for_is_no_cost_of_a_warranty() {
    let world = World::new();
    let tech = world.technician();
    let mut case = diagnosed(&world, false);
    case.reach_verdict(&tech, LINE, Verdict::DefectOutOfWarranty)
        .unwrap();
    case.send_estimate(&tech, LINE, estimate(1), alternatives())
        .unwrap();
    case.accept_estimate(
        &world.customer(),
        LINE,
        estimate(1),
        0,
        advance::credit(),
        Supply::There,
    )
    .unwrap();
    case.start_repair(&tech, LINE).unwrap();
    let used = case.use_part(&tech, LINE, part(1)).unwrap();
    assert_eq!(booked(&used), Vec::<&Booking>::new());
}

#[test]
fn a_replacement_of_what_was_dead_on_arrival_books_what_it_costs_us() {
    let world = World::new();
    let tech = world.technician();
    let mut case = diagnosed(&world, true);
    case.reach_verdict(&tech, LINE, Verdict::Doa).unwrap();
    let spare = Serial::parse("DM4K26A00001").unwrap();
    let chosen = case
        .assign_replacement(&tech, LINE, given(spare, "DM-4K"))
        .unwrap();
    let all = booked(&chosen);
    assert_eq!(all.len(), 1);
    assert_eq!(
        (all[0].kind, all[0].amount),
        (EntryKind::WarrantyCost, usd(4_000))
    );
}

#[test]
fn the_check_of_the_ledger_names_a_cost_that_no_warranty_stands_behind() {
    let world = World::new();
    let tech = world.technician();
    let (mut case, mut history) = in_repair(&world);
    history.extend(case.use_part(&tech, LINE, part(1)).unwrap());
    // As if the verdict had never been reached.
    let without: Vec<Event> = history.split_off(1);
    let all = booked(&without);
    let found = of_case(&case, &without, &all);
    let faults: Vec<Fault> = found.iter().map(|one| one.fault).collect();
    assert_eq!(faults, [Fault::CostWithoutWarranty]);
}
