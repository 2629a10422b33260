//! What follows from what happened: a pure function from events to jobs, enqueued in the same commit.

use domain::advance::Chosen;
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
        | LetterKind::EstimateReminder
        | LetterKind::EstimateAccepted
        | LetterKind::EstimateEnded
        | LetterKind::WarrantyVoid
        | LetterKind::AppealReceived
        | LetterKind::AppealDecided
        | LetterKind::ProofDoubted
        | LetterKind::Disposed
        | LetterKind::OutOfStock
        | LetterKind::ShippedBack
        | LetterKind::Delivered
        | LetterKind::ClosedBySales
        | LetterKind::CalledOff
        | LetterKind::Expired
        | LetterKind::Rejected
        | LetterKind::Message
        | LetterKind::AdvanceRequested
        | LetterKind::AdvanceDenied
        | LetterKind::AdvanceCharged
        | LetterKind::AdvanceChargeFailed
        | LetterKind::AdvanceWithdrawn
        | LetterKind::AdvanceShipped
        | LetterKind::AdvanceReminder
        | LetterKind::AdvanceExtended
        | LetterKind::AdvanceCredited
        | LetterKind::AdvanceChoice
        | LetterKind::AdvanceSendBack
        | LetterKind::AdvanceReturned
        | LetterKind::AdvanceForfeited => 0,
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
        What::PurchaseDoubted { .. } => Some(LetterKind::ProofDoubted),
        What::VoidConfirmed { .. } => Some(LetterKind::WarrantyVoid),
        What::VoidAppealed => Some(LetterKind::AppealReceived),
        What::VoidUpheld { .. } | What::VoidOverturned { .. } => Some(LetterKind::AppealDecided),
        What::DisposalAgreed => Some(LetterKind::Disposed),
        What::StockAwaited { .. } => Some(LetterKind::OutOfStock),
        What::ShippedOut { .. } => Some(LetterKind::ShippedBack),
        What::Delivered => Some(LetterKind::Delivered),
        What::ClosedBySales { .. } => Some(LetterKind::ClosedBySales),
        What::CalledOff { .. } => Some(LetterKind::CalledOff),
        What::Expired => Some(LetterKind::Expired),
        What::Rejected { .. } => Some(LetterKind::Rejected),
        What::AdvanceRequested { .. } => Some(LetterKind::AdvanceRequested),
        What::AdvanceDenied { .. } => Some(LetterKind::AdvanceDenied),
        What::AdvanceCharged { .. } => Some(LetterKind::AdvanceCharged),
        What::AdvanceChargeFailed => Some(LetterKind::AdvanceChargeFailed),
        What::AdvanceWithdrawn { .. } => Some(LetterKind::AdvanceWithdrawn),
        What::AdvanceShipped { .. } => Some(LetterKind::AdvanceShipped),
        What::AdvanceExtended { .. } => Some(LetterKind::AdvanceExtended),
        What::AdvanceCredited { .. } => Some(LetterKind::AdvanceCredited),
        What::AdvanceChoiceOpened { .. } => Some(LetterKind::AdvanceChoice),
        What::AdvanceChosen {
            chosen: Chosen::Return,
        } => Some(LetterKind::AdvanceSendBack),
        What::AdvanceReturned { .. } => Some(LetterKind::AdvanceReturned),
        What::AdvanceForfeited { .. } => Some(LetterKind::AdvanceForfeited),
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
        | What::WorkLogged { .. }
        | What::DiagnosisResumed
        | What::VerdictReached { .. }
        | What::VoidProposed { .. }
        | What::VoidRefused { .. }
        | What::UpgradeNoted { .. }
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
        | What::ClockPaused { .. }
        // The charge follows at once, or the card is asked; the letter is about that.
        | What::AdvanceApproved
        | What::AdvanceOnAccount
        | What::AdvanceAllowed { .. }
        | What::AdvanceDelivered
        // What was chosen is told by the letter about the charge that stands.
        | What::AdvanceChosen {
            chosen: Chosen::Keep,
        } => None,
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
        What::AdvanceShipped { return_by, .. } => {
            advance_out(case, *return_by, event.at, policy, zone)
        }
        What::AdvanceExtended { return_by, .. } => {
            let week_before = return_by.saturating_sub(jiff::Span::new().days(7));
            let mut jobs = forfeits(case, *return_by, zone);
            jobs.extend(letter_on(
                case,
                LetterKind::AdvanceReminder,
                week_before,
                event.at,
                zone,
            ));
            jobs
        }
        What::AdvanceChoiceOpened { open_until } => {
            choice_open(case, *open_until, event.at, policy, zone)
        }
        What::AdvanceChosen {
            chosen: Chosen::Return,
        } => choice_again(case, event.at, zone),
        // An estimate that waited while the appeal was heard has its days anew.
        What::EstimateSent { .. } | What::VoidUpheld { .. } => open_estimate(case)
            .map(|open| estimate_open(case, open, event.at, policy, zone))
            .unwrap_or_default(),
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

