//! Refuses posts that another site's page caused.
//!
//! The algorithm of Go 1.25's `net/http.CrossOriginProtection`: safe methods pass; else
//! `Sec-Fetch-Site` must be `same-origin` or `none`; without that header `Origin` must name our
//! host. With neither the request is from no browser of the last years; it passes only without a
//! session cookie, because then there is nothing to abuse.

use axum::extract::Request;
use axum::http::header::{COOKIE, HOST, ORIGIN};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The layer.
pub async fn protect(request: Request, next: Next) -> Response {
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if safe || is_ours(request.headers()) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

fn is_ours(headers: &HeaderMap) -> bool {
    let text = |value: Option<&axum::http::HeaderValue>| {
        value.map(|value| value.to_str().unwrap_or("unreadable").to_owned())
    };
    if let Some(site) = text(headers.get("sec-fetch-site")) {
        return site == "same-origin" || site == "none";
    }
    if let Some(origin) = text(headers.get(ORIGIN)) {
        let origin = origin.parse::<Uri>().ok();
        let named = origin
            .as_ref()
            .and_then(Uri::authority)
            .map(ToString::to_string);
        return named.is_some() && named == text(headers.get(HOST));
    }
    !text(headers.get(COOKIE)).is_some_and(|cookies| app::cookies::hold_secret(&cookies))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                (
                    name.parse().expect("a name"),
                    value.parse().expect("a value"),
                )
            })
            .collect()
    }

    #[test]
    fn the_browser_says_where_a_post_comes_from() {
        assert!(is_ours(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(is_ours(&headers(&[("sec-fetch-site", "none")])));
        assert!(!is_ours(&headers(&[("sec-fetch-site", "same-site")])));
        assert!(!is_ours(&headers(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://a"),
            ("host", "a")
        ])));
    }

    #[test]
    fn an_older_browser_says_its_origin() {
        assert!(is_ours(&headers(&[
            ("origin", "https://desk.example:8443"),
            ("host", "desk.example:8443")
        ])));
        assert!(!is_ours(&headers(&[
            ("origin", "https://evil.example"),
            ("host", "desk.example")
        ])));
        assert!(!is_ours(&headers(&[
            ("origin", "null"),
            ("host", "desk.example")
        ])));
    }

    #[test]
    fn a_client_that_says_nothing_must_bring_no_session() {
        assert!(is_ours(&headers(&[("host", "desk.example")])));
        assert!(!is_ours(&headers(&[
            ("host", "desk.example"),
            ("cookie", "theme=dark; __Host-desk=abc")
        ])));
    }
}
