//! One account: its statement, what waits on it, and the forms that book.

use domain::access::{Actor, Permit};
use domain::account::by_hand::HandKind;
use domain::ledger::{Booking, EntryKind, Key, Party};
use domain::refusal::Refusal;
use service::accounts::statement::{AccountView, RawPeriod};
use service::accounts::{Entry, HandBooking, HandState};
use service::say::{entries, reasons};
use service::{Desk, Error, Refused};

use super::{AccountPage, BackForm, HandForm, HandRow, RefuseForm};
use crate::error::AppError;
use crate::forms::{Choice, Choices};
use crate::routes::Place;
use crate::rpc;
use crate::rpc::desk::{Sign, speak};
use crate::rpc::statement::SheetLink;
use crate::rpc::statement::sheet::Shown;

/// The name under which a refused form is found again.
pub const FORM: &str = "account";
/// What the query says when an entry is to be taken back, and when a booking is to be refused.
pub const BACK: &str = "back";
pub const REFUSE: &str = "refuse";

/// What the page is asked for.
pub struct Asked<'a> {
    pub account: &'a str,
    pub from: &'a str,
    pub until: &'a str,
    pub currency: &'a str,
    pub act: &'a str,
    pub entry: &'a str,
    pub again: Option<&'a str>,
    pub done: &'a str,
}

/// Whose account an address names.
pub fn party(account: &str) -> Result<Party, AppError> {
    Party::of_account_name(account).ok_or_else(|| rpc::fail(AppError::NotFound))
}

pub async fn load(asked: Asked<'_>) -> Result<AccountPage, AppError> {
    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let party = party(asked.account)?;
    let typed = RawPeriod {
        from: asked.from,
        until: asked.until,
        currency: asked.currency,
    };
    let (view, errors) = match desk.account(&visit.actor, party, typed).await {
        Err(Error::Invalid(errors)) => {
            let usual = RawPeriod {
                currency: typed.currency,
                ..RawPeriod::default()
            };
            let view = desk.account(&visit.actor, party, usual).await;
            (view.map_err(rpc::wrong)?, Some(errors))
        }
        view => (view.map_err(rpc::wrong)?, None),
    };
    let refused = rpc::refused(FORM, asked.again).await?;
    let page = Place::DeskAccount(asked.account.to_owned()).path();
    let shown = Shown {
        desk: &desk,
        words: speak::words(),
        sheet: &view.sheet,
        typed,
        errors,
        files: format!("{page}/statement"),
        page,
    };
    let made = Made {
        desk: &desk,
        actor: &visit.actor,
        view: &view,
        asked: &asked,
        refused: refused.as_ref(),
    };
    let mut sheet = shown.model(
        |number| Place::DeskCase(number.rma()).path(),
        |entry| made.of_row(entry),
    );
    let days = sheet.problems.take();
    let (back, refuse) = (made.back(), made.refuse());
    Ok(AccountPage {
        title: view.sheet.standing.holder.name.clone(),
        account: asked.account.to_owned(),
        about: view.sheet.standing.holder.about.clone(),
        stand: made.stand(),
        done: made.said(),
        problems: rpc::problems(speak::words(), refused.as_ref(), |name| {
            what(name).to_owned()
        })
        .or(days),
        by_hand: view.by_hand.iter().map(|one| made.row(one)).collect(),
        form: (back.is_none() && refuse.is_none()).then(|| made.form()),
        back,
        refuse,
        sheet,
    })
}

fn what(name: &str) -> &'static str {
    match name {
        "kind" => "what it is",
        "amount" => "the amount",
        "answer" => "why it is refused",
        _ => "the reference, or why",
    }
}

const fn kind(kind: HandKind) -> (&'static str, &'static str) {
    match kind {
        HandKind::Payment => ("Payment by bank", "It came in; the account owes less."),
        HandKind::PayOut => ("Credit paid out", "It went out; never more than we owe."),
        HandKind::Goodwill => ("Goodwill", "Given without being owed."),
        HandKind::WriteOff => (
            "Written off",
            "Owed, and given up; never more than is owed.",
        ),
        HandKind::Reversal => ("Taken back", ""),
    }
}

fn named(booking: &Booking) -> String {
    let kind = entries::kind(speak::words(), booking.kind);
    format!("{kind}, {}", speak::money(booking.amount))
}

