//! The bench: cards in the order of our promises, and the work on one device.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{
    Look, PostForm, error_summary, icon, radio_list, reference, select_field, signal, text_area,
    text_field,
};
use crate::forms::Field;
use crate::routes::Place;
use crate::rpc::desk::Fact;
use crate::rpc::desk::bench::{
    ActOnBench, AwaitStock, BenchAct, BenchCard, BenchCasePage, BenchCheck, BenchPage, BenchStand,
    FindingsForm, LogWork, PartForm, PartRow, Photo, ReachVerdict, RecordBenchTest, RecordFindings,
    Replace, StockForm, UsePart, VerdictButton, WorkForm,
};
use crate::screen::set_title;

pub fn list(model: BenchPage) -> AnyView {
    set_title(&model.title);
    let body = if model.cards.is_empty() {
        view! {
            <div class="empty">
                <h2>"The bench is empty"</h2>
                <p>"What the dock receives comes here, the earliest promise first."</p>
                <a class="button" href=Place::DeskScan.path()>
                    "Scan arrivals"
                </a>
            </div>
        }
        .into_any()
    } else {
        queue(model.cards)
    };
    view! {
        <h1>{model.title}</h1>
        <div class="bench">{body}</div>
    }
    .into_any()
}

fn queue(cards: Vec<BenchCard>) -> AnyView {
    view! {
        <nav class="bench__queue" aria-label="On the bench, the earliest promise first">
            {cards.into_iter().map(card).collect_view()}
        </nav>
    }
    .into_any()
}

fn card(card: BenchCard) -> AnyView {
    let key = card.sign.key.clone();
    view! {
        <a
            class="bench-card"
            href=card.href
            data-signal=key
            aria-current=card.current.then_some("true")
        >
            <span class="row">
                {reference(&card.number, "reference reference--inline")}
                {signal(card.sign.key, card.sign.word)}
            </span>
            <b>{card.device}</b>
            <span>{card.symptom} ", " {card.customer}</span>
            <span class="row quiet">
                <span>{card.state}</span>
                <span class="figures">{card.promise}</span>
            </span>
        </a>
    }
    .into_any()
}

pub fn case(model: BenchCasePage) -> AnyView {
    set_title(&model.title);
    let stand = model.stand;
    let key = model.sign.key.clone();
    let (next_acts, other_acts) = model
        .acts
        .into_iter()
        .partition(|act: &BenchAct| act.accent);
    let links = model.links.into_iter().map(|(href, word)| {
        view! {
            <a class="button button--primary" href=href>
                {word}
            </a>
        }
    });
    view! {
        <p>
            <a class="back" href=model.case>
                {icon("back")}
                "The whole case"
            </a>
        </p>
        <div class="bench">
            {queue(model.queue)} <div class="bench__work">
                <article class="tag tag--small" data-signal=key aria-labelledby="t">
                    <div class="tag__body">
                        <p class="tag__top">
                            {signal(model.sign.key, model.sign.word)}
                            <span class="figures">{model.promise}</span>
                        </p>
                        <h1 id="t">{reference(&model.number, "reference")}</h1>
                        <p>
                            <b>{model.device}</b>
                            " "
                            <span class="serial serial--large">{model.serial}</span>
                        </p>
                        <p>
                            <b>{model.state}</b>
                            ". "
                            {model.symptom}
                            ": "
                            {model.description}
                        </p>
                    </div>
                </article>
                {error_summary(model.problems)}
                {changed(model.changed)}
                {next(next_acts, &stand)}
                <div class="buttons">{links.collect_view()}</div>
                {checklist(model.checks, &stand)}
                {model.findings.map(|form| findings(form, &stand))}
                {verdicts(model.verdicts, &stand)}
                {instead(other_acts, &stand)}
                {model.replace.map(|fields| replace(fields, &stand))}
                {parts(model.parts, model.use_part, &stand)}
                {model.work.map(|form| work(form, &stand))}
                {model.stock.map(|form| stock(form, &stand))}
                {photos(model.photos, model.upload)}
                {facts("This device", model.facts)}
                {facts("What the bench found", model.found)}
                {history(model.history)}
            </div>
        </div>
    }
    .into_any()
}

/// What every form of the floor sends along.
pub fn hidden(stand: &BenchStand) -> AnyView {
    view! {
        <input type="hidden" name="number" value=stand.number.clone() />
        <input type="hidden" name="line" value=stand.line.clone() />
        <input type="hidden" name="version" value=stand.version.to_string() />
    }
    .into_any()
}

/// Says that somebody else was faster; nothing when nobody was.
pub fn changed(text: String) -> AnyView {
    if text.is_empty() {
        return ().into_any();
    }
    view! {
        <div class="notice" data-signal="waiting" role="alert">
            <p>{text}</p>
        </div>
    }
    .into_any()
}

