//! The filing wizard: one question a page.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::routes::{Area, Place};
use crate::rpc::filing::{LoadResume, LoadSent, LoadStep};
use crate::screen::{At, Page, screen};

mod autosave;
mod check;
mod proof;
mod questions;
mod resume;
mod sent;
mod step;
mod tag;
mod upload;
mod warranty;

/// The route of this area; its pages are downloaded when it is first entered.
pub struct Filing;

#[lazy_route]
impl LazyRoute for Filing {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let Filing = this;
        screen(Area::Filing, page)
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other places are other areas'"
)]
fn page(at: &At) -> Option<Arc<Page>> {
    let step = |step: &str| {
        Some(Page::new(
            LoadStep {
                step: step.to_owned(),
                check: at.param("check"),
                again: at.param("again"),
            },
            step::view,
        ))
    };
    match at.place.as_ref()? {
        Place::File => step(""),
        Place::FileStep(key) => step(key),
        Place::FileSent(number) => Some(Page::new(
            LoadSent {
                number: number.clone(),
            },
            sent::view,
        )),
        Place::FileResume(token) => Some(Page::new(
            LoadResume {
                token: token.clone(),
            },
            resume::view,
        )),
        _ => None,
    }
}
