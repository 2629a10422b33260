//! What happened to a case and when: drawn so that every state occurs, and so that the last thing that happened
//! happened a believable while ago.

use core::time::Duration;

use domain::calendar::Calendar;
use domain::policy::Policy;
use domain::time::Timestamp;

use super::dice::{About, Dice};

/// How a case stands at last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Stand {
    Open,
    Troubleshooting,
    WaitingCustomer,
    ResolvedRemotely,
    SalesHandOff,
    FixedAndClosed,
    CalledOff,
    SoldAndClosed,
    Authorised,
    AwaitingReturn,
    InTransitIn,
    Cancelled,
    Expired,
    Received,
    ReceivingException,
    Rejected,
    Diagnosing,
    FaultNotYetFound,
    Verdict,
    AwaitingCustomer,
    AwaitingParts,
    AwaitingReplacement,
    Repairing,
    Testing,
    ReadyToShip,
    ShippedOut,
    Repaired,
    Replaced,
    NoFault,
    Declined,
    Silent,
    ToRepair,
    ToReplace,
    AdvanceAsked,
    AdvanceToSend,
    AdvanceSent,
    AdvanceChoice,
    AdvanceCredited,
}

/// How many of three hundred cases stand where.
const SHARES: [(Stand, usize); 38] = [
    (Stand::AwaitingCustomer, 9),
    (Stand::AwaitingReturn, 16),
    (Stand::ShippedOut, 11),
    (Stand::Repaired, 58),
    (Stand::Open, 14),
    (Stand::Troubleshooting, 12),
    (Stand::WaitingCustomer, 8),
    (Stand::ResolvedRemotely, 6),
    (Stand::SalesHandOff, 7),
    (Stand::FixedAndClosed, 18),
    (Stand::CalledOff, 4),
    (Stand::SoldAndClosed, 6),
    (Stand::Authorised, 3),
    (Stand::InTransitIn, 12),
    (Stand::Cancelled, 4),
    (Stand::Expired, 6),
    (Stand::Received, 8),
    (Stand::ReceivingException, 3),
    (Stand::Rejected, 2),
    (Stand::Diagnosing, 7),
    (Stand::FaultNotYetFound, 3),
    (Stand::Verdict, 5),
    (Stand::AwaitingParts, 6),
    (Stand::AwaitingReplacement, 3),
    (Stand::Repairing, 6),
    (Stand::Testing, 4),
    (Stand::ReadyToShip, 7),
    (Stand::Replaced, 13),
    (Stand::NoFault, 12),
    (Stand::Declined, 6),
    (Stand::Silent, 4),
    (Stand::ToRepair, 3),
    (Stand::ToReplace, 2),
    (Stand::AdvanceAsked, 3),
    (Stand::AdvanceToSend, 2),
    (Stand::AdvanceSent, 3),
    (Stand::AdvanceChoice, 2),
    (Stand::AdvanceCredited, 2),
];

/// Cases after which the shares repeat.
pub(super) const ROUND: usize = 300;
/// Of how many rounds one is like the first; the others are over, as the past of a desk is.
const LIVELY: usize = 10;
/// Which of a round are over.
const OVER: [Stand; 8] = [
    Stand::Repaired,
    Stand::Repaired,
    Stand::FixedAndClosed,
    Stand::Replaced,
    Stand::Repaired,
    Stand::NoFault,
    Stand::Repaired,
    Stand::Declined,
];

impl Stand {
    /// Where the case of this number stands.
    pub(super) fn of(number: usize) -> Self {
        if !(number / ROUND).is_multiple_of(LIVELY) {
            return OVER[number % OVER.len()];
        }
        let mut left = number % ROUND;
        for (stand, share) in SHARES {
            if left < share {
                return stand;
            }
            left -= share;
        }
        Self::Repaired
    }

    /// Whether a replacement in advance is part of its story.
    pub(super) const fn is_advance(self) -> bool {
        matches!(
            self,
            Self::AdvanceAsked
                | Self::AdvanceToSend
                | Self::AdvanceSent
                | Self::AdvanceChoice
                | Self::AdvanceCredited
        )
    }

    /// Whether it is the first of its round to stand there.
    pub(super) fn is_first(self, number: usize) -> bool {
        number == 0 || Self::of(number - 1) != self
    }

