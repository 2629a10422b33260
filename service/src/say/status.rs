//! The status sentence: the fact, then the date, then who acts.

use domain::advance::{Advance, AdvanceState};
use domain::calendar::Calendar;
use domain::case::Case;
use domain::case::phase::Phase;
use domain::line::Line;
use domain::line::state::State;
use domain::status::{Header, Signal};
use domain::time::{Date, Timestamp};
use words::Words;

use super::{reasons, voids};
use crate::carriers;

/// Where a case stands, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The short name.
    pub name: String,
    /// The word that goes with the colour and the shape.
    pub signal: String,
    /// The sentence.
    pub sentence: String,
}

/// Says where a case stands. It has stood there since the moment that `domain::status::since` tells from its events:
/// what is past keeps its day, however often the page is looked at.
pub fn status(
    words: Words,
    case: &Case,
    since: Timestamp,
    calendar: &Calendar,
    now: Timestamp,
) -> Status {
    let header = case.header();
    Status {
        name: name(words, header).to_owned(),
        signal: signal(words, header.signal()).to_owned(),
        sentence: Speaker {
            words,
            case,
            since,
            calendar,
            now,
        }
        .sentence(),
    }
}

/// The short name of a status.
pub fn name(words: Words, header: Header) -> &'static str {
    match header {
        Header::Requested => words.status_requested(),
        Header::WaitingForYourUnit => words.status_waiting_for_your_unit(),
        Header::OnItsWayToUs => words.status_on_its_way_to_us(),
        Header::Received => words.status_received(),
        Header::BeingDiagnosed => words.status_being_diagnosed(),
        Header::WaitingForYou => words.status_waiting_for_you(),
        Header::WaitingForParts => words.status_waiting_for_parts(),
        Header::BeingRepaired => words.status_being_repaired(),
        Header::BeingReplaced => words.status_being_replaced(),
        Header::Testing => words.status_testing(),
        Header::OnItsWayBack => words.status_on_its_way_back(),
        Header::Finished => words.status_finished(),
        Header::ClosedWithoutRepair => words.status_closed_without_repair(),
    }
}

/// The word of a signal.
pub fn signal(words: Words, signal: Signal) -> &'static str {
    match signal {
        Signal::Waiting => words.status_signal_waiting(),
        Signal::WithUs => words.status_signal_with_us(),
        Signal::Moving => words.status_signal_moving(),
        Signal::Done => words.status_signal_done(),
        Signal::Trouble => words.status_signal_trouble(),
    }
}

/// The name under which people know a carrier.
pub fn carrier(key: &str) -> String {
    match carriers::by_key(key) {
        Some(carrier) => carrier.name().to_owned(),
        None => key.to_owned(),
    }
}

/// By which day a device is ready: the promise, or when it is late the next business day, for a date in the past
/// would be no promise. Pages and mails ask here, so that they name the same day.
pub(crate) fn ready_by(line: &Line, calendar: &Calendar, now: Timestamp) -> Date {
    let today = calendar.zone.date(now);
    let promised = line.ready_due.map_or(today, |due| calendar.zone.date(due));
    promised.max(calendar.add_business_days(today, 1))
}

/// How many business days support takes to answer a new request.
const ANSWER_DAYS: u32 = 1;

/// Says where a case stands at a moment.
pub(super) struct Speaker<'a> {
    pub words: Words,
    pub case: &'a Case,
    pub since: Timestamp,
    pub calendar: &'a Calendar,
    pub now: Timestamp,
}

