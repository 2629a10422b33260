//! The demo is a believable desk: every state occurs, every case is what its events tell, and it is the same again.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use domain::access::{Actor, Role};
use domain::case::Case;
use domain::case::phase::Phase;
use domain::event::Moved;
use domain::id::CaseId;
use domain::line::state::State;
use domain::product::Family;
use domain::queue::View;
use domain::status::Standing;
use domain::tracking_number::TrackingNumber;
use service::Desk;
use service::demo::{DemoSummary, History};
use service::visits::DoorKind;
use store::{Recorded, Slice};
use uuid::Uuid;

use crate::empty;
use crate::harness::World;

/// The cases of the demo with fewer sold devices, where these are not what a story is about.
const FEWER: History = History {
    cases: 300,
    units: 1_500,
    customers: 120,
    days: 120,
};

/// Every case with its events.
async fn all_cases(desk: &Desk) -> Vec<(Case, Vec<Recorded>)> {
    let mut tx = desk.store.read().await.unwrap();
    let mut cases = Vec::new();
    for &view in View::ALL {
        let rows = tx
            .queue_page(Slice::View(view), (i64::MIN, Uuid::nil()), 100_000)
            .await
            .unwrap();
        for row in rows {
            let case = tx.case(CaseId::new(row.id)).await.unwrap().unwrap();
            assert_eq!(case.view(), row.view);
            let events = tx.events_of(case.id).await.unwrap();
            cases.push((case, events));
        }
    }
    cases
}

/// What two loadings have in common when they are the same.
async fn fingerprint(desk: &Desk) -> Vec<(String, String, usize)> {
    let told = all_cases(desk).await;
    told.iter()
        .map(|(case, events)| (case.number.rma(), case.id.to_string(), events.len()))
        .collect()
}

async fn check(desk: &Desk, summary: &DemoSummary) {
    let ledger = desk.check_ledger(&Desk::ITSELF).await.unwrap();
    assert_eq!(ledger.findings, [], "of {} entries", ledger.entries);
    let now = desk.now();
    let told = all_cases(desk).await;
    assert_eq!(told.len(), summary.cases);
    let mut events_in_all = 0;
    for (case, events) in &told {
        let what = format!("{} {:?}", case.number.rma(), case.phase);
        events_in_all += events.len();
        let history: Vec<_> = events.iter().map(|one| one.event.clone()).collect();
        assert_eq!(
            Standing::replay(&history),
            Some(Standing::of(case)),
            "{what}"
        );
        assert!(
            history.windows(2).all(|pair| pair[0].at <= pair[1].at),
            "{what}"
        );
        assert_eq!(history[0].at, case.opened_at, "{what}");
        assert!(history.iter().all(|event| event.at <= now), "{what}");
        for line in case.lines() {
            let parcel = line.outbound.as_ref().map(|parcel| &parcel.tracking);
            assert!(parcel.is_none_or(|number| TrackingNumber::parse(number).unwrap().is_ups()));
            let inbound = line.inbound.as_ref().map(|parcel| &parcel.tracking);
            assert!(inbound.is_none_or(|number| TrackingNumber::parse(number).is_ok()));
        }
    }
    assert_eq!(events_in_all, summary.events);
}

#[tokio::test]
async fn the_demo_has_every_state_and_each_case_is_what_its_events_tell() {
    let (desk, _folder) = empty::desk().await;
    let summary = desk.load_demo().await.unwrap();
    check(&desk, &summary).await;
    let told = all_cases(&desk).await;
    assert_eq!(told.len(), 300);
    let phases: BTreeSet<Phase> = told.iter().map(|(case, _)| case.phase).collect();
    assert_eq!(phases, Phase::ALL.iter().copied().collect());
    let mut views: BTreeMap<View, usize> = BTreeMap::new();
    for (case, _) in &told {
        *views.entry(case.view()).or_default() += 1;
    }
    assert!(views.values().all(|&count| count >= 2), "{views:?}");
    assert_eq!(views.len(), View::ALL.len(), "{views:?}");
    // These are passed through within one act of somebody.
    let passed = [State::Inspecting, State::Delivered, State::Settled];
    let resting: BTreeSet<State> = told
        .iter()
        .flat_map(|(case, _)| case.lines())
        .map(|line| line.state)
        .chain(passed)
        .collect();
    assert_eq!(resting, State::ALL.iter().copied().collect());
    let moves = told.iter().flat_map(|(_, events)| events);
    let reached: BTreeSet<State> = moves
        .flat_map(|one| &one.event.moved)
        .filter_map(|moved| match *moved {
            Moved::Line { to, .. } => Some(to),
            Moved::Case { .. }
            | Moved::Estimate { .. }
            | Moved::Advance { .. }
            | Moved::Void { .. } => None,
        })
        .collect();
    assert_eq!(reached, State::ALL.iter().copied().collect());
    let oldest = told.iter().map(|(case, _)| case.opened_at).min().unwrap();
    assert!(
        oldest > desk.now().plus_days(-125),
        "the past is four months"
    );
    let languages: BTreeSet<_> = told
        .iter()
        .map(|(case, _)| case.language.as_str())
        .collect();
    assert_eq!(languages, BTreeSet::from(["en", "es"]));
}

