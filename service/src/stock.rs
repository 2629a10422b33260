//! Replacements on the shelf: promised with the command that promises them, put aside for the oldest promise first,
//! taken from the shelf with the command that gives them (S5).
//!
//! Promises follow the case as the ledger does: whatever command changes a case, the one place that keeps it looks
//! what is promised afterwards. No command can promise, give or give up a device and forget the shelf.

use std::collections::BTreeSet;

use domain::access::{Actor, Permit};
use domain::case::Case;
use domain::event::{Event, Moved, What};
use domain::field::{FieldError, FieldErrors, typed};
use domain::id::{CaseId, LineId};
use domain::line::Line;
use domain::number::CaseNumber;
use domain::refusal::Refusal;
use domain::stock::{Shelf, Supply};
use store::Tx;
pub use store::{OnShelf, Promise, ShelfChange};

use crate::change::{Command, Need};
use crate::desk::{Desk, by};
use crate::error::{Error, Result};
use crate::jobs::{Job, at_once};

/// The longest reason that somebody writes, in characters.
const WHY: u32 = 200;
/// How many devices of one product a shelf holds at most.
const MOST: u32 = 100_000;

/// One shelf, with everybody to whom a device of it is promised.
#[derive(Debug, Clone)]
pub struct ShelfView {
    /// The product and what lies there.
    pub product: OnShelf,
    /// The promises, the oldest first, each with its return.
    pub promises: Vec<(Promise, CaseNumber)>,
    /// What changed the number, the latest first.
    pub changes: Vec<ShelfChange>,
    /// Whether this person may count anew.
    pub may_count: bool,
}

/// What came in, or was counted, as the form sends it.
#[derive(Debug, Clone, Default)]
pub struct RawCount {
    /// How many.
    pub count: String,
    /// The [`ShelfView::state`] of the page that they had before them.
    pub seen: String,
    /// Why; asked for when it is counted anew.
    pub why: String,
}

impl ShelfView {
    /// What a form sends along, so that what was sent twice, or beside somebody else, is noticed.
    pub fn state(&self) -> String {
        state(&self.product)
    }
}

/// The same number again after something came and went is another state.
fn state(product: &OnShelf) -> String {
    let on_hand = product.shelf.map(|shelf| shelf.on_hand.to_string());
    format!("{}/{}", on_hand.unwrap_or_default(), product.changes)
}

impl Desk {
    /// Every product with what lies on its shelf.
    pub async fn shelves(&self, actor: &Actor) -> Result<Vec<OnShelf>> {
        may(actor, Permit::SeeDesk)?;
        let mut tx = self.store.read().await?;
        Ok(tx.shelves().await?)
    }

    /// One shelf.
    pub async fn shelf(&self, actor: &Actor, sku: &str) -> Result<ShelfView> {
        may(actor, Permit::SeeDesk)?;
        let mut tx = self.store.read().await?;
        let product = tx.shelf(sku).await?.ok_or(Error::NotFound)?;
        let mut promises = Vec::new();
        for promise in tx.promises_of_product(sku).await? {
            let case = tx.case(promise.case).await?.ok_or(Error::NotFound)?;
            promises.push((promise, case.number));
        }
        Ok(ShelfView {
            product,
            promises,
            changes: tx.shelf_changes(sku).await?,
            may_count: actor.may(Permit::Oversee),
        })
    }

    /// Devices came in: those who have waited longest get them.
    pub async fn receive_stock(&self, actor: &Actor, sku: &str, raw: &RawCount) -> Result<()> {
        may(actor, Permit::Receive)?;
        let count = number(&raw.count, 1).map_err(|error| FieldErrors::one("count", error))?;
        let mut tx = self.store.write().await?;
        let before = self.seen_shelf(&mut tx, sku, &raw.seen).await?;
        let on_hand = before.on_hand.saturating_add(count);
        if on_hand > MOST {
            return Err(FieldErrors::one("count", out_of_range(1)).into());
        }
        self.set_shelf(&mut tx, actor, sku, before, on_hand, String::new())
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(())
    }

    /// Somebody has counted: a supervisor's, with a reason, for it may take away what is promised.
    pub async fn count_stock(&self, actor: &Actor, sku: &str, raw: &RawCount) -> Result<()> {
        may(actor, Permit::Oversee)?;
        let mut errors = FieldErrors::new();
        let count = errors.take("on_hand", number(&raw.count, 0));
        let why = errors.take("why", typed::required_line(&raw.why, WHY));
        let (count, why) = errors.into_result(count.zip(why))?;
        let mut tx = self.store.write().await?;
        let before = self.seen_shelf(&mut tx, sku, &raw.seen).await?;
        self.set_shelf(&mut tx, actor, sku, before, count, why)
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(())
    }

