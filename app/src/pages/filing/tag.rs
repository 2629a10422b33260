//! The tag as it fills: beside the question on wide screens, a strip that opens on narrow ones.

use leptos::prelude::*;

use crate::components::signal;
use crate::rpc::filing::SmallTag;

/// Strip and aside.
pub fn beside(tag: SmallTag) -> (AnyView, AnyView) {
    let label = tag.title.clone();
    let strip = view! {
        <details class="question__strip">
            <summary>
                <span class="question__strip-word">{tag.title.clone()}</span>
                <span class="quiet">{tag.progress.clone()}</span>
            </summary>
            {small(tag.clone())}
        </details>
    };
    let aside = view! {
        <aside class="question__aside" aria-label=label>
            {small(tag)}
        </aside>
    };
    (strip.into_any(), aside.into_any())
}

fn small(tag: SmallTag) -> AnyView {
    let lines = tag.lines.into_iter().map(|line| {
        let class = line.empty.then_some("tag__line--empty");
        view! {
            <div class=class>
                <dt>{line.label}</dt>
                <dd>{line.value}</dd>
            </div>
        }
    });
    let sign = signal(tag.signal.clone(), tag.word);
    view! {
        <article class="tag tag--small" data-signal=tag.signal>
            <div class="tag__body">
                <p class="tag__top">{sign}</p>
                <dl class="tag__lines">{lines.collect_view()}</dl>
            </div>
        </article>
    }
    .into_any()
}
