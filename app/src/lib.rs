//! What is seen: the pages, forms and server functions of Calltag, compiled for server and browser.
//!
//! Reading order: [`routes`] (which places exist), [`screen`] (how a place becomes a page), then
//! `pages/start.rs` with `rpc/start.rs` as the smallest complete example.
//!
//! # How to add a page
//!
//! 1. Name its place: a variant of [`routes::Place`] with its line in `parse` and in `path`.
//! 2. Write its model and the server function that fills it, in `rpc/<area>.rs` (see `rpc.rs`).
//! 3. Write how it looks, in `pages/<area>/<page>.rs`: a `fn view(model: Model) -> AnyView`.
//! 4. Join the three with one arm in `page()` of `pages/<area>.rs`.
//!
//! Nothing else: loading, errors with their HTTP status, the document's title, focus after a
//! navigation and refetching after a form are done once, in [`screen`].
//!
//! # How to add a form
//!
//! Use [`components::PostForm`]; its documentation is the recipe.

mod application;
#[cfg(feature = "ssr")]
mod bare;
pub mod components;
#[cfg(feature = "ssr")]
pub mod cookies;
pub mod error;
pub mod forms;
pub mod frame;
pub mod pages;
pub mod routes;
mod rpc;
pub mod screen;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
mod spoken;

pub use application::App;
#[cfg(feature = "hydrate")]
pub use application::hydrate;
#[cfg(feature = "ssr")]
pub use bare::{failure_page, leaving_page, refusal_page};
#[cfg(feature = "ssr")]
pub use rpc::{Reader, reader_of};
#[cfg(feature = "ssr")]
pub use shell::{AtDesk, ClientIp, Signed, Site, Visits, content_security_policy, shell};
