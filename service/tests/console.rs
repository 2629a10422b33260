//! The staff console: the queue, search, and what may be done about a case before its device arrives.

use domain::access::Actor;
use domain::case::Case;
use domain::field::FieldError;
use domain::queue::View;
use domain::refusal::Refusal;
use service::console::{CaseView, Deed, Tab};
use service::support::RawStep;
use service::{Command, Error};
use words::{Lang, Words};

use crate::harness::{CUSTOMER, World, line};

const SERIAL: &str = "ND4K24090011";
const OTHER: &str = "ND4K24090012";

async fn seen(world: &World, actor: &Actor, case: &Case) -> CaseView {
    world.desk.case_view(actor, case.number).await.unwrap()
}

fn offered(view: &CaseView, deed: Deed) -> bool {
    view.offers
        .iter()
        .any(|offer| offer.deed == deed && offer.first.is_none())
}

fn power_is_out() -> RawStep {
    RawStep {
        key: "power".into(),
        outcome: "faulty".into(),
        note: "No light on two ports".into(),
    }
}

#[tokio::test]
async fn s1_support_comes_first() {
    let world = World::new().await;
    let (desk, technician) = (&world.desk, &world.technician);
    let case = world.filed(SERIAL, true).await;
    let view = seen(&world, technician, &case).await;
    assert!(offered(&view, Deed::Take) && !offered(&view, Deed::Authorise));

    let case = desk
        .take_case(world.at_desk(technician, &case))
        .await
        .unwrap();
    let view = seen(&world, technician, &case).await;
    let authorise = view
        .offers
        .iter()
        .find(|offer| offer.deed == Deed::Authorise)
        .expect("it is shown with what is missing");
    assert_eq!(authorise.first, Some(Refusal::NoStepRecorded));
    let refused = desk
        .authorise(world.at_desk(technician, &case), "It looks dead.")
        .await;
    assert!(matches!(
        refused,
        Err(Error::Refused(Refusal::NoStepRecorded))
    ));
    // What was not tried is no troubleshooting.
    let untried = RawStep {
        outcome: "skipped".into(),
        ..power_is_out()
    };
    let case = desk
        .record_step(world.at_desk(technician, &case), untried)
        .await
        .unwrap();
    let refused = desk
        .authorise(world.at_desk(technician, &case), "It looks dead.")
        .await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::NoStepTried))));

    let case = desk
        .record_step(world.at_desk(technician, &case), power_is_out())
        .await
        .unwrap();
    let view = seen(&world, technician, &case).await;
    assert!(offered(&view, Deed::Authorise));
    let case = desk
        .authorise(world.at_desk(technician, &case), "Dead on two ports.")
        .await
        .unwrap();
    assert!(case.rma.is_some());
    let view = seen(&world, technician, &case).await;
    assert!(!offered(&view, Deed::Authorise) && !offered(&view, Deed::Step));
    assert!(offered(&view, Deed::Receive) && offered(&view, Deed::CallOff));
}

#[tokio::test]
async fn s2_only_a_technician_decides_for_the_bench() {
    let world = World::new().await;
    let case = world.filed(SERIAL, true).await;
    let case = world
        .desk
        .take_case(world.at_desk(&world.technician, &case))
        .await
        .unwrap();
    let case = world
        .desk
        .record_step(world.at_desk(&world.technician, &case), power_is_out())
        .await
        .unwrap();
    for actor in [&world.clerk, &world.sales, &world.admin] {
        let view = seen(&world, actor, &case).await;
        let shown = view
            .offers
            .iter()
            .any(|offer| offer.deed == Deed::Authorise);
        assert!(!shown, "{actor:?}");
        let refused = world
            .desk
            .authorise(world.at_desk(actor, &case), "I think so.")
            .await;
        assert!(matches!(refused, Err(Error::NotFound)), "{actor:?}");
    }
    let view = seen(&world, &world.supervisor, &case).await;
    assert!(
        offered(&view, Deed::Authorise),
        "stands in for a technician"
    );
}

