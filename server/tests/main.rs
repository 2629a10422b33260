//! The one integration binary: the real router, asked in process.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

mod accounts;
mod authz;
mod cards;
mod cast;
mod codes;
mod cookies;
mod csrf;
mod failures;
mod headers;
mod health;
mod http;
mod limits;
mod methods;
mod open_house;
mod policy;
mod program;
mod rules;
mod source;
mod uploads;
mod work;
mod world;
