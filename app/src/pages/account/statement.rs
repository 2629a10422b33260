//! What stands on a customer's own account.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{PostForm, error_summary, icon};
use crate::pages::statement::sheet;
use crate::routes::Place;
use crate::rpc::account::statement::{OwnCard, RemoveCard, StatementPage};
use crate::screen::set_title;

pub fn view(model: StatementPage) -> AnyView {
    set_title(&model.title);
    let mut statement = model.sheet;
    let problems = statement.problems.take();
    let pay = (!model.pay.is_empty()).then(|| view! { <p>{model.pay}</p> });
    view! {
        <div class="wide stack stack--loose">
            <p>
                <a class="back" href=Place::Returns.path()>
                    {icon("back")}
                    {model.back}
                </a>
            </p>
            {error_summary(problems)}
            <header class="stack stack--tight">
                <h1>{model.title}</h1>
                <p class="lede">{model.stand}</p>
                {pay}
                <p class="quiet">{model.name}</p>
            </header>
            {sheet(statement, Place::Statement.path())}
            {model.card.map(card)}
        </div>
    }
    .into_any()
}

fn card(card: OwnCard) -> AnyView {
    view! {
        <section class="stack" aria-labelledby="card">
            <div class="stack stack--tight">
                <h2 id="card">{card.title}</h2>
                <p>{card.text}</p>
            </div>
            <PostForm action=RemoveCard::PATH>
                <div class="buttons">
                    <button class="button">
                        {card.remove} <span class="button__consequence">{card.consequence}</span>
                    </button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}
