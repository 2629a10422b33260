//! The bench: diagnosis, delay, repair, test (S4, S5, S8, S10, S16).

use domain::access::Permit;
use domain::case::Case;
use domain::estimate::Remedy;
use domain::field::{FieldError, FieldErrors, typed};
use domain::id::{LineId, UnitId};
use domain::line::diagnosis::{PartUse, Verdict};
use domain::money::Money;
use domain::product::{FaultCode, bench_tests};
use domain::serial::Serial;
use domain::stock::Given;
use domain::time::Date;
use domain::unit::Unit;
use store::Tx;

use crate::change::{Command, Need};
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::support::NOTE;

/// The longest number of a product, in characters.
const SKU: u32 = 64;
/// The most pieces of one part that are built in at once.
const MOST_PARTS: u16 = 99;
/// The most minutes that are written down at once: a day's.
const WORKING_DAY: u16 = 8 * 60;
const BENCH: Need = Need::Permit(Permit::Bench);

impl Desk {
    /// The device goes on the bench, free of charge always (S8).
    pub async fn begin_diagnosis(&self, command: Command<'_>, line: LineId) -> Result<Case> {
        self.change(command, BENCH, |case, act| case.begin_diagnosis(act, line))
            .await
    }

    /// Records a test of the family's list.
    pub async fn record_test(
        &self,
        command: Command<'_>,
        line: LineId,
        raw: RawTest,
    ) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let passed = errors.take("outcome", passed(&raw.outcome));
        let note = errors.take("note", typed::lines(&raw.note, NOTE));
        let (passed, note) = errors.into_result(passed.zip(note))?;
        self.change(command, BENCH, |case, act| {
            let family = case.device.family;
            let known = bench_tests(family).iter().find(|test| test.key == raw.key);
            let key = known.map_or_else(|| "other".to_owned(), |test| test.key.to_owned());
            case.record_test(act, line, key, passed, note)
        })
        .await
    }

    /// Records the cause and the findings.
    pub async fn record_findings(
        &self,
        command: Command<'_>,
        line: LineId,
        raw: RawFindings,
    ) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let fault = errors.take(
            "fault",
            FaultCode::from_key(&raw.fault).ok_or(FieldError::ChooseOne),
        );
        let findings = errors.take("findings", required_lines(&raw.findings));
        let (fault, findings) = errors.into_result(fault.zip(findings))?;
        self.change(command, BENCH, |case, act| {
            case.record_findings(act, line, fault, findings)
        })
        .await
    }

    /// Builds in a part: the stock and the case change together, or neither.
    pub async fn use_part(
        &self,
        command: Command<'_>,
        line: LineId,
        sku: &str,
        quantity: &str,
    ) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let quantity = errors.take("quantity", count(quantity, MOST_PARTS));
        let quantity = errors.into_result(quantity)?;
        let mut tx = self.store.write().await?;
        // What lies on the shelf is told to the bench only.
        self.case_for(&mut tx, command.actor, command.number, BENCH)
            .await?;
        let part = tx
            .part(sku)
            .await?
            .ok_or_else(|| FieldErrors::one("part", FieldError::ChooseOne))?;
        if !tx.take_part(sku, i64::from(quantity)).await? {
            let error = if part.on_hand < 1 {
                FieldError::NotInList
            } else {
                FieldError::OutOfRange {
                    min: 1,
                    max: part.on_hand,
                }
            };
            let field = if part.on_hand < 1 { "part" } else { "quantity" };
            return Err(FieldErrors::one(field, error).into());
        }
        let used = PartUse {
            sku: part.sku,
            name: part.name,
            quantity,
            cost: part.cost,
        };
        let case = self
            .change_in(&mut tx, command, BENCH, |case, act| {
                case.use_part(act, line, used)
            })
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// Writes down time that was worked on it.
    pub async fn log_work(
        &self,
        command: Command<'_>,
        line: LineId,
        minutes: &str,
        note: &str,
    ) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let minutes = errors.take("minutes", count(minutes, WORKING_DAY));
        let note = errors.take("work", typed::lines(note, NOTE));
        let (minutes, note) = errors.into_result(minutes.zip(note))?;
        self.change(command, BENCH, |case, act| {
            case.log_work(act, line, minutes, note)
        })
        .await
    }

    /// The fault does not show itself: it stays on the bench (S5).
    pub async fn cannot_reproduce(&self, command: Command<'_>, line: LineId) -> Result<Case> {
        self.change(command, BENCH, |case, act| case.cannot_reproduce(act, line))
            .await
    }

    /// The bench goes on looking.
    pub async fn resume_diagnosis(&self, command: Command<'_>, line: LineId) -> Result<Case> {
        self.change(command, BENCH, |case, act| case.resume_diagnosis(act, line))
            .await
    }

    /// The bench decides what it is; without a fault it goes straight to the parcel (S16).
    pub async fn reach_verdict(
        &self,
        command: Command<'_>,
        line: LineId,
        verdict: &str,
    ) -> Result<Case> {
        let verdict = Verdict::from_key(verdict)
            .ok_or_else(|| FieldErrors::one("verdict", FieldError::ChooseOne))?;
        self.change(command, BENCH, |case, act| {
            let mut events = case.reach_verdict(act, line, verdict)?;
            if verdict == Verdict::NoFaultFound {
                events.extend(case.acknowledge_no_fault(act, line)?);
            }
            Ok(events)
        })
        .await
    }

    /// The repair begins (S9).
    pub async fn start_repair(&self, command: Command<'_>, line: LineId) -> Result<Case> {
        self.change(command, BENCH, |case, act| case.start_repair(act, line))
            .await
    }

    /// A part or a replacement is out of stock (S5).
    pub async fn await_stock(
        &self,
        command: Command<'_>,
        line: LineId,
        raw: RawShortage,
    ) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let remedy = errors.take(
            "remedy",
            Remedy::from_key(&raw.remedy).ok_or(FieldError::ChooseOne),
        );
        let item = errors.take("item", typed::required_line(&raw.item, 120));
        let expected = errors.take("expected_on", self.future_date(&raw.expected_on));
        let values = remedy.zip(item).zip(expected);
        let ((remedy, item), expected_on) = errors.into_result(values)?;
        self.change(command, BENCH, |case, act| {
            case.await_stock(act, line, remedy, item, expected_on)
        })
        .await
    }

    /// What was missing has arrived.
    pub async fn stock_arrived(&self, command: Command<'_>, line: LineId) -> Result<Case> {
        let mut tx = self.store.write().await?;
        let case = self
            .case_for(&mut tx, command.actor, command.number, BENCH)
            .await?;
        let of_line = case.line(line).ok_or(Error::NotFound)?;
        // A part is in somebody's hands; a replacement may be promised to who has waited longer.
        if of_line.promised().is_some() {
            self.supply_held(&mut tx, case.id, of_line).await?.check()?;
        }
        let case = self
            .change_in(&mut tx, command, BENCH, |case, act| {
                case.stock_arrived(act, line)
            })
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// The repair is done; the tests begin.
    pub async fn finish_repair(&self, command: Command<'_>, line: LineId) -> Result<Case> {
        self.change(command, BENCH, |case, act| case.finish_repair(act, line))
            .await
    }

    /// All tests are passed.
    pub async fn pass_tests(&self, command: Command<'_>, line: LineId) -> Result<Case> {
        self.change(command, BENCH, |case, act| case.pass_tests(act, line))
            .await
    }

    /// A test failed: back to the diagnosis.
    pub async fn fail_test(&self, command: Command<'_>, line: LineId) -> Result<Case> {
        self.change(command, BENCH, |case, act| case.fail_test(act, line))
            .await
    }

    /// Another device takes its place: one of the same product that was never sold. Our records say which product
    /// it is; where they don't know its serial, the number on its label does. It inherits the warranty, or begins a
    /// term anew where the policy says so.
    pub async fn assign_replacement(
        &self,
        command: Command<'_>,
        line: LineId,
        raw: RawReplacement,
    ) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let serial = errors.take("serial", Serial::parse(&raw.serial));
        let serial = errors.into_result(serial)?;
        let mut tx = self.store.write().await?;
        // Which serials we have sold is told to the bench only.
        let case = self
            .case_for(&mut tx, command.actor, command.number, BENCH)
            .await?;
        let of_line = case.line(line).ok_or(Error::NotFound)?;
        self.supply_held(&mut tx, case.id, of_line).await?.check()?;
        // Two benches that hold the same device: one of them finds it given.
        tx.lock_serial(&serial).await?;
        let known = tx.unit_by_serial(&serial).await?;
        if known.as_ref().is_some_and(was_sold) {
            return Err(FieldErrors::one("serial", FieldError::Taken).into());
        }
        let (serial, sku) = if let Some(unit) = known {
            (unit.serial, unit.sku)
        } else {
            let typed = typed::required_line(&raw.product, SKU)
                .map_err(|error| FieldErrors::one("product", error))?;
            (serial, typed.to_uppercase())
        };
        let cost = cost_of(&mut tx, &of_line.sku).await?;
        let case = self
            .change_in(&mut tx, command, BENCH, |case, act| {
                // Capitals are how the number is printed, not what it is.
                let of_line = case.line(line).map(|line| line.sku.clone());
                let same = of_line.filter(|one| one.to_uppercase() == sku.to_uppercase());
                let sku = same.unwrap_or(sku);
                let device = Given {
                    serial: serial.clone(),
                    sku: &sku,
                    cost,
                };
                case.assign_replacement(act, line, device)
            })
            .await?;
        if let Some(line) = case.line(line) {
            let fresh = UnitId::new(self.fresh());
            let policy = self.policy_of(&mut tx, &case).await?;
            let inherits = self.left_to_replacement(&mut tx, &policy, line).await?;
            tx.put_replacement(fresh, &serial, &line.sku, line.unit, &inherits)
                .await?;
        }
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// A day to come, or nothing.
    pub(crate) fn future_date(&self, raw: &str) -> std::result::Result<Option<Date>, FieldError> {
        if raw.trim().is_empty() {
            return Ok(None);
        }
        let date: Date = raw.trim().parse().map_err(|_| FieldError::NotADate)?;
        if date < self.calendar.zone.date(self.now()) {
            Err(FieldError::DateInPast)
        } else {
            Ok(Some(date))
        }
    }
}

