//! Work that is stuck.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::PostForm;
use crate::rpc::desk::work::{Revive, Stuck, WorkPage};
use crate::screen::set_title;

pub fn view(model: WorkPage) -> AnyView {
    set_title("Stuck work");
    let body = if model.rows.is_empty() {
        view! {
            <div class="empty">
                <h2>"Nothing is stuck"</h2>
                <p>"Mail and deadlines that fail too often wait here for somebody to look at."</p>
            </div>
        }
        .into_any()
    } else {
        view! {
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"What"</th>
                        <th scope="col">"Since"</th>
                        <th scope="col">"Tries"</th>
                        <th scope="col">"Why it failed last"</th>
                        <th scope="col">
                            <span class="visually-hidden">"Act"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{model.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <div class="stack stack--loose">
            <h1>"Stuck work"</h1>
            {body}
        </div>
    }
    .into_any()
}

fn row(one: Stuck) -> AnyView {
    let what = one.what.clone();
    view! {
        <tr>
            <th scope="row">{one.what}</th>
            <td>{one.since}</td>
            <td class="figures">{one.tries}</td>
            <td>{one.error}</td>
            <td>
                <PostForm action=Revive::PATH>
                    <input type="hidden" name="job" value=one.id />
                    <button class="button button--small">
                        "Try again" <span class="visually-hidden">{format!(": {what}")}</span>
                    </button>
                </PostForm>
            </td>
        </tr>
    }
    .into_any()
}
