//! What is next for a payment, step by step: each asks the provider once and keeps what it heard.

use std::sync::Arc;

use domain::case::Case;
use domain::event::{Event, Moved, What};
use domain::ledger::Key;
use domain::money::Money;
use domain::payment::{
    Decline, Heard, Payment, PaymentKind, PaymentState, Standing, Step, Surprise, Want,
};
use store::{CardPayment, Promise, Tx};

use super::provider::{Order, Provider, ProviderError, RefundOrder};
use crate::change::{Command, Need};
use crate::consequences::Due;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::jobs::{Job, at_once};

/// How many steps one job does at most; a charge takes three.
const STEPS: usize = 8;
/// Seconds until what is open at the provider is looked at again, should it not tell by itself.
const LOOK_AGAIN: i64 = 15 * 60;

/// What the provider says cannot be: a person has to look.
#[derive(Debug, thiserror::Error)]
#[error("the payment {key} cannot be what the provider says: {surprise:?}")]
struct Surprising {
    key: Key,
    surprise: Surprise,
}

/// Whether a job goes on with a payment.
enum Next {
    /// There may be another step.
    Go,
    /// Nothing before somebody acts.
    Rest,
    /// The provider is at it.
    Later,
}

impl Desk {
    /// After a case was kept: what of it is to be charged to a card, and what goes back to one.
    pub(crate) async fn follow_cards(
        &self,
        tx: &mut Tx,
        case: &Case,
        events: &[Event],
    ) -> Result<()> {
        if events.iter().any(concerns_cards) {
            for kept in tx.payments_of_case(case.id).await? {
                // Whether it is wanted may be another question now.
                if kept.payment.kind == PaymentKind::Charge && kept.payment.state.may_change() {
                    self.enqueue_payment(tx, &kept.payment.key).await?;
                }
            }
        }
        for line in case.lines() {
            if let Some(charge) = line.card_charge_due() {
                let now = self.now();
                let kept = CardPayment {
                    payment: Payment::charge(charge.key, charge.amount),
                    case: case.id,
                    line: line.id,
                    customer: case.customer,
                    created_at: now,
                    changed_at: now,
                    version: 1,
                };
                self.plan_payment(tx, &kept).await?;
            }
        }
        for booking in events.iter().flat_map(|event| &event.booked) {
            if let Some(charge) = booking.refunds() {
                self.give_back(tx, &charge, booking.key.clone(), booking.amount)
                    .await?;
            }
        }
        Ok(())
    }

    /// Does whatever is next for a payment. What was asked for is looked at first: whoever calls may know that something
    /// has become of it.
    pub(crate) async fn pay(&self, key: &Key) -> Result<()> {
        let Some((kept, _)) = self.payment_now(key).await? else {
            return Ok(());
        };
        if kept.payment.asked {
            self.look_at(&kept).await?;
        }
        for _ in 0..STEPS {
            let Some((kept, want)) = self.payment_now(key).await? else {
                return Ok(());
            };
            let next = match kept.payment.kind {
                PaymentKind::Charge => self.step_of_charge(kept, want).await?,
                PaymentKind::Refund => self.step_of_refund(kept).await?,
            };
            match next {
                Next::Go => {}
                Next::Rest => return Ok(()),
                Next::Later => return self.look_again(key).await,
            }
        }
        // It goes round in a circle: later, and not never.
        self.look_again(key).await
    }

    /// Looks how a payment stands at the provider and keeps it.
    pub(super) async fn look_at(&self, kept: &CardPayment) -> Result<()> {
        let provider = self.provider()?;
        match kept.payment.kind {
            PaymentKind::Charge => {
                let Some(place) = kept.payment.provider_id.clone() else {
                    return Ok(());
                };
                let standing = provider.look(place).await.map_err(Error::internal)?;
                self.hear(&kept.payment, None, standing).await
            }
            PaymentKind::Refund => {
                let order = self.refund_order(kept).await?;
                let found = provider
                    .look_for_refund(order)
                    .await
                    .map_err(Error::internal)?;
                let (id, standing) = match found {
                    Some((id, standing)) => (Some(id), standing),
                    None => (None, Standing::NotBegun),
                };
                self.hear(&kept.payment, id, standing).await
            }
        }
    }

