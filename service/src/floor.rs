//! The floor: what lies on the bench and at the dock, and what may be done with it now.
//!
//! What is possible is never written down a second time: each act is tried on a copy of the case, and what the
//! rules do not refuse is offered.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::access::{Actor, Permit, Source};
use domain::calendar::Calendar;
use domain::case::{Act, Case, Outcome};
use domain::estimate::{Alternative, Remedy};
use domain::id::{EstimateId, LineId, StaffId};
use domain::line::diagnosis::{PartUse, TestRun, Verdict};
use domain::line::{Line, PauseCause};
use domain::money::Money;
use domain::number::CaseNumber;
use domain::policy::Policy;
use domain::product::{Check, FaultCode, Symptom, bench_tests};
use domain::queue::View;
use domain::refusal::Refusal;
use domain::serial::Serial;
use domain::shipment::ShipService;
use domain::stock::Given;
use domain::time::{Date, Timestamp};
use domain::unit::Upgrade;
use store::{Attachment, Needle, Part, QueueRow};
use uuid::Uuid;

use crate::change::Need;
use crate::desk::Desk;
use crate::error::{Error, Result};

/// How many cases a list of the floor shows.
const SHOWN: i64 = 200;
/// What a photograph from the bench is filed under.
pub const BENCH_PHOTO: &str = "bench";

/// What we have promised for a device, and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    /// What.
    pub of: Promised,
    /// By when, pauses so far counted in.
    pub due: Timestamp,
    /// Whether it is broken.
    pub late: bool,
    /// Why its clock stands still, when it does (S5).
    pub paused: Option<PauseCause>,
}

/// What is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promised {
    /// The diagnosis, on the business day of the receipt (S4).
    Diagnosis,
    /// Ready to go back, one or two business days after it (S5).
    Ready,
}

impl Promise {
    /// The promise that runs for a device, if one does.
    pub fn of(line: &Line, calendar: &Calendar, now: Timestamp) -> Option<Self> {
        let (of, due) = match line.diagnosing_since {
            None => (Promised::Diagnosis, line.diagnosis_due?),
            Some(_) => (Promised::Ready, line.ready_due?),
        };
        let pause = line.pause();
        // As it would be if the clock went on now.
        let due = pause.map_or(due, |pause| {
            calendar.plus_business_time(due, calendar.business_time_between(pause.from, now))
        });
        Some(Self {
            of,
            due,
            late: pause.is_none() && due < now,
            paused: pause.map(|pause| pause.cause),
        })
    }
}

/// A device on the floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnFloor {
    /// Its case.
    pub case: Case,
    /// Which line.
    pub line: LineId,
    /// What we have promised for it.
    pub promise: Option<Promise>,
}

impl OnFloor {
    /// The line; every value of this type has one.
    pub fn device(&self) -> Option<&Line> {
        self.case.line(self.line)
    }
}

/// What may be done with a device at the bench. The order is that of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BenchAct {
    /// Put it on the bench.
    Begin,
    /// Record tests and findings.
    Record,
    /// Say that the fault does not show itself (S5).
    CannotReproduce,
    /// Go on looking.
    Resume,
    /// Send an estimate (S9).
    Quote,
    /// Begin the repair.
    StartRepair,
    /// Build in a part.
    UsePart,
    /// Write down time that was worked on it.
    LogWork,
    /// Say that a part is out of stock (S5).
    AwaitPart,
    /// Give another device in its place.
    Replace,
    /// Say that a replacement is out of stock (S5).
    AwaitReplacement,
    /// Say that what was missing has arrived.
    StockArrived,
    /// Say that the repair is done.
    FinishRepair,
    /// Say that all tests are passed.
    PassTests,
    /// Send it back to the diagnosis.
    FailTest,
}

/// A test of the family's list with its last run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenchTest {
    /// Which.
    pub check: Check,
    /// How it came out last.
    pub last: Option<TestRun>,
}

/// A device on the bench with all that the technician needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Bench {
    /// The device.
    pub at: OnFloor,
    /// The tests of its family.
    pub tests: Vec<BenchTest>,
    /// The parts that fit its family, with what lies on the shelf.
    pub parts: Vec<Part>,
    /// The photographs that the bench took.
    pub photos: Vec<Attachment>,
    /// Other cases of the same serial, the latest first.
    pub history: Vec<Earlier>,
    /// The upgrades of it that we sold (S18).
    pub upgrades: Vec<Upgrade>,
    /// What may be done now.
    pub acts: BTreeSet<BenchAct>,
    /// Each verdict with what stands against it; empty when it is no time for verdicts.
    pub verdicts: Vec<(Verdict, Option<Refusal>)>,
    /// By which it is decided.
    pub policy: Arc<Policy>,
}

