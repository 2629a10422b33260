//! With us: the arrival, its exceptions, and the two delays that there are (S4, S5).

use super::super::layout::{LetterText, List};
use super::{Topic, fact};

/// It has arrived; the diagnosis is normally done on the same business day (S4).
pub(super) fn received(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let line = topic.line();
    let since = topic.since(line.and_then(|line| line.received_at));
    let diagnosis = topic.due(line.and_then(|line| line.diagnosis_due));
    let ready = topic.due(line.and_then(|line| line.ready_due));
    LetterText {
        facts: vec![fact(words.mail_fact_received(), since)],
        lists: vec![List::steps(
            words.mail_next(),
            vec![
                words.mail_received_step_diagnosis(diagnosis),
                words.mail_received_step_ready(ready),
                words.mail_received_step_longer().to_owned(),
            ],
        )],
        notes: vec![words.mail_received_free().to_owned()],
        ..topic.begin(
            words.mail_received_subject(topic.number(), topic.device()),
            words.mail_received_title(topic.device()),
        )
    }
}

/// Something else has arrived.
pub(super) fn wrong_unit(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let mut facts = vec![fact(words.mail_fact_device(), topic.device())];
    if let Some(serial) = topic.line().and_then(|line| line.serial.as_ref()) {
        facts.push(fact(words.mail_fact_serial(), serial.to_string()));
    }
    LetterText {
        paragraphs: vec![
            words.mail_wrong_unit_next(topic.in_business_days(1)),
            words.mail_wrong_unit_help().to_owned(),
        ],
        facts,
        ..topic.begin(
            words.mail_wrong_unit_subject(topic.number()),
            words.mail_wrong_unit_title(topic.device()),
        )
    }
}

/// What arrived goes back unopened.
pub(super) fn rejected(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    LetterText {
        paragraphs: vec![
            words.mail_rejected_text().to_owned(),
            words.mail_rejected_next().to_owned(),
            words.mail_rejected_wrong().to_owned(),
        ],
        ..topic.begin(
            words.mail_rejected_subject(topic.number()),
            words.mail_rejected_title(topic.device()),
        )
    }
}

/// We keep looking: the first of the two delays (S5).
pub(super) fn fault_not_found_yet(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    LetterText {
        paragraphs: vec![
            words.mail_looking_next(topic.in_business_days(1)),
            words.mail_looking_reason().to_owned(),
            words.mail_looking_help().to_owned(),
        ],
        ..topic.begin(
            words.mail_looking_subject(topic.number()),
            words.mail_looking_title(topic.device()),
        )
    }
}

/// Something is out of stock: the second of the two delays (S5).
pub(super) fn out_of_stock(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let line = topic.line();
    let title = if line.is_some_and(|line| line.promised().is_some()) {
        words.mail_stock_title_replacement(topic.device())
    } else {
        words.mail_stock_title_part(topic.device())
    };
    let mut letter = topic.begin(words.mail_stock_subject(topic.number()), title);
    let Some(shortage) = line.and_then(|line| line.shortage.as_ref()) else {
        return letter;
    };
    letter
        .facts
        .push(fact(words.mail_fact_out_of_stock(), &shortage.item));
    let next = match shortage.expected_on {
        Some(on) => {
            letter
                .facts
                .push(fact(words.mail_fact_expected(), words.date(on)));
            words.mail_stock_date(words.date(on))
        }
        None => words.mail_stock_no_date(topic.in_business_days(5)),
    };
    letter.paragraphs = vec![next, words.mail_looking_reason().to_owned()];
    letter
}
