//! What server functions share on the server.
//!
//! A server function asks [`desk`] for the use cases, [`reader`] for language and theme, [`customer`] or [`staff`]
//! for who asks, and turns what a use case refuses into an answer with [`wrong`] or, for a form, [`refuse`].

use http::header::{
    ACCEPT, ACCEPT_LANGUAGE, COOKIE, HeaderValue, LOCATION, RETRY_AFTER, SET_COOKIE,
};
use http::request::Parts;
use http::{Method, StatusCode};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use serde::Serialize;
use service::tokens::Token;
use service::visits::{DoorKind, Visit};
use service::{Desk, Refused, say};
use words::{Lang, Words};

use crate::cookies::{self, Theme};
use crate::error::AppError;
use crate::forms::{Field, Problems};
use crate::routes::{Place, local};
use crate::shell::{Site, Visits};

/// Sends the reader on: `303 See Other` for a plain form, the same address as data for `PostForm`.
pub fn redirect(address: &str) {
    leptos_axum::redirect(local(address));
}

/// Who reads, as far as the request alone tells.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// The language of every string in a page model.
    pub lang: Lang,
    /// How the portal looks.
    pub theme: Theme,
    /// Whether single letters do something at the desk (WCAG 2.2, 2.1.4).
    pub keys: bool,
}

impl Reader {
    /// The words of the reader's language.
    pub fn words(self) -> Words {
        Words::new(self.lang)
    }
}

/// The reader of this request.
pub fn reader() -> Reader {
    use_context::<Parts>().map_or_else(
        || reader_of(&http::HeaderMap::new()),
        |parts| reader_of(&parts.headers),
    )
}

/// Who reads the answer to a request with these headers: the cookies' choice, else what the browser prefers.
pub fn reader_of(headers: &http::HeaderMap) -> Reader {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let cookies = header(COOKIE).unwrap_or_default();
    let chosen = cookies::find(cookies, "language").and_then(Lang::parse);
    let preferred = || Lang::from_accept_language(header(ACCEPT_LANGUAGE).unwrap_or_default());
    Reader {
        lang: chosen.unwrap_or_else(preferred),
        theme: cookies::find(cookies, "theme").map_or(Theme::Auto, Theme::parse),
        keys: cookies::find(cookies, "keys") != Some("off"),
    }
}

/// The desk: every use case.
pub fn desk() -> Result<Desk, AppError> {
    use_context::<Desk>().ok_or_else(|| internal(&std::io::Error::other("no desk was provided")))
}

/// Who looks at the customers' pages.
pub async fn customer() -> Result<Visit, AppError> {
    visit(DoorKind::Portal).await
}

/// Who works at the desk; everybody else is led to the staff's door.
pub async fn staff() -> Result<Visit, AppError> {
    let visit = visit(DoorKind::Desk).await?;
    if visit.actor.staff().is_some() {
        Ok(visit)
    } else {
        let next = here();
        Err(fail(AppError::SignInNeeded {
            next: if next.is_empty() {
                "/desk".into()
            } else {
                next
            },
        }))
    }
}

/// Who stands at the staff's door, signed in or not.
pub async fn at_desk_door() -> Result<Visit, AppError> {
    visit(DoorKind::Desk).await
}

async fn visit(door: DoorKind) -> Result<Visit, AppError> {
    let parts = use_context::<Parts>();
    let known = parts.as_ref().and_then(|parts| parts.extensions.get());
    if let Some(visit) = known.and_then(|visits: &Visits| visits.of(door)) {
        return Ok(visit.clone());
    }
    let cookie = cookie(cookies::session(door, is_secure()));
    desk()?.visit(door, cookie.as_deref()).await.map_err(wrong)
}

/// The value of a cookie of this request.
pub fn cookie(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    let header = parts.headers.get(COOKIE)?.to_str().ok()?;
    cookies::find(header, name).map(str::to_owned)
}

/// The browser's name for itself, for the list of sessions.
pub fn agent() -> String {
    let parts = use_context::<Parts>();
    let agent = parts
        .as_ref()
        .and_then(|parts| parts.headers.get(http::header::USER_AGENT)?.to_str().ok());
    agent.unwrap_or_default().to_owned()
}

