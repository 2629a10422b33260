//! The office of the staff console: the queue, a case, who works here.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::routes::{Area, Place};
use crate::rpc::desk::accounts::{LoadAccount, LoadAccounts};
use crate::rpc::desk::case::LoadCase;
use crate::rpc::desk::policy::LoadPolicy;
use crate::rpc::desk::queue::{LoadFind, LoadQueue};
use crate::rpc::desk::staff::LoadStaff;
use crate::rpc::desk::stock::{LoadShelf, LoadStock};
use crate::rpc::desk::work::LoadWork;
use crate::screen::{At, Page, screen};

mod accounts;
mod case;
#[cfg(feature = "hydrate")]
pub(super) mod keys;
mod policy;
mod queue;
mod staff;
mod stock;
mod work;

/// The route of this area; its pages are downloaded when it is first entered.
pub struct DeskArea;

#[lazy_route]
impl LazyRoute for DeskArea {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let DeskArea = this;
        #[cfg(feature = "hydrate")]
        keys::listen();
        screen(Area::Desk, page)
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other places are other areas'"
)]
fn page(at: &At) -> Option<Arc<Page>> {
    let again = at.param("again");
    let page = match at.place.as_ref()? {
        Place::Desk => queue_page(at, None),
        Place::DeskQueue(view) => queue_page(at, Some(view.clone())),
        Place::DeskFind => {
            let text = at.param("q").unwrap_or_default();
            Page::new(LoadFind { text }, queue::found)
        }
        Place::DeskStaff => {
            let done = at.param("done");
            Page::new(LoadStaff { again, done }, staff::view)
        }
        Place::DeskPolicy => {
            let (act, done) = (at.param("act"), at.param("done"));
            Page::new(LoadPolicy { act, again, done }, policy::view)
        }
        Place::DeskAccounts => {
            let (view, text) = (at.param("view"), at.param("q"));
            let after = at.param("after");
            Page::new(LoadAccounts { view, text, after }, accounts::list)
        }
        Place::DeskAccount(account) => account_page(at, account.clone()),
        Place::DeskStock => match at.param("of") {
            None => Page::new(LoadStock {}, stock::list),
            Some(of) => Page::new(LoadShelf { of, again }, stock::shelf),
        },
        Place::DeskWork => Page::new(LoadWork {}, work::view),
        Place::DeskCase(number) => {
            let number = number.clone();
            let act = at.param("act");
            Page::new(LoadCase { number, act, again }, case::view)
        }
        _ => return None,
    };
    Some(page)
}

fn account_page(at: &At, account: String) -> Arc<Page> {
    let question = LoadAccount {
        account,
        from: at.param("from"),
        until: at.param("until"),
        currency: at.param("currency"),
        act: at.param("act"),
        entry: at.param("entry"),
        again: at.param("again"),
        done: at.param("done"),
    };
    Page::new(question, accounts::one)
}

fn queue_page(at: &At, view: Option<String>) -> Arc<Page> {
    let after = at.param("after");
    Page::new(LoadQueue { view, after }, queue::view)
}
