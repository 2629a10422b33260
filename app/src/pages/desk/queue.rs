//! The queue, and what a search found.

use leptos::prelude::*;

use crate::components::{reference, signal};
use crate::routes::Place;
use crate::rpc::desk::Due;
use crate::rpc::desk::queue::{FindPage, QueuePage, QueueRow, QueueTab};
use crate::screen::set_title;

pub fn view(model: QueuePage) -> AnyView {
    set_title(&model.title);
    let list = if model.rows.is_empty() {
        view! {
            <div class="empty">
                <h2>"Nothing here"</h2>
                <p>"No return is in this view now."</p>
            </div>
        }
        .into_any()
    } else {
        table(model.rows)
    };
    view! {
        <h1 class="visually-hidden">{model.title}</h1>
        <nav class="tabs" aria-label="Views">
            {model.tabs.into_iter().map(tab).collect_view()}
        </nav>
        {list}
        {pages(model.first, model.next)}
    }
    .into_any()
}

pub fn found(model: FindPage) -> AnyView {
    set_title(&model.title);
    let result = if model.rows.is_empty() {
        view! {
            <div class="notice">
                <p>{model.nothing}</p>
            </div>
        }
        .into_any()
    } else {
        table(model.rows)
    };
    view! {
        <h1>"Find: " <q>{model.text}</q></h1>
        {result}
        <p>
            <a href=Place::Desk.path()>"Back to the queue"</a>
        </p>
    }
    .into_any()
}

pub(super) fn tab(tab: QueueTab) -> AnyView {
    let current = tab.current.then_some("page");
    let count = tab.count.map(|count| {
        view! {
            " "
            <span class="count">{count}</span>
        }
    });
    view! {
        <a class="tab" href=tab.href aria-current=current>
            {tab.name}
            {count}
        </a>
    }
    .into_any()
}

pub(super) fn pages(first: String, next: String) -> AnyView {
    if first.is_empty() && next.is_empty() {
        return ().into_any();
    }
    let first = (!first.is_empty()).then(|| view! { <a href=first>"First page"</a> });
    let next = (!next.is_empty()).then(|| {
        view! {
            <a href=next rel="next" data-key="n">
                "Next page"
            </a>
        }
    });
    view! {
        <nav class="pagination" aria-label="Pages">
            {first}
            {next}
        </nav>
    }
    .into_any()
}

/// A table of cases; `data-rows` lets the keys J and K move through it.
pub(super) fn table(rows: Vec<QueueRow>) -> AnyView {
    view! {
        <div class="queue-scroll" tabindex="0" role="region" aria-label="Returns">
            <table class="queue" data-rows="">
                <thead>
                    <tr>
                        <th scope="col">"Turn"</th>
                        <th scope="col">"Return"</th>
                        <th scope="col">"Customer"</th>
                        <th scope="col">"Device"</th>
                        <th scope="col">"Serial"</th>
                        <th scope="col">"Symptom"</th>
                        <th scope="col">"Filed"</th>
                        <th scope="col">"Due"</th>
                        <th scope="col" class="queue__who">
                            "Who"
                        </th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(row: QueueRow) -> AnyView {
    let number = reference(&row.number, "reference reference--inline");
    let key = row.sign.key.clone();
    view! {
        <tr data-signal=key>
            <td class="queue__signal">{signal(row.sign.key, row.sign.word)}</td>
            <th scope="row">
                <a href=row.href>{number}</a>
            </th>
            <td class="clip">{row.customer}</td>
            <td class="clip">{row.device}</td>
            <td>
                <span class="serial">{row.serial}</span>
            </td>
            <td>{row.symptom}</td>
            <td class="figures">{row.filed}</td>
            {due_cell(row.due)}
            <td class="queue__who">{row.who}</td>
        </tr>
    }
    .into_any()
}

fn due_cell(due: Option<Due>) -> AnyView {
    let Some(due) = due else {
        return view! { <td class="queue__age"></td> }.into_any();
    };
    let late = !due.late.is_empty();
    let class = if late {
        "queue__age queue__late"
    } else {
        "queue__age"
    };
    view! {
        <td class=class>
            {meter(&due)} <span class="figures">{due.at}</span>
            {late
                .then(|| {
                    view! {
                        " "
                        <b>{due.late}</b>
                    }
                })}
        </td>
    }
    .into_any()
}

/// Age against promise.
pub(super) fn meter(due: &Due) -> AnyView {
    if due.whole == 0 {
        return ().into_any();
    }
    let class = if due.late.is_empty() {
        "age"
    } else {
        "age age--late"
    };
    let said = format!("{} of {} minutes", due.gone, due.whole);
    view! {
        <meter class=class max=due.whole.to_string() value=due.gone.min(due.whole).to_string()>
            {said}
        </meter>
    }
    .into_any()
}
