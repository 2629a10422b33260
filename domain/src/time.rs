//! Moments, and what the clock on the desk's wall says at them.
//!
//! There is no clock here: every moment is an argument.

use core::time::Duration;

pub use jiff::civil::{Date, DateTime, Time, Weekday};
pub use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

const MICROS_PER_SECOND: i64 = 1_000_000;

/// A moment: microseconds since the beginning of 1970 in UTC. Both databases keep it as a plain integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment so many microseconds after the beginning of 1970 in UTC.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the beginning of 1970 in UTC.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// So many seconds later; earlier when negative. Stays at the end of time instead of wrapping around.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(
            self.0
                .saturating_add(seconds.saturating_mul(MICROS_PER_SECOND)),
        )
    }

    /// So many minutes later.
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_seconds(minutes.saturating_mul(60))
    }

    /// So many hours later.
    #[must_use]
    pub const fn plus_hours(self, hours: i64) -> Self {
        self.plus_minutes(hours.saturating_mul(60))
    }

    /// So many times 24 hours later. For days of the calendar add to a [`Date`] instead: with summer time
    /// a day is not always 24 hours.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_hours(days.saturating_mul(24))
    }

    /// So much later.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        Self(
            self.0
                .saturating_add(i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)),
        )
    }

    /// How long ago `earlier` was; nothing if it is still to come.
    pub const fn saturating_since(self, earlier: Self) -> Duration {
        if self.0 <= earlier.0 {
            return Duration::ZERO;
        }
        Duration::from_micros(self.0.abs_diff(earlier.0))
    }
}

