//! The same story for every place that files can be kept in.

use std::fs::File;
use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use domain::time::Timestamp;
use futures::TryStreamExt;
use service::blobs::{BlobError, BlobId, Blobs};
use service::clock::Clock;
use service::entropy::Entropy;

fn disk() -> (tempfile::TempDir, Blobs) {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::disk(folder.path().join("files"), Entropy::System).unwrap();
    (folder, blobs)
}

/// Where a file lies in that folder.
fn place_of(folder: &tempfile::TempDir, id: BlobId) -> PathBuf {
    let hex = id.to_string();
    folder.path().join("files").join(&hex[..2]).join(&hex[2..])
}

#[tokio::test]
async fn a_folder_keeps_files() {
    let (_folder, blobs) = disk();
    keeps_files(&blobs).await;
}

#[tokio::test]
async fn memory_keeps_files() {
    keeps_files(&Blobs::memory()).await;
}

#[cfg(feature = "s3")]
#[tokio::test]
#[expect(
    clippy::disallowed_methods,
    reason = "a test reads where its server is; the portal's configuration is not here"
)]
async fn a_bucket_keeps_files() {
    let Ok(endpoint) = std::env::var("CALLTAG_TEST_S3_URL") else {
        eprintln!("CALLTAG_TEST_S3_URL names no server: the bucket is not tried.");
        return;
    };
    let settings = service::blobs::S3Settings {
        endpoint: Some(endpoint),
        region: "us-east-1".into(),
        bucket: "calltag".into(),
        prefix: format!("run-{}", Entropy::System.u64()),
        access_key_id: "testing".into(),
        secret_access_key: "testing".into(),
    };
    keeps_files(&Blobs::s3(settings).unwrap()).await;
}

/// What every place must do.
async fn keeps_files(blobs: &Blobs) {
    what_is_put_can_be_read(blobs).await;
    a_file_written_in_pieces_has_the_same_name(blobs).await;
    a_file_too_long_is_refused_and_leaves_nothing(blobs).await;
    what_is_deleted_is_missing(blobs).await;
    the_inventory_names_every_file(blobs).await;
}

async fn what_is_put_can_be_read(blobs: &Blobs) {
    for bytes in [&b""[..], b"x", &vec![7; 300_000]] {
        let stored = blobs.put(bytes).await.unwrap();
        assert_eq!(
            (stored.id, stored.len),
            (BlobId::of(bytes), bytes.len() as u64)
        );
        assert!(blobs.exists(stored.id).await.unwrap());
        assert_eq!(blobs.read(stored.id).await.unwrap(), bytes);
        let (len, pieces) = blobs.stream(stored.id).await.unwrap();
        let pieces: Vec<_> = pieces.try_collect().await.unwrap();
        assert_eq!((len, pieces.concat()), (stored.len, bytes.to_vec()));
    }
}

async fn a_file_written_in_pieces_has_the_same_name(blobs: &Blobs) {
    let mut writer = blobs.writer(10).await.unwrap();
    writer.write(b"ab").await.unwrap();
    writer.write(b"cd").await.unwrap();
    assert_eq!(writer.len(), 4);
    let stored = writer.finish().await.unwrap();
    assert_eq!(blobs.put(b"abcd").await.unwrap(), stored);
    assert_eq!(blobs.read(stored.id).await.unwrap(), &b"abcd"[..]);
}

async fn a_file_too_long_is_refused_and_leaves_nothing(blobs: &Blobs) {
    let before = blobs.list().await.unwrap();
    let mut writer = blobs.writer(3).await.unwrap();
    writer.write(b"wxy").await.unwrap();
    assert!(matches!(
        writer.write(b"z").await,
        Err(BlobError::TooBig { max_bytes: 3 })
    ));
    drop(writer);
    let mut writer = blobs.writer(9).await.unwrap();
    writer.write(b"wxyz").await.unwrap();
    assert_eq!(writer.into_contents().await.unwrap(), &b"wxyz"[..]);
    assert_eq!(blobs.list().await.unwrap(), before);
}

async fn what_is_deleted_is_missing(blobs: &Blobs) {
    let stored = blobs.put(b"passing").await.unwrap();
    let before = Timestamp::from_micros(i64::MAX);
    blobs.delete_if_older(stored.id, before).await.unwrap();
    blobs.delete_if_older(stored.id, before).await.unwrap();
    assert!(!blobs.exists(stored.id).await.unwrap());
    assert!(matches!(blobs.read(stored.id).await, Err(BlobError::Missing(id)) if id == stored.id));
    assert!(matches!(
        blobs.stream(stored.id).await,
        Err(BlobError::Missing(_))
    ));
}

