//! What customers and staff upload: photos and proofs of purchase, checked by what they contain.
//!
//! A name or a declared type is never believed (ASVS 5.2.2).
//! A picture is decoded within limits and written anew, so that its metadata (where and when it was taken) and
//! whatever hides behind its last byte are gone (ASVS 5.2.6, 14.2.8); a PDF is kept as it came and only ever given
//! back as a download.

mod decode;
mod jpeg;
mod pdf;
mod sniff;

use std::sync::Arc;

use bytes::Bytes;
use domain::field::FieldError;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::blobs::{BlobError, BlobId, BlobWriter};

/// The largest file that is taken, in bytes.
pub const MAX_BYTES: u64 = 15_000_000;
/// The most pixels that a picture may have, in millions: what the cameras of phones reach.
pub const MAX_MEGAPIXELS: u32 = 50;
/// The longest side that is kept, in pixels.
pub const MAX_KEPT_SIDE: u32 = 3_000;
/// The longest side of a thumbnail, in pixels.
pub const THUMBNAIL_SIDE: u32 = 480;

/// What a kept file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A photo.
    Jpeg,
    /// A picture with transparency, or a small one with sharp edges.
    Png,
    /// A document.
    Pdf,
}

impl Kind {
    /// The media type it is served as.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }

    /// How its name ends when it is downloaded.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }
}

/// A file that may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// What it is.
    pub kind: Kind,
    /// What is kept: the picture written anew, or the document as it came.
    pub bytes: Bytes,
    /// The name it is kept under.
    pub id: BlobId,
    /// The size in pixels and a small JPEG; `None` for a document.
    pub picture: Option<Picture>,
}

/// What is known of a kept picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its width in pixels, the way up that it was taken.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// A JPEG of at most [`THUMBNAIL_SIDE`] pixels.
    pub thumbnail: Bytes,
}

/// Why a file is not taken; each has words of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejected {
    /// No file was chosen.
    #[error("no file was chosen")]
    NoFile,
    /// It is none of JPEG, PNG, WebP and PDF.
    #[error("the file is of a type that is not taken")]
    WrongFileType,
    /// It is a HEIC photo, which the phone that took it can send as JPEG.
    #[error("the file is a HEIC photo")]
    HeicFile,
    /// It is too large.
    #[error("the file is larger than {max_bytes} bytes")]
    FileTooBig {
        /// The limit in bytes.
        max_bytes: u64,
    },
    /// It has no bytes.
    #[error("the file is empty")]
    EmptyFile,
    /// It has too many pixels.
    #[error("the picture has more than {max_megapixels} million pixels")]
    TooManyPixels {
        /// The limit in millions of pixels.
        max_megapixels: u32,
    },
    /// It begins as it should but cannot be read to its end.
    #[error("the file is damaged")]
    DamagedFile,
    /// It is a PDF that asks for a password.
    #[error("the document is protected by a password")]
    LockedFile,
    /// It did not arrive, through no fault of the file.
    #[error("the upload failed")]
    UploadFailed,
}

impl From<BlobError> for Rejected {
    fn from(error: BlobError) -> Self {
        match error {
            BlobError::TooBig { max_bytes } => Self::FileTooBig { max_bytes },
            BlobError::Missing(_) | BlobError::Damaged(_) | BlobError::Io(_) => Self::UploadFailed,
            #[cfg(feature = "s3")]
            BlobError::S3(_) => Self::UploadFailed,
        }
    }
}

impl From<Rejected> for FieldError {
    fn from(rejected: Rejected) -> Self {
        match rejected {
            Rejected::NoFile => Self::NoFile,
            Rejected::WrongFileType => Self::WrongFileType,
            Rejected::HeicFile => Self::HeicFile,
            Rejected::FileTooBig { max_bytes } => Self::FileTooBig { max_bytes },
            Rejected::EmptyFile => Self::EmptyFile,
            Rejected::TooManyPixels { max_megapixels } => Self::TooManyPixels { max_megapixels },
            Rejected::DamagedFile => Self::DamagedFile,
            Rejected::LockedFile => Self::LockedFile,
            Rejected::UploadFailed => Self::UploadFailed,
        }
    }
}

/// Checks uploads, a few at a time, for a decoded picture takes up to some hundred megabytes.
#[derive(Clone, Debug)]
pub struct Pictures {
    slots: Arc<Semaphore>,
}

impl Pictures {
    /// Works on at most `at_once` uploads at a time.
    pub fn new(at_once: usize) -> Self {
        Self {
            slots: Arc::new(Semaphore::new(at_once.max(1))),
        }
    }

    /// Checks an upload that was written piece by piece; it is read back only when its turn comes.
    pub async fn accept(&self, upload: BlobWriter) -> Result<Accepted, Rejected> {
        let slot = self.slot().await?;
        let bytes = upload.into_contents().await?;
        work(slot, bytes).await
    }

    /// Checks an upload that is in memory.
    pub async fn accept_bytes(&self, bytes: Bytes) -> Result<Accepted, Rejected> {
        work(self.slot().await?, bytes).await
    }

    async fn slot(&self) -> Result<tokio::sync::OwnedSemaphorePermit, Rejected> {
        Arc::clone(&self.slots)
            .acquire_owned()
            .await
            .map_err(|_| Rejected::UploadFailed)
    }
}

async fn work(slot: tokio::sync::OwnedSemaphorePermit, bytes: Bytes) -> Result<Accepted, Rejected> {
    let checked = spawn_blocking(move || {
        // Held until the work is done, even when the person who sent the file has gone away.
        let _slot = slot;
        check(bytes)
    });
    // A decoder that panics on a crafted file takes down this one file only.
    checked.await.unwrap_or_else(|error| {
        tracing::warn!(%error, "A decoder stopped on an uploaded file.");
        Err(Rejected::DamagedFile)
    })
}

/// Checks one file: a pure function of its bytes.
pub fn check(bytes: Bytes) -> Result<Accepted, Rejected> {
    if bytes.is_empty() {
        return Err(Rejected::EmptyFile);
    }
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Rejected::FileTooBig {
            max_bytes: MAX_BYTES,
        });
    }
    let (kind, bytes, picture) = match sniff::sniff(&bytes)? {
        sniff::Content::Pdf => {
            pdf::check(&bytes)?;
            (Kind::Pdf, bytes, None)
        }
        sniff::Content::Picture(format) => decode::anew(&bytes, format)?,
    };
    Ok(Accepted {
        kind,
        id: BlobId::of(&bytes),
        bytes,
        picture,
    })
}
