//! The forms of the case page.

use leptos::prelude::*;

use crate::components::{PostForm, error_summary, icon, radio_list};
use crate::forms::Field;
use crate::rpc::desk::Fact;
use crate::rpc::desk::case::{ActForm, File, Stand};

/// What every form sends along: which case, and what the person had seen of it.
pub fn hidden(stand: &Stand) -> AnyView {
    view! {
        <input type="hidden" name="number" value=stand.number.clone() />
        <input type="hidden" name="version" value=stand.version.to_string() />
        <input type="hidden" name="seen" value=stand.seen.to_string() />
    }
    .into_any()
}

/// A form with its title and what follows from it. `focus`: it was asked for, so the keyboard begins in it.
pub fn panel(form: ActForm, stand: &Stand, class: &'static str, focus: bool) -> AnyView {
    let text = form
        .text
        .map(|(name, field)| area(&form.key, name, field, focus));
    let day = form
        .day
        .map(|(name, field)| self::day(&form.key, name, field));
    let choices = form
        .choices
        .map(|choices| radio_list("reason", choices, false));
    let hidden = hidden(stand);
    let title = focus.then(|| view! { <h2>{form.title}</h2> });
    let button = if focus {
        "button button--primary"
    } else {
        "button"
    };
    view! {
        <PostForm action=form.action class=class>
            {hidden}
            {title}
            {error_summary(form.problems)}
            {changes(form.changed)}
            {looked_at(form.stated, form.beside)}
            {choices}
            {day}
            {text}
            <div class="buttons">
                <button class=button>
                    {form.button} <span class="button__consequence">{form.follows}</span>
                </button>
            </div>
        </PostForm>
    }
    .into_any()
}

/// What is looked at beside the form: facts, and files with their pictures.
fn looked_at(stated: Vec<Fact>, files: Vec<File>) -> AnyView {
    if stated.is_empty() {
        return ().into_any();
    }
    let facts = stated.into_iter().map(|fact| {
        let why =
            (!fact.why.is_empty()).then(|| view! { <span class="reason">" " {fact.why}</span> });
        view! {
            <div>
                <dt>{fact.name}</dt>
                <dd>{fact.value} {why}</dd>
            </div>
        }
    });
    let none = files
        .is_empty()
        .then(|| view! { <p class="quiet">"The customer has sent no proof of purchase"</p> });
    let files = files.into_iter().map(|file| {
        // The picture itself where there is one: dates on receipts are small print.
        let picture = (!file.small.is_empty()).then(|| {
            view! { <img class="proof__picture" src=file.href.clone() alt="" loading="lazy" /> }
        });
        view! {
            <li>
                <a href=file.href rel="external">
                    {picture}
                    <span>{file.name}</span>
                </a>
                " "
                <span class="quiet">{file.about}</span>
            </li>
        }
    });
    view! {
        <div class="proof">
            <dl class="facts">{facts.collect_view()}</dl>
            {none}
            <ul class="proof__files">{files.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// What others did while this was typed.
pub fn changes(changed: Vec<String>) -> AnyView {
    if changed.is_empty() {
        return ().into_any();
    }
    let changed = changed.into_iter().map(|text| view! { <li>{text}</li> });
    view! {
        <div class="notice" data-signal="waiting" role="alert">
            <h3>"This case was changed in the meantime"</h3>
            <ul>{changed.collect_view()}</ul>
            <p>"What you typed is still here. Look at it again, then send it."</p>
        </div>
    }
    .into_any()
}

fn error(id: &str, text: String) -> AnyView {
    view! {
        <p class="field__error" id=format!("{id}-error")>
            {icon("alert")}
            <span>{text}</span>
        </p>
    }
    .into_any()
}

fn day(key: &str, name: String, field: Field) -> AnyView {
    let id = format!("{key}-{name}");
    let wrong = !field.error.is_empty();
    let error = wrong.then(|| error(&id, field.error));
    view! {
        <div class=if wrong { "field field--wrong" } else { "field" }>
            <label class="field__label" for=id.clone()>
                {field.label}
            </label>
            {error}
            <input
                class="input input--medium"
                type="date"
                id=id.clone()
                name=name
                value=field.value
                autofocus=true
                aria-invalid=wrong.then_some("true")
                aria-describedby=wrong.then(|| format!("{id}-error"))
            />
        </div>
    }
    .into_any()
}

/// Several forms of the page have a field of this name, so its id says of which form it is.
fn area(key: &str, name: String, field: Field, focus: bool) -> AnyView {
    let id = format!("{key}-{name}");
    let wrong = !field.error.is_empty();
    let error = wrong.then(|| error(&id, field.error));
    view! {
        <div class=if wrong { "field field--wrong" } else { "field" }>
            <label class="field__label" for=id.clone()>
                {field.label}
            </label>
            {error}
            <textarea
                class="input"
                id=id.clone()
                name=name
                rows="4"
                autofocus=focus
                aria-invalid=wrong.then_some("true")
                aria-describedby=wrong.then(|| format!("{id}-error"))
            >
                {field.value}
            </textarea>
        </div>
    }
    .into_any()
}
