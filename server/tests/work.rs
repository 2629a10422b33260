//! Returns at every stage of the work, one of each customer.

use std::collections::BTreeMap;

use domain::access::{Actor, Role};
use domain::case::Case;
use domain::id::{CustomerId, LineId, StaffId, UnitId};
use domain::intake::Step;
use domain::line::diagnosis::Verdict;
use domain::number::CaseNumber;
use domain::product::bench_tests;
use domain::serial::Serial;
use domain::time::Date;
use service::advance::{RawAdvance, RawAdvanceParcel};
use service::bench::{RawFindings, RawShortage, RawTest};
use service::dock::RawScan;
use service::filing::{Browser, Posted, Purpose, Sending, Upload};
use service::outbound::RawParcel;
use service::quote::RawAlternative;
use service::support::RawStep;
use service::visits::Visit;
use service::voids::RawVoid;
use service::{Command, Desk};
use store::{AttachmentOwner, NewUnit, StaffMember};

use crate::cast::paper;

/// The product of all returns.
pub const PRODUCT: &str = "ND-4K";

/// Whose a return is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    Ana,
    Ben,
}

impl Owner {
    pub const ALL: [Self; 2] = [Self::Ana, Self::Ben];

    const fn letter(self) -> char {
        match self {
            Self::Ana => 'A',
            Self::Ben => 'B',
        }
    }

    /// Their address of e-mail.
    pub const fn email(self) -> &'static str {
        match self {
            Self::Ana => "ana@example.com",
            Self::Ben => "ben@example.com",
        }
    }

    /// Their postcode.
    pub const fn postcode(self) -> &'static str {
        match self {
            Self::Ana => "62701",
            Self::Ben => "12207",
        }
    }
}

/// How far a return has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Filed,
    InSupport,
    Fixed,
    Authorised,
    Received,
    Diagnosing,
    Diagnosed,
    NotFound,
    Verdict,
    Repairing,
    OutOfStock,
    Testing,
    Tested,
    ReadyToShip,
    Shipped,
    NotCovered,
    Quoted,
    ToReplace,
    WithSales,
    WrongDevice,
    JustBought,
    AdvanceAsked,
    AdvanceByCard,
    AdvanceCharged,
    AdvanceSent,
    AdvanceChoice,
    AdvanceBack,
    VoidProposed,
    Voided,
    Appealed,
}

impl Stage {
    pub const ALL: [Self; 30] = [
        Self::Filed,
        Self::InSupport,
        Self::Fixed,
        Self::Authorised,
        Self::Received,
        Self::Diagnosing,
        Self::Diagnosed,
        Self::NotFound,
        Self::Verdict,
        Self::Repairing,
        Self::OutOfStock,
        Self::Testing,
        Self::Tested,
        Self::ReadyToShip,
        Self::Shipped,
        Self::NotCovered,
        Self::Quoted,
        Self::ToReplace,
        Self::WithSales,
        Self::WrongDevice,
        Self::JustBought,
        Self::AdvanceAsked,
        Self::AdvanceByCard,
        Self::AdvanceCharged,
        Self::AdvanceSent,
        Self::AdvanceChoice,
        Self::AdvanceBack,
        Self::VoidProposed,
        Self::Voided,
        Self::Appealed,
    ];

