//! What was said so far: the lines of the small tag, and everything once more on the last page.

use domain::intake::answer::Purchase;
use domain::intake::{Facts, SelfHelp, Step, StepAnswer, answer, fields};
use domain::product::Symptom;
use domain::time::Date;
use service::say::{devices, places};
use words::Words;

use super::act::address;
use super::step::Asked;
use super::{AnswerGroup, AnswerRow, CheckBody, TagLine};
use domain::warranty::Warranty;

/// What an answered page says; nothing for one that was not answered rightly.
fn said(asked: &Asked<'_>, step: Step) -> Option<StepAnswer> {
    let answered = asked.answers.is_answered(step);
    let facts: &Facts = &asked.known.facts;
    answered.then(|| step.parse(asked.answers, facts).ok())?
}

pub fn tag_lines(asked: &Asked<'_>) -> Vec<TagLine> {
    let words = asked.words;
    let files = asked.draft.map_or(0, |draft| draft.files.len());
    let files = (files > 0).then(|| count(words, files));
    [
        (words.file_line_device(), asked.product().map(str::to_owned)),
        (words.file_line_serial(), serial(asked)),
        (words.file_line_bought(), bought(asked)),
        (words.file_line_warranty(), standing(asked)),
        (words.file_line_fault(), fault(asked)),
        (words.file_line_files(), files),
        (words.file_line_you(), who(asked)),
    ]
    .into_iter()
    .map(|(label, value)| TagLine {
        label: label.to_owned(),
        empty: value.is_none(),
        value: value.unwrap_or_else(|| words.file_tag_nothing().to_owned()),
    })
    .collect()
}

fn count(words: Words, files: usize) -> String {
    words.file_line_count(i64::try_from(files).unwrap_or(i64::MAX))
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a page gives its own answer and no other"
)]
fn serial(asked: &Asked<'_>) -> Option<String> {
    match said(asked, Step::Serial)? {
        StepAnswer::Serial(Some(serial)) => Some(serial.to_string()),
        _ => Some(asked.words.file_line_unreadable().to_owned()),
    }
}

/// An answer that may be left out says so once the page was sent.
fn bought(asked: &Asked<'_>) -> Option<String> {
    let words = asked.words;
    let purchase = purchase(asked)?;
    Some(purchase.purchased_on.map_or_else(
        || words.common_not_provided().to_owned(),
        |day| words.short_date(day),
    ))
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a page gives its own answer and no other"
)]
fn purchase(asked: &Asked<'_>) -> Option<Purchase> {
    match said(asked, Step::Purchase)? {
        StepAnswer::Purchase(purchase) => Some(purchase),
        _ => None,
    }
}

/// The day of purchase that was typed, if one was.
pub fn day_of_purchase(asked: &Asked<'_>) -> Option<Date> {
    purchase(asked)?.purchased_on
}

fn standing(asked: &Asked<'_>) -> Option<String> {
    asked
        .answers
        .is_answered(Step::Purchase)
        .then(|| until(asked.words, &asked.known.warranty))
}

/// "In warranty until 14 Mar 2027".
fn until(words: Words, standing: &Warranty) -> String {
    match standing {
        Warranty::Covered { ends_on, .. } => {
            words.file_warranty_short_in(words.short_date(*ends_on))
        }
        Warranty::Ended { ends_on, .. } => {
            words.file_warranty_short_out(words.short_date(*ends_on))
        }
        Warranty::Unproven => words.file_warranty_unknown().to_owned(),
        Warranty::Void { .. } => words.file_warranty_void().to_owned(),
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a page gives its own answer and no other"
)]
fn symptom(asked: &Asked<'_>) -> Option<Symptom> {
    match said(asked, Step::Symptom)? {
        StepAnswer::Symptom(symptom) => Some(symptom),
        _ => None,
    }
}

fn fault(asked: &Asked<'_>) -> Option<String> {
    symptom(asked).map(|symptom| devices::symptom(asked.words, symptom).to_owned())
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a page gives its own answer and no other"
)]
fn who(asked: &Asked<'_>) -> Option<String> {
    match said(asked, Step::Contact)? {
        StepAnswer::Contact { name, .. } => Some(name.to_string()),
        _ => None,
    }
}

