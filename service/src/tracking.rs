//! What the customer does after filing: finds the return, follows it, changes what can still be changed
//! (checklist 26 to 34).
//!
//! Who holds a link, or named the reference with its e-mail address or postcode, looks and sees neither address,
//! files nor messages. To see or to change them they show, by a code from the mailbox of the case, that it is theirs.

use std::sync::Arc;
use std::time::Duration;

use domain::access::{Actor, Permit, Sight};
use domain::advance::Advance;
use domain::case::Case;
use domain::case::phase::CaseAction;
use domain::contact::{Address, Email, Phone, RawAddress};
use domain::estimate::Estimate;
use domain::event::Event;
use domain::field::{FieldError, FieldErrors, typed};
use domain::id::{CaseId, LineId};
use domain::line::diagnosis::Verdict;
use domain::line::state::{Action, State};
use domain::line::void::VoidFinding;
use domain::line::{Line, Outcome};
use domain::number::CaseNumber;
use domain::policy::Policy;
use domain::refusal::Refusal;
use domain::serial::Serial;
use domain::shipment::{Inbound, Outbound};
use domain::status::Header;
use domain::time::{Date, Timestamp};
use domain::tracking_number::TrackingNumber;
use domain::warranty::Warranty;
pub use store::Attachment;
use store::{AttachmentOwner, Message, Tx};
use words::{Lang, Words};

use crate::change::{Command, Need};
use crate::customers::Entry;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::limits::Limit;
use crate::say::status::{Status, status};
use crate::say::timeline::{Ahead, ahead};
use crate::tokens::Token;
use crate::visits::Visit;

const FIND_PLACE: Limit = Limit {
    name: "find-place",
    most: 20,
};
const FIND_NUMBER: Limit = Limit {
    name: "find-number",
    most: 8,
};

/// How long a look-up takes, whether it finds something or not: an unknown reference is refused no sooner than a
/// known one with the wrong address (checklist 26).
const LOOK: Duration = Duration::from_millis(150);

/// The longest name of a carrier, in characters.
const CARRIER: u32 = 40;
/// The longest reason, in characters.
const REASON: u32 = 500;

/// A case as it is shown to somebody: what they may not see is not in it.
#[derive(Debug, Clone)]
pub struct CaseView {
    /// What they may see.
    pub sight: Sight,
    /// Its number.
    pub number: CaseNumber,
    /// Its version: grows with each change.
    pub version: i64,
    /// The one phrase of where it stands.
    pub header: Header,
    /// The same in words.
    pub status: Status,
    /// The product's name.
    pub product: String,
    /// The serial number; hidden from who only holds a link.
    pub serial: Option<String>,
    /// Whose it is.
    pub person: Person,
    /// What happened, in order, as far as it concerns the customer.
    pub events: Vec<Event>,
    /// What is to come, the next step first.
    pub ahead: Vec<Ahead>,
    /// When it changed last.
    pub changed_at: Timestamp,
    /// Whether an RMA is issued.
    pub is_authorised: bool,
    /// Its devices.
    pub lines: Vec<LineView>,
    /// The conversation; hidden from who only holds a link.
    pub messages: Option<Vec<Message>>,
    /// How many messages there are.
    pub message_count: usize,
    /// The files; hidden from who only holds a link.
    pub files: Option<Vec<Attachment>>,
    /// What its customer may do now.
    pub may: May,
    /// The version that decides it.
    pub policy: Arc<Policy>,
}

impl CaseView {
    /// Whether it is their own, so that they may change it.
    pub fn is_own(&self) -> bool {
        self.sight != Sight::Masked
    }

    /// The device whose estimate waits for an answer.
    pub fn open_estimate(&self) -> Option<(LineId, &Estimate)> {
        self.lines
            .iter()
            .find_map(|line| Some((line.id, line.estimate.as_ref()?)))
            .filter(|(_, estimate)| estimate.is_open())
    }
}

/// A device of a case.
#[derive(Debug, Clone)]
pub struct LineView {
    /// Its identity.
    pub id: LineId,
    /// The product's name.
    pub product: String,
    /// Where it is.
    pub state: State,
    /// The customer's parcel.
    pub inbound: Option<Inbound>,
    /// Our parcel.
    pub outbound: Option<Outbound>,
    /// The estimate that waits for an answer or was answered last.
    pub estimate: Option<Estimate>,
    /// What the bench found; hidden from who only holds a link, empty before there is something.
    pub findings: String,
    /// Whether the bench found that the warranty covers it.
    pub is_covered: bool,
    /// What it turned out to be.
    pub verdict: Option<Verdict>,
    /// The replacement that was asked for in advance.
    pub advance: Option<Advance>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Whether what goes out is another device in place of theirs.
    pub is_replaced: bool,
    /// How its warranty was counted.
    pub warranty: Warranty,
    /// What was found about its warranty, once it counts or has been contested; hidden from who only holds a link.
    pub void: Option<VoidFinding>,
}

