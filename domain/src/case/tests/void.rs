//! A warranty found void, as stories: two people, a photo, and an appeal to a third (S24).

use jiff::civil::date;
use uuid::Uuid;

use super::*;
use crate::contact::country::Country;
use crate::id::AttachmentId;
use crate::line::void::{VoidAction, VoidProposal, VoidState};
use crate::policy::condition::{VoidCode, VoidEffect};
use crate::queue::View;
use crate::reason::Rule;
use crate::stock::Supply;
use crate::unit::Upgrade;

/// Somebody else than who proposes.
pub(super) fn second(world: &World) -> Act<'_> {
    somebody(world, 41, Role::Technician)
}

/// Somebody who was neither of the two.
pub(super) fn third(world: &World) -> Act<'_> {
    somebody(world, 42, Role::Supervisor)
}

fn somebody(world: &World, n: u128, role: Role) -> Act<'_> {
    Act {
        by: By::Staff(StaffId::new(Uuid::from_u128(n))),
        ..world.as_role(role)
    }
}

fn proposal(codes: &[VoidCode]) -> VoidProposal {
    VoidProposal {
        codes: codes.to_vec(),
        note: "The cable is cut close to the housing.".into(),
        photos: vec![AttachmentId::new(Uuid::from_u128(50))],
    }
}

pub(super) fn propose(case: &mut Case, act: &Act<'_>, turn: usize) -> Outcome {
    let code = VoidCode::ALL[turn % VoidCode::ALL.len()];
    case.propose_void(act, LINE, proposal(&[code]), &[])
}

fn excluding(world: &mut World, code: VoidCode) {
    for one in &mut world.policy.voiding.conditions {
        if one.code == code {
            one.effect = VoidEffect::ExcludeDamage;
        }
    }
}

fn finding(case: &Case) -> VoidState {
    case.line(LINE).unwrap().void.as_ref().unwrap().state
}

/// A case whose warranty was found void for a cut cable.
fn voided(world: &World) -> Case {
    let mut case = diagnosed(world, true);
    case.propose_void(
        &world.technician(),
        LINE,
        proposal(&[VoidCode::CutCable]),
        &[],
    )
    .unwrap();
    case.confirm_void(&second(world), LINE, "I see it too.".into(), &[])
        .unwrap();
    case
}

fn appealed(world: &World) -> Case {
    let mut case = voided(world);
    case.appeal_void(&world.customer(), LINE, "It came like this.".into())
        .unwrap();
    case
}

#[test]
fn s24_a_warranty_is_void_by_a_code_a_photo_and_two_people_and_no_other_way() {
    let world = World::new();
    let (tech, mut case) = (world.technician(), diagnosed(&world, true));
    for verdict in [Verdict::WarrantyVoid, Verdict::DamageExcluded] {
        assert_eq!(
            case.reach_verdict(&tech, LINE, verdict),
            Err(Refusal::VoidNeedsEvidence)
        );
    }
    let bare = VoidProposal {
        photos: vec![],
        ..proposal(&[VoidCode::CutCable])
    };
    for lacking in [bare, proposal(&[])] {
        assert_eq!(
            case.propose_void(&tech, LINE, lacking, &[]),
            Err(Refusal::VoidNeedsEvidence)
        );
    }
    case.propose_void(&tech, LINE, proposal(&[VoidCode::CutCable]), &[])
        .unwrap();
    assert_eq!(case.line(LINE).unwrap().verdict, None, "it is proposed");
    assert_eq!(
        case.confirm_void(&tech, LINE, String::new(), &[]),
        Err(Refusal::VoidNeedsSecondPerson)
    );
    let clerk = somebody(&world, 43, Role::Clerk);
    assert_eq!(
        case.confirm_void(&clerk, LINE, String::new(), &[]),
        Err(Refusal::TechnicianOnly)
    );
    let events = case
        .confirm_void(&second(&world), LINE, "I see it too.".into(), &[])
        .unwrap();
    let line = case.line(LINE).unwrap();
    assert_eq!(line.state, State::Verdict);
    assert_eq!(line.verdict, Some(Verdict::WarrantyVoid));
    assert_eq!(
        line.standing(),
        Warranty::Void {
            since: date(2026, 3, 10)
        }
    );
    let reason = line.void_reason().unwrap();
    assert_eq!(reason.rule(), Some(Rule::S24));
    assert!(events.iter().any(|one| one.what
        == What::VoidConfirmed {
            reason: reason.clone()
        }));
    assert_eq!(
        reason,
        Reason::WarrantyVoid {
            codes: vec![VoidCode::CutCable],
            photos: 1,
            appeal_until: date(2026, 4, 9),
        }
    );
}

