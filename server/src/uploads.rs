//! Files in and out: piece by piece, with limits of their own, and only to those who may see them.
//!
//! A plain form is answered with a redirect back to its page; a script, which says that it accepts JSON, with
//! `204`, or with `422` and the sentence about what is wrong.

mod names;
mod pace;

use std::time::Duration;

use app::routes::Place;
use app::{ClientIp, cookies};
use axum::Router;
use axum::body::Body;
use axum::error_handling::HandleErrorLayer;
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, FromRef, FromRequest, Multipart, Path, Request, State};
use axum::http::header::{
    ACCEPT, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE,
    HeaderName, HeaderValue, RETRY_AFTER,
};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use bytes::Bytes;
use domain::access::Source;
use domain::field::{FieldError, FieldErrors};
use domain::id::AttachmentId;
use domain::number::CaseNumber;
use service::filing::{MAX_FILES, OpenFile, Purpose, Upload, Viewer};
use service::pictures::MAX_BYTES;
use service::tokens::Token;
use service::visits::{DoorKind, Visit};
use service::{Command, Desk, Error, Refused, say};
use tower::ServiceBuilder;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower::load_shed::LoadShedLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

use self::pace::Pace;
use crate::csrf;
use crate::router::come_back;
use crate::state::AppState;
use crate::surface::{Route, routed};

/// The most bytes of one post: as many files as a filing takes, each of the largest size, and their names.
const MOST_BYTES: u64 = MAX_FILES as u64 * MAX_BYTES + 64 * 1024;
/// How long one post may take: a large photo over a slow telephone.
const PATIENCE: Duration = Duration::from_mins(10);
/// How many posts are taken at the same time.
const AT_ONCE: usize = 64;
/// The most parts of one post: as many files as a filing takes twice over, fields that were left empty included.
const MOST_PARTS: u32 = 2 * MAX_FILES;
/// The most characters of a file's name that are read; fewer are kept.
const MOST_OF_NAME: usize = 255;
/// The name under which what was wrong is kept until the page is shown again.
const FORM: &str = "files";

/// Where files come in.
pub(crate) const UPLOADS: &[Route] = &[
    Route::post("/upload/filing", || post(to_filing)),
    Route::post("/upload/case/{number}", || {
        post(|state, number, form| to_case(state, number, form, DoorKind::Portal, Target::Case))
    }),
    Route::post("/upload/desk/{number}", || {
        post(|state, number, form| to_case(state, number, form, DoorKind::Desk, Target::Desk))
    }),
    Route::post("/upload/bench/{number}", || {
        post(|state, number, form| to_case(state, number, form, DoorKind::Desk, Target::Bench))
    }),
];

/// Where files are given back.
pub(crate) const DOWNLOADS: &[Route] = &[
    Route::get("/files/{id}", || get(whole)),
    Route::get("/files/{id}/small", || get(small)),
];

/// The routes. They stand apart from the pages: what is posted here is larger, takes longer and is not compressed.
pub fn routes() -> Router<AppState> {
    let uploads = routed(UPLOADS)
        .layer(middleware::from_fn(csrf::protect))
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(
            usize::try_from(MOST_BYTES).unwrap_or(usize::MAX),
        ))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            PATIENCE,
        ))
        .layer(
            ServiceBuilder::new()
                .layer(HandleErrorLayer::new(come_back))
                .layer(LoadShedLayer::new())
                .layer(GlobalConcurrencyLimitLayer::new(AT_ONCE)),
        );
    routed(DOWNLOADS).merge(uploads)
}

/// Where files go.
enum Target {
    /// The unsent filing of this browser.
    Filing(Token),
    /// A case, by its customer.
    Case(Visit, CaseNumber),
    /// A case, by somebody who works on it.
    Desk(Visit, CaseNumber),
    /// A case, by the technician at the bench.
    Bench(Visit, CaseNumber),
}

