//! The page of a replacement in advance, in the desk's words.

use domain::access::{Actor, Permit, Role};
use domain::advance::mark::Mark;
use domain::advance::{Advance, AdvanceAction, AdvanceState};
use domain::ledger::PayWay;
use domain::line::diagnosis::Verdict;
use domain::number::CaseNumber;
use domain::payment::{Decline, Payment, PaymentKind, PaymentState};
use domain::reason::Reason;
use domain::refusal::Refusal;
use domain::shipment::ShipService;
use domain::stock::Supply;
use service::advance::AdvanceView;
use service::say::{reasons, refusals};
use service::{Desk, Refused};

use super::{AdvancePage, AdvanceShip, Fact, MarkRow, TakeBack};
use crate::forms::{Choice, Choices, Field};
use crate::rpc::desk::bench::BenchStand;
use crate::rpc::desk::ship::parcel::parcel_form;
use crate::rpc::desk::{Sign, floor, speak};
use crate::rpc::{field, problems};

/// The whole page.
pub fn page(
    desk: &Desk,
    actor: &Actor,
    view: &AdvanceView,
    refused: Option<&Refused>,
    missing: Option<Vec<usize>>,
) -> AdvancePage {
    let about = About {
        desk,
        actor,
        view,
        refused,
        missing,
    };
    let number = view.case.number.rma();
    let (reason, against) = about.reason();
    let words = speak::words();
    AdvancePage {
        title: format!("In advance, {number}"),
        case: speak::page_of(view.case.number, true).path(),
        sign: about.sign(),
        state: match view.advance() {
            Some(_) if about.waits_for_stock() => "Approved: waits for a device".into(),
            Some(advance)
                if advance.state == AdvanceState::Charged && view.line.shortage.is_some() =>
            {
                "Charged: waits for a device".into()
            }
            Some(advance) if advance.state == AdvanceState::Approved && about.waits_for_card() => {
                "Approved: waits for a card of the customer".into()
            }
            Some(advance) => state(advance.state).into(),
            None => "Not asked for".into(),
        },
        device: view.line.product.clone(),
        stand: BenchStand {
            number: number.clone(),
            line: view.line.id.to_string(),
            version: view.case.version,
        },
        number,
        problems: problems(words, refused, |name| what(name).to_owned()),
        changed: if floor::is_changed(refused) {
            "Somebody else was faster. Look at what changed, then decide again.".into()
        } else {
            String::new()
        },
        reason,
        against,
        facts: about.facts(),
        marks: view
            .marks
            .iter()
            .map(|mark| self::mark(desk, mark))
            .collect(),
        booked: about.booked(),
        proofs: view
            .proofs
            .iter()
            .map(|file| (format!("/files/{}", file.id), file.name.clone()))
            .collect(),
        approve: about.approve(),
        deny: about.deny(),
        withdraw: actor.may(Permit::Advance)
            && about.can(AdvanceAction::Withdraw)
            && view.line.state.is_before_arrival(),
        ship: about.ship(),
        deliver: actor.may(Permit::Ship)
            && about.can(AdvanceAction::Deliver)
            && view
                .advance()
                .and_then(|advance| advance.sent.as_ref())
                .is_some_and(|sent| sent.parcel.delivered_at.is_none()),
        extend: about.extend(),
        allow: about.allow(),
        take_back: about.take_back(),
        credit_late: about.credit_late(),
    }
}

/// Where an advance stands, in the desk's words.
pub const fn state(state: AdvanceState) -> &'static str {
    match state {
        AdvanceState::Requested => "To be decided",
        AdvanceState::Denied => "Refused",
        AdvanceState::Withdrawn => "Called off",
        AdvanceState::Approved => "Approved, the card is being charged",
        AdvanceState::Charged => "Charged: to be sent",
        AdvanceState::Shipped => "On its way to the customer",
        AdvanceState::AwaitingDefective => "With the customer: the defective one is awaited",
        AdvanceState::DefectiveIn => "The defective one is here",
        AdvanceState::Choosing => "No fault found: the customer chooses",
        AdvanceState::ComingBack => "The customer sends it back",
        AdvanceState::Resolved => "Settled",
    }
}

