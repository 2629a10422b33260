//! One device within an RMA: its own machine, from the customer's parcel to ours.

pub mod diagnosis;
pub mod state;
pub mod void;

use serde::{Deserialize, Serialize};

use crate::advance::{Advance, AdvanceState, Allowance};
use crate::calendar::Calendar;
use crate::estimate::Estimate;
use crate::id::{LineId, UnitId};
use crate::ledger::{Booking, EntryKind, Key, PayWay};
use crate::payment::Want;
use crate::product::Family;
use crate::serial::Serial;
use crate::shipment::{Inbound, Outbound};
use crate::time::{Date, Timestamp};
use crate::warranty::Warranty;
use diagnosis::{Diagnosis, Verdict};
use state::State;
use void::VoidFinding;

/// One device within an RMA.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its identity.
    pub id: LineId,
    /// Where it is.
    pub state: State,
    /// Our record of the device, when the serial is known to us.
    pub unit: Option<UnitId>,
    /// The serial, unless the customer could not read it; filled in at the dock.
    pub serial: Option<Serial>,
    /// Which product.
    pub sku: String,
    /// The product's name.
    pub product: String,
    /// The product's family.
    pub family: Family,
    /// How it stands in this return, by what is known now.
    pub warranty: Warranty,
    /// When we shipped it to its buyer, as our records show.
    pub shipped_on: Option<Date>,
    /// The customer's parcel, once they told us its number.
    pub inbound: Option<Inbound>,
    /// When it was scanned at the dock: the start of the same-day clock (S4).
    pub received_at: Option<Timestamp>,
    /// When its diagnosis is due (S4: the same business day).
    pub diagnosis_due: Option<Timestamp>,
    /// When it is due to be ready (S5), pauses not counted.
    pub ready_due: Option<Timestamp>,
    /// The receipt that lasted until another device was found in its box.
    pub set_aside: Option<SetAside>,
    /// When the first diagnosis began.
    pub diagnosing_since: Option<Timestamp>,
    /// The pauses of the clock: the two that the FAQ allows (S5), and the customer's own time.
    pub pauses: Vec<Pause>,
    /// What the bench found.
    pub diagnosis: Diagnosis,
    /// The verdict, once there is one.
    pub verdict: Option<Verdict>,
    /// What was found about its warranty: void, or this damage excluded (S24).
    pub void: Option<VoidFinding>,
    /// The quotes, the latest last.
    pub estimates: Vec<Estimate>,
    /// What is out of stock, while it is (S5).
    pub shortage: Option<Shortage>,
    /// The device that goes out in its place.
    pub replacement: Option<Serial>,
    /// Our parcel.
    pub outbound: Option<Outbound>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// The replacement that was asked for in advance (S11).
    pub advance: Option<Advance>,
    /// A permission to ask for one although the days for it are over.
    pub allowance: Option<Allowance>,
}

/// A receipt whose clocks stand still because another device lay in the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// When the box was received.
    pub received_at: Timestamp,
    /// When the diagnosis was due.
    pub diagnosis_due: Option<Timestamp>,
    /// When it was due to be ready.
    pub ready_due: Option<Timestamp>,
    /// When the other device was found.
    pub since: Timestamp,
}

/// Something that is out of stock (S5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortage {
    /// What.
    pub item: String,
    /// When it is expected, if known.
    pub expected_on: Option<Date>,
}

/// Why the clock of a line stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseCause {
    /// The fault is not found yet: it stays on the bench (S5).
    FaultNotFound,
    /// A part or a replacement is out of stock (S5).
    OutOfStock,
    /// The customer owes an answer: counted apart and shown.
    Customer,
}

/// A pause of a line's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Why.
    pub cause: PauseCause,
    /// Since when.
    pub from: Timestamp,
    /// Until when; `None` while it lasts.
    pub until: Option<Timestamp>,
}

/// How a line ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Repaired and sent back.
    Repaired,
    /// Another device was sent.
    Replaced,
    /// Nothing was wrong with it; it went back (S16).
    ReturnedNoFault,
    /// The customer declined; it went back as it came.
    ReturnedUnrepaired,
    /// The customer declined and gave it to us to dispose of.
    DisposedByConsent,
}

impl Line {
    /// Whether nothing more can happen to it.
    pub const fn is_over(&self) -> bool {
        self.state.is_terminal()
    }

