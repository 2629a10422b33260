//! A case in the words of the desk.

use domain::case::{Case, Step};
use domain::event::StepOutcome;
use domain::field::FieldError;
use domain::line::Line;
use domain::product::script;
use service::console::{Attachment, Author, CaseView, Deed};
use service::{Desk, say};

use super::{CasePage, Check, Entry, EntryKind, File, Section, Stand, acts};
use crate::rpc::desk::opened::Again;
use crate::rpc::desk::{Fact, history, queue, speak};

/// The whole page.
pub fn page(desk: &Desk, view: &CaseView, act: Option<&str>, again: Option<&Again>) -> CasePage {
    let case = &view.case;
    let number = speak::face(case.number, case.rma.is_some());
    let since = domain::status::since(view.events.iter().map(|one| &one.event));
    let since = since.unwrap_or(case.opened_at);
    let status = say::status::status(speak::words(), case, since, &desk.calendar, desk.now());
    let who = case.assigned_to.and_then(|id| view.staff.get(&id).cloned());
    let acts = acts::all(desk, view, act, again);
    CasePage {
        title: format!("{number}, {}", case.contact.name),
        sign: speak::sign(case.header()),
        sentence: status.sentence,
        due: view.promise.map(|promise| speak::due(desk, promise)),
        who: who.unwrap_or_default(),
        account: String::new(),
        stand: Stand {
            number: number.clone(),
            version: case.version,
            seen: view.events.last().map_or(0, |last| last.seq),
        },
        number,
        symptom: speak::symptom(case.symptom).into(),
        description: case.description.clone(),
        sections: sections(desk, view),
        files: view
            .files
            .iter()
            .map(|file| self::file(desk, file))
            .collect(),
        others: view
            .others
            .iter()
            .map(|row| queue::row(desk, row.clone()))
            .collect(),
        script: checks(desk, view, again),
        thread: thread(desk, view),
        acts: acts.bar,
        open: acts.open,
        write: acts.write,
        note: acts.note,
        lost: acts.lost,
    }
}

fn sections(desk: &Desk, view: &CaseView) -> Vec<Section> {
    let case = &view.case;
    let section = |title: &str, facts: Vec<Fact>| Section {
        title: title.into(),
        facts,
    };
    let mut sections = vec![section("Device", device(case))];
    sections.extend(
        case.rma
            .as_ref()
            .map(|_| section("Return", rma(desk, case))),
    );
    sections.push(section("Customer", customer(desk, case)));
    let booked = booked(desk, view);
    if !booked.is_empty() {
        sections.push(section("Booked", booked));
    }
    sections
}

/// What the events of the return have booked, the earliest first.
fn booked(desk: &Desk, view: &CaseView) -> Vec<Fact> {
    let events = view.events.iter().map(|one| &one.event);
    events
        .flat_map(|event| event.booked.iter().map(move |one| (event.at, one)))
        .map(|(at, booking)| speak::booked(desk, at, booking))
        .collect()
}

fn device(case: &Case) -> Vec<Fact> {
    let device = &case.device;
    let (standing, why) = speak::warranty(&device.warranty);
    let serial = device.serial.as_ref().map_or_else(
        || Fact::new("Serial", "Cannot be read"),
        |serial| Fact::new("Serial", serial.to_string()),
    );
    let record = if device.unit.is_some() {
        "Known from our own sales"
    } else {
        "Not in our records"
    };
    let mut facts = vec![
        Fact::new("Product", device.product.clone()).because(device.sku.clone()),
        serial.because(record),
        Fact::new("Warranty", standing).because(why),
    ];
    if let Some(day) = device.bought_on {
        facts.push(Fact::new("Bought", speak::date(day)).because(device.bought_from.clone()));
    }
    facts
}

fn customer(desk: &Desk, case: &Case) -> Vec<Fact> {
    let contact = &case.contact;
    let mut facts = vec![
        Fact::new("Name", contact.name.to_string()),
        Fact::new("E-mail", contact.email.to_string()),
    ];
    facts.extend(
        contact
            .phone
            .as_ref()
            .map(|phone| Fact::new("Phone", phone.to_string())),
    );
    facts.push(Fact::new(
        "Goes back to",
        say::places::address(speak::words(), &case.address).join("\n"),
    ));
    facts.push(Fact::new("Reads", case.language.to_uppercase()));
    facts.push(Fact::new("Filed", speak::stamp(desk, case.opened_at)));
    facts
}

fn rma(desk: &Desk, case: &Case) -> Vec<Fact> {
    let Some(rma) = &case.rma else {
        return Vec::new();
    };
    let mut facts = vec![
        Fact::new("Valid until", speak::date(rma.valid_until))
            .because(format!("Issued {}", speak::stamp(desk, rma.issued_at))),
    ];
    for line in &rma.lines {
        facts.extend(parcels(desk, line));
    }
    facts
}

