//! How the pages of the shelves are put together.

use domain::stock::Purpose;
use serde::Serialize;
use service::stock::{OnShelf, Promise, ShelfChange, ShelfView};
use service::{Desk, Refused};

use super::{ChangeRow, PromiseRow, ShelfGroup, ShelfPage, ShelfRow, StockPage};
use crate::error::AppError;
use crate::forms::Field;
use crate::routes::Place;
use crate::rpc;
use crate::rpc::desk::{Sign, speak};

const FORM: &str = "stock";

/// What the address of a shelf holds: a product's number may have signs that a path may not.
#[derive(Serialize)]
struct Query<'a> {
    of: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    again: Option<&'a str>,
}

fn address(of: &str, again: Option<&str>) -> String {
    let query = serde_qs::to_string(&Query { of, again }).unwrap_or_default();
    format!("{}?{query}", Place::DeskStock.path())
}

pub(super) async fn list() -> Result<StockPage, AppError> {
    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let all = desk.shelves(&visit.actor).await.map_err(rpc::wrong)?;
    let (waited_for, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.waiting > 0);
    let (counted, uncounted): (Vec<_>, Vec<_>) =
        rest.into_iter().partition(|one| one.shelf.is_some());
    let group = |title: &str, shelves: Vec<OnShelf>| ShelfGroup {
        title: title.into(),
        rows: shelves.iter().map(|one| row(&desk, one)).collect(),
    };
    let groups = vec![
        group("Somebody waits", waited_for),
        group("Counted", counted),
        group("Not counted", uncounted),
    ];
    Ok(StockPage {
        groups: groups
            .into_iter()
            .filter(|group| !group.rows.is_empty())
            .collect(),
    })
}

fn row(desk: &Desk, one: &OnShelf) -> ShelfRow {
    let of_shelf = |figure: fn(domain::stock::Shelf) -> u32| {
        one.shelf
            .map_or_else(|| "–".to_owned(), |shelf| figure(shelf).to_string())
    };
    ShelfRow {
        href: address(&one.sku, None),
        name: one.name.clone(),
        sku: one.sku.clone(),
        sign: sign(one),
        on_hand: of_shelf(|shelf| shelf.on_hand),
        kept: of_shelf(|shelf| shelf.kept),
        waiting: one.oldest.map_or_else(String::new, |since| {
            format!("{}, since {}", one.waiting, speak::stamp(desk, since))
        }),
        expected: one
            .shelf
            .and_then(|shelf| shelf.expected_on)
            .map_or_else(String::new, speak::date),
    }
}

fn sign(one: &OnShelf) -> Sign {
    let (key, word) = match one.shelf {
        _ if one.waiting > 0 => ("trouble", "Out of stock"),
        None => ("done", "Not counted"),
        Some(shelf) if shelf.free() == 0 => ("waiting", "None free"),
        Some(_) => ("with-us", "In stock"),
    };
    Sign {
        key: key.into(),
        word: word.into(),
    }
}

pub(super) async fn one(of: &str, again: Option<&str>) -> Result<ShelfPage, AppError> {
    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let found = desk.shelf(&visit.actor, of).await.map_err(rpc::wrong)?;
    let refused = rpc::refused(FORM, again).await?;
    Ok(page(&desk, found, refused.as_ref()))
}

fn page(desk: &Desk, found: ShelfView, refused: Option<&Refused>) -> ShelfPage {
    let shelf = found.product.shelf;
    let figures = shelf.map_or_else(Vec::new, |shelf| {
        vec![
            (shelf.on_hand.to_string(), "on the shelf".to_owned()),
            (shelf.kept.to_string(), "put aside".to_owned()),
            (shelf.free().to_string(), "free".to_owned()),
            (found.product.waiting.to_string(), "waiting".to_owned()),
        ]
    });
    let expected = match shelf {
        None => "Nobody counts this product: whoever holds one may give it. Enter what came in, or what lies there, and from then on it is counted.".to_owned(),
        Some(shelf) => shelf.expected_on.map_or_else(
            || "No day is known on which more come in.".to_owned(),
            |day| format!("More are expected on {}.", speak::date(day)),
        ),
    };
    let day = shelf.and_then(|shelf| shelf.expected_on);
    ShelfPage {
        sign: sign(&found.product),
        problems: rpc::problems(speak::words(), refused, |name| what(name).into()),
        figures,
        expected,
        seen: found.state(),
        promises: found
            .promises
            .iter()
            .map(|(promise, number)| promised(desk, promise, &number.rma()))
            .collect(),
        receive: field(
            refused,
            "count",
            "How many came in",
            "Those who have waited longest get them at once.",
            "",
        ),
        expect: shelf.map(|_| {
            field(
                refused,
                "expected_on",
                "When more are expected",
                "Everybody who waits is told by mail. Leave it empty when nobody knows.",
                &day.map_or_else(String::new, |day| day.to_string()),
            )
        }),
        count: found.may_count.then(|| {
            let counted = field(refused, "on_hand", "How many lie there", "", "");
            let hint = "Kept with the change, for whoever asks later.";
            (counted, field(refused, "why", "Why it differs", hint, ""))
        }),
        changes: found
            .changes
            .iter()
            .map(|change| changed(desk, change))
            .collect(),
        name: found.product.name,
        sku: found.product.sku,
    }
}

fn promised(desk: &Desk, promise: &Promise, number: &str) -> PromiseRow {
    let (key, word) = match promise.kept_at {
        Some(_) => ("with-us", "Put aside"),
        None => ("waiting", "Waits"),
    };
    let what = match promise.purpose {
        Purpose::Advance => "Leaves in advance",
        Purpose::Replacement => "Takes the place of a device that is here",
    };
    PromiseRow {
        href: Place::DeskCase(number.to_owned()).path(),
        number: number.to_owned(),
        sign: Sign {
            key: key.into(),
            word: word.into(),
        },
        what: what.into(),
        since: speak::stamp(desk, promise.promised_at),
    }
}

fn changed(desk: &Desk, change: &ShelfChange) -> ChangeRow {
    let why = match (&change.case, change.why.as_str()) {
        (Some(_), _) => "Given for a return".to_owned(),
        (None, "") => "Came in".to_owned(),
        (None, why) => format!("Counted: {why}"),
    };
    ChangeRow {
        at: speak::stamp(desk, change.at),
        difference: format!("{:+}", change.difference),
        on_hand: change.on_hand.to_string(),
        why,
    }
}

fn field(refused: Option<&Refused>, name: &str, label: &str, hint: &str, value: &str) -> Field {
    rpc::field(
        speak::words(),
        refused,
        name,
        (label, hint, what(name)),
        value,
    )
}

fn what(name: &str) -> &'static str {
    match name {
        "count" => "how many came in",
        "expected_on" => "the day",
        "on_hand" => "how many lie there",
        _ => "why it differs",
    }
}

/// Back to the shelf, with what was wrong when it was refused.
pub(super) async fn settle(
    done: service::Result<()>,
    sku: &str,
    typed: &[(&str, &str)],
) -> Result<(), AppError> {
    let Err(error) = done else {
        rpc::redirect(&address(sku, None));
        return Ok(());
    };
    let again = rpc::keep_refused(error, FORM, typed).await?;
    rpc::redirect(&address(sku, Some(&again)));
    Ok(())
}
