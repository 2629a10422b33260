//! Files on their way: with progress, to be cancelled and tried again. Without scripts the form does it alone.

use leptos::prelude::*;

use crate::components::icon;
use crate::rpc::filing::UploadWords;
use crate::screen::{Visit, use_visit};

#[cfg(feature = "hydrate")]
mod shrink;

/// How it goes with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "hydrate"),
    expect(dead_code, reason = "only the browser sends files by itself")
)]
enum State {
    Sending,
    Ready,
    Refused,
    Lost,
    Cancelled,
}

/// A file on its way.
#[derive(Clone)]
struct Row {
    name: String,
    percent: RwSignal<u32>,
    state: RwSignal<State>,
    error: RwSignal<String>,
    #[cfg(feature = "hydrate")]
    sending: browser::Sending,
}

/// The files on their way from one page.
#[derive(Clone)]
pub struct Uploads {
    #[cfg_attr(
        not(feature = "hydrate"),
        expect(dead_code, reason = "only the browser sends")
    )]
    action: &'static str,
    #[cfg_attr(
        not(feature = "hydrate"),
        expect(dead_code, reason = "only the browser sends")
    )]
    max_bytes: u64,
    words: StoredValue<UploadWords>,
    rows: RwSignal<Vec<Row>>,
    #[cfg_attr(
        not(feature = "hydrate"),
        expect(dead_code, reason = "only the browser sends")
    )]
    visit: Visit,
}

impl Uploads {
    pub fn new(action: &'static str, max_bytes: u64, words: UploadWords) -> Self {
        Self {
            action,
            max_bytes,
            words: StoredValue::new(words),
            rows: RwSignal::new(Vec::new()),
            visit: use_visit(),
        }
    }
}

/// The list of files on their way; nothing while there are none.
pub fn rows(uploads: &Uploads) -> AnyView {
    let (rows, words) = (uploads.rows, uploads.words);
    // Not a local value: a page that is rendered may be dropped on another thread than the one that began it.
    let uploads = StoredValue::new(uploads.clone());
    let list = move || {
        let rows = rows.get();
        (!rows.is_empty()).then(|| {
            let rows = rows.into_iter().map(|row| row_view(uploads, row, words));
            view! {
                <ul class="file-list" aria-live="polite">
                    {rows.collect_view()}
                </ul>
            }
        })
    };
    list.into_any()
}

