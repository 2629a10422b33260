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
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    if !trusted.contains(&peer) {
        return peer;
    }
    let forwarded: Vec<IpAddr> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|address| address.trim().parse().ok())
        .collect();
    forwarded
        .into_iter()
        .rev()
        .find(|address| !trusted.contains(address))
        .unwrap_or(peer)
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
}
