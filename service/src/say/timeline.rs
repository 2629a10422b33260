//! The timeline of a case: what happened, one stamp each, and what is to come.

use domain::advance::Chosen;
use domain::calendar::Calendar;
use domain::case::Case;
use domain::case::phase::Phase;
use domain::estimate::Remedy;
use domain::event::What;
use domain::line::Line;
use domain::line::state::State;
use domain::time::{Date, Timestamp};
use domain::warranty::Warranty;
use words::Words;

use super::reasons;
use super::status::{Speaker, carrier};
use super::voids;

/// A step that is still to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// The word on its outline.
    pub mark: String,
    /// What it is.
    pub text: String,
    /// By which day, when we can say.
    pub by: Option<Date>,
}

/// Whether a stamp tells that something went wrong.
pub const fn is_trouble(what: &What) -> bool {
    matches!(
        what,
        What::WrongUnitArrived { .. }
            | What::Rejected { .. }
            | What::Expired
            | What::PurchaseDoubted { .. }
            | What::VoidConfirmed { .. }
    )
}

/// Says what happened; `None` for what is the desk's own business. The desk's notes are never said. `is_replaced`:
/// whether what goes out is another device in place of the customer's.
pub fn happened(words: Words, what: &What, is_replaced: bool) -> Option<String> {
    what.is_public().then(|| said(words, what, is_replaced))
}

