//! Every address of the portal as a value.
//!
//! A link is `<a href=Place::Track.path()>`; the router follows it without a page load. The part of
//! an address that people type or that comes from outside is read by [`Place::parse`] and nowhere
//! else, so a page function only ever sees a well-formed place.

/// A part of the portal that is downloaded in one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// The start page and the error pages: part of the first download.
    Core,
    /// The filing wizard.
    Filing,
    /// Looking a case up and following it.
    Tracking,
    /// Signing in, as customer and as staff, and accepting an invitation.
    Account,
    /// The office of the staff console: queue, cases, staff.
    Desk,
    /// The floor of the staff console: dock, bench, shipping.
    Floor,
}

impl Area {
    /// The area that an address belongs to, also when there is no such page in it.
    pub fn of(path: &str) -> Self {
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        match segments.first().copied().unwrap_or_default() {
            "file" => Self::Filing,
            "track" | "l" | "slip" | "events" | "warranty" => Self::Tracking,
            "sign-in" | "staff" | "invitation" | "returns" | "demo" | "mailbox" => Self::Account,
            "desk" => match segments[1..] {
                ["scan" | "bench" | "ship"] | [_, _, _] => Self::Floor,
                _ => Self::Desk,
            },
            _ => Self::Core,
        }
    }

    /// Whether the document around `<main>` is the staff console's and not the customer's.
    pub fn is_desk(self) -> bool {
        matches!(self, Self::Desk | Self::Floor)
    }
}

/// Which trouble an error page tells about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No such page or case, or none that this person may see.
    NotFound,
    /// Someone else changed the same thing first.
    Conflict,
    /// Too many tries; wait.
    TooMany,
    /// The request made no sense, which the portal's own pages never cause.
    Malformed,
    /// The server failed; the page names a reference.
    Internal,
    /// The server could not be reached.
    Offline,
}

impl Trouble {
    /// Every trouble, in the order of declaration.
    pub const ALL: [Self; 6] = [
        Self::NotFound,
        Self::Conflict,
        Self::TooMany,
        Self::Malformed,
        Self::Internal,
        Self::Offline,
    ];

    /// Its name in an address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Conflict => "conflict",
            Self::TooMany => "too-many",
            Self::Malformed => "malformed",
            Self::Internal => "internal",
            Self::Offline => "offline",
        }
    }

    fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trouble| trouble.slug() == slug)
    }
}

/// Writes each place's pattern once: the match is exhaustive, so a place without one does not compile, and what it
/// names is what the list holds.
macro_rules! patterns {
    ($($place:pat => $pattern:literal,)+) => {
        /// Its address with `{…}` where one varies.
        pub const fn pattern(&self) -> &'static str {
            match self { $($place => $pattern,)+ }
        }

        /// The pattern of every place there is.
        pub const PATTERNS: &'static [&'static str] = &[$($pattern),+];
    };
}

