use jiff::civil::{DateTime, date, datetime};
use proptest::prelude::*;

use super::*;
use crate::time::TimeZone;

/// Independence Day 2026 is observed on Friday, 3 July; Thanksgiving is Thursday, 26 November.
fn new_york() -> Calendar {
    let rules = TimeZone::posix("EST5EDT,M3.2.0,M11.1.0").expect("the rules are well formed");
    let holidays = [
        date(2026, 1, 1),
        date(2026, 7, 3),
        date(2026, 11, 26),
        date(2026, 12, 25),
    ];
    Calendar::new(
        Zone::new(rules),
        Workdays::MONDAY_TO_FRIDAY,
        Hours::default(),
        holidays.into_iter().collect(),
    )
    .expect("a calendar")
}

fn local(day: Date, hour: i8, minute: i8) -> DateTime {
    day.at(hour, minute, 0, 0)
}

#[test]
fn weekends_and_holidays_are_no_business_days() {
    let desk = new_york();
    for (day, open) in [
        (date(2026, 3, 6), true),
        (date(2026, 3, 7), false),
        (date(2026, 3, 8), false),
        (date(2026, 7, 3), false),
        (date(2028, 2, 29), true),
    ] {
        assert_eq!(desk.is_business_day(day), open, "{day}");
    }
    assert_eq!(desk.next_business_day(date(2026, 7, 2)), date(2026, 7, 6));
}

#[test]
fn s6_ground_arrives_after_five_business_days() {
    let desk = new_york();
    for (shipped, expected) in [
        (date(2026, 3, 2), date(2026, 3, 9)),
        (date(2026, 3, 6), date(2026, 3, 13)),
        (date(2026, 3, 7), date(2026, 3, 13)),
        (date(2026, 6, 29), date(2026, 7, 7)),
        (date(2028, 2, 25), date(2028, 3, 3)),
        (date(2026, 12, 24), date(2027, 1, 1)),
    ] {
        assert_eq!(desk.add_business_days(shipped, 5), expected, "{shipped}");
    }
    assert_eq!(
        desk.add_business_days(date(2026, 3, 7), 0),
        date(2026, 3, 9)
    );
}

#[test]
fn s4_a_device_received_before_the_cut_off_is_diagnosed_the_same_day() {
    let desk = new_york();
    for (received, due) in [
        (datetime(2026, 3, 3, 9, 0, 0, 0), date(2026, 3, 3)),
        (datetime(2026, 3, 3, 6, 30, 0, 0), date(2026, 3, 3)),
        (datetime(2026, 3, 3, 15, 0, 0, 0), date(2026, 3, 3)),
        (datetime(2026, 3, 3, 15, 0, 1, 0), date(2026, 3, 4)),
        (datetime(2026, 3, 6, 16, 0, 0, 0), date(2026, 3, 9)),
        (datetime(2026, 3, 7, 9, 0, 0, 0), date(2026, 3, 9)),
        (datetime(2026, 7, 2, 23, 0, 0, 0), date(2026, 7, 6)),
        (datetime(2028, 2, 28, 17, 0, 0, 0), date(2028, 2, 29)),
    ] {
        let deadline = desk.same_day_deadline(desk.zone.at(received));
        assert_eq!(desk.zone.local(deadline), local(due, 18, 0), "{received}");
    }
}

#[test]
fn s5_the_resolution_is_due_at_the_end_of_the_second_business_day() {
    let desk = new_york();
    let received = desk.zone.at(datetime(2026, 3, 5, 10, 0, 0, 0));
    let due = desk.deadline_after_business_days(received, 2);
    assert_eq!(desk.zone.local(due), local(date(2026, 3, 9), 18, 0));
    // Summer time begins on that weekend: four days by the wall clock are an hour shorter.
    assert_eq!(
        due.saturating_since(received),
        Duration::from_hours(4 * 24 + 8 - 1)
    );
}

