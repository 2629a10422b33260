//! A device on the bench, in the words of the desk.

use std::collections::BTreeSet;

use domain::case::Case;
use domain::line::Line;
use domain::line::diagnosis::Verdict;
use domain::product::FaultCode;
use domain::refusal::Refusal;
use service::floor::{Bench, BenchAct as Possible, BenchTest, OnFloor};
use service::{Desk, Refused, say};

use super::{
    BenchAct, BenchCard, BenchCasePage, BenchCheck, BenchStand, FORM, FindingsForm, PartForm,
    PartRow, Photo, StockForm, VerdictButton, WorkForm,
};
use crate::forms::{Choice, Choices, Field};
use crate::routes::Place;
use crate::rpc::desk::floor::{self, AtHand};
use crate::rpc::desk::{Fact, Sign, speak};
use crate::rpc::{field, problems};

/// A device in the list.
pub fn card(desk: &Desk, one: &OnFloor, current: Option<&Case>) -> BenchCard {
    let case = &one.case;
    let number = case.number.rma();
    let state = one.device().map_or("", |line| floor::state(line.state));
    BenchCard {
        href: floor::part(&number, FORM).path(),
        sign: floor::sign(one),
        device: case.device.product.clone(),
        customer: case.contact.name.to_string(),
        symptom: speak::symptom(case.symptom).into(),
        state: state.into(),
        promise: one
            .promise
            .as_ref()
            .map(|promise| floor::promise(desk, promise))
            .unwrap_or_default(),
        current: current.is_some_and(|current| current.number == case.number),
        number,
    }
}

/// The whole page.
pub fn page(
    desk: &Desk,
    bench: &Bench,
    list: &[OnFloor],
    refused: Option<&Refused>,
) -> Option<BenchCasePage> {
    let case = &bench.at.case;
    let line = bench.at.device()?;
    let own = card(desk, &bench.at, None);
    let number = own.number;
    let changed = if floor::is_changed(refused) {
        "Somebody else changed this case in the meantime. What you typed is still here: look again, then send it."
    } else {
        ""
    };
    Some(BenchCasePage {
        title: format!("{number} on the bench"),
        case: Place::DeskCase(number.clone()).path(),
        sign: own.sign,
        state: own.state,
        promise: own.promise,
        device: line.product.clone(),
        serial: line.serial.as_ref().map_or_else(
            || "Serial could not be read".to_owned(),
            |serial| serial.as_str().to_owned(),
        ),
        symptom: own.symptom,
        description: case.description.clone(),
        facts: facts(desk, bench, case, line),
        queue: list.iter().map(|one| card(desk, one, Some(case))).collect(),
        stand: BenchStand {
            number: number.clone(),
            line: line.id.to_string(),
            version: case.version,
        },
        problems: problems(speak::words(), refused, name)
            .filter(|problems| !problems.items.is_empty()),
        changed: changed.into(),
        acts: acts(&bench.acts),
        checks: checks(bench),
        findings: bench
            .acts
            .contains(&Possible::Record)
            .then(|| findings(line, refused)),
        found: found(line),
        verdicts: verdicts(bench),
        parts: parts(bench, line),
        use_part: bench
            .acts
            .contains(&Possible::UsePart)
            .then(|| use_part(bench, refused))
            .filter(|form| !form.part.choices.is_empty()),
        work: bench
            .acts
            .contains(&Possible::LogWork)
            .then(|| log_work(line, refused)),
        stock: stock(&bench.acts, refused),
        replace: bench.acts.contains(&Possible::Replace).then(|| {
            let label = "Serial of the replacement";
            let hint = "Scan it from the device that goes out. Its case is named after it.";
            let serial = asked(refused, "serial", (label, hint), "");
            let label = "Product number of the replacement";
            let hint = format!(
                "It must be {}. Leave it empty when the serial is in our records.",
                line.sku
            );
            (serial, asked(refused, "product", (label, &hint), ""))
        }),
        links: links(&bench.acts, line, &number),
        photos: photos(bench),
        upload: format!("/upload/bench/{number}"),
        history: history(desk, bench),
        number,
    })
}

/// How a field is named in a sentence.
fn name(field: &str) -> String {
    match field {
        "fault" => "the cause",
        "findings" => "what was found",
        "outcome" => "the outcome of the test",
        "part" => "the part",
        "quantity" => "how many",
        "minutes" => "the minutes",
        "work" => "what was worked at",
        "item" => "what is missing",
        "expected_on" => "the day on which it is expected",
        "serial" => "the serial of the replacement",
        "product" => "the product number of the replacement",
        "files" => "a photograph",
        other => other,
    }
    .to_owned()
}

