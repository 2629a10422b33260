//! Who is at the other end: sessions of browsers, and what they may see by them.
//!
//! Customers' pages and the desk have a cookie each, so that somebody who works here can look at the portal as
//! their customers do. A cookie holds a [`Token`]; the database holds its hash.

use domain::access::Actor;
use domain::id::{CaseId, CustomerId, SessionId, StaffId};
use store::{NewSession, Session, SessionOwner, Tx};

use crate::desk::Desk;
use crate::error::Result;
use crate::tokens::Token;

/// Seconds after which an unused session of the desk ends (ASVS 7.3.1): a shift.
const STAFF_IDLE: i64 = 8 * 3600;
/// Seconds after which a session of the desk ends in any case (ASVS 7.3.2): the next morning signs in anew.
const STAFF_LONGEST: i64 = 12 * 3600;
/// Seconds after which a customer's session ends: as long as a repair may take.
const PORTAL_LONGEST: i64 = 30 * 24 * 3600;
/// Seconds between two notes that a session is in use; one write a minute, not one a request.
const TOUCH_EVERY: i64 = 60;

/// Whose door a session opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoorKind {
    /// The customers' pages.
    Portal,
    /// The staff's pages.
    Desk,
}

/// Who makes a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// As what they act.
    pub actor: Actor,
    /// Their session, when the browser has one.
    pub session: Option<SessionId>,
}

impl Visit {
    /// Somebody without a session.
    pub const NOBODY: Self = Self {
        actor: Actor::Visitor,
        session: None,
    };
}

impl Desk {
    /// Who makes a request with this cookie through this door. A cookie that opens nothing is no cookie.
    pub async fn visit(&self, door: DoorKind, cookie: Option<&str>) -> Result<Visit> {
        let Some(token) = cookie.and_then(Token::parse) else {
            return Ok(Visit::NOBODY);
        };
        let now = self.now();
        let idle = match door {
            DoorKind::Desk => STAFF_IDLE,
            DoorKind::Portal => PORTAL_LONGEST,
        };
        let mut tx = self.store.read().await?;
        let found = tx
            .session(
                &token.hash(),
                now.micros(),
                now.plus_seconds(-idle).micros(),
            )
            .await?;
        let Some(session) = found else {
            return Ok(Visit::NOBODY);
        };
        let Some(actor) = actor(&mut tx, door, &session).await? else {
            return Ok(Visit::NOBODY);
        };
        drop(tx);
        if now.plus_seconds(-TOUCH_EVERY).micros() > session.seen_at {
            let mut tx = self.store.write().await?;
            tx.touch_session(session.id, now.micros()).await?;
            tx.commit().await?;
        }
        Ok(Visit {
            actor,
            session: Some(session.id),
        })
    }

    /// Begins a session; the answer is the secret for the cookie. A browser that had one before gets a fresh
    /// secret, and the old session ends (ASVS 7.2.4); what a guest had opened stays open to the customer.
    pub(crate) async fn begin_session(
        &self,
        tx: &mut Tx,
        owner: SessionOwner,
        before: &Visit,
        agent: &str,
    ) -> Result<Token> {
        let token = Token::new(&self.entropy);
        let now = self.now();
        let longest = match owner {
            SessionOwner::Staff(_) => STAFF_LONGEST,
            SessionOwner::Customer(_) | SessionOwner::Guest => PORTAL_LONGEST,
        };
        let id = SessionId::new(self.fresh());
        let agent: String = agent
            .chars()
            .filter(|sign| !sign.is_control())
            .take(200)
            .collect();
        tx.insert_session(&NewSession {
            id,
            token_hash: &token.hash(),
            owner,
            agent: &agent,
            now: now.micros(),
            expires_at: now.plus_seconds(longest).micros(),
        })
        .await?;
        if let Some(old) = before.session {
            for case in opened(&before.actor) {
                tx.grant_case(id, *case).await?;
            }
            tx.end_session(old).await?;
        }
        Ok(token)
    }

    /// Lets this browser look at a case. Answers a secret for the cookie when it had none.
    pub(crate) async fn grant(
        &self,
        tx: &mut Tx,
        visit: &Visit,
        case: CaseId,
        agent: &str,
    ) -> Result<Option<Token>> {
        if let Some(session) = visit.session {
            tx.grant_case(session, case).await?;
            return Ok(None);
        }
        let token = self
            .begin_session(tx, SessionOwner::Guest, visit, agent)
            .await?;
        let now = self.now();
        if let Some(session) = tx.session(&token.hash(), now.micros(), 0).await? {
            tx.grant_case(session.id, case).await?;
        }
        Ok(Some(token))
    }

    /// Begins a session at the desk without credentials: the demo's sign-in links, and tests.
    pub async fn enter_as(&self, staff: StaffId, agent: &str) -> Result<Token> {
        let mut tx = self.store.write().await?;
        let token = self
            .begin_session(&mut tx, SessionOwner::Staff(staff), &Visit::NOBODY, agent)
            .await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Begins a customer's session without a code: the demo's sign-in links, and tests.
    pub async fn enter_as_customer(&self, customer: CustomerId, agent: &str) -> Result<Token> {
        let mut tx = self.store.write().await?;
        let token = self
            .begin_session(
                &mut tx,
                SessionOwner::Customer(customer),
                &Visit::NOBODY,
                agent,
            )
            .await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Ends a session.
    pub async fn sign_out(&self, visit: &Visit) -> Result<()> {
        let Some(session) = visit.session else {
            return Ok(());
        };
        let mut tx = self.store.write().await?;
        tx.end_session(session).await?;
        tx.commit().await?;
        Ok(())
    }
}

async fn actor(tx: &mut Tx, door: DoorKind, session: &Session) -> Result<Option<Actor>> {
    Ok(match (door, session.owner) {
        (DoorKind::Desk, SessionOwner::Staff(id)) => staff(tx, id).await?,
        (DoorKind::Portal, SessionOwner::Customer(id)) => Some(Actor::Customer {
            id,
            cases: session.cases.clone(),
        }),
        (DoorKind::Portal, SessionOwner::Guest) => Some(Actor::Holder {
            cases: session.cases.clone(),
        }),
        (DoorKind::Desk, SessionOwner::Customer(_) | SessionOwner::Guest)
        | (DoorKind::Portal, SessionOwner::Staff(_)) => None,
    })
}

/// Somebody who was suspended is nobody from that moment on.
async fn staff(tx: &mut Tx, id: StaffId) -> Result<Option<Actor>> {
    let member = tx.staff_member(id).await?.filter(|member| member.active);
    Ok(member.map(|member| Actor::Staff {
        id,
        role: member.role,
    }))
}

fn opened(actor: &Actor) -> &[CaseId] {
    match actor {
        Actor::Holder { cases } | Actor::Customer { cases, .. } => cases,
        Actor::Visitor | Actor::Staff { .. } | Actor::Desk => &[],
    }
}
