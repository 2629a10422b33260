//! The error page: what happened, what to do, and for a failure of ours its reference.

use leptos::prelude::*;

use crate::error::AppError;
use crate::frame::use_frame;
use crate::routes::{Place, Trouble};
use crate::screen::set_title;

/// No route matched.
pub fn not_found() -> AnyView {
    crate::screen::shown();
    view(&AppError::NotFound)
}

/// The page for `error`; on the server also the answer's status.
pub fn view(error: &AppError) -> AnyView {
    #[cfg(feature = "ssr")]
    crate::rpc::answer_with(error);
    if let Place::Trouble { kind, reference } = error.place() {
        return page(kind, reference.as_deref());
    }
    // Only signing in is no trouble: the visitor is on the way there.
    #[cfg(feature = "hydrate")]
    sign_in();
    ().into_any()
}

/// Leads to signing in and back to where the visitor is now.
#[cfg(feature = "hydrate")]
fn sign_in() {
    let here = location();
    let next = here.pathname().unwrap_or_default() + &here.search().unwrap_or_default();
    let visit = crate::screen::use_visit();
    request_animation_frame(move || visit.go(&AppError::SignInNeeded { next }.address()));
}

fn page(kind: Trouble, reference: Option<&str>) -> AnyView {
    let frame = use_frame();
    let words = frame.trouble(kind, reference.unwrap_or_default());
    set_title(&words.title);
    view! {
        <h1>{words.title}</h1>
        <p class="lede">{words.text}</p>
        <p class="trouble__way">
            <a class="button" href=Place::Start.path()>
                {frame.back_to_start}
            </a>
        </p>
    }
    .into_any()
}
