//! Letters that open a door: each opens it, once, and is forgotten.

use std::sync::Arc;

use domain::access::Role;
use domain::contact::Email;
use domain::id::DraftId;
use domain::intake::RawIntake;
use service::Error;
use service::customers::Entry;
use service::jobs::Job;
use service::people::RawInvitation;
use service::post::{Letter, Transport};
use service::tokens::Token;
use service::visits::Visit;
use store::NewJob;
use uuid::Uuid;
use words::Lang;

use super::stages::settle;
use crate::harness::World;

const DRAFT: DraftId = DraftId::new(Uuid::from_u128(31));

async fn enqueue(world: &World, job: &Job) {
    let job = NewJob {
        id: Uuid::from_u128(32),
        kind: "door".into(),
        payload: serde_json::to_string(job).unwrap(),
        run_at: world.desk.now().micros(),
        dedup: None,
    };
    let mut tx = world.desk.store.write().await.unwrap();
    tx.enqueue_job(&job, job.run_at).await.unwrap();
    tx.commit().await.unwrap();
}

async fn mailed(world: &World, job: &Job) -> Vec<Letter> {
    enqueue(world, job).await;
    world.desk.work_off().await.unwrap();
    world.desk.post.sent()
}

fn token(letter: &Letter, path: &str) -> Token {
    let (_, rest) = letter.text.split_once(path).unwrap();
    Token::parse(rest.split_whitespace().next().unwrap()).unwrap()
}

async fn kept_text(world: &World) -> String {
    let mut tx = world.desk.store.read().await.unwrap();
    tx.mail(Uuid::from_u128(32))
        .await
        .unwrap()
        .unwrap()
        .body_text
}

#[tokio::test]
async fn a_code_from_the_mailbox_signs_in_and_is_kept_nowhere() {
    let world = World::new().await;
    settle(&world).await;
    let browser = world
        .desk
        .ask_code("Jane@Example.com", Lang::Es, None, "192.0.2.1")
        .await
        .unwrap();
    world.desk.work_off().await.unwrap();
    let letter = world.desk.post.sent().pop().unwrap();
    let code: String = letter
        .text
        .lines()
        .find_map(|line| line.strip_prefix("Su código: "))
        .unwrap()
        .into();
    assert!(
        code.len() == 6 && !letter.subject.contains(&code),
        "{}",
        letter.text
    );
    let mut tx = world.desk.store.read().await.unwrap();
    assert!(tx.latest_mail(1).await.unwrap()[0].body_text.is_empty());
    drop(tx);
    let enter = || {
        let entry = Entry {
            code: &code,
            browser: Some(&browser),
            agent: "test",
        };
        let email = "jane@example.com";
        world
            .desk
            .enter_code(email, entry, &Visit::NOBODY, "192.0.2.1")
    };
    enter().await.unwrap();
    let again = enter().await;
    assert!(matches!(again, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn an_unknown_address_gets_no_mail() {
    let world = World::new().await;
    world
        .desk
        .ask_code("nobody@example.com", Lang::En, None, "192.0.2.1")
        .await
        .unwrap();
    world.desk.work_off().await.unwrap();
    assert!(world.desk.post.sent().is_empty());
}

#[tokio::test]
async fn a_code_that_could_not_leave_in_time_never_does() {
    let world = World::new().await;
    settle(&world).await;
    let browser = world
        .desk
        .ask_code("jane@example.com", Lang::En, None, "192.0.2.1")
        .await
        .unwrap();
    let mut broken = world.desk.clone();
    broken.post = Arc::new(Transport::folder("/dev/null/nowhere"));
    broken.work_off().await.unwrap();
    world
        .desk
        .clock
        .advance(core::time::Duration::from_secs(601));
    world.desk.work_off().await.unwrap();
    assert!(world.desk.post.sent().is_empty());
    let email = Email::parse("jane@example.com").unwrap();
    let mut tx = world.desk.store.read().await.unwrap();
    let code = tx.latest_code(&email, &browser.hash()).await.unwrap();
    assert!(code.is_some());
}

#[tokio::test]
async fn a_resume_link_goes_on_with_the_filing_for_two_weeks() {
    let world = World::new().await;
    let now = world.desk.now();
    let mut tx = world.desk.store.write().await.unwrap();
    let ends = now.plus_days(30).micros();
    tx.insert_draft(DRAFT, &[7; 32], &RawIntake::default(), now.micros(), ends)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let job = Job::ResumeLink {
        draft: DRAFT,
        email: "jane@example.com".into(),
        language: "en".into(),
    };
    let letter = mailed(&world, &job).await.pop().unwrap();
    assert!(
        letter.text.contains("until Tuesday 17 March 2026"),
        "{}",
        letter.text
    );
    let hash = token(&letter, "/file/resume/").hash();
    let mut tx = world.desk.store.read().await.unwrap();
    let late = now.plus_days(15).micros();
    assert_eq!(
        tx.draft_by_link(&hash, now.micros()).await.unwrap(),
        Some(DRAFT)
    );
    assert_eq!(tx.draft_by_link(&hash, late).await.unwrap(), None);
    drop(tx);
    assert!(kept_text(&world).await.is_empty());
    // The same job again, as after a crash before it was crossed off.
    assert_eq!(mailed(&world, &job).await.len(), 1);
}

#[tokio::test]
async fn nobody_is_asked_to_go_on_with_a_filing_that_is_gone() {
    let world = World::new().await;
    let job = Job::ResumeLink {
        draft: DRAFT,
        email: "jane@example.com".into(),
        language: "en".into(),
    };
    assert!(mailed(&world, &job).await.is_empty());
}

#[tokio::test]
async fn an_invitation_opens_the_desk_for_a_few_days() {
    let world = World::new().await;
    let raw = RawInvitation {
        name: "Kim",
        email: "kim@northgate.example",
        role: "clerk",
    };
    world.desk.invite(&world.admin, raw).await.unwrap();
    let letter = world.letters().await.pop().unwrap();
    assert!(
        letter.text.starts_with("Kim, you are invited"),
        "{}",
        letter.text
    );
    let hash = token(&letter, "/invitation/").hash();
    let now = world.now();
    let mut tx = world.desk.store.read().await.unwrap();
    let found = tx.invitation(&hash, now.micros()).await.unwrap().unwrap();
    assert_eq!(
        (found.email.as_str(), found.role),
        ("kim@northgate.example", Role::Clerk)
    );
    let late = now.plus_days(8).micros();
    assert!(tx.invitation(&hash, late).await.unwrap().is_none());
    assert!(tx.latest_mail(1).await.unwrap()[0].body_text.is_empty());
}