#[tokio::test]
async fn every_act_that_is_offered_can_be_done_and_no_other() {
    let world = World::new().await;
    let (desk, technician) = (&world.desk, &world.technician);
    let case = world.filed(SERIAL, true).await;
    let case = desk
        .take_case(world.at_desk(technician, &case))
        .await
        .unwrap();
    let case = desk
        .ask_customer(world.at_desk(technician, &case), "Which switch is it on?")
        .await
        .unwrap();
    let view = seen(&world, technician, &case).await;
    assert!(offered(&view, Deed::Take) && offered(&view, Deed::Step));
    assert!(!offered(&view, Deed::Ask) && !offered(&view, Deed::FixRemotely));

    let customer = World::customer(&case);
    desk.write_message(Command::portal(&customer, case.number), "A PoE-8")
        .await
        .unwrap();
    let case = world.case(case.number).await;
    let view = seen(&world, technician, &case).await;
    assert!(offered(&view, Deed::Ask) && offered(&view, Deed::FixRemotely));
    assert_eq!(view.messages.len(), 2);

    let case = desk
        .fix_remotely(world.at_desk(technician, &case), "The cable was loose.")
        .await
        .unwrap();
    let view = seen(&world, technician, &case).await;
    let mut deeds: Vec<Deed> = view.offers.iter().map(|offer| offer.deed).collect();
    deeds.sort_unstable();
    assert_eq!(deeds, [Deed::Write, Deed::Note]);
}

#[tokio::test]
async fn s8_a_checked_proof_of_purchase_counts_and_the_customer_sees_it() {
    let world = World::new().await;
    let desk = &world.desk;
    let case = world.received(SERIAL, false).await;
    for actor in [&world.technician, &world.supervisor] {
        assert!(offered(
            &seen(&world, actor, &case).await,
            Deed::ProvePurchase
        ));
    }
    let view = seen(&world, &world.clerk, &case).await;
    assert!(!offered(&view, Deed::ProvePurchase));
    let command = || world.at_desk(&world.technician, &case);
    for (typed, error) in [
        ("", FieldError::Missing),
        ("02/20/2026", FieldError::NotADate),
        ("2026-03-04", FieldError::DateInFuture),
    ] {
        let refused = desk.confirm_purchase(command(), typed).await;
        let Err(Error::Invalid(errors)) = refused else {
            panic!("{typed} was taken");
        };
        assert_eq!(errors.get("bought_on"), Some(error), "{typed}");
    }
    let case = desk
        .confirm_purchase(command(), "2026-02-20")
        .await
        .unwrap();
    let kept = world.case(case.number).await;
    assert!(kept.device.warranty.is_covered() && line(&kept).warranty.is_covered());
    let customer = World::customer(&case);
    let page = desk.view(&customer, case.number, Lang::En).await.unwrap();
    let told = page.events.iter().filter_map(|event| {
        service::say::timeline::happened(Words::new(Lang::En), &event.what, false)
    });
    assert!(
        told.into_iter()
            .any(|text| text.contains("We checked your proof of purchase"))
    );
}

#[tokio::test]
async fn the_second_of_two_changes_nothing() {
    let world = World::new().await;
    let case = world.filed(SERIAL, true).await;
    let desk = &world.desk;
    desk.take_case(world.at_desk(&world.technician, &case))
        .await
        .unwrap();
    let second = desk
        .take_case(world.at_desk(&world.supervisor, &case))
        .await;
    assert!(matches!(second, Err(Error::Conflict)));
    // What is said stays said, whatever came between.
    let note = Command {
        version: None,
        ..world.at_desk(&world.clerk, &case)
    };
    desk.leave_note(note, "She calls again at four.")
        .await
        .unwrap();
}

