//! The one integration binary.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

mod console;
mod deadlines;
mod demo;
mod edges;
mod empty;
mod filing;
mod floor;
mod harness;
mod import;
mod journey;
mod letters;
mod people;
#[expect(
    dead_code,
    reason = "of what the tests of the store need, stories here only need the two databases"
)]
#[path = "../../store/tests/place.rs"]
mod place;
mod sweep;
mod tracking;
