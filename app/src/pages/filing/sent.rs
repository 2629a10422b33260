//! It was sent: the reference, and what happens next.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{PostForm, reference, signal};
use crate::rpc::filing::{Begin, SentPage, StampRow};
use crate::screen::set_title;

pub fn view(page: SentPage) -> AnyView {
    set_title(&page.title);
    let steps = page.steps.into_iter().map(stamp).collect_view();
    let packing = page
        .packing
        .into_iter()
        .map(|line| view! { <li>{line}</li> });
    view! {
        <article class="tag tag--landing" data-signal="with-us" aria-labelledby="sent">
            <div class="tag__body">
                <p class="tag__top">{signal("with-us".to_owned(), page.word)}</p>
                <h1 class="status-sentence" id="sent">
                    {page.sentence}
                </h1>
                <p class="status-next">{page.next}</p>
                <p>
                    <span class="quiet">{page.reference_label}</span>
                    <br />
                    {reference(&page.reference, "reference reference--large")}
                </p>
                <p class="quiet">{page.keep}</p>
            </div>
            <div class="tag__stub">
                <div class="buttons">
                    <a class="button button--primary" href=page.track.href>
                        {page.track.text}
                    </a>
                    <PostForm action=Begin::PATH>
                        <button class="button">{page.another}</button>
                    </PostForm>
                </div>
            </div>
        </article>
        <section class="stack">
            <h2>{page.steps_title}</h2>
            <ol class="stamps">{steps}</ol>
        </section>
        <section class="stack">
            <h2>{page.packing_title}</h2>
            <ul>{packing.collect_view()}</ul>
            <p class="quiet">{page.help}</p>
        </section>
    }
    .into_any()
}

fn stamp(step: StampRow) -> AnyView {
    let (class, current) = if step.done {
        ("stamp stamp--now", Some("step"))
    } else {
        ("stamp stamp--future", None)
    };
    view! {
        <li class=class aria-current=current>
            <p class="stamp__mark">{step.mark} " " <time>{step.when}</time></p>
            <div class="stamp__text">
                <p>{step.text}</p>
            </div>
        </li>
    }
    .into_any()
}
