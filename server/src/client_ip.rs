//! Who is at the other end of the connection.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use app::ClientIp;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;

/// Gives the request its [`ClientIp`].
pub async fn attach(
    State(trusted): State<Arc<[IpAddr]>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    let client = client(peer.ip().to_canonical(), request.headers(), &trusted);
    request.extensions_mut().insert(ClientIp(client));
    next.run(request).await
}

/// The last address in `X-Forwarded-For` that no proxy of ours wrote about itself. Everything before
/// it, and the whole header from anyone else, can be made up (ASVS 5.0, 4.1.3).
///
/// What is no address ends the search at the proxy: going on would reach what the client itself wrote.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    if !trusted.contains(&peer) {
        return peer;
    }
    let forwarded: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .flat_map(|value| value.to_str().unwrap_or_default().split(','))
        .collect();
    for text in forwarded.into_iter().rev() {
        match address(text.trim()) {
            Some(address) if trusted.contains(&address) => {}
            Some(address) => return address,
            None => return peer,
        }
    }
    peer
}

/// An address, as some proxies write it with the port: `203.0.113.9:4711`, `[2001:db8::7]:4711`.
fn address(text: &str) -> Option<IpAddr> {
    let with_port = || text.parse().map(|socket: SocketAddr| socket.ip()).ok();
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    let address = bare.parse().ok().or_else(with_port)?;
    Some(address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(
            "x-forwarded-for".parse().expect("a name"),
            value.parse().expect("a value"),
        )])
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let proxy: IpAddr = "10.0.0.1".parse().expect("an address");
        let stranger: IpAddr = "203.0.113.9".parse().expect("an address");
        let headers = forwarded("6.6.6.6, 198.51.100.7, 10.0.0.1");
        let real: IpAddr = "198.51.100.7".parse().expect("an address");
        assert_eq!(client(proxy, &headers, &[proxy]), real);
        assert_eq!(client(stranger, &headers, &[proxy]), stranger);
        assert_eq!(client(proxy, &HeaderMap::new(), &[proxy]), proxy);
    }

    #[test]
    fn a_port_is_read_and_what_is_no_address_is_not_skipped() {
        let proxy: IpAddr = "10.0.0.1".parse().expect("an address");
        for (header, expected) in [
            ("6.6.6.6, 198.51.100.7:4711", "198.51.100.7"),
            ("6.6.6.6, [2001:db8::7]:4711", "2001:db8::7"),
            ("6.6.6.6, [2001:db8::7]", "2001:db8::7"),
            ("6.6.6.6, ::ffff:198.51.100.7", "198.51.100.7"),
            ("6.6.6.6, unknown", "10.0.0.1"),
            ("6.6.6.6, unknown, 10.0.0.1", "10.0.0.1"),
        ] {
            let expected: IpAddr = expected.parse().expect("an address");
            let found = client(proxy, &forwarded(header), &[proxy]);
            assert_eq!(found, expected, "{header}");
        }
    }
}
