//! The post: letters to customers and staff, and the ways they leave the house.
//!
//! A letter is written by the mail templates and sent by a job; a job may be run again after a fault, so every way of
//! sending is safe to repeat as far as it can be: a folder never holds a letter twice, and a mail server is told
//! the same `Message-ID`, by which mail programs put the two together.

mod folder;
mod letter;
mod smtp;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

pub use letter::{Attachment, Correspondent, Letter, MessageId};
pub use smtp::{Encryption, SmtpSettings};

/// How long handing over one letter may take, all answers of the mail server together.
///
/// Shorter than a worker may hold a job, so that no other worker takes up a letter that is still on its way out.
pub(crate) const LONGEST: Duration = Duration::from_mins(1);

/// A way for letters to leave the house.
#[derive(Clone)]
pub enum Transport {
    /// Handed to a mail server.
    Smtp(smtp::Relay),
    /// Laid into a folder as `.eml` files, for the demo and for machines without a mail server.
    Folder {
        /// The folder.
        dir: PathBuf,
    },
    /// Kept in this process: for tests.
    Memory(Arc<Mutex<Vec<Letter>>>),
}

impl Transport {
    /// Hands letters to a mail server; nothing is asked of it yet.
    pub fn smtp(settings: &SmtpSettings) -> Result<Self, PostError> {
        smtp::Relay::new(settings).map(Self::Smtp)
    }

    /// Lays letters into a folder, which is made when the first one comes.
    pub fn folder(dir: impl Into<PathBuf>) -> Self {
        Self::Folder { dir: dir.into() }
    }

    /// Keeps letters in memory.
    pub fn memory() -> Self {
        Self::Memory(Arc::default())
    }

    /// Sends a letter; [`PostError::is_permanent`] tells whether trying again can help. Takes a minute at most.
    pub async fn send(&self, letter: &Letter) -> Result<(), PostError> {
        match self {
            Self::Smtp(relay) => tokio::time::timeout(LONGEST, relay.send(letter))
                .await
                .unwrap_or_else(|_| Err(PostError::NotNow("it takes too long".to_owned()))),
            Self::Folder { dir } => folder::lay_into(dir, letter).await,
            Self::Memory(letters) => {
                letter.to_mime()?;
                let mut letters = letters.lock().unwrap_or_else(PoisonError::into_inner);
                if !letters
                    .iter()
                    .any(|sent| sent.message_id == letter.message_id)
                {
                    letters.push(letter.clone());
                }
                Ok(())
            }
        }
    }

    /// The letters that were sent in memory, oldest first; none for the other ways.
    pub fn sent(&self) -> Vec<Letter> {
        match self {
            Self::Memory(letters) => letters
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone(),
            Self::Smtp(_) | Self::Folder { .. } => Vec::new(),
        }
    }
}

impl std::fmt::Debug for Transport {
    /// Never shows credentials or letters.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Smtp(_) => f.write_str("Smtp"),
            Self::Folder { dir } => write!(f, "Folder({})", dir.display()),
            Self::Memory(_) => f.write_str("Memory"),
        }
    }
}

/// Why a letter was not sent.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// An address is none, or the letter cannot be put into an envelope.
    #[error("the letter cannot be sent to anybody: {0}")]
    Unaddressable(String),
    /// The settings of the mail server are wrong.
    #[error("the mail server's settings are wrong: {0}")]
    Settings(String),
    /// The mail server refuses this letter for good.
    #[error("the mail server refuses the letter: {0}")]
    Refused(String),
    /// The mail server is not there, is busy or does not let us in: later it may.
    #[error("the mail server does not take the letter now: {0}")]
    NotNow(String),
    /// The folder cannot be written.
    #[error("the letter cannot be laid into the folder: {0}")]
    Io(#[from] std::io::Error),
}

impl PostError {
    /// Whether sending the same letter again is useless.
    pub const fn is_permanent(&self) -> bool {
        match self {
            Self::Unaddressable(_) | Self::Refused(_) => true,
            Self::Settings(_) | Self::NotNow(_) | Self::Io(_) => false,
        }
    }

    /// Whether the way out is closed and not this letter at fault: it waits until the way is open.
    pub const fn is_outage(&self) -> bool {
        match self {
            Self::Settings(_) | Self::NotNow(_) | Self::Io(_) => true,
            Self::Unaddressable(_) | Self::Refused(_) => false,
        }
    }
}
