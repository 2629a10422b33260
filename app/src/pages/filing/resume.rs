//! The link of a mail was opened. Only the button moves the filing: mail scanners open links too.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::PostForm;
use crate::rpc::filing::{Resume, ResumePage};
use crate::screen::set_title;

pub fn view(page: ResumePage) -> AnyView {
    set_title(&page.title);
    view! {
        <h1>{page.title}</h1>
        <p class="lede">{page.text}</p>
        <p>{page.moves}</p>
        <PostForm action=Resume::PATH>
            <input type="hidden" name="token" value=page.token />
            <div class="buttons">
                <button class="button button--primary">{page.go}</button>
            </div>
        </PostForm>
    }
    .into_any()
}
