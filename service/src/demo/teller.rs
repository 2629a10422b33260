//! Tells a case from its filing to where it stands, by the commands that people give at the desk.

use domain::access::{Role, Source};
use domain::account::Credit;
use domain::case::advance::{AdvanceRequest, Proof};
use domain::case::{Act, Case, Device, Filing, Outcome};
use domain::estimate::{Alternative, Remedy};
use domain::event::{By, Event, SalesReason, StepOutcome};
use domain::id::{CaseId, CustomerId, EstimateId, LineId, MessageId, RmaId, StaffId};
use domain::ledger::{Party, PayWay};
use domain::line::diagnosis::{PartUse, Verdict};
use domain::money::{Money, Rate};
use domain::number::CaseNumber;
use domain::policy::Policy;
use domain::product::{FaultCode, Symptom, bench_tests, script};
use domain::reason::Reason;
use domain::refusal::Refusal;
use domain::serial::Serial;
use domain::shipment::ShipService;
use domain::stock::{Given, Supply};
use domain::time::Timestamp;
use domain::tracking_number::TrackingNumber;
use store::{Author, Message, Product, StaffMember};

use super::dice::Dice;
use super::people::Person;
use super::plan::{Advance, Bench, Dock, Plan, Stage, Stand, Terms};
use super::{goods, tales};
use crate::advance::pieces;
use crate::consequences::{self, Due};
use crate::desk::Desk;
use crate::error::{Error, Result};

/// All that a case is told from.
pub(super) struct Cast<'a> {
    /// The desk, for its calendar and its currency.
    pub desk: &'a Desk,
    /// Its rules.
    pub policy: &'a Policy,
    /// Who works there.
    pub staff: &'a [StaffMember],
    /// Whose device it is, and as whom the database knows them.
    pub person: &'a Person,
    pub customer: CustomerId,
    /// The device, and the serial on it even when the customer could not read it.
    pub device: Device,
    pub serial: Serial,
    /// Its product.
    pub product: &'a Product,
}

/// A case as it was told.
pub(super) struct Told {
    /// The case.
    pub case: Case,
    /// What happened, in order.
    pub events: Vec<Event>,
    /// What followed at the time.
    pub dues: Vec<Due>,
    /// What was written.
    pub messages: Vec<Message>,
}

/// Tells the case of a plan.
pub(super) fn tell(plan: &Plan, cast: &Cast<'_>, dice: &Dice) -> Result<Told> {
    let symptoms = Symptom::of(cast.device.family);
    // The frequent symptoms stand first, and are drawn more often.
    let symptom = symptoms[dice.below(symptoms.len()).min(dice.below(symptoms.len()))];
    let faults = tales::causes(symptom, cast.device.family);
    let mut teller = Teller::begin(plan, cast, dice, symptom, faults[dice.below(faults.len())]);
    for &(stage, at) in &plan.stages[1..] {
        teller.at = at;
        teller.play(stage)?;
    }
    Ok(teller.told)
}

struct Teller<'a> {
    cast: &'a Cast<'a>,
    dice: &'a Dice,
    number: usize,
    terms: Terms,
    fault: FaultCode,
    at: Timestamp,
    told: Told,
}

impl<'a> Teller<'a> {
    fn begin(
        plan: &Plan,
        cast: &'a Cast<'a>,
        dice: &'a Dice,
        symptom: Symptom,
        fault: FaultCode,
    ) -> Self {
        let at = plan.opened_at();
        let spanish = cast.person.language == "es";
        let words = if spanish {
            tales::told_in_spanish(symptom)
        } else {
            tales::told(symptom)
        };
        let filing = Filing {
            id: CaseId::new(dice.id(at)),
            number: CaseNumber::from_random_bits(dice.bits()),
            language: cast.person.language.to_owned(),
            customer: cast.customer,
            contact: cast.person.contact.clone(),
            address: cast.person.address.clone(),
            device: cast.device.clone(),
            symptom,
            description: dice.pick(words).to_owned(),
            tried_advice: dice.chance(55),
        };
        let act = act(cast, at, By::Customer(cast.customer), None, Source::Portal);
        let (filed, events) = Case::file(&act, filing);
        let dues = consequences::of(&filed, &events, cast.policy, &cast.desk.calendar);
        let told = Told {
            case: filed,
            events,
            dues,
            messages: Vec::new(),
        };
        Self {
            cast,
            dice,
            number: plan.number,
            terms: plan.terms,
            fault,
            at,
            told,
        }
    }