    /// More are expected on this day, or nobody knows: everybody who waits is told.
    pub async fn expect_stock(&self, actor: &Actor, sku: &str, day: &str) -> Result<()> {
        may(actor, Permit::Receive)?;
        let expected_on = self
            .future_date(day)
            .map_err(|error| FieldErrors::one("expected_on", error))?;
        let mut tx = self.store.write().await?;
        tx.lock_shelf(sku).await?;
        let known = tx.shelf(sku).await?.ok_or(Error::NotFound)?;
        if known.shelf.is_none() {
            return Err(FieldErrors::one("expected_on", FieldError::NotInList).into());
        }
        tx.expect_on_shelf(sku, expected_on).await?;
        for promise in tx.promises_of_product(sku).await? {
            if promise.kept_at.is_none() {
                let job = Job::StockExpected {
                    case: promise.case,
                    line: promise.line,
                };
                self.enqueue(&mut tx, &at_once(self.now(), job)).await?;
            }
        }
        tx.commit().await?;
        self.work.notify_one();
        Ok(())
    }

    /// Whether there is a device for this line, by what is known now.
    pub(crate) async fn supply(&self, tx: &mut Tx, case: CaseId, line: &Line) -> Result<Supply> {
        let counted = counted(tx, &line.sku).await?;
        let promises = tx.promises_of_case(case).await?;
        let kept = promises
            .iter()
            .any(|promise| promise.line == line.id && promise.kept_at.is_some());
        Ok(Supply::of(counted, kept))
    }

    /// The same, and nobody else takes it until this transaction is over.
    pub(crate) async fn supply_held(
        &self,
        tx: &mut Tx,
        case: CaseId,
        line: &Line,
    ) -> Result<Supply> {
        tx.lock_shelf(&line.sku).await?;
        self.supply(tx, case, line).await
    }

    /// Before a case is kept: what is promised to it, and the shelves that this concerns held. Always in this order,
    /// shelves before cases and events, so that no two transactions wait for each other.
    pub(crate) async fn hold_shelves(&self, tx: &mut Tx, case: &Case) -> Result<Vec<Promise>> {
        if case.lines().is_empty() {
            return Ok(Vec::new());
        }
        let promises = tx.promises_of_case(case.id).await?;
        let mut concerned: BTreeSet<&str> = promises.iter().map(|one| one.sku.as_str()).collect();
        let touched = |line: &&Line| line.promised().is_some() || line.given() > 0;
        let of_lines = case.lines().iter().filter(touched);
        concerned.extend(of_lines.map(|line| line.sku.as_str()));
        for sku in concerned {
            tx.lock_shelf(sku).await?;
        }
        Ok(promises)
    }

    /// After a case was kept: promises what it promises now, takes from the shelf what was given, and frees what is not
    /// wanted any longer for whoever waits longest.
    pub(crate) async fn follow_promises(
        &self,
        tx: &mut Tx,
        case: &Case,
        events: &[Event],
        before: &[Promise],
    ) -> Result<()> {
        let given = given_now(events);
        for line in case.lines() {
            let had = before.iter().find(|promise| promise.line == line.id);
            let wanted = line.promised();
            if had.map(|promise| promise.purpose) == wanted {
                match had {
                    None if given.contains(&line.id) => {
                        self.take(tx, case.id, &line.sku, events).await?;
                    }
                    // Somebody looked for it and says that none is left: it is put aside anew, when one is.
                    Some(promise) if promise.kept_at.is_some() && is_said_short(line, events) => {
                        tx.release_promise(line.id).await?;
                        self.allot(tx, &line.sku).await?;
                    }
                    // Somebody has one in their hands.
                    Some(promise) if promise.kept_at.is_none() && has_come(line, events) => {
                        tx.keep_promise(line.id, self.now()).await?;
                    }
                    Some(_) | None => {}
                }
                continue;
            }
            if had.is_some() {
                tx.drop_promise(line.id).await?;
                if given.contains(&line.id) {
                    self.take(tx, case.id, &line.sku, events).await?;
                } else {
                    self.allot(tx, &line.sku).await?;
                }
            }
            if let Some(purpose) = wanted {
                let supply = self.supply(tx, case.id, line).await?;
                let there = match supply {
                    Supply::There => true,
                    // Nobody counts them: it is as whoever looked for one says.
                    Supply::Uncounted => line.shortage.is_none(),
                    Supply::Awaited { .. } => false,
                };
                let now = self.now();
                if supply == Supply::There && line.shortage.is_some() {
                    // Somebody said that none is left, and there is one.
                    let (case, line) = (case.id, line.id);
                    let job = Job::PromiseKept { case, line };
                    self.enqueue(tx, &at_once(now, job)).await?;
                }
                tx.put_promise(&Promise {
                    line: line.id,
                    case: case.id,
                    sku: line.sku.clone(),
                    purpose,
                    promised_at: now,
                    kept_at: there.then_some(now),
                })
                .await?;
            }
        }
        Ok(())
    }