    /// Minutes for which it has stood there: from, to. Those that are over may be as old as the history.
    fn rest(self, days: i64) -> (i64, i64) {
        const HOUR: i64 = 60;
        const DAY: i64 = 24 * HOUR;
        match self {
            Self::Open => (3, 26 * HOUR),
            Self::Authorised => (2, 50),
            Self::Troubleshooting | Self::Verdict | Self::ToRepair | Self::ToReplace => {
                (20, 20 * HOUR)
            }
            Self::WaitingCustomer => (3 * HOUR, 5 * DAY),
            Self::SalesHandOff => (HOUR, 6 * DAY),
            Self::AwaitingReturn => (4 * HOUR, 17 * DAY),
            Self::InTransitIn => (8 * HOUR, 4 * DAY),
            Self::Received | Self::Diagnosing | Self::Repairing | Self::Testing => (10, 5 * HOUR),
            Self::ReceivingException => (HOUR, DAY),
            Self::ResolvedRemotely | Self::FaultNotYetFound => (2 * HOUR, 3 * DAY),
            Self::AwaitingCustomer => (3 * HOUR, 12 * DAY),
            Self::AwaitingParts | Self::AwaitingReplacement => (5 * HOUR, 8 * DAY),
            Self::ReadyToShip => (15, 9 * HOUR),
            Self::AdvanceAsked | Self::AdvanceToSend => (10, 7 * HOUR),
            Self::AdvanceSent => (DAY, 12 * DAY),
            Self::AdvanceChoice => (5 * HOUR, 10 * DAY),
            Self::ShippedOut => (3 * HOUR, 4 * DAY),
            Self::FixedAndClosed
            | Self::CalledOff
            | Self::SoldAndClosed
            | Self::Cancelled
            | Self::Rejected
            | Self::Repaired
            | Self::Replaced
            | Self::NoFault
            | Self::AdvanceCredited
            | Self::Declined => (DAY / 2, (days - 40).max(2) * DAY),
            // Thirty days of silence are part of these.
            Self::Expired | Self::Silent => (DAY / 2, (days - 75).max(2) * DAY),
        }
    }
}

/// On what terms a device is put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Terms {
    /// Under warranty.
    Covered,
    /// Dead on arrival.
    Doa,
    /// The warranty is over: the customer pays.
    Paid,
}

impl Terms {
    fn of(stand: Stand, dice: &Dice) -> Self {
        let drawn = dice.below(100);
        let asked = [
            Stand::AwaitingCustomer,
            Stand::ToRepair,
            Stand::ToReplace,
            Stand::Declined,
            Stand::Silent,
        ];
        if stand.is_advance() {
            Self::Covered
        } else if asked.contains(&stand) {
            Self::Paid
        } else if stand == Stand::Replaced && drawn < 45 {
            Self::Doa
        } else if stand != Stand::AwaitingReplacement && drawn < 34 {
            Self::Paid
        } else {
            Self::Covered
        }
    }
}

/// One thing that happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Filed,
    Taken,
    Steps,
    Asked,
    Answered,
    FixedRemotely,
    ToSales,
    FixedClosed,
    SalesClosed,
    CalledOff,
    Authorised,
    Sent,
    Extended,
    RmaExpired,
    Wrote,
    Replied,
    Noted,
    Dock(Dock),
    Bench(Bench),
    Advance(Advance),
}

/// One thing that happens to a replacement in advance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Advance {
    Proven,
    Asked,
    Approved,
    Sent,
    Delivered,
}

/// One thing that happens to a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dock {
    CustomerShipped,
    Received,
    WrongArrived,
    ExceptionResolved,
    Rejected,
    Shipped,
    Delivered,
}

/// One thing that happens on the bench, or follows from what was found there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bench {
    Begun,
    NotFoundYet,
    Resumed,
    Verdict,
    NoFaultFound,
    Estimated,
    Accepted,
    Declined,
    Silent,
    PartAwaited,
    ReplacementAwaited,
    StockArrived,
    RepairStarted,
    RepairFinished,
    TestFailed,
    SomeTests,
    TestsPassed,
    Replaced,
}

/// How long after the one before it something happens.
#[derive(Debug, Clone, Copy)]
struct Gap {
    /// Minutes on the wall.
    wall: i64,
    /// And then minutes of the desk's opening hours.
    business: i64,
    /// Whether a customer does it, who sleeps at night.
    by_customer: bool,
}

/// A case of the demo, before it is told.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// Its number in the history.
    pub number: usize,
    /// How it stands at last.
    pub stand: Stand,
    /// On what terms.
    pub terms: Terms,
    /// What happens, and when; the filing first.
    pub stages: Vec<(Stage, Timestamp)>,
}

