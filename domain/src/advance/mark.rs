//! What whoever decides on a replacement in advance is shown of earlier ones: facts with the returns that they are from,
//! no score and no refusal.

use crate::case::Case;
use crate::id::LineId;
use crate::line::diagnosis::Verdict;
use crate::number::CaseNumber;
use crate::reason::Reason;
use crate::serial::Serial;
use crate::time::{Date, Timestamp, Zone};

/// Over how many months the returns of one device are counted.
const MONTHS: i32 = 12;
/// From how many returns on, this one counted, they are named.
const OFTEN: usize = 3;

/// Something that happened before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// An advance went out and the defective device did not come: the charge stands.
    NotReturned {
        /// In which return.
        number: CaseNumber,
        /// The last day on which it could come.
        last_day: Date,
    },
    /// An advance was kept after no fault was found in the device (S17).
    Kept {
        /// In which return.
        number: CaseNumber,
        /// When it ended so.
        at: Timestamp,
    },
    /// The same device comes again and again.
    Again {
        /// The returns in which it has come before, the earliest first.
        numbers: Vec<CaseNumber>,
    },
}

/// What is to be said about the advance of this line. `of_customer` are returns of the same customer, `of_device` those
/// of the same serial, whoever filed them; each may hold this return itself.
pub fn marks(
    case: &Case,
    line: LineId,
    of_customer: &[Case],
    of_device: &[Case],
    zone: &Zone,
) -> Vec<Mark> {
    let earlier = |others: &[Case]| -> Vec<Case> {
        let mut earlier: Vec<Case> = others
            .iter()
            .filter(|other| other.id != case.id && other.opened_at <= case.opened_at)
            .cloned()
            .collect();
        earlier.sort_by_key(|other| other.opened_at);
        earlier
    };
    let mut marks: Vec<Mark> = earlier(of_customer).iter().flat_map(ended_badly).collect();
    let serial = case.line(line).and_then(|line| line.serial.as_ref());
    if let Some(serial) = serial {
        let since = year_before(zone.date(case.opened_at));
        let numbers: Vec<CaseNumber> = earlier(of_device)
            .iter()
            .filter(|other| has_come(other, serial, since, zone))
            .map(|other| other.number)
            .collect();
        // This one is not among them.
        if numbers.len() + 1 >= OFTEN {
            marks.push(Mark::Again { numbers });
        }
    }
    marks
}

fn ended_badly(case: &Case) -> Vec<Mark> {
    let number = case.number;
    let endings = case.lines().iter().filter_map(|line| {
        let ending = line.advance.as_ref()?.ending.as_ref()?;
        if let Reason::DefectiveNotReturned { last_day, .. } = ending.reason {
            return Some(Mark::NotReturned { number, last_day });
        }
        let is_faultless = line.verdict == Some(Verdict::NoFaultFound);
        let is_kept = matches!(
            ending.reason,
            Reason::AdvanceKept { .. } | Reason::ChoiceOver { .. }
        );
        let at = ending.at;
        (is_faultless && is_kept).then_some(Mark::Kept { number, at })
    });
    endings.collect()
}

/// Whether this device was scanned at our dock in this return, on that day or later.
fn has_come(case: &Case, serial: &Serial, since: Date, zone: &Zone) -> bool {
    case.lines().iter().any(|line| {
        let is_it = line
            .serial
            .as_ref()
            .is_some_and(|own| own.reads_like(serial));
        is_it && line.received_at.is_some_and(|at| zone.date(at) >= since)
    })
}

fn year_before(day: Date) -> Date {
    day.checked_sub(jiff::Span::new().months(MONTHS))
        .unwrap_or(day)
}
