//! What somebody at the desk books by hand: a payment that came by bank, a credit that is paid out, goodwill, what is
//! given up, and a mistake that is taken back.

use crate::ledger::{Booking, EntryKind, Key, LedgerAccount, Party};
use crate::money::Money;
use crate::product::keyed;
use crate::reason::Reason;
use crate::refusal::Refusal;

keyed! {
    /// What can be booked by hand.
    HandKind {
        /// A payment that came by bank.
        Payment = "payment",
        /// A credit that is paid out.
        PayOut = "pay-out",
        /// Given without being owed.
        Goodwill = "goodwill",
        /// Owed, and given up.
        WriteOff = "write-off",
        /// Another entry is taken back.
        Reversal = "reversal",
    }
}

/// Something to be booked by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByHand {
    /// Money came, went or is let go.
    Amount {
        /// Which of them. A reversal has no amount of its own.
        kind: HandKind,
        /// How much.
        amount: Money,
        /// The reference of the payment, or why.
        why: String,
    },
    /// Another entry is taken back.
    Reversal {
        /// Which.
        of: Box<Booking>,
        /// Why.
        why: String,
    },
}

/// How the account stands on which something is to be booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What is owed on it; negative when we owe it.
    pub owed: Money,
    /// Whether the entry that is to be taken back was taken back before.
    pub is_reversed: bool,
}

impl ByHand {
    /// The booking on the account of this party, under this name.
    pub fn booking(&self, key: Key, party: Party, standing: Standing) -> Result<Booking, Refusal> {
        match self {
            Self::Reversal { of, why } => {
                if !of.may_be_reversed_by_hand() {
                    return Err(Refusal::NotReversible);
                }
                if standing.is_reversed {
                    return Err(Refusal::ReversedAlready);
                }
                Ok(Booking {
                    key,
                    ..of.reversed(Self::stated(why))
                })
            }
            Self::Amount { kind, amount, why } => {
                kind.fits(*amount, standing.owed)?;
                kind.of(key, party, *amount, why)
            }
        }
    }
}

impl ByHand {
    fn stated(why: &str) -> Reason {
        Reason::Stated {
            why: why.to_owned(),
        }
    }

    /// Whether this booking is what was asked for here: the same form, sent again.
    pub fn is(&self, booking: &Booking, party: Party) -> bool {
        booking.holder() == Some(party)
            && match self {
                Self::Amount { kind, amount, why } => {
                    booking.kind.key() == kind.key()
                        && booking.amount == *amount
                        && booking.reason == kind.reason(why)
                }
                Self::Reversal { of, why } => {
                    booking.reverses.as_ref() == Some(&of.key)
                        && booking.reason == Self::stated(why)
                }
            }
    }
}

impl Booking {
    /// Whether what was entered by hand still makes sense, some time later.
    pub fn still_fits(&self, standing: Standing) -> Result<(), Refusal> {
        match HandKind::from_key(self.kind.key()) {
            Some(HandKind::Reversal) if standing.is_reversed => Err(Refusal::ReversedAlready),
            Some(HandKind::Reversal) => Ok(()),
            Some(kind) => kind.fits(self.amount, standing.owed),
            None => Err(Refusal::NotReversible),
        }
    }
}

impl HandKind {
    fn reason(self, why: &str) -> Reason {
        let reference = why.to_owned();
        match self {
            Self::Payment => Reason::PaymentReceived { reference },
            Self::PayOut => Reason::PaidOut { reference },
            Self::Goodwill | Self::WriteOff | Self::Reversal => ByHand::stated(why),
        }
    }

    /// So much of this kind on the account of this party.
    fn of(self, key: Key, party: Party, amount: Money, why: &str) -> Result<Booking, Refusal> {
        let account = party.account().ok_or(Refusal::NoAccount)?;
        let bank = LedgerAccount::Bank;
        let given = LedgerAccount::GoodwillExpense;
        let (kind, debit, credit) = match self {
            Self::Payment => (EntryKind::Payment, bank, account),
            Self::PayOut => (EntryKind::PayOut, account, bank),
            Self::Goodwill => (EntryKind::Goodwill, given, account),
            Self::WriteOff => (EntryKind::WriteOff, given, account),
            Self::Reversal => return Err(Refusal::NotReversible),
        };
        let (from, to) = if self == Self::Payment {
            (party, Party::Maker)
        } else {
            (Party::Maker, party)
        };
        Ok(Booking {
            key,
            kind,
            debit,
            credit,
            amount,
            tax: Money::zero(amount.currency),
            payer: from,
            payee: to,
            line: None,
            reverses: None,
            reason: self.reason(why),
        })
    }

