//! Somebody new sets up their account at the desk.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::staff::{CODE, EMAIL};
use crate::components::{Look, PostForm, error_summary, text_field};
use crate::rpc::account::invitation::{AcceptInvitation, InvitationPage};
use crate::screen::set_title;

pub fn view(model: InvitationPage) -> AnyView {
    set_title(&model.title);
    let password = Look::TEXT.kind("password").autocomplete("new-password");
    let who = model.first.then(|| {
        view! {
            {text_field("name", model.name, Look::TEXT.autocomplete("name"))}
            {text_field("email", model.email, EMAIL)}
        }
    });
    view! {
        <div class="gate" lang="en">
            <div class="gate__box">
                {error_summary(model.problems)} <h1>{model.title}</h1> <p>{model.lede}</p>
                <PostForm action=AcceptInvitation::PATH class="form">
                    <input type="hidden" name="token" value=model.token />
                    <input type="hidden" name="secret" value=model.secret />
                    {who}
                    {text_field("password", model.password, password)}
                    {text_field("repeat", model.repeat, password)}
                    <h2>"Your authenticator app"</h2>
                    <p>
                        "Scan this with an authenticator app on your phone, or type the key into it."
                    </p>
                    <div
                        role="img"
                        aria-label="QR code for the authenticator app"
                        inner_html=model.qr
                    ></div>
                    <p class="figures" translate="no">
                        {model.secret_groups}
                    </p>
                    {text_field("code", model.code, CODE)}
                    <div class="buttons">
                        <button class="button button--primary">"Set up and sign in"</button>
                    </div>
                </PostForm>
            </div>
        </div>
    }
    .into_any()
}
