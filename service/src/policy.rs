//! The policy: which version decides, and how another comes into force.
//!
//! A case with an RMA is decided by the version under which its RMA was issued, everything else by the one in force.
//! Which one that is, the database says in the transaction that asks, so that all processes agree; the values of a
//! version never change, so each process keeps those that it has read.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::access::{Actor, Permit};
use domain::case::Case;
use domain::event::Event;
use domain::field::{FieldError, FieldErrors, typed};
use domain::id::StaffId;
use domain::number::CaseNumber;
use domain::policy::Policy;
use domain::policy::replay::{Difference, Past};
use domain::policy::typed::Typed;
use domain::refusal::Refusal;
use domain::time::{Date, Timestamp};
pub use store::{Deed, PolicyVersion};
use store::{StoreError, Tx};

use crate::desk::Desk;
use crate::error::{Error, Result};

/// The longest reason for a change, in characters.
const WHY: u32 = 1_000;

/// The versions that this process has read.
#[derive(Debug, Clone, Default)]
pub struct Policies(Arc<Mutex<BTreeMap<u32, Arc<Policy>>>>);

impl Policies {
    fn find(&self, version: u32) -> Option<Arc<Policy>> {
        let read = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        read.get(&version).cloned()
    }

    fn keep(&self, policy: Policy) -> Arc<Policy> {
        let mut read = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        read.entry(policy.version)
            .or_insert_with(|| Arc::new(policy))
            .clone()
    }
}

/// What the policy's page shows.
#[derive(Debug, Clone)]
pub struct PolicyBook {
    /// The version in force.
    pub in_force: Arc<Policy>,
    /// Every version that was proposed, the latest first.
    pub versions: Vec<PolicyVersion>,
    /// The names of those who proposed and decided.
    pub names: BTreeMap<StaffId, String>,
    /// Who looks at it.
    pub reader: StaffId,
}

impl PolicyBook {
    /// The proposal that waits to be decided.
    pub fn open(&self) -> Option<&PolicyVersion> {
        self.versions.iter().find(|version| version.is_open())
    }
}

/// A proposal, as the form sends it.
#[derive(Debug, Clone, Copy)]
pub struct RawProposal<'a> {
    /// The version in force that the person had before them.
    pub base: u32,
    /// Every value.
    pub values: &'a Typed,
    /// Why.
    pub why: &'a str,
}

/// What another version would have decided differently.
#[derive(Debug, Clone)]
pub struct Replay {
    /// How many returns were decided again.
    pub returns: usize,
    /// Those that differ, the earliest first.
    pub differing: Vec<Replayed>,
}

/// A return that another version would have decided differently.
#[derive(Debug, Clone)]
pub struct Replayed {
    /// Which.
    pub number: CaseNumber,
    /// The version of its RMA.
    pub version: u32,
    /// In what.
    pub differences: Vec<Difference>,
}

impl Desk {
    /// The version in force.
    pub(crate) async fn policy_in_force(&self, tx: &mut Tx) -> Result<Arc<Policy>> {
        let latest = tx.latest_policy().await?;
        self.policy_at(tx, latest).await
    }

    /// The version by which this case is decided.
    pub(crate) async fn policy_of(&self, tx: &mut Tx, case: &Case) -> Result<Arc<Policy>> {
        match &case.rma {
            Some(rma) => self.policy_at(tx, rma.policy).await,
            None => self.policy_in_force(tx).await,
        }
    }

    pub(crate) async fn policy_at(&self, tx: &mut Tx, version: u32) -> Result<Arc<Policy>> {
        let known = self.known_policy(tx, version).await?;
        known.ok_or_else(|| Error::internal(format!("version {version} of the policy is gone")))
    }

    async fn known_policy(&self, tx: &mut Tx, version: u32) -> Result<Option<Arc<Policy>>> {
        if let Some(policy) = self.policies.find(version) {
            return Ok(Some(policy));
        }
        if version == Policy::FIRST {
            return Ok(Some(self.policies.keep(self.first_policy())));
        }
        let kept = tx.policy_version(version).await?;
        Ok(kept.map(|kept| self.policies.keep(kept.policy)))
    }

    /// What is in force before anybody has set anything else: its amounts are of the desk's own currency.
    pub fn first_policy(&self) -> Policy {
        Policy {
            currency: self.maker.currency,
            ..Policy::default()
        }
    }

    /// The values of a version, proposals included; without a number those in force.
    pub async fn policy(&self, actor: &Actor, version: Option<u32>) -> Result<Arc<Policy>> {
        sets_policy(actor)?;
        let mut tx = self.store.read().await?;
        match version {
            Some(version) => {
                let known = self.known_policy(&mut tx, version).await?;
                known.ok_or(Error::NotFound)
            }
            None => self.policy_in_force(&mut tx).await,
        }
    }

    /// The policy with all its versions, for those who may change it.
    pub async fn policy_book(&self, actor: &Actor) -> Result<PolicyBook> {
        let reader = setter(actor)?;
        let mut tx = self.store.read().await?;
        let staff = tx.all_staff().await?;
        Ok(PolicyBook {
            in_force: self.policy_in_force(&mut tx).await?,
            versions: tx.policy_versions().await?,
            names: staff
                .into_iter()
                .map(|member| (member.id, member.name))
                .collect(),
            reader,
        })
    }

