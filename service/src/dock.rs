//! The dock: one scan field for whatever a scanner reads from a box or a device (S4, checklist 39 and 40).

use domain::access::{Actor, Permit, Source};
use domain::case::{Act, Case, Outcome};
use domain::field::{FieldError, FieldErrors};
use domain::id::{CaseId, LineId, ScanId, StaffId};
use domain::line::Line;
use domain::line::state::{Action, State};
use domain::number::CaseNumber;
use domain::refusal::Refusal;
use domain::scan::{Answer, Scan};
use domain::serial::Serial;
use domain::time::Timestamp;
use domain::tracking_number::TrackingNumber;
use store::{Needle, Tx};
use uuid::Uuid;

use crate::change::{Command, Need};
use crate::consequences::SECOND_THOUGHTS;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::support::required_note;
use crate::tokens::Token;

/// The longest code that is kept, in characters; longer ones are nothing of ours.
const LONGEST: usize = 64;
/// How many of the last scans are shown.
const SHOWN: i64 = 20;
const RECEIVE: Need = Need::Permit(Permit::Receive);

/// A scan, as a form or the queue of a browser sends it.
#[derive(Debug, Clone, Default)]
pub struct RawScan {
    /// The identity that it got where it was scanned; a fresh one when it is empty.
    pub id: String,
    /// What the scanner read.
    pub code: String,
    /// The scan before it, whose box may still be open.
    pub after: String,
}

/// A scan with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanned {
    /// The scan.
    pub scan: Scan,
    /// Whose it is.
    pub case: Option<Case>,
    /// In whose box it may have been.
    pub in_box_of: Option<Case>,
    /// Whether it can be undone now.
    pub undo: bool,
}

/// What a code turned out to name.
enum Named {
    /// A case, and the device when it was the device that was scanned.
    Case(Box<Case>, Option<Serial>),
    /// Nobody's, with the answer for it.
    Nothing(Answer),
}

impl Desk {
    /// Receives what was scanned.
    ///
    /// The same scan sent again (a network that stalled, a doubled form) is answered as the first time and
    /// receives nothing twice. RMA numbers, serials, the customer's tracking number and the link of the packing
    /// slip are understood.
    pub async fn scan(&self, actor: &Actor, raw: &RawScan) -> Result<Scanned> {
        let by = Self::clerk(actor)?;
        let code = raw.code.trim();
        if code.is_empty() {
            return Err(FieldErrors::one("code", FieldError::Missing).into());
        }
        let id = match raw.id.trim() {
            "" => ScanId::new(self.fresh()),
            id => ScanId::new(Uuid::parse_str(id).map_err(|_| Error::NotFound)?),
        };
        match self.answer_once(actor, by, id, code, &raw.after).await {
            // The same scan was answered at this very moment, by a request beside this one.
            Err(Error::Internal(cause)) if is_taken(&*cause) => self.scanned(actor, id).await,
            other => other,
        }
    }

    async fn answer_once(
        &self,
        actor: &Actor,
        by: StaffId,
        id: ScanId,
        code: &str,
        after: &str,
    ) -> Result<Scanned> {
        let mut tx = self.store.write().await?;
        if let Some(before) = tx.scan(id).await? {
            return self.with_cases(&mut tx, own(before, by)?).await;
        }
        let open = open_box(&mut tx, by, after).await?;
        let (answer, case) = self.answer(&mut tx, actor, code, open).await?;
        let (answer, case) = self
            .read_in_box(&mut tx, actor, code, open, (answer, case))
            .await?;
        let in_box_of = open.filter(|_| answer.is_stray() && Serial::parse(code).is_ok());
        let scan = Scan {
            id,
            at: self.now(),
            by,
            code: kept(code, case.as_ref()),
            answer,
            case: case.map(|case| case.id),
            in_box_of,
            undone: false,
        };
        tx.insert_scan(&scan).await?;
        let scanned = self.with_cases(&mut tx, scan).await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(scanned)
    }

    /// The identity of the next scan, for a form that a browser without scripts sends.
    pub fn next_scan(&self) -> ScanId {
        ScanId::new(self.fresh())
    }

