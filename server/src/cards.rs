//! Cards: out to the provider's page and back, and what the provider tells by itself.

use app::routes::Place;
use app::{leaving_page, reader_of};
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::header::{HeaderName, HeaderValue, REFRESH, RETRY_AFTER};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::number::CaseNumber;
use serde::Deserialize;
use service::Error;
use service::payments::Word;

use crate::state::AppState;
use crate::surface::Route;
use crate::tracking::{failed, text, visit};

/// In which header the provider signs what it tells.
const SIGNATURE: HeaderName = HeaderName::from_static("stripe-signature");
/// Where the provider puts its name for the page on which a card was entered
/// (<https://docs.stripe.com/payments/checkout/custom-success-page>).
const SESSION: &str = "{CHECKOUT_SESSION_ID}";
/// Where a card is named: the part of a return that asks for one.
const PART: &str = "advance";

/// The routes.
pub(crate) const ROUTES: &[Route] = &[
    Route::post("/track/{number}/card/enter", || post(enter)),
    Route::get("/track/{number}/card/entered", || get(entered)),
    Route::post(HOOK, || post(hear)),
];

/// Where the provider posts what it tells.
const HOOK: &str = "/hooks/stripe";

/// `POST /track/{number}/card/enter`: the customer agrees, and goes on to the provider's page for their card.
///
/// No redirect: of a form, a redirect to another site is stopped by `form-action 'self'` (CSP level 3), which stays as
/// strict as on any other page.
async fn enter(
    State(state): State<AppState>,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Ok(of) = CaseNumber::parse(&number) else {
        return failed(&Error::NotFound);
    };
    let reader = reader_of(&headers);
    let page = Place::TrackPart(of.rma(), PART.into());
    let back = format!("{}{}", state.desk.maker.public_url, page.path());
    let done = format!(
        "{}{}/card/entered?session={SESSION}",
        state.desk.maker.public_url,
        Place::TrackCase(of.rma()).path()
    );
    let begun = match visit(&state, &headers).await {
        Ok(visit) => {
            let ways = (done, back);
            state
                .desk
                .begin_card(&visit.actor, of, reader.words(), ways)
                .await
        }
        Err(error) => Err(error),
    };
    match begun {
        Ok(address) => {
            let Ok(refresh) = HeaderValue::try_from(format!("0; url={address}")) else {
                return failed(&Error::internal("the provider's address is no address"));
            };
            let page = Html(leaving_page(reader.lang, &address));
            ([(REFRESH, refresh)], page).into_response()
        }
        Err(Error::SignInNeeded) => {
            let code = Place::TrackPart(of.rma(), "code".into());
            Redirect::to(&code.with("then", PART)).into_response()
        }
        Err(Error::Internal(error)) => {
            tracing::error!(
                error = &*error as &dyn std::error::Error,
                "no page for a card was opened"
            );
            Redirect::to(&page.with("card", "unreached")).into_response()
        }
        Err(error) => failed(&error),
    }
}

/// What the provider says when it sends the customer back.
#[derive(Debug, Deserialize)]
struct Back {
    #[serde(default)]
    session: String,
}

/// `GET /track/{number}/card/entered`: back from the provider's page. The card is kept before the page is shown; when
/// the provider does not answer just now, a job keeps it.
async fn entered(
    State(state): State<AppState>,
    Path(number): Path<String>,
    Query(back): Query<Back>,
) -> Response {
    let Ok(number) = CaseNumber::parse(&number) else {
        return failed(&Error::NotFound);
    };
    match state.desk.card_entered(&back.session).await {
        Ok(()) => {
            let page = Place::TrackPart(number.rma(), PART.into());
            Redirect::to(&page.path()).into_response()
        }
        Err(error) => failed(&error),
    }
}

/// `POST /hooks/stripe`: what the provider tells. No browser sends it and nobody is signed in: its signature is all that
/// counts, over the bytes as they came. Anything but 200 is told again, for days.
async fn hear(State(state): State<AppState>, headers: HeaderMap, body: Bytes) -> Response {
    let signature = text(&headers, SIGNATURE);
    match state.desk.hear_provider(&body, signature).await {
        Ok(Word::Heard | Word::Again) => StatusCode::OK.into_response(),
        Ok(Word::NotGenuine) => StatusCode::BAD_REQUEST.into_response(),
        Err(Error::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "the provider was not heard"
            );
            (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "60")]).into_response()
        }
    }
}