/// Another case of the same device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    /// Its number.
    pub number: CaseNumber,
    /// When it was filed.
    pub opened_at: Timestamp,
    /// What went wrong.
    pub symptom: Symptom,
}

impl Earlier {
    fn of(row: &QueueRow) -> Option<Self> {
        Some(Self {
            number: CaseNumber::parse(&row.body).ok()?,
            opened_at: Timestamp::from_micros(row.opened_at),
            symptom: Symptom::from_key(&row.symptom)?,
        })
    }
}

/// A parcel of ours to be made up or followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The device.
    pub at: OnFloor,
    /// Each service with the day on which a parcel that leaves today is expected (S6).
    pub services: Vec<(ShipService, Date)>,
    /// Whether it can leave now.
    pub ship: bool,
    /// Whether its arrival can be recorded now.
    pub deliver: bool,
}

impl Desk {
    /// What lies on the bench, in the order of our promises; what waits for stock comes last.
    pub async fn bench_list(&self, actor: &Actor) -> Result<Vec<OnFloor>> {
        let mut all = self
            .floor(actor, Permit::Bench, &[View::Bench, View::Stock])
            .await?;
        all.sort_by_key(|one| {
            let promise = one.promise.as_ref();
            let paused = promise.is_some_and(|promise| promise.paused.is_some());
            (
                paused,
                promise.map_or(i64::MAX, |promise| promise.due.micros()),
            )
        });
        Ok(all)
    }

    /// What is ready to leave, and after it what is on its way back.
    pub async fn ship_list(&self, actor: &Actor) -> Result<Vec<OnFloor>> {
        self.floor(actor, Permit::Ship, &[View::Ship, View::Returning])
            .await
    }

    async fn floor(&self, actor: &Actor, permit: Permit, views: &[View]) -> Result<Vec<OnFloor>> {
        if !actor.may(permit) {
            return Err(Error::NotFound);
        }
        let mut tx = self.store.read().await?;
        let mut all = Vec::new();
        for view in views {
            let cases = tx.cases_in_view(*view, SHOWN).await?;
            all.extend(cases.into_iter().filter_map(|case| self.on_floor(case)));
        }
        Ok(all)
    }

    fn on_floor(&self, case: Case) -> Option<OnFloor> {
        let line = open_line(&case)?;
        let promise = Promise::of(line, &self.calendar, self.now());
        let line = line.id;
        Some(OnFloor {
            case,
            line,
            promise,
        })
    }

    /// One device on the bench.
    pub async fn bench(&self, actor: &Actor, number: CaseNumber) -> Result<Bench> {
        let mut tx = self.store.read().await?;
        let need = Need::Permit(Permit::Bench);
        let case = self.case_for(&mut tx, actor, number, need).await?;
        let id = case.id;
        let at = self.on_floor(case).ok_or(Error::NotFound)?;
        let line = at.device().ok_or(Error::NotFound)?;
        let parts = tx.parts(line.family).await?;
        let files = tx.attachments(store::AttachmentOwner::Case(id)).await?;
        let needle = Needle {
            folded: line
                .serial
                .as_ref()
                .map(Serial::canonical_for_search)
                .unwrap_or_default(),
            ..Needle::default()
        };
        let history = if needle.folded.is_empty() {
            Vec::new()
        } else {
            tx.search_cases(&needle).await?
        };
        let upgrades = match line.unit {
            Some(unit) => tx.upgrades_of(unit).await?,
            None => Vec::new(),
        };
        let policy = self.policy_of(&mut tx, &at.case).await?;
        let act = self.act(&policy, actor, Source::Console)?;
        Ok(Bench {
            upgrades,
            tests: tests(line),
            parts,
            photos: files
                .into_iter()
                .filter(|file| file.purpose == BENCH_PHOTO)
                .collect(),
            history: history
                .iter()
                .filter(|row| row.id != id.uuid())
                .filter_map(Earlier::of)
                .collect(),
            acts: possible(&at, &act, Money::new(1, self.maker.currency)),
            verdicts: verdicts(&at, &act),
            policy: policy.clone(),
            at,
        })
    }

