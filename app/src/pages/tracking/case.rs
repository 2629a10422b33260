//! One case, as its customer sees it: the sentence first, then the one thing to do, then everything else.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{self, PostForm, error_summary, icon, signal, text_area};
use crate::rpc::tracking::Link;
use crate::rpc::tracking::acts::{ReopenCase, WriteMessage};
use crate::rpc::tracking::case::{
    Acts, CaseAnswer, CasePage, Documents, Facts, Message, MoneyBox, MoneyRow, Parcel, Parcels,
    Stamp, Stub, Tense, Thread, VoidBox,
};
use crate::screen::set_title;

pub fn view(model: CaseAnswer) -> AnyView {
    match model {
        CaseAnswer::Case(page) => case(*page),
        CaseAnswer::Find(page) => super::find::view(*page),
    }
}

fn case(mut model: CasePage) -> AnyView {
    set_title(&model.title);
    let (number, problems) = (model.number.clone(), model.thread.problems.take());
    let live = components::live(&model.live);
    let money = std::mem::take(&mut model.money)
        .into_iter()
        .enumerate()
        .map(|(place, model)| money(place, model))
        .collect_view();
    view! {
        {error_summary(problems)}
        {live}
        <div class="tracking">
            {tag(&model)}
            <div class="tracking__first">
                {model.void.map(void)} {model.hidden.map(|(text, link)| hidden(text, link))}
                {model.parcels.map(parcels)} {money}
            </div> <div class="tracking__main">
                <section aria-labelledby="stamps">
                    <h2 id="stamps">{model.stamps_title}</h2>
                    {model.earlier.map(|(word, stamps)| earlier(word, stamps))}
                    <ol class="stamps">{model.stamps.into_iter().map(stamp).collect_view()}</ol>
                </section>
                {thread(model.thread, number.clone())}
            </div>
            <div class="tracking__side">
                {model.documents.map(documents)} {facts(model.facts)}
                {model.acts.map(|acts| possible(acts, number))}
            </div>
        </div>
    }
    .into_any()
}

fn tag(model: &CasePage) -> AnyView {
    view! {
        <article class="tag" data-signal=model.signal.clone() aria-labelledby="status">
            <div class="tag__body">
                <p class="tag__top">{signal(model.signal.clone(), model.signal_word.clone())}</p>
                <h1 class="status-sentence" id="status">
                    {model.sentence.clone()}
                </h1>
                <p>
                    <span class="tag__label">{model.reference.clone()} " "</span>
                    {components::reference(&model.number, "reference")}
                </p>
                <p class="quiet">{model.changed.clone()}</p>
            </div>
            {stub(&model.stub)}
        </article>
    }
    .into_any()
}

fn stub(stub: &Stub) -> AnyView {
    let text = (!stub.text.is_empty()).then(|| view! { <p>{stub.text.clone()}</p> });
    let to = (!stub.to.is_empty()).then(|| view! { <address>{lines(stub.to.clone())}</address> });
    let note =
        (!stub.note.is_empty()).then(|| view! { <p class="tag__note">{stub.note.clone()}</p> });
    let link = stub.link.clone().map(|link| {
        // A PDF is no page of the portal: the router leaves it to the browser.
        let external = link.href.starts_with("/slip/").then_some("external");
        view! {
            <a class="button button--primary button--full" href=link.href rel=external>
                {link.label}
            </a>
        }
    });
    view! {
        <div class="tag__stub">
            <h2 class="tag__do">{stub.title.clone()}</h2>
            {text}
            {to}
            {link}
            {note}
        </div>
    }
    .into_any()
}

fn earlier(word: String, stamps: Vec<Stamp>) -> AnyView {
    view! {
        <details class="reveal">
            <summary>{word}</summary>
            <ol class="stamps">{stamps.into_iter().map(stamp).collect_view()}</ol>
        </details>
    }
    .into_any()
}

