//! How dates and times are spoken. A customer reads the weekday with every date (design brief, "Voice").

use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::Words;

impl Words {
    /// "Thursday 19 March 2026", "jueves 19 de marzo de 2026".
    pub fn date(self, date: Date) -> String {
        self.date_form_long(
            self.weekday(date.weekday()),
            date.day(),
            self.month(date.month()),
            date.year(),
        )
    }

    /// "Thursday 19 March": a date whose year nobody doubts.
    pub fn day(self, date: Date) -> String {
        self.date_form_day(
            self.weekday(date.weekday()),
            date.day(),
            self.month(date.month()),
        )
    }

    /// "19 Mar 2026", for tables.
    pub fn short_date(self, date: Date) -> String {
        self.date_form_short(date.day(), self.short_month(date.month()), date.year())
    }

    /// "14 Mar 09:12", for a stamp.
    pub fn stamp(self, at: DateTime) -> String {
        self.date_form_stamp(at.day(), self.short_month(at.month()), self.time(at))
    }

    /// "Saturday 14 March 2026, 09:12".
    pub fn date_time(self, at: DateTime) -> String {
        self.date_form_with_time(self.date(at.date()), self.time(at))
    }

    /// "09:12", of the 24-hour clock.
    pub fn time(self, at: impl Into<Time>) -> String {
        let time = at.into();
        self.date_form_clock(
            format_args!("{:02}", time.hour()),
            format_args!("{:02}", time.minute()),
        )
    }

    /// "Monday".
    pub const fn weekday(self, weekday: Weekday) -> &'static str {
        match weekday {
            Weekday::Monday => self.date_weekday_monday(),
            Weekday::Tuesday => self.date_weekday_tuesday(),
            Weekday::Wednesday => self.date_weekday_wednesday(),
            Weekday::Thursday => self.date_weekday_thursday(),
            Weekday::Friday => self.date_weekday_friday(),
            Weekday::Saturday => self.date_weekday_saturday(),
            Weekday::Sunday => self.date_weekday_sunday(),
        }
    }

    /// "January" for 1 to "December" for 12.
    const fn month(self, month: i8) -> &'static str {
        match month {
            ..=1 => self.date_month_january(),
            2 => self.date_month_february(),
            3 => self.date_month_march(),
            4 => self.date_month_april(),
            5 => self.date_month_may(),
            6 => self.date_month_june(),
            7 => self.date_month_july(),
            8 => self.date_month_august(),
            9 => self.date_month_september(),
            10 => self.date_month_october(),
            11 => self.date_month_november(),
            12.. => self.date_month_december(),
        }
    }

    const fn short_month(self, month: i8) -> &'static str {
        match month {
            ..=1 => self.date_short_january(),
            2 => self.date_short_february(),
            3 => self.date_short_march(),
            4 => self.date_short_april(),
            5 => self.date_short_may(),
            6 => self.date_short_june(),
            7 => self.date_short_july(),
            8 => self.date_short_august(),
            9 => self.date_short_september(),
            10 => self.date_short_october(),
            11 => self.date_short_november(),
            12.. => self.date_short_december(),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, datetime};

    use super::*;
    use crate::Lang;

    const EN: Words = Words::new(Lang::En);
    const ES: Words = Words::new(Lang::Es);

    #[test]
    fn a_date_says_its_weekday() {
        assert_eq!(EN.date(date(2026, 3, 19)), "Thursday 19 March 2026");
        assert_eq!(ES.date(date(2026, 3, 19)), "jueves 19 de marzo de 2026");
        assert_eq!(EN.day(date(2026, 3, 19)), "Thursday 19 March");
        assert_eq!(ES.day(date(2026, 3, 19)), "jueves 19 de marzo");
        assert_eq!(EN.date(date(2028, 2, 29)), "Tuesday 29 February 2028");
    }

    #[test]
    fn a_table_and_a_stamp_are_short() {
        assert_eq!(EN.short_date(date(2026, 3, 19)), "19 Mar 2026");
        assert_eq!(ES.short_date(date(2026, 3, 19)), "19 mar 2026");
        assert_eq!(
            EN.stamp(datetime(2026, 3, 14, 9, 12, 59, 0)),
            "14 Mar 09:12"
        );
        assert_eq!(
            ES.stamp(datetime(2026, 3, 14, 9, 12, 59, 0)),
            "14 mar 09:12"
        );
    }

    #[test]
    fn a_time_has_two_digits_each() {
        let midnight = datetime(2026, 1, 1, 0, 5, 0, 0);
        assert_eq!(EN.time(midnight), "00:05");
        assert_eq!(EN.time(midnight.time()), "00:05");
        assert_eq!(EN.date_time(midnight), "Thursday 1 January 2026, 00:05");
        assert_eq!(ES.date_time(midnight), "jueves 1 de enero de 2026, 00:05");
    }

    #[test]
    fn every_month_and_weekday_differs_from_its_neighbours() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let months: std::collections::BTreeSet<_> =
                (1..=12).map(|month| words.month(month)).collect();
            let short: std::collections::BTreeSet<_> =
                (1..=12).map(|month| words.short_month(month)).collect();
            let weekdays: std::collections::BTreeSet<_> = Weekday::Monday
                .cycle_forward()
                .take(7)
                .map(|weekday| words.weekday(weekday))
                .collect();
            assert_eq!(
                (months.len(), short.len(), weekdays.len()),
                (12, 12, 7),
                "{lang}"
            );
        }
    }
}
