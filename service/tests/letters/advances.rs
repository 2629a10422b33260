//! Replacements in advance at the stage that a letter speaks of.

use domain::access::Role;
use domain::account::Credit;
use domain::advance::Chosen;
use domain::case::Case;
use domain::case::advance::{AdvanceRequest, Proof};
use domain::ledger::{Party, PayWay};
use domain::line::diagnosis::Verdict;
use domain::money::{Currency, Money, Rate};
use domain::product::FaultCode;
use domain::reason::{Piece, Reason};
use domain::serial::Serial;
use domain::shipment::ShipService;
use domain::stock::{Given, Supply};
use service::jobs::LetterKind;

use super::stages::{LINE, authorise, by, by_customer, jane};
use crate::harness::World;

const fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::Usd)
}

/// Brings the case to where this letter about its advance is true; false when the letter is about something else.
pub fn play(world: &World, kind: LetterKind, case: &mut Case) -> bool {
    let tech = by(world, Role::Technician);
    let clerk = by(world, Role::Clerk);
    let owner = by_customer(world);
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the letters about an advance; the stages decide all kinds, one arm each"
    )]
    match kind {
        LetterKind::AdvanceRequested => ask(world, case, PayWay::Account),
        LetterKind::AdvanceDenied => {
            ask(world, case, PayWay::Account);
            case.deny_advance(&tech, LINE, Reason::AdvanceProofMismatch)
                .unwrap();
        }
        LetterKind::AdvanceCharged => charge(world, case),
        LetterKind::AdvanceChargeFailed => {
            ask(world, case, PayWay::Card);
            case.approve_advance(&tech, LINE, credit(), Supply::Uncounted)
                .unwrap();
            case.advance_charge_failed(&tech, LINE).unwrap();
        }
        LetterKind::AdvanceWithdrawn => {
            charge(world, case);
            case.withdraw_advance(&owner, LINE).unwrap();
        }
        LetterKind::AdvanceShipped | LetterKind::AdvanceReminder => send(world, case),
        LetterKind::AdvanceExtended => {
            send(world, case);
            case.extend_advance(&tech, LINE, 14, "On holiday".into())
                .unwrap();
        }
        LetterKind::AdvanceCredited => {
            send(world, case);
            decide(world, case, Verdict::DefectInWarranty);
        }
        LetterKind::AdvanceChoice => {
            send(world, case);
            decide(world, case, Verdict::NoFaultFound);
        }
        LetterKind::AdvanceSendBack => {
            send(world, case);
            decide(world, case, Verdict::NoFaultFound);
            case.choose_advance(&owner, LINE, Chosen::Return).unwrap();
        }
        LetterKind::AdvanceReturned => {
            send(world, case);
            decide(world, case, Verdict::NoFaultFound);
            case.choose_advance(&owner, LINE, Chosen::Return).unwrap();
            case.take_advance_back(&clerk, LINE, &[0, 1]).unwrap();
        }
        LetterKind::AdvanceForfeited => {
            send(world, case);
            decide(world, case, Verdict::NoFaultFound);
            case.choose_advance(&owner, LINE, Chosen::Keep).unwrap();
        }
        _ => return false,
    }
    true
}

fn credit() -> Credit {
    Credit {
        owed: usd(0),
        limit: usd(1_000_000),
    }
}

fn ask(world: &World, case: &mut Case, way: PayWay) {
    // Bought a week ago, and the proof is checked.
    let bought = world.today() - jiff::Span::new().days(7);
    case.prove_purchase(&by(world, Role::Technician), bought, 24)
        .unwrap();
    authorise(world, case);
    let me = Party::Customer(jane());
    let request = AdvanceRequest {
        proof: Proof::Sent,
        price: usd(123_900),
        tax: usd(0),
        priced: Reason::AdvancePrice {
            base: usd(123_900),
            share: Rate::from_percent(100),
            charged: usd(123_900),
        },
        way,
        bill_to: me,
        credit_to: me,
        distributor: None,
    };
    case.ask_advance(&by_customer(world), LINE, request)
        .unwrap();
}

fn charge(world: &World, case: &mut Case) {
    ask(world, case, PayWay::Account);
    case.approve_advance(
        &by(world, Role::Technician),
        LINE,
        credit(),
        Supply::Uncounted,
    )
    .unwrap();
}

fn send(world: &World, case: &mut Case) {
    charge(world, case);
    let piece = |name: Option<&str>| Piece {
        name: name.map(str::to_owned),
        price: usd(6_195),
    };
    case.ship_advance(
        &by(world, Role::Clerk),
        LINE,
        Given {
            serial: Serial::parse("NV16K26A00001").unwrap(),
            sku: "NVR-16",
            cost: None,
        },
        vec![piece(Some("Power supply 48 V")), piece(None)],
        "ups".into(),
        ShipService::Ground,
        "1Z12345E0291980794".into(),
    )
    .unwrap();
}

fn decide(world: &World, case: &mut Case, verdict: Verdict) {
    let tech = by(world, Role::Technician);
    case.receive(&by(world, Role::Clerk), LINE, None).unwrap();
    case.begin_diagnosis(&tech, LINE).unwrap();
    let broken = verdict != Verdict::NoFaultFound;
    case.record_test(&tech, LINE, "boot".into(), !broken, String::new())
        .unwrap();
    let fault = if broken {
        FaultCode::PowerStage
    } else {
        FaultCode::NoFault
    };
    case.record_findings(&tech, LINE, fault, "Seen on the bench.".into())
        .unwrap();
    case.reach_verdict(&tech, LINE, verdict).unwrap();
}
