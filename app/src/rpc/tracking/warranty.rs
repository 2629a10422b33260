//! How the warranty of a serial stands, for anybody (S8): nothing of owners, sellers or returns.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::Link;
use crate::error::AppError;
use crate::forms::{Field, Problems};

/// What the look-up says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WarrantyPage {
    /// The heading.
    pub title: String,
    /// What is said and what is not.
    pub lead: String,
    /// What was wrong.
    pub problems: Option<Problems>,
    /// The serial.
    pub serial: Field,
    /// The button.
    pub go: String,
    /// The answer; `None` before something was asked.
    pub answer: Option<Answer>,
}

/// The answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// The value of `data-signal`.
    pub signal: String,
    /// Its word.
    pub word: String,
    /// The product's name; empty when nothing is known.
    pub product: String,
    /// The serial, as it was typed.
    pub serial: String,
    /// How it stands.
    pub sentence: String,
    /// What that means.
    pub text: String,
    /// The heading of what follows; empty when nothing does.
    pub why: String,
    /// How it is counted: a name and its value each.
    pub sum: Vec<(String, String)>,
    /// Why it is void, a sentence each.
    pub codes: Vec<String>,
    /// Where a fault is reported.
    pub report: Link,
}

/// The look-up, and what it found.
#[server(input = GetUrl)]
pub async fn load_warranty(serial: Option<String>) -> Result<WarrantyPage, AppError> {
    page::load(serial.as_deref().unwrap_or_default()).await
}

#[cfg(feature = "ssr")]
mod page {
    use domain::warranty::Warranty;
    use service::passport::{Passport, PublicStanding};
    use service::{Error, Refused, say};
    use words::Words;

    use super::{Answer, WarrantyPage};
    use crate::error::AppError;
    use crate::routes::Place;
    use crate::rpc;
    use crate::rpc::tracking::Link;

    const FIELD: &str = "serial";

    pub async fn load(serial: &str) -> Result<WarrantyPage, AppError> {
        let (desk, words) = (rpc::desk()?, rpc::reader().words());
        if serial.trim().is_empty() {
            return Ok(page(words, serial, None, None));
        }
        match desk.passport(serial, &rpc::client_ip()).await {
            Ok(found) => Ok(page(
                words,
                serial,
                None,
                Some(answer(words, serial, found)),
            )),
            Err(Error::Invalid(errors)) => {
                let refused = Refused {
                    fields: vec![(FIELD.to_owned(), serial.to_owned())],
                    errors,
                    refusal: None,
                };
                Ok(page(words, serial, Some(&refused), None))
            }
            Err(error) => Err(rpc::wrong(error)),
        }
    }

    fn page(
        words: Words,
        serial: &str,
        refused: Option<&Refused>,
        answer: Option<Answer>,
    ) -> WarrantyPage {
        let what = words.warranty_what();
        WarrantyPage {
            title: words.warranty_title().into(),
            lead: words.warranty_lead().into(),
            problems: rpc::problems(words, refused, |_| what.to_owned()),
            serial: rpc::field(
                words,
                refused,
                FIELD,
                (words.warranty_label(), "", what),
                serial,
            ),
            go: words.warranty_go().into(),
            answer,
        }
    }

    fn answer(words: Words, serial: &str, found: Option<Passport>) -> Answer {
        let report = Link {
            href: Place::FileStep("serial".into()).path(),
            label: words.warranty_report().into(),
        };
        let blank = Answer {
            signal: "blank".into(),
            word: words.file_warranty_unknown().into(),
            product: String::new(),
            serial: serial.trim().to_uppercase(),
            sentence: words.warranty_none().into(),
            text: words.warranty_none_text().into(),
            why: String::new(),
            sum: Vec::new(),
            codes: Vec::new(),
            report,
        };
        let Some(Passport { product, standing }) = found else {
            return blank;
        };
        let blank = Answer { product, ..blank };
        match standing {
            PublicStanding::Replaced => Answer {
                word: words.warranty_replaced_word().into(),
                sentence: words.warranty_replaced().into(),
                text: words.warranty_replaced_text().into(),
                ..blank
            },
            PublicStanding::Void { since, codes } => Answer {
                signal: "trouble".into(),
                word: words.warranty_void_word().into(),
                sentence: words.warranty_void(words.date(since)),
                text: words.warranty_void_text().into(),
                why: words.warranty_why().into(),
                codes: say::voids::codes(words, &codes),
                ..blank
            },
            PublicStanding::Warranty(warranty) => counted(words, &warranty, blank),
        }
    }

    fn counted(words: Words, warranty: &Warranty, blank: Answer) -> Answer {
        let (signal, word, sentence, text) = match warranty {
            Warranty::Covered { ends_on, .. } => (
                "done",
                words.file_warranty_in(),
                words.warranty_in(words.date(*ends_on)),
                words.warranty_in_text(),
            ),
            Warranty::Ended { ends_on, .. } => (
                "waiting",
                words.file_warranty_out(),
                words.warranty_ended(words.date(*ends_on)),
                words.warranty_ended_text(),
            ),
            Warranty::Unproven => (
                "blank",
                words.file_warranty_unknown(),
                words.warranty_unproven().to_owned(),
                words.warranty_unproven_text(),
            ),
            // A replacement of a device that was void is so too.
            Warranty::Void { since } => (
                "trouble",
                words.warranty_void_word(),
                words.warranty_void(words.date(*since)),
                words.warranty_void_text(),
            ),
        };
        let sum = say::voids::sum(words, warranty);
        Answer {
            signal: signal.into(),
            word: word.into(),
            sentence,
            text: text.into(),
            why: if sum.is_empty() {
                String::new()
            } else {
                words.common_why().into()
            },
            sum,
            ..blank
        }
    }
}
