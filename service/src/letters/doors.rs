//! Letters that open a door: a code to sign in, a link that goes on with a filing, an invitation to the desk.
//!
//! What opens the door is made when the letter is, so none lies in the queue; it is kept as a hash, in the
//! transaction that keeps the letter; and the letter is forgotten once it has left.

use domain::access::Role;
use domain::contact::Email;
use domain::id::DraftId;
use uuid::Uuid;
use words::{Lang, Words};

use super::Outgoing;
use super::layout::LetterText;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::people::INVITATION_DAYS;
use crate::post::Correspondent;
use crate::tokens::{OneTimeCode, Token};

/// Minutes for which a code can be used (ASVS 6.5.5).
const CODE_MINUTES: i64 = 10;
/// Days for which a link goes on with a filing.
const RESUME_DAYS: i64 = 14;

impl Desk {
    /// Mails a one-time code; nothing when nobody here has the address. Its row has the identity of the job, its hash
    /// is bound to the sixteen bytes of that identity, and it is good for the browser that asked (ASVS 6.6.2).
    pub(crate) async fn send_sign_in_code(
        &self,
        id: Uuid,
        email: &str,
        language: &str,
        browser: &[u8],
    ) -> Result<()> {
        match self.kept(id).await? {
            None => {
                self.write_sign_in_code(id, email, language, browser)
                    .await?;
            }
            // A code that could not leave in time would be of no use to anybody.
            Some(mail) if self.now().plus_minutes(-CODE_MINUTES).micros() >= mail.created_at => {
                return Ok(());
            }
            Some(_) => {}
        }
        self.post_kept(id).await
    }

    async fn write_sign_in_code(
        &self,
        id: Uuid,
        email: &str,
        language: &str,
        browser: &[u8],
    ) -> Result<()> {
        let address = Email::parse(email)
            .map_err(|error| Error::internal(format!("no address: {error:?}")))?;
        let mut tx = self.store.read().await?;
        if tx.customer_by_email(&address).await?.is_none() {
            return Ok(());
        }
        drop(tx);
        let words = words_of(language);
        let code = OneTimeCode::new(&self.entropy);
        let now = self.now();
        let ends = now.plus_minutes(CODE_MINUTES);
        let text = LetterText {
            subject: words.mail_sign_in_subject().to_owned(),
            title: words.mail_sign_in_title(CODE_MINUTES),
            references: vec![(
                words.mail_sign_in_code().to_owned(),
                code.expose().to_owned(),
            )],
            notes: vec![
                words.mail_sign_in_secret().to_owned(),
                words.mail_sign_in_wrong().to_owned(),
            ],
            ..self.door(words)
        };
        let mail = self.mail(id, outgoing(email, words, text)).await?;
        let mut tx = self.store.write().await?;
        tx.insert_code(
            id,
            &address,
            browser,
            &code.hash(id.as_bytes()),
            now.micros(),
            ends.micros(),
        )
        .await?;
        tx.insert_mail(&mail).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Mails the link that goes on with an unsent filing; nothing when it was sent or forgotten meanwhile.
    pub(crate) async fn send_resume_link(
        &self,
        id: Uuid,
        draft: DraftId,
        email: &str,
        language: &str,
    ) -> Result<()> {
        if self.kept(id).await?.is_none() {
            let mut tx = self.store.read().await?;
            let unsent = tx
                .draft(draft, self.now().micros())
                .await?
                .filter(|draft| draft.case.is_none());
            drop(tx);
            if unsent.is_none() {
                return Ok(());
            }
            self.write_resume_link(id, draft, email, language).await?;
        }
        self.post_kept(id).await
    }

    async fn write_resume_link(
        &self,
        id: Uuid,
        draft: DraftId,
        email: &str,
        language: &str,
    ) -> Result<()> {
        let words = words_of(language);
        let token = Token::new(&self.entropy);
        let ends = self.now().plus_days(RESUME_DAYS);
        let address = format!("{}/file/resume/{}", self.maker.public_url, token.expose());
        let text = LetterText {
            subject: words.mail_resume_subject().to_owned(),
            title: words.mail_resume_title().to_owned(),
            paragraphs: vec![words.mail_resume_text(words.date(self.calendar.zone.date(ends)))],
            notes: vec![words.mail_resume_wrong().to_owned()],
            button: Some((words.mail_button_resume().to_owned(), address)),
            ..self.door(words)
        };
        let mail = self.mail(id, outgoing(email, words, text)).await?;
        let mut tx = self.store.write().await?;
        tx.insert_draft_link(&token.hash(), draft, ends.micros())
            .await?;
        tx.insert_mail(&mail).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Mails the link with which somebody new sets up their account at the desk, in English as the desk is.
    pub(crate) async fn send_invitation(
        &self,
        id: Uuid,
        email: &str,
        name: &str,
        role: Role,
    ) -> Result<()> {
        if self.kept(id).await?.is_none() && !self.write_invitation(id, email, name, role).await? {
            return Ok(());
        }
        self.post_kept(id).await
    }

    /// Composes an invitation and keeps it; false when it was taken back meanwhile.
    async fn write_invitation(
        &self,
        id: Uuid,
        email: &str,
        name: &str,
        role: Role,
    ) -> Result<bool> {
        let words = Words::new(Lang::En);
        let ends = self.now().plus_days(INVITATION_DAYS);
        let mut tx = self.store.write().await?;
        if !tx.is_invited(email, self.now().micros()).await? {
            return Ok(false);
        }
        let address = self
            .keep_invitation(&mut tx, (email, name, role), ends)
            .await?;
        let text = LetterText {
            subject: words.mail_invitation_subject(&self.maker.name),
            title: words.mail_invitation_title(name, &self.maker.name),
            paragraphs: vec![words.mail_invitation_text(words.date(self.calendar.zone.date(ends)))],
            notes: vec![words.mail_invitation_wrong().to_owned()],
            button: Some((words.mail_button_invitation().to_owned(), address)),
            ..self.door(words)
        };
        let mail = self.mail(id, outgoing(email, words, text)).await?;
        tx.insert_mail(&mail).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// What all of these have in common.
    fn door(&self, words: Words) -> LetterText {
        LetterText {
            foot: words.mail_foot().to_owned(),
            signature: self.maker.signature(),
            ..LetterText::default()
        }
    }
}

fn words_of(language: &str) -> Words {
    Words::new(Lang::parse(language).unwrap_or(Lang::En))
}

fn outgoing(email: &str, words: Words, text: LetterText) -> Outgoing {
    let to = Correspondent {
        name: None,
        email: email.to_owned(),
    };
    Outgoing {
        to,
        lang: words.lang(),
        text,
        enclosure: None,
        case: None,
    }
}
