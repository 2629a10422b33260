//! The words that dock, bench and parcel desk share.

use domain::case::Case;
use domain::id::LineId;
use domain::line::PauseCause;
use domain::line::state::State;
use domain::product::FaultCode;
use domain::shipment::ShipService;
use domain::time::Timestamp;
use service::floor::{OnFloor, Promise, Promised};
use service::visits::Visit;
use service::{Command, Desk, Error, Refused};

use super::{Sign, speak};
use crate::error::AppError;
use crate::routes::Place;

/// Says in a refused form that somebody else was faster.
pub const CHANGED: &str = "!changed";

/// A device that a form of the floor acts on.
pub struct AtHand {
    pub desk: Desk,
    visit: Visit,
    number: domain::number::CaseNumber,
    version: i64,
    pub line: LineId,
    part: &'static str,
}

impl AtHand {
    /// The device of the form's hidden fields; `part` is the page of the case that the form is on.
    pub async fn at(
        (number, line, version): (&str, &str, i64),
        part: &'static str,
    ) -> Result<Self, AppError> {
        Ok(Self {
            desk: crate::rpc::desk()?,
            visit: crate::rpc::staff().await?,
            number: speak::number(number)?,
            version,
            line: line
                .parse()
                .map_err(|_| crate::rpc::fail(AppError::Malformed))?,
            part,
        })
    }

    /// A command on the version that the person saw.
    pub fn command(&self) -> Command<'_> {
        Command::console(&self.visit.actor, self.number, self.version)
    }

    /// A command that is right whatever came between: a test that was run came out as it did.
    pub fn seen(&self) -> Command<'_> {
        Command {
            version: None,
            ..self.command()
        }
    }

    /// The page that the form is on.
    pub fn page(&self) -> Place {
        part(&self.number.rma(), self.part)
    }

    /// Ends the form: on to `next`, or back to the form with what was typed and what stands against it.
    pub async fn settle(
        &self,
        result: service::Result<Case>,
        next: &Place,
        form: &str,
        typed: &[(&str, &str)],
    ) -> Result<(), AppError> {
        let Err(Error::Conflict) = result else {
            return crate::rpc::finish(result, |_| next.path(), form, &self.page(), typed).await;
        };
        let typed = typed.iter().chain(&[(CHANGED, "yes")]);
        let refused = Refused {
            fields: typed
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
            ..Refused::default()
        };
        let id = self
            .desk
            .keep_refused(form, refused, &crate::rpc::client_ip())
            .await
            .map_err(crate::rpc::wrong)?;
        crate::rpc::redirect(&self.page().with("again", &id.simple().to_string()));
        Ok(())
    }
}

/// Whether a form came back because somebody else was faster.
pub fn is_changed(refused: Option<&Refused>) -> bool {
    refused.is_some_and(|refused| !refused.typed(CHANGED).is_empty())
}

/// The page of one part of the work on a case.
pub fn part(number: &str, part: &str) -> Place {
    Place::DeskCasePart(number.into(), part.into())
}

/// "today 18:00", "tomorrow 18:00", "Mon 9 Mar 18:00".
pub fn moment(desk: &Desk, at: Timestamp) -> String {
    let zone = &desk.calendar.zone;
    let (local, today) = (zone.local(at), zone.date(desk.now()));
    let clock = speak::words().time(local);
    if local.date() == today {
        format!("today {clock}")
    } else if today.tomorrow().is_ok_and(|day| day == local.date()) {
        format!("tomorrow {clock}")
    } else {
        format!("{} {clock}", speak::words().day(local.date()))
    }
}

/// What we have promised for a device: "Diagnosis due today 18:00".
pub fn promise(desk: &Desk, promise: &Promise) -> String {
    let what = match promise.of {
        Promised::Diagnosis => "Diagnosis",
        Promised::Ready => "Ready",
    };
    match promise.paused {
        Some(cause) => format!("{what}: the clock stands still, {}", pause(cause)),
        None => format!("{what} due {}", moment(desk, promise.due)),
    }
}

const fn pause(cause: PauseCause) -> &'static str {
    match cause {
        PauseCause::FaultNotFound => "the fault is not found yet",
        PauseCause::OutOfStock => "something is out of stock",
        PauseCause::Customer => "the customer owes an answer",
    }
}

/// Where a device is, in the desk's words.
pub const fn state(state: State) -> &'static str {
    match state {
        State::Authorised | State::AwaitingReturn => "Not here yet",
        State::InTransitIn => "On its way to us",
        State::Received => "Received, not begun",
        State::ReceivingException => "Wrong device in the box",
        State::Inspecting => "Being looked at",
        State::Diagnosing => "Being diagnosed",
        State::FaultNotYetFound => "Fault not found yet",
        State::Verdict => "Verdict reached",
        State::AwaitingCustomer => "Estimate with the customer",
        State::AwaitingParts => "Waiting for a part",
        State::AwaitingReplacementStock => "Waiting for a replacement",
        State::ToRepair => "To be repaired",
        State::ToReplace => "To be replaced",
        State::Repairing => "Being repaired",
        State::Testing => "Being tested",
        State::ReadyToShip => "Ready to ship",
        State::ShippedOut => "On its way back",
        State::Delivered => "Delivered",
        State::Settled => "Stays here, settled",
        State::Closed => "Finished",
        State::Cancelled => "Called off",
        State::Expired => "Expired",
        State::Rejected => "Sent back unopened",
    }
}

/// What there is to do about a device's warranty on its own page; nothing while there is nothing.
pub fn warranty_link(line: &domain::line::Line) -> Option<&'static str> {
    use domain::line::void::VoidState as V;
    match line.void.as_ref().map(|void| void.state) {
        None | Some(V::Refused) => line
            .state
            .after(domain::line::state::Action::ReachVerdict)
            .map(|_| "Void the warranty"),
        Some(V::Proposed) => Some("A second person: void the warranty?"),
        Some(V::Confirmed | V::Upheld | V::Overturned) => Some("What was found about the warranty"),
        Some(V::Appealed) => Some("Decide the appeal"),
    }
}

/// The signal of a device on the floor: what is late shows it.
pub fn sign(one: &OnFloor) -> Sign {
    let (key, word) = match one.promise {
        Some(promise) if promise.late => ("trouble", "Late"),
        Some(Promise {
            paused: Some(PauseCause::Customer),
            ..
        }) => ("waiting", "With the customer"),
        Some(Promise {
            paused: Some(_), ..
        }) => ("blank", "Paused"),
        Some(_) | None => ("with-us", "With us"),
    };
    Sign {
        key: key.into(),
        word: word.into(),
    }
}

/// What the bench found to be the cause.
pub const fn fault(fault: FaultCode) -> &'static str {
    match fault {
        FaultCode::PowerStage => "Power stage",
        FaultCode::MainBoard => "Main board",
        FaultCode::Sensor => "Image sensor",
        FaultCode::Lens => "Lens, focus or its motor",
        FaultCode::NightLight => "Infrared lights or filter",
        FaultCode::NetworkPort => "Network port",
        FaultCode::Drive => "Hard drive",
        FaultCode::Cooling => "Fan or cooling",
        FaultCode::Firmware => "Firmware",
        FaultCode::Seal => "A seal let water in",
        FaultCode::Connector => "Cable or connector",
        FaultCode::Housing => "Housing or mount",
        FaultCode::NoFault => "No fault",
    }
}

/// How a parcel travels.
pub const fn service(service: ShipService) -> &'static str {
    match service {
        ShipService::Ground => "Ground",
        ShipService::SecondDay => "Second day",
        ShipService::NextDay => "Next day",
    }
}
