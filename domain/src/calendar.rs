//! The desk's business days, and the deadlines that are counted in them.
//!
//! S4 promises a diagnosis on the same day as received, S5 a resolution in one to two days, S6 a parcel in
//! about five business days. What the FAQ leaves open is set here: which days are business days, and until
//! what hour a day still counts.

use core::time::Duration;
use std::collections::BTreeSet;

use crate::time::{Date, Time, Timestamp, Weekday, Zone};

/// Which days of the week the desk works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Workdays([bool; 7]);

impl Workdays {
    /// Monday to Friday.
    pub const MONDAY_TO_FRIDAY: Self = Self([true, true, true, true, true, false, false]);

    /// Whether the desk works on this day of the week.
    pub fn contains(self, day: Weekday) -> bool {
        self.0[index(day)]
    }

    const fn is_empty(self) -> bool {
        let [mon, tue, wed, thu, fri, sat, sun] = self.0;
        !(mon || tue || wed || thu || fri || sat || sun)
    }
}

impl FromIterator<Weekday> for Workdays {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        days.into_iter().fold(Self::default(), |mut workdays, day| {
            workdays.0[index(day)] = true;
            workdays
        })
    }
}

fn index(day: Weekday) -> usize {
    usize::from(day.to_monday_zero_offset().unsigned_abs())
}

/// The hours of a business day, on the wall clock of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// When it begins.
    pub opens: Time,
    /// What arrives until then, this minute included, counts as arrived on the day; later it counts as
    /// arrived on the next business day (S4).
    pub cut_off: Time,
    /// When it ends: what is due on a day is due by then.
    pub closes: Time,
}

impl Default for Hours {
    /// From eight to six, with a cut-off at three: the last device in still has three hours.
    fn default() -> Self {
        Self {
            opens: Time::constant(8, 0, 0, 0),
            cut_off: Time::constant(15, 0, 0, 0),
            closes: Time::constant(18, 0, 0, 0),
        }
    }
}

impl Hours {
    /// Whether a day opens before its cut-off, and this is not after its end.
    pub fn are_in_order(self) -> bool {
        self.opens < self.cut_off && self.cut_off <= self.closes
    }
}

/// Why days and hours do not make a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarError {
    /// No day of the week is a workday, so no deadline would ever come.
    NoWorkday,
    /// The day does not open before its cut-off, or the cut-off is after its end.
    HoursOutOfOrder,
}

/// The desk's business days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Where the desk is.
    pub zone: Zone,
    workdays: Workdays,
    hours: Hours,
    holidays: BTreeSet<Date>,
}

impl Calendar {
    /// A calendar with these days and hours; fails when no deadline could be counted with it.
    pub fn new(
        zone: Zone,
        workdays: Workdays,
        hours: Hours,
        holidays: BTreeSet<Date>,
    ) -> Result<Self, CalendarError> {
        if workdays.is_empty() {
            return Err(CalendarError::NoWorkday);
        }
        if !hours.are_in_order() {
            return Err(CalendarError::HoursOutOfOrder);
        }
        Ok(Self {
            zone,
            workdays,
            hours,
            holidays,
        })
    }

    /// Monday to Friday, the default hours, no holidays.
    pub fn weekdays(zone: Zone) -> Self {
        Self {
            zone,
            workdays: Workdays::MONDAY_TO_FRIDAY,
            hours: Hours::default(),
            holidays: BTreeSet::new(),
        }
    }

    /// The hours of a business day.
    pub const fn hours(&self) -> Hours {
        self.hours
    }

    /// The days on which the desk is closed although its weekday is a workday.
    pub const fn holidays(&self) -> &BTreeSet<Date> {
        &self.holidays
    }

    /// Whether the desk works on this day.
    pub fn is_business_day(&self, date: Date) -> bool {
        self.workdays.contains(date.weekday()) && !self.holidays.contains(&date)
    }

    /// The first business day after this day.
    pub fn next_business_day(&self, date: Date) -> Date {
        let mut day = date;
        // Ends at the last day there is, should everything before it be a holiday.
        while let Ok(tomorrow) = day.tomorrow() {
            day = tomorrow;
            if self.is_business_day(day) {
                break;
            }
        }
        day
    }

    /// This day if it is a business day, otherwise the first one after it.
    pub fn business_day_from(&self, date: Date) -> Date {
        if self.is_business_day(date) {
            date
        } else {
            self.next_business_day(date)
        }
    }

    /// The `count`th business day after this day, which is itself not counted. With a count of zero it is
    /// the day itself or, when the desk is closed on it, the first business day after it.
    pub fn add_business_days(&self, date: Date, count: u32) -> Date {
        if count == 0 {
            return self.business_day_from(date);
        }
        (0..count).fold(date, |day, _| self.next_business_day(day))
    }

    /// How many business days lie after this day, up to and with another; none when that is not later.
    pub fn business_days_between(&self, from: Date, to: Date) -> u32 {
        let mut count = 0;
        let mut day = from;
        while day < to {
            let next = self.next_business_day(day);
            if next > to || next == day {
                break;
            }
            day = next;
            count += 1;
        }
        count
    }

    /// The business day on which something that happens now counts as happened: today until the cut-off,
    /// otherwise the next business day (S4).
    pub fn business_day_of(&self, at: Timestamp) -> Date {
        let local = self.zone.local(at);
        if local.time() > self.hours.cut_off {
            return self.next_business_day(local.date());
        }
        self.business_day_from(local.date())
    }

    /// By when a device received now is to be diagnosed: the end of the business day on which it counts as
    /// received (S4).
    pub fn same_day_deadline(&self, received_at: Timestamp) -> Timestamp {
        self.deadline_after_business_days(received_at, 0)
    }

    /// The end of the `count`th business day after the one on which this moment counts (S5, S6).
    pub fn deadline_after_business_days(&self, at: Timestamp, count: u32) -> Timestamp {
        self.closing(self.add_business_days(self.business_day_of(at), count))
    }

    /// How much of the desk's opening hours lies between two moments; nothing when they are the wrong way
    /// round. This is what a promise's clock has run.
    pub fn business_time_between(&self, from: Timestamp, to: Timestamp) -> Duration {
        let mut total = Duration::ZERO;
        let mut day = self.business_day_from(self.zone.date(from));
        loop {
            let opening = self.opening(day);
            if opening >= to || !self.is_business_day(day) {
                return total;
            }
            total += self
                .closing(day)
                .min(to)
                .saturating_since(opening.max(from));
            let next = self.next_business_day(day);
            if next == day {
                return total;
            }
            day = next;
        }
    }

    /// The moment when so much of the desk's opening hours has passed: a deadline after a pause of the clock.
    pub fn plus_business_time(&self, from: Timestamp, duration: Duration) -> Timestamp {
        let mut left = duration;
        let mut day = self.business_day_from(self.zone.date(from));
        loop {
            let begin = self.opening(day).max(from);
            let open = self.closing(day).saturating_since(begin);
            let next = self.next_business_day(day);
            if left <= open || next == day {
                return begin.plus(left);
            }
            left -= open;
            day = next;
        }
    }

    fn opening(&self, day: Date) -> Timestamp {
        self.zone.at(day.to_datetime(self.hours.opens))
    }

    fn closing(&self, day: Date) -> Timestamp {
        self.zone.at(day.to_datetime(self.hours.closes))
    }
}

#[cfg(test)]
mod tests;