impl Plan {
    /// Draws the case of a number, in a history of so many days before `now`.
    pub(super) fn draw(
        number: usize,
        days: i64,
        now: Timestamp,
        calendar: &Calendar,
        policy: &Policy,
    ) -> Self {
        let dice = Dice::of(About::Times, number);
        let stand = Stand::of(number);
        let terms = Terms::of(stand, &dice);
        let (least, most) = stand.rest(days);
        let until = now.plus_minutes(-dice.between(least, most));
        let mut stages = vec![Stage::Filed];
        stages.extend(way(stand, terms, &dice));
        let gaps: Vec<Gap> = stages
            .iter()
            .map(|&stage| gap(stage, policy, &dice))
            .collect();
        let mut at = until;
        let mut moments = lay(at, &gaps, calendar);
        // Begins earlier until all of it fits before the last moment; weekends make it longer than it looks.
        while let Some(over) = moments.last().filter(|last| **last > until) {
            let minutes =
                i64::try_from(over.saturating_since(until).as_secs() / 60).unwrap_or(0) + 7;
            at = at.plus_minutes(-minutes);
            moments = lay(at, &gaps, calendar);
        }
        Self {
            number,
            stand,
            terms,
            stages: stages.into_iter().zip(moments).collect(),
        }
    }

    /// Whether this happens in it.
    pub(super) fn meets(&self, stage: Stage) -> bool {
        self.stages.iter().any(|(one, _)| *one == stage)
    }

    /// When it was filed.
    pub(super) fn opened_at(&self) -> Timestamp {
        self.stages[0].1
    }
}

fn lay(from: Timestamp, gaps: &[Gap], calendar: &Calendar) -> Vec<Timestamp> {
    let mut at = from;
    gaps.iter()
        .map(|gap| {
            at = at.plus_minutes(gap.wall);
            if gap.by_customer {
                at = awake(at, calendar);
            }
            if gap.business > 0 {
                let minutes = u64::try_from(gap.business).unwrap_or(0);
                at = calendar.plus_business_time(at, Duration::from_secs(minutes * 60));
            }
            at
        })
        .collect()
}

/// The moment itself, or the next morning when people sleep.
fn awake(at: Timestamp, calendar: &Calendar) -> Timestamp {
    let hour = i64::from(calendar.zone.local(at).hour());
    match hour {
        0..7 => at.plus_hours(8 - hour),
        22.. => at.plus_hours(33 - hour),
        _ => at,
    }
}