#[test]
fn s24_no_other_verdict_is_given_while_a_second_person_is_to_look() {
    let world = World::new();
    let (tech, mut case) = (world.technician(), diagnosed(&world, true));
    propose(&mut case, &tech, 0).unwrap();
    assert_eq!(
        case.reach_verdict(&tech, LINE, Verdict::DefectInWarranty),
        Err(Refusal::VoidPending)
    );
    case.refuse_void(&second(&world), LINE, "That is the seal.".into())
        .unwrap();
    assert_eq!(finding(&case), VoidState::Refused);
    let again = proposal(&[VoidCode::Opened]);
    case.propose_void(&tech, LINE, again, &[]).unwrap();
    case.refuse_void(&second(&world), LINE, "No.".into())
        .unwrap();
    case.reach_verdict(&tech, LINE, Verdict::DefectInWarranty)
        .unwrap();
    assert!(case.line(LINE).unwrap().void_reason().is_none());
}

#[test]
fn s24_a_code_that_does_not_count_in_the_customers_country_voids_nothing() {
    let mut world = World::new();
    for one in &mut world.policy.voiding.conditions {
        one.not_in = vec![Country::UnitedStates];
        one.enabled = one.code != VoidCode::Water;
    }
    let mut case = diagnosed(&world, true);
    let code = VoidCode::Opened;
    assert_eq!(
        case.propose_void(&world.technician(), LINE, proposal(&[code]), &[]),
        Err(Refusal::VoidCodeOff { code })
    );
    world.policy.voiding.conditions[4].not_in.clear();
    let act = world.technician();
    case.propose_void(&act, LINE, proposal(&[code]), &[])
        .unwrap();
}

#[test]
fn s18_s24_a_drive_that_we_sold_is_no_foreign_drive() {
    let world = World::new();
    let (tech, mut case) = (world.technician(), diagnosed(&world, true));
    let upgrade = Upgrade {
        what: "8 TB drive".into(),
        serial: String::new(),
        by: STAFF,
        at: world.now,
        note: String::new(),
    };
    let foreign = || proposal(&[VoidCode::ForeignDrive]);
    assert_eq!(
        case.propose_void(&tech, LINE, foreign(), std::slice::from_ref(&upgrade)),
        Err(Refusal::SanctionedUpgrade)
    );
    case.propose_void(&tech, LINE, foreign(), &[]).unwrap();
    assert_eq!(
        case.confirm_void(&second(&world), LINE, String::new(), &[upgrade]),
        Err(Refusal::SanctionedUpgrade),
        "it was noted since"
    );
}

#[test]
fn s24_a_warranty_that_is_over_is_not_voided() {
    let world = World::new();
    let mut case = diagnosed(&world, false);
    assert_eq!(
        propose(&mut case, &world.technician(), 0),
        Err(Refusal::NothingToVoid)
    );
}

#[test]
fn s24_an_excluded_damage_needs_consent_and_the_warranty_goes_on() {
    let mut world = World::new();
    excluding(&mut world, VoidCode::Impact);
    let mut case = diagnosed(&world, true);
    let tech = world.technician();
    case.propose_void(&tech, LINE, proposal(&[VoidCode::Impact]), &[])
        .unwrap();
    case.confirm_void(&second(&world), LINE, String::new(), &[])
        .unwrap();
    let line = case.line(LINE).unwrap();
    assert_eq!(line.verdict, Some(Verdict::DamageExcluded));
    assert!(line.standing().is_covered());
    assert!(matches!(
        line.void_reason(),
        Some(Reason::DamageExcluded { .. })
    ));
    assert_eq!(
        case.start_repair(&tech, LINE),
        Err(Refusal::EstimateNotAccepted)
    );
    case.send_estimate(&tech, LINE, estimate(1), alternatives())
        .unwrap();
}

