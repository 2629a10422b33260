//! Is it alive, and may it be sent requests?

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use service::Desk;

use crate::surface::Route;

/// Whether the server takes requests.
#[derive(Clone, Debug, Default)]
pub struct Readiness(Arc<AtomicBool>);

impl Readiness {
    /// Takes requests from now on.
    pub fn begin(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Is stopping: send requests elsewhere.
    pub fn end(&self) {
        self.0.store(false, Ordering::Release);
    }
}

/// The routes.
pub(crate) const ROUTES: &[Route] = &[
    Route::get("/healthz", || get(live)),
    Route::get("/readyz", || get(ready)),
];

/// `/healthz`: the process answers.
async fn live() -> &'static str {
    "ok"
}

/// `/readyz`: the process takes requests and its database answers.
async fn ready(
    State(readiness): State<Readiness>,
    State(desk): State<Desk>,
) -> (StatusCode, &'static str) {
    if !readiness.0.load(Ordering::Acquire) {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping");
    }
    match desk.store.ping().await {
        Ok(()) => (StatusCode::OK, "ready"),
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "the database does not answer"
            );
            (StatusCode::SERVICE_UNAVAILABLE, "no database")
        }
    }
}
