//! A warranty found void, contested and decided (S24); the upgrades that we sold (S18); what anybody may look up; and a
//! device that is given to us to dispose of (S9).

use domain::access::{Actor, Role};
use domain::case::Case;
use domain::field::FieldError;
use domain::id::StaffId;
use domain::line::Outcome;
use domain::line::diagnosis::Verdict;
use domain::line::state::State;
use domain::line::void::VoidState;
use domain::policy::Policy;
use domain::policy::condition::VoidCode;
use domain::product::Family;
use domain::queue::View;
use domain::refusal::Refusal;
use domain::warranty::{Basis, Warranty};
use service::bench::{RawFindings, RawReplacement, RawTest};
use service::filing::{Purpose, Upload};
use service::passport::{PublicStanding, RawUpgrade};
use service::quote::RawAlternative;
use service::voids::RawVoid;
use service::{Command, Error, Result};
use store::AttachmentOwner;

use crate::harness::{World, line};

const SERIAL: &str = "ND4K21A00017";
const IP: &str = "203.0.113.7";

/// Somebody else of the bench.
pub async fn colleague(world: &World, role: Role, n: u8) -> Actor {
    let id = StaffId::new(world.desk.entropy.uuid_v7(world.now()));
    let member = store::StaffMember {
        id,
        email: format!("colleague{n}@northgate.example"),
        name: format!("Colleague {n}"),
        role,
        password_hash: None,
        totp_secret: None,
        totp_step: 0,
        active: true,
    };
    let mut tx = world.desk.store.write().await.unwrap();
    tx.insert_staff(&member, world.now().micros())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    Actor::Staff { id, role }
}

/// The world under the first policy with something changed.
async fn under(set: impl FnOnce(&mut Policy)) -> World {
    let mut policy = Policy::default();
    set(&mut policy);
    World::new().await.under(policy).await
}

/// A device on the bench, diagnosed, with a photo of it.
pub async fn diagnosed(world: &World, covered: bool) -> Case {
    let case = world.received(SERIAL, covered).await;
    let id = line(&case).id;
    let tech = &world.technician;
    let case = world
        .desk
        .begin_diagnosis(world.at_desk(tech, &case), id)
        .await
        .unwrap();
    let test = RawTest {
        key: "boot".into(),
        outcome: "failed".into(),
        note: String::new(),
    };
    let case = world
        .desk
        .record_test(world.at_desk(tech, &case), id, test)
        .await
        .unwrap();
    let findings = RawFindings {
        fault: "connector".into(),
        findings: "The connector is gone.".into(),
    };
    let case = world
        .desk
        .record_findings(world.at_desk(tech, &case), id, findings)
        .await
        .unwrap();
    photograph(world, &case).await;
    world.case(case.number).await
}

async fn photograph(world: &World, case: &Case) {
    let mut picture = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(40, 30)
        .write_to(&mut picture, image::ImageFormat::Png)
        .unwrap();
    let mut writer = world.desk.file_writer().await.unwrap();
    writer.write(picture.get_ref()).await.unwrap();
    let upload = Upload {
        name: "cable.png".into(),
        purpose: Purpose::Bench,
        contents: Ok(writer),
    };
    let command = world.at_desk(&world.technician, case);
    world.desk.add_case_file(command, upload).await.unwrap();
}

async fn photo(world: &World, case: &Case) -> String {
    let mut tx = world.desk.store.read().await.unwrap();
    let files = tx
        .attachments(AttachmentOwner::Case(case.id))
        .await
        .unwrap();
    files[0].id.to_string()
}

pub async fn propose(world: &World, by: &Actor, case: &Case, codes: &[&str]) -> Result<Case> {
    let case = world.case(case.number).await;
    let raw = RawVoid {
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        note: "The cable is cut close to the housing.".into(),
        photos: vec![photo(world, &case).await],
    };
    let command = world.at_desk(by, &case);
    world.desk.propose_void(command, line(&case).id, raw).await
}

async fn decide(world: &World, by: &Actor, case: &Case, ruling: &str) -> Result<Case> {
    let case = world.case(case.number).await;
    let command = world.at_desk(by, &case);
    world
        .desk
        .decide_void(command, line(&case).id, ruling, "I looked at it.")
        .await
}

