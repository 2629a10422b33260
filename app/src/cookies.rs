//! Cookies: two that hold a choice and no secret (`theme` and `language`), four that hold a secret.

/// How the portal looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the device says.
    Auto,
    /// Paper.
    Light,
    /// The dark bench.
    Dark,
}

impl Theme {
    /// The attribute `data-theme`; without it the device decides.
    pub fn attribute(self) -> Option<&'static str> {
        (self != Self::Auto).then_some(self.name())
    }

    /// The value of the cookie.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Anything unknown is [`Theme::Auto`].
    pub fn parse(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }
}

/// The cookie that holds a session's secret. The prefix makes browsers refuse one that was not set by this very
/// host over `https` (RFC 6265bis, 4.1.3.2).
#[cfg(feature = "ssr")]
pub fn session(door: service::visits::DoorKind, secure: bool) -> &'static str {
    use service::visits::DoorKind;
    match (door, secure) {
        (DoorKind::Portal, true) => "__Host-visit",
        (DoorKind::Portal, false) => "visit",
        (DoorKind::Desk, true) => "__Host-desk",
        (DoorKind::Desk, false) => "desk",
    }
}

/// The cookie that holds the secret of an unsent filing.
#[cfg(feature = "ssr")]
pub fn filing(secure: bool) -> &'static str {
    if secure { "__Host-filing" } else { "filing" }
}

/// The cookie that holds the secret of a browser which has asked for a code.
#[cfg(feature = "ssr")]
pub fn asking(secure: bool) -> &'static str {
    if secure { "__Host-asking" } else { "asking" }
}

/// A `Set-Cookie` for a secret: for 30 days at most, out of the reach of scripts and of other sites' posts.
#[cfg(feature = "ssr")]
pub fn secret(name: &str, value: &str, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age=2592000; SameSite=Lax; HttpOnly{secure}")
}

/// A `Set-Cookie` that takes a secret away.
#[cfg(feature = "ssr")]
pub fn ended(name: &str, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly{secure}")
}

/// Whether a header `Cookie` holds any of our secrets.
#[cfg(feature = "ssr")]
pub fn hold_secret(header: &str) -> bool {
    use service::visits::DoorKind::{Desk, Portal};
    let secret = |secure| {
        [
            session(Portal, secure),
            session(Desk, secure),
            filing(secure),
            asking(secure),
        ]
    };
    let mut names = secret(true).into_iter().chain(secret(false));
    names.any(|name| find(header, name).is_some())
}

/// The value of a cookie in the header `Cookie` (RFC 6265, 4.2).
#[cfg(feature = "ssr")]
pub fn find<'h>(header: &'h str, name: &str) -> Option<&'h str> {
    header.split(';').find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let header = "mytheme=dark; theme=light; language=es";
        assert_eq!(find(header, "theme"), Some("light"));
        assert_eq!(find(header, "language"), Some("es"));
        assert_eq!(find(header, "lang"), None);
    }

    #[test]
    fn an_unknown_theme_follows_the_device() {
        assert_eq!(Theme::parse("neon"), Theme::Auto);
        assert_eq!(Theme::parse(Theme::Dark.name()), Theme::Dark);
    }
}
