//! Deciding a past return again under another version: what would have been different.
//!
//! Both sides are decided here, from the case alone: a return under its own version differs in nothing.
//!
//! How to add a question: a variant of [`Question`], what it answers in `Past::answers`, and its words where
//! the command speaks. What is asked of a window needs the day that it is counted from, such as the first day of
//! [`Warranty`], and the days of the version.

use super::Policy;
use crate::calendar::Calendar;
use crate::case::Case;
use crate::case::authorise::days_after;
use crate::event::{Event, What};
use crate::id::{EstimateId, LineId};
use crate::line::diagnosis::Verdict;
use crate::time::Date;
use crate::warranty::{Basis, Warranty};

/// What is decided again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// The last day of the RMA, as it was issued (S3).
    RmaLastDay,
    /// Months of warranty (S8).
    WarrantyMonths,
    /// Whether the device was under warranty on the day of the filing (S8).
    Covered,
    /// The last day for dead on arrival (S10).
    DoaLastDay(LineId),
    /// Whether the defect could be dead on arrival on the day of its verdict (S10).
    DoaAtVerdict(LineId),
    /// The last day for asking for a replacement in advance (S11).
    AdvanceLastDay(LineId),
    /// Whether the one that was asked for was asked for in time (S11).
    AdvanceInTime(LineId),
    /// The last day for an answer to an estimate (S9).
    EstimateLastDay(EstimateId),
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// A day.
    Day(Date),
    /// So many months.
    Months(u16),
    /// It is so.
    Yes,
    /// It is not.
    No,
}

/// A question that two versions answer differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Difference {
    /// Which.
    pub question: Question,
    /// Under the version of the RMA.
    pub before: Answer,
    /// Under the other.
    pub after: Answer,
}

/// A return to be decided again.
#[derive(Debug, Clone, Copy)]
pub struct Past<'a> {
    /// The return.
    pub case: &'a Case,
    /// What happened to it.
    pub events: &'a [Event],
    /// The version under which its RMA was issued.
    pub own: &'a Policy,
    /// Months that its product carries by itself, as far as it is known now.
    pub months_of_product: Option<u16>,
    /// The desk's days.
    pub calendar: &'a Calendar,
}

impl Past<'_> {
    /// What `other` decides differently.
    pub fn differences(&self, other: &Policy) -> Vec<Difference> {
        let after = self.answers(other);
        self.answers(self.own)
            .into_iter()
            .filter_map(|(question, before)| {
                let (_, after) = *after.iter().find(|(asked, _)| *asked == question)?;
                (before != after).then_some(Difference {
                    question,
                    before,
                    after,
                })
            })
            .collect()
    }

    /// Every question that this return raises, as `policy` answers it. Which are raised does not depend on it.
    fn answers(&self, policy: &Policy) -> Vec<(Question, Answer)> {
        let mut answers = Vec::new();
        answers.extend(self.rma(policy));
        answers.extend(self.warranty(policy));
        answers.extend(self.doa(policy));
        answers.extend(self.advances(policy));
        answers.extend(self.estimates(policy));
        answers
    }

    /// Counted as it was issued: more days that a supervisor gave are theirs, and no version's.
    fn rma(&self, policy: &Policy) -> Option<(Question, Answer)> {
        let rma = self.case.rma.as_ref()?;
        let issued_on = self.calendar.zone.date(rma.issued_at);
        let last_day = days_after(issued_on, policy.rma_valid_days);
        Some((Question::RmaLastDay, Answer::Day(last_day)))
    }

    fn warranty(&self, policy: &Policy) -> Vec<(Question, Answer)> {
        let (Warranty::Covered {
            starts_on,
            basis,
            months,
            ..
        }
        | Warranty::Ended {
            starts_on,
            basis,
            months,
            ..
        }) = self.case.device.warranty
        else {
            return Vec::new();
        };
        // What is inherited ends when the replaced device's term does, whatever the family has by now.
        if basis == Basis::Inherited {
            return Vec::new();
        }
        let family = self.case.device.family;
        let months = policy.warranty_months(family, self.months_by_itself(months));
        let filed_on = self.calendar.zone.date(self.case.opened_at);
        let stood = Warranty::from_start(starts_on, basis, months, filed_on);
        vec![
            (Question::WarrantyMonths, Answer::Months(months)),
            (Question::Covered, yes_or_no(stood.is_covered())),
        ]
    }

    /// What the product carried: kept in the case, unless its own version had a term for the family.
    fn months_by_itself(&self, kept: u16) -> u16 {
        let family = self.case.device.family;
        let set = &self.own.warranty.families;
        if set.iter().any(|(named, _)| *named == family) {
            self.months_of_product.unwrap_or(kept)
        } else {
            kept
        }
    }

    fn doa(&self, policy: &Policy) -> Vec<(Question, Answer)> {
        let mut answers = Vec::new();
        for line in self.case.lines() {
            let window = policy.doa_window_days;
            let Some(last_day) = line.warranty.doa_last_day(line.shipped_on, window) else {
                continue;
            };
            answers.push((Question::DoaLastDay(line.id), Answer::Day(last_day)));
            if let Some(decided_on) = line.verdict.and_then(|verdict| self.decided_on(verdict)) {
                let possible = yes_or_no(decided_on <= last_day);
                answers.push((Question::DoaAtVerdict(line.id), possible));
            }
        }
        answers
    }

    /// The day of the verdict, when it is one of a defect: whatever else it was, it was not dead on arrival.
    fn decided_on(&self, verdict: Verdict) -> Option<Date> {
        match verdict {
            Verdict::Doa | Verdict::DefectInWarranty | Verdict::DefectOutOfWarranty => {}
            Verdict::WarrantyVoid
            | Verdict::DamageExcluded
            | Verdict::NoFaultFound
            | Verdict::WorkingReturn => return None,
        }
        let reached = What::VerdictReached { verdict };
        let event = self.events.iter().rev().find(|event| event.what == reached);
        event.map(|event| self.calendar.zone.date(event.at))
    }

    fn advances(&self, policy: &Policy) -> Vec<(Question, Answer)> {
        let mut answers = Vec::new();
        for line in self.case.lines() {
            let Some((from, _)) = line.purchase(self.case.device.bought_on) else {
                continue;
            };
            let last_day = days_after(from, policy.advance.window_days);
            answers.push((Question::AdvanceLastDay(line.id), Answer::Day(last_day)));
            if let Some(advance) = &line.advance {
                let asked_on = self.calendar.zone.date(advance.asked_at);
                let in_time = yes_or_no(asked_on <= last_day);
                answers.push((Question::AdvanceInTime(line.id), in_time));
            }
        }
        answers
    }

    fn estimates(&self, policy: &Policy) -> Vec<(Question, Answer)> {
        let sent = self.case.lines().iter().flat_map(|line| &line.estimates);
        sent.map(|estimate| {
            let sent_on = self.calendar.zone.date(estimate.sent_at);
            let last_day = days_after(sent_on, policy.estimate_valid_days);
            (
                Question::EstimateLastDay(estimate.id),
                Answer::Day(last_day),
            )
        })
        .collect()
    }
}

const fn yes_or_no(so: bool) -> Answer {
    if so { Answer::Yes } else { Answer::No }
}