    /// A scan of one's own, as it was answered.
    pub async fn scanned(&self, actor: &Actor, id: ScanId) -> Result<Scanned> {
        let by = Self::clerk(actor)?;
        let mut tx = self.store.read().await?;
        let scan = own(tx.scan(id).await?.ok_or(Error::NotFound)?, by)?;
        self.with_cases(&mut tx, scan).await
    }

    /// One's own last scans, the latest first.
    pub async fn last_scans(&self, actor: &Actor) -> Result<Vec<Scanned>> {
        let by = Self::clerk(actor)?;
        let mut tx = self.store.read().await?;
        let mut all = Vec::new();
        for scan in tx.last_scans(by, SHOWN).await? {
            all.push(self.with_cases(&mut tx, scan).await?);
        }
        Ok(all)
    }

    /// Takes back what a scan of one's own has changed, as long as nobody was told and the bench has not begun.
    pub async fn undo_scan(&self, actor: &Actor, id: ScanId) -> Result<Scanned> {
        let by = Self::clerk(actor)?;
        let mut tx = self.store.write().await?;
        let scan = own(tx.scan(id).await?.ok_or(Error::NotFound)?, by)?;
        let scanned = self.with_cases(&mut tx, scan).await?;
        let Some(case) = scanned.case.as_ref().filter(|_| scanned.undo) else {
            return Ok(scanned);
        };
        let answer = scanned.scan.answer;
        let line = undoable(case, answer).ok_or(Error::Conflict)?;
        self.change_in(
            &mut tx,
            at_dock(actor, case.number),
            RECEIVE,
            |case, act| undo(case, act, line, answer),
        )
        .await?;
        let scan = Scan {
            undone: true,
            ..scanned.scan
        };
        tx.save_scan(&scan).await?;
        let scanned = self.with_cases(&mut tx, scan).await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(scanned)
    }

    /// The device that was scanned lay in the box that was opened before: it is another one than the authorised
    /// one, unless nobody could read the serial of that.
    pub async fn found_in_box(&self, actor: &Actor, id: ScanId) -> Result<Scanned> {
        let by = Self::clerk(actor)?;
        let mut tx = self.store.write().await?;
        let scan = own(tx.scan(id).await?.ok_or(Error::NotFound)?, by)?;
        let scanned = self.with_cases(&mut tx, scan).await?;
        let (Some(case), true) = (&scanned.in_box_of, scanned.scan.answer.is_stray()) else {
            return Ok(scanned);
        };
        let serial =
            Serial::parse(&scanned.scan.code).map_err(|error| FieldErrors::one("code", error))?;
        let line = in_state(case, State::Received).ok_or(Error::Conflict)?;
        let unit = tx.unit_by_serial(&serial).await?;
        let case = self
            .change_in(
                &mut tx,
                at_dock(actor, case.number),
                RECEIVE,
                |case, act| case.unpack(act, line, &serial, unit.as_ref()),
            )
            .await?;
        let scan = Scan {
            answer: unpacked(&case),
            case: Some(case.id),
            ..scanned.scan
        };
        tx.save_scan(&scan).await?;
        let scanned = self.with_cases(&mut tx, scan).await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(scanned)
    }

    /// A device that nobody was told to send, out of the box of a return whose label the customer could not read:
    /// when our records know it as that product, it is the one. Anything else is for the clerk to say.
    async fn read_in_box(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        code: &str,
        open: Option<CaseId>,
        otherwise: (Answer, Option<Case>),
    ) -> Result<(Answer, Option<Case>)> {
        let (Answer::NotAuthorised, None, Some(open), Ok(serial)) =
            (otherwise.0, &otherwise.1, open, Serial::parse(code))
        else {
            return Ok(otherwise);
        };
        let (Some(case), Some(unit)) = (tx.case(open).await?, tx.unit_by_serial(&serial).await?)
        else {
            return Ok(otherwise);
        };
        let line = case
            .lines()
            .iter()
            .find(|line| line.state == State::Received && line.may_be(Some(&unit)));
        let Some(line) = line.map(|line| line.id) else {
            return Ok(otherwise);
        };
        let case = self
            .change_in(tx, at_dock(actor, case.number), RECEIVE, |case, act| {
                case.unpack(act, line, &serial, Some(&unit))
            })
            .await?;
        Ok((unpacked(&case), Some(case)))
    }

