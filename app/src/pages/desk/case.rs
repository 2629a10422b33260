//! One case, seen from the desk.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{PostForm, icon, reference, signal};
use crate::pages::desk::queue;
use crate::routes::Place;
use crate::rpc::desk::case::{Act, CasePage, Entry, EntryKind, File, Lost, Section, Stand};
use crate::rpc::desk::support::TakeCase;
use crate::rpc::desk::{Due, Fact};
use crate::screen::set_title;

mod forms;
mod script;

pub fn view(model: CasePage) -> AnyView {
    set_title(&model.title);
    let stand = model.stand;
    let key = model.sign.key.clone();
    let open = model
        .open
        .map(|form| forms::panel(form, &stand, "compose", true));
    let write = model
        .write
        .map(|form| forms::panel(form, &stand, "compose", false));
    let note = model
        .note
        .map(|form| forms::panel(form, &stand, "compose compose--note", false));
    let script = script::list(model.script, &stand);
    let others = (!model.others.is_empty()).then(|| {
        view! {
            <section class="stack stack--tight">
                <h2>"Other open returns of this customer"</h2>
                {queue::table(model.others)}
            </section>
        }
    });
    view! {
        <p>
            <a class="back" href=Place::Desk.path()>
                {icon("back")}
                "Queue"
            </a>
        </p>
        <div class="case-desk">
            <div class="case-desk__tag">
                <article class="tag tag--small" data-signal=key aria-labelledby="t">
                    <div class="tag__body">
                        <p class="tag__top">{signal(model.sign.key, model.sign.word)}</p>
                        <h1 id="t">{reference(&model.number, "reference")}</h1>
                        <p>
                            <span class="quiet">"The customer reads: "</span>
                            {model.sentence}
                        </p>
                        {due_line(model.due)}
                        {taken_by(model.who)}
                    </div>
                </article>
                <section class="stack stack--tight">
                    <h2>{model.symptom}</h2>
                    <p class="message__text">{model.description}</p>
                </section>
                {files(model.files)}
            </div>
            <div class="case-desk__thread">
                {lost(model.lost)} {open} {script} <section class="stack" aria-labelledby="thread">
                    <h2 id="thread">"What happened and what was said"</h2>
                    <ol class="thread">{model.thread.into_iter().map(entry).collect_view()}</ol>
                </section> {write} {note} {others}
            </div>
            <div class="case-desk__facts">
                {model.sections.into_iter().map(section).collect_view()} {account(model.account)}
            </div>
        </div>
        {acts(model.acts, &stand)}
    }
    .into_any()
}

fn due_line(due: Option<Due>) -> AnyView {
    let Some(due) = due else {
        return ().into_any();
    };
    let late = (!due.late.is_empty()).then(|| {
        view! {
            " "
            <b class="queue__late">{due.late.clone()}</b>
        }
    });
    view! { <p>{queue::meter(&due)} "Due: " <span class="figures">{due.at.clone()}</span> {late}</p> }
    .into_any()
}

fn taken_by(who: String) -> AnyView {
    if who.is_empty() {
        view! { <p class="quiet">"Nobody has taken it"</p> }.into_any()
    } else {
        view! { <p class="quiet">"With " {who}</p> }.into_any()
    }
}

fn files(files: Vec<File>) -> AnyView {
    if files.is_empty() {
        return view! { <p class="quiet">"No files were sent along"</p> }.into_any();
    }
    let files = files.into_iter().map(|file| {
        let picture = if file.small.is_empty() {
            icon("file")
        } else {
            view! { <img src=file.small alt="" width="48" height="36" loading="lazy" /> }.into_any()
        };
        view! {
            <li class="file-row">
                {picture} <a class="file-row__name" href=file.href rel="external">
                    {file.name}
                </a> <span class="file-row__facts">{file.about}</span>
            </li>
        }
    });
    view! {
        <section class="stack stack--tight">
            <h2>"Files"</h2>
            <ul class="file-list">{files.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn account(href: String) -> AnyView {
    if href.is_empty() {
        return ().into_any();
    }
    view! {
        <p>
            <a href=href>"The customer's account"</a>
        </p>
    }
    .into_any()
}

fn section(section: Section) -> AnyView {
    view! {
        <section>
            <h2>{section.title}</h2>
            <dl class="facts">{section.facts.into_iter().map(fact).collect_view()}</dl>
        </section>
    }
    .into_any()
}

fn fact(fact: Fact) -> AnyView {
    let why = (!fact.why.is_empty()).then(|| view! { <span class="reason">" " {fact.why}</span> });
    view! {
        <div>
            <dt>{fact.name}</dt>
            <dd class="message__text">{fact.value} {why}</dd>
        </div>
    }
    .into_any()
}

fn entry(entry: Entry) -> AnyView {
    let class = match entry.kind {
        EntryKind::Event => {
            return view! {
                <li class="event">
                    <time>{entry.at}</time>
                    " "
                    <b>{entry.who}</b>
                    ". "
                    {entry.text}
                </li>
            }
            .into_any();
        }
        EntryKind::Theirs => "message",
        EntryKind::Ours => "message message--yours",
        EntryKind::Note => "note",
    };
    let word = (entry.kind == EntryKind::Note)
        .then(|| view! { <span class="note__word">"Internal note"</span> });
    view! {
        <li class=class>
            <header class="message__head">
                <b>{entry.who}</b>
                {word}
                <time>{entry.at}</time>
            </header>
            <div class="message__text">{entry.text}</div>
        </li>
    }
    .into_any()
}

fn lost(lost: Option<Lost>) -> AnyView {
    let Some(lost) = lost else {
        return ().into_any();
    };
    let typed = (!lost.typed.is_empty()).then(|| {
        let typed = lost
            .typed
            .into_iter()
            .map(|text| view! { <blockquote class="message__text">{text}</blockquote> });
        view! {
            <p>"You had typed:"</p>
            {typed.collect_view()}
        }
    });
    view! {
        <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="lost">
            <h2 id="lost">{lost.title}</h2>
            <p>{lost.text}</p>
            {forms::changes(lost.changed)}
            {typed}
        </div>
    }
    .into_any()
}

fn acts(acts: Vec<Act>, stand: &Stand) -> AnyView {
    if acts.is_empty() {
        return ().into_any();
    }
    let acts = acts.into_iter().map(|act| self::act(act, stand));
    view! {
        <div class="acts" role="group" aria-label="Acts possible now">
            {acts.collect_view()}
        </div>
    }
    .into_any()
}

/// An act that waits for something else is a sentence and no button.
fn act(act: Act, stand: &Stand) -> AnyView {
    let class = if act.key == "authorise" {
        "act act--accent"
    } else {
        "act"
    };
    if !act.first.is_empty() {
        return view! {
            <p class="act act--waits">
                <b>{act.word}</b>
                <span>{act.first}</span>
            </p>
        }
        .into_any();
    }
    let key = act.letter.to_lowercase();
    if act.href.is_empty() {
        let hidden = forms::hidden(stand);
        return view! {
            <PostForm action=TakeCase::PATH>
                {hidden} <button class="act act--accent" data-key=key>
                    <kbd>{act.letter}</kbd>
                    <b>{act.word}</b>
                    <span>{act.consequence}</span>
                </button>
            </PostForm>
        }
        .into_any();
    }
    view! {
        <a class=class href=act.href data-key=key>
            <kbd>{act.letter}</kbd>
            <b>{act.word}</b>
            <span>{act.consequence}</span>
        </a>
    }
    .into_any()
}
