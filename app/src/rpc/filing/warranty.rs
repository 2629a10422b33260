//! The answer to what we know so far: how the warranty stands, why, and what may come.

use domain::intake::Step;
use domain::warranty::{Basis, Warranty};
use words::Words;

use super::act::address;
use super::answers::day_of_purchase;
use super::step::Asked;
use super::{Link, WarrantyBody};

/// The colour of an answer and its word.
pub fn signal(words: Words, warranty: &Warranty) -> (&'static str, &'static str) {
    match warranty {
        Warranty::Covered { .. } => ("done", words.file_warranty_in()),
        Warranty::Ended { .. } => ("waiting", words.file_warranty_out()),
        Warranty::Unproven => ("blank", words.file_warranty_unknown()),
        Warranty::Void { .. } => ("trouble", words.file_warranty_void()),
    }
}

pub fn body(asked: &Asked<'_>) -> WarrantyBody {
    let words = asked.words;
    let warranty = &asked.known.warranty;
    let (signal, word) = signal(words, warranty);
    let device = asked.product().unwrap_or_default();
    let (sentence, next) = match warranty {
        Warranty::Covered { ends_on, .. } => (
            words.file_warranty_in_sentence(device, words.date(*ends_on)),
            words.file_warranty_in_next(),
        ),
        Warranty::Ended { ends_on, .. } => (
            words.file_warranty_out_sentence(device, words.date(*ends_on)),
            words.file_warranty_out_next(),
        ),
        Warranty::Unproven => (
            words.file_warranty_unknown_sentence(device),
            words.file_warranty_unknown_next(),
        ),
        Warranty::Void { since } => (
            words.file_warranty_void_sentence(device, words.date(*since)),
            words.file_warranty_void_next(),
        ),
    };
    WarrantyBody {
        signal: signal.to_owned(),
        word: word.to_owned(),
        sentence,
        next: next.to_owned(),
        why: words.common_why().to_owned(),
        sum: service::say::voids::sum(words, warranty),
        note: note(asked, warranty),
        change: Link {
            text: words.file_warranty_change().to_owned(),
            href: address(Step::Purchase, false),
        },
        outcomes_title: words.file_outcomes_title().to_owned(),
        outcomes: outcomes(asked),
        go_title: words.file_warranty_go().to_owned(),
        go_text: words.file_warranty_go_text().to_owned(),
    }
}

/// What becomes of the day of purchase that was typed: it counts until it is checked, or only once it is.
fn note(asked: &Asked<'_>, warranty: &Warranty) -> String {
    let words = asked.words;
    let (Warranty::Covered {
        basis, starts_on, ..
    }
    | Warranty::Ended {
        basis, starts_on, ..
    }) = *warranty
    else {
        return String::new();
    };
    match basis {
        Basis::Stated => words.file_warranty_proof_note().to_owned(),
        Basis::Invoice
        | Basis::Shipment
        | Basis::Manufacture
        | Basis::Inherited
        | Basis::Replacement => day_of_purchase(asked)
            .filter(|typed| *typed != starts_on)
            .map(|typed| words.file_warranty_records_note(words.date(typed)))
            .unwrap_or_default(),
        Basis::ProofOfPurchase => String::new(),
    }
}

fn outcomes(asked: &Asked<'_>) -> Vec<(String, String)> {
    let words = asked.words;
    let mut outcomes = vec![(
        words.file_outcome_support().to_owned(),
        words.file_outcome_support_text().to_owned(),
    )];
    match asked.known.warranty {
        Warranty::Covered { .. } => {
            let free = words.money(0, asked.desk.maker.currency.key());
            outcomes.push((
                words.file_outcome_ours().to_owned(),
                words.file_outcome_ours_text(free),
            ));
            outcomes.extend(defective_from_the_start(asked));
            outcomes.push((
                words.file_outcome_outside().to_owned(),
                words.file_outcome_outside_text().to_owned(),
            ));
        }
        Warranty::Ended { .. } | Warranty::Unproven | Warranty::Void { .. } => outcomes.extend([
            (
                words.file_outcome_accept().to_owned(),
                words.file_outcome_accept_text().to_owned(),
            ),
            (
                words.file_outcome_decline().to_owned(),
                words.file_outcome_decline_text().to_owned(),
            ),
        ]),
    }
    outcomes.extend([
        (
            words.file_outcome_no_fault().to_owned(),
            words.file_outcome_no_fault_text().to_owned(),
        ),
        (
            words.file_outcome_time().to_owned(),
            words.file_outcome_time_text().to_owned(),
        ),
    ]);
    outcomes
}

/// Said only while it is possible.
fn defective_from_the_start(asked: &Asked<'_>) -> Option<(String, String)> {
    let (known, words) = (asked.known, asked.words);
    let shipped_on = known.unit.as_ref().and_then(|unit| unit.shipped_on);
    let days = known.policy.doa_window_days;
    let last_day = known.warranty.doa_last_day(shipped_on, days)?;
    (known.facts.today <= last_day).then(|| {
        (
            words.file_outcome_doa().to_owned(),
            words.file_outcome_doa_text(words.date(last_day), days),
        )
    })
}
