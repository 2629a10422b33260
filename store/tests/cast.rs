//! Who and what the stories are about.

use std::sync::atomic::{AtomicU64, Ordering};

use domain::access::{Role, Source};
use domain::calendar::Calendar;
use domain::case::{Act, Case, Contact, Device, Filing};
use domain::contact::{Address, Email, PersonName, Phone, RawAddress};
use domain::event::{By, StepOutcome};
use domain::id::{CaseId, CustomerId, LineId, RmaId, StaffId, UnitId};
use domain::money::{Currency, Money};
use domain::number::CaseNumber;
use domain::policy::Policy;
use domain::product::{Family, Symptom};
use domain::serial::Serial;
use domain::time::{Date, Timestamp, Zone};
use domain::warranty::{Basis, Warranty};
use jiff::civil::date;
use store::{Product, StaffMember, StoreResult, Tx};
use uuid::Uuid;

use crate::place::Place;

/// A minute, in the unit of time of the memory.
pub const MINUTE: i64 = 60_000_000;
/// A moment on Tuesday 10 March 2026, in microseconds since 1970 UTC: 09:00.
pub const NOW: i64 = 1_773_133_200_000_000;

/// A number that was not used before in this run.
pub fn fresh_number() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

/// An identity that was not used before in this run; later ones are greater.
pub fn fresh() -> Uuid {
    Uuid::from_u128(u128::from(fresh_number()) << 64)
}

/// A serial that was not used before in this run.
pub fn fresh_serial() -> Serial {
    serial(&format!("DM4K{:08}", fresh_number()))
}

/// This serial.
pub fn serial(text: &str) -> Serial {
    Serial::parse(text).expect("a serial")
}

/// This address.
pub fn email(text: &str) -> Email {
    Email::parse(text).expect("an address")
}

/// A customer who is known.
pub async fn customer(tx: &mut Tx, address: &str) -> StoreResult<CustomerId> {
    tx.upsert_customer(
        CustomerId::new(fresh()),
        &email(address),
        "Jane Doe",
        "en",
        NOW,
    )
    .await
}

/// Somebody who works here, not kept yet.
pub fn member(address: &str, role: Role) -> StaffMember {
    StaffMember {
        id: StaffId::new(fresh()),
        email: address.into(),
        name: "Robin Reyes".into(),
        role,
        password_hash: Some("$argon2id$".into()),
        totp_secret: None,
        totp_step: 0,
        active: true,
    }
}

/// Somebody who works here.
pub async fn staff(tx: &mut Tx, address: &str, role: Role) -> StoreResult<StaffId> {
    let member = member(address, role);
    tx.insert_staff(&member, NOW).await?;
    Ok(member.id)
}

/// A product of this family.
pub fn product(sku: &str, family: Family) -> Product {
    Product {
        sku: sku.into(),
        family,
        name: format!("Product {sku}"),
        picture: "dome".into(),
        price: Money::new(18_900, Currency::Usd),
        warranty_months: 24,
        accessories: vec!["Screws".into(), "Drill template".into()],
        cost: None,
    }
}

/// The desk around a case: its rules, its calendar, its clock.
pub struct Desk {
    policy: Policy,
    calendar: Calendar,
    /// Now.
    pub now: Timestamp,
    /// Who sits at it.
    pub staff: StaffId,
    /// Whose case it is.
    pub customer: CustomerId,
}

impl Desk {
    /// A desk with one member of staff and one customer, both kept.
    pub async fn open(place: &Place) -> StoreResult<Self> {
        let (staff, customer) = place
            .write(async |tx| {
                let address = format!("desk{}@calltag.example", fresh_number());
                Ok((
                    staff(tx, &address, Role::Supervisor).await?,
                    customer(tx, "jane@example.com").await?,
                ))
            })
            .await?;
        let calendar = Calendar::weekdays(Zone::utc());
        Ok(Self {
            policy: Policy::default(),
            calendar,
            now: Timestamp::from_micros(NOW),
            staff,
            customer,
        })
    }

