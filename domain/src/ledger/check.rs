//! Whether the ledger is right: what must be true of its entries whatever has happened (specification, 3.3 and 4).
//!
//! Each check answers with the entries that break a rule and which one. Nothing here corrects anything: an entry is
//! taken back by a person who knows why.

use std::collections::{BTreeMap, BTreeSet};

use super::{Booking, EntryKind, Key, LedgerAccount, Party};
use crate::case::Case;
use crate::case::phase::Phase;
use crate::event::{Event, Moved, What};
use crate::line::diagnosis::Verdict;
use crate::line::state::State;
use crate::product::keyed;

keyed! {
    /// What is wrong with an entry.
    Fault {
        /// Its kind never books between these accounts.
        Sides = "sides",
        /// It is negative or nothing, or its tax is more than it.
        Amount = "amount",
        /// It stands on another account than its parties say.
        Holder = "holder",
        /// It takes back what is not there, or is not its mirror image.
        Mirror = "mirror",
        /// No event of its return has booked it, or one has booked something else.
        Unexplained = "unexplained",
        /// An event has booked it and it is not there.
        Lost = "lost",
        /// An advance was credited before the device was here and the bench had spoken (invariant 2).
        CreditTooEarly = "credit-too-early",
        /// An advance was credited with more than was charged (invariant 2).
        CreditOverCharge = "credit-over-charge",
        /// The return is closed and what was charged for an advance is neither credited nor kept (invariant 6).
        DepositOpen = "deposit-open",
        /// A device that was dead on arrival has cost the customer something (invariant 4).
        DeadOnArrivalCharged = "dead-on-arrival-charged",
        /// The cost of a warranty, for a device that the bench had not found to be under one.
        CostWithoutWarranty = "cost-without-warranty",
        /// What was bought from a distributor was credited to somebody else (invariant 10).
        PastDistributor = "past-distributor",
        /// More was paid out, or given up, than stood on the account.
        OverBalance = "over-balance",
        /// It is above what one person may book, and no second one has confirmed it.
        OnePerson = "one-person",
    }
}

/// An entry that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which entry.
    pub key: Key,
    /// Which rule.
    pub fault: Fault,
}

impl Finding {
    /// This entry breaks this rule.
    pub fn new(key: &Key, fault: Fault) -> Self {
        Self {
            key: key.clone(),
            fault,
        }
    }
}

/// What is wrong with an entry by itself. `undone` is the entry that it says it takes back, when that is there.
pub fn of_shape(booking: &Booking, undone: Option<&Booking>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut wrong = |fault| found.push(Finding::new(&booking.key, fault));
    if !booking.is_of_its_kind() || booking.debit == booking.credit {
        wrong(Fault::Sides);
    }
    let (amount, tax) = (booking.amount, booking.tax);
    if amount.minor <= 0
        || !(0..=amount.minor).contains(&tax.minor)
        || tax.currency != amount.currency
    {
        wrong(Fault::Amount);
    }
    let is_reversal = booking.kind == EntryKind::Reversal;
    let is_right = match (&booking.reverses, undone) {
        (None, _) => !is_reversal,
        (Some(_), Some(undone)) => is_reversal && is_mirror(booking, undone),
        (Some(_), None) => false,
    };
    if !is_right {
        wrong(Fault::Mirror);
    }
    found
}

fn is_mirror(booking: &Booking, undone: &Booking) -> bool {
    let expected = Booking {
        key: booking.key.clone(),
        ..undone.reversed(booking.reason.clone())
    };
    undone.kind != EntryKind::Reversal && expected == *booking
}

/// What is wrong with the entries of a return, which are given in their order.
pub fn of_case(case: &Case, events: &[Event], entries: &[&Booking]) -> Vec<Finding> {
    let mut found = by_events(events, entries);
    found.extend(credits_in_time(events));
    found.extend(costs_of_warranty(events));
    found.extend(deposits(case, entries));
    for line in case.lines() {
        let of_line = || entries.iter().filter(|one| one.line == Some(line.id));
        if line.verdict == Some(Verdict::Doa) {
            let mut cost = 0_i64;
            let of_device = |one: &&&Booking| {
                one.key.advance_round().is_none()
                    && !is_of_advance(one.kind)
                    && !one.key.is_by_hand()
            };
            for one in of_line().filter(of_device) {
                let owed = one.holder().map_or(0, |holder| one.owed_by(holder).minor);
                cost = cost.saturating_add(owed);
            }
            if cost != 0
                && let Some(last) = of_line().next_back()
            {
                found.push(Finding::new(&last.key, Fault::DeadOnArrivalCharged));
            }
        }
        let credited_to = line.advance.as_ref().map(|advance| advance.credit_to);
        if let Some(Party::Account(_)) = credited_to {
            let past =
                of_line().filter(|one| is_credit(one.kind) && Some(one.payee) != credited_to);
            found.extend(past.map(|one| Finding::new(&one.key, Fault::PastDistributor)));
        }
    }
    found
}

