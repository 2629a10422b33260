//! A customer signs in with a code from their mailbox.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::forms::{Field, Problems};

/// Where a code is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SignInPage {
    pub title: String,
    pub lede: String,
    pub problems: Option<Problems>,
    pub email: Field,
    /// Where to go afterwards.
    pub next: String,
    pub ask: String,
    pub to_desk: String,
}

/// Where a code is entered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CodePage {
    pub title: String,
    /// Where the code went; empty when the browser has forgotten.
    pub sent: String,
    pub problems: Option<Problems>,
    /// The address that the code went to; asked for again when the browser has forgotten.
    pub email: Field,
    pub code: Field,
    /// Where to go afterwards.
    pub next: String,
    pub go: String,
    pub again: String,
    pub other: String,
}

#[server(input = GetUrl)]
pub async fn load_sign_in(
    next: Option<String>,
    again: Option<String>,
) -> Result<SignInPage, AppError> {
    let words = crate::rpc::reader().words();
    let refused = crate::rpc::refused("sign-in", again.as_deref()).await?;
    let refused = refused.as_ref();
    let next = next
        .as_deref()
        .or_else(|| refused.map(|refused| refused.typed("next")));
    Ok(SignInPage {
        title: words.sign_title().into(),
        lede: words.sign_lede().into(),
        problems: crate::rpc::problems(words, super::wrong_in(refused), |_| {
            words.sign_email_what().into()
        }),
        email: email_field(words, refused),
        next: crate::routes::local(next.unwrap_or("/")).into(),
        ask: words.sign_ask().into(),
        to_desk: words.sign_to_desk().into(),
    })
}

/// Sends a code to an address. What the answer looks like does not tell whether the address is known.
#[server]
pub async fn ask_code(
    #[server(default)] email: String,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    use crate::routes::Place;
    use crate::rpc;

    let (desk, lang) = (rpc::desk()?, rpc::reader().lang);
    let typed = [("email", email.as_str()), ("next", next.as_str())];
    let asked = desk
        .ask_code(&email, lang, rpc::asking(), &rpc::client_ip())
        .await;
    match asked {
        Ok(browser) => {
            rpc::may_enter(&browser);
            // The address goes to the next page the way of a refused form: it does not belong into an address.
            let fields = typed.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
            let kept = service::Refused {
                fields: fields.into(),
                ..service::Refused::default()
            };
            let id = desk
                .keep_refused("code", kept, &rpc::client_ip())
                .await
                .map_err(rpc::wrong)?;
            rpc::redirect(&Place::SignInCode.with("again", &id.simple().to_string()));
            Ok(())
        }
        Err(error) => {
            let error = super::beside("email", error);
            rpc::refuse(error, "sign-in", &Place::SignIn, &typed).await
        }
    }
}

#[server(input = GetUrl)]
pub async fn load_code(again: Option<String>) -> Result<CodePage, AppError> {
    let words = crate::rpc::reader().words();
    let kept = crate::rpc::refused("code", again.as_deref()).await?;
    let kept = kept.as_ref();
    let email = kept.map_or("", |kept| kept.typed("email"));
    let sent = if email.is_empty() {
        String::new()
    } else {
        words.sign_code_sent(email)
    };
    let code = (
        words.sign_code(),
        words.sign_code_hint(),
        words.sign_code_what(),
    );
    Ok(CodePage {
        title: words.sign_code_title().into(),
        sent,
        problems: crate::rpc::problems(words, super::wrong_in(kept), |field| {
            match field {
                "email" => words.sign_email_what(),
                _ => words.sign_code_what(),
            }
            .into()
        }),
        email: email_field(words, kept),
        code: crate::rpc::field(words, kept, "code", code, ""),
        next: kept.map_or("/", |kept| kept.typed("next")).into(),
        go: words.sign_go().into(),
        again: words.sign_code_again().into(),
        other: words.sign_code_other().into(),
    })
}

/// Signs in with the code.
#[server]
pub async fn enter_code(
    #[server(default)] email: String,
    #[server(default)] code: String,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    use crate::routes::Place;
    use crate::rpc;
    use service::visits::DoorKind;

    let (desk, visit) = (rpc::desk()?, rpc::customer().await?);
    let (browser, agent) = (rpc::asking(), rpc::agent());
    let entry = service::customers::Entry {
        code: &code,
        browser: browser.as_ref(),
        agent: &agent,
    };
    let entered = desk
        .enter_code(&email, entry, &visit, &rpc::client_ip())
        .await;
    match entered {
        Ok(token) => {
            rpc::open_session(DoorKind::Portal, &token);
            rpc::redirect(&super::onward(&next, &Place::Returns));
            Ok(())
        }
        Err(error) => {
            let typed = [("email", email.as_str()), ("next", next.as_str())];
            rpc::refuse(error, "code", &Place::SignInCode, &typed).await
        }
    }
}

/// Signs a customer out; their browser forgets the cases that it has opened and what it has filed, too.
#[server]
pub async fn sign_out() -> Result<(), AppError> {
    use crate::rpc;
    use service::visits::DoorKind;

    let (desk, visit) = (rpc::desk()?, rpc::customer().await?);
    desk.sign_out(&visit).await.map_err(rpc::wrong)?;
    rpc::close_session(DoorKind::Portal);
    rpc::close_filing();
    rpc::redirect("/");
    Ok(())
}

#[cfg(feature = "ssr")]
fn email_field(words: words::Words, kept: Option<&service::Refused>) -> Field {
    let email = (
        words.sign_email(),
        words.sign_email_hint(),
        words.sign_email_what(),
    );
    crate::rpc::field(words, kept, "email", email, "")
}
