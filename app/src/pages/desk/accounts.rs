//! The accounts: who owes what, and one of them with what is booked on it by hand.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::queue::{pages, tab};
use crate::components::{
    Look, PostForm, error_summary, icon, radio_list, signal, text_area, text_field,
};
use crate::pages::statement::sheet;
use crate::routes::Place;
use crate::rpc::desk::accounts::{
    AccountPage, AccountRow, AccountsPage, BackForm, BookByHand, ConfirmBooking, Costs, HandForm,
    HandRow, RefuseBooking, RefuseForm, WaitingRow,
};
use crate::screen::set_title;

pub fn list(model: AccountsPage) -> AnyView {
    set_title("Accounts");
    let list = if model.rows.is_empty() {
        view! {
            <div class="empty">
                <h2>"Nothing here"</h2>
                <p>{model.nothing}</p>
            </div>
        }
        .into_any()
    } else {
        table(model.rows)
    };
    view! {
        <h1>"Accounts"</h1>
        {waiting(model.waiting)}
        <form
            class="filter"
            role="search"
            aria-label="Accounts"
            method="get"
            action=Place::DeskAccounts.path()
        >
            <label for="q">"Name or e-mail address"</label>
            <input
                class="input"
                id="q"
                name="q"
                type="search"
                autocomplete="off"
                value=model.text
            />
            <button class="button">"Find"</button>
        </form>
        <nav class="tabs" aria-label="Views">
            {model.tabs.into_iter().map(tab).collect_view()}
        </nav>
        {list}
        {pages(model.first, model.next)}
        {model.costs.map(costs)}
    }
    .into_any()
}

