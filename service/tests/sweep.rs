//! Every hour what is past its days is forgotten.

use std::fs::File;
use std::time::{Duration, UNIX_EPOCH};

use domain::id::DraftId;
use domain::intake::RawIntake;
use service::Desk;
use service::blobs::{BlobId, Blobs};
use store::{Attachment, AttachmentOwner};
use tempfile::TempDir;

use crate::harness::World;

/// A desk whose files lie in a folder, as they do in earnest.
fn with_a_folder(world: &World) -> (Desk, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::disk(folder.path(), world.desk.entropy.clone()).unwrap();
    let desk = Desk {
        blobs,
        ..world.desk.clone()
    };
    (desk, folder)
}

/// Keeps a file that was last written so many hours ago by the desk's clock.
async fn written(desk: &Desk, folder: &TempDir, bytes: &[u8], hours: i64) -> BlobId {
    let id = desk.blobs.put(bytes).await.unwrap().id;
    let hex = id.to_string();
    let place = folder.path().join(&hex[..2]).join(&hex[2..]);
    let then = desk.now().plus_seconds(-hours * 3600).micros();
    let then = UNIX_EPOCH + Duration::from_micros(u64::try_from(then).unwrap());
    let file = File::options().write(true).open(place).unwrap();
    file.set_modified(then).unwrap();
    id
}

/// Names a file in a filing.
async fn name(desk: &Desk, file: BlobId) {
    let (draft, now) = (DraftId::new(desk.entropy.uuid_v7(desk.now())), desk.now());
    let row = Attachment {
        id: desk.entropy.uuid_v7(now),
        purpose: "proof".into(),
        name: "receipt.pdf".into(),
        media_type: "application/pdf".into(),
        sha256: file.to_string(),
        bytes: 1,
        thumbnail: None,
        added_by: "customer".into(),
        added_at: now.micros(),
    };
    let mut tx = desk.store.write().await.unwrap();
    let ends = now.plus_days(30).micros();
    tx.insert_draft(draft, &[7; 32], &RawIntake::default(), now.micros(), ends)
        .await
        .unwrap();
    tx.insert_attachment(AttachmentOwner::Draft(draft), &row)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_file_that_no_row_names_goes_after_a_day_and_no_other_does() {
    let world = World::new().await;
    let (desk, folder) = with_a_folder(&world);
    let named = written(&desk, &folder, b"named", 48).await;
    name(&desk, named).await;
    let orphan = written(&desk, &folder, b"orphan", 25).await;
    let young = written(&desk, &folder, b"young", 23).await;
    desk.plan_sweep().await.unwrap();
    desk.work_off().await.unwrap();
    for (file, stays) in [(named, true), (orphan, false), (young, true)] {
        assert_eq!(desk.blobs.exists(file).await.unwrap(), stays, "{file}");
    }
}
