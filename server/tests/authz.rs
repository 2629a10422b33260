//! Who may do what: every route and server function, asked by everybody about their own, about somebody else's and
//! about what does not exist.
//!
//! `authz.txt` is the table. It is read by people, so it is compared with what the program does and never made
//! without being looked at: after a meant change, `CALLTAG_BLESS=1 cargo test -p server authz` writes it anew.
//! What is there to be asked comes from the program itself; how each is asked is in `calls`.

mod calls;
mod cells;
pub mod outcome;
mod subject;
mod table;

use axum::http::StatusCode;
use server::surface::{Endpoint, endpoints};

use crate::cast::{Cast, Who};
use crate::http::Ask;
use crate::world::World;

use calls::Call;
use cells::rows;
use outcome::Outcome;
pub use subject::Whose;

const TABLE: &str = include_str!("authz.txt");
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/authz.txt");

#[tokio::test]
async fn everybody_may_do_what_the_table_says_and_nothing_else() {
    let now = table::written(rows().await);
    if is_blessed() {
        std::fs::write(FILE, &now).unwrap();
        return;
    }
    let differs = |(was, is): &(&str, &str)| was != is;
    let lines = TABLE.lines().zip(now.lines()).filter(differs);
    let changed: Vec<String> = lines.map(|(was, is)| format!("- {was}\n+ {is}")).collect();
    assert!(
        TABLE == now,
        "authz.txt does not say what the program does:\n{}",
        changed.join("\n")
    );
}

#[expect(
    clippy::disallowed_methods,
    reason = "asks whoever runs the tests, and no configuration"
)]
fn is_blessed() -> bool {
    std::env::var_os("CALLTAG_BLESS").is_some()
}

#[test]
fn every_endpoint_has_a_row() {
    let without: Vec<String> = endpoints()
        .iter()
        .filter(|endpoint| !calls::all().any(|call| asks(&call, endpoint)))
        .map(|endpoint| format!("{} {}", endpoint.method, endpoint.path))
        .collect();
    assert!(without.is_empty(), "nobody asks {without:#?}");
}

#[test]
fn every_row_has_an_endpoint() {
    let all = endpoints();
    let without: Vec<&str> = calls::all()
        .filter(|call| !all.iter().any(|endpoint| asks(call, endpoint)))
        .map(|call| call.path)
        .collect();
    assert!(without.is_empty(), "nothing answers {without:#?}");
}

/// A place that the router doesn't know has an address, a title and a link to it, and is found by nobody.
#[test]
fn every_page_of_the_desk_opens_for_somebody() {
    let opens = |line: &&str| {
        line.split_whitespace()
            .skip(2)
            .any(|cell| cell == "page" || cell.starts_with("page/"))
    };
    let pages: Vec<&str> = TABLE
        .lines()
        .filter(|line| line.starts_with("GET /desk"))
        .collect();
    let closed: Vec<&&str> = pages.iter().filter(|line| !opens(line)).collect();
    assert!(pages.len() > 10 && closed.is_empty(), "{closed:#?}");
}

#[tokio::test]
async fn outsiders_cannot_tell_somebody_elses_from_what_does_not_exist() {
    let mut told = Vec::new();
    for row in rows().await {
        for (who, cell) in &row.cells {
            let Some((other, missing)) = cell.other.as_ref().zip(cell.missing.as_ref()) else {
                continue;
            };
            let outside = !who.is_staff() || other.outcome == Outcome::None;
            if outside && other.text != missing.text {
                told.push(format!(
                    "{} tells {}\n  somebody else's: {}\n  missing: {}",
                    row.name(),
                    who.name(),
                    other.text,
                    missing.text
                ));
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[tokio::test]
async fn an_empty_form_tells_outsiders_nothing_either() {
    let mut told = Vec::new();
    for row in cells::rows_of(calls::all().filter_map(Call::emptied)).await {
        for (who, cell) in &row.cells {
            let texts =
                [&cell.other, &cell.missing].map(|seen| seen.as_ref().map(|seen| &seen.text));
            if !who.is_staff() && texts[0] != texts[1] {
                told.push(format!("{} tells {}", row.name(), who.name()));
            }
        }
    }
    assert!(told.is_empty(), "{told:#?}");
}

#[tokio::test]
async fn a_file_is_taken_off_by_the_browser_that_added_it_and_by_no_other() {
    let world = World::new().await;
    let (ana, ben) = (&world.cast.filings[&Who::Ana], world.cast.cookies(Who::Ben));
    let address = format!("/files/{}", ana.file);
    let is_there = async || {
        let look = Ask::get(&address).by(world.cast.cookies(Who::Ana));
        world.ask(look).await.status == StatusCode::OK
    };
    let remove = Ask::form(
        "/rpc/app/rpc/filing/remove_file",
        &format!("file={}", ana.file),
    );
    world.ask(remove.clone().by(ben)).await;
    assert!(is_there().await);
    world.ask(remove.by(world.cast.cookies(Who::Ana))).await;
    assert!(!is_there().await);
}

#[tokio::test]
async fn nothing_fails_whoever_asks() {
    let mut failed = Vec::new();
    for row in rows().await {
        let seen = row
            .cells
            .iter()
            .flat_map(|(who, cell)| cell.all().map(move |seen| (who, seen)));
        for (who, seen) in seen.filter(|(_, seen)| seen.outcome == Outcome::Fail) {
            failed.push(format!(
                "{} fails {}: {}",
                row.name(),
                who.name(),
                seen.text
            ));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Every call of the table about what this person calls their own, or what is missing: its name, its address and the
/// request.
pub fn asks_of(cast: &Cast, who: Who, whose: Whose) -> Vec<(String, &'static str, Ask)> {
    let ask = |call: Call| {
        let names = call.of.named(cast, who, whose)?;
        Some((
            call.name(),
            call.path,
            call.ask(&names).by(cast.cookies(who)),
        ))
    };
    calls::all().filter_map(ask).collect()
}

/// Whether a call asks this endpoint: it is its address, or one of the addresses that its pattern stands for.
fn asks(call: &Call, endpoint: &Endpoint) -> bool {
    let parts = |path: &'static str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let (call_parts, pattern) = (parts(call.path), parts(endpoint.path));
    let stands_for = |(own, its): (&String, &String)| {
        own == its || (its.starts_with('{') && !own.ends_with('}'))
    };
    let exact = |other: &Endpoint| other.method == call.method && other.path == call.path;
    endpoint.method == call.method
        && (endpoint.path == call.path || !endpoints().iter().any(exact))
        && call_parts.len() == pattern.len()
        && call_parts.iter().zip(&pattern).all(stands_for)
}