    /// One thing that happens, as the commands of the one who does it.
    fn play(&mut self, stage: Stage) -> Result<()> {
        match stage {
            Stage::Filed => Ok(()),
            Stage::Taken => self.technician(Case::start_support),
            Stage::Steps => self.steps(),
            Stage::Asked => self.ask(),
            Stage::Answered => self.answer(),
            Stage::FixedRemotely => {
                let note = if self.speaks_spanish() {
                    self.dice.pick(&tales::REMOTE_FIXES_IN_SPANISH)
                } else {
                    self.dice.pick(&tales::REMOTE_FIXES)
                };
                let note = note.to_owned();
                self.technician(|case, act| case.fix_remotely(act, note))
            }
            Stage::ToSales => {
                let reason = SalesReason::ALL[self.dice.below(SalesReason::ALL.len())];
                self.technician(|case, act| case.hand_to_sales(act, reason))
            }
            Stage::FixedClosed => {
                let since = domain::status::since(&self.told.events);
                let fixed_at = since.unwrap_or(self.at);
                self.itself(|case, act| case.close_fixed(act, fixed_at))
            }
            Stage::SalesClosed => {
                let reason = if self.speaks_spanish() {
                    self.dice.pick(&tales::SOLD_IN_SPANISH)
                } else {
                    self.dice.pick(&tales::SOLD)
                };
                let reason = reason.to_owned();
                self.staff(Role::Sales, Source::Console, |case, act| {
                    case.close_with_sales(act, reason)
                })
            }
            Stage::CalledOff => {
                let reason = self.dice.pick(&tales::CALLED_OFF).to_owned();
                self.customer(|case, act| case.call_off(act, reason))
            }
            Stage::Authorised => self.authorise(),
            Stage::Sent => self.itself(Case::authorisation_sent),
            Stage::Extended => {
                let reason = self.dice.pick(&tales::EXTENSIONS).to_owned();
                let days = self.cast.policy.rma_valid_days;
                self.supervisor(|case, act| case.extend_rma(act, days, reason))
            }
            Stage::RmaExpired => self.itself(Case::expire_rma),
            Stage::Wrote => self.write(),
            Stage::Replied => self.reply(),
            Stage::Noted => self.note(),
            Stage::Dock(stage) => self.play_dock(stage),
            Stage::Bench(stage) => self.play_bench(stage),
            Stage::Advance(stage) => self.play_advance(stage),
        }
    }

    fn play_dock(&mut self, stage: Dock) -> Result<()> {
        let line = self.line()?;
        match stage {
            Dock::CustomerShipped => {
                let (carrier, tracking) = self.inbound()?;
                self.customer(|case, act| case.customer_shipped(act, line, carrier, tracking))
            }
            Dock::Received => {
                let serial = Some(self.cast.serial.clone());
                self.scan(|case, act| case.receive(act, line, serial))
            }
            Dock::WrongArrived => {
                let other = goods::stranger(self.cast.device.family, self.today(), self.number);
                self.scan(|case, act| case.receive(act, line, Some(other)))
            }
            Dock::ExceptionResolved => {
                let note =
                    "Label was exchanged by a former repair; the device is the authorised one."
                        .to_owned();
                self.supervisor(|case, act| case.resolve_exception(act, line, note))
            }
            Dock::Rejected => {
                let note = self.dice.pick(&tales::REJECTIONS).to_owned();
                self.supervisor(|case, act| case.reject_arrival(act, line, note))
            }
            Dock::Shipped => {
                let service = match self.dice.below(20) {
                    0 => ShipService::NextDay,
                    1 | 2 => ShipService::SecondDay,
                    _ => ShipService::Ground,
                };
                let tracking = ups(self.dice, service)?;
                self.clerk(|case, act| {
                    case.ship_out(act, line, "ups".to_owned(), service, tracking)
                })
            }
            Dock::Delivered => self.clerk(|case, act| case.deliver(act, line)),
        }
    }

