//! The bar of the staff console. It stays while its pages change; the browser only moves the mark of the
//! page that is shown (`screen/arrival.rs`).

use std::sync::Arc;

use domain::access::{Permit, Role};
use http::request::Parts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::{Site, theme_switch};
use crate::components::icon;
use crate::routes::Place;
use crate::rpc::Reader;
use crate::rpc::account::staff::LeaveDesk;
use crate::rpc::preferences::SetKeys;
use crate::spoken::ShellWords;

/// Who works at the desk; the server puts it into the extensions of a request for one of its pages.
#[derive(Clone, Debug)]
pub struct AtDesk {
    /// Their name.
    pub name: Arc<str>,
    /// What they do.
    pub role: Role,
}

/// The bar, for whoever is signed in; nobody else is shown a page below it.
pub fn bar(site: &Site, words: &ShellWords, reader: Reader, path: &str, back: &str) -> AnyView {
    let who = use_context::<Parts>().and_then(|parts| parts.extensions.get::<AtDesk>().cloned());
    let Some(who) = who else {
        return ().into_any();
    };
    let links = places(who.role)
        .into_iter()
        .map(|(place, name, key)| link(&place, name, key, path));
    view! {
        <header class="desk__bar">
            <a class="maker" href=Place::Desk.path()>
                <span class="maker__mark" aria-hidden="true"></span>
                <span class="maker__name">{site.maker.to_string()}</span>
            </a>
            <nav class="desk-nav" aria-label="Desk">
                {links.collect_view()}
            </nav>
            <form class="desk__find" role="search" method="get" action=Place::DeskFind.path()>
                <label class="visually-hidden" for="find">
                    "Find by RMA or ticket number, serial, e-mail or tracking number"
                </label>
                <input
                    class="input"
                    id="find"
                    name="q"
                    type="search"
                    placeholder="RMA, serial, e-mail, tracking"
                    autocomplete="off"
                    spellcheck="false"
                    aria-keyshortcuts="/"
                />
                <kbd aria-hidden="true">"/"</kbd>
            </form>
            {me(&who, words, reader, back)}
        </header>
    }
    .into_any()
}

/// The pages that somebody with this role works on, with the key that follows G.
fn places(role: Role) -> Vec<(Place, &'static str, &'static str)> {
    let all = [
        (Permit::SeeDesk, Place::Desk, "Queue", "Q"),
        (Permit::Receive, Place::DeskScan, "Scan", "S"),
        (Permit::Bench, Place::DeskBench, "Bench", "B"),
        (Permit::Ship, Place::DeskShip, "Ship", "H"),
        (Permit::Receive, Place::DeskStock, "Stock", "K"),
        (Permit::Account, Place::DeskAccounts, "Accounts", "A"),
        (Permit::SetPolicy, Place::DeskPolicy, "Policy", "P"),
        (Permit::ManageStaff, Place::DeskStaff, "Staff", "T"),
        (Permit::ManageStaff, Place::DeskWork, "Work", "W"),
    ];
    all.into_iter()
        .filter(|(permit, ..)| role.may(*permit))
        .map(|(_, place, name, key)| (place, name, key))
        .collect()
}

fn link(place: &Place, name: &'static str, key: &'static str, path: &str) -> AnyView {
    let current = (Place::parse(path).map(|here| here.desk_section())
        == Some(place.desk_section()))
    .then_some("page");
    view! {
        <a href=place.path() aria-current=current data-go=key.to_lowercase()>
            {name}
            " "
            <kbd>{key}</kbd>
        </a>
    }
    .into_any()
}

fn me(who: &AtDesk, words: &ShellWords, reader: Reader, back: &str) -> AnyView {
    let (value, offer) = if reader.keys {
        ("off", "Turn the keys off")
    } else {
        ("on", "Turn the keys on")
    };
    view! {
        <details class="menu desk__me">
            <summary>
                {icon("user")} {who.name.to_string()} " "
                <span class="quiet">{role_name(who.role)}</span>
            </summary>
            <div class="menu__list">
                {theme_switch(words, reader.theme, back)} <form method="post" action=SetKeys::PATH>
                    <input type="hidden" name="back" value=back.to_owned() data-here="" />
                    <button class="switch" name="keys" value=value>
                        {icon("key")}
                        {offer}
                    </button>
                </form> <form method="post" action=LeaveDesk::PATH>
                    <button class="switch">{icon("lock")} "Sign out"</button>
                </form>
            </div>
        </details>
    }
    .into_any()
}

/// What somebody does, as the desk calls it.
pub const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Technician => "Technician",
        Role::Clerk => "Warehouse",
        Role::Sales => "Sales",
        Role::Supervisor => "Supervisor",
        Role::Admin => "Administrator",
    }
}
