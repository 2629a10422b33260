//! The people of the demonstration: one tap, and one is one of them.

use leptos::prelude::*;

use crate::routes::Place;
use crate::rpc::account::demo::{DemoPage, Person};
use crate::screen::set_title;

pub fn view(model: DemoPage) -> AnyView {
    set_title(&model.title);
    view! {
        <div class="gate">
            <div class="gate__box">
                <h1>{model.title}</h1>
                <p>{model.lede}</p>
                <div class="gate__people">
                    {model.people.into_iter().map(person).collect_view()}
                </div>
            </div>
            <p>
                <a href=Place::Mailbox.path()>{model.mailbox}</a>
            </p>
        </div>
    }
    .into_any()
}

/// A plain form, so that the browser loads the page of whoever one is then.
fn person(person: Person) -> AnyView {
    view! {
        <form method="get" action=format!("/demo/enter/{}", person.who)>
            <button>
                <b>{person.name}</b>
                <span>{person.role}</span>
                <span class="quiet">{person.does}</span>
            </button>
        </form>
    }
    .into_any()
}
