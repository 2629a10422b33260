//! The words of the staff's pages: the same thing has the same name on each of them.

use domain::ledger::Booking;
use domain::money::Money;
use domain::number::CaseNumber;
use domain::product::{Family, Symptom};
use domain::queue::View;
use domain::status::{Header, Signal};
use domain::time::{Date, Timestamp};
use domain::warranty::{Basis, Warranty};
use service::Desk;
use service::console::{Promise, Tab};
use service::say::reasons;
use words::{Lang, Words};

use super::{Due, Fact, Sign};
use crate::error::AppError;
use crate::routes::Place;
use crate::rpc::fail;

/// The words of the catalogue, as the desk reads them.
pub const fn words() -> Words {
    Words::new(Lang::En)
}

/// The number in an address. One that cannot be read is no case.
pub fn number(text: &str) -> Result<CaseNumber, AppError> {
    CaseNumber::parse(text).map_err(|_| fail(AppError::NotFound))
}

/// A case's number with the face that it has now.
pub fn face(number: CaseNumber, is_rma: bool) -> String {
    if is_rma {
        number.rma()
    } else {
        number.ticket()
    }
}

/// The page of a case.
pub fn page_of(number: CaseNumber, is_rma: bool) -> Place {
    Place::DeskCase(face(number, is_rma))
}

/// Whose turn it is, seen from the desk.
pub fn sign(header: Header) -> Sign {
    let (key, word) = match header.signal() {
        Signal::Waiting => ("waiting", "With the customer"),
        Signal::WithUs => ("with-us", "With us"),
        Signal::Moving => ("moving", "On its way"),
        Signal::Done => ("done", "Done"),
        Signal::Trouble => ("trouble", "Ended without repair"),
    };
    Sign {
        key: key.into(),
        word: word.into(),
    }
}

/// The name of a tab.
pub const fn tab(tab: Tab) -> &'static str {
    match tab {
        Tab::Due => "Due in 24 h",
        Tab::Mine => "Mine",
        Tab::Advances => "In advance",
        Tab::Of(view) => view_name(view),
    }
}

/// The name of a saved view.
pub const fn view_name(view: View) -> &'static str {
    match view {
        View::New => "New",
        View::Waiting => "Waiting on customer",
        View::Arriving => "Arriving",
        View::Bench => "On bench",
        View::Stock => "Out of stock",
        View::Ship => "Ready to ship",
        View::Returning => "On its way back",
        View::Sales => "Sales",
        View::Trouble => "Trouble and appeals",
        View::Closed => "Closed",
    }
}

/// What goes wrong, in a few words.
pub const fn symptom(symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::NoPower => "No power",
        Symptom::NoPicture => "No picture",
        Symptom::BadPicture => "Bad picture",
        Symptom::NightVision => "Night vision",
        Symptom::NoNetwork => "Not on the network",
        Symptom::NotRecording => "Not recording",
        Symptom::DriveFault => "Drive fault",
        Symptom::Restarts => "Restarts",
        Symptom::Water => "Water inside",
        Symptom::HeatOrNoise => "Heat or noise",
        Symptom::Locked => "Locked out",
        Symptom::Other => "Something else",
    }
}

/// The name of a family of products.
pub const fn family(family: Family) -> &'static str {
    match family {
        Family::Dome => "dome cameras",
        Family::Bullet => "bullet cameras",
        Family::Recorder => "recorders",
        Family::Power => "power supplies and switches",
        Family::Kit => "kits",
    }
}

/// What was booked, between which accounts and why.
pub fn booked(desk: &Desk, at: Timestamp, booking: &Booking) -> Fact {
    let name = format!("{} {}", stamp(desk, at), booking.kind.key());
    let sides = format!(
        "{} to {}. {}",
        booking.debit.key(),
        booking.credit.key(),
        reasons::with_code(words(), &booking.reason)
    );
    Fact::new(&name, money(booking.amount)).because(sides)
}

/// How a device stands, and why.
pub fn warranty(warranty: &Warranty) -> (String, String) {
    match *warranty {
        Warranty::Covered {
            starts_on,
            basis,
            months,
            ends_on,
        } => (
            format!("In warranty until {}", date(ends_on)),
            term(months, basis, starts_on),
        ),
        Warranty::Ended {
            starts_on,
            basis,
            months,
            ends_on,
        } => (
            format!("Out of warranty since {}", date(ends_on)),
            term(months, basis, starts_on),
        ),
        Warranty::Void { since } => (
            format!("Void since {}", date(since)),
            "Found void in an earlier look; no proof of purchase changes that".into(),
        ),
        Warranty::Unproven => (
            "Warranty not known".into(),
            "No record of the sale: a proof of purchase decides".into(),
        ),
    }
}

fn term(months: u16, basis: Basis, starts_on: Date) -> String {
    let basis = match basis {
        Basis::ProofOfPurchase => "the checked proof of purchase",
        Basis::Invoice => "our invoice",
        Basis::Shipment => "the day we shipped it",
        Basis::Manufacture => "the day it was made",
        Basis::Inherited => "that of the device it replaces",
        Basis::Replacement => "the day it took the place of another",
        Basis::Stated => "the day that the customer gave, not checked yet",
    };
    format!("{months} months from {basis}, {}", date(starts_on))
}

/// "$148.00".
pub fn money(amount: Money) -> String {
    words().money(amount.minor, amount.currency.key())
}

/// "19 Mar 2026".
pub fn date(date: Date) -> String {
    words().short_date(date)
}

/// "14 Mar 09:12" on the desk's own clock.
pub fn stamp(desk: &Desk, at: Timestamp) -> String {
    words().stamp(desk.calendar.zone.local(at))
}

/// When a promise is due and by how much it is late.
pub fn due(desk: &Desk, promise: Promise) -> Due {
    let minutes = |span: core::time::Duration| span.as_secs() / 60;
    let (whole, gone) = (minutes(promise.whole), minutes(promise.gone));
    let late = desk
        .calendar
        .business_time_between(promise.due, desk.now())
        .as_secs()
        / 60;
    Due {
        gone,
        whole,
        at: moment(desk, promise.due),
        late: if promise.late {
            span(late)
        } else {
            String::new()
        },
    }
}

/// "Today 18:00", "Tomorrow 18:00", else "14 Mar 18:00".
fn moment(desk: &Desk, at: Timestamp) -> String {
    let zone = &desk.calendar.zone;
    let (local, today) = (zone.local(at), zone.date(desk.now()));
    let clock = words().time(local);
    if local.date() == today {
        format!("Today {clock}")
    } else if today.tomorrow().is_ok_and(|day| day == local.date()) {
        format!("Tomorrow {clock}")
    } else {
        words().stamp(local)
    }
}

/// "late 40 min", "late 3 h" in opening hours of the desk.
fn span(minutes: u64) -> String {
    if minutes < 60 {
        format!("late {minutes} min")
    } else {
        format!("late {} h", minutes / 60)
    }
}
