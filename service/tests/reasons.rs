//! Every refusal, fee, charge and credit has an explanation: with its dates and amounts, in each language.

use domain::advance::{AdvanceAction, AdvanceState};
use domain::estimate::Remedy;
use domain::line::diagnosis::Verdict;
use domain::money::{Currency, Money, Rate};
use domain::policy::condition::VoidCode;
use domain::product::Family;
use domain::reason::{Piece, Reason, Window};
use domain::refusal::Refusal;
use domain::warranty::{Basis, Warranty};
use jiff::civil::{Date, date};
use service::say::{reasons, refusals};
use words::{Lang, Words};

const fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::Usd)
}

const BOUGHT: Date = date(2026, 3, 2);
const LAST: Date = date(2026, 4, 1);
const ASKED: Date = date(2026, 4, 5);

const fn window() -> Window {
    Window {
        from: BOUGHT,
        basis: Basis::Invoice,
        days: 30,
        last_day: LAST,
        asked_on: ASKED,
    }
}

fn piece() -> Piece {
    Piece {
        name: Some("Power adapter".into()),
        price: usd(945),
    }
}

/// Which of the samples a reason is: a new one does not compile before it has a number here, and does not pass before
/// it has a sample below.
const fn number(reason: &Reason) -> usize {
    match reason {
        Reason::AdvanceOpen { .. } => 0,
        Reason::AdvanceAllowedLate { .. } => 1,
        Reason::AdvanceTooLate { .. } => 2,
        Reason::AdvanceNoProof => 3,
        Reason::AdvanceProofUnchecked => 4,
        Reason::AdvanceProofMismatch => 5,
        Reason::AdvancePurchaseUnknown => 6,
        Reason::AdvanceExcluded { .. } => 7,
        Reason::AdvanceNotCovered { .. } => 8,
        Reason::AdvanceTaken => 9,
        Reason::AdvanceDeviceHere => 10,
        Reason::AdvanceOverLimit { .. } => 11,
        Reason::AdvancePrice { .. } => 12,
        Reason::AdvanceCalledOff { .. } => 13,
        Reason::DefectConfirmed { .. } => 14,
        Reason::DefectConfirmedToDistributor { .. } => 15,
        Reason::AdvanceReturned { .. } => 16,
        Reason::AdvancePieceMissing { .. } => 17,
        Reason::AdvanceKept { .. } => 18,
        Reason::ChoiceOver { .. } => 19,
        Reason::DefectiveNotReturned { .. } => 20,
        Reason::AdvanceVoid { .. } => 21,
        Reason::LateReturnAccepted { .. } => 22,
        Reason::EstimateAgreed { .. } => 23,
        Reason::DiagnosisFree => 24,
        Reason::DeadOnArrival { .. } => 25,
        Reason::DeadOnArrivalOver { .. } => 26,
        Reason::FreightFree { .. } => 27,
        Reason::NoFaultGoesBack { .. } => 28,
        Reason::FreightOut { .. } => 29,
        Reason::PaymentReceived { .. } => 30,
        Reason::PaidOut { .. } => 31,
        Reason::Stated { .. } => 32,
        Reason::WarrantyVoid { .. } => 33,
        Reason::DamageExcluded { .. } => 34,
        Reason::WarrantyStands { .. } => 35,
        Reason::EstimateOverLimit { .. } => 36,
        Reason::WarrantyCost { .. } => 37,
    }
}

const COUNT: usize = 38;