fn row_view(uploads: StoredValue<Uploads>, row: Row, words: StoredValue<UploadWords>) -> AnyView {
    let words = words.get_value();
    let (state, percent, error) = (row.state, row.percent, row.error);
    let name = row.name.clone();
    let progress_name = row.name.clone();
    let (again, stop) = (row.clone(), row);
    let retry = words.retry.clone();
    let cancel = words.cancel.clone();
    let key = move || match state.get() {
        State::Sending => "moving",
        State::Ready => "done",
        State::Refused | State::Lost | State::Cancelled => "trouble",
    };
    let word = move || match state.get() {
        State::Sending => format!("{} {} %", words.sending, percent.get()),
        State::Ready => words.ready.clone(),
        State::Refused => words.failed.clone(),
        State::Lost => words.lost.clone(),
        State::Cancelled => words.cancelled.clone(),
    };
    let shape = move || icon(key());
    view! {
        <li class="file-row" data-signal=key>
            <span class="file-row__name">{name}</span>
            <span class="signal" data-signal=key>
                {shape}
                {word}
            </span>
            <span class="field__error">{move || error.get()}</span>
            <button
                type="button"
                class="button button--quiet"
                hidden=move || state.get() != State::Sending
                on:click=move |_| cancelled(&stop)
            >
                {cancel}
            </button>
            <button
                type="button"
                class="button button--quiet"
                hidden=move || !matches!(state.get(), State::Lost | State::Cancelled)
                on:click=move |_| uploads.with_value(|uploads| send(uploads, &again))
            >
                {retry}
            </button>
            <progress
                class="progress"
                max="100"
                value=move || percent.get()
                aria-label=progress_name
                hidden=move || state.get() != State::Sending
            ></progress>
        </li>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
use browser::{cancelled, send};
#[cfg(feature = "hydrate")]
pub use browser::{chosen, dropped};
#[cfg(not(feature = "hydrate"))]
use nobody::{cancelled, send};
#[cfg(not(feature = "hydrate"))]
pub use nobody::{chosen, dropped};

/// The server sends nothing to itself.
#[cfg(not(feature = "hydrate"))]
mod nobody {
    use super::{Row, Uploads};

    pub fn chosen(_: &Uploads, _: &web_sys::Event) {}
    pub fn dropped(_: &Uploads, _: &web_sys::DragEvent) {}
    pub fn send(_: &Uploads, _: &Row) {}
    pub fn cancelled(_: &Row) {}
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{
        Blob, File, FileList, FormData, HtmlInputElement, ProgressEvent, XmlHttpRequest,
    };

    use super::{Row, State, Uploads, shrink};

    type Local<T> = StoredValue<T, LocalStorage>;

    /// The file with its request.
    #[derive(Clone, Copy)]
    pub struct Sending {
        field: &'static str,
        file: Local<File>,
        request: Local<Option<XmlHttpRequest>>,
    }

    /// Files were chosen, or a photo was taken.
    pub fn chosen(uploads: &Uploads, event: &web_sys::Event) {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let field = if input.name() == "photo" {
            "photo"
        } else {
            "proof"
        };
        if let Some(files) = input.files() {
            add(uploads, &files, field);
        }
        input.set_value("");
    }

    /// Files were dropped.
    pub fn dropped(uploads: &Uploads, event: &web_sys::DragEvent) {
        event.prevent_default();
        if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
            add(uploads, &files, "proof");
        }
    }

    fn add(uploads: &Uploads, files: &FileList, field: &'static str) {
        let fresh: Vec<Row> = (0..files.length())
            .filter_map(|index| files.item(index))
            .map(|file| Row {
                name: file.name(),
                percent: RwSignal::new(0),
                state: RwSignal::new(State::Sending),
                error: RwSignal::new(String::new()),
                sending: Sending {
                    field,
                    file: StoredValue::new_local(file),
                    request: StoredValue::new_local(None),
                },
            })
            .collect();
        uploads
            .rows
            .update(|rows| rows.extend(fresh.iter().cloned()));
        for row in &fresh {
            send(uploads, row);
        }
    }

    /// Sends a file, or sends it again.
    pub fn send(uploads: &Uploads, row: &Row) {
        row.percent.set(0);
        row.error.set(String::new());
        row.state.set(State::Sending);
        let (uploads, row) = (uploads.clone(), row.clone());
        leptos::task::spawn_local(async move {
            let file = row.sending.file.get_value();
            let small = shrink::shrunk(&file).await;
            let body = small.unwrap_or_else(|| file.into());
            // While a large photo was made smaller somebody may have changed their mind, or left the page.
            if row.state.try_get_untracked() == Some(State::Sending) {
                start(&uploads, &row, &body);
            }
        });
    }

    fn start(uploads: &Uploads, row: &Row, body: &Blob) {
        if is_too_big(body, uploads.max_bytes) {
            row.error
                .set(uploads.words.with_value(|words| words.too_big.clone()));
            row.state.set(State::Refused);
        } else if post(uploads, row, body).is_none() {
            row.state.set(State::Lost);
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "the limit is far below what a float counts exactly"
    )]
    fn is_too_big(body: &Blob, max_bytes: u64) -> bool {
        body.size() > max_bytes as f64
    }

    /// How much has left, in percent.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a hundred; what is no number becomes zero"
    )]
    fn share(event: &ProgressEvent) -> u32 {
        (event.loaded() / event.total() * 100.0) as u32
    }

    /// Stops a file on its way.
    pub fn cancelled(row: &Row) {
        row.state.set(State::Cancelled);
        if let Some(request) = row.sending.request.get_value() {
            _ = request.abort();
        }
    }

    fn post(uploads: &Uploads, row: &Row, body: &Blob) -> Option<()> {
        let request = XmlHttpRequest::new().ok()?;
        request.open_with_async("POST", uploads.action, true).ok()?;
        request
            .set_request_header("Accept", "application/json")
            .ok()?;
        let percent = row.percent;
        let progress = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
            _ = percent.try_set(share(&event));
        });
        let progress = progress.into_js_value();
        request
            .upload()
            .ok()?
            .set_onprogress(Some(progress.unchecked_ref()));
        let (all, this, answer) = (uploads.clone(), row.clone(), request.clone());
        let ended = Closure::once_into_js(move || end(&all, &this, &answer));
        request.set_onloadend(Some(ended.unchecked_ref()));
        let form = FormData::new().ok()?;
        form.append_with_blob_and_filename(row.sending.field, body, &row.name)
            .ok()?;
        request.send_with_opt_form_data(Some(&form)).ok()?;
        row.sending.request.set_value(Some(request));
        Some(())
    }

    /// It arrived, was refused, or got lost. When all have arrived the page shows them.
    fn end(uploads: &Uploads, row: &Row, answer: &XmlHttpRequest) {
        let state = match answer.status().unwrap_or(0) {
            200..=299 => State::Ready,
            422 => {
                let text = answer.response_text().ok().flatten();
                _ = row.error.try_set(text.unwrap_or_default());
                State::Refused
            }
            _ if row.state.try_get_untracked() == Some(State::Cancelled) => State::Cancelled,
            _ => State::Lost,
        };
        _ = row.state.try_set(state);
        let all_here = uploads
            .rows
            .try_with_untracked(|rows| {
                rows.iter()
                    .all(|row| row.state.get_untracked() == State::Ready)
            })
            .unwrap_or(false);
        if all_here {
            uploads.visit.go(&location().pathname().unwrap_or_default());
        }
    }
}
