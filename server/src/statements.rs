//! Statements as files: a table or a page to print, for the desk and for the customer whose account it is.

use app::routes::Place;
use app::{cookies, reader_of};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, COOKIE};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::ledger::Party;
use serde::Deserialize;
use service::Error;
use service::accounts::statement::{AccountSheet, RawPeriod, StatementFile};
use service::visits::{DoorKind, Visit};
use words::{Lang, Words};

use crate::state::AppState;
use crate::surface::Route;
use crate::tracking::{failed, text};

/// The routes. They stand apart from the pages: their answers are files.
pub(crate) const ROUTES: &[Route] = &[
    Route::get("/returns/statement.csv", || get(own_csv)),
    Route::get("/returns/statement.pdf", || get(own_pdf)),
    Route::get("/desk/accounts/{account}/statement.csv", || get(csv)),
    Route::get("/desk/accounts/{account}/statement.pdf", || get(pdf)),
];

/// The days, as the page of the statement names them.
#[derive(Debug, Default, Deserialize)]
struct Days {
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    currency: String,
}

impl Days {
    fn raw(&self) -> RawPeriod<'_> {
        RawPeriod {
            from: &self.from,
            until: &self.until,
            currency: &self.currency,
        }
    }
}

async fn own_csv(state: State<AppState>, days: Query<Days>, headers: HeaderMap) -> Response {
    own(&state, &days, &headers, StatementFile::Csv).await
}

async fn own_pdf(state: State<AppState>, days: Query<Days>, headers: HeaderMap) -> Response {
    own(&state, &days, &headers, StatementFile::Pdf).await
}

async fn csv(
    state: State<AppState>,
    Path(account): Path<String>,
    days: Query<Days>,
    headers: HeaderMap,
) -> Response {
    at_desk(&state, &account, &days, &headers, StatementFile::Csv).await
}

async fn pdf(
    state: State<AppState>,
    Path(account): Path<String>,
    days: Query<Days>,
    headers: HeaderMap,
) -> Response {
    at_desk(&state, &account, &days, &headers, StatementFile::Pdf).await
}

/// A customer's own statement, in the language that they read.
async fn own(state: &AppState, days: &Days, headers: &HeaderMap, file: StatementFile) -> Response {
    let sheet = match visit(state, DoorKind::Portal, headers).await {
        Ok(visit) => state.desk.own_account(&visit.actor, days.raw()).await,
        Err(error) => Err(error),
    };
    match sheet {
        Ok(sheet) => made(state, sheet, reader_of(headers).words(), file).await,
        Err(Error::SignInNeeded) => {
            let next = Place::Statement.path();
            Redirect::to(&Place::SignIn.with("next", &next)).into_response()
        }
        Err(error) => failed(&error),
    }
}

/// The statement of an account, as the desk reads it.
async fn at_desk(
    state: &AppState,
    account: &str,
    days: &Days,
    headers: &HeaderMap,
    file: StatementFile,
) -> Response {
    let Some(party) = Party::of_account_name(account) else {
        return failed(&Error::NotFound);
    };
    let view = match visit(state, DoorKind::Desk, headers).await {
        Ok(visit) => state.desk.account(&visit.actor, party, days.raw()).await,
        Err(error) => Err(error),
    };
    match view {
        Ok(view) => made(state, view.sheet, Words::new(Lang::En), file).await,
        Err(error) => failed(&error),
    }
}

async fn made(
    state: &AppState,
    sheet: AccountSheet,
    words: Words,
    file: StatementFile,
) -> Response {
    let name = sheet.file_name();
    let (kind, shown) = match file {
        StatementFile::Csv => (
            "text/csv; charset=utf-8",
            format!("attachment; filename=\"{name}.csv\""),
        ),
        StatementFile::Pdf => (
            "application/pdf",
            format!("inline; filename=\"{name}.pdf\""),
        ),
    };
    match state.desk.statement_file(sheet, words, file).await {
        Ok(bytes) => {
            let headers = [
                (CONTENT_TYPE, kind.to_owned()),
                (CONTENT_DISPOSITION, shown),
            ];
            (headers, bytes).into_response()
        }
        Err(error) => failed(&error),
    }
}

async fn visit(state: &AppState, door: DoorKind, headers: &HeaderMap) -> Result<Visit, Error> {
    let name = cookies::session(door, state.site.secure);
    let secret = cookies::find(text(headers, COOKIE), name);
    state.desk.visit(door, secret).await
}
