//! Who works here, and the links with which they begin.

use domain::access::Role;
use domain::id::StaffId;
use store::{Invitation, StaffMember, StoreResult};

use crate::cast::{MINUTE, NOW, email, fresh, member, staff};
use crate::place::{Place, both};

both!(
    a_member_is_kept_whole,
    an_address_is_one_member_in_any_case,
    a_suspended_member_stays_known,
    a_time_step_is_used_once_and_never_an_earlier_one,
    who_is_renewed_has_another_password_and_second_factor,
    an_invitation_is_used_once,
    an_invitation_ends,
    a_later_invitation_takes_the_place_of_the_earlier,
);

async fn a_member_is_kept_whole(place: Place) -> StoreResult<()> {
    let zoe = StaffMember {
        name: "Zoë".into(),
        password_hash: None,
        ..member("zoe@calltag.example", Role::Sales)
    };
    let abe = StaffMember {
        name: "Abe".into(),
        totp_secret: Some("JBSWY3DP".into()),
        totp_step: 58_000_000,
        active: false,
        ..member("abe@calltag.example", Role::Admin)
    };
    place
        .write(async |tx| {
            tx.insert_staff(&zoe, NOW).await?;
            tx.insert_staff(&abe, NOW).await
        })
        .await?;
    place
        .read(async |tx| {
            assert_eq!(tx.staff_member(zoe.id).await?.as_ref(), Some(&zoe));
            assert_eq!(
                tx.staff_by_email(&email("abe@calltag.example"))
                    .await?
                    .as_ref(),
                Some(&abe)
            );
            assert_eq!(tx.staff_member(StaffId::new(fresh())).await?, None);
            assert_eq!(
                tx.staff_by_email(&email("kim@calltag.example")).await?,
                None
            );
            assert_eq!(tx.all_staff().await?, [abe.clone(), zoe.clone()], "by name");
            Ok(())
        })
        .await
}

async fn who_is_renewed_has_another_password_and_second_factor(place: Place) -> StoreResult<()> {
    let abe = StaffMember {
        totp_step: 58_000_000,
        ..member("abe@calltag.example", Role::Admin)
    };
    let known = place
        .write(async |tx| {
            tx.insert_staff(&abe, NOW).await?;
            tx.renew_staff(abe.id, "a hash", "JBSWY3DP").await?;
            tx.staff_member(abe.id).await
        })
        .await?;
    let renewed = StaffMember {
        password_hash: Some("a hash".into()),
        totp_secret: Some("JBSWY3DP".into()),
        totp_step: 0,
        ..abe
    };
    assert_eq!(known, Some(renewed));
    Ok(())
}

async fn an_address_is_one_member_in_any_case(place: Place) -> StoreResult<()> {
    let robin = member("Robin.Reyes@calltag.example", Role::Clerk);
    place
        .write(async |tx| tx.insert_staff(&robin, NOW).await)
        .await?;
    let found = place
        .read(async |tx| {
            tx.staff_by_email(&email("robin.REYES@calltag.example"))
                .await
        })
        .await?;
    assert_eq!(found.map(|member| member.id), Some(robin.id));
    let again = place
        .write(async |tx| staff(tx, "ROBIN.reyes@calltag.example", Role::Admin).await)
        .await;
    assert!(
        again
            .expect_err("a taken address")
            .is_taken("staff_email", "staff.email")
    );
    Ok(())
}

async fn a_suspended_member_stays_known(place: Place) -> StoreResult<()> {
    let id = place
        .write(async |tx| staff(tx, "robin@calltag.example", Role::Clerk).await)
        .await?;
    for active in [false, true, false] {
        place
            .write(async |tx| tx.set_staff_active(id, active).await)
            .await?;
        let member = place.read(async |tx| tx.staff_member(id).await).await?;
        assert_eq!(member.map(|member| member.active), Some(active));
    }
    Ok(())
}

