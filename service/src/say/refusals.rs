//! Why the rules say no, in words.

use domain::refusal::Refusal;
use words::Words;

use super::reasons;

/// Says why a command was not done.
pub fn refusal(words: Words, refusal: &Refusal) -> String {
    use Refusal as R;
    match refusal {
        R::CaseNotNow { .. } => words.refusal_case_not_now().to_owned(),
        R::LineNotNow { .. } => words.refusal_line_not_now().to_owned(),
        R::EstimateNotNow { .. } => words.refusal_estimate_not_now().to_owned(),
        R::NoSuchLine => words.refusal_no_such_line().to_owned(),
        R::NoSuchEstimate => words.refusal_no_such_estimate().to_owned(),
        R::TechnicianOnly => words.refusal_technician_only().to_owned(),
        R::SupervisorOnly => words.refusal_supervisor_only().to_owned(),
        R::NoStepRecorded => words.refusal_no_step().to_owned(),
        R::NoStepTried => words.refusal_no_step_tried().to_owned(),
        R::DeviceUnknown => words.refusal_device_unknown().to_owned(),
        R::RmaExists => words.refusal_rma_exists().to_owned(),
        R::RmaExpired { valid_until } => words.refusal_rma_expired(words.date(*valid_until)),
        R::DiagnosisIncomplete {
            fault, findings, ..
        } => match (fault, findings) {
            (true, _) => words.refusal_diagnosis_fault().to_owned(),
            (false, true) => words.refusal_diagnosis_findings().to_owned(),
            (false, false) => words.refusal_diagnosis_test().to_owned(),
        },
        R::WarrantyDecided => words.refusal_warranty_decided().to_owned(),
        R::VerdictAgainstWarranty { .. } => words.refusal_verdict_warranty().to_owned(),
        R::FaultWasFound => words.refusal_fault_was_found().to_owned(),
        R::NoFaultNamed => words.refusal_no_fault_named().to_owned(),
        R::DoaWindowOver { last_day } => words.refusal_doa_over(words.date(*last_day)),
        R::DoaDateUnknown => words.refusal_doa_unknown().to_owned(),
        R::VoidNeedsEvidence => words.refusal_void_evidence().to_owned(),
        R::VoidNotNow { .. } => words.refusal_void_not_now().to_owned(),
        R::NoVoid => words.refusal_void_none().to_owned(),
        R::NothingToVoid => words.refusal_void_nothing().to_owned(),
        R::VoidCodeOff { code } => words.refusal_void_code_off(code.key()),
        R::SanctionedUpgrade => words.refusal_void_upgrade().to_owned(),
        R::VoidPending => words.refusal_void_pending().to_owned(),
        R::VoidNeedsSecondPerson => words.refusal_void_second().to_owned(),
        R::AppealNeedsThirdPerson => words.refusal_void_third().to_owned(),
        R::AppealOver { last_day } => words.refusal_appeal_over(words.date(*last_day)),
        R::AppealPending => words.refusal_appeal_pending().to_owned(),
        R::WorkAgreed => words.refusal_work_agreed().to_owned(),
        R::WarrantyIsVoid => words.refusal_warranty_is_void().to_owned(),
        R::EstimateNotAccepted => words.refusal_estimate_first().to_owned(),
        R::OtherRemedyAccepted => words.refusal_other_remedy().to_owned(),
        R::OtherProduct => words.refusal_other_product().to_owned(),
        R::NothingToQuote => words.refusal_nothing_to_quote().to_owned(),
        R::EstimateMalformed => words.refusal_estimate_malformed().to_owned(),
        R::TestsOpen { missing } => words.refusal_tests_open(i64::from(*missing)),
        R::EstimateOver { last_day } => words.refusal_estimate_over(words.date(*last_day)),
        R::CaseOver => words.refusal_case_over().to_owned(),
        R::AnotherCaseOpen => words.refusal_another_open().to_owned(),
        R::TooLateToCancel => words.refusal_too_late_cancel().to_owned(),
        R::TooLateToChange => words.refusal_too_late_change().to_owned(),
        R::DeadOnArrivalIsReplaced => words.refusal_doa_replaced().to_owned(),
        R::Denied { reason } => reasons::reason(words, reason),
        R::AdvanceNotNow { .. } => words.refusal_advance_not_now().to_owned(),
        R::NoAdvance => words.refusal_no_advance().to_owned(),
        R::ShelfChanged { on_hand } => words.refusal_shelf_changed(i64::from(*on_hand)),
        R::AllPromised => words.refusal_all_promised().to_owned(),
        R::OwnSerial => words.refusal_own_serial().to_owned(),
        R::ChoiceOver { last_day } => words.refusal_choice_over(words.date(*last_day)),
        R::NoSuchPiece => words.refusal_no_piece().to_owned(),
        R::NothingToCredit => words.refusal_nothing_to_credit().to_owned(),
        R::AmountsDoNotAdd => words.refusal_amounts().to_owned(),
        R::NoAccount => words.refusal_no_account().to_owned(),
        R::PayOutOverCredit { credit } => {
            words.refusal_pay_out_over(reasons::spoken(words, *credit))
        }
        R::WriteOffOverDebt { owed } => words.refusal_write_off_over(reasons::spoken(words, *owed)),
        R::NotReversible => words.refusal_not_reversible().to_owned(),
        R::ReversedAlready => words.refusal_reversed_already().to_owned(),
        R::BookedOtherwise => words.refusal_booked_otherwise().to_owned(),
        R::BookingNeedsSecondPerson => words.refusal_hand_second().to_owned(),
        R::SecondPersonNeeded => words.refusal_second_person().to_owned(),
        R::ProposalOpen => words.refusal_proposal_open().to_owned(),
        R::NothingProposed => words.refusal_nothing_proposed().to_owned(),
    }
}
