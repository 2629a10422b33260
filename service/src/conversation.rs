//! The conversation on a case: one thread between the desk and the customer, with the desk's own notes apart.

use domain::access::{Actor, Permit, Sight};
use domain::case::phase::CaseAction;
use domain::case::{Act, Case};
use domain::event::Event;
use domain::field::{FieldError, FieldErrors, typed};
use domain::id::MessageId;
use domain::number::CaseNumber;
use domain::refusal::Refusal;
use store::Tx;
pub use store::{Author, Message};
use uuid::Uuid;

use crate::change::{Command, Need};
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::jobs::{Job, LetterKind, at_once};

/// The longest message, in characters.
const LONGEST: u32 = 4000;

/// What somebody writes, and to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writing {
    /// To the other side.
    Message,
    /// To the customer, whose answer is awaited.
    Question,
    /// To the desk only.
    Note,
}

impl Desk {
    /// Writes to the other side. What a customer writes answers an open question; what the desk writes is mailed.
    pub async fn write_message(&self, command: Command<'_>, text: &str) -> Result<Case> {
        self.write(
            command,
            Need::OwnOr(Permit::Converse),
            Writing::Message,
            text,
        )
        .await
    }

    /// Asks the customer something without which support cannot go on: the case waits for the answer.
    pub async fn ask_customer(&self, command: Command<'_>, text: &str) -> Result<Case> {
        self.write(
            command,
            Need::Permit(Permit::Converse),
            Writing::Question,
            text,
        )
        .await
    }

    /// Leaves a note that no customer ever sees.
    pub async fn leave_note(&self, command: Command<'_>, text: &str) -> Result<Case> {
        self.write(command, Need::Permit(Permit::Converse), Writing::Note, text)
            .await
    }

    /// The conversation: with the internal notes at the desk, without them for the customer, and nothing of it for
    /// somebody who only holds a link.
    pub async fn conversation(&self, actor: &Actor, number: CaseNumber) -> Result<Vec<Message>> {
        let mut tx = self.store.read().await?;
        let case = tx.case_by_number(&number).await?.ok_or(Error::NotFound)?;
        match actor.may_see(case.id, case.customer) {
            Some(Sight::Desk) => Ok(tx.messages(case.id).await?),
            Some(Sight::Own) => Ok(tx.public_messages(case.id).await?),
            Some(Sight::Masked) => Err(Error::SignInNeeded),
            None => Err(Error::NotFound),
        }
    }

    async fn write(
        &self,
        command: Command<'_>,
        need: Need,
        writing: Writing,
        text: &str,
    ) -> Result<Case> {
        let body = body(text)?;
        let mut tx = self.store.write().await?;
        let case = self
            .change_in(&mut tx, command, need, |case, act| {
                moved_by(case, act, command.actor, writing)
            })
            .await?;
        let (author, author_id, author_name) = author(&mut tx, command.actor, &case).await?;
        let message = Message {
            id: MessageId::new(self.fresh()),
            case: case.id,
            at: self.now(),
            author,
            author_id,
            author_name,
            internal: writing == Writing::Note,
            body,
        };
        tx.insert_message(&message).await?;
        // A question has its letter from the move that it makes.
        if writing == Writing::Message && author == Author::Staff {
            let letter = Job::Letter {
                case: case.id,
                letter: LetterKind::Message,
                message: Some(message.id),
            };
            self.enqueue(&mut tx, &at_once(self.now(), letter)).await?;
        }
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }
}

/// What writing does to the case.
fn moved_by(
    case: &mut Case,
    act: &Act<'_>,
    actor: &Actor,
    writing: Writing,
) -> std::result::Result<Vec<Event>, Refusal> {
    let mut events = Vec::new();
    match writing {
        Writing::Note => events.extend(case.note_left(act)?),
        Writing::Question => {
            // Who asks has taken the case.
            if case.phase.after(CaseAction::AskCustomer).is_none()
                && case.phase.after(CaseAction::StartSupport).is_some()
            {
                events.extend(case.start_support(act)?);
            }
            events.extend(case.ask_customer(act)?);
        }
        Writing::Message => {
            events.extend(case.message_sent(act)?);
            if actor.staff().is_none() {
                events.extend(case.customer_answered(act)?);
            }
        }
    }
    Ok(events)
}

/// On which side the actor writes, and under which name.
async fn author(tx: &mut Tx, actor: &Actor, case: &Case) -> Result<(Author, Uuid, String)> {
    match actor {
        Actor::Customer { id, .. } => {
            let name = case.contact.name.to_string();
            Ok((Author::Customer, id.uuid(), name))
        }
        Actor::Staff { id, .. } => {
            let member = tx.staff_member(*id).await?.ok_or(Error::NotFound)?;
            Ok((Author::Staff, id.uuid(), member.name))
        }
        Actor::Visitor | Actor::Holder { .. } | Actor::Desk => Err(Error::SignInNeeded),
    }
}

fn body(text: &str) -> Result<String> {
    let body = typed::lines(text, LONGEST).and_then(|body| {
        if body.is_empty() {
            Err(FieldError::Missing)
        } else {
            Ok(body)
        }
    });
    Ok(body.map_err(|error| FieldErrors::one("text", error))?)
}
