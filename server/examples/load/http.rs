//! One connection that is kept open, and what comes back on it.
//!
//! It is written on the socket itself: the driver shares two cores with what it measures and must spend little, and a
//! client library would switch on features of the HTTP crates for which the product's would be compiled once more.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::Result;

/// More headers than any answer of ours has.
const HEADERS: usize = 64;

/// A connection.
pub struct Connection {
    stream: TcpStream,
    /// What was read and not yet understood.
    buffer: Vec<u8>,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The header of this name, in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Connection {
    /// Connects.
    pub async fn open(address: SocketAddr) -> std::io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: Vec::with_capacity(128 * 1024),
        })
    }

    /// Sends a request and reads the whole answer.
    pub async fn ask(&mut self, request: &[u8]) -> Result<Answer> {
        self.stream.write_all(request).await?;
        let mut answer = self.head().await?;
        answer.body = match answer.header("content-length") {
            Some(length) => self.exactly(length.parse()?).await?,
            None if answer.header("transfer-encoding") == Some("chunked") => self.chunks().await?,
            None => return Err("an answer does not say how long it is".into()),
        };
        Ok(answer)
    }

    async fn more(&mut self) -> Result<()> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            return Err("the server closed the connection".into());
        }
        Ok(())
    }

    async fn head(&mut self) -> Result<Answer> {
        loop {
            if let Some((length, answer)) = parse_head(&self.buffer)? {
                self.buffer.drain(..length);
                return Ok(answer);
            }
            self.more().await?;
        }
    }

    async fn exactly(&mut self, length: usize) -> Result<Vec<u8>> {
        while self.buffer.len() < length {
            self.more().await?;
        }
        let rest = self.buffer.split_off(length);
        Ok(std::mem::replace(&mut self.buffer, rest))
    }

    async fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let size =
                httparse::parse_chunk_size(&self.buffer).map_err(|_| "an unreadable chunk")?;
            let httparse::Status::Complete((begin, size)) = size else {
                self.more().await?;
                continue;
            };
            let end = begin + usize::try_from(size)?;
            while self.buffer.len() < end + 2 {
                self.more().await?;
            }
            body.extend_from_slice(&self.buffer[begin..end]);
            self.buffer.drain(..end + 2);
            if size == 0 {
                return Ok(body);
            }
        }
    }
}

/// The head of an answer and its length; `None` while it is not complete.
fn parse_head(bytes: &[u8]) -> Result<Option<(usize, Answer)>> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut response = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(length) = response.parse(bytes)? else {
        return Ok(None);
    };
    let pairs = response.headers.iter().map(|header| {
        let value = String::from_utf8_lossy(header.value).into_owned();
        (header.name.to_ascii_lowercase(), value)
    });
    let answer = Answer {
        headers: pairs.collect(),
        status: response.code.unwrap_or_default(),
        body: Vec::new(),
    };
    Ok(Some((length, answer)))
}
