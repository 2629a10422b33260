//! What follows from what happened: a pure function from events to jobs, enqueued in the same commit.

use domain::calendar::Calendar;
use domain::case::Case;
use domain::event::{Event, What};
use domain::id::{CaseId, EstimateId, LineId};
use domain::line::Line;
use domain::policy::Policy;
use domain::time::{Date, Timestamp, Zone};

use crate::jobs::{Job, LetterKind};

/// The jobs that follow from these events, with the moment from which each may run.
pub(crate) fn of(case: &Case, events: &[Event], policy: &Policy, calendar: &Calendar) -> Vec<Due> {
    let mut jobs: Vec<Due> = Vec::new();
    for event in events {
        if let Some(letter) = letter(&event.what) {
            jobs.push(Due::at(
                event.at.plus_seconds(patience(letter)),
                Job::Letter {
                    case: case.id,
                    letter,
                    message: None,
                },
            ));
        }
        jobs.extend(deadlines(case, event, policy, calendar));
    }
    jobs
}

/// Seconds for which a scan at the dock can be undone before its letter leaves.
pub(crate) const SECOND_THOUGHTS: i64 = 120;

/// Seconds for which a letter waits: what a scanner has caused may be a mistake.
const fn patience(letter: LetterKind) -> i64 {
    match letter {
        LetterKind::Received | LetterKind::WrongUnit => SECOND_THOUGHTS,
        LetterKind::Filed
        | LetterKind::Question
        | LetterKind::FixedRemotely
        | LetterKind::HandedToSales
        | LetterKind::Authorised
        | LetterKind::Extended
        | LetterKind::Reminder
        | LetterKind::FaultNotFoundYet
        | LetterKind::Estimate
        | LetterKind::EstimateAccepted
        | LetterKind::EstimateEnded
        | LetterKind::OutOfStock
        | LetterKind::ShippedBack
        | LetterKind::Delivered
        | LetterKind::ClosedBySales
        | LetterKind::CalledOff
        | LetterKind::Expired
        | LetterKind::Rejected
        | LetterKind::Message => 0,
    }
}

/// A job and the moment from which it may run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Due {
    pub at: Timestamp,
    pub job: Job,
}

impl Due {
    pub(crate) const fn at(at: Timestamp, job: Job) -> Self {
        Self { at, job }
    }
}

/// The mail that an event causes, if any. One arm each: a new event must be decided here.
const fn letter(what: &What) -> Option<LetterKind> {
    match what {
        What::Filed => Some(LetterKind::Filed),
        What::CustomerAsked => Some(LetterKind::Question),
        What::FixedRemotely { .. } => Some(LetterKind::FixedRemotely),
        What::HandedToSales { .. } => Some(LetterKind::HandedToSales),
        What::RmaIssued { .. } => Some(LetterKind::Authorised),
        What::Extended { .. } => Some(LetterKind::Extended),
        What::Received { .. } => Some(LetterKind::Received),
        What::WrongUnitArrived { .. } => Some(LetterKind::WrongUnit),
        What::FaultNotFoundYet => Some(LetterKind::FaultNotFoundYet),
        What::EstimateSent { .. } => Some(LetterKind::Estimate),
        What::EstimateAccepted { .. } => Some(LetterKind::EstimateAccepted),
        What::EstimateDeclined | What::EstimateExpired => Some(LetterKind::EstimateEnded),
        What::StockAwaited { .. } => Some(LetterKind::OutOfStock),
        What::ShippedOut { .. } => Some(LetterKind::ShippedBack),
        What::Delivered => Some(LetterKind::Delivered),
        What::ClosedBySales { .. } => Some(LetterKind::ClosedBySales),
        What::CalledOff { .. } => Some(LetterKind::CalledOff),
        What::Expired => Some(LetterKind::Expired),
        What::Rejected { .. } => Some(LetterKind::Rejected),
        What::SupportStarted
        | What::StepRecorded { .. }
        | What::CustomerAnswered
        | What::Reopened
        | What::BenchRequired { .. }
        | What::PurchaseProven { .. }
        | What::AuthorisationSent
        | What::CustomerShipped { .. }
        | What::ReceiptUndone
        | What::WrongUnitUndone { .. }
        | What::SerialRead { .. }
        | What::SerialReadUndone
        | What::LateAccepted { .. }
        | What::ExceptionResolved { .. }
        | What::DiagnosisBegun
        | What::TestRun { .. }
        | What::FindingsRecorded
        | What::PartUsed { .. }
        | What::DiagnosisResumed
        | What::VerdictReached { .. }
        | What::StockArrived
        | What::RepairStarted
        | What::RepairFinished
        | What::TestsPassed
        | What::TestFailed
        | What::ReplacementAssigned { .. }
        | What::NoFaultAcknowledged
        | What::Closed { .. }
        | What::AddressChanged
        | What::MessageSent
        | What::NoteLeft
        | What::FileAdded { .. }
        | What::ClockPaused { .. } => None,
    }
}

