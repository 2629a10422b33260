//! The policy: what is in force, what is proposed, and the form that proposes.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{
    Look, PostForm, error_summary, select_field, signal, text_area, text_field, tick_box,
};
use crate::routes::Place;
use crate::rpc::desk::policy::{
    ActivatePolicy, ChangeRow, FieldGroup, NamedValue, PolicyPage, Proposal, ProposalForm,
    ProposePolicy, ValueField, ValueGroup, Version, WithdrawPolicy,
};
use crate::screen::set_title;

pub fn view(model: PolicyPage) -> AnyView {
    set_title("Policy");
    let done = (!model.done.is_empty()).then(|| {
        view! {
            <div class="notice" data-signal="done" role="status">
                <p>{model.done}</p>
            </div>
        }
    });
    let propose = (!model.propose.is_empty()).then(|| {
        view! {
            <div class="buttons">
                <a class="button button--primary" href=model.propose>
                    "Propose a change"
                </a>
            </div>
        }
    });
    view! {
        <div class="stack stack--loose">
            {error_summary(model.problems)} <h1>"Policy"</h1> {done} <p>{model.stand}</p>
            {model.proposal.map(proposal)} {model.form.map(form)} {propose}
            {model.groups.into_iter().map(values).collect_view()} {history(model.history)}
        </div>
    }
    .into_any()
}

fn values(group: ValueGroup) -> AnyView {
    view! {
        <table class="table policy__values">
            <caption>{group.title}</caption>
            <thead class="visually-hidden">
                <tr>
                    <th scope="col">"What"</th>
                    <th scope="col">"Is"</th>
                    <th scope="col">"Rule"</th>
                </tr>
            </thead>
            <tbody>{group.values.into_iter().map(value).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn value(one: NamedValue) -> AnyView {
    let mark = (!one.mark.is_empty()).then(|| {
        view! {
            " "
            <span class="rule__default">{one.mark}</span>
        }
    });
    view! {
        <tr>
            <th scope="row">{one.name}</th>
            <td>{one.value} {mark}</td>
            <td>{one.rule}</td>
        </tr>
    }
    .into_any()
}

fn changes(title: &'static str, rows: Vec<ChangeRow>) -> AnyView {
    let rows = rows.into_iter().map(|change| {
        view! {
            <tr>
                <th scope="row">{change.name}</th>
                <td>{change.before}</td>
                <td>
                    <b>{change.after}</b>
                </td>
                <td>{change.rule}</td>
            </tr>
        }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=title>
            <table class="table">
                <caption>{title}</caption>
                <thead>
                    <tr>
                        <th scope="col">"What"</th>
                        <th scope="col">"Now"</th>
                        <th scope="col">"Then"</th>
                        <th scope="col">"Rule"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn proposal(proposal: Proposal) -> AnyView {
    let version = proposal.version;
    let activate = proposal.activate.then(|| {
        view! {
            <PostForm action=ActivatePolicy::PATH>
                <input type="hidden" name="version" value=version />
                <button class="button button--primary">
                    "Activate"
                    <span class="button__consequence">
                        "In force at once; RMAs that were issued keep their version"
                    </span>
                </button>
            </PostForm>
        }
    });
    let note = (!proposal.note.is_empty()).then(|| view! { <p>{proposal.note}</p> });
    view! {
        <section class="panel" aria-labelledby="proposal">
            <h2 id="proposal">{proposal.title}</h2>
            <p class="rule__since">{proposal.by}</p>
            <p class="policy__why">{proposal.why}</p>
            {changes("What changes", proposal.changes)}
            {note}
            <div class="buttons">
                {activate} <PostForm action=WithdrawPolicy::PATH>
                    <input type="hidden" name="version" value=version />
                    <button class="button">{proposal.withdraw}</button>
                </PostForm>
            </div>
        </section>
    }
    .into_any()
}

fn form(form: ProposalForm) -> AnyView {
    let changed = (!form.changed.is_empty()).then(|| {
        view! {
            <div class="notice" data-signal="waiting" role="status">
                <p>{form.changed}</p>
            </div>
        }
    });
    let preview = (!form.preview.is_empty()).then(|| {
        view! { <section class="panel">{changes("What it would change", form.preview)}</section> }
    });
    view! {
        {changed}
        {preview}
        <PostForm action=ProposePolicy::PATH class="form">
            <input type="hidden" name="base" value=form.base />
            {form.groups.into_iter().map(fields).collect_view()}
            {text_area("why", form.why, 3, false)}
            <div class="buttons">
                <button class="button" name="act" value="preview">
                    "Look at the changes"
                    <span class="button__consequence">"Nothing is proposed yet"</span>
                </button>
                <button class="button button--primary" name="act" value="propose">
                    "Propose"
                    <span class="button__consequence">"Somebody else puts it into force"</span>
                </button>
                <a class="button button--quiet" href=Place::DeskPolicy.path()>
                    "Leave it as it is"
                </a>
            </div>
        </PostForm>
    }
    .into_any()
}

fn fields(group: FieldGroup) -> AnyView {
    view! {
        <fieldset class="policy__group">
            <legend class="policy__title">{group.title}</legend>
            {group.fields.into_iter().map(field).collect_view()}
        </fieldset>
    }
    .into_any()
}

fn field(field: ValueField) -> AnyView {
    match field {
        ValueField::Text { name, field } => text_field(&name, field, Look::TEXT),
        ValueField::Choice { name, choices } => select_field(&name, choices),
        ValueField::Tick {
            name,
            label,
            ticked,
        } => tick_box(&name, label, ticked),
        ValueField::Voids {
            legend,
            name,
            choices,
            countries_name,
            countries,
        } => view! {
            <fieldset class="policy__pair">
                <legend class="field__label">{legend}</legend>
                {select_field(&name, choices)}
                {text_field(&countries_name, countries, Look::TEXT)}
            </fieldset>
        }
        .into_any(),
    }
}

fn history(versions: Vec<Version>) -> AnyView {
    if versions.is_empty() {
        return ().into_any();
    }
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="Versions">
            <table class="table">
                <caption>"Versions"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Version"</th>
                        <th scope="col">"State"</th>
                        <th scope="col">"Why"</th>
                        <th scope="col">"Proposed"</th>
                        <th scope="col">"Decided"</th>
                    </tr>
                </thead>
                <tbody>{versions.into_iter().map(version).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn version(version: Version) -> AnyView {
    let changed = version.changes.into_iter().map(|change| {
        view! { <li>{format!("{}: {} → {}", change.name, change.before, change.after)}</li> }
    });
    let changed = changed.collect::<Vec<_>>();
    let changed = (!changed.is_empty()).then(|| {
        view! {
            <details>
                <summary>"What it changed"</summary>
                <ul>{changed}</ul>
            </details>
        }
    });
    view! {
        <tr>
            <th scope="row">{version.number}</th>
            <td>{signal(version.sign.key, version.sign.word)}</td>
            <td>
                <p class="policy__why">{version.why}</p>
                {changed}
            </td>
            <td>{version.proposed}</td>
            <td>{version.decided}</td>
        </tr>
    }
    .into_any()
}