    /// What came after the last day of its RMA is received all the same; a supervisor's, with the reason.
    pub async fn receive_late(&self, command: Command<'_>, reason: &str) -> Result<Case> {
        let reason = required_note(reason)?;
        let oversee = Need::Permit(Permit::Oversee);
        let mut tx = self.store.write().await?;
        let before = self
            .case_for(&mut tx, command.actor, command.number, oversee)
            .await?;
        self.only_return(&mut tx, &before).await?;
        let case = self
            .change_in(&mut tx, command, oversee, |case, act| {
                let line = case.lines().first().ok_or(Refusal::NoSuchLine)?.id;
                case.receive_late(act, line, reason)
            })
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// A return that has ended goes on only while its device is in no other (invariant 3). Who comes second waits here and
    /// then finds the other.
    pub(crate) async fn only_return(&self, tx: &mut Tx, case: &Case) -> Result<()> {
        let Some(serial) = case.lines().iter().find_map(|line| line.serial.as_ref()) else {
            return Ok(());
        };
        // Shelves before serials, as everybody does who holds both.
        self.hold_shelves(tx, case).await?;
        tx.lock_serial(serial).await?;
        match tx.open_case_for_serial(serial).await? {
            Some(other) if other.id != case.id => Err(Refusal::RmaExists.into()),
            Some(_) | None => Ok(()),
        }
    }

    /// A second look accepts what lies on the trouble shelf: it is received, and its clocks begin.
    pub async fn resolve_exception(&self, command: Command<'_>, note: &str) -> Result<Case> {
        let note = required_note(note)?;
        self.change(command, Need::Permit(Permit::Oversee), |case, act| {
            let line = in_state(case, State::ReceivingException).ok_or(Refusal::NoSuchLine)?;
            case.resolve_exception(act, line, note)
        })
        .await
    }

    /// What lies on the trouble shelf goes back unopened.
    pub async fn reject_arrival(&self, command: Command<'_>, note: &str) -> Result<Case> {
        let note = required_note(note)?;
        self.change(command, Need::Permit(Permit::Oversee), |case, act| {
            let line = in_state(case, State::ReceivingException).ok_or(Refusal::NoSuchLine)?;
            case.reject_arrival(act, line, note)
        })
        .await
    }

    /// Somebody who may receive; for everybody else there is no dock.
    fn clerk(actor: &Actor) -> Result<StaffId> {
        let staff = actor.staff().filter(|_| actor.may(Permit::Receive));
        staff.map(|(id, _)| id).ok_or(Error::NotFound)
    }

    async fn answer(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        code: &str,
        open: Option<CaseId>,
    ) -> Result<(Answer, Option<Case>)> {
        match self.named(tx, code).await? {
            Named::Nothing(answer) => Ok((answer, None)),
            Named::Case(case, serial) => {
                let (answer, case) = self.judge(tx, actor, *case, serial, open).await?;
                Ok((answer, Some(case)))
            }
        }
    }

    async fn named(&self, tx: &mut Tx, code: &str) -> Result<Named> {
        if code.chars().count() > LONGEST || code.contains("://") {
            return self.by_link(tx, code).await;
        }
        let otherwise = match CaseNumber::parse(code) {
            Ok(number) => {
                let case = tx.case_by_number(&number).await?;
                return Ok(case.map_or(Named::Nothing(Answer::Unknown), |case| {
                    Named::Case(Box::new(case), None)
                }));
            }
            Err(FieldError::MistypedReference) => Answer::Mistyped,
            Err(_) => Answer::Unknown,
        };
        if let Ok(serial) = Serial::parse(code) {
            if let Some(case) = tx.open_case_for_serial(&serial).await? {
                return Ok(Named::Case(Box::new(case), Some(serial)));
            }
            if let Some(case) = expired_for(tx, &serial).await? {
                return Ok(Named::Case(Box::new(case), Some(serial)));
            }
            if tx.unit_by_serial(&serial).await?.is_some() {
                return Ok(Named::Nothing(Answer::NotAuthorised));
            }
        }
        match TrackingNumber::parse(code) {
            Ok(number) => by_tracking(tx, &number, otherwise).await,
            Err(FieldError::MistypedTrackingNumber) => Ok(Named::Nothing(Answer::Mistyped)),
            Err(_) => Ok(Named::Nothing(otherwise)),
        }
    }

    /// The packing slip's square code holds the link of the case.
    async fn by_link(&self, tx: &mut Tx, code: &str) -> Result<Named> {
        let last = code.trim_end_matches('/').rsplit('/').next();
        let Some(token) = last.and_then(Token::parse) else {
            return Ok(Named::Nothing(Answer::Unknown));
        };
        let now = self.now().micros();
        let case = match tx.case_by_link(&token.hash(), now).await? {
            Some(id) => tx.case(id).await?,
            None => None,
        };
        Ok(case.map_or(Named::Nothing(Answer::Unknown), |case| {
            Named::Case(Box::new(case), None)
        }))
    }

    async fn judge(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        case: Case,
        serial: Option<Serial>,
        open: Option<CaseId>,
    ) -> Result<(Answer, Case)> {
        let Some(line) = meant(&case, serial.as_ref()) else {
            let answer = if case.is_over() {
                Answer::Over
            } else {
                Answer::NotAuthorised
            };
            return Ok((answer, case));
        };
        let id = line.id;
        if line.state == State::ReceivingException {
            return Ok((Answer::WrongUnit, case));
        }
        if case.has_expired() {
            return Ok((Answer::Expired, case));
        }
        if line.is_over() {
            return Ok((Answer::Over, case));
        }
        if line.state.after(Action::Receive).is_none() {
            let checked = serial.is_some() && open == Some(case.id);
            let answer = if checked {
                Answer::Checked
            } else {
                Answer::AlreadyReceived
            };
            return Ok((answer, case));
        }
        self.receive(tx, actor, case, id, serial).await
    }

    async fn receive(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        case: Case,
        line: LineId,
        serial: Option<Serial>,
    ) -> Result<(Answer, Case)> {
        let received = self
            .change_in(tx, at_dock(actor, case.number), RECEIVE, |case, act| {
                case.receive(act, line, serial)
            })
            .await;
        match received {
            Ok(case) if in_state(&case, State::ReceivingException) == Some(line) => {
                Ok((Answer::WrongUnit, case))
            }
            Ok(case) => Ok((Answer::Received, case)),
            // Two clerks scanned it at once: the second is told that it is in.
            Err(Error::Refused(Refusal::LineNotNow { .. }) | Error::Conflict) => {
                Ok((Answer::AlreadyReceived, case))
            }
            Err(Error::Refused(Refusal::RmaExpired { .. })) => Ok((Answer::Expired, case)),
            Err(other) => Err(other),
        }
    }

    async fn with_cases(&self, tx: &mut Tx, scan: Scan) -> Result<Scanned> {
        let case = match scan.case {
            Some(id) => tx.case(id).await?,
            None => None,
        };
        let in_box_of = match scan.in_box_of {
            Some(id) => tx.case(id).await?,
            None => None,
        };
        let fresh = self.now() < last_moment(&scan);
        let undo = fresh
            && !scan.undone
            && scan.answer.changed()
            && case
                .as_ref()
                .is_some_and(|case| undoable(case, scan.answer).is_some());
        Ok(Scanned {
            scan,
            case,
            in_box_of,
            undo,
        })
    }
}

fn last_moment(scan: &Scan) -> Timestamp {
    scan.at.plus_seconds(SECOND_THOUGHTS)
}

const fn at_dock(actor: &Actor, number: CaseNumber) -> Command<'_> {
    Command {
        actor,
        source: Source::Scan,
        number,
        version: None,
    }
}