/// The time zone of the desk. It decides what a day is.
///
/// It is a value: whoever builds it has looked the rules up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// A desk with these rules.
    pub const fn new(rules: TimeZone) -> Self {
        Self(rules)
    }

    /// A desk in Coordinated Universal Time.
    pub const fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The name of the zone, such as `America/New_York`, when it has one.
    pub fn name(&self) -> Option<&str> {
        self.0.iana_name()
    }

    /// What calendar and wall clock say at a moment. Moments beyond the year 9999 show its last instant.
    pub fn local(&self, at: Timestamp) -> DateTime {
        let end = if at.0 < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        };
        self.0
            .to_datetime(jiff::Timestamp::from_microsecond(at.0).unwrap_or(end))
    }

    /// The calendar day of a moment.
    pub fn date(&self, at: Timestamp) -> Date {
        self.local(at).date()
    }

    /// The moment at which calendar and wall clock say this.
    ///
    /// A time that summer time skips counts as far after the gap as it was after its beginning; of a time
    /// that comes twice it is the first (RFC 5545, section 3.3.5).
    pub fn at(&self, local: DateTime) -> Timestamp {
        let end = if local.year() < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        };
        Timestamp(self.0.to_timestamp(local).unwrap_or(end).as_microsecond())
    }

    /// The first moment at which this day is over: from then on a deadline on it has passed.
    pub fn end_of(&self, day: Date) -> Timestamp {
        self.at(day.saturating_add(jiff::Span::new().days(1)).at(0, 0, 0, 0))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, datetime};
    use proptest::prelude::*;

    use super::*;

    fn new_york() -> Zone {
        Zone::new(TimeZone::posix("EST5EDT,M3.2.0,M11.1.0").expect("the rules are well formed"))
    }

    #[test]
    fn an_evening_in_new_york_is_the_next_day_in_utc() {
        let at = Zone::utc().at(datetime(2026, 3, 3, 2, 30, 0, 0));
        assert_eq!(new_york().date(at), date(2026, 3, 2));
        assert_eq!(new_york().local(at), datetime(2026, 3, 2, 21, 30, 0, 0));
    }

    #[test]
    fn half_past_two_on_the_night_that_skips_it_is_half_past_three() {
        let at = new_york().at(datetime(2026, 3, 8, 2, 30, 0, 0));
        assert_eq!(new_york().local(at), datetime(2026, 3, 8, 3, 30, 0, 0));
    }

    #[test]
    fn half_past_one_on_the_night_that_has_it_twice_is_the_first() {
        let at = new_york().at(datetime(2026, 11, 1, 1, 30, 0, 0));
        assert_eq!(
            new_york().local(at.plus_hours(1)),
            datetime(2026, 11, 1, 1, 30, 0, 0)
        );
    }

    #[test]
    fn a_day_ends_at_midnight_of_the_wall_clock_wherever_the_desk_is() {
        let zone = |rules| Zone::new(TimeZone::posix(rules).expect("the rules are well formed"));
        let (new_york, honolulu) = (new_york(), zone("HST10"));
        let (auckland, kolkata) = (zone("NZST-12NZDT,M9.5.0,M4.1.0/3"), zone("IST-5:30"));
        // A zone whose clock is put forward at midnight, so that a day begins at one.
        let havana = zone("CST5CDT,M3.2.0/0,M11.1.0/1");
        let table = [
            (
                Zone::utc(),
                date(2026, 3, 3),
                datetime(2026, 3, 4, 0, 0, 0, 0),
            ),
            (
                honolulu,
                date(2026, 3, 3),
                datetime(2026, 3, 4, 10, 0, 0, 0),
            ),
            (
                kolkata,
                date(2026, 3, 3),
                datetime(2026, 3, 3, 18, 30, 0, 0),
            ),
            // In winter, on the day that has 23 hours, and in summer.
            (
                new_york.clone(),
                date(2026, 3, 7),
                datetime(2026, 3, 8, 5, 0, 0, 0),
            ),
            (
                new_york.clone(),
                date(2026, 3, 8),
                datetime(2026, 3, 9, 4, 0, 0, 0),
            ),
            // On the day that has 25 hours.
            (
                new_york.clone(),
                date(2026, 10, 31),
                datetime(2026, 11, 1, 4, 0, 0, 0),
            ),
            (
                new_york,
                date(2026, 11, 1),
                datetime(2026, 11, 2, 5, 0, 0, 0),
            ),
            (
                auckland.clone(),
                date(2026, 4, 4),
                datetime(2026, 4, 4, 11, 0, 0, 0),
            ),
            (
                auckland.clone(),
                date(2026, 4, 5),
                datetime(2026, 4, 5, 12, 0, 0, 0),
            ),
            (
                auckland,
                date(2026, 9, 27),
                datetime(2026, 9, 27, 11, 0, 0, 0),
            ),
            (
                havana.clone(),
                date(2026, 3, 7),
                datetime(2026, 3, 8, 5, 0, 0, 0),
            ),
            (havana, date(2026, 3, 8), datetime(2026, 3, 9, 4, 0, 0, 0)),
        ];
        for (zone, day, in_utc) in table {
            let end = zone.end_of(day);
            assert_eq!(Zone::utc().local(end), in_utc, "{zone:?} {day}");
            assert_eq!(zone.date(end.plus_seconds(-1)), day);
            assert_eq!(
                zone.date(end),
                day.tomorrow().expect("there is another day")
            );
        }
    }

    #[test]
    fn nothing_has_passed_since_a_moment_to_come() {
        let now = Timestamp::from_micros(5);
        assert_eq!(now.saturating_since(now.plus_days(1)), Duration::ZERO);
        assert_eq!(
            now.plus_minutes(2).saturating_since(now),
            Duration::from_mins(2)
        );
    }

    #[test]
    fn the_ends_of_time_do_not_wrap_around() {
        let end = Timestamp::from_micros(i64::MAX);
        assert_eq!(end.plus_days(i64::MAX), end);
        assert_eq!(Zone::utc().date(end).year(), 9999);
        let whole = end.saturating_since(Timestamp::from_micros(i64::MIN));
        assert_eq!(whole, Duration::from_micros(u64::MAX));
    }

    proptest! {
        #[test]
        fn a_local_time_of_a_moment_leads_back_to_it_or_to_its_double(second in 0_i64..4_000_000_000) {
            let at = Timestamp::from_micros(0).plus_seconds(second);
            let back = new_york().at(new_york().local(at));
            prop_assert!(back == at || back.plus_hours(1) == at);
        }
    }
}