/// Who somebody is, masked as far as it must be.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their name; hidden from who only holds a link.
    pub name: Option<String>,
    /// Their e-mail address, or `j•••@example.com`.
    pub email: String,
    /// Their telephone number, or its end.
    pub phone: Option<String>,
    /// Town and country code.
    pub town: String,
    /// The whole address; hidden from who only holds a link.
    pub address: Option<Address>,
}

/// What the customer may do now (checklist 32).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each act is possible or not by itself"
)]
pub struct May {
    /// Call it off.
    pub cancel: bool,
    /// Change the address for the way back.
    pub change_address: bool,
    /// Tell the number of their parcel.
    pub tell_parcel: bool,
    /// Answer an estimate.
    pub answer_estimate: bool,
    /// Ask for a replacement in advance, or follow it.
    pub see_advance: bool,
    /// Contest what was found about the warranty (S24).
    pub appeal: bool,
    /// Say that it fails again.
    pub reopen: bool,
    /// Write to us and add files.
    pub write: bool,
    /// Print the slip.
    pub print_slip: bool,
}

impl Desk {
    /// Finds a case by its reference and the customer's e-mail address or postcode, and lets this browser look at it.
    /// Answers a secret for the cookie when the browser had none.
    ///
    /// One mistyped character of the reference is told before anything is looked up. A wrong pair has one answer,
    /// whatever is wrong with it.
    pub async fn find_case(
        &self,
        reference: &str,
        contact: &str,
        visit: &Visit,
        ip: &str,
        agent: &str,
    ) -> Result<(CaseNumber, Option<Token>)> {
        let mut errors = FieldErrors::new();
        let number = errors.take("reference", CaseNumber::parse(reference));
        let contact = errors.take("contact", typed::required_line(contact, Email::MAX));
        let (number, contact) = errors.into_result(number.zip(contact))?;
        self.count_try(&[(FIND_PLACE, ip), (FIND_NUMBER, &number.body())])
            .await?;
        let look = self.look(number, &contact, visit, agent);
        let (found, ()) = tokio::join!(look, tokio::time::sleep(LOOK));
        found
    }

    async fn look(
        &self,
        number: CaseNumber,
        contact: &str,
        visit: &Visit,
        agent: &str,
    ) -> Result<(CaseNumber, Option<Token>)> {
        let mut tx = self.store.write().await?;
        let case = tx
            .case_by_number(&number)
            .await?
            .filter(|case| belongs(case, contact));
        let Some(case) = case else {
            return Err(FieldErrors::one("contact", FieldError::NoMatch).into());
        };
        let token = self.grant(&mut tx, visit, case.id, agent).await?;
        tx.commit().await?;
        Ok((case.number, token))
    }

    /// Opens the case of a mailed link for this browser. A link that has ended is not found.
    pub async fn open_link(
        &self,
        token: &str,
        visit: &Visit,
        agent: &str,
    ) -> Result<(CaseNumber, Option<Token>)> {
        let token = Token::parse(token).ok_or(Error::NotFound)?;
        let mut tx = self.store.write().await?;
        let id = tx
            .case_by_link(&token.hash(), self.now().micros())
            .await?
            .ok_or(Error::NotFound)?;
        let case = tx.case(id).await?.ok_or(Error::NotFound)?;
        let token = if visit.actor.may_see(case.id, case.customer).is_some() {
            None
        } else {
            self.grant(&mut tx, visit, case.id, agent).await?
        };
        tx.commit().await?;
        Ok((case.number, token))
    }