/// Whoever replays the events has the ledger: what they booked is there, and nothing else but what was booked by hand.
fn by_events(events: &[Event], entries: &[&Booking]) -> Vec<Finding> {
    let booked: BTreeMap<&Key, &Booking> = events
        .iter()
        .flat_map(|event| &event.booked)
        .map(|booking| (&booking.key, booking))
        .collect();
    let there: BTreeMap<&Key, &Booking> = entries
        .iter()
        .filter(|one| !one.key.is_by_hand())
        .map(|one| (&one.key, *one))
        .collect();
    let lost = booked
        .keys()
        .filter(|key| !there.contains_key(*key))
        .map(|key| Finding::new(key, Fault::Lost));
    let unexplained = there
        .iter()
        .filter(|(key, one)| booked.get(*key) != Some(*one))
        .map(|(key, _)| Finding::new(key, Fault::Unexplained));
    lost.chain(unexplained).collect()
}

/// An advance is credited only when its device is here and the bench has spoken.
fn credits_in_time(events: &[Event]) -> Vec<Finding> {
    let (mut here, mut decided) = (BTreeSet::new(), BTreeSet::new());
    let mut found = Vec::new();
    for event in events {
        for moved in &event.moved {
            match *moved {
                Moved::Line {
                    line,
                    to: State::Received,
                    ..
                } => _ = here.insert(line),
                Moved::Line {
                    line,
                    to: State::Verdict,
                    ..
                } => _ = decided.insert(line),
                Moved::Line { .. }
                | Moved::Case { .. }
                | Moved::Advance { .. }
                | Moved::Void { .. }
                | Moved::Estimate { .. } => {}
            }
        }
        for booking in event.booked.iter().filter(|one| is_credit(one.kind)) {
            let in_time = booking
                .line
                .is_some_and(|line| here.contains(&line) && decided.contains(&line));
            if !in_time {
                found.push(Finding::new(&booking.key, Fault::CreditTooEarly));
            }
        }
    }
    found
}

/// What a warranty costs us is booked only when the bench's latest word on the device is that it is under one.
fn costs_of_warranty(events: &[Event]) -> Vec<Finding> {
    let mut covered = BTreeSet::new();
    let mut found = Vec::new();
    for event in events {
        if let What::VerdictReached { verdict } = event.what {
            for moved in &event.moved {
                match *moved {
                    Moved::Line {
                        line,
                        to: State::Verdict,
                        ..
                    } if verdict.is_under_warranty() => _ = covered.insert(line),
                    Moved::Line {
                        line,
                        to: State::Verdict,
                        ..
                    } => _ = covered.remove(&line),
                    Moved::Line { .. }
                    | Moved::Case { .. }
                    | Moved::Advance { .. }
                    | Moved::Void { .. }
                    | Moved::Estimate { .. } => {}
                }
            }
        }
        let costs = event
            .booked
            .iter()
            .filter(|one| one.kind == EntryKind::WarrantyCost);
        for booking in costs {
            if !booking.line.is_some_and(|line| covered.contains(&line)) {
                found.push(Finding::new(&booking.key, Fault::CostWithoutWarranty));
            }
        }
    }
    found
}

/// What was charged for each advance is never credited beyond, and once the return is closed nothing of it is open.
fn deposits(case: &Case, entries: &[&Booking]) -> Vec<Finding> {
    let mut held: BTreeMap<&str, (i64, &Key)> = BTreeMap::new();
    let mut found = Vec::new();
    for one in entries {
        let Some(round) = one.key.advance_round() else {
            continue;
        };
        let (sum, last) = held.entry(round).or_insert((0, &one.key));
        let minor = one.amount.minor;
        if one.credit == LedgerAccount::AdvanceDeposits {
            *sum = sum.saturating_add(minor);
        } else if one.debit == LedgerAccount::AdvanceDeposits {
            *sum = sum.saturating_sub(minor);
        }
        *last = &one.key;
        if *sum < 0 {
            found.push(Finding::new(&one.key, Fault::CreditOverCharge));
        }
    }
    if case.phase == Phase::Closed {
        let open = held.values().filter(|(sum, _)| *sum > 0);
        found.extend(open.map(|(_, last)| Finding::new(last, Fault::DepositOpen)));
    }
    found
}

