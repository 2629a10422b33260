//! The demo: a believable maker with its products, its people and its returns, the same again at each loading.
//!
//! Every case is told by the commands that people give at the desk (`teller`), at the moments at which they
//! would have given them (`plan`); what they wrote is in `tales`, what was sold in `goods`, who they are in
//! `people`. Letters of the past are not written any more; deadlines that are still to come are kept.
//!
//! The same generator makes as many cases as a measurement needs: see [`History`].

mod dice;
mod goods;
mod people;
mod plan;
mod shelves;
mod tales;
mod teller;

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::sync::Arc;

use domain::access::Role;
use domain::case::{Case, Device};
use domain::event::Event;
use domain::id::{AccountId, CaseId, CustomerId, UnitId};
use domain::line::state::State;
use domain::policy::Policy;
use domain::serial::Serial;
use domain::time::{Date, Timestamp};
use domain::warranty::{Basis, Warranty};
use serde::{Deserialize, Serialize};
use store::{StaffMember, Tx};
use uuid::Uuid;

use crate::clock::Clock;
use crate::desk::Desk;
use crate::entropy::Entropy;
use crate::error::{Error, Result};
use crate::jobs::Job;
use dice::{About, Dice};
use goods::Sales;

use plan::{Dock, Plan, Stage, Stand, Terms};
use teller::{Cast, Told};

/// The fact that says whether the demo is loaded: [`LOADING`], or the summary as JSON.
const FACT: &str = "demo";
/// The fact that names the customer of the demo.
const CUSTOMER_FACT: &str = "demo-customer";
/// The value of the fact while the demo is being loaded.
const LOADING: &str = "loading";
/// Cases, or devices, that are kept in one transaction.
const BATCH: usize = 50;
const UNITS_BATCH: usize = 1_000;
/// Of so many of the latest cases, and of the customer's as whom visitors enter, the letters are still written, so
/// that there is mail to look at.
const LETTERS: usize = 15;

/// How much of a past to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct History {
    /// How many cases.
    pub cases: usize,
    /// How many sold devices, more than cases.
    pub units: usize,
    /// How many customers.
    pub customers: usize,
    /// Over how many days before now the cases were filed.
    pub days: i64,
}

impl Default for History {
    /// The demo: three hundred cases of the last hundred and twenty days.
    fn default() -> Self {
        Self {
            cases: 300,
            units: 5_000,
            customers: 120,
            days: 120,
        }
    }
}

impl History {
    /// So many cases, with as many devices, customers and days as they need.
    pub fn of(cases: usize) -> Self {
        let demo = Self::default();
        if cases <= demo.cases {
            return Self { cases, ..demo };
        }
        let rounds = i64::try_from(cases / demo.cases).unwrap_or(i64::MAX);
        Self {
            cases,
            units: demo.units.max(cases.saturating_mul(3)),
            customers: cases * 2 / 5,
            days: rounds.saturating_mul(demo.days).min(500),
        }
    }
}

/// What the demo holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoSummary {
    /// Products.
    pub products: usize,
    /// Parts.
    pub parts: usize,
    /// Distributors.
    pub accounts: usize,
    /// Sold devices.
    pub units: usize,
    /// People who work there.
    pub staff: usize,
    /// Customers.
    pub customers: usize,
    /// Cases.
    pub cases: usize,
    /// Events of these cases.
    pub events: usize,
    /// The whole is loaded from this moment on.
    pub loaded_at: Timestamp,
}

/// Somebody as whom a visitor may look at the demo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoPerson {
    /// Their name.
    pub name: String,
    /// What they do; `None` for the customer.
    pub role: Option<Role>,
    /// Where to enter as them.
    pub link_path: String,
}

impl Desk {
    /// Loads the demo: 40 products, 5,000 sold devices, 300 cases. When it is loaded already it stays as it is.
    pub async fn load_demo(&self) -> Result<DemoSummary> {
        self.load_history(History::default()).await
    }

    /// Loads the demo with so many cases, for measurements.
    pub async fn load_demo_sized(&self, cases: usize) -> Result<DemoSummary> {
        self.load_history(History::of(cases)).await
    }

