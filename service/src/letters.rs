//! Letters: composed when their job runs, kept under the job's identity, sent until they have left.
//!
//! A letter is written once. When sending fails the job is tried again and finds the letter that it wrote, with
//! the same Message-ID, so that nobody gets two.

mod compose;
mod doors;
mod enclosure;
mod layout;

use domain::access::Sight;
use domain::case::Case;
use domain::event::{Event, What};
use domain::id::CaseId;
use domain::policy::Policy;
use domain::time::{Date, Timestamp};
use store::{Author, Mail, Message};
use uuid::Uuid;
use words::{Lang, Words};

use crate::blobs::BlobId;
use crate::change::{Command, Need};
use crate::consequences;
use crate::desk::{Desk, Maker};
use crate::error::{Error, Result};
use crate::jobs::LetterKind;
use crate::post::{Attachment, Correspondent, Letter, MessageId};
use crate::slip::Paper;
use crate::tokens::Token;
use compose::Topic;
use layout::LetterText;

/// Days for which the link in a letter opens its case.
const LINK_DAYS: i64 = 365;

/// A letter that is to be kept and sent.
struct Outgoing {
    /// To whom: name and address.
    to: Correspondent,
    /// In which language.
    lang: Lang,
    /// What it says.
    text: LetterText,
    /// What goes with it: a name and its bytes.
    enclosure: Option<(String, Vec<u8>)>,
    /// On which case.
    case: Option<CaseId>,
}

impl Desk {
    /// Writes to the customer of a case.
    pub(crate) async fn send_letter(
        &self,
        id: Uuid,
        case: CaseId,
        kind: LetterKind,
        message: Option<domain::id::MessageId>,
    ) -> Result<()> {
        if self.kept(id).await?.is_none() && !self.write_letter(id, case, kind, message).await? {
            return Ok(());
        }
        self.post_kept(id).await?;
        if kind == LetterKind::Authorised {
            self.authorisation_left(case).await?;
        }
        Ok(())
    }

    /// Reminds the customer of the last day of their RMA, unless the device has moved on or the day has.
    pub(crate) async fn remind(
        &self,
        id: Uuid,
        case: CaseId,
        last_day: Date,
        days_left: i64,
    ) -> Result<()> {
        let mut tx = self.store.read().await?;
        let Some(case) = tx.case(case).await? else {
            return Ok(());
        };
        let policy = self.policy_of(&mut tx, &case).await?;
        drop(tx);
        if self.kept(id).await?.is_none() {
            let rma = case.rma.as_ref().filter(|rma| rma.valid_until == last_day);
            // An RMA that got more days has reminders of its own.
            let Some(rma) = rma else { return Ok(()) };
            if self.topic(&case, &policy, None, "").days_left() > days_left {
                let zone = &self.calendar.zone;
                let again =
                    consequences::reminder(case.id, last_day, days_left, rma.issued_at, zone);
                let key = format!("remind:{}:{last_day}:{days_left}", case.id);
                return self.plan_again(again, &key).await;
            }
        }
        self.send_letter(id, case.id, LetterKind::Reminder, None)
            .await
    }