    /// The case, as this actor may see it, in this language.
    pub async fn view(&self, actor: &Actor, number: CaseNumber, lang: Lang) -> Result<CaseView> {
        let mut tx = self.store.read().await?;
        let (case, sight) = seen(&mut tx, actor, number).await?;
        let policy = self.policy_of(&mut tx, &case).await?;
        let events = tx.events_of(case.id).await?;
        let messages = tx.public_messages(case.id).await?;
        let is_own = sight != Sight::Masked;
        let files = if is_own {
            Some(tx.attachments(AttachmentOwner::Case(case.id)).await?)
        } else {
            None
        };
        let words = Words::new(lang);
        let now = self.now();
        let since = domain::status::since(events.iter().map(|one| &one.event));
        let changed_at = events.last().map_or(case.opened_at, |last| last.event.at);
        let events = events
            .into_iter()
            .map(|one| one.event)
            .filter(|event| event.what.is_public())
            .collect();
        Ok(CaseView {
            sight,
            number: case.number,
            version: case.version,
            header: case.header(),
            status: status(
                words,
                &case,
                since.unwrap_or(case.opened_at),
                &self.calendar,
                now,
            ),
            product: case.device.product.clone(),
            serial: is_own.then(|| serial(&case)).flatten(),
            person: person(&case, is_own),
            events,
            ahead: ahead(words, &case, &self.calendar, now),
            changed_at,
            is_authorised: case.rma.is_some(),
            lines: case.lines().iter().map(|one| line(one, is_own)).collect(),
            message_count: messages.len(),
            messages: is_own.then_some(messages),
            files,
            may: may(&case, self.calendar.zone.date(now)),
            policy,
        })
    }

    /// The version of a case that this actor may see: what tells a page that it is out of date.
    pub async fn version_of(&self, actor: &Actor, number: CaseNumber) -> Result<(CaseId, i64)> {
        let mut tx = self.store.read().await?;
        let (case, _) = seen(&mut tx, actor, number).await?;
        Ok((case.id, case.version))
    }

    /// The cases to which something happened after the event at `after`, in this process or another, and the place
    /// of the latest event; without `after` only that.
    pub async fn changed_since(&self, after: Option<i64>) -> Result<(Vec<CaseId>, i64)> {
        let mut tx = self.store.read().await?;
        let latest = tx.last_event().await?;
        let Some(after) = after.filter(|after| *after < latest) else {
            return Ok((Vec::new(), latest));
        };
        let events = tx.events_since(after).await?;
        let latest = events.last().map_or(latest, |last| last.seq);
        let mut cases: Vec<CaseId> = events.into_iter().map(|event| event.case).collect();
        cases.sort_unstable();
        cases.dedup();
        Ok((cases, latest))
    }

    /// Calls the case off, while the device has not arrived.
    pub async fn call_off(&self, command: Command<'_>, reason: &str) -> Result<Case> {
        let reason =
            typed::lines(reason, REASON).map_err(|error| FieldErrors::one("reason", error))?;
        self.change(command, Need::OwnOr(Permit::Cancel), |case, act| {
            case.call_off(act, reason)
        })
        .await
    }

    /// Changes where the device goes back to, while our parcel has not left.
    pub async fn change_address(
        &self,
        command: Command<'_>,
        address: RawAddress<'_>,
    ) -> Result<Case> {
        let address = Address::parse(address)?;
        self.change(command, Need::OwnOr(Permit::Converse), |case, act| {
            case.change_address(act, address)
        })
        .await
    }

    /// The customer has handed the device to a carrier, or corrects the number of their parcel.
    pub async fn tell_parcel(
        &self,
        command: Command<'_>,
        carrier: &str,
        tracking: &str,
    ) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let tracking = errors.take("tracking", TrackingNumber::parse(tracking));
        let is_ups = tracking.as_ref().is_some_and(TrackingNumber::is_ups);
        let carrier = errors.take("carrier", carrier_of(carrier, is_ups));
        let (carrier, tracking) = errors.into_result(carrier.zip(tracking))?;
        self.change(command, Need::OwnOr(Permit::Converse), |case, act| {
            let line = awaited(case).ok_or(Refusal::TooLateToChange)?;
            case.customer_shipped(act, line, carrier, tracking.to_string())
        })
        .await
    }

    /// The customer says that a device which worked again fails again.
    pub async fn reopen(&self, command: Command<'_>) -> Result<Case> {
        let need = Need::OwnOr(Permit::Troubleshoot);
        let mut tx = self.store.write().await?;
        let before = self
            .case_for(&mut tx, command.actor, command.number, need)
            .await?;
        // What was solved stands in no new filing's way; a device has one open case all the same. Asked before this
        // one is open again, so that what is found is another.
        if let Some(serial) = &before.device.serial {
            // Shelves before serials, as everybody does who holds both.
            self.hold_shelves(&mut tx, &before).await?;
            tx.lock_serial(serial).await?;
            if let Some(open) = tx.open_case_for_serial(serial).await?
                && open.id != before.id
            {
                return Err(Refusal::AnotherCaseOpen.into());
            }
        }
        let case = self.change_in(&mut tx, command, need, Case::reopen).await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// Mails a code to the address of a case that this browser may look at (checklist 27); the answer is the secret
    /// with which it may enter it, as for [`Desk::ask_code`].
    pub async fn ask_case_code(
        &self,
        visit: &Visit,
        number: CaseNumber,
        lang: Lang,
        browser: Option<Token>,
        ip: &str,
    ) -> Result<Token> {
        let email = self.email_of(&visit.actor, number).await?;
        self.ask_code(email.as_str(), lang, browser, ip).await
    }

    /// Signs the case's customer in with the mailed code; the answer is the secret for the cookie.
    pub async fn enter_case_code(
        &self,
        visit: &Visit,
        number: CaseNumber,
        entry: Entry<'_>,
        ip: &str,
    ) -> Result<Token> {
        let email = self.email_of(&visit.actor, number).await?;
        self.enter_code(email.as_str(), entry, visit, ip).await
    }

    async fn email_of(&self, actor: &Actor, number: CaseNumber) -> Result<Email> {
        let mut tx = self.store.read().await?;
        Ok(seen(&mut tx, actor, number).await?.0.contact.email)
    }
}