/// A scan of somebody else does not exist for this one.
fn own(scan: Scan, by: StaffId) -> Result<Scan> {
    if scan.by == by {
        Ok(scan)
    } else {
        Err(Error::NotFound)
    }
}

/// The case whose box the scan before has opened.
async fn open_box(tx: &mut Tx, by: StaffId, after: &str) -> Result<Option<CaseId>> {
    let Ok(id) = Uuid::parse_str(after.trim()) else {
        return Ok(None);
    };
    let before = tx.scan(ScanId::new(id)).await?;
    Ok(before
        .filter(|before| before.by == by && before.answer.opens_box() && !before.undone)
        .and_then(|before| before.case))
}

async fn by_tracking(tx: &mut Tx, number: &TrackingNumber, otherwise: Answer) -> Result<Named> {
    let needle = Needle {
        tracking: number.to_string(),
        ..Needle::default()
    };
    for row in tx.search_cases(&needle).await? {
        if let Some(case) = tx.case(CaseId::new(row.id)).await?
            && is_inbound(&case, number)
        {
            return Ok(Named::Case(Box::new(case), None));
        }
    }
    Ok(Named::Nothing(otherwise))
}

fn is_inbound(case: &Case, number: &TrackingNumber) -> bool {
    let told = |line: &Line| {
        line.inbound
            .as_ref()
            .is_some_and(|parcel| parcel.tracking == number.as_str())
    };
    case.lines().iter().any(told)
}

