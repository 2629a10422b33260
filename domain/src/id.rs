//! Identities. One kind of thing, one type: a staff id cannot be handed where a case id belongs.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Takes an identity made elsewhere: the domain makes none itself.
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The bare identity, as the database keeps it.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl core::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// A distributor or dealer.
    AccountId
    /// A file that somebody sent us.
    AttachmentId
    /// A case: one tag, from filing to the end.
    CaseId
    /// A person who returns a device.
    CustomerId
    /// A filing that is not sent yet.
    DraftId
    /// A quote of what a repair or a replacement costs.
    EstimateId
    /// Work that follows a change.
    JobId
    /// One device within an RMA.
    LineId
    /// A message or an internal note on a case.
    MessageId
    /// An authorisation to send a device in.
    RmaId
    /// A scan at the dock.
    ScanId
    /// A session of a browser.
    SessionId
    /// Somebody who works here.
    StaffId
    /// A device that was sold.
    UnitId
}
