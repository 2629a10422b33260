//! The code that shows that a return is theirs.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::{Link, Prove};
use crate::error::AppError;
use crate::forms::{Field, Problems};

/// What the page for the code says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CodePage {
    /// The heading.
    pub title: String,
    /// Where the code went.
    pub lead: String,
    /// Back to the case.
    pub back: Link,
    /// What was wrong.
    pub problems: Option<Problems>,
    /// The code.
    pub code: Field,
    /// The button.
    pub go: String,
    /// Which case.
    pub number: String,
    /// The part of the case to go on to.
    pub then: String,
    /// Another code.
    pub again: String,
    /// Before a code was sent: the question for one.
    pub prove: Option<Prove>,
}

/// The page for the code; `sent` is there once a code was sent.
#[server(input = GetUrl)]
pub async fn load_code(
    number: String,
    then: Option<String>,
    sent: Option<String>,
    again: Option<String>,
) -> Result<CodePage, AppError> {
    let look = super::look(&number).await?;
    let words = look.words;
    let refused = crate::rpc::refused("case-code", again.as_deref()).await?;
    let refused = refused.as_ref();
    let then = refused.map_or(then.unwrap_or_default(), |refused| {
        refused.typed("then").to_owned()
    });
    let then = known_part(&then).unwrap_or_default().to_owned();
    let was_sent = sent.is_some() || refused.is_some();
    Ok(CodePage {
        title: words.track_code_title().into(),
        lead: words.track_code_lead(&look.view.person.email),
        back: Link {
            href: look.place().path(),
            label: words.common_back().into(),
        },
        problems: crate::rpc::problems(words, refused, |_| words.track_code_what().into()),
        code: crate::rpc::field(
            words,
            refused,
            "code",
            (
                words.track_code_field(),
                words.track_code_hint(),
                words.track_code_what(),
            ),
            "",
        ),
        go: words.track_code_go().into(),
        number: look.number(),
        again: words.track_code_again().into(),
        prove: (!was_sent).then(|| look.prove(&then)).flatten(),
        then,
    })
}

/// Mails a code to the address of the case.
#[server]
pub async fn send_case_code(
    #[server(default)] number: String,
    #[server(default)] then: String,
) -> Result<(), AppError> {
    use crate::routes::Place;
    use crate::rpc;

    let (desk, visit, case) = super::sender(&number).await?;
    let (lang, browser) = (rpc::reader().lang, rpc::asking());
    let browser = desk
        .ask_case_code(&visit, case, lang, browser, &rpc::client_ip())
        .await
        .map_err(rpc::wrong)?;
    rpc::may_enter(&browser);
    let page = Place::TrackPart(number, "code".into()).with("sent", "1");
    let then = known_part(&then).map_or_else(String::new, |part| format!("&then={part}"));
    rpc::redirect(&format!("{page}{then}"));
    Ok(())
}

/// Takes the code and goes on as the case's customer.
#[server]
pub async fn enter_case_code(
    #[server(default)] number: String,
    #[server(default)] then: String,
    #[server(default)] code: String,
) -> Result<(), AppError> {
    use crate::routes::Place;
    use crate::rpc;
    use service::visits::DoorKind;

    let (desk, visit, case) = super::sender(&number).await?;
    let (browser, agent) = (rpc::asking(), rpc::agent());
    let entry = service::customers::Entry {
        code: &code,
        browser: browser.as_ref(),
        agent: &agent,
    };
    let entered = desk
        .enter_case_code(&visit, case, entry, &rpc::client_ip())
        .await;
    let page = Place::TrackPart(number.clone(), "code".into());
    let done = |token| {
        rpc::open_session(DoorKind::Portal, &token);
        match known_part(&then) {
            Some(part) => Place::TrackPart(number.clone(), part.into()).path(),
            None => Place::TrackCase(number.clone()).path(),
        }
    };
    rpc::finish(
        entered,
        done,
        "case-code",
        &page,
        &[("then", then.as_str())],
    )
    .await
}

/// The parts of a case that a code may lead to.
#[cfg(feature = "ssr")]
fn known_part(part: &str) -> Option<&'static str> {
    [
        "advance", "appeal", "dispose", "estimate", "address", "cancel", "parcel", "files",
    ]
    .into_iter()
    .find(|known| *known == part)
}
