//! What is more than we take.

use axum::http::StatusCode;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_LENGTH};

use crate::cast::Who;
use crate::http::{Ask, DATA, elsewhere};
use crate::work::{Owner, Stage};
use crate::world::World;

#[tokio::test]
async fn a_form_that_is_too_large_is_answered_with_a_page_that_helps() {
    let world = World::new().await;
    let large = format!("text={}", "x".repeat(129 * 1024));
    let ask = Ask::form("/rpc/app/rpc/start/find", &large);
    let answer = world.ask(ask.clone()).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    let text = answer.text();
    assert!(text.contains("Send fewer or smaller files."), "{text}");
    assert!(text.contains("<a href=\"/\">"), "{text}");
    let spanish = world.ask(ask.with(ACCEPT_LANGUAGE, "es")).await;
    assert!(spanish.text().contains("<html lang=\"es\">"));
}

#[tokio::test]
async fn so_are_files_that_are_too_large_together() {
    let world = World::new().await;
    let number = world.cast.returns.of(Owner::Ana, Stage::Filed).number.rma();
    for path in [
        "/upload/filing".to_owned(),
        format!("/upload/case/{number}"),
        format!("/upload/desk/{number}"),
        format!("/upload/bench/{number}"),
    ] {
        let ask = Ask::file(&path, "files", "film.mp4", b"").with(CONTENT_LENGTH, "999999999");
        let ask = ask.by(world.cast.cookies(Who::Ana));
        let answer = world.ask(ask.clone()).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        assert!(
            answer.text().contains("Send fewer or smaller files."),
            "{path}"
        );
        let script = world.ask(ask.with(ACCEPT, DATA)).await;
        assert_eq!(script.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        assert!(!script.text().contains("<html"), "{path}");
    }
}

#[tokio::test]
async fn a_form_of_the_largest_size_is_taken() {
    let world = World::new().await;
    let large = format!("text={}", "x".repeat(127 * 1024));
    let answer = world
        .ask(Ask::form("/rpc/app/rpc/start/find", &large))
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn too_many_at_once_are_told_to_come_back() {
    // A queue of nobody at all is the shortest that can be full.
    let world = World::changed(|config, _| config.limits.concurrent_requests = 0).await;
    let answer = world.ask(Ask::get("/track")).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "2");
    let alive = world.ask(Ask::get("/healthz")).await;
    assert_eq!(alive.status, StatusCode::OK);
}

#[tokio::test]
async fn one_place_keeps_two_hundred_pages_up_to_date() {
    let world = World::new().await;
    let number = world.cast.returns.of(Owner::Ana, Stage::Filed).number.rma();
    let page = Ask::get(&format!("/events/{number}")).by(world.cast.cookies(Who::Ana));
    let opened = |place| page.clone().begun_at(place, &world.router);
    let place = elsewhere();
    let mut open = Vec::new();
    for _ in 0..200 {
        let page = opened(place).await;
        assert_eq!(page.status(), StatusCode::OK);
        open.push(page);
    }
    let one_more = opened(place).await;
    assert_eq!(one_more.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(one_more.headers()["retry-after"], "60");
    assert_eq!(opened(elsewhere()).await.status(), StatusCode::OK);
    open.pop();
    assert_eq!(opened(place).await.status(), StatusCode::OK);
}
