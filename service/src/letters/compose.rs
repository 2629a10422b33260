//! What the letters on a case say: one function for each kind, by the chapter of the journey.
//!
//! Every letter begins with the fact, then says what happens next and by when, then what the customer may do.
//! It is composed when it is sent, from the case as it then stands; what is no longer true is not sent at all.

mod advance;
mod back;
mod bench;
mod filing;
mod quote;
mod sending;
mod void;

use domain::advance::AdvanceState;
use domain::calendar::Calendar;
use domain::case::Case;
use domain::case::phase::Phase;
use domain::estimate::Estimate;
use domain::line::state::State;
use domain::line::void::VoidState;
use domain::line::{Line, Outcome};
use domain::policy::Policy;
use domain::time::{Date, Timestamp};
use store::Message;
use words::Words;

use super::layout::{LetterText, Quote};
use crate::consequences::SECOND_THOUGHTS;
use crate::desk::Maker;
use crate::jobs::LetterKind;

/// Everything that a letter may speak of.
pub(super) struct Topic<'a> {
    pub words: Words,
    pub case: &'a Case,
    /// What staff wrote last to the customer.
    pub message: Option<&'a Message>,
    /// What staff wrote for the customer when they did what the letter is about, and when that was.
    pub told: Option<(Timestamp, &'a str)>,
    /// The address that opens the case.
    pub link: &'a str,
    pub maker: &'a Maker,
    pub calendar: &'a Calendar,
    pub policy: &'a Policy,
    pub now: Timestamp,
}

/// The letter of this kind; `None` when it would no longer be true.
pub(super) fn letter(topic: &Topic<'_>, kind: LetterKind) -> Option<LetterText> {
    if !is_still_true(topic, kind) {
        return None;
    }
    Some(match kind {
        LetterKind::Filed => filing::filed(topic),
        LetterKind::Question => filing::question(topic),
        LetterKind::FixedRemotely => filing::fixed_remotely(topic),
        LetterKind::HandedToSales => filing::handed_to_sales(topic),
        LetterKind::Message => filing::message(topic),
        LetterKind::ClosedBySales => filing::closed_by_sales(topic),
        LetterKind::CalledOff => filing::called_off(topic),
        LetterKind::Authorised => sending::authorised(topic),
        LetterKind::Extended => sending::extended(topic),
        LetterKind::Reminder => sending::reminder(topic),
        LetterKind::Expired => sending::expired(topic),
        LetterKind::Received => bench::received(topic),
        LetterKind::WrongUnit => bench::wrong_unit(topic),
        LetterKind::Rejected => bench::rejected(topic),
        LetterKind::FaultNotFoundYet => bench::fault_not_found_yet(topic),
        LetterKind::OutOfStock => bench::out_of_stock(topic),
        LetterKind::Estimate => quote::estimate(topic),
        LetterKind::EstimateAccepted => quote::accepted(topic),
        LetterKind::EstimateReminder => quote::reminder(topic),
        LetterKind::EstimateEnded => quote::ended(topic),
        LetterKind::WarrantyVoid => void::found(topic),
        LetterKind::AppealReceived => void::appeal_received(topic),
        LetterKind::AppealDecided => void::appeal_decided(topic),
        LetterKind::ProofDoubted => void::proof_doubted(topic),
        LetterKind::Disposed => void::disposed(topic),
        LetterKind::ShippedBack => back::shipped(topic),
        LetterKind::Delivered => back::delivered(topic),
        LetterKind::AdvanceRequested
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
        | LetterKind::AdvanceForfeited => return advance::letter(topic, kind),
    })
}

