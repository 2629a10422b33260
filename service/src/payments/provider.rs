//! What is asked of whoever charges cards, in our own words.

use std::fmt;

use domain::money::Money;
use domain::payment::Standing;
use domain::time::Timestamp;
use futures::future::BoxFuture;

use super::signature::NotGenuine;

/// What the provider answers, or why it does not.
pub type Answer<'a, T> = BoxFuture<'a, Result<T, ProviderError>>;

/// Whoever charges cards. Each question may be asked again: under the same name the same is done once.
pub trait Provider: fmt::Debug + Send + Sync {
    /// Makes a customer known, and answers the name by which the provider knows them.
    fn know(&self, payer: Payer) -> Answer<'_, String>;

    /// Opens a page of the provider on which the customer enters a card, so that its number never comes to us.
    fn page(&self, page: CardPage) -> Answer<'_, OpenPage>;

    /// The card that was entered on this page; `None` while none was.
    fn entered(&self, session: String) -> Answer<'_, Option<EnteredCard>>;

    /// Forgets a card, so that nobody can charge it any more; one that is forgotten already stays so.
    fn forget(&self, method: String) -> Answer<'_, ()>;

    /// Opens a place for one charge, at which its money can be taken once; moves none. Answers its name.
    fn open(&self, order: Order) -> Answer<'_, String>;

    /// The place that was opened for this order, whoever of us opened it: a database that was put back from a backup does
    /// not know of it.
    fn find_open(&self, order: Order) -> Answer<'_, Option<String>>;

    /// The places that were ever opened, a page of them after this one, the newest first.
    fn places(&self, after: Option<String>) -> Answer<'_, Places>;

    /// Charges this card at this place. Where the money was taken, or which is closed, it is not taken again. Asked again
    /// under the same name, it may answer what it answered then.
    fn charge(&self, place: String, method: String, name: String) -> Answer<'_, Standing>;

    /// How the charge at this place stands.
    fn look(&self, place: String) -> Answer<'_, Standing>;

    /// Closes this place, so that nothing is taken there any more, and answers how it stands then.
    fn close(&self, place: String) -> Answer<'_, Standing>;

    /// Gives back. Answers the name of the refund and how it stands.
    fn refund(&self, order: RefundOrder) -> Answer<'_, (String, Standing)>;

    /// The refund that was ordered so, if it arrived.
    fn look_for_refund(&self, order: RefundOrder) -> Answer<'_, Option<(String, Standing)>>;

    /// Reads what came by itself: only what the provider has signed lately.
    fn read(&self, body: &[u8], signature: &str, now: Timestamp) -> Result<Told, NotGenuine>;
}

/// A customer as the provider is to know them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payer {
    /// Our name for them.
    pub name: String,
    /// Where receipts go.
    pub email: String,
}

/// A page for a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardPage {
    /// The name by which the provider knows the customer.
    pub payer: String,
    /// Our name for this page: asked for again, it is the same.
    pub name: String,
    /// Where they come back to when it is done.
    pub done: String,
    /// Where they come back to when they turn round.
    pub back: String,
}

/// A page that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPage {
    /// The provider's name for it.
    pub session: String,
    /// Its address.
    pub url: String,
}

/// A card that the provider has saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnteredCard {
    /// The provider's name for it.
    pub method: String,
    /// How its holder knows it: the brand and the last digits.
    pub label: String,
}

/// A charge to open a place for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The name by which the provider knows the customer.
    pub payer: String,
    /// How much.
    pub amount: Money,
    /// Our name for it: asked for again, it is the same place.
    pub name: String,
    /// What the statement of the card and the receipt say it is for.
    pub about: String,
}

/// A page of what was ever opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// Those that bear a name of ours.
    pub ours: Vec<Place>,
    /// After which one the next page begins; `None` when this is the last.
    pub next: Option<String>,
}

/// A place at which a charge was, or may be, taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The provider's name for it.
    pub id: String,
    /// Our name for it.
    pub name: String,
    /// How the charge stands.
    pub standing: Standing,
}

/// Money to give back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundOrder {
    /// The place at which it was charged.
    pub place: String,
    /// How much.
    pub amount: Money,
    /// Our name for it: asked for again, it is the same refund.
    pub name: String,
}

/// What the provider tells by itself. It is a hint to look, no more: what it says of amounts and states is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The provider's name for this word: told twice, it is the same.
    pub id: String,
    /// Of which kind it is.
    pub kind: String,
    /// What it is about.
    pub about: About,
}

/// What a word of the provider is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The charge at this place.
    Charge(String),
    /// A refund of what was charged at this place.
    RefundOf(String),
    /// The card that was entered on this page.
    Page(String),
    /// Something that is not ours to know.
    Else,
}

/// Why the provider has not answered what was asked.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// It did not answer, or not in time: what was asked may have been done.
    #[error("the provider of card payments does not answer: {0}")]
    NoAnswer(String),
    /// It refuses the question.
    #[error("the provider of card payments refuses with {status}: {said}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// What it says.
        said: String,
    },
    /// It answers what cannot be understood.
    #[error("the provider of card payments answers what is not understood: {0}")]
    Garbled(String),
}

impl ProviderError {
    /// Whether it will not do this, however often it is asked: neither is the way out closed, nor our right to ask in
    /// doubt, nor another question in the way.
    pub const fn is_final(&self) -> bool {
        match self {
            Self::Refused { status, .. } => {
                matches!(status, 400..=499) && !matches!(status, 401 | 403 | 408 | 409 | 425 | 429)
            }
            Self::NoAnswer(_) | Self::Garbled(_) => false,
        }
    }

    /// Whether it is the way out that is closed, and not this question at fault.
    pub const fn is_outage(&self) -> bool {
        match self {
            Self::NoAnswer(_) => true,
            Self::Refused { status, .. } => *status == 429 || *status >= 500,
            Self::Garbled(_) => false,
        }
    }
}