/// One place of the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// `/`.
    Start,
    /// `/trouble/{kind}[/{reference}]`: where a plain form lands when its post failed.
    Trouble {
        /// What went wrong.
        kind: Trouble,
        /// The reference to quote, for [`Trouble::Internal`].
        reference: Option<String>,
    },
    /// `/file`: where a filing goes on, or begins.
    File,
    /// `/file/{step}`: one question of the filing.
    FileStep(String),
    /// `/file/sent/{number}`: it was sent; can be opened again.
    FileSent(String),
    /// `/file/resume/{token}`: the link in the mail that goes on with a filing.
    FileResume(String),
    /// `/track`: look a case up.
    Track,
    /// `/warranty?serial=`: how the warranty of a serial stands, for anybody.
    Warranty,
    /// `/track/{number}`: one case.
    TrackCase(String),
    /// `/track/{number}/{part}`: one act on a case: `estimate`, `appeal`, `dispose`, `address`, `cancel`, `parcel`,
    /// `files`, `code`.
    TrackPart(String, String),
    /// `/sign-in`: a customer, by e-mailed code.
    SignIn,
    /// `/sign-in/code`: the code from the mail.
    SignInCode,
    /// `/returns`: a customer's own cases.
    Returns,
    /// `/returns/statement`: what stands on their account.
    Statement,
    /// `/staff/sign-in`.
    StaffSignIn,
    /// `/invitation/{token}`: a new member of staff chooses a password.
    Invitation(String),
    /// `/demo`: the people of the demonstration.
    Demo,
    /// `/mailbox`: what the demonstration has mailed.
    Mailbox,
    /// `/mailbox/{id}`: one letter.
    MailboxLetter(String),
    /// `/desk`: the queue, in the view of one's role.
    Desk,
    /// `/desk/queue/{view}`: one view of the queue.
    DeskQueue(String),
    /// `/desk/find?q=`: search.
    DeskFind,
    /// `/desk/scan`: arrivals.
    DeskScan,
    /// `/desk/bench`: what lies on the bench.
    DeskBench,
    /// `/desk/ship`: what is ready to leave.
    DeskShip,
    /// `/desk/stock`, `/desk/stock?of={product}`: the shelves, and one of them.
    DeskStock,
    /// `/desk/staff`: who works here.
    DeskStaff,
    /// `/desk/policy`: the values of the rules, and what somebody proposes.
    DeskPolicy,
    /// `/desk/accounts`: who owes what.
    DeskAccounts,
    /// `/desk/accounts/{account}`: one account.
    DeskAccount(String),
    /// `/desk/work`: jobs that are stuck.
    DeskWork,
    /// `/desk/case/{number}`: one case.
    DeskCase(String),
    /// `/desk/case/{number}/{part}`: one act on a case: `bench`, `estimate`, `ship`.
    DeskCasePart(String, String),
}

impl Place {
    /// Reads a path (without query). `None`: there is no such place.
    ///
    /// Segments are limited to letters, digits, `-`, `_`, `.` and `~`: all that our own addresses
    /// ever hold, so nothing needs decoding.
    pub fn parse(path: &str) -> Option<Self> {
        let segments: Vec<&str> = path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .collect();
        if !segments.iter().all(|segment| is_plain(segment)) {
            return None;
        }
        Some(match segments.as_slice() {
            [] => Self::Start,
            ["trouble", kind] => Self::Trouble {
                kind: Trouble::parse(kind)?,
                reference: None,
            },
            ["trouble", kind, reference] => Self::Trouble {
                kind: Trouble::parse(kind)?,
                reference: Some((*reference).into()),
            },
            ["file"] => Self::File,
            ["track"] => Self::Track,
            ["warranty"] => Self::Warranty,
            ["sign-in"] => Self::SignIn,
            ["returns"] => Self::Returns,
            ["demo"] => Self::Demo,
            ["mailbox"] => Self::Mailbox,
            ["desk"] => Self::Desk,
            ["sign-in", "code"] => Self::SignInCode,
            ["returns", "statement"] => Self::Statement,
            ["staff", "sign-in"] => Self::StaffSignIn,
            ["desk", "find"] => Self::DeskFind,
            ["desk", "scan"] => Self::DeskScan,
            ["desk", "bench"] => Self::DeskBench,
            ["desk", "ship"] => Self::DeskShip,
            ["desk", "stock"] => Self::DeskStock,
            ["desk", "staff"] => Self::DeskStaff,
            ["desk", "policy"] => Self::DeskPolicy,
            ["desk", "accounts"] => Self::DeskAccounts,
            ["desk", "work"] => Self::DeskWork,
            ["file", "sent", number] => Self::FileSent((*number).into()),
            ["file", "resume", token] => Self::FileResume((*token).into()),
            ["desk", "queue", view] => Self::DeskQueue((*view).into()),
            ["desk", "accounts", account] => Self::DeskAccount((*account).into()),
            ["desk", "case", number] => Self::DeskCase((*number).into()),
            ["desk", "case", number, part] => Self::DeskCasePart((*number).into(), (*part).into()),
            ["file", step] => Self::FileStep((*step).into()),
            ["track", number] => Self::TrackCase((*number).into()),
            ["invitation", token] => Self::Invitation((*token).into()),
            ["mailbox", id] => Self::MailboxLetter((*id).into()),
            ["track", number, part] => Self::TrackPart((*number).into(), (*part).into()),
            _ => return None,
        })
    }

