//! One life: turns in which anything may happen, and an end at which everything must be right.

use std::path::PathBuf;
use std::sync::Arc;

use domain::advance::AdvanceState;
use domain::case::Case;
use domain::ledger::{Key, LedgerAccount};
use domain::line::diagnosis::Verdict;
use domain::line::state::State;
use domain::payment::{PaymentKind, PaymentState};
use domain::time::Timestamp;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use service::entropy::Entropy;
use service::outbound::RawParcel;
use service::payments::{Reconciled, Word};
use service::{Command, Error};
use store::CardPayment;

use super::waits::Waits;
use super::{OWN, Origin};
use crate::advance::{decided, parcel};
use crate::harness::{World, line};
use crate::payments::fake::{Bank, Fake, Fault, Question, SIGNED};
use crate::payments::{ask, payments, wire};

const SPARE: &str = "ND4K26010001";
/// One of so many lives is told over a socket.
const ON_THE_WIRE: u64 = 40;
/// After so many acts and waits of whoever it waits for, a return must be over.
const PATIENCE: usize = 16;

/// A life that was told.
#[derive(Debug)]
pub struct Told {
    /// Turn by turn what happened.
    pub story: Vec<String>,
    /// What the provider was asked, and what went wrong with it.
    pub asked: Vec<(Question, Fault)>,
    /// How its payments ended.
    pub ends: Vec<(PaymentKind, PaymentState)>,
    /// How many days it took.
    pub days: i64,
}

pub struct Life {
    world: World,
    provider: Arc<Fake>,
    chance: Entropy,
    seed: u64,
    case: Case,
    began: Timestamp,
    file: PathBuf,
    story: Vec<String>,
    /// Whether the provider is behind a socket and speaks as Stripe does.
    on_the_wire: bool,
}

impl Life {
    pub async fn begin(origin: &Origin, seed: u64) -> Self {
        let (mut world, provider, file) = origin.copy(seed).await;
        let on_the_wire = seed.is_multiple_of(ON_THE_WIRE);
        if on_the_wire {
            world.desk.cards = Some(Arc::new(wire::behind_a_socket(provider.clone()).await));
        }
        Self {
            on_the_wire,
            began: world.now(),
            case: origin.case.clone(),
            chance: Entropy::seeded(seed),
            story: Vec::new(),
            world,
            provider,
            seed,
            file,
        }
    }

    fn one_in(&self, many: u64) -> bool {
        self.chance.below(many) == 0
    }

    pub async fn tell(mut self) -> Told {
        self.ask_for_it().await;
        for _ in 0..3 + self.chance.below(6) {
            self.turn().await;
        }
        self.settle().await;
        self.balances().await;
        if self.somebody_goes_on().await && self.one_in(3) {
            self.come_to_an_end().await;
            self.settle().await;
            self.balances().await;
        }
        let ends = self.payments().await;
        let ends = ends
            .iter()
            .map(|kept| (kept.payment.kind, kept.payment.state));
        let told = Told {
            asked: self.provider.asked(),
            ends: ends.collect(),
            days: (self.world.now().micros() - self.began.micros()) / 86_400_000_000,
            story: self.story,
        };
        self.world.desk.store.close().await;
        std::fs::remove_file(&self.file).unwrap();
        told
    }

    /// The customer enters a card, sooner or later, asks for a replacement, and it is approved.
    async fn ask_for_it(&self) {
        let owner = World::customer(&self.case);
        for _ in 0..2 {
            self.misfortune();
            self.other_card().await;
        }
        self.provider.fail(Vec::new());
        let card = self.world.desk.my_card(&owner, self.case.number).await;
        if card.unwrap().is_none() {
            self.other_card().await;
        }
        if self.one_in(8) {
            self.provider.spoil_card();
        }
        let case = ask(&self.world, &self.case).await.unwrap();
        self.approve(&case).await;
    }

    async fn turn(&mut self) {
        self.misfortune();
        self.work().await;
        self.hear().await;
        let act = self.chance.below(20);
        match act {
            0 | 1 => self.withdraw().await,
            2 | 3 => self.other_card().await,
            4 => self.provider.forget_names(),
            5 | 6 => self.provider.go_on(self.one_in(2)),
            7..=9 => self.ship_and_decide().await,
            10 => drop(self.reconcile().await),
            11 => self.provider.bounce_refunds(),
            12 | 13 => self.provider.arrive(),
            14 => self.ask_again().await,
            15 | 16 => self.choose().await,
            17 => self.take_back().await,
            _ => {}
        }
        let (now, payments) = (self.now().await, self.payments().await);
        self.holds(&payments);
        let advance = line(&now).advance.as_ref().map(|advance| advance.state);
        let payments: Vec<_> = payments.iter().map(|kept| kept.payment.state).collect();
        let asked = self.provider.asked().len();
        self.story.push(format!(
            "{act}: version {} {advance:?} {:?} {payments:?}, {asked} questions",
            now.version,
            line(&now).state
        ));
        self.pass();
    }

