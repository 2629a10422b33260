//! When the server fails: a page that names a reference, and nothing of what has failed.

use axum::http::header::ACCEPT;
use axum::http::{HeaderName, StatusCode};

use crate::cast::Who;
use crate::http::{Answer, Ask, DATA};
use crate::work::{Owner, Stage};
use crate::world::World;

/// What the innards are called, none of which is anybody's business.
const INNARDS: [&str; 8] = [
    "pool", "sqlx", "sqlite", "database", "store::", "panicked", ".rs:", "desk.db",
];

/// A server whose database has gone.
async fn broken() -> World {
    let world = World::new().await;
    world.desk.store.close().await;
    world
}

fn tells_nothing(answer: &Answer) {
    let text = answer.text().to_lowercase();
    for word in INNARDS {
        assert!(!text.contains(word), "{word} is in {text}");
    }
}

#[tokio::test]
async fn a_page_that_fails_names_its_reference_and_nothing_else() {
    let world = broken().await;
    let number = world.cast.returns.of(Owner::Ana, Stage::Filed).number.rma();
    let desk = format!("/desk/case/{number}");
    for path in ["/", &format!("/track/{number}"), "/returns", &desk] {
        let ask = Ask::get(path).by(world.cast.cookies(Who::Ana));
        let answer = world.ask(ask).await;
        if path == desk {
            // Who has no session at the desk is led to its door without a look into the database.
            assert_eq!(answer.status, StatusCode::SEE_OTHER);
            continue;
        }
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        let reference = answer.header("x-request-id").to_owned();
        assert!(!reference.is_empty());
        assert!(
            answer.text().contains(&reference),
            "{path} names no reference"
        );
        tells_nothing(&answer);
    }
}

#[tokio::test]
async fn what_a_script_asks_fails_with_a_reference_too() {
    let world = broken().await;
    let ask = Ask::get("/rpc/app/rpc/account/returns/load_returns").with(ACCEPT, DATA);
    let answer = world.ask(ask.by(world.cast.cookies(Who::Ana))).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    let reference = answer.header("x-request-id");
    assert_eq!(
        answer.text(),
        format!("{{\"Internal\":{{\"reference\":\"{reference}\"}}}}")
    );
}

#[tokio::test]
async fn a_form_that_fails_leads_to_the_page_with_its_reference() {
    let world = broken().await;
    let ask = Ask::form(
        "/rpc/app/rpc/account/sign_in/ask_code",
        "email=ana@example.com",
    );
    let answer = world.ask(ask).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let reference = answer.header("x-request-id");
    assert_eq!(answer.leads(), format!("/trouble/internal/{reference}"));
    let page = world.ask(Ask::get(answer.leads())).await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(page.text().contains(reference));
    tells_nothing(&page);
}

#[tokio::test]
async fn files_links_and_streams_fail_without_a_word_of_why() {
    let world = broken().await;
    let number = world
        .cast
        .returns
        .of(Owner::Ana, Stage::Authorised)
        .number
        .rma();
    let file = world.cast.returns.file(Owner::Ana).unwrap();
    let link = &world.cast.links[&Owner::Ana];
    for path in [
        format!("/files/{file}"),
        format!("/slip/{number}.pdf"),
        format!("/events/{number}"),
        format!("/l/{link}"),
    ] {
        let ask = Ask::get(&path).by(world.cast.cookies(Who::Ana));
        let answer = world.ask(ask).await;
        let failed = answer.status == StatusCode::INTERNAL_SERVER_ERROR
            || answer.leads().starts_with("/trouble/internal");
        assert!(failed, "{path}: {}", answer.status);
        tells_nothing(&answer);
    }
}

#[tokio::test]
async fn a_reference_is_ours_and_nobody_elses_to_choose() {
    let world = World::new().await;
    let id = HeaderName::from_static("x-request-id");
    let answer = world.ask(Ask::get("/track").with(id, "mine")).await;
    assert_ne!(answer.header("x-request-id"), "mine");
}
