//! What a customer can see and do after filing (S19), and what nobody else can.

use std::time::{Duration, Instant};

use domain::access::{Actor, Sight};
use domain::case::Case;
use domain::case::phase::Phase;
use domain::contact::RawAddress;
use domain::field::{FieldError, FieldErrors};
use domain::line::state::State;
use domain::number::CaseNumber;
use domain::refusal::Refusal;
use domain::status::Header;
use service::bench::{RawFindings, RawTest};
use service::customers::Entry;
use service::outbound::RawParcel;
use service::quote::RawAlternative;
use service::tracking::CaseView;
use service::visits::{DoorKind, Visit};
use service::{Command, Error};
use words::{Lang, Words};

use crate::harness::{CUSTOMER, World, line};

const SERIAL: &str = "ND4K24090001";
const ADDRESS: &str = "203.0.113.7";
const BROWSER: &str = "Firefox";

async fn found(world: &World, reference: &str, contact: &str) -> Result<CaseNumber, Error> {
    let desk = &world.desk;
    let found = desk.find_case(reference, contact, &Visit::NOBODY, ADDRESS, BROWSER);
    found.await.map(|(number, _)| number)
}

/// A browser that looked the case up.
async fn holder(world: &World, case: &Case) -> Visit {
    let desk = &world.desk;
    let reference = case.number.rma();
    let found = desk.find_case(&reference, CUSTOMER, &Visit::NOBODY, ADDRESS, BROWSER);
    let (_, token) = found.await.unwrap();
    let secret = token.unwrap().expose();
    desk.visit(DoorKind::Portal, Some(&secret)).await.unwrap()
}

async fn seen(world: &World, actor: &Actor, case: &Case) -> CaseView {
    world.desk.view(actor, case.number, Lang::En).await.unwrap()
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "any other error fails the story"
)]
fn what_was_wrong(error: Error) -> FieldErrors {
    match error {
        Error::Invalid(errors) => errors,
        other => panic!("refused for another reason: {other:?}"),
    }
}

#[tokio::test]
async fn s19_a_return_is_found_by_its_number_and_email_or_postcode() {
    let world = World::new().await;
    let case = world.filed(SERIAL, true).await;
    let rma = case.number.rma();
    for (reference, contact) in [
        (rma.clone(), CUSTOMER),
        (rma.to_lowercase(), " Jane@Example.com "),
        (case.number.ticket(), "62701"),
        (case.number.body(), "62701-1234"),
    ] {
        let number = found(&world, &reference, contact).await.unwrap();
        assert_eq!(number, case.number);
    }
}

#[tokio::test]
async fn one_mistyped_character_is_told_before_anything_is_looked_up() {
    let world = World::new().await;
    let case = world.filed(SERIAL, true).await;
    let mut typed = case.number.body().into_bytes();
    typed[3] = if typed[3] == b'7' { b'8' } else { b'7' };
    let typed = String::from_utf8(typed).unwrap();
    // More often than tries are allowed: what is mistyped is no try.
    for _ in 0..30 {
        let errors = what_was_wrong(found(&world, &typed, CUSTOMER).await.unwrap_err());
        assert_eq!(errors.get("reference"), Some(FieldError::MistypedReference));
    }
}

#[tokio::test]
async fn a_wrong_pair_has_one_answer_and_one_time() {
    let world = World::new().await;
    let case = world.filed(SERIAL, true).await;
    let unknown = CaseNumber::from_random_bits(1).rma();
    for (reference, contact) in [
        (case.number.rma(), "mallory@example.com"),
        (case.number.rma(), "10001"),
        (unknown.clone(), CUSTOMER),
        (unknown, "62701"),
    ] {
        let begun = Instant::now();
        let errors = what_was_wrong(found(&world, &reference, contact).await.unwrap_err());
        assert_eq!(errors, FieldErrors::one("contact", FieldError::NoMatch));
        assert!(begun.elapsed() >= Duration::from_millis(150), "{reference}");
    }
}

