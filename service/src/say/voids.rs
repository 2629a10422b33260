//! What was found about a warranty, and how a warranty is counted, in plain words (S24).

use domain::calendar::Calendar;
use domain::policy::condition::VoidCode;
use domain::reason::Reason;
use domain::time::{Date, Timestamp};
use domain::warranty::{Basis, Warranty};
use words::Words;

/// Business days within which an appeal is decided.
const APPEAL_DAYS: u32 = 3;

/// By which day an appeal of this moment is decided, or when that is late the next business day. Pages and mails ask
/// here, so that they name the same day.
pub fn ruling_by(appealed_at: Timestamp, calendar: &Calendar, now: Timestamp) -> Date {
    let appealed = calendar.zone.date(appealed_at);
    let tomorrow = calendar.add_business_days(calendar.zone.date(now), 1);
    calendar
        .add_business_days(appealed, APPEAL_DAYS)
        .max(tomorrow)
}

/// What a condition is, in a sentence.
pub const fn code(words: Words, code: VoidCode) -> &'static str {
    match code {
        VoidCode::Label => words.void_code_label(),
        VoidCode::InternalParts => words.void_code_missing_parts(),
        VoidCode::Proof => words.void_code_proof(),
        VoidCode::CutCable => words.void_code_cable(),
        VoidCode::Opened => words.void_code_opened(),
        VoidCode::ForeignRepair => words.void_code_repair(),
        VoidCode::ForeignDrive => words.void_code_drive(),
        VoidCode::ForeignFirmware => words.void_code_firmware(),
        VoidCode::Voltage => words.void_code_voltage(),
        VoidCode::ActOfGod => words.void_code_lightning(),
        VoidCode::Water => words.void_code_water(),
        VoidCode::Impact => words.void_code_impact(),
        VoidCode::Installation => words.void_code_installation(),
        VoidCode::BadPacking => words.void_code_packing(),
        VoidCode::ForeignAccessory => words.void_code_accessory(),
    }
}

/// Several of them, a sentence each.
pub fn codes(words: Words, codes: &[VoidCode]) -> Vec<String> {
    codes
        .iter()
        .map(|one| code(words, *one).to_owned())
        .collect()
}

/// Says that a warranty is void, and why.
pub fn void(words: Words, codes: &[VoidCode], appeal_until: Date) -> String {
    words.void_reason_void(
        self::codes(words, codes).join(" "),
        words.date(appeal_until),
    )
}

/// Says that a damage is not covered, and why.
pub fn excluded(words: Words, codes: &[VoidCode], appeal_until: Date) -> String {
    words.void_reason_excluded(
        self::codes(words, codes).join(" "),
        words.date(appeal_until),
    )
}

/// Says that a warranty counts, from what day, by what, for how long and until when.
pub fn stands(words: Words, warranty: &Warranty) -> String {
    match warranty {
        Warranty::Covered {
            starts_on,
            basis: by,
            months,
            ends_on,
        }
        | Warranty::Ended {
            starts_on,
            basis: by,
            months,
            ends_on,
        } => words.void_reason_stands(
            words.date(*starts_on),
            words.file_warranty_months(i64::from(*months)),
            words.date(*ends_on),
            basis(words, *by),
        ),
        Warranty::Unproven => words.void_reason_stands_unproven().to_owned(),
        Warranty::Void { since } => words.warranty_void(words.date(*since)),
    }
}

/// From what date a warranty is counted.
pub const fn basis(words: Words, basis: Basis) -> &'static str {
    match basis {
        Basis::ProofOfPurchase => words.file_warranty_basis_proof(),
        Basis::Invoice => words.file_warranty_basis_invoice(),
        Basis::Shipment => words.file_warranty_basis_shipment(),
        Basis::Manufacture => words.file_warranty_basis_manufacture(),
        Basis::Stated => words.file_warranty_basis_stated(),
        Basis::Inherited => words.file_warranty_basis_inherited(),
        Basis::Replacement => words.file_warranty_basis_replacement(),
    }
}

/// The sum of a warranty: its first day and how we know it, its term, its last day; nothing when there are none.
pub fn sum(words: Words, warranty: &Warranty) -> Vec<(String, String)> {
    match warranty {
        Warranty::Covered {
            starts_on,
            basis: by,
            months,
            ends_on,
        }
        | Warranty::Ended {
            starts_on,
            basis: by,
            months,
            ends_on,
        } => vec![
            (basis(words, *by).to_owned(), words.short_date(*starts_on)),
            (
                words.file_warranty_term().to_owned(),
                words.file_warranty_months(i64::from(*months)),
            ),
            (
                words.file_warranty_last_day().to_owned(),
                words.short_date(*ends_on),
            ),
        ],
        Warranty::Unproven | Warranty::Void { .. } => Vec::new(),
    }
}

/// The word of the stamp for what was found.
pub(super) const fn mark(words: Words, reason: &Reason) -> &'static str {
    if matches!(reason, Reason::DamageExcluded { .. }) {
        words.track_mark_excluded()
    } else {
        words.track_mark_void()
    }
}

/// What is said of it on the timeline.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what was found about a warranty; `reasons` decides the rest, one arm each"
)]
pub(super) fn happened(words: Words, reason: &Reason) -> String {
    match reason {
        Reason::WarrantyVoid { appeal_until, .. } => {
            words.track_event_void(words.date(*appeal_until))
        }
        Reason::DamageExcluded { appeal_until, .. } => {
            words.track_event_void_excluded(words.date(*appeal_until))
        }
        other => super::reasons::reason(words, other),
    }
}
