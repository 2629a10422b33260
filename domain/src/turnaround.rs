//! How long devices stay with us, from the dock to our parcel, as it is told to everybody.
//!
//! Nothing is taken off: a device whose fault was not found at once, or for which something was out of stock, counts
//! with the days that it was here (S5), and so does one whose owner took their time to answer.

use crate::calendar::Calendar;
use crate::time::{Date, Timestamp};

/// Over how many days it is counted: by the day on which a device left.
pub const DAYS: i64 = 90;
/// Of fewer devices nothing is said.
pub const LEAST: usize = 20;

/// One device that was here and left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// When it was scanned at the dock.
    pub arrived_at: Timestamp,
    /// The day on which our parcel left.
    pub left_on: Date,
}

impl Stay {
    /// How many business days after its arrival it left; at least one, for a device that leaves on the day on which it
    /// came has also left within a day.
    fn business_days(self, calendar: &Calendar) -> u32 {
        let arrived_on = calendar.zone.date(self.arrived_at);
        calendar
            .business_days_between(arrived_on, self.left_on)
            .max(1)
    }
}

/// Within how many business days of their arrival devices leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turnaround {
    /// Half of them.
    pub half: u32,
    /// Nine of ten.
    pub nine_of_ten: u32,
}

impl Turnaround {
    /// Counted from these devices; `None` when they are too few to say anything.
    pub fn of(stays: &[Stay], calendar: &Calendar) -> Option<Self> {
        if stays.len() < LEAST {
            return None;
        }
        let mut days: Vec<u32> = stays
            .iter()
            .map(|stay| stay.business_days(calendar))
            .collect();
        days.sort_unstable();
        Some(Self {
            half: within(&days, 5)?,
            nine_of_ten: within(&days, 9)?,
        })
    }
}

/// The fewest days within which so many tenths of the devices left; `days` are in order.
fn within(days: &[u32], tenths: usize) -> Option<u32> {
    let many = days.len().saturating_mul(tenths).div_ceil(10);
    days.get(many.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::time::Zone;

    fn calendar() -> Calendar {
        Calendar::weekdays(Zone::utc())
    }

    /// A device that came at nine on Monday 2 March 2026.
    fn left(left_on: Date) -> Stay {
        came(date(2026, 3, 2), left_on)
    }

    fn came(on: Date, left_on: Date) -> Stay {
        Stay {
            arrived_at: calendar().zone.at(on.at(9, 0, 0, 0)),
            left_on,
        }
    }

    fn after(days: u32) -> Stay {
        left(calendar().add_business_days(date(2026, 3, 2), days))
    }

    #[test]
    fn of_fewer_than_twenty_devices_nothing_is_said() {
        let few = vec![after(1); LEAST - 1];
        assert_eq!(Turnaround::of(&few, &calendar()), None);
        assert_eq!(Turnaround::of(&[], &calendar()), None);
        assert!(Turnaround::of(&vec![after(1); LEAST], &calendar()).is_some());
    }

    #[test]
    fn half_and_nine_of_ten_have_left_within_so_many_days() {
        // Ten within one day, eight within three, two that took nine.
        let mut stays = vec![after(1); 10];
        stays.extend(vec![after(3); 8]);
        stays.extend(vec![after(9); 2]);
        let said = Turnaround {
            half: 1,
            nine_of_ten: 3,
        };
        assert_eq!(Turnaround::of(&stays, &calendar()), Some(said));
        stays.reverse();
        assert_eq!(Turnaround::of(&stays, &calendar()), Some(said));
        // One more that took nine: nine of ten of twenty-one are nineteen.
        stays.push(after(9));
        let said = Turnaround {
            half: 3,
            nine_of_ten: 9,
        };
        assert_eq!(Turnaround::of(&stays, &calendar()), Some(said));
    }

    #[test]
    fn a_weekend_costs_nothing_and_the_day_itself_counts_as_one() {
        for (stay, days) in [
            (left(date(2026, 3, 2)), 1),
            (left(date(2026, 3, 3)), 1),
            (left(date(2026, 3, 4)), 2),
            (came(date(2026, 3, 6), date(2026, 3, 7)), 1),
            (came(date(2026, 3, 6), date(2026, 3, 9)), 1),
            (came(date(2026, 3, 7), date(2026, 3, 10)), 2),
            // As nobody would write it.
            (left(date(2026, 2, 27)), 1),
        ] {
            assert_eq!(stay.business_days(&calendar()), days, "{stay:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_said_is_true_of_the_devices(days in prop::collection::vec(1_u32..40, LEAST..200)) {
            let stays: Vec<Stay> = days.iter().map(|&days| after(days)).collect();
            let said = Turnaround::of(&stays, &calendar()).unwrap();
            let within = |most: u32| days.iter().filter(|&&days| days <= most).count();
            prop_assert!(within(said.half) * 2 >= days.len());
            prop_assert!(within(said.half - 1) * 2 < days.len());
            prop_assert!(within(said.nine_of_ten) * 10 >= days.len() * 9);
            prop_assert!(within(said.nine_of_ten - 1) * 10 < days.len() * 9);
        }
    }
}
