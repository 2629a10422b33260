//! Everything once more: the tag in full, and on its stub what is sent.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::step::back;
use crate::components::{PostForm, error_summary, icon, signal};
use crate::forms::Problems;
use crate::rpc::filing::{AnswerGroup, AnswerRow, CheckBody, Link, SendRequest};

pub fn view(body: CheckBody, way_back: Link, problems: Option<Problems>) -> AnyView {
    let groups = body.groups.into_iter().map(group).collect_view();
    let terms = body
        .terms
        .into_iter()
        .map(|(sign, text)| view! { <li>{icon(&sign)} <span>{text}</span></li> });
    let sign = signal(body.signal.clone(), body.word);
    view! {
        {back(way_back)}
        <h1>{body.title}</h1>
        {error_summary(problems)}
        <article class="tag tag--answers" data-signal=body.signal>
            <div class="tag__body">
                <p class="tag__top">{sign}</p>
                {groups}
            </div>
            <div class="tag__stub">
                <div class="tag__follows">
                    <h2 class="tag__do">{body.terms_title}</h2>
                    <ul class="send__terms">{terms.collect_view()}</ul>
                    <PostForm action=SendRequest::PATH>
                        <button class="button button--primary">{body.send}</button>
                    </PostForm>
                </div>
            </div>
        </article>
    }
    .into_any()
}

fn group(group: AnswerGroup) -> AnyView {
    view! {
        <section class="answers">
            <h2>{group.title}</h2>
            <dl class="answers__list">{group.rows.into_iter().map(row).collect_view()}</dl>
        </section>
    }
    .into_any()
}

fn row(row: AnswerRow) -> AnyView {
    let last = row.value.len().saturating_sub(1);
    let lines = row.value.into_iter().enumerate().map(|(index, line)| {
        let end = (index < last).then(|| view! { <br /> });
        view! {
            {line}
            {end}
        }
    });
    view! {
        <div class="answers__row">
            <dt>{row.label}</dt>
            <dd>{lines.collect_view()}</dd>
            <dd class="answers__change">
                <a href=row
                    .href>{row.change} <span class="visually-hidden">" " {row.what}</span></a>
            </dd>
        </div>
    }
    .into_any()
}