    /// The stage before.
    const fn before(self) -> Option<Self> {
        Some(match self {
            Self::Filed => return None,
            Self::InSupport => Self::Filed,
            Self::Fixed | Self::Authorised | Self::WithSales => Self::InSupport,
            Self::Received | Self::WrongDevice | Self::JustBought => Self::Authorised,
            Self::Diagnosing => Self::Received,
            Self::Diagnosed | Self::NotFound => Self::Diagnosing,
            Self::Verdict | Self::NotCovered | Self::VoidProposed => Self::Diagnosed,
            Self::Voided => Self::VoidProposed,
            Self::Appealed => Self::Voided,
            Self::Repairing | Self::OutOfStock => Self::Verdict,
            Self::Testing => Self::Repairing,
            Self::Tested => Self::Testing,
            Self::ReadyToShip => Self::Tested,
            Self::Shipped => Self::ReadyToShip,
            Self::Quoted => Self::NotCovered,
            Self::ToReplace => Self::Quoted,
            Self::AdvanceAsked | Self::AdvanceByCard => Self::JustBought,
            Self::AdvanceCharged => Self::AdvanceAsked,
            Self::AdvanceSent => Self::AdvanceCharged,
            Self::AdvanceChoice => Self::AdvanceSent,
            Self::AdvanceBack => Self::AdvanceChoice,
        })
    }

    /// Whether the device is still under warranty.
    const fn is_covered(self) -> bool {
        !matches!(self, Self::NotCovered | Self::Quoted | Self::ToReplace)
    }
}

impl Stage {
    /// Whether it was bought so recently that a replacement may be sent in advance.
    const fn is_new(self) -> bool {
        matches!(
            self,
            Self::JustBought
                | Self::AdvanceAsked
                | Self::AdvanceByCard
                | Self::AdvanceCharged
                | Self::AdvanceSent
                | Self::AdvanceChoice
                | Self::AdvanceBack
        )
    }
}

/// The returns of both customers.
pub struct Returns {
    cases: BTreeMap<(Owner, Stage), Case>,
    /// A file of each customer's new return.
    files: BTreeMap<Owner, String>,
}

impl Returns {
    /// Files all of them and works on each as far as its stage.
    pub async fn filed(desk: &Desk, members: &BTreeMap<Role, StaffId>) -> Self {
        let by = |role| Actor::Staff {
            id: members[&role],
            role,
        };
        let house = House {
            desk,
            technician: by(Role::Technician),
            clerk: by(Role::Clerk),
        };
        let mut all = BTreeMap::new();
        for (owner, stage) in Owner::ALL
            .into_iter()
            .flat_map(|owner| Stage::ALL.map(|stage| (owner, stage)))
        {
            let case = house.file(owner, stage).await;
            let case = Box::pin(house.work(case, stage)).await;
            all.insert((owner, stage), case);
        }
        let mut files = BTreeMap::new();
        for owner in Owner::ALL {
            files.insert(owner, house.file_of(&all[&(owner, Stage::Filed)]).await);
        }
        Self { cases: all, files }
    }

    /// One of them.
    pub fn of(&self, owner: Owner, stage: Stage) -> &Case {
        &self.cases[&(owner, stage)]
    }

    /// A file of somebody's new return.
    pub fn file(&self, owner: Owner) -> Option<String> {
        self.files.get(&owner).cloned()
    }

    /// Who that is.
    pub fn customer(&self, owner: Owner) -> CustomerId {
        self.of(owner, Stage::Filed).customer
    }

    /// The numbers of somebody's returns.
    pub fn numbers(&self, owner: Owner) -> impl Iterator<Item = CaseNumber> {
        Stage::ALL
            .map(|stage| self.of(owner, stage).number)
            .into_iter()
    }
}

struct House<'a> {
    desk: &'a Desk,
    technician: Actor,
    clerk: Actor,
}

