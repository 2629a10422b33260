//! Looking a case up, and following it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::routes::{Area, Place};
use crate::rpc::tracking::acts::{LoadAddress, LoadCancel, LoadFiles, LoadParcel};
use crate::rpc::tracking::advance::LoadAdvance;
use crate::rpc::tracking::appeal::{LoadAppeal, LoadDispose};
use crate::rpc::tracking::case::LoadCase;
use crate::rpc::tracking::code::LoadCode;
use crate::rpc::tracking::estimate::LoadEstimate;
use crate::rpc::tracking::find::LoadFind;
use crate::rpc::tracking::warranty::LoadWarranty;
use crate::screen::{At, Page, screen};

mod act;
mod advance;
mod case;
mod code;
pub(crate) mod estimate;
mod find;
mod warranty;

/// The route of this area; its pages are downloaded when it is first entered.
pub struct Tracking;

#[lazy_route]
impl LazyRoute for Tracking {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let Tracking = this;
        screen(Area::Tracking, page)
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other places are other areas'"
)]
fn page(at: &At) -> Option<Arc<Page>> {
    let again = at.param("again");
    match at.place.as_ref()? {
        Place::Track => {
            let (link, number) = (at.param("link"), at.param("number"));
            let question = LoadFind {
                again,
                link,
                number,
            };
            Some(Page::new(question, find::view))
        }
        Place::Warranty => {
            let serial = at.param("serial");
            Some(Page::new(LoadWarranty { serial }, warranty::view))
        }
        Place::TrackCase(number) => {
            let number = number.clone();
            Some(Page::new(LoadCase { number, again }, case::view))
        }
        Place::TrackPart(number, part) => part_page(at, number.clone(), part, again),
        _ => None,
    }
}

fn part_page(at: &At, number: String, part: &str, again: Option<String>) -> Option<Arc<Page>> {
    match part {
        "estimate" => Some(Page::new(LoadEstimate { number, again }, estimate::view)),
        "advance" => {
            let card = at.param("card");
            let question = LoadAdvance {
                number,
                again,
                card,
            };
            Some(Page::new(question, advance::view))
        }
        "appeal" => Some(Page::new(LoadAppeal { number, again }, act::appeal)),
        "dispose" => Some(Page::new(LoadDispose { number, again }, act::dispose)),
        "address" => Some(Page::new(LoadAddress { number, again }, act::address)),
        "cancel" => Some(Page::new(LoadCancel { number, again }, act::cancel)),
        "parcel" => Some(Page::new(LoadParcel { number, again }, act::parcel)),
        "files" => Some(Page::new(LoadFiles { number, again }, act::files)),
        "code" => {
            let (then, sent) = (at.param("then"), at.param("sent"));
            let question = LoadCode {
                number,
                then,
                sent,
                again,
            };
            Some(Page::new(question, code::view))
        }
        _ => None,
    }
}

/// The way back to the case.
fn back(link: crate::rpc::tracking::Link) -> AnyView {
    view! {
        <a class="back" href=link.href>
            {crate::components::icon("back")}
            {link.label}
        </a>
    }
    .into_any()
}

/// The question for a code.
fn prove(prove: crate::rpc::tracking::Prove) -> AnyView {
    view! {
        <div class="notice" data-signal="waiting">
            <h2>{prove.title.clone()}</h2>
            {send_code(prove)}
        </div>
    }
    .into_any()
}

/// Whose mailbox gets the code, and the button that sends it.
fn send_code(prove: crate::rpc::tracking::Prove) -> AnyView {
    use crate::components::PostForm;
    use crate::rpc::tracking::code::SendCaseCode;
    use leptos::server_fn::ServerFn;

    view! {
        <p>{prove.lead}</p>
        <PostForm action=SendCaseCode::PATH>
            <input type="hidden" name="number" value=prove.number />
            <input type="hidden" name="then" value=prove.then />
            <div class="buttons">
                <button class="button button--primary">{prove.go}</button>
            </div>
        </PostForm>
    }
    .into_any()
}