/// What happens after the filing until a case stands there.
#[expect(clippy::too_many_lines, reason = "one table, which is read as a whole")]
fn way(stand: Stand, terms: Terms, dice: &Dice) -> Vec<Stage> {
    use {Advance as A, Bench as B, Dock as D, Stage as G};
    let after = |before: Stand, more: &[Stage]| {
        let mut stages = way(before, terms, dice);
        stages.extend_from_slice(more);
        stages
    };
    match stand {
        Stand::Open => vec![],
        Stand::Troubleshooting => vec![G::Taken, G::Steps],
        Stand::WaitingCustomer => after(Stand::Troubleshooting, &[G::Asked]),
        Stand::ResolvedRemotely => after(Stand::Troubleshooting, &[G::FixedRemotely]),
        Stand::SalesHandOff => vec![G::ToSales],
        Stand::FixedAndClosed => after(Stand::ResolvedRemotely, &[G::FixedClosed]),
        Stand::CalledOff => vec![G::Taken, G::CalledOff],
        Stand::SoldAndClosed => after(Stand::SalesHandOff, &[G::SalesClosed]),
        Stand::Authorised if dice.chance(25) => after(
            Stand::WaitingCustomer,
            &[G::Answered, G::Steps, G::Authorised],
        ),
        Stand::Authorised => after(Stand::Troubleshooting, &[G::Authorised]),
        // What was dead on arrival is sent in at once: its window is short (S10).
        Stand::AwaitingReturn if terms != Terms::Doa && dice.chance(8) => {
            after(Stand::Authorised, &[G::Sent, G::Extended])
        }
        Stand::AwaitingReturn => after(Stand::Authorised, &[G::Sent]),
        Stand::InTransitIn if dice.chance(30) => after(
            Stand::AwaitingReturn,
            &[G::Dock(D::CustomerShipped), G::Wrote, G::Replied],
        ),
        Stand::InTransitIn => after(Stand::AwaitingReturn, &[G::Dock(D::CustomerShipped)]),
        Stand::Cancelled => after(Stand::AwaitingReturn, &[G::CalledOff]),
        Stand::Expired => {
            let mut stages = way(Stand::Troubleshooting, terms, dice);
            stages.extend([G::Authorised, G::Sent, G::RmaExpired]);
            stages
        }
        Stand::Received if dice.chance(3) => {
            after(Stand::ReceivingException, &[G::Dock(D::ExceptionResolved)])
        }
        Stand::Received if dice.chance(30) => {
            after(Stand::InTransitIn, &[G::Dock(D::Received), G::Noted])
        }
        Stand::Received => after(Stand::InTransitIn, &[G::Dock(D::Received)]),
        Stand::ReceivingException => after(Stand::InTransitIn, &[G::Dock(D::WrongArrived)]),
        Stand::Rejected => after(Stand::ReceivingException, &[G::Dock(D::Rejected)]),
        Stand::Diagnosing if dice.chance(12) => {
            after(Stand::FaultNotYetFound, &[G::Bench(B::Resumed)])
        }
        Stand::Diagnosing if dice.chance(25) => {
            after(Stand::Received, &[G::Bench(B::Begun), G::Wrote, G::Replied])
        }
        Stand::Diagnosing => after(Stand::Received, &[G::Bench(B::Begun)]),
        Stand::FaultNotYetFound => after(
            Stand::Received,
            &[G::Bench(B::Begun), G::Bench(B::NotFoundYet)],
        ),
        Stand::Verdict => after(Stand::Diagnosing, &[G::Bench(B::Verdict)]),
        Stand::AwaitingCustomer => after(Stand::Verdict, &[G::Bench(B::Estimated)]),
        Stand::ToRepair | Stand::ToReplace => agreed(terms, dice, &[]),
        Stand::AwaitingParts => agreed(terms, dice, &[G::Bench(B::PartAwaited)]),
        Stand::AwaitingReplacement => agreed(terms, dice, &[G::Bench(B::ReplacementAwaited)]),
        Stand::Repairing if dice.chance(12) => agreed(
            terms,
            dice,
            &[
                G::Bench(B::PartAwaited),
                G::Bench(B::StockArrived),
                G::Bench(B::RepairStarted),
            ],
        ),
        Stand::Repairing => agreed(terms, dice, &[G::Bench(B::RepairStarted)]),
        Stand::Testing => after(
            Stand::Repairing,
            &[G::Bench(B::RepairFinished), G::Bench(B::SomeTests)],
        ),
        Stand::ReadyToShip if dice.chance(5) => after(
            Stand::Repairing,
            &[
                G::Bench(B::RepairFinished),
                G::Bench(B::TestFailed),
                G::Bench(B::Verdict),
                G::Bench(B::RepairStarted),
                G::Bench(B::RepairFinished),
                G::Bench(B::TestsPassed),
            ],
        ),
        Stand::ReadyToShip => after(
            Stand::Repairing,
            &[G::Bench(B::RepairFinished), G::Bench(B::TestsPassed)],
        ),
        Stand::ShippedOut => after(Stand::ReadyToShip, &[G::Dock(D::Shipped)]),
        Stand::Repaired => after(Stand::ShippedOut, &[G::Dock(D::Delivered)]),
        Stand::Replaced => agreed(
            terms,
            dice,
            &[
                G::Bench(B::Replaced),
                G::Dock(D::Shipped),
                G::Dock(D::Delivered),
            ],
        ),
        Stand::NoFault => after(
            Stand::FaultNotYetFound,
            &[
                G::Bench(B::Resumed),
                G::Bench(B::NoFaultFound),
                G::Dock(D::Shipped),
                G::Dock(D::Delivered),
            ],
        ),
        Stand::Declined => after(
            Stand::AwaitingCustomer,
            &[
                G::Bench(B::Declined),
                G::Dock(D::Shipped),
                G::Dock(D::Delivered),
            ],
        ),
        Stand::AdvanceAsked => after(
            Stand::AwaitingReturn,
            &[G::Advance(A::Proven), G::Advance(A::Asked)],
        ),
        Stand::AdvanceToSend => after(Stand::AdvanceAsked, &[G::Advance(A::Approved)]),
        Stand::AdvanceSent => after(
            Stand::AdvanceToSend,
            &[G::Advance(A::Sent), G::Advance(A::Delivered)],
        ),
        Stand::AdvanceChoice => after(
            Stand::AdvanceSent,
            &[
                G::Dock(D::CustomerShipped),
                G::Dock(D::Received),
                G::Bench(B::Begun),
                G::Bench(B::NoFaultFound),
                G::Dock(D::Shipped),
            ],
        ),
        Stand::AdvanceCredited => after(
            Stand::AdvanceSent,
            &[
                G::Dock(D::CustomerShipped),
                G::Dock(D::Received),
                G::Bench(B::Begun),
                G::Bench(B::Verdict),
            ],
        ),
        Stand::Silent => after(
            Stand::AwaitingCustomer,
            &[
                G::Bench(B::Silent),
                G::Dock(D::Shipped),
                G::Dock(D::Delivered),
            ],
        ),
    }
}