#[tokio::test]
async fn the_demo_has_its_products_devices_parts_and_people() {
    let (desk, _folder) = empty::desk().await;
    desk.load_demo().await.unwrap();
    let mut tx = desk.store.read().await.unwrap();
    let products = tx.products().await.unwrap();
    assert_eq!(products.len(), 40);
    assert_eq!(tx.count_units().await.unwrap(), 5_000);
    assert_eq!(tx.accounts().await.unwrap().len(), 3);
    for &family in Family::ALL {
        assert!(
            products
                .iter()
                .filter(|product| product.family == family)
                .count()
                >= 4
        );
        assert!(!tx.parts(family).await.unwrap().is_empty());
    }
    for product in &products {
        let picture = format!(
            "{}/../public/products/{}.svg",
            env!("CARGO_MANIFEST_DIR"),
            product.picture
        );
        assert!(std::path::Path::new(&picture).exists(), "{picture}");
        assert!(!product.accessories.is_empty());
    }
    let staff = tx.all_staff().await.unwrap();
    for role in Role::ALL {
        assert!(staff.iter().any(|member| member.role == role));
    }
    assert!(staff.iter().all(|member| member.password_hash.is_none()));
}

#[tokio::test]
async fn loading_twice_changes_nothing() {
    let (desk, _folder) = empty::desk().await;
    let first = desk.load_history(FEWER).await.unwrap();
    let before = fingerprint(&desk).await;
    desk.clock.advance(Duration::from_hours(1));
    assert_eq!(desk.load_history(FEWER).await.unwrap(), first);
    assert_eq!(fingerprint(&desk).await, before);
}

#[tokio::test]
async fn two_loadings_at_the_same_moment_are_the_same() {
    let ((one, _a), (other, _b)) = (empty::desk().await, empty::desk().await);
    assert_eq!(
        one.load_history(FEWER).await.unwrap(),
        other.load_history(FEWER).await.unwrap()
    );
    assert_eq!(fingerprint(&one).await, fingerprint(&other).await);
}

#[tokio::test]
async fn a_visitor_enters_as_one_of_each_role_or_as_the_customer() {
    let (desk, _folder) = empty::desk().await;
    assert!(desk.demo_people().await.unwrap().is_empty());
    desk.load_history(FEWER).await.unwrap();
    let people = desk.demo_people().await.unwrap();
    assert_eq!(people.len(), Role::ALL.len() + 1);
    for person in &people {
        let key = person.link_path.strip_prefix("/demo/enter/").unwrap();
        let (door, _) = desk.become_one(key, "a browser").await.unwrap();
        assert_eq!(person.role.is_none(), door == DoorKind::Portal);
    }
    let (door, token) = desk.become_one("customer", "a browser").await.unwrap();
    let visit = desk.visit(door, Some(&token.expose())).await.unwrap();
    let Actor::Customer { id: customer, .. } = visit.actor else {
        panic!("the customer is one")
    };
    let mut tx = desk.store.read().await.unwrap();
    let cases = tx.cases_of(customer).await.unwrap();
    assert!(
        cases.iter().any(|case| case.view() == View::Waiting),
        "an estimate waits for them"
    );
    assert!(cases.len() >= 4);
}

#[tokio::test]
async fn only_the_latest_letters_of_the_demo_are_written_and_deadlines_are_kept() {
    let (desk, _folder) = empty::desk().await;
    desk.load_history(FEWER).await.unwrap();
    let mut tx = desk.store.read().await.unwrap();
    let due = tx.due_jobs(desk.now().micros()).await.unwrap();
    assert!((15..120).contains(&due), "{due} jobs are due");
    let later = tx
        .due_jobs(desk.now().plus_days(400).micros())
        .await
        .unwrap();
    assert!(later > due, "deadlines are still to come");
    drop(tx);
    desk.work_off().await.unwrap();
    // A letter that the case has left behind is not sent; none is tried again.
    let sent = i64::try_from(desk.post.sent().len()).unwrap();
    assert!(
        (15..=due).contains(&sent),
        "{sent} of {due} letters were sent"
    );
    let mut tx = desk.store.read().await.unwrap();
    let soon = desk.now().plus_minutes(5).micros();
    assert_eq!(tx.due_jobs(soon).await.unwrap(), 0);
    assert!(tx.dead_jobs().await.unwrap().is_empty());
}

#[tokio::test]
async fn the_dock_shows_the_latest_scans_in_the_order_of_time() {
    let (desk, _folder) = empty::desk().await;
    desk.load_history(FEWER).await.unwrap();
    let mut tx = desk.store.read().await.unwrap();
    let scans = tx.latest_scans(20).await.unwrap();
    assert_eq!(scans.len(), 20);
    assert!(
        scans
            .windows(2)
            .all(|pair| pair[0].event.at >= pair[1].event.at)
    );
}

#[tokio::test]
async fn a_larger_past_is_as_sound() {
    let (desk, _folder) = empty::desk().await;
    let larger = History {
        cases: 500,
        units: 2_000,
        days: 200,
        ..FEWER
    };
    let summary = desk.load_history(larger).await.unwrap();
    check(&desk, &summary).await;
}

#[tokio::test]
async fn a_house_with_people_of_its_own_takes_no_demo() {
    let world = World::new().await;
    assert!(world.desk.load_history(FEWER).await.is_err());
    assert!(!world.desk.holds_demo().await.unwrap());
    let (desk, _folder) = empty::desk().await;
    desk.load_history(FEWER).await.unwrap();
    assert!(desk.holds_demo().await.unwrap());
}
