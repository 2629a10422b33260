//! The replacement in advance: decided, sent, settled.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::bench::{changed, facts, hidden};
use super::ship::parcel_fields;
use crate::components::{
    Look, PostForm, error_summary, icon, radio_list, reference, signal, text_field,
};
use crate::forms::{Choices, Field};
use crate::routes::Place;
use crate::rpc::desk::advance::{
    ActOnAdvance, AdvancePage, AdvanceShip, AllowAdvance, CreditLate, DenyAdvance, ExtendAdvance,
    MarkRow, ShipAdvance, TakeAdvanceBack, TakeBack,
};
use crate::rpc::desk::bench::BenchStand;
use crate::screen::set_title;

pub fn view(model: AdvancePage) -> AnyView {
    set_title(&model.title);
    let key = model.sign.key.clone();
    let stand = model.stand;
    let notice = if model.against { "trouble" } else { "with-us" };
    let reason = (!model.reason.is_empty()).then(|| {
        view! {
            <div class="notice" data-signal=notice>
                <p>{model.reason}</p>
            </div>
        }
    });
    let proofs = (!model.proofs.is_empty()).then(|| proofs(model.proofs));
    let marks = (!model.marks.is_empty()).then(|| marks(model.marks));
    let approve = model
        .approve
        .map(|follows| press(&stand, "approve", "Approve it", follows, true));
    let withdraw = model.withdraw.then(|| {
        let follows = "What was charged is taken back; the customer is told".to_owned();
        press(&stand, "withdraw", "Call it off", follows, false)
    });
    let deliver = model.deliver.then(|| {
        let follows = "From now on the defective one is awaited".to_owned();
        press(&stand, "deliver", "It was delivered", follows, true)
    });
    view! {
        <p>
            <a class="back" href=Place::DeskQueue("advances".into()).path()>
                {icon("back")}
                "In advance"
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
                        </p>
                        <p>
                            <b>{model.state}</b>
                            ". "
                            <a href=model.case>"The whole case"</a>
                        </p>
                    </div>
                </article>
                {reason}
                {marks}
                {proofs}
            </div>
            <div class="bench__work bench__acts">
                {approve} {model.deny.map(|form| deny(form, &stand))}
                {model.ship.map(|form| ship(form, &stand))} {deliver}
                {model.take_back.map(|pieces| take_back(pieces, &stand))}
                {model.extend.map(|form| extend(form, &stand))}
                {model.allow.map(|form| allow(form, &stand))}
                {model.credit_late.map(|why| credit_late(why, &stand))} {withdraw}
            </div>
            <div class="bench__work">
                {facts("In advance", model.facts)} {facts("Booked", model.booked)}
            </div>
        </div>
    }
    .into_any()
}

