//! Looking a case up.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::forms::{Field, Problems};

/// What the look-up says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FindPage {
    /// The heading.
    pub title: String,
    /// What is needed.
    pub lead: String,
    /// That the link has ended; empty when none has.
    pub notice: String,
    /// What was wrong.
    pub problems: Option<Problems>,
    /// The reference.
    pub reference: Field,
    /// The e-mail address or postcode.
    pub contact: Field,
    /// The button.
    pub go: String,
    /// The look-up of a warranty.
    pub warranty: String,
}

/// An empty look-up, or the one that was refused. `link` is there when a mailed link had ended; `number` when the
/// reference is known already.
#[server(input = GetUrl)]
pub async fn load_find(
    again: Option<String>,
    link: Option<String>,
    number: Option<String>,
) -> Result<FindPage, AppError> {
    let words = crate::rpc::reader().words();
    let refused = crate::rpc::refused("find", again.as_deref()).await?;
    let notice = match (&refused, link) {
        (None, Some(_)) => words.error_refused_expired_link(),
        _ => "",
    };
    Ok(page(
        words,
        refused.as_ref(),
        notice,
        &number.unwrap_or_default(),
    ))
}

/// The look-up, empty, refused or with the reference filled in.
#[cfg(feature = "ssr")]
pub(super) fn page(
    words: words::Words,
    refused: Option<&service::Refused>,
    notice: &str,
    number: &str,
) -> FindPage {
    let what = |field: &str| match field {
        "reference" => words.track_find_reference_what().to_owned(),
        _ => words.track_find_contact_what().to_owned(),
    };
    let field = |name: &str, label: &str, hint: &str, value: &str| {
        crate::rpc::field(words, refused, name, (label, hint, &what(name)), value)
    };
    let hint = words.track_find_reference_hint("R-7K3M-9QXD-5");
    FindPage {
        title: words.track_find_title().into(),
        lead: words.track_find_lead().into(),
        notice: notice.into(),
        problems: crate::rpc::problems(words, refused, what),
        reference: field("reference", words.track_find_reference(), &hint, number),
        contact: field(
            "contact",
            words.track_find_contact(),
            words.track_find_contact_hint(),
            "",
        ),
        go: words.track_find_go().into(),
        warranty: words.warranty_title().into(),
    }
}

/// Finds a case and opens it for this browser.
#[server]
pub async fn find_case(
    #[server(default)] reference: String,
    #[server(default)] contact: String,
) -> Result<(), AppError> {
    use crate::routes::Place;
    use crate::rpc;
    use service::visits::DoorKind;

    let (desk, visit) = (rpc::desk()?, rpc::customer().await?);
    let found = desk
        .find_case(
            &reference,
            &contact,
            &visit,
            &rpc::client_ip(),
            &rpc::agent(),
        )
        .await;
    let typed = [("reference", reference.as_str()), ("contact", &contact)];
    let done = |(number, token): (domain::number::CaseNumber, Option<service::tokens::Token>)| {
        if let Some(token) = token {
            rpc::open_session(DoorKind::Portal, &token);
        }
        Place::TrackCase(number.rma()).path()
    };
    rpc::finish(found, done, "find", &Place::Track, &typed).await
}