#[test]
fn s24_one_condition_that_voids_all_is_enough_among_others() {
    let mut world = World::new();
    excluding(&mut world, VoidCode::Impact);
    let mut case = diagnosed(&world, true);
    let both = proposal(&[VoidCode::Impact, VoidCode::CutCable]);
    case.propose_void(&world.technician(), LINE, both, &[])
        .unwrap();
    case.confirm_void(&second(&world), LINE, String::new(), &[])
        .unwrap();
    assert_eq!(
        case.line(LINE).unwrap().verdict,
        Some(Verdict::WarrantyVoid)
    );
}

#[test]
fn s24_an_appeal_is_heard_on_the_last_day_and_not_after_it_and_once() {
    let mut world = World::new();
    let mut case = voided(&world);
    let mut late = case.clone();
    world.now = world.now.plus_days(30);
    case.appeal_void(&world.customer(), LINE, "No.".into())
        .unwrap();
    assert!(case.line(LINE).unwrap().is_appealed());
    world.now = world.now.plus_days(1);
    assert_eq!(
        late.appeal_void(&world.customer(), LINE, "No.".into()),
        Err(Refusal::AppealOver {
            last_day: date(2026, 4, 9)
        })
    );
    case.uphold_void(&third(&world), LINE, "It is cut.".into())
        .unwrap();
    assert_eq!(
        case.appeal_void(&world.customer(), LINE, "No!".into()),
        Err(Refusal::VoidNotNow {
            state: VoidState::Upheld,
            action: VoidAction::Appeal
        })
    );
}

#[test]
fn s24_an_appeal_is_decided_by_a_supervisor_who_was_neither_of_the_two() {
    let world = World::new();
    let case = appealed(&world);
    let rule = |act: Act<'_>| case.clone().overturn_void(&act, LINE, "Right.".into());
    assert_eq!(rule(second(&world)), Err(Refusal::SupervisorOnly));
    let (proposed, confirmed) = (
        world.as_role(Role::Supervisor),
        somebody(&world, 41, Role::Supervisor),
    );
    assert_eq!(rule(proposed), Err(Refusal::AppealNeedsThirdPerson));
    assert_eq!(rule(confirmed), Err(Refusal::AppealNeedsThirdPerson));
    assert!(rule(third(&world)).is_ok());
}

#[test]
fn s24_an_appeal_that_is_right_brings_the_device_back_to_the_bench_and_its_warranty_with_it() {
    let world = World::new();
    let mut case = voided(&world);
    let tech = world.technician();
    case.send_estimate(&tech, LINE, estimate(1), alternatives())
        .unwrap();
    case.appeal_void(&world.customer(), LINE, "It came like this.".into())
        .unwrap();
    let events = case
        .overturn_void(&third(&world), LINE, "The photo shows our seal.".into())
        .unwrap();
    let line = case.line(LINE).unwrap();
    assert_eq!(line.state, State::Diagnosing);
    assert_eq!((line.verdict, line.outcome), (None, None));
    assert!(line.standing().is_covered());
    assert!(!line.estimate().unwrap().is_open());
    assert!(matches!(
        &events[0].what,
        What::VoidOverturned { reason: Reason::WarrantyStands { warranty, .. }, .. } if warranty.is_covered()
    ));
    case.reach_verdict(&tech, LINE, Verdict::DefectInWarranty)
        .unwrap();
    case.start_repair(&tech, LINE).unwrap();
}

