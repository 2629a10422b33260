//! A letter, and what it looks like on the wire.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use domain::time::Timestamp;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment as Enclosure, Mailbox, MessageBuilder, MultiPart, SinglePart};
use lettre::{Address, Message};

use super::PostError;
use crate::blobs::BlobId;

/// Somebody who writes or is written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correspondent {
    /// The name that mail programs show.
    pub name: Option<String>,
    /// The mail address.
    pub email: String,
}

/// The name that a letter has for all time, by which a second copy is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MessageId(String);

impl MessageId {
    /// The name `key@domain`; `None` unless both are letters, digits, dots, dashes and underscores.
    pub fn new(key: &str, domain: &str) -> Option<Self> {
        let plain = |text: &str| {
            (1..=100).contains(&text.len())
                && text
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
        };
        (plain(key) && plain(domain)).then(|| Self(format!("{key}@{domain}")))
    }

    /// The name without angle brackets.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A file that goes with a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The name it is saved under.
    pub name: String,
    /// Its media type, such as `application/pdf`.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// A letter that is ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its name.
    pub message_id: MessageId,
    /// When it was written.
    pub written_at: Timestamp,
    /// Who writes.
    pub from: Correspondent,
    /// Who is written to.
    pub to: Correspondent,
    /// Where an answer goes, when not to the writer.
    pub reply_to: Option<Correspondent>,
    /// What it is about.
    pub subject: String,
    /// The letter as text.
    pub text: String,
    /// The same letter as HTML.
    pub html: String,
    /// What goes with it.
    pub attachments: Vec<Attachment>,
    /// Further headers, such as `Auto-Submitted` (RFC 3834) or `In-Reply-To`.
    pub headers: Vec<(String, String)>,
}

impl Letter {
    /// The letter as MIME; the same letter always gives the same bytes.
    ///
    /// Nothing in it can add a header: line breaks in names, subject and headers become spaces (ASVS 1.3.11).
    pub fn to_mime(&self) -> Result<Message, PostError> {
        let written = Duration::from_micros(u64::try_from(self.written_at.micros()).unwrap_or(0));
        let mut builder = Message::builder()
            .message_id(Some(format!("<{}>", self.message_id.as_str())))
            .date(SystemTime::UNIX_EPOCH + written)
            .from(mailbox(&self.from)?)
            .to(mailbox(&self.to)?)
            .subject(one_line(&self.subject));
        if let Some(reply_to) = &self.reply_to {
            builder = builder.reply_to(mailbox(reply_to)?);
        }
        self.with_headers(builder)?
            .multipart(self.body()?)
            .map_err(unaddressable)
    }

    fn with_headers(&self, builder: MessageBuilder) -> Result<MessageBuilder, PostError> {
        self.headers
            .iter()
            .try_fold(builder, |builder, (name, value)| {
                let name = HeaderName::new_from_ascii(name.clone()).map_err(unaddressable)?;
                Ok(builder.raw_header(HeaderValue::new(name, one_line(value))))
            })
    }

    fn body(&self) -> Result<MultiPart, PostError> {
        let alternative = MultiPart::alternative()
            .boundary(self.boundary("alternative"))
            .singlepart(SinglePart::plain(self.text.clone()))
            .singlepart(SinglePart::html(self.html.clone()));
        if self.attachments.is_empty() {
            return Ok(alternative);
        }
        let mixed = MultiPart::mixed()
            .boundary(self.boundary("mixed"))
            .multipart(alternative);
        self.attachments
            .iter()
            .try_fold(mixed, |mixed, attachment| {
                Ok(mixed.singlepart(enclosed(attachment)?))
            })
    }

    /// What separates the parts: told from the letter's name, for a letter must not depend on chance.
    fn boundary(&self, part: &str) -> String {
        let digest =
            BlobId::of(format!("{part} {}", self.message_id.as_str()).as_bytes()).to_string();
        // At most seventy characters (RFC 2046, section 5.1.1).
        format!("calltag_{}", &digest[..32])
    }
}

fn mailbox(somebody: &Correspondent) -> Result<Mailbox, PostError> {
    let address: Address = somebody.email.parse().map_err(unaddressable)?;
    Ok(Mailbox::new(
        somebody.name.as_deref().map(one_line),
        address,
    ))
}

fn enclosed(attachment: &Attachment) -> Result<SinglePart, PostError> {
    let media_type = ContentType::parse(&attachment.media_type).map_err(unaddressable)?;
    // Separators of folders have no place in the name of a file.
    let name = one_line(&attachment.name).replace(['/', '\\', '"'], "-");
    Ok(Enclosure::new(name).body(attachment.bytes.to_vec(), media_type))
}

/// The text with every control character as a space.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

fn unaddressable(error: impl std::fmt::Display) -> PostError {
    PostError::Unaddressable(error.to_string())
}