#[test]
fn the_clock_of_a_promise_stands_still_while_the_desk_is_closed() {
    let desk = new_york();
    let at = |day, hour, minute| desk.zone.at(local(day, hour, minute));
    let (friday, saturday, monday) = (date(2026, 10, 30), date(2026, 10, 31), date(2026, 11, 2));
    for (from, to, minutes) in [
        (at(friday, 17, 0), at(monday, 9, 30), 150),
        (at(friday, 19, 0), at(monday, 7, 0), 0),
        (at(saturday, 9, 0), at(saturday, 17, 0), 0),
        (at(friday, 9, 0), at(friday, 9, 45), 45),
        (at(friday, 0, 0), at(monday, 23, 0), 1_200),
        (at(monday, 9, 0), at(friday, 9, 0), 0),
    ] {
        assert_eq!(
            desk.business_time_between(from, to),
            Duration::from_mins(minutes)
        );
    }
    let due = desk.plus_business_time(at(friday, 17, 0), Duration::from_mins(150));
    assert_eq!(due, at(monday, 9, 30));
}

#[test]
fn a_calendar_on_which_no_deadline_could_come_is_refused() {
    let none = Workdays::from_iter([]);
    let calendar = Calendar::new(Zone::utc(), none, Hours::default(), BTreeSet::new());
    assert_eq!(calendar, Err(CalendarError::NoWorkday));
    let hours = Hours {
        cut_off: Time::constant(19, 0, 0, 0),
        ..Hours::default()
    };
    let calendar = Calendar::new(
        Zone::utc(),
        Workdays::MONDAY_TO_FRIDAY,
        hours,
        BTreeSet::new(),
    );
    assert_eq!(calendar, Err(CalendarError::HoursOutOfOrder));
}

#[test]
fn a_desk_may_work_on_saturdays_only() {
    let days = Workdays::from_iter([Weekday::Saturday]);
    let desk =
        Calendar::new(Zone::utc(), days, Hours::default(), BTreeSet::new()).expect("a calendar");
    assert_eq!(desk.next_business_day(date(2026, 3, 7)), date(2026, 3, 14));
}

#[test]
fn counting_ends_at_the_last_day_there_is() {
    let desk = new_york();
    assert_eq!(desk.add_business_days(Date::MAX, 3), Date::MAX);
    let late = Timestamp::from_micros(i64::MAX);
    let _ = desk.same_day_deadline(late);
    let _ = desk.plus_business_time(late, Duration::MAX);
    let _ = desk.business_time_between(late, Timestamp::from_micros(i64::MAX));
}

prop_compose! {
    /// A moment between 2001 and 2065, at the desk.
    fn some_moment()(second in 1_000_000_000_i64..3_000_000_000) -> Timestamp {
        Timestamp::from_micros(0).plus_seconds(second)
    }
}

proptest! {
    #[test]
    fn a_deadline_is_to_come_and_at_the_end_of_a_business_day(at in some_moment(), count in 0_u32..30) {
        let desk = new_york();
        let deadline = desk.deadline_after_business_days(at, count);
        prop_assert!(deadline > at);
        let wall = desk.zone.local(deadline);
        prop_assert!(desk.is_business_day(wall.date()));
        prop_assert_eq!(wall.time(), Hours::default().closes);
        prop_assert!(desk.deadline_after_business_days(at, count + 1) > deadline);
    }

    #[test]
    fn as_many_business_days_lie_between_as_were_added(at in some_moment(), count in 1_u32..40) {
        let desk = new_york();
        let start = desk.zone.date(at);
        let end = desk.add_business_days(start, count);
        let mut passed = 0;
        let mut day = start;
        while day < end {
            day = day.tomorrow().expect("not the last day");
            passed += u32::from(desk.is_business_day(day));
        }
        prop_assert_eq!(passed, count);
    }

    #[test]
    fn who_comes_later_is_never_due_earlier(at in some_moment(), later in 0_i64..1_000_000) {
        let desk = new_york();
        prop_assert!(desk.same_day_deadline(at) <= desk.same_day_deadline(at.plus_seconds(later)));
    }

    #[test]
    fn business_time_adds_up_and_leads_back(at in some_moment(), first in 0_i64..2_000_000, second in 0_i64..2_000_000) {
        let desk = new_york();
        let (middle, end) = (at.plus_seconds(first), at.plus_seconds(first + second));
        let parts = desk.business_time_between(at, middle) + desk.business_time_between(middle, end);
        let whole = desk.business_time_between(at, end);
        prop_assert_eq!(parts, whole);
        prop_assert!(whole <= end.saturating_since(at));
        prop_assert_eq!(desk.business_time_between(at, desk.plus_business_time(at, whole)), whole);
    }
}