/// The same, as the desk is asked.
enum At<'a> {
    Filing(&'a Token),
    Case(Command<'a>),
}

impl Target {
    /// The page that the form stands on.
    fn page(&self) -> Place {
        match self {
            Self::Filing(_) => Place::FileStep("proof".into()),
            Self::Case(_, number) => Place::TrackPart(number.rma(), "files".into()),
            Self::Desk(_, number) => Place::DeskCase(number.rma()),
            Self::Bench(_, number) => Place::DeskCasePart(number.rma(), "bench".into()),
        }
    }

    /// What a file of this field of the form is for.
    fn purpose(&self, field: Option<&str>) -> Purpose {
        match (self, field) {
            (Self::Bench(..), _) => Purpose::Bench,
            (Self::Desk(..), _) => Purpose::Document,
            (Self::Filing(_) | Self::Case(..), Some("photo")) => Purpose::Photo,
            (Self::Filing(_) | Self::Case(..), _) => Purpose::Proof,
        }
    }

    async fn may_add(&self, desk: &Desk, place: &str) -> Result<(), Error> {
        match self.at() {
            At::Filing(token) => desk.may_add_draft_file(token, place).await,
            At::Case(command) => desk.may_add_case_file(command, self.purpose(None)).await,
        }
    }

    async fn add(&self, desk: &Desk, upload: Upload) -> Result<(), Error> {
        match self.at() {
            At::Filing(token) => desk.add_draft_file(token, upload).await,
            At::Case(command) => desk.add_case_file(command, upload).await,
        }
    }

    fn at(&self) -> At<'_> {
        match self {
            Self::Filing(token) => At::Filing(token),
            Self::Case(visit, number) => At::Case(Command::portal(&visit.actor, *number)),
            Self::Desk(visit, number) | Self::Bench(visit, number) => At::Case(Command {
                source: Source::Console,
                ..Command::portal(&visit.actor, *number)
            }),
        }
    }
}

async fn to_filing(State(state): State<AppState>, request: Request) -> Response {
    let Some(token) = filing(&state, request.headers()) else {
        return refused(&Error::NotFound);
    };
    take(&state, Target::Filing(token), request).await
}

async fn to_case(
    State(state): State<AppState>,
    Path(number): Path<String>,
    request: Request,
    door: DoorKind,
    target: fn(Visit, CaseNumber) -> Target,
) -> Response {
    let Ok(number) = CaseNumber::parse(&number) else {
        return refused(&Error::NotFound);
    };
    match visit(&state, door, request.headers()).await {
        Ok(visit) => take(&state, target(visit, number), request).await,
        Err(error) => refused(&error),
    }
}

/// What was wrong with files: their names and why.
#[derive(Default)]
struct Problems {
    names: Vec<(String, String)>,
    errors: FieldErrors,
}

impl Problems {
    fn note(&mut self, name: String, errors: FieldErrors) {
        self.names.push((FORM.to_owned(), name));
        self.errors.append(errors);
    }
}

/// Takes every file of a form, once it is clear that they may come at all: a stranger's bytes are not read.
async fn take(state: &AppState, target: Target, request: Request) -> Response {
    let desk = Desk::from_ref(state);
    let headers = &request.headers().clone();
    let Some(ClientIp(ip)) = request.extensions().get().copied() else {
        return refused(&Error::internal("a request came from nowhere"));
    };
    let place = ip.to_string();
    let Some(_slot) = state.uploads.take(ip) else {
        return come_back_later();
    };
    match target.may_add(&desk, &place).await {
        Ok(()) => {}
        Err(Error::SignInNeeded) => return at_door(headers, &target),
        Err(error) => return refused(&error),
    }
    let mut form = match Multipart::from_request(request, state).await {
        Ok(form) => form,
        Err(rejection) => return rejection.into_response(),
    };
    let mut problems = Problems::default();
    let mut rate = Pace::new(state.patience);
    let (mut parts, mut count) = (0, 0);
    loop {
        let field = match rate.next(form.next_field(), |_| 0).await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(answer) => return answer,
        };
        parts += 1;
        if parts > MOST_PARTS {
            return StatusCode::PAYLOAD_TOO_LARGE.into_response();
        }
        let Some(name) = file_name(&field) else {
            continue;
        };
        count += 1;
        let purpose = target.purpose(field.name());
        let upload = match arrive(&desk, field, name.clone(), purpose, &mut rate).await {
            Ok(upload) => upload,
            Err(answer) => return answer,
        };
        match target.add(&desk, upload).await {
            Ok(()) => {}
            Err(Error::Invalid(errors)) => problems.note(name, errors),
            Err(Error::SignInNeeded) => return at_door(headers, &target),
            Err(error) => return refused(&error),
        }
    }
    if count == 0 {
        problems.errors.push(FORM, FieldError::NoFile);
    }
    answer(&desk, headers, &target.page(), problems, &place).await
}

/// Whom only the link let in shows the code first and is led back after it, as from every other form of the case.
fn at_door(headers: &HeaderMap, target: &Target) -> Response {
    match target {
        Target::Case(_, number) if !is_script(headers) => {
            let code = Place::TrackPart(number.rma(), "code".into());
            Redirect::to(&code.with("then", "files")).into_response()
        }
        Target::Filing(_) | Target::Case(..) | Target::Desk(..) | Target::Bench(..) => {
            refused(&Error::SignInNeeded)
        }
    }
}