    /// What a supervisor does; they may do all that a technician and a clerk may.
    pub fn act(&self) -> Act<'_> {
        Act {
            at: self.now,
            by: By::Staff(self.staff),
            role: Some(Role::Supervisor),
            source: Source::Console,
            policy: &self.policy,
            calendar: &self.calendar,
        }
    }

    /// What another supervisor does.
    pub fn act_of(&self, staff: StaffId) -> Act<'_> {
        Act {
            by: By::Staff(staff),
            ..self.act()
        }
    }

    /// What the customer does.
    pub fn owner(&self) -> Act<'_> {
        Act {
            by: By::Customer(self.customer),
            role: None,
            source: Source::Portal,
            ..self.act()
        }
    }

    /// A filing in which every optional answer is given, but for a known unit.
    pub fn filing(&self, serial: Serial) -> Filing {
        Filing {
            id: CaseId::new(fresh()),
            number: CaseNumber::from_random_bits(fresh_number()),
            language: "es".into(),
            customer: self.customer,
            contact: Contact {
                name: PersonName::parse("Jane Doe").expect("a name"),
                email: email("Jane@Example.com"),
                phone: Some(Phone::parse("+1 217 555 0100").expect("a number")),
            },
            address: address(),
            device: Device {
                unit: None,
                serial: Some(serial),
                sku: "DM-4K".into(),
                product: "Dome 4K".into(),
                family: Family::Dome,
                bought_on: Some(date(2026, 3, 1)),
                shipped_on: Some(date(2026, 2, 27)),
                bought_from: "A dealer’s shop".into(),
                warranty: warranty(date(2025, 6, 1)),
            },
            symptom: Symptom::NoPicture,
            description: "Black since Monday.\nNothing «helps».".into(),
            tried_advice: true,
        }
    }

    /// A filing that gives no more than it must.
    pub fn scant_filing(&self) -> Filing {
        let mut filing = self.filing(fresh_serial());
        filing.contact.phone = None;
        filing.address = Address::parse(RawAddress {
            recipient: "Aoife Ní Bhriain",
            line1: "1 Main Street",
            city: "Ciudad de Panamá",
            country: "PA",
            ..RawAddress::default()
        })
        .expect("an address without a postcode");
        filing.device.serial = None;
        filing.device.bought_on = None;
        filing.device.bought_from = String::new();
        filing.device.warranty = Warranty::Unproven;
        filing.description = String::new();
        filing.tried_advice = false;
        filing
    }

    /// A case with an RMA that was just issued, kept without its events.
    pub async fn authorise(&self, place: &Place) -> StoreResult<Case> {
        let mut case = self.file(place, fresh_serial()).await?;
        let act = self.act();
        case.record_step(&act, "power".into(), StepOutcome::Fine, String::new())
            .expect("a step");
        case.require_bench(&act, String::new()).expect("a verdict");
        case.issue_rma(&act, RmaId::new(fresh()), LineId::new(fresh()))
            .expect("an RMA");
        case.version += 1;
        place
            .write(async |tx| tx.save_case(&case, case.version - 1).await)
            .await?;
        Ok(case)
    }

    /// A case that was just filed, kept with its event.
    pub async fn file(&self, place: &Place, serial: Serial) -> StoreResult<Case> {
        let (case, events) = Case::file(&self.owner(), self.filing(serial));
        place
            .write(async |tx| {
                tx.insert_case(&case).await?;
                tx.append_events(case.id, &events).await
            })
            .await?;
        Ok(case)
    }
}

/// A whole address.
pub fn address() -> Address {
    Address::parse(RawAddress {
        recipient: "Jane Doe",
        company: "Doe & Daughters",
        line1: "1 Main Street",
        line2: "Suite 2",
        city: "Springfield",
        region: "IL",
        postcode: "62701",
        country: "US",
    })
    .expect("an address")
}

/// Two years from a day, seen on the day of the stories.
pub fn warranty(starts: Date) -> Warranty {
    Warranty::from_start(starts, Basis::Invoice, 24, date(2026, 3, 10))
}

/// An identity as one of a unit.
pub fn unit() -> UnitId {
    UnitId::new(fresh())
}