async fn appeal(world: &World, by: &Actor, case: &Case) -> Result<Case> {
    let command = Command::portal(by, case.number);
    world.desk.appeal_void(command, "It came like this.").await
}

async fn rule(world: &World, by: &Actor, case: &Case, ruling: &str) -> Result<Case> {
    let case = world.case(case.number).await;
    let command = world.at_desk(by, &case);
    let words = "The photo shows the seal of our own factory.";
    world
        .desk
        .rule_on_appeal(command, line(&case).id, ruling, words)
        .await
}

/// A case whose warranty was found void by two people.
async fn voided(world: &World) -> Case {
    let case = diagnosed(world, true).await;
    propose(world, &world.technician, &case, &["WV-04"])
        .await
        .unwrap();
    decide(world, &world.supervisor, &case, "yes")
        .await
        .unwrap()
}

async fn quoted(world: &World, case: &Case) -> Case {
    let case = world.case(case.number).await;
    let repair = RawAlternative {
        description: "A new connector".into(),
        parts: "29.00".into(),
        labour: "45.00".into(),
        days: "2".into(),
    };
    let command = world.at_desk(&world.technician, &case);
    world
        .desk
        .send_estimate(command, line(&case).id, repair, RawAlternative::default())
        .await
        .unwrap()
}

fn refused(result: Result<impl Sized>) -> Refusal {
    match result.map(drop) {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not a refusal: {other:?}"),
    }
}

fn wrong(result: Result<impl Sized>, field: &str) -> Option<FieldError> {
    match result.map(drop) {
        Err(Error::Invalid(errors)) => errors.get(field),
        other => panic!("no wrong field: {other:?}"),
    }
}

async fn standing(world: &World, serial: &str) -> Option<PublicStanding> {
    let found = world.desk.passport(serial, IP).await.unwrap();
    found.map(|found| found.standing)
}

#[tokio::test]
async fn s24_two_people_a_code_and_a_photo_void_a_warranty_and_the_device_remembers() {
    let world = World::new().await;
    let case = diagnosed(&world, true).await;
    propose(&world, &world.technician, &case, &["WV-04"])
        .await
        .unwrap();
    assert!(
        world.letters().await.len() < 4,
        "nobody is told before it counts"
    );
    assert_eq!(
        refused(decide(&world, &world.technician, &case, "yes").await),
        Refusal::VoidNeedsSecondPerson
    );
    let case = decide(&world, &world.supervisor, &case, "yes")
        .await
        .unwrap();
    assert_eq!(line(&case).verdict, Some(Verdict::WarrantyVoid));
    let letters = world.letters().await;
    let letter = letters.last().unwrap();
    assert!(letter.subject.contains("is void"), "{}", letter.subject);
    for said in [
        "A cable or a connector is cut",
        "The cable is cut close to the housing.",
        "One photo of it",
        "Appeal",
        "estimate",
    ] {
        assert!(letter.text.contains(said), "{said}: {}", letter.text);
    }
    assert_eq!(
        standing(&world, SERIAL).await,
        Some(PublicStanding::Void {
            since: world.today(),
            codes: vec![VoidCode::CutCable]
        })
    );
}

#[tokio::test]
async fn s24_without_a_photo_of_the_bench_or_a_code_nothing_is_proposed() {
    let world = World::new().await;
    let case = diagnosed(&world, true).await;
    let propose = async |codes: Vec<String>, photos: Vec<String>| {
        let raw = RawVoid {
            codes,
            photos,
            note: "Cut.".into(),
        };
        let command = world.at_desk(&world.technician, &case);
        world.desk.propose_void(command, line(&case).id, raw).await
    };
    let code = || vec!["WV-04".to_owned()];
    let photo = photo(&world, &case).await;
    let none = propose(code(), vec![]).await;
    assert_eq!(wrong(none, "photos"), Some(FieldError::ChooseOne));
    let none = propose(vec![], vec![photo]).await;
    assert_eq!(wrong(none, "codes"), Some(FieldError::ChooseOne));
    let foreign = propose(code(), vec![uuid::Uuid::from_u128(9).to_string()]).await;
    assert_eq!(wrong(foreign, "photos"), Some(FieldError::NotInList));
    let verdict = world
        .desk
        .reach_verdict(
            world.at_desk(&world.technician, &case),
            line(&case).id,
            "warranty-void",
        )
        .await;
    assert_eq!(refused(verdict), Refusal::VoidNeedsEvidence);
}

