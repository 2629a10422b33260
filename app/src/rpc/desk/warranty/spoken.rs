//! The warranty of a device, in the words of the desk.

use domain::access::Permit;
use domain::id::StaffId;
use domain::line::void::{Decision, VoidFinding, VoidState};
use domain::policy::condition::VoidEffect;
use domain::time::Timestamp;
use service::console::Attachment;
use service::visits::Visit;
use service::voids::WarrantyView;
use service::{Desk, Refused, say};

use super::{DecideForm, ProposeForm, UpgradeForm, WarrantyPage};
use crate::forms::{Choice, Choices, Field};
use crate::routes::Place;
use crate::rpc::desk::bench::{BenchStand, Photo};
use crate::rpc::desk::{Fact, floor, speak};
use crate::rpc::{field, problems};

/// The whole page.
pub fn page(
    desk: &Desk,
    visit: &Visit,
    view: &WarrantyView,
    refused: Option<&Refused>,
) -> WarrantyPage {
    let case = &view.case;
    let number = speak::face(case.number, case.rma.is_some());
    let changed = if floor::is_changed(refused) {
        "Somebody else changed this case in the meantime. What you typed is still here: look again, then send it."
    } else {
        ""
    };
    let on_bench = visit.actor.may(Permit::Bench) && case.rma.is_some();
    let bench = on_bench.then(|| floor::part(&number, "bench").path());
    let may = view.may;
    let can_propose = may.propose && !view.photos.is_empty();
    let [agree, uphold, overturn] = match view.finding().map(|void| void.effect) {
        Some(VoidEffect::ExcludeDamage) => [
            "Exclude this damage (I saw it too)",
            "Uphold: the damage stays excluded",
            "Overturn: the damage is covered again",
        ],
        Some(VoidEffect::VoidAll) | None => [
            "Void the warranty (I saw it too)",
            "Uphold: the warranty stays void",
            "Overturn: the warranty is valid again",
        ],
    };
    WarrantyPage {
        title: format!("The warranty of {number}"),
        case: Place::DeskCase(number.clone()).path(),
        bench: bench.unwrap_or_default(),
        stand: BenchStand {
            number: number.clone(),
            // A device that is not authorised yet has no line; what is noted of it goes by the case.
            line: view
                .line
                .map_or_else(|| case.id.to_string(), |line| line.to_string()),
            version: case.version,
        },
        problems: problems(speak::words(), refused, name)
            .filter(|problems| !problems.items.is_empty()),
        changed: changed.into(),
        facts: facts(view),
        proofs: view.proofs.iter().map(photo).collect(),
        found: view
            .finding()
            .map(|void| found(desk, view, void))
            .unwrap_or_default(),
        photos: view
            .finding()
            .map(|void| shown(view, void))
            .unwrap_or_default(),
        propose: can_propose.then(|| propose(view, refused)),
        propose_first: if may.propose && !can_propose {
            "Take a photograph of it at the bench first: without one nothing can be proposed."
                .into()
        } else {
            String::new()
        },
        decide: may.decide.then(|| {
            decide(
                refused,
                (agree, "The customer is told by mail, with its reasons"),
                (
                    "Keep the warranty",
                    "The diagnosis goes on; the customer hears nothing of it",
                ),
                "What you saw yourself",
                "Kept with the decision, for the desk only",
            )
        }),
        rule: may.rule.then(|| {
            decide(
                refused,
                (
                    uphold,
                    "The customer is told by mail; the estimate has its days anew",
                ),
                (
                    overturn,
                    "Lifted from the device, which goes back to the diagnosis when it is here",
                ),
                "Why, for the customer to read",
                "Mailed as you write it",
            )
        }),
        upgrades: upgrades(desk, view),
        note_upgrade: may.note_upgrade.then(|| upgrade(refused)),
        number,
    }
}

/// How a field is named in a sentence.
fn name(field: &str) -> String {
    match field {
        "codes" => "a condition",
        "photos" => "a photograph that shows it",
        "note" => "what you saw",
        "ruling" => "your decision",
        "words" => "your words",
        "what" => "what was built in",
        "part_serial" => "the serial of the part",
        "upgrade_note" => "the note",
        other => other,
    }
    .to_owned()
}

fn asked(refused: Option<&Refused>, field_name: &str, label: &str, hint: &str) -> Field {
    let what = name(field_name);
    let own = refused.filter(|refused| refused.fields.iter().any(|(name, _)| name == field_name));
    field(speak::words(), own, field_name, (label, hint, &what), "")
}

fn facts(view: &WarrantyView) -> Vec<Fact> {
    let device = &view.case.device;
    let warranty = view
        .device()
        .map_or(device.warranty, domain::line::Line::standing);
    let (standing, why) = speak::warranty(&warranty);
    let serial = view
        .device()
        .and_then(|line| line.serial.as_ref())
        .or(device.serial.as_ref());
    let mut facts = vec![
        Fact::new("Device", &device.product).because(serial.map_or_else(
            || "Serial could not be read".to_owned(),
            ToString::to_string,
        )),
        Fact::new("Warranty", standing).because(why),
    ];
    if let Some(day) = device.bought_on {
        facts.push(Fact::new("The customer says", speak::date(day)).because(&device.bought_from));
    }
    facts
}

