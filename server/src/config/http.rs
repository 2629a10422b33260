//! Where and how the portal is reached.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::Errors;

/// `[http]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Http {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// The address at which people reach the portal; links in mails begin with it.
    pub public_url: String,
    /// The folder of the browser's files that the build made.
    pub site_root: PathBuf,
    /// Reverse proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
}

impl Default for Http {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 3000)),
            public_url: "http://127.0.0.1:3000".into(),
            site_root: "target/site".into(),
            trusted_proxies: Vec::new(),
        }
    }
}

impl Http {
    /// Whether people reach the portal by `https`.
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    pub(super) fn check(&mut self, errors: &mut Errors) {
        self.public_url
            .truncate(self.public_url.trim_end_matches('/').len());
        let uri = self.public_url.parse::<axum::http::Uri>();
        let whole = uri.is_ok_and(|uri| {
            matches!(uri.scheme_str(), Some("http" | "https"))
                && uri.path() == "/"
                && uri.query().is_none()
        });
        errors.unless(
            whole,
            "http.public_url",
            "must be http:// or https:// and a host, without a path",
        );
    }
}
