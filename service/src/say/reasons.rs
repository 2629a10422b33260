//! Why it was decided so, in plain words with its dates and amounts; and for staff with the rule and the code.

use domain::estimate::Remedy;
use domain::line::diagnosis::Verdict;
use domain::money::{Money, Rate};
use domain::reason::{Piece, Reason, Window};
use words::Words;

use super::voids;

/// Says why to whoever holds no more than the link of a return: nothing of an account, and no words of the desk's own.
pub fn outward(words: Words, why: &Reason) -> String {
    if let Reason::AdvanceOverLimit { .. } | Reason::EstimateOverLimit { .. } = why {
        return words.reason_advance_over_limit_outward().to_owned();
    }
    if let Reason::AdvanceAllowedLate { window, until, .. } = why {
        let (last, until) = (words.date(window.last_day), words.date(*until));
        return words.reason_advance_allowed_late_outward(last, until);
    }
    reason(words, why)
}

/// Says why, to whom it concerns.
#[expect(clippy::too_many_lines, reason = "one arm for each reason")]
pub fn reason(words: Words, reason: &Reason) -> String {
    use Reason as R;
    let amount = |money: &Money| spoken(words, *money);
    match reason {
        R::AdvanceOpen { window } => {
            let (bought, days, last, asked) = of(words, window);
            words.reason_advance_open(bought, days, last, asked)
        }
        R::AdvanceAllowedLate { window, why, until } => {
            words.reason_advance_allowed_late(words.date(window.last_day), words.date(*until), why)
        }
        R::AdvanceTooLate { window } => {
            let (bought, days, last, asked) = of(words, window);
            words.reason_advance_too_late(bought, days, last, asked)
        }
        R::AdvanceNoProof => words.reason_advance_no_proof().to_owned(),
        R::AdvanceProofUnchecked => words.reason_advance_proof_unchecked().to_owned(),
        R::AdvanceProofMismatch => words.reason_advance_proof_mismatch().to_owned(),
        R::AdvancePurchaseUnknown => words.reason_advance_purchase_unknown().to_owned(),
        R::AdvanceExcluded { .. } => words.reason_advance_excluded().to_owned(),
        R::AdvanceNotCovered {
            ended_on: Some(day),
        } => words.reason_advance_not_covered(words.date(*day)),
        R::AdvanceNotCovered { ended_on: None } => words.reason_advance_not_proven().to_owned(),
        R::AdvanceTaken => words.reason_advance_taken().to_owned(),
        R::AdvanceDeviceHere => words.reason_advance_device_here().to_owned(),
        R::AdvanceOverLimit {
            limit,
            owed,
            amount: more,
        } => words.reason_advance_over_limit(amount(limit), amount(owed), amount(more)),
        R::EstimateOverLimit {
            limit,
            owed,
            amount: more,
        } => words.reason_estimate_over_limit(amount(limit), amount(owed), amount(more)),
        R::AdvancePrice { base, share, .. } => {
            if *share == Rate::from_percent(100) {
                words.reason_advance_price_whole().to_owned()
            } else {
                words.reason_advance_price(per_cent(*share), amount(base))
            }
        }
        R::AdvanceCalledOff { charged } if charged.is_zero() => {
            words.reason_advance_called_off_free().to_owned()
        }
        R::AdvanceCalledOff { charged } => words.reason_advance_called_off(amount(charged)),
        R::DefectConfirmed { charged, .. } => words.reason_defect_confirmed(amount(charged)),
        R::DefectConfirmedToDistributor {
            charged,
            distributor,
            ..
        } => words.reason_defect_confirmed_distributor(distributor, amount(charged)),
        R::AdvanceReturned {
            charged,
            missing,
            credited,
        } => {
            if missing.is_empty() {
                words.reason_advance_returned_complete(amount(charged))
            } else {
                words.reason_advance_returned(amount(charged), amount(credited))
            }
        }
        R::AdvancePieceMissing { piece: missing } => {
            words.reason_advance_piece_missing(piece(words, missing))
        }
        R::AdvanceKept { charged } => words.reason_advance_kept(amount(charged)),
        R::ChoiceOver { charged, last_day } => {
            words.reason_choice_over(words.date(*last_day), amount(charged))
        }
        R::DefectiveNotReturned { charged, last_day } => {
            words.reason_defective_not_returned(words.date(*last_day), amount(charged))
        }
        R::AdvanceVoid { charged } => words.reason_advance_void(amount(charged)),
        R::LateReturnAccepted { charged, why } => words.reason_late_return(amount(charged), why),
        R::EstimateAgreed {
            remedy,
            parts,
            labour,
        } => match remedy {
            Remedy::Repair => words.reason_estimate_repair(amount(parts), amount(labour)),
            Remedy::Replace => words.reason_estimate_replace(amount(parts), amount(labour)),
        },
        R::DiagnosisFree => words.reason_diagnosis_free().to_owned(),
        R::DeadOnArrival { window } => words.reason_doa(
            i64::from(window.days).to_string(),
            words.date(window.from),
            words.date(window.last_day),
        ),
        R::DeadOnArrivalOver { window } => words.reason_doa_over(
            words.date(window.from),
            i64::from(window.days).to_string(),
            words.date(window.last_day),
        ),
        R::FreightFree { verdict, price } => match verdict {
            Verdict::Doa => words.reason_freight_doa(amount(price)),
            Verdict::DefectInWarranty
            | Verdict::DefectOutOfWarranty
            | Verdict::WarrantyVoid
            | Verdict::DamageExcluded
            | Verdict::NoFaultFound
            | Verdict::WorkingReturn => words.reason_freight_warranty(amount(price)),
        },
        R::WarrantyVoid {
            codes,
            appeal_until,
            ..
        } => voids::void(words, codes, *appeal_until),
        R::DamageExcluded {
            codes,
            appeal_until,
            ..
        } => voids::excluded(words, codes, *appeal_until),
        R::WarrantyStands { warranty, .. } => voids::stands(words, warranty),
        R::NoFaultGoesBack { price } => words.reason_no_fault_freight(amount(price)),
        R::FreightOut { price } => words.reason_freight_out(amount(price)),
        R::WarrantyCost {
            item,
            quantity: 1,
            cost,
            ..
        } => words.reason_warranty_cost(item, amount(cost)),
        R::WarrantyCost {
            item,
            quantity,
            each,
            cost,
        } => {
            words.reason_warranty_cost_many(item, quantity.to_string(), amount(each), amount(cost))
        }
        R::PaymentReceived { reference } => words.reason_payment(reference),
        R::PaidOut { reference } => words.reason_paid_out(reference),
        R::Stated { why } => words.reason_stated(why),
    }
}