/// A test, as the form sends it.
#[derive(Debug, Clone, Default)]
pub struct RawTest {
    /// Which test of the list.
    pub key: String,
    /// `passed` or `failed`.
    pub outcome: String,
    /// What was measured or seen.
    pub note: String,
}

/// Findings, as the form sends them.
#[derive(Debug, Clone, Default)]
pub struct RawFindings {
    /// The fault code's key.
    pub fault: String,
    /// In words that the customer may read.
    pub findings: String,
}

/// Another device, as the form sends it.
#[derive(Debug, Clone, Default)]
pub struct RawReplacement {
    /// Its serial.
    pub serial: String,
    /// The number of the product on its label; asked for when our records don't know the serial.
    pub product: String,
}

/// Whether a device has left us: what only lies on our shelf has neither an invoice nor a buyer.
pub(crate) const fn was_sold(unit: &Unit) -> bool {
    unit.invoiced_on.is_some()
        || unit.shipped_on.is_some()
        || unit.sold_via.is_some()
        || unit.inherits.is_some()
}

/// What a device of this product costs us; `None` when nobody has said.
async fn cost_of(tx: &mut Tx, sku: &str) -> Result<Option<Money>> {
    Ok(tx.product(sku).await?.and_then(|product| product.cost))
}

/// A shortage, as the form sends it.
#[derive(Debug, Clone, Default)]
pub struct RawShortage {
    /// `repair` or `replace`: a part, or another device.
    pub remedy: String,
    /// What is missing.
    pub item: String,
    /// When it is expected, if known.
    pub expected_on: String,
}

fn passed(raw: &str) -> std::result::Result<bool, FieldError> {
    match raw {
        "passed" => Ok(true),
        "failed" => Ok(false),
        _ => Err(FieldError::ChooseOne),
    }
}

fn count(raw: &str, most: u16) -> std::result::Result<u16, FieldError> {
    let number: u16 = raw.trim().parse().map_err(|_| FieldError::NotANumber)?;
    if (1..=most).contains(&number) {
        Ok(number)
    } else {
        let max = i64::from(most);
        Err(FieldError::OutOfRange { min: 1, max })
    }
}

fn required_lines(raw: &str) -> std::result::Result<String, FieldError> {
    let text = typed::lines(raw, NOTE)?;
    if text.is_empty() {
        Err(FieldError::Missing)
    } else {
        Ok(text)
    }
}

/// The errors of this module's forms become the caller's.
impl From<FieldError> for Error {
    fn from(error: FieldError) -> Self {
        FieldErrors::one("", error).into()
    }
}
