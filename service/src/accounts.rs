//! The accounts of customers and distributors: who owes what and since when, the statement of one, and what is booked
//! on it by hand.

pub mod by_hand;
pub mod check;
pub mod export;
mod paper;
pub mod statement;

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::access::{Actor, Permit};
use domain::account::{Credit, Owed};
use domain::id::StaffId;
use domain::ledger::Party;
use domain::money::Currency;
use domain::policy::Policy;
use domain::time::Date;
pub use store::{Entry, FamilyCost, HandBooking, HandState, Holder};
use store::{HolderPlace, HolderSlice, Tx};
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::{Error, Result};

/// Over how many days the costs of warranties are summed.
pub const COST_DAYS: i64 = 90;
/// How many accounts a page shows.
const PAGE: usize = 50;

/// Which accounts a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountsView {
    /// All on which something was booked, and every distributor.
    All,
    /// Those that owe us something.
    Owing,
    /// Those to which we owe something.
    Credit,
}

impl AccountsView {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 3] = [Self::All, Self::Owing, Self::Credit];

    /// Its name in an address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Owing => "owing",
            Self::Credit => "credit",
        }
    }

    /// The one with this name; without one all accounts.
    fn of(key: &str) -> Result<Self> {
        if key.is_empty() {
            return Ok(Self::All);
        }
        let known = Self::ALL.into_iter().find(|view| view.key() == key);
        known.ok_or(Error::NotFound)
    }
}

/// How an account stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Whose it is, with what they owe.
    pub holder: Holder,
    /// What is open, charge by charge.
    pub open: Owed,
    /// What it may owe.
    pub credit: Credit,
}

/// A page of accounts.
#[derive(Debug, Clone)]
pub struct Accounts {
    /// Which accounts.
    pub view: AccountsView,
    /// Those with the largest sums first.
    pub rows: Vec<Standing>,
    /// Where the next page begins; `None` when this is the last.
    pub next: Option<String>,
    /// What waits for a second person, each with the name of its account, the earliest first.
    pub waiting: Vec<(HandBooking, String)>,
    /// The names of those who work here.
    pub names: BTreeMap<StaffId, String>,
    /// The terms in force.
    pub policy: Arc<Policy>,
    /// The day by which the ages are counted.
    pub today: Date,
}

impl Desk {
    /// The accounts, or those whose name or address holds a text.
    pub async fn accounts(
        &self,
        actor: &Actor,
        view: &str,
        text: &str,
        after: &str,
    ) -> Result<Accounts> {
        sees_accounts(actor)?;
        let view = AccountsView::of(view)?;
        let slice = match (text.trim(), view) {
            ("", AccountsView::All) => HolderSlice::All,
            ("", AccountsView::Owing) => HolderSlice::Owing,
            ("", AccountsView::Credit) => HolderSlice::Credit,
            (text, _) => HolderSlice::Named(text),
        };
        let after = place(after).ok_or(Error::NotFound)?;
        let mut tx = self.store.read().await?;
        let policy = self.policy_in_force(&mut tx).await?;
        let most = i64::try_from(PAGE).unwrap_or(i64::MAX);
        let mut holders = tx.holders(slice, policy.currency, after, most + 1).await?;
        let more = holders.len() > PAGE;
        holders.truncate(PAGE);
        let last = holders.last().filter(|_| more).and_then(place_of);
        let mut rows = Vec::new();
        for holder in holders {
            rows.push(self.standing(&mut tx, holder, &policy).await?);
        }
        let mut waiting = Vec::new();
        for one in tx.hand_bookings_waiting().await? {
            let holder = tx.holder(one.holder, policy.currency).await?;
            waiting.push((one, holder.map_or_else(String::new, |holder| holder.name)));
        }
        Ok(Accounts {
            view,
            rows,
            next: last,
            waiting,
            names: names(&mut tx).await?,
            policy,
            today: self.today(),
        })
    }

    /// What warranties have cost us within the last [`COST_DAYS`] days, by the family of the device, the largest sum
    /// first. For whoever answers for the books.
    pub async fn warranty_costs(&self, actor: &Actor) -> Result<Vec<FamilyCost>> {
        if !actor.may(Permit::Countersign) {
            return Err(Error::NotFound);
        }
        let since = self.now().plus_days(-COST_DAYS);
        let mut tx = self.store.read().await?;
        Ok(tx.warranty_costs(since).await?)
    }

    /// How the account of this holder stands.
    async fn standing(&self, tx: &mut Tx, holder: Holder, policy: &Policy) -> Result<Standing> {
        let entries = tx.entries_of(holder.party).await?;
        Ok(self.counted(holder, &entries, policy))
    }

    /// The same from its entries.
    fn counted(&self, holder: Holder, entries: &[Entry], policy: &Policy) -> Standing {
        let posted = entries.iter().map(|one| (self.day_of(one), &one.booking));
        let currency = holder.owed.currency;
        Standing {
            open: Owed::of(posted, holder.party, currency),
            credit: Credit {
                owed: holder.owed,
                limit: policy.credit_limit(),
            },
            holder,
        }
    }

    /// The account of this holder, for staff who see accounts.
    async fn holder_for(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        party: Party,
        currency: Currency,
    ) -> Result<Holder> {
        sees_accounts(actor)?;
        tx.holder(party, currency).await?.ok_or(Error::NotFound)
    }

    /// The day on which an entry was booked, by the desk's clock.
    fn day_of(&self, entry: &Entry) -> Date {
        self.calendar.zone.date(entry.at)
    }

    fn today(&self) -> Date {
        self.calendar.zone.date(self.now())
    }
}

fn sees_accounts(actor: &Actor) -> Result<()> {
    if actor.may(Permit::Account) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

async fn names(tx: &mut Tx) -> Result<BTreeMap<StaffId, String>> {
    let staff = tx.all_staff().await?;
    Ok(staff
        .into_iter()
        .map(|member| (member.id, member.name))
        .collect())
}

/// Where a page begins, as the address says it.
fn place(text: &str) -> Option<HolderPlace> {
    if text.is_empty() {
        return Some(HolderPlace::FIRST);
    }
    let (sum, id) = text.split_once('~')?;
    Some(HolderPlace {
        sum: sum.parse().ok()?,
        id: Uuid::parse_str(id).ok()?,
    })
}

fn place_of(holder: &Holder) -> Option<String> {
    let id = match holder.party {
        Party::Customer(id) => id.uuid(),
        Party::Account(id) => id.uuid(),
        Party::Maker | Party::Carrier => return None,
    };
    Some(format!("{}~{id}", holder.owed.minor.saturating_abs()))
}