#[tokio::test]
async fn s24_a_code_that_is_switched_off_in_the_customers_country_is_not_offered_and_refused() {
    let here = crate::harness::home().country;
    let world = under(|policy| {
        for one in &mut policy.voiding.conditions {
            if one.code == VoidCode::Opened {
                one.not_in = vec![here];
            }
        }
    })
    .await;
    let case = diagnosed(&world, true).await;
    let view = world
        .desk
        .warranty_view(&world.technician, case.number)
        .await
        .unwrap();
    assert!(view.codes.iter().all(|(code, _)| *code != VoidCode::Opened));
    assert_eq!(view.codes.len(), 14);
    assert_eq!(
        refused(propose(&world, &world.technician, &case, &["WV-05"]).await),
        Refusal::VoidCodeOff {
            code: VoidCode::Opened
        }
    );
}

#[tokio::test]
async fn s18_s24_a_drive_that_we_sold_is_noted_by_sales_and_is_never_a_foreign_one() {
    let world = World::new().await;
    let case = diagnosed(&world, true).await;
    let raw = || RawUpgrade {
        what: "8 TB drive".into(),
        serial: "ZDH0X4K1".into(),
        note: "Order 4711".into(),
    };
    let by_bench = world
        .desk
        .note_upgrade(world.at_desk(&world.technician, &case), raw())
        .await;
    assert!(matches!(by_bench, Err(Error::NotFound)));
    let case = world
        .desk
        .note_upgrade(world.at_desk(&world.sales, &case), raw())
        .await
        .unwrap();
    let view = world
        .desk
        .warranty_view(&world.technician, case.number)
        .await
        .unwrap();
    let (upgrade, by) = &view.upgrades.unwrap()[0];
    assert_eq!(
        (upgrade.what.as_str(), by.as_str()),
        ("8 TB drive", "Sam sales")
    );
    assert_eq!(
        refused(propose(&world, &world.technician, &case, &["WV-07"]).await),
        Refusal::SanctionedUpgrade
    );
    propose(&world, &world.technician, &case, &["WV-04"])
        .await
        .unwrap();
}

#[tokio::test]
async fn s24_an_appeal_is_the_customers_alone_and_until_its_last_day() {
    let world = World::new().await;
    let case = voided(&world).await;
    let owner = World::customer(&case);
    let holder = Actor::Holder {
        cases: vec![case.id],
    };
    let stranger = Actor::Customer {
        id: domain::id::CustomerId::new(uuid::Uuid::from_u128(5)),
        cases: vec![],
    };
    assert!(matches!(
        appeal(&world, &holder, &case).await,
        Err(Error::SignInNeeded)
    ));
    for other in [&stranger, &world.supervisor] {
        assert!(matches!(
            appeal(&world, other, &case).await,
            Err(Error::NotFound)
        ));
    }
    let lang = words::Lang::En;
    let view = world.desk.view(&owner, case.number, lang).await.unwrap();
    assert!(view.may.appeal);
    assert_eq!(view.lines[0].void.as_ref().unwrap().codes.len(), 1);
    let masked = world.desk.view(&holder, case.number, lang).await.unwrap();
    assert!(masked.lines[0].void.is_none());
    world.pass_days(31);
    assert!(matches!(
        refused(appeal(&world, &owner, &case).await),
        Refusal::AppealOver { .. }
    ));
}

