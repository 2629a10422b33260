//! The customer's filing, from the serial to the case.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use domain::case::phase::Phase;
use domain::field::FieldError;
use domain::intake::Step;
use domain::number::CaseNumber;
use domain::product::Symptom;
use domain::time::Date;
use domain::warranty::{Basis, Warranty};
use image::ImageFormat;
use service::Error;
use service::blobs::BlobError;
use service::filing::{
    Browser, MAX_FILES, Next, OpenDraft, Posted, Purpose, Sending, Upload, Viewer,
};
use service::tokens::Token;
use service::visits::{DoorKind, Visit};
use store::StoreResult;

use crate::harness::{CUSTOMER, World};
use crate::place::{Place, both};

both!(
    sent_at_the_same_moment_from_several_browsers_it_is_one_return,
    one_serial_filed_by_three_browsers_at_once_is_in_one_return,
);

const SERIAL: &str = "NGD4K2409A0017";

/// A browser that files at a desk of its own.
struct Story {
    world: World,
    token: Option<Token>,
}

fn posted(fields: &[(&str, &str)]) -> Posted {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    fields.iter().map(owned).collect()
}

impl Story {
    /// A camera was sold two hundred days ago; its owner has just opened the portal.
    async fn begins() -> Self {
        Self::begins_in(World::new().await).await
    }

    async fn begins_in(world: World) -> Self {
        let sold = world.today() - jiff::Span::new().days(200);
        world.sell(SERIAL, sold).await;
        Self { world, token: None }
    }

    fn browser(&self) -> Browser<'_> {
        Browser {
            token: self.token.as_ref(),
            language: "en",
            address: "192.0.2.7",
        }
    }

    async fn answers(&mut self, step: Step, fields: &[(&str, &str)]) -> Next {
        let answered = self
            .world
            .desk
            .answer_page(self.browser(), step, &posted(fields), false)
            .await
            .unwrap();
        self.token = answered.fresh.or(self.token.take());
        answered.next
    }

    async fn draft(&self) -> OpenDraft {
        self.world
            .desk
            .open_draft(self.token.as_ref())
            .await
            .unwrap()
            .expect("it has begun")
    }

    /// Answers every page up to the last.
    async fn fills_in(&mut self) {
        self.answers(Step::Serial, &[("serial", SERIAL)]).await;
        self.answers(Step::Purchase, &[]).await;
        self.answers(Step::Warranty, &[]).await;
        self.answers(Step::Symptom, &[("symptom", "no-picture")])
            .await;
        self.answers(Step::Description, &[("description", "Dark since Monday")])
            .await;
        self.answers(Step::SelfHelp, &[("self_help", "did-not-help")])
            .await;
        self.answers(Step::Proof, &[]).await;
        self.answers(Step::Contact, &[("name", "Jane Doe"), ("email", CUSTOMER)])
            .await;
        let home = [
            ("recipient", "Jane Doe"),
            ("line1", "12 Elm Street"),
            ("city", "Springfield"),
            ("region", "IL"),
            ("postcode", "62701"),
            ("country", "US"),
        ];
        assert_eq!(
            self.answers(Step::Address, &home).await,
            Next::Page(Step::Check)
        );
    }

    async fn sends(&self) -> (CaseNumber, Option<Token>) {
        let token = self.token.as_ref().expect("it has begun");
        match self
            .world
            .desk
            .send_filing(token, &Visit::NOBODY, "Firefox")
            .await
            .unwrap()
        {
            Sending::Sent { number, session } => (number, session),
            Sending::NotYet(step) => panic!("{step:?} is open"),
        }
    }

    /// Begins the next filing in the same browser.
    async fn begins_another(&mut self) {
        let begun = self.world.desk.begin_filing(self.browser(), "").await;
        self.token = begun.unwrap().fresh;
    }

    async fn adds(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let token = self.token.as_ref().expect("it has begun");
        let mut writer = self.world.desk.file_writer().await?;
        let contents = match writer.write(bytes).await {
            Ok(()) => Ok(writer),
            Err(error) => Err(error),
        };
        let upload = Upload {
            name: name.to_owned(),
            purpose: Purpose::Proof,
            contents,
        };
        self.world.desk.add_draft_file(token, upload).await
    }
}

