//! Why the rules say no, in words.

use domain::refusal::Refusal;
use words::Words;

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
    }
}
