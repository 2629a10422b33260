//! The files that customers and staff add: kept by what they contain, outside the database.
//!
//! A file's name is the SHA-256 of its bytes, so that the same proof of purchase is kept once, a row can never point
//! to other bytes than it was written for, and a file written twice is harmless.
//! A file is durable before the row that names it is written; a file that no row names is swept up later.

mod disk;
mod memory;
#[cfg(feature = "s3")]
mod s3;

use std::collections::BTreeMap;
use std::fmt::{self, Display, Write as _};
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use domain::time::Timestamp;
use futures::stream::BoxStream;
use sha2::{Digest, Sha256};

#[cfg(feature = "s3")]
pub use s3::S3Settings;

use crate::entropy::Entropy;

/// The name of a file: the SHA-256 of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobId(pub [u8; 32]);

impl BlobId {
    /// The name of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Reads 64 lower-case hexadecimal digits; `None` for anything else.
    pub fn parse(hex: &str) -> Option<Self> {
        let mut id = [0; 32];
        if hex.len() != 64
            || !hex
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        {
            return None;
        }
        for (place, byte) in id.iter_mut().enumerate() {
            *byte = u8::from_str_radix(hex.get(place * 2..place * 2 + 2)?, 16).ok()?;
        }
        Some(Self(id))
    }
}

impl Display for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut hex = String::with_capacity(64);
        for byte in self.0 {
            write!(hex, "{byte:02x}")?;
        }
        f.write_str(&hex)
    }
}

/// A file that is kept: its name and its length in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its name.
    pub id: BlobId,
    /// Its length in bytes.
    pub len: u64,
}

/// One line of the inventory that the sweep of orphans reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The file.
    pub id: BlobId,
    /// When it was last written; `None` when the place does not record it.
    /// The sweep spares young files: their row may not be committed yet.
    pub written_at: Option<Timestamp>,
}

