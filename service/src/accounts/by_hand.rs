//! What is booked by hand: entered by one person, and above an amount confirmed by a second one.
//!
//! The form brings the name of what it books, so that it is booked once however often it is sent.

use domain::access::{Actor, Permit, Source};
use domain::account::by_hand::{ByHand, HandKind, Standing};
use domain::event::By;
use domain::field::{FieldError, FieldErrors, typed};
use domain::id::StaffId;
use domain::ledger::{Booking, Key, Party};
use domain::money::{Currency, Money};
use domain::payment::PaymentState;
use domain::refusal::Refusal;
use store::{Circumstances, Deed, HandBooking, HandState, Tx};
use uuid::Uuid;

use super::sees_accounts;
use crate::desk::Desk;
use crate::error::{Error, Result};

/// The longest reason or reference, in characters.
const WHY: u32 = 500;
/// The most that one form books, in whole units of its currency.
const MOST: i64 = 10_000_000;

/// What somebody books by hand, as the form sends it.
#[derive(Debug, Clone, Copy, Default)]
pub struct RawBooking<'a> {
    /// The name that the form was given.
    pub name: &'a str,
    /// What it is: the key of a kind.
    pub kind: &'a str,
    /// How much; nothing for what takes an entry back.
    pub amount: &'a str,
    /// The reference of the payment, or why.
    pub why: &'a str,
    /// The entry that is taken back.
    pub entry: &'a str,
}

/// What became of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entered {
    /// It is booked.
    Booked,
    /// It waits for a second person.
    Waits,
}

impl Desk {
    /// The name for a form that books something.
    pub fn name_for_booking(&self) -> Uuid {
        self.fresh()
    }

    /// Books something by hand, or keeps it for a second person when it is above what one may book.
    pub async fn book_by_hand(
        &self,
        actor: &Actor,
        party: Party,
        raw: RawBooking<'_>,
    ) -> Result<Entered> {
        let me = books(actor)?;
        let name = named(raw.name)?;
        let mut tx = self.store.write().await?;
        tx.lock_account(party).await?;
        let policy = self.policy_in_force(&mut tx).await?;
        let what = self
            .read_booking(&mut tx, party, raw, policy.currency)
            .await?;
        if let Some(entered) = entered_before(&mut tx, name, &what, party).await? {
            return Ok(entered);
        }
        let currency = match &what {
            ByHand::Amount { amount, .. } => amount.currency,
            ByHand::Reversal { of, .. } => of.amount.currency,
        };
        let undone = match &what {
            ByHand::Amount { .. } => None,
            ByHand::Reversal { of, .. } => Some(&of.key),
        };
        let standing = standing(&mut tx, party, currency, undone).await?;
        let booking = what.booking(Key::by_hand(name), party, standing)?;
        let at = self.now();
        let entered = if policy.needs_second_person(booking.amount) {
            let deed = Deed { by: me, at };
            tx.enter_hand_booking(name, party, &booking, deed).await?;
            Entered::Waits
        } else {
            self.book(&mut tx, me, policy.version, &booking).await?;
            Entered::Booked
        };
        tx.commit().await?;
        tracing::info!(ledger.key = %booking.key, staff.id = %me, "A booking was entered by hand.");
        Ok(entered)
    }

    /// Confirms what somebody else has entered, when it still makes sense: it is booked in the same commit.
    pub async fn confirm_booking(&self, actor: &Actor, name: &str) -> Result<Party> {
        let (me, name) = (countersigns(actor)?, named(name)?);
        let mut tx = self.store.write().await?;
        let entered = waiting(&mut tx, name).await?;
        if entered.entered.by == me {
            return Err(Refusal::BookingNeedsSecondPerson.into());
        }
        tx.lock_account(entered.holder).await?;
        let policy = self.policy_in_force(&mut tx).await?;
        let booking = &entered.booking;
        let standing = standing(
            &mut tx,
            entered.holder,
            booking.amount.currency,
            booking.reverses.as_ref(),
        )
        .await?;
        booking.still_fits(standing)?;
        if let Some(of) = &booking.reverses {
            not_on_its_way(&mut tx, of).await?;
        }
        let at = self.now();
        if !tx.confirm_hand_booking(name, Deed { by: me, at }).await? {
            return Err(Error::Conflict);
        }
        // Whose booking it is: who confirmed it is kept with what was entered.
        self.book(&mut tx, entered.entered.by, policy.version, booking)
            .await?;
        tx.commit().await?;
        tracing::info!(ledger.key = %booking.key, staff.id = %me, "A booking was confirmed.");
        Ok(entered.holder)
    }

    /// Refuses what somebody else has entered, with a reason, or takes back what one has entered oneself.
    pub async fn refuse_booking(&self, actor: &Actor, name: &str, why: &str) -> Result<Party> {
        let (me, name) = (books(actor)?, named(name)?);
        let mut tx = self.store.write().await?;
        let entered = waiting(&mut tx, name).await?;
        let why = if entered.entered.by == me {
            typed::line(why, WHY)
        } else {
            countersigns(actor)?;
            typed::required_line(why, WHY)
        };
        let why = why.map_err(|error| FieldErrors::one("answer", error))?;
        let at = self.now();
        let deed = Deed { by: me, at };
        if !tx.refuse_hand_booking(name, deed, &why).await? {
            return Err(Error::Conflict);
        }
        tx.commit().await?;
        tracing::info!(ledger.key = %entered.booking.key, staff.id = %me, "A booking was refused.");
        Ok(entered.holder)
    }

