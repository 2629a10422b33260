//! The estimate in the words of the desk, and its preview in those of the customer.

use domain::estimate::EstimateState;
use domain::line::Line;
use domain::policy::Policy;
use service::floor::{Bench, BenchAct};
use service::quote::RawAlternative;
use service::{Desk, Refused};
use words::{Lang, Words};

use super::{EstimatePage, FORM, WayForm};
use crate::error::AppError;
use crate::forms::Field;
use crate::rpc::desk::bench::BenchStand;
use crate::rpc::desk::floor::{self, AtHand};
use crate::rpc::desk::{Fact, speak};
use crate::rpc::tracking::estimate::Way;
use crate::rpc::{self, problems};

/// One way out of what was typed.
pub fn raw(typed: &[(&str, &str)], way: &str) -> RawAlternative {
    let text = |name: &str| {
        let wanted = format!("{way}_{name}");
        let found = typed.iter().find(|(field, _)| *field == wanted);
        found.map_or_else(String::new, |(_, value)| (*value).to_owned())
    };
    RawAlternative {
        description: text("description"),
        parts: text("parts"),
        labour: text("labour"),
        days: text("days"),
    }
}

/// Back to the form: with what the customer will see, or with what is wrong.
pub async fn show_again(
    at: &AtHand,
    repair: &RawAlternative,
    replace: &RawAlternative,
    typed: &[(&str, &str)],
) -> Result<(), AppError> {
    if let Err(error) = at.desk.check_estimate(repair, replace) {
        return rpc::refuse(error, FORM, &at.page(), typed).await;
    }
    let shown = Refused {
        fields: typed
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        ..Refused::default()
    };
    let id = at
        .desk
        .keep_refused(FORM, shown, &crate::rpc::client_ip())
        .await
        .map_err(rpc::wrong)?;
    rpc::redirect(&at.page().with("again", &id.simple().to_string()));
    Ok(())
}

/// The whole page.
pub fn page(desk: &Desk, bench: &Bench, refused: Option<&Refused>) -> Option<EstimatePage> {
    let case = &bench.at.case;
    let line = bench.at.device()?;
    let number = case.number.rma();
    let lang = Lang::parse(&case.language).unwrap_or(Lang::En);
    let changed = if floor::is_changed(refused) {
        "Somebody else changed this case in the meantime. What you typed is still here: look again, then send it."
    } else {
        ""
    };
    let closed = if bench.acts.contains(&BenchAct::Quote) {
        ""
    } else {
        "No estimate is needed now: it is for a defect that the warranty does not cover, after the verdict and before the customer has accepted one."
    };
    Some(EstimatePage {
        title: format!("Estimate for {number}"),
        back: floor::part(&number, "bench").path(),
        facts: facts(line),
        stand: BenchStand {
            number: number.clone(),
            line: line.id.to_string(),
            version: case.version,
        },
        problems: problems(speak::words(), refused, name)
            .filter(|problems| !problems.items.is_empty()),
        changed: changed.into(),
        closed: closed.into(),
        ways: vec![
            way(line, refused, "repair", "Repair"),
            way(line, refused, "replace", "Replace"),
        ],
        preview: refused
            .and_then(|typed| preview(desk, &bench.policy, lang, typed))
            .unwrap_or_default(),
        preview_title: format!("What the customer will see, in {}", lang.name()),
        number,
    })
}

fn facts(line: &Line) -> Vec<Fact> {
    let (warranty, why) = speak::warranty(&line.warranty);
    let mut facts = vec![
        Fact::new("Device", &line.product),
        Fact::new("Warranty", warranty).because(why),
    ];
    facts.extend(
        line.diagnosis
            .fault
            .map(|fault| Fact::new("Cause", floor::fault(fault))),
    );
    facts.push(Fact::new("Found", &line.diagnosis.findings));
    let free = Fact::new("Diagnosis", "Free of charge");
    facts.push(free.because("Always, whatever the customer answers"));
    facts.extend(line.estimate().map(|sent| {
        let until = format!(
            "The customer may answer until {}",
            speak::date(sent.valid_until)
        );
        Fact::new("Estimate", state(sent.state)).because(until)
    }));
    facts
}

const fn state(state: EstimateState) -> &'static str {
    match state {
        EstimateState::Sent => "With the customer",
        EstimateState::Accepted => "Accepted",
        EstimateState::Declined => "Declined",
        EstimateState::Expired => "Not answered in time",
        EstimateState::Superseded => "Corrected",
    }
}

/// How a field is named in a sentence.
fn name(field: &str) -> String {
    let (way, rest) = field.split_once('_').unwrap_or(("", field));
    let rest = match rest {
        "description" => "what is done",
        "parts" => "the price of the parts",
        "labour" => "the price of the work",
        "days" => "the business days",
        other => other,
    };
    match way {
        "repair" => format!("{rest} for the repair"),
        "replace" => format!("{rest} for the replacement"),
        _ => rest.to_owned(),
    }
}

/// The fields of one way, with what was sent before when an estimate is corrected.
fn way(line: &Line, refused: Option<&Refused>, key: &str, title: &str) -> WayForm {
    let before = line.estimate().and_then(|sent| {
        let ways = sent.alternatives.iter();
        ways.clone().find(|way| way.remedy.key() == key)
    });
    let field = |name: &str, label: &str, hint: &str, value: String| -> Field {
        let full = format!("{key}_{name}");
        let what = self::name(&full);
        rpc::field(speak::words(), refused, &full, (label, hint, &what), &value)
    };
    let text = |read: &dyn Fn(&domain::estimate::Alternative) -> String| {
        before.map_or_else(String::new, read)
    };
    let parts = if key == "repair" { "Parts" } else { "Device" };
    WayForm {
        key: key.into(),
        title: title.into(),
        description: field(
            "description",
            "What is done",
            "The customer reads this",
            text(&|way| way.description.clone()),
        ),
        parts: field("parts", parts, "", text(&|way| way.parts.decimal())),
        labour: field("labour", "Work", "", text(&|way| way.labour.decimal())),
        days: field(
            "days",
            "Ready after",
            "Business days after the customer accepts",
            text(&|way| way.ready_in_days.to_string()),
        ),
    }
}

/// The ways as their page shows them; nothing while something is wrong with them.
fn preview(desk: &Desk, terms: &Policy, lang: Lang, typed: &Refused) -> Option<Vec<Way>> {
    let typed: Vec<(&str, &str)> = typed
        .fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let estimate = desk
        .draft_estimate(terms, &raw(&typed, "repair"), &raw(&typed, "replace"))
        .ok()?;
    let words = Words::new(lang);
    Some(rpc::tracking::ways(desk, words, &estimate))
}
