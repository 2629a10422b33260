//! The answer: the tag takes its colour, says the date and what comes next.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::step::{Frame, back};
use crate::components::{PostForm, signal};
use crate::rpc::filing::{AnswerStep, Link, WarrantyBody};

pub fn view(body: WarrantyBody, frame: Frame, way_back: Link) -> AnyView {
    let outcomes = body.outcomes.into_iter().map(|(what, then)| {
        view! {
            <div>
                <dt>{what}</dt>
                <dd>{then}</dd>
            </div>
        }
    });
    let outcomes = outcomes.collect_view();
    let why = (!body.sum.is_empty()).then(|| why(body.why, body.sum, body.note));
    let sign = signal(body.signal.clone(), body.word);
    let (hidden, button, saved) = (frame.hidden(), frame.button(), frame.saved);
    view! {
        {back(way_back)}
        <article class="tag tag--landing" data-signal=body.signal aria-labelledby="answer">
            <div class="tag__body warranty">
                <p class="tag__top">{sign}</p>
                <h1 class="status-sentence" id="answer">
                    {body.sentence}
                </h1>
                <p class="status-next">{body.next}</p>
                {why}
                <p>
                    <a href=body.change.href>{body.change.text}</a>
                </p>
            </div>
            <div class="tag__stub">
                <h2 class="tag__do">{body.go_title}</h2>
                <p>{body.go_text}</p>
                <PostForm action=AnswerStep::PATH>{hidden} {button}</PostForm>
            </div>
        </article>
        <section class="outcomes">
            <h2>{body.outcomes_title}</h2>
            <dl class="facts facts--outcomes">{outcomes}</dl>
        </section>
        <p class="saved">{saved}</p>
    }
    .into_any()
}

/// The arithmetic, its sum ruled above.
fn why(title: String, sum: Vec<(String, String)>, note: String) -> AnyView {
    let last = sum.len().saturating_sub(1);
    let rows = sum.into_iter().enumerate().map(|(index, (label, value))| {
        let class = (index == last).then_some("sum__total");
        view! {
            <div class=class>
                <dt>{label}</dt>
                <dd>{value}</dd>
            </div>
        }
    });
    let note = (!note.is_empty()).then(|| view! { <p class="reason">{note}</p> });
    view! {
        <details class="reveal">
            <summary>{title}</summary>
            <dl class="sum">{rows.collect_view()}</dl>
            {note}
        </details>
    }
    .into_any()
}