    /// The address, from the root.
    pub fn path(&self) -> String {
        match self {
            Self::Start => "/".into(),
            Self::Trouble {
                kind,
                reference: None,
            } => format!("/trouble/{}", kind.slug()),
            Self::Trouble {
                kind,
                reference: Some(reference),
            } => format!("/trouble/{}/{reference}", kind.slug()),
            Self::File => "/file".into(),
            Self::FileStep(step) => format!("/file/{step}"),
            Self::FileSent(number) => format!("/file/sent/{number}"),
            Self::FileResume(token) => format!("/file/resume/{token}"),
            Self::Track => "/track".into(),
            Self::Warranty => "/warranty".into(),
            Self::TrackCase(number) => format!("/track/{number}"),
            Self::TrackPart(number, part) => format!("/track/{number}/{part}"),
            Self::SignIn => "/sign-in".into(),
            Self::SignInCode => "/sign-in/code".into(),
            Self::Returns => "/returns".into(),
            Self::Statement => "/returns/statement".into(),
            Self::StaffSignIn => "/staff/sign-in".into(),
            Self::Invitation(token) => format!("/invitation/{token}"),
            Self::Demo => "/demo".into(),
            Self::Mailbox => "/mailbox".into(),
            Self::MailboxLetter(id) => format!("/mailbox/{id}"),
            Self::Desk => "/desk".into(),
            Self::DeskQueue(view) => format!("/desk/queue/{view}"),
            Self::DeskFind => "/desk/find".into(),
            Self::DeskScan => "/desk/scan".into(),
            Self::DeskBench => "/desk/bench".into(),
            Self::DeskShip => "/desk/ship".into(),
            Self::DeskStock => "/desk/stock".into(),
            Self::DeskStaff => "/desk/staff".into(),
            Self::DeskPolicy => "/desk/policy".into(),
            Self::DeskAccounts => "/desk/accounts".into(),
            Self::DeskAccount(account) => format!("/desk/accounts/{account}"),
            Self::DeskWork => "/desk/work".into(),
            Self::DeskCase(number) => format!("/desk/case/{number}"),
            Self::DeskCasePart(number, part) => format!("/desk/case/{number}/{part}"),
        }
    }

    patterns! {
        Self::Start => "/",
        Self::Trouble { .. } => "/trouble/{kind}/{reference}",
        Self::File => "/file",
        Self::FileStep(_) => "/file/{step}",
        Self::FileSent(_) => "/file/sent/{number}",
        Self::FileResume(_) => "/file/resume/{token}",
        Self::Track => "/track",
        Self::Warranty => "/warranty",
        Self::TrackCase(_) => "/track/{number}",
        Self::TrackPart(..) => "/track/{number}/{part}",
        Self::SignIn => "/sign-in",
        Self::SignInCode => "/sign-in/code",
        Self::Returns => "/returns",
        Self::Statement => "/returns/statement",
        Self::StaffSignIn => "/staff/sign-in",
        Self::Invitation(_) => "/invitation/{token}",
        Self::Demo => "/demo",
        Self::Mailbox => "/mailbox",
        Self::MailboxLetter(_) => "/mailbox/{id}",
        Self::Desk => "/desk",
        Self::DeskQueue(_) => "/desk/queue/{view}",
        Self::DeskFind => "/desk/find",
        Self::DeskScan => "/desk/scan",
        Self::DeskBench => "/desk/bench",
        Self::DeskShip => "/desk/ship",
        Self::DeskStock => "/desk/stock",
        Self::DeskStaff => "/desk/staff",
        Self::DeskPolicy => "/desk/policy",
        Self::DeskAccounts => "/desk/accounts",
        Self::DeskAccount(_) => "/desk/accounts/{account}",
        Self::DeskWork => "/desk/work",
        Self::DeskCase(_) => "/desk/case/{number}",
        Self::DeskCasePart(..) => "/desk/case/{number}/{part}",
    }

