//! The staff console: the queue, search, and one case with everything that is known and possible.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::access::{Actor, Permit, Role};
use domain::advance::AdvanceState;
use domain::case::Case;
use domain::case::phase::Phase;
use domain::contact::Email;
use domain::field::FieldError;
use domain::id::{LineId, StaffId};
use domain::line::state::State;
use domain::number::CaseNumber;
use domain::product::Symptom;
use domain::queue::View;
use domain::serial::Serial;
use domain::status::{Header, Standing};
use domain::time::Timestamp;
use domain::tracking_number::TrackingNumber;
use store::{AttachmentOwner, Needle, QueueRow, Slice, Tx};
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::{Error, Result};

mod possible;

pub use possible::{Deed, Offer};
pub use store::{Attachment, Author, Message, Recorded};

/// Rows on a page of the queue.
const PAGE: usize = 50;
/// Hours ahead that the tab of what is due looks.
const AHEAD: i64 = 24;

/// A tab of the queue: a saved view, or one of the two questions that cut across them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Late, or due within a day.
    Due,
    /// What one has taken oneself.
    Mine,
    /// Replacements in advance whose money is not settled.
    Advances,
    /// A saved view.
    Of(View),
}

impl Tab {
    /// All of them, in the order of the way that a device takes.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Due, Self::Mine, Self::Advances]
            .into_iter()
            .chain(View::ALL.iter().copied().map(Self::Of))
    }

    /// Its name in an address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Mine => "mine",
            Self::Advances => "advances",
            Self::Of(view) => view.key(),
        }
    }

    /// The tab with this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::all().find(|tab| tab.key() == key)
    }

    /// The one that somebody with this role looks at first (checklist 36).
    pub const fn of_role(role: Role) -> Self {
        match role {
            Role::Technician | Role::Admin => Self::Of(View::New),
            Role::Clerk => Self::Of(View::Arriving),
            Role::Sales => Self::Of(View::Sales),
            Role::Supervisor => Self::Due,
        }
    }
}

/// A page of the queue.
#[derive(Debug, Clone)]
pub struct Queue {
    /// Which tab.
    pub tab: Tab,
    /// Every tab with the number of its cases.
    pub tabs: Vec<(Tab, i64)>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Where the next page begins, when there is one.
    pub next: Option<String>,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number.
    pub number: CaseNumber,
    /// Whether there is an RMA.
    pub is_rma: bool,
    /// Whose it is.
    pub customer: String,
    /// Which product.
    pub product: String,
    /// The serial, if known.
    pub serial: Option<String>,
    /// What goes wrong.
    pub symptom: Symptom,
    /// In which view it lies.
    pub view: View,
    /// What the customer is told.
    pub header: Header,
    /// When it was filed.
    pub opened_at: Timestamp,
    /// The promise, while one runs.
    pub promise: Option<Promise>,
    /// Who has it.
    pub assignee: Option<String>,
}

/// A promise of ours and how much of its time is used up, in opening hours of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    /// When it is due.
    pub due: Timestamp,
    /// The time it had from the beginning.
    pub whole: Duration,
    /// The time that has gone.
    pub gone: Duration,
    /// Whether it is broken.
    pub late: bool,
}

/// What a search found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The cases.
    pub rows: Vec<Row>,
    /// Whether what was typed looks like a number of ours with one character wrong.
    pub mistyped: bool,
}

/// One case, with all that the desk knows of it.
#[derive(Debug, Clone)]
pub struct CaseView {
    /// The case.
    pub case: Case,
    /// What happened, in order.
    pub events: Vec<Recorded>,
    /// What was written, internal notes included.
    pub messages: Vec<Message>,
    /// What was sent in and photographed.
    pub files: Vec<Attachment>,
    /// The names of those who work here.
    pub staff: BTreeMap<StaffId, String>,
    /// What the person who looks may do now.
    pub offers: Vec<Offer>,
    /// The promise, while one runs.
    pub promise: Option<Promise>,
    /// The number of other cases of the same customer that are open.
    pub others: Vec<Row>,
}

