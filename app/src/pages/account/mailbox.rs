//! The mailbox of the demonstration.

use leptos::prelude::*;

use crate::components::icon;
use crate::routes::Place;
use crate::rpc::account::mailbox::{Envelope, MailboxPage, OpenLetter};
use crate::screen::set_title;

pub fn view(model: MailboxPage) -> AnyView {
    let title = model.open.as_ref().map(|letter| letter.subject.clone());
    set_title(title.as_ref().unwrap_or(&model.title));
    let body = if model.letters.is_empty() {
        view! {
            <div class="empty">
                <h2>{model.empty_title}</h2>
                <p>{model.empty}</p>
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class="mailbox wide">
                <nav class="mailbox__list" aria-label=model.title.clone()>
                    {model.letters.into_iter().map(envelope).collect_view()}
                </nav>
                {model.open.map(letter)}
            </div>
        }
        .into_any()
    };
    view! {
        <h1>{model.title}</h1>
        <p class="lede">{model.lede}</p>
        {body}
    }
    .into_any()
}

fn envelope(one: Envelope) -> AnyView {
    let current = one.open.then_some("page");
    view! {
        <a href=Place::MailboxLetter(one.id).path() aria-current=current>
            <b>{one.subject}</b>
            <span>{one.to}</span>
            <time>{one.written}</time>
        </a>
    }
    .into_any()
}

/// The letter is shown in a frame of its own: its styles and links are not the page's.
fn letter(one: OpenLetter) -> AnyView {
    let place = Place::MailboxLetter(one.id).path();
    let enclosure = (!one.enclosure.is_empty()).then(|| {
        view! {
            <p>
                <a href=format!("{place}/enclosure") rel="external">
                    {icon("file")}
                    {one.enclosure}
                </a>
            </p>
        }
    });
    view! {
        <article class="mailbox__letter">
            <h2>{one.subject}</h2>
            <p class="quiet">{one.to} " · " {one.written}</p>
            {enclosure}
            <iframe
                title=one.frame
                src=format!("{place}/letter")
                sandbox="allow-top-navigation-by-user-activation"
            ></iframe>
        </article>
    }
    .into_any()
}
