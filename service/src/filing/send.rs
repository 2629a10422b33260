//! Sending a filing: one transaction makes one case, however often it is sent.

use std::sync::Arc;

use domain::access::{Actor, Source};
use domain::case::{Case, Contact, Device as CaseDevice, Filing};
use domain::id::{CaseId, CustomerId};
use domain::intake::{Device, Intake, SelfHelp, Step, answer};
use domain::number::CaseNumber;
use domain::policy::Policy;
use store::{Draft, Tx};

use super::{Known, OpenDraft};
use crate::consequences;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::tokens::Token;
use crate::visits::Visit;

/// How often a number is drawn before something is wrong with the dice: of 2⁴⁰ numbers few are taken.
const DRAWS: usize = 8;

/// What came of sending.
#[derive(Debug, Clone)]
pub enum Sending {
    /// It is a case now, or was one before.
    Sent {
        /// Its number.
        number: CaseNumber,
        /// A secret for the cookie with which the browser may look at it, when it had none.
        session: Option<Token>,
    },
    /// This page is to be answered first.
    NotYet(Step),
}

impl Desk {
    /// Sends the filing of this browser. Sent twice, by a double click or a reload, it answers the same case.
    pub async fn send_filing(&self, token: &Token, visit: &Visit, agent: &str) -> Result<Sending> {
        let mut tx = self.store.write().await?;
        let draft = self
            .draft_to_change(&mut tx, Some(token))
            .await?
            .ok_or(Error::NotFound)?;
        let case = match draft.case {
            Some(case) => tx.case(case).await?.ok_or(Error::NotFound)?,
            None => match self.file(&mut tx, draft).await? {
                Ok(case) => case,
                Err(step) => return Ok(Sending::NotYet(step)),
            },
        };
        let session = self.grant(&mut tx, visit, case.id, agent).await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(Sending::Sent {
            number: case.number,
            session,
        })
    }

    /// A case that this browser may look at, for its confirmation, with the version that decides it.
    pub async fn filed_case(
        &self,
        actor: &Actor,
        number: CaseNumber,
    ) -> Result<(Case, Arc<Policy>)> {
        let mut tx = self.store.read().await?;
        let case = tx.case_by_number(&number).await?.ok_or(Error::NotFound)?;
        actor
            .may_see(case.id, case.customer)
            .ok_or(Error::NotFound)?;
        let policy = self.policy_of(&mut tx, &case).await?;
        Ok((case, policy))
    }

    /// Makes the case, or says which page is to be answered first.
    async fn file(&self, tx: &mut Tx, draft: Draft) -> Result<std::result::Result<Case, Step>> {
        let id = draft.id;
        // One return is open for a device: who comes second waits here and then finds it.
        if let Some(serial) = answer::serial(&draft.answers).ok().flatten() {
            tx.lock_serial(&serial).await?;
        }
        let open = self.with_records(tx, draft).await?;
        if open.next_page() != Step::Check {
            return Ok(Err(open.next_page()));
        }
        let Ok(intake) = Intake::parse(&open.answers, &open.known.facts) else {
            return Ok(Err(Step::Serial));
        };
        let (case, events) = self.new_case(tx, intake, &open).await?;
        tx.insert_case(&case).await?;
        tx.append_events(case.id, &events).await?;
        tx.hand_over_attachments(id, case.id).await?;
        if !tx.mark_sent(id, case.id, self.now().micros()).await? {
            return Err(Error::Conflict);
        }
        for job in consequences::of(&case, &events, &open.known.policy, &self.calendar) {
            self.enqueue(tx, &job).await?;
        }
        Ok(Ok(case))
    }

    async fn new_case(
        &self,
        tx: &mut Tx,
        intake: Intake,
        open: &OpenDraft,
    ) -> Result<(Case, Vec<domain::event::Event>)> {
        let customer = tx
            .upsert_customer(
                CustomerId::new(self.fresh()),
                &intake.email,
                intake.name.as_str(),
                &intake.language,
                self.now().micros(),
            )
            .await?;
        let filing = Filing {
            id: CaseId::new(self.fresh()),
            number: self.draw_number(tx).await?,
            language: intake.language.clone(),
            customer,
            contact: Contact {
                name: intake.name.clone(),
                email: intake.email.clone(),
                phone: intake.phone.clone(),
            },
            address: intake.address.clone(),
            device: device(&intake, &open.known)?,
            symptom: intake.symptom,
            description: intake.description.unwrap_or_default(),
            tried_advice: intake.self_help == SelfHelp::DidNotHelp,
        };
        let filer = Actor::Customer {
            id: customer,
            cases: Vec::new(),
        };
        let act = self.act(&open.known.policy, &filer, Source::Portal)?;
        Ok(Case::file(&act, filing))
    }

    async fn draw_number(&self, tx: &mut Tx) -> Result<CaseNumber> {
        for _ in 0..DRAWS {
            let number = CaseNumber::from_random_bits(self.entropy.u64());
            if tx.case_by_number(&number).await?.is_none() {
                return Ok(number);
            }
        }
        Err(Error::internal("no case number is free"))
    }
}

/// The device as the case keeps it.
fn device(intake: &Intake, known: &Known) -> Result<CaseDevice> {
    let product = known
        .product
        .as_ref()
        .ok_or_else(|| Error::internal("a filing names no product"))?;
    let serial = match &intake.device {
        // Of a device that we know, our own record of the serial is kept, and not how it was read.
        Device::Known { serial } => known
            .unit
            .as_ref()
            .map_or_else(|| serial.clone(), |unit| unit.serial.clone())
            .into(),
        Device::Unknown { serial, .. } => Some(serial.clone()),
        Device::Unreadable { .. } => None,
    };
    Ok(CaseDevice {
        unit: known.unit.as_ref().map(|unit| unit.id),
        serial,
        sku: product.sku.clone(),
        product: product.name.clone(),
        family: product.family,
        bought_on: intake.purchase.purchased_on,
        shipped_on: known.unit.as_ref().and_then(|unit| unit.shipped_on),
        bought_from: intake.purchase.bought_from.clone().unwrap_or_default(),
        warranty: known.warranty,
    })
}
