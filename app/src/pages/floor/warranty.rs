//! The warranty of a device, at the desk: how it stands, what was found, who decides.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::bench::{changed, facts, hidden};
use crate::components::{
    Look, PostForm, error_summary, icon, radio_list, text_area, text_field, tick_list,
};
use crate::rpc::desk::bench::{BenchStand, Photo};
use crate::rpc::desk::warranty::{
    DecideForm, DecideVoid, NoteUpgrade, ProposeForm, ProposeVoid, RuleOnAppeal, UpgradeForm,
    WarrantyPage,
};
use crate::screen::set_title;

pub fn view(model: WarrantyPage) -> AnyView {
    set_title(&model.title);
    let stand = model.stand;
    let bench = (!model.bench.is_empty()).then(|| {
        view! {
            <a class="button" href=model.bench>
                "To the bench"
            </a>
        }
    });
    let first = (!model.propose_first.is_empty()).then(|| {
        view! {
            <div class="notice">
                <p>{model.propose_first}</p>
            </div>
        }
    });
    view! {
        <p>
            <a class="back" href=model.case>
                {icon("back")}
                "The whole case"
            </a>
        </p>
        <h1>{model.title}</h1>
        {error_summary(model.problems)}
        {changed(model.changed)}
        {facts("How it stands", model.facts)}
        {pictures("Proof of purchase", model.proofs)}
        {facts("What was found", model.found)}
        {pictures("Photographs that show it", model.photos)}
        {model.rule.map(|form| rule(form, &stand))}
        {model.decide.map(|form| decide(form, &stand))}
        {first}
        {model.propose.map(|form| propose(form, &stand))}
        {facts("Upgrades that we sold", model.upgrades)}
        {model.note_upgrade.map(|form| upgrade(form, &stand))}
        <div class="buttons">{bench}</div>
    }
    .into_any()
}

fn pictures(title: &'static str, photos: Vec<Photo>) -> AnyView {
    if photos.is_empty() {
        return ().into_any();
    }
    let photos = photos.into_iter().map(|photo| {
        let picture = if photo.small.is_empty() {
            icon("file")
        } else {
            view! { <img src=photo.small alt="" loading="lazy" /> }.into_any()
        };
        view! {
            <a href=photo.href rel="external">
                {picture}
                <span>{photo.name}</span>
            </a>
        }
    });
    view! {
        <section>
            <h2>{title}</h2>
            <div class="photos">{photos.collect_view()}</div>
        </section>
    }
    .into_any()
}

fn propose(form: ProposeForm, stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    view! {
        <section aria-labelledby="propose">
            <h2 id="propose">"Propose that the warranty is void"</h2>
            <PostForm action=ProposeVoid::PATH class="form">
                {hidden}
                {tick_list("codes", form.codes)}
                {tick_list("photos", form.photos)}
                {text_area("note", form.note, 4, false)}
                <div class="buttons">
                    <button class="button button--primary">
                        "Propose it"
                        <span class="button__consequence">
                            "Counts when somebody else has agreed; nobody is told before"
                        </span>
                    </button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn decide(form: DecideForm, stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    view! {
        <section aria-labelledby="decide">
            <h2 id="decide">"The second person"</h2>
            <PostForm action=DecideVoid::PATH class="form">
                {hidden}
                {radio_list("ruling", form.ruling, false)}
                {text_area("words", form.words, 3, false)}
                <div class="buttons">
                    <button class="button button--primary">"Decide"</button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn rule(form: DecideForm, stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    view! {
        <section aria-labelledby="rule">
            <h2 id="rule">"The appeal"</h2>
            <PostForm action=RuleOnAppeal::PATH class="form">
                {hidden}
                {radio_list("ruling", form.ruling, false)}
                {text_area("words", form.words, 4, false)}
                <div class="buttons">
                    <button class="button button--primary">"Decide the appeal"</button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

fn upgrade(form: UpgradeForm, stand: &BenchStand) -> AnyView {
    let hidden = hidden(stand);
    view! {
        <section aria-labelledby="upgrade">
            <h2 id="upgrade">"Note an upgrade that we sold"</h2>
            <PostForm action=NoteUpgrade::PATH class="form">
                {hidden}
                {text_field("what", form.what, Look::TEXT)}
                {text_field("part_serial", form.serial, Look::TEXT.class("input input--serial"))}
                {text_area("upgrade_note", form.note, 2, false)}
                <div class="buttons">
                    <button class="button">
                        "Note it"
                        <span class="button__consequence">
                            "Kept with the serial: a drive in it is never a foreign one"
                        </span>
                    </button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}