/// The word of the stamp for what happened; empty for what is the desk's own business.
pub fn mark(words: Words, what: &What) -> &'static str {
    match what {
        What::Filed => words.track_mark_filed(),
        What::SupportStarted => words.track_mark_support(),
        What::CustomerAsked => words.track_mark_question(),
        What::CustomerAnswered => words.track_mark_answer(),
        What::FixedRemotely { .. } => words.track_mark_solved(),
        What::Reopened => words.track_mark_reopened(),
        What::BenchRequired { .. } => words.track_mark_bench_needed(),
        What::HandedToSales { .. } => words.track_mark_sales(),
        What::PurchaseProven { .. } => words.track_mark_proof(),
        What::PurchaseDoubted { .. } => words.track_mark_proof_doubted(),
        What::RmaIssued { .. } => words.track_mark_authorised(),
        What::Extended { .. } | What::AdvanceExtended { .. } => words.track_mark_extended(),
        What::CustomerShipped { .. } => words.track_mark_sent(),
        What::Received { .. } => words.track_mark_received(),
        What::WrongUnitArrived { .. } => words.track_mark_wrong_unit(),
        What::ReceiptUndone | What::WrongUnitUndone { .. } => words.track_mark_corrected(),
        What::ExceptionResolved { .. } => words.track_mark_accepted_unit(),
        What::Rejected { .. } => words.track_mark_rejected(),
        What::DiagnosisBegun | What::DiagnosisResumed => words.track_mark_bench(),
        What::FaultNotFoundYet => words.track_mark_searching(),
        What::VerdictReached { .. } => words.track_mark_diagnosed(),
        What::VoidConfirmed { reason } => voids::mark(words, reason),
        What::VoidAppealed => words.track_mark_appeal(),
        What::VoidUpheld { .. } | What::VoidOverturned { .. } => words.track_mark_appeal_decided(),
        What::EstimateSent { .. } => words.track_mark_estimate(),
        What::EstimateAccepted { .. } | What::AdvanceApproved => words.track_mark_accepted(),
        What::EstimateDeclined => words.track_mark_declined(),
        What::DisposalAgreed => words.track_mark_disposal(),
        What::EstimateExpired | What::Expired => words.track_mark_expired(),
        What::StockAwaited { .. } => words.track_mark_out_of_stock(),
        What::StockArrived => words.track_mark_in_stock(),
        What::RepairStarted => words.track_mark_repair(),
        What::RepairFinished => words.track_mark_repaired(),
        What::TestsPassed => words.track_mark_tested(),
        What::TestFailed => words.track_mark_test_failed(),
        What::ReplacementAssigned { .. } => words.track_mark_replacement(),
        What::NoFaultAcknowledged => words.track_mark_no_fault(),
        What::ShippedOut { .. } => words.track_mark_shipped(),
        What::Delivered | What::AdvanceDelivered => words.track_mark_delivered(),
        What::Closed { .. } | What::ClosedBySales { .. } => words.track_mark_closed(),
        What::CalledOff { .. } | What::AdvanceWithdrawn { .. } => words.track_mark_called_off(),
        What::AddressChanged => words.track_mark_address(),
        What::AdvanceRequested { .. } => words.track_mark_advance_asked(),
        What::AdvanceDenied { .. } => words.track_mark_advance_denied(),
        What::AdvanceCharged { .. } | What::AdvanceChargeFailed | What::AdvanceOnAccount => {
            words.track_mark_advance_charged()
        }
        What::AdvanceShipped { .. } => words.track_mark_advance_sent(),
        What::AdvanceCredited { .. } => words.track_mark_advance_credited(),
        What::AdvanceChoiceOpened { .. } | What::AdvanceChosen { .. } => words.track_mark_choice(),
        What::AdvanceReturned { .. } => words.track_mark_advance_back(),
        What::AdvanceForfeited { .. } => words.track_mark_advance_forfeited(),
        What::AdvanceAllowed { .. }
        | What::StepRecorded { .. }
        | What::AuthorisationSent
        | What::SerialRead { .. }
        | What::SerialReadUndone
        | What::LateAccepted { .. }
        | What::VoidProposed { .. }
        | What::VoidRefused { .. }
        | What::UpgradeNoted { .. }
        | What::TestRun { .. }
        | What::FindingsRecorded
        | What::PartUsed { .. }
        | What::WorkLogged { .. }
        | What::MessageSent
        | What::NoteLeft
        | What::FileAdded { .. }
        | What::ClockPaused { .. } => "",
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "`plain` decides all events that carry nothing, one arm each"
)]
fn said(words: Words, what: &What, is_replaced: bool) -> String {
    match what {
        What::RmaIssued { valid_until } => words.track_event_authorised(words.date(*valid_until)),
        What::PurchaseProven {
            bought_on,
            warranty,
        } => proven(words, *bought_on, warranty),
        What::VoidConfirmed { reason } => voids::happened(words, reason),
        What::Extended { valid_until, .. } => words.track_event_extended(words.date(*valid_until)),
        What::CustomerShipped { carrier: by, .. } => words.track_event_sent(carrier(by)),
        What::EstimateAccepted { remedy, total } => {
            let total = words.money(total.minor, total.currency.key());
            match remedy {
                Remedy::Repair => words.track_event_accepted_repair(total),
                Remedy::Replace => words.track_event_accepted_replacement(total),
            }
        }
        What::EstimateSent { valid_until, .. } => {
            words.track_event_estimate(words.date(*valid_until))
        }
        What::StockAwaited {
            item,
            expected_on: Some(day),
        } => words.track_event_out_of_stock(item, words.date(*day)),
        What::StockAwaited {
            item,
            expected_on: None,
        } => words.track_event_out_of_stock_no_date(item),
        What::ShippedOut { carrier: by, .. } if is_replaced => {
            words.track_event_shipped_replacement(carrier(by))
        }
        What::ShippedOut { carrier: by, .. } => words.track_event_shipped_back(carrier(by)),
        What::AdvanceRequested { price, .. } => {
            words.track_event_advance_requested(reasons::spoken(words, *price))
        }
        What::AdvanceCharged { amount } => {
            words.track_event_advance_charged(reasons::spoken(words, *amount))
        }
        What::AdvanceShipped {
            carrier: by,
            return_by,
            ..
        } => words.track_event_advance_sent(carrier(by), words.date(*return_by)),
        What::AdvanceExtended { return_by, .. } => {
            words.track_event_advance_extended(words.date(*return_by))
        }
        What::AdvanceChoiceOpened { open_until } => {
            words.track_event_advance_choice(words.date(*open_until))
        }
        What::AdvanceDenied { reason }
        | What::AdvanceWithdrawn { reason }
        | What::AdvanceCredited { reason, .. }
        | What::AdvanceReturned { reason, .. }
        | What::AdvanceForfeited { reason } => reasons::reason(words, reason),
        other => plain(words, other).to_owned(),
    }
}