fn marks(marks: Vec<MarkRow>) -> AnyView {
    let marks = marks.into_iter().map(|mark| {
        let cases = mark.cases.into_iter().map(|(href, number)| {
            view! {
                " "
                <a class="nowrap" href=href>
                    {number}
                </a>
            }
        });
        view! { <li>{mark.text} {cases.collect_view()}</li> }
    });
    view! {
        <section aria-labelledby="before">
            <h2 id="before">"Before this"</h2>
            <ul>{marks.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn proofs(proofs: Vec<(String, String)>) -> AnyView {
    let proofs = proofs.into_iter().map(|(href, name)| {
        view! {
            <li>
                <a href=href rel="external">
                    {icon("file")}
                    {name}
                </a>
            </li>
        }
    });
    view! {
        <section aria-labelledby="proofs">
            <h2 id="proofs">"Proof of purchase"</h2>
            <ul class="documents">{proofs.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn press(
    stand: &BenchStand,
    act: &'static str,
    word: &'static str,
    follows: String,
    main: bool,
) -> AnyView {
    let hidden = hidden(stand);
    let look = if main {
        "button button--primary"
    } else {
        "button"
    };
    view! {
        <PostForm action=ActOnAdvance::PATH>
            {hidden} <input type="hidden" name="act" value=act /> <div class="buttons">
                <button class=look>
                    {word} <span class="button__consequence">{follows}</span>
                </button>
            </div>
        </PostForm>
    }
    .into_any()
}

fn deny(form: Choices, stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    view! {
        <section aria-labelledby="deny">
            <h2 id="deny">"Refuse it"</h2>
            <PostForm action=DenyAdvance::PATH class="form">
                {hidden}
                {radio_list("ground", form, false)}
                <div class="buttons">
                    <button class="button">
                        "Refuse it"
                        <span class="button__consequence">"Mails the customer the reason"</span>
                    </button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn ship(form: AdvanceShip, stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    let serial = Look::TEXT.class("input input--serial");
    let product = Look::TEXT.class("input input--medium");
    let pieces = form
        .pieces
        .into_iter()
        .map(|piece| view! { <li>{piece}</li> });
    view! {
        <section aria-labelledby="ship">
            <h2 id="ship">"Send it"</h2>
            <PostForm action=ShipAdvance::PATH class="form">
                {hidden}
                {text_field("serial", form.serial, serial)}
                {text_field("product", form.product, product)}
                <div class="field">
                    <p class="field__label">"In its box, with the slip for the way back"</p>
                    <ul>{pieces.collect_view()}</ul>
                </div>
                {parcel_fields(form.parcel)}
                <div class="buttons">
                    <button class="button button--primary">
                        "It has left"
                        <span class="button__consequence">
                            "Mails the tracking number and the day by which theirs must be here"
                        </span>
                    </button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn take_back(form: TakeBack, stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    let pieces = form
        .pieces
        .into_iter()
        .enumerate()
        .map(|(number, (piece, ticked))| {
            let name = format!("missing[{number}]");
            view! {
                <label class="choice">
                    <input type="checkbox" name=name value=number.to_string() checked=ticked />
                    <span class="choice__text">{piece}</span>
                </label>
            }
        });
    let sum = (!form.sum.is_empty()).then(|| view! { <p role="status">{form.sum}</p> });
    view! {
        <section aria-labelledby="back">
            <h2 id="back">"It came back"</h2>
            <PostForm action=TakeAdvanceBack::PATH class="form">
                {hidden}
                <fieldset class="field">
                    <legend class="field__label">"What is missing"</legend>
                    <p class="field__hint">
                        "Tick only what is not in the box: each is deducted by its price."
                    </p>
                    <div class="choice-list">{pieces.collect_view()}</div>
                </fieldset>
                {sum}
                <div class="buttons">
                    <button class="button" name="look" value="sum">
                        "See the sum first"
                    </button>
                    <button class="button button--primary">
                        "Take it back" <span class="button__consequence">{form.follows}</span>
                    </button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn extend((days, why): (Field, Field), stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    let short = Look::TEXT.class("input input--short");
    view! {
        <section aria-labelledby="extend">
            <h2 id="extend">"Give the defective one more days"</h2>
            <PostForm action=ExtendAdvance::PATH class="form">
                {hidden}
                {text_field("days", days, short)}
                {text_field("why", why, Look::TEXT)}
                <div class="buttons">
                    <button class="button">
                        "Give more days"
                        <span class="button__consequence">"Mails the new last day"</span>
                    </button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn allow((until, why): (Field, Field), stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    view! {
        <section aria-labelledby="allow">
            <h2 id="allow">"Allow it all the same"</h2>
            <PostForm action=AllowAdvance::PATH class="form">
                {hidden}
                {text_field("until", until, Look::TEXT.kind("date").class("input input--medium"))}
                {text_field("why", why, Look::TEXT)}
                <div class="buttons">
                    <button class="button">
                        "Allow it"
                        <span class="button__consequence">
                            "The customer may ask until that day"
                        </span>
                    </button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn credit_late(why: Field, stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    view! {
        <section aria-labelledby="late">
            <h2 id="late">"It came late and is defective"</h2>
            <PostForm action=CreditLate::PATH class="form">
                {hidden}
                {text_field("why", why, Look::TEXT)}
                <div class="buttons">
                    <button class="button">
                        "Credit it all the same"
                        <span class="button__consequence">
                            "Takes the forfeit back and mails the credit"
                        </span>
                    </button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}