    /// A payment as it is kept now, and whether what it pays for is wanted.
    async fn payment_now(&self, key: &Key) -> Result<Option<(CardPayment, Want)>> {
        let mut tx = self.store.read().await?;
        let Some(kept) = tx.payment(key).await? else {
            return Ok(None);
        };
        let want = want(&mut tx, &kept).await?;
        Ok(Some((kept, want)))
    }

    async fn step_of_charge(&self, mut kept: CardPayment, want: Want) -> Result<Next> {
        let provider = self.provider()?;
        match kept.payment.step(want) {
            Step::Rest => Ok(Next::Rest),
            Step::Ask => self.charge(provider, kept).await,
            Step::Look => {
                self.look_at(&kept).await?;
                // What seemed lost, and waits for a device, may still arrive there.
                let now = self.payment_now(&kept.payment.key).await?;
                let waits = now.is_some_and(|(kept, want)| kept.payment.step(want) == Step::Look);
                Ok(if waits { Next::Later } else { Next::Go })
            }
            Step::GiveUp => {
                kept.payment.give_up();
                self.keep_payment(&kept).await?;
                Ok(Next::Go)
            }
            Step::Renew => {
                kept.payment.renew();
                self.keep_payment(&kept).await?;
                Ok(Next::Go)
            }
            Step::GiveUpThere => {
                let place = place(&kept)?;
                let standing = match provider.close(place.clone()).await {
                    Ok(standing) => Ok(standing),
                    // What was taken cannot be closed.
                    Err(ProviderError::Refused { .. }) => provider.look(place).await,
                    Err(error) => Err(error),
                };
                let standing = standing.map_err(Error::internal)?;
                self.hear(&kept.payment, None, standing).await?;
                let closed = matches!(standing, Standing::Cancelled | Standing::Done { .. });
                Ok(if closed { Next::Go } else { Next::Later })
            }
            Step::GiveBack => {
                let mut tx = self.store.write().await?;
                let charge = &kept.payment;
                let back = charge.key.given_back();
                self.give_back(&mut tx, &charge.key, back, charge.amount)
                    .await?;
                tx.commit().await?;
                self.work.notify_one();
                Ok(Next::Rest)
            }
        }
    }

    /// Opens a place for the charge, then takes the money there.
    async fn charge(&self, provider: Arc<dyn Provider>, mut kept: CardPayment) -> Result<Next> {
        let mut tx = self.store.read().await?;
        let card = tx.card_of(kept.customer).await?;
        let case = tx.case(kept.case).await?.ok_or(Error::NotFound)?;
        drop(tx);
        let number = case.number;
        let Some((payer, card)) = card.and_then(|card| Some((card.payer, card.saved?))) else {
            // None was entered yet, or it was removed: the customer names one, and is told so once.
            let line = case.line(kept.line);
            let advance = line.and_then(|line| line.advance.as_ref());
            if advance.is_some_and(|advance| advance.charge_failed) {
                return Ok(Next::Rest);
            }
            self.change(Command::clock(number), Need::Desk, |case, act| {
                case.advance_charge_failed(act, kept.line)
            })
            .await?;
            return Ok(Next::Rest);
        };
        let Some(place) = kept.payment.provider_id.clone() else {
            let order = Order {
                payer,
                amount: kept.payment.amount,
                name: kept.payment.name(),
                about: format!("RMA {}", number.rma()),
            };
            // A database that was put back from a backup does not know what was opened since.
            let found = provider.find_open(order.clone()).await;
            let opened = match found.map_err(Error::internal)? {
                Some(place) => Ok(place),
                None => provider.open(order).await,
            };
            let place = match opened {
                Ok(place) => place,
                Err(error) if error.is_final() => {
                    return self.not_taken(&kept, &card.method, &error).await;
                }
                Err(error) => return Err(Error::internal(error)),
            };
            kept.payment.provider_id = Some(place);
            self.keep_payment(&kept).await?;
            return Ok(Next::Go);
        };
        kept.payment.ask(Some(&card.method));
        self.keep_payment(&kept).await?;
        let name = kept.payment.name_with(&card.method);
        let standing = match provider.charge(place.clone(), card.method, name).await {
            Err(error) if error.is_final() => {
                warn_of(&kept, &error);
                // An earlier question may have begun it: the place says.
                provider.look(place).await.map(unless_begun)
            }
            answer => answer,
        };
        let standing = standing.map_err(Error::internal)?;
        self.hear(&kept.payment, None, standing).await?;
        self.unless_open(&kept.payment.key).await
    }