fn found(desk: &Desk, view: &WarrantyView, void: &VoidFinding) -> Vec<Fact> {
    let words = speak::words();
    let mut facts = vec![Fact::new("Proposed", effect(void.effect)).because(by(
        desk,
        view,
        void.proposed_by,
        void.proposed_at,
    ))];
    facts.extend(
        void.codes
            .iter()
            .map(|code| Fact::new(code.key(), say::voids::code(words, *code))),
    );
    facts.push(Fact::new("Seen", &void.note));
    if let Some(decided) = &void.decided {
        let word = if void.state == VoidState::Refused {
            "Disagreed"
        } else {
            "Agreed"
        };
        facts.push(said(desk, view, word, decided));
    }
    if let Some(counts) = void.counts {
        facts.push(Fact::new("Appeal until", speak::date(counts.appeal_until)));
    }
    if let Some(appeal) = &void.appeal {
        facts.push(
            Fact::new("The customer's appeal", &appeal.text).because(speak::stamp(desk, appeal.at)),
        );
        if let Some(ruling) = &appeal.ruling {
            let word = if void.stands() {
                "Decided: it stays"
            } else {
                "Decided: the warranty counts"
            };
            facts.push(said(desk, view, word, ruling));
        }
    }
    facts
}

fn said(desk: &Desk, view: &WarrantyView, word: &str, decision: &Decision) -> Fact {
    Fact::new(word, &decision.words).because(by(desk, view, decision.by, decision.at))
}

fn by(desk: &Desk, view: &WarrantyView, who: StaffId, at: Timestamp) -> String {
    let name = view.names.iter().find(|(id, _)| *id == who);
    let name = name.map_or("", |(_, name)| name.as_str());
    format!("{name}, {}", speak::stamp(desk, at))
}

const fn effect(effect: VoidEffect) -> &'static str {
    match effect {
        VoidEffect::VoidAll => "The warranty is void completely",
        VoidEffect::ExcludeDamage => "This damage is not covered; the warranty goes on",
    }
}

fn shown(view: &WarrantyView, void: &VoidFinding) -> Vec<Photo> {
    let is_of_it = |file: &&Attachment| void.photos.iter().any(|id| id.uuid() == file.id);
    view.photos.iter().filter(is_of_it).map(photo).collect()
}

fn photo(file: &Attachment) -> Photo {
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
}

fn propose(view: &WarrantyView, refused: Option<&Refused>) -> ProposeForm {
    let words = speak::words();
    let codes = asked(refused, "codes", "Which conditions", "");
    let ticked: Vec<&str> = codes.value.split(' ').collect();
    let code_choices = view.codes.iter().map(|(code, effect)| Choice {
        value: code.key().into(),
        label: format!("{} {}", code.key(), say::voids::code(words, *code)),
        hint: match effect {
            VoidEffect::VoidAll => "Voids the warranty completely".into(),
            VoidEffect::ExcludeDamage => "Excludes this damage only".into(),
        },
        chosen: ticked.contains(&code.key()),
        ..Choice::default()
    });
    let photos = asked(
        refused,
        "photos",
        "Which photographs show it",
        "At least one. The customer sees them.",
    );
    let chosen: Vec<&str> = photos.value.split(' ').collect();
    let photo_choices = view.photos.iter().map(|file| {
        let photo = photo(file);
        Choice {
            value: file.id.to_string(),
            label: photo.name,
            picture: photo.small,
            chosen: chosen.contains(&file.id.to_string().as_str()),
            ..Choice::default()
        }
    });
    ProposeForm {
        codes: Choices {
            legend: codes.label,
            hint: "Only those that count in the customer's country are here.".into(),
            error: codes.error,
            choices: code_choices.collect(),
        },
        photos: Choices {
            legend: photos.label,
            hint: photos.hint,
            error: photos.error,
            choices: photo_choices.collect(),
        },
        note: asked(
            refused,
            "note",
            "What you saw",
            "The customer can read this. Plain words: what, where, and how one sees it.",
        ),
    }
}

fn decide(
    refused: Option<&Refused>,
    yes: (&str, &str),
    no: (&str, &str),
    label: &str,
    hint: &str,
) -> DecideForm {
    let ruling = asked(refused, "ruling", "Your decision", "");
    let choice = |value: &str, (label, hint): (&str, &str)| Choice {
        value: value.into(),
        label: label.into(),
        hint: hint.into(),
        chosen: ruling.value == value,
        ..Choice::default()
    };
    DecideForm {
        ruling: Choices {
            legend: ruling.label.clone(),
            error: ruling.error.clone(),
            choices: vec![choice("yes", yes), choice("no", no)],
            ..Choices::default()
        },
        words: asked(refused, "words", label, hint),
    }
}

fn upgrades(desk: &Desk, view: &WarrantyView) -> Vec<Fact> {
    let rows = view.upgrades.iter().flatten();
    rows.map(|(upgrade, by)| {
        let about = [upgrade.serial.as_str(), upgrade.note.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
        Fact::new(
            &format!("{by}, {}", speak::stamp(desk, upgrade.at)),
            &upgrade.what,
        )
        .because(about)
    })
    .collect()
}

fn upgrade(refused: Option<&Refused>) -> UpgradeForm {
    UpgradeForm {
        what: asked(refused, "what", "What was built in", ""),
        serial: asked(refused, "part_serial", "Serial of the part (optional)", ""),
        note: asked(
            refused,
            "upgrade_note",
            "Note (optional)",
            "Order number, date of the sale",
        ),
    }
}
