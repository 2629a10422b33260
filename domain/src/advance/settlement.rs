//! What an advance charges and credits: one piece of code for what is shown before the consent and for what is booked.

use serde::{Deserialize, Serialize};

use super::Advance;
use crate::id::LineId;
use crate::ledger::{Booking, EntryKind, Key, LedgerAccount, Party, PayWay, cost};
use crate::line::diagnosis::Verdict;
use crate::money::Money;
use crate::policy::terms::OnVoid;
use crate::product::keyed;
use crate::reason::{Piece, Reason};
use crate::time::Date;

/// How the money of an advance ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "end", rename_all = "snake_case")]
pub enum End {
    /// The device is here and defective (S14, S15).
    Defective {
        /// As what.
        verdict: Verdict,
    },
    /// No fault was found and the advance came back; these pieces did not (S17).
    Returned {
        /// What is missing.
        missing: Vec<Piece>,
    },
    /// No fault was found and the customer keeps it (S17).
    Kept,
    /// No fault was found and the customer has not answered, or has not sent it, in time.
    Silent {
        /// The last day.
        last_day: Date,
    },
    /// The defective device never came.
    NotReturned {
        /// The last day.
        last_day: Date,
    },
    /// The warranty is void, and the charge stands.
    Void,
    /// The defective device came late, and a supervisor credits it.
    Late {
        /// Why.
        why: String,
    },
}

impl Advance {
    /// The charge (S13).
    pub fn charge(&self, line: LineId) -> Booking {
        let debit = match self.way {
            PayWay::Account => LedgerAccount::CustomerAccount,
            PayWay::Card => LedgerAccount::CardClearing,
        };
        self.booking(
            line,
            EntryKind::AdvanceCharge,
            (debit, LedgerAccount::AdvanceDeposits),
            (self.bill_to, Party::Maker),
            self.price,
            self.priced.clone(),
        )
    }

    /// What settles it in this way. `None` when the deductions cannot be added up.
    pub fn settle(&self, line: LineId, end: &End) -> Option<Vec<Booking>> {
        let mut bookings = self.ends(line, end)?;
        let back = bookings
            .last()
            .and_then(|credit| self.back_to_card(line, credit));
        bookings.extend(back);
        Some(bookings)
    }

    fn ends(&self, line: LineId, end: &End) -> Option<Vec<Booking>> {
        match end {
            End::Defective { verdict } => {
                let reason = self.confirmed(*verdict);
                Some(vec![self.credit(line, reason)])
            }
            End::Returned { missing } => self.take_back(line, missing),
            End::Kept => Some(vec![self.forfeit(
                line,
                Reason::AdvanceKept {
                    charged: self.price,
                },
            )]),
            End::Silent { last_day } => Some(vec![self.forfeit(
                line,
                Reason::ChoiceOver {
                    charged: self.price,
                    last_day: *last_day,
                },
            )]),
            End::NotReturned { last_day } => Some(vec![self.forfeit(
                line,
                Reason::DefectiveNotReturned {
                    charged: self.price,
                    last_day: *last_day,
                },
            )]),
            End::Void => Some(vec![self.forfeit(
                line,
                Reason::AdvanceVoid {
                    charged: self.price,
                },
            )]),
            End::Late { why } => {
                let reason = Reason::LateReturnAccepted {
                    charged: self.price,
                    why: why.clone(),
                };
                let stood = self.forfeit(line, reason.clone());
                Some(vec![
                    stood.reversed(reason.clone()),
                    self.credit(line, reason),
                ])
            }
        }
    }

    /// The credit goes on to the card that was charged: one of the customer's own, when it is theirs.
    fn back_to_card(&self, line: LineId, credit: &Booking) -> Option<Booking> {
        let paid_by_card = self.way == PayWay::Card && self.credit_to == self.bill_to;
        let accounts = (LedgerAccount::CustomerAccount, LedgerAccount::CardClearing);
        let back = (paid_by_card && credit.credit == accounts.0).then(|| {
            self.booking(
                line,
                EntryKind::PayOut,
                accounts,
                (Party::Maker, self.credit_to),
                credit.amount,
                credit.reason.clone(),
            )
        });
        back.map(|mut back| {
            back.tax = credit.tax;
            back
        })
    }

    /// What was charged and is taken back because it was called off.
    pub fn call_off(&self, line: LineId) -> Booking {
        self.charge(line).reversed(Reason::AdvanceCalledOff {
            charged: self.price,
        })
    }

    fn confirmed(&self, verdict: Verdict) -> Reason {
        match &self.distributor {
            Some(distributor) => Reason::DefectConfirmedToDistributor {
                verdict,
                charged: self.price,
                distributor: distributor.clone(),
            },
            None => Reason::DefectConfirmed {
                verdict,
                charged: self.price,
            },
        }
    }

    fn credit(&self, line: LineId, reason: Reason) -> Booking {
        let kind = match self.credit_to {
            Party::Account(_) => EntryKind::AdvanceCreditDistributor,
            Party::Customer(_) | Party::Maker | Party::Carrier => EntryKind::AdvanceCreditCustomer,
        };
        self.booking(
            line,
            kind,
            (LedgerAccount::AdvanceDeposits, self.credit_account()),
            (Party::Maker, self.credit_to),
            self.price,
            reason,
        )
    }