fn asked(refused: Option<&Refused>, field_name: &str, said: (&str, &str), value: &str) -> Field {
    let what = name(field_name);
    // Each form of the page has its own fields: what another one had is not this one's.
    let own = refused.filter(|refused| refused.fields.iter().any(|(name, _)| name == field_name));
    field(
        speak::words(),
        own,
        field_name,
        (said.0, said.1, &what),
        value,
    )
}

fn facts(desk: &Desk, bench: &Bench, case: &Case, line: &Line) -> Vec<Fact> {
    let (warranty, why) = speak::warranty(&line.standing());
    let mut facts = vec![
        Fact::new("Warranty", warranty).because(why),
        Fact::new("Customer", case.contact.name.to_string()),
    ];
    facts.extend(
        line.received_at
            .map(|at| Fact::new("Received", speak::stamp(desk, at))),
    );
    facts.extend(
        bench.upgrades.iter().map(|upgrade| {
            Fact::new("Upgrade that we sold", &upgrade.what).because(&upgrade.serial)
        }),
    );
    facts.extend(line.shortage.as_ref().map(|shortage| {
        let expected = shortage.expected_on.map_or_else(
            || "No date known".to_owned(),
            |day| format!("Expected {}", speak::date(day)),
        );
        Fact::new("Out of stock", &shortage.item).because(expected)
    }));
    facts.extend(
        line.estimate()
            .and_then(|estimate| estimate.accepted())
            .and_then(|accepted| {
                Some(
                    Fact::new("Accepted", speak::money(accepted.total()?))
                        .because(&accepted.description),
                )
            }),
    );
    facts
}

fn acts(possible: &BTreeSet<Possible>) -> Vec<BenchAct> {
    possible.iter().filter_map(|act| button(*act)).collect()
}

/// The acts that need no form of their own.
fn button(act: Possible) -> Option<BenchAct> {
    let (key, word, consequence, accent) = match act {
        Possible::Begin => (
            "begin",
            "Begin the diagnosis",
            "Free of charge, always. The customer sees it on the bench",
            true,
        ),
        Possible::CannotReproduce => (
            "cannot-reproduce",
            "Cannot reproduce it",
            "It stays on the bench, the clock stands still, the customer is told by mail",
            false,
        ),
        Possible::Resume => (
            "resume",
            "Go on with the diagnosis",
            "The clock goes on",
            true,
        ),
        Possible::StartRepair => (
            "start-repair",
            "Start the repair",
            "The customer sees that it is being repaired",
            true,
        ),
        Possible::StockArrived => (
            "stock-arrived",
            "It has arrived",
            "The clock goes on, the work can begin",
            true,
        ),
        Possible::FinishRepair => (
            "finish-repair",
            "Repair done",
            "The tests begin anew: all of them",
            true,
        ),
        Possible::PassTests => ("pass-tests", "All tests passed", "Ready to ship", true),
        Possible::FailTest => ("fail-test", "A test failed", "Back to the diagnosis", false),
        Possible::Record
        | Possible::Quote
        | Possible::UsePart
        | Possible::LogWork
        | Possible::AwaitPart
        | Possible::Replace
        | Possible::AwaitReplacement => return None,
    };
    Some(BenchAct {
        act: key.into(),
        word: word.into(),
        consequence: consequence.into(),
        accent,
    })
}

fn checks(bench: &Bench) -> Vec<BenchCheck> {
    let open = bench.acts.contains(&Possible::Record);
    let was_run = bench.tests.iter().any(|test| test.last.is_some());
    if !open && !was_run {
        return Vec::new();
    }
    bench.tests.iter().map(|test| check(test, open)).collect()
}

fn check(test: &BenchTest, open: bool) -> BenchCheck {
    let last = test.last.as_ref().map(|run| {
        let (key, word) = if run.passed {
            ("done", "Passed")
        } else {
            ("trouble", "Failed")
        };
        Sign {
            key: key.into(),
            word: word.into(),
        }
    });
    BenchCheck {
        key: test.check.key.into(),
        ask: test.check.ask.into(),
        expect: test.check.expect.into(),
        last: last.unwrap_or_default(),
        note: test
            .last
            .as_ref()
            .map(|run| run.note.clone())
            .unwrap_or_default(),
        open,
    }
}