    fn play_advance(&mut self, stage: Advance) -> Result<()> {
        let line = self.line()?;
        match stage {
            Advance::Proven => {
                let days = i32::try_from(self.dice.between(4, 12)).unwrap_or(7);
                let bought_on = self.today() - jiff::Span::new().days(days);
                let months = self.cast.product.warranty_months;
                self.technician(|case, act| case.prove_purchase(act, bought_on, months))
            }
            Advance::Asked => {
                let me = Party::Customer(self.cast.customer);
                let price = self.cast.product.price;
                let request = AdvanceRequest {
                    proof: Proof::Sent,
                    price,
                    tax: Money::zero(price.currency),
                    priced: Reason::AdvancePrice {
                        base: price,
                        share: Rate::from_percent(100),
                        charged: price,
                    },
                    way: PayWay::Account,
                    bill_to: me,
                    credit_to: me,
                    distributor: None,
                };
                self.customer(|case, act| case.ask_advance(act, line, request))
            }
            Advance::Approved => {
                let zero = Money::zero(self.cast.product.price.currency);
                // These customers have been with the maker for long: their limit is what the device costs.
                let credit = Credit {
                    owed: zero,
                    limit: self.cast.product.price,
                };
                self.technician(|case, act| {
                    case.approve_advance(act, line, credit, Supply::Uncounted)
                })
            }
            Advance::Sent => {
                let serial = goods::replacement(self.cast.device.family, self.today(), self.number);
                let sku = self.cast.device.sku.clone();
                let cost = self.cast.product.cost;
                let pieces = pieces(self.cast.product, self.cast.policy)
                    .ok_or(Error::Refused(Refusal::AmountsDoNotAdd))?;
                let tracking = ups(self.dice, ShipService::Ground)?;
                self.clerk(|case, act| {
                    let carrier = "ups".to_owned();
                    case.ship_advance(
                        act,
                        line,
                        Given {
                            serial,
                            sku: &sku,
                            cost,
                        },
                        pieces,
                        carrier,
                        ShipService::Ground,
                        tracking,
                    )
                })
            }
            Advance::Delivered => self.clerk(|case, act| case.advance_delivered(act, line)),
        }
    }

    fn play_bench(&mut self, stage: Bench) -> Result<()> {
        let line = self.line()?;
        match stage {
            Bench::Begun => self.technician(|case, act| case.begin_diagnosis(act, line)),
            Bench::NotFoundYet => {
                self.tests(line, 2, None)?;
                self.technician(|case, act| case.cannot_reproduce(act, line))
            }
            Bench::Resumed => self.technician(|case, act| case.resume_diagnosis(act, line)),
            Bench::Verdict => self.verdict(line),
            Bench::NoFaultFound => self.no_fault(line),
            Bench::Estimated => self.estimate(line),
            Bench::Accepted => self.accept(line),
            Bench::Declined => {
                let open = self.open_estimate(line)?;
                self.customer(|case, act| case.decline_estimate(act, line, open))
            }
            Bench::Silent => {
                let open = self.open_estimate(line)?;
                self.itself(|case, act| case.expire_estimate(act, line, open))
            }
            Bench::PartAwaited => self.await_stock(line, Remedy::Repair),
            Bench::ReplacementAwaited => self.await_stock(line, Remedy::Replace),
            Bench::StockArrived => self.technician(|case, act| case.stock_arrived(act, line)),
            Bench::RepairStarted => self.technician(|case, act| case.start_repair(act, line)),
            Bench::RepairFinished => self.finish_repair(line),
            Bench::TestFailed => {
                self.tests(line, 3, Some(2))?;
                self.technician(|case, act| case.fail_test(act, line))
            }
            Bench::SomeTests => self.tests(line, 2, None),
            Bench::TestsPassed => {
                self.tests(line, usize::MAX, None)?;
                self.technician(|case, act| case.pass_tests(act, line))
            }
            Bench::Replaced => {
                let serial = goods::replacement(self.cast.device.family, self.today(), self.number);
                let sku = self.cast.device.sku.clone();
                let cost = self.cast.product.cost;
                self.technician(|case, act| {
                    let device = Given {
                        serial,
                        sku: &sku,
                        cost,
                    };
                    case.assign_replacement(act, line, device)
                })
            }
        }
    }

    /// A technician works through part of the script; the first step that fails is the symptom's.
    fn steps(&mut self) -> Result<()> {
        let checks = script(self.told.case.device.family);
        let count = 2 + self.dice.below(checks.len() - 1);
        let end = self.at;
        for (at, check) in checks.iter().take(count).enumerate() {
            self.at = before_the_end(end, count - 1 - at, 1);
            let outcome = match self.dice.below(10) {
                _ if at + 1 == count => StepOutcome::Faulty,
                0 => StepOutcome::Skipped,
                1 | 2 => StepOutcome::Faulty,
                _ => StepOutcome::Fine,
            };
            let note = self.dice.pick(tales::step_note(outcome)).to_owned();
            self.technician(|case, act| {
                case.record_step(act, check.key.to_owned(), outcome, note)
            })?;
        }
        Ok(())
    }

