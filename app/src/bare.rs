//! Pages for when the portal itself does not answer: no styles, no script, only words.

use http::StatusCode;
use leptos::prelude::*;
use words::{Lang, Words};

use crate::frame::TroubleWords;
use crate::routes::{Place, Trouble};
use crate::shell::Site;
use crate::spoken;

/// The page for a failure that took the portal itself down.
pub fn failure_page(site: &Site, lang: Lang, reference: &str) -> String {
    let frame = spoken::frame(lang, &site.maker, &site.help_mail);
    page(lang, frame.trouble(Trouble::Internal, reference))
}

/// The page for a request that was turned away before the portal saw it; `None` when there is nothing to say about
/// this status.
pub fn refusal_page(site: &Site, lang: Lang, status: StatusCode) -> Option<String> {
    let words = Words::new(lang);
    let frame = spoken::frame(lang, &site.maker, &site.help_mail);
    let said = |text: &str| TroubleWords {
        title: words.error_summary_title().into(),
        text: text.into(),
    };
    let told = match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => {
            frame.trouble(Trouble::NotFound, "")
        }
        StatusCode::CONFLICT => frame.trouble(Trouble::Conflict, ""),
        StatusCode::FORBIDDEN => said(&words.error_refused_forbidden(&site.help_mail)),
        // Only files are sent so slowly that they are not waited for.
        StatusCode::REQUEST_TIMEOUT => said(words.error_file_failed()),
        StatusCode::PAYLOAD_TOO_LARGE => said(words.error_refused_too_large()),
        StatusCode::TOO_MANY_REQUESTS => said(words.error_refused_too_many_tries()),
        StatusCode::SERVICE_UNAVAILABLE => said(words.error_refused_busy()),
        _ => return None,
    };
    Some(page(lang, told))
}

/// The page on the way to another site, for as long as that one takes to answer: what it is, and a link.
pub fn leaving_page(lang: Lang, address: &str) -> String {
    let words = Words::new(lang);
    let said = TroubleWords {
        title: words.card_leaving_title().into(),
        text: words.card_leaving_text().into(),
    };
    document(lang, said, (address, words.card_leaving_go()))
}

fn page(lang: Lang, words: TroubleWords) -> String {
    let start = Place::Start.path();
    let back = spoken::frame(lang, "", "").back_to_start;
    document(lang, words, (&start, &back))
}

fn document(lang: Lang, words: TroubleWords, (href, label): (&str, &str)) -> String {
    let (href, label) = (href.to_owned(), label.to_owned());
    view! {
        <!DOCTYPE html>
        <html lang=lang.code()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <title>{words.title.clone()}</title>
            </head>
            <body>
                <h1>{words.title}</h1>
                <p>{words.text}</p>
                <p>
                    <a href=href>{label}</a>
                </p>
            </body>
        </html>
    }
    .to_html()
}