    /// Loads a past of this size. When one is loaded already, that one stays as it is.
    pub async fn load_history(&self, history: History) -> Result<DemoSummary> {
        let mut tx = self.store.write().await?;
        match tx.fact(FACT).await?.as_deref() {
            None => {}
            Some(LOADING) => {
                return Err(Error::internal(
                    "an earlier loading of the demo was interrupted: begin with an empty database",
                ));
            }
            Some(summary) => return serde_json::from_str(summary).map_err(Error::internal),
        }
        // Whoever opens the demo's links becomes one of its people: never one of a real house.
        if tx.has_people().await? {
            return Err(Error::internal(
                "people work here or have filed already: the demo needs a database of its own",
            ));
        }
        tx.set_fact(FACT, LOADING).await?;
        tx.commit().await?;
        let now = self.now();
        // Identities and links of the demo repeat themselves; the past is written at one moment.
        let scribe = Self {
            clock: Clock::fixed(now),
            entropy: Entropy::seeded(now.micros().unsigned_abs()),
            ..self.clone()
        };
        let summary = Loading::begin(&scribe, history).await?.load().await?;
        let mut tx = self.store.write().await?;
        tx.set_fact(
            FACT,
            &serde_json::to_string(&summary).map_err(Error::internal)?,
        )
        .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(summary)
    }

    /// Whether this database holds the demo, whose people have no passwords.
    pub async fn holds_demo(&self) -> Result<bool> {
        let mut tx = self.store.read().await?;
        Ok(tx.fact(FACT).await?.is_some())
    }

    /// As whom the demo can be entered: the customer, and one of each role.
    pub async fn demo_people(&self) -> Result<Vec<DemoPerson>> {
        let staff = self.people_to_be().await?;
        let mut tx = self.store.read().await?;
        let Some(customer) = demo_customer(&mut tx).await? else {
            return Ok(Vec::new());
        };
        let cases = tx.cases_of(customer).await?;
        let customer = cases.first().map(|case| DemoPerson {
            name: case.contact.name.to_string(),
            role: None,
            link_path: "/demo/enter/customer".to_owned(),
        });
        let others = staff.into_iter().map(|member| DemoPerson {
            name: member.name,
            role: Some(member.role),
            link_path: format!("/demo/enter/{}", member.role.key()),
        });
        Ok(customer.into_iter().chain(others).collect())
    }
}

/// The customer as whom visitors enter, whose returns stand where there is something to do; once it is loaded.
pub(crate) async fn demo_customer(tx: &mut Tx) -> Result<Option<CustomerId>> {
    let id = tx.fact(CUSTOMER_FACT).await?;
    id.map(|id| id.parse().map_err(Error::internal)).transpose()
}

/// The demo while it is being loaded.
struct Loading<'a> {
    desk: &'a Desk,
    /// The version in force, under which all of it happens.
    policy: Arc<Policy>,
    history: History,
    staff: Vec<StaffMember>,
    sales: Sales,
    /// Which sold devices have a case.
    used: Vec<bool>,
    customers: Vec<Option<CustomerId>>,
    pending: Pending,
    summary: DemoSummary,
}

impl<'a> Loading<'a> {
    /// Keeps all but the cases.
    async fn begin(desk: &'a Desk, history: History) -> Result<Self> {
        let (now, currency) = (desk.now(), desk.maker.currency);
        let today = desk.calendar.zone.date(now);
        let (products, parts, staff) = (
            goods::products(currency),
            goods::parts(currency),
            people::staff(now),
        );
        let mut tx = desk.store.write().await?;
        let policy = desk.policy_in_force(&mut tx).await?;
        for product in &products {
            tx.put_product(product).await?;
        }
        for part in &parts {
            tx.put_part(part).await?;
        }
        let mut accounts: Vec<AccountId> = Vec::new();
        for account in goods::distributors() {
            accounts.push(tx.put_account(&account).await?);
        }
        for member in &staff {
            tx.insert_staff(member, now.micros()).await?;
        }
        tx.commit().await?;
        let summary = DemoSummary {
            products: products.len(),
            parts: parts.len(),
            accounts: accounts.len(),
            units: history.units,
            staff: staff.len(),
            customers: history.customers,
            cases: history.cases,
            events: 0,
            loaded_at: now,
        };
        let sales = Sales {
            count: history.units,
            today,
            accounts,
            products,
        };
        let used = vec![false; history.units];
        let customers = vec![None; history.customers];
        Ok(Self {
            desk,
            policy,
            history,
            staff,
            sales,
            used,
            customers,
            pending: Pending::default(),
            summary,
        })
    }

