//! The server functions: what the browser may ask and what it may do.
//!
//! # How to write a server function that reads
//!
//! ```text
//! /// What the queue shows.
//! #[derive(Clone, Debug, Serialize, Deserialize)]
//! pub struct QueuePage { pub title: String, pub rows: Vec<Row> }
//!
//! #[server(input = GetUrl)]
//! pub async fn load_queue(view: Option<String>) -> Result<QueuePage, AppError> {
//!     let (desk, visit) = (super::desk()?, super::staff().await?);
//!     let queue = desk.queue(&visit.actor, view.as_deref()).await.map_err(super::wrong)?;
//!     Ok(page(&queue))
//! }
//! ```
//!
//! `load_…` fills one page's model with strings in the reader's language and changes nothing. Its
//! struct `LoadQueue` goes into [`crate::screen::Page::new`]. Customers' pages take their words from
//! the catalogue (`super::reader().words()`); the desk's are English.
//!
//! # How to write a server function that writes
//!
//! ```text
//! #[server]
//! pub async fn change_name(#[server(default)] name: String) -> Result<(), AppError> {
//!     let (desk, visit) = (super::desk()?, super::customer().await?);
//!     let changed = desk.change_name(&visit.actor, &name).await;
//!     super::finish(changed, |_| Place::Returns.path(), "name", &Place::Name, &[("name", &name)]).await
//! }
//! ```
//!
//! - It is a `POST`; forms send every field as text, so arguments are `String` (give those that may
//!   be missing `#[server(default)]`), and the use case parses them with `domain`.
//! - It ends in a redirect, also when the form was refused: `finish` and `refuse` keep what was
//!   typed and lead back to the form with `?again=…`; its `load_…` reads it with `refused`, and
//!   `field` and `problems` show it.
//! - `Err` is for trouble only ([`AppError`]); `wrong` gives it the status and sends plain forms to
//!   the error page.
//!
//! Never give a server function an `endpoint`: with module paths in the address the macro glues the
//! two together without a slash. Its address is always its `PATH`.

pub mod account;
pub mod desk;
pub mod filing;
pub mod preferences;
pub mod start;
pub mod statement;
pub mod tracking;

#[cfg(feature = "ssr")]
pub(crate) use server::*;
#[cfg(feature = "ssr")]
pub use server::{Reader, reader_of};

#[cfg(feature = "ssr")]
mod server;
