//! Files of products and sold units: taken row by row, or refused with line, column and reason.

use std::fmt::Write as _;

use domain::access::{Actor, Role};
use domain::id::StaffId;
use domain::money::{Currency, Money};
use domain::product::Family;
use domain::serial::Serial;
use service::Desk;
use service::error::Error;
use service::import::{ImportReport, LISTED};
use uuid::Uuid;

use crate::empty;

const PRODUCTS: &str = "\
sku,family,name,price,warranty_months,accessories,picture
NV-D4,dome,Meridian D4,129.00,36,Screws; Hex key ;Guide,turret
NV-R8,recorder,\"Archive R8, 8 channels\",\"1,349.50\",24,,
";
const UNITS: &str = "\
serial,sku,sold_via,sold_to,invoiced_on,shipped_on,made_on
ND24310004217K,NV-D4,Cascade Supply,Bright Locks,2025-09-02,2025-09-01,2025-06-10
s/n: nr-2431-0004218-a,NV-R8,,,,2025-09-01,
";

async fn products(desk: &Desk, file: impl AsRef<[u8]>) -> ImportReport {
    desk.import_products(&Actor::Desk, file.as_ref())
        .await
        .unwrap()
}

async fn units(desk: &Desk, file: impl AsRef<[u8]>) -> ImportReport {
    desk.import_units(&Actor::Desk, file.as_ref())
        .await
        .unwrap()
}

/// Line, column and the beginning of the reason of each refusal.
fn refusals(report: &ImportReport) -> Vec<(u64, &str, &str)> {
    report
        .refused
        .iter()
        .map(|one| (one.line, one.column.as_str(), one.reason.as_str()))
        .collect()
}

/// A file of one product in line 2, with this name.
fn named(name: &str) -> String {
    format!("sku,family,name,price,warranty_months\nNV-1,dome,{name},1,12\n")
}

#[tokio::test]
async fn products_and_units_are_taken_and_the_same_file_again_changes_nothing() {
    let (desk, _folder) = empty::desk().await;
    let report = products(&desk, PRODUCTS).await;
    assert_eq!(
        (report.taken, report.unchanged, report.refused_rows),
        (2, 0, 0)
    );
    let report = units(&desk, UNITS).await;
    assert_eq!(
        (report.taken, report.unchanged, report.refused_rows),
        (2, 0, 0),
        "{report:?}"
    );

    let mut tx = desk.store.read().await.unwrap();
    let dome = tx.product("NV-D4").await.unwrap().unwrap();
    assert_eq!(dome.accessories, ["Screws", "Hex key", "Guide"]);
    assert_eq!(
        (dome.picture.as_str(), dome.price.minor),
        ("turret", 12_900)
    );
    let recorder = tx.product("NV-R8").await.unwrap().unwrap();
    assert_eq!(recorder.name, "Archive R8, 8 channels");
    assert_eq!(
        (recorder.picture.as_str(), recorder.price.minor),
        ("recorder", 134_950)
    );
    let serial = Serial::parse("NR24310004218A").unwrap();
    let unit = tx.unit_by_serial(&serial).await.unwrap().unwrap();
    assert_eq!((unit.family, unit.sold_via), (Family::Recorder, None));
    assert_eq!(tx.accounts().await.unwrap()[0].name, "Cascade Supply");
    drop(tx);

    let (again, units_again) = (products(&desk, PRODUCTS).await, units(&desk, UNITS).await);
    assert_eq!((again.taken, again.unchanged), (0, 2));
    assert_eq!((units_again.taken, units_again.unchanged), (0, 2));
    let changed = units(&desk, UNITS.replace("2025-09-02", "2025-09-03")).await;
    assert_eq!((changed.taken, changed.unchanged), (1, 1));
}

#[tokio::test]
async fn every_row_is_taken_or_refused_with_line_column_and_reason() {
    let (desk, _folder) = empty::desk().await;
    let file = "\
sku,family,name,price,warranty_months
NV-1,dome,Good,1.00,12
,toaster,,free,many
NV-2,dome,Good too,1.00,999

NV-3,bullet,\"Two
lines\",1.00,12
NV-4,bullet,Bad,-1,12
";
    let report = products(&desk, file).await;
    assert_eq!((report.taken, report.refused_rows), (2, 3));
    let places: Vec<_> = refusals(&report)
        .iter()
        .map(|(line, column, _)| (*line, *column))
        .collect();
    let third = ["sku", "family", "name", "price", "warranty_months"].map(|column| (3, column));
    assert_eq!(places[..5], third);
    assert_eq!(places[5..], [(4, "warranty_months"), (8, "price")]);
    assert!(
        refusals(&report)[1]
            .2
            .contains("dome, bullet, recorder, power, kit")
    );
    let mut tx = desk.store.read().await.unwrap();
    assert_eq!(tx.product("NV-3").await.unwrap().unwrap().name, "Two lines");
}