fn findings(line: &Line, refused: Option<&Refused>) -> FindingsForm {
    let kept = line.diagnosis.fault.map_or("", FaultCode::key);
    let chosen = asked(refused, "fault", ("Cause", ""), kept);
    let text = asked(
        refused,
        "findings",
        (
            "What was found",
            "The customer can read this. Plain words: what is broken, and why.",
        ),
        &line.diagnosis.findings,
    );
    let first = Choice {
        label: "Choose".into(),
        ..Choice::default()
    };
    let codes = FaultCode::ALL.iter().map(|code| Choice {
        value: code.key().into(),
        label: floor::fault(*code).into(),
        chosen: code.key() == chosen.value,
        ..Choice::default()
    });
    FindingsForm {
        fault: Choices {
            legend: chosen.label,
            error: chosen.error,
            choices: [first].into_iter().chain(codes).collect(),
            ..Choices::default()
        },
        findings: text,
    }
}

fn found(line: &Line) -> Vec<Fact> {
    let diagnosis = &line.diagnosis;
    let fault = diagnosis
        .fault
        .map(|fault| Fact::new("Cause", floor::fault(fault)));
    let findings =
        (!diagnosis.findings.is_empty()).then(|| Fact::new("Found", &diagnosis.findings));
    let verdict = line
        .verdict
        .map(|verdict| Fact::new("Verdict", verdict_word(verdict)));
    let replacement = line
        .replacement
        .as_ref()
        .map(|serial| Fact::new("Replaced by", serial.as_str()));
    [fault, findings, verdict, replacement]
        .into_iter()
        .flatten()
        .collect()
}

fn verdicts(bench: &Bench) -> Vec<VerdictButton> {
    let button = |(verdict, against): &(Verdict, Option<Refusal>)| VerdictButton {
        verdict: verdict.key().into(),
        signal: verdict_signal(*verdict).into(),
        word: verdict_word(*verdict).into(),
        consequence: verdict_consequence(*verdict).into(),
        against: against
            .as_ref()
            .map(|why| say::refusals::refusal(speak::words(), why))
            .unwrap_or_default(),
    };
    bench.verdicts.iter().map(button).collect()
}

const fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Doa => "Dead on arrival",
        Verdict::DefectInWarranty => "Defect, in warranty",
        Verdict::DefectOutOfWarranty => "Defect, out of warranty",
        Verdict::WarrantyVoid => "Warranty void",
        Verdict::DamageExcluded => "Damage not covered",
        Verdict::NoFaultFound => "No fault found",
        Verdict::WorkingReturn => "Works, is not wanted",
    }
}

const fn verdict_signal(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Doa | Verdict::DefectInWarranty => "with-us",
        Verdict::DefectOutOfWarranty | Verdict::WarrantyVoid | Verdict::DamageExcluded => "waiting",
        Verdict::NoFaultFound | Verdict::WorkingReturn => "moving",
    }
}

const fn verdict_consequence(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Doa => {
            "The customer gets another device, free of charge, shipping included. Next: its serial."
        }
        Verdict::DefectInWarranty => {
            "Repaired or replaced at no charge. The repair can start at once."
        }
        Verdict::DefectOutOfWarranty => {
            "The diagnosis stays free. Next: an estimate; nothing proceeds before the customer accepts it."
        }
        Verdict::WarrantyVoid | Verdict::DamageExcluded => {
            "Not covered although in time. Next: an estimate; nothing proceeds before the customer accepts it."
        }
        Verdict::NoFaultFound => {
            "It goes back to the customer as it came, free of charge. Next: the parcel."
        }
        Verdict::WorkingReturn => "It goes to the sales door.",
    }
}

fn parts(bench: &Bench, line: &Line) -> Vec<PartRow> {
    let used = |sku: &str| -> u32 {
        let parts = line.diagnosis.parts.iter();
        parts
            .filter(|part| part.sku == sku)
            .map(|part| u32::from(part.quantity))
            .sum()
    };
    bench
        .parts
        .iter()
        .map(|part| PartRow {
            sku: part.sku.clone(),
            name: part.name.clone(),
            on_hand: if part.on_hand > 0 {
                part.on_hand.to_string()
            } else {
                "Out of stock".into()
            },
            used: match used(&part.sku) {
                0 => String::new(),
                count => count.to_string(),
            },
        })
        .collect()
}

