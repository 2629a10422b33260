//! The code from the mailbox of the case.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{Look, PostForm, error_summary, text_field};
use crate::rpc::tracking::code::{CodePage, EnterCaseCode, SendCaseCode};
use crate::screen::set_title;

const CODE: Look = Look::TEXT
    .class("input input--code")
    .autocomplete("one-time-code")
    .inputmode("numeric");

pub fn view(model: CodePage) -> AnyView {
    if let Some(prove) = model.prove {
        set_title(&prove.title);
        return view! {
            {super::back(model.back)}
            <h1>{prove.title.clone()}</h1>
            {super::send_code(prove)}
        }
        .into_any();
    }
    set_title(&model.title);
    let (number, then) = (model.number.clone(), model.then.clone());
    view! {
        {super::back(model.back)}
        {error_summary(model.problems)}
        <h1>{model.title}</h1>
        <p class="lede">{model.lead}</p>
        <PostForm action=EnterCaseCode::PATH class="form">
            <input type="hidden" name="number" value=number />
            <input type="hidden" name="then" value=then />
            {text_field("code", model.code, CODE)}
            <div class="buttons">
                <button class="button button--primary">{model.go}</button>
            </div>
        </PostForm>
        <PostForm action=SendCaseCode::PATH>
            <input type="hidden" name="number" value=model.number />
            <input type="hidden" name="then" value=model.then />
            <button class="button button--quiet">{model.again}</button>
        </PostForm>
    }
    .into_any()
}
