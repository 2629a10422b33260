//! The demo's own addresses: becoming one of its people, and the letters of its mailbox. Outside the demo the desk
//! answers all of them with 'not found'.

use app::{Site, cookies};
use axum::extract::{Path, State};
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, LOCATION, SET_COOKIE,
    USER_AGENT,
};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use service::visits::DoorKind;
use service::{Desk, Error};
use uuid::Uuid;

use crate::surface::Route;

/// What a letter may do inside its frame: look like a letter, and lead the whole window to the portal.
const LETTER_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; \
    frame-ancestors 'self'; base-uri 'none'; form-action 'none'; \
    sandbox allow-top-navigation-by-user-activation";

/// The demo's own addresses.
pub(crate) const ROUTES: &[Route] = &[
    Route::get("/demo/enter/{who}", || get(enter)),
    Route::get("/mailbox/{id}/letter", || get(letter)),
    Route::get("/mailbox/{id}/enclosure", || get(enclosure)),
];

/// Makes the browser one of the demo's people.
async fn enter(
    State(desk): State<Desk>,
    State(site): State<Site>,
    Path(who): Path<String>,
    headers: HeaderMap,
) -> Response {
    let agent = headers
        .get(USER_AGENT)
        .and_then(|agent| agent.to_str().ok());
    match desk.become_one(&who, agent.unwrap_or_default()).await {
        Ok((door, token)) => {
            let name = cookies::session(door, site.secure);
            let cookie = cookies::secret(name, &token.expose(), site.secure);
            let home = match door {
                DoorKind::Portal => "/returns",
                DoorKind::Desk => "/desk",
            };
            let headers = [(SET_COOKIE, cookie.as_str()), (LOCATION, home)];
            (StatusCode::SEE_OTHER, headers).into_response()
        }
        Err(error) => refused(&error),
    }
}

/// A letter as it would be read, in a frame of its own.
async fn letter(State(desk): State<Desk>, Path(id): Path<Uuid>) -> Response {
    match desk.mailbox_letter(id).await {
        Ok(mail) => {
            // Its links lead the window on, not the frame.
            let html = mail
                .body_html
                .replacen("<head>", "<head><base target=\"_top\">", 1);
            let headers = [
                (CONTENT_TYPE, "text/html; charset=utf-8"),
                (CONTENT_SECURITY_POLICY, LETTER_POLICY),
            ];
            (headers, html).into_response()
        }
        Err(error) => refused(&error),
    }
}

/// What goes with a letter.
async fn enclosure(State(desk): State<Desk>, Path(id): Path<Uuid>) -> Response {
    match desk.mailbox_enclosure(id).await {
        Ok((name, bytes)) => {
            let headers: [(HeaderName, String); 2] = [
                (CONTENT_TYPE, "application/pdf".into()),
                (CONTENT_DISPOSITION, saved_as(&name)),
            ];
            (headers, bytes).into_response()
        }
        Err(error) => refused(&error),
    }
}

/// A file that is saved and never shown in place; its name keeps what needs no quoting (RFC 6266).
fn saved_as(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|sign| sign.is_ascii_alphanumeric() || "-_. ".contains(*sign))
        .collect();
    format!("attachment; filename=\"{plain}\"")
}

fn refused(error: &Error) -> Response {
    match error {
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Refused(_)
        | Error::Invalid(_)
        | Error::SignInNeeded
        | Error::Conflict
        | Error::TooMany { .. }
        | Error::Internal(_) => {
            tracing::error!(error = error as &dyn std::error::Error, "The demo failed.");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
    .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_cannot_end_its_header_early() {
        assert_eq!(
            saved_as("slip\"; x=\r\n R-1.pdf"),
            "attachment; filename=\"slip x R-1.pdf\""
        );
    }
}
