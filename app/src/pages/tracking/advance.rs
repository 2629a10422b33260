//! The replacement in advance: why, what may come of it, the request, the choice.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::estimate::card;
use crate::components::{self, PostForm, error_line, error_summary, radio_list, tick_box};
use crate::forms::Choices;
use crate::rpc::tracking::advance::{
    AdvancePage, Ask, AskAdvance, CardForm, ChooseAdvance, EndRow, Ends, PayAdvanceOnAccount,
    WithdrawAdvance,
};
use crate::rpc::tracking::estimate::Way;
use crate::screen::set_title;

pub fn view(model: AdvancePage) -> AnyView {
    set_title(&model.title);
    let (number, line) = (model.number, model.line);
    let reference = components::reference(&number, "reference reference--inline");
    let answerable = model.prove.is_none();
    let hidden = move || {
        view! {
            <input type="hidden" name="number" value=number.clone() />
            <input type="hidden" name="line" value=line.clone() />
        }
        .into_any()
    };
    let lead = (!model.lead.is_empty()).then(|| view! { <p class="lede">{model.lead}</p> });
    let more = (!model.more.is_empty()).then(|| view! { <p>{model.more}</p> });
    let why = model.why.map(|(title, text)| {
        view! {
            <section class="stack stack--tight" aria-labelledby="why">
                <h2 id="why">{title}</h2>
                <p>{text}</p>
            </section>
        }
    });
    let proof = model.proof.map(|link| {
        view! {
            <p>
                <a class="button button--primary" href=link.href>
                    {link.label}
                </a>
            </p>
        }
    });
    let choose = (!model.choose.is_empty()).then(|| choose(model.choose, answerable, hidden()));
    view! {
        {super::back(model.back)}
        {error_summary(model.problems)}
        <p class="about">
            <b>{model.product}</b>
            <span>
                <span class="quiet">{model.reference}</span>
                " "
                {reference}
            </span>
        </p>
        <h1>{model.title}</h1>
        {lead}
        {more}
        {proof}
        {choose}
        {model.card.map(|form| enter_card(form, hidden()))}
        {facts(model.facts)}
        {model.ends.map(ends)}
        {model.prove.map(super::prove)}
        {model.ask.map(|form| ask(form, hidden()))}
        {why}
        {model.withdraw.map(|label| withdraw(label, hidden()))}
    }
    .into_any()
}

fn facts(rows: Vec<(String, Vec<String>)>) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let rows = rows.into_iter().map(|(name, lines)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{super::case::lines(lines)}</dd>
            </div>
        }
    });
    Some(view! { <dl class="facts">{rows.collect_view()}</dl> }.into_any())
}

fn ends(ends: Ends) -> AnyView {
    let heads = ends
        .heads
        .iter()
        .map(|head| view! { <th scope="col">{head.clone()}</th> })
        .collect_view();
    let names = ends.heads;
    let rows = ends.rows.into_iter().map(|row| end(&names, row));
    view! {
        <section class="stack stack--tight" aria-labelledby="ends">
            <h2 id="ends">{ends.title}</h2>
            <table class="ends">
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// On a narrow page each amount says itself of what it is.
fn end(heads: &[String], row: EndRow) -> AnyView {
    let names = heads.iter().skip(1).cloned();
    let amounts = row.amounts.into_iter().zip(names).map(|(amount, name)| {
        view! {
            <td class="money" data-label=name>
                {amount}
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <b>{row.what}</b>
                <span class="quiet">{row.text}</span>
            </th>
            {amounts.collect_view()}
        </tr>
    }
    .into_any()
}

fn ask(form: Ask, hidden: AnyView) -> AnyView {
    let class = components::frame_class(!form.consent_error.is_empty());
    view! {
        <PostForm action=AskAdvance::PATH class="form">
            {hidden}
            <input type="hidden" name="price" value=form.price />
            {pay_way(form.way)}
            <div class=class>
                {error_line("consent", form.consent_error)}
                {tick_box("consent", form.consent, form.consented)}
            </div>
            <div class="buttons">
                <button class="button button--primary">
                    {form.go} <span class="button__consequence">{form.consequence}</span>
                </button>
            </div>
        </PostForm>
    }
    .into_any()
}

/// How it is paid. Where there is but one way nothing is asked, and the form sends it along.
fn pay_way(mut field: Choices) -> AnyView {
    if field.choices.len() != 1 {
        return radio_list("way", field, false);
    }
    let Some(only) = field.choices.pop() else {
        return ().into_any();
    };
    view! {
        <div class="field">
            <p class="field__label">{field.legend}</p>
            <p>{only.label}</p>
            <p class="field__hint">{only.hint}</p>
            <input type="hidden" name="way" value=only.value />
        </div>
    }
    .into_any()
}

/// The card. Its form leaves the portal, so it is the browser that sends it, with and without WebAssembly.
fn enter_card(form: CardForm, hidden: AnyView) -> AnyView {
    let look = if form.is_needed {
        "button button--primary"
    } else {
        "button"
    };
    let instead = form.instead.map(|(label, consequence)| {
        view! {
            <PostForm action=PayAdvanceOnAccount::PATH>
                {hidden} <div class="buttons">
                    <button class="button">
                        {label} <span class="button__consequence">{consequence}</span>
                    </button>
                </div>
            </PostForm>
        }
    });
    let enter = (!form.action.is_empty()).then(|| {
        view! {
            <form method="post" action=form.action class="stack">
                <div class="panel">
                    <p>{form.consent}</p>
                </div>
                <div class="buttons">
                    <button class=look>{form.go}</button>
                </div>
            </form>
        }
    });
    let said = if form.failed.is_empty() {
        view! { <p>{form.text}</p> }.into_any()
    } else {
        view! {
            <div class="notice" data-signal="trouble" role="alert">
                <h3>{form.failed}</h3>
                <p>{form.text}</p>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="stack" aria-labelledby="card">
            <div class="stack stack--tight">
                <h2 id="card">{form.title}</h2>
                {said}
            </div>
            {enter}
            {instead}
        </section>
    }
    .into_any()
}

fn choose(ways: Vec<Way>, answerable: bool, hidden: AnyView) -> AnyView {
    let cards: Vec<AnyView> = ways
        .into_iter()
        .enumerate()
        .map(|(index, way)| card(index, way, answerable))
        .collect();
    let cards = view! { <div class="choices">{cards}</div> };
    if answerable {
        view! { <PostForm action=ChooseAdvance::PATH>{hidden} {cards}</PostForm> }.into_any()
    } else {
        cards.into_any()
    }
}

fn withdraw((label, consequence): (String, String), hidden: AnyView) -> AnyView {
    view! {
        <PostForm action=WithdrawAdvance::PATH class="form">
            {hidden}
            <div class="buttons">
                <button class="button">
                    {label} <span class="button__consequence">{consequence}</span>
                </button>
            </div>
        </PostForm>
    }
    .into_any()
}
