//! The way back: our parcel and its arrival (S6).

use domain::line::{Line, Outcome};
use domain::shipment::{Outbound, ShipService};
use words::Words;

use super::super::layout::LetterText;
use super::{Topic, fact};
use crate::carriers;
use crate::say::{places, status};

/// It is on its way back: with whom, under which number, and by when (S6).
pub(super) fn shipped(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let (number, device) = (topic.number(), topic.device());
    let mut letter = if topic.line().is_some_and(Line::goes_out_replaced) {
        topic.begin(
            words.mail_shipped_replacement_subject(number, device),
            words.mail_shipped_replacement_title(device),
        )
    } else {
        topic.begin(
            words.mail_shipped_subject(number, device),
            words.mail_shipped_title(device),
        )
    };
    let Some((line, parcel)) = topic
        .line()
        .and_then(|line| line.outbound.as_ref().map(|parcel| (line, parcel)))
    else {
        return letter;
    };
    letter
        .paragraphs
        .extend(line.outcome.map(|outcome| done(words, outcome).to_owned()));
    letter.paragraphs.push(words.mail_shipped_text(
        i64::from(parcel.service.business_days(topic.policy.ground_days)),
        words.date(parcel.shipped_on),
        service(parcel),
    ));
    letter.facts = facts(topic, line, parcel);
    letter.link = carriers::tracking_url(&parcel.carrier, &parcel.tracking).map(|url| {
        (
            words.mail_shipped_track(status::carrier(&parcel.carrier)),
            url,
        )
    });
    letter
}

/// It has been delivered.
pub(super) fn delivered(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let at = topic
        .line()
        .and_then(|line| line.outbound.as_ref())
        .and_then(|parcel| parcel.delivered_at);
    let (number, device) = (topic.number(), topic.device());
    let (subject, title) = if topic.line().is_some_and(Line::goes_out_replaced) {
        (
            words.mail_delivered_replacement_subject(number, device),
            words.mail_delivered_replacement_title(device),
        )
    } else {
        (
            words.mail_delivered_subject(number, device),
            words.mail_delivered_title(device),
        )
    };
    LetterText {
        paragraphs: vec![words.mail_delivered_text(topic.since(at))],
        notes: vec![
            words.mail_delivered_missing().to_owned(),
            words.mail_delivered_again().to_owned(),
        ],
        ..topic.begin(subject, title)
    }
}

fn facts(topic: &Topic<'_>, line: &Line, parcel: &Outbound) -> Vec<(String, Vec<String>)> {
    let words = topic.words;
    let mut facts = vec![
        fact(words.mail_fact_carrier(), service(parcel)),
        fact(words.mail_fact_tracking(), &parcel.tracking),
        fact(
            words.mail_fact_expected_back(),
            words.date(parcel.expected_on),
        ),
        (
            words.mail_fact_sent_to().to_owned(),
            places::address(words, &topic.case.address),
        ),
    ];
    if let Some(serial) = &line.replacement {
        facts.push(fact(words.mail_fact_replacement(), serial.to_string()));
    }
    facts
}

const fn done(words: Words, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Repaired => words.mail_shipped_repaired(),
        Outcome::Replaced => words.mail_shipped_replaced(),
        Outcome::ReturnedNoFault => words.mail_shipped_no_fault(),
        // What was disposed of is never shipped.
        Outcome::ReturnedUnrepaired | Outcome::DisposedByConsent => words.mail_shipped_unrepaired(),
    }
}

/// Carrier and service by the carrier's own names, which no language translates.
fn service(parcel: &Outbound) -> String {
    let name = match parcel.service {
        ShipService::Ground => "Ground",
        ShipService::SecondDay => "2nd Day Air",
        ShipService::NextDay => "Next Day Air",
    };
    format!("{} {name}", status::carrier(&parcel.carrier))
}