fn parcels(desk: &Desk, line: &Line) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(parcel) = &line.inbound {
        facts.push(
            Fact::new("Their parcel", parcel.tracking.clone()).because(parcel.carrier.clone()),
        );
    }
    if let Some(at) = line.received_at {
        facts.push(Fact::new("Received", speak::stamp(desk, at)));
    }
    if let Some(due) = line.diagnosis_due {
        facts.push(Fact::new("Diagnosis due", speak::stamp(desk, due)));
    }
    if let Some(due) = line.ready_due {
        facts.push(Fact::new("Ready by", speak::stamp(desk, due)));
    }
    if let Some(verdict) = line.verdict {
        facts.push(
            Fact::new("Verdict", history::verdict_name(verdict))
                .because(line.diagnosis.findings.clone()),
        );
    }
    if let Some(serial) = &line.replacement {
        facts.push(Fact::new("Replacement", serial.to_string()));
    }
    if let Some(parcel) = &line.outbound {
        facts.push(
            Fact::new("Our parcel", parcel.tracking.clone()).because(format!(
                "{}, expected {}",
                parcel.carrier.to_uppercase(),
                speak::date(parcel.expected_on)
            )),
        );
    }
    facts
}

/// Whether it was sent to show the purchase.
pub fn is_proof(file: &Attachment) -> bool {
    file.purpose == "proof"
}

pub fn file(desk: &Desk, file: &Attachment) -> File {
    let href = format!("/files/{}", file.id);
    let purpose = match file.purpose.as_str() {
        "proof" => "Proof of purchase",
        "bench" => "From the bench",
        "photo" => "Photo",
        _ => "File",
    };
    let size = speak::words().file_size(u64::try_from(file.bytes).unwrap_or(0));
    let at = speak::stamp(desk, domain::time::Timestamp::from_micros(file.added_at));
    File {
        small: file
            .thumbnail
            .as_ref()
            .map(|_| format!("{href}/small"))
            .unwrap_or_default(),
        href,
        name: file.name.clone(),
        about: format!("{purpose}, {size}, {at}"),
    }
}

/// The script, where it is worked on; afterwards only what was recorded.
fn checks(desk: &Desk, view: &CaseView, again: Option<&Again>) -> Vec<Check> {
    let case = &view.case;
    let open = view.offers.iter().any(|offer| offer.deed == Deed::Step);
    script(case.device.family)
        .iter()
        .map(|one| (one, latest(case, one.key)))
        .filter(|(_, step)| open || step.is_some())
        .map(|(one, step)| {
            let again =
                again.filter(|again| again.act == "step" && again.refused.typed("key") == one.key);
            Check {
                key: one.key.into(),
                ask: one.ask.into(),
                expect: one.expect.into(),
                outcome: step
                    .map(|step| history::result(step.outcome).to_owned())
                    .unwrap_or_default(),
                sign: step
                    .map_or("blank", |step| outcome_sign(step.outcome))
                    .into(),
                note: step.map(|step| step.note.clone()).unwrap_or_default(),
                by: step.map(|step| by(desk, view, step)).unwrap_or_default(),
                open,
                typed: again
                    .map(|again| again.refused.typed("note").to_owned())
                    .unwrap_or_default(),
                error: again.map(why).unwrap_or_default(),
            }
        })
        .collect()
}

fn why(again: &Again) -> String {
    let words = speak::words();
    let error = |field: &str, what| {
        let error: Option<FieldError> = again.refused.errors.get(field);
        error.map(|error| say::errors::field_error(words, error, what))
    };
    let refusal = again.refused.refusal.as_ref();
    error("outcome", "the outcome")
        .or_else(|| error("note", "the note"))
        .or_else(|| refusal.map(|refusal| say::refusals::refusal(words, refusal)))
        .unwrap_or_default()
}

/// A step may be recorded again; the latest counts.
fn latest<'a>(case: &'a Case, key: &str) -> Option<&'a Step> {
    case.steps.iter().rev().find(|step| step.key == key)
}

fn by(desk: &Desk, view: &CaseView, step: &Step) -> String {
    let name = view.staff.get(&step.by).map_or("", String::as_str);
    format!("{name} {}", speak::stamp(desk, step.at))
}

const fn outcome_sign(outcome: StepOutcome) -> &'static str {
    match outcome {
        StepOutcome::Fine => "done",
        StepOutcome::Faulty => "trouble",
        StepOutcome::Skipped => "blank",
    }
}

/// Messages, notes and events in one line of time.
fn thread(desk: &Desk, view: &CaseView) -> Vec<Entry> {
    let family = view.case.device.family;
    let events = view.events.iter().filter_map(|one| {
        let text = history::sentence(desk, family, &one.event)?;
        let entry = Entry {
            kind: EntryKind::Event,
            who: history::who(view, one.event.by),
            at: speak::stamp(desk, one.event.at),
            text,
        };
        Some((one.event.at, entry))
    });
    let messages = view.messages.iter().map(|message| {
        let entry = Entry {
            kind: match (message.author, message.internal) {
                (_, true) => EntryKind::Note,
                (Author::Customer, false) => EntryKind::Theirs,
                (Author::Staff, false) => EntryKind::Ours,
            },
            who: message.author_name.clone(),
            at: speak::stamp(desk, message.at),
            text: message.body.clone(),
        };
        (message.at, entry)
    });
    let mut all: Vec<_> = events.chain(messages).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, entry)| entry).collect()
}
