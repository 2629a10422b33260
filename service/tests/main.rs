//! The one integration binary.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

mod accounts;
mod advance;
mod console;
mod contention;
mod costs;
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
mod marks;
mod payments;
mod people;
#[expect(
    dead_code,
    reason = "of what the tests of the store need, stories here only need the two databases"
)]
#[path = "../../store/tests/place.rs"]
mod place;
mod policy;
mod reasons;
mod stock;
mod sweep;
mod tracking;
mod turnaround;
mod voids;
