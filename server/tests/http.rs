//! Requests as browsers send them, and what comes back.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, LOCATION};
use axum::http::{HeaderMap, HeaderName, Method, Request, Response, StatusCode};
use futures::StreamExt;
use tower::ServiceExt;

/// What a browser accepts when it opens an address or sends a form.
pub const PAGE: &str = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";
/// What a script of ours accepts.
pub const DATA: &str = "application/json";
/// The host under which the portal is reached.
pub const PORTAL: &str = "returns.northgate.example";

const BOUNDARY: &str = "calltag-boundary";

/// A request that is being written.
#[derive(Clone)]
pub struct Ask {
    method: Method,
    address: String,
    headers: Vec<(HeaderName, String)>,
    body: Vec<u8>,
}

impl Ask {
    /// Any method, as our own page would send it.
    pub fn new(method: Method, address: &str) -> Self {
        let ask = Self {
            method,
            address: address.to_owned(),
            headers: Vec::new(),
            body: Vec::new(),
        };
        ask.with(HOST, PORTAL)
            .with(ACCEPT, PAGE)
            .with(HeaderName::from_static("sec-fetch-site"), "same-origin")
    }

    /// Opens an address.
    pub fn get(address: &str) -> Self {
        Self::new(Method::GET, address)
    }

    /// Sends a form.
    pub fn form(address: &str, fields: &str) -> Self {
        let ask = Self::new(Method::POST, address);
        ask.with(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(fields)
    }

    /// Sends a form with one file in it.
    pub fn file(address: &str, field: &str, name: &str, contents: &[u8]) -> Self {
        let (head, tail) = around_file(field, name);
        let body = [head.as_bytes(), contents, tail.as_bytes()].concat();
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let ask = Self::new(Method::POST, address).with(CONTENT_TYPE, &kind);
        ask.body(body)
    }

    /// With a header, in place of an earlier one of the name.
    pub fn with(mut self, name: HeaderName, value: &str) -> Self {
        self.headers.retain(|(other, _)| *other != name);
        self.headers.push((name, value.to_owned()));
        self
    }

    /// Without a header.
    pub fn without(mut self, name: &HeaderName) -> Self {
        self.headers.retain(|(other, _)| other != name);
        self
    }

    /// As this browser: with its cookies.
    pub fn by(self, cookies: &str) -> Self {
        if cookies.is_empty() {
            self
        } else {
            self.with(COOKIE, cookies)
        }
    }

    fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        let length = self.body.len().to_string();
        self.with(CONTENT_LENGTH, &length)
    }

    /// Sends it, each time from another place, so that no limit on tries joins what does not belong together.
    pub async fn of(self, router: &Router) -> Answer {
        Answer::read(self.begun_at(elsewhere(), router).await).await
    }

    /// Sends it from this place; the answer may still be under way.
    pub async fn begun_at(mut self, place: SocketAddr, router: &Router) -> Response<Body> {
        let body = Body::from(std::mem::take(&mut self.body));
        router
            .clone()
            .oneshot(self.from(place, body))
            .await
            .unwrap()
    }

    /// Sends it with a body that comes as it comes.
    pub async fn with_body(self, body: Body, router: &Router) -> Answer {
        let request = self.without(&CONTENT_LENGTH).from(elsewhere(), body);
        Answer::read(router.clone().oneshot(request).await.unwrap()).await
    }

    /// The request itself, from this place and with another body.
    pub fn from(self, place: SocketAddr, body: Body) -> Request<Body> {
        let mut request = Request::builder().method(self.method).uri(self.address);
        for (name, value) in self.headers {
            request = request.header(name, value);
        }
        request.extension(ConnectInfo(place)).body(body).unwrap()
    }
}

/// What stands before and after the one file of a form.
pub fn around_file(field: &str, name: &str) -> (String, String) {
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n"
    );
    (head, format!("\r\n--{BOUNDARY}--\r\n"))
}

/// A place that nobody else has.
pub fn elsewhere() -> SocketAddr {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let place = Ipv4Addr::from_bits(0x0a00_0000 | NEXT.fetch_add(1, Ordering::Relaxed));
    SocketAddr::new(IpAddr::V4(place), 40_000)
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub async fn read(answer: Response<Body>) -> Self {
        let (parts, body) = answer.into_parts();
        let endless = parts
            .headers
            .get(CONTENT_TYPE)
            .is_some_and(|kind| kind == "text/event-stream");
        let mut pieces = body.into_data_stream();
        let mut body = Vec::new();
        while let Some(piece) = pieces.next().await {
            body.extend_from_slice(&piece.unwrap());
            if endless {
                break;
            }
        }
        Self {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    /// A header; empty when there is none.
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    /// Where it leads.
    pub fn leads(&self) -> &str {
        self.header(LOCATION.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
