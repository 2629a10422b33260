//! Signing in at both doors, and who may open them.

mod customers;
mod house;
mod staff;

use domain::field::FieldError;
use service::visits::{DoorKind, Visit};
use service::{Desk, Error, Result};

/// A browser's name for itself.
const AGENT: &str = "Browser/1.0";
/// Where most tries come from.
const PLACE: &str = "192.0.2.1";

/// What was wrong with a field of a refused form.
fn wrong<T: std::fmt::Debug>(refused: Result<T>, field: &str) -> FieldError {
    match refused {
        Err(Error::Invalid(errors)) => errors.get(field).expect("the field is named"),
        other => panic!("not refused for its fields: {other:?}"),
    }
}

async fn visit(desk: &Desk, door: DoorKind, cookie: &str) -> Visit {
    desk.visit(door, Some(cookie)).await.unwrap()
}
