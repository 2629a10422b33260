//! What is done: use cases on the desk, and the edges of the world they reach (mail, files, pictures, paper,
//! carriers, time, chance).
//!
//! A use case authorises, opens a transaction, loads, asks `domain`, saves, enqueues what follows and commits.
//! Nothing outside is called between begin and commit.

pub mod accounts;
pub mod advance;
pub mod bench;
pub mod blobs;
pub mod carriers;
mod change;
pub mod clock;
mod consequences;
pub mod console;
pub mod conversation;
pub mod customers;
mod deadlines;
pub mod demo;
pub mod desk;
pub mod dock;
mod echo;
pub mod entropy;
pub mod error;
pub mod filing;
pub mod floor;
pub mod house;
pub mod import;
pub mod jobs;
mod letters;
mod limits;
pub mod outbound;
pub mod passport;
pub mod passwords;
pub mod payments;
pub mod people;
pub mod pictures;
pub mod policy;
pub mod post;
pub mod quote;
pub mod say;
pub mod slip;
pub mod stock;
pub mod support;
mod sweep;
pub mod tokens;
pub mod totp;
pub mod tracking;
pub mod turnaround;
pub mod visits;
pub mod voids;

pub use change::Command;
pub use desk::{Desk, Maker};
pub use echo::Refused;
pub use error::{Error, Result};
pub use store::{DeadJob, Invitation, Mail, StaffMember};