/// One of each, with what must be read in its explanation.
#[expect(clippy::too_many_lines, reason = "one sample of each reason")]
fn samples() -> Vec<(Reason, Vec<&'static str>)> {
    let (window, charged, why) = (window(), usd(18_900), "Held by customs".to_owned());
    let verdict = Verdict::DefectInWarranty;
    let warranty = Warranty::from_start(BOUGHT, Basis::Invoice, 24, ASKED);
    vec![
        (
            Reason::WarrantyVoid {
                codes: vec![VoidCode::CutCable],
                photos: 1,
                appeal_until: LAST,
            },
            vec!["2026"],
        ),
        (
            Reason::DamageExcluded {
                codes: vec![VoidCode::Impact],
                photos: 2,
                appeal_until: LAST,
                warranty,
            },
            vec!["2026"],
        ),
        (
            Reason::WarrantyStands {
                codes: vec![VoidCode::Water],
                warranty,
            },
            vec!["24", "2026", "2028"],
        ),
        (Reason::AdvanceOpen { window }, vec!["2026", "30"]),
        (
            Reason::AdvanceAllowedLate {
                window,
                why: why.clone(),
                until: ASKED,
            },
            vec!["Held by customs", "2026"],
        ),
        (Reason::AdvanceTooLate { window }, vec!["2026", "30"]),
        (Reason::AdvanceNoProof, vec![]),
        (Reason::AdvanceProofUnchecked, vec![]),
        (Reason::AdvanceProofMismatch, vec![]),
        (Reason::AdvancePurchaseUnknown, vec![]),
        (
            Reason::AdvanceExcluded {
                family: Family::Kit,
            },
            vec![],
        ),
        (
            Reason::AdvanceNotCovered {
                ended_on: Some(LAST),
            },
            vec!["2026"],
        ),
        (Reason::AdvanceNotCovered { ended_on: None }, vec![]),
        (Reason::AdvanceTaken, vec![]),
        (Reason::AdvanceDeviceHere, vec![]),
        (
            Reason::AdvanceOverLimit {
                limit: usd(100_000),
                owed: usd(90_000),
                amount: charged,
            },
            vec!["1,000.00", "900.00", "189.00"],
        ),
        (
            Reason::EstimateOverLimit {
                limit: usd(100_000),
                owed: usd(95_000),
                amount: usd(7_400),
            },
            vec!["1,000.00", "950.00", "74.00"],
        ),
        (
            Reason::AdvancePrice {
                base: usd(20_000),
                share: Rate::from_basis_points(9_450),
                charged,
            },
            vec!["94.50", "200.00"],
        ),
        (
            Reason::AdvancePrice {
                base: charged,
                share: Rate::from_percent(100),
                charged,
            },
            vec![],
        ),
        (Reason::AdvanceCalledOff { charged }, vec!["189.00"]),
        (Reason::DefectConfirmed { verdict, charged }, vec!["189.00"]),
        (
            Reason::DefectConfirmedToDistributor {
                verdict,
                charged,
                distributor: "Cedar Supply".into(),
            },
            vec!["189.00", "Cedar Supply"],
        ),
        (
            Reason::AdvanceReturned {
                charged,
                missing: vec![piece()],
                credited: usd(17_955),
            },
            vec!["189.00", "179.55"],
        ),
        (
            Reason::AdvanceReturned {
                charged,
                missing: vec![],
                credited: charged,
            },
            vec!["189.00"],
        ),
        (
            Reason::AdvancePieceMissing { piece: piece() },
            vec!["Power adapter"],
        ),
        (Reason::AdvanceKept { charged }, vec!["189.00"]),
        (
            Reason::ChoiceOver {
                charged,
                last_day: LAST,
            },
            vec!["189.00", "2026"],
        ),
        (
            Reason::DefectiveNotReturned {
                charged,
                last_day: LAST,
            },
            vec!["189.00", "2026"],
        ),
        (Reason::AdvanceVoid { charged }, vec!["189.00"]),
        (
            Reason::LateReturnAccepted {
                charged,
                why: why.clone(),
            },
            vec!["189.00", "Held by customs"],
        ),
        (
            Reason::EstimateAgreed {
                remedy: Remedy::Repair,
                parts: usd(2_900),
                labour: usd(4_500),
            },
            vec!["29.00", "45.00"],
        ),
        (
            Reason::EstimateAgreed {
                remedy: Remedy::Replace,
                parts: charged,
                labour: usd(0),
            },
            vec!["189.00"],
        ),
        (Reason::DiagnosisFree, vec![]),
        (Reason::DeadOnArrival { window }, vec!["2026", "30"]),
        (Reason::DeadOnArrivalOver { window }, vec!["2026", "30"]),
        (
            Reason::FreightFree {
                verdict: Verdict::Doa,
                price: usd(1_490),
            },
            vec!["14.90"],
        ),
        (
            Reason::FreightFree {
                verdict,
                price: usd(1_490),
            },
            vec!["14.90"],
        ),
        (Reason::NoFaultGoesBack { price: usd(1_490) }, vec!["14.90"]),
        (Reason::FreightOut { price: usd(1_490) }, vec!["14.90"]),
        (
            Reason::WarrantyCost {
                item: "Power stage".into(),
                quantity: 2,
                each: usd(1_250),
                cost: usd(2_500),
            },
            vec!["Power stage", "2 ×", "12.50", "25.00"],
        ),
        (
            Reason::WarrantyCost {
                item: "Northgate Dome 4K".into(),
                quantity: 1,
                each: usd(4_000),
                cost: usd(4_000),
            },
            vec!["Northgate Dome 4K", "40.00"],
        ),
        (
            Reason::PaymentReceived {
                reference: "BANK-7".into(),
            },
            vec!["BANK-7"],
        ),
        (
            Reason::PaidOut {
                reference: "BANK-8".into(),
            },
            vec!["BANK-8"],
        ),
        (Reason::Stated { why }, vec!["Held by customs"]),
    ]
}