    /// No place can be opened for a charge: it is over, and told as a card that was declined.
    async fn not_taken(
        &self,
        asked: &CardPayment,
        card: &str,
        error: &ProviderError,
    ) -> Result<Next> {
        warn_of(asked, error);
        let mut tx = self.store.write().await?;
        let Some(mut kept) = tx.payment(&asked.payment.key).await? else {
            return Ok(Next::Rest);
        };
        let before = kept.payment.state;
        if kept.payment.attempt == asked.payment.attempt && kept.payment.not_taken(card) {
            tx.save_payment(&kept, self.now()).await?;
            self.tell_case(&mut tx, &kept, before).await?;
            tx.commit().await?;
            self.work.notify_one();
        }
        Ok(Next::Rest)
    }

    async fn step_of_refund(&self, mut kept: CardPayment) -> Result<Next> {
        match kept.payment.step(Want::Yes) {
            Step::Ask => {
                let order = self.refund_order(&kept).await?;
                let provider = self.provider()?;
                // A database that was put back from a backup does not know that it was asked for.
                let found = provider.look_for_refund(order.clone()).await;
                if let Some((id, standing)) = found.map_err(Error::internal)? {
                    self.hear(&kept.payment, Some(id), standing).await?;
                    return self.unless_open(&kept.payment.key).await;
                }
                kept.payment.ask(None);
                self.keep_payment(&kept).await?;
                let answer = match provider.refund(order.clone()).await {
                    Ok((id, standing)) => Ok((Some(id), standing)),
                    Err(error) if error.is_final() => {
                        warn_of(&kept, &error);
                        // An earlier question may have been done.
                        let found = provider.look_for_refund(order).await;
                        found.map(|found| match found {
                            Some((id, standing)) => (Some(id), standing),
                            None => (None, unless_begun(Standing::NotBegun)),
                        })
                    }
                    Err(error) => Err(error),
                };
                let (id, standing) = answer.map_err(Error::internal)?;
                self.hear(&kept.payment, id, standing).await?;
                self.unless_open(&kept.payment.key).await
            }
            Step::Look => {
                self.look_at(&kept).await?;
                self.unless_open(&kept.payment.key).await
            }
            // One that failed waits for a person.
            Step::Rest | Step::GiveUp | Step::GiveUpThere | Step::GiveBack | Step::Renew => {
                Ok(Next::Rest)
            }
        }
    }