    /// A device was put aside for what a case waits for: unless it was taken away again meanwhile.
    pub(crate) async fn promise_kept(&self, case: CaseId, line: LineId) -> Result<()> {
        let mut tx = self.store.write().await?;
        let Some((found, promise)) = self.promise_held(&mut tx, case, line).await? else {
            return Ok(());
        };
        if promise.kept_at.is_none() {
            return Ok(());
        }
        let credit = self.credit_to_charge(&mut tx, &found).await?;
        let command = Command::clock(found.number);
        self.change_in(&mut tx, command, Need::Desk, |case, act| {
            case.stock_kept(act, line, credit)
        })
        .await?;
        for kept in tx.payments_of_case(found.id).await? {
            // What waited for it and was never told so goes on as well.
            if kept.line == line && kept.payment.state.may_change() {
                self.enqueue_payment(&mut tx, &kept.payment.key).await?;
            }
        }
        tx.commit().await?;
        self.work.notify_one();
        Ok(())
    }

    /// What was put aside for a case is not there any longer: unless another was put aside meanwhile.
    pub(crate) async fn promise_lost(&self, case: CaseId, line: LineId) -> Result<()> {
        let mut tx = self.store.write().await?;
        let Some((found, promise)) = self.promise_held(&mut tx, case, line).await? else {
            return Ok(());
        };
        let day = counted(&mut tx, &promise.sku).await?;
        let Some(day) = day.filter(|_| promise.kept_at.is_none()) else {
            return Ok(());
        };
        let command = Command::clock(found.number);
        self.change_in(&mut tx, command, Need::Desk, |case, act| {
            case.stock_missing(act, line, day.expected_on)
        })
        .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(())
    }

    /// What a case waits for is expected on another day: the one that the shelf names when it is told.
    pub(crate) async fn stock_expected(&self, case: CaseId, line: LineId) -> Result<()> {
        let mut tx = self.store.write().await?;
        let Some((found, promise)) = self.promise_held(&mut tx, case, line).await? else {
            return Ok(());
        };
        let day = counted(&mut tx, &promise.sku).await?;
        let Some(day) = day.filter(|_| promise.kept_at.is_none()) else {
            return Ok(());
        };
        let command = Command::clock(found.number);
        self.change_in(&mut tx, command, Need::Desk, |case, act| {
            case.expect_stock(act, line, day.expected_on)
        })
        .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(())
    }

    /// A case and what is promised to a line of it, its shelf held.
    async fn promise_held(
        &self,
        tx: &mut Tx,
        case: CaseId,
        line: LineId,
    ) -> Result<Option<(Case, Promise)>> {
        let Some(found) = tx.case(case).await? else {
            return Ok(None);
        };
        let Some(sku) = found.line(line).map(|line| line.sku.clone()) else {
            return Ok(None);
        };
        tx.lock_shelf(&sku).await?;
        let promises = tx.promises_of_case(case).await?;
        let promise = promises.into_iter().find(|promise| promise.line == line);
        Ok(promise.map(|promise| (found, promise)))
    }

    /// The shelf, held, when it is as they saw it: what is sent twice, or beside somebody else, counts once.
    async fn seen_shelf(&self, tx: &mut Tx, sku: &str, seen: &str) -> Result<Shelf> {
        tx.lock_shelf(sku).await?;
        let known = tx.shelf(sku).await?.ok_or(Error::NotFound)?;
        let counted = known.shelf.unwrap_or_default();
        if state(&known) == seen.trim() {
            Ok(counted)
        } else {
            let on_hand = counted.on_hand;
            Err(Refusal::ShelfChanged { on_hand }.into())
        }
    }

    async fn set_shelf(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        sku: &str,
        before: Shelf,
        on_hand: u32,
        why: String,
    ) -> Result<()> {
        let change = ShelfChange {
            at: self.now(),
            by: by(actor).ok_or(Error::SignInNeeded)?,
            difference: i64::from(on_hand) - i64::from(before.on_hand),
            on_hand,
            why,
            case: None,
        };
        tx.change_shelf(self.fresh(), sku, &change).await?;
        self.release_missing(tx, sku).await?;
        self.allot(tx, sku).await?;
        let known = tx.shelf(sku).await?;
        let waits = known.is_some_and(|known| known.waiting > 0);
        if on_hand > before.on_hand && before.expected_on.is_some() && !waits {
            // What was expected is here.
            tx.expect_on_shelf(sku, None).await?;
        }
        Ok(())
    }