#[tokio::test]
async fn s24_an_appeal_that_is_right_lifts_it_from_the_device_and_brings_it_back_to_the_bench() {
    let world = World::new().await;
    let case = voided(&world).await;
    let case = quoted(&world, &case).await;
    let owner = World::customer(&case);
    let case = appeal(&world, &owner, &case).await.unwrap();
    assert_eq!(case.view(), View::Trouble);
    assert!(
        world
            .letters()
            .await
            .last()
            .unwrap()
            .subject
            .contains("we have your appeal")
    );
    // The page says who looks at it and by when, as the letter does, and promises no day for what hangs on it.
    let view = world.desk.view(&owner, case.number, words::Lang::En);
    let view = view.await.unwrap();
    let by = world.desk.calendar.add_business_days(world.today(), 3);
    let said = words::Words::new(words::Lang::En).date(by);
    let sentence = &view.status.sentence;
    assert!(sentence.contains("looks at your appeal") && sentence.contains(&said));
    assert!(world.letters().await.last().unwrap().text.contains(&said));
    let days: Vec<_> = view.ahead.iter().map(|step| step.by).collect();
    assert_eq!(days, [Some(by), None, None]);
    // Whoever proposed or confirmed it decides nothing now, and a technician never does.
    assert_eq!(
        refused(rule(&world, &world.supervisor, &case, "no").await),
        Refusal::AppealNeedsThirdPerson
    );
    assert!(matches!(
        rule(&world, &world.technician, &case, "no").await,
        Err(Error::NotFound)
    ));
    let third = colleague(&world, Role::Supervisor, 1).await;
    let case = rule(&world, &third, &case, "no").await.unwrap();
    assert_eq!(line(&case).state, State::Diagnosing);
    assert_eq!(
        line(&case).void.as_ref().unwrap().state,
        VoidState::Overturned
    );
    assert!(matches!(
        standing(&world, SERIAL).await,
        Some(PublicStanding::Warranty(Warranty::Covered { .. }))
    ));
    let letters = world.letters().await;
    let letter = letters.last().unwrap();
    assert!(letter.text.contains("You were right"), "{}", letter.text);
    assert!(letter.text.contains("the seal of our own factory"));
    world
        .desk
        .reach_verdict(
            world.at_desk(&world.technician, &case),
            line(&case).id,
            "defect-in-warranty",
        )
        .await
        .unwrap();
}

#[tokio::test]
async fn s24_an_appeal_that_is_not_leaves_it_void_and_gives_the_estimate_its_days_anew() {
    let world = World::new().await;
    let case = voided(&world).await;
    let case = quoted(&world, &case).await;
    let owner = World::customer(&case);
    world.pass_days(25);
    appeal(&world, &owner, &case).await.unwrap();
    world.pass_days(10);
    world.letters().await;
    let case = world.case(case.number).await;
    assert_eq!(
        line(&case).state,
        State::AwaitingCustomer,
        "its days stand still"
    );
    let third = colleague(&world, Role::Supervisor, 1).await;
    let case = rule(&world, &third, &case, "yes").await.unwrap();
    assert!(matches!(
        standing(&world, SERIAL).await,
        Some(PublicStanding::Void { .. })
    ));
    assert_eq!(
        refused(appeal(&world, &owner, &case).await),
        Refusal::VoidNotNow {
            state: VoidState::Upheld,
            action: domain::line::void::VoidAction::Appeal
        }
    );
    world.pass_days(31);
    world.letters().await;
    let case = world.case(case.number).await;
    assert_eq!(line(&case).outcome, Some(Outcome::ReturnedUnrepaired));
}

#[tokio::test]
async fn s24_the_next_return_of_a_void_device_knows() {
    let world = World::new().await;
    let case = voided(&world).await;
    let mut tx = world.desk.store.read().await.unwrap();
    let serial = line(&case).serial.clone().unwrap();
    let unit = tx.unit_by_serial(&serial).await.unwrap().unwrap();
    drop(tx);
    let terms = &world.policy.warranty;
    assert_eq!(
        Warranty::of(&unit, Some(world.today()), terms, world.today()),
        Warranty::Void {
            since: world.today()
        }
    );
}

#[tokio::test]
async fn s8_anybody_may_look_up_how_a_serial_stands_and_how_it_is_counted() {
    let world = World::new().await;
    let sold_on = world.today() - jiff::Span::new().months(30);
    world.sell(SERIAL, sold_on).await;
    let Some(PublicStanding::Warranty(Warranty::Covered {
        basis,
        months,
        starts_on,
        ..
    })) = standing(&world, SERIAL).await
    else {
        panic!("three years are not over");
    };
    assert_eq!((basis, months, starts_on), (Basis::Invoice, 36, sold_on));
    let shorter = Policy {
        warranty: domain::policy::terms::WarrantyTerms {
            families: vec![(Family::Dome, 24)],
            ..Default::default()
        },
        ..Policy::default()
    };
    let world = world.under(shorter).await;
    assert!(matches!(
        standing(&world, SERIAL).await,
        Some(PublicStanding::Warranty(Warranty::Ended { months: 24, .. }))
    ));
    assert_eq!(standing(&world, "ND4K21A99999").await, None);
    let typed = world.desk.passport("?", IP).await;
    assert!(wrong(typed, "serial").is_some());
}

