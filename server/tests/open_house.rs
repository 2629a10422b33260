//! The demonstration: its own addresses answer there, and nothing else becomes open by it.

use axum::http::StatusCode;
use domain::access::Role;

use crate::http::{Answer, Ask};
use crate::world::World;

async fn demo() -> World {
    World::changed(|_, desk| desk.demo = true).await
}

async fn opened(world: &World, path: &str) -> Answer {
    world.ask(Ask::get(path)).await
}

#[tokio::test]
async fn anybody_may_be_one_of_its_people() {
    let world = demo().await;
    assert_eq!(opened(&world, "/demo").await.status, StatusCode::OK);
    for role in Role::ALL {
        let entered = opened(&world, &format!("/demo/enter/{}", role.key())).await;
        assert_eq!(entered.leads(), "/desk", "{role:?}");
        let cookie = entered.header("set-cookie");
        let cookie = cookie.split(';').next().unwrap_or_default();
        let desk = world.ask(Ask::get("/desk").by(cookie)).await;
        assert_eq!(desk.status, StatusCode::OK, "{role:?}");
    }
    assert_eq!(
        opened(&world, "/demo/enter/customer").await.leads(),
        "/returns"
    );
    let nobody = opened(&world, "/demo/enter/nobody").await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn anybody_may_read_its_letters_and_they_may_do_nothing() {
    let world = demo().await;
    world.desk.work_off().await.unwrap();
    assert_eq!(opened(&world, "/mailbox").await.status, StatusCode::OK);
    let mail = world.desk.mailbox().await.unwrap();
    let id = mail[0].id;
    assert_eq!(
        opened(&world, &format!("/mailbox/{id}")).await.status,
        StatusCode::OK
    );
    let letter = opened(&world, &format!("/mailbox/{id}/letter")).await;
    assert_eq!(letter.status, StatusCode::OK);
    let policy = letter.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    assert!(policy.contains("sandbox"), "{policy}");
}

#[tokio::test]
async fn the_desk_has_its_door_there_too() {
    let world = demo().await;
    assert_eq!(
        opened(&world, "/desk").await.leads(),
        "/staff/sign-in?next=/desk"
    );
    assert_eq!(
        opened(&world, "/returns").await.leads(),
        "/sign-in?next=/returns"
    );
}