/// What is wrong with the entries on an account, which are given in their order.
pub fn of_account(party: Party, entries: &[&Booking]) -> Vec<Finding> {
    let mut owed: BTreeMap<&str, i64> = BTreeMap::new();
    let mut found = Vec::new();
    for one in entries {
        let balance = owed.entry(one.amount.currency.key()).or_default();
        *balance = balance.saturating_add(one.owed_by(party).minor);
        let over = (one.kind == EntryKind::PayOut && *balance > 0)
            || (one.kind == EntryKind::WriteOff && *balance < 0);
        if over && one.key.is_by_hand() {
            found.push(Finding::new(&one.key, Fault::OverBalance));
        }
    }
    found
}

const fn is_credit(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::AdvanceCreditCustomer
            | EntryKind::AdvanceCreditDistributor
            | EntryKind::AdvanceReturnCredit
    )
}

const fn is_of_advance(kind: EntryKind) -> bool {
    is_credit(kind)
        || matches!(
            kind,
            EntryKind::AdvanceCharge | EntryKind::AdvanceDeduction | EntryKind::AdvanceForfeit
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CustomerId;
    use crate::money::{Currency, Money};
    use crate::reason::Reason;
    use uuid::Uuid;

    const ME: Party = Party::Customer(CustomerId::new(Uuid::from_u128(1)));

    fn booking(name: u32, kind: EntryKind, minor: i64) -> Booking {
        let (debit, credit) = kind.sides()[0];
        let owes = debit == LedgerAccount::CustomerAccount;
        Booking {
            key: Key::by_hand(name),
            kind,
            debit,
            credit,
            amount: Money::new(minor, Currency::Usd),
            tax: Money::zero(Currency::Usd),
            payer: if owes { ME } else { Party::Maker },
            payee: if owes { Party::Maker } else { ME },
            line: None,
            reverses: None,
            reason: Reason::Stated { why: String::new() },
        }
    }

    fn faults(found: &[Finding]) -> Vec<Fault> {
        found.iter().map(|one| one.fault).collect()
    }

    #[test]
    fn an_entry_is_between_accounts_of_its_kind_and_of_some_amount() {
        let right = booking(1, EntryKind::RepairCharge, 100);
        assert_eq!(of_shape(&right, None), []);
        let wrong = Booking {
            credit: LedgerAccount::TaxPayable,
            amount: Money::zero(Currency::Usd),
            ..right
        };
        assert_eq!(
            faults(&of_shape(&wrong, None)),
            [Fault::Sides, Fault::Amount]
        );
    }

    #[test]
    fn a_reversal_is_the_mirror_of_what_it_takes_back() {
        let charge = booking(1, EntryKind::RepairCharge, 100);
        let back = charge.reversed(Reason::Stated {
            why: "a mistake".into(),
        });
        assert_eq!(of_shape(&back, Some(&charge)), []);
        assert_eq!(faults(&of_shape(&back, None)), [Fault::Mirror]);
        let half = Booking {
            amount: Money::new(50, Currency::Usd),
            ..back.clone()
        };
        assert_eq!(faults(&of_shape(&half, Some(&charge))), [Fault::Mirror]);
        let of_nothing = Booking {
            reverses: None,
            ..back
        };
        assert_eq!(faults(&of_shape(&of_nothing, None)), [Fault::Mirror]);
    }

    #[test]
    fn no_more_is_paid_out_than_stood_on_the_account() {
        let given = booking(1, EntryKind::Goodwill, 100);
        let out = |minor| Booking {
            credit: LedgerAccount::Bank,
            payer: Party::Maker,
            payee: ME,
            ..booking(2, EntryKind::PayOut, minor)
        };
        assert_eq!(of_account(ME, &[&given, &out(100)]), []);
        let found = of_account(ME, &[&given, &out(101)]);
        assert_eq!(faults(&found), [Fault::OverBalance]);
    }
}
