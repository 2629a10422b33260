//! The tag: one case, from the filing to the parcel that goes back.
//!
//! A case holds the ticket, what support tried, the RMA once it is authorised and its lines.
//! Commands are methods, grouped by chapter of the journey: [`support`], [`authorise`], [`dock`], [`mod@bench`],
//! [`void`], [`quote`], [`outbound`], [`customer`], [`advance`]. Each looks up the one table of its machine, checks its guards,
//! changes the value and answers with what happened; or it changes nothing and answers with a [`Refusal`].

pub mod advance;
pub mod authorise;
pub mod bench;
mod charges;
pub mod customer;
pub mod dock;
pub mod outbound;
pub mod phase;
pub mod quote;
pub mod support;
#[cfg(test)]
mod tests;
pub mod void;

use serde::{Deserialize, Serialize};

use crate::access::{Role, Source};
use crate::calendar::Calendar;
use crate::contact::{Address, Email, PersonName, Phone};
use crate::event::{By, Event, Moved, StepOutcome, What};
use crate::id::{CaseId, CustomerId, LineId, RmaId, StaffId, UnitId};
use crate::ledger::Booking;
use crate::line::Line;
use crate::line::state::Action;
use crate::number::CaseNumber;
use crate::policy::Policy;
use crate::product::{Family, Symptom, keyed};
use crate::refusal::Refusal;
use crate::serial::Serial;
use crate::time::{Date, Timestamp};
use crate::warranty::Warranty;
use phase::{CaseAction, Phase};

keyed! {
    /// Which door a case came in by. The two doors have different rules (S1 against S20).
    Door {
        /// Technical support: it does not work.
        Support = "support",
        /// The sales rep: it is the wrong thing, or unwanted.
        Sales = "sales",
    }
}

/// A command's circumstances: when, who, through which door, under which rules.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: By,
    /// As what, when somebody who works here.
    pub role: Option<Role>,
    /// Through which door.
    pub source: Source,
    /// Under which rules.
    pub policy: &'a Policy,
    /// The desk's business days.
    pub calendar: &'a Calendar,
}

impl Act<'_> {
    /// The calendar day at the desk.
    pub fn today(&self) -> Date {
        self.calendar.zone.date(self.at)
    }

    fn event(&self, moved: Vec<Moved>, what: What) -> Event {
        Event {
            at: self.at,
            by: self.by,
            source: self.source,
            policy: self.policy.version,
            moved,
            booked: Vec::new(),
            what,
        }
    }

    /// An event that also books.
    fn booking(&self, moved: Vec<Moved>, booked: Vec<Booking>, what: What) -> Event {
        Event {
            booked,
            ..self.event(moved, what)
        }
    }

    fn is_technician(&self) -> bool {
        self.role.is_some_and(Role::is_technician)
    }

    fn staff(&self) -> Option<StaffId> {
        match self.by {
            By::Staff(id) => Some(id),
            By::Customer(_) | By::Desk => None,
        }
    }
}

/// What a command answers: what happened, or why not.
pub type Outcome = Result<Vec<Event>, Refusal>;

/// The customer, as they told us for this case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Their name.
    pub name: PersonName,
    /// Where mail goes.
    pub email: Email,
    /// Where a technician may call.
    pub phone: Option<Phone>,
}

/// The device, as the customer named it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Our record of it, when the serial is known to us.
    pub unit: Option<UnitId>,
    /// The serial on its label; `None` when it cannot be read.
    pub serial: Option<Serial>,
    /// Which product.
    pub sku: String,
    /// The product's name.
    pub product: String,
    /// The product's family.
    pub family: Family,
    /// When it was bought: as the customer says, or as a proof shows that we have checked.
    pub bought_on: Option<Date>,
    /// Where it was bought, as the customer says.
    pub bought_from: String,
    /// When we shipped it to its buyer, as our records show.
    pub shipped_on: Option<Date>,
    /// How it stood on the day of the filing, by what is known now.
    pub warranty: Warranty,
}

/// A recorded step of the script (S1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Which.
    pub key: String,
    /// How it came out.
    pub outcome: StepOutcome,
    /// What was seen.
    pub note: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: StaffId,
}

/// The authorisation to send devices in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rma {
    /// Its identity.
    pub id: RmaId,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// Its last day.
    pub valid_until: Date,
    /// The version of the policy under which it was issued, kept for its life.
    pub policy: u32,
    /// The devices.
    pub lines: Vec<Line>,
}