#[tokio::test]
async fn each_role_begins_with_its_own_view_and_every_tab_says_how_many() {
    let world = World::new().await;
    world.filed(SERIAL, true).await;
    world.authorised(OTHER, true).await;
    let desk = &world.desk;
    let queue = desk.queue(&world.technician, None, None).await.unwrap();
    assert_eq!(queue.tab, Tab::Of(View::New));
    assert_eq!(queue.rows.len(), 1);
    let count = |tab| {
        queue
            .tabs
            .iter()
            .find(|(one, _)| *one == tab)
            .map(|(_, n)| *n)
    };
    assert_eq!(count(Tab::Of(View::New)), Some(1));
    assert_eq!(count(Tab::Of(View::Arriving)), Some(1));
    assert_eq!(count(Tab::Mine), Some(1), "the one that she has authorised");
    assert_eq!(
        count(Tab::Due),
        Some(1),
        "a request is answered within a day"
    );

    let arriving = desk.queue(&world.clerk, None, None).await.unwrap();
    assert_eq!(arriving.tab, Tab::Of(View::Arriving));
    assert!(arriving.rows[0].is_rma);
    let unknown = desk.queue(&world.clerk, Some("nonsense"), None).await;
    assert!(matches!(unknown, Err(Error::NotFound)));
    let stranger = desk.queue(&Actor::Visitor, None, None).await;
    assert!(matches!(stranger, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_request_filed_on_friday_evening_is_not_late_before_monday() {
    let world = World::new().await;
    // Friday 6 March 2026, 20:00.
    world.pass_hours(3 * 24 + 10);
    world.filed(SERIAL, true).await;
    let late = async || {
        let queue = world
            .desk
            .queue(&world.technician, None, None)
            .await
            .unwrap();
        queue.rows[0].promise.expect("an answer is promised").late
    };
    world.pass_days(2);
    assert!(!late().await, "on Sunday evening nobody is there");
    world.pass_hours(16);
    assert!(late().await, "on Monday at noon it is");
}

#[tokio::test]
async fn the_queue_goes_on_where_the_page_before_it_ended() {
    let world = World::new().await;
    for n in 0..53 {
        world.filed(&format!("ND4K2409{n:04}"), true).await;
    }
    let desk = &world.desk;
    let first = desk.queue(&world.technician, None, None).await.unwrap();
    assert_eq!(first.rows.len(), 50);
    let next = first.next.expect("there are more");
    let second = desk
        .queue(&world.technician, Some("new"), Some(&next))
        .await
        .unwrap();
    assert_eq!((second.rows.len(), second.next), (3, None));
    let again = second.rows.iter().any(|row| first.rows.contains(row));
    assert!(!again);
    let broken = desk
        .queue(&world.technician, Some("new"), Some("nonsense"))
        .await
        .unwrap();
    assert_eq!(broken.rows, first.rows, "an unreadable place is the top");
}

#[tokio::test]
async fn search_knows_a_return_by_everything_that_is_written_on_it() {
    let world = World::new().await;
    let case = world.authorised(SERIAL, true).await;
    let customer = World::customer(&case);
    world
        .desk
        .tell_parcel(
            Command::portal(&customer, case.number),
            "ups",
            "1Z999AA10123456784",
        )
        .await
        .unwrap();
    let found = async |text: &str| {
        let found = world.desk.find(&world.clerk, text).await.unwrap();
        found.rows.iter().map(|row| row.number).collect::<Vec<_>>()
    };
    let rma = case.number.rma();
    let ticket = case.number.ticket().to_lowercase().replace('-', " ");
    for text in [
        rma.as_str(),
        &ticket,
        SERIAL,
        "nd4k-2409-0011",
        CUSTOMER,
        "1z999aa1 0123456784",
    ] {
        assert_eq!(found(text).await, [case.number], "{text}");
    }
    for text in ["", "  ", "nobody@example.com", "ZZ99999999999"] {
        assert_eq!(found(text).await, [], "{text}");
    }
}

#[tokio::test]
async fn a_number_with_one_character_wrong_is_named_as_such() {
    let world = World::new().await;
    let case = world.filed(SERIAL, true).await;
    let mut number = case.number.rma();
    let last = number.pop().unwrap();
    number.push(if last == '7' { '8' } else { '7' });
    let found = world.desk.find(&world.clerk, &number).await.unwrap();
    assert!(found.mistyped && found.rows.is_empty());
    let found = world.desk.find(&world.clerk, "hello").await.unwrap();
    assert!(!found.mistyped);
}

#[tokio::test]
async fn each_message_is_mailed_also_when_the_worker_comes_late() {
    let world = World::new().await;
    let case = world.filed("ND4K00001234", true).await;
    world.letters().await;
    let command = Command::console(&world.technician, case.number, case.version);
    let command = Command {
        version: None,
        ..command
    };
    world
        .desk
        .ask_customer(command, "Which cable?")
        .await
        .unwrap();
    for text in ["The first word.", "The second word."] {
        world.desk.clock.advance(std::time::Duration::from_secs(1));
        world.desk.write_message(command, text).await.unwrap();
    }
    let letters = world.letters().await;
    for text in ["Which cable?", "The first word.", "The second word."] {
        let carry = letters.iter().filter(|letter| letter.text.contains(text));
        assert_eq!(carry.count(), 1, "{text}");
    }
}