/// Facts under a heading; nothing when there are none.
pub fn facts(title: &'static str, facts: Vec<Fact>) -> AnyView {
    if facts.is_empty() {
        return ().into_any();
    }
    let facts = facts.into_iter().map(|fact| {
        let why =
            (!fact.why.is_empty()).then(|| view! { <span class="reason">" " {fact.why}</span> });
        view! {
            <div>
                <dt>{fact.name}</dt>
                <dd class="message__text">{fact.value} {why}</dd>
            </div>
        }
    });
    view! {
        <section>
            <h2>{title}</h2>
            <dl class="facts facts--columns">{facts.collect_view()}</dl>
        </section>
    }
    .into_any()
}

/// What the work leads to: first on the page.
fn next(acts: Vec<BenchAct>, stand: &BenchStand) -> AnyView {
    acts_as("row", "act act--accent", acts, stand)
}

/// What may be done in place of a verdict: beside the verdicts.
fn instead(acts: Vec<BenchAct>, stand: &BenchStand) -> AnyView {
    acts_as("verdicts", "verdict", acts, stand)
}

fn acts_as(
    form: &'static str,
    class: &'static str,
    acts: Vec<BenchAct>,
    stand: &BenchStand,
) -> AnyView {
    if acts.is_empty() {
        return ().into_any();
    }
    let buttons = acts.into_iter().map(move |act| {
        view! {
            <button class=class name="act" value=act.act>
                <b>{act.word}</b>
                <span>{act.consequence}</span>
            </button>
        }
    });
    let hidden = hidden(stand);
    view! {
        <PostForm action=ActOnBench::PATH class=form>
            {hidden}
            {buttons.collect_view()}
        </PostForm>
    }
    .into_any()
}

