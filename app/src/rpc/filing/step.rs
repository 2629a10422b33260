//! One page of the filing: which is right to show, and what surrounds its question.

use domain::field::{FieldError, FieldErrors};
use domain::intake::{Facts, RawIntake, Step, fields};
use service::filing::{Known, OpenDraft};
use service::{Desk, Refused, say};
use words::Words;

use super::act::{self, address};
use super::{Body, FilingPage, Later, Link, SmallTag, StepPage, answers, bodies, warranty};
use crate::error::AppError;
use crate::forms::{Field, Problems};
use crate::routes::Place;
use crate::rpc;

/// What the words of a page are made of.
pub struct Asked<'a> {
    pub words: Words,
    pub desk: &'a Desk,
    pub answers: &'a RawIntake,
    pub known: &'a Known,
    pub errors: FieldErrors,
    /// The filing, once it has begun.
    pub draft: Option<&'a OpenDraft>,
    pub to_check: bool,
}

impl Asked<'_> {
    /// A field with what was typed and what is wrong with it.
    pub fn field(&self, name: &str, label: &str, hint: &str) -> Field {
        Field {
            label: label.to_owned(),
            hint: hint.to_owned(),
            value: self.answers.get(name).to_owned(),
            error: self.error(name),
        }
    }

    /// A field that may stay empty.
    pub fn optional(&self, name: &str, label: &str, hint: &str) -> Field {
        self.field(name, &self.words.common_optional_label(label), hint)
    }

    /// What is wrong with a field; empty when nothing is.
    pub fn error(&self, name: &str) -> String {
        self.errors.get(name).map_or_else(String::new, |error| {
            // The three boxes are asked for, so the example has three parts too.
            if error == FieldError::NotADate {
                self.words.error_date_invalid(DATE_EXAMPLE)
            } else {
                say::errors::field_error(self.words, error, what(self.words, name))
            }
        })
    }

    /// The device as the customer named it: its product.
    pub fn product(&self) -> Option<&str> {
        self.known
            .product
            .as_ref()
            .map(|product| product.name.as_str())
    }
}

/// A date as an example, in three boxes.
pub const DATE_EXAMPLE: &str = "14 3 2025";

/// How a sentence names a field.
pub fn what(words: Words, field: &str) -> &'static str {
    use domain::contact::address::fields as place;
    match field {
        fields::SERIAL => words.file_serial_what(),
        fields::PRODUCT => words.file_product_what(),
        fields::PURCHASED_ON => words.file_purchase_what(),
        fields::BOUGHT_FROM => words.file_purchase_shop_what(),
        fields::SYMPTOM => words.file_symptom_what(),
        fields::DESCRIPTION => words.file_description_what(),
        fields::NAME => words.file_contact_name_what(),
        fields::EMAIL => words.file_contact_email_what(),
        fields::PHONE => words.file_contact_phone_what(),
        place::RECIPIENT => words.file_address_recipient_what(),
        place::COMPANY => words.file_address_company_what(),
        place::LINE1 => words.file_address_line1_what(),
        place::LINE2 => words.file_address_line2_what(),
        place::CITY => words.file_address_city_what(),
        place::REGION => words.file_address_region_what(),
        place::POSTCODE => words.file_address_postcode_what(),
        _ => words.file_address_country_what(),
    }
}

pub async fn load(key: &str, to_check: bool, again: Option<&str>) -> Result<FilingPage, AppError> {
    let desk = rpc::desk()?;
    let token = act::token();
    let draft = desk.open_draft(token.as_ref()).await.map_err(rpc::wrong)?;
    let asked = if key.is_empty() {
        draft.as_ref().map_or(Step::Serial, OpenDraft::next_page)
    } else {
        act::step(key)?
    };
    if let Some(address) = elsewhere(key, asked, draft.as_ref()) {
        rpc::redirect(&address);
        return Ok(FilingPage::Elsewhere(address));
    }
    let page = shown(&desk, asked, draft.as_ref(), to_check, again).await?;
    Ok(FilingPage::Step(Box::new(page)))
}

/// The address that is right instead of the one that was asked for.
fn elsewhere(key: &str, asked: Step, draft: Option<&OpenDraft>) -> Option<String> {
    let sent = draft.and_then(|draft| draft.sent_as);
    if let Some(number) = sent {
        return Some(Place::FileSent(number.ticket()).path());
    }
    let right = draft.map_or(Step::Serial, |draft| draft.page_for(asked));
    (right != asked || key.is_empty()).then(|| address(right, false))
}

async fn shown(
    desk: &Desk,
    step: Step,
    draft: Option<&OpenDraft>,
    to_check: bool,
    again: Option<&str>,
) -> Result<StepPage, AppError> {
    let words = rpc::reader().words();
    let nothing = RawIntake::new(words.lang().code());
    let unknown = unknown(desk);
    let asked = Asked {
        words,
        desk,
        answers: draft.map_or(&nothing, |draft| &draft.answers),
        known: draft.map_or(&unknown, |draft| &draft.known),
        errors: draft.map_or_else(FieldErrors::new, |draft| draft.errors(step)),
        draft,
        to_check,
    };
    let body = bodies::body(&asked, step, again).await?;
    let problems = problems(&asked, &body);
    let title = title(words, &body);
    Ok(StepPage {
        title: match problems {
            Some(_) => words.error_title(title),
            None => title.to_owned(),
        },
        step: step.key().to_owned(),
        to_check,
        back: back(&asked, step),
        tag: tag(&asked),
        problems,
        body,
        go_on: words.common_continue().to_owned(),
        saved: saved(&asked),
        later: later(&asked, step, again).await?,
    })
}

