//! What a customer follows by other means than pages: the link in a mail, the slip, and the stream of changes.

use std::convert::Infallible;
use std::time::Duration;

use app::routes::{Place, Trouble};
use app::{ClientIp, cookies};
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_TYPE, COOKIE, HeaderName, HeaderValue, RETRY_AFTER, SET_COOKIE,
    USER_AGENT,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::access::Actor;
use domain::id::CaseId;
use domain::number::CaseNumber;
use futures::stream::{self, Stream};
use serde::Deserialize;
use service::tokens::Token;
use service::visits::{DoorKind, Visit};
use service::{Desk, Error};
use tokio::sync::broadcast::{self, Receiver, Sender};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::per_place::Taken;
use crate::state::AppState;
use crate::surface::Route;

/// How often the database is asked what happened, once for all open pages of this process.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// How long a stream trusts that nothing happened of which it was not told.
const TRUST: Duration = Duration::from_secs(30);
/// How long a stream lives; the browser opens the next one, and shows anew who it is.
const LIFE: Duration = Duration::from_mins(15);
/// How many changes a slow stream may fall behind before it asks for itself.
const BEHIND: usize = 256;
/// How many pages one process keeps up to date; the others show changes when they are loaded again.
const MOST: usize = 2000;

/// The routes. They stand apart from the pages: a stream is neither compressed nor ended by a timeout.
pub(crate) const ROUTES: &[Route] = &[
    Route::get("/l/{token}", || get(open)),
    Route::get("/slip/{file}", || get(slip)),
    Route::get("/events/{number}", || get(events)),
];

/// What happened.
#[derive(Clone, Copy, Debug)]
enum Change {
    /// Something, to this case.
    Case(CaseId),
    /// The server stops.
    Stopping,
}

/// Tells the open pages of this process which cases have changed.
#[derive(Clone, Debug)]
pub struct Feed(Sender<Change>);

impl Default for Feed {
    fn default() -> Self {
        Self(broadcast::channel(BEHIND).0)
    }
}

impl Feed {
    /// Looks for what happened, in any process, until the server stops; then ends the streams.
    pub async fn follow(self, desk: Desk, stop: CancellationToken) {
        let mut latest = None;
        while !stop.is_cancelled() {
            match desk.changed_since(latest).await {
                Ok((cases, now)) => {
                    latest = Some(now);
                    for case in cases {
                        self.tell(Change::Case(case));
                    }
                }
                Err(error) => {
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        "changes were not looked for"
                    );
                }
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
        }
        self.tell(Change::Stopping);
    }

    fn tell(&self, change: Change) {
        // Fails only when no page is open, and then there is nobody to tell.
        _ = self.0.send(change);
    }
}

/// Where a link leads.
#[derive(Debug, Deserialize)]
struct To {
    to: Option<String>,
}

/// `GET /l/{token}`: the link in a mail. The token leaves the address at once.
async fn open(
    State(state): State<AppState>,
    Path(token): Path<String>,
    Query(to): Query<To>,
    headers: HeaderMap,
) -> Response {
    let desk = &state.desk;
    let visit = match visit(&state, &headers).await {
        Ok(visit) => visit,
        Err(error) => return failed(&error),
    };
    let opened = desk.open_link(&token, &visit, text(&headers, USER_AGENT));
    match opened.await {
        Ok((number, token)) => {
            let place = match to.to.as_deref() {
                Some(part @ ("advance" | "estimate")) => {
                    Place::TrackPart(number.rma(), part.to_owned())
                }
                Some(_) | None => Place::TrackCase(number.rma()),
            };
            let mut answer = Redirect::to(&place.path()).into_response();
            if let Some(cookie) = token.and_then(|token| cookie(&state, &token)) {
                answer.headers_mut().insert(SET_COOKIE, cookie);
            }
            answer
        }
        Err(Error::NotFound) => Redirect::to(&Place::Track.with("link", "ended")).into_response(),
        Err(error) => failed(&error),
    }
}

/// `GET /slip/{number}.pdf`: the slip for the box.
async fn slip(
    State(state): State<AppState>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(number) = file
        .strip_suffix(".pdf")
        .and_then(|number| CaseNumber::parse(number).ok())
    else {
        return failed(&Error::NotFound);
    };
    let made = match visit(&state, &headers).await {
        Ok(visit) => state.desk.slip_to_print(&visit.actor, number).await,
        Err(error) => Err(error),
    };
    match made {
        Ok(pdf) => {
            let name = format!("inline; filename=\"{}.pdf\"", number.rma());
            let headers = [
                (CONTENT_TYPE, "application/pdf".to_owned()),
                (CONTENT_DISPOSITION, name),
            ];
            (headers, pdf).into_response()
        }
        Err(error) => failed(&error),
    }
}

