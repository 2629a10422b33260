//! The HTTP surface, from the outside in.

use std::sync::LazyLock;
use std::time::Duration;

use app::{App, shell};
use axum::error_handling::HandleErrorLayer;
use axum::extract::DefaultBodyLimit;
use axum::http::header::{CACHE_CONTROL, HeaderValue, RETRY_AFTER};
use axum::http::{HeaderName, Request, StatusCode};
use axum::response::Response;
use axum::{BoxError, Router, middleware};
use leptos::context::provide_context;
use leptos_axum::{AxumRouteListing, ErrorHandler, LeptosRoutes, generate_route_list};
use tower::ServiceBuilder;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower::load_shed::LoadShedLayer;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{
    MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer,
};
use tower_http::services::ServeDir;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::{DefaultOnResponse, TraceLayer};
use tracing::Level;
use uuid::Uuid;

use crate::config::Config;
use crate::security::{A_DAY, FOREVER, Policy};
use crate::state::AppState;
use crate::surface::routed;
use crate::{
    cards, client_ip, csrf, demo, failure, health, security, statements, telemetry, tracking,
    uploads, visitor,
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The routes of the pages. Leptos finds them by running the application, and while it does, no page of this process
/// can be rendered to its end: so it is done once, before the first is asked for.
static ROUTES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

/// Everything that the server answers.
pub fn router(config: &Config, state: AppState) -> Router {
    let limits = &config.limits;
    let timeout = Duration::from_secs(limits.request_seconds);
    let portal = pages(&state)
        .layer(middleware::from_fn_with_state(
            state.clone(),
            visitor::attach,
        ))
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(4)))
        .layer(middleware::from_fn(security::see_other))
        .layer(middleware::from_fn(csrf::protect))
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(limits.body_bytes))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            timeout,
        ))
        .layer(
            ServiceBuilder::new()
                .layer(HandleErrorLayer::new(come_back))
                .layer(LoadShedLayer::new())
                .layer(GlobalConcurrencyLimitLayer::new(limits.concurrent_requests)),
        )
        .merge(files(&state))
        .merge(routed(tracking::ROUTES))
        .merge(routed(statements::ROUTES))
        .merge(uploads::routes());

    portal
        .merge(routed(health::ROUTES))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            failure::catch,
        ))
        .layer(middleware::from_fn_with_state(
            Policy::new(config.http.is_secure()),
            security::headers,
        ))
        .layer(middleware::from_fn_with_state(
            config.http.trusted_proxies.clone().into(),
            client_ip::attach,
        ))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(telemetry::request_span::<axum::body::Body>)
                .on_response(DefaultOnResponse::new().level(Level::INFO)),
        )
        .layer(SetRequestIdLayer::new(REQUEST_ID, NewRequestId))
        .layer(middleware::map_request(forget_request_id))
        .with_state(state)
}

/// The pages and the server functions; what is neither is a file of ours or the 404 page.
fn pages(state: &AppState) -> Router<AppState> {
    let options = state.options.clone();
    let context = {
        let (site, desk) = (state.site.clone(), state.desk.clone());
        move || {
            provide_context(site.clone());
            provide_context(desk.clone());
        }
    };
    let not_found = ErrorHandler::new_with_context(context.clone(), shell, options.clone());
    let public = ServeDir::new(options.site_root.as_ref())
        .precompressed_br()
        .precompressed_gzip();
    let public = ServiceBuilder::new()
        .map_response(kept_for_a_day)
        .service(public.fallback(not_found));
    Router::new()
        .leptos_routes_with_context(state, ROUTES.clone(), context, move || {
            shell(options.clone())
        })
        .merge(routed(demo::ROUTES))
        .merge(routed(cards::ROUTES))
        .fallback_service(public)
}

/// What the build made for the browser: compressed already, and with a hash in the name.
fn files(state: &AppState) -> Router<AppState> {
    let options = &state.options;
    let folder = format!("{}/{}", options.site_root, options.site_pkg_dir);
    let serve = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip();
    let keep = if options.hash_files {
        FOREVER
    } else {
        HeaderValue::from_static("no-cache")
    };
    let serve = ServiceBuilder::new()
        .map_response(move |answer| kept(answer, &keep))
        .service(serve);
    Router::new().nest_service(&format!("/{}", options.site_pkg_dir), serve)
}

fn kept_for_a_day<B>(answer: Response<B>) -> Response<B> {
    // Only files have a date; pages do not.
    if answer.headers().contains_key("last-modified") {
        kept(answer, &A_DAY)
    } else {
        answer
    }
}

fn kept<B>(mut answer: Response<B>, keep: &HeaderValue) -> Response<B> {
    if matches!(
        answer.status(),
        StatusCode::OK | StatusCode::NOT_MODIFIED | StatusCode::PARTIAL_CONTENT
    ) {
        answer.headers_mut().insert(CACHE_CONTROL, keep.clone());
    }
    answer
}

/// Too much at once: rather a quick no than a slow nothing.
pub(crate) async fn come_back(_: BoxError) -> (StatusCode, [(HeaderName, &'static str); 1]) {
    (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "2")])
}

/// A request's id is ours: it is shown to people as a reference and looked for in our log.
async fn forget_request_id(mut request: axum::extract::Request) -> axum::extract::Request {
    request.headers_mut().remove(REQUEST_ID);
    request
}

/// A new id for every request, sortable by time.
#[derive(Clone, Copy)]
struct NewRequestId;

impl MakeRequestId for NewRequestId {
    fn make_request_id<B>(&mut self, _: &Request<B>) -> Option<RequestId> {
        #[expect(
            clippy::disallowed_methods,
            reason = "names a request in the log, decides nothing"
        )]
        let id = Uuid::now_v7().simple().to_string();
        HeaderValue::try_from(id).ok().map(RequestId::new)
    }
}
