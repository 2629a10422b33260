//! What every answer tells the browser not to do.

use app::routes::Area;
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

/// Headers that are the same on every answer (ASVS 5.0, 3.4 and 3.5.8).
const ALWAYS: [(HeaderName, &str); 5] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Keeps what is one person's out of search engines (checklist 34).
const X_ROBOTS_TAG: HeaderName = HeaderName::from_static("x-robots-tag");

/// How long files may be kept whose name changes with their content.
pub const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// How long our other files may be kept.
pub const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// The policy of answers that are no page of ours: nothing else may run.
#[derive(Clone, Debug)]
pub struct Policy {
    csp: HeaderValue,
    secure: bool,
}

impl Policy {
    /// `secure`: people reach the portal by `https`.
    pub fn new(secure: bool) -> Self {
        let csp = HeaderValue::try_from(app::content_security_policy(""));
        Self {
            csp: csp.unwrap_or(HeaderValue::from_static("default-src 'self'")),
            secure,
        }
    }
}

/// The layer. A page brings its own policy with its nonce; that one stays.
pub async fn headers(State(policy): State<Policy>, request: Request, next: Next) -> Response {
    let personal = is_personal(request.uri().path());
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if policy.secure {
        let two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(STRICT_TRANSPORT_SECURITY, two_years);
    }
    default_header(headers, CONTENT_SECURITY_POLICY, policy.csp);
    if personal {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(X_ROBOTS_TAG, HeaderValue::from_static("noindex, nofollow"));
    } else {
        let keep = HeaderValue::from_static("private, no-cache");
        default_header(headers, CACHE_CONTROL, keep);
    }
    answer
}

/// Whether what is at this address may be one person's: every part of the portal but the start and the error pages.
fn is_personal(path: &str) -> bool {
    let parts = ["/rpc/", "/files/", "/upload/", "/hooks/"];
    Area::of(path) != Area::Core || parts.iter().any(|part| path.starts_with(part))
}

fn default_header(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.entry(name).or_insert(value);
}

/// Answers a post with `303 See Other` where Leptos says 302, so that every client follows with a
/// `GET` (RFC 9110, 15.4.4).
pub async fn see_other(request: Request, next: Next) -> Response {
    let posted = request.method() == Method::POST;
    let mut answer = next.run(request).await;
    if posted && answer.status() == StatusCode::FOUND {
        *answer.status_mut() = StatusCode::SEE_OTHER;
    }
    answer
}
