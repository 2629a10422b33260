//! A page that shows by itself that something happened.

use leptos::prelude::*;

use crate::rpc::tracking::case::Live;
use crate::screen::{Visit, use_visit};

/// Listens to the stream of changes of what is shown and asks the server for the page again when it has changed.
///
/// Somebody who is writing is not interrupted: they are told, and a link shows the change when they want to see it.
/// Without JavaScript nothing is here, and the page shows changes when it is loaded again.
pub fn live(live: &Live) -> AnyView {
    let news = RwSignal::new(false);
    let visit = use_visit();
    listen(live, &visit, news);
    let (text, go) = (live.news.clone(), live.go.clone());
    let notice = move || {
        let (text, go, visit) = (text.clone(), go.clone(), visit.clone());
        news.get().then(|| {
            view! {
                <p>
                    {text} " "
                    <button
                        type="button"
                        class="button button--quiet"
                        on:click=move |_| visit.refresh()
                    >
                        {go}
                    </button>
                </p>
            }
        })
    };
    view! { <div role="status">{notice}</div> }.into_any()
}

#[cfg(not(feature = "hydrate"))]
fn listen(_: &Live, _: &Visit, _: RwSignal<bool>) {}

/// Opens the stream and closes it when the page goes. The browser opens it again by itself when it breaks, and the
/// server begins each with the version that is current, so that nothing is missed.
#[cfg(feature = "hydrate")]
fn listen(live: &Live, visit: &Visit, news: RwSignal<bool>) {
    use send_wrapper::SendWrapper;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{EventSource, MessageEvent};

    let Ok(source) = EventSource::new(&live.url) else {
        return;
    };
    let (visit, shown) = (visit.clone(), live.version);
    let changed = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let version = event.data().as_string().and_then(|text| text.parse().ok());
        if version.is_none_or(|version: i64| version == shown) {
            return;
        }
        if is_writing() {
            news.set(true);
        } else {
            visit.refresh();
        }
    });
    _ = source.add_event_listener_with_callback("changed", changed.as_ref().unchecked_ref());
    let open = SendWrapper::new((source, changed));
    on_cleanup(move || open.0.close());
}

/// Whether somebody writes, or is about to.
#[cfg(feature = "hydrate")]
fn is_writing() -> bool {
    let at = document().active_element();
    super::told::holds_text() || at.is_some_and(|at| at.tag_name() == "TEXTAREA")
}
