use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::money::Currency;

const PRICE: Money = Money::new(32_900, Currency::Usd);

fn key(name: &str) -> Key {
    Key::kept(name.to_owned())
}

fn charge() -> Payment {
    Payment::charge(key("line/advance-1/advance-charge"), PRICE)
}

fn charged() -> Payment {
    let mut payment = charge();
    assert!(payment.ask(Some("pm_1")));
    let heard = payment.hear(Standing::Done { amount: PRICE });
    assert_eq!(heard, Heard::Moved(PaymentState::Done));
    payment
}

#[test]
fn every_state_is_reached_and_every_action_leads_somewhere() {
    for &kind in PaymentKind::ALL {
        let mut reached = BTreeSet::from([PaymentState::Due]);
        let mut used = BTreeSet::new();
        for &state in PaymentState::ALL {
            for &(action, next) in state.edges(kind) {
                reached.insert(next);
                used.insert(action);
            }
        }
        assert_eq!(reached, PaymentState::ALL.iter().copied().collect());
        assert_eq!(used, PaymentAction::ALL.iter().copied().collect());
    }
}

#[test]
fn nobody_is_asked_for_money_while_it_may_have_moved() {
    for &kind in PaymentKind::ALL {
        for &state in PaymentState::ALL {
            let asks = state.after(kind, PaymentAction::Ask).is_some();
            assert!(!(asks && state.may_have_moved()), "{kind:?} {state:?}");
        }
    }
}

#[test]
fn what_was_charged_stays_charged() {
    assert!(PaymentState::Done.edges(PaymentKind::Charge).is_empty());
}

#[test]
fn what_is_unknown_is_looked_at_whether_wanted_or_not() {
    for want in [Want::Yes, Want::WithAnotherCard, Want::NotYet, Want::No] {
        let mut payment = charge();
        payment.ask(Some("pm_1"));
        assert_eq!(payment.step(want), Step::Look);
    }
}

#[test]
fn what_never_arrived_is_asked_for_under_the_same_name() {
    let mut payment = charge();
    payment.ask(Some("pm_1"));
    let name = payment.name();
    let heard = payment.hear(Standing::NotBegun);
    assert_eq!(heard, Heard::Moved(PaymentState::Due));
    assert!(payment.ask(Some("pm_1")));
    assert_eq!(payment.name(), name);
    payment.hear(Standing::Declined {
        why: Decline::NoFunds,
    });
    assert_eq!(payment.declined, Some(Decline::NoFunds));
    assert!(!payment.renew(), "it is closed at the provider first");
    assert_eq!(payment.step(Want::Yes), Step::GiveUpThere);
    payment.hear(Standing::Cancelled);
    assert_eq!(payment.declined, Some(Decline::NoFunds));
    assert!(payment.renew());
    assert_ne!(payment.name(), name);
}

#[test]
fn another_card_is_another_question_at_the_same_place() {
    let payment = charge();
    assert_ne!(payment.name_with("pm_1"), payment.name_with("pm_2"));
    assert!(payment.name_with("pm_1").starts_with(&payment.name()));
}

#[test]
fn a_card_that_is_entered_while_another_is_tried_has_its_turn_when_that_is_over() {
    let mut payment = charge();
    payment.ask(Some("pm_1"));
    payment.hear(Standing::NeedsCustomer);
    assert_eq!(payment.step(Want::Yes), Step::Look);
    assert_eq!(payment.step(Want::WithAnotherCard), Step::GiveUpThere);
    payment.hear(Standing::Cancelled);
    assert_eq!(
        payment.step(Want::Yes),
        Step::Rest,
        "the same card again is no news"
    );
    assert_eq!(payment.step(Want::WithAnotherCard), Step::Renew);
    assert!(payment.renew());
    assert_eq!(payment.card, None);
    payment.ask(Some("pm_2"));
    payment.hear(Standing::Done { amount: PRICE });
    assert_eq!(
        payment.step(Want::WithAnotherCard),
        Step::Rest,
        "what is paid is paid"
    );
}

#[test]
fn s13_nothing_is_asked_for_while_no_device_is_put_aside_and_nothing_that_came_goes_back() {
    assert_eq!(charge().step(Want::NotYet), Step::Rest);
    assert_eq!(charged().step(Want::NotYet), Step::Rest);
    assert_eq!(charged().step(Want::No), Step::GiveBack);
}

#[test]
fn what_the_provider_does_not_take_is_over_before_it_began_and_says_why() {
    let mut payment = charge();
    assert!(payment.not_taken("pm_1"));
    assert_eq!(payment.state, PaymentState::Cancelled);
    assert_eq!(payment.declined, Some(Decline::NotTaken));
    assert!(payment.renew());
    assert_eq!(payment.declined, None);
    payment.ask(Some("pm_1"));
    assert!(
        !payment.not_taken("pm_1"),
        "what was asked for is looked up"
    );
}