impl Desk {
    /// A page of the queue. An unknown tab, or none, is the one of the role; an unreadable place begins at the top.
    pub async fn queue(
        &self,
        actor: &Actor,
        tab: Option<&str>,
        after: Option<&str>,
    ) -> Result<Queue> {
        let (me, role) = at_desk(actor)?;
        let tab = match tab {
            None => Tab::of_role(role),
            Some(key) => Tab::from_key(key).ok_or(Error::NotFound)?,
        };
        let after = after
            .and_then(read_place)
            .unwrap_or((i64::MIN, Uuid::nil()));
        let mut tx = self.store.read().await?;
        let tabs = self.tabs(&mut tx, me).await?;
        // One row more than is shown tells whether there is a next page.
        let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        let mut rows = tx.queue_page(self.slice(tab, me), after, limit).await?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|row| place(tab, row));
        Ok(Queue {
            tab,
            tabs,
            rows: self.rows(rows)?,
            next,
        })
    }

    /// Searches by number, serial, e-mail address or tracking number (checklist 38).
    pub async fn find(&self, actor: &Actor, text: &str) -> Result<Found> {
        at_desk(actor)?;
        let number = CaseNumber::parse(text);
        let needle = Needle {
            body: number.map(CaseNumber::body).unwrap_or_default(),
            folded: Serial::parse(text)
                .map(|serial| serial.canonical_for_search())
                .unwrap_or_default(),
            email: Email::parse(text)
                .map(|email| email.canonical_for_search())
                .unwrap_or_default(),
            tracking: TrackingNumber::parse(text)
                .map(|tracking| tracking.to_string())
                .unwrap_or_default(),
        };
        let mut tx = self.store.read().await?;
        let rows = self.rows(tx.search_cases(&needle).await?)?;
        Ok(Found {
            mistyped: rows.is_empty() && number == Err(FieldError::MistypedReference),
            rows,
        })
    }

    /// One case with all that the desk knows, and what this person may do about it now.
    pub async fn case_view(&self, actor: &Actor, number: CaseNumber) -> Result<CaseView> {
        at_desk(actor)?;
        let mut tx = self.store.read().await?;
        let case = tx.case_by_number(&number).await?.ok_or(Error::NotFound)?;
        let events = tx.events_of(case.id).await?;
        let messages = tx.messages(case.id).await?;
        let files = tx.attachments(AttachmentOwner::Case(case.id)).await?;
        let staff = tx.all_staff().await?;
        let others = tx.rows_of(case.customer).await?;
        let policy = self.policy_of(&mut tx, &case).await?;
        drop(tx);
        let others = others
            .into_iter()
            .filter(|row| row.id != case.id.uuid() && row.view != View::Closed)
            .collect();
        Ok(CaseView {
            offers: self.offers(&policy, actor, &case)?,
            promise: self.promise_of(&case),
            others: self.rows(others)?,
            events,
            messages,
            files,
            staff: staff
                .into_iter()
                .map(|member| (member.id, member.name))
                .collect(),
            case,
        })
    }

    /// The name of somebody who works here.
    pub async fn staff_name(&self, id: StaffId) -> Result<String> {
        let mut tx = self.store.read().await?;
        let member = tx.staff_member(id).await?.ok_or(Error::NotFound)?;
        Ok(member.name)
    }

    async fn tabs(&self, tx: &mut Tx, me: StaffId) -> Result<Vec<(Tab, i64)>> {
        let counts = tx.queue_counts().await?;
        let mut tabs = Vec::new();
        for tab in Tab::all() {
            let count = match tab {
                Tab::Of(view) => counts
                    .iter()
                    .find(|one| one.view == view)
                    .map_or(0, |one| one.count),
                Tab::Due | Tab::Mine | Tab::Advances => tx.queue_count(self.slice(tab, me)).await?,
            };
            tabs.push((tab, count));
        }
        Ok(tabs)
    }

    fn slice(&self, tab: Tab, me: StaffId) -> Slice {
        match tab {
            Tab::Due => Slice::DueBy(self.now().plus_hours(AHEAD).micros()),
            Tab::Mine => Slice::Of(me),
            Tab::Advances => Slice::Advances,
            Tab::Of(view) => Slice::View(view),
        }
    }

    fn rows(&self, rows: Vec<QueueRow>) -> Result<Vec<Row>> {
        rows.into_iter().map(|row| self.row(row)).collect()
    }

    fn row(&self, row: QueueRow) -> Result<Row> {
        let since = row.received_at.unwrap_or(row.opened_at);
        let promise = row
            .due_at
            .map(|due| self.promise(Timestamp::from_micros(since), Timestamp::from_micros(due)));
        Ok(Row {
            number: CaseNumber::parse(&row.body).map_err(|_| corrupt("body"))?,
            is_rma: row.state.is_some(),
            header: header(row.phase, row.state, row.advance),
            symptom: Symptom::from_key(&row.symptom).ok_or_else(|| corrupt("symptom"))?,
            customer: row.name,
            product: row.product,
            serial: row.serial,
            view: row.view,
            opened_at: Timestamp::from_micros(row.opened_at),
            promise,
            assignee: row.assignee,
        })
    }

    fn promise_of(&self, case: &Case) -> Option<Promise> {
        let received = case.lines().iter().find_map(|line| line.received_at);
        let since = received.unwrap_or(case.opened_at);
        case.due_at().map(|due| self.promise(since, due))
    }

    /// A promise that would end while the desk is closed ends when it opens again.
    fn promise(&self, since: Timestamp, due: Timestamp) -> Promise {
        let (calendar, now) = (&self.calendar, self.now());
        let due = calendar.plus_business_time(due, Duration::ZERO);
        Promise {
            due,
            whole: calendar.business_time_between(since, due),
            gone: calendar.business_time_between(since, now),
            late: now > due,
        }
    }
}

/// Who works here and sees the desk; for everybody else there is no such page.
fn at_desk(actor: &Actor) -> Result<(StaffId, Role)> {
    actor
        .staff()
        .filter(|_| actor.may(Permit::SeeDesk))
        .ok_or(Error::NotFound)
}

/// The header status from the states that a row knows.
fn header(phase: Phase, state: Option<State>, advance: Option<AdvanceState>) -> Header {
    let id = LineId::new(Uuid::nil());
    let line = state.map(|state| (id, state));
    let advance = advance.map(|state| (id, state));
    Standing {
        phase,
        lines: line.into_iter().collect(),
        advances: advance.into_iter().collect(),
    }
    .header()
}

/// Where a page ends, for the address of the next one.
fn place(tab: Tab, row: &QueueRow) -> String {
    let at = match tab {
        Tab::Due | Tab::Advances => row.due_at.unwrap_or(row.opened_at),
        Tab::Mine | Tab::Of(_) => row.opened_at,
    };
    format!("{at}-{}", row.id.simple())
}

fn read_place(text: &str) -> Option<(i64, Uuid)> {
    let (at, id) = text.split_once('-')?;
    Some((at.parse().ok()?, Uuid::parse_str(id).ok()?))
}

fn corrupt(column: &'static str) -> Error {
    Error::internal(format!("the column {column} of a case cannot be read"))
}