fn proven(words: Words, bought_on: Date, warranty: &Warranty) -> String {
    let bought = words.date(bought_on);
    match warranty {
        Warranty::Covered { ends_on, .. } => {
            words.track_event_proof_in(bought, words.date(*ends_on))
        }
        Warranty::Ended { ends_on, .. } => {
            words.track_event_proof_out(bought, words.date(*ends_on))
        }
        Warranty::Unproven | Warranty::Void { .. } => String::new(),
    }
}

/// What is said of an event that has nothing to add. What is not public says nothing.
fn plain(words: Words, what: &What) -> &'static str {
    match what {
        What::Filed => words.track_event_filed(),
        What::SupportStarted => words.track_event_support_started(),
        What::CustomerAsked => words.track_event_asked(),
        What::CustomerAnswered => words.track_event_answered(),
        What::FixedRemotely { .. } => words.track_event_fixed(),
        What::Reopened => words.track_event_reopened(),
        What::BenchRequired { .. } => words.track_event_bench_required(),
        What::HandedToSales { .. } => words.track_event_to_sales(),
        What::Received { .. } => words.track_event_received(),
        What::WrongUnitArrived { .. } => words.track_event_wrong_unit(),
        What::ReceiptUndone => words.track_event_receipt_undone(),
        What::WrongUnitUndone { .. } => words.track_event_wrong_unit_undone(),
        What::ExceptionResolved { .. } => words.track_event_exception_resolved(),
        What::Rejected { .. } => words.track_event_rejected(),
        What::DiagnosisBegun => words.track_event_diagnosis_begun(),
        What::FaultNotFoundYet => words.track_event_not_found_yet(),
        What::DiagnosisResumed => words.track_event_diagnosis_resumed(),
        What::VerdictReached { .. } => words.track_event_diagnosed(),
        What::PurchaseDoubted { .. } => words.track_event_proof_doubted(),
        What::VoidAppealed => words.track_event_void_appealed(),
        What::VoidUpheld { .. } => words.track_event_void_upheld(),
        What::VoidOverturned { .. } => words.track_event_void_overturned(),
        What::DisposalAgreed => words.track_event_disposal(),
        What::EstimateDeclined => words.track_event_declined(),
        What::EstimateExpired => words.track_event_estimate_expired(),
        What::StockArrived => words.track_event_stock_arrived(),
        What::RepairStarted => words.track_event_repair_started(),
        What::RepairFinished => words.track_event_repair_finished(),
        What::TestsPassed => words.track_event_tests_passed(),
        What::TestFailed => words.track_event_test_failed(),
        What::ReplacementAssigned { .. } => words.track_event_replacement(),
        What::NoFaultAcknowledged => words.track_event_no_fault(),
        What::Delivered => words.track_event_delivered(),
        What::Closed { .. } => words.track_event_closed(),
        What::ClosedBySales { .. } => words.track_event_closed_by_sales(),
        What::CalledOff { .. } => words.track_event_called_off(),
        What::Expired => words.track_event_expired(),
        What::AddressChanged => words.track_event_address_changed(),
        What::AdvanceApproved => words.track_event_advance_approved(),
        What::AdvanceChargeFailed => words.track_event_advance_charge_failed(),
        What::AdvanceOnAccount => words.track_event_advance_on_account(),
        What::AdvanceDelivered => words.track_event_advance_delivered(),
        What::AdvanceChosen { chosen } => match chosen {
            Chosen::Return => words.track_event_advance_chosen_return(),
            Chosen::Keep => words.track_event_advance_chosen_keep(),
        },
        What::AdvanceRequested { .. }
        | What::AdvanceAllowed { .. }
        | What::AdvanceDenied { .. }
        | What::AdvanceCharged { .. }
        | What::AdvanceWithdrawn { .. }
        | What::AdvanceShipped { .. }
        | What::AdvanceExtended { .. }
        | What::AdvanceCredited { .. }
        | What::AdvanceChoiceOpened { .. }
        | What::AdvanceReturned { .. }
        | What::AdvanceForfeited { .. }
        | What::PurchaseProven { .. }
        | What::VoidConfirmed { .. }
        | What::VoidProposed { .. }
        | What::VoidRefused { .. }
        | What::UpgradeNoted { .. }
        | What::RmaIssued { .. }
        | What::Extended { .. }
        | What::CustomerShipped { .. }
        | What::EstimateAccepted { .. }
        | What::EstimateSent { .. }
        | What::StockAwaited { .. }
        | What::ShippedOut { .. }
        | What::StepRecorded { .. }
        | What::AuthorisationSent
        | What::SerialRead { .. }
        | What::SerialReadUndone
        | What::LateAccepted { .. }
        | What::TestRun { .. }
        | What::FindingsRecorded
        | What::PartUsed { .. }
        | What::WorkLogged { .. }
        | What::MessageSent
        | What::NoteLeft
        | What::FileAdded { .. }
        | What::ClockPaused { .. } => "",
    }
}