/// Whether the slip goes with it.
pub(super) const fn encloses_slip(kind: LetterKind) -> bool {
    match kind {
        LetterKind::Authorised
        | LetterKind::Extended
        | LetterKind::Reminder
        // The device is still to come.
        | LetterKind::AdvanceShipped
        | LetterKind::AdvanceReminder
        | LetterKind::AdvanceExtended
        // The advance comes back under the same number.
        | LetterKind::AdvanceSendBack => true,
        LetterKind::Filed
        | LetterKind::Question
        | LetterKind::FixedRemotely
        | LetterKind::HandedToSales
        | LetterKind::Message
        | LetterKind::ClosedBySales
        | LetterKind::CalledOff
        | LetterKind::Expired
        | LetterKind::Received
        | LetterKind::WrongUnit
        | LetterKind::Rejected
        | LetterKind::FaultNotFoundYet
        | LetterKind::OutOfStock
        | LetterKind::Estimate
        | LetterKind::EstimateAccepted
        | LetterKind::EstimateReminder
        | LetterKind::EstimateEnded
        | LetterKind::WarrantyVoid
        | LetterKind::AppealReceived
        | LetterKind::AppealDecided
        | LetterKind::ProofDoubted
        | LetterKind::Disposed
        | LetterKind::ShippedBack
        | LetterKind::Delivered
        | LetterKind::AdvanceRequested
        | LetterKind::AdvanceDenied
        | LetterKind::AdvanceCharged
        | LetterKind::AdvanceChargeFailed
        | LetterKind::AdvanceWithdrawn
        | LetterKind::AdvanceCredited
        | LetterKind::AdvanceChoice
        | LetterKind::AdvanceReturned
        | LetterKind::AdvanceForfeited => false,
    }
}

/// Mail may wait for hours when a mail server is down, and the case goes on meanwhile.
fn is_still_true(topic: &Topic<'_>, kind: LetterKind) -> bool {
    let line = topic.line();
    let advance_in = |wanted: &[AdvanceState]| {
        let mut all = topic
            .case
            .lines()
            .iter()
            .filter_map(|line| line.advance.as_ref());
        all.any(|advance| wanted.contains(&advance.state))
    };
    let in_state = |wanted: &[State]| line.is_some_and(|line| wanted.contains(&line.state));
    match kind {
        LetterKind::Question => topic.case.phase == Phase::WaitingCustomer,
        LetterKind::Message => topic.message.is_some(),
        LetterKind::Authorised | LetterKind::Extended => {
            line.is_some_and(|line| line.state.is_before_arrival())
        }
        LetterKind::Reminder => {
            topic.days_left() >= 0 && in_state(&[State::Authorised, State::AwaitingReturn])
        }
        LetterKind::FaultNotFoundYet => in_state(&[State::FaultNotYetFound]),
        LetterKind::OutOfStock => line.is_some_and(|line| line.shortage.is_some()),
        LetterKind::Estimate => line.and_then(Line::estimate).is_some_and(Estimate::is_open),
        LetterKind::EstimateReminder => quote::is_waiting(topic),
        LetterKind::EstimateAccepted => line.is_some_and(Line::has_consent),
        LetterKind::EstimateEnded => line.is_some_and(|line| line.estimate().is_some()),
        LetterKind::WarrantyVoid => void::is_still(
            topic,
            &[VoidState::Confirmed, VoidState::Appealed, VoidState::Upheld],
        ),
        LetterKind::AppealReceived => void::is_still(topic, &[VoidState::Appealed]),
        LetterKind::AppealDecided => {
            void::is_still(topic, &[VoidState::Upheld, VoidState::Overturned])
        }
        LetterKind::Disposed => {
            line.is_some_and(|line| line.outcome == Some(Outcome::DisposedByConsent))
        }
        LetterKind::ShippedBack | LetterKind::Delivered => {
            line.is_some_and(|line| line.outbound.is_some())
        }
        // Received again after an undo: the letter of the later receipt speaks.
        LetterKind::Received => line
            .and_then(|line| line.received_at)
            .is_some_and(|at| at.plus_seconds(SECOND_THOUGHTS) <= topic.now),
        LetterKind::WrongUnit => in_state(&[State::ReceivingException]),
        LetterKind::Expired | LetterKind::Rejected => line.is_some(),
        // What failed again is not solved.
        LetterKind::FixedRemotely => topic.case.phase == Phase::ResolvedRemotely,
        LetterKind::AdvanceRequested => advance_in(&[AdvanceState::Requested]),
        LetterKind::AdvanceDenied => advance_in(&[AdvanceState::Denied]),
        LetterKind::AdvanceCharged => advance_in(&[AdvanceState::Charged]),
        LetterKind::AdvanceChargeFailed => advance_in(&[AdvanceState::Approved]),
        LetterKind::AdvanceWithdrawn => advance_in(&[AdvanceState::Withdrawn]),
        // Yours is awaited, and no parcel of yours was named.
        LetterKind::AdvanceReminder => {
            line.is_some_and(|line| line.awaits_defective() && line.state != State::InTransitIn)
        }
        LetterKind::AdvanceExtended => line.is_some_and(Line::awaits_defective),
        LetterKind::AdvanceChoice => advance_in(&[AdvanceState::Choosing]),
        LetterKind::AdvanceSendBack => advance_in(&[AdvanceState::ComingBack]),
        LetterKind::AdvanceCredited
        | LetterKind::AdvanceReturned
        | LetterKind::AdvanceForfeited => advance_in(&[AdvanceState::Resolved]),
        LetterKind::AdvanceShipped
        | LetterKind::ProofDoubted
        | LetterKind::Filed
        | LetterKind::HandedToSales
        | LetterKind::ClosedBySales
        | LetterKind::CalledOff => true,
    }
}

