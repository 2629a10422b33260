//! A desk of one's own for each story: its own database, a clock that stands still, mail that stays in memory.

use std::path::PathBuf;
use std::time::Duration;

use domain::access::{Actor, Role, Source};
use domain::case::{Act, Case, Contact, Device, Filing};
use domain::contact::{Address, Email, PersonName, RawAddress};
use domain::event::By;
use domain::id::{CaseId, CustomerId, StaffId, UnitId};
use domain::line::Line;
use domain::money::{Currency, Money};
use domain::number::CaseNumber;
use domain::policy::Policy;
use domain::product::{Family, Symptom};
use domain::serial::Serial;
use domain::time::{Date, Timestamp};
use domain::warranty::Warranty;
use service::post::Letter;
use service::{Command, Desk};
use store::{NewUnit, Product, Store};
use tempfile::TempDir;

use crate::empty;

/// The address of the customer of these stories.
pub const CUSTOMER: &str = "jane@example.com";

/// One desk, in a folder of its own.
pub struct World {
    pub desk: Desk,
    /// The version of the policy under which everything is filed here.
    pub policy: Policy,
    pub technician: Actor,
    pub clerk: Actor,
    pub supervisor: Actor,
    pub sales: Actor,
    pub admin: Actor,
    /// Where its database lies, until the story is told.
    folder: Option<TempDir>,
}

impl World {
    /// A desk in New York on Tuesday 3 March 2026, 10:00, with one product and its staff.
    pub async fn new() -> Self {
        let (store, folder) = empty::store().await;
        Self {
            folder: Some(folder),
            ..Self::at(store).await
        }
    }

    /// The same desk on this database.
    pub async fn at(store: Store) -> Self {
        let desk = empty::on(store, 7);
        let mut staff = Vec::new();
        for role in [
            Role::Technician,
            Role::Clerk,
            Role::Supervisor,
            Role::Sales,
            Role::Admin,
        ] {
            staff.push(hire(&desk, role).await);
        }
        let [technician, clerk, supervisor, sales, admin] = <[Actor; 5]>::try_from(staff).unwrap();
        stock(&desk).await;
        Self {
            desk,
            policy: Policy::default(),
            technician,
            clerk,
            supervisor,
            sales,
            admin,
            folder: None,
        }
    }

    /// The same people at another desk.
    pub fn with(&self, desk: Desk) -> Self {
        Self {
            desk,
            policy: self.policy.clone(),
            technician: self.technician.clone(),
            clerk: self.clerk.clone(),
            supervisor: self.supervisor.clone(),
            sales: self.sales.clone(),
            admin: self.admin.clone(),
            folder: None,
        }
    }

    /// Where its database lies.
    pub fn file(&self) -> PathBuf {
        let folder = self
            .folder
            .as_ref()
            .expect("a world in a folder of its own");
        folder.path().join(empty::FILE)
    }

    pub fn now(&self) -> Timestamp {
        self.desk.now()
    }

    pub fn today(&self) -> Date {
        self.desk.calendar.zone.date(self.now())
    }

    pub fn pass_hours(&self, hours: u64) {
        self.desk.clock.advance(Duration::from_secs(hours * 3600));
    }

    pub fn pass_days(&self, days: u64) {
        self.pass_hours(days * 24);
    }

    /// Does the jobs that are due, and answers with every letter sent so far.
    pub async fn letters(&self) -> Vec<Letter> {
        self.desk.work_off().await.unwrap();
        self.desk.post.sent()
    }

    /// The customer of a case, signed in.
    pub fn customer(case: &Case) -> Actor {
        Actor::Customer {
            id: case.customer,
            cases: Vec::new(),
        }
    }

    /// Sells a dome camera on this day.
    pub async fn sell(&self, serial: &str, invoiced_on: Date) -> Serial {
        let serial = Serial::parse(serial).unwrap();
        let mut tx = self.desk.store.write().await.unwrap();
        let unit = NewUnit {
            id: UnitId::new(self.desk.entropy.uuid_v7(self.now())),
            serial: serial.clone(),
            sku: "ND-4K".into(),
            sold_via: None,
            sold_to: None,
            invoiced_on: Some(invoiced_on),
            shipped_on: None,
            made_on: None,
        };
        assert!(tx.insert_unit(&unit).await.unwrap(), "the serial is new");
        tx.commit().await.unwrap();
        serial
    }

    /// A case that a customer filed for a dome camera, under warranty or not.
    pub async fn filed(&self, serial: &str, covered: bool) -> Case {
        let sold = if covered {
            self.today() - jiff::Span::new().days(200)
        } else {
            Date::constant(2019, 5, 6)
        };
        let serial = self.sell(serial, sold).await;
        let mut tx = self.desk.store.write().await.unwrap();
        let unit = tx.unit_by_serial(&serial).await.unwrap().unwrap();
        let email = Email::parse(CUSTOMER).unwrap();
        let fresh = CustomerId::new(self.desk.entropy.uuid_v7(self.now()));
        let now = self.now().micros();
        let customer = tx
            .upsert_customer(fresh, &email, "Jane Doe", "en", now)
            .await
            .unwrap();
        let act = Act {
            at: self.now(),
            by: By::Customer(customer),
            role: None,
            source: Source::Portal,
            policy: &self.policy,
            calendar: &self.desk.calendar,
        };
        let filing = Filing {
            id: CaseId::new(self.desk.entropy.uuid_v7(self.now())),
            number: CaseNumber::from_random_bits(self.desk.entropy.u64()),
            language: "en".into(),
            customer,
            contact: Contact {
                name: PersonName::parse("Jane Doe").unwrap(),
                email,
                phone: None,
            },
            address: home(),
            device: Device {
                unit: Some(unit.id),
                serial: Some(serial),
                sku: unit.sku.clone(),
                product: unit.product.clone(),
                family: unit.family,
                bought_on: None,
                shipped_on: unit.shipped_on,
                bought_from: String::new(),
                warranty: Warranty::of(&unit, None, &self.policy.warranty, self.today()),
            },
            symptom: Symptom::NoPicture,
            description: "Black since Monday".into(),
            tried_advice: true,
        };
        let (case, events) = Case::file(&act, filing);
        tx.insert_case(&case).await.unwrap();
        tx.append_events(case.id, &events).await.unwrap();
        tx.commit().await.unwrap();
        case
    }

