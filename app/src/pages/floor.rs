//! The floor of the staff console: the dock, the bench, the estimate that follows, the way back.
//!
//! A download of its own: who scans boxes never opens the queue, and who works the queue seldom a box.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::routes::{Area, Place};
use crate::rpc::desk::advance::LoadAdvance;
use crate::rpc::desk::bench::{LoadBench, LoadBenchCase};
use crate::rpc::desk::estimate::LoadEstimate;
use crate::rpc::desk::scan::LoadScan;
use crate::rpc::desk::ship::{LoadShip, LoadShipCase};
use crate::rpc::desk::warranty::LoadWarranty;
use crate::screen::{At, Page, screen};

mod advance;
mod bench;
mod estimate;
mod scan;
mod ship;
mod warranty;

/// The route of this area; its pages are downloaded when it is first entered.
pub struct Floor;

#[lazy_route]
impl LazyRoute for Floor {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let Floor = this;
        #[cfg(feature = "hydrate")]
        super::desk::keys::listen();
        screen(Area::Floor, page)
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other places are other areas'"
)]
fn page(at: &At) -> Option<Arc<Page>> {
    match at.place.as_ref()? {
        Place::DeskScan => {
            let at = at.param("at");
            Some(Page::new(LoadScan { at }, scan::view))
        }
        Place::DeskBench => Some(Page::new(LoadBench {}, bench::list)),
        Place::DeskShip => Some(Page::new(LoadShip {}, ship::list)),
        Place::DeskCasePart(number, part) => case_part(at, number.clone(), part),
        _ => None,
    }
}

fn case_part(at: &At, number: String, part: &str) -> Option<Arc<Page>> {
    let again = at.param("again");
    match part {
        "advance" => {
            let missing = at.param("missing");
            let question = LoadAdvance {
                number,
                again,
                missing,
            };
            Some(Page::new(question, advance::view))
        }
        "bench" => Some(Page::new(LoadBenchCase { number, again }, bench::case)),
        "estimate" => Some(Page::new(LoadEstimate { number, again }, estimate::view)),
        "warranty" => Some(Page::new(LoadWarranty { number, again }, warranty::view)),
        "ship" => Some(Page::new(LoadShipCase { number, again }, ship::case)),
        _ => None,
    }
}
