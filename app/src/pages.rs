//! The pages, one file an area and below it one file a page.
//!
//! A page is a function from its model to a view. It has no state that the server does not know,
//! asks nothing by itself and writes no sentence: every string is in the model.

pub(crate) mod account;
pub(crate) mod desk;
pub(crate) mod entry;
pub(crate) mod filing;
pub(crate) mod floor;
pub(crate) mod statement;
pub(crate) mod tracking;
pub(crate) mod trouble;
