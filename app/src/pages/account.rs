//! Signing in, one's own returns, and the demonstration's house.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::routes::{Area, Place};
use crate::rpc::account::demo::LoadDemo;
use crate::rpc::account::invitation::LoadInvitation;
use crate::rpc::account::mailbox::LoadMailbox;
use crate::rpc::account::returns::LoadReturns;
use crate::rpc::account::sign_in::{LoadCode, LoadSignIn};
use crate::rpc::account::staff::LoadDeskDoor;
use crate::rpc::account::statement::LoadStatement;
use crate::screen::{At, Page, screen};

mod demo;
mod invitation;
mod mailbox;
mod returns;
mod sign_in;
mod staff;
mod statement;

/// The route of this area; its pages are downloaded when it is first entered.
pub struct Account;

#[lazy_route]
impl LazyRoute for Account {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let Account = this;
        screen(Area::Account, page)
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other places are other areas'"
)]
fn page(at: &At) -> Option<Arc<Page>> {
    let (next, again) = (at.param("next"), at.param("again"));
    let page = match at.place.as_ref()? {
        Place::SignIn => Page::new(LoadSignIn { next, again }, sign_in::ask),
        Place::SignInCode => Page::new(LoadCode { again }, sign_in::code),
        Place::Returns => Page::new(LoadReturns {}, returns::view),
        Place::Statement => {
            let (from, until) = (at.param("from"), at.param("until"));
            let currency = at.param("currency");
            let question = LoadStatement {
                from,
                until,
                currency,
            };
            Page::new(question, statement::view)
        }
        Place::StaffSignIn => Page::new(LoadDeskDoor { next, again }, staff::view),
        Place::Invitation(token) => {
            let token = token.clone();
            Page::new(LoadInvitation { token, again }, invitation::view)
        }
        Place::Demo => Page::new(LoadDemo {}, demo::view),
        Place::Mailbox => Page::new(LoadMailbox { id: None }, mailbox::view),
        Place::MailboxLetter(id) => {
            let id = Some(id.clone());
            Page::new(LoadMailbox { id }, mailbox::view)
        }
        _ => return None,
    };
    Some(page)
}