/// The link that reverses an entry of this kind.
const fn reverse(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Payment => "Reverse this payment",
        EntryKind::PayOut => "Reverse this pay-out",
        EntryKind::Goodwill => "Reverse this credit",
        EntryKind::WriteOff => "Reverse this write-off",
        EntryKind::RepairCharge | EntryKind::ReplaceCharge | EntryKind::AdvanceCharge => {
            "Reverse this charge"
        }
        EntryKind::AdvanceCreditCustomer
        | EntryKind::AdvanceCreditDistributor
        | EntryKind::AdvanceReturnCredit
        | EntryKind::AdvanceDeduction
        | EntryKind::AdvanceForfeit
        | EntryKind::FreightOut
        | EntryKind::FreightPrice
        | EntryKind::FreightWaived
        | EntryKind::WarrantyCost
        | EntryKind::Reversal => "Reverse this entry",
    }
}

/// What the parts of the page are made from.
struct Made<'a> {
    desk: &'a Desk,
    actor: &'a Actor,
    view: &'a AccountView,
    asked: &'a Asked<'a>,
    refused: Option<&'a Refused>,
}

impl Made<'_> {
    fn stand(&self) -> String {
        let owed = self.view.sheet.standing.holder.owed;
        let amount = speak::money(domain::money::Money::new(
            owed.minor.saturating_abs(),
            owed.currency,
        ));
        match owed.minor {
            0 => "Nothing is open.".into(),
            1.. => format!("Owes us {amount}."),
            _ => format!("We owe {amount}."),
        }
    }

    /// What was done just now; empty when nothing was.
    fn said(&self) -> String {
        let (done, alone) = match self.asked.done {
            "booked" => ("Booked", "It is booked."),
            "waits" => (
                "Entered, and waits for a second person",
                "It is entered, and waits for a second person.",
            ),
            "confirmed" => ("Confirmed and booked", "It is confirmed and booked."),
            "refused" => (
                "Refused, and nothing is booked",
                "It was refused. Nothing is booked.",
            ),
            _ => return String::new(),
        };
        let key = Key::by_hand(self.asked.entry);
        let mut entries = self.view.sheet.entries.iter();
        let mut by_hand = self.view.by_hand.iter();
        let booking = entries
            .find(|one| one.booking.key == key)
            .map(|one| &one.booking)
            .or_else(|| {
                let one = by_hand.find(|one| one.id.to_string() == self.asked.entry)?;
                Some(&one.booking)
            })
            .filter(|_| self.is_so());
        booking.map_or_else(
            || alone.to_owned(),
            |booking| format!("{done}: {}.", named(booking)),
        )
    }

    /// Whether what the address names stands as the address says: anybody may write one.
    fn is_so(&self) -> bool {
        let mut by_hand = self.view.by_hand.iter();
        let one = by_hand.find(|one| one.id.to_string() == self.asked.entry);
        match one.map(|one| &one.state) {
            // Booked at once, without a second person.
            None => self.asked.done == "booked",
            Some(HandState::Waiting) => self.asked.done == "waits",
            Some(HandState::Confirmed(_)) => self.asked.done == "confirmed",
            Some(HandState::Refused { .. }) => self.asked.done == "refused",
        }
    }

    fn typed(&self, name: &str) -> &str {
        self.refused.map_or("", |refused| refused.typed(name))
    }

    /// What the desk alone reads of an entry: who booked it, and where it is reversed.
    fn of_row(&self, entry: &Entry) -> (String, Option<SheetLink>) {
        let key = &entry.booking.key;
        let mut entries = self.view.sheet.entries.iter();
        let is_undone = entries.any(|one| one.booking.reverses.as_ref() == Some(key));
        let may_be = entry.booking.may_be_reversed_by_hand() && !is_undone;
        let back = may_be.then(|| SheetLink {
            href: self.address(BACK, key.as_str()),
            label: reverse(entry.booking.kind).into(),
        });
        let who = match entry.by {
            domain::event::By::Staff(id) => self.name(id),
            domain::event::By::Customer(_) => "The customer".into(),
            domain::event::By::Desk => "By itself".into(),
        };
        (who, back)
    }

    fn name(&self, id: domain::id::StaffId) -> String {
        let name = self.view.names.get(&id);
        name.cloned().unwrap_or_else(|| "Somebody".into())
    }

    fn address(&self, act: &str, entry: &str) -> String {
        let page = Place::DeskAccount(self.asked.account.to_owned()).path();
        // The names of entries and bookings hold nothing that an address would have to write in another way.
        format!("{page}?act={act}&entry={entry}")
    }

    /// A fresh name, or that of the form that came back: corrected, it is the same one.
    fn form_name(&self) -> String {
        let used = matches!(
            self.refused.and_then(|refused| refused.refusal.as_ref()),
            Some(Refusal::BookedOtherwise)
        );
        match self.typed("name") {
            name if !name.is_empty() && !used => name.to_owned(),
            _ => self.desk.name_for_booking().to_string(),
        }
    }

    fn follows(&self) -> String {
        let most = speak::money(self.view.policy.second_person());
        format!("Booked at once; above {most} a second person confirms it first")
    }

    fn why(&self) -> crate::forms::Field {
        let said = (
            "Reference, or why",
            "The customer reads it on the statement.",
            what("why"),
        );
        rpc::field(speak::words(), self.refused, "why", said, "")
    }

    fn form(&self) -> HandForm {
        let chosen = self.typed("kind");
        let choices = HandKind::ALL
            .iter()
            .filter(|one| **one != HandKind::Reversal)
            .map(|one| {
                let (label, hint) = kind(*one);
                Choice {
                    value: one.key().into(),
                    label: label.into(),
                    hint: hint.into(),
                    chosen: one.key() == chosen,
                    ..Choice::default()
                }
            });
        let error = self.refused.and_then(|refused| refused.errors.get("kind"));
        let currency = self.view.policy.currency;
        let hint = format!("In {}", currency.key());
        let said = ("Amount", hint.as_str(), what("amount"));
        HandForm {
            name: self.form_name(),
            is_open: !self.typed("name").is_empty(),
            kinds: Choices {
                legend: "What is it?".into(),
                hint: String::new(),
                error: error
                    .map(|error| {
                        service::say::errors::field_error(speak::words(), error, what("kind"))
                    })
                    .unwrap_or_default(),
                choices: choices.collect(),
            },
            amount: rpc::field(speak::words(), self.refused, "amount", said, ""),
            why: self.why(),
            follows: self.follows(),
        }
    }

    /// The form that takes an entry back, when one was asked for or came back.
    fn back(&self) -> Option<BackForm> {
        let typed = self.typed("entry");
        let entry = if self.asked.act == BACK {
            self.asked.entry
        } else {
            typed
        };
        let key = Key::kept(entry.to_owned());
        let mut entries = self.view.sheet.entries.iter();
        let found = entries.find(|one| one.booking.key == key)?;
        Some(BackForm {
            name: self.form_name(),
            entry: entry.to_owned(),
            what: format!(
                "{}, {}, {}",
                entries::kind(speak::words(), found.booking.kind),
                speak::money(found.booking.amount),
                speak::stamp(self.desk, found.at)
            ),
            why: self.why(),
            follows: self.follows(),
        })
    }

    /// The form that refuses a booking, when one was asked for or came back.
    fn refuse(&self) -> Option<RefuseForm> {
        let asked = if self.asked.act == REFUSE {
            self.asked.entry
        } else {
            self.typed("refuse")
        };
        let mut by_hand = self.view.by_hand.iter();
        let one = by_hand.find(|one| one.id.to_string() == asked)?;
        let said = ("Why", "Whoever entered it reads it.", what("answer"));
        (one.state == HandState::Waiting).then(|| RefuseForm {
            name: asked.to_owned(),
            what: named(&one.booking),
            answer: rpc::field(speak::words(), self.refused, "answer", said, ""),
        })
    }

    fn row(&self, one: &HandBooking) -> HandRow {
        let me = self.actor.staff().map(|(id, _)| id);
        let waits = one.state == HandState::Waiting;
        let own = me == Some(one.entered.by);
        let may = waits && !own && self.actor.may(Permit::Countersign);
        let deed = |deed: &service::policy::Deed| {
            format!(
                "{}, {}",
                self.name(deed.by),
                speak::stamp(self.desk, deed.at)
            )
        };
        let (key, word, decided) = match &one.state {
            HandState::Waiting => ("waiting", "Waits for a second person", String::new()),
            HandState::Confirmed(by) => ("done", "Confirmed", deed(by)),
            HandState::Refused { deed: by, answer } => {
                let word = if by.by == one.entered.by {
                    "Taken back"
                } else {
                    "Refused"
                };
                let said = [deed(by), answer.clone()];
                let said = said.into_iter().filter(|part| !part.is_empty());
                ("blank", word, said.collect::<Vec<_>>().join(": "))
            }
        };
        HandRow {
            name: one.id.to_string(),
            sign: Sign {
                key: key.into(),
                word: word.into(),
            },
            what: entries::kind(speak::words(), one.booking.kind).into(),
            why: reasons::reason(speak::words(), &one.booking.reason),
            amount: speak::money(one.booking.amount),
            entered: deed(&one.entered),
            decided,
            confirm: may,
            refuse: if may {
                self.address(REFUSE, &one.id.to_string())
            } else {
                String::new()
            },
            take_back: waits && own,
        }
    }
}