#[tokio::test]
async fn who_looks_up_serial_after_serial_is_told_to_wait() {
    let world = World::new().await;
    let mut answers = Vec::new();
    for n in 0..31 {
        let serial = format!("ND4K21A{n:05}");
        answers.push(world.desk.passport(&serial, IP).await);
    }
    assert!(matches!(answers.pop(), Some(Err(Error::TooMany { .. }))));
    assert!(answers.iter().all(Result::is_ok));
    assert!(world.desk.passport(SERIAL, "198.51.100.1").await.is_ok());
}

#[tokio::test]
async fn a_device_that_was_replaced_says_so_and_its_replacement_inherits_or_begins_anew() {
    for anew in [None, Some(36)] {
        let world = match anew {
            None => World::new().await,
            Some(_) => under(|policy| policy.warranty.replacement_begins_anew = true).await,
        };
        let case = diagnosed(&world, true).await;
        let id = line(&case).id;
        let case = world
            .desk
            .reach_verdict(
                world.at_desk(&world.technician, &case),
                id,
                "defect-in-warranty",
            )
            .await
            .unwrap();
        let raw = RawReplacement {
            serial: "ND4K26A00001".into(),
            product: "ND-4K".into(),
        };
        world
            .desk
            .assign_replacement(world.at_desk(&world.technician, &case), id, raw)
            .await
            .unwrap();
        assert_eq!(
            standing(&world, SERIAL).await,
            Some(PublicStanding::Replaced)
        );
        let Some(PublicStanding::Warranty(Warranty::Covered {
            starts_on, basis, ..
        })) = standing(&world, "ND4K26A00001").await
        else {
            panic!("it is covered");
        };
        let is_new = starts_on == world.today();
        assert_eq!(is_new, anew.is_some());
        let expected = if is_new {
            Basis::Replacement
        } else {
            Basis::Inherited
        };
        assert_eq!(basis, expected);
    }
}

#[tokio::test]
async fn s9_who_declines_may_have_it_disposed_of_and_has_it_in_writing() {
    let world = World::new().await;
    let case = voided(&world).await;
    let case = quoted(&world, &case).await;
    let (id, estimate) = (line(&case).id, line(&case).estimate().unwrap().id);
    let for_them = world
        .desk
        .dispose_by_consent(world.at_desk(&world.supervisor, &case), id, estimate)
        .await;
    assert!(matches!(for_them, Err(Error::NotFound)));
    let owner = World::customer(&case);
    let case = world
        .desk
        .dispose_by_consent(Command::portal(&owner, case.number), id, estimate)
        .await
        .unwrap();
    assert_eq!(line(&case).outcome, Some(Outcome::DisposedByConsent));
    assert!(case.is_over());
    let letters = world.letters().await;
    let letter = letters.last().unwrap();
    assert!(
        letter.subject.contains("we dispose of"),
        "{}",
        letter.subject
    );
}

#[tokio::test]
async fn s8_a_proof_that_does_not_fit_is_told_with_its_reason_and_changes_nothing() {
    let world = World::new().await;
    let case = world.filed(SERIAL, false).await;
    let before = case.device.warranty;
    let why = "The receipt names an NVR-8.";
    let case = world
        .desk
        .doubt_purchase(world.at_desk(&world.technician, &case), why)
        .await
        .unwrap();
    assert_eq!(case.device.warranty, before);
    let letters = world.letters().await;
    assert!(letters.last().unwrap().text.contains(why));
    let silent = world
        .desk
        .doubt_purchase(world.at_desk(&world.technician, &case), " ")
        .await;
    assert_eq!(wrong(silent, "note"), Some(FieldError::Missing));
}
