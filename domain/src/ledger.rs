//! The ledger: what is booked, between which accounts, for whom and why (specification, section 4).
//!
//! Entries are only ever added. A wrong one is taken back by its reversal. Each has one account that it debits and one
//! that it credits, so that the ledger balances by its shape; and a key of its own, so that an effect that is brought
//! about twice is booked once.

pub mod check;

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, CustomerId, LineId};
use crate::money::Money;
use crate::product::keyed;
use crate::reason::Reason;

keyed! {
    /// An account of the ledger.
    LedgerAccount {
        /// What a customer owes us, or we owe them.
        CustomerAccount = "customer-account",
        /// What a distributor owes us, or we owe them.
        DistributorAccount = "distributor-account",
        /// Card payments on their way.
        CardClearing = "card-clearing",
        /// Payments by bank.
        Bank = "bank",
        /// What was charged for replacements in advance and may have to be credited: a liability.
        AdvanceDeposits = "advance-deposits",
        /// Work of the bench.
        RepairRevenue = "repair-revenue",
        /// Parts and devices.
        PartsRevenue = "parts-revenue",
        /// Replacements in advance that were kept: the device is sold.
        SalesRevenue = "sales-revenue",
        /// Restocking fees and deductions.
        RestockingRevenue = "restocking-revenue",
        /// Freight that customers pay.
        FreightRevenue = "freight-revenue",
        /// Freight that we pay.
        FreightExpense = "freight-expense",
        /// What we owe carriers.
        CarrierPayable = "carrier-payable",
        /// What warranties cost us.
        WarrantyExpense = "warranty-expense",
        /// Goodwill and what is written off.
        GoodwillExpense = "goodwill-expense",
        /// What was sold and came back: a contra account.
        SalesReturns = "sales-returns",
        /// Parts and devices on the shelf.
        Inventory = "inventory",
        /// Tax to be paid.
        TaxPayable = "tax-payable",
    }
}

keyed! {
    /// What is booked.
    EntryKind {
        /// A replacement in advance is charged (S13).
        AdvanceCharge = "advance-charge",
        /// It is credited to the customer (S14).
        AdvanceCreditCustomer = "advance-credit-customer",
        /// It is credited to the distributor (S15).
        AdvanceCreditDistributor = "advance-credit-distributor",
        /// The advance came back after no fault was found (S17).
        AdvanceReturnCredit = "advance-return-credit",
        /// What did not come back with it (S17).
        AdvanceDeduction = "advance-deduction",
        /// It was kept, or the defective device never came: the charge stands (S17).
        AdvanceForfeit = "advance-forfeit",
        /// The work of an estimate that was accepted (S9).
        RepairCharge = "repair-charge",
        /// The parts or the device of an estimate that was accepted (S9).
        ReplaceCharge = "replace-charge",
        /// What our parcel costs us (S6).
        FreightOut = "freight-out",
        /// The freight's price, as it would have been charged (S10).
        FreightPrice = "freight-price",
        /// The freight's price, struck out (S10).
        FreightWaived = "freight-waived",
        /// Parts and work under warranty.
        WarrantyCost = "warranty-cost",
        /// A payment of a customer or distributor.
        Payment = "payment",
        /// A credit that was paid out.
        PayOut = "pay-out",
        /// Given without being owed.
        Goodwill = "goodwill",
        /// Given up.
        WriteOff = "write-off",
        /// Takes another entry back.
        Reversal = "reversal",
    }
}

