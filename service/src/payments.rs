//! Cards: who charges them, what is charged and given back, and what the provider tells by itself.
//!
//! The provider is asked by jobs, never between begin and commit. Before it is asked for money the payment is kept as
//! unknown; what it answers is kept afterwards; and what nobody has heard is looked up (see [`domain::payment`]).
//! Payments follow the case as the shelves do: whatever command changes a case, the one place that keeps it looks what
//! is to be charged or given back.

mod card;
mod hook;
mod pay;
pub mod provider;
mod reconcile;
pub mod signature;
pub mod stripe;

pub use hook::Word;
pub use provider::{
    About, Answer, CardPage, EnteredCard, OpenPage, Order, Payer, Place, Places, Provider,
    ProviderError, RefundOrder, Told,
};
pub use reconcile::Reconciled;
