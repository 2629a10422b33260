//! Who comes to the desk, what is theirs, and the cookies by which the desk knows them.

use std::collections::BTreeMap;

use app::cookies;
use domain::access::{Actor, Role};
use domain::id::StaffId;
use domain::ledger::Party;
use domain::money::{Currency, Money};
use domain::policy::Policy;
use domain::product::Family;
use service::Desk;
use service::accounts::by_hand::{Entered, RawBooking};
use service::dock::RawScan;
use service::filing::{Browser, Purpose, Upload};
use service::policy::RawProposal;
use service::tokens::Token;
use service::visits::{DoorKind, Visit};
use store::{Invitation, NewJob, Part, Product, StaffMember};
use uuid::Uuid;

use crate::work::{self, Owner, Returns, Stage};

/// A file as a customer sends it: the least that is a PDF.
pub const PAPER: &[u8] =
    b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

/// Whom the table knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// A browser without a session; it has begun a filing.
    Visitor,
    /// Somebody who has opened Ana's returns by number and postcode.
    Holder,
    /// A customer who has shown that her mailbox is hers.
    Ana,
    /// Another one.
    Ben,
    /// Somebody who works here.
    Staff(Role),
}

impl Who {
    /// Everybody, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Visitor, Self::Holder, Self::Ana, Self::Ben]
            .into_iter()
            .chain(Role::ALL.map(Self::Staff))
    }

    /// The name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Holder => "holder",
            Self::Ana => "customer A",
            Self::Ben => "customer B",
            Self::Staff(role) => role.key(),
        }
    }

    /// Whether they work here.
    pub fn is_staff(self) -> bool {
        matches!(self, Self::Staff(_))
    }
}

/// A browser that has begun a filing.
#[derive(Clone)]
pub struct Filing {
    /// The secret of its cookie.
    pub token: String,
    /// A file that was added to it.
    pub file: String,
}

/// A secret that opens something, and one that did until yesterday.
#[derive(Clone)]
pub struct Secrets {
    pub valid: String,
    pub ended: String,
}

/// Everybody and everything.
pub struct Cast {
    pub returns: Returns,
    pub members: BTreeMap<Role, StaffId>,
    /// Somebody else who works here.
    pub colleague: StaffId,
    /// A scan of each who may receive.
    pub scans: BTreeMap<Role, String>,
    pub filings: BTreeMap<Who, Filing>,
    /// Work that was put aside.
    pub stuck: Uuid,
    /// A version of the policy that the supervisor has proposed.
    pub proposal: u32,
    /// A pay-in on Ana's account that the supervisor has entered for a second person.
    pub booking: Uuid,
    /// The links in a mail about Ana's and about Ben's return.
    pub links: BTreeMap<Owner, String>,
    /// One that has ended.
    pub ended_link: String,
    pub invitation: Secrets,
    pub resume: Secrets,
    cookies: BTreeMap<Who, String>,
}

impl Cast {
    /// The header `Cookie` of somebody's browser.
    pub fn cookies(&self, who: Who) -> &str {
        self.cookies.get(&who).map_or("", String::as_str)
    }

    /// Sets everything up.
    pub async fn arrive(desk: &Desk) -> Self {
        let stuck = put_aside(desk).await;
        stock(desk).await;
        let mut members = BTreeMap::new();
        for role in Role::ALL {
            members.insert(role, hire(desk, role, role.key()).await);
        }
        let colleague = hire(desk, Role::Clerk, "colleague").await;
        let returns = Returns::filed(desk, &members).await;
        let (mut links, mut filings) = (BTreeMap::new(), BTreeMap::new());
        for owner in Owner::ALL {
            links.insert(owner, link(desk, &returns, owner, 1).await);
        }
        for who in Who::all().filter(|who| !who.is_staff()) {
            filings.insert(who, filing(desk, who.name()).await);
        }
        let mut cast = Self {
            ended_link: link(desk, &returns, Owner::Ben, -1).await,
            invitation: invitations(desk).await,
            resume: resumptions(desk).await,
            scans: scans(desk, &members).await,
            proposal: proposal(desk, members[&Role::Supervisor]).await,
            booking: booking(desk, &returns, members[&Role::Supervisor]).await,
            cookies: BTreeMap::new(),
            returns,
            members,
            colleague,
            filings,
            stuck,
            links,
        };
        cast.sign_in(desk).await;
        cast
    }

