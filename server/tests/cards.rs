//! What the provider of card payments posts, and the way out to its page and back.

use std::fmt::Write as _;

use axum::http::header::{LOCATION, REFRESH};
use axum::http::{HeaderName, StatusCode};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::cast::Who;
use crate::http::{Answer, Ask};
use crate::work::{Owner, Stage};
use crate::world::{HOOK_SECRET, World};

const SIGNATURE: HeaderName = HeaderName::from_static("stripe-signature");
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Signed so many seconds ago, as the provider does it.
fn signed(world: &World, body: &str, secret: &str, seconds_ago: i64) -> String {
    let at = world.desk.now().micros() / 1_000_000 - seconds_ago;
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(format!("{at}.{body}").as_bytes());
    let mut hex = String::new();
    for byte in mac.finalize().into_bytes() {
        _ = write!(hex, "{byte:02x}");
    }
    format!("t={at},v1={hex}")
}

fn word(id: &str) -> String {
    format!(
        r#"{{"id":"{id}","type":"payment_intent.succeeded","data":{{"object":{{"id":"pi_1"}}}}}}"#
    )
}

/// Sent by a server: no browser says where it comes from.
async fn told(world: &World, body: &str, signature: &str) -> Answer {
    let ask = Ask::form("/hooks/stripe", body).without(&SITE);
    world.ask(ask.with(SIGNATURE, signature)).await
}

#[tokio::test]
async fn what_the_provider_has_signed_is_heard_and_heard_again_without_harm() {
    let world = World::new().await;
    let body = word("evt_1");
    let signature = signed(&world, &body, HOOK_SECRET, 10);
    for _ in 0..3 {
        let answer = told(&world, &body, &signature).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn what_it_has_not_signed_lately_is_refused() {
    let world = World::new().await;
    let body = word("evt_1");
    let good = signed(&world, &body, HOOK_SECRET, 0);
    for (body, signature) in [
        (body.as_str(), String::new()),
        (body.as_str(), "nonsense".into()),
        (body.as_str(), signed(&world, &body, "whsec_other", 0)),
        (body.as_str(), signed(&world, &body, HOOK_SECRET, 400)),
        (word("evt_2").as_str(), good),
    ] {
        let answer = told(&world, body, &signature).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{signature}");
    }
}

#[tokio::test]
async fn no_page_of_another_site_can_post_there_in_somebodys_name() {
    let world = World::new().await;
    let body = word("evt_1");
    let signature = signed(&world, &body, HOOK_SECRET, 0);
    let ask = Ask::form("/hooks/stripe", &body).with(SIGNATURE, &signature);
    let ask = ask
        .with(SITE, "cross-site")
        .by(world.cast.cookies(Who::Ana));
    assert_eq!(world.ask(ask).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn where_no_cards_are_taken_nothing_is_there() {
    let world = World::changed(|_, desk| desk.cards = None).await;
    let body = word("evt_1");
    let signature = signed(&world, &body, HOOK_SECRET, 0);
    let answer = told(&world, &body, &signature).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn when_the_provider_does_not_answer_they_are_led_back_and_told() {
    let world = World::new().await;
    let case = world.cast.returns.of(Owner::Ana, Stage::AdvanceByCard);
    let number = case.number.rma();
    let ask = Ask::form(&format!("/track/{number}/card/enter"), "");
    let answer = world.ask(ask.by(world.cast.cookies(Who::Ana))).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(
        answer.header(LOCATION.as_str()),
        format!("/track/{number}/advance?card=unreached")
    );
    assert_eq!(answer.header(REFRESH.as_str()), "");
}
