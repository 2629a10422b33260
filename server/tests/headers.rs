//! What every answer tells the browser not to do.

use axum::http::header::ACCEPT_ENCODING;
use axum::http::{HeaderName, Method, StatusCode};
use domain::access::Role;

use crate::authz::outcome::between;
use crate::authz::{Whose, asks_of};
use crate::cast::Who;
use crate::http::{Answer, Ask};
use crate::work::{Owner, Stage};
use crate::world::World;

const ALWAYS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Addresses that are the same for everybody: they may be kept and found.
const PUBLIC: [&str; 7] = [
    "/",
    "/trouble/",
    "/nowhere",
    "/robots.txt",
    "/pkg/",
    "/healthz",
    "/readyz",
];

fn is_public(path: &str) -> bool {
    path == "/" || PUBLIC[1..].iter().any(|public| path.starts_with(public))
}

fn bound(answer: &Answer, what: &str) {
    for (name, value) in ALWAYS {
        assert_eq!(answer.header(name), value, "{name} of {what}");
    }
    let policy = answer.header("content-security-policy");
    assert!(policy.starts_with("default-src '"), "{what}: {policy}");
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains('*'),
        "{what}: {policy}"
    );
    assert!(!answer.headers.contains_key("server"), "{what}");
    assert!(!answer.headers.contains_key("x-powered-by"), "{what}");
    assert!(answer.headers.contains_key("x-request-id"), "{what}");
}

#[tokio::test]
async fn every_answer_binds_the_browser() {
    let world = World::new().await;
    for who in [Who::Visitor, Who::Ana, Who::Staff(Role::Supervisor)] {
        for whose in [Whose::Own, Whose::Missing] {
            for (name, path, ask) in asks_of(world.cast, who, whose) {
                let answer = world.ask(ask).await;
                bound(&answer, &name);
                if !is_public(path) {
                    assert_eq!(answer.header("cache-control"), "no-store", "{name}");
                    assert_eq!(answer.header("x-robots-tag"), "noindex, nofollow", "{name}");
                }
            }
        }
    }
}

#[tokio::test]
async fn so_does_every_refusal() {
    let world = World::new().await;
    let site = HeaderName::from_static("sec-fetch-site");
    let large = "x".repeat(200 * 1024);
    for (ask, status) in [
        (Ask::get("/no/such/page"), StatusCode::NOT_FOUND),
        (
            Ask::new(Method::DELETE, "/track"),
            StatusCode::METHOD_NOT_ALLOWED,
        ),
        (
            Ask::form("/rpc/app/rpc/start/find", "text=a").with(site, "cross-site"),
            StatusCode::FORBIDDEN,
        ),
        (
            Ask::form("/rpc/app/rpc/start/find", &large),
            StatusCode::PAYLOAD_TOO_LARGE,
        ),
        (
            Ask::form("/rpc/app/rpc/preferences/set_theme", ""),
            StatusCode::SEE_OTHER,
        ),
    ] {
        let answer = world.ask(ask).await;
        assert_eq!(answer.status, status);
        bound(&answer, status.as_str());
    }
    world.desk.store.close().await;
    let failed = world.ask(Ask::get("/")).await;
    assert_eq!(failed.status, StatusCode::INTERNAL_SERVER_ERROR);
    bound(&failed, "a failure");
}

#[tokio::test]
async fn a_page_lets_its_own_scripts_run_and_no_others() {
    let world = World::new().await;
    let number = world
        .cast
        .returns
        .of(Owner::Ana, Stage::Quoted)
        .number
        .rma();
    let mut nonces = Vec::new();
    for path in ["/", "/track", &format!("/track/{number}"), "/nowhere"] {
        let answer = world
            .ask(Ask::get(path).by(world.cast.cookies(Who::Ana)))
            .await;
        let policy = answer.header("content-security-policy");
        let scripts = between(policy, "script-src ", ";");
        let nonce = between(scripts, "'nonce-", "'").to_owned();
        assert!(nonce.len() >= 16, "{policy}");
        assert_eq!(
            scripts,
            format!("'self' 'nonce-{nonce}' 'wasm-unsafe-eval'")
        );
        for script in answer.text().split("<script").skip(1) {
            let tag = script.split('>').next().unwrap_or_default();
            let data = tag.contains("type=\"application/json\"");
            assert!(
                data || tag.contains(&format!("nonce=\"{nonce}\"")),
                "{path}: <script{tag}>"
            );
        }
        nonces.push(nonce);
    }
    nonces.sort();
    nonces.dedup();
    assert_eq!(nonces.len(), 4, "a nonce is used once");
}

#[tokio::test]
async fn a_file_that_somebody_sent_can_run_nothing() {
    let world = World::new().await;
    let file = world.cast.returns.file(Owner::Ana).unwrap();
    let ask = Ask::get(&format!("/files/{file}")).by(world.cast.cookies(Who::Ana));
    let answer = world.ask(ask).await;
    assert_eq!(
        answer.header("content-security-policy"),
        "default-src 'none'; sandbox"
    );
    assert_eq!(answer.header("content-type"), "application/pdf");
    assert!(
        answer
            .header("content-disposition")
            .starts_with("attachment; ")
    );
}

#[tokio::test]
async fn only_by_https_is_https_asked_for() {
    let plain = World::new().await.ask(Ask::get("/")).await;
    assert_eq!(plain.header("strict-transport-security"), "");
    let world = World::changed(|config, _| {
        config.http.public_url = "https://returns.northgate.example".into();
    });
    let secure = world.await.ask(Ask::get("/")).await;
    let asked = "max-age=63072000; includeSubDomains";
    assert_eq!(secure.header("strict-transport-security"), asked);
}

#[tokio::test]
async fn what_the_build_made_may_be_kept_and_pages_may_not() {
    let world = World::new().await;
    let kept = async |path: &str| {
        let answer = world.ask(Ask::get(path).with(ACCEPT_ENCODING, "br")).await;
        answer.header("cache-control").to_owned()
    };
    // A debug build has no hash in its names, so each use asks again.
    assert_eq!(kept("/pkg/calltag.css").await, "no-cache");
    assert_eq!(kept("/robots.txt").await, "public, max-age=86400");
    assert_eq!(kept("/").await, "private, no-cache");
    assert_eq!(kept("/track").await, "no-store");
}