#[tokio::test]
async fn who_tries_addresses_for_a_number_is_stopped() {
    let world = World::new().await;
    let case = world.filed(SERIAL, true).await;
    let rma = case.number.rma();
    for guess in 10_001..10_009 {
        let errors = what_was_wrong(found(&world, &rma, &guess.to_string()).await.unwrap_err());
        assert_eq!(errors.get("contact"), Some(FieldError::NoMatch));
    }
    // Not even the right one is told from now on, until the stretch is over.
    let stopped = found(&world, &rma, CUSTOMER).await;
    assert!(matches!(stopped, Err(Error::TooMany { .. })), "{stopped:?}");
    world.pass_hours(1);
    assert!(found(&world, &rma, CUSTOMER).await.is_ok());
}

#[tokio::test]
async fn outsiders_cannot_tell_a_return_of_somebody_else_from_a_missing_one() {
    let world = World::new().await;
    let case = world.filed(SERIAL, true).await;
    let stranger = Actor::Customer {
        id: domain::id::CustomerId::new(world.desk.entropy.uuid_v7(world.now())),
        cases: Vec::new(),
    };
    let holder_of_another = Actor::Holder { cases: Vec::new() };
    let missing = CaseNumber::from_random_bits(1);
    for actor in [Actor::Visitor, stranger, holder_of_another] {
        for number in [case.number, missing] {
            let desk = &world.desk;
            let command = Command::portal(&actor, number);
            let refused = [
                desk.view(&actor, number, Lang::En).await.map(drop),
                desk.conversation(&actor, number).await.map(drop),
                desk.version_of(&actor, number).await.map(drop),
                desk.call_off(command, "").await.map(drop),
                desk.change_address(command, elsewhere()).await.map(drop),
                desk.write_message(command, "Hello").await.map(drop),
                desk.tell_parcel(command, "Post", "RA123456785GB")
                    .await
                    .map(drop),
                desk.slip_to_print(&actor, number).await.map(drop),
            ];
            for (which, refused) in refused.into_iter().enumerate() {
                assert!(
                    matches!(refused, Err(Error::NotFound)),
                    "{which}: {refused:?}"
                );
            }
        }
    }
}

#[tokio::test]
async fn s19_who_holds_the_number_sees_where_it_stands_and_nothing_of_the_person() {
    let world = World::new().await;
    let case = world.authorised(SERIAL, true).await;
    let owner = World::customer(&case);
    let desk = &world.desk;
    desk.write_message(
        Command::portal(&owner, case.number),
        "My door code is 4711.",
    )
    .await
    .unwrap();
    let visit = holder(&world, &case).await;
    let view = seen(&world, &visit.actor, &case).await;
    assert_eq!(
        (view.sight, view.header),
        (Sight::Masked, Header::WaitingForYourUnit)
    );
    assert_eq!(view.person.email, "j•••@example.com");
    assert_eq!((view.message_count, view.messages.is_none()), (1, true));
    let all = format!("{view:?}");
    for secret in ["Jane", "jane@", "12 Elm Street", "62701", "4711", SERIAL] {
        assert!(!all.contains(secret), "{secret} is in {all}");
    }
    let view = seen(&world, &owner, &case).await;
    assert_eq!(view.person.address, Some(case.address));
    assert_eq!(view.messages.unwrap()[0].body, "My door code is 4711.");
}

#[tokio::test]
async fn who_holds_the_number_changes_nothing_before_a_code_from_the_mailbox() {
    let world = World::new().await;
    let desk = &world.desk;
    let case = world.authorised(SERIAL, true).await;
    let visit = holder(&world, &case).await;
    let command = Command::portal(&visit.actor, case.number);
    for refused in [
        desk.call_off(command, "").await,
        desk.change_address(command, elsewhere()).await,
        desk.write_message(command, "Hello").await,
        desk.tell_parcel(command, "", "1Z999AA10123456784").await,
    ] {
        assert!(matches!(refused, Err(Error::SignInNeeded)), "{refused:?}");
    }

    let browser = desk
        .ask_case_code(&visit, case.number, Lang::En, None, ADDRESS)
        .await
        .unwrap();
    let letters = world.letters().await;
    let letter = letters
        .iter()
        .find(|letter| letter.to.email == CUSTOMER && letter.subject.contains("code"))
        .unwrap();
    let code = six_digits(&letter.text);
    let enter = |code| {
        let entry = Entry {
            code,
            browser: Some(&browser),
            agent: BROWSER,
        };
        desk.enter_case_code(&visit, case.number, entry, ADDRESS)
    };
    let wrong = enter("000000").await;
    assert_eq!(
        what_was_wrong(wrong.unwrap_err()).get("code"),
        Some(FieldError::WrongCode)
    );
    let token = enter(&code).await.unwrap();
    let visit = desk
        .visit(DoorKind::Portal, Some(&token.expose()))
        .await
        .unwrap();
    let command = Command::portal(&visit.actor, case.number);
    let case = desk.change_address(command, elsewhere()).await.unwrap();
    assert_eq!(case.address.city, "Albany");
}

