//! The values of the policy in the words of the desk. A name and its value read as one sentence.

use domain::contact::country::Country;
use domain::policy::condition::{FeeCode, VoidCode, VoidEffect};
use domain::policy::setting::{Change, Group, Setting, Term, Value};
use domain::policy::terms::{OnVoid, Payer, PriceBase};
use domain::policy::typed::percent;

use super::ChangeRow;
use crate::rpc::desk::speak;

pub const fn group(group: Group) -> &'static str {
    match group {
        Group::Returns => "Returns",
        Group::Warranty => "Warranty",
        Group::Advance => "Replacement in advance",
        Group::Freight => "Estimates and freight",
        Group::Restocking => "Restocking fee",
        Group::Voiding => "What voids a warranty",
        Group::Storage => "Storage",
        Group::Credit => "Credit",
    }
}

pub fn setting(setting: Setting) -> String {
    match setting {
        Setting::Term(one) => term(one).to_owned(),
        Setting::Months(one) => format!("Warranty of {} runs for", speak::family(one)),
        Setting::Excluded(one) => format!("Never sent in advance: {}", speak::family(one)),
        Setting::Voids(code) => format!("{}: {}", code.key(), void_code(code)),
        Setting::Fee(code) => format!("{}: {}", code.key(), fee_code(code)),
    }
}

const fn term(term: Term) -> &'static str {
    match term {
        Term::RmaValidDays => "An RMA is valid for",
        Term::DoaWindowDays => "A defect is dead on arrival within",
        Term::ResolutionDays => "A device that has arrived is ready within",
        Term::FixedDays => "What was solved without a device can be opened again for",
        Term::DraftDays => "A filing that is not sent is kept for",
        Term::ReplacementBeginsAnew => "The warranty of a replacement begins anew",
        Term::AdvanceWindowDays => "An advance may be asked for within",
        Term::AdvancePriceBase => "An advance is charged at",
        Term::AdvancePriceShare => "Of that price is charged",
        Term::AdvanceReturnDays => "The defective device must be here within",
        Term::AdvanceReminderDays => "After the advance has left, a reminder goes out after",
        Term::AdvanceGraceDays => "A parcel whose number was told in time has more",
        Term::AdvanceChoiceDays => "The choice after no fault was found is open for",
        Term::AdvanceChoiceReminderDays => "Before that choice ends, a reminder goes out with",
        Term::AdvanceOnVoid => "When the warranty turns out void",
        Term::AdvanceMissingShare => "Each missing part takes off, of its price",
        Term::EstimateValidDays => "An estimate waits for",
        Term::GroundDays => "A ground parcel takes about",
        Term::GroundPrice => "A ground parcel costs",
        Term::FreightDeclined => "The way back after a declined estimate is paid by",
        Term::FreightNoFault => "The way back when no fault was found is paid by",
        Term::FreightOutOfWarranty => "The way back out of warranty is paid by",
        Term::RestockingRate => "The fee is, of the net price",
        Term::AppealDays => "A voided warranty can be contested for",
        Term::StorageReminderDays => "The owner of a waiting device is reminded after",
        Term::CreditLimit => "An account may owe up to",
        Term::PaymentDays => "An invoice is overdue after",
        Term::SecondPerson => "One person may book by hand up to",
    }
}

pub const fn void_code(code: VoidCode) -> &'static str {
    match code {
        VoidCode::Label => "label removed, altered or unreadable",
        VoidCode::InternalParts => "internal parts missing",
        VoidCode::Proof => "no proof of purchase, or no authorised seller",
        VoidCode::CutCable => "cut, stripped or spliced cables",
        VoidCode::Opened => "housing opened or seal broken",
        VoidCode::ForeignRepair => "repaired or modified by somebody else",
        VoidCode::ForeignDrive => "drive or component that is not approved",
        VoidCode::ForeignFirmware => "firmware that is not approved",
        VoidCode::Voltage => "wrong voltage, surge or static",
        VoidCode::ActOfGod => "lightning, fire or flood",
        VoidCode::Water => "water, moisture or corrosion",
        VoidCode::Impact => "impact, vandalism or broken glass",
        VoidCode::Installation => "installed or used outside its specification",
        VoidCode::BadPacking => "damaged on the way because badly packed",
        VoidCode::ForeignAccessory => "accessories of somebody else",
    }
}

