//! The root component: the router and the map from address to area.

use leptos::prelude::*;
use leptos_router::SsrMode;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{Lazy, path};

use crate::pages::account::Account;
use crate::pages::desk::DeskArea;
use crate::pages::filing::Filing;
use crate::pages::floor::Floor;
use crate::pages::tracking::Tracking;
use crate::pages::{entry, trouble};
use crate::screen::Visit;

/// Everything inside `<main>`.
///
/// One route an area: which page of it is shown is decided by [`crate::routes::Place`]. Every route
/// renders with [`SsrMode::Async`], so the first answer holds the whole page and its status.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <Visiting>
                <FlatRoutes fallback=trouble::not_found>
                    <Route path=path!("/") view=entry::area ssr=SsrMode::Async />
                    <Route
                        path=path!("/trouble/:kind/:reference?")
                        view=entry::area
                        ssr=SsrMode::Async
                    />
                    <Route path=path!("/file") view=filing() ssr=SsrMode::Async />
                    <Route path=path!("/file/:step") view=filing() ssr=SsrMode::Async />
                    <Route path=path!("/file/:step/:item") view=filing() ssr=SsrMode::Async />
                    <Route path=path!("/warranty") view=tracking() ssr=SsrMode::Async />
                    <Route path=path!("/track") view=tracking() ssr=SsrMode::Async />
                    <Route path=path!("/track/:number") view=tracking() ssr=SsrMode::Async />
                    <Route path=path!("/track/:number/:part") view=tracking() ssr=SsrMode::Async />
                    <Route path=path!("/sign-in/:page?") view=account() ssr=SsrMode::Async />
                    <Route path=path!("/returns/:page?") view=account() ssr=SsrMode::Async />
                    <Route path=path!("/staff/:page") view=account() ssr=SsrMode::Async />
                    <Route path=path!("/invitation/:token") view=account() ssr=SsrMode::Async />
                    <Route path=path!("/demo") view=account() ssr=SsrMode::Async />
                    <Route path=path!("/mailbox/:id?") view=account() ssr=SsrMode::Async />
                    <Route path=path!("/desk/scan") view=floor() ssr=SsrMode::Async />
                    <Route path=path!("/desk/bench") view=floor() ssr=SsrMode::Async />
                    <Route path=path!("/desk/ship") view=floor() ssr=SsrMode::Async />
                    <Route path=path!("/desk/:part/:item/:page") view=floor() ssr=SsrMode::Async />
                    <Route path=path!("/desk") view=desk() ssr=SsrMode::Async />
                    <Route path=path!("/desk/:part") view=desk() ssr=SsrMode::Async />
                    <Route path=path!("/desk/:part/:item") view=desk() ssr=SsrMode::Async />
                </FlatRoutes>
            </Visiting>
        </Router>
    }
}

fn filing() -> Lazy<Filing> {
    Lazy::new()
}

fn tracking() -> Lazy<Tracking> {
    Lazy::new()
}

fn account() -> Lazy<Account> {
    Lazy::new()
}

fn desk() -> Lazy<DeskArea> {
    Lazy::new()
}

fn floor() -> Lazy<Floor> {
    Lazy::new()
}

/// Provides the [`Visit`] to everything below; needs the router above it.
#[component]
fn Visiting<C: IntoView + 'static>(children: TypedChildren<C>) -> impl IntoView {
    provide_context(Visit::new());
    children.into_inner()()
}

/// Takes over the `<main>` that the server rendered.
///
/// The header and footer outside of it belong to the server alone.
#[cfg(feature = "hydrate")]
pub fn hydrate() {
    use wasm_bindgen::JsCast;

    use crate::screen::arrival;

    let main = document()
        .get_element_by_id("main")
        .and_then(|main| main.dyn_into().ok());
    let Some(main) = main else { return };
    arrival::leave_to_the_browser();
    // Leptos' own executor begins with the hydration.
    wasm_bindgen_futures::spawn_local(async move {
        Box::pin(leptos::mount::hydrate_from_async(main, App))
            .await
            .forget();
        arrival::taken_over();
    });
}
