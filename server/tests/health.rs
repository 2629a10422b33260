//! What a load balancer hears.

use axum::http::StatusCode;

use crate::http::Ask;
use crate::world::World;

async fn heard(world: &World, path: &str) -> (StatusCode, String) {
    let answer = world.ask(Ask::get(path)).await;
    (answer.status, answer.text())
}

#[tokio::test]
async fn a_server_that_serves_is_alive_and_ready() {
    let world = World::new().await;
    assert_eq!(
        heard(&world, "/healthz").await,
        (StatusCode::OK, "ok".into())
    );
    assert_eq!(
        heard(&world, "/readyz").await,
        (StatusCode::OK, "ready".into())
    );
}

#[tokio::test]
async fn a_server_that_stops_is_alive_and_not_ready() {
    let world = World::new().await;
    world.state.readiness.end();
    let stopping = (StatusCode::SERVICE_UNAVAILABLE, "stopping".into());
    assert_eq!(heard(&world, "/healthz").await.0, StatusCode::OK);
    assert_eq!(heard(&world, "/readyz").await, stopping);
}

#[tokio::test]
async fn a_server_without_its_database_is_alive_and_not_ready() {
    let world = World::new().await;
    world.desk.store.close().await;
    let lost = (StatusCode::SERVICE_UNAVAILABLE, "no database".into());
    assert_eq!(heard(&world, "/healthz").await.0, StatusCode::OK);
    assert_eq!(heard(&world, "/readyz").await, lost);
}