    async fn sign_in(&mut self, desk: &Desk) {
        for who in Who::all() {
            let mut all = Vec::new();
            if let Some((door, token)) = self.session(desk, who).await {
                all.push(format!(
                    "{}={}",
                    cookies::session(door, false),
                    token.expose()
                ));
            }
            if let Some(filing) = self.filings.get(&who) {
                all.push(format!("{}={}", cookies::filing(false), filing.token));
            }
            self.cookies.insert(who, all.join("; "));
        }
    }

    async fn session(&self, desk: &Desk, who: Who) -> Option<(DoorKind, Token)> {
        let portal = |token| Some((DoorKind::Portal, token));
        match who {
            Who::Visitor => None,
            Who::Holder => portal(self.opened(desk).await),
            Who::Ana => portal(self.customer(desk, Owner::Ana).await),
            Who::Ben => portal(self.customer(desk, Owner::Ben).await),
            Who::Staff(role) => {
                let token = desk.enter_as(self.members[&role], "Firefox").await;
                Some((DoorKind::Desk, token.unwrap()))
            }
        }
    }

    async fn customer(&self, desk: &Desk, owner: Owner) -> Token {
        let customer = self.returns.customer(owner);
        desk.enter_as_customer(customer, "Firefox").await.unwrap()
    }

    /// The session of a browser that has named each of Ana's numbers with her postcode.
    async fn opened(&self, desk: &Desk) -> Token {
        let (mut visit, mut session) = (Visit::NOBODY, None);
        for number in self.returns.numbers(Owner::Ana) {
            let (contact, number, ip) = (Owner::Ana.postcode(), number.rma(), number.body());
            let found = desk.find_case(&number, contact, &visit, &ip, "Firefox");
            if let (_, Some(token)) = found.await.unwrap() {
                let secret = token.expose();
                visit = desk.visit(DoorKind::Portal, Some(&secret)).await.unwrap();
                session = Some(token);
            }
        }
        session.expect("the first opened a session")
    }
}