/// The line that a scan means: the device's own, else the first that is awaited, else the first that is open.
fn meant<'a>(case: &'a Case, serial: Option<&Serial>) -> Option<&'a Line> {
    let lines = case.lines();
    let same = |line: &&Line| match (&line.serial, serial) {
        (Some(one), Some(other)) => one.reads_like(other),
        (None, _) | (_, None) => false,
    };
    lines
        .iter()
        .find(same)
        .or_else(|| {
            lines
                .iter()
                .find(|line| line.state.after(Action::Receive).is_some())
        })
        .or_else(|| lines.iter().find(|line| !line.is_over()))
        .or(lines.first())
}

fn in_state(case: &Case, state: State) -> Option<LineId> {
    let line = case.lines().iter().find(|line| line.state == state);
    line.map(|line| line.id)
}

/// The device of which what this answer changed can be taken back: nothing has come since.
fn undoable(case: &Case, answer: Answer) -> Option<LineId> {
    let line = case.lines().iter().find(|line| match answer {
        Answer::Received => line.state == State::Received,
        Answer::Identified => line.state == State::Received && line.serial != case.device.serial,
        Answer::WrongUnit => line.state == State::ReceivingException,
        Answer::Checked
        | Answer::AlreadyReceived
        | Answer::NotAuthorised
        | Answer::Expired
        | Answer::Over
        | Answer::Mistyped
        | Answer::Unknown => false,
    });
    line.map(|line| line.id)
}

fn undo(case: &mut Case, act: &Act<'_>, line: LineId, answer: Answer) -> Outcome {
    match answer {
        Answer::Received => case.undo_receipt(act, line),
        Answer::Identified => case.forget_serial(act, line),
        Answer::WrongUnit => case.undo_wrong_unit(act, line),
        Answer::Checked
        | Answer::AlreadyReceived
        | Answer::NotAuthorised
        | Answer::Expired
        | Answer::Over
        | Answer::Mistyped
        | Answer::Unknown => Ok(vec![]),
    }
}

/// What came of a device that was taken out of its box.
fn unpacked(case: &Case) -> Answer {
    if in_state(case, State::ReceivingException).is_some() {
        Answer::WrongUnit
    } else {
        Answer::Identified
    }
}

/// The return of this device that has ended with the days of its RMA, the latest, when none is open.
async fn expired_for(tx: &mut Tx, serial: &Serial) -> Result<Option<Case>> {
    let needle = Needle {
        folded: serial.canonical_for_search(),
        ..Needle::default()
    };
    let mut latest: Option<Case> = None;
    for row in tx.search_cases(&needle).await? {
        if let Some(case) = tx.case(CaseId::new(row.id)).await?
            && latest
                .as_ref()
                .is_none_or(|one| one.opened_at < case.opened_at)
        {
            latest = Some(case);
        }
    }
    Ok(latest.filter(Case::has_expired))
}

/// What is kept of a code: of a link only the number that it stands for, since the link is a secret.
fn kept(code: &str, case: Option<&Case>) -> String {
    let is_link = code.contains("://") || code.chars().count() > LONGEST;
    match case {
        Some(case) if is_link => case.number.rma(),
        None if is_link => code
            .chars()
            .take_while(|sign| *sign != ':')
            .take(12)
            .collect(),
        Some(_) | None => code.to_owned(),
    }
}

fn is_taken(cause: &(dyn core::error::Error + 'static)) -> bool {
    cause
        .downcast_ref::<store::StoreError>()
        .is_some_and(|error| matches!(error, store::StoreError::Taken(_)))
}