#[test]
fn every_refusal_fee_and_credit_is_explained_with_its_dates_and_amounts() {
    let samples = samples();
    let mut seen: Vec<usize> = samples.iter().map(|(reason, _)| number(reason)).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, (0..COUNT).collect::<Vec<_>>(), "one sample of each");
    for (reason, facts) in &samples {
        let [english, spanish] =
            [Lang::En, Lang::Es].map(|lang| reasons::reason(Words::new(lang), reason));
        assert!(!english.is_empty() && !spanish.is_empty(), "{reason:?}");
        assert!(!english.contains('{'), "{english}");
        for fact in facts {
            assert!(english.contains(fact), "{english} does not say {fact}");
        }
        assert!(!reasons::code(reason).is_empty(), "{reason:?}");
        // What somebody wrote is said as they wrote it; the rest in the reader's language.
        if !matches!(reason, Reason::Stated { .. }) {
            assert_ne!(english, spanish, "{reason:?}");
        }
    }
}

#[test]
fn s11_the_customer_reads_when_it_was_open_and_which_way_is() {
    let said = reasons::reason(
        Words::new(Lang::En),
        &Reason::AdvanceTooLate { window: window() },
    );
    assert_eq!(
        said,
        "Bought on Monday 2 March 2026. A replacement in advance was open for 30 days, until Wednesday 1 April \
         2026; today is Sunday 5 April 2026. The repair path is open."
    );
}

#[test]
fn staff_read_the_rule_and_the_code_before_the_words() {
    let said = reasons::with_code(
        Words::new(Lang::En),
        &Reason::AdvanceTooLate { window: window() },
    );
    assert!(
        said.starts_with("S11 · advance-too-late: Bought on"),
        "{said}"
    );
}

#[test]
fn a_refusal_that_was_decided_says_its_reason() {
    let reason = Reason::AdvanceNoProof;
    let refusal = Refusal::Denied {
        reason: reason.clone(),
    };
    let words = Words::new(Lang::En);
    assert_eq!(
        refusals::refusal(words, &refusal),
        reasons::reason(words, &reason)
    );
    let stuck = Refusal::AdvanceNotNow {
        state: AdvanceState::Resolved,
        action: AdvanceAction::Ship,
    };
    assert!(!refusals::refusal(words, &stuck).is_empty());
}