#[test]
fn another_amount_is_a_surprise_and_changes_nothing() {
    let mut payment = charge();
    payment.ask(Some("pm_1"));
    let before = payment.clone();
    let moved = Money::new(1, Currency::Usd);
    let heard = payment.hear(Standing::Done { amount: moved });
    assert_eq!(heard, Heard::Surprise(Surprise::OtherAmount { moved }));
    assert_eq!(payment, before);
}

#[test]
fn nothing_goes_back_that_has_not_come() {
    let some = Money::new(100, Currency::Usd);
    assert_eq!(charge().refund(key("back"), some, &[]), None);
    let paid = charged();
    let more = Money::new(PRICE.minor + 1, Currency::Usd);
    assert_eq!(paid.refund(key("back"), more, &[]), None);
    assert_eq!(
        paid.refund(key("back"), Money::zero(Currency::Usd), &[]),
        None
    );
    let back = paid.refund(key("back"), PRICE, &[]).unwrap();
    assert_eq!(paid.refund(key("again"), some, &[back]), None);
}

#[test]
fn a_refund_that_comes_back_has_failed_and_may_be_tried_again() {
    let mut back = charged().refund(key("back"), PRICE, &[]).unwrap();
    back.ask(Some("pm_1"));
    back.hear(Standing::Done { amount: PRICE });
    let why = Decline::CardInvalid;
    let heard = back.hear(Standing::Declined { why });
    assert_eq!(heard, Heard::Moved(PaymentState::Failed));
    assert!(back.renew() && back.ask(Some("pm_1")));
}

#[test]
fn a_refund_that_was_not_taken_and_arrives_after_all_has_been_made() {
    let mut back = charged().refund(key("back"), PRICE, &[]).unwrap();
    back.ask(Some("pm_1"));
    let why = Decline::NotTaken;
    back.hear(Standing::Declined { why });
    assert_eq!(back.hear(Standing::NotBegun), Heard::Known);
    let heard = back.hear(Standing::Done { amount: PRICE });
    assert_eq!(heard, Heard::Moved(PaymentState::Done));
    assert_eq!(back.declined, None);
}

/// A place at the provider, where the money of one try is taken once.
#[derive(Debug)]
struct There {
    standing: Standing,
    taken: usize,
}

impl There {
    fn go(&mut self, next: Standing) {
        self.taken += usize::from(matches!(next, Standing::Done { .. }));
        self.standing = next;
    }

    fn asked(&mut self, answer: Standing) {
        match self.standing {
            Standing::NotBegun | Standing::Declined { .. } => self.go(answer),
            Standing::NeedsCustomer
            | Standing::Underway
            | Standing::Done { .. }
            | Standing::Cancelled => {}
        }
    }

    fn give_up(&mut self) {
        match self.standing {
            Standing::NotBegun | Standing::NeedsCustomer | Standing::Declined { .. } => {
                self.go(Standing::Cancelled);
            }
            Standing::Underway | Standing::Done { .. } | Standing::Cancelled => {}
        }
    }
}

/// What becomes of a question.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Answered,
    AnswerLost,
    /// It arrives when nobody waits for its answer any longer.
    Late,
    Lost,
}

/// What the world does next.
#[derive(Debug, Clone, Copy)]
enum Turn {
    /// We do what is next.
    Work(Fate, Standing),
    /// What was late arrives.
    Arrives,
    /// The provider goes on with what it has begun.
    Goes(Standing),
    /// What it pays for is wanted, waits for a device, or is not wanted any longer.
    Wanted(Want),
    /// The customer names another card.
    OtherCard,
}

fn answer() -> impl Strategy<Value = Standing> {
    prop_oneof![
        Just(Standing::NeedsCustomer),
        Just(Standing::Underway),
        Just(Standing::Done { amount: PRICE }),
        Just(Standing::Declined {
            why: Decline::Refused
        }),
    ]
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        Just(Fate::Answered),
        Just(Fate::AnswerLost),
        Just(Fate::Late),
        Just(Fate::Lost)
    ]
}

fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        6 => (fate(), answer()).prop_map(|(fate, answer)| Turn::Work(fate, answer)),
        2 => Just(Turn::Arrives),
        2 => answer().prop_map(Turn::Goes),
        1 => prop_oneof![Just(Want::Yes), Just(Want::NotYet), Just(Want::No)].prop_map(Turn::Wanted),
        1 => Just(Turn::OtherCard),
    ]
}

#[derive(Debug)]
struct World {
    payment: Payment,
    /// One for each try.
    places: Vec<There>,
    want: Want,
    card: &'static str,
    /// Questions that arrive late: for which try, and what the provider will answer.
    on_its_way: Vec<(u16, Standing)>,
}

impl World {
    fn there(&mut self, attempt: u16) -> &mut There {
        while self.places.len() < usize::from(attempt) {
            self.places.push(There {
                standing: Standing::NotBegun,
                taken: 0,
            });
        }
        &mut self.places[usize::from(attempt) - 1]
    }

