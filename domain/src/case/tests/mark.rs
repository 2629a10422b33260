//! What is shown of earlier advances and returns to whoever decides on another.

use super::advance::{authorised_and_proven, decided, direct, sent};
use super::*;
use crate::advance::mark::{Mark, marks};

/// The return that is looked at: filed a month after the others.
fn now_asking(world: &World) -> Case {
    Case {
        id: CaseId::new(Uuid::from_u128(20)),
        number: CaseNumber::from_random_bits(20),
        opened_at: world.now.plus_days(30),
        ..authorised_and_proven(world)
    }
}

/// The same return as another one, filed this many days after its own day.
fn as_another(case: &Case, n: u64, days: i64) -> Case {
    Case {
        id: CaseId::new(Uuid::from_u128(100 + u128::from(n))),
        number: CaseNumber::from_random_bits(100 + n),
        opened_at: case.opened_at.plus_days(days),
        ..case.clone()
    }
}

fn seen(world: &World, of_customer: &[Case], of_device: &[Case]) -> Vec<Mark> {
    let case = now_asking(world);
    marks(&case, LINE, of_customer, of_device, &world.calendar.zone)
}

#[test]
fn an_advance_whose_defective_device_never_came_is_named_with_its_last_day() {
    let mut world = World::new();
    let (mut before, _) = sent(&world, direct());
    let last_day = before.line(LINE).unwrap().return_deadline(0).unwrap();
    let (start, number) = (world.now, before.number);
    assert_eq!(seen(&world, std::slice::from_ref(&before), &[]), []);
    world.now = start.plus_days(60);
    before
        .forfeit_unreturned(&world.technician(), LINE)
        .unwrap();
    world.now = start;
    let not_returned = Mark::NotReturned { number, last_day };
    assert_eq!(seen(&world, &[before], &[]), [not_returned]);
}

#[test]
fn an_advance_that_was_kept_after_no_fault_was_found_is_named() {
    let world = World::new();
    let (mut before, _) = sent(&world, direct());
    decided(&world, &mut before, Verdict::NoFaultFound);
    before
        .choose_advance(&world.customer(), LINE, Chosen::Keep)
        .unwrap();
    let kept = Mark::Kept {
        number: before.number,
        at: world.now,
    };
    assert_eq!(seen(&world, &[before], &[]), [kept]);
}

#[test]
fn nothing_is_said_of_an_advance_that_was_credited() {
    let world = World::new();
    let (mut before, _) = sent(&world, direct());
    decided(&world, &mut before, Verdict::DefectInWarranty);
    assert_eq!(seen(&world, &[before], &[]), []);
}

#[test]
fn a_serial_that_comes_for_the_third_time_within_twelve_months_is_named_whoever_sent_it() {
    let world = World::new();
    let here = diagnosed(&world, true);
    let (one, two) = (as_another(&here, 1, 3), as_another(&here, 2, 0));
    let itself = now_asking(&world);
    assert_eq!(seen(&world, &[], &[one.clone(), itself.clone()]), []);
    let again = Mark::Again {
        numbers: vec![two.number, one.number],
    };
    let all = [one.clone(), two.clone(), itself];
    assert_eq!(seen(&world, &[], &all), [again]);
    // What was filed and never came is not counted, nor what came more than twelve months before.
    let never_came = as_another(&authorised_and_proven(&world), 3, 1);
    assert_eq!(seen(&world, &[], &[one.clone(), never_came]), []);
    let mut long_ago = two;
    let line = long_ago.line_mut(LINE).unwrap();
    line.received_at = Some(world.now.plus_days(-336));
    assert_eq!(seen(&world, &[], &[one, long_ago]), []);
}
