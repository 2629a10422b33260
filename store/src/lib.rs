//! What is remembered: the only crate that knows SQL.
//!
//! [`Store`] opens a database, [`Tx`] is a transaction on it, and everything that can be asked or kept is a
//! method of [`Tx`], one file a subject. The same SQL text runs on SQLite and on PostgreSQL.
//!
//! How to add a query: write it as a `const` named for the question, lower-case, one clause a line, with `$n`
//! placeholders; run it through the `on!` macro in a method of [`Tx`]; give it a story in
//! `tests/conformance`, which runs on both databases. A test fails for a public method without one.
//!
//! How to add a table: a migration of the same number and name in `migrations/sqlite` and
//! `migrations/postgres`; a test compares the two.

mod accounts;
mod attachments;
mod backend;
mod cases;
mod catalogue;
mod drafts;
mod echoes;
mod error;
mod events;
mod facts;
mod hand_bookings;
mod holders;
mod jobs;
mod ledger;
mod limits;
mod links;
mod mail;
mod messages;
mod migrate;
mod payments;
mod policies;
mod queue;
mod scans;
mod sessions;
mod staff;
mod stock;
mod upgrades;

pub use accounts::{CodeRow, Customer};
pub use attachments::{Attachment, AttachmentOwner};
pub use backend::{Store, Tx};
pub use catalogue::{Account, NewUnit, Part, Product};
pub use drafts::Draft;
pub use echoes::Echo;
pub use error::{StoreError, StoreResult};
pub use events::Recorded;
pub use hand_bookings::{HandBooking, HandState};
pub use holders::{Holder, HolderPlace, HolderSlice};
pub use jobs::{DeadJob, JobLease, NewJob};
pub use ledger::{Circumstances, Entry, FamilyCost};
pub use mail::Mail;
pub use messages::{Author, Message};
pub use payments::{Card, CardPayment, SavedCard};
pub use policies::{Deed, PolicyVersion};
pub use queue::{Needle, QueueRow, QueueView, Slice};
pub use sessions::{NewSession, Session, SessionOwner};
pub use staff::{Invitation, StaffMember};
pub use stock::{OnShelf, Promise, ShelfChange};