fn use_part(bench: &Bench, refused: Option<&Refused>) -> PartForm {
    let chosen = asked(refused, "part", ("Part", ""), "");
    let on_shelf = bench.parts.iter().filter(|part| part.on_hand > 0);
    let choices = on_shelf.map(|part| Choice {
        value: part.sku.clone(),
        label: format!("{} ({} on the shelf)", part.name, part.on_hand),
        chosen: part.sku == chosen.value,
        ..Choice::default()
    });
    PartForm {
        part: Choices {
            legend: chosen.label,
            error: chosen.error,
            choices: choices.collect(),
            ..Choices::default()
        },
        quantity: asked(refused, "quantity", ("How many", ""), "1"),
    }
}

fn log_work(line: &Line, refused: Option<&Refused>) -> WorkForm {
    let minutes = line.diagnosis.minutes();
    WorkForm {
        so_far: match (minutes / 60, minutes % 60) {
            (0, 0) => "No time is written down yet.".into(),
            (0, minutes) => format!("{minutes} min so far."),
            (hours, minutes) => format!("{hours} h {minutes} min so far."),
        },
        minutes: asked(refused, "minutes", ("Minutes", ""), ""),
        note: asked(refused, "work", ("At what (optional)", ""), ""),
    }
}

fn stock(possible: &BTreeSet<Possible>, refused: Option<&Refused>) -> Option<StockForm> {
    let ways = [
        (Possible::AwaitPart, "repair", "A part for the repair"),
        (
            Possible::AwaitReplacement,
            "replace",
            "A device to replace it",
        ),
    ];
    let ways: Vec<_> = ways
        .into_iter()
        .filter(|(act, _, _)| possible.contains(act))
        .collect();
    let (_, first, _) = ways.first()?;
    let chosen = asked(refused, "remedy", ("What is missing?", ""), first);
    let choices = ways.iter().map(|(_, value, label)| Choice {
        value: (*value).into(),
        label: (*label).into(),
        chosen: *value == chosen.value,
        ..Choice::default()
    });
    Some(StockForm {
        remedy: Choices {
            legend: chosen.label.clone(),
            error: chosen.error.clone(),
            choices: choices.collect(),
            ..Choices::default()
        },
        item: asked(
            refused,
            "item",
            ("Name it", "The customer reads this: power board, NVR-8"),
            "",
        ),
        expected_on: asked(
            refused,
            "expected_on",
            ("Expected on (optional)", "The customer is told this day"),
            "",
        ),
    })
}

fn links(possible: &BTreeSet<Possible>, line: &Line, number: &str) -> Vec<(String, String)> {
    let quote = possible.contains(&Possible::Quote).then(|| {
        let word = if line.estimates.is_empty() {
            "Write the estimate"
        } else {
            "Correct the estimate"
        };
        (floor::part(number, "estimate").path(), word.to_owned())
    });
    let warranty = floor::warranty_link(line)
        .map(|word| (floor::part(number, "warranty").path(), word.to_owned()));
    let ships = line
        .state
        .after(domain::line::state::Action::ShipOut)
        .is_some();
    let ship = ships.then(|| {
        (
            floor::part(number, "ship").path(),
            "Make up the parcel".to_owned(),
        )
    });
    [quote, warranty, ship].into_iter().flatten().collect()
}

fn photos(bench: &Bench) -> Vec<Photo> {
    bench
        .photos
        .iter()
        .map(|file| {
            let href = format!("/files/{}", file.id);
            Photo {
                small: file
                    .thumbnail
                    .as_ref()
                    .map(|_| format!("{href}/small"))
                    .unwrap_or_default(),
                href,
                name: file.name.clone(),
            }
        })
        .collect()
}

fn history(desk: &Desk, bench: &Bench) -> Vec<(String, String)> {
    let row = |row: &service::floor::Earlier| {
        let text = format!(
            "{}, {}",
            speak::date(desk.calendar.zone.date(row.opened_at)),
            speak::symptom(row.symptom)
        );
        (Place::DeskCase(row.number.ticket()).path(), text)
    };
    bench.history.iter().map(row).collect()
}

/// Where the work goes on after a verdict: what costs needs an estimate, what has no fault a parcel.
pub fn after_verdict(at: &AtHand, done: &service::Result<Case>) -> Place {
    let number = |case: &Case| case.number.rma();
    let Ok(case) = done else { return at.page() };
    match case.line(at.line) {
        Some(line) if line.needs_consent() => floor::part(&number(case), "estimate"),
        // Its replacement was sent in advance: it lies on the bench no longer.
        Some(line) if line.is_over() => floor::part(&number(case), "advance"),
        Some(_) | None => at.page(),
    }
}
