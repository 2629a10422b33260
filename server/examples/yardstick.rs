//! What the product is measured against: the least that the same machine could do.
//!
//! `yardstick serve DATABASE BODY ADDRESS` answers the bytes of the file BODY after one read by key, with axum and
//! nothing else. `yardstick insert DATABASE SECONDS` inserts one durable row after another and prints how many a
//! second.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use store::Store;

#[derive(Clone)]
struct Bare {
    store: Store,
    body: Bytes,
}

async fn answer(State(bare): State<Bare>) -> impl IntoResponse {
    let read = match bare.store.read().await {
        Ok(mut tx) => tx.fact("demo").await,
        Err(error) => Err(error),
    };
    match read {
        Ok(_) => ([(CONTENT_TYPE, "text/html; charset=utf-8")], bare.body).into_response(),
        Err(error) => (
            axum::http::StatusCode::INTERNAL_SERVER_ERROR,
            error.to_string(),
        )
            .into_response(),
    }
}

async fn serve(
    database: &str,
    body: &str,
    address: &str,
) -> Result<(), Box<dyn std::error::Error>> {
    let bare = Bare {
        store: Store::open(database).await?,
        body: std::fs::read(body)?.into(),
    };
    let app = Router::new().route("/", get(answer)).with_state(bare);
    let listener = tokio::net::TcpListener::bind(address.parse::<SocketAddr>()?).await?;
    Ok(axum::serve(listener, app).await?)
}

async fn insert(database: &str, seconds: u64) -> Result<(), Box<dyn std::error::Error>> {
    let store = Store::open(database).await?;
    let begun = Instant::now();
    let mut rows = 0_u32;
    while begun.elapsed() < Duration::from_secs(seconds) {
        let mut tx = store.write().await?;
        tx.set_fact(&format!("row-{rows}"), "1").await?;
        tx.commit().await?;
        rows += 1;
    }
    println!("{:.1}", f64::from(rows) / begun.elapsed().as_secs_f64());
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["serve", database, body, address] => serve(database, body, address).await,
        ["insert", database, seconds] => insert(database, seconds.parse()?).await,
        _ => {
            Err("yardstick serve DATABASE BODY ADDRESS | yardstick insert DATABASE SECONDS".into())
        }
    }
}
