//! Looks through the whole ledger for entries that break a rule. Changes nothing.

use std::collections::BTreeSet;

use domain::access::{Actor, Permit};
use domain::event::Event;
use domain::id::CaseId;
use domain::ledger::check::{Fault, Finding, of_account, of_case, of_shape};
use domain::ledger::{Booking, Party};
use store::{Entry, HandState, Tx};
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::{Error, Result};

/// How many entries are read at once.
const BATCH: i64 = 500;

/// What was found.
#[derive(Debug, Clone)]
pub struct LedgerCheck {
    /// How many entries were looked at.
    pub entries: u64,
    /// Those that break a rule.
    pub findings: Vec<Finding>,
}

impl Desk {
    /// Checks every entry by itself, in its return and on its account. For whoever runs the desk.
    pub async fn check_ledger(&self, actor: &Actor) -> Result<LedgerCheck> {
        if !actor.may(Permit::Account) {
            return Err(Error::NotFound);
        }
        let mut tx = self.store.read().await?;
        let mut found = Vec::new();
        let (mut cases, mut parties) = (BTreeSet::<CaseId>::new(), BTreeSet::<Party>::new());
        let (mut after, mut entries) = (0, 0);
        loop {
            let batch = tx.entries_after(after, BATCH).await?;
            let Some(last) = batch.last() else { break };
            after = last.seq;
            for entry in &batch {
                found.extend(self.alone(&mut tx, entry).await?);
                cases.extend(entry.case);
                parties.extend(entry.holder);
                entries += 1;
            }
        }
        for id in cases {
            found.extend(in_case(&mut tx, id).await?);
        }
        for party in parties {
            let of_holder = tx.entries_of(party).await?;
            let bookings: Vec<&Booking> = of_holder.iter().map(|entry| &entry.booking).collect();
            found.extend(of_account(party, &bookings));
        }
        Ok(LedgerCheck {
            entries,
            findings: found,
        })
    }

    async fn alone(&self, tx: &mut Tx, entry: &Entry) -> Result<Vec<Finding>> {
        let booking = &entry.booking;
        let undone = match &booking.reverses {
            Some(key) => tx.entry(key).await?,
            None => None,
        };
        let mut found = of_shape(booking, undone.as_ref().map(|entry| &entry.booking));
        if entry.holder != booking.holder() {
            found.push(Finding::new(&booking.key, Fault::Holder));
        }
        if booking.key.is_by_hand() && !self.was_confirmed(tx, entry).await? {
            found.push(Finding::new(&booking.key, Fault::OnePerson));
        }
        Ok(found)
    }

    /// Whether a second person has confirmed an entry that needs one.
    async fn was_confirmed(&self, tx: &mut Tx, entry: &Entry) -> Result<bool> {
        let policy = self.policy_at(tx, entry.policy).await?;
        if !policy.needs_second_person(entry.booking.amount) {
            return Ok(true);
        }
        let name = entry.booking.key.as_str().rsplit('/').next();
        let Some(name) = name.and_then(|name| Uuid::parse_str(name).ok()) else {
            return Ok(false);
        };
        let entered = tx.hand_booking(name).await?;
        Ok(entered.is_some_and(|entered| {
            matches!(entered.state, HandState::Confirmed(_)) && entered.booking == entry.booking
        }))
    }
}

async fn in_case(tx: &mut Tx, id: CaseId) -> Result<Vec<Finding>> {
    let case = tx.case(id).await?.ok_or(Error::NotFound)?;
    let events: Vec<Event> = tx
        .events_of(id)
        .await?
        .into_iter()
        .map(|one| one.event)
        .collect();
    let entries = tx.entries_of_case(id).await?;
    let bookings: Vec<&Booking> = entries.iter().map(|entry| &entry.booking).collect();
    Ok(of_case(&case, &events, &bookings))
}