async fn hire(desk: &Desk, role: Role, name: &str) -> StaffId {
    let id = StaffId::new(fresh(desk));
    let member = StaffMember {
        id,
        email: format!("{name}@northgate.example"),
        name: format!("Sam {name}"),
        role,
        password_hash: None,
        totp_secret: None,
        totp_step: 0,
        active: true,
    };
    let mut tx = desk.store.write().await.unwrap();
    tx.insert_staff(&member, desk.now().micros()).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn stock(desk: &Desk) {
    let mut tx = desk.store.write().await.unwrap();
    let product = Product {
        sku: work::PRODUCT.into(),
        family: Family::Dome,
        name: "Northgate Dome 4K".into(),
        picture: "dome".into(),
        price: Money::new(9_900, Currency::Usd),
        warranty_months: 36,
        accessories: vec!["Screws".into()],
        cost: None,
    };
    tx.put_product(&product).await.unwrap();
    let part = Part {
        sku: "P-PSU".into(),
        name: "Power stage".into(),
        family: Family::Dome.key().into(),
        on_hand: 2,
        cost: Some(Money::new(1_250, Currency::Usd)),
    };
    tx.put_part(&part).await.unwrap();
    tx.commit().await.unwrap();
}

/// A job that has failed too often. It must be the only one, so that it is the one that is leased.
async fn put_aside(desk: &Desk) -> Uuid {
    let job = NewJob {
        id: fresh(desk),
        kind: "letter".into(),
        payload: "{}".into(),
        run_at: 0,
        dedup: None,
    };
    let now = desk.now().micros();
    let mut tx = desk.store.write().await.unwrap();
    tx.enqueue_job(&job, now).await.unwrap();
    let leases = tx.lease_jobs(fresh(desk), now, now + 1, 1).await.unwrap();
    tx.bury_job(&leases[0], now, "no route to host")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    job.id
}

/// A link to a new return, which ends after so many days.
async fn link(desk: &Desk, returns: &Returns, owner: Owner, days: i64) -> String {
    let token = Token::new(&desk.entropy);
    let case = returns.of(owner, work::Stage::Filed).id;
    let ends = desk.now().plus_days(days).micros();
    let mut tx = desk.store.write().await.unwrap();
    tx.insert_case_link(&token.hash(), case, ends)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    token.expose()
}

async fn invitations(desk: &Desk) -> Secrets {
    let (valid, ended) = (Token::new(&desk.entropy), Token::new(&desk.entropy));
    let now = desk.now();
    let mut tx = desk.store.write().await.unwrap();
    for (token, days) in [(&valid, 1), (&ended, -1)] {
        let invitation = Invitation {
            email: format!("new{days}@northgate.example"),
            name: "Kim New".into(),
            role: Role::Clerk,
        };
        let ends = now.plus_days(days).micros();
        let hash = token.hash();
        let kept = tx.insert_invitation(&hash, &invitation, now.micros(), ends);
        kept.await.unwrap();
    }
    tx.commit().await.unwrap();
    secrets(&valid, &ended)
}

async fn resumptions(desk: &Desk) -> Secrets {
    let (valid, ended) = (Token::new(&desk.entropy), Token::new(&desk.entropy));
    let filing = Token::parse(&filing(desk, "telephone").await.token);
    let draft = desk.open_draft(filing.as_ref()).await.unwrap();
    let draft = draft.expect("it has begun").id;
    let mut tx = desk.store.write().await.unwrap();
    for (token, days) in [(&valid, 1), (&ended, -1)] {
        let ends = desk.now().plus_days(days).micros();
        tx.insert_draft_link(&token.hash(), draft, ends)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    secrets(&valid, &ended)
}

fn secrets(valid: &Token, ended: &Token) -> Secrets {
    Secrets {
        valid: valid.expose(),
        ended: ended.expose(),
    }
}

async fn filing(desk: &Desk, from: &str) -> Filing {
    let browser = Browser {
        token: None,
        language: "en",
        address: from,
    };
    let begun = desk.begin_filing(browser, "").await.unwrap();
    let token = begun.fresh.expect("it is new");
    desk.add_draft_file(&token, paper(desk).await)
        .await
        .unwrap();
    let draft = desk.open_draft(Some(&token)).await.unwrap();
    let draft = draft.expect("it has begun");
    Filing {
        token: token.expose(),
        file: draft.files[0].id.to_string(),
    }
}

/// A file that has arrived.
pub async fn paper(desk: &Desk) -> Upload {
    let mut writer = desk.file_writer().await.unwrap();
    writer.write(PAPER).await.unwrap();
    Upload {
        name: "invoice.pdf".into(),
        purpose: Purpose::Proof,
        contents: Ok(writer),
    }
}

/// A scan of nothing of ours by each who may receive.
async fn scans(desk: &Desk, members: &BTreeMap<Role, StaffId>) -> BTreeMap<Role, String> {
    let mut scans = BTreeMap::new();
    for role in [Role::Technician, Role::Clerk, Role::Supervisor] {
        let id = members[&role];
        let raw = RawScan {
            code: "4006381333931".into(),
            ..RawScan::default()
        };
        let scanned = desk.scan(&Actor::Staff { id, role }, &raw).await.unwrap();
        scans.insert(role, scanned.scan.id.to_string());
    }
    scans
}

async fn proposal(desk: &Desk, supervisor: StaffId) -> u32 {
    let by = Actor::Staff {
        id: supervisor,
        role: Role::Supervisor,
    };
    let mut values = Policy::default().typed();
    values.insert("rma-valid-days".into(), "45".into());
    let raw = RawProposal {
        base: Policy::FIRST,
        values: &values,
        why: "The summer is slow.",
    };
    desk.propose_policy(&by, raw).await.unwrap()
}

async fn booking(desk: &Desk, returns: &Returns, supervisor: StaffId) -> Uuid {
    let by = Actor::Staff {
        id: supervisor,
        role: Role::Supervisor,
    };
    let account = Party::Customer(returns.of(Owner::Ana, Stage::Filed).customer);
    let name = desk.name_for_booking();
    let raw = RawBooking {
        name: &name.to_string(),
        kind: "payment",
        amount: "600",
        why: "transfer 17",
        entry: "",
    };
    let entered = desk.book_by_hand(&by, account, raw).await.unwrap();
    assert_eq!(entered, Entered::Waits);
    name
}

fn fresh(desk: &Desk) -> Uuid {
    desk.entropy.uuid_v7(desk.now())
}