    async fn read_booking(
        &self,
        tx: &mut Tx,
        party: Party,
        raw: RawBooking<'_>,
        currency: Currency,
    ) -> Result<ByHand> {
        tx.holder(party, currency).await?.ok_or(Error::NotFound)?;
        let mut errors = FieldErrors::new();
        let why = errors.take("why", typed::required_line(raw.why, WHY));
        if !raw.entry.is_empty() {
            let entry = tx.entry(&Key::kept(raw.entry.to_owned())).await?;
            let entry = entry.filter(|entry| entry.holder == Some(party));
            let of = Box::new(entry.ok_or(Error::NotFound)?.booking);
            not_on_its_way(tx, &of.key).await?;
            let why = errors.into_result(why)?;
            return Ok(ByHand::Reversal { of, why });
        }
        let kind = HandKind::from_key(raw.kind.trim())
            .filter(|kind| *kind != HandKind::Reversal)
            .ok_or(FieldError::ChooseOne);
        let kind = errors.take("kind", kind);
        let amount = errors.take("amount", amount(raw.amount, currency));
        let read = errors.into_result(kind.zip(amount).zip(why))?;
        let ((kind, amount), why) = read;
        Ok(ByHand::Amount { kind, amount, why })
    }

    async fn book(&self, tx: &mut Tx, by: StaffId, policy: u32, booking: &Booking) -> Result<()> {
        // What takes an entry back belongs to the same return.
        let undone = match &booking.reverses {
            Some(key) => tx.entry(key).await?,
            None => None,
        };
        let how = Circumstances {
            at: self.now(),
            by: By::Staff(by),
            source: Source::Console,
            policy,
            case: undone.as_ref().and_then(|entry| entry.case),
            unit: undone.as_ref().and_then(|entry| entry.unit),
        };
        Ok(tx.book(&how, booking).await?)
    }
}

/// What goes back to a card is taken back by hand only when it did not get there: else it would leave twice.
async fn not_on_its_way(tx: &mut Tx, key: &Key) -> Result<()> {
    let Some(kept) = tx.payment(key).await? else {
        return Ok(());
    };
    match kept.payment.state {
        PaymentState::Failed | PaymentState::Cancelled => Ok(()),
        PaymentState::Due
        | PaymentState::Unknown
        | PaymentState::NeedsCustomer
        | PaymentState::Underway
        | PaymentState::Done => Err(Refusal::NotReversible.into()),
    }
}

/// Who it is that books: people do, so the desk itself cannot stand in for one.
fn books(actor: &Actor) -> Result<StaffId> {
    sees_accounts(actor)?;
    actor.staff().map(|(id, _)| id).ok_or(Error::NotFound)
}

fn countersigns(actor: &Actor) -> Result<StaffId> {
    if actor.may(Permit::Countersign) {
        books(actor)
    } else {
        Err(Error::NotFound)
    }
}

/// A name that cannot be read is that of nothing.
fn named(name: &str) -> Result<Uuid> {
    Uuid::parse_str(name).map_err(|_| Error::NotFound)
}

async fn waiting(tx: &mut Tx, name: Uuid) -> Result<HandBooking> {
    let entered = tx.hand_booking(name).await?.ok_or(Error::NotFound)?;
    if entered.state == HandState::Waiting {
        Ok(entered)
    } else {
        Err(Error::Conflict)
    }
}

/// What became of this form when it was sent before.
async fn entered_before(
    tx: &mut Tx,
    name: Uuid,
    what: &ByHand,
    party: Party,
) -> Result<Option<Entered>> {
    let before = if let Some(entry) = tx.entry(&Key::by_hand(name)).await? {
        Some((Entered::Booked, entry.booking))
    } else {
        let entered = tx.hand_booking(name).await?;
        if let Some(HandState::Refused { .. }) = entered.as_ref().map(|entered| &entered.state) {
            // What was refused is entered anew, under another name.
            return Err(Refusal::BookedOtherwise.into());
        }
        entered.map(|entered| (Entered::Waits, entered.booking))
    };
    match before {
        None => Ok(None),
        Some((entered, booking)) if what.is(&booking, party) => Ok(Some(entered)),
        Some(_) => Err(Refusal::BookedOtherwise.into()),
    }
}

async fn standing(
    tx: &mut Tx,
    party: Party,
    currency: Currency,
    undone: Option<&Key>,
) -> Result<Standing> {
    let is_reversed = match undone {
        None => false,
        Some(key) => {
            let entries = tx.entries_of(party).await?;
            entries
                .iter()
                .any(|entry| entry.booking.reverses.as_ref() == Some(key))
        }
    };
    Ok(Standing {
        owed: tx.balance_of(party, currency).await?,
        is_reversed,
    })
}

fn amount(raw: &str, currency: Currency) -> std::result::Result<Money, FieldError> {
    let money = Money::parse(raw, currency)?;
    if (1..=MOST * currency.minor_units()).contains(&money.minor) {
        Ok(money)
    } else if money.is_zero() {
        Err(FieldError::Missing)
    } else {
        Err(FieldError::OutOfRange { min: 0, max: MOST })
    }
}
