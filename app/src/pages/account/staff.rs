//! The staff's door.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{Look, PostForm, error_summary, text_field};
use crate::rpc::account::staff::{DeskDoorPage, EnterDesk};
use crate::screen::set_title;

/// An address that one signs in with.
pub const EMAIL: Look = Look::TEXT
    .kind("email")
    .autocomplete("username")
    .inputmode("email");
/// Six digits from an authenticator.
pub const CODE: Look = Look::TEXT
    .class("input input--code")
    .autocomplete("one-time-code")
    .inputmode("numeric");

pub fn view(model: DeskDoorPage) -> AnyView {
    set_title(&model.title);
    let password = Look::TEXT.kind("password").autocomplete("current-password");
    view! {
        <div class="gate" lang="en">
            <div class="gate__box">
                {error_summary(model.problems)} <h1>{model.title}</h1>
                <PostForm action=EnterDesk::PATH class="form">
                    <input type="hidden" name="next" value=model.next />
                    {text_field("email", model.email, EMAIL)}
                    {text_field("password", model.password, password)}
                    {text_field("code", model.code, CODE)}
                    <div class="buttons">
                        <button class="button button--primary">"Sign in"</button>
                    </div>
                </PostForm>
            </div>
        </div>
    }
    .into_any()
}
