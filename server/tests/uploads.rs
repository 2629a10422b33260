//! Files whose sender takes their time, and files from one place at the same time.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::ACCEPT;
use bytes::Bytes;
use futures::FutureExt;
use futures::stream::{self, Stream, StreamExt};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;
use tower::ServiceExt;

use crate::cast::Who;
use crate::http::{Answer, Ask, DATA, around_file, elsewhere};
use crate::work::{Owner, Stage};
use crate::world::World;

/// A desk that waits a tenth of a second for who is slow, and no longer.
async fn impatient() -> World {
    World::changed(|config, _| {
        config.limits.patience.pace_over = Duration::from_millis(100);
        config.limits.patience.pace_bytes = 1024;
    })
    .await
}

/// A customer's post of a file to a return.
fn post(world: &World) -> Ask {
    let number = world.cast.returns.of(Owner::Ana, Stage::Filed).number.rma();
    let post = Ask::file(&format!("/upload/case/{number}"), "files", "film.mp4", b"");
    post.by(world.cast.cookies(Who::Ana))
}

/// A form with one file, whose pieces come as they come.
fn form(pieces: impl Stream<Item = Bytes> + Send + 'static) -> Body {
    let (head, tail) = around_file("files", "film.mp4");
    let whole = stream::iter([Bytes::from(head)])
        .chain(pieces)
        .chain(stream::iter([Bytes::from(tail)]));
    Body::from_stream(whole.map(Ok::<_, Infallible>))
}

/// Pieces of so many bytes, a hundred in a second.
fn pieces(bytes: usize) -> impl Stream<Item = Bytes> + Send {
    stream::repeat(Bytes::from(vec![b'x'; bytes])).then(async |piece| {
        tokio::time::sleep(Duration::from_millis(10)).await;
        piece
    })
}

#[tokio::test]
async fn a_file_that_trickles_in_is_not_waited_for() {
    let world = impatient().await;
    let answer = post(&world).with_body(form(pieces(1)), &world.router).await;
    assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT);
    let text = answer.text();
    assert!(text.contains("could not be uploaded. Try again."), "{text}");
    let script = post(&world).with(ACCEPT, DATA);
    let answer = script.with_body(form(pieces(1)), &world.router).await;
    assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT);
    assert_eq!(answer.text(), "");
}

#[tokio::test]
async fn one_that_takes_long_and_keeps_coming_is_read_to_its_end() {
    let world = impatient().await;
    let script = post(&world).with(ACCEPT, DATA);
    let body = form(pieces(4096).take(50));
    let answer = script.with_body(body, &world.router).await;
    // It is no picture, which is known once all of it is there.
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_sender_who_falls_silent_is_not_waited_for_either() {
    let world = World::changed(|config, _| {
        config.limits.patience.silence = Duration::from_millis(100);
    })
    .await;
    let body = form(stream::pending());
    let answer = post(&world).with_body(body, &world.router).await;
    assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT);
}

/// Posts of files that never end.
struct Posts {
    world: World,
    under_way: UnboundedReceiver<()>,
    tell: UnboundedSender<()>,
}

impl Posts {
    async fn new() -> Self {
        let (tell, under_way) = unbounded_channel();
        Self {
            world: World::new().await,
            under_way,
            tell,
        }
    }

    /// One more from this place. Its body tells when somebody begins to read it.
    fn begin(&self, place: SocketAddr) -> JoinHandle<Answer> {
        let tell = self.tell.clone();
        let read = async move {
            tell.send(()).unwrap();
            std::future::pending::<Bytes>().await
        };
        let request = post(&self.world).from(place, form(read.into_stream()));
        let answer = self.world.router.clone().oneshot(request);
        tokio::spawn(async move { Answer::read(answer.await.unwrap()).await })
    }

    async fn is_under_way(&mut self) {
        self.under_way.recv().await.unwrap();
    }
}

#[tokio::test]
async fn one_place_has_eight_posts_of_files_under_way_and_the_next_comes_back_later() {
    let mut posts = Posts::new().await;
    let place = elsewhere();
    let mut begun = Vec::new();
    for _ in 0..8 {
        begun.push(posts.begin(place));
        posts.is_under_way().await;
    }
    let ninth = posts.begin(place).await.unwrap();
    assert_eq!(ninth.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(ninth.header("retry-after"), "5");
    posts.begin(elsewhere());
    posts.is_under_way().await;
    let first = begun.remove(0);
    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    posts.begin(place);
    posts.is_under_way().await;
}
