//! A statement: its days, its entries, its files. The same at the portal and at the desk.

use leptos::prelude::*;

use crate::components::{Look, icon, reference, text_field};
use crate::rpc::desk::Fact;
use crate::rpc::statement::{Edge, Sheet, SheetLink, SheetRow};

/// The statement; its form asks the page at `action` for other days.
pub fn sheet(model: Sheet, action: String) -> AnyView {
    let head = model
        .head
        .into_iter()
        .map(|name| view! { <th scope="col">{name}</th> });
    let empty = model.empty.map(|(title, text)| {
        view! {
            <div class="empty">
                <h2>{title}</h2>
                <p>{text}</p>
            </div>
        }
    });
    let label = model.caption.clone();
    view! {
        {facts(model.facts)}
        {ages(model.ages_title, model.ages)}
        <form class="sheet__days" method="get" action=action>
            {text_field("from", model.from, DAY)}
            {text_field("until", model.until, DAY)}
            {currency(model.currency)}
            <button class="button">{model.go}</button>
        </form>
        <div class="table-scroll" tabindex="0" role="region" aria-label=label>
            <table class="table sheet">
                <caption>{model.caption}</caption>
                <thead>
                    <tr>{head.collect_view()}</tr>
                </thead>
                <tbody>
                    {edge(model.opening)} {model.rows.into_iter().map(row).collect_view()}
                    {edge(model.closing)}
                </tbody>
            </table>
        </div>
        {empty}
        <p class="quiet">{model.signs}</p>
        <p class="buttons">
            {model.files.into_iter().map(file).collect_view()}
            {model.others.into_iter().map(other).collect_view()}
        </p>
    }
    .into_any()
}

const DAY: Look = Look::TEXT.kind("date").class("input input--medium");

fn currency(currency: String) -> AnyView {
    if currency.is_empty() {
        return ().into_any();
    }
    view! { <input type="hidden" name="currency" value=currency /> }.into_any()
}

fn facts(facts: Vec<Fact>) -> AnyView {
    let facts = facts.into_iter().map(|fact| {
        let why =
            (!fact.why.is_empty()).then(|| view! { <span class="reason">" " {fact.why}</span> });
        view! {
            <div>
                <dt>{fact.name}</dt>
                <dd class="figures">{fact.value} {why}</dd>
            </div>
        }
    });
    view! { <dl class="facts facts--columns">{facts.collect_view()}</dl> }.into_any()
}

/// How old what is owed is, in one row.
fn ages(title: String, ages: Vec<Fact>) -> AnyView {
    if ages.is_empty() {
        return ().into_any();
    }
    let ages = ages.into_iter().map(|age| {
        view! {
            <div>
                <dt>{age.name}</dt>
                <dd class="figures">{age.value}</dd>
            </div>
        }
    });
    view! {
        <section class="ages" aria-labelledby="ages">
            <h2 id="ages">{title}</h2>
            <dl>{ages.collect_view()}</dl>
        </section>
    }
    .into_any()
}

fn edge(edge: Edge) -> AnyView {
    view! {
        <tr class="sheet__edge">
            <td colspan="4">{edge.what}</td>
            <td class="sheet__sum">{edge.balance}</td>
        </tr>
    }
    .into_any()
}

fn row(row: SheetRow) -> AnyView {
    let number = (!row.number.is_empty()).then(|| {
        view! { <a href=row.href>{reference(&row.number, "reference reference--inline")}</a> }
    });
    let who = (!row.who.is_empty()).then(|| view! { <p class="quiet">{row.who}</p> });
    let back = row.back.map(|link| {
        view! {
            <p>
                <a href=link.href>{link.label}</a>
            </p>
        }
    });
    view! {
        <tr>
            <td class="sheet__date figures">{row.date}</td>
            <td class="sheet__return">{number}</td>
            <td class="sheet__what">
                <p>
                    <b>{row.what}</b>
                </p>
                <p>{row.why}</p>
                {who}
                {back}
            </td>
            <td class="sheet__amount">{row.amount}</td>
            <td class="sheet__sum">{row.balance}</td>
        </tr>
    }
    .into_any()
}

fn file(link: SheetLink) -> AnyView {
    view! {
        <a class="button" href=link.href rel="external">
            {icon("file")}
            {link.label}
        </a>
    }
    .into_any()
}

fn other(link: SheetLink) -> AnyView {
    view! {
        <a class="button button--quiet" href=link.href>
            {link.label}
        </a>
    }
    .into_any()
}
