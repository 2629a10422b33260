//! Looking a return up, without an account.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{Look, PostForm, error_summary, text_field};
use crate::routes::Place;
use crate::rpc::tracking::find::{FindCase, FindPage};
use crate::screen::set_title;

const REFERENCE: Look = Look::TEXT.class("input input--serial");

pub fn view(model: FindPage) -> AnyView {
    set_title(&model.title);
    let notice = (!model.notice.is_empty()).then(|| {
        view! {
            <div class="notice" data-signal="waiting">
                <p>{model.notice}</p>
            </div>
        }
    });
    view! {
        <div class="start">
            {error_summary(model.problems)} <header class="start__head">
                <h1>{model.title}</h1>
                <p class="lede">{model.lead}</p>
            </header> {notice} <PostForm action=FindCase::PATH class="tag start__tag">
                <div class="tag__body">
                    {text_field("reference", model.reference, REFERENCE)}
                    {text_field("contact", model.contact, Look::TEXT)}
                </div>
                <div class="tag__stub">
                    <button class="button button--primary">{model.go}</button>
                </div>
            </PostForm> <div class="start__also">
                <a href=Place::Warranty.path()>{model.warranty}</a>
            </div>
        </div>
    }
    .into_any()
}
