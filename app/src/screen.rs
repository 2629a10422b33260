//! How a place becomes a page.
//!
//! A [`Page`] is a question to the server (a read server function with its arguments) and a plain
//! function that shows the answer (the *page model*). [`screen`] does the rest once for all pages:
//!
//! - the first HTML holds the whole page and the right status; hydration reuses the model in it;
//! - on a client-side navigation the old page stays until the new one is there;
//! - an error becomes the error page, or the way to signing in;
//! - after a navigation the document has its title, and focus is on the heading or, when a form was
//!   refused, on its error summary.
//!
//! The model crosses this module as JSON text. That is deliberate: resource, suspense and fetching
//! are compiled once and not once a page, which is what keeps a page small in the browser.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::params::ParamsMap;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::AppError;
use crate::pages::trouble;
use crate::routes::{Area, Place};

#[cfg(feature = "hydrate")]
pub(crate) mod arrival;
mod ask;
mod model;

pub use ask::Ask;
#[cfg(feature = "hydrate")]
pub(crate) use model::read;

/// Where the visitor is: what a page function chooses by.
#[derive(Clone, Debug, PartialEq)]
pub struct At {
    /// The place, when there is one at this address.
    pub place: Option<Place>,
    area: Area,
    query: ParamsMap,
}

impl At {
    /// A parameter of the query, for example `again`.
    pub fn param(&self, name: &str) -> Option<String> {
        self.query.get_str(name).map(str::to_owned)
    }
}

type Show = dyn Fn(&str) -> Result<AnyView, AppError> + Send + Sync;

/// A question and how its answer looks.
pub struct Page {
    ask: Ask,
    show: Box<Show>,
}

impl Page {
    /// A page that asks the read server function `question` and shows its answer with `view`.
    pub fn new<Q, M>(question: Q, view: fn(M) -> AnyView) -> Arc<Self>
    where
        Q: ServerFn<Output = M, Error = AppError> + Clone + Serialize + Send + Sync + 'static,
        M: Serialize + DeserializeOwned + 'static,
    {
        let show = move |json: &str| model::read(json).map(view).ok_or(AppError::Malformed);
        Arc::new(Self {
            ask: Ask::of(question),
            show: Box::new(show),
        })
    }

    /// An error page at its own address.
    pub fn error(error: AppError) -> Arc<Self> {
        let ask = Ask::refused(error);
        Arc::new(Self {
            ask,
            show: Box::new(|_| Err(AppError::NotFound)),
        })
    }
}

/// Two pages are the same when they ask the same.
impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        self.ask == other.ask
    }
}

/// What came back: which question it answers, and the model as JSON or why there is none.
#[derive(Clone, Debug)]
struct Answer {
    url: String,
    body: Result<String, AppError>,
}

/// The form in which an answer travels inside the first HTML.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.body {
            Ok(model) => write!(f, "{}\n+{model}", self.url),
            Err(error) => {
                write!(
                    f,
                    "{}\n-{}",
                    self.url,
                    serde_json::to_string(error).map_err(|_| fmt::Error)?
                )
            }
        }
    }
}

impl FromStr for Answer {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (url, body) = text.split_once('\n').ok_or(())?;
        let body = match body.split_at_checked(1).ok_or(())? {
            ("+", model) => Ok(model.to_owned()),
            ("-", error) => Err(serde_json::from_str(error).map_err(|_| ())?),
            _ => return Err(()),
        };
        Ok(Self {
            url: url.to_owned(),
            body,
        })
    }
}

/// The visit of one browser tab: where it is, how to move it, and what it has seen.
#[derive(Clone)]
pub struct Visit {
    at: Memo<At>,
    revision: RwSignal<u32>,
    /// False until the first page of the document has been shown.
    settled: StoredValue<bool>,
    /// The path of the page that was shown last.
    path: StoredValue<String>,
    /// True while the page is being asked for again without anybody having gone anywhere.
    quiet: StoredValue<bool>,
    navigate: Arc<dyn Fn(&str) + Send + Sync>,
}

impl Visit {
    pub(crate) fn new() -> Self {
        let location = use_location();
        let at = Memo::new(move |_| {
            let path = location.pathname.get();
            At {
                place: Place::parse(&path),
                area: Area::of(&path),
                query: location.query.get(),
            }
        });
        let go = use_navigate();
        Self {
            at,
            revision: RwSignal::new(0),
            settled: StoredValue::new(false),
            path: StoredValue::new(String::new()),
            quiet: StoredValue::new(false),
            navigate: Arc::new(move |address| {
                go(address, leptos_router::NavigateOptions::default());
            }),
        }
    }