    /// Once by its key, however often the job that plans it is repeated.
    async fn plan_again(&self, due: Option<consequences::Due>, key: &str) -> Result<()> {
        let Some(due) = due.filter(|due| due.at > self.now()) else {
            return Ok(());
        };
        let mut tx = self.store.write().await?;
        let key = format!("{key}:{}", due.at.micros());
        self.enqueue_once(&mut tx, &due, &key).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Composes a letter and keeps it; false when there is nothing to say any more.
    async fn write_letter(
        &self,
        id: Uuid,
        case: CaseId,
        kind: LetterKind,
        about: Option<domain::id::MessageId>,
    ) -> Result<bool> {
        let mut tx = self.store.read().await?;
        let Some(case) = tx.case(case).await? else {
            return Ok(false);
        };
        let messages = tx.public_messages(case.id).await?;
        let events = tx.events_of(case.id).await?;
        let policy = self.policy_of(&mut tx, &case).await?;
        drop(tx);
        let mut ours = messages
            .iter()
            .filter(|message| message.author == Author::Staff);
        // More may have been written since: each letter carries the words that it was sent for.
        let asked = events.iter().rev().find_map(|one| asked(&one.event));
        let message = match (about, asked) {
            (Some(about), _) => ours.find(|message| message.id == about),
            (None, Some(asked)) if kind == LetterKind::Question => {
                ours.find(|message| message.at >= asked)
            }
            (None, _) => ours.next_back(),
        };
        let token = Token::new(&self.entropy);
        let link = format!("{}/l/{}", self.maker.public_url, token.expose());
        let topic = Topic {
            told: events.iter().rev().find_map(|one| told(&one.event, kind)),
            ..self.topic(&case, &policy, message, &link)
        };
        let Some(text) = compose::letter(&topic, kind) else {
            return Ok(false);
        };
        let lang = topic.words.lang();
        let enclosure = if compose::encloses_slip(kind) {
            Some(self.enclosed_slip(&case).await?)
        } else {
            None
        };
        let outgoing = Outgoing {
            to: customer(&case),
            lang,
            text,
            enclosure,
            case: Some(case.id),
        };
        let mail = self.mail(id, outgoing).await?;
        let mut tx = self.store.write().await?;
        tx.insert_case_link(
            &token.hash(),
            case.id,
            self.now().plus_days(LINK_DAYS).micros(),
        )
        .await?;
        tx.insert_mail(&mail).await?;
        tx.commit().await?;
        Ok(true)
    }

    fn topic<'a>(
        &'a self,
        case: &'a Case,
        policy: &'a Policy,
        message: Option<&'a Message>,
        link: &'a str,
    ) -> Topic<'a> {
        Topic {
            words: Words::new(Lang::parse(&case.language).unwrap_or(Lang::En)),
            case,
            message,
            told: None,
            link,
            maker: &self.maker,
            calendar: &self.calendar,
            policy,
            now: self.now(),
        }
    }

    async fn enclosed_slip(&self, case: &Case) -> Result<(String, Vec<u8>)> {
        let bytes = self
            .slip_of(case, Sight::Own, Paper::of(case.address.country))
            .await?;
        Ok((format!("{}.pdf", case.number.rma()), bytes))
    }

    /// The customer has everything needed: from now on the case waits for their parcel (S3).
    async fn authorisation_left(&self, case: CaseId) -> Result<()> {
        let Some(number) = self.number_of(case).await? else {
            return Ok(());
        };
        self.change(Command::clock(number), Need::Desk, |case, act| {
            case.authorisation_sent(act)
        })
        .await
        .map(drop)
    }

    async fn kept(&self, id: Uuid) -> Result<Option<Mail>> {
        let mut tx = self.store.read().await?;
        Ok(tx.mail(id).await?)
    }

    /// A letter as it is kept, under the identity of the job that writes it; lays its enclosure aside.
    async fn mail(&self, id: Uuid, outgoing: Outgoing) -> Result<Mail> {
        let (attachment_name, attachment_sha256) = match outgoing.enclosure {
            Some((name, bytes)) => {
                let stored = self.blobs.put(&bytes).await.map_err(Error::internal)?;
                (Some(name), Some(stored.id.to_string()))
            }
            None => (None, None),
        };
        Ok(Mail {
            id,
            message_id: self.message_id(id)?.as_str().to_owned(),
            recipient: outgoing.to.email,
            subject: outgoing.text.subject.clone(),
            body_text: outgoing.text.text(),
            body_html: outgoing.text.html(outgoing.lang.code()),
            attachment_name,
            attachment_sha256,
            case_id: outgoing.case.map(CaseId::uuid),
            created_at: self.now().micros(),
            sent_at: None,
        })
    }

    /// Sends a letter that is kept, unless it has left already.
    async fn post_kept(&self, id: Uuid) -> Result<()> {
        let Some(mail) = self.kept(id).await?.filter(|mail| mail.sent_at.is_none()) else {
            return Ok(());
        };
        let letter = self.letter(&mail).await?;
        self.post.send(&letter).await.map_err(Error::internal)?;
        let mut tx = self.store.write().await?;
        // Every letter holds a link that opens something, of which the database has but the hash: its text is
        // forgotten once it has left. The demo shows its mail on a page of its own; nobody else keeps it.
        tx.mark_mail_sent(id, self.now().micros(), self.demo)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn letter(&self, mail: &Mail) -> Result<Letter> {
        let mut attachments = Vec::new();
        if let (Some(name), Some(file)) = (&mail.attachment_name, &mail.attachment_sha256) {
            let file = BlobId::parse(file)
                .ok_or_else(|| Error::internal("the name of an enclosure is no hash"))?;
            let bytes = self.blobs.read(file).await.map_err(Error::internal)?;
            let media_type = "application/pdf".to_owned();
            attachments.push(Attachment {
                name: name.clone(),
                media_type,
                bytes,
            });
        }
        Ok(Letter {
            message_id: self.message_id(mail.id)?,
            written_at: domain::time::Timestamp::from_micros(mail.created_at),
            from: Correspondent {
                name: Some(self.maker.name.clone()),
                email: self.maker.sender.clone(),
            },
            to: Correspondent {
                name: None,
                email: mail.recipient.clone(),
            },
            reply_to: Some(Correspondent {
                name: Some(self.maker.name.clone()),
                email: self.maker.email.clone(),
            }),
            subject: mail.subject.clone(),
            text: mail.body_text.clone(),
            html: mail.body_html.clone(),
            attachments,
            headers: vec![("Auto-Submitted".to_owned(), "auto-generated".to_owned())],
        })
    }

    fn message_id(&self, id: Uuid) -> Result<MessageId> {
        let host = self.maker.sender.rsplit('@').next().unwrap_or("localhost");
        MessageId::new(&id.simple().to_string(), host)
            .ok_or_else(|| Error::internal("the sender has no host name"))
    }
}

impl Maker {
    /// Who writes, and how to reach them.
    fn signature(&self) -> Vec<String> {
        vec![self.name.clone(), self.phone.clone(), self.email.clone()]
    }
}

/// When a question was asked; its words were written in the same moment.
fn asked(event: &Event) -> Option<Timestamp> {
    matches!(event.what, What::CustomerAsked).then_some(event.at)
}

/// What staff wrote for the customer when they did what the letter is about, and when that was.
fn told(event: &Event, kind: LetterKind) -> Option<(Timestamp, &str)> {
    match (&event.what, kind) {
        (What::FixedRemotely { note }, LetterKind::FixedRemotely) => Some((event.at, note)),
        (What::ClosedBySales { reason }, LetterKind::ClosedBySales) => Some((event.at, reason)),
        (What::PurchaseDoubted { why }, LetterKind::ProofDoubted) => Some((event.at, why)),
        (
            What::VoidUpheld { words } | What::VoidOverturned { words, .. },
            LetterKind::AppealDecided,
        ) => Some((event.at, words)),
        _ => None,
    }
}

/// The customer of a case as a correspondent.
fn customer(case: &Case) -> Correspondent {
    Correspondent {
        name: Some(case.contact.name.to_string()),
        email: case.contact.email.to_string(),
    }
}
