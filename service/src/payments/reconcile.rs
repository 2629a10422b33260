//! Every payment is compared with the provider, and what differs is settled.

use domain::access::{Actor, Permit};
use domain::ledger::Key;
use domain::payment::{PaymentKind, PaymentState};

use crate::desk::Desk;
use crate::error::{Error, Result};

/// How many payments are read at once.
const BATCH: i64 = 200;

/// What a comparison found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// How many payments the provider was asked about.
    pub looked: usize,
    /// Those that stood otherwise here, and do not any longer.
    pub settled: Vec<Key>,
    /// Those that are still open.
    pub open: Vec<Key>,
    /// Those at which a person has to look, each with why.
    pub wrong: Vec<(Key, String)>,
}

impl Desk {
    /// Compares every payment with the provider. For whoever runs the desk.
    pub async fn reconcile_payments(&self, actor: &Actor) -> Result<Reconciled> {
        if !actor.may(Permit::Account) {
            return Err(Error::NotFound);
        }
        let mut found = Reconciled::default();
        let mut after = String::new();
        loop {
            let mut tx = self.store.read().await?;
            let batch = tx.payments_after(&after, BATCH).await?;
            drop(tx);
            let Some(last) = batch.last() else { break };
            after = last.payment.key.to_string();
            for kept in batch {
                self.reconcile(&kept.payment.key, &mut found).await?;
            }
        }
        Ok(found)
    }

    async fn reconcile(&self, key: &Key, found: &mut Reconciled) -> Result<()> {
        let mut tx = self.store.read().await?;
        let before = tx.payment(key).await?;
        drop(tx);
        let Some(before) = before else { return Ok(()) };
        found.looked += usize::from(before.payment.asked);
        if let Err(error) = self.pay(key).await {
            found.wrong.push((key.clone(), crate::jobs::chain(&error)));
            return Ok(());
        }
        let mut tx = self.store.read().await?;
        let Some(now) = tx.payment(key).await? else {
            return Ok(());
        };
        let (kind, state) = (now.payment.kind, now.payment.state);
        if state.is_open() {
            found.open.push(key.clone());
        } else if kind == PaymentKind::Refund
            && matches!(state, PaymentState::Failed | PaymentState::Cancelled)
        {
            let why = format!("the refund did not get there: {:?}", now.payment.declined);
            found.wrong.push((key.clone(), why));
        } else if state != before.payment.state {
            found.settled.push(key.clone());
        }
        Ok(())
    }
}