    /// What goes wrong with the next questions.
    fn misfortune(&self) {
        let faults = (0..self.chance.below(7)).map(|_| self.fault()).collect();
        self.provider.fail(faults);
        let banks = (0..self.chance.below(2)).map(|_| self.bank()).collect();
        self.provider.banks(banks);
        let banks = (0..self.chance.below(2)).map(|_| self.bank()).collect();
        self.provider.refund_banks(banks);
    }

    fn fault(&self) -> Fault {
        match self.chance.below(14) {
            6 | 7 => Fault::Meanwhile,
            0 => Fault::Before,
            1 => Fault::After,
            2 => Fault::Late,
            3 => Fault::Refused,
            4 => Fault::CrashBefore,
            5 => Fault::CrashAfter,
            _ => Fault::None,
        }
    }

    fn bank(&self) -> Bank {
        match self.chance.below(4) {
            0 => Bank::Declines,
            1 => Bank::Asks,
            2 => Bank::Thinks,
            _ => Bank::Pays,
        }
    }

    /// Minutes or days.
    fn pass(&self) {
        let hours = if self.one_in(4) { 30 } else { 1 };
        self.world.pass_hours(hours);
    }

    async fn now(&self) -> Case {
        self.world.case(self.case.number).await
    }

    async fn payments(&self) -> Vec<CardPayment> {
        payments(&self.world, &self.case).await
    }

    async fn state(&self) -> AdvanceState {
        line(&self.now().await).advance.as_ref().unwrap().state
    }

    /// Something is done until it is done or the program ends; while an answer is held back, somebody else acts.
    async fn until_crash<T>(&self, mut work: LocalBoxFuture<'_, T>) -> Option<T> {
        loop {
            tokio::select! {
                biased;
                () = self.provider.crashed.notified() => return None,
                () = self.provider.holds.notified() => {
                    self.meanwhile().await;
                    self.provider.goes_on.notify_one();
                }
                done = &mut work => return Some(done),
            }
        }
    }