/// Why a file could not be kept or given back.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// No file has this name.
    #[error("no file is kept under {0}")]
    Missing(BlobId),
    /// The bytes kept under this name are not the ones that were written.
    #[error("the file kept under {0} is damaged")]
    Damaged(BlobId),
    /// More was written than the writer was opened for.
    #[error("the file is longer than {max_bytes} bytes")]
    TooBig {
        /// The limit in bytes.
        max_bytes: u64,
    },
    /// The disk said no.
    #[error("the file store failed: {0}")]
    Io(#[from] io::Error),
    /// The object store said no.
    #[cfg(feature = "s3")]
    #[error("the object store failed: {0}")]
    S3(#[from] object_store::Error),
}

/// Where files are kept.
#[derive(Clone, Debug)]
pub enum Blobs {
    /// A folder of this machine.
    Disk {
        /// The folder; files are spread over 256 folders below it.
        root: PathBuf,
        /// Names the unfinished files.
        entropy: Entropy,
    },
    /// This process: for tests.
    Memory(Arc<Mutex<BTreeMap<BlobId, Bytes>>>),
    /// A bucket that speaks the S3 protocol.
    #[cfg(feature = "s3")]
    S3(s3::Bucket),
}

/// The bytes of a file, piece by piece.
pub type BlobStream = BoxStream<'static, io::Result<Bytes>>;

impl Blobs {
    /// Opens a folder, making it and its parents, and drops what an earlier stop left unfinished.
    pub fn disk(root: impl Into<PathBuf>, entropy: Entropy) -> Result<Self, BlobError> {
        let root = root.into();
        disk::open(&root)?;
        Ok(Self::Disk { root, entropy })
    }

    /// Keeps files in memory until the process ends.
    pub fn memory() -> Self {
        Self::Memory(Arc::default())
    }

    /// Starts a file of at most `max_bytes` bytes.
    /// Dropped before [`BlobWriter::finish`], it leaves nothing behind.
    pub async fn writer(&self, max_bytes: u64) -> Result<BlobWriter, BlobError> {
        let place = match self {
            Self::Disk { root, entropy } => {
                Place::Disk(disk::Unfinished::create(root, entropy).await?)
            }
            Self::Memory(files) => Place::Memory {
                bytes: Vec::new(),
                files: Arc::clone(files),
            },
            #[cfg(feature = "s3")]
            Self::S3(bucket) => Place::S3 {
                bytes: Vec::new(),
                bucket: bucket.clone(),
            },
        };
        Ok(BlobWriter {
            place,
            digest: Sha256::new(),
            len: 0,
            max_bytes,
        })
    }

    /// Keeps these bytes, durably.
    pub async fn put(&self, bytes: &[u8]) -> Result<Stored, BlobError> {
        let mut writer = self.writer(u64::MAX).await?;
        writer.write(bytes).await?;
        writer.finish().await
    }

    /// The whole file, checked against its name.
    pub async fn read(&self, id: BlobId) -> Result<Bytes, BlobError> {
        let bytes = match self {
            Self::Disk { root, .. } => disk::read(root, id).await?,
            Self::Memory(files) => memory::read(files, id)?,
            #[cfg(feature = "s3")]
            Self::S3(bucket) => bucket.read(id).await?,
        };
        if BlobId::of(&bytes) == id {
            Ok(bytes)
        } else {
            Err(BlobError::Damaged(id))
        }
    }

    /// The file's length and its bytes piece by piece, for a download.
    pub async fn stream(&self, id: BlobId) -> Result<(u64, BlobStream), BlobError> {
        match self {
            Self::Disk { root, .. } => disk::stream(root, id).await,
            Self::Memory(files) => memory::stream(files, id),
            #[cfg(feature = "s3")]
            Self::S3(bucket) => bucket.stream(id).await,
        }
    }

    /// Whether a file has this name.
    pub async fn exists(&self, id: BlobId) -> Result<bool, BlobError> {
        match self {
            Self::Disk { root, .. } => disk::exists(root, id).await,
            Self::Memory(files) => Ok(memory::locked(files).contains_key(&id)),
            #[cfg(feature = "s3")]
            Self::S3(bucket) => bucket.exists(id).await,
        }
    }

    /// Removes a file that was last written before this moment; removing what is not there is no error.
    ///
    /// Its age is looked at anew: between the inventory and this it may have been written again, for a row that is
    /// about to name it. A folder has no moment in which such a file is lost; a bucket, which cannot look and remove
    /// in one step, has the time of one request. What records no time is removed.
    pub async fn delete_if_older(&self, id: BlobId, before: Timestamp) -> Result<(), BlobError> {
        match self {
            Self::Disk { root, entropy } => disk::delete_if_older(root, id, before, entropy).await,
            Self::Memory(files) => {
                memory::locked(files).remove(&id);
                Ok(())
            }
            #[cfg(feature = "s3")]
            Self::S3(bucket) => bucket.delete_if_older(id, before).await,
        }
    }

    /// Every file, for the sweep of those that no row names.
    pub async fn list(&self) -> Result<Vec<Listed>, BlobError> {
        match self {
            Self::Disk { root, .. } => disk::list(root).await,
            Self::Memory(files) => Ok(memory::list(files)),
            #[cfg(feature = "s3")]
            Self::S3(bucket) => bucket.list().await,
        }
    }
}

/// A file being written.
pub struct BlobWriter {
    place: Place,
    digest: Sha256,
    len: u64,
    max_bytes: u64,
}

enum Place {
    Disk(disk::Unfinished),
    Memory {
        bytes: Vec<u8>,
        files: Arc<Mutex<BTreeMap<BlobId, Bytes>>>,
    },
    #[cfg(feature = "s3")]
    S3 {
        bytes: Vec<u8>,
        bucket: s3::Bucket,
    },
}

impl BlobWriter {
    /// Adds the next piece; [`BlobError::TooBig`] as soon as the limit is passed.
    pub async fn write(&mut self, piece: &[u8]) -> Result<(), BlobError> {
        self.len = self.len.saturating_add(piece.len() as u64);
        if self.len > self.max_bytes {
            return Err(BlobError::TooBig {
                max_bytes: self.max_bytes,
            });
        }
        self.digest.update(piece);
        match &mut self.place {
            Place::Disk(file) => file.write(piece).await?,
            Place::Memory { bytes, .. } => bytes.extend_from_slice(piece),
            #[cfg(feature = "s3")]
            Place::S3 { bytes, .. } => bytes.extend_from_slice(piece),
        }
        Ok(())
    }

    /// How many bytes were written so far.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether nothing was written so far.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Gives back what was written and forgets the file: for an upload that is checked before anything is kept.
    pub async fn into_contents(self) -> Result<Bytes, BlobError> {
        match self.place {
            Place::Disk(file) => file.into_contents().await,
            Place::Memory { bytes, .. } => Ok(bytes.into()),
            #[cfg(feature = "s3")]
            Place::S3 { bytes, .. } => Ok(bytes.into()),
        }
    }

    /// Keeps the file: when this returns, it outlives a loss of power.
    pub async fn finish(self) -> Result<Stored, BlobError> {
        let id = BlobId(self.digest.finalize().into());
        match self.place {
            Place::Disk(file) => file.keep_as(id).await?,
            Place::Memory { bytes, files } => {
                memory::locked(&files).insert(id, bytes.into());
            }
            #[cfg(feature = "s3")]
            Place::S3 { bytes, bucket } => bucket.put(id, bytes.into()).await?,
        }
        Ok(Stored { id, len: self.len })
    }
}