#[tokio::test]
async fn a_link_opens_its_return_until_it_ends() {
    let world = World::new().await;
    let desk = &world.desk;
    let case = world.authorised(SERIAL, true).await;
    let letters = world.letters().await;
    let token = letters
        .iter()
        .find_map(|letter| letter.text.split("/l/").nth(1))
        .map(|rest| rest.chars().take(43).collect::<String>())
        .unwrap();
    let (number, secret) = desk
        .open_link(&token, &Visit::NOBODY, BROWSER)
        .await
        .unwrap();
    assert_eq!(number, case.number);
    let visit = desk
        .visit(
            DoorKind::Portal,
            secret
                .as_ref()
                .map(service::tokens::Token::expose)
                .as_deref(),
        )
        .await
        .unwrap();
    assert_eq!(seen(&world, &visit.actor, &case).await.sight, Sight::Masked);
    // A browser that has a session keeps it.
    let (_, secret) = desk.open_link(&token, &visit, BROWSER).await.unwrap();
    assert!(secret.is_none());

    for ended in ["", "no token at all"] {
        let refused = desk.open_link(ended, &Visit::NOBODY, BROWSER).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
    world.pass_days(400);
    let refused = desk.open_link(&token, &Visit::NOBODY, BROWSER).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
}

#[tokio::test]
async fn a_question_waits_for_its_customer_and_an_answer_for_the_desk() {
    let world = World::new().await;
    let desk = &world.desk;
    let case = world.filed(SERIAL, true).await;
    let owner = World::customer(&case);
    let case = desk
        .ask_customer(
            world.at_desk(&world.technician, &case),
            "Which light is on?",
        )
        .await
        .unwrap();
    assert_eq!(
        (case.phase, case.header()),
        (Phase::WaitingCustomer, Header::WaitingForYou)
    );
    assert_eq!(world.letters().await.len(), 1);
    let case = desk
        .write_message(Command::portal(&owner, case.number), "The red one.")
        .await
        .unwrap();
    assert_eq!(case.phase, Phase::Troubleshooting);
    let note = world.at_desk(&world.technician, &case);
    desk.leave_note(note, "Sounds like the power stage.")
        .await
        .unwrap();

    let read: Vec<String> = desk
        .conversation(&owner, case.number)
        .await
        .unwrap()
        .into_iter()
        .map(|message| message.body)
        .collect();
    assert_eq!(read, ["Which light is on?", "The red one."]);
    let at_desk = desk.conversation(&world.clerk, case.number).await.unwrap();
    assert_eq!(at_desk.len(), 3);
    assert_eq!(at_desk[0].author_name, "Sam technician");
    // The question was mailed; the answer and the note were not.
    assert_eq!(world.letters().await.len(), 1);
}

#[tokio::test]
async fn an_empty_message_is_refused_and_moves_nothing() {
    let world = World::new().await;
    let case = world.filed(SERIAL, true).await;
    let owner = World::customer(&case);
    let refused = world
        .desk
        .write_message(Command::portal(&owner, case.number), " \n ")
        .await;
    let errors = what_was_wrong(refused.unwrap_err());
    assert_eq!(errors.get("text"), Some(FieldError::Missing));
    assert_eq!(world.case(case.number).await.version, case.version);
}

#[tokio::test]
async fn the_number_of_the_parcel_can_be_told_and_corrected() {
    let world = World::new().await;
    let desk = &world.desk;
    let case = world.authorised(SERIAL, true).await;
    let owner = World::customer(&case);
    let command = Command::portal(&owner, case.number);
    let refused = desk.tell_parcel(command, "", "1Z999AA10123456785").await;
    let errors = what_was_wrong(refused.unwrap_err());
    assert_eq!(
        errors.get("tracking"),
        Some(FieldError::MistypedTrackingNumber)
    );
    let refused = desk.tell_parcel(command, "", "RA123456785GB").await;
    let errors = what_was_wrong(refused.unwrap_err());
    assert_eq!(errors.get("carrier"), Some(FieldError::Missing));

    desk.tell_parcel(command, "Royal Mail", "RA123456785GB")
        .await
        .unwrap();
    let case = desk
        .tell_parcel(command, "", "1Z 999 AA1 01 2345 6784")
        .await
        .unwrap();
    let parcel = line(&case).inbound.clone().unwrap();
    assert_eq!(
        (parcel.carrier.as_str(), parcel.tracking.as_str()),
        ("ups", "1Z999AA10123456784")
    );
    assert_eq!(line(&case).state, State::InTransitIn);
}

#[tokio::test]
async fn what_can_be_changed_ends_when_it_is_too_late() {
    let world = World::new().await;
    let desk = &world.desk;
    let case = world.received(SERIAL, true).await;
    let owner = World::customer(&case);
    let command = Command::portal(&owner, case.number);
    let may = seen(&world, &owner, &case).await.may;
    assert!(
        !may.cancel && !may.tell_parcel && !may.print_slip && may.change_address,
        "{may:?}"
    );
    let refused = desk.call_off(command, "Found another one").await;
    assert!(
        matches!(refused, Err(Error::Refused(Refusal::TooLateToCancel))),
        "{refused:?}"
    );
    let refused = desk.tell_parcel(command, "", "1Z999AA10123456784").await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    desk.change_address(command, elsewhere()).await.unwrap();
}

#[tokio::test]
async fn a_return_that_was_called_off_is_over() {
    let world = World::new().await;
    let case = world.authorised(SERIAL, true).await;
    let owner = World::customer(&case);
    let command = Command::portal(&owner, case.number);
    let case = world
        .desk
        .call_off(command, "It works again")
        .await
        .unwrap();
    assert_eq!(case.header(), Header::ClosedWithoutRepair);
    let view = seen(&world, &owner, &case).await;
    assert_eq!(view.may, service::tracking::May::default());
    assert!(view.ahead.is_empty());
}

#[tokio::test]
async fn a_return_is_called_off_although_its_parcel_was_announced_and_the_mail_says_what_to_do() {
    let world = World::new().await;
    let desk = &world.desk;
    let case = world.authorised(SERIAL, true).await;
    let owner = World::customer(&case);
    let command = Command::portal(&owner, case.number);
    desk.tell_parcel(command, "", "1Z999AA10123456784")
        .await
        .unwrap();
    assert!(seen(&world, &owner, &case).await.may.cancel);
    let case = desk.call_off(command, "It never left").await.unwrap();
    assert_eq!(case.header(), Header::ClosedWithoutRepair);
    let letters = world.letters().await;
    let text = &letters.last().unwrap().text;
    assert!(
        text.contains("You told us the number of a parcel."),
        "{text}"
    );
}

#[tokio::test]
async fn a_message_about_a_closed_return_is_refused_and_not_kept() {
    let world = World::new().await;
    let desk = &world.desk;
    let case = world.authorised(SERIAL, true).await;
    let owner = World::customer(&case);
    let command = Command::portal(&owner, case.number);
    desk.call_off(command, "").await.unwrap();
    let refused = desk.write_message(command, "And now?").await;
    assert!(
        matches!(refused, Err(Error::Refused(Refusal::CaseOver))),
        "{refused:?}"
    );
    let view = seen(&world, &owner, &case).await;
    assert_eq!(view.message_count, 0);
}

#[tokio::test]
async fn what_is_past_keeps_its_day_on_the_page_and_in_the_list() {
    let world = World::new().await;
    let desk = &world.desk;
    let asked = world.filed("ND4K24090001", true).await;
    let sent = world.authorised("ND4K24090002", true).await;
    let solved = world.filed("ND4K24090003", true).await;
    let solved = desk
        .take_case(world.at_desk(&world.technician, &solved))
        .await
        .unwrap();
    world.letters().await;
    world.pass_days(2);
    let owner = World::customer(&asked);
    for case in [&asked, &sent] {
        let command = Command::portal(&owner, case.number);
        desk.call_off(command, "").await.unwrap();
    }
    desk.fix_remotely(world.at_desk(&world.technician, &solved), "A new cable.")
        .await
        .unwrap();
    let day = Words::new(Lang::En).date(world.today());
    world.pass_days(9);
    // What is written later moves nothing.
    let note = Command {
        version: None,
        ..world.at_desk(&world.technician, &asked)
    };
    desk.leave_note(note, "Called again.").await.unwrap();
    for case in [&asked, &sent, &solved] {
        let view = seen(&world, &owner, case).await;
        let sentence = view.status.sentence;
        assert!(sentence.contains(&day), "{day}: {sentence}");
        let by_call = sentence.starts_with("You called this return off");
        assert_eq!(by_call, case.id != solved.id, "{sentence}");
    }
    let list = desk.returns(&owner).await.unwrap();
    let days: Vec<_> = list
        .iter()
        .map(|(_, since)| Words::new(Lang::En).date(desk.calendar.zone.date(*since)))
        .collect();
    assert_eq!(days, [day.clone(), day.clone(), day]);
}

#[tokio::test]
async fn s9_nothing_proceeds_before_the_customer_accepts() {
    let world = World::new().await;
    let desk = &world.desk;
    let case = quoted(&world).await;
    let (id, estimate) = (line(&case).id, line(&case).estimate().unwrap().id);
    // Neither the link alone nor anybody at the desk stands in for the customer.
    let visit = holder(&world, &case).await;
    let by_link = Command::portal(&visit.actor, case.number);
    let refused = desk.accept_estimate(by_link, id, estimate, 0).await;
    assert!(matches!(refused, Err(Error::SignInNeeded)), "{refused:?}");
    let by_desk = world.at_desk(&world.supervisor, &case);
    let refused = desk.accept_estimate(by_desk, id, estimate, 0).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    let view = seen(&world, &visit.actor, &case).await;
    assert!(view.may.answer_estimate && view.open_estimate().is_some());

    let owner = World::customer(&case);
    let command = Command::portal(&owner, case.number);
    let case = desk
        .accept_estimate(command, id, estimate, 0)
        .await
        .unwrap();
    let view = seen(&world, &owner, &case).await;
    assert!(!view.may.answer_estimate && view.open_estimate().is_none());
    let begun = desk
        .start_repair(world.at_desk(&world.technician, &case), id)
        .await;
    assert!(begun.is_ok(), "{begun:?}");
}

#[tokio::test]
async fn who_declines_gets_it_back_as_it_is() {
    let world = World::new().await;
    let desk = &world.desk;
    let case = quoted(&world).await;
    let (id, estimate) = (line(&case).id, line(&case).estimate().unwrap().id);
    let owner = World::customer(&case);
    let command = Command::portal(&owner, case.number);
    let case = desk.decline_estimate(command, id, estimate).await.unwrap();
    assert_eq!(line(&case).state, State::ReadyToShip);
    let parcel = RawParcel {
        tracking: "1Z999AA10123456784".into(),
        ..RawParcel::default()
    };
    let case = desk
        .ship_out(world.at_desk(&world.clerk, &case), id, parcel)
        .await
        .unwrap();
    // Our parcel has left: the address is what stands on it.
    let refused = desk.change_address(command, elsewhere()).await;
    assert!(
        matches!(refused, Err(Error::Refused(Refusal::TooLateToChange))),
        "{refused:?}"
    );
    let view = seen(&world, &owner, &case).await;
    assert_eq!(view.ahead.len(), 1, "{:?}", view.ahead);
    assert!(view.ahead[0].by.is_some());
}

#[tokio::test]
async fn the_desks_own_business_is_not_on_the_timeline() {
    let world = World::new().await;
    let case = quoted(&world).await;
    let owner = World::customer(&case);
    let view = seen(&world, &owner, &case).await;
    assert!(view.events.iter().all(|event| event.what.is_public()));
    let words = words::Words::new(Lang::Es);
    for event in &view.events {
        let said = service::say::timeline::happened(words, &event.what, false).unwrap();
        assert!(!said.is_empty(), "{event:?}");
        assert!(!service::say::timeline::mark(words, &event.what).is_empty());
    }
    assert!(view.events.len() >= 6, "{:?}", view.events);
}

#[tokio::test]
async fn a_device_that_fails_again_goes_on_where_it_stopped() {
    let world = World::new().await;
    let desk = &world.desk;
    let case = world.filed(SERIAL, true).await;
    let case = desk
        .take_case(world.at_desk(&world.technician, &case))
        .await
        .unwrap();
    let case = desk
        .fix_remotely(world.at_desk(&world.technician, &case), "A new cable.")
        .await
        .unwrap();
    let owner = World::customer(&case);
    assert!(seen(&world, &owner, &case).await.may.reopen);
    let case = desk
        .reopen(Command::portal(&owner, case.number))
        .await
        .unwrap();
    assert_eq!(case.phase, Phase::Troubleshooting);
}

#[tokio::test]
async fn every_change_is_told_once_to_those_who_follow() {
    let world = World::new().await;
    let desk = &world.desk;
    let (_, begun) = desk.changed_since(None).await.unwrap();
    let case = world.filed(SERIAL, true).await;
    let other = world.filed("ND4K24090002", true).await;
    let (cases, latest) = desk.changed_since(Some(begun)).await.unwrap();
    assert_eq!(cases.len(), 2);
    assert!(cases.contains(&case.id) && cases.contains(&other.id));
    let (cases, again) = desk.changed_since(Some(latest)).await.unwrap();
    assert_eq!((cases.len(), again), (0, latest));
}

#[tokio::test]
async fn s9_after_the_acceptance_page_and_mail_name_the_day_that_the_chosen_way_promises() {
    let world = World::new().await;
    let desk = &world.desk;
    let case = quoted(&world).await;
    let id = line(&case).id;
    // Thirty hours later, so that the day of the receipt's promise is not the day of the estimate's.
    world.pass_hours(30);
    let jane = World::customer(&case);
    let estimate = line(&case).estimate().unwrap().id;
    let case = desk
        .accept_estimate(Command::portal(&jane, case.number), id, estimate, 0)
        .await
        .unwrap();
    let promised = desk.calendar.deadline_after_business_days(world.now(), 2);
    let day = Words::new(Lang::En).date(desk.calendar.zone.date(promised));
    let page = desk.view(&jane, case.number, Lang::En).await.unwrap();
    assert_eq!(page.header, Header::BeingRepaired);
    let sentence = page.status.sentence;
    assert!(sentence.starts_with("We are repairing your"), "{sentence}");
    assert!(sentence.contains(&day), "{day}: {sentence}");
    let letters = world.letters().await;
    let mail = letters.last().unwrap();
    assert!(mail.subject.contains("you accepted"), "{}", mail.subject);
    assert!(mail.text.contains(&day), "{day}: {}", mail.text);
}

/// A device out of warranty whose estimate waits for an answer.
async fn quoted(world: &World) -> Case {
    let desk = &world.desk;
    let case = world.received(SERIAL, false).await;
    let by = |case| world.at_desk(&world.technician, case);
    let id = line(&case).id;
    let case = desk.begin_diagnosis(by(&case), id).await.unwrap();
    let key = domain::product::bench_tests(case.device.family)[0]
        .key
        .to_owned();
    let test = RawTest {
        key,
        outcome: "failed".into(),
        note: String::new(),
    };
    let case = desk.record_test(by(&case), id, test).await.unwrap();
    let findings = RawFindings {
        fault: "power-stage".into(),
        findings: "The power stage has failed.".into(),
    };
    let case = desk.record_findings(by(&case), id, findings).await.unwrap();
    let case = desk
        .reach_verdict(by(&case), id, "defect-out-of-warranty")
        .await
        .unwrap();
    let repair = RawAlternative {
        description: "New power stage".into(),
        parts: "60.00".into(),
        labour: "88.00".into(),
        days: "2".into(),
    };
    desk.send_estimate(by(&case), id, repair, RawAlternative::default())
        .await
        .unwrap()
}

fn elsewhere() -> RawAddress<'static> {
    RawAddress {
        recipient: "Jane Doe",
        line1: "9 Lark Street",
        city: "Albany",
        region: "NY",
        postcode: "12210",
        country: "US",
        ..RawAddress::default()
    }
}

fn six_digits(text: &str) -> String {
    let compact = text.replace(['\u{a0}', ' '], "");
    compact
        .split(|sign: char| !sign.is_ascii_digit())
        .find(|run| run.len() == 6)
        .unwrap_or_else(|| panic!("no code in {text}"))
        .to_owned()
}
