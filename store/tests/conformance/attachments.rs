//! The rows that name files.

use domain::id::{AttachmentId, DraftId};
use domain::intake::RawIntake;
use store::{Attachment, AttachmentOwner, StoreResult};

use crate::cast::{Desk, MINUTE, NOW, fresh, fresh_serial};
use crate::place::{Place, both};

both!(
    files_come_in_the_order_in_which_they_were_added,
    a_file_is_taken_off_its_own_unsent_filing_only,
    the_files_of_a_sent_filing_are_the_cases,
    the_files_of_a_forgotten_filing_are_forgotten,
    a_hash_is_named_while_a_row_names_it,
    a_file_knows_all_that_it_belongs_to,
);

fn file(n: i64) -> Attachment {
    Attachment {
        id: fresh(),
        purpose: "photo".into(),
        name: "../Küche 1.jpg".into(),
        media_type: "image/jpeg".into(),
        sha256: format!("{n:064}"),
        bytes: 5_000_000_000,
        thumbnail: Some(format!("{:064}", n + 1_000)),
        added_by: "customer".into(),
        added_at: NOW + n,
    }
}

async fn draft(place: &Place) -> StoreResult<DraftId> {
    let id = DraftId::new(fresh());
    let token = id.uuid();
    place
        .write(async |tx| {
            tx.insert_draft(
                id,
                token.as_bytes(),
                &RawIntake::new("en"),
                NOW,
                NOW + MINUTE,
            )
            .await
        })
        .await?;
    Ok(id)
}

async fn of(place: &Place, owner: AttachmentOwner) -> StoreResult<Vec<Attachment>> {
    place.read(async |tx| tx.attachments(owner).await).await
}

async fn files_come_in_the_order_in_which_they_were_added(place: Place) -> StoreResult<()> {
    let case = Desk::open(&place)
        .await?
        .file(&place, fresh_serial())
        .await?;
    let owner = AttachmentOwner::Case(case.id);
    let files = [
        file(1),
        Attachment {
            thumbnail: None,
            purpose: "bench".into(),
            added_by: "staff".into(),
            ..file(2)
        },
        file(2),
    ];
    place
        .write(async |tx| {
            for file in files.iter().rev() {
                tx.insert_attachment(owner, file).await?;
            }
            Ok(())
        })
        .await?;
    assert_eq!(of(&place, owner).await?, files);
    Ok(())
}

async fn a_file_is_taken_off_its_own_unsent_filing_only(place: Place) -> StoreResult<()> {
    let (mine, other) = (draft(&place).await?, draft(&place).await?);
    let (file, owner) = (file(1), AttachmentOwner::Draft(mine));
    let id = AttachmentId::new(file.id);
    place
        .write(async |tx| tx.insert_attachment(owner, &file).await)
        .await?;
    assert!(
        !place
            .write(async |tx| tx.remove_attachment(id, other).await)
            .await?
    );
    assert_eq!(of(&place, owner).await?, [file]);
    assert!(
        place
            .write(async |tx| tx.remove_attachment(id, mine).await)
            .await?
    );
    assert!(
        !place
            .write(async |tx| tx.remove_attachment(id, mine).await)
            .await?
    );
    assert_eq!(of(&place, owner).await?, []);
    Ok(())
}

async fn the_files_of_a_sent_filing_are_the_cases(place: Place) -> StoreResult<()> {
    let draft = draft(&place).await?;
    let case = Desk::open(&place)
        .await?
        .file(&place, fresh_serial())
        .await?
        .id;
    let files = [file(1), file(2)];
    place
        .write(async |tx| {
            for file in &files {
                tx.insert_attachment(AttachmentOwner::Draft(draft), file)
                    .await?;
            }
            tx.hand_over_attachments(draft, case).await?;
            tx.mark_sent(draft, case, NOW).await?;
            tx.sweep_drafts(NOW + 9 * MINUTE).await
        })
        .await?;
    assert_eq!(of(&place, AttachmentOwner::Case(case)).await?, files);
    let removed = place
        .write(async |tx| {
            tx.remove_attachment(AttachmentId::new(files[0].id), draft)
                .await
        })
        .await?;
    assert!(!removed, "it belongs to the case now");
    Ok(())
}

async fn the_files_of_a_forgotten_filing_are_forgotten(place: Place) -> StoreResult<()> {
    let draft = draft(&place).await?;
    let file = file(1);
    place
        .write(async |tx| {
            tx.insert_attachment(AttachmentOwner::Draft(draft), &file)
                .await
        })
        .await?;
    place
        .write(async |tx| tx.sweep_drafts(NOW + MINUTE).await)
        .await?;
    assert!(
        !place
            .read(async |tx| tx.is_named(&file.sha256).await)
            .await?
    );
    Ok(())
}

async fn a_hash_is_named_while_a_row_names_it(place: Place) -> StoreResult<()> {
    let draft = draft(&place).await?;
    let (one, same) = (file(1), file(1));
    let owner = AttachmentOwner::Draft(draft);
    place
        .write(async |tx| {
            tx.insert_attachment(owner, &one).await?;
            tx.insert_attachment(owner, &same).await?;
            tx.remove_attachment(AttachmentId::new(one.id), draft)
                .await?;
            assert!(
                tx.is_named(&one.sha256).await?,
                "another row names the same bytes"
            );
            assert!(
                tx.is_named(one.thumbnail.as_deref().expect("a thumbnail"))
                    .await?
            );
            tx.remove_attachment(AttachmentId::new(same.id), draft)
                .await?;
            assert!(!tx.is_named(&one.sha256).await?);
            assert!(!tx.is_named("none").await?);
            Ok(())
        })
        .await
}

async fn a_file_knows_all_that_it_belongs_to(place: Place) -> StoreResult<()> {
    let draft = draft(&place).await?;
    let case = Desk::open(&place)
        .await?
        .file(&place, fresh_serial())
        .await?
        .id;
    let file = file(1);
    let id = AttachmentId::new(file.id);
    let (of_draft, of_case) = (AttachmentOwner::Draft(draft), AttachmentOwner::Case(case));
    place
        .write(async |tx| {
            assert_eq!(tx.attachment(id).await?, None);
            tx.insert_attachment(of_draft, &file).await?;
            assert_eq!(
                tx.attachment(id).await?,
                Some((file.clone(), vec![of_draft]))
            );
            tx.hand_over_attachments(draft, case).await?;
            assert_eq!(
                tx.attachment(id).await?,
                Some((file, vec![of_case, of_draft]))
            );
            Ok(())
        })
        .await
}