impl EntryKind {
    /// Which accounts it may debit and credit (specification, section 4). A reversal has those of what it takes back,
    /// the other way round.
    pub const fn sides(self) -> &'static [(LedgerAccount, LedgerAccount)] {
        use LedgerAccount as L;
        match self {
            Self::AdvanceCharge => &[
                (L::CustomerAccount, L::AdvanceDeposits),
                (L::CardClearing, L::AdvanceDeposits),
            ],
            Self::AdvanceCreditCustomer => &[(L::AdvanceDeposits, L::CustomerAccount)],
            Self::AdvanceCreditDistributor => &[(L::AdvanceDeposits, L::DistributorAccount)],
            Self::AdvanceReturnCredit => &[
                (L::AdvanceDeposits, L::CustomerAccount),
                (L::AdvanceDeposits, L::DistributorAccount),
            ],
            Self::AdvanceDeduction => &[(L::AdvanceDeposits, L::RestockingRevenue)],
            Self::AdvanceForfeit => &[(L::AdvanceDeposits, L::SalesRevenue)],
            Self::RepairCharge => &[
                (L::CustomerAccount, L::RepairRevenue),
                (L::CardClearing, L::RepairRevenue),
            ],
            Self::ReplaceCharge => &[
                (L::CustomerAccount, L::PartsRevenue),
                (L::CardClearing, L::PartsRevenue),
            ],
            Self::FreightOut => &[(L::FreightExpense, L::CarrierPayable)],
            Self::FreightPrice => &[(L::CustomerAccount, L::FreightRevenue)],
            Self::FreightWaived => &[(L::FreightRevenue, L::CustomerAccount)],
            Self::WarrantyCost => &[(L::WarrantyExpense, L::Inventory)],
            Self::Payment => &[
                (L::Bank, L::CustomerAccount),
                (L::Bank, L::DistributorAccount),
                (L::CardClearing, L::CustomerAccount),
            ],
            Self::PayOut => &[
                (L::CustomerAccount, L::Bank),
                (L::DistributorAccount, L::Bank),
                (L::CustomerAccount, L::CardClearing),
            ],
            Self::Goodwill | Self::WriteOff => &[
                (L::GoodwillExpense, L::CustomerAccount),
                (L::GoodwillExpense, L::DistributorAccount),
            ],
            Self::Reversal => &[],
        }
    }
}

/// Somebody who pays or is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "party", content = "id", rename_all = "snake_case")]
pub enum Party {
    /// We.
    Maker,
    /// The customer whose device it is.
    Customer(CustomerId),
    /// A distributor or dealer.
    Account(AccountId),
    /// A carrier.
    Carrier,
}

impl Party {
    /// The account on which this party's charges and credits stand; `None` where they have none.
    pub const fn account(self) -> Option<LedgerAccount> {
        match self {
            Self::Customer(_) => Some(LedgerAccount::CustomerAccount),
            Self::Account(_) => Some(LedgerAccount::DistributorAccount),
            Self::Maker | Self::Carrier => None,
        }
    }
}

keyed! {
    /// How something is paid.
    PayWay {
        /// On account: it stands on the statement until it is paid.
        Account = "account",
        /// By card, through the provider.
        Card = "card",
    }
}

/// The name under which an effect is booked once, however often it is brought about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(String);

impl Key {
    /// The effect of this kind in the `round`th advance of a line.
    pub fn of_advance(line: LineId, round: u16, kind: EntryKind) -> Self {
        Self(format!("{line}/advance-{round}/{}", kind.key()))
    }

    /// The effect of this kind on a line.
    pub fn of_line(line: LineId, kind: EntryKind) -> Self {
        Self(format!("{line}/{}", kind.key()))
    }

    /// One of several alike, such as the pieces that are missing.
    #[must_use]
    pub fn part(&self, number: usize) -> Self {
        Self(format!("{}/{number}", self.0))
    }

    /// What all effects of one advance of a line begin with; `None` when it is of none.
    pub fn advance_round(&self) -> Option<&str> {
        let (line, rest) = self.0.split_once("/advance-")?;
        let round = rest.split('/').next()?;
        let is_number = !round.is_empty() && round.bytes().all(|digit| digit.is_ascii_digit());
        is_number.then(|| &self.0[..line.len() + "/advance-".len() + round.len()])
    }

    /// What goes back of a charge that nobody wants any longer, and that was never booked.
    #[must_use]
    pub fn given_back(&self) -> Self {
        Self(format!("{}/given-back", self.0))
    }

    /// The reversal of it.
    #[must_use]
    pub fn reversal(&self) -> Self {
        Self(format!("{}/reversal", self.0))
    }

    /// The name of an effect that somebody at the desk brings about by hand; `name` is unique.
    pub fn by_hand(name: impl fmt::Display) -> Self {
        Self(format!("by-hand/{name}"))
    }

    /// Whether somebody at the desk has brought it about by hand.
    pub fn is_by_hand(&self) -> bool {
        self.0.starts_with("by-hand/")
    }

