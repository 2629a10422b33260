//! Past returns, decided again under another version of the policy.

use super::*;
use crate::policy::replay::{Answer, Difference, Past, Question};

/// A return whose defect was decided, with its history.
fn decided(world: &World, covered: bool, verdict: Verdict) -> (Case, Vec<Event>) {
    let (_, mut events) = filed(world, covered);
    let mut case = diagnosed(world, covered);
    let reached = case.reach_verdict(&world.technician(), LINE, verdict);
    events.extend(reached.unwrap());
    (case, events)
}

fn replayed(world: &World, (case, events): &(Case, Vec<Event>), other: &Policy) -> Vec<Difference> {
    let past = Past {
        case,
        events,
        own: &world.policy,
        months_of_product: Some(24),
        calendar: &world.calendar,
    };
    past.differences(other)
}

fn differs(question: Question, before: Answer, after: Answer) -> Difference {
    Difference {
        question,
        before,
        after,
    }
}

#[test]
fn a_return_under_its_own_version_differs_in_nothing() {
    let world = World::new();
    for (covered, verdict) in [
        (true, Verdict::Doa),
        (true, Verdict::DefectInWarranty),
        (false, Verdict::DefectOutOfWarranty),
    ] {
        let past = decided(&world, covered, verdict);
        assert_eq!(replayed(&world, &past, &world.policy), []);
    }
}

#[test]
fn s3_more_days_move_the_last_day_of_the_rma() {
    let world = World::new();
    let other = Policy {
        rma_valid_days: 45,
        ..Policy::default()
    };
    let mut past = decided(&world, true, Verdict::DefectInWarranty);
    // What a supervisor gave is theirs: the days are counted as they were issued.
    past.0.rma.as_mut().unwrap().valid_until = date(2026, 5, 30);
    let (before, after) = (date(2026, 4, 9), date(2026, 4, 24));
    assert_eq!(
        replayed(&world, &past, &other),
        [differs(
            Question::RmaLastDay,
            Answer::Day(before),
            Answer::Day(after)
        )]
    );
}

#[test]
fn s8_other_months_of_the_family_may_end_the_warranty_before_the_filing() {
    let world = World::new();
    let mut other = Policy::default();
    other.warranty.families = vec![(Family::Dome, 6)];
    let past = decided(&world, true, Verdict::DefectInWarranty);
    let months = differs(
        Question::WarrantyMonths,
        Answer::Months(24),
        Answer::Months(6),
    );
    assert_eq!(
        replayed(&world, &past, &other),
        [months, differs(Question::Covered, Answer::Yes, Answer::No)]
    );
    other.warranty.families = vec![(Family::Kit, 6)];
    assert_eq!(replayed(&world, &past, &other), []);
}

#[test]
fn s8_without_a_term_for_the_family_the_products_own_counts_again() {
    let mut world = World::new();
    world.policy.warranty.families = vec![(Family::Dome, 36)];
    let mut past = decided(&world, true, Verdict::DefectInWarranty);
    past.0.device.warranty =
        Warranty::from_start(date(2025, 6, 1), Basis::Invoice, 36, date(2026, 3, 10));
    assert_eq!(
        replayed(&world, &past, &Policy::default()),
        [differs(
            Question::WarrantyMonths,
            Answer::Months(36),
            Answer::Months(24)
        )]
    );
}

#[test]
fn s10_a_shorter_window_turns_a_dead_arrival_into_a_defect() {
    let world = World::new();
    let other = Policy {
        doa_window_days: 7,
        ..Policy::default()
    };
    let past = decided(&world, true, Verdict::Doa);
    let days = (date(2026, 3, 31), date(2026, 3, 8));
    assert_eq!(
        replayed(&world, &past, &other),
        [
            differs(
                Question::DoaLastDay(LINE),
                Answer::Day(days.0),
                Answer::Day(days.1)
            ),
            differs(Question::DoaAtVerdict(LINE), Answer::Yes, Answer::No),
        ]
    );
}

#[test]
fn s11_a_shorter_window_would_have_refused_the_advance() {
    let world = World::new();
    let (mut case, events) = filed(&world, true);
    let act = world.technician();
    case.record_step(&act, "power".into(), StepOutcome::Fine, String::new())
        .unwrap();
    case.require_bench(&act, String::new()).unwrap();
    case.issue_rma(&act, RmaId::new(Uuid::from_u128(14)), LINE)
        .unwrap();
    case.prove_purchase(&act, date(2026, 3, 1), 24).unwrap();
    case.ask_advance(&world.customer(), LINE, super::advance::request(0))
        .unwrap();
    let mut other = Policy::default();
    other.advance.window_days = 7;
    let days = (date(2026, 3, 31), date(2026, 3, 8));
    assert_eq!(
        replayed(&world, &(case, events), &other),
        [
            differs(
                Question::AdvanceLastDay(LINE),
                Answer::Day(days.0),
                Answer::Day(days.1)
            ),
            differs(Question::AdvanceInTime(LINE), Answer::Yes, Answer::No),
        ]
    );
}

#[test]
fn s9_each_estimate_would_have_waited_longer() {
    let world = World::new();
    let (mut case, events) = decided(&world, false, Verdict::DefectOutOfWarranty);
    case.send_estimate(&world.technician(), LINE, estimate(1), alternatives())
        .unwrap();
    let other = Policy {
        estimate_valid_days: 60,
        ..Policy::default()
    };
    assert_eq!(
        replayed(&world, &(case, events), &other),
        [differs(
            Question::EstimateLastDay(estimate(1)),
            Answer::Day(date(2026, 4, 9)),
            Answer::Day(date(2026, 5, 9))
        )]
    );
}
