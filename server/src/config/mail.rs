//! How mail leaves.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Errors, Secret};

/// `[mail]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    /// Into a folder, or out by SMTP.
    pub transport: MailTransport,
    /// The folder, one file a mail.
    pub dir: PathBuf,
    /// The sender, `Name <address>`.
    pub from: String,
    /// `[mail.smtp]`.
    pub smtp: Smtp,
}

/// How mail leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailTransport {
    /// Into files, for trying things out.
    Folder,
    /// To a mail server.
    Smtp,
}

/// The mail server.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Smtp {
    /// Host name.
    pub host: String,
    /// Port; 587 is submission (RFC 6409).
    pub port: u16,
    /// User name; empty: none is asked for.
    pub user: String,
    /// Password.
    pub password: Secret,
    /// The file that holds it instead.
    pub password_file: String,
    /// How the connection is protected.
    pub tls: Tls,
}

/// How a connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// STARTTLS, and no mail without it (RFC 3207).
    Starttls,
    /// TLS from the first byte (RFC 8314).
    Implicit,
    /// Not at all: a relay on this machine.
    None,
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            transport: MailTransport::Folder,
            dir: "data/mail".into(),
            from: "Returns desk <returns@localhost>".into(),
            smtp: Smtp::default(),
        }
    }
}

impl Default for Smtp {
    fn default() -> Self {
        Self {
            host: String::new(),
            port: 587,
            user: String::new(),
            password: Secret::default(),
            password_file: String::new(),
            tls: Tls::Starttls,
        }
    }
}

impl Mail {
    pub(super) fn check(&mut self, errors: &mut Errors) {
        errors.unless(self.from.contains('@'), "mail.from", "must hold an address");
        self.smtp
            .password
            .or_file(&self.smtp.password_file, "mail.smtp.password_file", errors);
        if self.transport == MailTransport::Smtp {
            errors.unless(
                !self.smtp.host.is_empty(),
                "mail.smtp.host",
                "is needed for mail.transport = \"smtp\"",
            );
            errors.unless(self.smtp.port > 0, "mail.smtp.port", "must not be 0");
        }
    }
}