/// The deadline of the device whose replacement has left, and the reminders of it (section 5 row 3).
fn advance_out(
    case: &Case,
    return_by: Date,
    at: Timestamp,
    policy: &Policy,
    zone: &Zone,
) -> Vec<Due> {
    let shipped_on = zone.date(at);
    let mut jobs = forfeits(case, return_by, zone);
    for &days in &policy.advance.reminder_days {
        let day = shipped_on.saturating_add(jiff::Span::new().days(i32::from(days)));
        if day < return_by {
            jobs.extend(letter_on(case, LetterKind::AdvanceReminder, day, at, zone));
        }
    }
    jobs
}

/// The charge stands when the day is over; and the RMA, which lasts as long, ends then too.
fn forfeits(case: &Case, return_by: Date, zone: &Zone) -> Vec<Due> {
    let mut jobs: Vec<Due> = case
        .lines()
        .iter()
        .filter(|line| line.awaits_defective())
        .map(|line| forfeit(case.id, line.id, return_by, zone))
        .collect();
    if let Some(rma) = &case.rma {
        jobs.push(expiry(case.id, rma.valid_until, zone));
    }
    jobs
}

/// When it is looked whether the defective device has come.
pub(crate) fn forfeit(case: CaseId, line: LineId, last_day: Date, zone: &Zone) -> Due {
    Due::at(zone.end_of(last_day), Job::ForfeitAdvance { case, line })
}

/// When it is looked whether a choice was made, or what was chosen has come.
pub(crate) fn end_of_choice(case: CaseId, line: LineId, last_day: Date, zone: &Zone) -> Due {
    Due::at(zone.end_of(last_day), Job::EndChoice { case, line })
}

fn choice_open(
    case: &Case,
    open_until: Date,
    at: Timestamp,
    policy: &Policy,
    zone: &Zone,
) -> Vec<Due> {
    let mut jobs = ends_of_choice(case, zone);
    for &days in &policy.advance.choice_reminder_days {
        let day = open_until.saturating_sub(jiff::Span::new().days(i32::from(days)));
        jobs.extend(letter_on(case, LetterKind::AdvanceChoice, day, at, zone));
    }
    jobs
}

/// The advance has to come back by its day: a week before it the customer is reminded.
fn choice_again(case: &Case, at: Timestamp, zone: &Zone) -> Vec<Due> {
    let mut jobs = ends_of_choice(case, zone);
    let days = case.lines().iter().filter_map(open_choice);
    for day in days {
        let week_before = day.saturating_sub(jiff::Span::new().days(7));
        jobs.extend(letter_on(
            case,
            LetterKind::AdvanceSendBack,
            week_before,
            at,
            zone,
        ));
    }
    jobs
}

fn ends_of_choice(case: &Case, zone: &Zone) -> Vec<Due> {
    case.lines()
        .iter()
        .filter_map(|line| Some(end_of_choice(case.id, line.id, open_choice(line)?, zone)))
        .collect()
}

/// The last day of the choice that is open for this device.
pub(crate) fn open_choice(line: &Line) -> Option<Date> {
    let advance = line.advance.as_ref()?;
    let choice = advance.choice?;
    advance.state.is_open().then_some(choice.open_until)
}

/// A letter on a day to come, at the hour of the wall clock of what it follows from.
fn letter_on(
    case: &Case,
    letter: LetterKind,
    day: Date,
    at: Timestamp,
    zone: &Zone,
) -> Option<Due> {
    let due = zone.at(day.to_datetime(zone.local(at).time()));
    let job = Job::Letter {
        case: case.id,
        letter,
        message: None,
    };
    (due > at).then(|| Due::at(due, job))
}

/// The end of an estimate, and the reminders that the device waits here (section 5 row 9).
fn estimate_open(
    case: &Case,
    (line, estimate, valid_until): (LineId, EstimateId, Date),
    at: Timestamp,
    policy: &Policy,
    zone: &Zone,
) -> Vec<Due> {
    let ends = Job::ExpireEstimate {
        case: case.id,
        line,
        estimate,
    };
    let mut jobs = vec![Due::at(zone.end_of(valid_until), ends)];
    for &days in &policy.storage.reminder_days {
        let day = zone
            .date(at)
            .saturating_add(jiff::Span::new().days(i32::from(days)));
        if day < valid_until {
            jobs.extend(letter_on(case, LetterKind::EstimateReminder, day, at, zone));
        }
    }
    jobs
}

fn open_estimate(case: &Case) -> Option<(LineId, EstimateId, Date)> {
    case.lines().iter().find_map(|line| {
        Line::estimate(line)
            .filter(|open| open.is_open())
            .map(|open| (line.id, open.id, open.valid_until))
    })
}