    async fn load(mut self) -> Result<DemoSummary> {
        self.load_units().await?;
        self.load_customers().await?;
        let order = self.order();
        let (mut tx, mut kept) = (self.desk.store.write().await?, 0);
        for (place, &(opened_at, number)) in order.iter().enumerate() {
            // What happened before this case began is in its final order now.
            self.summary.events += self.pending.write_before(&mut tx, Some(opened_at)).await?;
            let is_latest = place + LETTERS >= order.len();
            self.load_case(&mut tx, number, is_latest).await?;
            kept += 1;
            if kept % BATCH == 0 {
                tx.commit().await?;
                tx = self.desk.store.write().await?;
            }
        }
        self.summary.events += self.pending.write_before(&mut tx, None).await?;
        tx.commit().await?;
        shelves::count(self.desk, &self.sales.products, self.desk.now()).await?;
        Ok(self.summary)
    }

    async fn load_units(&self) -> Result<()> {
        let places: Vec<usize> = (0..self.sales.count).collect();
        for batch in places.chunks(UNITS_BATCH) {
            let mut tx = self.desk.store.write().await?;
            for &place in batch {
                tx.insert_unit(&self.sales.unit(place)).await?;
            }
            tx.commit().await?;
        }
        Ok(())
    }

    async fn load_customers(&mut self) -> Result<()> {
        let numbers: Vec<usize> = (0..self.customers.len()).collect();
        for batch in numbers.chunks(UNITS_BATCH) {
            let mut tx = self.desk.store.write().await?;
            for &number in batch {
                let id = self.keep_customer(&mut tx, number).await?;
                self.customers[number] = Some(id);
            }
            tx.commit().await?;
        }
        Ok(())
    }

    async fn keep_customer(&self, tx: &mut Tx, number: usize) -> Result<CustomerId> {
        let person = people::customer(number)?;
        let id = CustomerId::new(self.desk.fresh());
        let (email, name) = (&person.contact.email, person.contact.name.as_str());
        Ok(tx
            .upsert_customer(id, email, name, person.language, self.desk.now().micros())
            .await?)
    }

    /// When each case was filed, and its number, the earliest first.
    fn order(&self) -> Vec<(Timestamp, usize)> {
        let mut order: Vec<_> = (0..self.history.cases)
            .map(|number| (self.plan(number).opened_at(), number))
            .collect();
        order.sort_unstable();
        order
    }

    fn plan(&self, number: usize) -> Plan {
        Plan::draw(
            number,
            self.history.days,
            self.desk.now(),
            &self.desk.calendar,
            &self.policy,
        )
    }

    async fn load_case(&mut self, tx: &mut Tx, number: usize, is_latest: bool) -> Result<()> {
        let told = self.tell(tx, number).await?;
        tx.insert_case(&told.case).await?;
        shelves::promise(tx, &told.case, &told.events).await?;
        for message in &told.messages {
            tx.insert_message(message).await?;
        }
        let now = self.desk.now();
        let shown = Some(told.case.customer) == self.customers[0] && !told.case.is_over();
        let writes = is_latest || shown || awaits_its_letter(&told.case);
        for due in &told.dues {
            let keep = match due.job {
                Job::Letter { .. } => writes,
                Job::Remind { .. }
                | Job::ExpireRma { .. }
                | Job::ExpireEstimate { .. }
                | Job::ForfeitAdvance { .. }
                | Job::EndChoice { .. }
                | Job::CloseFixed { .. } => due.at > now,
                Job::SignInCode { .. }
                | Job::ResumeLink { .. }
                | Job::Invitation { .. }
                | Job::PromiseKept { .. }
                | Job::PromiseLost { .. }
                | Job::StockExpected { .. }
                | Job::Payment { .. }
                | Job::CardEntered { .. }
                | Job::CardForgotten { .. }
                | Job::Sweep => false,
            };
            if keep {
                self.desk.enqueue(tx, due).await?;
            }
        }
        self.pending
            .add(told.case.id, told.case.device.unit, told.events);
        Ok(())
    }

