//! What the desk mails: every letter once, true, whole, and in the customer's language.

mod advances;
mod doors;
mod journey;
mod stages;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use domain::product::Family;
use service::jobs::LetterKind;
use service::post::{Letter, Transport};

use crate::harness::World;
use stages::{ALL, enqueue, staged};

#[tokio::test]
async fn every_letter_is_whole_and_in_the_language_of_its_customer() {
    for kind in ALL {
        let [english, spanish] = [sent(kind, "en").await, sent(kind, "es").await];
        assert!(
            english.html.contains("<html lang=\"en\">")
                && spanish.html.contains("<html lang=\"es\">")
        );
        let sentences = english.text.lines().filter(|line| line.contains(". "));
        for sentence in sentences {
            assert!(!spanish.text.contains(sentence), "{kind:?}: {sentence}");
        }
    }
}

/// The letter of this kind on a recorder, with what is true of every letter checked.
async fn sent(kind: LetterKind, language: &str) -> Letter {
    let world = World::new().await;
    let case = staged(&world, kind, language, Family::Recorder).await;
    enqueue(&world, &case, kind).await;
    world.desk.work_off().await.unwrap();
    let letter = world
        .desk
        .post
        .sent()
        .pop()
        .unwrap_or_else(|| panic!("{kind:?} {language}"));
    assert_eq!(letter.to.email, "jane@example.com");
    assert!(
        letter.subject.contains(&case.number.body()[..4]),
        "{}",
        letter.subject
    );
    assert!(
        letter.text.contains("https://returns.northgate.example/l/"),
        "{kind:?}"
    );
    for part in [&letter.subject, &letter.text] {
        assert!(
            !part.contains(['{', '}', '\r']) && !part.contains("  \n"),
            "{kind:?}: {part}"
        );
        assert!(
            !part.contains("\n\n\n") && !part.contains(":\n\n"),
            "{kind:?}: {part}"
        );
    }
    for empty in ["<p></p>", "<li></li>", "<td></td>", "<div></div>"] {
        assert!(
            !without_styles(&letter.html).contains(empty),
            "{kind:?}: {empty}"
        );
    }
    letter
}

/// HTML whose tags have no attributes.
fn without_styles(html: &str) -> String {
    let mut out = String::new();
    for part in html.split_inclusive('>') {
        let (text, tag) = part.rsplit_once('<').unwrap_or((part, ""));
        let name = tag.split([' ', '>']).next().unwrap_or_default();
        write!(out, "{text}<{name}>").unwrap();
    }
    out
}

/// Leaves the letters where a person can look at them: `cargo test -p service look_at_letters -- --ignored`.
#[tokio::test]
#[ignore = "for human eyes"]
async fn look_at_letters() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("letters");
    std::fs::create_dir_all(&folder).unwrap();
    for kind in ALL {
        for language in ["en", "es"] {
            let letter = sent(kind, language).await;
            let name = format!("{kind:?}-{language}");
            std::fs::write(folder.join(format!("{name}.html")), &letter.html).unwrap();
            std::fs::write(folder.join(format!("{name}.txt")), &letter.text).unwrap();
            for file in &letter.attachments {
                std::fs::write(folder.join(format!("{name}.pdf")), &file.bytes).unwrap();
            }
        }
    }
}

#[tokio::test]
async fn what_a_customer_or_a_technician_typed_stays_text() {
    let world = World::new().await;
    let mut case = staged(&world, LetterKind::ShippedBack, "en", Family::Dome).await;
    case.address.line1 = "<img src=x onerror=alert(1)>".into();
    let seen = case.version;
    case.version += 1;
    let mut tx = world.desk.store.write().await.unwrap();
    tx.save_case(&case, seen).await.unwrap();
    tx.commit().await.unwrap();
    enqueue(&world, &case, LetterKind::ShippedBack).await;
    world.desk.work_off().await.unwrap();
    let html = world.desk.post.sent().pop().unwrap().html;
    assert!(
        html.contains("&lt;img src=x") && !html.contains("<img"),
        "{html}"
    );
}

#[tokio::test]
async fn a_letter_that_could_not_leave_leaves_once_and_unchanged() {
    let world = World::new().await;
    let case = staged(&world, LetterKind::Received, "en", Family::Dome).await;
    enqueue(&world, &case, LetterKind::Received).await;
    let mut broken = world.desk.clone();
    broken.post = Arc::new(Transport::folder("/dev/null/nowhere"));
    broken.work_off().await.unwrap();
    let kept = latest(&world).await;
    assert_eq!(
        (world.desk.post.sent().len(), kept.len(), kept[0].sent_at),
        (0, 1, None)
    );

    world.desk.clock.advance(core::time::Duration::from_mins(1));
    world.desk.work_off().await.unwrap();
    let sent = world.desk.post.sent();
    assert_eq!((sent.len(), &sent[0].text), (1, &kept[0].body_text));
    let left = latest(&world).await;
    assert!(left[0].sent_at.is_some());
    assert!(
        left[0].body_text.is_empty() && left[0].body_html.is_empty(),
        "its link is kept as a hash only"
    );

    // The same job again, as after a crash before it was crossed off.
    enqueue(&world, &case, LetterKind::Received).await;
    world.desk.work_off().await.unwrap();
    assert_eq!(
        (world.desk.post.sent().len(), latest(&world).await.len()),
        (1, 1)
    );
}

#[tokio::test]
async fn a_letter_that_is_no_longer_true_is_not_sent() {
    for (told, now) in [
        (LetterKind::Question, LetterKind::Filed),
        (LetterKind::Authorised, LetterKind::Received),
        (LetterKind::FaultNotFoundYet, LetterKind::Estimate),
        (LetterKind::Estimate, LetterKind::EstimateAccepted),
        (LetterKind::Estimate, LetterKind::EstimateEnded),
        (LetterKind::OutOfStock, LetterKind::ShippedBack),
        (LetterKind::Extended, LetterKind::CalledOff),
    ] {
        let world = World::new().await;
        let case = staged(&world, now, "en", Family::Dome).await;
        enqueue(&world, &case, told).await;
        world.desk.work_off().await.unwrap();
        assert!(
            world.desk.post.sent().is_empty(),
            "{told:?} in the state of {now:?}"
        );
    }
}

async fn latest(world: &World) -> Vec<store::Mail> {
    let mut tx = world.desk.store.read().await.unwrap();
    tx.latest_mail(10).await.unwrap()
}
