//! Files in a bucket that speaks the S3 protocol.

use std::fmt;
use std::io;
use std::sync::Arc;

use bytes::Bytes;
use domain::time::Timestamp;
use futures::{StreamExt, TryStreamExt};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{ObjectMeta, ObjectStore, ObjectStoreExt};

use super::{BlobError, BlobId, BlobStream, Blobs, Listed};

/// Where a bucket is and how to open it.
#[derive(Clone)]
pub struct S3Settings {
    /// The address of the server; `None` for Amazon's own.
    pub endpoint: Option<String>,
    /// The region the bucket lives in.
    pub region: String,
    /// The bucket.
    pub bucket: String,
    /// What the names in the bucket begin with; may be empty.
    pub prefix: String,
    /// Who asks.
    pub access_key_id: String,
    /// The secret of who asks.
    pub secret_access_key: String,
}

impl fmt::Debug for S3Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3Settings")
            .field("endpoint", &self.endpoint)
            .field("bucket", &self.bucket)
            .finish_non_exhaustive()
    }
}

/// A bucket that is open.
#[derive(Clone)]
pub struct Bucket {
    store: Arc<AmazonS3>,
    prefix: Path,
}

impl fmt::Debug for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bucket({}, {})", self.store, self.prefix)
    }
}

impl Blobs {
    /// Opens a bucket; nothing is asked of the server yet.
    pub fn s3(settings: S3Settings) -> Result<Self, BlobError> {
        // The rest of the server speaks TLS with ring; a provider that is chosen already stays.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = AmazonS3Builder::new()
            .with_region(settings.region)
            .with_bucket_name(settings.bucket)
            .with_access_key_id(settings.access_key_id)
            .with_secret_access_key(settings.secret_access_key);
        if let Some(endpoint) = settings.endpoint {
            let plain = endpoint.starts_with("http://");
            builder = builder.with_endpoint(endpoint).with_allow_http(plain);
        }
        let prefix = Path::parse(settings.prefix).map_err(object_store::Error::from)?;
        Ok(Self::S3(Bucket {
            store: Arc::new(builder.build()?),
            prefix,
        }))
    }
}

impl Bucket {
    pub(super) async fn put(&self, id: BlobId, bytes: Bytes) -> Result<(), BlobError> {
        self.store.put(&self.path_of(id), bytes.into()).await?;
        Ok(())
    }

    pub(super) async fn read(&self, id: BlobId) -> Result<Bytes, BlobError> {
        let found = self
            .store
            .get(&self.path_of(id))
            .await
            .map_err(|error| missing(error, id))?;
        Ok(found.bytes().await?)
    }

    pub(super) async fn stream(&self, id: BlobId) -> Result<(u64, BlobStream), BlobError> {
        let found = self
            .store
            .get(&self.path_of(id))
            .await
            .map_err(|error| missing(error, id))?;
        let len = found.meta.size;
        Ok((len, found.into_stream().map_err(io::Error::other).boxed()))
    }

    pub(super) async fn exists(&self, id: BlobId) -> Result<bool, BlobError> {
        match self.store.head(&self.path_of(id)).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) async fn delete_if_older(
        &self,
        id: BlobId,
        before: Timestamp,
    ) -> Result<(), BlobError> {
        let path = self.path_of(id);
        let removed = match self.store.head(&path).await {
            Ok(object) if written_at(&object) >= before => Ok(()),
            Ok(_) => self.store.delete(&path).await,
            Err(error) => Err(error),
        };
        match removed {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) async fn list(&self) -> Result<Vec<Listed>, BlobError> {
        let objects: Vec<ObjectMeta> = self.store.list(Some(&self.prefix)).try_collect().await?;
        let mut listed: Vec<Listed> = objects.iter().filter_map(line).collect();
        listed.sort_unstable_by_key(|line| line.id);
        Ok(listed)
    }

    fn path_of(&self, id: BlobId) -> Path {
        self.prefix.clone().join(id.to_string())
    }
}

/// A line of the inventory; `None` for an object that is none of ours.
fn line(object: &ObjectMeta) -> Option<Listed> {
    let id = BlobId::parse(object.location.filename()?)?;
    Some(Listed {
        id,
        written_at: Some(written_at(object)),
    })
}

fn written_at(object: &ObjectMeta) -> Timestamp {
    Timestamp::from_micros(object.last_modified.timestamp_micros())
}

fn missing(error: object_store::Error, id: BlobId) -> BlobError {
    if matches!(error, object_store::Error::NotFound { .. }) {
        BlobError::Missing(id)
    } else {
        error.into()
    }
}
