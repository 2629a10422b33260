//! Staff are invited, set themselves up, sign in with two factors, and are suspended.

use std::time::Duration;

use domain::access::{Actor, Role};
use domain::field::FieldError;
use service::people::{RawAcceptance, RawInvitation, RawSignIn};
use service::totp::TotpSecret;
use service::visits::{DoorKind, Visit};
use service::{Desk, Error, Result};

use super::{AGENT, PLACE, visit, wrong};
use crate::empty;
use crate::harness::World;

const EMAIL: &str = "ana@northgate.example";
const PASSWORD: &str = "tidy wombat garage";

/// What an authenticator shows now.
fn shown(desk: &Desk, secret: &str) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new()
        .with_secret(secret.to_vec())
        .with_account_name("")
        .build()
        .unwrap();
    let seconds = u64::try_from(desk.now().micros() / 1_000_000).unwrap();
    totp.generate(seconds).to_string()
}

/// The secret in a link.
fn last_part(link: &str) -> String {
    link.rsplit('/').next().unwrap().to_owned()
}

async fn invite(world: &World, name: &str, email: &str, role: &str) -> Result<()> {
    let raw = RawInvitation { name, email, role };
    world.desk.invite(&world.admin, raw).await
}

/// The secret of the link in the latest letter.
async fn mailed_token(world: &World) -> String {
    let letters = world.letters().await;
    let text = &letters.last().expect("a letter was sent").text;
    let link = text
        .split_whitespace()
        .find(|word| word.contains("/invitation/"));
    last_part(link.expect("the letter holds the link"))
}

async fn accept(desk: &Desk, token: &str, secret: &str, code: &str) -> Result<String> {
    let raw = RawAcceptance {
        name: "",
        email: "",
        secret,
        password: PASSWORD,
        repeat: PASSWORD,
        code,
    };
    let accepted = desk
        .accept_invitation(token, raw, &Visit::NOBODY, AGENT, PLACE)
        .await;
    accepted.map(|token| token.expose())
}

/// Ana, a technician who has set herself up: the secret of her authenticator and of her session.
async fn ana(world: &World) -> (String, String) {
    invite(world, "Ana Ruiz", EMAIL, "technician")
        .await
        .unwrap();
    let token = mailed_token(world).await;
    let secret = world.desk.invitation(&token, None).await.unwrap().secret;
    let code = shown(&world.desk, &secret);
    let cookie = accept(&world.desk, &token, &secret, &code).await.unwrap();
    (secret, cookie)
}

async fn enter(desk: &Desk, email: &str, password: &str, code: &str, ip: &str) -> Result<String> {
    let raw = RawSignIn {
        email,
        password,
        code,
    };
    let entered = desk.enter_desk(raw, &Visit::NOBODY, AGENT, ip).await;
    entered.map(|token| token.expose())
}

/// The next code of an authenticator; a code is good once, so half a minute passes.
fn next_code(desk: &Desk, secret: &str) -> String {
    desk.clock.advance(Duration::from_secs(30));
    shown(desk, secret)
}

async fn at_desk(desk: &Desk, cookie: &str) -> Visit {
    visit(desk, DoorKind::Desk, cookie).await
}

#[tokio::test]
async fn who_is_invited_sets_up_two_factors_and_signs_in_with_them() {
    let world = World::new().await;
    let (secret, cookie) = ana(&world).await;
    let first = at_desk(&world.desk, &cookie).await.actor;
    assert!(matches!(
        first,
        Actor::Staff {
            role: Role::Technician,
            ..
        }
    ));
    let code = next_code(&world.desk, &secret);
    let again = enter(
        &world.desk,
        " Ana@Northgate.example",
        PASSWORD,
        &code,
        PLACE,
    )
    .await;
    let again = at_desk(&world.desk, &again.unwrap()).await.actor;
    assert_eq!(again, first);
}