fn photo(side: u32) -> Bytes {
    let picture = image::DynamicImage::new_rgb8(side, side);
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner().into()
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "any other error fails the story"
)]
fn why(error: Error) -> FieldError {
    match error {
        Error::Invalid(errors) => errors.get("files").expect("a file was wrong"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn s1_a_filing_opens_a_ticket_and_no_rma() {
    let mut story = Story::begins().await;
    story.fills_in().await;
    let (number, _) = story.sends().await;
    let case = story.world.case(number).await;
    assert_eq!(case.phase, Phase::Open);
    assert!(case.rma.is_none(), "support comes first");
    assert_eq!(case.symptom, Symptom::NoPicture);
    assert!(case.tried_advice);
    assert!(matches!(case.device.warranty, Warranty::Covered { .. }));
    let letters = story.world.letters().await;
    assert_eq!(letters.len(), 1, "the confirmation");
    assert_eq!(letters[0].to.email, CUSTOMER);
}

#[tokio::test]
async fn sent_twice_it_is_one_case_and_one_letter() {
    let mut story = Story::begins().await;
    story.fills_in().await;
    let (first, session) = story.sends().await;
    let (second, _) = story.sends().await;
    assert_eq!(first, second);
    assert_eq!(story.world.letters().await.len(), 1);
    let again = story
        .answers(Step::Description, &[("description", "Something else")])
        .await;
    assert_eq!(
        again,
        Next::Sent(first),
        "what was sent is not changed by the back button"
    );
    let cookie = session
        .expect("a browser without a session gets one")
        .expose();
    let visit = story
        .world
        .desk
        .visit(DoorKind::Portal, Some(&cookie))
        .await
        .unwrap();
    let (case, _) = story
        .world
        .desk
        .filed_case(&visit.actor, first)
        .await
        .unwrap();
    assert_eq!(case.number, first);
}

#[tokio::test]
async fn two_tabs_that_send_at_once_make_one_case() {
    let mut story = Story::begins().await;
    story.fills_in().await;
    let ((one, _), (other, _)) = tokio::join!(story.sends(), story.sends());
    assert_eq!(one, other);
}

/// Sends each of these filings, all at the same moment.
async fn sent_at_once(world: &World, tokens: Vec<Token>) -> Vec<Sending> {
    let clicks: Vec<_> = tokens
        .into_iter()
        .map(|token| {
            let desk = world.desk.clone();
            tokio::spawn(async move { desk.send_filing(&token, &Visit::NOBODY, "Firefox").await })
        })
        .collect();
    let mut sendings = Vec::new();
    for click in clicks {
        sendings.push(click.await.unwrap().unwrap());
    }
    sendings
}

/// How many returns the customer of these filings has.
async fn returns(world: &World, number: CaseNumber) -> usize {
    let customer = world.case(number).await.customer;
    let mut tx = world.desk.store.read().await.unwrap();
    tx.cases_of(customer).await.unwrap().len()
}

async fn sent_at_the_same_moment_from_several_browsers_it_is_one_return(
    place: Place,
) -> StoreResult<()> {
    let mut story = Story::begins_in(World::at(place.store).await).await;
    // A device without a serial, which no other rule keeps in one return.
    story.fills_in().await;
    story
        .answers(Step::Serial, &[("serial_unreadable", "yes")])
        .await;
    story.answers(Step::Product, &[("product", "ND-4K")]).await;
    story
        .answers(Step::Purchase, &[("purchased_on", "2026-02-20")])
        .await;
    story.answers(Step::Warranty, &[]).await;
    let token = story.token.clone().expect("it has begun");
    let mut numbers = BTreeSet::new();
    for sending in sent_at_once(&story.world, vec![token; 5]).await {
        match sending {
            Sending::Sent { number, .. } => numbers.insert(number.rma()),
            Sending::NotYet(step) => panic!("{step:?} is open"),
        };
    }
    assert_eq!(numbers.len(), 1);
    let number = CaseNumber::parse(numbers.first().unwrap()).unwrap();
    assert_eq!(returns(&story.world, number).await, 1);
    Ok(())
}

async fn one_serial_filed_by_three_browsers_at_once_is_in_one_return(
    place: Place,
) -> StoreResult<()> {
    let mut story = Story::begins_in(World::at(place.store).await).await;
    let mut tokens = Vec::new();
    for _ in 0..3 {
        story.fills_in().await;
        tokens.extend(story.token.take());
    }
    let mut numbers = Vec::new();
    for sending in sent_at_once(&story.world, tokens).await {
        match sending {
            Sending::Sent { number, .. } => numbers.push(number),
            Sending::NotYet(step) => assert_eq!(step, Step::Serial),
        }
    }
    assert_eq!(numbers.len(), 1);
    assert_eq!(returns(&story.world, numbers[0]).await, 1);
    Ok(())
}

#[tokio::test]
async fn a_wrong_answer_keeps_its_text_and_its_page() {
    let mut story = Story::begins().await;
    let next = story
        .answers(Step::Serial, &[("serial", "too short")])
        .await;
    assert_eq!(next, Next::Page(Step::Serial));
    let draft = story.draft().await;
    assert_eq!(draft.answers.get("serial"), "too short");
    let error = draft.errors(Step::Serial).get("serial");
    assert_eq!(
        error,
        Some(FieldError::SerialLength {
            min: 12,
            max: 16,
            got: 8
        })
    );
    assert_eq!(
        draft.page_for(Step::Check),
        Step::Serial,
        "nothing is skipped"
    );
}

#[tokio::test]
async fn what_is_typed_is_kept_before_it_is_sent_and_not_called_wrong() {
    let mut story = Story::begins().await;
    let typed = posted(&[("serial", "NGD4")]);
    let kept = story
        .world
        .desk
        .keep_typed(story.browser(), Step::Serial, &typed)
        .await
        .unwrap();
    story.token = kept.fresh;
    let draft = story.draft().await;
    assert_eq!(draft.answers.get("serial"), "NGD4");
    assert!(draft.errors(Step::Serial).is_empty());
}

#[tokio::test]
async fn the_warranty_is_answered_from_our_records_and_again_for_another_day() {
    let mut story = Story::begins().await;
    story
        .answers(Step::Serial, &[("serial", "ngd4k-2409-a00-17")])
        .await;
    assert_eq!(
        story.answers(Step::Purchase, &[]).await,
        Next::Page(Step::Warranty)
    );
    assert!(story.draft().await.known.warranty.is_covered());
    story.answers(Step::Warranty, &[]).await;
    story
        .answers(Step::Purchase, &[("purchased_on", "2019-05-06")])
        .await;
    let draft = story.draft().await;
    assert_eq!(
        draft.next_page(),
        Step::Warranty,
        "the new answer is to be seen"
    );
}

#[tokio::test]
async fn s8_nobody_types_themselves_into_warranty_against_our_records() {
    let mut story = Story::begins().await;
    let old = "NGD4K1705A0001";
    story.world.sell(old, Date::constant(2017, 5, 6)).await;
    story.answers(Step::Serial, &[("serial", old)]).await;
    story
        .answers(Step::Purchase, &[("purchased_on", "2026-02-20")])
        .await;
    let known = story.draft().await.known;
    assert!(matches!(
        known.warranty,
        Warranty::Ended {
            basis: Basis::Invoice,
            ..
        }
    ));
}

#[tokio::test]
async fn s8_of_a_device_without_records_the_typed_day_counts_until_it_is_checked() {
    let mut story = Story::begins().await;
    story
        .answers(Step::Serial, &[("serial_unreadable", "yes")])
        .await;
    story.answers(Step::Product, &[("product", "ND-4K")]).await;
    story
        .answers(Step::Purchase, &[("purchased_on", "2026-02-20")])
        .await;
    let known = story.draft().await.known;
    assert!(matches!(
        known.warranty,
        Warranty::Covered {
            basis: Basis::Stated,
            ..
        }
    ));
}

#[tokio::test]
async fn a_label_that_cannot_be_read_leads_to_the_products() {
    let mut story = Story::begins().await;
    let next = story
        .answers(
            Step::Serial,
            &[("serial", "??"), ("serial_unreadable", "yes")],
        )
        .await;
    assert_eq!(next, Next::Page(Step::Product));
    assert_eq!(
        story.answers(Step::Product, &[("product", "ND-4K")]).await,
        Next::Page(Step::Purchase)
    );
    assert_eq!(story.draft().await.known.warranty, Warranty::Unproven);
}

#[tokio::test]
async fn a_device_is_in_one_return_at_a_time() {
    let mut story = Story::begins().await;
    story.fills_in().await;
    let (first, _) = story.sends().await;
    story.token = None;
    let next = story.answers(Step::Serial, &[("serial", SERIAL)]).await;
    assert_eq!(next, Next::Page(Step::Serial));
    let open = story
        .draft()
        .await
        .known
        .open_case
        .expect("it is in a return");
    assert_eq!(open.number, first);
}

#[tokio::test]
async fn the_next_filing_knows_who_files() {
    let mut story = Story::begins().await;
    story.fills_in().await;
    story.sends().await;
    story.begins_another().await;
    let draft = story.draft().await;
    assert_eq!(draft.answers.get("email"), CUSTOMER);
    assert_eq!(draft.answers.get("city"), "Springfield");
    assert_eq!(draft.answers.get("serial"), "");
}

#[tokio::test]
async fn the_next_person_at_the_same_browser_is_told_nothing_of_the_last() {
    let mut story = Story::begins().await;
    story.fills_in().await;
    story.sends().await;
    story.world.pass_hours(1);
    story.begins_another().await;
    let draft = story.draft().await;
    assert_eq!(draft.answers.get("email"), "");
    assert_eq!(draft.answers.get("city"), "");
}

#[tokio::test]
async fn the_link_of_a_filing_that_was_sent_opens_nothing() {
    let mut story = Story::begins().await;
    story.fills_in().await;
    let desk = &story.world.desk;
    let link = Token::new(&desk.entropy);
    let draft = story.draft().await.id;
    let mut tx = desk.store.write().await.unwrap();
    let ends = desk.now().plus_days(1).micros();
    tx.insert_draft_link(&link.hash(), draft, ends)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert!(desk.draft_by_link(&link).await.is_ok());
    story.sends().await;
    let desk = &story.world.desk;
    assert!(matches!(
        desk.draft_by_link(&link).await,
        Err(Error::NotFound)
    ));
    assert!(matches!(
        desk.resume_draft(&link).await,
        Err(Error::NotFound)
    ));
}

#[tokio::test]
async fn a_strangers_draft_is_not_found() {
    let mut story = Story::begins().await;
    story.fills_in().await;
    story.adds("invoice.png", &photo(40)).await.unwrap();
    let file = story.draft().await.files[0].id;
    let desk = &story.world.desk;
    let stranger = Token::new(&desk.entropy);
    assert!(desk.open_draft(Some(&stranger)).await.unwrap().is_none());
    assert!(matches!(
        desk.send_filing(&stranger, &Visit::NOBODY, "").await,
        Err(Error::NotFound)
    ));
    let theirs = Viewer {
        draft: Some(stranger),
        visits: vec![Visit::NOBODY],
    };
    let id = domain::id::AttachmentId::new(file);
    assert!(matches!(
        desk.open_file(&theirs, id, false).await.map(drop),
        Err(Error::NotFound)
    ));
    let own = Viewer {
        draft: story.token.clone(),
        visits: vec![Visit::NOBODY],
    };
    let opened = desk.open_file(&own, id, true).await.unwrap();
    assert_eq!(
        (opened.media_type.as_str(), opened.inline),
        ("image/jpeg", true)
    );
}

#[tokio::test]
async fn after_sending_the_files_belong_to_the_case_and_its_people() {
    let mut story = Story::begins().await;
    story.fills_in().await;
    story.adds("invoice.png", &photo(40)).await.unwrap();
    let id = domain::id::AttachmentId::new(story.draft().await.files[0].id);
    let (number, session) = story.sends().await;
    let desk = &story.world.desk;
    let case = story.world.case(number).await;
    let visit = |actor| Visit {
        actor,
        session: None,
    };
    let cookie = session.map(|session| session.expose());
    let holder = desk
        .visit(DoorKind::Portal, cookie.as_deref())
        .await
        .unwrap();
    let seen = async |visit, draft| {
        let viewer = Viewer {
            draft,
            visits: vec![visit],
        };
        desk.open_file(&viewer, id, false).await.is_ok()
    };
    assert!(seen(visit(World::customer(&case)), None).await);
    assert!(seen(visit(story.world.technician.clone()), None).await);
    assert!(
        !seen(holder, story.token.clone()).await,
        "who only holds the link sees no files"
    );
}

#[tokio::test]
async fn what_is_refused_for_want_of_room_lies_on_no_disk() {
    let mut story = Story::begins().await;
    story.answers(Step::Serial, &[("serial", SERIAL)]).await;
    for number in 0..MAX_FILES {
        let name = format!("{number}.png");
        story.adds(&name, &photo(20 + number)).await.unwrap();
    }
    let kept = story.world.desk.blobs.list().await.unwrap().len();
    assert!(story.adds("more.png", &photo(90)).await.is_err());
    assert_eq!(story.world.desk.blobs.list().await.unwrap().len(), kept);
}

#[tokio::test]
async fn one_mailbox_gets_ten_links_in_a_quarter_of_an_hour() {
    let mut story = Story::begins().await;
    for number in 0_u8..3 {
        story.token = None;
        story.answers(Step::Serial, &[("serial", SERIAL)]).await;
        let token = story.token.clone().unwrap();
        for try_number in 0_u8..5 {
            let place = format!("192.0.2.{}", number * 5 + try_number);
            let sent = story
                .world
                .desk
                .mail_resume_link(&token, "victim@example.org", &place)
                .await;
            assert_eq!(sent.is_ok(), number < 2, "{number} {try_number}");
        }
    }
}

#[tokio::test]
async fn files_have_limits_and_say_which() {
    let mut story = Story::begins().await;
    story.answers(Step::Serial, &[("serial", SERIAL)]).await;
    assert_eq!(
        why(story.adds("empty.jpg", b"").await.unwrap_err()),
        FieldError::EmptyFile
    );
    assert_eq!(
        why(story
            .adds("letter.docx", b"PK\x03\x04 a letter")
            .await
            .unwrap_err()),
        FieldError::WrongFileType
    );
    let max_bytes = service::pictures::MAX_BYTES;
    let large = vec![0; usize::try_from(max_bytes).unwrap() + 1];
    assert_eq!(
        why(story.adds("large.jpg", &large).await.unwrap_err()),
        FieldError::FileTooBig { max_bytes }
    );
    for number in 0..MAX_FILES {
        story
            .adds(&format!("{number}.png"), &photo(20 + number))
            .await
            .unwrap();
    }
    let more = story.adds("more.png", &photo(50)).await.unwrap_err();
    assert_eq!(why(more), FieldError::TooManyFiles { max: MAX_FILES });
    let token = story.token.as_ref().unwrap();
    let first = domain::id::AttachmentId::new(story.draft().await.files[0].id);
    story
        .world
        .desk
        .remove_draft_file(token, first)
        .await
        .unwrap();
    story.adds("more.png", &photo(50)).await.unwrap();
}

#[tokio::test]
async fn a_file_that_is_sent_twice_is_kept_once() {
    let mut story = Story::begins().await;
    story.answers(Step::Serial, &[("serial", SERIAL)]).await;
    for name in ["label.png", "label.png", "the same picture.png"] {
        story.adds(name, &photo(40)).await.unwrap();
    }
    let files = story.draft().await.files;
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["label.png", "the same picture.png"]);
}

#[tokio::test]
async fn a_file_cut_off_on_its_way_leaves_nothing() {
    let mut story = Story::begins().await;
    story.answers(Step::Serial, &[("serial", SERIAL)]).await;
    let token = story.token.clone().unwrap();
    let contents = Err(BlobError::TooBig { max_bytes: 5 });
    let upload = Upload {
        name: "a.jpg".into(),
        purpose: Purpose::Photo,
        contents,
    };
    let refused = story
        .world
        .desk
        .add_draft_file(&token, upload)
        .await
        .unwrap_err();
    assert_eq!(why(refused), FieldError::FileTooBig { max_bytes: 5 });
    assert!(story.draft().await.files.is_empty());
    assert!(story.world.desk.blobs.list().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_mailed_link_moves_the_filing_to_the_browser_that_presses_the_button() {
    let mut story = Story::begins().await;
    story.answers(Step::Serial, &[("serial", SERIAL)]).await;
    let old = story.token.clone().unwrap();
    let desk = &story.world.desk;
    let wrong = desk
        .mail_resume_link(&old, "jane@", "192.0.2.1")
        .await
        .unwrap_err();
    assert!(
        matches!(wrong, Error::Invalid(errors) if errors.get("email") == Some(FieldError::NotAnEmail))
    );
    let link = Token::new(&desk.entropy);
    let draft = story.draft().await.id;
    let mut tx = desk.store.write().await.unwrap();
    let ends = desk.now().plus_days(1).micros();
    tx.insert_draft_link(&link.hash(), draft, ends)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(desk.draft_by_link(&link).await.unwrap().id, draft);
    assert!(
        desk.open_draft(Some(&old)).await.unwrap().is_some(),
        "looking moves nothing"
    );
    let new = desk.resume_draft(&link).await.unwrap();
    assert!(desk.open_draft(Some(&new)).await.unwrap().is_some());
    assert!(desk.open_draft(Some(&old)).await.unwrap().is_none());
}

#[tokio::test]
async fn a_draft_that_nobody_touches_is_forgotten() {
    let mut story = Story::begins().await;
    story.answers(Step::Serial, &[("serial", SERIAL)]).await;
    story
        .world
        .pass_days(u64::from(story.world.policy.draft_days) + 1);
    assert!(
        story
            .world
            .desk
            .open_draft(story.token.as_ref())
            .await
            .unwrap()
            .is_none()
    );
    let next = story
        .answers(Step::Purchase, &[("bought_from", "Bright Dealer")])
        .await;
    assert_eq!(
        next,
        Next::Page(Step::Serial),
        "what was typed begins a new one"
    );
    assert_eq!(
        story.draft().await.answers.get("bought_from"),
        "Bright Dealer"
    );
}

#[tokio::test]
async fn one_address_cannot_fill_the_desk_with_drafts() {
    let story = Story::begins().await;
    let nobody = Browser {
        token: None,
        ..story.browser()
    };
    let empty = BTreeMap::new();
    for _ in 0..60 {
        story
            .world
            .desk
            .keep_typed(nobody, Step::Serial, &empty)
            .await
            .unwrap();
    }
    let refused = story
        .world
        .desk
        .keep_typed(nobody, Step::Serial, &empty)
        .await;
    assert!(matches!(refused, Err(Error::TooMany { .. })));
}
