//! What a return books besides an advance: an estimate that was accepted, our parcel (S6, S8 to S10, S16), and what
//! its warranty costs us.

use super::Act;
use crate::estimate::Alternative;
use crate::ledger::{Booking, EntryKind, Key, LedgerAccount, Party, PayWay};
use crate::line::Line;
use crate::line::diagnosis::{PartUse, Verdict};
use crate::money::Money;
use crate::reason::{Reason, Window};
use crate::refusal::Refusal;
use crate::warranty::Basis;

/// The accepted alternative of an estimate: its work and its parts apart (S9). The diagnosis is never part of it (S8).
pub(super) fn of_estimate(
    line: &Line,
    chosen: &Alternative,
    way: PayWay,
    bill_to: Party,
) -> Vec<Booking> {
    let owed_on = match way {
        PayWay::Account => bill_to.account().unwrap_or(LedgerAccount::CustomerAccount),
        PayWay::Card => LedgerAccount::CardClearing,
    };
    let reason = Reason::EstimateAgreed {
        remedy: chosen.remedy,
        parts: chosen.parts,
        labour: chosen.labour,
    };
    [
        (
            EntryKind::RepairCharge,
            LedgerAccount::RepairRevenue,
            chosen.labour,
        ),
        (
            EntryKind::ReplaceCharge,
            LedgerAccount::PartsRevenue,
            chosen.parts,
        ),
    ]
    .into_iter()
    .filter(|(_, _, amount)| !amount.is_zero())
    .map(|(kind, revenue, amount)| Booking {
        key: Key::of_line(line.id, kind),
        kind,
        debit: owed_on,
        credit: revenue,
        amount,
        tax: Money::zero(amount.currency),
        payer: bill_to,
        payee: Party::Maker,
        line: Some(line.id),
        reverses: None,
        reason: reason.clone(),
    })
    .collect()
}

/// Our parcel (S6): what it costs us, and, where the freight is free by a rule, its price and the same struck out, so
/// that the customer sees what they were not charged (S10).
pub(super) fn of_parcel(act: &Act<'_>, line: &Line, bill_to: Party) -> Vec<Booking> {
    let price = act.policy.ground_price();
    if price.is_zero() {
        return Vec::new();
    }
    let freight = |kind, (debit, credit), (payer, paid), reason| Booking {
        key: Key::of_line(line.id, kind),
        kind,
        debit,
        credit,
        amount: price,
        tax: Money::zero(price.currency),
        payer,
        payee: paid,
        line: Some(line.id),
        reverses: None,
        reason,
    };
    let on = bill_to.account().unwrap_or(LedgerAccount::CustomerAccount);
    let reason = why_free(line, price);
    let ours = freight(
        EntryKind::FreightOut,
        (LedgerAccount::FreightExpense, LedgerAccount::CarrierPayable),
        (Party::Maker, Party::Carrier),
        reason.clone().unwrap_or(Reason::FreightOut { price }),
    );
    let Some(reason) = reason.filter(|_| line.verdict == Some(Verdict::Doa)) else {
        return vec![ours];
    };
    vec![
        ours,
        freight(
            EntryKind::FreightPrice,
            (on, LedgerAccount::FreightRevenue),
            (bill_to, Party::Maker),
            Reason::FreightOut { price },
        ),
        freight(
            EntryKind::FreightWaived,
            (LedgerAccount::FreightRevenue, on),
            (Party::Maker, bill_to),
            reason,
        ),
    ]
}

/// What so many of a thing cost us under warranty: nobody's account, our own expense. Nothing is booked where nobody
/// has said what it costs.
fn of_warranty(
    line: &Line,
    key: Key,
    item: String,
    quantity: u16,
    each: Option<Money>,
) -> Result<Option<Booking>, Refusal> {
    let Some(each) = each.filter(|each| !each.is_zero()) else {
        return Ok(None);
    };
    let cost = each
        .checked_mul(i64::from(quantity))
        .ok_or(Refusal::AmountsDoNotAdd)?;
    Ok(Some(Booking {
        key,
        kind: EntryKind::WarrantyCost,
        debit: LedgerAccount::WarrantyExpense,
        credit: LedgerAccount::Inventory,
        amount: cost,
        tax: Money::zero(cost.currency),
        payer: Party::Maker,
        payee: Party::Maker,
        line: Some(line.id),
        reverses: None,
        reason: Reason::WarrantyCost {
            item,
            quantity,
            each,
            cost,
        },
    }))
}

fn why_free(line: &Line, price: Money) -> Option<Reason> {
    match line.verdict? {
        verdict @ (Verdict::Doa | Verdict::DefectInWarranty) => {
            Some(Reason::FreightFree { verdict, price })
        }
        Verdict::NoFaultFound => Some(Reason::NoFaultGoesBack { price }),
        Verdict::DefectOutOfWarranty
        | Verdict::WarrantyVoid
        | Verdict::DamageExcluded
        | Verdict::WorkingReturn => None,
    }
}

impl Line {
    /// What a part costs us that is built in next, when it is built in under warranty.
    pub(super) fn cost_of_part(&self, part: &PartUse) -> Result<Option<Booking>, Refusal> {
        if self.under_warranty().is_none() {
            return Ok(None);
        }
        // The same part twice are two effects.
        let key = Key::of_line(self.id, EntryKind::WarrantyCost).part(self.diagnosis.parts.len());
        of_warranty(self, key, part.name.clone(), part.quantity, part.cost)
    }

    /// What the device costs us that is given in its place under warranty.
    pub(super) fn cost_of_replacement(
        &self,
        cost: Option<Money>,
    ) -> Result<Option<Booking>, Refusal> {
        if self.under_warranty().is_none() {
            return Ok(None);
        }
        let key = Key::of_line(self.id, EntryKind::WarrantyCost);
        of_warranty(self, key, self.product.clone(), 1, cost)
    }

    /// What the device costs us that was sent in advance, now that it is known to be given under warranty.
    pub(super) fn cost_of_advance(&self) -> Result<Option<Booking>, Refusal> {
        let Some(advance) = &self.advance else {
            return Ok(None);
        };
        let cost = advance.sent.as_ref().and_then(|sent| sent.cost);
        let key = Key::of_advance(self.id, advance.round, EntryKind::WarrantyCost);
        of_warranty(self, key, self.product.clone(), 1, cost)
    }

    /// The days within which a defect of this device counts as dead on arrival, and whether today is one of them (S10);
    /// `None` when nobody knows when it was delivered.
    pub fn doa_window(&self, act: &Act<'_>) -> Option<Window> {
        let days = act.policy.doa_window_days;
        let last_day = self.warranty.doa_last_day(self.shipped_on, days)?;
        let from = last_day
            .checked_sub(jiff::Span::new().days(i32::from(days)))
            .ok()?;
        let basis = if self.shipped_on == Some(from) {
            Basis::Shipment
        } else if self.warranty.is_proven() {
            Basis::ProofOfPurchase
        } else {
            Basis::Invoice
        };
        Some(Window {
            from,
            basis,
            days,
            last_day,
            asked_on: act.today(),
        })
    }
}
