//! Arrivals: one field that always has the keyboard, one huge answer, the last scans.
//!
//! The only page that holds something the server does not know yet: scans that are on their way. See [`queue`].

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{PostForm, sentence, signal};
use crate::rpc::desk::scan::{ActOnScan, Scan, ScanAct, ScanAnswer, ScanPage, ScanRow};
use crate::screen::set_title;

#[cfg(feature = "hydrate")]
mod queue;
#[cfg(feature = "hydrate")]
mod sound;

pub fn view(model: ScanPage) -> AnyView {
    set_title(&model.title);
    let title = model.title.clone();
    let page = RwSignal::new(model);
    let waiting = RwSignal::new(0_usize);
    let field = NodeRef::<leptos::html::Input>::new();
    let submit = take(page, waiting, field);
    view! {
        <h1 class="visually-hidden">{title}</h1>
        <div class="scan" data-signal=move || page.read().answer.signal.clone()>
            <form class="scan__form" method="post" action=Scan::PATH on:submit=submit>
                <label class="scan__label" for="code">
                    {move || page.read().label.clone()}
                </label>
                <input type="hidden" name="id" value=move || page.read().next.clone() />
                <input type="hidden" name="after" value=move || page.read().answer.id.clone() />
                <input
                    class="scan__field"
                    id="code"
                    name="code"
                    autofocus
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    enterkeyhint="done"
                    node_ref=field
                />
                <button class="visually-hidden">"Take"</button>
            </form>
            {move || answer(page.read().answer.clone())}
            <div>
                <p role="status">{move || pending(waiting.get())}</p>
                <ol class="scan__last" aria-label="Last scans">
                    {move || page.read().last.iter().cloned().map(row).collect_view()}
                </ol>
            </div>
        </div>
    }
    .into_any()
}

fn pending(waiting: usize) -> String {
    match waiting {
        0 => String::new(),
        1 => "1 scan is waiting for the network. Go on scanning: nothing is lost.".into(),
        more => {
            format!("{more} scans are waiting for the network. Go on scanning: nothing is lost.")
        }
    }
}

fn answer(answer: ScanAnswer) -> AnyView {
    let shape = format!("/icons.svg#{}", answer.signal);
    let links = answer.links.into_iter().map(|(href, word)| {
        view! {
            <a class="button button--small" href=href>
                {word}
            </a>
        }
    });
    let id = answer.id;
    let acts = answer.acts.into_iter().map(|one| act(id.clone(), one));
    view! {
        <output class="scan__answer" for="code">
            <svg class="icon scan__shape" aria-hidden="true">
                <use href=shape></use>
            </svg>
            <strong class="scan__word">{answer.word}</strong>
            <p class="scan__what">{sentence(&answer.what)}</p>
            <p class="scan__where">{sentence(&answer.place)}</p>
        </output>
        <div class="row">{acts.collect_view()} {links.collect_view()}</div>
    }
    .into_any()
}

fn act(id: String, act: ScanAct) -> AnyView {
    view! {
        <PostForm action=ActOnScan::PATH>
            <input type="hidden" name="id" value=id />
            <button class="button button--small" name="act" value=act.act>
                <span>{sentence(&act.word)}</span>
            </button>
        </PostForm>
    }
    .into_any()
}

fn row(row: ScanRow) -> AnyView {
    let undo = row.undo.then(|| {
        act(
            row.id.clone(),
            ScanAct {
                act: "undo".into(),
                word: "Undo".into(),
            },
        )
    });
    let key = row.sign.key.clone();
    view! {
        <li data-signal=key>
            <time>{row.at}</time>
            {signal(row.sign.key, row.sign.word)}
            <span class="serial">{row.code}</span>
            <span>{sentence(&row.what)}</span>
            {undo}
        </li>
    }
    .into_any()
}

/// Only the browser takes scans without a page load.
#[cfg(not(feature = "hydrate"))]
fn take(
    _: RwSignal<ScanPage>,
    _: RwSignal<usize>,
    _: NodeRef<leptos::html::Input>,
) -> impl FnMut(web_sys::SubmitEvent) + 'static {
    |_| ()
}

/// The scanner's Enter puts the scan into the queue and empties the field for the next one.
#[cfg(feature = "hydrate")]
fn take(
    page: RwSignal<ScanPage>,
    waiting: RwSignal<usize>,
    field: NodeRef<leptos::html::Input>,
) -> impl FnMut(web_sys::SubmitEvent) + 'static {
    let queue = queue::Queue::open(page, waiting);
    keep_focus(field);
    move |event| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else {
            return;
        };
        queue.take(&field.value());
        field.set_value("");
    }
}

/// What is typed anywhere on the page goes into the field: the next scan needs no mouse.
#[cfg(feature = "hydrate")]
fn keep_focus(field: NodeRef<leptos::html::Input>) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key();
        let sign = event.key().chars().count() == 1 && event.key() != " ";
        if plain
            && sign
            && let Some(field) = field.get_untracked()
        {
            _ = field.focus();
        }
    });
    on_cleanup(move || handle.remove());
    Effect::new(move || {
        if let Some(field) = field.get() {
            _ = field.focus();
        }
    });
}