    fn ask(&mut self) -> Result<()> {
        let question = if self.speaks_spanish() {
            self.dice.pick(&tales::QUESTIONS_IN_SPANISH)
        } else {
            self.dice.pick(&tales::QUESTIONS)
        };
        self.post(Author::Staff, Role::Technician, question, false);
        self.technician(Case::ask_customer)
    }

    fn answer(&mut self) -> Result<()> {
        let answer = if self.speaks_spanish() {
            self.dice.pick(&tales::ANSWERS_IN_SPANISH)
        } else {
            self.dice.pick(&tales::ANSWERS)
        };
        self.post(Author::Customer, Role::Technician, answer, false);
        self.customer(|case, act| {
            let mut events = case.message_sent(act)?;
            events.extend(case.customer_answered(act)?);
            Ok(events)
        })
    }

    fn write(&mut self) -> Result<()> {
        let text = if self.speaks_spanish() {
            self.dice.pick(&tales::WAITING_IN_SPANISH)
        } else {
            self.dice.pick(&tales::WAITING)
        };
        self.post(Author::Customer, Role::Technician, text, false);
        self.customer(|case, act| case.message_sent(act))
    }

    fn reply(&mut self) -> Result<()> {
        let text = if self.speaks_spanish() {
            self.dice.pick(&tales::REPLIES_IN_SPANISH)
        } else {
            self.dice.pick(&tales::REPLIES)
        };
        self.post(Author::Staff, Role::Technician, text, false);
        self.technician(|case, act| case.message_sent(act))
    }

    fn note(&mut self) -> Result<()> {
        let text = self.dice.pick(&tales::NOTES);
        self.post(Author::Staff, Role::Clerk, text, true);
        self.clerk(|case, act| case.note_left(act))
    }

    fn authorise(&mut self) -> Result<()> {
        let note = self.dice.pick(&tales::BENCH_NOTES).to_owned();
        let (rma, line) = (
            RmaId::new(self.dice.id(self.at)),
            LineId::new(self.dice.id(self.at)),
        );
        self.technician(|case, act| {
            let mut events = case.require_bench(act, note)?;
            events.extend(case.issue_rma(act, rma, line)?);
            Ok(events)
        })
    }

    /// Runs the first tests of the family's list; the one at `fails` is not passed.
    fn tests(&mut self, line: LineId, count: usize, fails: Option<usize>) -> Result<()> {
        let tests = bench_tests(self.cast.device.family);
        let (end, count) = (self.at, count.min(tests.len()));
        for (at, test) in tests.iter().take(count).enumerate() {
            self.at = before_the_end(end, count - 1 - at, MINUTES_A_TEST);
            let passed = fails != Some(at);
            let note = if passed {
                String::new()
            } else {
                "Not within limits, repeated once.".to_owned()
            };
            self.technician(|case, act| {
                case.record_test(act, line, test.key.to_owned(), passed, note)
            })?;
        }
        Ok(())
    }

    fn verdict(&mut self, line: LineId) -> Result<()> {
        self.tests(line, 2, Some(1))?;
        let fault = self.fault;
        self.technician(|case, act| {
            case.record_findings(act, line, fault, tales::found(fault).to_owned())
        })?;
        // A dealer had it on the shelf: the proof of purchase says since when the customer has it.
        if let (Terms::Doa, Some(bought_on)) = (self.terms, self.cast.device.bought_on) {
            let months = self.cast.product.warranty_months;
            self.technician(|case, act| case.prove_purchase(act, bought_on, months))?;
        }
        let verdict = match self.terms {
            Terms::Covered => Verdict::DefectInWarranty,
            Terms::Doa => Verdict::Doa,
            Terms::Paid => Verdict::DefectOutOfWarranty,
        };
        self.technician(|case, act| case.reach_verdict(act, line, verdict))
    }

    /// After a search that found nothing it is a supervisor who says so.
    fn no_fault(&mut self, line: LineId) -> Result<()> {
        self.tests(line, usize::MAX, None)?;
        let words = tales::found(FaultCode::NoFault).to_owned();
        self.technician(|case, act| case.record_findings(act, line, FaultCode::NoFault, words))?;
        self.supervisor(|case, act| {
            let mut events = case.reach_verdict(act, line, Verdict::NoFaultFound)?;
            events.extend(case.acknowledge_no_fault(act, line)?);
            Ok(events)
        })
    }

