//! The start page.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::forms::{Field, Problems};

/// What the start page says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StartPage {
    pub title: String,
    pub lede: String,
    pub problems: Option<Problems>,
    /// A serial number or a reference.
    pub text: Field,
    pub go: String,
    pub unreadable: String,
    /// The filing that is under way in this browser: what to press, and until when it is kept.
    pub resume: Option<(String, String)>,
    pub broken: Door,
    pub sales: Door,
    pub find: String,
    /// The look-up of a warranty.
    pub warranty: String,
    /// What is needed, how long it takes, what it may cost.
    pub facts: Vec<(String, String)>,
}

/// A way in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Door {
    pub title: String,
    pub text: String,
    pub href: String,
}

#[server(input = GetUrl)]
pub async fn load_start(again: Option<String>) -> Result<StartPage, AppError> {
    page::load(again.as_deref()).await
}

/// Takes a serial number or a reference and leads to what it is.
#[server]
pub async fn find(#[server(default)] text: String) -> Result<(), AppError> {
    page::find(&text).await
}

#[cfg(feature = "ssr")]
mod page {
    use domain::field::{FieldError, FieldErrors};
    use domain::number::CaseNumber;
    use domain::serial::Serial;
    use domain::turnaround::Turnaround;
    use service::filing::OpenDraft;
    use service::{Error, say};
    use words::Words;

    use super::{Door, StartPage};
    use crate::error::AppError;
    use crate::routes::Place;
    use crate::rpc::filing::{begin_with, draft_token};
    use crate::rpc::{desk, field, problems, reader, redirect, refuse, refused, wrong};

    /// The name of the form, under which a refused one is found again.
    const FORM: &str = "find";
    const TEXT: &str = "text";
    /// A reference as an example; it stays on one line.
    const EXAMPLE: &str = "R\u{2011}7K3M\u{2011}9QXD\u{2011}5";

    pub async fn load(again: Option<&str>) -> Result<StartPage, AppError> {
        let (desk, words) = (desk()?, reader().words());
        let refused = refused(FORM, again).await?;
        let token = draft_token();
        let draft = desk.open_draft(token.as_ref()).await.map_err(wrong)?;
        let draft = draft.filter(|draft| draft.sent_as.is_none());
        let resume = draft.map(|draft: OpenDraft| {
            let until = words.date(desk.calendar.zone.date(draft.kept_until));
            (
                words.file_start_resume().to_owned(),
                words.file_start_resume_hint(until),
            )
        });
        let turnaround = desk.turnaround().await.map_err(wrong)?;
        let label = words.file_start_label();
        let hint = words.file_start_hint(EXAMPLE);
        let what = words.file_start_what();
        Ok(StartPage {
            title: words.file_start_title().to_owned(),
            lede: words.file_start_lede().to_owned(),
            problems: problems(words, refused.as_ref(), |_| what.to_owned()),
            text: field(words, refused.as_ref(), TEXT, (label, &hint, what), ""),
            go: words.common_continue().to_owned(),
            unreadable: words.file_start_unreadable().to_owned(),
            resume,
            broken: Door {
                title: words.file_start_door_broken().to_owned(),
                text: words.file_start_door_broken_hint().to_owned(),
                href: Place::FileStep("serial".into()).path(),
            },
            sales: Door {
                title: words.file_start_door_sales().to_owned(),
                text: words.file_start_door_sales_hint().to_owned(),
                href: format!("mailto:{}", desk.maker.email),
            },
            find: words.file_start_find().to_owned(),
            warranty: words.warranty_title().to_owned(),
            facts: facts(words, turnaround),
        })
    }

    fn facts(words: Words, turnaround: Option<Turnaround>) -> Vec<(String, String)> {
        let mut time = words.file_start_time_text().to_owned();
        if let Some(turnaround) = turnaround {
            time.push(' ');
            time.push_str(&say::turnaround::sentence(words, turnaround));
        }
        [
            (
                words.file_start_need(),
                words.file_start_need_text().to_owned(),
            ),
            (words.file_start_time(), time),
            (
                words.file_start_cost(),
                words.file_start_cost_text().to_owned(),
            ),
        ]
        .map(|(title, text)| (title.to_owned(), text))
        .into()
    }

    pub async fn find(text: &str) -> Result<(), AppError> {
        let number = CaseNumber::parse(text);
        if let Ok(number) = number {
            redirect(&Place::TrackCase(number.rma()).path());
            return Ok(());
        }
        let error = match (Serial::parse(text), number) {
            (Ok(_), _) => return begin_with(text).await,
            (Err(_), Err(FieldError::MistypedReference)) => FieldError::MistypedReference,
            (Err(error), _) => error,
        };
        let wrong = Error::Invalid(FieldErrors::one(TEXT, error));
        refuse(wrong, FORM, &Place::Start, &[(TEXT, text)]).await
    }
}
