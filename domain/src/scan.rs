//! A scan at the dock and its answer (S4, checklist 39 and 40).

use crate::id::{CaseId, ScanId, StaffId};
use crate::product::keyed;
use crate::time::Timestamp;

keyed! {
    /// What a scan means to the clerk. Each has its own colour, sound and words.
    Answer {
        /// Expected, and now received: it goes on the bench shelf.
        Received = "received",
        /// The device in the box that was just received is the authorised one.
        Checked = "checked",
        /// The serial that the customer could not read is read: it is the device of the box that was just received.
        Identified = "identified",
        /// It was received before.
        AlreadyReceived = "already-received",
        /// Another device than the authorised one is in the box.
        WrongUnit = "wrong-unit",
        /// The device is known, and nobody was told to send it.
        NotAuthorised = "not-authorised",
        /// The RMA's last day is over; a supervisor decides.
        Expired = "expired",
        /// The RMA is over: called off, expired or finished.
        Over = "over",
        /// A number with a sign wrong.
        Mistyped = "mistyped",
        /// Nothing that we know.
        Unknown = "unknown",
    }
}

impl Answer {
    /// Whether the scan has changed a case, and so can be undone.
    pub const fn changed(self) -> bool {
        match self {
            Self::Received | Self::Identified | Self::WrongUnit => true,
            Self::Checked
            | Self::AlreadyReceived
            | Self::NotAuthorised
            | Self::Expired
            | Self::Over
            | Self::Mistyped
            | Self::Unknown => false,
        }
    }

    /// Whether the box that belongs to the case is open before the clerk: what is scanned next may have been in it.
    pub const fn opens_box(self) -> bool {
        match self {
            Self::Received | Self::Checked | Self::Identified | Self::AlreadyReceived => true,
            Self::WrongUnit
            | Self::NotAuthorised
            | Self::Expired
            | Self::Over
            | Self::Mistyped
            | Self::Unknown => false,
        }
    }

    /// Whether it may be a device that was in somebody's box and does not belong there.
    pub const fn is_stray(self) -> bool {
        match self {
            Self::NotAuthorised | Self::Unknown => true,
            Self::Received
            | Self::Checked
            | Self::Identified
            | Self::AlreadyReceived
            | Self::WrongUnit
            | Self::Expired
            | Self::Over
            | Self::Mistyped => false,
        }
    }
}

/// One scan, as it was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// Its identity, given where it was scanned: the same scan sent twice is one.
    pub id: ScanId,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: StaffId,
    /// What the scanner read.
    pub code: String,
    /// What it meant.
    pub answer: Answer,
    /// Whose it is, when it is anybody's.
    pub case: Option<CaseId>,
    /// In whose box it may have been, when it is nobody's.
    pub in_box_of: Option<CaseId>,
    /// Whether it was taken back.
    pub undone: bool,
}