fn checklist(checks: Vec<BenchCheck>, stand: &BenchStand) -> AnyView {
    if checks.is_empty() {
        return ().into_any();
    }
    let checks = checks.into_iter().map(|one| check(one, stand));
    view! {
        <section aria-labelledby="tests">
            <h2 id="tests">"Tests"</h2>
            <ul class="checklist">{checks.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn check(check: BenchCheck, stand: &BenchStand) -> AnyView {
    let pass = outcome_class(check.last.key == "done");
    let fail = outcome_class(check.last.key == "trouble");
    let last = (!check.last.key.is_empty()).then(|| {
        let note = (!check.note.is_empty()).then(|| {
            view! {
                " "
                {check.note.clone()}
            }
        });
        view! { <span>{signal(check.last.key, check.last.word)} {note}</span> }
    });
    let answers = check.open.then(|| {
        let hidden = hidden(stand);
        let id = format!("note-{}", check.key);
        view! {
            <PostForm action=RecordBenchTest::PATH class="row">
                {hidden}
                <input type="hidden" name="key" value=check.key />
                <label class="visually-hidden" for=id.clone()>
                    "Note"
                </label>
                <input
                    class="input input--medium"
                    id=id
                    name="note"
                    placeholder="Measured, seen (optional)"
                    autocomplete="off"
                />
                <button class=pass name="outcome" value="passed">
                    "Pass"
                </button>
                <button class=fail name="outcome" value="failed">
                    "Fail"
                </button>
            </PostForm>
        }
    });
    view! {
        <li class="check">
            <span>
                <b>{check.ask}</b>
                " "
                <span class="quiet">{check.expect}</span>
                " "
                {last}
            </span>
            {answers}
        </li>
    }
    .into_any()
}

/// The outcome of the last run stays pressed.
const fn outcome_class(is_last: bool) -> &'static str {
    if is_last {
        "button button--small button--pressed"
    } else {
        "button button--small"
    }
}

fn findings(form: FindingsForm, stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    view! {
        <section aria-labelledby="found">
            <h2 id="found">"Cause and findings"</h2>
            <PostForm action=RecordFindings::PATH class="form">
                {hidden}
                {select_field("fault", form.fault)}
                {text_area("findings", form.findings, 3, false)}
                <div class="buttons">
                    <button class="button">"Keep the findings"</button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn verdicts(verdicts: Vec<VerdictButton>, stand: &BenchStand) -> AnyView {
    if verdicts.is_empty() {
        return ().into_any();
    }
    let buttons = verdicts.into_iter().map(verdict);
    let hidden = hidden(stand);
    view! {
        <section aria-labelledby="verdict">
            <h2 id="verdict">"Verdict"</h2>
            <PostForm action=ReachVerdict::PATH class="verdicts">
                {hidden}
                {buttons.collect_view()}
            </PostForm>
        </section>
    }
    .into_any()
}

/// A verdict that something stands against is a sentence and no button.
fn verdict(verdict: VerdictButton) -> AnyView {
    let shape = icon(&verdict.signal);
    if verdict.against.is_empty() {
        return view! {
            <button class="verdict" name="verdict" value=verdict.verdict data-signal=verdict.signal>
                <b>{shape} {verdict.word}</b>
                <span>{verdict.consequence}</span>
            </button>
        }
        .into_any();
    }
    view! {
        <div class="verdict" data-signal="blank">
            <b>{verdict.word}</b>
            <span>{verdict.against}</span>
        </div>
    }
    .into_any()
}

fn parts(parts: Vec<PartRow>, form: Option<PartForm>, stand: &BenchStand) -> AnyView {
    if parts.is_empty() {
        return ().into_any();
    }
    let rows = parts.into_iter().map(|part| {
        view! {
            <tr>
                <th scope="row">{part.name}</th>
                <td class="serial">{part.sku}</td>
                <td>{part.on_hand}</td>
                <td>{part.used}</td>
            </tr>
        }
    });
    let form = form.map(|form| {
        let hidden = hidden(stand);
        view! {
            <PostForm action=UsePart::PATH class="form">
                {hidden}
                {select_field("part", form.part)}
                {text_field(
                    "quantity",
                    form.quantity,
                    Look::TEXT.class("input input--short").inputmode("numeric"),
                )}
                <div class="buttons">
                    <button class="button">
                        "Build it in" <span class="button__consequence">"Taken off the shelf"</span>
                    </button>
                </div>
            </PostForm>
        }
    });
    view! {
        <section aria-labelledby="parts">
            <h2 id="parts">"Parts that fit"</h2>
            <table class="table parts">
                <thead>
                    <tr>
                        <th scope="col">"Part"</th>
                        <th scope="col">"Number"</th>
                        <th scope="col">"On the shelf"</th>
                        <th scope="col">"Built in"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {form}
        </section>
    }
    .into_any()
}

fn work(form: WorkForm, stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    view! {
        <section aria-labelledby="work-log">
            <h2 id="work-log">"Work log"</h2>
            <p>{form.so_far}</p>
            <PostForm action=LogWork::PATH class="form">
                {hidden}
                {text_field(
                    "minutes",
                    form.minutes,
                    Look::TEXT.class("input input--short").inputmode("numeric"),
                )}
                {text_field("work", form.note, Look::TEXT)}
                <div class="buttons">
                    <button class="button">"Write it down"</button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn stock(form: StockForm, stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    view! {
        <details class="reveal">
            <summary>"Something is out of stock"</summary>
            <PostForm action=AwaitStock::PATH class="form">
                {hidden}
                {radio_list("remedy", form.remedy, false)}
                {text_field("item", form.item, Look::TEXT)}
                {text_field(
                    "expected_on",
                    form.expected_on,
                    Look::TEXT.class("input input--medium").kind("date"),
                )}
                <div class="buttons">
                    <button class="button">
                        "Wait for it"
                        <span class="button__consequence">
                            "The clock stands still, the customer is told by mail"
                        </span>
                    </button>
                </div>
            </PostForm>
        </details>
    }
    .into_any()
}

fn replace((serial, product): (Field, Field), stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    view! {
        <section aria-labelledby="replace">
            <h2 id="replace">"Replace it"</h2>
            <PostForm action=Replace::PATH class="form">
                {hidden}
                {text_field("serial", serial, Look::TEXT.class("input input--serial"))}
                {text_field("product", product, Look::TEXT.class("input input--medium"))}
                <div class="buttons">
                    <button class="button">
                        "Give this device"
                        <span class="button__consequence">
                            "Inherits the warranty; ready to ship"
                        </span>
                    </button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

/// What is taken. With this list telephones turn their own kind of photo into JPEG.
const ACCEPT: &str = "image/jpeg,image/png,image/webp";

fn photos(photos: Vec<Photo>, upload: String) -> AnyView {
    let photos = photos.into_iter().map(|photo| {
        let picture = if photo.small.is_empty() {
            icon("file")
        } else {
            view! { <img src=photo.small alt="" loading="lazy" /> }.into_any()
        };
        view! {
            <a href=photo.href rel="external">
                {picture}
                <span>{photo.name}</span>
            </a>
        }
    });
    view! {
        <section aria-labelledby="photos">
            <h2 id="photos">"Photographs"</h2>
            <form method="post" enctype="multipart/form-data" action=upload>
                <div class="photos">
                    {photos.collect_view()}
                    <label class="photo-add">
                        {icon("photo")} "Add a photograph"
                        <input
                            id="files"
                            type="file"
                            name="photo"
                            accept=ACCEPT
                            multiple
                            on:change=move |event| send(&event)
                        />
                    </label>
                </div>
                <div class="buttons">
                    <button class="button button--small">"Send the photographs"</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// One tap: what was chosen is sent at once where a script can do that.
#[cfg(feature = "hydrate")]
fn send(event: &web_sys::Event) {
    use wasm_bindgen::JsCast;

    let input = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(form) = input.and_then(|input| input.form()) {
        _ = form.request_submit();
    }
}

#[cfg(not(feature = "hydrate"))]
fn send(_: &web_sys::Event) {}

fn history(history: Vec<(String, String)>) -> AnyView {
    if history.is_empty() {
        return ().into_any();
    }
    let cases = history.into_iter().map(|(href, text)| {
        view! {
            <li>
                <a href=href>{text}</a>
            </li>
        }
    });
    view! {
        <section>
            <h2>"This serial was here before"</h2>
            <ul>{cases.collect_view()}</ul>
        </section>
    }
    .into_any()
}