    async fn tell(&mut self, tx: &mut Tx, number: usize) -> Result<Told> {
        let (plan, dice) = (self.plan(number), Dice::of(About::Story, number));
        let whose = self.whose(&plan, &dice);
        let person = people::customer(whose)?;
        let customer = self.customers[whose]
            .ok_or_else(|| Error::internal("a customer of the demo is not kept"))?;
        if whose == 0 && tx.fact(CUSTOMER_FACT).await?.is_none() {
            tx.set_fact(CUSTOMER_FACT, &customer.to_string()).await?;
        }
        let place = self.take_unit(&plan)?;
        let (device, serial) = self.device(&plan, place, &dice);
        let product = self.sales.product(place);
        let cast = Cast {
            desk: self.desk,
            policy: &self.policy,
            staff: &self.staff,
            person: &person,
            customer,
            device,
            serial,
            product,
        };
        teller::tell(&plan, &cast, &dice)
    }

    /// The first customer is the one as whom visitors enter: theirs is the first case of the telling states.
    fn whose(&self, plan: &Plan, dice: &Dice) -> usize {
        const SHOWN: [Stand; 4] = [
            Stand::AwaitingCustomer,
            Stand::AwaitingReturn,
            Stand::ShippedOut,
            Stand::Repaired,
        ];
        if plan.number < plan::ROUND
            && SHOWN.contains(&plan.stand)
            && plan.stand.is_first(plan.number)
        {
            return 0;
        }
        // Installers return more than others: a few customers have many of the cases.
        let most = 1 + dice.below(self.history.customers.max(2) - 1);
        1 + dice.below(most)
    }

    /// A sold device that has no case yet, of an age that suits the terms.
    fn take_unit(&mut self, plan: &Plan) -> Result<usize> {
        let filed_on = self.desk.calendar.zone.date(plan.opened_at());
        let age = days_between(filed_on, self.sales.today);
        let newest = self.sales.first_younger_than(age + 20).max(1);
        let oldest = match plan.terms {
            Terms::Covered => self.sales.first_younger_than(age + 700),
            Terms::Doa => self.sales.first_younger_than(age + 90),
            Terms::Paid => 0,
        };
        let (dice, span) = (
            Dice::of(About::Times, plan.number + (1 << 32)),
            newest - oldest.min(newest - 1),
        );
        let from = newest - span + dice.below(span);
        let place = (0..newest)
            .map(|step| (from + step) % newest)
            .find(|&place| !self.used[place] && self.suits(plan, place, filed_on))
            .ok_or_else(|| Error::internal("the demo has too few sold devices for its cases"))?;
        self.used[place] = true;
        Ok(place)
    }

    fn suits(&self, plan: &Plan, place: usize, filed_on: Date) -> bool {
        let covered = self.warranty(plan, place, filed_on).is_covered();
        match plan.terms {
            Terms::Covered | Terms::Doa => covered,
            Terms::Paid => !covered,
        }
    }

    fn warranty(&self, plan: &Plan, place: usize, filed_on: Date) -> Warranty {
        let unit = self.sales.known(place);
        Warranty::of(
            &unit,
            bought_on(plan, place, unit.shipped_on, filed_on),
            &self.policy.warranty,
            filed_on,
        )
    }