    /// Takes in how a payment stands at the provider, and tells the case: one commit.
    async fn hear(
        &self,
        asked: &Payment,
        provider_id: Option<String>,
        standing: Standing,
    ) -> Result<()> {
        let mut tx = self.store.write().await?;
        let Some(mut kept) = tx.payment(&asked.key).await? else {
            return Ok(());
        };
        if kept.payment.attempt != asked.attempt {
            // It is about a try that is over.
            return Ok(());
        }
        let is_new = provider_id.is_some() && kept.payment.provider_id != provider_id;
        if is_new {
            kept.payment.provider_id = provider_id;
        }
        if let Standing::Declined { .. } = standing
            && asked.card.is_some()
        {
            // Of two cards that were tried at once it is this one that was declined.
            kept.payment.card.clone_from(&asked.card);
        }
        let before = kept.payment.state;
        let heard = kept.payment.hear(standing);
        match heard {
            Heard::Surprise(surprise) => {
                let key = asked.key.clone();
                return Err(Error::internal(Surprising { key, surprise }));
            }
            Heard::Known if !is_new => return Ok(()),
            Heard::Known => tx.save_payment(&kept, self.now()).await?,
            Heard::Moved(_) => {
                tx.save_payment(&kept, self.now()).await?;
                self.tell_case(&mut tx, &kept, before).await?;
            }
        }
        tx.commit().await?;
        self.work.notify_one();
        Ok(())
    }

    /// A charge that was made is booked, and one that was not is told; a refund is booked when it is decided.
    async fn tell_case(&self, tx: &mut Tx, kept: &CardPayment, before: PaymentState) -> Result<()> {
        let want = want(tx, kept).await?;
        if kept.payment.kind == PaymentKind::Refund || want == Want::No {
            return Ok(());
        }
        let number = tx.case(kept.case).await?.ok_or(Error::NotFound)?.number;
        let (command, line) = (Command::clock(number), kept.line);
        match kept.payment.state {
            PaymentState::Done => {
                self.change_in(tx, command, Need::Desk, |case, act| {
                    case.advance_charged(act, line)
                })
                .await?;
            }
            // Another card is tried by itself.
            PaymentState::Failed | PaymentState::Cancelled | PaymentState::NeedsCustomer
                if want == Want::WithAnotherCard => {}
            // What was declined and is closed now was told when it was declined.
            PaymentState::Cancelled
                if matches!(before, PaymentState::Failed | PaymentState::NeedsCustomer) => {}
            // Nobody is there to confirm it to their bank: another card, or the same one entered anew.
            PaymentState::Failed | PaymentState::Cancelled | PaymentState::NeedsCustomer => {
                self.change_in(tx, command, Need::Desk, |case, act| {
                    case.advance_charge_failed(act, line)
                })
                .await?;
            }
            PaymentState::Due | PaymentState::Unknown | PaymentState::Underway => {}
        }
        Ok(())
    }

    /// Plans to give so much of a charge back, once for this effect.
    async fn give_back(&self, tx: &mut Tx, charge: &Key, key: Key, amount: Money) -> Result<()> {
        let Some(charged) = tx.payment(charge).await? else {
            tracing::warn!(%charge, "What goes back to a card was not charged to one here.");
            return Ok(());
        };
        if tx.payment(&key).await?.is_some() {
            return Ok(());
        }
        let before = tx.refunds_of(charge).await?;
        let before: Vec<Payment> = before.into_iter().map(|kept| kept.payment).collect();
        let Some(payment) = charged.payment.refund(key, amount, &before) else {
            tracing::error!(%charge, "More would go back to a card than was charged to it: a person has to look.");
            return Ok(());
        };
        let now = self.now();
        let kept = CardPayment {
            payment,
            created_at: now,
            changed_at: now,
            version: 1,
            ..charged
        };
        self.plan_payment(tx, &kept).await
    }

    /// Keeps a payment that is to be made, and its job; once for its effect.
    async fn plan_payment(&self, tx: &mut Tx, kept: &CardPayment) -> Result<()> {
        if tx.add_payment(kept).await? {
            self.enqueue_payment(tx, &kept.payment.key).await?;
        }
        Ok(())
    }

    pub(crate) async fn enqueue_payment(&self, tx: &mut Tx, key: &Key) -> Result<()> {
        let key = key.clone();
        self.enqueue(tx, &at_once(self.now(), Job::Payment { key }))
            .await
    }