/// What happened before, in the desk's words.
fn mark(desk: &Desk, mark: &Mark) -> MarkRow {
    let link = |number: &CaseNumber| (speak::page_of(*number, true).path(), number.rma());
    match mark {
        Mark::NotReturned { number, last_day } => MarkRow {
            text: format!(
                "Sent in advance before: the defective one did not come by {}.",
                speak::date(*last_day)
            ),
            cases: vec![link(number)],
        },
        Mark::Kept { number, at } => MarkRow {
            text: format!(
                "Sent in advance before: kept after no fault was found, {}.",
                speak::date(desk.calendar.zone.date(*at))
            ),
            cases: vec![link(number)],
        },
        Mark::Again { numbers } => MarkRow {
            text: format!(
                "Return number {} of this serial within twelve months. It came before:",
                numbers.len() + 1
            ),
            cases: numbers.iter().map(link).collect(),
        },
    }
}

/// A payment by card, in the desk's words.
fn payment(payment: &Payment) -> String {
    let what = match payment.kind {
        PaymentKind::Charge => "Charge of",
        PaymentKind::Refund => "Refund of",
    };
    let stands = match (payment.kind, payment.state) {
        (_, PaymentState::Due) => "to be made",
        (_, PaymentState::Unknown) => "asked for, the answer is awaited",
        (_, PaymentState::NeedsCustomer) => "waits for the customer to confirm it to their bank",
        (_, PaymentState::Underway) => "under way at the provider",
        (_, PaymentState::Done) => "made",
        (PaymentKind::Charge, PaymentState::Failed) => "declined",
        (PaymentKind::Refund, PaymentState::Failed) => {
            "came back: the money has to leave in another way"
        }
        (_, PaymentState::Cancelled) => "called off, no money has moved",
    };
    let why = payment.declined.map_or("", |why| match why {
        Decline::HolderNeeded => ", the bank wants its holder to be there",
        Decline::NoFunds => ", not enough money",
        Decline::CardInvalid => ", the card is over, closed or unknown",
        Decline::Refused => ", the bank gives no reason",
        Decline::NotTaken => ", the provider does not take the question: look into the log",
    });
    let amount = speak::money(payment.amount);
    format!("{what} {amount}: {stands}{why}")
}

struct About<'a> {
    desk: &'a Desk,
    actor: &'a Actor,
    view: &'a AdvanceView,
    refused: Option<&'a Refused>,
    /// Which pieces were ticked when the sum was asked for.
    missing: Option<Vec<usize>>,
}