    /// The device as the customer names it, and the serial that is really on it.
    fn device(&self, plan: &Plan, place: usize, dice: &Dice) -> (Device, Serial) {
        let filed_on = self.desk.calendar.zone.date(plan.opened_at());
        let unit = self.sales.known(place);
        let bought_on = bought_on(plan, place, unit.shipped_on, filed_on);
        let known = Device {
            unit: Some(unit.id),
            serial: Some(unit.serial.clone()),
            sku: unit.sku.clone(),
            product: unit.product.clone(),
            family: unit.family,
            bought_on,
            shipped_on: unit.shipped_on,
            bought_from: dice.pick(&SHOPS).to_owned(),
            warranty: self.warranty(plan, place, filed_on),
        };
        // A label that cannot be read, and one that is not in our records: the date on the receipt tells then.
        let without_record = |serial: Option<Serial>| Device {
            unit: None,
            serial,
            bought_on: bought_on.or(unit.shipped_on),
            shipped_on: None,
            warranty: unit.shipped_on.map_or(Warranty::Unproven, |day| {
                let from = bought_on.unwrap_or(day);
                Warranty::from_start(from, Basis::Stated, unit.warranty_months, filed_on)
            }),
            ..known.clone()
        };
        // Only a serial that is known beforehand can turn out to be another one at the dock.
        let is_readable = plan.meets(Stage::Dock(Dock::WrongArrived));
        // Counted from a receipt the warranty may run when it does not by our records: then the tale needs the records.
        let tells_the_same =
            without_record(None).warranty.is_covered() == known.warranty.is_covered();
        match dice.below(100) {
            _ if is_readable || !tells_the_same => (known, unit.serial),
            0..5 => (without_record(None), unit.serial),
            5..9 => {
                let made_on = unit.made_on.unwrap_or(filed_on);
                let serial =
                    goods::stranger(unit.family, made_on, plan.number + self.history.cases);
                (without_record(Some(serial.clone())), serial)
            }
            _ => (known, unit.serial),
        }
    }
}

const SHOPS: [&str; 6] = [
    "Cascade Security Supply",
    "Lone Star Low Voltage",
    "Northgate Video",
    "our installer",
    "",
    "Harbor Point Alarm",
];

/// The day that the customer names: near the shipment, in the last days when it was dead on arrival, or none.
fn bought_on(plan: &Plan, place: usize, shipped_on: Option<Date>, filed_on: Date) -> Option<Date> {
    let dice = Dice::of(About::Unit, place + (1 << 40));
    match plan.terms {
        Terms::Doa => Some(goods::before(filed_on, dice.between(1, 4))),
        Terms::Covered | Terms::Paid if dice.chance(55) => {
            let day = goods::before(shipped_on?, -dice.between(4, 16));
            Some(day.min(filed_on))
        }
        Terms::Covered | Terms::Paid => None,
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The RMA has just been issued, and its letter is not out yet.
fn awaits_its_letter(case: &Case) -> bool {
    case.lines()
        .iter()
        .any(|line| line.state == State::Authorised)
}

/// Events that wait until no earlier one can come any more: the database numbers them in the order of time.
#[derive(Default)]
struct Pending {
    /// When the next event of a case happened, the order of the cases, and which.
    next: BinaryHeap<Reverse<(Timestamp, u64, Uuid)>>,
    events: std::collections::HashMap<Uuid, (Option<UnitId>, VecDeque<Event>)>,
    cases: u64,
}

impl Pending {
    fn add(&mut self, case: CaseId, unit: Option<UnitId>, events: Vec<Event>) {
        if let Some(first) = events.first() {
            self.next.push(Reverse((first.at, self.cases, case.uuid())));
            self.cases += 1;
            self.events.insert(case.uuid(), (unit, events.into()));
        }
    }

    /// Writes what happened before a moment, or all; answers how many it wrote.
    async fn write_before(&mut self, tx: &mut Tx, moment: Option<Timestamp>) -> Result<usize> {
        let mut written = 0;
        while let Some(Reverse((at, order, id))) = self.next.pop() {
            if moment.is_some_and(|moment| at >= moment) {
                self.next.push(Reverse((at, order, id)));
                break;
            }
            let Some((unit, mut events)) = self.events.remove(&id) else {
                continue;
            };
            // What happened in one stroke stays together.
            let together = events.iter().take_while(|event| event.at == at).count();
            let stroke: Vec<Event> = events.drain(..together).collect();
            tx.append_events(CaseId::new(id), &stroke).await?;
            crate::change::book(tx, CaseId::new(id), |_| unit, &stroke).await?;
            written += stroke.len();
            if let Some(next) = events.front() {
                self.next.push(Reverse((next.at, order, id)));
                self.events.insert(id, (unit, events));
            }
        }
        Ok(written)
    }
}
