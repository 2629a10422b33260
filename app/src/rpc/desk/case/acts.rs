//! The acts possible now, and the form of the one that is open.

use domain::event::SalesReason;
use leptos::server_fn::ServerFn;
use service::console::{CaseView, Deed, Offer};
use service::{Desk, Refused, say};

use super::{Act, ActForm, Lost, facts};
use crate::forms::{Choice, Choices};
use crate::routes::Place;
use crate::rpc::desk::opened::Again;
use crate::rpc::desk::support::{
    AcceptArrival, AskCustomer, Authorise, CallOff, CloseWithSales, ConfirmPurchase, DoubtPurchase,
    ExtendRma, FixRemotely, HandToSales, LeaveNote, ReceiveLate, RejectArrival, WriteToCustomer,
};
use crate::rpc::desk::{Fact, history, speak};
use crate::rpc::{field, problems};

/// All that can be done on the page.
#[derive(Default)]
pub struct Acts {
    pub bar: Vec<Act>,
    pub open: Option<ActForm>,
    pub write: Option<ActForm>,
    pub note: Option<ActForm>,
    pub lost: Option<Lost>,
}

/// What is possible, what is open, and what was refused.
pub fn all(desk: &Desk, view: &CaseView, act: Option<&str>, again: Option<&Again>) -> Acts {
    let mut acts = Acts::default();
    let opened = again.map(|again| again.act.as_str()).or(act);
    let sent_proof = view.files.iter().any(facts::is_proof);
    for offer in &view.offers {
        // What was never sent cannot be wrong.
        if offer.deed == Deed::DoubtPurchase && !sent_proof {
            continue;
        }
        let wording = wording(offer.deed);
        let here = again.filter(|again| again.act == wording.key);
        let form = || wording.form(desk, view, here);
        match offer.deed {
            Deed::Write => acts.write = form(),
            Deed::Note => acts.note = form(),
            Deed::Step => {}
            Deed::Take
            | Deed::ProvePurchase
            | Deed::DoubtPurchase
            | Deed::Warranty
            | Deed::Ask
            | Deed::FixRemotely
            | Deed::Authorise
            | Deed::ToSales
            | Deed::CloseWithSales
            | Deed::Extend
            | Deed::ReceiveLate
            | Deed::AcceptArrival
            | Deed::RejectArrival
            | Deed::CallOff
            | Deed::Receive
            | Deed::Bench
            | Deed::Estimate
            | Deed::Ship
            | Deed::Advance => {
                acts.bar.push(wording.act(view, offer));
                if opened == Some(wording.key) && offer.first.is_none() {
                    acts.open = form();
                }
            }
        }
    }
    acts.lost = again.and_then(|again| lost(desk, view, again, &acts));
    acts
}

/// What was typed for an act that has no form any more is shown, not thrown away.
fn lost(desk: &Desk, view: &CaseView, again: &Again, acts: &Acts) -> Option<Lost> {
    let shown = [&acts.open, &acts.write, &acts.note];
    let has_form = shown
        .into_iter()
        .flatten()
        .any(|form| form.key == again.act);
    let step_shown =
        again.act == "step" && view.offers.iter().any(|offer| offer.deed == Deed::Step);
    if has_form || step_shown {
        return None;
    }
    let refusal = again
        .refused
        .refusal
        .as_ref()
        .map(|refusal| say::refusals::refusal(speak::words(), refusal));
    Some(Lost {
        title: if again.is_conflict() {
            "Somebody else was faster"
        } else {
            "This was not done"
        }
        .into(),
        text: refusal
            .unwrap_or_else(|| "The case has gone on; what you sent was not recorded.".into()),
        changed: again.changed(desk, view),
        typed: again.typed(),
    })
}

/// How an act is worded.
#[derive(Clone, Copy)]
struct Wording {
    key: &'static str,
    letter: &'static str,
    word: &'static str,
    follows: &'static str,
    way: Way,
}