    fn taken(&self) -> usize {
        self.places.iter().map(|there| there.taken).sum()
    }

    fn hear(&mut self) {
        let standing = self.there(self.payment.attempt).standing;
        let heard = self.payment.hear(standing);
        assert!(!matches!(heard, Heard::Surprise(_)), "{heard:?} {self:?}");
    }

    fn ask(&mut self, fate: Fate, answer: Standing) {
        assert!(self.payment.ask(Some(self.card)));
        let attempt = self.payment.attempt;
        match fate {
            Fate::Answered => {
                self.there(attempt).asked(answer);
                self.hear();
            }
            Fate::AnswerLost => self.there(attempt).asked(answer),
            Fate::Late => self.on_its_way.push((attempt, answer)),
            Fate::Lost => {}
        }
    }

    fn work(&mut self, fate: Fate, answer: Standing) {
        let arrives = matches!(fate, Fate::Answered | Fate::AnswerLost);
        let tried = self.payment.card.as_deref();
        let is_other = self.want == Want::Yes && tried.is_some_and(|tried| tried != self.card);
        let want = if is_other {
            Want::WithAnotherCard
        } else {
            self.want
        };
        match self.payment.step(want) {
            Step::Renew => assert!(self.payment.renew()),
            Step::Ask => self.ask(fate, answer),
            Step::Look => {
                if matches!(fate, Fate::Answered) {
                    self.hear();
                }
            }
            Step::GiveUp => assert!(self.payment.give_up()),
            Step::GiveUpThere => {
                if arrives {
                    self.there(self.payment.attempt).give_up();
                }
                if matches!(fate, Fate::Answered) {
                    self.hear();
                }
            }
            Step::GiveBack | Step::Rest => {}
        }
    }

    fn turn(&mut self, turn: Turn) {
        match turn {
            Turn::Work(fate, answer) => self.work(fate, answer),
            Turn::Arrives => {
                if let Some((attempt, answer)) = self.on_its_way.pop() {
                    self.there(attempt).asked(answer);
                }
            }
            Turn::Goes(next) => {
                for there in &mut self.places {
                    if matches!(there.standing, Standing::NeedsCustomer | Standing::Underway) {
                        there.go(next);
                    }
                }
            }
            Turn::Wanted(now) => self.want = now,
            Turn::OtherCard => self.card = if self.card == "pm_1" { "pm_2" } else { "pm_1" },
        }
    }
}

proptest! {
    #[test]
    fn a_card_is_charged_at_most_once_and_no_charge_is_forgotten(
        turns in proptest::collection::vec(turn(), 1..60)
    ) {
        let mut world = World {
            payment: charge(),
            places: Vec::new(),
            want: Want::Yes,
            card: "pm_1",
            on_its_way: Vec::new(),
        };
        for turn in turns {
            world.turn(turn);
            prop_assert!(world.taken() <= 1);
            let gone = world.payment.state == PaymentState::Cancelled;
            prop_assert!(!gone || world.taken() == 0, "given up and charged: {world:?}");
        }
        // Once the network is whole and the bank has spoken, a few steps settle it.
        while !world.on_its_way.is_empty() {
            world.turn(Turn::Arrives);
        }
        let done = Standing::Done { amount: PRICE };
        world.turn(Turn::Goes(done));
        for _ in 0..8 {
            world.turn(Turn::Work(Fate::Answered, done));
        }
        let untried = world.payment.card.as_deref().is_some_and(|tried| tried != world.card);
        prop_assert!(world.want != Want::Yes || !untried || world.taken() == 1, "the card entered last had no turn: {world:?}");
        let charged = world.payment.state == PaymentState::Done;
        prop_assert_eq!(world.taken() == 1, charged, "{:?}", world);
        prop_assert!(!world.payment.state.is_open(), "{world:?}");
        if world.want == Want::No {
            prop_assert!(charged || world.payment.state == PaymentState::Cancelled);
        }
    }

    #[test]
    fn refunds_never_exceed_the_charge(
        amounts in proptest::collection::vec((1_i64..40_000, 0_usize..5), 1..20)
    ) {
        let paid = charged();
        let mut refunds: Vec<Payment> = Vec::new();
        for (number, (minor, fate)) in amounts.into_iter().enumerate() {
            let amount = Money::new(minor, Currency::Usd);
            let Some(mut back) = paid.refund(key(&format!("back/{number}")), amount, &refunds) else {
                continue;
            };
            match fate {
                0 => { back.give_up(); }
                1 => { back.ask(None); }
                2 => { back.ask(None); back.hear(Standing::Declined { why: Decline::Refused }); }
                3 => { back.ask(None); back.hear(Standing::Done { amount }); }
                _ => {}
            }
            refunds.push(back);
        }
        let back: i64 = refunds
            .iter()
            .filter(|refund| refund.state != PaymentState::Cancelled)
            .map(|refund| refund.amount.minor)
            .sum();
        prop_assert!(back <= PRICE.minor);
    }
}
