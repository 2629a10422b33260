//! The closed sets of the domain and the lists in the schema are the same.

use domain::access::Role;
use domain::case::Door;
use domain::case::phase::Phase;
use domain::event::StepOutcome;
use domain::id::{LineId, RmaId, ScanId};
use domain::line::diagnosis::Verdict;
use domain::line::state::State;
use domain::payment::{PaymentKind, PaymentState};
use domain::product::Family;
use domain::queue::View;
use domain::scan::{Answer, Scan};
use domain::time::Timestamp;
use store::{Invitation, StoreResult};

use super::payments::charge_in;
use crate::cast::{Desk, MINUTE, NOW, fresh, fresh_serial, product};
use crate::place::{Place, both};

both!(every_key_of_a_set_can_be_kept_and_no_other);

/// A check of the schema: its name, table and column, and the keys of the set behind it.
type Check = (&'static str, &'static str, &'static str, Vec<&'static str>);

fn checks() -> Vec<Check> {
    macro_rules! keys {
        ($set:ty) => {
            <$set>::ALL.iter().map(|one| one.key()).collect()
        };
    }
    vec![
        ("staff_role", "staff", "role", keys!(Role)),
        ("invitation_role", "invitation", "role", keys!(Role)),
        ("product_family", "product", "family", keys!(Family)),
        ("rma_case_door", "rma_case", "door", keys!(Door)),
        ("rma_case_phase", "rma_case", "phase", keys!(Phase)),
        ("rma_case_view", "rma_case", "view", keys!(View)),
        ("rma_line_state", "rma_line", "state", keys!(State)),
        ("payment_kind", "payment", "kind", keys!(PaymentKind)),
        ("payment_state", "payment", "state", keys!(PaymentState)),
        ("scan_answer", "scan", "answer", keys!(Answer)),
        ("rma_line_verdict", "rma_line", "verdict", keys!(Verdict)),
    ]
}

/// One row in every table that has a check.
async fn furnish(place: &Place) -> StoreResult<()> {
    let desk = Desk::open(place).await?;
    let mut case = desk.file(place, fresh_serial()).await?;
    let act = desk.act();
    case.record_step(&act, "power".into(), StepOutcome::Fine, String::new())
        .expect("a step");
    case.require_bench(&act, String::new()).expect("a verdict");
    case.issue_rma(&act, RmaId::new(fresh()), LineId::new(fresh()))
        .expect("an RMA");
    case.version = 2;
    let invitation = Invitation {
        email: "kim@calltag.example".into(),
        name: "Kim".into(),
        role: Role::Technician,
    };
    let scan = Scan {
        id: ScanId::new(fresh()),
        at: Timestamp::from_micros(NOW),
        by: desk.staff,
        code: "DM4K21A00017".into(),
        answer: Answer::Unknown,
        case: None,
        in_box_of: None,
        undone: false,
    };
    let payment = charge_in(case.id, desk.customer);
    place
        .write(async |tx| {
            tx.add_payment(&payment).await?;
            tx.insert_scan(&scan).await?;
            tx.save_case(&case, 1).await?;
            tx.put_product(&product("DM-4K", Family::Dome)).await?;
            tx.insert_invitation(b"token", &invitation, NOW, NOW + MINUTE)
                .await
        })
        .await
}

/// The quoted words of a check, as the database itself tells it.
async fn listed(place: &Place, name: &str, table: &str) -> Vec<String> {
    let sqlite = format!("select sql from sqlite_master where type = 'table' and name = '{table}'");
    let postgres =
        format!("select pg_get_constraintdef(oid) from pg_constraint where conname = '{name}'");
    let told = place.ask(&sqlite, &postgres).await.remove(0).remove(0);
    let start = told.find(&format!("constraint {name} check")).unwrap_or(0);
    let check = told[start..].lines().next().unwrap_or_default();
    check
        .split('\'')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

async fn every_key_of_a_set_can_be_kept_and_no_other(place: Place) -> StoreResult<()> {
    furnish(&place).await?;
    for (name, table, column, keys) in checks() {
        assert_eq!(listed(&place, name, table).await, keys, "{name}");
        for key in &keys {
            let kept = place
                .raw(&format!("update {table} set {column} = '{key}'"))
                .await;
            assert!(kept.is_ok_and(|rows| rows == 1), "{table}.{column} = {key}");
        }
        let other = place
            .raw(&format!("update {table} set {column} = 'something else'"))
            .await;
        assert!(
            other.expect_err("a refusal").to_string().contains(name),
            "{name}"
        );
    }
    Ok(())
}
