//! A card is saved: the customer agrees, enters it on the provider's page, and it takes the place of the one before.

use domain::access::Actor;
use domain::id::CustomerId;
use domain::number::CaseNumber;
use domain::payment::PaymentKind;
use store::{Card, SavedCard, Tx};
use words::Words;

use super::provider::{CardPage, Payer};
use crate::change::Need;
use crate::consequences::Due;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::jobs::{Job, at_once};
use crate::limits::Limit;

/// Pages for a card that one customer may open in a quarter of an hour.
const PAGES: Limit = Limit {
    name: "card-page",
    most: 10,
};
/// Times that one may come back from one of them.
const RETURNS: Limit = Limit {
    name: "card-return",
    most: 10,
};
/// Seconds after which a job looks for the card, should the provider not have answered at once.
const LATER: i64 = 30;

impl Desk {
    /// The sentence to which a customer agrees before they enter a card.
    pub fn card_consent(&self, words: Words) -> String {
        words.card_consent(&self.maker.name)
    }

    /// The card of a customer that is charged, as its holder knows it. Theirs alone.
    pub async fn my_card(&self, actor: &Actor, number: CaseNumber) -> Result<Option<String>> {
        let mut tx = self.store.read().await?;
        let case = self.case_for(&mut tx, actor, number, Need::Own).await?;
        let card = tx.card_of(case.customer).await?;
        Ok(card.and_then(|card| card.saved).map(|saved| saved.label))
    }

    /// They agree, and get the address of the provider's page for their card. Theirs alone.
    pub async fn begin_card(
        &self,
        actor: &Actor,
        number: CaseNumber,
        words: Words,
        (done, back): (String, String),
    ) -> Result<String> {
        let provider = self.cards.clone().ok_or(Error::NotFound)?;
        let mut tx = self.store.read().await?;
        let case = self.case_for(&mut tx, actor, number, Need::Own).await?;
        let known = tx.payer_of(case.customer).await?;
        drop(tx);
        let whose = case.customer.to_string();
        self.count_try(&[(PAGES, &whose)]).await?;
        let payer = match known {
            Some(payer) => payer,
            None => provider
                .know(Payer {
                    name: case.customer.to_string(),
                    email: case.contact.email.to_string(),
                })
                .await
                .map_err(Error::internal)?,
        };
        let id = self.fresh();
        let page = CardPage {
            payer: payer.clone(),
            name: id.to_string(),
            done,
            back,
        };
        let open = provider.page(page).await.map_err(Error::internal)?;
        let mut tx = self.store.write().await?;
        tx.begin_card(&Card {
            id,
            customer: case.customer,
            payer,
            session: open.session,
            consent: self.card_consent(words),
            consented_at: self.now(),
            saved: None,
            removed_at: None,
        })
        .await?;
        tx.commit().await?;
        Ok(open.url)
    }

