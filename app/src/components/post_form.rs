//! The one form of the portal.

use leptos::prelude::*;

use crate::frame;
use crate::screen::{Visit, use_visit};

/// A form that posts to a write server function and works before and without WebAssembly.
///
/// # How to add a form
///
/// ```text
/// <PostForm action=FileSerial::PATH>
///     <input type="hidden" name="draft" value=model.draft />
///     <label for="serial">{model.label}</label>
///     <input id="serial" name="serial" value=model.serial />
///     <button>{model.go_on}</button>
/// </PostForm>
/// ```
///
/// - `action` is the `PATH` of a `#[server]` function whose arguments are named like the fields;
///   it answers by `rpc::redirect`, always (see `rpc.rs`).
/// - What was typed and what was wrong with it come back in the page model, never from here.
/// - Give every field its `value` from the model, so that a refused form is shown as it was sent.
/// - A button may carry `name` and `value`; the one that was pressed is sent.
///
/// In the browser the same bytes go to the same address by `fetch`; the answer's `Location` is
/// followed without a page load. A second press while the first is under way does nothing
/// (`aria-busy`). Without an answer the form says so and keeps everything that was typed.
/// Who has gone on to another page before the answer is there stays on it. A form that was not taken
/// is shown again, or, while they are writing there, offered above the page.
#[component]
pub fn PostForm(
    /// Where to post: `SomeServerFunction::PATH`.
    #[prop(into)]
    action: String,
    /// The class attribute.
    #[prop(into, optional)]
    class: String,
    /// Fields and buttons.
    children: Children,
) -> AnyView {
    let unsent = RwSignal::new(false);
    let words = frame::use_frame();
    let notice = move || {
        unsent.get().then(|| {
            view! {
                <p class="field__error form-notice" role="alert">
                    {frame::use_frame().offline}
                </p>
            }
        })
    };
    view! {
        <form
            method="post"
            action=action
            class=class
            on:submit=intercept(use_visit(), unsent, words)
        >
            {notice}
            {children()}
        </form>
    }
    .into_any()
}

/// Only the browser submits.
#[cfg(not(feature = "hydrate"))]
fn intercept(
    _: Visit,
    _: RwSignal<bool>,
    _: frame::Frame,
) -> impl FnMut(web_sys::SubmitEvent) + 'static {
    |_| ()
}

#[cfg(feature = "hydrate")]
fn intercept(
    visit: Visit,
    unsent: RwSignal<bool>,
    words: frame::Frame,
) -> impl FnMut(web_sys::SubmitEvent) + 'static {
    use wasm_bindgen::JsCast;

    use super::told;

    let words = (words.not_taken, words.show_it);

    move |event| {
        let form = event
            .current_target()
            .and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok());
        let Some(form) = form.filter(|_| !event.default_prevented()) else {
            return;
        };
        event.prevent_default();
        if form.has_attribute("aria-busy") {
            return;
        }
        let Some(body) = encode(&form, event.submitter()) else {
            return;
        };
        _ = form.set_attribute("aria-busy", "true");
        unsent.set(false);
        let (visit, sent_from) = (visit.clone(), visit.here());
        let (words, address_then) = (words.clone(), address_here());
        leptos::task::spawn_local(async move {
            let target = send(&form.get_attribute("action").unwrap_or_default(), body).await;
            _ = form.remove_attribute("aria-busy");
            let stayed = visit.here() == sent_from;
            let tell = |address: &str| told::tell(address, (&words.0, &words.1));
            match target {
                Some(address) if stayed => visit.go(&address),
                None if stayed => unsent.set(true),
                None => tell(&address_then),
                // What is being written elsewhere stays.
                Some(address) if is_refused(&address) && told::holds_text() => tell(&address),
                Some(address) if is_refused(&address) => visit.go(&address),
                Some(_) if told::holds_text() => {}
                // What is shown may have changed by what was sent.
                Some(_) => visit.refresh(),
            }
        });
    }
}

/// Path and query of the page that is shown.
#[cfg(feature = "hydrate")]
fn address_here() -> String {
    let at = location();
    at.pathname().unwrap_or_default() + &at.search().unwrap_or_default()
}

/// Whether the answer says that it was not taken: it leads back to the form, to an error page, or to signing in first
/// (see `rpc.rs`).
#[cfg(feature = "hydrate")]
fn is_refused(address: &str) -> bool {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let is_again = query.split('&').any(|pair| pair.starts_with("again="));
    let is_elsewhere = ["/trouble/", "/sign-in", "/staff/sign-in"]
        .iter()
        .any(|start| path.starts_with(start));
    is_again || is_elsewhere || path.ends_with("/code")
}

/// The same bytes that the browser itself would send, with the pressed button's name and value.
#[cfg(feature = "hydrate")]
fn encode(
    form: &web_sys::HtmlFormElement,
    pressed: Option<web_sys::HtmlElement>,
) -> Option<String> {
    let fields = web_sys::FormData::new_with_form(form).ok()?;
    if let Some(button) = pressed
        && let (Some(name), value) = (button.get_attribute("name"), button.get_attribute("value"))
    {
        _ = fields.append_with_str(&name, &value.unwrap_or_default());
    }
    let fields = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    fields.to_string().as_string()
}

/// The same bytes that the browser itself would send, no button pressed.
#[cfg(feature = "hydrate")]
pub(crate) fn encoded(form: &web_sys::HtmlFormElement) -> Option<String> {
    encode(form, None)
}

/// Posts and tells where to go next. `None`: no answer, or none of ours.
#[cfg(feature = "hydrate")]
async fn send(action: &str, body: String) -> Option<String> {
    let request = gloo_net::http::Request::post(action)
        .header("Accept", "application/json")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(body)
        .ok()?;
    let answer = request.send().await.ok()?;
    answer.headers().get("location")
}