/// `GET /events/{number}`: says `changed` with the case's version, at first and whenever it has changed.
async fn events(
    State(state): State<AppState>,
    Path(number): Path<String>,
    Extension(ClientIp(place)): Extension<ClientIp>,
    headers: HeaderMap,
) -> Response {
    let Ok(number) = CaseNumber::parse(&number) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let slot = state.streams.take(place);
    let Some(slot) = slot.filter(|_| state.feed.0.receiver_count() < MOST) else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "60")]).into_response();
    };
    // Listening begins before the first look, so that nothing falls between the two.
    let changes = state.feed.0.subscribe();
    let actor = match visit(&state, &headers).await {
        Ok(visit) => visit.actor,
        Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    match state.desk.version_of(&actor, number).await {
        Ok((case, version)) => {
            let watch = Watch {
                desk: state.desk,
                actor,
                number,
                case,
                changes,
                told: None,
                known: version,
                ends: Instant::now() + LIFE,
                slot,
            };
            Sse::new(watch.stream())
                .keep_alive(KeepAlive::default())
                .into_response()
        }
        Err(Error::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// One open page.
struct Watch {
    desk: Desk,
    actor: Actor,
    number: CaseNumber,
    case: CaseId,
    changes: Receiver<Change>,
    told: Option<i64>,
    known: i64,
    ends: Instant,
    #[expect(dead_code, reason = "held as long as the page is open")]
    slot: Taken,
}

impl Watch {
    fn stream(self) -> impl Stream<Item = Result<Event, Infallible>> {
        stream::unfold(self, |mut watch| async move {
            let version = watch.next().await?;
            let event = Event::default().event("changed").data(version.to_string());
            Some((Ok(event), watch))
        })
    }

    /// The next version to tell; `None` at the end.
    async fn next(&mut self) -> Option<i64> {
        while self.told == Some(self.known) {
            self.wait().await?;
            let looked = self.desk.version_of(&self.actor, self.number).await;
            self.known = looked.ok()?.1;
        }
        self.told = Some(self.known);
        self.told
    }

    /// Waits until the case may have changed.
    async fn wait(&mut self) -> Option<()> {
        let until = self.ends.min(Instant::now() + TRUST);
        loop {
            match tokio::time::timeout_at(until, self.changes.recv()).await {
                Ok(Ok(Change::Case(case))) if case != self.case => {}
                Ok(Ok(Change::Case(_)) | Err(broadcast::error::RecvError::Lagged(_))) => {
                    return Some(());
                }
                Ok(Ok(Change::Stopping) | Err(broadcast::error::RecvError::Closed)) => return None,
                Err(_) => return (Instant::now() < self.ends).then_some(()),
            }
        }
    }
}

pub(crate) async fn visit(state: &AppState, headers: &HeaderMap) -> Result<Visit, Error> {
    let name = cookies::session(DoorKind::Portal, state.site.secure);
    let secret = cookies::find(text(headers, COOKIE), name);
    state.desk.visit(DoorKind::Portal, secret).await
}

fn cookie(state: &AppState, token: &Token) -> Option<HeaderValue> {
    let secure = state.site.secure;
    let name = cookies::session(DoorKind::Portal, secure);
    HeaderValue::try_from(cookies::secret(name, &token.expose(), secure)).ok()
}

pub(crate) fn text(headers: &HeaderMap, name: HeaderName) -> &str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// The error page, for a browser that asked for something else than a page of the portal.
pub(crate) fn failed(error: &Error) -> Response {
    let kind = match error {
        Error::NotFound | Error::SignInNeeded => Trouble::NotFound,
        Error::TooMany { .. } => Trouble::TooMany,
        Error::Conflict | Error::Refused(_) => Trouble::Conflict,
        Error::Invalid(_) => Trouble::Malformed,
        Error::Internal(_) => {
            tracing::error!(error = error as &dyn std::error::Error, "a request failed");
            Trouble::Internal
        }
    };
    let place = Place::Trouble {
        kind,
        reference: None,
    };
    Redirect::to(&place.path()).into_response()
}