    fn estimate(&mut self, line: LineId) -> Result<()> {
        let id = EstimateId::new(self.dice.id(self.at));
        let alternatives = self.alternatives();
        self.technician(|case, act| case.send_estimate(act, line, id, alternatives))
    }

    /// Repair, and beside it a replacement.
    fn alternatives(&self) -> Vec<Alternative> {
        let currency = self.cast.desk.maker.currency;
        let list = self.cast.product.price.minor * 100 / currency.minor_units();
        let part = goods::part_for(self.cast.device.family, self.fault)
            .map_or(list / 4, |(_, _, price)| price * 130);
        let work = self.dice.between(1, 3) * 4_500;
        // A repair that cost nearly as much as a new one would not be offered.
        let (part, work) = (part.min(list * 35 / 100), work.min(list * 30 / 100));
        let repair = Alternative {
            remedy: Remedy::Repair,
            description: tales::mended(self.fault).to_owned(),
            parts: goods::hundredths(part, currency),
            labour: goods::hundredths(work, currency),
            ready_in_days: 2,
        };
        let replace = Alternative {
            remedy: Remedy::Replace,
            description: format!("A new {}, at a reduced price", self.cast.product.name),
            parts: goods::hundredths(list * 85 / 100, currency),
            labour: goods::hundredths(0, currency),
            ready_in_days: 1,
        };
        vec![repair, replace]
    }

    /// The customer chooses what the rest of the story needs: a replacement only where one follows.
    fn accept(&mut self, line: LineId) -> Result<()> {
        let open = self.open_estimate(line)?;
        let replaced = [Stand::Replaced, Stand::ToReplace].contains(&Stand::of(self.number));
        let limit = self.cast.policy.credit_limit();
        let credit = Credit {
            owed: Money::zero(limit.currency),
            limit,
        };
        let index = u8::from(replaced);
        self.customer(|case, act| {
            case.accept_estimate(act, line, open, index, credit, Supply::Uncounted)
        })
    }

    fn await_stock(&mut self, line: LineId, remedy: Remedy) -> Result<()> {
        let part = goods::part_for(self.cast.device.family, self.fault);
        let item = match (remedy, part) {
            (Remedy::Repair, Some((_, name, _))) => name.to_owned(),
            (Remedy::Repair, None) => "Main board".to_owned(),
            (Remedy::Replace, _) => self.cast.product.name.clone(),
        };
        let days = u32::try_from(self.dice.between(4, 12)).unwrap_or(5);
        let expected = self
            .cast
            .desk
            .calendar
            .add_business_days(self.today(), days);
        let expected_on = self.dice.chance(75).then_some(expected);
        self.technician(|case, act| case.await_stock(act, line, remedy, item, expected_on))
    }

    fn finish_repair(&mut self, line: LineId) -> Result<()> {
        let currency = self.cast.desk.maker.currency;
        if let Some((sku, name, price)) = goods::part_for(self.cast.device.family, self.fault) {
            let part = PartUse {
                sku: sku.to_owned(),
                name: name.to_owned(),
                quantity: 1,
                cost: Some(goods::part_cost(price, currency)),
            };
            self.technician(|case, act| case.use_part(act, line, part))?;
        }
        self.technician(|case, act| case.finish_repair(act, line))
    }

    fn inbound(&self) -> Result<(String, String)> {
        Ok(match self.dice.below(4) {
            0 => (
                "FedEx".to_owned(),
                format!(
                    "{:012}",
                    self.dice.between(270_000_000_000, 799_999_999_999)
                ),
            ),
            1 => (
                "USPS".to_owned(),
                format!("94001{:017}", self.dice.bits() % 100_000_000_000_000_000),
            ),
            _ => ("UPS".to_owned(), ups(self.dice, ShipService::Ground)?),
        })
    }

    fn line(&self) -> Result<LineId> {
        self.told
            .case
            .lines()
            .first()
            .map(|line| line.id)
            .ok_or(Error::Refused(Refusal::NoSuchLine))
    }

    fn open_estimate(&self, line: LineId) -> Result<EstimateId> {
        let estimate = self
            .told
            .case
            .line(line)
            .and_then(domain::line::Line::estimate);
        estimate
            .map(|open| open.id)
            .ok_or(Error::Refused(Refusal::NoSuchEstimate))
    }

    fn today(&self) -> domain::time::Date {
        self.cast.desk.calendar.zone.date(self.at)
    }

