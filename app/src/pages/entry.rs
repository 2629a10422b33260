//! The area that is part of the first download: the start page and the error pages.

use std::sync::Arc;

use leptos::prelude::*;

use crate::error::AppError;
use crate::routes::{Area, Place, Trouble};
use crate::rpc::start::LoadStart;
use crate::screen::{At, Page, screen};

mod start;

pub fn area() -> AnyView {
    screen(Area::Core, page)
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other places are other areas'"
)]
fn page(at: &At) -> Option<Arc<Page>> {
    match at.place.as_ref()? {
        Place::Start => Some(Page::new(
            LoadStart {
                again: at.param("again"),
            },
            start::view,
        )),
        Place::Trouble { kind, reference } => {
            Some(Page::error(error_of(*kind, reference.as_deref())))
        }
        _ => None,
    }
}

fn error_of(kind: Trouble, reference: Option<&str>) -> AppError {
    match kind {
        Trouble::NotFound => AppError::NotFound,
        Trouble::Conflict => AppError::Conflict,
        Trouble::TooMany => AppError::TooMany { retry_after: 60 },
        Trouble::Malformed => AppError::Malformed,
        Trouble::Internal => AppError::Internal {
            reference: reference.unwrap_or_default().to_owned(),
        },
        Trouble::Offline => AppError::Offline,
    }
}
