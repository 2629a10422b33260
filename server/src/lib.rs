//! What the binary `calltag` is made of: configuration, the HTTP surface, the command line, the worker.
//!
//! A library, so that its tests drive the real router in process. Reading order: [`router()`], which is the HTTP
//! surface from the outside in, then [`surface`], which lists what it answers.
//!
//! # How to add a route
//!
//! Most things need none: a page is a `Place` and a form is a server function, both in `app`. What is neither gets
//! a line in the `ROUTES` of its module here. In each case `tests/authz` then asks for the row that says who may
//! do what there.

mod bootstrap;
mod cards;
pub mod cli;
mod client_ip;
pub mod commands;
pub mod config;
mod csrf;
mod demo;
mod failure;
mod health;
mod per_place;
mod router;
mod security;
mod serve;
mod state;
mod statements;
pub mod surface;
mod telemetry;
mod tracking;
mod uploads;
mod visitor;
mod worker;

pub use router::router;
pub use state::AppState;