/// Before anything was typed.
fn unknown(desk: &Desk) -> Known {
    Known {
        facts: Facts::on(desk.calendar.zone.date(desk.now())),
        unit: None,
        product: None,
        warranty: domain::warranty::Warranty::Unproven,
        // The first question names no value of it.
        policy: std::sync::Arc::default(),
        open_case: None,
    }
}

fn title(words: Words, body: &Body) -> &str {
    match body {
        Body::Serial(body) => &body.field.label,
        Body::Product(body) | Body::Symptom(body) => &body.legend,
        Body::Purchase(body) => &body.legend,
        Body::Warranty(_) => words.file_warranty_title(),
        Body::Description(field) => &field.label,
        Body::SelfHelp(body) => &body.title,
        Body::Proof(body) => &body.title,
        Body::Contact(body) => &body.title,
        Body::Address(body) => &body.title,
        Body::Check(body) => &body.title,
    }
}

/// What is wrong, in the order of the fields; files say it themselves.
fn problems(asked: &Asked<'_>, body: &Body) -> Option<Problems> {
    let items: Vec<_> = match body {
        Body::Proof(proof) => proof
            .problems
            .iter()
            .map(|text| ("proof".to_owned(), text.clone()))
            .collect(),
        Body::Serial(_)
        | Body::Product(_)
        | Body::Purchase(_)
        | Body::Warranty(_)
        | Body::Symptom(_)
        | Body::Description(_)
        | Body::SelfHelp(_)
        | Body::Contact(_)
        | Body::Address(_)
        | Body::Check(_) => asked
            .errors
            .iter()
            .map(|(field, _)| (anchor(field).to_owned(), asked.error(field)))
            .collect(),
    };
    (!items.is_empty()).then(|| Problems {
        title: asked.words.error_summary_title().to_owned(),
        items,
    })
}

/// The element that the summary's link leads to: of the three boxes the first.
fn anchor(field: &str) -> &str {
    if field == fields::PURCHASED_ON {
        fields::PURCHASED_ON_DAY
    } else {
        field
    }
}

fn back(asked: &Asked<'_>, step: Step) -> Link {
    let href = if asked.to_check {
        address(Step::Check, false)
    } else {
        step.before(asked.answers, &asked.known.facts)
            .map_or_else(|| Place::Start.path(), |before| address(before, false))
    };
    Link {
        text: asked.words.common_back().to_owned(),
        href,
    }
}

fn saved(asked: &Asked<'_>) -> String {
    let Some(draft) = asked.draft else {
        return String::new();
    };
    let (words, zone) = (asked.words, &asked.desk.calendar.zone);
    let at = words.common_saved_at(words.time(zone.local(draft.saved_at)));
    let until = words.file_kept_until(words.date(zone.date(draft.kept_until)));
    format!("{at}. {until}")
}

fn tag(asked: &Asked<'_>) -> SmallTag {
    let words = asked.words;
    let (done, all) = asked.draft.map_or((0, Step::ALL.len() - 2), |draft| {
        let path = draft.path();
        let questions = path.iter().filter(|step| **step != Step::Check);
        let answered = questions
            .clone()
            .filter(|step| draft.answers.is_answered(**step) && draft.errors(**step).is_empty());
        (answered.count(), questions.count())
    });
    let (signal, word) = if asked.answers.is_answered(Step::Purchase) {
        warranty::signal(words, &asked.known.warranty)
    } else {
        ("blank", words.file_tag_not_sent())
    };
    SmallTag {
        title: words.file_tag_title().to_owned(),
        progress: words.file_tag_progress(done, all),
        signal: signal.to_owned(),
        word: word.to_owned(),
        lines: answers::tag_lines(asked),
    }
}

async fn later(
    asked: &Asked<'_>,
    step: Step,
    again: Option<&str>,
) -> Result<Option<Later>, AppError> {
    // The page that asks for the e-mail address has that field already, and ids are there once.
    let fits = !matches!(step, Step::Warranty | Step::Contact | Step::Check);
    let Some(draft) = asked.draft.filter(|_| fits) else {
        return Ok(None);
    };
    let words = asked.words;
    let refused: Option<Refused> = rpc::refused(act::LATER, again).await?;
    let sent = again == Some("sent");
    let until = asked.desk.calendar.zone.date(draft.kept_until);
    let label = words.file_contact_email();
    let known = asked.answers.get(fields::EMAIL);
    Ok(Some(Later {
        step: step.key().to_owned(),
        title: words.file_later_title().to_owned(),
        text: words.file_later_text(words.date(until)),
        email: rpc::field(
            words,
            refused.as_ref(),
            fields::EMAIL,
            (label, "", words.file_contact_email_what()),
            known,
        ),
        send: words.file_later_send().to_owned(),
        sent: if sent {
            words.file_later_sent().to_owned()
        } else {
            String::new()
        },
        open: sent || refused.is_some(),
    }))
}
