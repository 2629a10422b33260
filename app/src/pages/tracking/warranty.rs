//! The warranty of a serial, for anybody.

use leptos::prelude::*;

use crate::components::{Look, error_summary, icon, signal, text_field};
use crate::routes::Place;
use crate::rpc::tracking::warranty::{Answer, WarrantyPage};
use crate::screen::set_title;

const SERIAL: Look = Look::TEXT.class("input input--serial");

pub fn view(model: WarrantyPage) -> AnyView {
    set_title(&model.title);
    view! {
        <div class="start">
            {error_summary(model.problems)} <header class="start__head">
                <h1>{model.title}</h1>
                <p class="lede">{model.lead}</p>
            </header> {model.answer.map(answer)} <div data-signal="blank">
                // It changes nothing, and its answer has an address of its own.
                <form method="get" action=Place::Warranty.path() class="tag start__tag">
                    <div class="tag__body">{text_field("serial", model.serial, SERIAL)}</div>
                    <div class="tag__stub">
                        <button class="button button--primary button--full">{model.go}</button>
                    </div>
                </form>
            </div>
        </div>
    }
    .into_any()
}

fn answer(answer: Answer) -> AnyView {
    let key = answer.signal.clone();
    let product = (!answer.product.is_empty()).then(|| view! { <b>{answer.product} " "</b> });
    let why = (!answer.why.is_empty()).then(|| view! { <h2>{answer.why}</h2> });
    let sum = answer.sum.into_iter().map(|(name, value)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    });
    let codes = answer
        .codes
        .into_iter()
        .map(|code| view! { <li>{code}</li> });
    view! {
        <article class="tag" data-signal=key aria-labelledby="standing">
            <div class="tag__body">
                <p class="tag__top">{signal(answer.signal, answer.word)}</p>
                <h2 class="status-sentence" id="standing">
                    {answer.sentence}
                </h2>
                <p>{product} <span class="serial">{answer.serial}</span></p>
                <p>{answer.text}</p>
                {why}
                <dl class="facts">{sum.collect_view()}</dl>
                <ul>{codes.collect_view()}</ul>
            </div>
            <div class="tag__stub">
                <a class="button button--primary button--full" href=answer.report.href>
                    {answer.report.label}
                    {icon("arrow")}
                </a>
            </div>
        </article>
    }
    .into_any()
}
