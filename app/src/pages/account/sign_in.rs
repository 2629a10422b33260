//! Who is there? A customer shows it with a code from their mailbox.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{Look, PostForm, error_summary, text_field};
use crate::routes::Place;
use crate::rpc::account::sign_in::{AskCode, CodePage, EnterCode, SignInPage};
use crate::screen::set_title;

const EMAIL: Look = Look::TEXT
    .kind("email")
    .autocomplete("email")
    .inputmode("email");
const CODE: Look = Look::TEXT
    .class("input input--code")
    .autocomplete("one-time-code")
    .inputmode("numeric");

pub fn ask(model: SignInPage) -> AnyView {
    set_title(&model.title);
    view! {
        <div class="gate">
            <div class="gate__box">
                {error_summary(model.problems)} <h1>{model.title}</h1> <p>{model.lede}</p>
                <PostForm action=AskCode::PATH class="form">
                    <input type="hidden" name="next" value=model.next />
                    {text_field("email", model.email, EMAIL)}
                    <div class="buttons">
                        <button class="button button--primary">{model.ask}</button>
                    </div>
                </PostForm>
            </div>
            <p class="quiet">
                <a href=Place::StaffSignIn.path()>{model.to_desk}</a>
            </p>
        </div>
    }
    .into_any()
}

pub fn code(model: CodePage) -> AnyView {
    set_title(&model.title);
    let known = !model.sent.is_empty();
    let email = model.email.value.clone();
    let whose = if known {
        view! { <input type="hidden" name="email" value=email.clone() /> }.into_any()
    } else {
        text_field("email", model.email, EMAIL)
    };
    let next = model.next.clone();
    let again = known.then(|| {
        view! {
            <PostForm action=AskCode::PATH>
                <input type="hidden" name="email" value=email />
                <input type="hidden" name="next" value=next />
                <button class="button button--quiet">{model.again}</button>
            </PostForm>
        }
    });
    // A plain form: the header, which is the server's, changes with signing in.
    view! {
        <div class="gate">
            <div class="gate__box">
                {error_summary(model.problems)} <h1>{model.title}</h1>
                {known.then(|| view! { <p>{model.sent}</p> })}
                <form class="form" method="post" action=EnterCode::PATH>
                    <input type="hidden" name="next" value=model.next />
                    {whose}
                    {text_field("code", model.code, CODE)}
                    <div class="buttons">
                        <button class="button button--primary">{model.go}</button>
                    </div>
                </form>
            </div>
            {again}
            <p>
                <a href=Place::SignIn.path()>{model.other}</a>
            </p>
        </div>
    }
    .into_any()
}