impl<'a> Topic<'a> {
    /// A letter with this subject and this first sentence, and what every letter has.
    fn begin(&self, subject: String, title: String) -> LetterText {
        let words = self.words;
        let name = if self.case.rma.is_some() {
            words.mail_number_rma()
        } else {
            words.mail_number_ticket()
        };
        LetterText {
            subject,
            title,
            references: vec![(name.to_owned(), self.number())],
            button: Some((words.mail_button_follow().to_owned(), self.link.to_owned())),
            foot: words.mail_foot().to_owned(),
            signature: self.maker.signature(),
            ..LetterText::default()
        }
    }

    /// The number as the customer knows it now: the ticket's, or the RMA's once there is one.
    fn number(&self) -> String {
        if self.case.rma.is_some() {
            self.case.number.rma()
        } else {
            self.case.number.ticket()
        }
    }

    fn device(&self) -> &'a str {
        &self.case.device.product
    }

    /// The device that the letter is about: the first that is not over, or the last.
    fn line(&self) -> Option<&'a Line> {
        self.case
            .lines()
            .iter()
            .find(|line| !line.is_over())
            .or(self.case.lines().last())
    }

    fn today(&self) -> Date {
        self.calendar.zone.date(self.now)
    }

    fn date_of(&self, at: Timestamp) -> String {
        self.words.date(self.calendar.zone.date(at))
    }

    /// A moment of the past, or today when it is not known.
    fn since(&self, at: Option<Timestamp>) -> String {
        self.date_of(at.unwrap_or(self.now))
    }

    /// A promise, or the next business day when it is not known.
    fn due(&self, at: Option<Timestamp>) -> String {
        at.map_or_else(|| self.in_business_days(1), |at| self.date_of(at))
    }

    /// Counted as the desk's own deadlines are: what comes in after the cut-off counts from the next business day.
    fn in_business_days(&self, count: u32) -> String {
        let from = self.calendar.business_day_of(self.now);
        self.words
            .date(self.calendar.add_business_days(from, count))
    }

    /// The last day of the RMA.
    fn last_day(&self) -> Date {
        self.case
            .rma
            .as_ref()
            .map_or_else(|| self.today(), |rma| rma.valid_until)
    }

    /// How many days there are until the last day of the RMA; below zero when it is over.
    pub(super) fn days_left(&self) -> i64 {
        self.today()
            .until(self.last_day())
            .map_or(0, |span| i64::from(span.get_days()))
    }

    /// What staff wrote when they did what the letter is about, as they wrote it.
    fn told(&self, intro: &str) -> Option<Quote> {
        self.told.map(|(_, text)| Quote {
            intro: intro.to_owned(),
            text: text.to_owned(),
        })
    }

    /// When what the letter is about was done.
    fn done_at(&self) -> Timestamp {
        self.told.map_or(self.now, |(at, _)| at)
    }

    /// What staff wrote last, as they wrote it.
    fn quote(&self, intro: impl FnOnce(&str) -> String) -> Option<Quote> {
        self.message.map(|message| Quote {
            intro: intro(&message.author_name),
            text: message.body.clone(),
        })
    }
}

/// A fact with one line.
fn fact(name: &str, value: impl Into<String>) -> (String, Vec<String>) {
    (name.to_owned(), vec![value.into()])
}
