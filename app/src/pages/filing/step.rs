//! One page of the filing: its question, and beside it the tag as it fills.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::{autosave, check, proof, questions, tag, warranty};
use crate::components::{Look, PostForm, error_summary, icon, text_field};
use crate::rpc::filing::{AnswerStep, Body, FilingPage, Later, Link, MailLink, StepPage};
use crate::screen::set_title;

pub fn view(page: FilingPage) -> AnyView {
    match page {
        FilingPage::Step(page) => step(*page),
        FilingPage::Elsewhere(address) => go(address),
    }
}

/// The browser goes on to the page that is right; the server has answered with a redirect already.
#[cfg(feature = "hydrate")]
fn go(address: String) -> AnyView {
    let visit = crate::screen::use_visit();
    request_animation_frame(move || visit.go(&address));
    ().into_any()
}

#[cfg(not(feature = "hydrate"))]
fn go(_: String) -> AnyView {
    ().into_any()
}

fn step(page: StepPage) -> AnyView {
    set_title(&page.title);
    let frame = Frame {
        step: page.step,
        to_check: page.to_check,
        go_on: page.go_on,
        saved: page.saved,
    };
    let question = match page.body {
        Body::Warranty(body) => return warranty::view(body, frame, page.back),
        Body::Check(body) => return check::view(body, page.back, page.problems),
        Body::Proof(body) => proof::view(body, frame),
        Body::SelfHelp(body) => questions::self_help(body, &frame),
        Body::Serial(body) => frame.form(questions::serial(body)),
        Body::Product(body) => frame.form(questions::product(body)),
        Body::Purchase(body) => frame.form(questions::purchase(body)),
        Body::Symptom(body) => frame.form(questions::symptom(body)),
        Body::Description(body) => frame.form(questions::description(body)),
        Body::Contact(body) => frame.form(questions::contact(body)),
        Body::Address(body) => frame.form(questions::address(body)),
    };
    let (strip, aside) = tag::beside(page.tag);
    view! {
        <div class="question">
            {strip}
            <div class="question__main">
                {back(page.back)} {error_summary(page.problems)} {question}
                {page.later.map(go_on_later)}
            </div> {aside}
        </div>
    }
    .into_any()
}

/// What every form of the filing sends besides its fields.
pub struct Frame {
    pub step: String,
    pub to_check: bool,
    pub go_on: String,
    pub saved: String,
}

impl Frame {
    /// The form around the fields of a question, with its button; saved while it is typed.
    fn form(self, fields: AnyView) -> AnyView {
        let (hidden, button) = (self.hidden(), self.button());
        let saved = RwSignal::new(self.saved);
        view! {
            <div on:input=autosave::on_input(saved)>
                <PostForm action=AnswerStep::PATH class="form">
                    {hidden}
                    {fields}
                    {button}
                </PostForm>
            </div>
            <p class="saved" role="status">
                {move || saved.get()}
            </p>
        }
        .into_any()
    }

    /// Which page is answered, and where the answer leads.
    pub fn hidden(&self) -> AnyView {
        let check = self
            .to_check
            .then(|| view! { <input type="hidden" name="check" value="1" /> });
        view! {
            <input type="hidden" name="step" value=self.step.clone() />
            {check}
        }
        .into_any()
    }

    /// The button that goes on.
    pub fn button(&self) -> AnyView {
        view! {
            <div class="buttons">
                <button class="button button--primary">{self.go_on.clone()}</button>
            </div>
        }
        .into_any()
    }
}

/// The link above every page.
pub fn back(link: Link) -> AnyView {
    view! {
        <a class="back" href=link.href>
            {icon("back")}
            {link.text}
        </a>
    }
    .into_any()
}

fn go_on_later(later: Later) -> AnyView {
    let sent = (!later.sent.is_empty()).then(|| {
        view! {
            <p class="notice" data-signal="done" role="status">
                {later.sent}
            </p>
        }
    });
    let email = text_field(
        "email",
        later.email,
        Look::TEXT
            .autocomplete("email")
            .inputmode("email")
            .class("input input--medium"),
    );
    view! {
        <details class="reveal" open=later.open>
            <summary>{later.title}</summary>
            <div class="stack stack--tight">
                {sent} <p class="quiet">{later.text}</p>
                <PostForm action=MailLink::PATH class="form">
                    <input type="hidden" name="step" value=later.step />
                    {email}
                    <div class="buttons">
                        <button class="button">{later.send}</button>
                    </div>
                </PostForm>
            </div>
        </details>
    }
    .into_any()
}