    fn speaks_spanish(&self) -> bool {
        self.cast.person.language == "es"
    }

    /// The one of a role who has this case.
    fn member(&self, role: Role) -> &'a StaffMember {
        let cast: &'a Cast<'a> = self.cast;
        let of_role: Vec<&StaffMember> = cast
            .staff
            .iter()
            .filter(|member| member.role == role)
            .collect();
        of_role[self.number % of_role.len()]
    }

    fn post(&mut self, author: Author, role: Role, body: &str, internal: bool) {
        let member = self.member(role);
        let (author_id, author_name) = match author {
            Author::Customer => (
                self.cast.customer.uuid(),
                self.cast.person.contact.name.to_string(),
            ),
            Author::Staff => (member.id.uuid(), member.name.clone()),
        };
        self.told.messages.push(Message {
            id: MessageId::new(self.dice.id(self.at)),
            case: self.told.case.id,
            at: self.at,
            author,
            author_id,
            author_name,
            internal,
            body: body.to_owned(),
        });
    }

    fn technician(&mut self, run: impl FnOnce(&mut Case, &Act<'_>) -> Outcome) -> Result<()> {
        self.staff(Role::Technician, Source::Console, run)
    }

    fn supervisor(&mut self, run: impl FnOnce(&mut Case, &Act<'_>) -> Outcome) -> Result<()> {
        self.staff(Role::Supervisor, Source::Console, run)
    }

    fn clerk(&mut self, run: impl FnOnce(&mut Case, &Act<'_>) -> Outcome) -> Result<()> {
        self.staff(Role::Clerk, Source::Console, run)
    }

    fn scan(&mut self, run: impl FnOnce(&mut Case, &Act<'_>) -> Outcome) -> Result<()> {
        self.staff(Role::Clerk, Source::Scan, run)
    }

    fn staff(
        &mut self,
        role: Role,
        source: Source,
        run: impl FnOnce(&mut Case, &Act<'_>) -> Outcome,
    ) -> Result<()> {
        let id: StaffId = self.member(role).id;
        self.run(By::Staff(id), Some(role), source, run)
    }

    fn customer(&mut self, run: impl FnOnce(&mut Case, &Act<'_>) -> Outcome) -> Result<()> {
        self.run(By::Customer(self.cast.customer), None, Source::Portal, run)
    }

    fn itself(&mut self, run: impl FnOnce(&mut Case, &Act<'_>) -> Outcome) -> Result<()> {
        self.run(By::Desk, None, Source::Clock, run)
    }

    /// One command: as a use case does it, without the database.
    fn run(
        &mut self,
        by: By,
        role: Option<Role>,
        source: Source,
        run: impl FnOnce(&mut Case, &Act<'_>) -> Outcome,
    ) -> Result<()> {
        let act = act(self.cast, self.at, by, role, source);
        let events = run(&mut self.told.case, &act)?;
        if !events.is_empty() {
            self.told.case.version += 1;
            let (policy, calendar) = (self.cast.policy, &self.cast.desk.calendar);
            let dues = consequences::of(&self.told.case, &events, policy, calendar);
            self.told.dues.extend(dues);
            self.told.events.extend(events);
        }
        Ok(())
    }
}

fn act<'a>(cast: &Cast<'a>, at: Timestamp, by: By, role: Option<Role>, source: Source) -> Act<'a> {
    Act {
        at,
        by,
        role,
        source,
        policy: cast.policy,
        calendar: &cast.desk.calendar,
    }
}

/// Minutes from one test to the next.
const MINUTES_A_TEST: i64 = 9;

/// When something happened after which so many more were to come, each taking so many minutes.
fn before_the_end(end: Timestamp, more: usize, minutes: i64) -> Timestamp {
    end.plus_minutes(-minutes * i64::try_from(more).unwrap_or(0))
}

/// A number of UPS's whose check digit fits: one of the ten does.
fn ups(dice: &Dice, service: ShipService) -> Result<String> {
    let kind = match service {
        ShipService::Ground => "03",
        ShipService::SecondDay => "02",
        ShipService::NextDay => "01",
    };
    let body = format!("1Z7NV418{kind}{:07}", dice.between(1_000_000, 9_999_999));
    (0..10)
        .find_map(|check| TrackingNumber::parse(&format!("{body}{check}")).ok())
        .map(|number| number.to_string())
        .ok_or_else(|| Error::internal("no check digit fits a parcel's number"))
}