/// What is still to come, the next step first; nothing when the case is over.
pub fn ahead(words: Words, case: &Case, calendar: &Calendar, now: Timestamp) -> Vec<Ahead> {
    let speaker = Speaker {
        words,
        case,
        // Nothing of what is to come is past.
        since: now,
        calendar,
        now,
    };
    let steps = match speaker.line() {
        Some(line) => of_line(&speaker, line),
        None => before_rma(&speaker),
    };
    steps
        .into_iter()
        .map(|(next, by)| {
            let (mark, text) = outlined(words, next);
            Ahead {
                mark: mark.to_owned(),
                text: text.to_owned(),
                by,
            }
        })
        .collect()
}

/// A step to come, and by when.
type Step = (Next, Option<Date>);

/// What may be to come.
#[derive(Clone, Copy)]
enum Next {
    Support,
    Sales,
    YourAnswer,
    Arrival,
    Result,
    Repair,
    SentBack,
    WithYou,
    YouSend,
    SecondLook,
    News,
    YourChoice,
    Stock,
    Tests,
    Ruling,
    ReplacementSent,
    ReplacementWithYou,
    Settled,
}

/// The word on its outline, and what happens.
const fn outlined(words: Words, next: Next) -> (&'static str, &'static str) {
    match next {
        Next::Support => (words.track_mark_support(), words.track_ahead_support()),
        Next::Sales => (words.track_mark_sales(), words.track_ahead_sales()),
        Next::YourAnswer => (words.track_mark_answer(), words.track_ahead_your_answer()),
        Next::Arrival => (words.track_mark_received(), words.track_ahead_arrival()),
        Next::Result => (words.track_mark_diagnosed(), words.track_ahead_result()),
        Next::Repair => (words.track_mark_repair(), words.track_ahead_repair()),
        Next::SentBack => (words.track_mark_shipped(), words.track_ahead_sent_back()),
        Next::WithYou => (words.track_mark_delivered(), words.track_ahead_with_you()),
        Next::YouSend => (words.track_mark_received(), words.track_ahead_you_send()),
        Next::SecondLook => (words.track_mark_checked(), words.track_ahead_second_look()),
        Next::News => (words.track_mark_news(), words.track_ahead_news()),
        Next::YourChoice => (words.track_mark_choice(), words.track_ahead_your_choice()),
        Next::Stock => (words.track_mark_in_stock(), words.track_ahead_stock()),
        Next::Tests => (words.track_mark_tested(), words.track_ahead_tests()),
        Next::Ruling => (
            words.track_mark_appeal_decided(),
            words.track_ahead_ruling(),
        ),
        Next::ReplacementSent => (
            words.track_mark_shipped(),
            words.track_ahead_replacement_sent(),
        ),
        Next::ReplacementWithYou => (
            words.track_mark_delivered(),
            words.track_ahead_replacement_with_you(),
        ),
        Next::Settled => (words.track_mark_settled(), words.track_ahead_settled()),
    }
}

