//! Logs: lines for people or for machines, each with its request's id.

use axum::http::Request;
use tower_http::request_id::RequestId;
use tracing::Span;
use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat};

/// Starts logging to standard error.
pub fn start(log: &Log) -> std::io::Result<()> {
    let filter = EnvFilter::try_new(&log.level).map_err(std::io::Error::other)?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match log.format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    }
    .map_err(std::io::Error::other)
}

/// The span of one request. Its path is logged and its query never: it may hold a token or a name.
pub fn request_span<B>(request: &Request<B>) -> Span {
    let id = request
        .extensions()
        .get::<RequestId>()
        .and_then(|id| id.header_value().to_str().ok());
    tracing::info_span!(
        "request",
        id = id.unwrap_or_default(),
        method = %request.method(),
        path = logged_path(request.uri().path()),
    )
}

/// A link's token is as good as a password.
fn logged_path(path: &str) -> &str {
    if path.starts_with("/l/") {
        "/l/…"
    } else if path.starts_with("/invitation/") {
        "/invitation/…"
    } else if path.starts_with("/file/resume/") {
        "/file/resume/…"
    } else {
        path
    }
}