    /// The page of the desk's bar to which a place belongs: a case is opened from the queue.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "whatever has no page of its own in the bar belongs to the queue"
    )]
    pub fn desk_section(&self) -> &'static str {
        match self {
            Self::DeskCasePart(_, part) if part == "ship" => "ship",
            Self::DeskCasePart(..) | Self::DeskBench => "bench",
            Self::DeskScan => "scan",
            Self::DeskShip => "ship",
            Self::DeskStock => "stock",
            Self::DeskStaff => "staff",
            Self::DeskPolicy => "policy",
            Self::DeskAccounts | Self::DeskAccount(_) => "accounts",
            Self::DeskWork => "work",
            _ => "queue",
        }
    }

    /// The same place with a query: `?{name}={value}`.
    pub fn with(&self, name: &str, value: &str) -> String {
        format!("{}?{name}={value}", self.path())
    }
}

fn is_plain(segment: &str) -> bool {
    segment
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte))
}

/// An address of this portal that came from outside, or the start page when it is none.
///
/// Stops open redirects: `//host`, `/\host`, other schemes and control characters are refused
/// (CWE-601).
pub fn local(address: &str) -> &str {
    let inside = address.starts_with('/') && !address.starts_with("//") && address.is_ascii();
    let clean = address
        .bytes()
        .all(|byte| byte > b' ' && byte != b'\\' && byte != 0x7f);
    if inside && clean { address } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_read_back_from_its_path() {
        let places = [
            Place::Start,
            Place::Trouble {
                kind: Trouble::Conflict,
                reference: None,
            },
            Place::Trouble {
                kind: Trouble::Internal,
                reference: Some("4f2a".into()),
            },
            Place::File,
            Place::FileStep("serial".into()),
            Place::FileSent("R-7K3M-9QXD-5".into()),
            Place::FileResume("abc_DEF-1".into()),
            Place::Track,
            Place::Warranty,
            Place::TrackCase("R-7K3M-9QXD-5".into()),
            Place::TrackPart("R-7K3M-9QXD-5".into(), "estimate".into()),
            Place::SignIn,
            Place::SignInCode,
            Place::Returns,
            Place::Statement,
            Place::StaffSignIn,
            Place::Invitation("abc_DEF-1".into()),
            Place::Demo,
            Place::Mailbox,
            Place::MailboxLetter("0190".into()),
            Place::Desk,
            Place::DeskQueue("bench".into()),
            Place::DeskFind,
            Place::DeskScan,
            Place::DeskBench,
            Place::DeskShip,
            Place::DeskStock,
            Place::DeskStaff,
            Place::DeskPolicy,
            Place::DeskAccounts,
            Place::DeskAccount("customer-0190".into()),
            Place::DeskWork,
            Place::DeskCase("R-7K3M-9QXD-5".into()),
            Place::DeskCasePart("R-7K3M-9QXD-5".into(), "estimate".into()),
        ];
        for place in &places {
            assert_eq!(Place::parse(&place.path()).as_ref(), Some(place));
        }
        for pattern in Place::PATTERNS {
            let like = |place: &Place| place.pattern() == *pattern;
            assert!(places.iter().any(like), "no place here is like {pattern}");
        }
    }

    #[test]
    fn a_place_has_an_address_like_its_pattern() {
        for pattern in Place::PATTERNS {
            let address = pattern
                .replace("{kind}", Trouble::Internal.slug())
                .replace(['{', '}'], "");
            let place = Place::parse(&address);
            assert_eq!(place.map(|place| place.pattern()), Some(*pattern));
        }
    }

    #[test]
    fn an_unknown_or_odd_path_is_no_place() {
        for path in [
            "/nowhere",
            "/track/a/b/c",
            "/desk/case/a/b/c",
            "/track/%2e%2e",
            "/file/<b>",
            "/trouble/unheard-of",
        ] {
            assert_eq!(Place::parse(path), None, "{path}");
        }
    }

    #[test]
    fn an_address_that_leaves_the_portal_leads_to_the_start() {
        for address in [
            "https://evil.example",
            "//evil.example",
            "/\\evil",
            "",
            "track",
            "/a\r\nX: y",
            "/\tb",
        ] {
            assert_eq!(local(address), "/", "{address:?}");
        }
        assert_eq!(
            local("/track/R-1?again=2#money"),
            "/track/R-1?again=2#money"
        );
    }
}
