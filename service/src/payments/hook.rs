//! What the provider tells by itself: verified, heard once, and no more than a hint to look.

use super::provider::About;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::jobs::{Job, at_once};

/// What became of something that came by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// It is heard; what follows is a job in the same commit.
    Heard,
    /// It was heard before.
    Again,
    /// It is not the provider's word, and left no trace.
    NotGenuine,
}

impl Desk {
    /// Hears what came by itself. Answered before anything is done about it, so that nothing that takes long is told again.
    pub async fn hear_provider(&self, body: &[u8], signature: &str) -> Result<Word> {
        let provider = self.cards.clone().ok_or(Error::NotFound)?;
        let told = match provider.read(body, signature, self.now()) {
            Ok(told) => told,
            Err(why) => {
                tracing::warn!(%why, "What came as the provider's word is not taken for it.");
                return Ok(Word::NotGenuine);
            }
        };
        let mut tx = self.store.write().await?;
        if !tx.hear_provider(&told.id, &told.kind, self.now()).await? {
            return Ok(Word::Again);
        }
        match told.about {
            About::Charge(place) => {
                if let Some(kept) = tx.payment_by_provider_id(&place).await? {
                    self.enqueue_payment(&mut tx, &kept.payment.key).await?;
                }
            }
            About::RefundOf(place) => {
                if let Some(charge) = tx.payment_by_provider_id(&place).await? {
                    for kept in tx.refunds_of(&charge.payment.key).await? {
                        self.enqueue_payment(&mut tx, &kept.payment.key).await?;
                    }
                }
            }
            About::Page(session) => {
                let job = Job::CardEntered { session };
                self.enqueue(&mut tx, &at_once(self.now(), job)).await?;
            }
            About::Else => {}
        }
        tx.commit().await?;
        self.work.notify_one();
        Ok(Word::Heard)
    }
}
