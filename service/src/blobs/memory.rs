//! Files in this process.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use futures::{StreamExt, stream};

use super::{BlobError, BlobId, BlobStream, Listed};

type Files = Mutex<BTreeMap<BlobId, Bytes>>;

pub(super) fn locked(files: &Files) -> MutexGuard<'_, BTreeMap<BlobId, Bytes>> {
    files.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(super) fn read(files: &Files, id: BlobId) -> Result<Bytes, BlobError> {
    locked(files)
        .get(&id)
        .cloned()
        .ok_or(BlobError::Missing(id))
}

pub(super) fn stream(files: &Files, id: BlobId) -> Result<(u64, BlobStream), BlobError> {
    let bytes = read(files, id)?;
    Ok((bytes.len() as u64, stream::iter([Ok(bytes)]).boxed()))
}

pub(super) fn list(files: &Files) -> Vec<Listed> {
    locked(files)
        .keys()
        .map(|&id| Listed {
            id,
            written_at: None,
        })
        .collect()
}
