//! What another site's page may cause: nothing.

use axum::http::header::{CONTENT_TYPE, ORIGIN};
use axum::http::{HeaderName, Method, StatusCode};
use server::surface::endpoints;

use crate::cast::Who;
use crate::http::{Ask, PORTAL};
use crate::work::{Owner, Stage};
use crate::world::World;

const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Every endpoint that may change something, asked as a form of ours would.
fn unsafe_asks() -> Vec<(&'static str, Ask)> {
    let unsafe_ones = endpoints()
        .into_iter()
        .filter(|endpoint| endpoint.method != Method::GET);
    unsafe_ones
        .map(|endpoint| {
            let path = endpoint.path.replace("{number}", "R-0000-0000-0");
            let kind = "application/x-www-form-urlencoded";
            let ask = Ask::new(endpoint.method, &path).with(CONTENT_TYPE, kind);
            (endpoint.path, ask)
        })
        .collect()
}

async fn refused_everywhere(change: impl Fn(Ask) -> Ask) {
    let world = World::new().await;
    let asks = unsafe_asks();
    assert!(asks.len() > 50, "there are forms");
    for (path, ask) in asks {
        let ask = change(ask).by(world.cast.cookies(Who::Ana));
        let answer = world.ask(ask).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn no_form_of_another_site_is_taken_anywhere() {
    refused_everywhere(|ask| ask.with(SITE, "cross-site")).await;
}

#[tokio::test]
async fn a_neighbour_under_the_same_domain_is_another_site_too() {
    refused_everywhere(|ask| ask.with(SITE, "same-site")).await;
}

#[tokio::test]
async fn of_an_older_browser_the_origin_is_asked() {
    refused_everywhere(|ask| ask.without(&SITE).with(ORIGIN, "https://evil.example")).await;
}

#[tokio::test]
async fn a_session_without_any_word_of_where_it_comes_from_is_refused() {
    refused_everywhere(|ask| ask.without(&SITE)).await;
}

#[tokio::test]
async fn the_same_form_is_taken_from_our_own_page_and_does_nothing_from_another() {
    let world = World::new().await;
    let case = world.cast.returns.of(Owner::Ana, Stage::Filed);
    let version = async || {
        let mut tx = world.desk.store.read().await.unwrap();
        tx.case(case.id).await.unwrap().unwrap().version
    };
    let fields = format!("number={}&text=Hello", case.number.rma());
    let ask = Ask::form("/rpc/app/rpc/tracking/acts/write_message", &fields);
    let ask = ask.by(world.cast.cookies(Who::Ana));

    let foreign = ask.clone().with(SITE, "cross-site");
    assert_eq!(world.ask(foreign).await.status, StatusCode::FORBIDDEN);
    assert_eq!(version().await, case.version);

    let own = ask
        .without(&SITE)
        .with(ORIGIN, &format!("https://{PORTAL}"));
    assert_eq!(world.ask(own).await.status, StatusCode::SEE_OTHER);
    assert_eq!(version().await, case.version + 1);
}