impl House<'_> {
    /// Sells a camera and has it filed as faulty, with an invoice.
    async fn file(&self, owner: Owner, stage: Stage) -> Case {
        let serial = format!("ND4K2409{}{:03}", owner.letter(), stage as u8);
        self.sell(&serial, stage).await;
        let mut token = None;
        for (step, fields) in answers(owner, &serial) {
            let browser = Browser {
                token: token.as_ref(),
                language: "en",
                address: &serial,
            };
            let answered = self.desk.answer_page(browser, step, &fields, false);
            token = answered.await.unwrap().fresh.or(token);
        }
        let token = token.expect("it has begun");
        let file = paper(self.desk).await;
        self.desk.add_draft_file(&token, file).await.unwrap();
        let sent = self.desk.send_filing(&token, &Visit::NOBODY, "Firefox");
        match sent.await.unwrap() {
            Sending::Sent { number, .. } => self.case(number).await,
            Sending::NotYet(step) => panic!("{step:?} is open"),
        }
    }

    async fn sell(&self, serial: &str, stage: Stage) {
        let today = self.desk.calendar.zone.date(self.desk.now());
        let sold = if stage.is_new() {
            today - jiff::Span::new().days(7)
        } else if stage.is_covered() {
            today - jiff::Span::new().days(200)
        } else {
            Date::constant(2019, 5, 6)
        };
        let unit = NewUnit {
            id: UnitId::new(self.desk.entropy.uuid_v7(self.desk.now())),
            serial: Serial::parse(serial).unwrap(),
            sku: PRODUCT.into(),
            sold_via: None,
            sold_to: None,
            invoiced_on: Some(sold),
            shipped_on: None,
            made_on: None,
        };
        let mut tx = self.desk.store.write().await.unwrap();
        tx.insert_unit(&unit).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn case(&self, number: CaseNumber) -> Case {
        let mut tx = self.desk.store.read().await.unwrap();
        tx.case_by_number(&number).await.unwrap().unwrap()
    }

    async fn file_of(&self, case: &Case) -> String {
        let mut tx = self.desk.store.read().await.unwrap();
        let files = tx
            .attachments(AttachmentOwner::Case(case.id))
            .await
            .unwrap();
        files[0].id.to_string()
    }

    /// Works on a new return until it is at this stage.
    async fn work(&self, case: Case, stage: Stage) -> Case {
        let Some(before) = stage.before() else {
            return case;
        };
        let case = Box::pin(self.work(case, before)).await;
        match stage {
            Stage::Filed
            | Stage::InSupport
            | Stage::Fixed
            | Stage::Authorised
            | Stage::WithSales => self.support(case, stage).await,
            Stage::Received => self.receive(case).await,
            Stage::WrongDevice => self.find_another(case).await,
            Stage::Shipped => self.ship(case).await,
            Stage::JustBought => case,
            Stage::AdvanceAsked
            | Stage::AdvanceByCard
            | Stage::AdvanceCharged
            | Stage::AdvanceSent
            | Stage::AdvanceChoice
            | Stage::AdvanceBack => Box::pin(self.advance(case, stage)).await,
            Stage::VoidProposed | Stage::Voided | Stage::Appealed => {
                Box::pin(self.void(case, stage)).await
            }
            Stage::Diagnosing
            | Stage::Diagnosed
            | Stage::NotFound
            | Stage::Verdict
            | Stage::Repairing
            | Stage::OutOfStock
            | Stage::Testing
            | Stage::Tested
            | Stage::ReadyToShip
            | Stage::NotCovered
            | Stage::Quoted
            | Stage::ToReplace => Box::pin(self.bench(case, stage)).await,
        }
    }

    async fn support(&self, case: Case, stage: Stage) -> Case {
        let desk = self.desk;
        if stage == Stage::Fixed {
            return desk
                .fix_remotely(self.on(&case), "New cable.")
                .await
                .unwrap();
        }
        if stage == Stage::WithSales {
            return desk.hand_to_sales(self.on(&case), "upgrade").await.unwrap();
        }
        if stage == Stage::Authorised {
            return desk.authorise(self.on(&case), "Dead.").await.unwrap();
        }
        let step = RawStep {
            key: "power".into(),
            outcome: "faulty".into(),
            note: String::new(),
        };
        let case = desk.take_case(self.on(&case)).await.unwrap();
        desk.record_step(self.on(&case), step).await.unwrap()
    }

    async fn receive(&self, case: Case) -> Case {
        let raw = RawScan {
            code: case.number.rma(),
            ..RawScan::default()
        };
        self.desk.scan(&self.clerk, &raw).await.unwrap();
        self.case(case.number).await
    }

    /// The box of the return is opened, and another device lies in it.
    async fn find_another(&self, case: Case) -> Case {
        let scan = async |code: String, after: String| {
            let raw = RawScan {
                code,
                after,
                ..RawScan::default()
            };
            self.desk.scan(&self.clerk, &raw).await.unwrap().scan.id
        };
        let opened = scan(case.number.rma(), String::new()).await;
        let stray = scan("XX9909990001".into(), opened.to_string()).await;
        self.desk.found_in_box(&self.clerk, stray).await.unwrap();
        self.case(case.number).await
    }

    async fn bench(&self, case: Case, stage: Stage) -> Case {
        let (desk, line, on) = (self.desk, line(&case), self.on(&case));
        let done = match stage {
            Stage::Diagnosing => desk.begin_diagnosis(on, line).await,
            Stage::Diagnosed => return self.diagnose(case).await,
            Stage::NotFound => desk.cannot_reproduce(on, line).await,
            Stage::Verdict => {
                desk.reach_verdict(on, line, Verdict::DefectInWarranty.key())
                    .await
            }
            Stage::NotCovered => {
                desk.reach_verdict(on, line, Verdict::DefectOutOfWarranty.key())
                    .await
            }
            Stage::Repairing => desk.start_repair(on, line).await,
            Stage::OutOfStock => desk.await_stock(on, line, shortage()).await,
            Stage::Testing => desk.finish_repair(on, line).await,
            Stage::Tested => return self.test(case).await,
            Stage::ReadyToShip => desk.pass_tests(on, line).await,
            Stage::Quoted => desk.send_estimate(on, line, way(), way()).await,
            Stage::ToReplace => return self.accept(case).await,
            Stage::Filed
            | Stage::InSupport
            | Stage::Fixed
            | Stage::Authorised
            | Stage::WithSales
            | Stage::WrongDevice
            | Stage::Received
            | Stage::Shipped
            | Stage::JustBought
            | Stage::AdvanceAsked
            | Stage::AdvanceByCard
            | Stage::AdvanceCharged
            | Stage::AdvanceSent
            | Stage::AdvanceChoice
            | Stage::AdvanceBack
            | Stage::VoidProposed
            | Stage::Voided
            | Stage::Appealed => panic!("{stage:?} is not reached at the bench"),
        };
        done.unwrap()
    }

    /// A replacement in advance, one step on.
    async fn advance(&self, case: Case, stage: Stage) -> Case {
        let (desk, line) = (self.desk, line(&case));
        let owner = Actor::Customer {
            id: case.customer,
            cases: Vec::new(),
        };
        let portal = Command::portal(&owner, case.number);
        match stage {
            Stage::AdvanceAsked | Stage::AdvanceByCard => {
                let by_card = stage == Stage::AdvanceByCard;
                let raw = RawAdvance {
                    way: if by_card { "card" } else { "account" }.into(),
                    consent: "yes".into(),
                    price: "9900".into(),
                };
                desk.ask_advance(portal, line, raw).await.unwrap()
            }
            Stage::AdvanceCharged => desk.approve_advance(self.on(&case), line).await.unwrap(),
            Stage::AdvanceSent => {
                let raw = RawAdvanceParcel {
                    serial: format!("SPARE{}", case.number.body()),
                    product: PRODUCT.into(),
                    parcel: RawParcel {
                        tracking: "1Z999AA10123456784".into(),
                        ..RawParcel::default()
                    },
                };
                desk.ship_advance(self.on(&case), line, raw).await.unwrap()
            }
            Stage::AdvanceChoice => self.find_nothing(case).await,
            Stage::AdvanceBack => desk.choose_advance(portal, line, "return").await.unwrap(),
            Stage::Filed
            | Stage::InSupport
            | Stage::Fixed
            | Stage::Authorised
            | Stage::Received
            | Stage::Diagnosing
            | Stage::Diagnosed
            | Stage::NotFound
            | Stage::Verdict
            | Stage::Repairing
            | Stage::OutOfStock
            | Stage::Testing
            | Stage::Tested
            | Stage::ReadyToShip
            | Stage::Shipped
            | Stage::NotCovered
            | Stage::Quoted
            | Stage::ToReplace
            | Stage::WithSales
            | Stage::WrongDevice
            | Stage::JustBought
            | Stage::VoidProposed
            | Stage::Voided
            | Stage::Appealed => panic!("{stage:?} is none of an advance"),
        }
    }

    /// The warranty is found void by two people, and contested.
    async fn void(&self, case: Case, stage: Stage) -> Case {
        let (desk, line) = (self.desk, line(&case));
        match stage {
            Stage::VoidProposed => {
                let photo = self.photograph(&case).await;
                let case = self.case(case.number).await;
                let raw = RawVoid {
                    codes: vec!["WV-04".into()],
                    note: "The cable is cut.".into(),
                    photos: vec![photo],
                };
                desk.propose_void(self.on(&case), line, raw).await.unwrap()
            }
            Stage::Voided => {
                let second = self.colleague().await;
                let command = Command::console(&second, case.number, case.version);
                desk.decide_void(command, line, "yes", "I see it too.")
                    .await
                    .unwrap()
            }
            Stage::Appealed => {
                let owner = Actor::Customer {
                    id: case.customer,
                    cases: Vec::new(),
                };
                let portal = Command::portal(&owner, case.number);
                desk.appeal_void(portal, "It came like this.")
                    .await
                    .unwrap()
            }
            Stage::Filed
            | Stage::InSupport
            | Stage::Fixed
            | Stage::Authorised
            | Stage::Received
            | Stage::Diagnosing
            | Stage::Diagnosed
            | Stage::NotFound
            | Stage::Verdict
            | Stage::Repairing
            | Stage::OutOfStock
            | Stage::Testing
            | Stage::Tested
            | Stage::ReadyToShip
            | Stage::Shipped
            | Stage::NotCovered
            | Stage::Quoted
            | Stage::ToReplace
            | Stage::WithSales
            | Stage::WrongDevice
            | Stage::JustBought
            | Stage::AdvanceAsked
            | Stage::AdvanceByCard
            | Stage::AdvanceCharged
            | Stage::AdvanceSent
            | Stage::AdvanceChoice
            | Stage::AdvanceBack => panic!("{stage:?} is none of a void warranty"),
        }
    }

    async fn photograph(&self, case: &Case) -> String {
        let upload = Upload {
            purpose: Purpose::Bench,
            ..paper(self.desk).await
        };
        let added = self.desk.add_case_file(self.on(case), upload);
        added.await.unwrap();
        let mut tx = self.desk.store.read().await.unwrap();
        let files = tx
            .attachments(AttachmentOwner::Case(case.id))
            .await
            .unwrap();
        let photo = files.iter().find(|file| file.purpose == "bench");
        photo.unwrap().id.to_string()
    }

    /// Another technician, for what takes two people.
    async fn colleague(&self) -> Actor {
        let id = StaffId::new(self.desk.entropy.uuid_v7(self.desk.now()));
        let member = StaffMember {
            id,
            email: format!("{id}@northgate.example"),
            name: "Kim Colleague".into(),
            role: Role::Technician,
            password_hash: None,
            totp_secret: None,
            totp_step: 0,
            active: true,
        };
        let mut tx = self.desk.store.write().await.unwrap();
        tx.insert_staff(&member, self.desk.now().micros())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        Actor::Staff {
            id,
            role: Role::Technician,
        }
    }

    /// The device comes in and nothing is wrong with it.
    async fn find_nothing(&self, case: Case) -> Case {
        let case = self.receive(case).await;
        let (desk, line) = (self.desk, line(&case));
        let case = desk.begin_diagnosis(self.on(&case), line).await.unwrap();
        let key = bench_tests(case.device.family)[0].key;
        let case = self.tested(case, key, "passed").await;
        let findings = RawFindings {
            fault: "no-fault".into(),
            findings: "It works.".into(),
        };
        let found = desk.record_findings(self.on(&case), line, findings);
        let case = found.await.unwrap();
        let verdict = Verdict::NoFaultFound.key();
        desk.reach_verdict(self.on(&case), line, verdict)
            .await
            .unwrap()
    }

    async fn diagnose(&self, case: Case) -> Case {
        let key = bench_tests(case.device.family)[0].key;
        let case = self.tested(case, key, "failed").await;
        let findings = RawFindings {
            fault: "power-stage".into(),
            findings: "The power stage has failed.".into(),
        };
        let found = self
            .desk
            .record_findings(self.on(&case), line(&case), findings);
        found.await.unwrap()
    }

    async fn test(&self, mut case: Case) -> Case {
        for test in bench_tests(case.device.family) {
            case = self.tested(case, test.key, "passed").await;
        }
        case
    }

    async fn tested(&self, case: Case, key: &str, outcome: &str) -> Case {
        let raw = RawTest {
            key: key.into(),
            outcome: outcome.into(),
            note: String::new(),
        };
        let done = self.desk.record_test(self.on(&case), line(&case), raw);
        done.await.unwrap()
    }

    /// The customer chooses the replacement.
    async fn accept(&self, case: Case) -> Case {
        let customer = Actor::Customer {
            id: case.customer,
            cases: Vec::new(),
        };
        let command = Command::portal(&customer, case.number);
        let line = &case.lines()[0];
        let estimate = line.estimate().expect("it was sent").id;
        let accepted = self.desk.accept_estimate(command, line.id, estimate, 1);
        accepted.await.unwrap()
    }

    async fn ship(&self, case: Case) -> Case {
        let parcel = RawParcel {
            tracking: "1Z999AA10123456784".into(),
            ..RawParcel::default()
        };
        let left = self.desk.ship_out(self.on(&case), line(&case), parcel);
        left.await.unwrap()
    }

    fn on(&self, case: &Case) -> Command<'_> {
        Command::console(&self.technician, case.number, case.version)
    }
}