/// After the verdict, and after the customer's consent where it costs (S9).
fn agreed(terms: Terms, dice: &Dice, more: &[Stage]) -> Vec<Stage> {
    use Bench as B;
    let mut stages = way(Stand::Verdict, terms, dice);
    match terms {
        Terms::Paid => stages.extend([Stage::Bench(B::Estimated), Stage::Bench(B::Accepted)]),
        Terms::Covered | Terms::Doa => {}
    }
    stages.extend_from_slice(more);
    stages
}

fn gap(stage: Stage, policy: &Policy, dice: &Dice) -> Gap {
    use {Advance as A, Bench as B, Dock as D, Stage as G};
    let minutes = |least: i64, most: i64| Gap {
        wall: 0,
        business: dice.between(least, most),
        by_customer: false,
    };
    let hours = |least: i64, most: i64| Gap {
        wall: dice.between(least * 60, most * 60),
        business: 0,
        by_customer: true,
    };
    let parcel = |least: i64, most: i64| Gap {
        wall: dice.between(least * 60, most * 60),
        business: dice.between(10, 200),
        by_customer: false,
    };
    let after_days = |days: u16| Gap {
        wall: (i64::from(days) + 1) * 24 * 60,
        business: 0,
        by_customer: false,
    };
    match stage {
        G::Filed => Gap {
            wall: 0,
            business: 0,
            by_customer: true,
        },
        G::Taken | G::ToSales | G::Replied => minutes(15, 240),
        G::Steps | G::FixedRemotely | G::Authorised | G::Bench(B::Estimated | B::RepairStarted) => {
            minutes(8, 55)
        }
        G::Asked | G::Noted | G::Bench(B::PartAwaited | B::ReplacementAwaited) => minutes(4, 25),
        G::Answered | G::Wrote | G::Advance(A::Asked) => hours(1, 20),
        G::SalesClosed => hours(72, 200),
        G::FixedClosed => after_days(policy.fixed_days),
        G::CalledOff => hours(4, 70),
        G::Sent => Gap {
            wall: dice.between(1, 3),
            business: 0,
            by_customer: false,
        },
        G::Extended => parcel(18 * 24, 24 * 24),
        G::Dock(D::CustomerShipped) => hours(5, 110),
        G::Dock(D::Received | D::WrongArrived) => parcel(30, 90),
        G::Dock(D::ExceptionResolved | D::Rejected) | G::Bench(B::Replaced) => minutes(20, 160),
        G::RmaExpired => after_days(policy.rma_valid_days),
        G::Bench(B::Silent) => after_days(policy.estimate_valid_days),
        G::Bench(B::Begun) => minutes(15, 120),
        G::Bench(B::NotFoundYet | B::Verdict | B::TestFailed) => minutes(60, 200),
        G::Bench(B::Resumed) => minutes(400, 900),
        G::Bench(B::NoFaultFound | B::TestsPassed) => minutes(120, 280),
        G::Bench(B::Accepted | B::Declined) => hours(3, 80),
        G::Bench(B::StockArrived) => minutes(900, 2_400),
        G::Bench(B::RepairFinished) => minutes(30, 120),
        G::Bench(B::SomeTests) => minutes(10, 60),
        G::Dock(D::Shipped) => minutes(30, 200),
        G::Dock(D::Delivered) | G::Advance(A::Delivered) => parcel(70, 120),
        G::Advance(A::Proven | A::Approved | A::Sent) => minutes(15, 90),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_make_a_round() {
        assert_eq!(SHARES.iter().map(|(_, share)| share).sum::<usize>(), ROUND);
    }
}