async fn the_inventory_names_every_file(blobs: &Blobs) {
    let stored = blobs.put(b"listed").await.unwrap();
    let listed = blobs.list().await.unwrap();
    assert!(listed.is_sorted_by_key(|line| line.id));
    assert!(listed.iter().any(|line| line.id == stored.id));
}

#[tokio::test]
async fn a_damaged_file_is_noticed() {
    let (folder, blobs) = disk();
    let stored = blobs.put(b"proof of purchase").await.unwrap();
    std::fs::write(place_of(&folder, stored.id), b"proof of something else").unwrap();
    assert!(matches!(
        blobs.read(stored.id).await,
        Err(BlobError::Damaged(_))
    ));
}

#[tokio::test]
async fn an_unfinished_file_is_removed_when_it_is_dropped() {
    let (folder, blobs) = disk();
    let mut writer = blobs.writer(100).await.unwrap();
    writer.write(b"half").await.unwrap();
    assert_eq!(unfinished(&folder), 1);
    drop(writer);
    assert_eq!(unfinished(&folder), 0);
}

fn unfinished(folder: &tempfile::TempDir) -> usize {
    let passing = std::fs::read_dir(folder.path().join("files/unfinished"));
    passing.unwrap().count()
}

#[tokio::test]
async fn many_may_write_the_same_file_at_once() {
    let (_folder, blobs) = disk();
    let writes = (0..16).map(|_| {
        let blobs = blobs.clone();
        tokio::spawn(async move { blobs.put(b"the same receipt").await.unwrap() })
    });
    for write in writes.collect::<Vec<_>>() {
        assert_eq!(write.await.unwrap().id, BlobId::of(b"the same receipt"));
    }
    assert_eq!(blobs.list().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_file_that_is_written_again_after_it_was_listed_as_old_stays() {
    let (folder, blobs) = disk();
    let receipt = blobs.put(b"the same receipt").await.unwrap().id;
    let other = blobs.put(b"nobody's receipt").await.unwrap().id;
    let yesterday = yesterday();
    for id in [receipt, other] {
        make_old(&folder, id);
    }
    let listed = blobs.list().await.unwrap();
    assert!(listed.iter().all(|file| file.written_at < Some(yesterday)));
    blobs.put(b"the same receipt").await.unwrap();
    for id in [receipt, other] {
        blobs.delete_if_older(id, yesterday).await.unwrap();
    }
    assert_eq!(
        blobs.read(receipt).await.unwrap(),
        &b"the same receipt"[..],
        "a row is about to name it"
    );
    assert!(!blobs.exists(other).await.unwrap());
    assert_eq!(unfinished(&folder), 0, "nothing stays aside");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_written_again_in_the_very_moment_stays() {
    let (folder, blobs) = disk();
    let receipt = BlobId::of(b"the same receipt");
    let yesterday = yesterday();
    for _ in 0..100 {
        blobs.put(b"the same receipt").await.unwrap();
        make_old(&folder, receipt);
        let (writer, sweeper) = (blobs.clone(), blobs.clone());
        let written = tokio::spawn(async move { writer.put(b"the same receipt").await });
        let swept = tokio::spawn(async move { sweeper.delete_if_older(receipt, yesterday).await });
        written.await.unwrap().unwrap();
        swept.await.unwrap().unwrap();
        assert!(blobs.exists(receipt).await.unwrap());
    }
}

fn yesterday() -> Timestamp {
    Clock::System.now().plus_days(-1)
}

/// As if it had been written half a century ago.
fn make_old(folder: &tempfile::TempDir, id: BlobId) {
    let file = File::options().write(true).open(place_of(folder, id));
    file.unwrap().set_modified(UNIX_EPOCH).unwrap();
}

#[test]
fn a_name_is_read_back_from_its_digits_only() {
    let id = BlobId::of(b"x");
    assert_eq!(BlobId::parse(&id.to_string()), Some(id));
    let digits = "ab".repeat(32);
    for text in [
        "",
        "ab",
        &digits.to_uppercase(),
        &digits[1..],
        &digits.replacen("ab", "..", 1),
        &"é".repeat(32),
    ] {
        assert_eq!(BlobId::parse(text), None, "{text}");
    }
}
