//! The shelves: what lies there, who waits for what, what came in.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{Look, PostForm, error_summary, icon, reference, signal, text_field};
use crate::forms::Field;
use crate::routes::Place;
use crate::rpc::desk::stock::{
    ChangeRow, CountStock, ExpectStock, PromiseRow, ReceiveStock, ShelfGroup, ShelfPage, ShelfRow,
    StockPage,
};
use crate::screen::set_title;

/// A number, or a day.
const SHORT: Look = Look::TEXT.class("input input--short");

pub fn list(model: StockPage) -> AnyView {
    set_title("Stock");
    let groups = if model.groups.is_empty() {
        view! {
            <div class="empty">
                <h2>"There are no products yet"</h2>
                <p>"They come with the import of products."</p>
            </div>
        }
        .into_any()
    } else {
        model
            .groups
            .into_iter()
            .map(group)
            .collect_view()
            .into_any()
    };
    view! {
        <div class="stack stack--loose">
            <h1>"Stock"</h1>
            {groups}
        </div>
    }
    .into_any()
}

fn group(group: ShelfGroup) -> AnyView {
    let label = group.title.clone();
    view! {
        <section class="stack stack--tight">
            <h2>{group.title}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=label>
                <table class="table table--cards">
                    <thead>
                        <tr>
                            <th scope="col">"Product"</th>
                            <th scope="col">"Signal"</th>
                            <th scope="col" class="money">
                                "On the shelf"
                            </th>
                            <th scope="col" class="money">
                                "Put aside"
                            </th>
                            <th scope="col">"Waiting"</th>
                            <th scope="col">"Expected"</th>
                        </tr>
                    </thead>
                    <tbody>{group.rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(row: ShelfRow) -> AnyView {
    view! {
        <tr>
            <th scope="row">
                <a href=row.href>{row.name}</a>
                <br />
                <span class="quiet figures" translate="no">
                    {row.sku}
                </span>
            </th>
            <td>{signal(row.sign.key, row.sign.word)}</td>
            <td class="money" data-name="On the shelf">
                {row.on_hand}
            </td>
            <td class="money" data-name="Put aside">
                {row.kept}
            </td>
            {told("Waiting", row.waiting)}
            {told("Expected", row.expected)}
        </tr>
    }
    .into_any()
}

/// A cell that is empty when there is nothing to say: a card leaves it out.
fn told(name: &'static str, text: String) -> AnyView {
    let text = (!text.is_empty()).then_some(text);
    view! {
        <td class="figures" data-name=name>
            {text}
        </td>
    }
    .into_any()
}

pub fn shelf(model: ShelfPage) -> AnyView {
    set_title(&model.name);
    let figures = model.figures.into_iter().map(|(figure, what)| {
        view! {
            <div>
                <dt>{what}</dt>
                <dd class="figures">{figure}</dd>
            </div>
        }
    });
    let hidden = Hidden {
        of: model.sku.clone(),
        seen: model.seen,
    };
    let receive = one_field::<ReceiveStock>(
        ("came-in", "Devices came in", "Put them on the shelf"),
        ("count", model.receive, SHORT.inputmode("numeric")),
        &hidden,
    );
    let expect = model.expect.map(|field| {
        one_field::<ExpectStock>(
            ("expected", "More are expected", "Tell who waits"),
            ("expected_on", field, SHORT.kind("date")),
            &hidden,
        )
    });
    view! {
        <p>
            <a class="back" href=Place::DeskStock.path()>
                {icon("back")}
                "Stock"
            </a>
        </p>
        <div class="stack stack--loose">
            {error_summary(model.problems)} <header class="stack stack--tight">
                <h1>{model.name}</h1>
                <p>
                    <span class="quiet figures" translate="no">
                        {model.sku}
                    </span>
                    " "
                    {signal(model.sign.key, model.sign.word)}
                </p>
                <dl class="shelf-figures">{figures.collect_view()}</dl>
                <p>{model.expected}</p>
            </header> {promises(model.promises)} {receive} {expect}
            {model.count.map(|fields| count(fields, &hidden))} {changes(model.changes)}
        </div>
    }
    .into_any()
}

/// What every form of a shelf sends along.
struct Hidden {
    of: String,
    seen: String,
}

impl Hidden {
    fn view(&self) -> AnyView {
        let (of, seen) = (self.of.clone(), self.seen.clone());
        view! {
            <input type="hidden" name="of" value=of />
            <input type="hidden" name="seen" value=seen />
        }
        .into_any()
    }
}

/// A form with one field under a heading.
fn one_field<F: ServerFn>(
    (id, title, go): (&'static str, &'static str, &'static str),
    (name, field, look): (&'static str, Field, Look),
    hidden: &Hidden,
) -> AnyView {
    let hidden = hidden.view();
    view! {
        <section class="stack stack--tight" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            <PostForm action=F::PATH class="form">
                {hidden}
                {text_field(name, field, look)}
                <div class="buttons">
                    <button class="button">{go}</button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn count((counted, why): (Field, Field), hidden: &Hidden) -> AnyView {
    let hidden = hidden.view();
    view! {
        <section class="stack stack--tight" aria-labelledby="count-anew">
            <h2 id="count-anew">"Counted anew"</h2>
            <PostForm action=CountStock::PATH class="form">
                {hidden}
                {text_field("on_hand", counted, SHORT.inputmode("numeric"))}
                {text_field("why", why, Look::TEXT.class("input input--medium"))}
                <div class="buttons">
                    <button class="button">"Keep the count"</button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn promises(rows: Vec<PromiseRow>) -> AnyView {
    let body = if rows.is_empty() {
        view! { <p class="quiet">"Nobody. What is promised stands here, the oldest promise first."</p> }
            .into_any()
    } else {
        let rows = rows.into_iter().map(|row| {
            view! {
                <tr>
                    <th scope="row">
                        <a href=row.href>{reference(&row.number, "reference reference--inline")}</a>
                    </th>
                    <td>{signal(row.sign.key, row.sign.word)}</td>
                    <td>{row.what}</td>
                    {told("Promised", row.since)}
                </tr>
            }
        });
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label="Promised to">
                <table class="table table--cards">
                    <thead>
                        <tr>
                            <th scope="col">"RMA"</th>
                            <th scope="col">"Signal"</th>
                            <th scope="col">"For what"</th>
                            <th scope="col">"Promised"</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="stack stack--tight">
            <h2>"Promised to"</h2>
            {body}
        </section>
    }
    .into_any()
}

fn changes(rows: Vec<ChangeRow>) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    let rows = rows.into_iter().map(|row| {
        view! {
            <tr>
                <th scope="row" class="figures">
                    {row.at}
                </th>
                <td class="money">{row.difference}</td>
                <td class="money">{row.on_hand}</td>
                <td>{row.why}</td>
            </tr>
        }
    });
    view! {
        <section class="stack stack--tight">
            <h2>"What changed it"</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label="What changed it">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">"When"</th>
                            <th scope="col" class="money">
                                "By"
                            </th>
                            <th scope="col" class="money">
                                "On the shelf"
                            </th>
                            <th scope="col">"Why"</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
