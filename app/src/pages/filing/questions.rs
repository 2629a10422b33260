//! What each page asks.

use domain::contact::address::fields as place;
use domain::intake::fields;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::step::Frame;
use crate::components::{
    Look, PostForm, about, error_line, frame_class, hint_line, radio_list, select_field, text_area,
    text_field,
};
use crate::forms::{Choices, Field};
use crate::rpc::filing::{
    AddressBody, AnswerStep, ContactBody, HelpBody, PurchaseBody, SerialBody, Taken,
};

pub fn serial(body: SerialBody) -> AnyView {
    let look = Look::TEXT.class("input input--serial").question();
    let labels = body.labels.into_iter().map(|(picture, text)| {
        view! {
            <figure>
                <img class="picture" src=picture alt="" width="240" height="180" loading="lazy" />
                <figcaption>{text}</figcaption>
            </figure>
        }
    });
    view! {
        {body.taken.map(taken)}
        {text_field(fields::SERIAL, body.field, look)}
        <details class="reveal">
            <summary>{body.whereabouts}</summary>
            <div class="label-pictures">{labels.collect_view()}</div>
        </details>
        <div class="choice-list">
            <label class="choice">
                <input
                    type="checkbox"
                    id=fields::SERIAL_UNREADABLE
                    name=fields::SERIAL_UNREADABLE
                    value="yes"
                    checked=body.is_unreadable
                />
                <span class="choice__text">
                    <b>{body.unreadable}</b>
                    <span class="choice__hint">{body.unreadable_hint}</span>
                </span>
            </label>
        </div>
    }
    .into_any()
}

fn taken(taken: Taken) -> AnyView {
    view! {
        <div class="notice" data-signal="waiting" role="alert">
            <h2>{taken.title}</h2>
            <p>{taken.text}</p>
            <p>
                <a href=taken.link.href>{taken.link.text}</a>
            </p>
        </div>
    }
    .into_any()
}

pub fn product(body: Choices) -> AnyView {
    radio_list(fields::PRODUCT, body, true)
}

pub fn symptom(body: Choices) -> AnyView {
    radio_list(fields::SYMPTOM, body, true)
}

pub fn description(field: Field) -> AnyView {
    text_area(fields::DESCRIPTION, field, 8, true)
}

/// The three boxes of a date: nobody types a weekday or fights a calendar.
const DATE: [(&str, &str); 3] = [
    (fields::PURCHASED_ON_DAY, "input input--date-part"),
    (fields::PURCHASED_ON_MONTH, "input input--date-part"),
    (fields::PURCHASED_ON_YEAR, "input input--date-year"),
];

pub fn purchase(body: PurchaseBody) -> AnyView {
    let name = fields::PURCHASED_ON;
    let (described, invalid) = about(name, &body.hint, &body.error);
    let parts = DATE
        .into_iter()
        .zip(body.parts)
        .map(|((field, class), (label, value))| {
            view! {
                <label>
                    {label}
                    <input
                        class=class
                        id=field
                        name=field
                        value=value
                        inputmode="numeric"
                        autocomplete="off"
                        aria-invalid=invalid
                    />
                </label>
            }
        });
    view! {
        <fieldset class=frame_class(invalid.is_some()) aria-describedby=described>
            <legend class="field__question">
                <h1>{body.legend}</h1>
            </legend>
            {hint_line(name, body.hint)}
            {error_line(name, body.error)}
            <div class="input-row">{parts.collect_view()}</div>
        </fieldset>
        {text_field(fields::BOUGHT_FROM, body.shop, Look::TEXT.class("input input--medium"))}
    }
    .into_any()
}

pub fn self_help(body: HelpBody, frame: &Frame) -> AnyView {
    let steps = body.steps.into_iter().map(|step| view! { <li>{step}</li> });
    let hidden = frame.hidden();
    view! {
        <h1>{body.title}</h1>
        <p class="lede">{body.lede}</p>
        <ol class="advice">{steps.collect_view()}</ol>
        <PostForm action=AnswerStep::PATH class="form">
            {hidden}
            <div class="buttons">
                <button class="button button--primary" name=fields::SELF_HELP value="did-not-help">
                    {body.failed}
                </button>
                <button class="button" name=fields::SELF_HELP value="skipped">
                    {body.skip}
                </button>
            </div>
        </PostForm>
        <p class="quiet">
            <a href=body.works.href>{body.works.text}</a>
            ". "
            {body.works_hint}
        </p>
    }
    .into_any()
}

pub fn contact(body: ContactBody) -> AnyView {
    let medium = Look::TEXT.class("input input--medium");
    view! {
        <h1>{body.title}</h1>
        {text_field(fields::NAME, body.name, medium.autocomplete("name"))}
        {text_field(fields::EMAIL, body.email, medium.autocomplete("email").inputmode("email"))}
        {text_field(
            fields::PHONE,
            body.phone,
            medium.kind("tel").autocomplete("tel").inputmode("tel"),
        )}
    }
    .into_any()
}

/// The fields of an address: what browsers call them, and how wide they are.
const ADDRESS: [(&str, &str, &str); 7] = [
    (place::RECIPIENT, "name", "input input--medium"),
    (place::COMPANY, "organization", "input input--medium"),
    (place::LINE1, "address-line1", "input"),
    (place::LINE2, "address-line2", "input"),
    (place::CITY, "address-level2", "input input--medium"),
    (place::REGION, "address-level1", "input input--medium"),
    (place::POSTCODE, "postal-code", "input input--short"),
];

pub fn address(body: AddressBody) -> AnyView {
    let rows = ADDRESS
        .into_iter()
        .zip(body.fields)
        .map(|((name, complete, class), field)| {
            text_field(name, field, Look::TEXT.class(class).autocomplete(complete))
        });
    view! {
        <h1>{body.title}</h1>
        <p class="field__hint">{body.hint}</p>
        {rows.collect_view()}
        {select_field(place::COUNTRY, body.country)}
    }
    .into_any()
}
