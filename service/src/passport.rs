//! What our records say of one device: the upgrades that we sold for it, and to anybody who types its serial how its
//! warranty stands and how that is counted (S8, S18, S24).

use domain::access::Permit;
use domain::case::Case;
use domain::field::{FieldErrors, typed};
use domain::line::Line;
use domain::policy::Policy;
use domain::policy::condition::VoidCode;
use domain::serial::Serial;
use domain::time::Date;
use domain::unit::Upgrade;
use domain::warranty::Warranty;
use store::Tx;

use crate::change::{Command, Need};
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::limits::Limit;
use crate::support::NOTE;

/// Look-ups from one place in a quarter of an hour.
const LOOK_PLACE: Limit = Limit {
    name: "warranty-place",
    most: 30,
};
/// Look-ups of one serial, from wherever.
const LOOK_SERIAL: Limit = Limit {
    name: "warranty-serial",
    most: 60,
};
/// The longest name of an upgrade, and the longest serial of its part, in characters.
const WHAT: u32 = 120;

/// An upgrade, as the form sends it.
#[derive(Debug, Clone, Default)]
pub struct RawUpgrade {
    /// What was built in.
    pub what: String,
    /// The serial of the part; may be empty.
    pub serial: String,
    /// What else is to be known; may be empty.
    pub note: String,
}

/// How a device stands, for whoever asks: nothing of its owner, its seller or its returns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passport {
    /// The product's name.
    pub product: String,
    /// How it stands.
    pub standing: PublicStanding,
}

/// How a device stands, as it is told to anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicStanding {
    /// By its dates.
    Warranty(Warranty),
    /// It was found void (S24).
    Void {
        /// Since when.
        since: Date,
        /// By which conditions.
        codes: Vec<VoidCode>,
    },
    /// Another device took its place, and the warranty went on with that one.
    Replaced,
}

impl Desk {
    /// Notes an upgrade that we sold with the serial of the device, so that it is never taken for a foreign part.
    pub async fn note_upgrade(&self, command: Command<'_>, raw: RawUpgrade) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let what = errors.take("what", typed::required_line(&raw.what, WHAT));
        let serial = errors.take("part_serial", typed::line(&raw.serial, WHAT));
        let note = errors.take("upgrade_note", typed::lines(&raw.note, NOTE));
        let ((what, serial), note) = errors.into_result(what.zip(serial).zip(note))?;
        let need = Need::Permit(Permit::NoteUpgrade);
        let mut tx = self.store.write().await?;
        let case = self
            .case_for(&mut tx, command.actor, command.number, need)
            .await?;
        let (by, _) = command.actor.staff().ok_or(Error::NotFound)?;
        let unit = case
            .lines()
            .first()
            .and_then(|line| line.unit)
            .or(case.device.unit)
            .ok_or(Error::NotFound)?;
        let upgrade = Upgrade {
            what,
            serial,
            by,
            at: self.now(),
            note,
        };
        tx.insert_upgrade(self.fresh(), unit, &upgrade).await?;
        let case = self
            .change_in(&mut tx, command, need, |case, act| {
                case.upgrade_noted(act, upgrade.what)
            })
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// What the device that takes the place of this one has of its warranty.
    pub(crate) async fn left_to_replacement(
        &self,
        tx: &mut Tx,
        policy: &Policy,
        line: &Line,
    ) -> Result<Warranty> {
        let product = tx.product(&line.sku).await?;
        let months = product.map_or(0, |product| product.warranty_months);
        let today = self.calendar.zone.date(self.now());
        let terms = &policy.warranty;
        Ok(line
            .standing()
            .for_replacement(terms, line.family, months, today))
    }

    /// How the device with this serial stands, for anybody; `None` when our records do not know it. Counted by place and
    /// by serial, whether there is such a device or not.
    pub async fn passport(&self, serial: &str, ip: &str) -> Result<Option<Passport>> {
        let serial = Serial::parse(serial).map_err(|error| FieldErrors::one("serial", error))?;
        let folded = serial.canonical_for_search();
        self.count_try(&[(LOOK_PLACE, ip), (LOOK_SERIAL, &folded)])
            .await?;
        let mut tx = self.store.read().await?;
        let Some(unit) = tx.unit_by_serial(&serial).await? else {
            return Ok(None);
        };
        let policy = self.policy_in_force(&mut tx).await?;
        let today = self.calendar.zone.date(self.now());
        let standing = match (&unit.void, unit.replaced_by) {
            (_, Some(_)) => PublicStanding::Replaced,
            (Some(void), None) => PublicStanding::Void {
                since: void.since,
                codes: void.codes.clone(),
            },
            (None, None) => {
                PublicStanding::Warranty(Warranty::of(&unit, None, &policy.warranty, today))
            }
        };
        Ok(Some(Passport {
            product: unit.product,
            standing,
        }))
    }
}
