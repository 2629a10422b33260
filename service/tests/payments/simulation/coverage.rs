//! What went wrong in the lives that were told, and what became of them.

use std::collections::BTreeMap;
use std::fmt;

use domain::payment::{PaymentKind, PaymentState};

use super::life::Told;
use crate::payments::fake::{Fault, Question};

/// What was seen over many lives.
#[derive(Debug, Default)]
pub struct Coverage {
    faults: BTreeMap<(Question, Fault), usize>,
    ends: BTreeMap<(PaymentKind, PaymentState), usize>,
    questions: usize,
    wrong: usize,
    days: i64,
}

impl Coverage {
    pub fn add(&mut self, told: &Told) {
        for &(question, fault) in &told.asked {
            *self.faults.entry((question, fault)).or_default() += 1;
            self.questions += 1;
            self.wrong += usize::from(fault != Fault::None);
        }
        for &end in &told.ends {
            *self.ends.entry(end).or_default() += 1;
        }
        self.days += told.days;
    }

    /// Each fault must have met each question, and payments must have ended in each way.
    pub fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        for question in Question::ALL {
            for fault in Fault::ALL {
                if !self.faults.contains_key(&(question, fault)) {
                    missing.push(format!("{fault:?} at {question:?}"));
                }
            }
        }
        for end in [
            (PaymentKind::Charge, PaymentState::Done),
            (PaymentKind::Charge, PaymentState::Cancelled),
            (PaymentKind::Refund, PaymentState::Done),
            (PaymentKind::Refund, PaymentState::Failed),
        ] {
            if !self.ends.contains_key(&end) {
                missing.push(format!("{end:?}"));
            }
        }
        missing
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (questions, wrong, days) = (self.questions, self.wrong, self.days);
        write!(f, "{questions} questions, {wrong} faults, {days} days")?;
        for ((kind, state), count) in &self.ends {
            write!(f, ", {count} {}s {}", kind.key(), state.key())?;
        }
        Ok(())
    }
}