#[tokio::test]
async fn the_page_of_an_invitation_shows_its_secret_as_picture_and_as_text() {
    let world = World::new().await;
    invite(&world, "Ana Ruiz", EMAIL, "clerk").await.unwrap();
    let token = mailed_token(&world).await;
    let invited = world.desk.invitation(&token, None).await.unwrap();
    assert_eq!(
        (invited.name.as_str(), invited.role),
        ("Ana Ruiz", Role::Clerk)
    );
    assert!(invited.qr.starts_with("<svg"));
    assert!(TotpSecret::from_typed(&invited.secret).is_some());
    let again = world
        .desk
        .invitation(&token, Some(&invited.secret))
        .await
        .unwrap();
    assert_eq!(
        again.secret, invited.secret,
        "a refused form shows the secret that was scanned"
    );
}

#[tokio::test]
async fn an_invitation_is_accepted_once() {
    let world = World::new().await;
    invite(&world, "Ana Ruiz", EMAIL, "clerk").await.unwrap();
    let token = mailed_token(&world).await;
    let secret = world.desk.invitation(&token, None).await.unwrap().secret;
    let code = shown(&world.desk, &secret);
    accept(&world.desk, &token, &secret, &code).await.unwrap();
    let code = next_code(&world.desk, &secret);
    let again = accept(&world.desk, &token, &secret, &code).await;
    assert!(matches!(again, Err(Error::NotFound)));
    let page = world.desk.invitation(&token, None).await;
    assert!(matches!(page, Err(Error::NotFound)));
}

#[tokio::test]
async fn an_invitation_ends_with_its_days_and_with_the_next_one() {
    let world = World::new().await;
    invite(&world, "Ana Ruiz", EMAIL, "clerk").await.unwrap();
    let first = mailed_token(&world).await;
    world.desk.clock.advance(Duration::from_secs(1));
    invite(&world, "Ana Ruiz", "ANA@northgate.example", "sales")
        .await
        .unwrap();
    let second = mailed_token(&world).await;
    assert!(world.desk.invitation(&first, None).await.is_err());
    assert_eq!(
        world
            .desk
            .roster(&world.admin)
            .await
            .unwrap()
            .invitations
            .len(),
        1
    );
    world.pass_days(7);
    let late = world.desk.invitation(&second, None).await;
    assert!(matches!(late, Err(Error::NotFound)));
}

#[tokio::test]
async fn an_invitation_is_listed_at_once_and_can_be_taken_back() {
    let world = World::new().await;
    let desk = &world.desk;
    let listed = async || desk.roster(&world.admin).await.unwrap().invitations.len();
    invite(&world, "Ana Ruiz", EMAIL, "clerk").await.unwrap();
    assert_eq!(listed().await, 1);
    let token = mailed_token(&world).await;
    assert_eq!(listed().await, 1);
    desk.withdraw_invitation(&world.admin, EMAIL).await.unwrap();
    assert_eq!(listed().await, 0);
    assert!(matches!(
        desk.invitation(&token, None).await,
        Err(Error::NotFound)
    ));
    // Taken back before its letter was written, it is never sent.
    let sent = world.letters().await.len();
    desk.clock.advance(Duration::from_secs(1));
    invite(&world, "Ana Ruiz", EMAIL, "clerk").await.unwrap();
    desk.withdraw_invitation(&world.admin, EMAIL).await.unwrap();
    assert_eq!(world.letters().await.len(), sent);
    for (actor, email) in [
        (&world.admin, EMAIL),
        (&world.admin, ""),
        (&world.clerk, EMAIL),
    ] {
        assert!(matches!(
            desk.withdraw_invitation(actor, email).await,
            Err(Error::NotFound)
        ));
    }
}

