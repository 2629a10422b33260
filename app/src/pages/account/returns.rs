//! A customer's own returns, one small tag each.

use leptos::prelude::*;

use crate::components::{reference, signal};
use crate::routes::Place;
use crate::rpc::account::returns::{Return, ReturnsPage};
use crate::screen::set_title;

pub fn view(model: ReturnsPage) -> AnyView {
    set_title(&model.title);
    let list = if model.returns.is_empty() {
        view! {
            <div class="empty">
                <h2>{model.empty_title}</h2>
                <p>{model.empty}</p>
                <a class="button button--primary" href=Place::File.path()>
                    {model.begin}
                </a>
            </div>
        }
        .into_any()
    } else {
        model.returns.into_iter().map(tag).collect_view().into_any()
    };
    view! {
        <div class="stack stack--loose">
            <h1>{model.title}</h1>
            {list}
            <p>
                <a href=Place::Statement.path()>{model.statement}</a>
            </p>
        </div>
    }
    .into_any()
}

fn tag(one: Return) -> AnyView {
    let place = Place::TrackCase(one.number.clone());
    let colour = one.signal.clone();
    view! {
        <article class="tag tag--small" data-signal=colour>
            <div class="tag__body">
                <p class="tag__top">
                    {signal(one.signal, one.word)} " " <span class="quiet">{one.filed}</span>
                </p>
                <h2>
                    <a href=place.path()>{one.device}</a>
                </h2>
                <p>
                    <b>{one.name}</b>
                </p>
                <p>{one.sentence}</p>
                <p>{reference(&one.number, "reference reference--inline")}</p>
            </div>
        </article>
    }
    .into_any()
}