    async fn look_again(&self, key: &Key) -> Result<()> {
        let at = self.now().plus_seconds(LOOK_AGAIN);
        // One look a quarter of an hour, however many have asked for it.
        let once = format!("look-{key}-{}", at.micros() / (LOOK_AGAIN * 1_000_000));
        let key = key.clone();
        let mut tx = self.store.write().await?;
        self.enqueue_once(&mut tx, &Due::at(at, Job::Payment { key }), &once)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn keep_payment(&self, kept: &CardPayment) -> Result<()> {
        let mut tx = self.store.write().await?;
        tx.save_payment(kept, self.now()).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn unless_open(&self, key: &Key) -> Result<Next> {
        let now = self.payment_now(key).await?;
        let is_open = now.is_some_and(|(kept, _)| kept.payment.state.is_open());
        Ok(if is_open { Next::Later } else { Next::Go })
    }

    async fn refund_order(&self, kept: &CardPayment) -> Result<RefundOrder> {
        let mut tx = self.store.read().await?;
        let charge = match &kept.payment.of {
            Some(charge) => tx.payment(charge).await?,
            None => None,
        };
        let charge = charge.ok_or_else(|| Error::internal("a refund has no charge"))?;
        Ok(RefundOrder {
            place: place(&charge)?,
            amount: kept.payment.amount,
            name: kept.payment.name(),
        })
    }

    /// Who charges cards.
    pub(super) fn provider(&self) -> Result<Arc<dyn Provider>> {
        let none = || ProviderError::NoAnswer("none is configured".to_owned());
        self.cards.clone().ok_or_else(|| Error::internal(none()))
    }
}

/// Whether what a payment pays for is wanted: it is booked, or waits for just this.
async fn want(tx: &mut Tx, kept: &CardPayment) -> Result<Want> {
    let key = &kept.payment.key;
    if kept.payment.kind == PaymentKind::Refund || tx.entry(key).await?.is_some() {
        return Ok(Want::Yes);
    }
    let case = tx.case(kept.case).await?;
    let line = case.as_ref().and_then(|case| case.line(kept.line));
    let want = line.map_or(Want::No, |line| line.wants_card_charge(key));
    if want == Want::Yes {
        // Counted away, and its owner is not told yet.
        let promises = tx.promises_of_case(kept.case).await?;
        let is_lost = |one: &Promise| one.line == kept.line && one.kept_at.is_none();
        if promises.iter().any(is_lost) {
            return Ok(Want::NotYet);
        }
    }
    let Some(tried) = kept.payment.card.as_ref().filter(|_| want == Want::Yes) else {
        return Ok(want);
    };
    let entered = tx.card_of(kept.customer).await?.and_then(|card| card.saved);
    let is_another = entered.is_some_and(|entered| entered.method != *tried);
    Ok(if is_another {
        Want::WithAnotherCard
    } else {
        want
    })
}

/// Whether a card is wanted, or is not any longer, because of this.
fn concerns_cards(event: &Event) -> bool {
    let moved = |moved: &Moved| matches!(moved, Moved::Advance { .. });
    let waits = matches!(
        event.what,
        What::StockArrived
            | What::StockAwaited { .. }
            | What::AdvanceOnAccount
            | What::ReceiptUndone
            | What::WrongUnitUndone { .. }
            | What::Rejected { .. }
    );
    waits || event.moved.iter().any(moved)
}

/// What the provider does not take and has not begun is as good as declined.
const fn unless_begun(standing: Standing) -> Standing {
    match standing {
        Standing::NotBegun => Standing::Declined {
            why: Decline::NotTaken,
        },
        Standing::NeedsCustomer
        | Standing::Underway
        | Standing::Done { .. }
        | Standing::Declined { .. }
        | Standing::Cancelled => standing,
    }
}

fn warn_of(kept: &CardPayment, error: &ProviderError) {
    tracing::error!(key = %kept.payment.key, %error, "The provider does not take a payment: a person has to look.");
}

fn place(kept: &CardPayment) -> Result<String> {
    let place = kept.payment.provider_id.clone();
    place.ok_or_else(|| Error::internal("the provider was asked at no place"))
}