const fn fee_code(code: FeeCode) -> &'static str {
    match code {
        FeeCode::Packing => "original box or packing missing",
        FeeCode::Accessories => "accessories missing",
        FeeCode::Documents => "manuals, software or documents missing",
        FeeCode::BarCode => "bar code cut from the box",
        FeeCode::KitPart => "part of a kit or bundle missing",
        FeeCode::NoNumber => "sent without a valid RMA number",
        FeeCode::BoxMarked => "writing, tape or labels on the box",
        FeeCode::Cosmetic => "dents, scuffs or scratches",
        FeeCode::Installed => "installed, mounted or configured",
        FeeCode::Foreign => "adhesive, sealant, dirt or oil",
        FeeCode::BoxDamaged => "the product's box is damaged",
        FeeCode::NoDefect => "no defect although returned as defective",
        FeeCode::Late => "arrived after the last day",
        FeeCode::NonReturnable => "of a class that cannot be returned",
    }
}

pub fn value(value: &Value) -> String {
    match value {
        Value::Days(days) => counted(*days, "day", "days"),
        Value::BusinessDays(days) => counted(*days, "business day", "business days"),
        Value::ListOfDays(days) if days.is_empty() => "no day: nothing is sent".into(),
        Value::ListOfDays(days) => {
            let days: Vec<String> = days.iter().map(u16::to_string).collect();
            format!("{} days", speak::words().list_and(&days))
        }
        Value::Months(None) => "as long as each product carries".into(),
        Value::Months(Some(months)) => counted(*months, "month", "months"),
        Value::Share(rate) => format!("{}%", percent(*rate)),
        Value::Amount(amount) => speak::money(*amount),
        Value::Switch(true) => "yes".into(),
        Value::Switch(false) => "no".into(),
        Value::PriceBase(base) => price_base(*base).into(),
        Value::OnVoid(follows) => on_void(*follows).into(),
        Value::Payer(payer) => self::payer(*payer).into(),
        Value::Voids { effect, not_in } => voids(*effect, not_in),
    }
}

fn counted(number: u16, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

pub const fn price_base(base: PriceBase) -> &'static str {
    match base {
        PriceBase::List => "the list price",
        PriceBase::Agreed => "the agreed price, else the list price",
    }
}

pub const fn on_void(follows: OnVoid) -> &'static str {
    match follows {
        OnVoid::Choice => "the customer sends the advance back or keeps it",
        OnVoid::Forfeit => "the charge stands at once",
    }
}

pub const fn payer(payer: Payer) -> &'static str {
    match payer {
        Payer::Maker => "us",
        Payer::Customer => "the customer",
    }
}

pub const fn effect(effect: Option<VoidEffect>) -> &'static str {
    match effect {
        Some(VoidEffect::VoidAll) => "voids the whole warranty",
        Some(VoidEffect::ExcludeDamage) => "excludes this damage only",
        None => "does not count",
    }
}

fn voids(does: Option<VoidEffect>, not_in: &[Country]) -> String {
    let does = effect(does);
    if not_in.is_empty() {
        return does.to_owned();
    }
    let countries: Vec<&str> = not_in.iter().map(|country| country.key()).collect();
    format!("{does}, but not in {}", countries.join(", "))
}

/// What the field of a value holds; nothing to say where the value is chosen.
pub fn unit(value: &Value) -> String {
    match value {
        Value::Days(_) => "Days".into(),
        Value::BusinessDays(_) => "Business days".into(),
        Value::ListOfDays(_) => "Days, parted by commas".into(),
        Value::Months(_) => "Months; empty: as long as each product carries".into(),
        Value::Share(_) => "Per cent".into(),
        Value::Amount(amount) => format!("Amount in {}", amount.currency.key()),
        Value::Switch(_)
        | Value::PriceBase(_)
        | Value::OnVoid(_)
        | Value::Payer(_)
        | Value::Voids { .. } => String::new(),
    }
}

/// How a value is named in the sentence that says what is wrong with it.
pub fn what(value: &Value) -> &'static str {
    match value {
        Value::Days(_) | Value::BusinessDays(_) => "the number of days",
        Value::ListOfDays(_) => "the days",
        Value::Months(_) => "the number of months",
        Value::Share(_) => "the per cent",
        Value::Amount(_) => "the amount",
        Value::Switch(_)
        | Value::PriceBase(_)
        | Value::OnVoid(_)
        | Value::Payer(_)
        | Value::Voids { .. } => "one of these",
    }
}

/// What one version changes of another, in words.
pub fn changes(changes: &[Change]) -> Vec<ChangeRow> {
    changes
        .iter()
        .map(|change| ChangeRow {
            name: setting(change.setting),
            before: value(&change.before),
            after: value(&change.after),
            rule: change.setting.rule().to_owned(),
        })
        .collect()
}