async fn a_time_step_is_used_once_and_never_an_earlier_one(place: Place) -> StoreResult<()> {
    let id = place
        .write(async |tx| staff(tx, "robin@calltag.example", Role::Clerk).await)
        .await?;
    place
        .write(async |tx| {
            assert!(tx.use_totp_step(id, 100).await?);
            assert!(!tx.use_totp_step(id, 100).await?, "a code is good once");
            assert!(!tx.use_totp_step(id, 99).await?);
            assert!(tx.use_totp_step(id, 101).await?);
            assert_eq!(
                tx.staff_member(id).await?.map(|member| member.totp_step),
                Some(101)
            );
            Ok(())
        })
        .await
}

fn invitation() -> Invitation {
    Invitation {
        email: "kim@calltag.example".into(),
        name: "Kim".into(),
        role: Role::Technician,
    }
}

async fn an_invitation_is_used_once(place: Place) -> StoreResult<()> {
    let end = NOW + MINUTE;
    place
        .write(async |tx| {
            tx.insert_invitation(b"token", &invitation(), NOW, end)
                .await
        })
        .await?;
    assert_eq!(
        place
            .read(async |tx| tx.invitation(b"token", NOW).await)
            .await?,
        Some(invitation())
    );
    assert_eq!(
        place
            .read(async |tx| tx.invitation(b"guess", NOW).await)
            .await?,
        None
    );
    let clicks: Vec<_> = (0..6)
        .map(|_| {
            let store = place.store.clone();
            tokio::spawn(async move {
                let mut tx = store.write().await?;
                let used = tx.use_invitation(b"token", NOW).await?;
                tx.commit().await?;
                StoreResult::Ok(used)
            })
        })
        .collect();
    let mut used = 0;
    for click in clicks {
        used += u8::from(click.await.expect("a click that ends")?);
    }
    assert_eq!(used, 1);
    assert_eq!(
        place
            .read(async |tx| tx.invitation(b"token", NOW).await)
            .await?,
        None
    );
    Ok(())
}

async fn an_invitation_ends(place: Place) -> StoreResult<()> {
    place
        .write(async |tx| {
            tx.insert_invitation(b"token", &invitation(), NOW, NOW + MINUTE)
                .await
        })
        .await?;
    assert!(
        place
            .read(async |tx| tx.invitation(b"token", NOW + MINUTE - 1).await)
            .await?
            .is_some()
    );
    assert!(
        place
            .read(async |tx| tx.invitation(b"token", NOW + MINUTE).await)
            .await?
            .is_none()
    );
    assert!(
        !place
            .write(async |tx| tx.use_invitation(b"token", NOW + MINUTE).await)
            .await?
    );
    Ok(())
}

async fn a_later_invitation_takes_the_place_of_the_earlier(place: Place) -> StoreResult<()> {
    let sam = Invitation {
        email: "sam@calltag.example".into(),
        ..invitation()
    };
    let end = NOW + MINUTE;
    place
        .write(async |tx| {
            tx.insert_invitation(b"first", &invitation(), NOW, end)
                .await?;
            tx.insert_invitation(b"sam", &sam, NOW + 1, end).await?;
            assert!(tx.is_invited("KIM@calltag.example", NOW + 2).await?);
            assert_eq!(tx.end_invitations("Kim@calltag.example", NOW + 2).await?, 1);
            assert!(!tx.is_invited("kim@calltag.example", NOW + 2).await?);
            tx.insert_invitation(b"second", &invitation(), NOW + 2, end)
                .await
        })
        .await?;
    place
        .read(async |tx| {
            assert_eq!(tx.open_invitations(end - 1).await?, [invitation(), sam]);
            assert_eq!(tx.open_invitations(end).await?, []);
            assert_eq!(tx.invitation(b"first", NOW + 2).await?, None);
            assert_eq!(tx.invitation(b"second", NOW + 2).await?, Some(invitation()));
            Ok(())
        })
        .await
}
