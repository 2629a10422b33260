//! The desk: everything that a use case needs, gathered once.

use std::sync::Arc;

use domain::access::Actor;
use domain::calendar::Calendar;
use domain::contact::country::Country;
use domain::event::By;
use domain::money::Currency;
use domain::time::Timestamp;
use store::Store;
use tokio::sync::Notify;
use uuid::Uuid;

use crate::blobs::Blobs;
use crate::clock::Clock;
use crate::entropy::Entropy;
use crate::passwords::Passwords;
use crate::payments::Provider;
use crate::pictures::Pictures;
use crate::policy::Policies;
use crate::post::Transport;
use crate::turnaround::Published;

/// Who runs this desk, as customers see it.
#[derive(Debug, Clone)]
pub struct Maker {
    /// The maker's name.
    pub name: String,
    /// Where devices are sent to, one line each.
    pub address: Vec<String>,
    /// The telephone number for help.
    pub phone: String,
    /// The e-mail address for help.
    pub email: String,
    /// The address that letters come from.
    pub sender: String,
    /// The address of the portal, without a slash at its end.
    pub public_url: String,
    /// The currency of estimates.
    pub currency: Currency,
    /// The country that the desk is in, and most of its customers.
    pub country: Country,
}

/// The desk. Cheap to clone; holds no state that a second process would need.
#[derive(Clone)]
pub struct Desk {
    /// What is remembered.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// Where randomness comes from.
    pub entropy: Entropy,
    /// Where files are kept.
    pub blobs: Blobs,
    /// How uploads are checked.
    pub pictures: Pictures,
    /// How passwords are hashed and compared.
    pub passwords: Passwords,
    /// How mail leaves.
    pub post: Arc<Transport>,
    /// Who charges cards; `None` when everything is paid on account.
    pub cards: Option<Arc<dyn Provider>>,
    /// Who runs it.
    pub maker: Arc<Maker>,
    /// Its business days.
    pub calendar: Arc<Calendar>,
    /// The versions of the policy that were read; which of them decides, the database says.
    pub policies: Policies,
    /// How long devices stay, as it was counted last.
    pub published: Published,
    /// Wakes this process's worker when it has enqueued a job; others find the job by looking.
    pub work: Arc<Notify>,
    /// Whether this is the demo, with its mailbox page and its sign-in links.
    pub demo: bool,
}

impl Desk {
    /// The current moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A fresh identity for something that begins now.
    pub(crate) fn fresh(&self) -> Uuid {
        self.entropy.uuid_v7(self.clock.now())
    }
}

/// The actor, as events record them. Somebody who only holds a link changes nothing, so they have no entry.
pub(crate) fn by(actor: &Actor) -> Option<By> {
    match actor {
        Actor::Customer { id, .. } => Some(By::Customer(*id)),
        Actor::Staff { id, .. } => Some(By::Staff(*id)),
        Actor::Desk => Some(By::Desk),
        Actor::Visitor | Actor::Holder { .. } => None,
    }
}
