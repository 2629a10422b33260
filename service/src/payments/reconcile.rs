//! Every payment is compared with the provider, and what differs is settled.

use domain::access::{Actor, Permit};
use domain::ledger::Key;
use domain::payment::{PaymentKind, PaymentState, Standing, charge_of};

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
    /// Why what the provider holds could not be read to the end; `None` when it was.
    pub unread: Option<String>,
}

impl Desk {
    /// Compares every payment with the provider, and what the provider has taken with what is known of it here. For
    /// whoever runs the desk.
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
        self.look_for_strangers(&mut found).await?;
        Ok(found)
    }

    /// What the provider has taken under a name of ours, and what is known here of which does not tell of it: a database
    /// was put back from a backup, or a try that was over has come through.
    async fn look_for_strangers(&self, found: &mut Reconciled) -> Result<()> {
        let Some(provider) = self.cards.clone() else {
            return Ok(());
        };
        let mut after = None;
        loop {
            let page = match provider.places(after).await {
                Ok(page) => page,
                Err(error) => {
                    found.unread = Some(error.to_string());
                    return Ok(());
                }
            };
            for place in page.ours {
                let Standing::Done { amount } = place.standing else {
                    continue;
                };
                let key = Key::kept(charge_of(&place.name).to_owned());
                let mut tx = self.store.read().await?;
                let kept = tx.payment(&key).await?;
                if kept.is_none_or(|kept| kept.payment.provider_id.as_deref() != Some(&place.id)) {
                    let why = format!(
                        "{} has taken {} {}, and nothing is known of it here",
                        place.id,
                        amount.currency.key(),
                        amount.decimal()
                    );
                    found.wrong.push((key, why));
                }
            }
            if page.next.is_none() {
                return Ok(());
            }
            after = page.next;
        }
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
