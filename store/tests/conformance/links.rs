//! Links in mails.

use domain::access::Role;
use domain::id::{CaseId, DraftId};
use domain::intake::RawIntake;
use store::{Invitation, StoreError, StoreResult};

use crate::cast::{Desk, MINUTE, NOW, email, fresh, fresh_serial};
use crate::place::{Place, both};

both!(
    a_link_opens_its_case_until_it_expires,
    a_link_resumes_its_filing_until_it_expires,
    a_link_goes_with_its_filing,
    what_has_ended_is_swept_up,
);

async fn a_link_opens_its_case_until_it_expires(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let case = desk.file(&place, fresh_serial()).await?;
    let other = desk.file(&place, fresh_serial()).await?;
    place
        .write(async |tx| {
            tx.insert_case_link(b"one", case.id, NOW + MINUTE).await?;
            tx.insert_case_link(b"two", case.id, NOW + 2 * MINUTE)
                .await?;
            tx.insert_case_link(b"other", other.id, NOW + MINUTE).await
        })
        .await?;
    place
        .read(async |tx| {
            assert_eq!(
                tx.case_by_link(b"one", NOW + MINUTE - 1).await?,
                Some(case.id)
            );
            assert_eq!(tx.case_by_link(b"one", NOW + MINUTE).await?, None);
            assert_eq!(tx.case_by_link(b"two", NOW + MINUTE).await?, Some(case.id));
            assert_eq!(tx.case_by_link(b"other", NOW).await?, Some(other.id));
            assert_eq!(tx.case_by_link(b"guessed", NOW).await?, None);
            Ok(())
        })
        .await?;
    let again = place
        .write(async |tx| tx.insert_case_link(b"one", other.id, NOW + MINUTE).await)
        .await;
    assert!(matches!(again, Err(StoreError::Taken(_))), "{again:?}");
    let lost = place
        .write(async |tx| {
            tx.insert_case_link(b"lost", CaseId::new(fresh()), NOW)
                .await
        })
        .await;
    assert!(
        matches!(lost, Err(StoreError::Driver(_))),
        "a link to nothing: {lost:?}"
    );
    Ok(())
}

async fn a_link_resumes_its_filing_until_it_expires(place: Place) -> StoreResult<()> {
    let draft = DraftId::new(fresh());
    place
        .write(async |tx| {
            tx.insert_draft(
                draft,
                b"browser",
                &RawIntake::new("en"),
                NOW,
                NOW + 9 * MINUTE,
            )
            .await?;
            tx.insert_draft_link(b"link", draft, NOW + MINUTE).await
        })
        .await?;
    assert_eq!(
        place
            .read(async |tx| tx.draft_by_link(b"link", NOW + MINUTE - 1).await)
            .await?,
        Some(draft)
    );
    assert_eq!(
        place
            .read(async |tx| tx.draft_by_link(b"link", NOW + MINUTE).await)
            .await?,
        None
    );
    assert_eq!(
        place
            .read(async |tx| tx.draft_by_link(b"browser", NOW).await)
            .await?,
        None
    );
    Ok(())
}

async fn a_link_goes_with_its_filing(place: Place) -> StoreResult<()> {
    let draft = DraftId::new(fresh());
    place
        .write(async |tx| {
            tx.insert_draft(draft, b"browser", &RawIntake::new("en"), NOW, NOW + MINUTE)
                .await?;
            tx.insert_draft_link(b"link", draft, NOW + 9 * MINUTE)
                .await?;
            tx.sweep_drafts(NOW + MINUTE).await
        })
        .await?;
    assert_eq!(
        place
            .read(async |tx| tx.draft_by_link(b"link", NOW).await)
            .await?,
        None
    );
    Ok(())
}

async fn what_has_ended_is_swept_up(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let case = desk.file(&place, fresh_serial()).await?;
    let (jane, kim) = (email("jane@example.com"), "kim@calltag.example");
    let invitation = Invitation {
        email: kim.into(),
        name: "Kim".into(),
        role: Role::Clerk,
    };
    place
        .write(async |tx| {
            for (name, end) in [(b"old", NOW), (b"new", NOW + 1)] {
                tx.insert_case_link(name, case.id, end).await?;
                tx.insert_code(fresh(), &jane, b"browser", name, NOW, end)
                    .await?;
                tx.insert_invitation(name, &invitation, NOW, end).await?;
            }
            tx.sweep_secrets(NOW).await
        })
        .await?;
    place
        .read(async |tx| {
            assert_eq!(tx.case_by_link(b"old", NOW - 1).await?, None);
            assert_eq!(tx.case_by_link(b"new", NOW).await?, Some(case.id));
            assert_eq!(tx.invitation(b"old", NOW - 1).await?, None);
            assert_eq!(tx.invitation(b"new", NOW).await?, Some(invitation));
            let code = tx.latest_code(&jane, b"browser").await?.expect("a code");
            assert_eq!(code.code_hash, b"new");
            Ok(())
        })
        .await
}