    /// The key as it was kept.
    pub const fn kept(key: String) -> Self {
        Self(key)
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Something to be booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// The name of its effect.
    pub key: Key,
    /// What it is.
    pub kind: EntryKind,
    /// The account that it debits.
    pub debit: LedgerAccount,
    /// The account that it credits.
    pub credit: LedgerAccount,
    /// How much, tax included. Never negative: what goes the other way is another kind.
    pub amount: Money,
    /// How much of it is tax: that of the price it was counted from, never computed anew.
    pub tax: Money,
    /// Who pays.
    pub payer: Party,
    /// Who is paid.
    pub payee: Party,
    /// For which device; `None` for what concerns an account as a whole.
    pub line: Option<LineId>,
    /// The entry that it takes back.
    pub reverses: Option<Key>,
    /// Why.
    pub reason: Reason,
}

impl Booking {
    /// Takes this one back.
    #[must_use]
    pub fn reversed(&self, reason: Reason) -> Self {
        Self {
            key: self.key.reversal(),
            kind: EntryKind::Reversal,
            debit: self.credit,
            credit: self.debit,
            amount: self.amount,
            tax: self.tax,
            payer: self.payee,
            payee: self.payer,
            line: self.line,
            reverses: Some(self.key.clone()),
            reason,
        }
    }

    /// Whose account it stands on: a customer's or a distributor's; `None` when it is on none.
    pub fn holder(&self) -> Option<Party> {
        [self.payer, self.payee].into_iter().find(|party| {
            party
                .account()
                .is_some_and(|account| account == self.debit || account == self.credit)
        })
    }

    /// What it adds to what this party owes us; negative when we owe them, nothing when it is not on their account.
    pub fn owed_by(&self, party: Party) -> Money {
        let zero = Money::zero(self.amount.currency);
        if self.holder() != Some(party) {
            return zero;
        }
        let account = party.account();
        if account == Some(self.debit) {
            self.amount
        } else if account == Some(self.credit) {
            Money::new(-self.amount.minor, self.amount.currency)
        } else {
            zero
        }
    }

    /// The charge of a card that this gives back to it; `None` when it gives nothing back to one.
    pub fn refunds(&self) -> Option<Key> {
        if self.credit != LedgerAccount::CardClearing {
            return None;
        }
        if let Some(charge) = &self.reverses {
            return Some(charge.clone());
        }
        let round = self.key.advance_round()?;
        let charge = EntryKind::AdvanceCharge.key();
        Some(Key(format!("{round}/{charge}")))
    }

    /// Whether its accounts are among those that its kind allows.
    pub fn is_of_its_kind(&self) -> bool {
        self.kind == EntryKind::Reversal || self.kind.sides().contains(&(self.debit, self.credit))
    }
}

/// What a party owes after these bookings; negative when it is owed. `None` on overflow or mixed currencies.
pub fn balance<'a>(
    bookings: impl IntoIterator<Item = &'a Booking>,
    party: Party,
    currency: crate::money::Currency,
) -> Option<Money> {
    Money::sum(
        currency,
        bookings.into_iter().map(|booking| booking.owed_by(party)),
    )
}

/// What charges and credits have cost a party, all told; negative when it got more than it gave. Payments and what was
/// paid out are left out: they only settle.
pub fn cost<'a>(
    bookings: impl IntoIterator<Item = &'a Booking>,
    party: Party,
    currency: crate::money::Currency,
) -> Option<Money> {
    Money::sum(
        currency,
        bookings.into_iter().map(|booking| booking.cost_to(party)),
    )
}

impl Booking {
    fn cost_to(&self, party: Party) -> Money {
        let zero = Money::zero(self.amount.currency);
        if self.kind == EntryKind::Payment || self.kind == EntryKind::PayOut {
            return zero;
        }
        if self.holder() == Some(party) {
            return self.owed_by(party);
        }
        if self.debit == LedgerAccount::CardClearing && self.payer == party {
            return self.amount;
        }
        if self.credit == LedgerAccount::CardClearing && self.payee == party {
            return Money::new(-self.amount.minor, self.amount.currency);
        }
        zero
    }
}