#[tokio::test]
async fn what_is_wrong_with_setting_up_is_told_beside_each_field() {
    let world = World::new().await;
    invite(&world, "Ana Ruiz", EMAIL, "clerk").await.unwrap();
    let token = mailed_token(&world).await;
    let secret = world.desk.invitation(&token, None).await.unwrap().secret;
    let raw = RawAcceptance {
        name: "",
        email: "",
        secret: &secret,
        password: "short",
        repeat: "shorter",
        code: "12",
    };
    let refused = world
        .desk
        .accept_invitation(&token, raw, &Visit::NOBODY, AGENT, PLACE)
        .await;
    let Err(Error::Invalid(errors)) = refused else {
        panic!("not refused for its fields");
    };
    assert!(matches!(
        errors.get("password"),
        Some(FieldError::WeakPassword { .. })
    ));
    assert_eq!(errors.get("repeat"), Some(FieldError::PasswordsDiffer));
    assert_eq!(errors.get("code"), Some(FieldError::WrongCode));
    assert!(
        world.desk.invitation(&token, None).await.is_ok(),
        "it can still be accepted"
    );
}

#[tokio::test]
async fn only_who_manages_staff_invites_suspends_and_sees_them() {
    let world = World::new().await;
    let raw = RawInvitation {
        name: "Ana Ruiz",
        email: EMAIL,
        role: "admin",
    };
    let (id, _) = world.clerk.staff().unwrap();
    for actor in [
        &world.technician,
        &world.clerk,
        &world.supervisor,
        &world.sales,
        &Actor::Visitor,
    ] {
        assert!(matches!(
            world.desk.invite(actor, raw).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(
            world.desk.set_active(actor, id, false).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(
            world.desk.roster(actor).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(
            world.desk.stuck_work(actor).await,
            Err(Error::NotFound)
        ));
    }
}

#[tokio::test]
async fn an_invitation_needs_a_name_a_free_address_and_a_role() {
    let world = World::new().await;
    assert_eq!(
        wrong(invite(&world, " ", EMAIL, "clerk").await, "name"),
        FieldError::Missing
    );
    assert_eq!(
        wrong(invite(&world, "Ana", EMAIL, "king").await, "role"),
        FieldError::ChooseOne
    );
    let taken = invite(&world, "Ana", "Clerk@northgate.example", "clerk").await;
    assert_eq!(wrong(taken, "email"), FieldError::Taken);
}

#[tokio::test]
async fn address_password_and_code_are_refused_with_one_answer() {
    let world = World::new().await;
    let (secret, _) = ana(&world).await;
    let code = next_code(&world.desk, &secret);
    let tries = [
        ("nobody@northgate.example", PASSWORD, code.as_str()),
        (EMAIL, "tidy wombat garden", code.as_str()),
        (EMAIL, PASSWORD, "000000"),
        ("no address", PASSWORD, code.as_str()),
        // Set up by nobody: there is no password and no authenticator to fit.
        ("clerk@northgate.example", PASSWORD, code.as_str()),
    ];
    for (email, password, code) in tries {
        let refused = enter(&world.desk, email, password, code, PLACE).await;
        assert_eq!(
            wrong(refused, "email"),
            FieldError::WrongCredentials,
            "{email}"
        );
    }
    assert!(
        enter(&world.desk, EMAIL, PASSWORD, &code, PLACE)
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn an_empty_field_is_told_and_costs_no_try() {
    let world = World::new().await;
    for _ in 0..6 {
        let refused = enter(&world.desk, EMAIL, "", "123456", PLACE).await;
        assert_eq!(wrong(refused, "password"), FieldError::Missing);
    }
}

#[tokio::test]
async fn a_code_of_the_authenticator_is_good_once() {
    let world = World::new().await;
    let (secret, _) = ana(&world).await;
    let first = shown(&world.desk, &secret);
    let refused = enter(&world.desk, EMAIL, PASSWORD, &first, PLACE).await;
    assert!(refused.is_err(), "setting up has used it");
    let code = next_code(&world.desk, &secret);
    assert!(
        enter(&world.desk, EMAIL, PASSWORD, &code, PLACE)
            .await
            .is_ok()
    );
    let refused = enter(&world.desk, EMAIL, PASSWORD, &code, PLACE).await;
    assert_eq!(wrong(refused, "email"), FieldError::WrongCredentials);
}

#[tokio::test]
async fn of_two_browsers_with_one_code_one_comes_in() {
    let world = World::new().await;
    let (secret, _) = ana(&world).await;
    let code = next_code(&world.desk, &secret);
    let (one, other) = tokio::join!(
        enter(&world.desk, EMAIL, PASSWORD, &code, PLACE),
        enter(&world.desk, EMAIL, PASSWORD, &code, PLACE),
    );
    assert_ne!(one.is_ok(), other.is_ok());
}

#[tokio::test]
async fn the_sixth_try_waits_also_when_it_is_right() {
    let world = World::new().await;
    let (secret, _) = ana(&world).await;
    for _ in 0..5 {
        assert!(
            enter(&world.desk, EMAIL, "wrong", "000000", PLACE)
                .await
                .is_err()
        );
    }
    let code = next_code(&world.desk, &secret);
    let refused = enter(&world.desk, EMAIL, PASSWORD, &code, PLACE).await;
    assert!(matches!(refused, Err(Error::TooMany { .. })));
    let elsewhere = enter(&world.desk, EMAIL, PASSWORD, &code, "192.0.2.2").await;
    assert!(elsewhere.is_ok(), "a stranger's tries lock nobody out");
    world.desk.clock.advance(Duration::from_mins(15));
    let code = shown(&world.desk, &secret);
    assert!(
        enter(&world.desk, EMAIL, PASSWORD, &code, PLACE)
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn one_address_has_twenty_tries_from_all_places_together() {
    let world = World::new().await;
    let (secret, _) = ana(&world).await;
    for number in 0..19 {
        let place = format!("198.51.100.{number}");
        let refused = enter(&world.desk, EMAIL, PASSWORD, "000000", &place).await;
        assert_eq!(wrong(refused, "email"), FieldError::WrongCredentials);
    }
    let code = next_code(&world.desk, &secret);
    let entered = enter(&world.desk, EMAIL, PASSWORD, &code, PLACE).await;
    assert!(entered.is_ok());
    let code = next_code(&world.desk, &secret);
    let refused = enter(&world.desk, EMAIL, PASSWORD, &code, "192.0.2.2").await;
    assert!(matches!(refused, Err(Error::TooMany { .. })));
}

#[tokio::test]
async fn one_place_has_twenty_tries_whoever_it_tries_to_be() {
    let world = World::new().await;
    for number in 0..20 {
        let email = format!("person{number}@northgate.example");
        let refused = enter(&world.desk, &email, "wrong", "000000", PLACE).await;
        assert_eq!(wrong(refused, "email"), FieldError::WrongCredentials);
    }
    let refused = enter(&world.desk, EMAIL, "wrong", "000000", PLACE).await;
    assert!(matches!(refused, Err(Error::TooMany { .. })));
}

#[tokio::test]
async fn who_is_suspended_is_out_at_once_and_stays_out_until_let_in() {
    let world = World::new().await;
    let (secret, cookie) = ana(&world).await;
    let (id, _) = at_desk(&world.desk, &cookie).await.actor.staff().unwrap();
    world
        .desk
        .set_active(&world.admin, id, false)
        .await
        .unwrap();
    assert_eq!(at_desk(&world.desk, &cookie).await, Visit::NOBODY);
    let code = next_code(&world.desk, &secret);
    let refused = enter(&world.desk, EMAIL, PASSWORD, &code, PLACE).await;
    assert_eq!(wrong(refused, "email"), FieldError::WrongCredentials);
    world.desk.set_active(&world.admin, id, true).await.unwrap();
    assert_eq!(
        at_desk(&world.desk, &cookie).await,
        Visit::NOBODY,
        "the old session stays ended"
    );
    assert!(
        enter(&world.desk, EMAIL, PASSWORD, &code, PLACE)
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn nobody_suspends_themselves() {
    let world = World::new().await;
    let (me, _) = world.admin.staff().unwrap();
    let refused = world.desk.set_active(&world.admin, me, false).await;
    assert!(matches!(refused, Err(Error::Conflict)));
}

#[tokio::test]
async fn signing_in_again_ends_the_session_that_the_browser_had() {
    let world = World::new().await;
    let (secret, cookie) = ana(&world).await;
    let before = at_desk(&world.desk, &cookie).await;
    let code = next_code(&world.desk, &secret);
    let raw = RawSignIn {
        email: EMAIL,
        password: PASSWORD,
        code: &code,
    };
    let after = world
        .desk
        .enter_desk(raw, &before, AGENT, PLACE)
        .await
        .unwrap()
        .expose();
    assert_ne!(cookie, after);
    assert_eq!(at_desk(&world.desk, &cookie).await, Visit::NOBODY);
    assert!(at_desk(&world.desk, &after).await.session.is_some());
}

#[tokio::test]
async fn a_session_at_the_desk_ends_when_nobody_uses_it_for_a_shift() {
    let world = World::new().await;
    let (_, cookie) = ana(&world).await;
    world.pass_hours(7);
    assert!(at_desk(&world.desk, &cookie).await.session.is_some());
    world.desk.clock.advance(Duration::from_secs(8 * 3600 + 1));
    assert_eq!(at_desk(&world.desk, &cookie).await, Visit::NOBODY);
}

#[tokio::test]
async fn a_session_at_the_desk_ends_after_twelve_hours_however_much_it_is_used() {
    let world = World::new().await;
    let (_, cookie) = ana(&world).await;
    for _ in 0..11 {
        world.pass_hours(1);
        assert!(at_desk(&world.desk, &cookie).await.session.is_some());
    }
    world.pass_hours(1);
    assert_eq!(at_desk(&world.desk, &cookie).await, Visit::NOBODY);
}

#[tokio::test]
async fn a_secret_of_the_desk_opens_nothing_at_the_customers_door() {
    let world = World::new().await;
    let (_, cookie) = ana(&world).await;
    let portal = visit(&world.desk, DoorKind::Portal, &cookie).await;
    assert_eq!(portal, Visit::NOBODY);
}

#[tokio::test]
async fn a_cookie_that_was_made_up_is_no_cookie() {
    let world = World::new().await;
    for cookie in ["", "abc", &"A".repeat(43), "../../etc"] {
        assert_eq!(
            at_desk(&world.desk, cookie).await,
            Visit::NOBODY,
            "{cookie}"
        );
    }
}

#[tokio::test]
async fn the_first_admin_names_themselves_by_the_link_of_the_latest_start() {
    let (desk, _folder) = empty::desk().await;
    let desk = Desk {
        demo: false,
        ..desk
    };
    let earlier = last_part(&desk.setup_link().await.unwrap().unwrap());
    let token = last_part(&desk.setup_link().await.unwrap().unwrap());
    assert!(desk.invitation(&earlier, None).await.is_err());
    let secret = desk.invitation(&token, None).await.unwrap().secret;
    let code = shown(&desk, &secret);
    let nameless = accept(&desk, &token, &secret, &code).await;
    assert_eq!(wrong(nameless, "name"), FieldError::Missing);
    let raw = RawAcceptance {
        name: "Ana Ruiz",
        email: EMAIL,
        secret: &secret,
        password: PASSWORD,
        repeat: PASSWORD,
        code: &code,
    };
    let accepted = desk
        .accept_invitation(&token, raw, &Visit::NOBODY, AGENT, PLACE)
        .await;
    let actor = at_desk(&desk, &accepted.unwrap().expose()).await.actor;
    assert!(matches!(
        actor,
        Actor::Staff {
            role: Role::Admin,
            ..
        }
    ));
    assert_eq!(desk.setup_link().await.unwrap(), None);
}

#[tokio::test]
async fn a_desk_with_staff_and_the_demo_have_no_link_for_a_first_admin() {
    let world = World::new().await;
    assert_eq!(world.desk.setup_link().await.unwrap(), None);
    let (desk, _folder) = empty::desk().await;
    let demo = Desk { demo: true, ..desk };
    assert_eq!(demo.setup_link().await.unwrap(), None);
}

#[tokio::test]
async fn work_that_is_stuck_is_seen_and_tried_again() {
    let world = World::new().await;
    let job = store::NewJob {
        id: world.desk.entropy.uuid_v7(world.now()),
        kind: "letter".into(),
        payload: "{}".into(),
        run_at: world.now().micros(),
        dedup: None,
    };
    let mut tx = world.desk.store.write().await.unwrap();
    tx.enqueue_job(&job, world.now().micros()).await.unwrap();
    tx.commit().await.unwrap();
    for _ in 0..12 {
        world.desk.work_off().await.unwrap();
        world.pass_hours(1);
    }
    let stuck = world.desk.stuck_work(&world.admin).await.unwrap();
    assert_eq!(stuck.len(), 1);
    assert!(stuck[0].last_error.is_some());
    world
        .desk
        .revive_work(&world.admin, stuck[0].id)
        .await
        .unwrap();
    assert!(
        world
            .desk
            .stuck_work(&world.admin)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        world.desk.work_off().await.unwrap(),
        1,
        "it is tried again at once"
    );
}

#[tokio::test]
async fn who_lost_their_authenticator_is_invited_anew_and_signed_out() {
    let world = World::new().await;
    let desk = &world.desk;
    let (old, cookie) = ana(&world).await;
    let member = at_desk(desk, &cookie).await.actor.staff().unwrap().0;
    for actor in [&world.technician, &world.supervisor] {
        let refused = desk.invite_again(actor, member).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
    desk.invite_again(&world.admin, member).await.unwrap();
    assert!(at_desk(desk, &cookie).await.actor.staff().is_none());
    let token = mailed_token(&world).await;
    let fresh = desk.invitation(&token, None).await.unwrap().secret;
    let code = shown(desk, &fresh);
    let cookie = accept(desk, &token, &fresh, &code).await.unwrap();
    let again = at_desk(desk, &cookie).await.actor.staff().unwrap();
    assert_eq!(again, (member, Role::Technician), "the same person");
    let code = next_code(desk, &old);
    assert!(enter(desk, EMAIL, PASSWORD, &code, PLACE).await.is_err());
    let code = next_code(desk, &fresh);
    enter(desk, EMAIL, PASSWORD, &code, PLACE).await.unwrap();
}

#[tokio::test]
async fn an_invitation_anew_does_not_let_in_who_is_suspended() {
    let world = World::new().await;
    let desk = &world.desk;
    let (_, cookie) = ana(&world).await;
    let member = at_desk(desk, &cookie).await.actor.staff().unwrap().0;
    desk.invite_again(&world.admin, member).await.unwrap();
    let token = mailed_token(&world).await;
    desk.set_active(&world.admin, member, false).await.unwrap();
    let secret = desk.invitation(&token, None).await.unwrap().secret;
    let code = shown(desk, &secret);
    let refused = accept(desk, &token, &secret, &code).await;
    assert!(matches!(refused, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_lone_administrator_gets_a_link_from_the_command_line() {
    let world = World::new().await;
    let desk = &world.desk;
    assert_eq!(
        desk.recovery_link(Some("nobody@example.com"))
            .await
            .unwrap(),
        None
    );
    assert_eq!(
        desk.recovery_link(Some("technician@northgate.example"))
            .await
            .unwrap(),
        None,
        "administrators only"
    );
    let token = last_part(&desk.recovery_link(None).await.unwrap().unwrap());
    let secret = desk.invitation(&token, None).await.unwrap().secret;
    let code = shown(desk, &secret);
    let cookie = accept(desk, &token, &secret, &code).await.unwrap();
    assert_eq!(at_desk(desk, &cookie).await.actor, world.admin);
}
