//! What was found about a warranty, and the appeal (S24); a proof of purchase that does not fit; a device that is given
//! to us to dispose of.

use domain::estimate::Estimate;
use domain::line::Line;
use domain::line::state::State;
use domain::line::void::{VoidFinding, VoidState};
use domain::policy::condition::VoidEffect;
use domain::warranty::Warranty;

use super::super::layout::{LetterText, List, Quote};
use super::{Topic, fact};
use crate::say::voids;

/// The warranty is void, or this damage is not covered: why, what shows it, what comes, and until when it can be
/// contested.
pub(super) fn found(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let Some(void) = finding(topic) else {
        return LetterText::default();
    };
    let (subject, title) = match void.effect {
        VoidEffect::VoidAll => (
            words.void_mail_void_subject(topic.number(), topic.device()),
            words.void_mail_void_title(topic.device()),
        ),
        VoidEffect::ExcludeDamage => (
            words.void_mail_excluded_subject(topic.number(), topic.device()),
            words.void_mail_excluded_title(topic.device()),
        ),
    };
    let mut letter = topic.begin(subject, title);
    let photos = i64::try_from(void.photos.len()).unwrap_or(i64::MAX);
    letter.paragraphs = vec![words.void_mail_photos(photos)];
    letter.quote = Some(Quote {
        intro: words.void_mail_seen().to_owned(),
        text: void.note.clone(),
    });
    let mut next = vec![words.void_mail_next_estimate().to_owned()];
    if let Some(counts) = void.counts {
        let until = words.date(counts.appeal_until);
        letter.facts = vec![fact(words.void_mail_until(), &until)];
        next.push(words.void_mail_next_appeal(until));
    }
    letter.lists = vec![
        List::of(words.void_mail_why(), voids::codes(words, &void.codes)),
        List::steps(words.mail_next(), next),
    ];
    letter.notes = vec![words.void_mail_free().to_owned()];
    if let (VoidEffect::ExcludeDamage, Some(Warranty::Covered { ends_on, .. })) =
        (void.effect, topic.line().map(|line| line.warranty))
    {
        letter
            .notes
            .push(words.void_box_goes_on(words.date(ends_on)));
    }
    letter
}

/// We have the appeal: who decides it, and by when.
pub(super) fn appeal_received(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let appeal = finding(topic).and_then(|void| void.appeal.as_ref());
    let by = appeal.map_or(topic.now, |appeal| appeal.at);
    let by = words.date(voids::ruling_by(by, topic.calendar, topic.now));
    LetterText {
        paragraphs: vec![words.void_mail_received_text(by, topic.device())],
        ..topic.begin(
            words.void_mail_received_subject(topic.number()),
            words.void_mail_received_title().to_owned(),
        )
    }
}

/// The appeal is decided, with the words of whoever decided it, and what comes now.
pub(super) fn appeal_decided(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let line = topic.line();
    let stays = finding(topic).is_some_and(VoidFinding::stands);
    let title = if stays {
        words.void_mail_decided_title_no(topic.device())
    } else {
        words.void_mail_decided_title_yes(topic.device())
    };
    let mut letter = topic.begin(words.void_mail_decided_subject(topic.number()), title);
    letter.quote = topic.told(words.void_mail_decided_intro());
    let waits = line
        .and_then(Line::estimate)
        .filter(|estimate| estimate.is_open())
        .map(|estimate: &Estimate| words.date(estimate.valid_until));
    letter.paragraphs = if stays {
        waits
            .map(|until| words.void_mail_decided_estimate(until))
            .into_iter()
            .collect()
    } else if line.is_some_and(|line| line.state == State::Diagnosing) {
        vec![words.void_mail_decided_again(topic.device())]
    } else {
        vec![words.void_mail_decided_elsewhere().to_owned()]
    };
    if let Some(line) = line.filter(|_| !stays) {
        letter.notes = vec![voids::stands(words, &line.warranty)];
    }
    letter
}

/// The proof of purchase shows something else: why, and what may be done.
pub(super) fn proof_doubted(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    LetterText {
        quote: topic.told(words.void_mail_proof_intro()),
        paragraphs: vec![
            words.void_mail_proof_same().to_owned(),
            words.void_mail_proof_again().to_owned(),
        ],
        ..topic.begin(
            words.void_mail_proof_subject(topic.number()),
            words.void_mail_proof_title(topic.device()),
        )
    }
}

/// Declined, and given to us: what the customer has agreed to, in writing.
pub(super) fn disposed(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let decided = topic
        .line()
        .and_then(Line::estimate)
        .and_then(|one| one.decided_at);
    LetterText {
        paragraphs: vec![
            words.void_mail_disposed_text(topic.since(decided)),
            words.estimate_dispose_point_pay().to_owned(),
        ],
        ..topic.begin(
            words.void_mail_disposed_subject(topic.number(), topic.device()),
            words.void_mail_disposed_title(topic.device()),
        )
    }
}

/// Whether what the letter says of the finding is still so.
pub(super) fn is_still(topic: &Topic<'_>, wanted: &[VoidState]) -> bool {
    finding(topic).is_some_and(|void| wanted.contains(&void.state))
}

fn finding<'a>(topic: &Topic<'a>) -> Option<&'a VoidFinding> {
    topic.line().and_then(|line| line.void.as_ref())
}