/// Where the request comes from, for limits on tries.
pub fn client_ip() -> String {
    let ip =
        use_context::<Parts>().and_then(|parts| parts.extensions.get::<crate::ClientIp>().copied());
    ip.map_or_else(String::new, |ip| ip.0.to_string())
}

/// Whether the portal is reached by `https`.
pub fn is_secure() -> bool {
    use_context::<Site>().is_some_and(|site| site.secure)
}

/// The secret of a browser that has asked for a code before.
pub fn asking() -> Option<Token> {
    cookie(cookies::asking(is_secure())).and_then(|secret| Token::parse(&secret))
}

/// Gives the browser the secret with which it may enter a code.
pub fn may_enter(token: &Token) {
    set_cookie(&cookies::secret(
        cookies::asking(is_secure()),
        &token.expose(),
        is_secure(),
    ));
}

/// Gives the browser a session's secret.
pub fn open_session(door: DoorKind, token: &Token) {
    set_cookie(&cookies::secret(
        cookies::session(door, is_secure()),
        &token.expose(),
        is_secure(),
    ));
}

/// Takes a session's secret from the browser.
pub fn close_session(door: DoorKind) {
    set_cookie(&cookies::ended(
        cookies::session(door, is_secure()),
        is_secure(),
    ));
}

/// Takes the secret of its filing from the browser.
pub fn close_filing() {
    set_cookie(&cookies::ended(cookies::filing(is_secure()), is_secure()));
}

/// Sends a whole `Set-Cookie`.
pub fn set_cookie(cookie: &str) {
    if let (Some(response), Ok(cookie)) = (
        use_context::<ResponseOptions>(),
        HeaderValue::try_from(cookie),
    ) {
        response.append_header(SET_COOKIE, cookie);
    }
}

/// Keeps a choice for a year. Not a secret, so plain `Lax`.
pub fn remember(name: &str, value: &str) {
    let secure = if is_secure() { "; Secure" } else { "" };
    set_cookie(&format!(
        "{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}"
    ));
}

/// What a use case refused, as the answer of a server function that is no form.
pub fn wrong(error: service::Error) -> AppError {
    match error {
        service::Error::NotFound => fail(AppError::NotFound),
        service::Error::SignInNeeded => fail(AppError::SignInNeeded { next: here() }),
        service::Error::Conflict | service::Error::Refused(_) => fail(AppError::Conflict),
        service::Error::Invalid(_) => fail(AppError::Malformed),
        service::Error::TooMany {
            retry_after_seconds,
        } => fail(AppError::TooMany {
            retry_after: retry_after_seconds,
        }),
        service::Error::Internal(cause) => internal(&*cause),
    }
}

/// Ends a form's server function: on to `done` when it succeeded; back to `form` with what was typed and what was
/// wrong with it when it was refused.
///
/// `name` is the form's name, by which [`refused`] finds it again; `typed` is what was in its fields.
pub async fn finish<T>(
    result: Result<T, service::Error>,
    done: impl FnOnce(T) -> String,
    name: &str,
    form: &Place,
    typed: &[(&str, &str)],
) -> Result<(), AppError> {
    match result {
        Ok(value) => {
            redirect(&done(value));
            Ok(())
        }
        Err(error) => refuse(error, name, form, typed).await,
    }
}

/// Leads back to `form` with what was typed and what was wrong with it.
pub async fn refuse(
    error: service::Error,
    name: &str,
    form: &Place,
    typed: &[(&str, &str)],
) -> Result<(), AppError> {
    let again = keep_refused(error, name, typed).await?;
    redirect(&form.with("again", &again));
    Ok(())
}

/// Keeps what was typed and what was wrong with it; answers the id under which the form's page finds it.
pub async fn keep_refused(
    error: service::Error,
    name: &str,
    typed: &[(&str, &str)],
) -> Result<String, AppError> {
    let fields = typed
        .iter()
        .map(|(field, value)| ((*field).to_owned(), (*value).to_owned()))
        .collect();
    let refused = match error {
        service::Error::Invalid(errors) => Refused {
            fields,
            errors,
            refusal: None,
        },
        service::Error::Refused(refusal) => Refused {
            fields,
            refusal: Some(refusal),
            ..Refused::default()
        },
        error @ (service::Error::NotFound
        | service::Error::SignInNeeded
        | service::Error::Conflict
        | service::Error::TooMany { .. }
        | service::Error::Internal(_)) => return Err(wrong(error)),
    };
    let id = desk()?
        .keep_refused(name, refused, &client_ip())
        .await
        .map_err(wrong)?;
    Ok(id.simple().to_string())
}

