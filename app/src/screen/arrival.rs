//! What follows when a page has been put in place: focus, and the forms outside of `<main>`.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlElement, HtmlFormElement, HtmlInputElement};

use crate::routes::Place;

/// Settles the document after a page was shown.
///
/// A page that came with the document keeps the browser's own focus, unless a form was refused: then
/// the error summary gets it, as it does after a client-side navigation (WCAG 2.2, 3.3.1 and 2.4.3).
pub fn settle(first: bool) {
    if let Some(summary) = find(".error-summary") {
        focus(&summary);
    } else if let Some(field) = find("[autofocus]") {
        focus(&field);
    } else if !first && let Some(heading) = find("h1") {
        focus(&heading);
    }
    if first {
        taken_over();
    } else {
        tell_forms_outside();
        mark_the_bar();
    }
}

/// A field of the page before may have become one of this page, and a browser keeps what was typed into it: every
/// field shows what this page says. On the same page whoever types goes on typing.
///
/// At once and not with the next picture: who is fast, on a machine that is slow, has typed by then.
pub fn renew(before: StoredValue<String>) {
    let here = location().pathname().unwrap_or_default();
    let elsewhere = before.with_value(|before| *before != here);
    before.set_value(here);
    if elsewhere {
        forget_typed();
    }
}

fn forget_typed() {
    let Ok(forms) = document().query_selector_all("main form") else {
        return;
    };
    for index in 0..forms.length() {
        if let Some(form) = forms
            .item(index)
            .and_then(|node| node.dyn_into::<HtmlFormElement>().ok())
        {
            form.reset();
        }
    }
}

thread_local! {
    /// What has happened of the two that make a page alive: its elements are taken over, and it has been shown.
    static HALVES: Cell<u8> = const { Cell::new(0) };
}

/// One half of coming alive is done. With the other, scripts do from now on what links and forms did, and styles hide
/// what only a page without them needs.
pub fn taken_over() {
    let halves = HALVES.get() + 1;
    HALVES.set(halves);
    if halves == 2
        && let Some(root) = document().document_element()
    {
        _ = root.set_attribute("data-alive", "");
    }
}

fn is_alive() -> bool {
    HALVES.get() >= 2
}

/// Until the page is alive its links and forms are the browser's own. The router and the forms listen already while
/// the elements are still being taken over: a page that changed then would be lost halfway.
pub fn leave_to_the_browser() {
    let pass = Closure::<dyn Fn(Event)>::new(|event: Event| {
        if !is_alive() {
            event.stop_immediate_propagation();
        }
    });
    for name in ["click", "submit", "keydown"] {
        _ = window().add_event_listener_with_callback_and_bool(
            name,
            pass.as_ref().unchecked_ref(),
            true,
        );
    }
    pass.forget();
}

fn find(selector: &str) -> Option<HtmlElement> {
    let main = document().get_element_by_id("main")?;
    main.query_selector(selector)
        .ok()
        .flatten()?
        .dyn_into()
        .ok()
}

/// Headings take no focus by themselves; `-1` lets scripts, and only scripts, give it to them.
fn focus(element: &HtmlElement) {
    if !element.has_attribute("tabindex") {
        element.set_tab_index(-1);
    }
    _ = element.focus();
}

/// The forms for language and theme lead back to where the visitor is now.
fn tell_forms_outside() {
    let here = location();
    let back = here.pathname().unwrap_or_default() + &here.search().unwrap_or_default();
    let Ok(inputs) = document().query_selector_all("input[name=back][data-here]") else {
        return;
    };
    for index in 0..inputs.length() {
        if let Some(input) = inputs
            .item(index)
            .and_then(|node| node.dyn_into::<HtmlInputElement>().ok())
        {
            input.set_value(&back);
        }
    }
}

/// The desk's bar says which of its pages is shown.
fn mark_the_bar() {
    let path = location().pathname().unwrap_or_default();
    let here = Place::parse(&path).map(|place| place.desk_section());
    let Ok(links) = document().query_selector_all(".desk-nav a") else {
        return;
    };
    for index in 0..links.length() {
        let Some(link) = links
            .item(index)
            .and_then(|node| node.dyn_into::<HtmlElement>().ok())
        else {
            continue;
        };
        let href = link.get_attribute("href").unwrap_or_default();
        if Place::parse(&href).map(|place| place.desk_section()) == here {
            _ = link.set_attribute("aria-current", "page");
        } else {
            _ = link.remove_attribute("aria-current");
        }
    }
}
