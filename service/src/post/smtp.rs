//! Letters handed to a mail server.

use std::time::Duration;

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::response::{Category, Code, Severity};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::{Letter, PostError};

/// How the line to the mail server is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// From the first byte, by custom on port 465 (RFC 8314, section 3.3).
    Tls,
    /// After a greeting, by custom on port 587; a server that cannot is not used.
    StartTls,
    /// Not at all: for a relay on the same machine.
    None,
}

/// Where the mail server is and how to get in.
#[derive(Clone)]
pub struct SmtpSettings {
    /// Its host name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line is encrypted.
    pub encryption: Encryption,
    /// The name and the password to sign in with.
    pub credentials: Option<(String, String)>,
    /// How long one answer may take.
    pub timeout: Duration,
}

/// A mail server that letters are handed to over a few kept lines.
#[derive(Clone)]
pub struct Relay(AsyncSmtpTransport<Tokio1Executor>);

impl Relay {
    pub(super) fn new(settings: &SmtpSettings) -> Result<Self, PostError> {
        let parameters = || {
            TlsParameters::new(settings.host.clone())
                .map_err(|error| PostError::Settings(error.to_string()))
        };
        let tls = match settings.encryption {
            Encryption::Tls => Tls::Wrapper(parameters()?),
            Encryption::StartTls => Tls::Required(parameters()?),
            Encryption::None => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host)
            .port(settings.port)
            .tls(tls)
            .timeout(Some(settings.timeout));
        if let Some((name, password)) = settings.credentials.clone() {
            builder = builder.credentials(Credentials::new(name, password));
        }
        Ok(Self(builder.build()))
    }

    pub(super) async fn send(&self, letter: &Letter) -> Result<(), PostError> {
        let mime = letter.to_mime()?;
        match self.0.send(mime).await {
            Ok(_) => Ok(()),
            Err(error) if error.status().is_some_and(is_final) => {
                Err(PostError::Refused(told(&error)))
            }
            Err(error) => Err(PostError::NotNow(told(&error))),
        }
    }
}

/// Whether the server's answer is about this letter and for good.
///
/// A wrong password (53x, RFC 4954 section 6) is for good too, but a letter must not be lost for our own mistake.
fn is_final(code: Code) -> bool {
    code.severity == Severity::PermanentNegativeCompletion
        && code.category != Category::Unspecified3
}

/// The error with what caused it, for the log.
fn told(error: &lettre::transport::smtp::Error) -> String {
    let cause = std::error::Error::source(error).map(ToString::to_string);
    cause.map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}
