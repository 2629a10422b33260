//! The answers of the dock in words, colours and tones.

use domain::access::Actor;
use domain::case::Case;
use domain::id::ScanId;
use domain::line::Line;
use domain::scan::Answer;
use service::Desk;
use service::dock::Scanned;
use service::floor::Promise;

use super::super::{Sign, floor, speak};
use super::{ScanAct, ScanAnswer, ScanPage, ScanRow};
use crate::error::AppError;
use crate::routes::Place;
use crate::rpc;

/// The identity in an address or a form.
pub fn id(text: &str) -> Result<ScanId, AppError> {
    text.parse().map_err(|_| rpc::fail(AppError::NotFound))
}

/// Leads to the answer of a scan.
pub fn show(scanned: &Scanned) {
    rpc::redirect(&Place::DeskScan.with("at", &scanned.scan.id.to_string()));
}

/// The page with the answer to the scan `at`, or waiting for the first.
pub async fn page(desk: &Desk, actor: &Actor, at: Option<&str>) -> Result<ScanPage, AppError> {
    let last = desk.last_scans(actor).await.map_err(rpc::wrong)?;
    let answer = match at {
        None => waiting(),
        Some(at) => {
            let id = id(at)?;
            match last.iter().find(|one| one.scan.id == id) {
                Some(one) => answer(desk, one),
                None => answer(desk, &desk.scanned(actor, id).await.map_err(rpc::wrong)?),
            }
        }
    };
    Ok(ScanPage {
        title: "Scan".into(),
        label: "RMA number, serial or tracking number".into(),
        next: desk.next_scan().to_string(),
        answer,
        last: last.iter().map(|one| row(desk, one)).collect(),
    })
}

fn waiting() -> ScanAnswer {
    ScanAnswer {
        signal: "blank".into(),
        word: "Ready".into(),
        what: "Scan the slip, the label on the device, or the carrier's label.".into(),
        place: "Then put the device on the bench shelf.".into(),
        ..ScanAnswer::default()
    }
}

fn answer(desk: &Desk, one: &Scanned) -> ScanAnswer {
    let said = if one.scan.undone {
        undone(one)
    } else {
        say(desk, one)
    };
    ScanAnswer {
        id: one.scan.id.to_string(),
        code: one.scan.code.clone(),
        signal: said.signal.into(),
        word: said.word.into(),
        what: said.what,
        place: said.place,
        sound: sound(one.scan.answer),
        links: links(one),
        acts: acts(one),
    }
}

/// An answer in words.
struct Said {
    signal: &'static str,
    word: &'static str,
    what: String,
    place: String,
}

fn undone(one: &Scanned) -> Said {
    Said {
        signal: "blank",
        word: "Undone",
        what: device(one),
        place: if one.scan.answer == Answer::Identified {
            "Its serial counts as not read yet.".into()
        } else if is_here(one) {
            "It is here as before that scan.".into()
        } else {
            "It counts as not arrived. The customer was not told.".into()
        },
    }
}

fn is_here(one: &Scanned) -> bool {
    let line = one.case.as_ref().and_then(line);
    line.is_some_and(|line| !line.state.is_before_arrival())
}

fn say(desk: &Desk, one: &Scanned) -> Said {
    let (signal, word) = sign(one.scan.answer);
    let code = &one.scan.code;
    let (what, place) = match one.scan.answer {
        Answer::Received => (device(one), shelf(desk, one)),
        Answer::Checked => (
            format!("{code} is the device of this RMA. {}", device(one)),
            shelf(desk, one),
        ),
        Answer::Identified => (
            format!("{code} is taken as the serial of this device. {}", device(one)),
            shelf(desk, one),
        ),
        Answer::AlreadyReceived => (device(one), already(desk, one)),
        Answer::WrongUnit => (
            wrong_unit(one),
            "Trouble shelf, with the slip. A supervisor decides.".into(),
        ),
        Answer::NotAuthorised => (not_authorised(one), stray(one)),
        Answer::Unknown => (
            format!("{code} is no RMA number, serial or tracking number of ours."),
            stray(one),
        ),
        Answer::Expired => (
            expired(one),
            "Set it aside. A supervisor opens the return and receives it although late, or gives the RMA more days.".into(),
        ),
        Answer::Over => (
            device(one),
            "This return is over. Set it aside and tell technical support.".into(),
        ),
        Answer::Mistyped => (
            format!("One character of {code} is wrong: its check character does not fit."),
            "Scan it again, or type it from the label.".into(),
        ),
    };
    Said {
        signal,
        word,
        what,
        place,
    }
}

const fn sign(answer: Answer) -> (&'static str, &'static str) {
    match answer {
        Answer::Received => ("done", "Received"),
        Answer::Checked => ("done", "Right device"),
        Answer::Identified => ("done", "Serial read"),
        Answer::AlreadyReceived => ("waiting", "Already here"),
        Answer::WrongUnit => ("trouble", "Wrong device"),
        Answer::NotAuthorised => ("waiting", "Not expected"),
        Answer::Expired => ("trouble", "RMA expired"),
        Answer::Over => ("trouble", "Return is over"),
        Answer::Mistyped => ("waiting", "Mistyped"),
        Answer::Unknown => ("waiting", "Not known"),
    }
}

