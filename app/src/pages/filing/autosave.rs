//! What is typed is kept two seconds after typing stops.

use leptos::prelude::*;

/// Only the browser types.
#[cfg(not(feature = "hydrate"))]
pub fn on_input(_: RwSignal<String>) -> impl FnMut(web_sys::Event) + 'static {
    |_| ()
}

/// How long a pause must be until what is typed is kept.
#[cfg(feature = "hydrate")]
const PAUSE: std::time::Duration = std::time::Duration::from_secs(2);

#[cfg(feature = "hydrate")]
pub fn on_input(saved: RwSignal<String>) -> impl FnMut(web_sys::Event) + 'static {
    use leptos::leptos_dom::helpers::TimeoutHandle;
    use wasm_bindgen::JsCast;

    let waiting = StoredValue::<Option<TimeoutHandle>>::new(None);
    on_cleanup(move || stop(waiting));
    move |event| {
        let form = event
            .target()
            .and_then(|field| field.dyn_into::<web_sys::Element>().ok())
            .and_then(|field| field.closest("form").ok().flatten())
            .and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok());
        let Some(form) = form else { return };
        stop(waiting);
        let later = set_timeout_with_handle(move || keep(&form, saved), PAUSE);
        waiting.set_value(later.ok());
    }
}

#[cfg(feature = "hydrate")]
fn stop(waiting: StoredValue<Option<leptos::leptos_dom::helpers::TimeoutHandle>>) {
    if let Some(Some(handle)) = waiting.try_get_value() {
        handle.clear();
    }
}

/// Without an answer nothing is said: the button sends it all again anyway.
#[cfg(feature = "hydrate")]
fn keep(form: &web_sys::HtmlFormElement, saved: RwSignal<String>) {
    use crate::rpc::filing::KeepStep;
    use leptos::server_fn::ServerFn;

    if form.has_attribute("aria-busy") || !form.is_connected() {
        return;
    }
    let Some(body) = crate::components::encoded(form) else {
        return;
    };
    leptos::task::spawn_local(async move {
        let request = gloo_net::http::Request::post(KeepStep::PATH)
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(body);
        let Ok(request) = request else { return };
        let Ok(answer) = request.send().await else {
            return;
        };
        if !answer.ok() {
            return;
        }
        let text = answer.text().await.unwrap_or_default();
        if let Ok(said) = serde_json::from_str::<String>(&text) {
            _ = saved.try_set(said);
        }
    });
}