/// What an event makes untrue of what is still waiting to be done: a letter about what was undone would be sent
/// beside the one about what came after.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what a clerk takes back undoes a letter; the rest undoes none"
)]
pub(crate) fn undone(case: &Case, event: &Event) -> Option<Job> {
    let letter = match &event.what {
        What::ReceiptUndone => LetterKind::Received,
        What::WrongUnitUndone { .. } => LetterKind::WrongUnit,
        _ => return None,
    };
    Some(Job::Letter {
        case: case.id,
        letter,
        message: None,
    })
}

/// The deadlines that an event sets: looked at again when they come.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a few events set deadlines; the rest set none"
)]
fn deadlines(case: &Case, event: &Event, policy: &Policy, calendar: &Calendar) -> Vec<Due> {
    let zone = &calendar.zone;
    match &event.what {
        What::FixedRemotely { .. } => vec![end_of_fixed(case.id, event.at, policy, calendar)],
        What::RmaIssued { valid_until } | What::Extended { valid_until, .. } => {
            let expiry = expiry(case.id, *valid_until, zone);
            let reminders = REMINDERS.into_iter().filter_map(|days_left| {
                reminder(case.id, *valid_until, days_left, event.at, zone)
                    .filter(|due| due.at > event.at)
            });
            reminders.chain([expiry]).collect()
        }
        // The last day may have passed while the device seemed to be here.
        What::ReceiptUndone => case
            .rma
            .as_ref()
            .map(|rma| expiry(case.id, rma.valid_until, zone))
            .into_iter()
            .collect(),
        // While another device was thought to be in the box, the letter of its receipt was due and kept silent.
        What::WrongUnitUndone { received_at, since } => {
            let due = received_at.plus_seconds(SECOND_THOUGHTS);
            (*since < due && due <= event.at)
                .then(|| {
                    let letter = LetterKind::Received;
                    Due::at(
                        event.at,
                        Job::Letter {
                            case: case.id,
                            letter,
                            message: None,
                        },
                    )
                })
                .into_iter()
                .collect()
        }
        What::EstimateSent { valid_until, .. } => open_estimate(case)
            .map(|(line, estimate)| {
                Due::at(
                    zone.end_of(*valid_until),
                    Job::ExpireEstimate {
                        case: case.id,
                        line,
                        estimate,
                    },
                )
            })
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// A week and two days before the last day (checklist 33).
const REMINDERS: [i64; 2] = [7, 2];

/// The end of an RMA: when its last day is over on the wall clock of the desk.
pub(crate) fn expiry(case: CaseId, last_day: Date, zone: &Zone) -> Due {
    Due::at(zone.end_of(last_day), Job::ExpireRma { case, last_day })
}

/// The end of a case that was solved at this moment without a device being sent.
pub(crate) fn end_of_fixed(
    case: CaseId,
    fixed_at: Timestamp,
    policy: &Policy,
    calendar: &Calendar,
) -> Due {
    let last_day = Case::reopens_until(fixed_at, policy, calendar);
    Due::at(
        calendar.zone.end_of(last_day),
        Job::CloseFixed { case, fixed_at },
    )
}

/// A reminder so many days before the last day, at the hour of the wall clock at which the RMA was issued.
pub(crate) fn reminder(
    case: CaseId,
    last_day: Date,
    days_left: i64,
    issued_at: Timestamp,
    zone: &Zone,
) -> Option<Due> {
    let day = last_day
        .checked_sub(jiff::Span::new().try_days(days_left).ok()?)
        .ok()?;
    let hour = zone.local(issued_at).time();
    Some(Due::at(
        zone.at(day.to_datetime(hour)),
        Job::Remind {
            case,
            last_day,
            days_left,
        },
    ))
}

fn open_estimate(case: &Case) -> Option<(LineId, EstimateId)> {
    case.lines().iter().find_map(|line| {
        Line::estimate(line)
            .filter(|open| open.is_open())
            .map(|open| (line.id, open.id))
    })
}
