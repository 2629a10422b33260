//! Replacements on the shelf, and those of them that are promised: put aside for the oldest promise first (S5;
//! specification 3.2 b and c).

use crate::advance::AdvanceState;
use crate::line::Line;
use crate::line::state::State;
use crate::money::Money;
use crate::product::keyed;
use crate::refusal::Refusal;
use crate::serial::Serial;
use crate::time::Date;

keyed! {
    /// For what a device is promised.
    Purpose {
        /// It leaves before the defective one is back (S13).
        Advance = "advance",
        /// It takes the place of the one that is here (S9, S10).
        Replacement = "replacement",
    }
}

/// The devices of one product on the shelf, as somebody counted them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shelf {
    /// How many lie there.
    pub on_hand: u32,
    /// How many of those are put aside for a promise.
    pub kept: u32,
    /// When more are expected, if known.
    pub expected_on: Option<Date>,
}

impl Shelf {
    /// How many lie there for whoever asks next.
    pub const fn free(self) -> u32 {
        self.on_hand.saturating_sub(self.kept)
    }

    /// How many of the promises that wait can be kept now.
    pub fn allots(self, waiting: usize) -> usize {
        usize::try_from(self.free()).map_or(waiting, |free| free.min(waiting))
    }
}

/// Whether there is a device for this line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Supply {
    /// Nobody counts this product: who holds one in their hands may give it.
    Uncounted,
    /// One is put aside for it, or lies there for whoever asks.
    There,
    /// All that lie there are promised to others, who have waited longer.
    Awaited {
        /// When more are expected, if known.
        expected_on: Option<Date>,
    },
}

impl Supply {
    /// How a line stands that has, or has not, a device put aside.
    pub const fn of(shelf: Option<Shelf>, kept: bool) -> Self {
        match shelf {
            None => Self::Uncounted,
            Some(shelf) if kept || shelf.free() > 0 => Self::There,
            Some(shelf) => Self::Awaited {
                expected_on: shelf.expected_on,
            },
        }
    }

    /// Whether a device may be given now: nobody takes what is put aside for somebody else.
    pub const fn check(self) -> Result<(), Refusal> {
        match self {
            Self::Uncounted | Self::There => Ok(()),
            Self::Awaited { .. } => Err(Refusal::AllPromised),
        }
    }
}

/// A device of ours that is given: in the place of another, or in advance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given<'a> {
    /// Its serial.
    pub serial: Serial,
    /// The number of its product.
    pub sku: &'a str,
    /// What it costs us; `None` when nobody has said.
    pub cost: Option<Money>,
}

impl Line {
    /// For what a device of its product is promised and not yet given; `None` when none is.
    pub fn promised(&self) -> Option<Purpose> {
        let advance = self.advance.as_ref().map(|advance| advance.state);
        match advance {
            Some(AdvanceState::Approved | AdvanceState::Charged) => return Some(Purpose::Advance),
            Some(
                AdvanceState::Requested
                | AdvanceState::Denied
                | AdvanceState::Withdrawn
                | AdvanceState::Shipped
                | AdvanceState::AwaitingDefective
                | AdvanceState::DefectiveIn
                | AdvanceState::Choosing
                | AdvanceState::ComingBack
                | AdvanceState::Resolved,
            )
            | None => {}
        }
        match self.state {
            State::ToReplace | State::AwaitingReplacementStock => Some(Purpose::Replacement),
            State::Authorised
            | State::AwaitingReturn
            | State::InTransitIn
            | State::Received
            | State::ReceivingException
            | State::Inspecting
            | State::Diagnosing
            | State::FaultNotYetFound
            | State::Verdict
            | State::AwaitingCustomer
            | State::AwaitingParts
            | State::ToRepair
            | State::Repairing
            | State::Testing
            | State::ReadyToShip
            | State::ShippedOut
            | State::Delivered
            | State::Settled
            | State::Closed
            | State::Cancelled
            | State::Expired
            | State::Rejected => None,
        }
    }

    /// How many devices of its product were given for it: in its place, and in advance.
    pub fn given(&self) -> u32 {
        let replacement = u32::from(self.replacement.is_some());
        let advance = self.advance.as_ref();
        replacement + u32::from(advance.is_some_and(|advance| advance.sent.is_some()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Option<Date> = Some(jiff::civil::date(2026, 3, 12));

    fn shelf(on_hand: u32, kept: u32) -> Shelf {
        Shelf {
            on_hand,
            kept,
            expected_on: DAY,
        }
    }

    #[test]
    fn what_is_put_aside_is_not_free() {
        assert_eq!(shelf(3, 1).free(), 2);
        assert_eq!(shelf(1, 1).free(), 0);
        // Somebody counted fewer than are promised: none is free, and none is owed twice.
        assert_eq!(shelf(0, 2).free(), 0);
    }

    #[test]
    fn no_more_promises_are_kept_than_devices_lie_there() {
        assert_eq!(shelf(3, 1).allots(5), 2);
        assert_eq!(shelf(3, 1).allots(1), 1);
        assert_eq!(shelf(0, 0).allots(4), 0);
    }

    #[test]
    fn nobody_takes_what_is_put_aside_for_somebody_else() {
        let others = Supply::of(Some(shelf(1, 1)), false);
        assert_eq!(others, Supply::Awaited { expected_on: DAY });
        assert_eq!(others.check(), Err(Refusal::AllPromised));
        assert_eq!(Supply::of(Some(shelf(1, 1)), true).check(), Ok(()));
        assert_eq!(Supply::of(Some(shelf(1, 0)), false).check(), Ok(()));
        assert_eq!(Supply::of(None, false).check(), Ok(()));
    }
}
