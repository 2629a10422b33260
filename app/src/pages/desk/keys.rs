//! The desk by keyboard: an addition, everything can be done without it.
//!
//! `/` is the search, `G` and a letter goes to a page of the bar, `J` and `K` move through a list (Enter opens),
//! and the letter on an act does it. Nothing happens while something is typed, or when the keys are turned off.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Listens as long as the desk is shown.
pub fn listen() {
    let going = StoredValue::new(false);
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if is_ours(&event) {
            press(&event, going);
        }
    });
    on_cleanup(move || handle.remove());
}

fn is_ours(event: &KeyboardEvent) -> bool {
    let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
    let off = document()
        .document_element()
        .is_some_and(|html| html.get_attribute("data-keys").as_deref() == Some("off"));
    plain && !off && !event.default_prevented() && !event.is_composing() && !types(event)
}

fn types(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}

fn press(event: &KeyboardEvent, going: StoredValue<bool>) {
    let key = event.key().to_lowercase();
    let went = going.get_value();
    going.set_value(key == "g");
    let done = match key.as_str() {
        "g" => true,
        // A key is put into a selector only when it is one plain letter.
        letter if letter.len() == 1 && letter.as_bytes()[0].is_ascii_lowercase() => {
            if went {
                click(&format!("[data-go={letter}]"))
            } else {
                click(&format!("[data-key={letter}]")) || step(letter)
            }
        }
        "/" => focus("#find"),
        _ => false,
    };
    if done {
        event.prevent_default();
    }
}

fn find(selector: &str) -> Option<HtmlElement> {
    let found = document().query_selector(selector).ok().flatten()?;
    found.dyn_into().ok()
}

fn click(selector: &str) -> bool {
    let found = find(selector);
    if let Some(element) = &found {
        element.click();
    }
    found.is_some()
}

fn focus(selector: &str) -> bool {
    find(selector).is_some_and(|element| element.focus().is_ok())
}

/// Moves to the next or the previous row of the list.
fn step(letter: &str) -> bool {
    let forward = match letter {
        "j" => true,
        "k" => false,
        _ => return false,
    };
    let Ok(links) = document().query_selector_all("[data-rows] tbody th a") else {
        return false;
    };
    let links: Vec<HtmlElement> = (0..links.length())
        .filter_map(|index| links.item(index)?.dyn_into().ok())
        .collect();
    let active = document().active_element();
    let here = links
        .iter()
        .position(|link| active.as_ref() == Some(link.unchecked_ref()));
    let next = match (here, forward) {
        (None, true) => Some(0),
        (None, false) => links.len().checked_sub(1),
        (Some(at), true) => Some((at + 1).min(links.len() - 1)),
        (Some(at), false) => Some(at.saturating_sub(1)),
    };
    let Some(link) = next.and_then(|at| links.get(at)) else {
        return false;
    };
    for one in &links {
        select(one, one == link);
    }
    link.focus().is_ok()
}

fn select(link: &HtmlElement, chosen: bool) {
    if let Ok(Some(row)) = link.closest("tr") {
        _ = if chosen {
            row.set_attribute("aria-selected", "true")
        } else {
            row.remove_attribute("aria-selected")
        };
    }
}