#[tokio::test]
async fn units_are_checked_against_what_is_known() {
    let (desk, _folder) = empty::desk().await;
    products(&desk, PRODUCTS).await;
    units(&desk, UNITS).await;
    let file = "\
Serial,SKU,Shipped on,made-on
ND24310004217,NV-D9,2025-01-01,
ND2431OOO4217K,NV-D4,2025-01-01,
ND24#10004219K,NV-D4,2025-01-01,
ND1,NV-D4,2025-01-01,
ND24310004220K,NV-D4,01/02/2025,
ND24310004221K,NV-D4,2026-03-04,
ND24310004222K,NV-D4,2025-02-30,
ND24310004223K,NV-D4,2025-01-01,2025-01-02
";
    let report = units(&desk, file).await;
    assert_eq!((report.taken, report.refused_rows), (0, 8), "{report:?}");
    let places: Vec<_> = refusals(&report)
        .iter()
        .map(|(line, column, _)| (*line, *column))
        .collect();
    assert_eq!(
        places,
        [
            (2, "sku"),
            (3, "serial"),
            (4, "serial"),
            (5, "serial"),
            (6, "shipped_on"),
            (7, "shipped_on"),
            (8, "shipped_on"),
            (9, "shipped_on")
        ]
    );
    assert!(refusals(&report)[1].2.contains("ND24310004217K"));
}

#[tokio::test]
async fn a_byte_order_mark_and_any_line_ending_are_understood() {
    let (desk, _folder) = empty::desk().await;
    let file = format!("\u{feff}{}", PRODUCTS.replace('\n', "\r\n"));
    assert_eq!(products(&desk, file).await.taken, 2);
    let old = products(&desk, PRODUCTS.replace('\n', "\r")).await;
    assert_eq!((old.taken, old.unchanged), (0, 2));
    let unended = products(&desk, PRODUCTS.trim_end()).await;
    assert_eq!((unended.taken, unended.unchanged), (0, 2));
}

#[tokio::test]
async fn what_looks_like_a_formula_stays_what_it_is() {
    let (desk, _folder) = empty::desk().await;
    let name = "=HYPERLINK(\"\"http://evil.example\"\")";
    let report = products(&desk, named(&format!("\"{name}\""))).await;
    assert_eq!(report.taken, 1);
    let mut tx = desk.store.read().await.unwrap();
    let kept = tx.product("NV-1").await.unwrap().unwrap().name;
    assert_eq!(kept, name.replace("\"\"", "\""));
}

#[tokio::test]
async fn a_heading_that_is_not_understood_is_refused_as_a_whole() {
    let (desk, _folder) = empty::desk().await;
    for (file, column, reason) in [
        ("", "", "empty"),
        ("sku;family;name\nNV-1;dome;D\n", "", "semicolons"),
        ("sku\tfamily\tname\nNV-1\tdome\tD\n", "", "tabs"),
        (
            "sku,family,name,price\nNV-1,dome,D,1\n",
            "warranty_months",
            "missing",
        ),
        (
            "sku,sku,family,name,price,warranty_months\n",
            "sku",
            "twice",
        ),
        (
            "sku,family,name,price,warranty_months,colour\n",
            "colour",
            "no such column",
        ),
    ] {
        let report = products(&desk, file).await;
        assert_eq!((report.taken, report.refused_rows), (0, 1), "{file}");
        let [(1, at, why)] = refusals(&report)[..] else {
            panic!("{report:?}")
        };
        assert_eq!(at, column);
        assert!(why.contains(reason), "{why}");
    }
    let wide: Vec<u8> = "\u{feff}sku,family"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(
        refusals(&products(&desk, wide).await)[0]
            .2
            .contains("UTF-16")
    );
}

#[tokio::test]
async fn broken_rows_are_named_and_the_others_taken() {
    let (desk, _folder) = empty::desk().await;
    let mut file = named("Good").into_bytes();
    file.extend(b"NV-2,dome,Caf\xe9,1,12\nNV-3,dome,Short\nNV-4,dome,Long,1,12,too,many\n");
    file.extend(
        format!(
            "NV-5,dome,{},1,12\nNV-6,dome,Good,1,12\n,,,,\n",
            "x".repeat(5_000)
        )
        .bytes(),
    );
    let report = products(&desk, file).await;
    assert_eq!((report.taken, report.refused_rows), (2, 4));
    let told = refusals(&report);
    assert_eq!((told[0].0, told[0].1), (3, "name"));
    assert!(
        told[0].2.contains("UTF-8") && told[0].2.contains("byte 4"),
        "{}",
        told[0].2
    );
    assert!(told[1].2.contains("3 values") && told[1].0 == 4);
    assert!(told[2].2.contains("7 values") && told[2].0 == 5);
    assert_eq!((told[3].0, told[3].1), (6, "name"));
}

#[tokio::test]
async fn a_quotation_mark_that_is_never_closed_does_not_fill_the_memory() {
    let (desk, _folder) = empty::desk().await;
    let mut file = named("Good");
    file.push_str("NV-2,dome,\"Open,1,12\n");
    for number in 0..40_000 {
        writeln!(file, "NV-9{number},dome,Swallowed,1,12").unwrap();
    }
    let report = products(&desk, file).await;
    assert_eq!((report.taken, report.refused_rows), (1, 1));
    let told = refusals(&report);
    assert_eq!(told[0].0, 3);
    assert!(told[0].2.contains("quotation mark"), "{}", told[0].2);
}

