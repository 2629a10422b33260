//! Everything that the server answers, as a list: what the router is made from is what the tests ask.

use app::routes::Place;
use axum::Router;
use axum::http::Method;
use axum::routing::MethodRouter;
use leptos::server_fn::axum::server_fn_paths;

use crate::state::AppState;
use crate::{cards, demo, health, statements, tracking, uploads};

/// Where the files of the build are.
pub(crate) const BUILT: &str = "/pkg/{file}";
/// What the build serves as it is, when an address is nothing else.
pub(crate) const PUBLIC: &str = "/{file}";

/// A method and an address at which something answers, with `{…}` where the address varies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The method; what answers `GET` answers `HEAD` as well.
    pub method: Method,
    /// The address.
    pub path: &'static str,
}

/// A route that is neither page nor server function.
pub(crate) struct Route {
    endpoint: Endpoint,
    handler: fn() -> MethodRouter<AppState>,
}

impl Route {
    /// A route that answers `GET`.
    pub(crate) const fn get(path: &'static str, handler: fn() -> MethodRouter<AppState>) -> Self {
        let method = Method::GET;
        Self {
            endpoint: Endpoint { method, path },
            handler,
        }
    }

    /// A route that answers `POST`.
    pub(crate) const fn post(path: &'static str, handler: fn() -> MethodRouter<AppState>) -> Self {
        let method = Method::POST;
        Self {
            endpoint: Endpoint { method, path },
            handler,
        }
    }
}

/// The router of these routes: the one place in which a route is added.
pub(crate) fn routed(routes: &[Route]) -> Router<AppState> {
    routes.iter().fold(Router::new(), |router, route| {
        router.route(route.endpoint.path, (route.handler)())
    })
}

/// Everything that the server answers, by address.
pub fn endpoints() -> Vec<Endpoint> {
    let get = |path| Endpoint {
        method: Method::GET,
        path,
    };
    let pages = Place::PATTERNS.iter().copied().map(get);
    let functions = server_fn_paths().map(|(path, method)| Endpoint { method, path });
    let own = [
        cards::ROUTES,
        demo::ROUTES,
        health::ROUTES,
        tracking::ROUTES,
        statements::ROUTES,
        uploads::DOWNLOADS,
        uploads::UPLOADS,
    ];
    let own = own
        .into_iter()
        .flatten()
        .map(|route| route.endpoint.clone());
    let files = [BUILT, PUBLIC].map(get);
    let mut all: Vec<Endpoint> = pages.chain(functions).chain(own).chain(files).collect();
    all.sort_by_key(|one| (one.path, one.method.to_string()));
    all
}
