//! Why a server function could not answer, and what HTTP says about it.

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

use crate::routes::{Place, Trouble};

/// The one error of every server function. It carries no text: words belong to the page.
///
/// What a person may not see is [`AppError::NotFound`] to them, so that nobody learns what exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// Missing, or not theirs.
    NotFound,
    /// Signing in may help; `next` is where to come back to.
    SignInNeeded {
        /// Path and query of the page that was asked for; empty when only the browser knows it.
        next: String,
    },
    /// Someone else changed the same thing first.
    Conflict,
    /// Too many tries.
    TooMany {
        /// Seconds until the next one is allowed.
        retry_after: u32,
    },
    /// The arguments could not be read.
    Malformed,
    /// The server failed. The log holds the details under this reference.
    Internal {
        /// The request's id.
        reference: String,
    },
    /// The browser got no answer; never sent by the server.
    Offline,
}

impl AppError {
    /// The status of an answer that carries this error.
    pub fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::SignInNeeded { .. } => 401,
            Self::Conflict => 409,
            Self::TooMany { .. } => 429,
            Self::Malformed => 400,
            Self::Internal { .. } => 500,
            Self::Offline => 503,
        }
    }

    /// The error page's place.
    pub fn place(&self) -> Place {
        let kind = match self {
            Self::NotFound => Trouble::NotFound,
            Self::SignInNeeded { .. } => return Place::SignIn,
            Self::Conflict => Trouble::Conflict,
            Self::TooMany { .. } => Trouble::TooMany,
            Self::Malformed => Trouble::Malformed,
            Self::Internal { reference } => {
                return Place::Trouble {
                    kind: Trouble::Internal,
                    reference: Some(reference.clone()),
                };
            }
            Self::Offline => Trouble::Offline,
        };
        Place::Trouble {
            kind,
            reference: None,
        }
    }

    /// Where a form that failed like this leads: the error page, or signing in and back again.
    pub fn address(&self) -> String {
        match self {
            Self::SignInNeeded { next } => sign_in_address(next),
            Self::NotFound
            | Self::Conflict
            | Self::TooMany { .. }
            | Self::Malformed
            | Self::Internal { .. }
            | Self::Offline => self.place().path(),
        }
    }
}

/// Staff sign in at their own door.
fn sign_in_address(next: &str) -> String {
    let door = if next.starts_with("/desk") {
        Place::StaffSignIn
    } else {
        Place::SignIn
    };
    if next.is_empty() {
        return door.path();
    }
    let next = next
        .replace('%', "%25")
        .replace('&', "%26")
        .replace('#', "%23")
        .replace('+', "%2B");
    format!("{}?next={next}", door.path())
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Self::Offline,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::Malformed,
            ServerFnErrorErr::Registration(_)
            | ServerFnErrorErr::UnsupportedRequestMethod(_)
            | ServerFnErrorErr::ServerError(_)
            | ServerFnErrorErr::MiddlewareError(_)
            | ServerFnErrorErr::Deserialization(_)
            | ServerFnErrorErr::Serialization(_) => Self::Internal {
                reference: String::new(),
            },
        }
    }
}