impl Speaker<'_> {
    fn sentence(&self) -> String {
        match self.line() {
            None => self.before_rma(),
            Some(line) => self.of_line(line),
        }
    }

    /// The line that the header speaks of: the one that is least far.
    pub(super) fn line(&self) -> Option<&Line> {
        self.case
            .lines()
            .iter()
            .find(|line| !line.is_over())
            .or(self.case.lines().last())
    }

    fn before_rma(&self) -> String {
        let opened = self.date_of(self.case.opened_at);
        let since = self.date_of(self.since);
        let answer = self.words.date(self.answer_by());
        match self.case.phase {
            Phase::Open | Phase::Troubleshooting | Phase::BenchRequired => {
                self.words.status_requested_sentence(opened, answer)
            }
            Phase::SalesHandOff => self.words.status_requested_sales(opened, answer),
            Phase::WaitingCustomer => self.words.status_waiting_for_you_information(
                self.device(),
                self.words.date(self.in_days(14)),
            ),
            Phase::ResolvedRemotely | Phase::Finished => self.words.status_finished_sentence(since),
            // Before there is an RMA only calling off leads here.
            Phase::Closed => self.words.status_closed_without_repair_cancelled(since),
        }
    }

    fn of_line(&self, line: &Line) -> String {
        let words = self.words;
        let device = self.device();
        if let Some(said) = self.of_advance(line) {
            return said;
        }
        if let Some(by) = self.ruling_by(line) {
            return words.status_appealed(words.date(by), device);
        }
        match line.state {
            State::Authorised | State::AwaitingReturn => {
                words.status_waiting_for_your_unit_sentence(device, words.date(self.valid_until()))
            }
            State::InTransitIn => words.status_on_its_way_to_us_no_date(device),
            State::Received | State::Inspecting => words.status_received_sentence(
                device,
                self.moment(line.received_at),
                self.moment(line.diagnosis_due),
            ),
            State::ReceivingException => words
                .status_received_exception(self.date_of(self.since), words.date(self.answer_by())),
            State::Diagnosing | State::Verdict => {
                words.status_being_diagnosed_sentence(device, words.date(self.ready_by(line)))
            }
            State::FaultNotYetFound => {
                words.status_being_diagnosed_looking(device, words.date(self.next_business_day(1)))
            }
            State::AwaitingCustomer => self.decision(line),
            State::AwaitingParts | State::AwaitingReplacementStock => self.shortage(line),
            State::ToRepair | State::Repairing => {
                words.status_being_repaired_sentence(device, words.date(self.ready_by(line)))
            }
            State::ToReplace => {
                words.status_being_replaced_sentence(device, words.date(self.ready_by(line)))
            }
            State::Testing => {
                words.status_testing_sentence(device, words.date(self.ready_by(line)))
            }
            State::ReadyToShip => {
                let by = words.date(self.next_business_day(1));
                if line.goes_out_replaced() {
                    words.status_on_its_way_back_replacement_packed(by)
                } else {
                    words.status_on_its_way_back_packed(device, by)
                }
            }
            State::ShippedOut => self.parcel(line),
            State::Settled | State::Closed if line.is_kept_here() => {
                words.status_finished_advance(self.date_of(self.since), device)
            }
            State::Delivered | State::Settled | State::Closed => self.delivered(line),
            State::Cancelled => {
                words.status_closed_without_repair_cancelled(self.date_of(self.since))
            }
            State::Expired => {
                words.status_closed_without_repair_expired(device, words.date(self.valid_until()))
            }
            State::Rejected => {
                words.status_closed_without_repair_rejected(device, self.date_of(self.since))
            }
        }
    }

    /// What the customer owes an answer to, or a parcel, speaks before where the device is.
    fn of_advance(&self, line: &Line) -> Option<String> {
        let advance = line.advance.as_ref()?;
        let choose_by = || Some(self.words.date(advance.choice?.open_until));
        match advance.state {
            AdvanceState::Choosing => Some(
                self.words
                    .status_waiting_for_you_advance_choice(self.device(), choose_by()?),
            ),
            AdvanceState::ComingBack => Some(
                self.words
                    .status_waiting_for_you_advance_return(self.device(), choose_by()?),
            ),
            AdvanceState::Shipped | AdvanceState::AwaitingDefective => {
                self.of_defective(line, advance)
            }
            AdvanceState::Requested
            | AdvanceState::Denied
            | AdvanceState::Withdrawn
            | AdvanceState::Approved
            | AdvanceState::Charged
            | AdvanceState::DefectiveIn
            | AdvanceState::Resolved => None,
        }
    }

    /// What is at stake while the replacement is out and the defective device has not left its owner.
    fn of_defective(&self, line: &Line, advance: &Advance) -> Option<String> {
        if !line.state.is_before_arrival() || line.state == State::InTransitIn {
            return None;
        }
        let sent = advance.sent.as_ref()?;
        let by = self.words.date(sent.return_by);
        let price = reasons::spoken(self.words, advance.price);
        Some(match sent.parcel.delivered_at {
            None => self
                .words
                .status_waiting_for_your_unit_advance(self.device(), by, price),
            Some(_) => {
                self.words
                    .status_waiting_for_your_unit_advance_there(self.device(), by, price)
            }
        })
    }

    /// By which day a supervisor decides an appeal, while the device waits here for it.
    pub(super) fn ruling_by(&self, line: &Line) -> Option<Date> {
        let void = line.void.as_ref().filter(|_| line.is_appealed())?;
        let appealed_at = void.appeal.as_ref()?.at;
        match line.state {
            State::Received
            | State::ReceivingException
            | State::Inspecting
            | State::Diagnosing
            | State::FaultNotYetFound
            | State::Verdict
            | State::AwaitingCustomer
            | State::AwaitingParts
            | State::AwaitingReplacementStock
            | State::ToRepair
            | State::ToReplace
            | State::Repairing
            | State::Testing
            | State::ReadyToShip => Some(voids::ruling_by(appealed_at, self.calendar, self.now)),
            State::Authorised
            | State::AwaitingReturn
            | State::InTransitIn
            | State::ShippedOut
            | State::Delivered
            | State::Settled
            | State::Closed
            | State::Cancelled
            | State::Expired
            | State::Rejected => None,
        }
    }

    fn decision(&self, line: &Line) -> String {
        let until = line
            .estimate()
            .map_or_else(|| self.in_days(14), |open| open.valid_until);
        self.words
            .status_waiting_for_you_estimate(self.device(), self.words.date(until))
    }

    fn shortage(&self, line: &Line) -> String {
        let expected = line
            .shortage
            .as_ref()
            .and_then(|shortage| shortage.expected_on);
        let device = self.device();
        match expected {
            None if line.state == State::AwaitingReplacementStock => {
                self.words.status_waiting_for_parts_replacement_no_date(
                    device,
                    self.words.date(self.next_business_day(5)),
                )
            }
            None => self.words.status_waiting_for_parts_no_date(
                device,
                self.words.date(self.next_business_day(5)),
            ),
            Some(by) if line.state == State::AwaitingReplacementStock => self
                .words
                .status_waiting_for_parts_replacement(device, self.words.date(by)),
            Some(by) => self
                .words
                .status_waiting_for_parts_sentence(device, self.words.date(by)),
        }
    }

    fn parcel(&self, line: &Line) -> String {
        let Some(parcel) = &line.outbound else {
            return self.words.status_on_its_way_back().to_owned();
        };
        let words = self.words;
        let (sent, by) = (
            words.date(parcel.shipped_on),
            words.date(parcel.expected_on),
        );
        let with = carrier(&parcel.carrier);
        if line.goes_out_replaced() {
            words.status_on_its_way_back_replacement(sent, with, by)
        } else {
            words.status_on_its_way_back_sentence(self.device(), sent, with, by)
        }
    }

    fn delivered(&self, line: &Line) -> String {
        let at = line
            .outbound
            .as_ref()
            .and_then(|parcel| parcel.delivered_at)
            .unwrap_or(self.since);
        let on = self.date_of(at);
        if line.goes_out_replaced() {
            self.words.status_finished_replacement(on)
        } else {
            self.words.status_finished_delivered(self.device(), on)
        }
    }

    fn device(&self) -> &str {
        &self.case.device.product
    }

    pub(super) fn valid_until(&self) -> Date {
        self.case
            .rma
            .as_ref()
            .map_or_else(|| self.today(), |rma| rma.valid_until)
    }

    pub(super) fn today(&self) -> Date {
        self.calendar.zone.date(self.now)
    }

    fn date_of(&self, at: Timestamp) -> String {
        self.words.date(self.calendar.zone.date(at))
    }

    fn moment(&self, at: Option<Timestamp>) -> String {
        self.date_of(at.unwrap_or(self.since))
    }

    pub(super) fn ready_by(&self, line: &Line) -> Date {
        ready_by(line, self.calendar, self.now)
    }

    pub(super) fn answer_by(&self) -> Date {
        let opened = self.calendar.business_day_of(self.case.opened_at);
        self.calendar
            .add_business_days(opened, ANSWER_DAYS)
            .max(self.next_business_day(1))
    }

    /// Counted as the desk's own deadlines are: what comes in after the cut-off counts from the next business day.
    pub(super) fn next_business_day(&self, count: u32) -> Date {
        let from = self.calendar.business_day_of(self.now);
        self.calendar.add_business_days(from, count)
    }

    pub(super) fn in_days(&self, days: i64) -> Date {
        self.calendar.zone.date(self.case.opened_at.plus_days(days))
    }
}