#[test]
fn s24_nothing_that_cannot_be_taken_back_happens_while_an_appeal_waits() {
    let mut world = World::new();
    let mut case = voided(&world);
    case.send_estimate(&world.technician(), LINE, estimate(1), alternatives())
        .unwrap();
    case.appeal_void(&world.customer(), LINE, "No.".into())
        .unwrap();
    let owner = world.customer();
    let waits = Err(Refusal::AppealPending);
    assert_eq!(
        case.accept_estimate(
            &owner,
            LINE,
            estimate(1),
            0,
            advance::credit(),
            Supply::Uncounted
        ),
        waits
    );
    assert_eq!(case.dispose_by_consent(&owner, LINE, estimate(1)), waits);
    world.now = world.now.plus_days(40);
    let silent = case.expire_estimate(&world.technician(), LINE, estimate(1));
    assert_eq!(silent, Ok(vec![]), "its days stand still");
    case.uphold_void(&third(&world), LINE, "It is cut.".into())
        .unwrap();
    let open = case.line(LINE).unwrap().estimate().unwrap();
    assert_eq!(open.valid_until, date(2026, 5, 19), "and begin anew");
    case.accept_estimate(
        &world.customer(),
        LINE,
        estimate(1),
        0,
        advance::credit(),
        Supply::Uncounted,
    )
    .unwrap();
}

#[test]
fn s24_who_has_agreed_to_the_work_contests_no_more() {
    let world = World::new();
    let mut case = voided(&world);
    case.send_estimate(&world.technician(), LINE, estimate(1), alternatives())
        .unwrap();
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
        case.appeal_void(&world.customer(), LINE, "No.".into()),
        Err(Refusal::WorkAgreed)
    );
}

#[test]
fn s24_a_device_that_went_back_unrepaired_gets_its_warranty_again_where_it_is() {
    let world = World::new();
    let mut case = voided(&world);
    let (tech, owner) = (world.technician(), world.customer());
    case.send_estimate(&tech, LINE, estimate(1), alternatives())
        .unwrap();
    case.decline_estimate(&owner, LINE, estimate(1)).unwrap();
    case.ship_out(&tech, LINE, "ups".into(), ShipService::Ground, "1Z".into())
        .unwrap();
    case.deliver(&tech, LINE).unwrap();
    case.appeal_void(&owner, LINE, "No.".into()).unwrap();
    assert_eq!(case.view(), View::Trouble, "a supervisor finds it");
    case.overturn_void(&third(&world), LINE, "You are right.".into())
        .unwrap();
    assert_eq!(case.view(), View::Closed);
    let line = case.line(LINE).unwrap();
    assert_eq!(line.state, State::Closed);
    assert!(line.standing().is_covered());
}

#[test]
fn s9_who_declines_may_give_the_device_to_us_and_nothing_comes_back() {
    let world = World::new();
    let mut case = quoted(&world);
    let events = case
        .dispose_by_consent(&world.customer(), LINE, estimate(1))
        .unwrap();
    assert_eq!(events[0].what, What::DisposalAgreed);
    assert_eq!(events[0].by, By::Customer(customer()));
    let line = case.line(LINE).unwrap();
    assert_eq!(line.state, State::Closed);
    assert_eq!(line.outcome, Some(crate::line::Outcome::DisposedByConsent));
    assert!(case.is_over());
    assert!(
        case.ship_out(
            &world.technician(),
            LINE,
            "ups".into(),
            ShipService::Ground,
            "1Z".into()
        )
        .is_err()
    );
}

#[test]
fn s8_a_proof_that_does_not_fit_leaves_the_warranty_as_it_was() {
    let world = World::new();
    let (mut case, _) = filed(&world, false);
    let before = case.device.warranty;
    let events = case
        .doubt_purchase(&world.technician(), "It names another model.".into())
        .unwrap();
    assert!(events[0].what.is_public());
    assert_eq!(case.device.warranty, before);
    assert_eq!(
        case.doubt_purchase(&world.as_role(Role::Clerk), String::new()),
        Err(Refusal::TechnicianOnly)
    );
}

#[test]
fn s24_a_proof_of_purchase_makes_no_void_warranty_good() {
    let world = World::new();
    let (mut case, _) = filed(&world, true);
    case.device.warranty = Warranty::Void {
        since: date(2026, 1, 1),
    };
    assert_eq!(
        case.prove_purchase(&world.technician(), date(2026, 3, 1), 24),
        Err(Refusal::WarrantyIsVoid)
    );
}