    /// One device that goes back.
    pub async fn parcel(&self, actor: &Actor, number: CaseNumber) -> Result<Parcel> {
        let mut tx = self.store.read().await?;
        let need = Need::Permit(Permit::Ship);
        let case = self.case_for(&mut tx, actor, number, need).await?;
        let line = case.lines().last().ok_or(Error::NotFound)?;
        let line = open_line(&case).unwrap_or(line);
        let at = OnFloor {
            promise: Promise::of(line, &self.calendar, self.now()),
            line: line.id,
            case: case.clone(),
        };
        let policy = self.policy_of(&mut tx, &case).await?;
        let act = self.act(&policy, actor, Source::Console)?;
        let ship = allowed(&at, |case, line| {
            let (carrier, tracking) = (String::new(), String::new());
            case.ship_out(&act, line, carrier, ShipService::Ground, tracking)
        });
        let deliver = allowed(&at, |case, line| case.deliver(&act, line));
        let services = ShipService::ALL
            .iter()
            .map(|service| (*service, self.expected(&policy, *service)))
            .collect();
        Ok(Parcel {
            at,
            services,
            ship,
            deliver,
        })
    }

    /// The day on which a parcel that leaves today is expected (S6).
    fn expected(&self, policy: &Policy, service: ShipService) -> Date {
        let days = service.business_days(policy.ground_days);
        let today = self.calendar.zone.date(self.now());
        self.calendar.add_business_days(today, u32::from(days))
    }
}

fn open_line(case: &Case) -> Option<&Line> {
    case.lines().iter().find(|line| !line.is_over())
}

fn tests(line: &Line) -> Vec<BenchTest> {
    let last = |check: &Check| {
        let runs = line.diagnosis.tests.iter().rev();
        runs.clone().find(|run| run.key == check.key).cloned()
    };
    bench_tests(line.family)
        .iter()
        .map(|check| BenchTest {
            last: last(check),
            check: *check,
        })
        .collect()
}

/// Whether the rules would let it happen: tried on a copy.
fn allowed(at: &OnFloor, run: impl FnOnce(&mut Case, LineId) -> Outcome) -> bool {
    run(&mut at.case.clone(), at.line).is_ok()
}

fn possible(at: &OnFloor, act: &Act<'_>, least: Money) -> BTreeSet<BenchAct> {
    const ALL: [BenchAct; 15] = [
        BenchAct::Begin,
        BenchAct::Record,
        BenchAct::CannotReproduce,
        BenchAct::Resume,
        BenchAct::Quote,
        BenchAct::StartRepair,
        BenchAct::UsePart,
        BenchAct::LogWork,
        BenchAct::AwaitPart,
        BenchAct::Replace,
        BenchAct::AwaitReplacement,
        BenchAct::StockArrived,
        BenchAct::FinishRepair,
        BenchAct::PassTests,
        BenchAct::FailTest,
    ];
    ALL.into_iter()
        .filter(|one| allowed(at, |case, line| try_out(*one, case, act, line, least)))
        .collect()
}

/// One act with whatever arguments: only whether it is refused is of interest.
fn try_out(one: BenchAct, case: &mut Case, act: &Act<'_>, line: LineId, least: Money) -> Outcome {
    match one {
        BenchAct::Begin => case.begin_diagnosis(act, line),
        BenchAct::Record => case.record_findings(act, line, FaultCode::NoFault, String::new()),
        BenchAct::CannotReproduce => case.cannot_reproduce(act, line),
        BenchAct::Resume => case.resume_diagnosis(act, line),
        BenchAct::Quote => {
            case.send_estimate(act, line, EstimateId::new(Uuid::nil()), vec![sample(least)])
        }
        BenchAct::StartRepair => case.start_repair(act, line),
        BenchAct::UsePart => case.use_part(
            act,
            line,
            PartUse {
                sku: String::new(),
                name: String::new(),
                quantity: 1,
                cost: None,
            },
        ),
        BenchAct::LogWork => case.log_work(act, line, 1, String::new()),
        BenchAct::AwaitPart => case.await_stock(act, line, Remedy::Repair, String::new(), None),
        BenchAct::Replace => match Serial::parse("000000000000") {
            Ok(serial) => {
                let sku = case.line(line).map(|line| line.sku.clone());
                let device = Given {
                    serial,
                    sku: &sku.unwrap_or_default(),
                    cost: None,
                };
                case.assign_replacement(act, line, device)
            }
            Err(_) => Err(Refusal::NoSuchLine),
        },
        BenchAct::AwaitReplacement => {
            case.await_stock(act, line, Remedy::Replace, String::new(), None)
        }
        BenchAct::StockArrived => case.stock_arrived(act, line),
        BenchAct::FinishRepair => case.finish_repair(act, line),
        BenchAct::PassTests => case.pass_tests(act, line),
        BenchAct::FailTest => case.fail_test(act, line),
    }
}

