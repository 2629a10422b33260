//! Start: what the visitor has in hand, a serial number or a reference.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{Look, PostForm, error_summary, icon, text_field};
use crate::routes::Place;
use crate::rpc::filing::Begin;
use crate::rpc::start::{Door, Find, StartPage};
use crate::screen::set_title;

pub fn view(page: StartPage) -> AnyView {
    set_title("");
    let facts = page.facts.into_iter().map(|(title, text)| {
        view! {
            <div>
                <dt>{title}</dt>
                <dd>{text}</dd>
            </div>
        }
    });
    let text = text_field("text", page.text, Look::TEXT.class("input input--serial"));
    // With an error the field is what matters: it stays on a telephone's first screen.
    let lede = page
        .problems
        .is_none()
        .then(|| view! { <p class="lede">{page.lede}</p> });
    let resume = page.resume.map(|(title, text)| {
        view! {
            <div class="notice">
                <p>
                    <a href=Place::File.path()>{title}</a>
                    ". "
                    {text}
                </p>
            </div>
        }
    });
    view! {
        <div class="start">
            <header class="start__head">
                <h1>{page.title}</h1>
                {lede}
            </header>
            {error_summary(page.problems)}
            {resume}
            // The signal's colour comes down to the form, which is the tag.
            <div data-signal="blank">
                <PostForm action=Find::PATH class="tag start__tag">
                    <div class="tag__body">{text}</div>
                    <div class="tag__stub">
                        <button class="button button--primary button--full">{page.go}</button>
                    </div>
                </PostForm>
            </div>
            <div class="start__also">
                <PostForm action=Begin::PATH>
                    <button class="button button--quiet">{page.unreadable}</button>
                </PostForm>
                <a href=Place::Track.path()>{icon("search")} {page.find}</a>
                <a href=Place::Warranty.path()>{icon("search")} {page.warranty}</a>
            </div>
            <section class="doors">{door(page.broken)} {door(page.sales)}</section>
            <dl class="facts facts--columns">{facts.collect_view()}</dl>
        </div>
    }
    .into_any()
}

fn door(door: Door) -> AnyView {
    view! {
        <a class="door" href=door.href>
            <b>{door.title}</b>
            <span>{door.text}</span>
            {icon("arrow")}
        </a>
    }
    .into_any()
}
