//! When nothing that makes pages has answered: a panic, or a request that was turned away on its way in. A browser
//! gets a page that says what to do, a script the bare status; the details are in the log only.

use std::panic::AssertUnwindSafe;

use app::Site;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use futures::FutureExt;

/// The layer.
pub async fn catch(State(site): State<Site>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let wants_page = header(headers, ACCEPT.as_str()).contains("text/html");
    let lang = app::reader_of(headers).lang;
    let reference = header(headers, "x-request-id");
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(answer) if wants_page && is_bare(&answer) => {
            match app::refusal_page(&site, lang, answer.status()) {
                Some(page) => with_page(answer, page),
                None => answer,
            }
        }
        Ok(answer) => answer,
        Err(_) if wants_page => {
            let page = Html(app::failure_page(&site, lang, &reference));
            (StatusCode::INTERNAL_SERVER_ERROR, page).into_response()
        }
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, reference).into_response(),
    }
}

/// Whether an answer says no and has no page to say it with. What limits bodies says it in words for developers.
fn is_bare(answer: &Response) -> bool {
    let refuses = answer.status().is_client_error() || answer.status().is_server_error();
    let silent = !answer.headers().contains_key(CONTENT_TYPE);
    refuses && (silent || answer.status() == StatusCode::PAYLOAD_TOO_LARGE)
}

/// The same answer, with its other headers, and this page for a body.
fn with_page(answer: Response, page: String) -> Response {
    let (mut parts, _) = answer.into_parts();
    parts.headers.remove(CONTENT_LENGTH);
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    parts.headers.insert(CONTENT_TYPE, html);
    Response::from_parts(parts, page.into())
}

fn header(headers: &HeaderMap, name: &str) -> String {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use tower::ServiceExt;

    use super::*;

    #[expect(clippy::panic, reason = "it is what the layer is for")]
    async fn panics() -> StatusCode {
        panic!("the secret of the desk")
    }

    async fn asked(accept: &str) -> (StatusCode, String) {
        let router: Router = Router::new()
            .route("/", get(panics))
            .layer(from_fn_with_state(Site::default(), catch));
        let request = Request::builder()
            .uri("/")
            .header(ACCEPT, accept)
            .header("x-request-id", "4f2a");
        let request = request.body(Body::empty()).expect("a request");
        let answer = router.oneshot(request).await.expect("an answer");
        let status = answer.status();
        let body = to_bytes(answer.into_body(), 10_000).await.expect("a body");
        (status, String::from_utf8_lossy(&body).into_owned())
    }

    #[tokio::test]
    async fn a_panic_becomes_a_page_with_a_reference_and_no_detail() {
        let (status, page) = asked("text/html").await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(page.contains("4f2a"));
        assert!(!page.contains("secret"));
    }

    #[tokio::test]
    async fn a_script_is_told_the_reference_alone() {
        let (status, text) = asked("application/json").await;
        assert_eq!(
            (status, text.as_str()),
            (StatusCode::INTERNAL_SERVER_ERROR, "4f2a")
        );
    }
}