    /// Fewer lie there than are put aside: the youngest promises wait again.
    async fn release_missing(&self, tx: &mut Tx, sku: &str) -> Result<()> {
        let Some(counted) = counted(tx, sku).await? else {
            return Ok(());
        };
        let missing = counted.kept.saturating_sub(counted.on_hand);
        let mut kept = tx.promises_of_product(sku).await?;
        kept.retain(|promise| promise.kept_at.is_some());
        for promise in kept
            .iter()
            .rev()
            .take(usize::try_from(missing).unwrap_or(0))
        {
            tx.release_promise(promise.line).await?;
            let job = Job::PromiseLost {
                case: promise.case,
                line: promise.line,
            };
            self.enqueue(tx, &at_once(self.now(), job)).await?;
        }
        Ok(())
    }

    /// A device of a counted product was given.
    async fn take(&self, tx: &mut Tx, case: CaseId, sku: &str, events: &[Event]) -> Result<()> {
        let counted = counted(tx, sku).await?;
        let Some((before, by)) = counted.zip(events.last().map(|event| event.by)) else {
            return Ok(());
        };
        let on_hand = before.on_hand.saturating_sub(1);
        let change = ShelfChange {
            at: self.now(),
            by,
            difference: i64::from(on_hand) - i64::from(before.on_hand),
            on_hand,
            why: String::new(),
            case: Some(case),
        };
        tx.change_shelf(self.fresh(), sku, &change).await?;
        self.allot(tx, sku).await
    }

    /// What lies there free is put aside for those who have waited longest; what follows for each is a job.
    async fn allot(&self, tx: &mut Tx, sku: &str) -> Result<()> {
        let Some(counted) = counted(tx, sku).await? else {
            return Ok(());
        };
        let mut waiting = tx.promises_of_product(sku).await?;
        waiting.retain(|promise| promise.kept_at.is_none());
        waiting.truncate(counted.allots(waiting.len()));
        for promise in waiting {
            tx.keep_promise(promise.line, self.now()).await?;
            let job = Job::PromiseKept {
                case: promise.case,
                line: promise.line,
            };
            self.enqueue(tx, &at_once(self.now(), job)).await?;
        }
        Ok(())
    }
}

/// What lies on a shelf; `None` while nobody counts it.
async fn counted(tx: &mut Tx, sku: &str) -> Result<Option<Shelf>> {
    Ok(tx.shelf(sku).await?.and_then(|known| known.shelf))
}

/// Whether these events say that none is left for this line.
fn is_said_short(line: &Line, events: &[Event]) -> bool {
    let said = |event: &Event| matches!(event.what, What::StockAwaited { .. });
    line.shortage.is_some() && events.iter().any(said)
}

/// Whether these events say that what was missing for this line is here.
fn has_come(line: &Line, events: &[Event]) -> bool {
    let said = |event: &Event| matches!(event.what, What::StockArrived);
    line.shortage.is_none() && events.iter().any(said)
}

/// The lines for which these events gave a device.
fn given_now(events: &[Event]) -> BTreeSet<LineId> {
    let gives = |event: &&Event| {
        matches!(
            event.what,
            What::ReplacementAssigned { .. } | What::AdvanceShipped { .. }
        )
    };
    let moved = events.iter().filter(gives).flat_map(|event| &event.moved);
    moved
        .filter_map(|moved| match moved {
            Moved::Line { line, .. } | Moved::Advance { line, .. } => Some(*line),
            Moved::Case { .. } | Moved::Estimate { .. } | Moved::Void { .. } => None,
        })
        .collect()
}

fn may(actor: &Actor, permit: Permit) -> Result<()> {
    if actor.may(permit) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

const fn out_of_range(min: u32) -> FieldError {
    FieldError::OutOfRange {
        min: min as i64,
        max: MOST as i64,
    }
}

fn number(raw: &str, min: u32) -> std::result::Result<u32, FieldError> {
    if raw.trim().is_empty() {
        return Err(FieldError::Missing);
    }
    let number: u32 = raw.trim().parse().map_err(|_| FieldError::NotANumber)?;
    if (min..=MOST).contains(&number) {
        Ok(number)
    } else {
        Err(out_of_range(min))
    }
}
