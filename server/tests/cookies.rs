//! The cookies that hold a secret, by http and by https.

use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;

use crate::http::{Answer, Ask};
use crate::work::{Owner, Stage};
use crate::world::World;

/// What a visitor does to get a session, a filing and a code.
async fn arrives(world: &World) -> Vec<String> {
    let number = world.cast.returns.of(Owner::Ana, Stage::Filed).number.rma();
    let pair = format!("reference={number}&contact={}", Owner::Ana.postcode());
    let found = Ask::form("/rpc/app/rpc/tracking/find/find_case", &pair);
    let link = Ask::get(&format!("/l/{}", world.cast.links[&Owner::Ana]));
    let begun = Ask::form("/rpc/app/rpc/filing/begin", "serial=");
    let email = format!("email={}", Owner::Ana.email());
    let asked = Ask::form("/rpc/app/rpc/account/sign_in/ask_code", &email);
    let mut set = Vec::new();
    for ask in [found, link, begun, asked] {
        let answer = world.ask(ask).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        set.extend(cookies(&answer));
    }
    set
}

fn cookies(answer: &Answer) -> impl Iterator<Item = String> {
    let all = answer.headers.get_all(SET_COOKIE).iter();
    all.map(|value| value.to_str().unwrap().to_owned())
}

#[tokio::test]
async fn a_secret_is_out_of_the_reach_of_scripts_and_of_other_sites() {
    let world = World::new().await;
    let set = arrives(&world).await;
    assert_eq!(set.len(), 4);
    for cookie in set {
        for part in ["; Path=/;", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(part), "{part} is missing in {cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
        assert!(!cookie.contains("Secure"), "{cookie}");
    }
}

#[tokio::test]
async fn by_https_a_secret_belongs_to_this_very_host() {
    let world = World::changed(|config, _| {
        config.http.public_url = "https://returns.northgate.example".into();
    });
    let set = arrives(&world.await).await;
    assert_eq!(set.len(), 4);
    for cookie in set {
        assert!(cookie.starts_with("__Host-"), "{cookie}");
        assert!(cookie.ends_with("; Secure"), "{cookie}");
        assert!(cookie.contains("; Path=/;"), "{cookie}");
    }
}

#[tokio::test]
async fn signing_out_takes_the_secret_away() {
    let world = World::new().await;
    let ana = world.cast.cookies(crate::cast::Who::Ana).to_owned();
    let out = Ask::form("/rpc/app/rpc/account/sign_in/sign_out", "").by(&ana);
    let set: Vec<String> = cookies(&world.ask(out).await).collect();
    let ended = |name| format!("{name}=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly");
    assert_eq!(set, [ended("visit"), ended("filing")]);
    let again = world.ask(Ask::get("/returns").by(&ana)).await;
    assert_eq!(again.leads(), "/sign-in?next=/returns");
}
