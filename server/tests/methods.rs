//! Which methods an address answers: those that it is listed with, and no others.

use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use server::surface::{Endpoint, endpoints};

use crate::cast::Who;
use crate::http::Ask;
use crate::work::{Owner, Stage};
use crate::world::World;

const ALL: [Method; 5] = [
    Method::GET,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
];

/// An address that this pattern stands for.
fn address(endpoint: &Endpoint) -> String {
    endpoint
        .path
        .replace("{kind}", "conflict")
        .replace(['{', '}'], "")
}

#[tokio::test]
async fn an_address_answers_no_method_but_its_own() {
    let world = World::new().await;
    let known = endpoints();
    for endpoint in &known {
        for method in ALL {
            let listed = |other: &Endpoint| other.path == endpoint.path && other.method == method;
            if known.iter().any(listed) {
                continue;
            }
            let ask = Ask::new(method.clone(), &address(endpoint));
            let ask = ask.with(CONTENT_TYPE, "application/x-www-form-urlencoded");
            let answer = world.ask(ask).await;
            let status = answer.status;
            assert_eq!(
                status,
                StatusCode::METHOD_NOT_ALLOWED,
                "{method} {}",
                endpoint.path
            );
        }
    }
}

#[tokio::test]
async fn looking_at_the_address_of_an_act_does_not_act() {
    let world = World::new().await;
    let case = world.cast.returns.of(Owner::Ana, Stage::Filed);
    let fields = format!(
        "number={}&version={}&seen=0",
        case.number.rma(),
        case.version
    );
    let address = format!("/rpc/app/rpc/desk/support/take_case?{fields}");
    let technician = Who::Staff(domain::access::Role::Technician);
    let ask = Ask::get(&address).by(world.cast.cookies(technician));
    let answer = world.ask(ask).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    let mut tx = world.desk.store.read().await.unwrap();
    let now = tx.case(case.id).await.unwrap().unwrap();
    assert_eq!(now.version, case.version);
}

#[tokio::test]
async fn an_address_that_is_none_says_so_on_a_page_of_ours() {
    let world = World::new().await;
    for path in [
        "/nowhere",
        "/track/R-7K3M-9QXD-5/nonsense",
        "/track/a/b/c",
        "/file/nonsense",
        "/file/sent",
        "/desk/nonsense",
        "/desk/queue/nonsense",
        "/staff/nonsense",
        "/sign-in/nonsense",
        "/trouble/nonsense",
        "/rpc/app/rpc/nonsense",
    ] {
        let clerk = Who::Staff(domain::access::Role::Clerk);
        let ask = Ask::get(path).by(world.cast.cookies(clerk));
        let answer = world.ask(ask).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.text().contains("Page not found"), "{path}");
    }
}