/// The tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Its identity.
    pub id: CaseId,
    /// Its number: the ticket's, and the RMA's once there is one (S3).
    pub number: CaseNumber,
    /// Grows by one with each saved change.
    pub version: i64,
    /// The door it came in by.
    pub door: Door,
    /// Where it stands.
    pub phase: Phase,
    /// When it was filed.
    pub opened_at: Timestamp,
    /// The language that its customer reads.
    pub language: String,
    /// Whose it is.
    pub customer: CustomerId,
    /// How to reach them.
    pub contact: Contact,
    /// Where the device goes back to.
    pub address: Address,
    /// The device.
    pub device: Device,
    /// What goes wrong.
    pub symptom: Symptom,
    /// In the customer's words.
    pub description: String,
    /// Whether they tried the advice for it.
    pub tried_advice: bool,
    /// What support tried.
    pub steps: Vec<Step>,
    /// Who has it.
    pub assigned_to: Option<StaffId>,
    /// The authorisation, once there is one.
    pub rma: Option<Rma>,
}

impl Case {
    /// The line with this identity.
    pub fn line(&self, id: LineId) -> Option<&Line> {
        self.lines().iter().find(|line| line.id == id)
    }

    /// The lines; none before the RMA is issued.
    pub fn lines(&self) -> &[Line] {
        self.rma.as_ref().map_or(&[], |rma| rma.lines.as_slice())
    }

    /// Whether nothing more can happen.
    pub fn is_over(&self) -> bool {
        match self.phase {
            Phase::Finished | Phase::Closed => true,
            Phase::Open
            | Phase::Troubleshooting
            | Phase::WaitingCustomer
            | Phase::ResolvedRemotely
            | Phase::BenchRequired
            | Phase::SalesHandOff => false,
        }
    }

    fn line_mut(&mut self, id: LineId) -> Result<&mut Line, Refusal> {
        self.rma
            .as_mut()
            .and_then(|rma| rma.lines.iter_mut().find(|line| line.id == id))
            .ok_or(Refusal::NoSuchLine)
    }

    /// Where the case would go; changes nothing.
    fn case_step(&self, action: CaseAction) -> Result<Phase, Refusal> {
        self.phase.after(action).ok_or(Refusal::CaseNotNow {
            phase: self.phase,
            action,
        })
    }

    fn move_case(&mut self, to: Phase) -> Moved {
        let from = Some(self.phase);
        self.phase = to;
        Moved::Case { from, to }
    }
}

impl Line {
    /// Moves the line, or says why not; changes nothing in that case.
    pub(crate) fn step(&mut self, action: Action) -> Result<Moved, Refusal> {
        let from = self.state;
        let to = from.after(action).ok_or(Refusal::LineNotNow {
            state: from,
            action,
        })?;
        self.state = to;
        Ok(Moved::Line {
            line: self.id,
            from: Some(from),
            to,
        })
    }

    /// Whether the action is possible by the table alone.
    pub(crate) fn check(&self, action: Action) -> Result<(), Refusal> {
        match self.state.after(action) {
            Some(_) => Ok(()),
            None => Err(Refusal::LineNotNow {
                state: self.state,
                action,
            }),
        }
    }
}

/// All that a filing gives, parsed.
#[derive(Debug, Clone)]
pub struct Filing {
    /// The identity of the new case.
    pub id: CaseId,
    /// Its number.
    pub number: CaseNumber,
    /// The language that the customer reads.
    pub language: String,
    /// Whose it is.
    pub customer: CustomerId,
    /// How to reach them.
    pub contact: Contact,
    /// Where the device goes back to.
    pub address: Address,
    /// The device.
    pub device: Device,
    /// What goes wrong.
    pub symptom: Symptom,
    /// In the customer's words.
    pub description: String,
    /// Whether they tried the advice for it.
    pub tried_advice: bool,
}

impl Case {
    /// Opens a case at the support door. No RMA exists yet: support comes first (S1).
    pub fn file(act: &Act<'_>, filing: Filing) -> (Self, Vec<Event>) {
        let case = Self {
            id: filing.id,
            number: filing.number,
            version: 1,
            door: Door::Support,
            phase: Phase::Open,
            opened_at: act.at,
            language: filing.language,
            customer: filing.customer,
            contact: filing.contact,
            address: filing.address,
            device: filing.device,
            symptom: filing.symptom,
            description: filing.description,
            tried_advice: filing.tried_advice,
            steps: Vec::new(),
            assigned_to: None,
            rma: None,
        };
        let filed = act.event(
            vec![Moved::Case {
                from: None,
                to: Phase::Open,
            }],
            What::Filed,
        );
        (case, vec![filed])
    }
}