fn before_rma(speaker: &Speaker<'_>) -> Vec<Step> {
    match speaker.case.phase {
        Phase::Open | Phase::Troubleshooting | Phase::BenchRequired => {
            vec![(Next::Support, Some(speaker.answer_by()))]
        }
        Phase::SalesHandOff => vec![(Next::Sales, Some(speaker.answer_by()))],
        Phase::WaitingCustomer => vec![
            (Next::YourAnswer, Some(speaker.in_days(14))),
            (Next::Support, None),
        ],
        Phase::ResolvedRemotely | Phase::Finished | Phase::Closed => vec![],
    }
}

fn of_line(speaker: &Speaker<'_>, line: &Line) -> Vec<Step> {
    let arrival = (Next::Arrival, None);
    let result = (Next::Result, None);
    let repair = (Next::Repair, None);
    let (sent, there) = if line.goes_out_replaced() {
        (Next::ReplacementSent, Next::ReplacementWithYou)
    } else {
        (Next::SentBack, Next::WithYou)
    };
    let (back, with_you) = ((sent, None), (there, None));
    let ready = Some(speaker.ready_by(line));
    if let Some(by) = speaker.ruling_by(line) {
        // What follows hangs on it, and so does its day.
        return vec![(Next::Ruling, Some(by)), back, with_you];
    }
    let advance = line
        .advance
        .as_ref()
        .filter(|advance| advance.state.awaits_verdict());
    // Whose replacement is out gets theirs back only when it is not defective.
    let after = |steps: &[Step]| match advance {
        Some(_) => vec![(Next::Settled, None)],
        None => steps.to_vec(),
    };
    match line.state {
        State::Authorised | State::AwaitingReturn => {
            let sent = advance.and_then(|advance| advance.sent.as_ref());
            let by = sent.map_or_else(|| speaker.valid_until(), |sent| sent.return_by);
            let mut steps = vec![(Next::YouSend, Some(by)), result];
            steps.extend(after(&[back, with_you]));
            steps
        }
        State::InTransitIn => {
            let mut steps = vec![arrival, result];
            steps.extend(after(&[back, with_you]));
            steps
        }
        State::Received | State::Inspecting => {
            let mut steps = vec![(Next::Result, diagnosis_by(speaker, line))];
            steps.extend(after(&[repair, (sent, ready), with_you]));
            steps
        }
        State::ReceivingException => vec![
            (Next::SecondLook, Some(speaker.next_business_day(1))),
            result,
        ],
        State::Diagnosing => {
            let mut steps = vec![(Next::Result, ready)];
            steps.extend(after(&[repair, back, with_you]));
            steps
        }
        State::FaultNotYetFound => {
            let mut steps = vec![(Next::News, Some(speaker.next_business_day(1))), result];
            steps.extend(after(&[back, with_you]));
            steps
        }
        State::Verdict => vec![repair, (sent, ready), with_you],
        State::AwaitingCustomer => vec![
            (
                Next::YourChoice,
                line.estimate().map(|open| open.valid_until),
            ),
            back,
            with_you,
        ],
        State::AwaitingParts | State::AwaitingReplacementStock => vec![
            (
                Next::Stock,
                line.shortage.as_ref().and_then(|short| short.expected_on),
            ),
            back,
            with_you,
        ],
        State::ToRepair | State::Repairing => {
            vec![(Next::Tests, None), (sent, ready), with_you]
        }
        State::ToReplace | State::Testing => vec![(sent, ready), with_you],
        State::ReadyToShip => vec![(sent, Some(speaker.next_business_day(1))), with_you],
        State::ShippedOut => vec![(
            there,
            line.outbound.as_ref().map(|parcel| parcel.expected_on),
        )],
        State::Delivered
        | State::Settled
        | State::Closed
        | State::Cancelled
        | State::Expired
        | State::Rejected => vec![],
    }
}

fn diagnosis_by(speaker: &Speaker<'_>, line: &Line) -> Option<Date> {
    line.diagnosis_due
        .map(|due| speaker.calendar.zone.date(due).max(speaker.today()))
}