/// As staff read it: the rule and the code before the words.
pub fn with_code(words: Words, why: &Reason) -> String {
    let code = code(why);
    let said = reason(words, why);
    match why.rule() {
        Some(rule) => format!("{} · {code}: {said}", rule.key()),
        None => format!("{code}: {said}"),
    }
}

/// The name under which files and exports know a reason.
pub fn code(why: &Reason) -> String {
    serde_json::to_value(why)
        .ok()
        .and_then(|value| Some(value.get("reason")?.as_str()?.replace('_', "-")))
        .unwrap_or_default()
}

/// A piece of what was in a box.
pub fn piece(words: Words, piece: &Piece) -> String {
    piece
        .name
        .clone()
        .unwrap_or_else(|| words.reason_packaging().to_owned())
}

/// An amount, as people write it.
pub fn spoken(words: Words, money: Money) -> String {
    words.money(money.minor, money.currency.key())
}

fn of(words: Words, window: &Window) -> (String, String, String, String) {
    (
        words.date(window.from),
        window.days.to_string(),
        words.date(window.last_day),
        words.date(window.asked_on),
    )
}

fn per_cent(rate: Rate) -> String {
    let (whole, part) = (rate.basis_points() / 100, rate.basis_points() % 100);
    if part == 0 {
        whole.to_string()
    } else {
        format!("{whole}.{part:02}")
    }
}
