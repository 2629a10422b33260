//! The script of support, one press a check (S1).

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::forms::hidden;
use crate::components::{PostForm, icon, signal};
use crate::rpc::desk::case::{Check, Stand};
use crate::rpc::desk::support::RecordStep;

/// The whole script with what was recorded.
pub fn list(script: Vec<Check>, stand: &Stand) -> AnyView {
    if script.is_empty() {
        return ().into_any();
    }
    let done = script.iter().filter(|one| !one.outcome.is_empty()).count();
    let count = format!("{done} of {} recorded", script.len());
    let checks = script.into_iter().map(|one| check(one, stand));
    view! {
        <section class="stack stack--tight" aria-labelledby="script">
            <h2 id="script">"Script " <span class="quiet">{count}</span></h2>
            <ol class="checklist">{checks.collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn check(check: Check, stand: &Stand) -> AnyView {
    let recorded = (!check.outcome.is_empty()).then(|| {
        let note =
            (!check.note.is_empty()).then(|| view! { <p class="message__text">{check.note}</p> });
        view! {
            <p>
                {signal(check.sign, check.outcome.clone())} " "
                <span class="quiet">{check.by}</span>
            </p>
            {note}
        }
    });
    let tried = recorded.is_some();
    let form = check
        .open
        .then(|| record(check.key, check.typed, check.error, tried, stand));
    view! {
        <li class="check">
            <div>
                <b>{check.ask}</b>
                <p class="quiet">{check.expect}</p>
                {recorded}
            </div>
            {form}
        </li>
    }
    .into_any()
}

fn record(key: String, typed: String, error: String, tried: bool, stand: &Stand) -> AnyView {
    let id = format!("step-{key}");
    let hidden = hidden(stand);
    let wrong = !error.is_empty();
    let message = wrong.then(|| {
        view! {
            <p class="field__error" id=format!("{id}-error") role="alert">
                {icon("alert")}
                <span>{error}</span>
            </p>
        }
    });
    let form = view! {
        <PostForm action=RecordStep::PATH class="stack stack--tight">
            {hidden}
            <input type="hidden" name="key" value=key />
            {message}
            <label class="visually-hidden" for=id.clone()>
                "What was seen"
            </label>
            <input
                class="input"
                id=id.clone()
                name="note"
                value=typed
                placeholder="What was seen (optional)"
                autocomplete="off"
                aria-invalid=wrong.then_some("true")
                aria-describedby=wrong.then(|| format!("{id}-error"))
            />
            <div class="buttons">
                <button class="button button--small" name="outcome" value="fine">
                    "Works"
                </button>
                <button class="button button--small" name="outcome" value="faulty">
                    "Faulty"
                </button>
                <button class="button button--small" name="outcome" value="skipped">
                    "Not tried"
                </button>
            </div>
        </PostForm>
    };
    if tried && !wrong {
        view! {
            <details class="reveal">
                <summary>"Record again"</summary>
                {form}
            </details>
        }
        .into_any()
    } else {
        form.into_any()
    }
}
