//! Requests as a browser without scripts writes them.

use std::fmt::Write as _;
use std::net::Ipv4Addr;

/// Who sends: the cookies that it was given, and where it is.
///
/// Each browser has an address of its own, told by the header that a trusted proxy writes: what is limited by address
/// is then limited as for as many customers.
#[derive(Clone, Debug)]
pub struct Browser {
    /// The header `Cookie`; empty before there is one.
    pub cookies: String,
    address: Ipv4Addr,
}

impl Browser {
    /// The browser of this number.
    pub fn new(number: u32) -> Self {
        Self {
            cookies: String::new(),
            address: Ipv4Addr::from_bits(0x0a00_0001 + number),
        }
    }

    /// A browser that holds this cookie.
    pub fn with_cookies(cookies: &str) -> Self {
        Self {
            cookies: cookies.to_owned(),
            ..Self::new(0)
        }
    }

    /// Takes the cookie of a `Set-Cookie`.
    pub fn keep(&mut self, set_cookie: &str) {
        let pair = set_cookie.split(';').next().unwrap_or_default();
        if !self.cookies.is_empty() {
            self.cookies.push_str("; ");
        }
        self.cookies.push_str(pair);
    }

    /// Opens an address.
    pub fn get(&self, path: &str) -> Vec<u8> {
        self.write("GET", path, "", "")
    }

    /// Opens an address and takes the answer compressed, as browsers do.
    pub fn get_packed(&self, path: &str) -> Vec<u8> {
        self.write("GET", path, "Accept-Encoding: gzip, deflate, br\r\n", "")
    }

    /// Sends a form.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Vec<u8> {
        let body = encoded(fields);
        let about = format!(
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            body.len()
        );
        self.write("POST", path, &about, &body)
    }

    fn write(&self, method: &str, path: &str, about: &str, body: &str) -> Vec<u8> {
        let Self { cookies, address } = self;
        let cookies = if cookies.is_empty() {
            String::new()
        } else {
            format!("Cookie: {cookies}\r\n")
        };
        format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: bench\r\nAccept: text/html\r\n\
             Accept-Language: en\r\nSec-Fetch-Site: same-origin\r\nX-Forwarded-For: {address}\r\n\
             {cookies}{about}\r\n{body}"
        )
        .into_bytes()
    }
}

/// Fields as a form sends them.
fn encoded(fields: &[(&str, &str)]) -> String {
    let mut form = String::new();
    for (name, value) in fields {
        if !form.is_empty() {
            form.push('&');
        }
        form.push_str(name);
        form.push('=');
        for byte in value.bytes() {
            if byte.is_ascii_alphanumeric() {
                form.push(char::from(byte));
            } else {
                _ = write!(form, "%{byte:02X}");
            }
        }
    }
    form
}
