//! Files in a folder: `ab/cdef…`, the first two hexadecimal digits being the folder.
//!
//! A file is written under a passing name in `unfinished/`, synced, renamed into place, and then the folders are
//! synced too: a rename alone may be lost with the power.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use bytes::Bytes;
use domain::time::Timestamp;
use futures::{StreamExt, stream};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::task::spawn_blocking;

use super::{BlobError, BlobId, BlobStream, Listed};
use crate::clock::since_1970;
use crate::entropy::Entropy;

/// How many bytes a download reads at a time.
const PIECE: usize = 64 * 1024;

const UNFINISHED: &str = "unfinished";

/// Files older than this were left by a process that stopped; a younger one may belong to another server.
const ABANDONED: Duration = Duration::from_hours(24);

pub(super) fn open(root: &Path) -> io::Result<()> {
    let folder = root.join(UNFINISHED);
    fs::create_dir_all(&folder)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let age = entry.metadata()?.modified()?.elapsed().unwrap_or_default();
        if age > ABANDONED {
            fs::remove_file(entry.path())?;
        }
    }
    sync_folder(root)
}

/// A file that has no name yet; dropping it removes it.
pub(super) struct Unfinished {
    file: tokio::fs::File,
    path: Passing,
    root: PathBuf,
}

/// A path that is removed when it goes out of use.
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        // Renamed files are gone already, and what cannot be removed now is removed at the next start.
        let _ = fs::remove_file(&self.0);
    }
}

impl Unfinished {
    pub(super) async fn create(root: &Path, entropy: &Entropy) -> Result<Self, BlobError> {
        let path = unnamed(root, entropy);
        let file = tokio::fs::File::options()
            .read(true)
            .write(true)
            .create_new(true)
            .open(&path)
            .await?;
        Ok(Self {
            file,
            path: Passing(path),
            root: root.to_owned(),
        })
    }

    pub(super) async fn write(&mut self, piece: &[u8]) -> Result<(), BlobError> {
        Ok(self.file.write_all(piece).await?)
    }

    pub(super) async fn into_contents(mut self) -> Result<Bytes, BlobError> {
        self.file.flush().await?;
        Ok(tokio::fs::read(&self.path.0).await?.into())
    }

    pub(super) async fn keep_as(mut self, id: BlobId) -> Result<(), BlobError> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        let Self { path, root, .. } = self;
        let renamed = spawn_blocking(move || rename_durably(&path.0, &root, id)).await;
        Ok(renamed.map_err(io::Error::other)??)
    }
}

/// A passing name that no other file has.
fn unnamed(root: &Path, entropy: &Entropy) -> PathBuf {
    let name = BlobId(entropy.bytes()).to_string();
    root.join(UNFINISHED).join(name)
}

fn rename_durably(from: &Path, root: &Path, id: BlobId) -> io::Result<()> {
    let to = path_of(root, id);
    let folder = to.parent().unwrap_or(root);
    if !folder.is_dir() {
        fs::create_dir_all(folder)?;
        sync_folder(root)?;
    }
    fs::rename(from, &to)?;
    sync_folder(folder)
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

fn path_of(root: &Path, id: BlobId) -> PathBuf {
    let hex = id.to_string();
    let (folder, name) = hex.split_at(2);
    root.join(folder).join(name)
}

pub(super) async fn read(root: &Path, id: BlobId) -> Result<Bytes, BlobError> {
    let bytes = tokio::fs::read(path_of(root, id))
        .await
        .map_err(|error| missing(error, id))?;
    Ok(bytes.into())
}

pub(super) async fn stream(root: &Path, id: BlobId) -> Result<(u64, BlobStream), BlobError> {
    let file = tokio::fs::File::open(path_of(root, id))
        .await
        .map_err(|error| missing(error, id))?;
    let len = file.metadata().await?.len();
    let pieces = stream::try_unfold(file, async |mut file| {
        let mut piece = Vec::with_capacity(PIECE);
        file.read_buf(&mut piece).await?;
        Ok((!piece.is_empty()).then(|| (Bytes::from(piece), file)))
    });
    Ok((len, pieces.boxed()))
}

pub(super) async fn exists(root: &Path, id: BlobId) -> Result<bool, BlobError> {
    Ok(tokio::fs::try_exists(path_of(root, id)).await?)
}

pub(super) async fn delete_if_older(
    root: &Path,
    id: BlobId,
    before: Timestamp,
    entropy: &Entropy,
) -> Result<(), BlobError> {
    let root = root.to_owned();
    let aside = unnamed(&root, entropy);
    let removed = spawn_blocking(move || set_aside(&root, id, before, &aside)).await;
    Ok(removed.map_err(io::Error::other)??)
}

/// Takes the name from a file before its age is looked at. One that is written again meanwhile is either what was
/// set aside, and gets its name back, or takes the name that is free now: there is no moment at which it is removed.
fn set_aside(root: &Path, id: BlobId, before: Timestamp, aside: &Path) -> io::Result<()> {
    match fs::rename(path_of(root, id), aside) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        renamed => renamed?,
    }
    // One whose age cannot be read is kept.
    let is_old = fs::metadata(aside)
        .and_then(|file| written_at(&file))
        .is_ok_and(|written| written < before);
    if is_old {
        fs::remove_file(aside)
    } else {
        rename_durably(aside, root, id)
    }
}

pub(super) async fn list(root: &Path) -> Result<Vec<Listed>, BlobError> {
    let root = root.to_owned();
    let listed = spawn_blocking(move || list_now(&root)).await;
    Ok(listed.map_err(io::Error::other)??)
}

fn list_now(root: &Path) -> io::Result<Vec<Listed>> {
    let mut listed = Vec::new();
    for folder in fs::read_dir(root)? {
        let folder = folder?;
        if folder.file_name().len() != 2 || !folder.file_type()?.is_dir() {
            continue;
        }
        for file in fs::read_dir(folder.path())? {
            listed.extend(entry(&folder.file_name().to_string_lossy(), &file?)?);
        }
    }
    listed.sort_unstable_by_key(|line| line.id);
    Ok(listed)
}

/// A line of the inventory; `None` for a file that is none of ours.
fn entry(folder: &str, file: &fs::DirEntry) -> io::Result<Option<Listed>> {
    let Some(id) = BlobId::parse(&format!("{folder}{}", file.file_name().to_string_lossy())) else {
        return Ok(None);
    };
    Ok(Some(Listed {
        id,
        written_at: Some(written_at(&file.metadata()?)?),
    }))
}

fn written_at(file: &fs::Metadata) -> io::Result<Timestamp> {
    Ok(Timestamp::from_micros(since_1970(file.modified()?)))
}

fn missing(error: io::Error, id: BlobId) -> BlobError {
    if error.kind() == io::ErrorKind::NotFound {
        BlobError::Missing(id)
    } else {
        error.into()
    }
}
