//! What is true of a return: states, rules, dates, money and permissions as pure values.
//!
//! No clock, no randomness, no input or output; compiles to WebAssembly.
//!
//! Suggested reading order: [`product`] and [`mod@unit`] (what goes back), [`case`] (the tag and its commands),
//! [`case::phase`] and [`line::state`] (the two tables that say what may follow what), [`event`] (what
//! happened), [`status`] (the one phrase for the customer), [`access`] (who may do what), [`refusal`] (why not).
//!
//! How to add a state or an action: add the variant with its key, answer it in the one `edges` table and in
//! each match that the compiler then names, run the tests of the table, add the key to the CHECK of both
//! migrations, and give it words in the catalogue.

pub mod access;
pub mod account;
pub mod advance;
pub mod calendar;
pub mod case;
pub mod contact;
pub mod estimate;
pub mod event;
pub mod field;
pub mod id;
pub mod intake;
pub mod ledger;
pub mod line;
pub mod money;
pub mod number;
pub mod payment;
pub mod policy;
pub mod product;
pub mod queue;
pub mod reason;
pub mod refusal;
pub mod scan;
pub mod serial;
pub mod shipment;
pub mod status;
pub mod stock;
pub mod time;
pub mod tracking_number;
pub mod turnaround;
pub mod unit;
pub mod warranty;
