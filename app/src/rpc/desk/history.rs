//! What happened, in a sentence for the desk.

use domain::advance::Chosen;
use domain::event::{By, Event, SalesReason, StepOutcome, What};
use domain::line::PauseCause;
use domain::line::diagnosis::Verdict;
use domain::policy::condition::{VoidCode, VoidEffect};
use domain::product::{Family, script};
use domain::reason::Reason;
use domain::shipment::ShipService;
use service::console::CaseView;
use service::{Desk, say};

use super::speak;

/// Who did it.
pub fn who(view: &CaseView, by: By) -> String {
    match by {
        By::Customer(_) => view.case.contact.name.to_string(),
        By::Staff(id) => view
            .staff
            .get(&id)
            .cloned()
            .unwrap_or_else(|| "Former staff".into()),
        By::Desk => "Calltag".into(),
    }
}

/// An event in a sentence. `None` for what the thread shows by itself: messages and notes.
#[expect(clippy::too_many_lines, reason = "one arm for each event")]
pub fn sentence(desk: &Desk, family: Family, event: &Event) -> Option<String> {
    let text = match &event.what {
        What::MessageSent | What::NoteLeft => return None,
        What::Filed => "Filed the request".into(),
        What::SupportStarted => "Took the case".into(),
        What::StepRecorded { key, outcome, note } => with_note(
            &format!("{}: {}", check(family, key), result(*outcome)),
            note,
        ),
        What::CustomerAsked => "Asked the customer a question".into(),
        What::CustomerAnswered => "Answered".into(),
        What::FixedRemotely { note } => with_note("Works again without being sent in", note),
        What::Reopened => "Says that it fails again".into(),
        What::BenchRequired { note } => with_note("Decided that it must be benched", note),
        What::HandedToSales { reason } => {
            format!("Handed to sales: {}", sales_reason(*reason).to_lowercase())
        }
        What::PurchaseProven {
            bought_on,
            warranty,
        } => format!(
            "Checked the proof of purchase, bought {}: {}",
            speak::date(*bought_on),
            speak::warranty(warranty).0.to_lowercase()
        ),
        What::PurchaseDoubted { why } => {
            with_note("Says that the proof of purchase does not fit", why)
        }
        What::VoidProposed { codes, effect } => {
            format!("Proposed {}: {}", effect_name(*effect), code_list(codes))
        }
        What::VoidRefused { why } => with_note("Disagreed with the proposal", why),
        What::VoidConfirmed { reason } => with_note(
            "Agreed with the proposal",
            &say::reasons::with_code(speak::words(), reason),
        ),
        What::VoidAppealed => "Appealed".into(),
        What::VoidUpheld { words } => with_note("Decided the appeal: it stays", words),
        What::VoidOverturned { words, .. } => {
            with_note("Decided the appeal: the warranty counts", words)
        }
        What::UpgradeNoted { upgrade } => format!("Noted an upgrade that we sold: {upgrade}"),
        What::RmaIssued { valid_until } => {
            format!("Issued the RMA, valid until {}", speak::date(*valid_until))
        }
        What::AuthorisationSent => "The RMA e-mail left".into(),
        What::Extended {
            valid_until,
            reason,
        } => with_note(
            &format!("Extended the RMA until {}", speak::date(*valid_until)),
            reason,
        ),
        What::CustomerShipped { carrier, tracking } => {
            format!("Shipped it with {carrier}, {tracking}")
        }
        What::Received { diagnosis_due, .. } => format!(
            "Received it at the dock; diagnosis due {}",
            speak::stamp(desk, *diagnosis_due)
        ),
        What::ReceiptUndone => "Took the receipt back: it had not arrived".into(),
        What::WrongUnitUndone { .. } => "It was no other device: the receipt stands".into(),
        What::SerialRead { serial } => format!("Read the serial from the device: {serial}"),
        What::SerialReadUndone => "Took the serial back: it was read by mistake".into(),
        What::LateAccepted { reason } => with_note("Let it in after the last day", reason),
        What::WrongUnitArrived { serial } => format!("Another device arrived: {serial}"),
        What::ExceptionResolved { note } => with_note("Accepted what arrived", note),
        What::Rejected { note } => with_note("Rejected what arrived", note),
        What::DiagnosisBegun => "Began the diagnosis".into(),
        What::TestRun { key, passed } => format!(
            "Ran the test {key}: {}",
            if *passed { "passed" } else { "failed" }
        ),
        What::FindingsRecorded => "Recorded what was found".into(),
        What::PartUsed { name, quantity } => format!("Used {quantity} × {name}"),
        What::WorkLogged { minutes, note } => {
            with_note(&format!("Worked on it for {minutes} minutes"), note)
        }
        What::FaultNotFoundYet => "The fault does not show itself yet".into(),
        What::DiagnosisResumed => "Went on with the diagnosis".into(),
        What::VerdictReached { verdict } => format!("Verdict: {}", verdict_name(*verdict)),
        What::EstimateSent {
            totals,
            valid_until,
        } => {
            let totals: Vec<String> = totals
                .iter()
                .map(|(_, total)| speak::money(*total))
                .collect();
            format!(
                "Sent an estimate of {}, valid until {}",
                totals.join(" or "),
                speak::date(*valid_until)
            )
        }
        What::EstimateAccepted { total, .. } => {
            format!("Accepted the estimate of {}", speak::money(*total))
        }
        What::EstimateDeclined => "Declined the estimate".into(),
        What::DisposalAgreed => "Declined the estimate and asked us to dispose of it".into(),
        What::EstimateExpired => "The estimate ended without an answer".into(),
        What::StockAwaited { item, expected_on } => match expected_on {
            Some(day) => format!("Out of stock: {item}, expected {}", speak::date(*day)),
            None => format!("Out of stock: {item}"),
        },
        What::StockArrived => "What was missing has arrived".into(),
        What::RepairStarted => "Began the repair".into(),
        What::RepairFinished => "Finished the repair".into(),
        What::TestsPassed => "Passed all tests".into(),
        What::TestFailed => "A test failed: back to the bench".into(),
        What::ReplacementAssigned { serial } => format!("Chose the replacement {serial}"),
        What::NoFaultAcknowledged => "No fault found: it goes back".into(),
        What::ShippedOut {
            carrier,
            service,
            tracking,
            expected_on,
        } => format!(
            "Shipped with {} {}, {tracking}, expected {}",
            carrier.to_uppercase(),
            service_name(*service),
            speak::date(*expected_on)
        ),
        What::Delivered => "Delivered".into(),
        What::Closed { .. } => "Closed".into(),
        What::ClosedBySales { reason } => with_note("Closed, sales is done", reason),
        What::CalledOff { reason } => with_note("Called off", reason),
        What::Expired => "The RMA ended: nothing had come".into(),
        What::AddressChanged => "Changed the address".into(),
        What::FileAdded { name } => format!("Added {name}"),
        What::ClockPaused { cause } => format!("The clock stands still: {}", pause(*cause)),
        What::AdvanceRequested { price, .. } => format!(
            "Asked for a replacement in advance, {}",
            speak::money(*price)
        ),
        What::AdvanceAllowed { why, until } => with_note(
            &format!(
                "Allowed a replacement in advance until {}",
                speak::date(*until)
            ),
            why,
        ),
        What::AdvanceDenied { reason } => {
            with_note("Refused the replacement in advance", &said(reason))
        }
        What::AdvanceApproved => "Approved the replacement in advance".into(),
        What::AdvanceCharged { amount } => format!("Charged {}", speak::money(*amount)),
        What::AdvanceChargeFailed => "The card could not be charged".into(),
        What::AdvanceOnAccount => "To be paid on account, not by card".into(),
        What::AdvanceWithdrawn { reason } => {
            with_note("Called the replacement in advance off", &said(reason))
        }
        What::AdvanceShipped {
            serial,
            carrier,
            tracking,
            return_by,
            ..
        } => format!(
            "Sent {serial} in advance with {}, {tracking}; the defective one by {}",
            carrier.to_uppercase(),
            speak::date(*return_by)
        ),
        What::AdvanceDelivered => "The replacement in advance was delivered".into(),
        What::AdvanceExtended { return_by, why } => with_note(
            &format!("Gave the defective one until {}", speak::date(*return_by)),
            why,
        ),
        What::AdvanceCredited { amount, reason } => with_note(
            &format!("Credited {}", speak::money(*amount)),
            &said(reason),
        ),
        What::AdvanceChoiceOpened { open_until } => format!(
            "No fault found: the customer chooses until {}",
            speak::date(*open_until)
        ),
        What::AdvanceChosen {
            chosen: Chosen::Return,
        } => "Chose to return the replacement".into(),
        What::AdvanceChosen {
            chosen: Chosen::Keep,
        } => "Chose to keep the replacement".into(),
        What::AdvanceReturned { amount, reason } => with_note(
            &format!(
                "Took the replacement back, {} credited",
                speak::money(*amount)
            ),
            &said(reason),
        ),
        What::AdvanceForfeited { reason } => with_note("The charge stands", &said(reason)),
    };
    Some(text)
}

