//! What was booked, in plain words.

use domain::ledger::{Booking, EntryKind};
use words::Words;

use super::reasons;

/// What an entry is, and why it was booked.
pub fn entry(words: Words, booking: &Booking) -> (&'static str, String) {
    (
        kind(words, booking.kind),
        reasons::reason(words, &booking.reason),
    )
}

/// What an entry of this kind is.
pub fn kind(words: Words, kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::AdvanceCharge => words.account_entry_advance_charge(),
        EntryKind::AdvanceCreditCustomer | EntryKind::AdvanceCreditDistributor => {
            words.account_entry_advance_credit()
        }
        EntryKind::AdvanceReturnCredit => words.account_entry_advance_return(),
        EntryKind::AdvanceDeduction => words.account_entry_advance_deduction(),
        EntryKind::AdvanceForfeit => words.account_entry_advance_forfeit(),
        EntryKind::RepairCharge => words.account_entry_repair_charge(),
        EntryKind::ReplaceCharge => words.account_entry_replace_charge(),
        EntryKind::FreightOut => words.account_entry_freight_out(),
        EntryKind::FreightPrice => words.account_entry_freight_price(),
        EntryKind::FreightWaived => words.account_entry_freight_waived(),
        EntryKind::WarrantyCost => words.account_entry_warranty_cost(),
        EntryKind::Payment => words.account_entry_payment(),
        EntryKind::PayOut => words.account_entry_pay_out(),
        EntryKind::Goodwill => words.account_entry_goodwill(),
        EntryKind::WriteOff => words.account_entry_write_off(),
        EntryKind::Reversal => words.account_entry_reversal(),
    }
}
