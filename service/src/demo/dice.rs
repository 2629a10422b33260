//! Chance that repeats itself: every device, person and case of the demo has dice of its own, so that one can be
//! made again without the others.

use domain::time::Timestamp;
use uuid::Uuid;

use crate::entropy::Entropy;

/// What the dice are thrown for; two kinds of the same number share no throws.
#[derive(Debug, Clone, Copy)]
pub(super) enum About {
    /// When the stages of a case happened.
    Times = 1,
    /// What was said and found in a case.
    Story = 2,
    /// A sold device.
    Unit = 3,
    /// A customer.
    Customer = 4,
    /// Somebody who works here, or another row of the house.
    House = 5,
}

/// Dice of one thing.
pub(super) struct Dice(Entropy);

impl Dice {
    /// The dice of the `number`th thing of a kind.
    pub(super) fn of(about: About, number: usize) -> Self {
        Self(Entropy::seeded((about as u64) << 48 | wide(number)))
    }

    /// A number below `n`; zero when `n` is zero.
    pub(super) fn below(&self, n: usize) -> usize {
        usize::try_from(self.0.below(wide(n))).unwrap_or(0)
    }

    /// A number from `least` to `most`, both possible.
    pub(super) fn between(&self, least: i64, most: i64) -> i64 {
        let span = u64::try_from(most - least + 1).unwrap_or(0);
        least + i64::try_from(self.0.below(span)).unwrap_or(0)
    }

    /// Whether something happens that happens so many times in a hundred.
    pub(super) fn chance(&self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several. The list is never empty: all lists are constants of the demo.
    pub(super) fn pick<'a, T: ?Sized>(&self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// Sixty-four bits.
    pub(super) fn bits(&self) -> u64 {
        self.0.u64()
    }

    /// An identity of something that began then.
    pub(super) fn id(&self, at: Timestamp) -> Uuid {
        self.0.uuid_v7(at)
    }
}

fn wide(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
