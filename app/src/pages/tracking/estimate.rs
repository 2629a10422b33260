//! The estimate: the ways side by side, each with what you pay, what you get, by when, and what silence does.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{PostForm, error_summary};
use crate::rpc::tracking::estimate::{AnswerEstimate, EstimatePage, Way};
use crate::screen::set_title;

pub fn view(model: EstimatePage) -> AnyView {
    set_title(&model.title);
    let (answerable, count) = (model.prove.is_none(), model.ways.len());
    let cards: Vec<AnyView> = model
        .ways
        .into_iter()
        .enumerate()
        .map(|(index, way)| card(index, way, answerable))
        .collect();
    let choices = (count > 0).then(|| view! { <div class="choices">{cards}</div> });
    let lead = (!model.lead.is_empty()).then(|| view! { <p class="lede">{model.lead}</p> });
    let found = (!model.found.is_empty())
        .then(|| view! { <p class="choices__found message__text">{model.found}</p> });
    let form = if answerable {
        view! {
            <PostForm action=AnswerEstimate::PATH>
                <input type="hidden" name="number" value=model.number />
                <input type="hidden" name="line" value=model.line />
                <input type="hidden" name="estimate" value=model.estimate />
                {choices}
            </PostForm>
        }
        .into_any()
    } else {
        choices.into_any()
    };
    let dispose = model.dispose.map(|link| {
        view! {
            <p>
                <a href=link.href>{link.label}</a>
            </p>
        }
    });
    view! {
        {super::back(model.back)}
        {error_summary(model.problems)}
        <h1>{model.title}</h1>
        {lead}
        {found}
        {model.prove.map(super::prove)}
        {form}
        {dispose}
    }
    .into_any()
}

/// One way as a card.
pub(crate) fn card(index: usize, way: Way, answerable: bool) -> AnyView {
    let id = format!("way-{index}");
    let labelled = id.clone();
    let class = if way.is_default {
        "choices__card choices__card--default"
    } else {
        "choices__card"
    };
    let look = if way.is_default {
        "button button--full"
    } else {
        "button button--primary button--full"
    };
    let facts = way
        .facts
        .into_iter()
        .enumerate()
        .map(|(place, (name, value))| {
            let money = (place == 0).then_some("money");
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd class=money>{value}</dd>
                </div>
            }
        });
    let button = answerable.then(|| {
        view! {
            <button class=look name="choice" value=way.choice>
                {way.go}
            </button>
        }
    });
    let silence = if way.is_default {
        "choices__default"
    } else {
        "quiet"
    };
    view! {
        <section class=class aria-labelledby=labelled>
            <h2 id=id>{way.title}</h2>
            <p>{way.text}</p>
            <dl class="choices__line">{facts.collect_view()}</dl>
            <div class="choices__act">{button} <p class=silence>{way.silence}</p></div>
        </section>
    }
    .into_any()
}