    /// Whether so much makes sense on an account on which this is owed.
    fn fits(self, amount: Money, owed: Money) -> Result<(), Refusal> {
        if amount.currency != owed.currency {
            return Err(Refusal::AmountsDoNotAdd);
        }
        let credit = Money::new(owed.minor.saturating_neg(), owed.currency);
        match self {
            Self::PayOut if amount.minor > credit.minor => {
                let credit = Money::new(credit.minor.max(0), credit.currency);
                Err(Refusal::PayOutOverCredit { credit })
            }
            Self::WriteOff if amount.minor > owed.minor => {
                let owed = Money::new(owed.minor.max(0), owed.currency);
                Err(Refusal::WriteOffOverDebt { owed })
            }
            Self::Payment | Self::PayOut | Self::Goodwill | Self::WriteOff | Self::Reversal => {
                Ok(())
            }
        }
    }
}

impl Booking {
    /// Whether somebody may take it back by hand: it stands on an account and nothing else counts on it. What an
    /// advance or a parcel has booked is taken back by what happens to the return.
    pub fn may_be_reversed_by_hand(&self) -> bool {
        self.reverses.is_none()
            && self.holder().is_some()
            && match self.kind {
                EntryKind::Payment
                | EntryKind::PayOut
                | EntryKind::Goodwill
                | EntryKind::WriteOff
                | EntryKind::RepairCharge
                | EntryKind::ReplaceCharge => true,
                EntryKind::AdvanceCharge
                | EntryKind::AdvanceCreditCustomer
                | EntryKind::AdvanceCreditDistributor
                | EntryKind::AdvanceReturnCredit
                | EntryKind::AdvanceDeduction
                | EntryKind::AdvanceForfeit
                | EntryKind::FreightOut
                | EntryKind::FreightPrice
                | EntryKind::FreightWaived
                | EntryKind::WarrantyCost
                | EntryKind::Reversal => false,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{AccountId, CustomerId};
    use crate::money::Currency;
    use uuid::Uuid;

    const ME: Party = Party::Customer(CustomerId::new(Uuid::from_u128(1)));

    const fn usd(minor: i64) -> Money {
        Money::new(minor, Currency::Usd)
    }

    const fn owing(minor: i64) -> Standing {
        Standing {
            owed: usd(minor),
            is_reversed: false,
        }
    }

    fn of(kind: HandKind, minor: i64) -> ByHand {
        ByHand::Amount {
            kind,
            amount: usd(minor),
            why: "transfer 17".into(),
        }
    }

    fn booked(kind: HandKind, minor: i64, standing: Standing) -> Result<Booking, Refusal> {
        of(kind, minor).booking(Key::by_hand(1), ME, standing)
    }

    #[test]
    fn each_kind_moves_the_balance_its_own_way() {
        for (kind, owed, added) in [
            (HandKind::Payment, 500, -100),
            (HandKind::PayOut, -500, 100),
            (HandKind::Goodwill, 500, -100),
            (HandKind::WriteOff, 500, -100),
        ] {
            let booking = booked(kind, 100, owing(owed)).unwrap();
            assert_eq!(booking.owed_by(ME), usd(added), "{kind:?}");
            assert!(booking.is_of_its_kind(), "{kind:?}");
        }
    }

    #[test]
    fn it_stands_on_the_account_of_a_distributor_as_well() {
        let dealer = Party::Account(AccountId::new(Uuid::from_u128(2)));
        for &kind in &[HandKind::Payment, HandKind::Goodwill] {
            let booking = of(kind, 100).booking(Key::by_hand(1), dealer, owing(0));
            let booking = booking.unwrap();
            assert_eq!(booking.holder(), Some(dealer), "{kind:?}");
            assert!(booking.is_of_its_kind(), "{kind:?}");
        }
        let nobody = of(HandKind::Payment, 100).booking(Key::by_hand(1), Party::Maker, owing(0));
        assert!(nobody.is_err());
    }

    #[test]
    fn no_more_is_paid_out_than_we_owe_and_no_more_given_up_than_is_owed() {
        let credit = |minor| Refusal::PayOutOverCredit { credit: usd(minor) };
        assert_eq!(booked(HandKind::PayOut, 101, owing(-100)), Err(credit(100)));
        assert_eq!(booked(HandKind::PayOut, 1, owing(0)), Err(credit(0)));
        assert_eq!(booked(HandKind::PayOut, 1, owing(70)), Err(credit(0)));
        assert!(booked(HandKind::PayOut, 100, owing(-100)).is_ok());
        let debt = |minor| Refusal::WriteOffOverDebt { owed: usd(minor) };
        assert_eq!(booked(HandKind::WriteOff, 101, owing(100)), Err(debt(100)));
        assert_eq!(booked(HandKind::WriteOff, 1, owing(-5)), Err(debt(0)));
        assert!(booked(HandKind::WriteOff, 100, owing(100)).is_ok());
        let euros = Standing {
            owed: Money::zero(Currency::Eur),
            is_reversed: false,
        };
        assert_eq!(
            booked(HandKind::Payment, 1, euros),
            Err(Refusal::AmountsDoNotAdd)
        );
    }

    #[test]
    fn an_entry_is_taken_back_once_and_a_reversal_never() {
        let paid = booked(HandKind::Payment, 100, owing(0)).unwrap();
        let back = ByHand::Reversal {
            of: Box::new(paid.clone()),
            why: "bounced".into(),
        };
        let reversal = back.booking(Key::by_hand(2), ME, owing(-100)).unwrap();
        assert_eq!(reversal.owed_by(ME), usd(100));
        assert_eq!(reversal.reverses, Some(paid.key));
        let again = Standing {
            owed: usd(0),
            is_reversed: true,
        };
        assert_eq!(
            back.booking(Key::by_hand(3), ME, again),
            Err(Refusal::ReversedAlready)
        );
        let twice = ByHand::Reversal {
            of: Box::new(reversal),
            why: "no".into(),
        };
        assert_eq!(
            twice.booking(Key::by_hand(4), ME, owing(0)),
            Err(Refusal::NotReversible)
        );
    }

    #[test]
    fn a_form_that_is_sent_again_is_known_by_what_is_in_it() {
        let paid = booked(HandKind::Payment, 100, owing(500)).unwrap();
        assert!(of(HandKind::Payment, 100).is(&paid, ME));
        assert!(!of(HandKind::Payment, 101).is(&paid, ME));
        assert!(!of(HandKind::Goodwill, 100).is(&paid, ME));
        assert!(!of(HandKind::Payment, 100).is(&paid, Party::Maker));
        let other = ByHand::Amount {
            kind: HandKind::Payment,
            amount: usd(100),
            why: "transfer 18".into(),
        };
        assert!(!other.is(&paid, ME));
        let back = ByHand::Reversal {
            of: Box::new(paid.clone()),
            why: "bounced".into(),
        };
        let reversal = back.booking(Key::by_hand(2), ME, owing(400)).unwrap();
        assert!(back.is(&reversal, ME));
        assert!(!back.is(&paid, ME));
    }

    #[test]
    fn what_waited_is_looked_at_again_before_it_is_booked() {
        let out = booked(HandKind::PayOut, 100, owing(-100)).unwrap();
        assert_eq!(out.still_fits(owing(-100)), Ok(()));
        let credit = usd(40);
        assert_eq!(
            out.still_fits(owing(-40)),
            Err(Refusal::PayOutOverCredit { credit })
        );
        let back = out.reversed(Reason::Stated { why: String::new() });
        assert_eq!(back.still_fits(owing(0)), Ok(()));
        let again = Standing {
            is_reversed: true,
            ..owing(0)
        };
        assert_eq!(back.still_fits(again), Err(Refusal::ReversedAlready));
    }

    #[test]
    fn what_the_machine_of_an_advance_counts_on_is_not_taken_back_by_hand() {
        let mut charge = booked(HandKind::PayOut, 100, owing(-100)).unwrap();
        charge.kind = EntryKind::AdvanceCharge;
        charge.credit = LedgerAccount::AdvanceDeposits;
        assert!(!charge.may_be_reversed_by_hand());
        charge.kind = EntryKind::RepairCharge;
        charge.credit = LedgerAccount::RepairRevenue;
        assert!(charge.may_be_reversed_by_hand());
        charge.debit = LedgerAccount::CardClearing;
        assert!(!charge.may_be_reversed_by_hand(), "it is on no account");
    }
}
