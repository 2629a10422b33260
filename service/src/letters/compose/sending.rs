//! The way to us: the RMA with all that is needed, its last day, and its end (S3).

use super::super::layout::{LetterText, List};
use super::{Topic, fact};
use crate::say::packing;

/// Send it in: both numbers, the address, what to pack, the last day, the link; the slip goes with it (S3).
pub(super) fn authorised(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let mut letter = topic.begin(
        words.mail_send_subject(topic.number(), topic.device()),
        words.mail_send_title(topic.device()),
    );
    letter.references.push((
        words.mail_number_ticket().to_owned(),
        topic.case.number.ticket(),
    ));
    letter.facts = where_and_when(topic);
    letter.lists = vec![how(topic)];
    letter.lists.extend(packing_lists(topic));
    letter.lists.push(next(topic));
    letter.notes = vec![words.mail_send_deadline(words.date(topic.last_day()))];
    letter
}

/// More days; the new slip goes with it.
pub(super) fn extended(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let by = words.date(topic.last_day());
    LetterText {
        paragraphs: vec![words.mail_extended_text().to_owned()],
        facts: where_and_when(topic),
        ..topic.begin(
            words.mail_extended_subject(topic.number(), words.day(topic.last_day())),
            words.mail_extended_title(topic.device(), by),
        )
    }
}

/// The last day comes; the slip goes with it once more.
pub(super) fn reminder(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let (days, by) = (topic.days_left(), words.date(topic.last_day()));
    LetterText {
        facts: where_and_when(topic),
        lists: vec![how(topic)],
        notes: vec![
            words.mail_reminder_gone().to_owned(),
            words.mail_reminder_cancel().to_owned(),
        ],
        ..topic.begin(
            words.mail_reminder_subject(days, topic.number()),
            words.mail_reminder_title(days, topic.device(), by),
        )
    }
}

/// The last day is over.
pub(super) fn expired(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    LetterText {
        paragraphs: vec![
            words.mail_expired_next().to_owned(),
            words.mail_expired_late().to_owned(),
        ],
        ..topic.begin(
            words.mail_expired_subject(topic.number()),
            words.mail_expired_title(topic.device(), words.date(topic.last_day())),
        )
    }
}

fn where_and_when(topic: &Topic<'_>) -> Vec<(String, Vec<String>)> {
    let words = topic.words;
    let mut facts = vec![fact(words.mail_fact_device(), topic.device())];
    if let Some(serial) = &topic.case.device.serial {
        facts.push(fact(words.mail_fact_serial(), serial.to_string()));
    }
    facts.push((
        words.mail_fact_send_to().to_owned(),
        topic.maker.address.clone(),
    ));
    facts.push(fact(
        words.mail_fact_deadline(),
        words.date(topic.last_day()),
    ));
    facts
}

fn how(topic: &Topic<'_>) -> List {
    let words = topic.words;
    List::steps(
        words.mail_send_how(),
        vec![
            words.mail_send_step_pack().to_owned(),
            words.mail_send_step_slip().to_owned(),
            words.mail_send_step_number(topic.number()),
            words.mail_send_step_tracking().to_owned(),
        ],
    )
}

fn packing_lists(topic: &Topic<'_>) -> [List; 2] {
    let (words, family) = (topic.words, topic.case.device.family);
    [
        List::of(words.packing_in(), packing::pack(words, family)),
        List::of(words.packing_out(), packing::leave_out(words, family)),
    ]
}

fn next(topic: &Topic<'_>) -> List {
    let words = topic.words;
    List::steps(
        words.mail_next(),
        vec![
            words.mail_send_next_arrival().to_owned(),
            words.mail_send_next_diagnosis().to_owned(),
            words.mail_send_next_ready(i64::from(topic.policy.resolution_days)),
            words.mail_send_next_back(i64::from(topic.policy.ground_days)),
        ],
    )
}