    /// The version that a form would propose, to be looked at first, and why.
    pub fn read_proposal(&self, raw: RawProposal<'_>) -> Result<(Policy, String)> {
        let mut errors = FieldErrors::new();
        // Its number is given when it is kept.
        let read = Policy::parse(raw.base, raw.values, self.maker.currency);
        let policy = errors.take_all(read);
        let why = typed::lines(raw.why, WHY).and_then(|why| {
            if why.is_empty() {
                Err(FieldError::Missing)
            } else {
                Ok(why)
            }
        });
        let why = errors.take("why", why);
        Ok(errors.into_result(policy.zip(why))?)
    }

    /// Proposes another version; somebody else puts it into force. Answers its number.
    pub async fn propose_policy(&self, actor: &Actor, raw: RawProposal<'_>) -> Result<u32> {
        let by = setter(actor)?;
        let (policy, why) = self.read_proposal(raw)?;
        let mut tx = self.store.write().await?;
        if tx
            .policy_versions()
            .await?
            .iter()
            .any(PolicyVersion::is_open)
        {
            return Err(Refusal::ProposalOpen.into());
        }
        let in_force = self.policy_in_force(&mut tx).await?;
        if in_force.version != raw.base {
            return Err(Error::Conflict);
        }
        if in_force.changes_to(&policy).is_empty() {
            return Err(Refusal::NothingProposed.into());
        }
        let version = tx.next_policy().await?;
        let policy = Policy { version, ..policy };
        let at = self.now();
        tx.propose_policy(&policy, &why, Deed { by, at })
            .await
            .map_err(while_another_is_open)?;
        tx.commit().await?;
        tracing::info!(policy.version = version, staff.id = %by, "A version of the policy was proposed.");
        Ok(version)
    }

    /// Puts a proposal of somebody else into force: from now on it decides, and RMAs that were issued keep theirs.
    pub async fn activate_policy(&self, actor: &Actor, version: u32) -> Result<()> {
        let by = setter(actor)?;
        let mut tx = self.store.write().await?;
        let proposal = open_proposal(&mut tx, version).await?;
        if proposal.proposed.by == by {
            return Err(Refusal::SecondPersonNeeded.into());
        }
        let at = self.now();
        if !tx.activate_policy(version, Deed { by, at }).await? {
            return Err(Error::Conflict);
        }
        tx.commit().await?;
        tracing::info!(policy.version = version, staff.id = %by, "A version of the policy came into force.");
        Ok(())
    }

    /// Withdraws a proposal: whoever made it thinks better of it, or somebody else turns it down.
    pub async fn withdraw_policy(&self, actor: &Actor, version: u32) -> Result<()> {
        let by = setter(actor)?;
        let mut tx = self.store.write().await?;
        open_proposal(&mut tx, version).await?;
        let at = self.now();
        if !tx.withdraw_policy(version, Deed { by, at }).await? {
            return Err(Error::Conflict);
        }
        tx.commit().await?;
        tracing::info!(policy.version = version, staff.id = %by, "A proposal for the policy was withdrawn.");
        Ok(())
    }

    /// Decides the returns whose RMA was issued on this day or later again under another version. Changes nothing.
    pub async fn replay_policy(
        &self,
        actor: &Actor,
        version: u32,
        since: Option<Date>,
    ) -> Result<Replay> {
        sets_policy(actor)?;
        let zone = &self.calendar.zone;
        let since = since.map_or(Timestamp::from_micros(0), |day| zone.at(day.at(0, 0, 0, 0)));
        let mut tx = self.store.read().await?;
        let other = self.known_policy(&mut tx, version).await?;
        let other = other.ok_or(Error::NotFound)?;
        let cases = tx.authorised_since(since).await?;
        let mut differing = Vec::new();
        for id in &cases {
            let case = tx.case(*id).await?.ok_or(Error::NotFound)?;
            differing.extend(self.replayed(&mut tx, &case, &other).await?);
        }
        Ok(Replay {
            returns: cases.len(),
            differing,
        })
    }

    async fn replayed(&self, tx: &mut Tx, case: &Case, other: &Policy) -> Result<Option<Replayed>> {
        let own = self.policy_of(tx, case).await?;
        let events: Vec<Event> = tx
            .events_of(case.id)
            .await?
            .into_iter()
            .map(|one| one.event)
            .collect();
        let product = tx.product(&case.device.sku).await?;
        let past = Past {
            case,
            events: &events,
            own: &own,
            months_of_product: product.map(|product| product.warranty_months),
            calendar: &self.calendar,
        };
        let differences = past.differences(other);
        Ok((!differences.is_empty()).then_some(Replayed {
            number: case.number,
            version: own.version,
            differences,
        }))
    }
}

fn sets_policy(actor: &Actor) -> Result<()> {
    if actor.may(Permit::SetPolicy) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// Who it is that may set the policy: two people do, so the desk itself cannot stand in for one.
fn setter(actor: &Actor) -> Result<StaffId> {
    sets_policy(actor)?;
    actor.staff().map(|(id, _)| id).ok_or(Error::NotFound)
}

async fn open_proposal(tx: &mut Tx, version: u32) -> Result<PolicyVersion> {
    let kept = tx.policy_version(version).await?.ok_or(Error::NotFound)?;
    if kept.is_open() {
        Ok(kept)
    } else {
        Err(Error::Conflict)
    }
}

/// Two who propose at the same moment: the database takes one.
fn while_another_is_open(error: StoreError) -> Error {
    let open = error.is_taken("policy_version_open", "policy_version.is_open");
    if open || error.is_taken("policy_version_pkey", "policy_version.version") {
        Refusal::ProposalOpen.into()
    } else {
        error.into()
    }
}