#[tokio::test]
async fn a_large_file_is_kept_in_pieces_and_all_its_refusals_are_counted() {
    let (desk, _folder) = empty::desk().await;
    products(&desk, PRODUCTS).await;
    let mut file = String::from("serial,sku\n");
    for number in 0..3_200 {
        let sku = if number % 2 == 0 { "NV-D4" } else { "NV-0" };
        writeln!(file, "ND2431{number:07}K,{sku}").unwrap();
    }
    let report = units(&desk, &file).await;
    assert_eq!((report.taken, report.refused_rows), (1_600, 1_600));
    assert_eq!(report.refused.len(), LISTED);
    let mut tx = desk.store.read().await.unwrap();
    assert_eq!(tx.count_units().await.unwrap(), 1_600);
}

#[tokio::test]
async fn only_who_runs_the_system_imports() {
    let (desk, _folder) = empty::desk().await;
    for role in Role::ALL {
        let actor = Actor::Staff {
            id: StaffId::new(Uuid::nil()),
            role,
        };
        let done = desk.import_products(&actor, PRODUCTS.as_bytes()).await;
        if role == Role::Admin {
            assert_eq!(done.unwrap().taken, 2);
        } else {
            assert!(matches!(done, Err(Error::NotFound)), "{role:?}");
        }
    }
}

#[tokio::test]
async fn parts_are_counted_anew_and_each_wrong_row_is_named() {
    let (desk, _folder) = empty::desk().await;
    let file =
        "sku,name,fits,on_hand\nP-1,Power stage,dome,4\nP-2,Fan,cellar,many\n,Lens,dome,-1\n";
    let report = desk
        .import_parts(&Actor::Desk, file.as_bytes())
        .await
        .unwrap();
    assert_eq!((report.taken, report.refused_rows), (1, 2));
    let told: Vec<_> = refusals(&report)
        .into_iter()
        .map(|(line, column, _)| (line, column))
        .collect();
    assert_eq!(
        told,
        [(3, "fits"), (3, "on_hand"), (4, "sku"), (4, "on_hand")]
    );
    for (count, taken, unchanged) in [(4, 0, 1), (9, 1, 0)] {
        let file = format!("SKU,Name,Fits,On_hand\nP-1,Power stage,Dome,{count}\n");
        let report = desk
            .import_parts(&Actor::Desk, file.as_bytes())
            .await
            .unwrap();
        assert_eq!((report.taken, report.unchanged), (taken, unchanged));
    }
    let mut tx = desk.store.read().await.unwrap();
    let parts = tx.parts(Family::Dome).await.unwrap();
    assert_eq!((parts.len(), parts[0].on_hand), (1, 9));
}

#[tokio::test]
async fn a_cost_is_taken_where_the_file_says_one_and_stays_where_it_does_not() {
    let (desk, _folder) = empty::desk().await;
    let read = async |file: &str| {
        let report = desk.import_parts(&Actor::Desk, file.as_bytes()).await;
        report.unwrap()
    };
    let file = "sku,name,fits,on_hand,cost,currency\nP-1,Lens,dome,4,3.25,\nP-2,Fan,dome,4,2.10,eur\nP-3,Foot,dome,4,,\n";
    assert_eq!(read(file).await.taken, 3);
    let costs = async || -> Vec<Option<Money>> {
        let mut tx = desk.store.read().await.unwrap();
        let parts = tx.parts(Family::Dome).await.unwrap();
        parts.into_iter().map(|part| part.cost).collect()
    };
    let known = [
        Some(Money::new(210, Currency::Eur)),
        None,
        Some(Money::new(325, desk.maker.currency)),
    ];
    assert_eq!(costs().await, known, "by name: fan, foot, lens");
    // Counted anew by a file that knows nothing of costs.
    let counted = read("sku,name,fits,on_hand\nP-1,Lens,dome,7\nP-2,Fan,dome,4\n").await;
    assert_eq!((counted.taken, counted.unchanged), (1, 1));
    assert_eq!(costs().await, known);
    let wrong =
        read("sku,name,fits,on_hand,cost\nP-1,Lens,dome,7,much\nP-1,Lens,dome,7,-3\n").await;
    let told: Vec<_> = refusals(&wrong)
        .into_iter()
        .map(|(line, column, _)| (line, column))
        .collect();
    assert_eq!(told, [(2, "cost"), (3, "cost")]);
    let product = "sku,family,name,price,warranty_months,cost\nNV-1,dome,Dome,99.00,24,";
    for (cost, known) in [("41.50", 4_150), ("", 4_150), ("40", 4_000)] {
        let file = format!("{product}{cost}\n");
        let taken = desk.import_products(&Actor::Desk, file.as_bytes()).await;
        assert_eq!(taken.unwrap().refused_rows, 0);
        let mut tx = desk.store.read().await.unwrap();
        let product = tx.product("NV-1").await.unwrap().unwrap();
        let known = Money::new(known, desk.maker.currency);
        assert_eq!(product.cost, Some(known));
    }
}