    /// They are back from the page on which a card is entered. When the provider does not answer just now, a job keeps
    /// the card, whether or not the provider tells of it.
    pub async fn card_entered(&self, session: &str) -> Result<()> {
        let mut tx = self.store.read().await?;
        let known = tx.card_by_session(session).await?;
        drop(tx);
        if known.is_none_or(|card| card.saved.is_some()) {
            return Ok(());
        }
        self.count_try(&[(RETURNS, session)]).await?;
        // The job before the question: a browser that goes away meanwhile does not end the matter.
        let job = Job::CardEntered {
            session: session.to_owned(),
        };
        let mut tx = self.store.write().await?;
        let later = Due::at(self.now().plus_seconds(LATER), job);
        self.enqueue_once(&mut tx, &later, &format!("card-entered-{session}"))
            .await?;
        tx.commit().await?;
        if let Err(error) = self.keep_card(session).await {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "A card is kept later."
            );
        }
        Ok(())
    }

    /// Keeps the card that was entered on this page, when one was; told twice, once. What waits for a card is charged.
    pub async fn keep_card(&self, session: &str) -> Result<()> {
        let mut tx = self.store.read().await?;
        let known = tx.card_by_session(session).await?;
        let Some(card) = known.filter(|card| card.saved.is_none()) else {
            return Ok(());
        };
        drop(tx);
        let entered = self.provider()?.entered(session.to_owned()).await;
        let Some(entered) = entered.map_err(Error::internal)? else {
            return Ok(());
        };
        let mut tx = self.store.write().await?;
        let kept = tx.card_by_session(session).await?;
        if kept.is_none_or(|card| card.saved.is_some()) {
            return Ok(());
        }
        let in_use = tx.card_of(card.customer).await?;
        if in_use.is_some_and(|newer| newer.consented_at > card.consented_at) {
            // The page of an earlier card is answered late: the one that they entered last stays.
            let method = entered.method;
            self.enqueue_forgetting(&mut tx, method).await?;
            tx.commit().await?;
            return Ok(());
        }
        self.drop_card(&mut tx, card.customer, &entered.method)
            .await?;
        let saved = SavedCard {
            method: entered.method,
            label: entered.label,
            at: self.now(),
        };
        if !tx.save_card(card.id, &saved).await? {
            // Somebody else has kept it meanwhile; what was changed here is not.
            return Ok(());
        }
        for kept in tx.payments_of_customer(card.customer).await? {
            // What waits for a card, or whose card was declined, is tried with this one; what is still being tried with
            // another has its turn when that is over.
            if kept.payment.kind == PaymentKind::Charge && kept.payment.state.may_change() {
                self.enqueue_payment(&mut tx, &kept.payment.key).await?;
            }
        }
        tx.commit().await?;
        self.work.notify_one();
        Ok(())
    }

    /// The card of whoever is signed in, as they know it; `None` when they have saved none. Theirs alone.
    pub async fn own_card(&self, actor: &Actor) -> Result<Option<String>> {
        let customer = owner(actor)?;
        let mut tx = self.store.read().await?;
        let card = tx.card_of(customer).await?;
        Ok(card.and_then(|card| card.saved).map(|saved| saved.label))
    }

    /// They remove their card: nothing is charged to it any more, here or at the provider. What it has paid can still go
    /// back to it. Theirs alone.
    pub async fn remove_own_card(&self, actor: &Actor) -> Result<()> {
        let customer = owner(actor)?;
        let mut tx = self.store.write().await?;
        self.drop_card(&mut tx, customer, "").await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(())
    }

    /// Removes the card of a customer here, and plans to have the provider forget it, unless it is the one that is kept.
    async fn drop_card(&self, tx: &mut Tx, customer: CustomerId, kept: &str) -> Result<()> {
        let before = tx.card_of(customer).await?;
        tx.remove_card(customer, self.now()).await?;
        let method = before
            .and_then(|card| card.saved)
            .map(|saved| saved.method)
            .filter(|method| method != kept);
        if let Some(method) = method {
            self.enqueue_forgetting(tx, method).await?;
        }
        Ok(())
    }

    async fn enqueue_forgetting(&self, tx: &mut Tx, method: String) -> Result<()> {
        let job = Job::CardForgotten { method };
        self.enqueue(tx, &at_once(self.now(), job)).await
    }

    /// Has the provider forget a card.
    pub(crate) async fn forget_there(&self, method: &str) -> Result<()> {
        let forgotten = self.provider()?.forget(method.to_owned()).await;
        forgotten.map_err(Error::internal)
    }
}

/// Whoever is signed in as a customer: nobody stands in for them.
const fn owner(actor: &Actor) -> Result<CustomerId> {
    match actor {
        Actor::Customer { id, .. } => Ok(*id),
        Actor::Visitor | Actor::Holder { .. } | Actor::Staff { .. } | Actor::Desk => {
            Err(Error::SignInNeeded)
        }
    }
}