/// The case, and what the actor sees of it.
async fn seen(tx: &mut Tx, actor: &Actor, number: CaseNumber) -> Result<(Case, Sight)> {
    let case = tx.case_by_number(&number).await?.ok_or(Error::NotFound)?;
    let sight = actor
        .may_see(case.id, case.customer)
        .ok_or(Error::NotFound)?;
    Ok((case, sight))
}

/// Whether this e-mail address or postcode is that of the case.
fn belongs(case: &Case, contact: &str) -> bool {
    if contact.contains('@') {
        Email::parse(contact).is_ok_and(|email| {
            email.canonical_for_search() == case.contact.email.canonical_for_search()
        })
    } else {
        let postcode = case.address.postcode.as_ref();
        postcode.is_some_and(|postcode| postcode.reads_like(contact))
    }
}

fn person(case: &Case, is_own: bool) -> Person {
    let (contact, address) = (&case.contact, &case.address);
    let masked = address.masked();
    Person {
        name: is_own.then(|| contact.name.to_string()),
        email: if is_own {
            contact.email.to_string()
        } else {
            contact.email.masked()
        },
        phone: contact.phone.as_ref().map(|phone| {
            if is_own {
                phone.to_string()
            } else {
                Phone::masked(phone)
            }
        }),
        town: format!("{}, {}", masked.city, masked.country.key()),
        address: is_own.then(|| address.clone()),
    }
}

fn serial(case: &Case) -> Option<String> {
    let known = case.lines().iter().find_map(|line| line.serial.as_ref());
    known.or(case.device.serial.as_ref()).map(Serial::to_string)
}

fn line(line: &Line, is_own: bool) -> LineView {
    LineView {
        id: line.id,
        product: line.product.clone(),
        state: line.state,
        inbound: line.inbound.clone(),
        outbound: line.outbound.clone(),
        estimate: line.estimate().cloned(),
        findings: if is_own {
            line.diagnosis.findings.clone()
        } else {
            String::new()
        },
        is_covered: line.verdict.is_some() && !line.needs_consent(),
        verdict: line.verdict,
        advance: line.advance.clone(),
        outcome: line.outcome,
        is_replaced: line.goes_out_replaced(),
        warranty: line.warranty,
        // A proposal is the desk's own business until a second person has agreed.
        void: line
            .void
            .clone()
            .filter(|void| is_own && void.counts.is_some()),
    }
}

fn may(case: &Case, today: Date) -> May {
    May {
        cancel: case.can_call_off(),
        change_address: case.can_change_address(),
        tell_parcel: awaited(case).is_some(),
        answer_estimate: case
            .lines()
            .iter()
            .filter_map(Line::estimate)
            .any(Estimate::is_open),
        see_advance: case
            .lines()
            .iter()
            .any(|line| line.advance.is_some() || line.state.is_before_arrival()),
        appeal: case
            .lines()
            .iter()
            .any(|line| line.check_appeal(today).is_ok()),
        reopen: case.phase.after(CaseAction::Reopen).is_some(),
        write: !case.is_over(),
        print_slip: case
            .lines()
            .iter()
            .any(|line| line.state.is_before_arrival()),
    }
}

/// The device that has not arrived yet.
fn awaited(case: &Case) -> Option<LineId> {
    let told = |line: &&Line| line.state.after(Action::CustomerShipped).is_some();
    case.lines().iter().find(told).map(|line| line.id)
}

/// UPS is known by its numbers; any other carrier is named.
fn carrier_of(raw: &str, is_ups: bool) -> std::result::Result<String, FieldError> {
    if is_ups {
        return Ok("ups".to_owned());
    }
    typed::required_line(raw, CARRIER)
}