/// Why, with the rule and the code.
fn said(reason: &Reason) -> String {
    say::reasons::with_code(speak::words(), reason)
}

/// What a check of the script asks; its key when the script has changed since.
pub fn check(family: Family, key: &str) -> String {
    script(family)
        .iter()
        .find(|check| check.key == key)
        .map_or_else(|| key.to_owned(), |check| check.ask.to_owned())
}

/// How a step came out.
pub const fn result(outcome: StepOutcome) -> &'static str {
    match outcome {
        StepOutcome::Fine => "works",
        StepOutcome::Faulty => "faulty",
        StepOutcome::Skipped => "not tried",
    }
}

/// Why a case belongs to the sales door.
pub const fn sales_reason(reason: SalesReason) -> &'static str {
    match reason {
        SalesReason::WrongItemShipped => "We shipped something else",
        SalesReason::DamagedOnArrival => "It arrived damaged",
        SalesReason::OrderedWrong => "The customer ordered the wrong thing",
        SalesReason::ChangedMind => "The customer does not want it any more",
        SalesReason::Upgrade => "The customer wants more in it",
    }
}

/// What a device turned out to be.
pub const fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Doa => "dead on arrival",
        Verdict::DefectInWarranty => "defective, in warranty",
        Verdict::DefectOutOfWarranty => "defective, out of warranty",
        Verdict::WarrantyVoid => "warranty void",
        Verdict::DamageExcluded => "damage not covered",
        Verdict::NoFaultFound => "no fault found",
        Verdict::WorkingReturn => "unwanted, works",
    }
}

/// What a finding about a warranty does.
pub const fn effect_name(effect: VoidEffect) -> &'static str {
    match effect {
        VoidEffect::VoidAll => "that the warranty is void",
        VoidEffect::ExcludeDamage => "that this damage is not covered",
    }
}

/// The codes of conditions in a row.
pub fn code_list(codes: &[VoidCode]) -> String {
    codes
        .iter()
        .map(|code| code.key())
        .collect::<Vec<_>>()
        .join(", ")
}

const fn service_name(service: ShipService) -> &'static str {
    match service {
        ShipService::Ground => "ground",
        ShipService::SecondDay => "second day",
        ShipService::NextDay => "next day",
    }
}

const fn pause(cause: PauseCause) -> &'static str {
    match cause {
        PauseCause::FaultNotFound => "the fault is not found yet",
        PauseCause::OutOfStock => "something is out of stock",
        PauseCause::Customer => "the customer owes an answer",
    }
}

fn with_note(text: &str, note: &str) -> String {
    if note.is_empty() {
        text.to_owned()
    } else {
        format!("{text}. {note}")
    }
}
