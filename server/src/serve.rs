//! `calltag serve`: listen, answer, and stop without dropping anyone.
//!
//! Connections are answered by threads that share nothing but the socket, each with a runtime of its own: what a page
//! starts while it is rendered stays on the thread that renders it. On a runtime of several threads two locks of one
//! page's reactive graph can be taken in opposite orders, and both threads stand still for good (leptos #4673).

#[cfg(test)]
mod tests;

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::num::NonZero;
use std::pin::Pin;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use service::Desk;
use tokio::net::TcpStream;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use crate::config::{Config, Patience};
use crate::per_place::{PerPlace, Taken};
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
    let room = Room {
        seats: Arc::new(Semaphore::new(config.limits.connections)),
        places: PerPlace::new(FROM_PLACE),
        proxies: config.http.trusted_proxies.clone().into(),
        patience: config.limits.patience,
    };
    let answering = answer(&listener, &portal, &room, &stop)?;
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

/// Connections from one address; behind one there may be a whole company.
const FROM_PLACE: usize = 512;

type Answering = oneshot::Receiver<io::Result<()>>;

/// Starts a thread for each processor, which answers connections until `stop` and finishes those under way.
fn answer(
    listener: &TcpListener,
    portal: &Router,
    room: &Room,
    stop: &CancellationToken,
) -> io::Result<Vec<Answering>> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    (0..threads)
        .map(|number| {
            let (listener, portal) = (listener.try_clone()?, portal.clone());
            let (room, stop) = (room.clone(), stop.clone());
            let (done, answering) = oneshot::channel();
            thread::Builder::new()
                .name(format!("answer-{number}"))
                .spawn(move || {
                    // Nobody waits for it any more when the server has run out of patience.
                    _ = done.send(answer_here(listener, &portal, &room, &stop));
                })?;
            Ok(answering)
        })
        .collect()
}

/// Answers on this thread and no other.
fn answer_here(
    listener: TcpListener,
    portal: &Router,
    room: &Room,
    stop: &CancellationToken,
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let open = GracefulShutdown::new();
        while let Some(caller) = stop.run_until_cancelled(next(&listener, room)).await {
            let place = caller.place;
            let portal = portal.clone();
            let answer = service_fn(move |mut request: Request<Incoming>| {
                request.extensions_mut().insert(ConnectInfo(place));
                portal.clone().oneshot(request)
            });
            let talk = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(room.patience.header)
                .serve_connection(TokioIo::new(reading(caller.line, room.patience)), answer);
            let talk = open.watch(talk);
            tokio::spawn(async move {
                if let Err(error) = talk.await {
                    tracing::debug!(%place, %error, "a connection broke");
                }
                drop((caller.seat, caller.of_place));
            });
        }
        // Closed before those under way are finished, so that new callers go to another process.
        drop(listener);
        open.shutdown().await;
        Ok(())
    })
}

/// A connection, from where, and its place among those that may be open.
struct Caller {
    line: TcpStream,
    place: SocketAddr,
    seat: OwnedSemaphorePermit,
    /// Its share of its address's; a proxy of ours speaks for many and has no share.
    of_place: Option<Taken>,
}

/// Who may be connected.
#[derive(Clone)]
struct Room {
    seats: Arc<Semaphore>,
    places: PerPlace,
    proxies: Arc<[IpAddr]>,
    patience: Patience,
}

/// A line that ends when its other end does not take what is written to it.
fn reading(line: TcpStream, patience: Patience) -> Pin<Box<TimeoutStream<TcpStream>>> {
    let mut line = TimeoutStream::new(line);
    line.set_write_timeout(Some(patience.write));
    Box::pin(line)
}

/// The next connection, as soon as there is room for one more.
async fn next(listener: &tokio::net::TcpListener, room: &Room) -> Caller {
    loop {
        let Ok(seat) = room.seats.clone().acquire_owned().await else {
            return std::future::pending().await;
        };
        match listener.accept().await {
            Ok((line, place)) => {
                // An answer is written whole: waiting for more to send with it would only delay it.
                _ = line.set_nodelay(true);
                let ip = place.ip().to_canonical();
                let of_place = room.places.take(ip);
                if of_place.is_none() && !room.proxies.contains(&ip) {
                    tracing::debug!(%place, "one address has too many connections");
                    continue;
                }
                return Caller {
                    line,
                    place,
                    seat,
                    of_place,
                };
            }
            Err(error) if is_the_callers(&error) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be accepted");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

/// Whether a connection was gone before it was accepted, which says nothing about the next.
fn is_the_callers(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
    )
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