fn stamp(stamp: Stamp) -> AnyView {
    let (mut class, current) = match stamp.tense {
        Tense::Past => ("stamp stamp--past".to_owned(), None),
        Tense::Now => ("stamp stamp--now".to_owned(), Some("step")),
        Tense::Future => ("stamp stamp--future".to_owned(), None),
    };
    if stamp.trouble {
        class.push_str(" stamp--trouble");
    }
    let ahead = (!stamp.ahead.is_empty())
        .then(|| view! { <span class="visually-hidden">{stamp.ahead} ": "</span> });
    let when = (!stamp.when.is_empty())
        .then(|| view! { <time datetime=stamp.datetime>{stamp.when}</time> });
    view! {
        <li class=class aria-current=current>
            <p class="stamp__mark">{ahead} {stamp.mark} " " {when}</p>
            <div class="stamp__text">
                <p>{stamp.text}</p>
            </div>
        </li>
    }
    .into_any()
}

fn hidden(text: String, link: Link) -> AnyView {
    view! {
        <div class="notice">
            <p>{text}</p>
            <a class="button" href=link.href>
                {link.label}
            </a>
        </div>
    }
    .into_any()
}

/// What was found about the warranty, what shows it, and where it is contested.
fn void(model: VoidBox) -> AnyView {
    let codes = model
        .codes
        .into_iter()
        .map(|code| view! { <li>{code}</li> });
    let photos = (!model.photos.is_empty()).then(|| {
        let photos = model.photos.into_iter().map(|(link, small)| {
            let picture = if small.is_empty() {
                icon("file")
            } else {
                view! { <img src=small alt="" loading="lazy" /> }.into_any()
            };
            view! {
                <a href=link.href rel="external">
                    {picture}
                    <span>{link.label}</span>
                </a>
            }
        });
        view! {
            <h3>{model.photos_title}</h3>
            <div class="photos">{photos.collect_view()}</div>
        }
    });
    let pending = (!model.pending.is_empty()).then(|| view! { <p>{model.pending}</p> });
    let standing = model
        .standing
        .into_iter()
        .map(|text| view! { <p class="message__text">{text}</p> });
    let appeal = model.appeal.map(|link| {
        view! {
            <p>
                <a class="button" href=link.href>
                    {link.label}
                </a>
            </p>
        }
    });
    view! {
        <section class="notice" data-signal="waiting" aria-labelledby="void">
            <h2 id="void">{model.title}</h2>
            {pending}
            <p>{model.text}</p>
            <ul>{codes.collect_view()}</ul>
            <p class="message__text">{model.seen}</p>
            {photos}
            {standing.collect_view()}
            {appeal}
        </section>
    }
    .into_any()
}

