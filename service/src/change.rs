//! How a case is changed: authorise, load, command, save by compare-and-set, append the events, enqueue what
//! follows, commit. Every command on a case goes through here, so none can forget a step.

use std::collections::BTreeMap;

use domain::access::{Actor, Permit, Sight, Source};
use domain::case::{Act, Case, Outcome};
use domain::event::Event;
use domain::id::{CaseId, LineId, UnitId};
use domain::ledger::Party;
use domain::number::CaseNumber;
use domain::policy::Policy;
use store::{Circumstances, Tx};

use crate::consequences;
use crate::desk::{Desk, by};
use crate::error::{Error, Result};

/// What a command needs.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Need {
    /// This permission at the desk.
    Permit(Permit),
    /// The case to be the customer's own, or this permission.
    OwnOr(Permit),
    /// The case to be the customer's own; nobody stands in for them.
    Own,
    /// To be the desk itself.
    Desk,
}

impl Need {
    fn met(self, actor: &Actor, sight: Sight) -> bool {
        match self {
            Self::Permit(permit) => actor.may(permit),
            Self::OwnOr(permit) => sight == Sight::Own || actor.may(permit),
            Self::Own => sight == Sight::Own,
            Self::Desk => *actor == Actor::Desk,
        }
    }
}

/// A command's frame: who, through which door, on which case.
#[derive(Debug, Clone, Copy)]
pub struct Command<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// Through which door.
    pub source: Source,
    /// Which case.
    pub number: CaseNumber,
    /// The version that the person had before them; `None` when the command is right whatever came between.
    pub version: Option<i64>,
}

impl<'a> Command<'a> {
    /// A command of somebody at the staff's pages, on the version that they saw.
    pub fn console(actor: &'a Actor, number: CaseNumber, version: i64) -> Self {
        Self {
            actor,
            source: Source::Console,
            number,
            version: Some(version),
        }
    }

    /// A command of a customer at the portal.
    pub fn portal(actor: &'a Actor, number: CaseNumber) -> Self {
        Self {
            actor,
            source: Source::Portal,
            number,
            version: None,
        }
    }

    /// A command of the desk itself.
    pub fn clock(number: CaseNumber) -> Self {
        Self {
            actor: &Actor::Desk,
            source: Source::Clock,
            number,
            version: None,
        }
    }
}

impl Desk {
    /// Runs one command on one case in a transaction of its own.
    pub(crate) async fn change(
        &self,
        command: Command<'_>,
        need: Need,
        run: impl FnOnce(&mut Case, &Act<'_>) -> Outcome,
    ) -> Result<Case> {
        let mut tx = self.store.write().await?;
        let case = self.change_in(&mut tx, command, need, run).await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// Runs one command within a transaction that also changes something else (stock, files, messages).
    pub(crate) async fn change_in(
        &self,
        tx: &mut Tx,
        command: Command<'_>,
        need: Need,
        run: impl FnOnce(&mut Case, &Act<'_>) -> Outcome,
    ) -> Result<Case> {
        let mut case = self
            .case_for(tx, command.actor, command.number, need)
            .await?;
        if command.version.is_some_and(|seen| seen != case.version) {
            return Err(Error::Conflict);
        }
        let policy = self.policy_of(tx, &case).await?;
        let act = self.act(&policy, command.actor, command.source)?;
        let events = run(&mut case, &act)?;
        self.keep(tx, &mut case, &events, &policy).await?;
        Ok(case)
    }

    /// The circumstances of a command that runs now, under this version of the policy.
    pub(crate) fn act<'a>(
        &'a self,
        policy: &'a Policy,
        actor: &Actor,
        source: Source,
    ) -> Result<Act<'a>> {
        let by = by(actor).ok_or(Error::SignInNeeded)?;
        let role = actor.staff().map(|(_, role)| role);
        Ok(Act {
            at: self.now(),
            by,
            role,
            source,
            policy,
            calendar: &self.calendar,
        })
    }

    /// The case, when the actor may see it and may do this to it.
    pub(crate) async fn case_for(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        number: CaseNumber,
        need: Need,
    ) -> Result<Case> {
        let case = tx.case_by_number(&number).await?.ok_or(Error::NotFound)?;
        let sight = actor
            .may_see(case.id, case.customer)
            .ok_or(Error::NotFound)?;
        if need.met(actor, sight) {
            Ok(case)
        } else if sight == Sight::Masked {
            // Who holds the link may look; to change something they show that the mailbox is theirs.
            Err(Error::SignInNeeded)
        } else {
            Err(Error::NotFound)
        }
    }

    async fn keep(
        &self,
        tx: &mut Tx,
        case: &mut Case,
        events: &[Event],
        policy: &Policy,
    ) -> Result<()> {
        if events.is_empty() {
            return Ok(());
        }
        let promises = self.hold_shelves(tx, case).await?;
        hold_accounts(tx, events).await?;
        let seen = case.version;
        case.version = seen + 1;
        tx.save_case(case, seen).await?;
        tx.append_events(case.id, events).await?;
        let unit_of = |line| case.line(line).and_then(|line| line.unit);
        book(tx, case.id, unit_of, events).await?;
        self.follow_promises(tx, case, events, &promises).await?;
        self.follow_cards(tx, case, events).await?;
        for job in events
            .iter()
            .filter_map(|event| consequences::undone(case, event))
        {
            self.withdraw(tx, &job).await?;
        }
        for job in consequences::of(case, events, policy, &self.calendar) {
            self.enqueue(tx, &job).await?;
        }
        Ok(())
    }
}

/// Holds the accounts on which these events book, in the order of their names: who decides by a balance meanwhile waits.
async fn hold_accounts(tx: &mut Tx, events: &[Event]) -> Result<()> {
    let booked = events.iter().flat_map(|event| &event.booked);
    let holders: BTreeMap<String, Party> = booked
        .filter_map(domain::ledger::Booking::holder)
        .filter_map(|party| Some((party.account_name()?, party)))
        .collect();
    for party in holders.into_values() {
        tx.lock_account(party).await?;
    }
    Ok(())
}

/// Books what the events of a case say, in the transaction that keeps them.
pub(crate) async fn book(
    tx: &mut Tx,
    case: CaseId,
    unit_of: impl Fn(LineId) -> Option<UnitId>,
    events: &[Event],
) -> Result<()> {
    for event in events {
        for booking in &event.booked {
            let how = Circumstances {
                at: event.at,
                by: event.by,
                source: event.source,
                policy: event.policy,
                case: Some(case),
                unit: booking.line.and_then(&unit_of),
            };
            tx.book(&how, booking).await?;
        }
    }
    Ok(())
}