/// The form of this name that was refused, when its id is in the address.
pub async fn refused(name: &str, again: Option<&str>) -> Result<Option<Refused>, AppError> {
    desk()?.refused(name, again).await.map_err(wrong)
}

/// Everything that was wrong with a refused form. `what` names each field in its sentence: "your name".
pub fn problems(
    words: Words,
    refused: Option<&Refused>,
    what: impl Fn(&str) -> String,
) -> Option<Problems> {
    let refused = refused?;
    let rules = refused
        .refusal
        .iter()
        .map(|why| (String::new(), say::refusals::refusal(words, why)));
    let fields = refused.errors.iter().map(|(field, error)| {
        (
            field.to_owned(),
            say::errors::field_error(words, error, &what(field)),
        )
    });
    Some(Problems {
        title: words.error_summary_title().to_owned(),
        items: rules.chain(fields).collect(),
    })
}

/// A field with what was typed before, if it was: otherwise with `value`.
pub fn field(
    words: Words,
    refused: Option<&Refused>,
    name: &str,
    (label, hint, what): (&str, &str, &str),
    value: &str,
) -> Field {
    let typed = refused.map_or(value, |refused| refused.typed(name));
    let error = refused.and_then(|refused| refused.errors.get(name));
    Field {
        label: label.to_owned(),
        hint: hint.to_owned(),
        value: typed.to_owned(),
        error: error
            .map(|error| say::errors::field_error(words, error, what))
            .unwrap_or_default(),
    }
}

/// Path and query of the page that this request asks for; empty when it is not for a page. The
/// browser knows by itself where it is.
pub fn here() -> String {
    let parts = use_context::<Parts>();
    let asked = parts.and_then(|parts| parts.uri.path_and_query().map(ToString::to_string));
    asked
        .filter(|asked| !asked.starts_with("/rpc/"))
        .unwrap_or_default()
}

/// Gives the answer the status of `error` and hands the error on: `.map_err(fail)?`.
pub fn fail(error: AppError) -> AppError {
    answer_with(&error);
    error
}

/// Answers a question that the browser itself asked with `200`, because it takes anything else for trouble: the page
/// for the same address keeps the status that it has got.
pub fn answer_script() {
    if here().is_empty()
        && let Some(response) = use_context::<ResponseOptions>()
    {
        response.set_status(StatusCode::OK);
    }
}

/// Logs what nobody foresaw and turns it into [`AppError::Internal`] with the request's id.
pub fn internal(cause: &(dyn std::error::Error + 'static)) -> AppError {
    let reference = use_context::<Parts>()
        .and_then(|parts| Some(parts.headers.get("x-request-id")?.to_str().ok()?.to_owned()))
        .unwrap_or_default();
    tracing::error!(%reference, cause, "a request failed");
    fail(AppError::Internal { reference })
}

/// Makes status and headers of the answer those of `error`.
pub fn answer_with(error: &AppError) {
    let (Some(parts), Some(response)) = (use_context::<Parts>(), use_context::<ResponseOptions>())
    else {
        return;
    };
    if let AppError::TooMany { retry_after } = error {
        response.insert_header(RETRY_AFTER, HeaderValue::from(*retry_after));
    }
    let wants_page = parts.headers.get(ACCEPT).is_some_and(|accept| {
        accept
            .to_str()
            .is_ok_and(|accept| accept.contains("text/html"))
    });
    let posted = parts.method == Method::POST;
    let to_sign_in = matches!(error, AppError::SignInNeeded { .. });
    if (posted || (wants_page && to_sign_in))
        && let Ok(address) = HeaderValue::try_from(error.address())
    {
        response.insert_header(LOCATION, address);
    }
    let status = if wants_page && (posted || to_sign_in) {
        303
    } else {
        error.status()
    };
    if let Ok(status) = StatusCode::from_u16(status) {
        response.set_status(status);
    }
}

/// A page model as it travels to the browser.
pub fn encode<T: Serialize>(model: &T) -> Result<String, AppError> {
    serde_json::to_string(model).map_err(|error| internal(&error))
}
