//! Fields, choices and the error summary, as `style/README.md` writes them.
//!
//! Plain functions: one copy of each in the download, whatever the number of pages.

use leptos::prelude::*;

use crate::components::icon;
use crate::forms::{Choice, Choices, Field, Problems};

/// What kind of field it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The attribute `type`.
    pub kind: &'static str,
    /// The attribute `class`.
    pub class: &'static str,
    /// The attribute `autocomplete` (WCAG 2.2, 1.3.5).
    pub autocomplete: &'static str,
    /// The attribute `inputmode`.
    pub inputmode: &'static str,
    /// Whether the label is the page's heading.
    pub question: bool,
}

impl Look {
    /// A line of text.
    pub const TEXT: Self = Self {
        kind: "text",
        class: "input",
        autocomplete: "off",
        inputmode: "text",
        question: false,
    };

    /// With another class.
    #[must_use]
    pub const fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// With what the browser may fill in.
    #[must_use]
    pub const fn autocomplete(self, autocomplete: &'static str) -> Self {
        Self {
            autocomplete,
            ..self
        }
    }

    /// Of another type.
    #[must_use]
    pub const fn kind(self, kind: &'static str) -> Self {
        Self { kind, ..self }
    }

    /// With another keyboard on phones.
    #[must_use]
    pub const fn inputmode(self, inputmode: &'static str) -> Self {
        Self { inputmode, ..self }
    }

    /// As the one question of its page: the label is the heading.
    #[must_use]
    pub const fn question(self) -> Self {
        Self {
            question: true,
            ..self
        }
    }
}

