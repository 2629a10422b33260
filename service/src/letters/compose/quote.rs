//! The estimate: what it costs, the customer's choice, and what follows from it (S8, S9).

use domain::estimate::{Alternative, Estimate, EstimateState, Remedy};
use domain::line::Line;
use domain::money::Money;
use words::Words;

use super::super::layout::{Choice, LetterText, Quote};
use super::{Topic, fact};
use crate::say::status::ready_by;

/// What it costs, side by side; the diagnosis is free and nothing happens before the customer chooses (S8, S9).
pub(super) fn estimate(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let mut letter = topic.begin(
        words.mail_estimate_subject(topic.number(), topic.device()),
        words.mail_estimate_title(topic.device()),
    );
    letter.button = Some((words.mail_button_choose().to_owned(), topic.link.to_owned()));
    letter.quote = topic.line().and_then(|line| findings(words, line));
    let Some(open) = topic.line().and_then(Line::estimate) else {
        return letter;
    };
    let until = words.date(open.valid_until);
    letter.choices = open
        .alternatives
        .iter()
        .map(|one| choice(words, one))
        .collect();
    letter.facts = vec![fact(words.mail_estimate_until(), &until)];
    letter.notes = vec![
        words.mail_estimate_nothing_before().to_owned(),
        words.mail_estimate_diagnosis_free().to_owned(),
        words.mail_estimate_silence(until),
    ];
    letter
}

/// The same again: the device waits here, and the last day comes.
pub(super) fn reminder(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let until = topic
        .line()
        .and_then(Line::estimate)
        .map(|open| words.date(open.valid_until))
        .unwrap_or_default();
    LetterText {
        subject: words.mail_estimate_reminder_subject(until.as_str(), topic.number()),
        title: words.mail_estimate_reminder_title(topic.device(), until.as_str()),
        ..estimate(topic)
    }
}

/// Whether the customer owes an answer, and this is a day of its reminders, or one or two later when mail was late:
/// those of an estimate that was corrected meanwhile are not due.
pub(super) fn is_waiting(topic: &Topic<'_>) -> bool {
    let open = topic
        .line()
        .filter(|line| !line.is_appealed())
        .and_then(Line::estimate)
        .filter(|open| open.is_open());
    let Some(open) = open else {
        return false;
    };
    let sent_on = topic.calendar.zone.date(open.sent_at);
    let is_due = |days: &u16| {
        let day = sent_on.saturating_add(jiff::Span::new().days(i32::from(*days)));
        let late = day.saturating_add(jiff::Span::new().days(2));
        (day..=late).contains(&topic.today())
    };
    topic.policy.storage.reminder_days.iter().any(is_due)
}

/// The customer accepted: what, for how much, and by when it is ready.
pub(super) fn accepted(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let estimate = topic
        .line()
        .and_then(|line| line.estimates.iter().rev().find(|one| one.is_accepted()));
    let chosen = estimate.and_then(Estimate::accepted);
    let title = match chosen.map(|one| one.remedy) {
        Some(Remedy::Replace) => words.mail_estimate_accepted_replace(topic.device()),
        Some(Remedy::Repair) | None => words.mail_estimate_accepted_repair(topic.device()),
    };
    let decided = estimate.and_then(|one| one.decided_at).unwrap_or(topic.now);
    let mut letter = topic.begin(words.mail_estimate_accepted_subject(topic.number()), title);
    letter.paragraphs = vec![words.mail_estimate_accepted_text(topic.date_of(decided))];
    if let Some(chosen) = chosen {
        let ready = topic.line().map_or_else(
            || topic.today(),
            |line| ready_by(line, topic.calendar, topic.now),
        );
        letter.facts = vec![
            fact(remedy(words, chosen.remedy), &chosen.description),
            fact(words.mail_fact_total(), spoken(words, chosen.total())),
            fact(words.mail_fact_ready(), words.date(ready)),
        ];
    }
    letter
}

/// Declined, or not answered: it goes back as it came.
pub(super) fn ended(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let by = topic.in_business_days(1);
    let mut letter = topic.begin(
        words.mail_estimate_ended_subject(topic.number(), topic.device()),
        words.mail_estimate_ended_title(topic.device()),
    );
    if let Some(estimate) = topic.line().and_then(Line::estimate) {
        letter.paragraphs.push(match estimate.state {
            EstimateState::Declined => {
                words.mail_estimate_ended_declined(topic.since(estimate.decided_at))
            }
            EstimateState::Expired
            | EstimateState::Sent
            | EstimateState::Accepted
            | EstimateState::Superseded => {
                words.mail_estimate_ended_expired(words.date(estimate.valid_until))
            }
        });
    }
    letter
        .paragraphs
        .push(words.mail_estimate_ended_free().to_owned());
    letter.paragraphs.push(words.mail_estimate_ended_next(by));
    letter.notes = vec![words.mail_estimate_ended_mind().to_owned()];
    letter
}

fn findings(words: Words, line: &Line) -> Option<Quote> {
    let text = line.diagnosis.findings.trim();
    (!text.is_empty()).then(|| Quote {
        intro: words.mail_estimate_found().to_owned(),
        text: text.to_owned(),
    })
}

fn choice(words: Words, one: &Alternative) -> Choice {
    let parts =
        (!one.parts.is_zero()).then(|| words.mail_estimate_parts(spoken(words, Some(one.parts))));
    let labour = (!one.labour.is_zero())
        .then(|| words.mail_estimate_labour(spoken(words, Some(one.labour))));
    let ready = words.mail_estimate_ready(i64::from(one.ready_in_days));
    Choice {
        name: remedy(words, one.remedy).to_owned(),
        amount: spoken(words, one.total()),
        lines: [Some(one.description.clone()), parts, labour, Some(ready)]
            .into_iter()
            .flatten()
            .collect(),
    }
}

const fn remedy(words: Words, remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::Repair => words.mail_estimate_repair(),
        Remedy::Replace => words.mail_estimate_replace(),
    }
}

/// An amount; an estimate whose sum cannot be said is never sent.
fn spoken(words: Words, money: Option<Money>) -> String {
    money
        .map(|money| words.money(money.minor, money.currency.key()))
        .unwrap_or_default()
}
