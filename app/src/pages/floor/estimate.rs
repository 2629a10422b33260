//! The estimate: a repair, a replacement or both, and what the customer will see of it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::bench::{changed, facts, hidden};
use crate::components::{Look, PostForm, error_summary, icon, text_field};
use crate::forms::Field;
use crate::pages::tracking::estimate::card;
use crate::rpc::desk::bench::BenchStand;
use crate::rpc::desk::estimate::{EstimatePage, SendEstimate, WayForm};
use crate::rpc::tracking::estimate::Way;
use crate::screen::set_title;

pub fn view(model: EstimatePage) -> AnyView {
    set_title(&model.title);
    let form = if model.closed.is_empty() {
        form(model.ways, &model.stand)
    } else {
        view! {
            <div class="notice">
                <p>{model.closed}</p>
            </div>
        }
        .into_any()
    };
    view! {
        <p>
            <a class="back" href=model.back>
                {icon("back")}
                "Bench"
            </a>
        </p>
        <h1>{model.title}</h1>
        {error_summary(model.problems)}
        {changed(model.changed)}
        {facts("What it is about", model.facts)}
        {preview(model.preview_title, model.preview)}
        {form}
    }
    .into_any()
}

fn form(ways: Vec<WayForm>, stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    view! {
        <PostForm action=SendEstimate::PATH class="form">
            {hidden}
            <p>"Fill in one way or both. A way without amounts is left out."</p>
            <div class="choices">{ways.into_iter().map(way).collect_view()}</div>
            <div class="buttons">
                <button class="button" name="act" value="preview">
                    "Look at it first"
                    <span class="button__consequence">"As the customer will see it"</span>
                </button>
                <button class="button button--primary" name="act" value="send">
                    "Send the estimate"
                    <span class="button__consequence">
                        "The customer chooses; nothing proceeds before"
                    </span>
                </button>
            </div>
        </PostForm>
    }
    .into_any()
}

fn way(form: WayForm) -> AnyView {
    let is_repair = form.key == "repair";
    // The names of the fields are fixed, so that the summary's links find them.
    let [description, parts, labour, days] = if is_repair {
        [
            "repair_description",
            "repair_parts",
            "repair_labour",
            "repair_days",
        ]
    } else {
        [
            "replace_description",
            "replace_parts",
            "replace_labour",
            "replace_days",
        ]
    };
    view! {
        <fieldset class="field">
            <legend class="field__label">{form.title}</legend>
            {text_field(description, form.description, Look::TEXT)}
            {amount(parts, form.parts)}
            {amount(labour, form.labour)}
            {text_field(
                days,
                form.days,
                Look::TEXT.class("input input--short").inputmode("numeric"),
            )}
        </fieldset>
    }
    .into_any()
}

fn amount(name: &'static str, field: Field) -> AnyView {
    let look = Look::TEXT.class("input input--money").inputmode("decimal");
    text_field(name, field, look)
}

fn preview(title: String, ways: Vec<Way>) -> AnyView {
    if ways.is_empty() {
        return ().into_any();
    }
    let cards: Vec<AnyView> = ways
        .into_iter()
        .enumerate()
        .map(|(index, way)| card(index, way, false))
        .collect();
    view! {
        <section aria-labelledby="preview">
            <h2 id="preview">{title}</h2>
            <div class="choices">{cards}</div>
        </section>
    }
    .into_any()
}
