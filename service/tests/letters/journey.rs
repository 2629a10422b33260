//! The letters of a return, by the rule that each keeps.

use domain::access::Actor;
use domain::line::state::State;
use domain::product::Family;
use service::console::Deed;
use service::jobs::LetterKind;
use service::post::Letter;
use service::slip::Paper;
use service::support::RawStep;
use service::visits::Visit;
use service::{Command, Error};

use super::stages::{LINE, authorise, by_customer, enqueue, filed, jane, keep, say, staged};
use crate::harness::World;

async fn letter(world: &World, kind: LetterKind, family: Family) -> Letter {
    let case = staged(world, kind, "en", family).await;
    enqueue(world, &case, kind).await;
    world.desk.work_off().await.unwrap();
    world.desk.post.sent().pop().unwrap()
}

fn says(letter: &Letter, words: &[&str]) {
    for word in words {
        assert!(letter.text.contains(word), "{word}\n\n{}", letter.text);
    }
}

/// What stands behind `/l/` in a letter.
fn token(letter: &Letter) -> String {
    let (_, rest) = letter.text.split_once("/l/").unwrap();
    rest.split_whitespace().next().unwrap().to_owned()
}

#[tokio::test]
async fn s3_the_rma_mail_carries_number_address_list_deadline_link_and_slip() {
    let world = World::new().await;
    let case = filed(&world, "en", Family::Recorder).await;
    keep(&world, &case).await;
    let (actor, number) = (world.technician.clone(), case.number);
    let step = RawStep {
        key: "power".into(),
        outcome: "faulty".into(),
        note: String::new(),
    };
    world
        .desk
        .record_step(Command::console(&actor, number, 1), step)
        .await
        .unwrap();
    world
        .desk
        .authorise(Command::console(&actor, number, 2), "Dead")
        .await
        .unwrap();
    world.desk.work_off().await.unwrap();

    let sent = world.desk.post.sent();
    let letter = sent.last().unwrap();
    assert_eq!(
        (sent.len(), &letter.subject),
        (
            1,
            &format!("{}: please send us your recorder NVR-16", number.rma())
        )
    );
    says(
        letter,
        &[
            &format!("RMA number: {}", number.rma()),
            &format!("Ticket number: {}", number.ticket()),
            "1 Dock Street",
            "Albany, NY 12207",
            "- The recorder with its drives inside",
            "- Mouse, remote control, adapter and cables",
            "Thursday 2 April 2026",
            &format!("Write {} on the outside of the box.", number.rma()),
        ],
    );
    let (opened, _) = world
        .desk
        .open_link(&token(letter), &Visit::NOBODY, "test")
        .await
        .unwrap();
    assert_eq!(opened, number);
    let slip = world
        .desk
        .slip(&signed_in(), number, Paper::Letter)
        .await
        .unwrap();
    assert_eq!(letter.attachments[0].name, format!("{}.pdf", number.rma()));
    assert_eq!(letter.attachments[0].bytes, slip);
    // Only when the mail has left does the case wait for the parcel.
    assert_eq!(
        world.case(case.number).await.lines()[0].state,
        State::AwaitingReturn
    );
}