    /// Goes to `address` without a page load where that is possible, and asks the server again even
    /// when the address is the one that is shown already.
    pub fn go(&self, address: &str) {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let here = self.at.with_untracked(|at| at.area);
        if !address.starts_with('/') || Area::of(path).is_desk() != here.is_desk() {
            _ = window().location().set_href(address);
            return;
        }
        (self.navigate)(address);
        self.revision.update(|revision| *revision += 1);
    }

    /// Where the visitor is, or is on the way to.
    #[cfg(feature = "hydrate")]
    pub(crate) fn here(&self) -> At {
        self.at.get_untracked()
    }

    /// Asks the server again for the page that is shown, and leaves focus where it is: nobody went anywhere.
    pub fn refresh(&self) {
        self.quiet.set_value(true);
        self.revision.update(|revision| *revision += 1);
    }
}

/// The [`Visit`]; available on every page.
pub fn use_visit() -> Visit {
    expect_context()
}

/// Shows the pages of one area. `page` answers `None` for places of other areas.
pub fn screen(area: Area, page: fn(&At) -> Option<Arc<Page>>) -> AnyView {
    let visit = use_visit();
    let current =
        Memo::new(move |before: Option<&Arc<Page>>| choose(&visit.at.get(), area, page, before));
    let answer = Resource::new_str(
        move || (current.get(), visit.revision.get()),
        |(page, _)| async move {
            Answer {
                url: page.ask.url().to_owned(),
                body: page.ask.send().await,
            }
        },
    );
    let (settled, path, quiet) = (visit.settled, visit.path, visit.quiet);
    let show = move || {
        let page = current.get();
        answer.track();
        Suspend::new(async move {
            let answer = answer.await;
            if answer.url != page.ask.url() {
                // The answer to the page before. This closure runs again when the new one is here.
                return std::future::pending().await;
            }
            let shown = answer.body.and_then(|model| (page.show)(&model));
            let view = shown.unwrap_or_else(|error| trouble::view(&error));
            arrive(settled, path, quiet);
            view
        })
    };
    view! { <Transition>{show}</Transition> }.into_any()
}

/// While another area takes over, the old page stays.
fn choose(
    at: &At,
    area: Area,
    page: fn(&At) -> Option<Arc<Page>>,
    before: Option<&Arc<Page>>,
) -> Arc<Page> {
    if at.area != area
        && let Some(before) = before
    {
        return before.clone();
    }
    page(at).unwrap_or_else(|| Page::error(AppError::NotFound))
}

/// A page that asks nothing has been shown.
pub(crate) fn shown() {
    let visit = use_visit();
    arrive(visit.settled, visit.path, visit.quiet);
}

#[cfg(feature = "hydrate")]
fn arrive(settled: StoredValue<bool>, path: StoredValue<String>, quiet: StoredValue<bool>) {
    if quiet.get_value() {
        quiet.set_value(false);
        return;
    }
    let first = !settled.get_value();
    settled.set_value(true);
    // As soon as the elements are there, which is when this task has ended.
    set_timeout(
        move || {
            if first {
                path.set_value(location().pathname().unwrap_or_default());
            } else {
                arrival::renew(path);
            }
        },
        std::time::Duration::ZERO,
    );
    request_animation_frame(move || arrival::settle(first));
}

#[cfg(not(feature = "hydrate"))]
fn arrive(_: StoredValue<bool>, _: StoredValue<String>, _: StoredValue<bool>) {}

/// Sets the document's title; the maker's name follows. Call it once in every page's view.
pub fn set_title(title: &str) {
    let title = crate::frame::use_frame().title(title);
    #[cfg(feature = "ssr")]
    {
        // Registers the text with the document's head; there is nothing to keep.
        _ = leptos_meta::Title(leptos_meta::TitleProps::builder().text(title).build());
    }
    #[cfg(not(feature = "ssr"))]
    document().set_title(&title);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(body: Result<String, AppError>) -> Result<String, AppError> {
        let answer = Answer {
            url: "/rpc/x?a=1".into(),
            body,
        };
        let read: Answer = answer
            .to_string()
            .parse()
            .expect("what was written is read");
        assert_eq!(read.url, answer.url);
        read.body
    }

    #[test]
    fn an_answer_survives_the_way_through_the_document() {
        let model = Ok("{\"text\":\"two\\nlines + a sign\"}".to_owned());
        assert_eq!(again(model.clone()), model);
        let error = Err(AppError::TooMany { retry_after: 30 });
        assert_eq!(again(error.clone()), error);
    }
}
