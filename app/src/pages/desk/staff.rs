//! Who works here, and inviting somebody.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{Look, PostForm, error_summary, select_field, signal, text_field};
use crate::rpc::desk::staff::{
    Invite, InviteAgain, Member, SetActive, StaffPage, WithdrawInvitation,
};
use crate::screen::set_title;

pub fn view(model: StaffPage) -> AnyView {
    set_title("Staff");
    let email = Look::TEXT.kind("email").inputmode("email");
    let done = (!model.done.is_empty()).then(|| {
        view! {
            <div class="notice" data-signal="done" role="status">
                <p>{model.done}</p>
            </div>
        }
    });
    let people = model.members.into_iter().chain(model.invited).map(row);
    view! {
        <div class="stack stack--loose">
            {error_summary(model.problems)} <h1>"Staff"</h1> {done} <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"Name"</th>
                        <th scope="col">"E-mail address"</th>
                        <th scope="col">"Role"</th>
                        <th scope="col">"State"</th>
                        <th scope="col">
                            <span class="visually-hidden">"Act"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{people.collect_view()}</tbody>
            </table> <section class="stack">
                <h2>"Invite somebody"</h2>
                <PostForm action=Invite::PATH class="form">
                    {text_field("name", model.name, Look::TEXT)}
                    {text_field("email", model.email, email)}
                    {select_field("role", model.role)}
                    <div class="buttons">
                        <button class="button button--primary">"Send the invitation"</button>
                    </div>
                </PostForm>
            </section>
        </div>
    }
    .into_any()
}

fn row(one: Member) -> AnyView {
    let name = one.name.clone();
    let renew = one.renew.then(|| {
        let (id, name) = (one.id.clone(), name.clone());
        view! {
            <PostForm action=InviteAgain::PATH>
                <input type="hidden" name="member" value=id />
                <button class="button button--small">
                    "New password and authenticator"
                    <span class="visually-hidden">{format!(": {name}")}</span>
                </button>
            </PostForm>
        }
    });
    let withdraw = one.withdraw.then(|| {
        let (email, name) = (one.email.clone(), name.clone());
        view! {
            <PostForm action=WithdrawInvitation::PATH>
                <input type="hidden" name="email" value=email />
                <button class="button button--small">
                    "Withdraw" <span class="visually-hidden">{format!(": {name}")}</span>
                </button>
            </PostForm>
        }
    });
    let act = one.act.map(|(value, word)| {
        view! {
            <PostForm action=SetActive::PATH>
                <input type="hidden" name="member" value=one.id />
                <button class="button button--small" name="act" value=value>
                    {word}
                    <span class="visually-hidden">{format!(": {name}")}</span>
                </button>
            </PostForm>
        }
    });
    view! {
        <tr>
            <th scope="row">{one.name}</th>
            <td>{one.email}</td>
            <td>{one.role}</td>
            <td>{signal(one.sign.key, one.sign.word)}</td>
            <td>{act} {renew} {withdraw}</td>
        </tr>
    }
    .into_any()
}