    /// Whether the device stays with us because its replacement was sent in advance.
    pub fn is_kept_here(&self) -> bool {
        self.outcome == Some(Outcome::Replaced) && self.outbound.is_none()
    }

    /// Whether what goes out to the customer is another device in place of theirs.
    pub fn goes_out_replaced(&self) -> bool {
        let is_to_be = matches!(
            self.state,
            State::ToReplace | State::AwaitingReplacementStock
        );
        is_to_be || self.replacement.is_some()
    }

    /// The charge of a card that is due: its advance was approved, a device is put aside for it, and the defective one has
    /// not come meanwhile (S13).
    pub fn card_charge_due(&self) -> Option<Booking> {
        let advance = self.advance.as_ref()?;
        let due = advance.way == PayWay::Card
            && advance.state == AdvanceState::Approved
            && self.shortage.is_none()
            && self.state.is_before_arrival();
        due.then(|| advance.charge(self.id))
    }

    /// Whether the card is to be charged for this, or was, and what it pays for was not called off.
    pub fn wants_card_charge(&self, charge: &Key) -> Want {
        let Some(advance) = &self.advance else {
            return Want::No;
        };
        if Key::of_advance(self.id, advance.round, EntryKind::AdvanceCharge) != *charge {
            return Want::No;
        }
        // What was booked is given back by another booking, not by this charge.
        if advance.charged_at.is_some() {
            return Want::Yes;
        }
        match advance.state {
            // With the defective device here the replacement cannot leave: the scan is undone, or the bench calls it off.
            AdvanceState::Approved => {
                if self.shortage.is_none() && self.state.is_before_arrival() {
                    Want::Yes
                } else {
                    Want::NotYet
                }
            }
            AdvanceState::Requested
            | AdvanceState::Denied
            | AdvanceState::Withdrawn
            | AdvanceState::Charged
            | AdvanceState::Shipped
            | AdvanceState::AwaitingDefective
            | AdvanceState::DefectiveIn
            | AdvanceState::Choosing
            | AdvanceState::ComingBack
            | AdvanceState::Resolved => Want::No,
        }
    }

    /// Whether the money of an advance is not settled.
    pub fn has_open_advance(&self) -> bool {
        self.advance
            .as_ref()
            .is_some_and(|advance| advance.state.is_open())
    }

    /// The estimate that waits for an answer or was answered last.
    pub fn estimate(&self) -> Option<&Estimate> {
        self.estimates.last()
    }

    /// Whether a repair or a replacement may go ahead without the customer's consent: under warranty only (S9).
    pub fn needs_consent(&self) -> bool {
        match self.verdict {
            Some(
                Verdict::DefectOutOfWarranty | Verdict::WarrantyVoid | Verdict::DamageExcluded,
            ) => true,
            Some(
                Verdict::Doa
                | Verdict::DefectInWarranty
                | Verdict::NoFaultFound
                | Verdict::WorkingReturn,
            )
            | None => false,
        }
    }

    /// What the bench found it to be, when that is the maker's to make good: the customer pays nothing for it.
    pub fn under_warranty(&self) -> Option<Verdict> {
        self.verdict.filter(|verdict| verdict.is_under_warranty())
    }

    /// Whether the customer has accepted an estimate.
    pub fn has_consent(&self) -> bool {
        self.estimates.iter().any(Estimate::is_accepted)
    }

    /// The pause that lasts now.
    pub fn pause(&self) -> Option<&Pause> {
        self.pauses.last().filter(|pause| pause.until.is_none())
    }

    pub(crate) fn pause_clock(&mut self, cause: PauseCause, at: Timestamp, calendar: &Calendar) {
        self.resume_clock(at, calendar);
        self.pauses.push(Pause {
            cause,
            from: at,
            until: None,
        });
    }

    /// Ends the pause that lasts and moves the promise by the opening hours in it (S5): a night costs nobody time, and
    /// no promise falls on one.
    pub(crate) fn resume_clock(&mut self, at: Timestamp, calendar: &Calendar) {
        let Some(pause) = self.pauses.last_mut().filter(|pause| pause.until.is_none()) else {
            return;
        };
        pause.until = Some(at);
        let lasted = calendar.business_time_between(pause.from, at);
        self.ready_due = self
            .ready_due
            .map(|due| calendar.plus_business_time(due, lasted));
    }
}
