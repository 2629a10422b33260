//! Photos and proof of purchase.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::step::Frame;
use super::upload::{self, Uploads};
use crate::components::{PostForm, icon, signal};
use crate::rpc::filing::{AnswerStep, FileRow, ProofBody, RemoveFile};

/// Where files are posted.
const ACTION: &str = "/upload/filing";
/// What is taken. With this list phones and Macs turn their own kind of photo into JPEG.
const ACCEPT: &str = "image/jpeg,image/png,image/webp,application/pdf";

pub fn view(body: ProofBody, frame: Frame) -> AnyView {
    let uploads = Uploads::new(ACTION, body.max_bytes, body.words);
    let rows = upload::rows(&uploads);
    let (chosen, taken, dropped) = (uploads.clone(), uploads.clone(), uploads);
    let list = (!body.files.is_empty()).then(|| {
        let files = body.files.into_iter().map(file).collect_view();
        view! {
            <h2>{body.yours}</h2>
            <ul class="file-list">{files}</ul>
        }
    });
    let (hidden, button, saved) = (frame.hidden(), frame.button(), frame.saved);
    view! {
        <h1>{body.title}</h1>
        <p class="field__hint" id="proof-hint">
            {body.hint}
        </p>
        <form class="form" method="post" enctype="multipart/form-data" action=ACTION>
            <div
                class="drop"
                on:dragover=|event| event.prevent_default()
                on:drop=move |event| upload::dropped(&dropped, &event)
            >
                <label class="field__label" for="proof">
                    {body.choose}
                </label>
                <input
                    type="file"
                    id="proof"
                    name="proof"
                    multiple
                    accept=ACCEPT
                    aria-describedby="proof-hint"
                    on:change=move |event| upload::chosen(&chosen, &event)
                />
                <div class="drop__photo">
                    <label class="field__label" for="photo">
                        {body.take}
                    </label>
                    <input
                        type="file"
                        id="photo"
                        name="photo"
                        accept=ACCEPT
                        capture="environment"
                        on:change=move |event| upload::chosen(&taken, &event)
                    />
                </div>
                <button class="button drop__send">{body.upload}</button>
            </div>
        </form>
        {list}
        {rows}
        <PostForm action=AnswerStep::PATH class="form">
            {hidden}
            {button}
        </PostForm>
        <p class="saved">{saved}</p>
    }
    .into_any()
}

fn file(file: FileRow) -> AnyView {
    let (address, name) = (format!("/files/{}", file.id), file.name.clone());
    let picture = if file.picture {
        let small = format!("{address}/small");
        view! { <img class="picture" src=small alt="" width="48" height="36" /> }.into_any()
    } else {
        icon("file")
    };
    // A plain link: the file is not a page of the portal.
    view! {
        <li class="file-row" data-signal="done">
            {picture}
            <a class="file-row__name" href=address rel="external">
                {file.name}
            </a>
            <span class="file-row__facts">{file.size}</span>
            {signal("done".to_owned(), file.ready)}
            <PostForm action=RemoveFile::PATH>
                <input type="hidden" name="file" value=file.id />
                <button class="button button--quiet">
                    {file.remove} <span class="visually-hidden">" " {name}</span>
                </button>
            </PostForm>
        </li>
    }
    .into_any()
}