#[tokio::test]
async fn the_slip_is_for_those_who_may_see_the_case() {
    let world = World::new().await;
    let case = staged(&world, LetterKind::Authorised, "es", Family::Dome).await;
    let unsent = staged(&world, LetterKind::Filed, "es", Family::Dome).await;
    let (desk, number) = (&world.desk, case.number);
    let holder = Actor::Holder {
        cases: vec![case.id],
    };
    let whole = desk.slip(&signed_in(), number, Paper::A4).await.unwrap();
    let masked = desk.slip(&holder, number, Paper::A4).await.unwrap();
    let at_desk = desk.slip(&world.sales, number, Paper::A4).await.unwrap();
    assert_eq!(at_desk, whole);
    assert!(whole.starts_with(b"%PDF") && masked.starts_with(b"%PDF") && whole != masked);
    for (actor, number) in [(Actor::Visitor, number), (signed_in(), unsent.number)] {
        let refused = desk.slip(&actor, number, Paper::A4).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn s4_a_device_that_came_in_time_is_diagnosed_on_the_same_business_day() {
    let world = World::new().await;
    let letter = letter(&world, LetterKind::Received, Family::Dome).await;
    says(
        &letter,
        &[
            "same business day: by Tuesday 3 March 2026",
            "by Thursday 5 March 2026",
        ],
    );
}

#[tokio::test]
async fn s4_after_the_cut_off_it_is_the_next_business_day() {
    let world = World::new().await;
    world.pass_hours(6);
    let letter = letter(&world, LetterKind::Received, Family::Dome).await;
    says(
        &letter,
        &[
            "same business day: by Wednesday 4 March 2026",
            "by Friday 6 March 2026",
        ],
    );
}

#[tokio::test]
async fn s5_both_delays_are_named_with_a_date() {
    let looking = letter(
        &World::new().await,
        LetterKind::FaultNotFoundYet,
        Family::Dome,
    )
    .await;
    says(
        &looking,
        &[
            "stays on our bench until we have found it",
            "Wednesday 4 March 2026",
        ],
    );
    let stock = letter(&World::new().await, LetterKind::OutOfStock, Family::Dome).await;
    says(
        &stock,
        &[
            "A part for your recorder NVR-16 is out of stock.",
            "Power board",
            "Thursday 2 April 2026",
        ],
    );
}

#[tokio::test]
async fn s6_our_parcel_goes_by_ground_with_its_number_and_its_day() {
    let letter = letter(&World::new().await, LetterKind::ShippedBack, Family::Dome).await;
    says(
        &letter,
        &[
            "UPS Ground, which usually takes 5 business days",
            "1Z12345E0291980794",
            "Tuesday 10 March 2026",
            "https://www.ups.com/track?tracknum=1Z12345E0291980794",
            "12 Elm Street",
        ],
    );
}

#[tokio::test]
async fn s8_s9_the_estimate_shows_both_ways_and_that_nothing_happens_before_the_choice() {
    let letter = letter(&World::new().await, LetterKind::Estimate, Family::Recorder).await;
    says(
        &letter,
        &[
            "Repair: $144.50",
            "Replacement: $1,239.00",
            "The power stage has failed; the drives are sound.",
            "Nothing happens before you choose.",
            "The diagnosis is free of charge, whatever you choose.",
            "If we do not hear from you by Thursday 2 April 2026, we send it back to you as it is, at no charge.",
        ],
    );
}

#[tokio::test]
async fn a_question_comes_with_the_words_of_the_technician() {
    let letter = letter(&World::new().await, LetterKind::Question, Family::Dome).await;
    says(
        &letter,
        &["Sam asks:\n> Which light is on, green or red?\n> And since <when>?"],
    );
    assert!(letter.html.contains("And since &lt;when&gt;?"));
}

#[tokio::test]
async fn the_mail_that_it_works_again_says_what_helped_when_and_until_when_it_may_fail() {
    let world = World::new().await;
    let case = world.filed("ND4K24090001", true).await;
    let by = |case| world.at_desk(&world.technician, case);
    let case = world.desk.take_case(by(&case)).await.unwrap();
    let fixed = world
        .desk
        .fix_remotely(by(&case), "The reset <did> it.")
        .await;
    fixed.unwrap();
    // The mail server was away over night.
    world.pass_hours(20);
    let letters = world.letters().await;
    let letter = letters.last().unwrap();
    says(
        letter,
        &[
            "What helped:\n> The reset <did> it.",
            "3 March 2026",
            "17 March 2026",
        ],
    );
    assert!(letter.html.contains("The reset &lt;did&gt; it."));
}

#[tokio::test]
async fn what_is_with_sales_is_closed_by_sales_or_a_supervisor_who_tell_the_customer_how_it_ended()
{
    let world = World::new().await;
    let desk = &world.desk;
    for (serial, actor) in [
        ("ND4K24090001", &world.sales),
        ("ND4K24090002", &world.supervisor),
    ] {
        let case = world.filed(serial, true).await;
        let command = world.at_desk(&world.technician, &case);
        let case = desk.hand_to_sales(command, "changed_mind").await.unwrap();
        let how = "It was exchanged on Monday.";
        let refused = desk
            .close_with_sales(world.at_desk(&world.technician, &case), how)
            .await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        let silent = desk
            .close_with_sales(world.at_desk(actor, &case), " ")
            .await;
        assert!(matches!(silent, Err(Error::Invalid(_))), "{silent:?}");
        let view = desk.case_view(actor, case.number).await.unwrap();
        assert!(
            view.offers
                .iter()
                .any(|offer| offer.deed == Deed::CloseWithSales)
        );
        let case = desk
            .close_with_sales(world.at_desk(actor, &case), how)
            .await
            .unwrap();
        assert!(case.is_over());
        let letters = world.letters().await;
        says(
            letters.last().unwrap(),
            &["How it ended:\n> It was exchanged on Monday."],
        );
    }
}

#[tokio::test]
async fn reminders_come_a_week_and_two_days_before_the_last_day_while_nothing_is_on_its_way() {
    let world = World::new().await;
    let case = authorised_at_the_desk(&world).await;
    let mut subjects = Vec::new();
    for _ in 0..40 {
        world.pass_days(1);
        world.desk.work_off().await.unwrap();
        subjects = world
            .desk
            .post
            .sent()
            .into_iter()
            .map(|letter| letter.subject)
            .collect();
    }
    let number = case.number.rma();
    let expected = [
        "please send us your recorder NVR-16",
        "7 days left",
        "2 days left",
        "this RMA number has ended",
    ];
    assert_eq!(subjects, expected.map(|end| format!("{number}: {end}")));
    assert_eq!(
        world.case(case.number).await.lines()[0].state,
        State::Expired
    );
}

#[tokio::test]
async fn nobody_is_reminded_of_a_parcel_that_is_on_its_way() {
    let world = World::new().await;
    let mut case = filed(&world, "en", Family::Dome).await;
    authorise(&world, &mut case);
    case.customer_shipped(
        &by_customer(&world),
        LINE,
        "ups".into(),
        "1Z12345E0291980794".into(),
    )
    .unwrap();
    keep(&world, &case).await;
    enqueue(&world, &case, LetterKind::Reminder).await;
    world.desk.work_off().await.unwrap();
    assert!(world.desk.post.sent().is_empty());
}

#[tokio::test]
async fn who_got_more_days_is_not_reminded_of_the_old_ones() {
    let world = World::new().await;
    let case = authorised_at_the_desk(&world).await;
    let version = world.case(case.number).await.version;
    let extended = world
        .desk
        .extend_rma(
            Command::console(&world.supervisor, case.number, version),
            "Holidays",
        )
        .await;
    extended.unwrap();
    world.desk.work_off().await.unwrap();
    assert_eq!(world.desk.post.sent().len(), 2);
    world.pass_days(30);
    world.desk.work_off().await.unwrap();
    assert_eq!(
        world.desk.post.sent().len(),
        2,
        "{}",
        world.desk.post.sent().last().unwrap().subject
    );
}

#[tokio::test]
async fn a_message_is_quoted_and_a_note_of_the_desk_is_not() {
    let world = World::new().await;
    let case = staged(&world, LetterKind::Message, "en", Family::Dome).await;
    world.pass_hours(1);
    say(&world, &case, "We have a date for you.").await;
    enqueue(&world, &case, LetterKind::Message).await;
    world.desk.work_off().await.unwrap();
    says(
        &world.desk.post.sent()[0],
        &["Sam writes:\n> We have a date for you."],
    );
}

async fn authorised_at_the_desk(world: &World) -> domain::case::Case {
    let case = filed(world, "en", Family::Recorder).await;
    keep(world, &case).await;
    let actor = world.technician.clone();
    let step = RawStep {
        key: "power".into(),
        outcome: "faulty".into(),
        note: String::new(),
    };
    let desk = &world.desk;
    desk.record_step(Command::console(&actor, case.number, 1), step)
        .await
        .unwrap();
    desk.authorise(Command::console(&actor, case.number, 2), "Dead")
        .await
        .unwrap();
    desk.work_off().await.unwrap();
    case
}

/// The customer, signed in.
fn signed_in() -> Actor {
    Actor::Customer {
        id: jane(),
        cases: Vec::new(),
    }
}
