//! Before anything is sent: the request, the conversation, and its ends without a parcel (S1).

use super::super::layout::{LetterText, List};
use super::Topic;
use domain::case::Case;

/// We have your request.
pub(super) fn filed(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let opened = topic.calendar.business_day_of(topic.case.opened_at);
    let answer = words.date(topic.calendar.add_business_days(opened, 1));
    LetterText {
        lists: vec![List::steps(
            words.mail_next(),
            vec![
                words.mail_filed_step_answer(answer),
                words.mail_filed_step_try().to_owned(),
                words.mail_filed_step_bench().to_owned(),
            ],
        )],
        notes: vec![words.mail_filed_keep().to_owned()],
        ..topic.begin(
            words.mail_filed_subject(topic.number()),
            words.mail_filed_title(topic.device()),
        )
    }
}

/// We have a question.
pub(super) fn question(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    LetterText {
        quote: topic.quote(|name| words.mail_question_intro(name)),
        notes: vec![words.mail_question_next().to_owned()],
        button: Some((words.mail_button_answer().to_owned(), topic.link.to_owned())),
        ..topic.begin(
            words.mail_question_subject(topic.number(), topic.device()),
            words.mail_question_title(topic.device()),
        )
    }
}

/// A message from us.
pub(super) fn message(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    LetterText {
        quote: topic.quote(|name| words.mail_message_intro(name)),
        button: Some((words.mail_button_read().to_owned(), topic.link.to_owned())),
        ..topic.begin(
            words.mail_message_subject(topic.number(), topic.device()),
            words.mail_message_title(topic.device()),
        )
    }
}

/// It works again.
pub(super) fn fixed_remotely(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let until = Case::reopens_until(topic.done_at(), topic.policy, topic.calendar);
    LetterText {
        paragraphs: vec![words.mail_fixed_text(topic.date_of(topic.done_at()))],
        quote: topic.told(words.mail_fixed_helped()),
        notes: vec![words.mail_fixed_again(words.date(until))],
        ..topic.begin(
            words.mail_fixed_subject(topic.number(), topic.device()),
            words.mail_fixed_title(topic.device()),
        )
    }
}

/// A sales rep takes over.
pub(super) fn handed_to_sales(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    LetterText {
        paragraphs: vec![
            words.mail_sales_next(topic.in_business_days(1)),
            words.mail_sales_keep().to_owned(),
        ],
        ..topic.begin(
            words.mail_sales_subject(topic.number()),
            words.mail_sales_title(topic.device()),
        )
    }
}

/// Sales was done with it.
pub(super) fn closed_by_sales(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    LetterText {
        quote: topic.told(words.mail_sales_closed_how()),
        notes: vec![words.mail_sales_closed_wrong().to_owned()],
        ..topic.begin(
            words.mail_sales_closed_subject(topic.number()),
            words.mail_sales_closed_title(topic.device()),
        )
    }
}

/// It was called off.
pub(super) fn called_off(topic: &Topic<'_>) -> LetterText {
    let words = topic.words;
    let is_sent = topic.line().is_some_and(|line| line.inbound.is_some());
    let next = if is_sent {
        words.mail_called_off_sent()
    } else {
        words.mail_called_off_next()
    };
    LetterText {
        paragraphs: vec![next.to_owned(), words.mail_called_off_wrong().to_owned()],
        ..topic.begin(
            words.mail_called_off_subject(topic.number()),
            words.mail_called_off_title(topic.device()),
        )
    }
}
