//! The scans that are on their way: one after the other, each with an identity of its own, none lost, none doubled.
//!
//! A scanner is faster than a network that stalls. A scan gets its identity here and waits in the tab's own storage
//! until the server has answered it; a scan that is sent again under its identity is answered as the first time. So
//! it does not matter whether it was the question or the answer that was lost.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use send_wrapper::SendWrapper;
use serde::{Deserialize, Serialize};

use super::sound;
use crate::rpc::desk::scan::{ScanPage, SendScan};
use crate::screen::{Visit, use_visit};

/// Where the tab keeps what is not answered yet; it survives a reload and signing in again.
const KEY: &str = "scans";
/// How long an answer may take before the scan is sent again, in milliseconds.
const PATIENCE: u32 = 8_000;
/// How long to wait before it is sent again.
const PAUSE: Duration = Duration::from_secs(2);

/// A scan that is not answered yet.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Waiting {
    id: String,
    code: String,
    /// The scan before it.
    after: String,
}

thread_local! {
    /// One for the life of the tab, whatever becomes of the page that shows it.
    static QUEUE: Rc<Inner> = Rc::new(Inner {
        scans: RefCell::new(kept().unwrap_or_default()),
        ..Inner::default()
    });
}

/// The queue of this tab.
#[derive(Clone)]
pub struct Queue(SendWrapper<Rc<Inner>>);

#[derive(Default)]
struct Inner {
    scans: RefCell<VecDeque<Waiting>>,
    /// Whether one is on its way.
    busy: Cell<bool>,
    /// The latest scan, answered or not.
    latest: RefCell<String>,
    shown: RefCell<Option<Shown>>,
}

/// The page that shows the answers now.
#[derive(Clone)]
struct Shown {
    page: RwSignal<ScanPage>,
    waiting: RwSignal<usize>,
    visit: Visit,
}

impl Queue {
    /// Shows the answers on this page from now on, and goes on where the tab left off.
    pub fn open(page: RwSignal<ScanPage>, waiting: RwSignal<usize>) -> Self {
        let queue = Self(SendWrapper::new(QUEUE.with(Rc::clone)));
        let visit = use_visit();
        queue.0.shown.replace(Some(Shown {
            page,
            waiting,
            visit,
        }));
        let last = queue.0.scans.borrow().back().map(|last| last.id.clone());
        let shown = || page.with_untracked(|page| page.answer.id.clone());
        queue.0.latest.replace(last.unwrap_or_else(shown));
        queue.send_next();
        queue
    }

    /// Takes a scan; an empty one is a key that was pressed in vain.
    pub fn take(&self, code: &str) {
        let (code, Some(id)) = (code.trim(), fresh()) else {
            return;
        };
        if code.is_empty() {
            return;
        }
        let after = self.0.latest.replace(id.clone());
        let scan = Waiting {
            id,
            code: code.to_owned(),
            after,
        };
        self.0.scans.borrow_mut().push_back(scan);
        self.keep();
        self.send_next();
    }

    fn send_next(&self) {
        let Some(scan) = self.0.scans.borrow().front().cloned() else {
            return;
        };
        if self.0.busy.replace(true) {
            return;
        }
        let queue = self.clone();
        leptos::task::spawn_local(async move {
            let outcome = send(&scan).await;
            queue.0.busy.set(false);
            queue.settle(outcome);
        });
    }

    fn settle(&self, outcome: Outcome) {
        match outcome {
            Outcome::Answered(page) => {
                sound::play(&page.answer.sound);
                self.drop_first();
                if let Some(shown) = self.shown() {
                    shown.page.try_set(*page);
                }
                self.send_next();
            }
            Outcome::Stalled => {
                self.say_how_many();
                let queue = self.clone();
                set_timeout(move || queue.send_next(), PAUSE);
            }
            // Nobody will ever answer it; the page that says why does not bring it back.
            Outcome::Refused(address) => {
                self.drop_first();
                self.go(&address);
            }
            // Signed out meanwhile: it stays until they are back.
            Outcome::SignIn(address) => self.go(&address),
        }
    }

    fn shown(&self) -> Option<Shown> {
        self.0.shown.borrow().clone()
    }

    fn go(&self, address: &str) {
        if let Some(shown) = self.shown() {
            shown.visit.go(address);
        }
    }

    fn drop_first(&self) {
        self.0.scans.borrow_mut().pop_front();
        self.keep();
        // While all is well nothing is said; once the network has stalled, how many are left.
        let stalled = self
            .shown()
            .and_then(|shown| shown.waiting.try_get_untracked());
        if stalled.is_some_and(|waiting| waiting > 0) {
            self.say_how_many();
        }
    }

    fn say_how_many(&self) {
        if let Some(shown) = self.shown() {
            shown.waiting.try_set(self.0.scans.borrow().len());
        }
    }

    fn keep(&self) {
        if let Some(storage) = storage()
            && let Ok(text) = serde_json::to_string(&*self.0.scans.borrow())
        {
            _ = storage.set_item(KEY, &text);
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

fn kept() -> Option<VecDeque<Waiting>> {
    let text = storage()?.get_item(KEY).ok().flatten()?;
    serde_json::from_str(&text).ok()
}

/// 128 random bits in hexadecimal digits.
fn fresh() -> Option<String> {
    let mut bytes = [0_u8; 16];
    let crypto = window().crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(format!("{:032x}", u128::from_be_bytes(bytes)))
}

/// What became of sending a scan.
enum Outcome {
    Answered(Box<ScanPage>),
    /// No answer in time, or the server is in trouble: to be sent again.
    Stalled,
    SignIn(String),
    Refused(String),
}

async fn send(scan: &Waiting) -> Outcome {
    try_to_send(scan).await.unwrap_or(Outcome::Stalled)
}

async fn try_to_send(scan: &Waiting) -> Option<Outcome> {
    let body = serde_qs::to_string(scan).ok()?;
    let deadline = web_sys::AbortSignal::timeout_with_u32(PATIENCE);
    let answer = gloo_net::http::Request::post(SendScan::PATH)
        .header("Accept", "application/json")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .abort_signal(Some(&deadline))
        .body(body)
        .ok()?
        .send()
        .await
        .ok()?;
    if answer.ok() {
        let page = crate::screen::read(&answer.text().await.ok()?)?;
        return Some(Outcome::Answered(Box::new(page)));
    }
    let address = answer.headers().get("location");
    match (answer.status(), address) {
        (401, Some(address)) => Some(Outcome::SignIn(address)),
        (400..=428, Some(address)) => Some(Outcome::Refused(address)),
        _ => None,
    }
}
