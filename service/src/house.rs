//! The demo's open house: its people, whom anybody may be, and its mailbox, which anybody may read.
//! Outside the demo there is nothing of this.

use bytes::Bytes;
use domain::access::Role;
use store::{Mail, StaffMember};
use uuid::Uuid;

use crate::blobs::BlobId;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::tokens::Token;
use crate::visits::DoorKind;

/// How many letters the mailbox shows.
const LETTERS: i64 = 200;

impl Desk {
    /// Whom one may be at the desk: the first of each role.
    pub async fn people_to_be(&self) -> Result<Vec<StaffMember>> {
        self.demo_only()?;
        let mut tx = self.store.read().await?;
        let mut people = Vec::new();
        for member in tx.all_staff().await? {
            let known = people
                .iter()
                .any(|one: &StaffMember| one.role == member.role);
            if member.active && !known {
                people.push(member);
            }
        }
        people.sort_by_key(|member| member.role);
        Ok(people)
    }

    /// Begins a session as one of the demo's people: the key of a role, or `customer`. Answers through which door,
    /// and the secret for its cookie.
    pub async fn become_one(&self, who: &str, agent: &str) -> Result<(DoorKind, Token)> {
        self.demo_only()?;
        if who == "customer" {
            let mut tx = self.store.read().await?;
            let customer = match crate::demo::demo_customer(&mut tx).await? {
                Some(customer) => customer,
                None => tx.customer_with_open_case().await?.ok_or(Error::NotFound)?,
            };
            drop(tx);
            let token = self.enter_as_customer(customer, agent).await?;
            return Ok((DoorKind::Portal, token));
        }
        let role = Role::from_key(who).ok_or(Error::NotFound)?;
        let people = self.people_to_be().await?;
        let member = people
            .iter()
            .find(|member| member.role == role)
            .ok_or(Error::NotFound)?;
        Ok((DoorKind::Desk, self.enter_as(member.id, agent).await?))
    }

    /// The letters that the demo has written, the latest first.
    pub async fn mailbox(&self) -> Result<Vec<Mail>> {
        self.demo_only()?;
        let mut tx = self.store.read().await?;
        Ok(tx.latest_mail(LETTERS).await?)
    }

    /// One of them.
    pub async fn mailbox_letter(&self, id: Uuid) -> Result<Mail> {
        self.demo_only()?;
        let mut tx = self.store.read().await?;
        tx.mail(id).await?.ok_or(Error::NotFound)
    }

    /// What went with a letter: its name and its bytes.
    pub async fn mailbox_enclosure(&self, id: Uuid) -> Result<(String, Bytes)> {
        let letter = self.mailbox_letter(id).await?;
        let file = letter.attachment_sha256.as_deref().and_then(BlobId::parse);
        let (name, file) = letter.attachment_name.zip(file).ok_or(Error::NotFound)?;
        let bytes = self.blobs.read(file).await.map_err(Error::internal)?;
        Ok((name, bytes))
    }

    fn demo_only(&self) -> Result<()> {
        if self.demo {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }
}
