//! `calltag serve`: listen, answer, and stop without dropping anyone.
//!
//! Connections are answered by threads that share nothing but the socket, each with a runtime of its own: what a page
//! starts while it is rendered stays on the thread that renders it. On a runtime of several threads two locks of one
//! page's reactive graph can be taken in opposite orders, and both threads stand still for good (leptos #4673).

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::num::NonZero;
use std::thread;
use std::time::Duration;

use axum::Router;
use service::Desk;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::router::router;
use crate::state::AppState;
use crate::worker;

/// Serves until SIGTERM or SIGINT, then finishes the requests under way and gives back the jobs it holds.
pub async fn serve(config: Config, desk: Desk) -> io::Result<()> {
    let state = AppState::new(&config, desk.clone());
    let (readiness, feed) = (state.readiness.clone(), state.feed.clone());
    let portal = router(&config, state);
    let listener = TcpListener::bind(config.http.listen)?;
    listener.set_nonblocking(true)?;
    tracing::info!(address = %listener.local_addr()?, url = config.http.public_url, "serving");

    let stop = CancellationToken::new();
    let working = tokio::spawn(worker::work(desk.clone(), stop.clone()));
    tokio::spawn(feed.follow(desk.clone(), stop.clone()));
    let answering = answer(&listener, &portal, &stop)?;
    let serving = async {
        for one in answering {
            // A thread that ends without a word has panicked; the others go on.
            one.await
                .unwrap_or_else(|_| Err(io::Error::other("a thread ended")))?;
        }
        Ok(())
    };
    readiness.begin();
    asked_to_stop().await?;
    tracing::info!("stopping");
    readiness.end();
    stop.cancel();
    let patience = Duration::from_secs(config.limits.stop_seconds);
    let (served, worked) = tokio::join!(
        tokio::time::timeout(patience, serving),
        tokio::time::timeout(patience, working),
    );
    if served.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
    if worked.is_err() {
        tracing::warn!("a job did not finish in time; it is done again when its lease ends");
    }
    desk.store.close().await;
    served.unwrap_or(Ok(()))
}

type Answering = oneshot::Receiver<io::Result<()>>;

/// Starts a thread for each processor, which answers connections until `stop` and finishes those under way.
fn answer(
    listener: &TcpListener,
    portal: &Router,
    stop: &CancellationToken,
) -> io::Result<Vec<Answering>> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    (0..threads)
        .map(|number| {
            let (listener, portal, stop) = (listener.try_clone()?, portal.clone(), stop.clone());
            let (done, answering) = oneshot::channel();
            thread::Builder::new()
                .name(format!("answer-{number}"))
                .spawn(move || {
                    // Nobody waits for it any more when the server has run out of patience.
                    _ = done.send(answer_here(listener, portal, stop));
                })?;
            Ok(answering)
        })
        .collect()
}

/// Answers on this thread and no other.
fn answer_here(listener: TcpListener, portal: Router, stop: CancellationToken) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let portal = portal.into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, portal)
            .with_graceful_shutdown(stop.cancelled_owned())
            .await
    })
}

async fn asked_to_stop() -> io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
