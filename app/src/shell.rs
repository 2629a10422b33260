//! The HTML document around the pages: written by the server, never touched by the browser's part.
//!
//! Header and footer need no WebAssembly: their links and forms are plain. What changes with the
//! visitor's way through the portal is inside `<main>`.

use std::sync::Arc;

use http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use http::request::Parts;
use http::uri::PathAndQuery;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_axum::ResponseOptions;
use leptos_meta::{HashedStylesheet, MetaTags, provide_meta_context};
use service::visits::{DoorKind, Visit};
use words::Lang;

use crate::components::icon;
use crate::cookies::Theme;
use crate::routes::{Area, Place};
use crate::rpc::account::sign_in::SignOut;
use crate::rpc::preferences::{SetLanguage, SetTheme};
use crate::rpc::{Reader, reader};
use crate::{App, spoken};

mod desk;

pub use desk::AtDesk;

/// What the document says about the desk it belongs to; provided by the server to every request.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The maker's name.
    pub maker: Arc<str>,
    /// Where a customer writes for help.
    pub help_mail: Arc<str>,
    /// Where a customer calls for help.
    pub help_phone: Arc<str>,
    /// Whether the portal is reached by `https`: cookies are `Secure` then.
    pub secure: bool,
}

/// Who is at the other end of the connection; the server puts it into the request's extensions.
#[derive(Clone, Copy, Debug)]
pub struct ClientIp(pub std::net::IpAddr);

/// Whether a customer is signed in; the server puts it into the extensions of a request for a page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signed(pub bool);

/// What the server has found of a request's sessions already, a door each; `None` where it did not look.
#[derive(Clone, Debug)]
pub struct Visits {
    /// At the customers' pages.
    pub portal: Option<Visit>,
    /// At the desk.
    pub desk: Option<Visit>,
}

impl Visits {
    /// The visit at one door.
    pub(crate) fn of(&self, door: DoorKind) -> Option<&Visit> {
        match door {
            DoorKind::Portal => self.portal.as_ref(),
            DoorKind::Desk => self.desk.as_ref(),
        }
    }
}

/// The whole document for one request.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    provide_meta_context();
    allow_own_scripts();
    let site = use_context::<Site>().unwrap_or_default();
    let reader = reader();
    let frame = spoken::frame(reader.lang, &site.maker, &site.help_mail);
    // A data block; `<` is the one character that could end it early (HTML, 4.12.1.3).
    let frame_json = serde_json::to_string(&frame)
        .unwrap_or_default()
        .replace('<', "\\u003c");
    provide_context(frame);
    let here = use_context::<Parts>().map(|parts| parts.uri);
    let back = here
        .as_ref()
        .and_then(|uri| uri.path_and_query())
        .map_or("/", PathAndQuery::as_str);
    let desk = here
        .as_ref()
        .is_some_and(|uri| Area::of(uri.path()).is_desk());
    // The staff console is English.
    let lang = if desk { Lang::En } else { reader.lang };
    let header = if desk {
        let path = here.as_ref().map_or("/", |uri| uri.path());
        desk::bar(&site, &spoken::shell(lang), reader, path, back)
    } else {
        header(&site, reader, back)
    };

    view! {
        <!DOCTYPE html>
        <html
            lang=lang.code()
            data-theme=reader.theme.attribute()
            data-keys=(!reader.keys).then_some("off")
        >
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <HashedStylesheet options=options.clone() />
                <HydrationScripts options=options />
                <MetaTags />
            </head>
            <body class=if desk { "desk" } else { "page" }>
                <a class="skip-link" href="#main">
                    {spoken::shell(lang).skip}
                </a>
                {header}
                <main class=if desk { "desk__main" } else { "page__main" } id="main" tabindex="-1">
                    <App />
                </main>
                {(!desk).then(|| footer(&site, reader))}
                <script type="application/json" id="frame" inner_html=frame_json></script>
            </body>
        </html>
    }
}

/// The header of the customers' pages. The staff console has its own.
fn header(site: &Site, reader: Reader, back: &str) -> AnyView {
    let words = spoken::shell(reader.lang);
    let signed = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Signed>().copied());
    let signed = signed.unwrap_or_default().0;
    let own = if signed {
        view! { <a href=Place::Returns.path()>{words.returns}</a> }
    } else {
        view! { <a href=Place::SignIn.path()>{words.sign_in}</a> }
    };
    let out = signed.then(|| {
        view! {
            <form method="post" action=SignOut::PATH>
                <button class="switch">{icon("user")} {words.sign_out}</button>
            </form>
        }
    });
    view! {
        <header class="page__header">
            <a class="maker" href=Place::Start.path()>
                <span class="maker__mark" aria-hidden="true"></span>
                <span class="maker__name">{site.maker.to_string()}</span>
            </a>
            <nav class="page__nav">
                <a href=Place::Track.path()>{words.track}</a>
                {own}
                {out}
            </nav>
            <div class="page__switches">
                {language_menu(words.language, reader.lang, back)}
                {theme_switch(&words, reader.theme, back)}
            </div>
        </header>
    }
    .into_any()
}

/// The end of the customers' pages: where help is.
fn footer(site: &Site, reader: Reader) -> AnyView {
    view! {
        <footer class="page__footer">
            <p class="help">{spoken::help(reader.lang, &site.help_phone, &site.help_mail)}</p>
        </footer>
    }
    .into_any()
}

/// Lets the browser run the scripts of this document and no others (CSP level 3).
fn allow_own_scripts() {
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    let policy = content_security_policy(&format!("'nonce-{nonce}' "));
    if let Ok(policy) = HeaderValue::try_from(policy) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

/// The policy of every answer; `scripts` is what else may run besides our own files.
pub fn content_security_policy(scripts: &str) -> String {
    format!(
        "default-src 'self'; script-src 'self' {scripts}'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; form-action 'self'; \
         base-uri 'none'; object-src 'none'"
    )
}

/// A language is named in itself, so that whoever needs it can read it.
fn language_menu(label: &'static str, current: Lang, back: &str) -> AnyView {
    let others = Lang::ALL
        .into_iter()
        .filter(|lang| *lang != current)
        .map(|lang| {
            view! {
                <button name="language" value=lang.code() lang=lang.code()>
                    {lang.name()}
                </button>
            }
        });
    view! {
        <details class="menu">
            <summary>
                {icon("globe")} {current.name()} <span class="visually-hidden">{label}</span>
            </summary>
            <form class="menu__list" method="post" action=SetLanguage::PATH>
                <input type="hidden" name="back" value=back.to_owned() data-here="" />
                {others.collect_view()}
            </form>
        </details>
    }
    .into_any()
}

/// The device decides until the visitor does; then the switch offers the other one. A device that
/// is dark already shows the dark page: CSS hides the offer that would change nothing.
fn theme_switch(words: &spoken::ShellWords, current: Theme, back: &str) -> AnyView {
    let offers = [
        (Theme::Light, "sun", words.to_light),
        (Theme::Dark, "moon", words.to_dark),
    ];
    let offers = offers
        .into_iter()
        .filter(|(theme, _, _)| *theme != current)
        .map(|(theme, sign, name)| {
            view! {
                <button class="switch" name="theme" value=theme.name()>
                    {icon(sign)}
                    {name}
                </button>
            }
        });
    view! {
        <form method="post" action=SetTheme::PATH>
            <input type="hidden" name="back" value=back.to_owned() data-here="" />
            {offers.collect_view()}
        </form>
    }
    .into_any()
}