    fn forfeit(&self, line: LineId, reason: Reason) -> Booking {
        self.booking(
            line,
            EntryKind::AdvanceForfeit,
            (LedgerAccount::AdvanceDeposits, LedgerAccount::SalesRevenue),
            (self.bill_to, Party::Maker),
            self.price,
            reason,
        )
    }

    /// What each missing piece takes off the charge when it comes back, and what is left to be credited. `None` when
    /// they are in different currencies.
    ///
    /// The deductions never exceed the charge: what came back is never worth less than nothing.
    pub fn returned(&self, missing: &[Piece]) -> Option<(Vec<Piece>, Money)> {
        let mut left = self.price;
        let mut deducted = Vec::with_capacity(missing.len());
        for piece in missing {
            let price = piece.price.checked_min(left)?;
            left = left.checked_sub(price)?;
            deducted.push(Piece {
                name: piece.name.clone(),
                price,
            });
        }
        Some((deducted, left))
    }

    fn take_back(&self, line: LineId, missing: &[Piece]) -> Option<Vec<Booking>> {
        let (deducted, left) = self.returned(missing)?;
        let mut bookings: Vec<Booking> = deducted
            .iter()
            .enumerate()
            .filter(|(_, piece)| !piece.price.is_zero())
            .map(|(number, piece)| {
                let mut booking = self.booking(
                    line,
                    EntryKind::AdvanceDeduction,
                    (
                        LedgerAccount::AdvanceDeposits,
                        LedgerAccount::RestockingRevenue,
                    ),
                    (self.bill_to, Party::Maker),
                    piece.price,
                    Reason::AdvancePieceMissing {
                        piece: piece.clone(),
                    },
                );
                booking.key = booking.key.part(number);
                booking.tax = Money::zero(self.price.currency);
                booking
            })
            .collect();
        if !left.is_zero() {
            bookings.push(self.booking(
                line,
                EntryKind::AdvanceReturnCredit,
                (LedgerAccount::AdvanceDeposits, self.credit_account()),
                (Party::Maker, self.credit_to),
                left,
                Reason::AdvanceReturned {
                    charged: self.price,
                    missing: deducted,
                    credited: left,
                },
            ));
        }
        Some(bookings)
    }

    /// A distributor's purchase is never reimbursed to the end customer (invariant 10).
    fn credit_account(&self) -> LedgerAccount {
        self.credit_to
            .account()
            .unwrap_or(LedgerAccount::CustomerAccount)
    }

    fn booking(
        &self,
        line: LineId,
        kind: EntryKind,
        (debit, credit): (LedgerAccount, LedgerAccount),
        (payer, paid): (Party, Party),
        amount: Money,
        reason: Reason,
    ) -> Booking {
        Booking {
            key: Key::of_advance(line, self.round, kind),
            kind,
            debit,
            credit,
            amount,
            tax: self.tax,
            payer,
            payee: paid,
            line: Some(line),
            reverses: None,
            reason,
        }
    }
}

keyed! {
    /// What may come of an advance, as it is shown before the consent (specification, section 4).
    Prospect {
        /// The device is found defective.
        Defective = "defective",
        /// No fault is found and the advance comes back complete.
        ReturnedComplete = "returned-complete",
        /// No fault is found and the advance comes back without anything but itself.
        ReturnedBare = "returned-bare",
        /// No fault is found and the advance is kept.
        Kept = "kept",
        /// The defective device never comes.
        NotReturned = "not-returned",
        /// The warranty is found void.
        Void = "void",
    }
}

/// One row of the table that the customer sees before they consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// What may come.
    pub prospect: Prospect,
    /// What it costs the customer in the end, the charge included.
    pub customer: Money,
    /// What the distributor gets; nothing when it was bought from us.
    pub distributor: Money,
}

impl Advance {
    /// Every end that it may have, with what each costs whom: counted from the bookings themselves. `None` on an
    /// amount that cannot be added up.
    pub fn outlook(&self, line: LineId, pieces: &[Piece], on_void: OnVoid) -> Option<Vec<Outlook>> {
        let some_day = Date::MAX;
        Prospect::ALL
            .iter()
            .map(|&prospect| {
                let end = match prospect {
                    Prospect::Defective => End::Defective {
                        verdict: Verdict::DefectInWarranty,
                    },
                    Prospect::ReturnedComplete => End::Returned {
                        missing: Vec::new(),
                    },
                    Prospect::ReturnedBare => End::Returned {
                        missing: pieces.to_vec(),
                    },
                    Prospect::Kept => End::Kept,
                    Prospect::NotReturned => End::NotReturned { last_day: some_day },
                    Prospect::Void => match on_void {
                        OnVoid::Choice => End::Kept,
                        OnVoid::Forfeit => End::Void,
                    },
                };
                let mut bookings = vec![self.charge(line)];
                bookings.extend(self.settle(line, &end)?);
                let currency = self.price.currency;
                let got = match self.credit_to {
                    Party::Account(_) => cost(&bookings, self.credit_to, currency)?.minor,
                    Party::Customer(_) | Party::Maker | Party::Carrier => 0,
                };
                Some(Outlook {
                    prospect,
                    customer: cost(&bookings, self.bill_to, currency)?,
                    distributor: Money::new(-got, currency),
                })
            })
            .collect()
    }
}
