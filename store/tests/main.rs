//! The one integration binary: the memory, told as stories on both databases.

mod cast;
mod conformance;
mod place;