fn sample(least: Money) -> Alternative {
    Alternative {
        remedy: Remedy::Repair,
        description: String::new(),
        parts: least,
        labour: Money::zero(least.currency),
        ready_in_days: 1,
    }
}

/// Each verdict and what stands against it. Those that never fit this device are left out.
fn verdicts(at: &OnFloor, act: &Act<'_>) -> Vec<(Verdict, Option<Refusal>)> {
    let complete = with_complete_diagnosis(at);
    Verdict::ALL
        .iter()
        .filter(|verdict| fits(refused(&complete, act, **verdict).as_ref()))
        .map(|verdict| (*verdict, refused(at, act, *verdict)))
        .collect()
}

fn refused(at: &OnFloor, act: &Act<'_>, verdict: Verdict) -> Option<Refusal> {
    let mut case = at.case.clone();
    case.reach_verdict(act, at.line, verdict).err()
}

/// The device as if nothing were missing from its record: what is refused then is refused for good.
fn with_complete_diagnosis(at: &OnFloor) -> OnFloor {
    let mut whole = at.clone();
    let lines = whole.case.rma.iter_mut().flat_map(|rma| &mut rma.lines);
    for line in lines.filter(|line| line.id == at.line) {
        line.diagnosis.fault = Some(FaultCode::NoFault);
        line.diagnosis.findings.push('.');
        line.diagnosis.tests.push(TestRun {
            key: String::new(),
            passed: true,
            note: String::new(),
            at: Timestamp::from_micros(0),
            by: StaffId::new(Uuid::nil()),
        });
    }
    whole
}

fn fits(refusal: Option<&Refusal>) -> bool {
    refusal.is_none_or(could_become_possible)
}

/// Whether the technician can do something about a refusal, so that it is worth naming.
fn could_become_possible(refusal: &Refusal) -> bool {
    match refusal {
        Refusal::DiagnosisIncomplete { .. }
        | Refusal::FaultWasFound
        | Refusal::NoFaultNamed
        | Refusal::DoaWindowOver { .. }
        | Refusal::DoaDateUnknown
        | Refusal::VoidPending
        | Refusal::SupervisorOnly => true,
        Refusal::CaseNotNow { .. }
        | Refusal::LineNotNow { .. }
        | Refusal::EstimateNotNow { .. }
        | Refusal::NoSuchLine
        | Refusal::NoSuchEstimate
        | Refusal::TechnicianOnly
        | Refusal::NoStepRecorded
        | Refusal::NoStepTried
        | Refusal::DeviceUnknown
        | Refusal::RmaExists
        | Refusal::RmaExpired { .. }
        | Refusal::WarrantyDecided
        | Refusal::VerdictAgainstWarranty { .. }
        | Refusal::VoidNeedsEvidence
        | Refusal::VoidNotNow { .. }
        | Refusal::NoVoid
        | Refusal::NothingToVoid
        | Refusal::VoidCodeOff { .. }
        | Refusal::SanctionedUpgrade
        | Refusal::VoidNeedsSecondPerson
        | Refusal::AppealNeedsThirdPerson
        | Refusal::AppealOver { .. }
        | Refusal::AppealPending
        | Refusal::WorkAgreed
        | Refusal::WarrantyIsVoid
        | Refusal::DeadOnArrivalIsReplaced
        | Refusal::Denied { .. }
        | Refusal::AdvanceNotNow { .. }
        | Refusal::NoAdvance
        | Refusal::OwnSerial
        | Refusal::AllPromised
        | Refusal::ShelfChanged { .. }
        | Refusal::ChoiceOver { .. }
        | Refusal::NoSuchPiece
        | Refusal::NothingToCredit
        | Refusal::AmountsDoNotAdd
        | Refusal::EstimateNotAccepted
        | Refusal::OtherRemedyAccepted
        | Refusal::OtherProduct
        | Refusal::NothingToQuote
        | Refusal::EstimateMalformed
        | Refusal::TestsOpen { .. }
        | Refusal::EstimateOver { .. }
        | Refusal::CaseOver
        | Refusal::AnotherCaseOpen
        | Refusal::TooLateToCancel
        | Refusal::TooLateToChange
        | Refusal::NoAccount
        | Refusal::PayOutOverCredit { .. }
        | Refusal::WriteOffOverDebt { .. }
        | Refusal::NotReversible
        | Refusal::ReversedAlready
        | Refusal::BookedOtherwise
        | Refusal::BookingNeedsSecondPerson
        | Refusal::SecondPersonNeeded
        | Refusal::ProposalOpen
        | Refusal::NothingProposed => false,
    }
}
