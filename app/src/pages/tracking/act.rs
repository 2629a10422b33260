//! One act on a case: a question, a form, a way back.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::components::{Look, PostForm, error_summary, icon, select_field, text_area, text_field};
use crate::forms::Choices;
use crate::rpc::tracking::acts::{
    ActFrame, AddressPage, CancelCase, CancelPage, ChangeAddress, FilesPage, ParcelPage, TellParcel,
};
use crate::rpc::tracking::appeal::{AppealPage, AppealVoid, DisposeDevice, DisposePage};
use crate::screen::set_title;

pub fn address(model: AddressPage) -> AnyView {
    let country = Choices {
        legend: model.country.label,
        hint: model.country.hint,
        error: model.country.error,
        choices: model.countries,
    };
    let filled = |name| Look::TEXT.autocomplete(name);
    let fields = view! {
        {text_field("recipient", model.recipient, filled("name"))}
        {text_field("company", model.company, filled("organization"))}
        {text_field("line1", model.line1, filled("address-line1"))}
        {text_field("line2", model.line2, filled("address-line2"))}
        {text_field("city", model.city, filled("address-level2"))}
        {text_field("region", model.region, filled("address-level1"))}
        {text_field("postcode", model.postcode, filled("postal-code").class("input input--short"))}
        {select_field("country", country)}
    };
    act(
        model.frame,
        ChangeAddress::PATH,
        "button button--primary",
        fields.into_any(),
        None,
    )
}

pub fn cancel(model: CancelPage) -> AnyView {
    let keep = view! {
        <a class="button" href=model.frame.back.href.clone()>
            {model.keep}
        </a>
    };
    let reason = text_area("reason", model.reason, 3, false);
    act(
        model.frame,
        CancelCase::PATH,
        "button button--danger",
        reason,
        Some(keep.into_any()),
    )
}

/// Why the customer disagrees with what was found about the warranty.
pub fn appeal(model: AppealPage) -> AnyView {
    let fields = view! {
        {sentences(model.found)}
        {text_area("text", model.text, 6, false)}
    };
    act(
        model.frame,
        AppealVoid::PATH,
        "button button--primary",
        fields.into_any(),
        None,
    )
}

/// What it means to have the device disposed of, and the button that does it.
pub fn dispose(model: DisposePage) -> AnyView {
    let keep = view! {
        <a class="button" href=model.keep.href>
            {model.keep.label}
        </a>
    };
    let fields = view! {
        <input type="hidden" name="line" value=model.line />
        <input type="hidden" name="estimate" value=model.estimate />
        {sentences(model.points)}
    };
    act(
        model.frame,
        DisposeDevice::PATH,
        "button button--danger",
        fields.into_any(),
        Some(keep.into_any()),
    )
}

fn sentences(sentences: Vec<String>) -> AnyView {
    let items = sentences
        .into_iter()
        .map(|sentence| view! { <li>{sentence}</li> });
    view! { <ul>{items.collect_view()}</ul> }.into_any()
}

pub fn parcel(model: ParcelPage) -> AnyView {
    let fields = view! {
        {text_field("tracking", model.tracking, Look::TEXT.class("input input--serial"))}
        {text_field("carrier", model.carrier, Look::TEXT.class("input input--medium"))}
    };
    act(
        model.frame,
        TellParcel::PATH,
        "button button--primary",
        fields.into_any(),
        None,
    )
}

/// What is taken. With this list phones and Macs turn their own kind of photo into JPEG.
const ACCEPT: &str = "image/jpeg,image/png,image/webp,application/pdf";

pub fn files(model: FilesPage) -> AnyView {
    let frame = model.frame;
    set_title(&frame.title);
    let action = format!("/upload/case/{}", frame.number);
    let form = match frame.prove {
        Some(prove) => super::prove(prove),
        None => view! {
            <form class="form" method="post" enctype="multipart/form-data" action=action>
                <div class="field">
                    <label class="field__label" for="files">
                        {model.choose.label}
                    </label>
                    <input type="file" id="files" name="proof" multiple accept=ACCEPT />
                </div>
                <div class="buttons">
                    <button class="button button--primary">{frame.go}</button>
                </div>
            </form>
        }
        .into_any(),
    };
    let list = if model.files.is_empty() {
        view! { <p class="quiet">{model.none}</p> }.into_any()
    } else {
        let files = model.files.into_iter().map(|(link, size)| {
            view! {
                <li class="file-row" data-signal="done">
                    {icon("file")}
                    <a class="file-row__name" href=link.href rel="external">
                        {link.label}
                    </a>
                    <span class="file-row__facts">{size}</span>
                </li>
            }
        });
        view! { <ul class="file-list">{files.collect_view()}</ul> }.into_any()
    };
    view! {
        {super::back(frame.back)}
        {error_summary(frame.problems)}
        <h1>{frame.title}</h1>
        <p class="lede">{frame.lead}</p>
        {form}
        <h2>{model.yours}</h2>
        {list}
    }
    .into_any()
}

fn act(
    frame: ActFrame,
    action: &'static str,
    button: &'static str,
    fields: AnyView,
    beside: Option<AnyView>,
) -> AnyView {
    set_title(&frame.title);
    let form = match frame.prove {
        Some(prove) => super::prove(prove),
        None => view! {
            <PostForm action=action class="form">
                <input type="hidden" name="number" value=frame.number />
                {fields}
                <div class="buttons">
                    <button class=button>{frame.go}</button>
                    {beside}
                </div>
            </PostForm>
        }
        .into_any(),
    };
    view! {
        {super::back(frame.back)}
        {error_summary(frame.problems)}
        <h1>{frame.title}</h1>
        <p class="lede">{frame.lead}</p>
        {form}
    }
    .into_any()
}