fn costs(costs: Costs) -> AnyView {
    let table = if costs.rows.is_empty() {
        view! { <p>"Nothing was given under warranty that has a cost."</p> }.into_any()
    } else {
        let rows = costs.rows.into_iter().map(|row| {
            view! {
                <tr>
                    <th scope="row">{row.family}</th>
                    <td data-name="Devices">{row.devices}</td>
                    <td data-name="Cost">
                        <b>{row.cost}</b>
                    </td>
                </tr>
            }
        });
        view! {
            <table class="table table--cards accounts">
                <thead>
                    <tr>
                        <th scope="col">"Products"</th>
                        <th scope="col">"Devices"</th>
                        <th scope="col">"Cost"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="costs">
            <h2 id="costs">"What warranties cost in the last " {costs.days} " days"</h2>
            {table}
            <p class="quiet">
                "Parts and devices given under warranty, by what they cost us. It is on nobody's account."
            </p>
        </section>
    }
    .into_any()
}

fn waiting(rows: Vec<WaitingRow>) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    let rows = rows.into_iter().map(|row| {
        view! {
            <li>
                <a href=row.href>{row.account}</a>
                ": "
                {row.what}
                ", "
                <b class="figures">{row.amount}</b>
                ". "
                <span class="quiet">"Entered by " {row.by}</span>
            </li>
        }
    });
    view! {
        <section class="panel" aria-labelledby="waiting">
            <h2 id="waiting">"Waits for a second person"</h2>
            <ul>{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn table(rows: Vec<AccountRow>) -> AnyView {
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="Accounts">
            <table class="table table--cards accounts">
                <thead>
                    <tr>
                        <th scope="col">"Account"</th>
                        <th scope="col">"Owes"</th>
                        <th scope="col">"0–30 days"</th>
                        <th scope="col">"31–60"</th>
                        <th scope="col">"61–90"</th>
                        <th scope="col">"Over 90"</th>
                        <th scope="col">"Overdue"</th>
                        <th scope="col">"Limit left"</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <p class="quiet">"A minus is what we owe."</p>
    }
    .into_any()
}

fn row(row: AccountRow) -> AnyView {
    let overdue = if row.late {
        view! { <b class="queue__late">{row.overdue}</b> }.into_any()
    } else {
        row.overdue.into_any()
    };
    let aged = row
        .aged
        .into_iter()
        .zip(["0–30 days", "31–60 days", "61–90 days", "Over 90 days"])
        .map(|(owed, name)| view! { <td data-name=name>{owed}</td> });
    view! {
        <tr>
            <th scope="row">
                <a href=row.href>{row.name}</a>
                " "
                <span class="quiet">{row.about}</span>
            </th>
            <td data-name="Owes">
                <b>{row.owed}</b>
            </td>
            {aged.collect_view()}
            <td data-name="Overdue">{overdue}</td>
            <td data-name="Limit left">{row.left}</td>
        </tr>
    }
    .into_any()
}

pub fn one(model: AccountPage) -> AnyView {
    set_title(&model.title);
    let account = model.account;
    let done = (!model.done.is_empty()).then(|| {
        view! {
            <div class="notice" data-signal="done" role="status">
                <p>{model.done}</p>
            </div>
        }
    });
    let action = Place::DeskAccount(account.clone()).path();
    view! {
        <p>
            <a class="back" href=Place::DeskAccounts.path()>
                {icon("back")}
                "Accounts"
            </a>
        </p>
        {error_summary(model.problems)}
        <h1>{model.title}</h1>
        {done}
        <p>
            <b>{model.stand}</b>
            " "
            <span class="quiet">{model.about}</span>
        </p>
        {by_hand(model.by_hand, &account)}
        {model.refuse.map(|form| refuse(form, &account))}
        {model.back.map(|form| back(form, &account))}
        {model.form.map(|form| book(form, &account))}
        <section class="stack" aria-label="Statement">
            {sheet(model.sheet, action)}
        </section>
    }
    .into_any()
}

fn by_hand(rows: Vec<HandRow>, account: &str) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    let rows = rows.into_iter().map(|row| hand_row(row, account));
    view! {
        <section class="stack" aria-labelledby="by-hand">
            <h2 id="by-hand">"Entered for a second person"</h2>
            <ul class="rules">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn hand_row(row: HandRow, account: &str) -> AnyView {
    let confirm = row.confirm.then(|| {
        let hidden = named(account, row.name.clone());
        view! {
            <PostForm action=ConfirmBooking::PATH>
                {hidden}
                <button class="button button--primary">
                    "Confirm it" <span class="button__consequence">"It is booked at once"</span>
                </button>
            </PostForm>
        }
    });
    let take_back = row.take_back.then(|| {
        let hidden = named(account, row.name.clone());
        view! {
            <PostForm action=RefuseBooking::PATH>
                {hidden} <button class="button">"Take it back"</button>
            </PostForm>
        }
    });
    let refuse = (!row.refuse.is_empty()).then(|| {
        view! {
            <a class="button" href=row.refuse>
                "Refuse it"
            </a>
        }
    });
    let decided = (!row.decided.is_empty()).then(|| view! { <p class="quiet">{row.decided}</p> });
    view! {
        <li>
            <p>
                {signal(row.sign.key, row.sign.word)} " " <b>{row.what}</b> ", "
                <b class="figures">{row.amount}</b>
            </p>
            <p>{row.why}</p>
            <p class="quiet">"Entered by " {row.entered}</p>
            {decided}
            <div class="buttons">{confirm} {refuse} {take_back}</div>
        </li>
    }
    .into_any()
}

fn book(form: HandForm, account: &str) -> AnyView {
    let hidden = named(account, form.name);
    let amount = Look::TEXT.class("input input--medium").inputmode("decimal");
    view! {
        <details class="panel" open=form.is_open>
            <summary>
                <h2>"Book by hand"</h2>
            </summary>
            <PostForm action=BookByHand::PATH class="form">
                {hidden}
                {radio_list("kind", form.kinds, false)}
                {text_field("amount", form.amount, amount)}
                {text_area("why", form.why, 2, false)}
                <div class="buttons">
                    <button class="button button--primary">
                        "Book it" <span class="button__consequence">{form.follows}</span>
                    </button>
                </div>
            </PostForm>
        </details>
    }
    .into_any()
}

fn back(form: BackForm, account: &str) -> AnyView {
    let (hidden, leave) = (named(account, form.name), leave(account));
    view! {
        <section class="panel" aria-labelledby="back">
            <h2 id="back">"Reverse an entry"</h2>
            <p>
                <b>{form.what}</b>
            </p>
            <PostForm action=BookByHand::PATH class="form">
                {hidden}
                <input type="hidden" name="entry" value=form.entry />
                {text_area("why", form.why, 2, false)}
                <div class="buttons">
                    <button class="button button--primary">
                        "Reverse it" <span class="button__consequence">{form.follows}</span>
                    </button>
                    {leave}
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn refuse(form: RefuseForm, account: &str) -> AnyView {
    let (hidden, leave) = (named(account, form.name), leave(account));
    view! {
        <section class="panel" aria-labelledby="refuse">
            <h2 id="refuse">"Refuse it"</h2>
            <p>
                <b>{form.what}</b>
            </p>
            <PostForm action=RefuseBooking::PATH class="form">
                {hidden}
                {text_area("answer", form.answer, 2, false)}
                <div class="buttons">
                    <button class="button button--primary">
                        "Refuse it" <span class="button__consequence">"Nothing is booked"</span>
                    </button>
                    {leave}
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn named(account: &str, name: String) -> AnyView {
    view! {
        <input type="hidden" name="account" value=account.to_owned() />
        <input type="hidden" name="name" value=name />
    }
    .into_any()
}

fn leave(account: &str) -> AnyView {
    view! {
        <a class="button button--quiet" href=Place::DeskAccount(account.to_owned()).path()>
            "Leave it as it is"
        </a>
    }
    .into_any()
}
