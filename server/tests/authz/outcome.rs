//! What an answer amounts to, and what of it is the same whichever thing was asked for.

use std::fmt::Write as _;

use axum::http::StatusCode;

use super::calls::Call;
use crate::http::Answer;

/// How the answer begins that asks whose a return is.
const LOOK_UP: &[u8] = b"{\"Find\"";

/// What an answer amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is shown.
    Page,
    /// It is asked whose it is, in the same words whether there is such a thing or not.
    Asks,
    /// Looking leads on to another page.
    Goes,
    /// It is done.
    Done,
    /// It may be tried, and the form comes back with what was wrong.
    Form,
    /// One must show first who one is.
    Door,
    /// There is no such thing.
    None,
    /// Not any more, or not on oneself.
    Late,
    /// It makes no sense.
    Bad,
    /// The server failed.
    Fail,
}

impl Outcome {
    /// The word in the table.
    pub fn word(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Asks => "asks",
            Self::Goes => "goes",
            Self::Done => "done",
            Self::Form => "form",
            Self::Door => "door",
            Self::None => "none",
            Self::Late => "late",
            Self::Bad => "bad",
            Self::Fail => "fail",
        }
    }

    /// What this answer to this call amounts to.
    pub fn of(call: &Call, answer: &Answer) -> Self {
        match answer.status {
            StatusCode::OK | StatusCode::NO_CONTENT if call.acts() => Self::Done,
            StatusCode::OK if answer.body.starts_with(LOOK_UP) => Self::Asks,
            StatusCode::OK => Self::Page,
            StatusCode::NOT_FOUND => Self::None,
            StatusCode::UNAUTHORIZED => Self::Door,
            StatusCode::CONFLICT => Self::Late,
            StatusCode::BAD_REQUEST => Self::Bad,
            StatusCode::UNPROCESSABLE_ENTITY => Self::Form,
            status if status.is_redirection() => Self::led(call, answer.leads()),
            _ => Self::Fail,
        }
    }

    /// A redirect: on, back to the form, to a door, or to a page that tells what was wrong.
    fn led(call: &Call, to: &str) -> Self {
        let (path, query) = to.split_once('?').unwrap_or((to, ""));
        let door = matches!(path, "/sign-in" | "/staff/sign-in") || path.ends_with("/code");
        match path {
            "/trouble/not-found" => Self::None,
            "/trouble/conflict" => Self::Late,
            "/trouble/malformed" => Self::Bad,
            path if path.starts_with("/trouble") => Self::Fail,
            path if call.done_at == Some(path) => Self::Done,
            _ if query.contains("link=ended") => Self::None,
            _ if query.contains("sent=1") => Self::Done,
            _ if query.contains("again=") => Self::Form,
            _ if door => Self::Door,
            _ if call.acts() => Self::Done,
            _ => Self::Goes,
        }
    }
}

/// An answer as far as it does not say which thing was asked for: the names of that thing, and what is drawn anew for
/// each answer, are left out.
pub fn told(answer: &Answer, named: &[String]) -> String {
    let mut lines: Vec<String> = answer
        .headers
        .iter()
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap_or("unreadable")))
        .collect();
    lines.sort();
    let mut text = format!(
        "{}\n{}\n\n{}",
        answer.status,
        lines.join("\n"),
        answer.text()
    );
    for drawn in drawn(answer).iter().chain(named) {
        text = text.replace(drawn.as_str(), "…");
    }
    text
}

/// The request's id, the nonce of the scripts, the identity under which a refused form is kept, and the secret of a
/// browser that asks for a code.
fn drawn(answer: &Answer) -> Vec<String> {
    let policy = answer.header("content-security-policy");
    let nonce = between(policy, "'nonce-", "'");
    let again = between(answer.leads(), "again=", "&");
    let asking = between(answer.header("set-cookie"), "asking=", ";");
    [answer.header("x-request-id"), nonce, again, asking]
        .into_iter()
        .filter(|drawn| !drawn.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What stands after `start` and before `end`, or before nothing.
pub fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let rest = text.split_once(start).map_or("", |(_, rest)| rest);
    rest.split_once(end).map_or(rest, |(found, _)| found)
}

/// A query or form whose values are written as addresses write them.
pub fn encoded(fields: &str, fill: impl Fn(&str) -> String) -> String {
    let mut text = String::new();
    for (at, pair) in fields
        .split('&')
        .filter(|pair| !pair.is_empty())
        .enumerate()
    {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let ampersand = if at == 0 { "" } else { "&" };
        _ = write!(text, "{ampersand}{name}=");
        for byte in fill(value).bytes() {
            if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
                text.push(char::from(byte));
            } else {
                _ = write!(text, "%{byte:02X}");
            }
        }
    }
    text
}