/// What was wrong, above the form; nothing when nothing was.
pub fn error_summary(problems: Option<Problems>) -> AnyView {
    let Some(problems) = problems else {
        return ().into_any();
    };
    let items = problems.items.into_iter().map(|(field, text)| {
        if field.is_empty() {
            view! { <li>{text}</li> }.into_any()
        } else {
            view! {
                <li>
                    <a href=format!("#{field}") on:click=move |event| to_field(&event)>
                        {text}
                    </a>
                </li>
            }
            .into_any()
        }
    });
    view! {
        <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="problems">
            <h2 id="problems">{problems.title}</h2>
            <ul>{items.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// The browser itself would give the field the keyboard; the router, which follows links, only scrolls to it.
#[cfg(feature = "hydrate")]
fn to_field(event: &web_sys::MouseEvent) {
    use wasm_bindgen::JsCast;

    let link = event
        .current_target()
        .and_then(|link| link.dyn_into::<web_sys::Element>().ok());
    let name = link.and_then(|link| link.get_attribute("href"));
    let field = name
        .and_then(|name| document().get_element_by_id(name.trim_start_matches('#')))
        .and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(field) = field {
        event.prevent_default();
        _ = field.focus();
    }
}

#[cfg(not(feature = "hydrate"))]
fn to_field(_: &web_sys::MouseEvent) {}

/// A field of one line.
pub fn text_field(name: &str, field: Field, look: Look) -> AnyView {
    let (described, invalid) = about(name, &field.hint, &field.error);
    let input = view! {
        <input
            class=look.class
            id=name.to_owned()
            name=name.to_owned()
            type=look.kind
            value=field.value
            autocomplete=look.autocomplete
            inputmode=look.inputmode
            spellcheck=(look.kind != "text" || look.class.contains("serial")).then_some("false")
            aria-describedby=described
            aria-invalid=invalid
        />
    };
    framed(
        name,
        field.label,
        field.hint,
        field.error,
        look.question,
        input.into_any(),
    )
}

/// A field of several lines.
pub fn text_area(name: &str, field: Field, rows: u8, question: bool) -> AnyView {
    let (described, invalid) = about(name, &field.hint, &field.error);
    let input = view! {
        <textarea
            class="input"
            id=name.to_owned()
            name=name.to_owned()
            rows=rows
            aria-describedby=described
            aria-invalid=invalid
        >
            {field.value}
        </textarea>
    };
    framed(
        name,
        field.label,
        field.hint,
        field.error,
        question,
        input.into_any(),
    )
}

/// A list of which one is chosen.
pub fn select_field(name: &str, field: Choices) -> AnyView {
    let (described, invalid) = about(name, &field.hint, &field.error);
    let options = field.choices.into_iter().map(|choice| {
        view! {
            <option value=choice.value selected=choice.chosen>
                {choice.label}
            </option>
        }
    });
    let input = view! {
        <select
            class="input"
            id=name.to_owned()
            name=name.to_owned()
            aria-describedby=described
            aria-invalid=invalid
        >
            {options.collect_view()}
        </select>
    };
    framed(
        name,
        field.legend,
        field.hint,
        field.error,
        false,
        input.into_any(),
    )
}

/// Answers of which one is chosen, as rows that a thumb can hit.
pub fn radio_list(name: &'static str, field: Choices, question: bool) -> AnyView {
    let (described, invalid) = about(name, &field.hint, &field.error);
    let legend = if question {
        view! {
            <legend class="field__question">
                <h1>{field.legend}</h1>
            </legend>
        }
        .into_any()
    } else {
        view! { <legend class="field__label">{field.legend}</legend> }.into_any()
    };
    // The summary's link leads to the first answer.
    let choices = field
        .choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| radio(name, (index == 0).then_some(name), choice));
    view! {
        <fieldset class=frame_class(invalid.is_some()) aria-describedby=described>
            {legend}
            {hint_line(name, field.hint)}
            {error_line(name, field.error)}
            <div class="choice-list">{choices.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

fn radio(name: &'static str, id: Option<&'static str>, choice: Choice) -> AnyView {
    let picture = (!choice.picture.is_empty()).then(|| {
        view! { <img class="picture" src=choice.picture alt="" width="80" height="60" /> }
    });
    let class = if picture.is_some() {
        "choice choice--picture"
    } else {
        "choice"
    };
    let hint = (!choice.hint.is_empty())
        .then(|| view! { <span class="choice__hint">{choice.hint}</span> });
    view! {
        <label class=class>
            {picture}
            <input type="radio" id=id name=name value=choice.value checked=choice.chosen />
            <span class="choice__text">
                <b>{choice.label}</b>
                {hint}
            </span>
        </label>
    }
    .into_any()
}

/// Answers of which several may be ticked, as rows that a thumb can hit. Each is sent under the name with its place in
/// brackets.
pub fn tick_list(name: &'static str, field: Choices) -> AnyView {
    let (described, invalid) = about(name, &field.hint, &field.error);
    let choices = field
        .choices
        .into_iter()
        .enumerate()
        .map(|(place, choice)| {
            let picture = (!choice.picture.is_empty()).then(|| {
                view! { <img class="picture" src=choice.picture alt="" width="80" height="60" /> }
            });
            let class = if picture.is_some() {
                "choice choice--picture"
            } else {
                "choice"
            };
            let hint = (!choice.hint.is_empty())
                .then(|| view! { <span class="choice__hint">{choice.hint}</span> });
            view! {
                <label class=class>
                    {picture}
                    <input
                        type="checkbox"
                        // The summary's link leads to the first one.
                        id=(place == 0).then_some(name)
                        name=format!("{name}[{place}]")
                        value=choice.value
                        checked=choice.chosen
                    /> <span class="choice__text">
                        <b>{choice.label}</b>
                        {hint}
                    </span>
                </label>
            }
        });
    view! {
        <fieldset class=frame_class(invalid.is_some()) aria-describedby=described>
            <legend class="field__label">{field.legend}</legend>
            {hint_line(name, field.hint)}
            {error_line(name, field.error)}
            <div class="choice-list">{choices.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// A box that may be ticked.
pub fn tick_box(name: &str, label: String, ticked: bool) -> AnyView {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                id=name.to_owned()
                name=name.to_owned()
                value="yes"
                checked=ticked
            />
            <span class="choice__text">{label}</span>
        </label>
    }
    .into_any()
}

fn framed(
    name: &str,
    label: String,
    hint: String,
    error: String,
    question: bool,
    input: AnyView,
) -> AnyView {
    let frame = frame_class(!error.is_empty());
    let label = view! {
        <label class="field__label" for=name.to_owned()>
            {label}
        </label>
    };
    let label = if question {
        view! { <h1 class="field__question">{label}</h1> }.into_any()
    } else {
        label.into_any()
    };
    view! { <div class=frame>{label} {hint_line(name, hint)} {error_line(name, error)} {input}</div> }
    .into_any()
}

pub(crate) fn frame_class(wrong: bool) -> &'static str {
    if wrong { "field field--wrong" } else { "field" }
}

/// What describes a field to a screen reader, and whether it is invalid.
pub(crate) fn about(name: &str, hint: &str, error: &str) -> (Option<String>, Option<&'static str>) {
    let hint = (!hint.is_empty()).then(|| format!("{name}-hint"));
    let wrong = (!error.is_empty()).then(|| format!("{name}-error"));
    let invalid = wrong.is_some().then_some("true");
    let described: Vec<String> = hint.into_iter().chain(wrong).collect();
    (
        (!described.is_empty()).then(|| described.join(" ")),
        invalid,
    )
}

pub(crate) fn hint_line(name: &str, hint: String) -> Option<AnyView> {
    (!hint.is_empty()).then(|| {
        view! {
            <p class="field__hint" id=format!("{name}-hint")>
                {hint}
            </p>
        }
        .into_any()
    })
}

pub(crate) fn error_line(name: &str, error: String) -> Option<AnyView> {
    (!error.is_empty()).then(|| {
        view! {
            <p class="field__error" id=format!("{name}-error")>
                {icon("alert")}
                <span>{error}</span>
            </p>
        }
        .into_any()
    })
}