/// A field without a name of a file is not one, or none was chosen.
fn file_name(field: &Field<'_>) -> Option<String> {
    field
        .file_name()
        .filter(|name| !name.is_empty())
        .map(|name| name.chars().take(MOST_OF_NAME).collect())
}

/// Writes a file piece by piece. One that is too large is read to its end, so that the browser hears why.
async fn arrive(
    desk: &Desk,
    mut field: Field<'_>,
    name: String,
    purpose: Purpose,
    pace: &mut Pace,
) -> Result<Upload, Response> {
    let mut contents = Ok(desk.file_writer().await.map_err(|error| refused(&error))?);
    while let Some(piece) = pace.next(field.chunk(), Bytes::len).await? {
        if let Ok(writer) = &mut contents
            && let Err(error) = writer.write(&piece).await
        {
            contents = Err(error);
        }
    }
    Ok(Upload {
        name,
        purpose,
        contents,
    })
}

async fn answer(
    desk: &Desk,
    headers: &HeaderMap,
    page: &Place,
    problems: Problems,
    place: &str,
) -> Response {
    if is_script(headers) {
        let first = problems.errors.iter().next();
        return match first {
            None => StatusCode::NO_CONTENT.into_response(),
            Some((_, error)) => {
                let words = app::reader_of(headers).words();
                let text = say::errors::field_error(words, error, "");
                (StatusCode::UNPROCESSABLE_ENTITY, text).into_response()
            }
        };
    }
    if problems.errors.is_empty() {
        return Redirect::to(&page.path()).into_response();
    }
    let refused_form = Refused {
        fields: problems.names,
        errors: problems.errors,
        refusal: None,
    };
    match desk.keep_refused(FORM, refused_form, place).await {
        Ok(id) => Redirect::to(&page.with("again", &id.simple().to_string())).into_response(),
        Err(error) => refused(&error),
    }
}

async fn whole(
    State(state): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    give(&state, &id, &headers, false).await
}

async fn small(
    State(state): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    give(&state, &id, &headers, true).await
}

async fn give(state: &AppState, id: &str, headers: &HeaderMap, small: bool) -> Response {
    let Ok(id) = id.parse::<AttachmentId>() else {
        return refused(&Error::NotFound);
    };
    match opened(state, id, headers, small).await {
        Ok(file) => sent(file),
        Err(error) => refused(&error),
    }
}

async fn opened(
    state: &AppState,
    id: AttachmentId,
    headers: &HeaderMap,
    small: bool,
) -> Result<OpenFile, Error> {
    let viewer = Viewer {
        draft: filing(state, headers),
        visits: vec![
            visit(state, DoorKind::Portal, headers).await?,
            visit(state, DoorKind::Desk, headers).await?,
        ],
    };
    state.desk.open_file(&viewer, id, small).await
}

/// A picture may be shown, for we wrote it; anything else is saved. Neither may run anything (ASVS 5.4.1, 3.2.1).
fn sent(file: OpenFile) -> Response {
    let how = if file.inline { "inline" } else { "attachment" };
    let disposition = names::disposition(how, &file.name);
    let mut answer = Body::from_stream(file.bytes).into_response();
    let headers = answer.headers_mut();
    let mut put = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::try_from(value) {
            headers.insert(name, value);
        }
    };
    put(CONTENT_TYPE, &file.media_type);
    put(CONTENT_LENGTH, &file.len.to_string());
    put(CONTENT_DISPOSITION, &disposition);
    put(CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox");
    answer
}

/// The secret of this browser's filing.
fn filing(state: &AppState, headers: &HeaderMap) -> Option<Token> {
    let secret = cookies::find(cookie(headers), cookies::filing(state.site.secure))?;
    Token::parse(secret)
}

async fn visit(state: &AppState, door: DoorKind, headers: &HeaderMap) -> Result<Visit, Error> {
    let secret = cookies::find(cookie(headers), cookies::session(door, state.site.secure));
    state.desk.visit(door, secret).await
}

fn cookie(headers: &HeaderMap) -> &str {
    headers
        .get(COOKIE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

fn is_script(headers: &HeaderMap) -> bool {
    headers
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accept| accept.contains("application/json"))
}

/// One place has enough under way.
fn come_back_later() -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "5")]).into_response()
}

fn refused(error: &Error) -> Response {
    match error {
        Error::NotFound | Error::SignInNeeded => StatusCode::NOT_FOUND,
        Error::Refused(_) | Error::Conflict => StatusCode::CONFLICT,
        Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Error::Internal(_) => {
            tracing::error!(error = error as &dyn std::error::Error, "a file failed");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
    .into_response()
}