    /// A case whose RMA was issued after one step of the script.
    pub async fn authorised(&self, serial: &str, covered: bool) -> Case {
        let case = self.filed(serial, covered).await;
        let case = self
            .desk
            .take_case(self.at_desk(&self.technician, &case))
            .await
            .unwrap();
        let step = service::support::RawStep {
            key: "power".into(),
            outcome: "faulty".into(),
            note: String::new(),
        };
        let case = self
            .desk
            .record_step(self.at_desk(&self.technician, &case), step)
            .await
            .unwrap();
        self.desk
            .authorise(self.at_desk(&self.technician, &case), "Dead after a reset.")
            .await
            .unwrap()
    }

    /// The same world under other rules, which two of its people have set.
    pub async fn under(self, policy: Policy) -> Self {
        let raw = service::policy::RawProposal {
            base: Policy::FIRST,
            values: &policy.typed(),
            why: "The owner says so.",
        };
        let proposed = self.desk.propose_policy(&self.supervisor, raw).await;
        let activated = self.desk.activate_policy(&self.admin, proposed.unwrap());
        activated.await.unwrap();
        self
    }

    /// The customer's proof of purchase lies with the case.
    pub async fn add_proof(&self, case: &Case) {
        let file = store::Attachment {
            id: self.desk.entropy.uuid_v7(self.now()),
            purpose: "proof".into(),
            name: "invoice.pdf".into(),
            media_type: "application/pdf".into(),
            sha256: "0".repeat(64),
            bytes: 1_000,
            thumbnail: None,
            added_by: "customer".into(),
            added_at: self.now().micros(),
        };
        let mut tx = self.desk.store.write().await.unwrap();
        tx.insert_attachment(store::AttachmentOwner::Case(case.id), &file)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    /// A case whose device the clerk has received.
    pub async fn received(&self, serial: &str, covered: bool) -> Case {
        let case = self.authorised(serial, covered).await;
        let raw = service::dock::RawScan {
            code: serial.into(),
            ..Default::default()
        };
        self.desk.scan(&self.clerk, &raw).await.unwrap();
        self.case(case.number).await
    }

    #[expect(
        clippy::unused_self,
        reason = "it reads as a sentence about this world"
    )]
    pub fn at_desk<'a>(&self, actor: &'a Actor, case: &Case) -> Command<'a> {
        Command::console(actor, case.number, case.version)
    }

    pub async fn case(&self, number: CaseNumber) -> Case {
        self.desk
            .store
            .read()
            .await
            .unwrap()
            .case_by_number(&number)
            .await
            .unwrap()
            .unwrap()
    }
}

/// The one line of a case.
pub fn line(case: &Case) -> &Line {
    case.lines().first().expect("the RMA was issued")
}

/// Where the customer lives.
pub fn home() -> Address {
    Address::parse(RawAddress {
        recipient: "Jane Doe",
        company: "",
        line1: "12 Elm Street",
        line2: "",
        city: "Springfield",
        region: "IL",
        postcode: "62701",
        country: "US",
    })
    .unwrap()
}

async fn hire(desk: &Desk, role: Role) -> Actor {
    let id = StaffId::new(desk.entropy.uuid_v7(desk.now()));
    let member = store::StaffMember {
        id,
        email: format!("{}@northgate.example", role.key()),
        name: format!("Sam {}", role.key()),
        role,
        password_hash: None,
        totp_secret: None,
        totp_step: 0,
        active: true,
    };
    let mut tx = desk.store.write().await.unwrap();
    tx.insert_staff(&member, desk.now().micros()).await.unwrap();
    tx.commit().await.unwrap();
    Actor::Staff { id, role }
}

async fn stock(desk: &Desk) {
    let mut tx = desk.store.write().await.unwrap();
    let product = Product {
        sku: "ND-4K".into(),
        family: Family::Dome,
        name: "Northgate Dome 4K".into(),
        picture: "dome".into(),
        price: Money::new(24_900, Currency::Usd),
        warranty_months: 36,
        accessories: vec!["Mounting plate".into(), "Screws".into()],
        cost: None,
    };
    tx.put_product(&product).await.unwrap();
    let part = store::Part {
        sku: "P-PSU".into(),
        name: "Power stage".into(),
        family: Family::Dome.key().into(),
        on_hand: 2,
        cost: Some(Money::new(1_250, Currency::Usd)),
    };
    tx.put_part(&part).await.unwrap();
    tx.commit().await.unwrap();
}
