//! Going on later, on this or another device: a link by e-mail.

use domain::contact::Email;
use domain::field::FieldErrors;
use domain::intake::fields;
use store::Draft;

use super::OpenDraft;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::jobs::{Job, at_once};
use crate::limits::Limit;
use crate::tokens::Token;

/// How many links may be mailed for one filing within an hour.
const LINKS_PER_HOUR: i64 = 5;
/// Links mailed to one address: anybody may type any, and nobody's mailbox is to be filled.
const TO_ADDRESS: Limit = Limit {
    name: "resume-address",
    most: 10,
};
const FROM_PLACE: Limit = Limit {
    name: "resume-place",
    most: 40,
};
/// The hour in which links are counted, in microseconds.
const HOUR: i64 = 3_600_000_000;

impl Desk {
    /// Mails a link with which this filing goes on later; answers the address that it goes to.
    pub async fn mail_resume_link(&self, token: &Token, email: &str, ip: &str) -> Result<Email> {
        let email = Email::parse(email).map_err(|error| FieldErrors::one(fields::EMAIL, error))?;
        self.count_try(&[
            (FROM_PLACE, ip),
            (TO_ADDRESS, &email.canonical_for_search()),
        ])
        .await?;
        let mut tx = self.store.write().await?;
        let now = self.now();
        let draft = self
            .draft_to_change(&mut tx, Some(token))
            .await?
            .filter(|draft| draft.case.is_none())
            .ok_or(Error::NotFound)?;
        let hour = now.micros() / HOUR * HOUR;
        if tx.hit(&format!("resume:{}", draft.id), hour).await? > LINKS_PER_HOUR {
            return Err(Error::TooMany {
                retry_after_seconds: 3600,
            });
        }
        let job = Job::ResumeLink {
            draft: draft.id,
            email: email.as_str().to_owned(),
            language: draft.answers.language().to_owned(),
        };
        self.enqueue(&mut tx, &at_once(now, job)).await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(email)
    }

    /// The filing that a link in a mail goes on with; looking at it changes nothing.
    pub async fn draft_by_link(&self, link: &Token) -> Result<OpenDraft> {
        let mut tx = self.store.read().await?;
        let now = self.now().micros();
        let id = tx
            .draft_by_link(&link.hash(), now)
            .await?
            .ok_or(Error::NotFound)?;
        let draft = unsent(tx.draft(id, now).await?)?;
        self.with_records(&mut tx, draft).await
    }

    /// Gives the filing of this link to the browser that asks; the answer is the secret for its cookie. The
    /// browser that had it before has it no more.
    pub async fn resume_draft(&self, link: &Token) -> Result<Token> {
        let mut tx = self.store.write().await?;
        let now = self.now().micros();
        let id = tx
            .draft_by_link(&link.hash(), now)
            .await?
            .ok_or(Error::NotFound)?;
        tx.hold_draft(id).await?;
        unsent(tx.draft(id, now).await?)?;
        let token = Token::new(&self.entropy);
        tx.rekey_draft(id, &token.hash()).await?;
        tx.commit().await?;
        Ok(token)
    }
}

/// A filing that was sent is a case, and followed there: its link, which lies in a mailbox for two weeks, shows
/// nobody who filed it.
fn unsent(draft: Option<Draft>) -> Result<Draft> {
    draft
        .filter(|draft| draft.case.is_none())
        .ok_or(Error::NotFound)
}
