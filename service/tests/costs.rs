//! What warranties cost us: booked by what happens on the bench, summed for whoever answers for the books, and never on
//! anybody's account.

use domain::case::Case;
use domain::ledger::{EntryKind, Party};
use domain::line::diagnosis::Verdict;
use domain::money::{Currency, Money};
use domain::product::Family;
use service::accounts::FamilyCost;
use service::accounts::statement::RawPeriod;
use service::bench::RawReplacement;
use service::{Desk, Error};

use crate::advance::{decided, sent_of};
use crate::harness::{World, line};
use crate::journey::diagnosed;

const SERIAL: &str = "ND4K24090011";
const SPARE: &str = "ND4K26010001";

const fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::Usd)
}

/// What the warranty of this return has cost so far, and for what.
async fn costs(world: &World, case: &Case) -> Vec<Money> {
    let mut tx = world.desk.store.read().await.unwrap();
    let entries = tx.entries_of_case(case.id).await.unwrap();
    let costs = entries
        .iter()
        .filter(|one| one.booking.kind == EntryKind::WarrantyCost);
    costs.map(|one| one.booking.amount).collect()
}

/// A dome costs us 98 dollars.
async fn dome_has_a_cost(world: &World) {
    let mut tx = world.desk.store.write().await.unwrap();
    let mut dome = tx.product("ND-4K").await.unwrap().unwrap();
    dome.cost = Some(usd(9_800));
    tx.put_product(&dome).await.unwrap();
    tx.commit().await.unwrap();
}

async fn is_right(world: &World) {
    let check = world.desk.check_ledger(&Desk::ITSELF).await.unwrap();
    assert_eq!(check.findings, []);
    assert!(check.entries > 0);
}

#[tokio::test]
async fn a_repair_under_warranty_books_its_parts_and_leaves_the_account_alone() {
    let world = World::new().await;
    let case = world.received(SERIAL, true).await;
    let case = diagnosed(&world, case).await;
    let desk = &world.desk;
    let by = |case| world.at_desk(&world.technician, case);
    let id = line(&case).id;
    let case = desk
        .reach_verdict(by(&case), id, "defect-in-warranty")
        .await
        .unwrap();
    let case = desk.start_repair(by(&case), id).await.unwrap();
    let case = desk.use_part(by(&case), id, "P-PSU", "2").await.unwrap();
    assert_eq!(costs(&world, &case).await, [usd(2_500)]);
    let me = Party::Customer(case.customer);
    let now = RawPeriod::default();
    let view = desk.account(&world.sales, me, now).await.unwrap();
    assert_eq!(view.sheet.statement.rows.len(), 0);
    assert_eq!(view.sheet.standing.holder.owed, usd(0));
    is_right(&world).await;
}

#[tokio::test]
async fn a_replacement_under_warranty_books_what_the_device_costs_us() {
    let world = World::new().await;
    dome_has_a_cost(&world).await;
    let case = world.received(SERIAL, true).await;
    let case = diagnosed(&world, case).await;
    let by = |case| world.at_desk(&world.technician, case);
    let id = line(&case).id;
    let case = world
        .desk
        .reach_verdict(by(&case), id, "defect-in-warranty")
        .await
        .unwrap();
    let device = RawReplacement {
        serial: SPARE.into(),
        product: "ND-4K".into(),
    };
    let given = world.desk.assign_replacement(by(&case), id, device).await;
    assert_eq!(costs(&world, &given.unwrap()).await, [usd(9_800)]);
    is_right(&world).await;
}

#[tokio::test]
async fn an_advance_that_is_credited_books_what_the_device_costs_us() {
    let world = World::new().await;
    dome_has_a_cost(&world).await;
    let case = sent_of(&world, SERIAL, SPARE).await;
    assert_eq!(costs(&world, &case).await, [], "it may still be sold");
    let case = decided(&world, &case, SERIAL, Verdict::DefectInWarranty).await;
    assert_eq!(costs(&world, &case).await, [usd(9_800)]);
    is_right(&world).await;
}

#[tokio::test]
async fn the_sum_of_ninety_days_is_for_whoever_answers_for_the_books() {
    let world = World::new().await;
    dome_has_a_cost(&world).await;
    let case = sent_of(&world, SERIAL, SPARE).await;
    decided(&world, &case, SERIAL, Verdict::DefectInWarranty).await;
    let dome = FamilyCost {
        family: Family::Dome,
        cost: usd(9_800),
        devices: 1,
    };
    let sum = world.desk.warranty_costs(&world.supervisor).await;
    assert_eq!(sum.unwrap(), [dome]);
    for outsider in [&world.technician, &world.clerk, &world.sales] {
        let hidden = world.desk.warranty_costs(outsider).await;
        assert!(matches!(hidden, Err(Error::NotFound)), "{outsider:?}");
    }
    world.pass_days(91);
    let sum = world.desk.warranty_costs(&world.supervisor).await;
    assert_eq!(sum.unwrap(), []);
}
