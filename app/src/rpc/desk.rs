//! The staff console. Its pages are English.
//!
//! One module a page; what several of them show is here.

use serde::{Deserialize, Serialize};

pub mod accounts;
pub mod advance;
pub mod bench;
pub mod case;
pub mod estimate;
#[cfg(feature = "ssr")]
mod floor;
#[cfg(feature = "ssr")]
mod history;
#[cfg(feature = "ssr")]
pub(crate) mod opened;
pub mod policy;
pub mod queue;
pub mod scan;
pub mod ship;
#[cfg(feature = "ssr")]
pub(crate) mod speak;
pub mod staff;
pub mod stock;
pub mod support;
pub mod warranty;
pub mod work;

/// A signal with its word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sign {
    /// The value of `data-signal`.
    pub key: String,
    /// The word beside its shape.
    pub word: String,
}

/// A name and what it is: one row of a list of facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What is named.
    pub name: String,
    /// What it is.
    pub value: String,
    /// A second, quieter line; may be empty.
    pub why: String,
}

#[cfg(feature = "ssr")]
impl Fact {
    /// A fact that needs no second line.
    pub fn new(name: &str, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
            why: String::new(),
        }
    }

    /// With why it is so.
    #[must_use]
    pub fn because(self, why: impl Into<String>) -> Self {
        Self {
            why: why.into(),
            ..self
        }
    }
}

/// A promise of ours and how much of its time is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// Opening hours of the desk that have gone, in minutes.
    pub gone: u64,
    /// Opening hours that it had, in minutes; 0 when it had none.
    pub whole: u64,
    /// When it is due: "Today 18:00".
    pub at: String,
    /// By how much it is late; empty while it is not.
    pub late: String,
}