fn parcels(model: Parcels) -> AnyView {
    view! {
        <section aria-labelledby="parcels">
            <h2 id="parcels">{model.title}</h2>
            <ul class="parcels">{model.parcels.into_iter().map(parcel).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn parcel(parcel: Parcel) -> AnyView {
    let follow = parcel.follow.map(|link| {
        view! {
            <p>
                <a href=link.href rel="external noreferrer">
                    {link.label}
                </a>
            </p>
        }
    });
    view! {
        <li class="parcel">
            <p class="parcel__head">
                <b>{parcel.title}</b>
                " "
                {signal(parcel.signal, parcel.signal_word)}
            </p>
            <p>
                {parcel.carrier} " " <span class="figures" translate="no">
                    {parcel.tracking}
                </span>
            </p>
            <p>{parcel.text}</p>
            {follow}
        </li>
    }
    .into_any()
}

fn money(place: usize, model: MoneyBox) -> AnyView {
    let id = format!("money-{place}");
    let labelled = id.clone();
    let instead = model.instead;
    let last = model.rows.len().checked_sub(1).filter(|_| model.has_total);
    let rows = model.rows.into_iter().enumerate().map(|(place, row)| {
        let MoneyRow {
            name,
            amount,
            was,
            why,
        } = row;
        let class = (Some(place) == last).then_some("sum__total");
        let was = (!was.is_empty()).then(|| {
            view! {
                <span class="visually-hidden">{instead.clone()} " "</span>
                <s class="money">{was}</s>
                " "
            }
        });
        let why = (!why.is_empty()).then(|| view! { <dd class="reason">{why}</dd> });
        view! {
            <div class=class>
                <dt>{name}</dt>
                <dd>{was} <span class="money">{amount}</span></dd>
                {why}
            </div>
        }
    });
    let text = (!model.text.is_empty()).then(|| view! { <p>{model.text}</p> });
    let link = model.link.map(|link| {
        view! {
            <p>
                <a href=link.href>{link.label}</a>
            </p>
        }
    });
    view! {
        <section class="money-box" aria-labelledby=labelled>
            <h2 id=id>{model.title}</h2>
            <dl class="sum">{rows.collect_view()}</dl>
            {text}
            {link}
        </section>
    }
    .into_any()
}

fn documents(model: Documents) -> AnyView {
    let items = model.items.into_iter().map(|(link, facts)| {
        view! {
            <li>
                <a href=link.href rel="external">
                    {icon("file")}
                    {link.label}
                </a>
                " "
                <span class="quiet">{facts}</span>
            </li>
        }
    });
    view! {
        <section aria-labelledby="documents">
            <h2 id="documents">{model.title}</h2>
            <ul class="documents">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn facts(model: Facts) -> AnyView {
    let rows = model.rows.into_iter().map(|(name, value)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{lines(value)}</dd>
            </div>
        }
    });
    view! {
        <section aria-labelledby="facts">
            <h2 id="facts">{model.title}</h2>
            <dl class="facts">{rows.collect_view()}</dl>
        </section>
    }
    .into_any()
}

/// Lines of an address, each on its own.
pub(super) fn lines(lines: Vec<String>) -> AnyView {
    lines
        .into_iter()
        .enumerate()
        .map(|(place, line)| {
            let break_before = (place > 0).then(|| view! { <br /> });
            view! {
                {break_before}
                {line}
            }
        })
        .collect_view()
        .into_any()
}

fn possible(model: Acts, number: String) -> AnyView {
    let links = model.links.into_iter().map(|link| {
        view! {
            <li>
                <a href=link.href>{link.label}</a>
            </li>
        }
    });
    let reopen = model.reopen.map(|label| {
        view! {
            <PostForm action=ReopenCase::PATH>
                <input type="hidden" name="number" value=number />
                <button class="button">{label}</button>
            </PostForm>
        }
    });
    view! {
        <section aria-labelledby="acts">
            <h2 id="acts">{model.title}</h2>
            <ul class="stack stack--tight">{links.collect_view()}</ul>
            {reopen}
        </section>
    }
    .into_any()
}

fn thread(model: Thread, number: String) -> AnyView {
    let text = (!model.text.is_empty()).then(|| view! { <p class="quiet">{model.text}</p> });
    let show = model.show.map(|link| {
        view! {
            <p>
                <a href=link.href>{link.label}</a>
            </p>
        }
    });
    let messages = (!model.messages.is_empty()).then(|| {
        let messages = model.messages.into_iter().map(message);
        view! { <ol class="thread">{messages.collect_view()}</ol> }
    });
    let reply = model.reply.map(|reply| {
        view! {
            <PostForm action=WriteMessage::PATH class="compose">
                <input type="hidden" name="number" value=number />
                {text_area("text", reply.text, 4, false)}
                <div class="buttons">
                    <button class="button">{reply.go}</button>
                </div>
            </PostForm>
        }
    });
    view! {
        <section aria-labelledby="messages">
            <h2 id="messages">{model.title}</h2>
            {text}
            {show}
            {messages}
            {reply}
        </section>
    }
    .into_any()
}

fn message(message: Message) -> AnyView {
    let class = if message.yours {
        "message message--yours"
    } else {
        "message"
    };
    let lines: Vec<AnyView> = message
        .text
        .split('\n')
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> }.into_any())
        .collect();
    view! {
        <li class=class>
            <header class="message__head">
                <b>{message.who}</b>
                " "
                <time datetime=message.datetime>{message.when}</time>
            </header>
            <div class="message__text">{lines}</div>
        </li>
    }
    .into_any()
}