/// The one device of a return.
pub fn line(case: &Case) -> LineId {
    case.lines()[0].id
}

fn shortage() -> RawShortage {
    RawShortage {
        remedy: "repair".into(),
        item: "Power stage".into(),
        expected_on: String::new(),
    }
}

fn way() -> RawAlternative {
    RawAlternative {
        description: "A new power stage".into(),
        parts: "60.00".into(),
        labour: "88.00".into(),
        days: "2".into(),
    }
}

fn answers(owner: Owner, serial: &str) -> Vec<(Step, Posted)> {
    let page = |step, fields: &[(&str, &str)]| {
        let typed = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        (step, fields.iter().map(typed).collect())
    };
    let name = format!("{owner:?} Moss");
    vec![
        page(Step::Serial, &[("serial", serial)]),
        page(Step::Purchase, &[]),
        page(Step::Warranty, &[]),
        page(Step::Symptom, &[("symptom", "no-picture")]),
        page(Step::Description, &[("description", "Dark since Monday")]),
        page(Step::SelfHelp, &[("self_help", "did-not-help")]),
        page(Step::Proof, &[]),
        page(Step::Contact, &[("name", &name), ("email", owner.email())]),
        page(
            Step::Address,
            &[
                ("recipient", &name),
                ("line1", "12 Elm Street"),
                ("city", "Springfield"),
                ("region", "IL"),
                ("postcode", owner.postcode()),
                ("country", "US"),
            ],
        ),
    ]
}
