//! The way back: what is ready to leave, and the parcel of one device.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::bench::{changed, facts, hidden};
use crate::components::{
    Look, PostForm, error_summary, icon, radio_list, reference, select_field, signal, text_field,
};
use crate::routes::Place;
use crate::rpc::desk::bench::BenchStand;
use crate::rpc::desk::ship::{Deliver, ShipCasePage, ShipForm, ShipOut, ShipPage, ShipRow};
use crate::screen::set_title;

pub fn list(model: ShipPage) -> AnyView {
    set_title(&model.title);
    let ready = if model.ready.is_empty() {
        view! {
            <div class="empty">
                <h2>"Nothing waits for a parcel"</h2>
                <p>
                    "A device comes here when its tests are passed, or when it goes back as it came."
                </p>
            </div>
        }
        .into_any()
    } else {
        table("Ready to leave", model.ready)
    };
    let away = (!model.away.is_empty()).then(|| table("On their way", model.away));
    view! {
        <h1>{model.title}</h1>
        {ready}
        {away}
    }
    .into_any()
}

fn table(title: &'static str, rows: Vec<ShipRow>) -> AnyView {
    let rows = rows.into_iter().map(|row| {
        let key = row.sign.key.clone();
        view! {
            <tr data-signal=key>
                <td class="queue__signal">{signal(row.sign.key, row.sign.word)}</td>
                <th scope="row">
                    <a href=row.href>{reference(&row.number, "reference reference--inline")}</a>
                </th>
                <td class="clip">{row.customer}</td>
                <td class="clip">{row.device}</td>
                <td class="clip">{row.town}</td>
                <td class="figures">{row.when}</td>
            </tr>
        }
    });
    view! {
        <section class="stack stack--tight">
            <h2>{title}</h2>
            <div class="queue-scroll" tabindex="0" role="region" aria-label=title>
                <table class="queue">
                    <thead>
                        <tr>
                            <th scope="col">"Signal"</th>
                            <th scope="col">"RMA"</th>
                            <th scope="col">"Customer"</th>
                            <th scope="col">"Device"</th>
                            <th scope="col">"To"</th>
                            <th scope="col">"When"</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

pub fn case(model: ShipCasePage) -> AnyView {
    set_title(&model.title);
    let key = model.sign.key.clone();
    let address = model.address.into_iter().map(|line| {
        view! {
            {line}
            <br />
        }
    });
    let serial = (!model.serial.is_empty()).then(|| {
        view! {
            <br />
            <span class="quiet">"Serial to pack"</span>
            " "
            <span class="serial serial--large">{model.serial}</span>
        }
    });
    let follow = (!model.follow.is_empty()).then(|| {
        view! {
            <p>
                <a href=model.follow rel="external noreferrer">
                    "Follow the parcel"
                </a>
            </p>
        }
    });
    let deliver = model.deliver.then(|| deliver(&model.stand));
    view! {
        <p>
            <a class="back" href=Place::DeskShip.path()>
                {icon("back")}
                "Ship"
            </a>
        </p>
        {error_summary(model.problems)}
        {changed(model.changed)}
        <div class="bench">
            <div class="bench__work">
                <article class="tag tag--small" data-signal=key aria-labelledby="t">
                    <div class="tag__body">
                        <p class="tag__top">{signal(model.sign.key, model.sign.word)}</p>
                        <h1 id="t">{reference(&model.number, "reference")}</h1>
                        <p>
                            <b>{model.device}</b>
                            {serial}
                        </p>
                        <p>
                            <b>{model.state}</b>
                            ". "
                            <a href=model.case>"The whole case"</a>
                        </p>
                    </div>
                </article>
                <section>
                    <h2>"To"</h2>
                    <address>{address.collect_view()}</address>
                </section>
            </div>
            <div class="bench__work">
                {facts("In the parcel", model.facts)} {follow}
                {model.ship.map(|form| ship(form, &model.stand))} {deliver}
            </div>
        </div>
    }
    .into_any()
}

fn ship(form: ShipForm, stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    view! {
        <PostForm action=ShipOut::PATH class="form">
            {hidden}
            {parcel_fields(form)}
            <div class="buttons">
                <button class="button button--primary">
                    "It has left"
                    <span class="button__consequence">
                        "Mails the tracking number and the expected day"
                    </span>
                </button>
            </div>
        </PostForm>
    }
    .into_any()
}

/// How a parcel travels, with whom and under which number.
pub(super) fn parcel_fields(form: ShipForm) -> AnyView {
    let look = Look::TEXT.class("input input--serial");
    view! {
        {radio_list("service", form.service, false)}
        {select_field("carrier", form.carrier)}
        {text_field("tracking", form.tracking, look)}
    }
    .into_any()
}

fn deliver(stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    view! {
        <PostForm action=Deliver::PATH>
            {hidden} <div class="buttons">
                <button class="button button--primary">
                    "It was delivered"
                    <span class="button__consequence">
                        "Closes the case and tells the customer"
                    </span>
                </button>
            </div>
        </PostForm>
    }
    .into_any()
}
