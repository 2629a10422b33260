//! Parts that several pages share.

use leptos::prelude::*;

mod fields;
mod live;
mod post_form;
#[cfg(feature = "hydrate")]
mod told;

pub use fields::{
    Look, error_summary, radio_list, select_field, text_area, text_field, tick_box, tick_list,
};
pub(crate) use fields::{about, error_line, frame_class, hint_line};
pub use live::live;
pub use post_form::PostForm;
#[cfg(feature = "hydrate")]
pub(crate) use post_form::encoded;

/// A picture of the sprite `public/icons.svg`, beside its word.
pub fn icon(name: &str) -> AnyView {
    let href = format!("/icons.svg#{name}");
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=href></use>
        </svg>
    }
    .into_any()
}

/// A signal: its word with its shape, so that colour never stands alone. `key` is the value of
/// `data-signal`.
pub fn signal(key: String, word: String) -> AnyView {
    let shape = icon(&key);
    view! {
        <span class="signal" data-signal=key>
            {shape}
            {word}
        </span>
    }
    .into_any()
}

/// A sentence in which no reference breaks at its hyphens.
pub fn sentence(text: &str) -> AnyView {
    let is_reference = |word: &str| {
        let mut parts = word.split('-');
        let kind = parts.next().is_some_and(|kind| kind == "R" || kind == "T");
        kind && parts.count() > 1
    };
    text.split_inclusive(' ')
        .map(|word| {
            if is_reference(word) {
                view! { <span class="nowrap">{word.to_owned()}</span> }.into_any()
            } else {
                word.to_owned().into_any()
            }
        })
        .collect_view()
        .into_any()
}

/// A reference in its groups, written as it is everywhere: in mails, on the slip and in addresses.
pub fn reference(number: &str, class: &'static str) -> AnyView {
    let groups = number
        .split_inclusive('-')
        .map(|group| view! { <span>{group.to_owned()}</span> });
    view! {
        <span class=class translate="no">
            {groups.collect_view()}
        </span>
    }
    .into_any()
}