/// What an act needs from the person.
#[derive(Clone, Copy)]
enum Way {
    /// Nothing.
    Press,
    /// A text: the address of the form, the field's name, its label and what names it in a sentence.
    Text(&'static str, &'static str, &'static str, &'static str),
    /// A day: the address of the form, the field's name, its label and what names it in a sentence.
    Day(&'static str, &'static str, &'static str, &'static str),
    /// One of the reasons for the sales door.
    Reason(&'static str),
    /// A page of its own.
    Part(&'static str),
    /// The scan field.
    Scan,
}

impl Wording {
    const fn new(
        key: &'static str,
        letter: &'static str,
        word: &'static str,
        follows: &'static str,
        way: Way,
    ) -> Self {
        Self {
            key,
            letter,
            word,
            follows,
            way,
        }
    }

    fn act(self, view: &CaseView, offer: &Offer) -> Act {
        let number = speak::face(view.case.number, view.case.rma.is_some());
        let first = offer.first.as_ref();
        Act {
            key: self.key.into(),
            letter: self.letter.into(),
            word: self.word.into(),
            consequence: self.follows.into(),
            href: match self.way {
                Way::Press => String::new(),
                Way::Text(..) | Way::Day(..) | Way::Reason(_) => {
                    Place::DeskCase(number).with("act", self.key)
                }
                Way::Part(part) => Place::DeskCasePart(number, part.into()).path(),
                Way::Scan => Place::DeskScan.path(),
            },
            first: first
                .map(|refusal| say::refusals::refusal(speak::words(), refusal))
                .unwrap_or_default(),
        }
    }

    fn form(self, desk: &Desk, view: &CaseView, again: Option<&Again>) -> Option<ActForm> {
        let refused = again.map(|again| &again.refused);
        let form = ActForm {
            key: self.key.into(),
            title: self.word.into(),
            follows: self.follows.into(),
            button: self.word.into(),
            changed: again
                .map(|again| again.changed(desk, view))
                .unwrap_or_default(),
            ..self.beside(desk, view)
        };
        match self.way {
            Way::Text(action, name, label, what) => {
                let words = speak::words();
                Some(ActForm {
                    action: action.into(),
                    problems: self.problems(refused, what),
                    text: Some((
                        name.into(),
                        field(words, refused, name, (label, "", what), ""),
                    )),
                    ..form
                })
            }
            Way::Day(action, name, label, what) => Some(ActForm {
                action: action.into(),
                problems: self.problems(refused, what),
                day: Some((
                    name.into(),
                    field(speak::words(), refused, name, (label, "", what), ""),
                )),
                ..form
            }),
            Way::Reason(action) => Some(ActForm {
                action: action.into(),
                problems: self.problems(refused, "the reason"),
                choices: Some(reasons(refused)),
                ..form
            }),
            Way::Press | Way::Part(_) | Way::Scan => None,
        }
    }

    /// What is looked at while the form is filled in: the proof of purchase, and what the customer says of it.
    fn beside(self, desk: &Desk, view: &CaseView) -> ActForm {
        if !["proof", "no-proof"].contains(&self.key) {
            return ActForm::default();
        }
        let device = &view.case.device;
        let day = device
            .bought_on
            .map_or_else(|| "No day".to_owned(), speak::date);
        let (standing, why) = speak::warranty(&device.warranty);
        let proofs = view.files.iter().filter(|file| facts::is_proof(file));
        ActForm {
            stated: vec![
                Fact::new("The customer says", day).because(device.bought_from.clone()),
                Fact::new("Warranty now", standing).because(why),
            ],
            beside: proofs.map(|file| facts::file(desk, file)).collect(),
            ..ActForm::default()
        }
    }

    /// The summary's links lead to the fields of this form: there are several on the page.
    fn problems(self, refused: Option<&Refused>, what: &str) -> Option<crate::forms::Problems> {
        let mut problems = problems(speak::words(), refused, |_| what.to_owned())?;
        for (name, _) in problems
            .items
            .iter_mut()
            .filter(|(name, _)| !name.is_empty())
        {
            *name = format!("{}-{name}", self.key);
        }
        (!problems.items.is_empty()).then_some(problems)
    }
}

fn reasons(refused: Option<&Refused>) -> Choices {
    let typed = refused.map_or("", |refused| refused.typed("reason"));
    let error = refused.and_then(|refused| refused.errors.get("reason"));
    Choices {
        legend: "Why".into(),
        hint: String::new(),
        error: error
            .map(|error| say::errors::field_error(speak::words(), error, "the reason"))
            .unwrap_or_default(),
        choices: SalesReason::ALL
            .into_iter()
            .map(|reason| Choice {
                value: reason.key().into(),
                label: history::sales_reason(reason).into(),
                chosen: reason.key() == typed,
                ..Choice::default()
            })
            .collect(),
    }
}

#[expect(clippy::too_many_lines, reason = "one table, which is read as a whole")]
const fn wording(deed: Deed) -> Wording {
    use Way as W;
    match deed {
        Deed::Take => Wording::new(
            "take",
            "T",
            "Take the case",
            "You work through the script",
            W::Press,
        ),
        Deed::Step => Wording::new("step", "", "Record a step", "", W::Press),
        Deed::Ask => Wording::new(
            "ask",
            "A",
            "Ask the customer",
            "Mails your question; the case waits for the answer",
            W::Text(AskCustomer::PATH, "text", "Your question", "your question"),
        ),
        Deed::ProvePurchase => Wording::new(
            "proof",
            "P",
            "Proof of purchase checked",
            "The warranty is counted from its date; the customer sees it",
            W::Day(
                ConfirmPurchase::PATH,
                "bought_on",
                "The date on the proof of purchase",
                "the date on the proof of purchase",
            ),
        ),
        Deed::DoubtPurchase => Wording::new(
            "no-proof",
            "O",
            "The proof does not fit",
            "The warranty stays as it was; mails why, as you write it",
            W::Text(
                DoubtPurchase::PATH,
                "note",
                "Why it does not fit, for the customer",
                "why it does not fit",
            ),
        ),
        Deed::Warranty => Wording::new(
            "warranty",
            "W",
            "The warranty",
            "Void it, decide an appeal, note an upgrade",
            W::Part("warranty"),
        ),
        Deed::FixRemotely => Wording::new(
            "fixed",
            "F",
            "It works again",
            "Ends without sending it in; mails what helped, as you write it",
            W::Text(FixRemotely::PATH, "note", "What helped", "what helped"),
        ),
        Deed::Authorise => Wording::new(
            "authorise",
            "R",
            "Authorise the RMA",
            "Must be benched; mails the RMA, the slip and the address",
            W::Text(
                Authorise::PATH,
                "note",
                "Why it must be benched",
                "why it must be benched",
            ),
        ),
        Deed::ToSales => Wording::new(
            "sales",
            "S",
            "Belongs to sales",
            "The sales rep takes it from here",
            W::Reason(HandToSales::PATH),
        ),
        Deed::CloseWithSales => Wording::new(
            "sales-done",
            "L",
            "Sales is done",
            "Closes it; mails how it ended",
            W::Text(
                CloseWithSales::PATH,
                "note",
                "How it ended, for the customer",
                "how it ended",
            ),
        ),
        Deed::Extend => Wording::new(
            "extend",
            "X",
            "Extend the RMA",
            "Adds the days of a new RMA; mails the new last day",
            W::Text(ExtendRma::PATH, "note", "Why", "the reason"),
        ),
        Deed::ReceiveLate => Wording::new(
            "late",
            "L",
            "Receive it although late",
            "It goes to the bench, its clocks begin; mails that it has arrived",
            W::Text(
                ReceiveLate::PATH,
                "note",
                "Why it may come late",
                "why it may come late",
            ),
        ),
        Deed::AcceptArrival => Wording::new(
            "accept",
            "Y",
            "Accept what arrived",
            "It goes to the bench, its clocks begin; mails that it has arrived",
            W::Text(
                AcceptArrival::PATH,
                "note",
                "Why it may stay",
                "why it may stay",
            ),
        ),
        Deed::RejectArrival => Wording::new(
            "reject",
            "N",
            "Send it back unopened",
            "Ends the return; mails that it goes back",
            W::Text(
                RejectArrival::PATH,
                "note",
                "Why it goes back",
                "why it goes back",
            ),
        ),
        Deed::CallOff => Wording::new(
            "call-off",
            "C",
            "Call it off",
            "For the customer; ends the return and mails it",
            W::Text(CallOff::PATH, "reason", "Why", "the reason"),
        ),
        Deed::Write => Wording::new(
            "write",
            "",
            "Send to the customer",
            "Is mailed and shown on their page",
            W::Text(
                WriteToCustomer::PATH,
                "text",
                "Message to the customer",
                "a message",
            ),
        ),
        Deed::Note => Wording::new(
            "note",
            "",
            "Keep the note",
            "No customer ever sees it",
            W::Text(LeaveNote::PATH, "text", "Internal note", "a note"),
        ),
        Deed::Receive => Wording::new("receive", "D", "Receive it", "At the scan field", W::Scan),
        Deed::Bench => Wording::new("bench", "B", "Work on it", "At the bench", W::Part("bench")),
        Deed::Estimate => Wording::new(
            "estimate",
            "E",
            "Write an estimate",
            "Nothing proceeds before it is accepted",
            W::Part("estimate"),
        ),
        Deed::Advance => Wording::new(
            "advance",
            "V",
            "In advance",
            "The replacement that is sent before the device is here",
            W::Part("advance"),
        ),
        Deed::Ship => Wording::new(
            "ship",
            "H",
            "Ship it",
            "Hand it over, or record its delivery",
            W::Part("ship"),
        ),
    }
}
