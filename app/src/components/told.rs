//! What is told to somebody who has gone on before an answer was there.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, Node};

/// Says above the page that what was sent last was not taken, with the way back to it. The page itself stays, and
/// what is being written there.
pub fn tell(address: &str, (text, go): (&str, &str)) {
    let Some(main) = document().get_element_by_id("main") else {
        return;
    };
    let made = document()
        .create_element("p")
        .and_then(|notice| Ok((notice, document().create_element("a")?)));
    let Ok((notice, link)) = made else { return };
    _ = notice.set_attribute("class", "notice");
    _ = notice.set_attribute("role", "alert");
    _ = link.set_attribute("href", address);
    notice.set_text_content(Some(&format!("{text} ")));
    link.set_text_content(Some(go));
    let shown = notice.clone();
    let away = Closure::once_into_js(move || shown.remove());
    _ = link.add_event_listener_with_callback("click", away.unchecked_ref());
    _ = notice.append_child(&link);
    _ = main.prepend_with_node_1(&notice);
}

/// Whether something is written on this page that would be lost.
pub fn holds_text() -> bool {
    let Ok(fields) = document().query_selector_all("main textarea, main input") else {
        return false;
    };
    (0..fields.length())
        .filter_map(|index| fields.item(index))
        .any(is_written)
}

fn is_written(field: Node) -> bool {
    match field.dyn_into::<HtmlTextAreaElement>() {
        Ok(area) => !area.value().is_empty(),
        Err(field) => field.dyn_into::<HtmlInputElement>().is_ok_and(|input| {
            let is_text = !matches!(
                input.type_().as_str(),
                "hidden" | "checkbox" | "radio" | "file" | "submit"
            );
            is_text && input.value() != input.default_value()
        }),
    }
}
