//! What ends a connection, seen from its other end.

use std::convert::Infallible;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

use axum::body::Body;
use bytes::Bytes;
use futures::stream;

use super::*;

/// How long something that must happen is awaited, before the test has failed.
const AT_LAST: Duration = Duration::from_secs(10);
const SHORT: Duration = Duration::from_millis(100);

/// A server of its own on this machine, which stops with the test.
struct Server {
    place: SocketAddr,
    stop: CancellationToken,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

/// Who may be connected when nothing is short.
fn room() -> Room {
    Room {
        seats: Arc::new(Semaphore::new(64)),
        places: PerPlace::new(64),
        proxies: Arc::default(),
        patience: Patience::default(),
    }
}

impl Server {
    /// Answers with what `body` makes.
    fn start(room: &Room, body: fn() -> Body) -> Self {
        Self::start_with(room, &Router::new().fallback(move || async move { body() }))
    }

    fn start_with(room: &Room, portal: &Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a listener");
        let place = listener.local_addr().expect("an address");
        let stop = CancellationToken::new();
        answer(&listener, portal, room, &stop).expect("threads");
        Self { place, stop }
    }

    fn connect(&self) -> TcpStream {
        let line = TcpStream::connect(self.place).expect("a connection");
        line.set_read_timeout(Some(AT_LAST)).expect("a limit");
        line
    }

    /// A connection on which a first request was answered: `None` when it was closed instead.
    fn served(&self) -> Option<TcpStream> {
        let mut line = self.connect();
        is_answered(&mut line).then_some(line)
    }
}

fn hello() -> Body {
    Body::from("hello")
}

fn is_answered(line: &mut TcpStream) -> bool {
    // Who was turned away may learn it while they still write.
    _ = line.write_all(b"GET / HTTP/1.1\r\nhost: here\r\n\r\n");
    let mut answer = Vec::new();
    let mut piece = [0; 1024];
    while !answer.ends_with(b"hello") {
        match line.read(&mut piece) {
            Ok(0) | Err(_) => return false,
            Ok(read) => answer.extend_from_slice(&piece[..read]),
        }
    }
    true
}

/// Whether the other end closes the line.
fn is_ended(line: &mut TcpStream) -> bool {
    match line.read_to_end(&mut Vec::new()) {
        Ok(_) => true,
        Err(error) => error.kind() == io::ErrorKind::ConnectionReset,
    }
}

#[test]
fn who_does_not_finish_a_header_is_hung_up_on() {
    let mut room = room();
    room.patience.header = SHORT;
    let server = Server::start(&room, hello);
    let mut silent = server.connect();
    let mut halfway = server.connect();
    let begun = b"GET / HTTP/1.1\r\nhost: he";
    halfway.write_all(begun).expect("the beginning");
    assert!(is_ended(&mut silent));
    assert!(is_ended(&mut halfway));
}

#[test]
fn who_says_nothing_after_an_answer_is_hung_up_on_too() {
    let mut room = room();
    room.patience.header = SHORT;
    let server = Server::start(&room, hello);
    let mut line = server.served().expect("an answer");
    assert!(is_ended(&mut line));
}

#[test]
fn who_asks_on_in_time_keeps_the_connection() {
    let server = Server::start(&room(), hello);
    let mut line = server.served().expect("an answer");
    assert!(is_answered(&mut line));
}

/// Tells when it is dropped.
struct Ended(Sender<()>);

impl Drop for Ended {
    fn drop(&mut self) {
        _ = self.0.send(());
    }
}

/// A portal whose only answer has no end, and what tells that the server has given it up.
fn endless() -> (Router, Receiver<()>) {
    let (tell, ended) = channel();
    let portal = Router::new().fallback(move || {
        let ended = Ended(tell.clone());
        async move {
            let piece = Bytes::from(vec![b'x'; 64 * 1024]);
            let pieces = stream::unfold(ended, move |ended| {
                let piece = Ok::<_, Infallible>(piece.clone());
                async move { Some((piece, ended)) }
            });
            Body::from_stream(pieces)
        }
    });
    (portal, ended)
}

#[test]
fn who_does_not_take_the_answer_is_hung_up_on() {
    let mut room = room();
    room.patience.write = SHORT;
    let (portal, ended) = endless();
    let server = Server::start_with(&room, &portal);
    let mut line = server.connect();
    line.write_all(b"GET / HTTP/1.1\r\nhost: here\r\n\r\n")
        .expect("a request");
    assert!(ended.recv_timeout(AT_LAST).is_ok());
    drop(line);
}

#[test]
fn one_place_has_so_many_connections_and_the_next_when_one_is_closed() {
    let mut room = room();
    room.places = PerPlace::new(2);
    let server = Server::start(&room, hello);
    let first = server.served().expect("the first");
    let mut second = server.served().expect("the second");
    assert!(server.served().is_none());
    assert!(is_answered(&mut second), "the others go on");
    drop(first);
    // The server learns of it a moment later.
    let begun = Instant::now();
    while server.served().is_none() {
        assert!(begun.elapsed() < AT_LAST, "its place stays taken");
    }
}

/// A connection from this address of this machine, which has all that begin with 127.
#[cfg(target_os = "linux")]
fn connected_from(place: IpAddr, server: SocketAddr) -> io::Result<TcpStream> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    let line = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4()?;
        socket.bind(SocketAddr::new(place, 0))?;
        socket.connect(server).await?.into_std()
    })?;
    line.set_nonblocking(false)?;
    line.set_read_timeout(Some(AT_LAST))?;
    Ok(line)
}

#[cfg(target_os = "linux")]
#[test]
fn another_place_has_connections_of_its_own() {
    let mut room = room();
    room.places = PerPlace::new(1);
    let server = Server::start(&room, hello);
    let _first = server.served().expect("the first");
    assert!(server.served().is_none());
    let other = IpAddr::from([127, 0, 0, 2]);
    let mut line = connected_from(other, server.place).expect("a connection");
    assert!(is_answered(&mut line));
}

#[test]
fn a_proxy_of_ours_speaks_for_many() {
    let mut room = room();
    room.places = PerPlace::new(2);
    room.proxies = Arc::new(["127.0.0.1".parse().expect("an address")]);
    let server = Server::start(&room, hello);
    let lines: Vec<_> = (0..8).filter_map(|_| server.served()).collect();
    assert_eq!(lines.len(), 8);
}