impl About<'_> {
    fn advance(&self) -> Option<&Advance> {
        self.view.advance()
    }

    fn can(&self, action: AdvanceAction) -> bool {
        self.advance()
            .is_some_and(|advance| advance.state.after(action).is_some())
    }

    /// Whether the customer has to name a card, or another one.
    fn waits_for_card(&self) -> bool {
        self.advance().is_some_and(|advance| {
            let is_named = self.view.card.is_some() && !advance.charge_failed;
            advance.way == PayWay::Card && !is_named
        })
    }

    fn waits_for_stock(&self) -> bool {
        self.can(AdvanceAction::Charge) && self.view.line.shortage.is_some()
    }

    fn stock(&self) -> Option<Fact> {
        let is_charged = self
            .advance()
            .is_some_and(|advance| advance.charged_at.is_some());
        let waits = if is_charged {
            "It is charged already; the oldest promise comes first"
        } else {
            "Nothing is charged before one is put aside; the oldest promise comes first"
        };
        match self.view.supply {
            Supply::Uncounted => None,
            Supply::There => Some(Fact::new("Stock", "One is there")),
            Supply::Awaited {
                expected_on: Some(day),
            } => {
                let when = format!("None free, expected on {}", speak::date(day));
                Some(Fact::new("Stock", when).because(waits))
            }
            Supply::Awaited { expected_on: None } => {
                Some(Fact::new("Stock", "None free, day not known").because(waits))
            }
        }
    }

    fn is_supervisor(&self) -> bool {
        self.actor
            .staff()
            .is_some_and(|(_, role)| role == Role::Supervisor)
    }

    fn sign(&self) -> Sign {
        let late = self
            .advance()
            .and_then(|advance| advance.due)
            .is_some_and(|due| due < self.desk.now());
        let (key, word) = match self.advance().map(|advance| advance.state) {
            Some(AdvanceState::Approved) if self.waits_for_card() => {
                ("waiting", "With the customer")
            }
            Some(_) if late => ("trouble", "Late"),
            Some(
                AdvanceState::Requested
                | AdvanceState::Approved
                | AdvanceState::Charged
                | AdvanceState::DefectiveIn,
            ) => ("with-us", "With us"),
            Some(AdvanceState::Shipped) => ("moving", "On its way"),
            Some(
                AdvanceState::AwaitingDefective | AdvanceState::Choosing | AdvanceState::ComingBack,
            ) => ("waiting", "With the customer"),
            Some(AdvanceState::Resolved) => ("done", "Settled"),
            Some(AdvanceState::Denied | AdvanceState::Withdrawn) | None => ("blank", "None"),
        };
        Sign {
            key: key.into(),
            word: word.into(),
        }
    }

    /// Why it is possible or not, and whether that speaks against it.
    fn reason(&self) -> (String, bool) {
        let words = speak::words();
        let say = |tried: &Result<Reason, Refusal>| match tried {
            Ok(reason) => (reasons::with_code(words, reason), false),
            Err(Refusal::Denied { reason }) => (reasons::with_code(words, reason), true),
            Err(other) => (refusals::refusal(words, other), true),
        };
        match self.advance() {
            Some(advance) => match (advance.state, &self.view.approvable) {
                (AdvanceState::Requested, Some(tried)) => say(tried),
                (AdvanceState::Denied | AdvanceState::Withdrawn, _) => advance
                    .refused
                    .as_ref()
                    .map_or((String::new(), true), |reason| {
                        (reasons::with_code(words, reason), true)
                    }),
                (
                    AdvanceState::Requested
                    | AdvanceState::Approved
                    | AdvanceState::Charged
                    | AdvanceState::Shipped
                    | AdvanceState::AwaitingDefective
                    | AdvanceState::DefectiveIn
                    | AdvanceState::Choosing
                    | AdvanceState::ComingBack
                    | AdvanceState::Resolved,
                    _,
                ) => {
                    let why = advance
                        .ending
                        .as_ref()
                        .map_or(&advance.entitled, |ending| &ending.reason);
                    (reasons::with_code(words, why), false)
                }
            },
            None => say(&self.view.entitlement),
        }
    }

    fn facts(&self) -> Vec<Fact> {
        let words = speak::words();
        let mut facts = Vec::new();
        let (standing, why) = speak::warranty(&self.view.line.warranty);
        facts.push(Fact::new("Warranty", standing).because(why));
        if let Some(offer) = &self.view.offer {
            facts.push(
                Fact::new("Charge", speak::money(offer.price))
                    .because(reasons::reason(words, &offer.priced)),
            );
            if let Some(name) = &offer.distributor {
                facts.push(
                    Fact::new("Credited to", name)
                        .because("Bought from them: they reimburse the customer (S15)"),
                );
            }
        }
        let Some(advance) = self.advance() else {
            return facts;
        };
        if advance.state.is_before_leaving() {
            facts.extend(self.stock());
        }
        facts.push(Fact::new(
            "Asked for",
            speak::stamp(self.desk, advance.asked_at),
        ));
        facts.push(self.paid(advance));
        if let Some(sent) = &advance.sent {
            facts.push(Fact::new("Its serial", sent.serial.to_string()));
            facts.push(
                Fact::new("Sent", speak::date(sent.parcel.shipped_on)).because(format!(
                    "{} {}",
                    service::say::status::carrier(&sent.parcel.carrier),
                    sent.parcel.tracking
                )),
            );
            facts.push(Fact::new(
                "The defective one by",
                speak::date(sent.return_by),
            ));
        }
        if let Some(choice) = advance.choice {
            facts.push(Fact::new("Choice until", speak::date(choice.open_until)));
        }
        facts
    }

    /// How it is paid, and where the card stands.
    fn paid(&self, advance: &Advance) -> Fact {
        if advance.way == PayWay::Account {
            return Fact::new("Paid", "On account");
        }
        let card = self.view.card.as_deref();
        let fact = Fact::new("Paid", card.map_or("By card, not entered yet", |card| card));
        let stands: Vec<String> = self.view.payments.iter().map(payment).collect();
        if stands.is_empty() {
            fact.because("By card; it is charged when the replacement is approved and put aside")
        } else {
            fact.because(stands.join(". "))
        }
    }

    fn booked(&self) -> Vec<Fact> {
        let entries = self.view.entries.iter();
        entries
            .map(|entry| speak::booked(self.desk, entry.at, &entry.booking))
            .collect()
    }

    fn approve(&self) -> Option<String> {
        let waits = self.can(AdvanceAction::Approve) && self.actor.may(Permit::Advance);
        let allowed = self.view.approvable.as_ref().is_some_and(Result::is_ok);
        let advance = self.advance()?;
        let price = speak::money(advance.price);
        let way = match (advance.way, &self.view.card) {
            (PayWay::Account, _) => "on account",
            (PayWay::Card, Some(_)) => "to the card",
            (PayWay::Card, None) => "to the card that the customer has still to enter",
        };
        (waits && allowed).then(|| match self.view.supply {
            Supply::Uncounted | Supply::There => format!("Charges {price} {way}"),
            Supply::Awaited { .. } => {
                format!("Charges {price} {way} as soon as one is put aside")
            }
        })
    }

    fn deny(&self) -> Option<Choices> {
        if !(self.can(AdvanceAction::Deny) && self.actor.may(Permit::Advance)) {
            return None;
        }
        let words = speak::words();
        let by_rules = match &self.view.approvable {
            Some(Err(Refusal::Denied { reason })) => Some(Choice {
                value: "rules".into(),
                label: "The rules say no".into(),
                hint: reasons::reason(words, reason),
                chosen: true,
                ..Choice::default()
            }),
            Some(Ok(_) | Err(_)) | None => None,
        };
        let mismatch = Choice {
            value: "mismatch".into(),
            label: "The proof does not fit".into(),
            hint: "It shows another device or another buyer".into(),
            ..Choice::default()
        };
        let asked = field(words, self.refused, "ground", ("Why", "", "a reason"), "");
        Some(Choices {
            legend: asked.label,
            hint: String::new(),
            error: asked.error,
            choices: by_rules.into_iter().chain([mismatch]).collect(),
        })
    }

    fn ship(&self) -> Option<AdvanceShip> {
        let waits =
            self.view.line.shortage.is_some() && matches!(self.view.supply, Supply::Awaited { .. });
        if waits || !(self.can(AdvanceAction::Ship) && self.actor.may(Permit::Ship)) {
            return None;
        }
        let words = speak::words();
        let text = |name, said: (&str, &str, &str)| field(words, self.refused, name, said, "");
        let pieces = self
            .view
            .offer
            .as_ref()
            .map_or(&[][..], |offer| &offer.pieces);
        let services: Vec<(ShipService, _)> = ShipService::ALL
            .iter()
            .map(|&service| {
                let days = service.business_days(self.view.policy.ground_days);
                let today = self.desk.calendar.zone.date(self.desk.now());
                let day = self.desk.calendar.add_business_days(today, u32::from(days));
                (service, day)
            })
            .collect();
        Some(AdvanceShip {
            serial: text(
                "serial",
                (
                    "Serial of the replacement",
                    "Scan it from the device, not from the box.",
                    "the serial number",
                ),
            ),
            product: text(
                "product",
                (
                    "Product number on its label",
                    "Only when our records don't know the serial.",
                    "the product number",
                ),
            ),
            pieces: pieces
                .iter()
                .map(|piece| reasons::piece(words, piece))
                .collect(),
            parcel: parcel_form(&services, self.refused),
        })
    }

    fn why(&self) -> Field {
        let said = ("Why", "Stays in the history.", "a reason");
        field(speak::words(), self.refused, "why", said, "")
    }

    fn extend(&self) -> Option<(Field, Field)> {
        let can = self.can(AdvanceAction::NotReturned) && self.actor.may(Permit::Advance);
        can.then(|| {
            let said = ("Days more", "", "how many days");
            (
                field(speak::words(), self.refused, "days", said, "14"),
                self.why(),
            )
        })
    }

    fn allow(&self) -> Option<(Field, Field)> {
        let late = matches!(
            &self.view.entitlement,
            Err(Refusal::Denied {
                reason: Reason::AdvanceTooLate { .. }
            })
        );
        (late && self.is_supervisor()).then(|| {
            let said = (
                "Until",
                "The last day on which it may be asked for.",
                "a day",
            );
            (
                field(speak::words(), self.refused, "until", said, ""),
                self.why(),
            )
        })
    }

    fn take_back(&self) -> Option<TakeBack> {
        if !(self.can(AdvanceAction::TakeBack) && self.actor.may(Permit::Receive)) {
            return None;
        }
        let sent = self.advance()?.sent.as_ref()?;
        let words = speak::words();
        let ticked = self.missing.as_deref().unwrap_or_default();
        let pieces = sent.pieces.iter().enumerate().map(|(number, piece)| {
            let name = reasons::piece(words, piece);
            let text = format!("{name}, {}", speak::money(piece.price));
            (text, ticked.contains(&number))
        });
        let sum = self.sum();
        Some(TakeBack {
            pieces: pieces.collect(),
            follows: sum.as_ref().map_or_else(
                || "Credits the rest and mails the sum".to_owned(),
                |(_, credit)| format!("Credits {credit} and mails the sum"),
            ),
            sum: sum.map_or_else(String::new, |(sum, _)| sum),
        })
    }

    /// What is credited with the pieces that are ticked as missing, once that was asked for: the whole sum, and its
    /// result.
    fn sum(&self) -> Option<(String, String)> {
        let missing = self.missing.as_ref()?;
        let advance = self.advance()?;
        let sent = &advance.sent.as_ref()?.pieces;
        let missing: Vec<_> = missing
            .iter()
            .map(|number| sent.get(*number).cloned())
            .collect::<Option<_>>()?;
        let (deducted, left) = advance.returned(&missing)?;
        let charged = format!("Charged {}", speak::money(advance.price));
        let less = deducted.iter().map(|piece| {
            let name = reasons::piece(speak::words(), piece);
            format!("{name} {}", speak::money(piece.price))
        });
        let sum: Vec<String> = std::iter::once(charged).chain(less).collect();
        let credit = speak::money(left);
        Some((format!("{} = credit {credit}", sum.join(" − ")), credit))
    }

    fn credit_late(&self) -> Option<Field> {
        let stands = self
            .advance()
            .and_then(|advance| advance.ending.as_ref())
            .is_some_and(|ending| matches!(ending.reason, Reason::DefectiveNotReturned { .. }));
        let defective = matches!(
            self.view.line.verdict,
            Some(Verdict::Doa | Verdict::DefectInWarranty)
        );
        (stands && defective && self.is_supervisor()).then(|| self.why())
    }
}

fn what(name: &str) -> &'static str {
    match name {
        "serial" => "the serial number",
        "product" => "the product number",
        "tracking" => "the tracking number",
        "days" => "how many days",
        "until" => "a day",
        _ => "a reason",
    }
}