/// Told apart with the eyes on the box: rising is good, double is known, falling and low want a look.
fn sound(answer: Answer) -> Vec<(u16, u16)> {
    let tones: &[(u16, u16)] = match answer {
        Answer::Received => &[(660, 90), (990, 160)],
        Answer::Checked | Answer::Identified => &[(990, 90)],
        Answer::AlreadyReceived => &[(520, 110), (0, 70), (520, 110)],
        Answer::WrongUnit => &[(160, 600)],
        Answer::NotAuthorised | Answer::Unknown => &[(330, 160), (220, 280)],
        Answer::Expired | Answer::Over => &[(160, 250), (0, 80), (160, 250)],
        Answer::Mistyped => &[(440, 60), (0, 40), (440, 60), (0, 40), (440, 60)],
    };
    tones.to_vec()
}

fn line(case: &Case) -> Option<&Line> {
    let lines = case.lines();
    lines
        .iter()
        .find(|line| !line.is_over())
        .or_else(|| lines.last())
}

fn number(case: &Case) -> String {
    speak::face(case.number, case.rma.is_some())
}

fn device(one: &Scanned) -> String {
    one.case.as_ref().map_or_else(String::new, |case| {
        let (product, name) = (&case.device.product, &case.contact.name);
        format!("{product} for {name}, {}", number(case))
    })
}

fn shelf(desk: &Desk, one: &Scanned) -> String {
    let promise = one
        .case
        .as_ref()
        .and_then(|case| Promise::of(line(case)?, &desk.calendar, desk.now()));
    match promise {
        Some(promise) => format!("Bench shelf. {}.", floor::promise(desk, &promise)),
        None => "Bench shelf.".into(),
    }
}

fn already(desk: &Desk, one: &Scanned) -> String {
    let Some(line) = one.case.as_ref().and_then(line) else {
        return String::new();
    };
    let state = floor::state(line.state);
    match line.received_at {
        Some(at) => format!("Received {}. Now: {state}.", speak::stamp(desk, at)),
        None => format!("Now: {state}."),
    }
}

fn wrong_unit(one: &Scanned) -> String {
    let Some(case) = &one.case else {
        return String::new();
    };
    let expected = line(case)
        .and_then(|line| line.serial.as_ref())
        .map_or_else(String::new, |serial| format!(" {serial}"));
    let product = &case.device.product;
    format!(
        "{} is for {product}{expected}. Another device is in the box.",
        number(case)
    )
}

fn not_authorised(one: &Scanned) -> String {
    match &one.case {
        Some(case) => format!("{}: no RMA was issued yet.", device_of(case)),
        None => format!("{} is ours, but nobody was told to send it.", one.scan.code),
    }
}

fn device_of(case: &Case) -> String {
    format!(
        "{} for {}, {}",
        case.device.product,
        case.contact.name,
        number(case)
    )
}

fn stray(one: &Scanned) -> String {
    match &one.in_box_of {
        Some(case) => format!(
            "If it lay in the box of {}, say so. Else look for a slip, or set it aside.",
            number(case)
        ),
        None => "Look for a slip in the box, search by the sender's name or e-mail, or set it aside with a note.".into(),
    }
}

fn expired(one: &Scanned) -> String {
    let Some(case) = &one.case else {
        return String::new();
    };
    let until = case
        .rma
        .as_ref()
        .map_or_else(String::new, |rma| speak::date(rma.valid_until));
    format!("{}: valid until {until}.", device_of(case))
}

fn links(one: &Scanned) -> Vec<(String, String)> {
    match &one.case {
        Some(case) => {
            let page = speak::page_of(case.number, case.rma.is_some());
            vec![(page.path(), format!("Open {}", number(case)))]
        }
        None => vec![(Place::DeskFind.path(), "Search".into())],
    }
}

fn acts(one: &Scanned) -> Vec<ScanAct> {
    let undo = one.undo.then(|| ScanAct {
        act: "undo".into(),
        word: "Undo".into(),
    });
    let in_box = one
        .in_box_of
        .as_ref()
        .filter(|_| one.scan.answer.is_stray())
        .map(|case| ScanAct {
            act: "in-box".into(),
            word: format!("It lay in the box of {}", number(case)),
        });
    undo.into_iter().chain(in_box).collect()
}

fn row(desk: &Desk, one: &Scanned) -> ScanRow {
    let (key, word) = if one.scan.undone {
        ("blank", "Undone")
    } else {
        sign(one.scan.answer)
    };
    let local = desk.calendar.zone.local(one.scan.at);
    ScanRow {
        id: one.scan.id.to_string(),
        at: speak::words().time(local),
        sign: Sign {
            key: key.into(),
            word: word.into(),
        },
        code: one.scan.code.clone(),
        what: one.case.as_ref().map(device_of).unwrap_or_default(),
        undo: one.undo,
    }
}
