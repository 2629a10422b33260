//! What a call is about, and how it is named in an address or a form.

use domain::access::Role;
use domain::id::CustomerId;
use domain::ledger::Party;
use domain::number::CaseNumber;
use uuid::Uuid;

use crate::cast::{Cast, Who};
use crate::work::{Owner, Stage};

/// What a call is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Nothing that belongs to anybody.
    Nothing,
    /// A return at this stage.
    Case(Stage),
    /// A file of a new return.
    File,
    /// A file of a filing that is not sent.
    DraftFile,
    /// The address of somebody's mailbox.
    Mailbox,
    /// The link of a return.
    Link,
    /// The link of an invitation.
    Invitation,
    /// The link with which a filing goes on.
    Resume,
    /// Somebody who works here.
    Member,
    /// A scan at the dock.
    Scan,
    /// A version of the policy that the supervisor has proposed.
    Proposal,
    /// The account of a customer.
    Account,
    /// A booking on Ana's account that the supervisor has entered for a second person.
    Booking,
    /// Work that was put aside.
    Stuck,
    /// A letter of the demonstration's mailbox.
    Letter,
}

/// Whose it is. A secret belongs to whoever has it: instead of somebody else's there is one that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Own,
    Other,
    Missing,
}

/// The names of one thing, each with the placeholder that it stands for.
#[derive(Clone, Debug, Default)]
pub struct Names(Vec<(&'static str, String)>);

impl Names {
    /// Puts the names where their placeholders stand.
    pub fn fill(&self, text: &str) -> String {
        let put = |text: String, (name, value): &(&str, String)| text.replace(name, value);
        self.0.iter().fold(text.to_owned(), put)
    }

    /// What names the thing, the longest first.
    pub fn told(&self) -> Vec<String> {
        let long = |value: &&String| value.len() > 8;
        let mut all: Vec<String> = self
            .0
            .iter()
            .map(|(_, value)| value)
            .filter(long)
            .cloned()
            .collect();
        all.sort_by_key(|value| usize::MAX - value.len());
        all
    }
}

impl Of {
    /// The names of what this person is asked to call their own, somebody else's or missing; `None` where there is
    /// no such thing for them.
    pub fn named(self, cast: &Cast, who: Who, whose: Whose) -> Option<Names> {
        let one = |name, value: String| Some(Names(vec![(name, value)]));
        match self {
            Self::Nothing => (whose == Whose::Own).then(Names::default),
            Self::Case(stage) => case(cast, who, whose, stage),
            Self::File => one("{id}", file(cast, who, whose)?),
            Self::DraftFile => one("{id}", draft_file(cast, who, whose)?),
            Self::Mailbox => one("{email}", mailbox(who, whose)?),
            Self::Link => one("{token}", link(cast, who, whose)),
            Self::Invitation => one("{token}", secret(&cast.invitation, whose)),
            Self::Resume => one("{token}", secret(&cast.resume, whose)),
            Self::Member => one("{id}", member(cast, who, whose)?),
            Self::Scan => one("{id}", scan(cast, who, whose)?),
            Self::Proposal => one("{id}", proposal(cast, who, whose)?),
            Self::Account => one("{account}", account(cast, who, whose)?),
            Self::Booking => booking(cast, who, whose),
            Self::Stuck if whose == Whose::Other => one("{id}", cast.stuck.to_string()),
            Self::Stuck | Self::Letter if whose == Whose::Missing => one("{id}", nowhere()),
            Self::Stuck | Self::Letter => None,
        }
    }
}

/// Whose return is called one's own: whoever works here owns none and is asked about both.
fn owner(who: Who, whose: Whose) -> Option<Owner> {
    match (who, whose) {
        (_, Whose::Missing) | (Who::Visitor, Whose::Own) => None,
        (Who::Holder | Who::Ana | Who::Staff(_), Whose::Own) | (Who::Ben, Whose::Other) => {
            Some(Owner::Ana)
        }
        (Who::Ben, Whose::Own)
        | (Who::Visitor | Who::Holder | Who::Ana | Who::Staff(_), Whose::Other) => Some(Owner::Ben),
    }
}

fn case(cast: &Cast, who: Who, whose: Whose, stage: Stage) -> Option<Names> {
    let postcode = owner(who, Whose::Own).unwrap_or(Owner::Ana).postcode();
    if whose == Whose::Missing {
        return Some(Names(vec![
            ("{number}", CaseNumber::from_random_bits(99).rma()),
            ("{version}", "1".into()),
            ("{line}", nowhere()),
            ("{estimate}", Uuid::max().to_string()),
            ("{postcode}", postcode.into()),
        ]));
    }
    let theirs = cast.returns.of(owner(who, whose)?, stage);
    let line = theirs.lines().first();
    let estimate = line.and_then(|line| line.estimate());
    Some(Names(vec![
        ("{number}", theirs.number.rma()),
        ("{version}", theirs.version.to_string()),
        (
            "{line}",
            line.map_or_else(nowhere, |line| line.id.to_string()),
        ),
        (
            "{estimate}",
            estimate.map_or_else(nowhere, |one| one.id.to_string()),
        ),
        ("{postcode}", postcode.into()),
    ]))
}

fn file(cast: &Cast, who: Who, whose: Whose) -> Option<String> {
    if whose == Whose::Missing {
        return Some(nowhere());
    }
    cast.returns.file(owner(who, whose)?)
}

fn draft_file(cast: &Cast, who: Who, whose: Whose) -> Option<String> {
    let of = |who| cast.filings.get(&who).map(|filing| filing.file.clone());
    match whose {
        Whose::Own => of(who),
        Whose::Other if who == Who::Ana => of(Who::Ben),
        Whose::Other => of(Who::Ana),
        Whose::Missing => Some(nowhere()),
    }
}

fn proposal(cast: &Cast, who: Who, whose: Whose) -> Option<String> {
    let own = who == Who::Staff(Role::Supervisor);
    match whose {
        Whose::Own => own.then(|| cast.proposal.to_string()),
        Whose::Other => (!own).then(|| cast.proposal.to_string()),
        Whose::Missing => Some("99".into()),
    }
}

fn account(cast: &Cast, who: Who, whose: Whose) -> Option<String> {
    let party = match whose {
        Whose::Missing => Party::Customer(CustomerId::new(Uuid::max())),
        Whose::Own | Whose::Other => {
            let theirs = cast.returns.of(owner(who, whose)?, Stage::Filed);
            Party::Customer(theirs.customer)
        }
    };
    party.account_name()
}

fn booking(cast: &Cast, who: Who, whose: Whose) -> Option<Names> {
    let own = who == Who::Staff(Role::Supervisor);
    let name = match whose {
        Whose::Own => own.then(|| cast.booking.to_string())?,
        Whose::Other => (!own).then(|| cast.booking.to_string())?,
        Whose::Missing => nowhere(),
    };
    let theirs = cast.returns.of(Owner::Ana, Stage::Filed);
    let account = Party::Customer(theirs.customer).account_name()?;
    Some(Names(vec![("{name}", name), ("{account}", account)]))
}

fn mailbox(who: Who, whose: Whose) -> Option<String> {
    if whose == Whose::Missing {
        return Some("eve@example.com".into());
    }
    Some(owner(who, whose)?.email().into())
}

fn link(cast: &Cast, who: Who, whose: Whose) -> String {
    match whose {
        Whose::Own => cast.links[&owner(who, whose).unwrap_or(Owner::Ana)].clone(),
        Whose::Other => cast.ended_link.clone(),
        Whose::Missing => made_up(),
    }
}

fn secret(secrets: &crate::cast::Secrets, whose: Whose) -> String {
    match whose {
        Whose::Own => secrets.valid.clone(),
        Whose::Other => secrets.ended.clone(),
        Whose::Missing => made_up(),
    }
}

fn member(cast: &Cast, who: Who, whose: Whose) -> Option<String> {
    match (whose, who) {
        (Whose::Own, Who::Staff(role)) => Some(cast.members[&role].to_string()),
        (Whose::Own, Who::Visitor | Who::Holder | Who::Ana | Who::Ben) => None,
        (Whose::Other, _) => Some(cast.colleague.to_string()),
        (Whose::Missing, _) => Some(nowhere()),
    }
}

fn scan(cast: &Cast, who: Who, whose: Whose) -> Option<String> {
    match (whose, who) {
        (Whose::Own, Who::Staff(role)) => cast.scans.get(&role).cloned(),
        (Whose::Own, Who::Visitor | Who::Holder | Who::Ana | Who::Ben) => None,
        (Whose::Other, Who::Staff(Role::Clerk)) => cast.scans.get(&Role::Technician).cloned(),
        (Whose::Other, _) => cast.scans.get(&Role::Clerk).cloned(),
        (Whose::Missing, _) => Some(nowhere()),
    }
}

/// An identity that nothing has.
fn nowhere() -> String {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000).to_string()
}

/// A secret that nobody was given.
fn made_up() -> String {
    "A".repeat(43)
}
