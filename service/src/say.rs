//! What is said to customers: values of the domain, put into the words of the catalogue.
//!
//! Pages, letters and the slip all speak through here, so that the same fact is the same sentence everywhere.

pub mod devices;
pub mod entries;
pub mod errors;
pub mod packing;
pub mod places;
pub mod reasons;
pub mod refusals;
pub mod status;
pub mod timeline;
pub mod turnaround;
pub mod voids;