    /// What somebody else does while the provider is asked: another process, or the customer. Nothing goes wrong with it.
    fn meanwhile(&self) -> LocalBoxFuture<'_, ()> {
        async {
            self.provider.fail(Vec::new());
            match self.chance.below(8) {
                6 | 7 => {
                    // They are told that it was declined, and name another card at once.
                    self.reconcile().await;
                    self.other_card().await;
                }
                0 => self.withdraw().await,
                1 => self.other_card().await,
                5 => self.provider.arrive(),
                2 => drop(self.reconcile().await),
                3 => self.provider.go_on(self.one_in(2)),
                _ => {
                    self.hear().await;
                    self.work().await;
                }
            }
        }
        .boxed_local()
    }

    async fn work(&self) {
        if let Some(done) = self
            .until_crash(self.world.desk.work_off().boxed_local())
            .await
        {
            done.unwrap();
        }
    }

    async fn reconcile(&self) -> Option<Reconciled> {
        let supervisor = &self.world.supervisor;
        let work = self.world.desk.reconcile_payments(supervisor);
        let found = self.until_crash(work.boxed_local());
        found.await.map(Result::unwrap)
    }

    /// What the provider tells comes in another order, twice, or not at all.
    async fn hear(&self) {
        let mut words = self.provider.words();
        while !words.is_empty() {
            let next = self.chance.below(words.len() as u64);
            let word = words.swap_remove(usize::try_from(next).unwrap());
            let times = self.chance.below(3);
            for _ in 0..times {
                let (body, signature) = if self.on_the_wire {
                    wire::signed(&word, self.world.now())
                } else {
                    (Fake::body(&word), SIGNED.to_owned())
                };
                let heard = self.world.desk.hear_provider(&body, &signature).await;
                assert_ne!(heard.unwrap(), Word::NotGenuine);
            }
        }
    }

    /// The customer calls it off, if it has not left.
    async fn withdraw(&self) {
        let owner = World::customer(&self.case);
        let command = Command::portal(&owner, self.case.number);
        let id = line(&self.case).id;
        may_be_refused(self.world.desk.withdraw_advance(command, id).await);
    }

    /// The customer enters another card, and the network may break at each step.
    async fn other_card(&self) {
        let owner = World::customer(&self.case);
        let words = words::Words::new(words::Lang::En);
        let ways = ("https://done.example".into(), "https://back.example".into());
        let desk = &self.world.desk;
        let begun = desk.begin_card(&owner, self.case.number, words, ways);
        let opened = self.provider.pages().len();
        let Some(Ok(_)) = self.until_crash(begun.boxed_local()).await else {
            return;
        };
        if let Some(session) = self.provider.pages().get(opened) {
            // Told again by the provider, should it break here.
            let kept = desk.keep_card(session).boxed_local();
            let _ = self.until_crash(kept).await;
        }
    }

    /// What was called off is asked for again.
    async fn ask_again(&self) {
        let state = self.state().await;
        if matches!(state, AdvanceState::Withdrawn | AdvanceState::Denied)
            && let Ok(case) = ask(&self.world, &self.now().await).await
        {
            self.approve(&case).await;
        }
    }

    async fn approve(&self, case: &Case) {
        let command = self.world.at_desk(&self.world.technician, case);
        let approved = self.world.desk.approve_advance(command, line(case).id);
        may_be_refused(approved.await);
    }

    /// It leaves when it is charged, and the returned device comes and is looked at.
    async fn ship_and_decide(&self) {
        let case = self.now().await;
        if self.state().await != AdvanceState::Charged || !line(&case).state.is_before_arrival() {
            return;
        }
        let case = self.ship(&case).await;
        let verdict = if self.one_in(2) {
            Verdict::DefectInWarranty
        } else {
            Verdict::NoFaultFound
        };
        decided(&self.world, &case, OWN, verdict).await;
    }

    async fn ship(&self, case: &Case) -> Case {
        let command = self.world.at_desk(&self.world.clerk, case);
        let shipped = self
            .world
            .desk
            .ship_advance(command, line(case).id, parcel(SPARE));
        shipped.await.unwrap()
    }

    /// No fault was found: they send the replacement back, or keep it.
    async fn choose(&self) {
        let owner = World::customer(&self.case);
        let command = Command::portal(&owner, self.case.number);
        let choice = if self.one_in(4) { "keep" } else { "return" };
        let desk = &self.world.desk;
        may_be_refused(
            desk.choose_advance(command, line(&self.case).id, choice)
                .await,
        );
    }

    /// It comes back, with all pieces or without one.
    async fn take_back(&self) {
        let case = self.now().await;
        let missing: &[usize] = if self.one_in(2) { &[] } else { &[0] };
        let command = self.world.at_desk(&self.world.clerk, &case);
        let desk = &self.world.desk;
        may_be_refused(
            desk.take_advance_back(command, line(&case).id, missing)
                .await,
        );
    }

    /// What must hold at every moment.
    fn holds(&self, payments: &[CardPayment]) {
        let seed = self.seed;
        let greedy = self.provider.greedy();
        assert_eq!(greedy, 0, "seed {seed}: more back than was taken");
        for charge in charges(payments) {
            let key = charge.payment.key.as_str();
            let (times, taken) = self.provider.taken(key);
            assert!(times <= 1, "seed {seed}: charged {times} times");
            let back = self.provider.going_back(key);
            assert!(back <= taken, "seed {seed}: {back} of {taken}");
        }
    }

    /// The network is whole again and banks have spoken: jobs settle what is open, and a comparison finds nothing left but
    /// what a card did not take back.
    async fn settle(&self) {
        self.provider.fail(Vec::new());
        self.provider.banks(Vec::new());
        self.provider.refund_banks(Vec::new());
        self.provider.arrive();
        for _ in 0..3 {
            self.provider.go_on(true);
            self.world.pass_hours(2);
            self.work().await;
        }
        let mut late: Vec<_> = self.payments().await;
        late.retain(has_failed_to_go_back);
        let mut found = self.reconcile().await.unwrap();
        // What seemed never to have arrived has arrived after all, and the word of it was lost.
        let is_late = |key: &Key| late.iter().any(|kept| kept.payment.key == *key);
        found.settled.retain(|key| !is_late(key));
        let seed = self.seed;
        assert_eq!(found.settled, [], "seed {seed}: no job has settled it");
    }

    /// The books say what the provider says; what a card did not take back is named for a person.
    async fn balances(&mut self) -> Vec<CardPayment> {
        let seed = self.seed;
        let found = self.reconcile().await.unwrap();
        assert_eq!(found.settled, [], "seed {seed}: compared twice");
        assert_eq!(found.open, [], "seed {seed}");
        assert_eq!(found.unread, None, "seed {seed}");
        let all = self.payments().await;
        self.holds(&all);
        let failed = all.iter().filter(|kept| has_failed_to_go_back(kept));
        let failed: Vec<_> = failed.collect();
        let named: Vec<_> = found.wrong.iter().map(|(key, _)| key).collect();
        for kept in &failed {
            let is_named = named.contains(&&kept.payment.key);
            assert!(is_named, "seed {seed}: {found:?}");
        }
        assert_eq!(named.len(), failed.len(), "seed {seed}: {found:?}");
        let mut there = 0;
        for charge in charges(&all) {
            let key = charge.payment.key.as_str();
            there += self.provider.taken(key).1 - self.provider.given_back(key);
        }
        let not_taken_back: i64 = failed.iter().map(|kept| kept.payment.amount.minor).sum();
        let booked = self.booked().await;
        assert_eq!(booked, there - not_taken_back, "seed {seed}: {all:#?}");
        let checked = self.world.desk.check_ledger(&self.world.supervisor).await;
        assert_eq!(checked.unwrap().findings, [], "seed {seed}");
        self.story.push(format!("balanced at {booked}"));
        all
    }

    /// Whether it is not over: then it waits for somebody who can be named.
    async fn somebody_goes_on(&self) -> bool {
        self.waits().await.1 != Waits::Over
    }

    async fn waits(&self) -> (Case, Waits) {
        let (case, payments) = (self.now().await, self.payments().await);
        match Waits::of(&case, &payments) {
            Some(waits) => (case, waits),
            None => panic!(
                "seed {}: nobody goes on with {case:#?} {payments:#?}",
                self.seed
            ),
        }
    }

    /// Whoever it waits for acts or lets the days pass, and it comes to an end.
    async fn come_to_an_end(&mut self) {
        for _ in 0..PATIENCE {
            let (case, waits) = self.waits().await;
            self.story
                .push(format!("{:?} {waits:?}", line(&case).state));
            match waits {
                Waits::Over => return,
                Waits::ForCustomer => self.world.pass_days(15),
                Waits::ForDesk => self.desk_acts(&case).await,
                Waits::ForCarrier => self.deliver(&case).await,
            }
            self.work().await;
        }
        let case = self.now().await;
        panic!("seed {}: it does not end: {case:#?}", self.seed);
    }

    async fn desk_acts(&self, case: &Case) {
        let state = line(case).advance.as_ref().map(|advance| advance.state);
        match (state, line(case).state) {
            (Some(AdvanceState::Requested), _) => self.approve(case).await,
            (Some(AdvanceState::Charged), _) => drop(self.ship(case).await),
            (_, State::ReadyToShip) => {
                let command = self.world.at_desk(&self.world.clerk, case);
                let raw = RawParcel {
                    tracking: "1Z999AA10123456784".into(),
                    ..RawParcel::default()
                };
                let shipped = self.world.desk.ship_out(command, line(case).id, raw);
                shipped.await.unwrap();
            }
            (state, at) => panic!(
                "seed {}: the desk has nothing to do: {state:?} {at:?}",
                self.seed
            ),
        }
    }

    async fn deliver(&self, case: &Case) {
        let command = self.world.at_desk(&self.world.clerk, case);
        let delivered = self.world.desk.deliver(command, line(case).id).await;
        delivered.unwrap();
    }

    /// What the books say that the card has paid and not got back.
    async fn booked(&self) -> i64 {
        let mut tx = self.world.desk.store.read().await.unwrap();
        let entries = tx.entries_of_case(self.case.id).await.unwrap();
        let on_card = entries.iter().map(|entry| {
            let minor = entry.booking.amount.minor;
            if entry.booking.debit == LedgerAccount::CardClearing {
                minor
            } else if entry.booking.credit == LedgerAccount::CardClearing {
                -minor
            } else {
                0
            }
        });
        on_card.sum()
    }
}

fn has_failed_to_go_back(kept: &CardPayment) -> bool {
    kept.payment.kind == PaymentKind::Refund && kept.payment.state == PaymentState::Failed
}

fn charges(payments: &[CardPayment]) -> impl Iterator<Item = &CardPayment> {
    let is_charge = |kept: &&CardPayment| kept.payment.kind == PaymentKind::Charge;
    payments.iter().filter(is_charge)
}

/// People may try what is not possible; they are told so, and nothing else goes wrong.
fn may_be_refused(done: service::Result<Case>) {
    match done {
        Ok(_) | Err(Error::Refused(_) | Error::Conflict) => {}
        Err(other) => panic!("{other:?}"),
    }
}
