//! A parcel in the words of the desk.

use domain::line::state::State;
use domain::line::{Line, Outcome};
use domain::shipment::ShipService;
use domain::time::Date;
use service::carriers;
use service::floor::{OnFloor, Parcel};
use service::{Desk, Refused, say};

use super::{FORM, ShipCasePage, ShipForm, ShipPage, ShipRow};
use crate::forms::{Choice, Choices};
use crate::routes::Place;
use crate::rpc::desk::bench::BenchStand;
use crate::rpc::desk::{Fact, Sign, floor, speak};
use crate::rpc::{field, problems};

/// The list: what is ready to leave, and what is on its way.
pub fn list(desk: &Desk, all: &[OnFloor]) -> ShipPage {
    let is_ready = |one: &&OnFloor| {
        one.device()
            .is_some_and(|line| line.state == State::ReadyToShip)
    };
    let rows = |ready: bool| -> Vec<ShipRow> {
        all.iter()
            .filter(|one| is_ready(one) == ready)
            .filter_map(|one| row(desk, one))
            .collect()
    };
    ShipPage {
        title: "Ship".into(),
        ready: rows(true),
        away: rows(false),
    }
}

fn row(desk: &Desk, one: &OnFloor) -> Option<ShipRow> {
    let (case, line) = (&one.case, one.device()?);
    let number = case.number.rma();
    let when = match (&line.outbound, &one.promise) {
        (Some(parcel), _) => format!("Expected {}", speak::date(parcel.expected_on)),
        (None, Some(promise)) => floor::promise(desk, promise),
        (None, None) => String::new(),
    };
    Some(ShipRow {
        href: floor::part(&number, FORM).path(),
        sign: sign(one, line),
        device: line.product.clone(),
        customer: case.contact.name.to_string(),
        town: case.address.city.clone(),
        when,
        number,
    })
}

fn sign(one: &OnFloor, line: &Line) -> Sign {
    match line.state {
        State::ShippedOut => Sign {
            key: "moving".into(),
            word: "On its way".into(),
        },
        State::Delivered | State::Settled | State::Closed => Sign {
            key: "done".into(),
            word: "Delivered".into(),
        },
        State::Authorised
        | State::AwaitingReturn
        | State::InTransitIn
        | State::Received
        | State::ReceivingException
        | State::Inspecting
        | State::Diagnosing
        | State::FaultNotYetFound
        | State::Verdict
        | State::AwaitingCustomer
        | State::AwaitingParts
        | State::AwaitingReplacementStock
        | State::ToRepair
        | State::ToReplace
        | State::Repairing
        | State::Testing
        | State::ReadyToShip
        | State::Cancelled
        | State::Expired
        | State::Rejected => floor::sign(one),
    }
}

/// The whole page.
pub fn page(desk: &Desk, parcel: &Parcel, refused: Option<&Refused>) -> Option<ShipCasePage> {
    let case = &parcel.at.case;
    let line = parcel.at.device()?;
    let number = case.number.rma();
    let changed = if floor::is_changed(refused) {
        "Somebody else changed this case in the meantime. Look again, then send it."
    } else {
        ""
    };
    let outbound = line.outbound.as_ref();
    Some(ShipCasePage {
        title: format!("Parcel of {number}"),
        case: Place::DeskCase(number.clone()).path(),
        sign: sign(&parcel.at, line),
        state: floor::state(line.state).into(),
        device: line.product.clone(),
        serial: line
            .replacement
            .as_ref()
            .or(line.serial.as_ref())
            .map(|serial| serial.as_str().to_owned())
            .unwrap_or_default(),
        facts: facts(desk, line),
        address: say::places::address(speak::words(), &case.address),
        stand: BenchStand {
            number: number.clone(),
            line: line.id.to_string(),
            version: case.version,
        },
        problems: problems(speak::words(), refused, name)
            .filter(|problems| !problems.items.is_empty()),
        changed: changed.into(),
        ship: parcel.ship.then(|| parcel_form(&parcel.services, refused)),
        deliver: parcel.deliver,
        follow: outbound
            .and_then(|parcel| carriers::tracking_url(&parcel.carrier, &parcel.tracking))
            .unwrap_or_default(),
        number,
    })
}

fn name(field: &str) -> String {
    match field {
        "tracking" => "the tracking number",
        "carrier" => "the carrier",
        "service" => "the service",
        other => other,
    }
    .to_owned()
}

fn facts(desk: &Desk, line: &Line) -> Vec<Fact> {
    let mut facts = Vec::new();
    facts.extend(
        line.outcome
            .map(|outcome| Fact::new("What it is", ending(outcome))),
    );
    let Some(parcel) = &line.outbound else {
        return facts;
    };
    let how = format!(
        "{} {}",
        say::status::carrier(&parcel.carrier),
        floor::service(parcel.service)
    );
    facts.push(Fact::new("Sent", speak::date(parcel.shipped_on)).because(how));
    facts.push(Fact::new("Tracking number", &parcel.tracking));
    match parcel.delivered_at {
        Some(at) => facts.push(Fact::new("Delivered", speak::stamp(desk, at))),
        None => facts.push(Fact::new("Expected", speak::date(parcel.expected_on))),
    }
    facts
}

const fn ending(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Repaired => "Repaired",
        Outcome::Replaced => "A replacement",
        Outcome::ReturnedNoFault => "Nothing was wrong with it",
        Outcome::ReturnedUnrepaired => "Goes back as it came",
        Outcome::DisposedByConsent => "Disposed of, as its owner wanted",
    }
}

/// The form of a parcel: how it travels, each way with the day on which it is expected, with whom and under which number.
pub fn parcel_form(services: &[(ShipService, Date)], refused: Option<&Refused>) -> ShipForm {
    let words = speak::words();
    let usual = ShipService::Ground.key();
    let service = field(
        words,
        refused,
        "service",
        ("Service", "", "the service"),
        usual,
    );
    let services: Vec<_> = services
        .iter()
        .map(|(one, day)| Choice {
            value: one.key().into(),
            label: floor::service(*one).into(),
            hint: format!("Expected {}", words.date(*day)),
            chosen: one.key() == service.value,
            ..Choice::default()
        })
        .collect();
    let usual = carriers::ALL[0].key();
    let carrier = field(
        words,
        refused,
        "carrier",
        ("Carrier", "", "the carrier"),
        usual,
    );
    let carriers: Vec<_> = carriers::ALL
        .into_iter()
        .map(|one| Choice {
            value: one.key().into(),
            label: one.name().into(),
            chosen: one.key() == carrier.value,
            ..Choice::default()
        })
        .collect();
    let said = (
        "Tracking number",
        "Scan it from the label, or type it. UPS numbers begin with 1Z.",
        "the tracking number",
    );
    ShipForm {
        service: choices(service, services),
        carrier: choices(carrier, carriers),
        tracking: field(words, refused, "tracking", said, ""),
    }
}

fn choices(asked: crate::forms::Field, choices: Vec<Choice>) -> Choices {
    Choices {
        legend: asked.label,
        hint: asked.hint,
        error: asked.error,
        choices,
    }
}