pub fn check(asked: &Asked<'_>) -> CheckBody {
    let words = asked.words;
    let (desk, warranty) = (asked.desk, &asked.known.warranty);
    let today = desk.calendar.business_day_of(desk.now());
    let answer_by = words.date(desk.calendar.add_business_days(today, 1));
    let cost = if warranty.is_covered() {
        words.file_check_cost_in()
    } else {
        words.file_check_cost_out()
    };
    let terms = [
        ("money", cost.to_owned()),
        ("clock", words.file_check_answer(answer_by)),
        (
            "box",
            words.file_check_wait(asked.known.policy.rma_valid_days),
        ),
    ];
    CheckBody {
        title: words.file_check_title().to_owned(),
        signal: "blank".to_owned(),
        word: words.file_tag_not_sent().to_owned(),
        groups: vec![device_group(asked), fault_group(asked), who_group(asked)],
        terms_title: words.file_check_terms().to_owned(),
        terms: terms.map(|(icon, text)| (icon.to_owned(), text)).into(),
        send: words.file_check_send().to_owned(),
    }
}

/// A row, with the page that changes it.
fn row(words: Words, label: &str, value: Vec<String>, step: Step) -> AnswerRow {
    let value: Vec<String> = value.into_iter().filter(|line| !line.is_empty()).collect();
    AnswerRow {
        label: label.to_owned(),
        value: if value.is_empty() {
            vec![words.common_not_provided().to_owned()]
        } else {
            value
        },
        change: words.common_change().to_owned(),
        what: label.to_owned(),
        href: address(step, true),
    }
}

fn device_group(asked: &Asked<'_>) -> AnswerGroup {
    let words = asked.words;
    let needs_product = answer::needs_product(asked.answers, &asked.known.facts);
    let product_page = if needs_product {
        Step::Product
    } else {
        Step::Serial
    };
    let one = |value: Option<String>| value.into_iter().collect();
    let shop = asked.answers.get(fields::BOUGHT_FROM).trim().to_owned();
    AnswerGroup {
        title: words.file_check_device().to_owned(),
        rows: vec![
            row(
                words,
                words.file_line_serial(),
                one(serial(asked)),
                Step::Serial,
            ),
            row(
                words,
                words.file_line_device(),
                one(asked.product().map(str::to_owned)),
                product_page,
            ),
            row(
                words,
                words.file_line_bought(),
                one(bought(asked)),
                Step::Purchase,
            ),
            row(
                words,
                words.file_line_bought_from(),
                vec![shop],
                Step::Purchase,
            ),
            row(
                words,
                words.file_line_warranty(),
                vec![until(words, &asked.known.warranty)],
                Step::Warranty,
            ),
        ],
    }
}

fn fault_group(asked: &Asked<'_>) -> AnswerGroup {
    let words = asked.words;
    let description = asked.answers.get(fields::DESCRIPTION);
    let tried = match said(asked, Step::SelfHelp) {
        Some(StepAnswer::SelfHelp(SelfHelp::DidNotHelp)) => words.file_line_tried_yes(),
        _ => words.file_line_tried_no(),
    };
    let files = asked
        .draft
        .map(|draft| draft.files.iter().map(|file| file.name.clone()).collect());
    AnswerGroup {
        title: words.file_check_fault().to_owned(),
        rows: vec![
            row(
                words,
                words.file_line_fault(),
                fault(asked).into_iter().collect(),
                Step::Symptom,
            ),
            row(
                words,
                words.file_line_description(),
                description.lines().map(str::to_owned).collect(),
                Step::Description,
            ),
            row(
                words,
                words.file_line_tried(),
                vec![tried.to_owned()],
                Step::SelfHelp,
            ),
            row(
                words,
                words.file_line_files(),
                files.unwrap_or_default(),
                Step::Proof,
            ),
        ],
    }
}

fn who_group(asked: &Asked<'_>) -> AnswerGroup {
    let words = asked.words;
    let typed = |field: &str| vec![asked.answers.get(field).trim().to_owned()];
    let place = answer::address(asked.answers)
        .map(|address| places::address(words, &address))
        .unwrap_or_default();
    AnswerGroup {
        title: words.file_check_you().to_owned(),
        rows: vec![
            row(
                words,
                words.file_line_name(),
                typed(fields::NAME),
                Step::Contact,
            ),
            row(
                words,
                words.file_line_email(),
                typed(fields::EMAIL),
                Step::Contact,
            ),
            row(
                words,
                words.file_line_phone(),
                typed(fields::PHONE),
                Step::Contact,
            ),
            row(words, words.file_line_address(), place, Step::Address),
        ],
    }
}
