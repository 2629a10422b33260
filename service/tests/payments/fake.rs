//! A provider of card payments with a memory of its own, at which everything goes wrong that can.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::money::Money;
use domain::payment::{Decline, Standing};
use domain::time::Timestamp;
use futures::FutureExt;
use service::payments::signature::NotGenuine;
use service::payments::{
    About, Answer, CardPage, EnteredCard, OpenPage, Order, Payer, Place as Opened, Places,
    Provider, ProviderError, RefundOrder, Told,
};
use tokio::sync::Notify;

/// The signature that is right.
pub const SIGNED: &str = "signed";

/// What goes wrong with one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Nothing.
    None,
    /// It is lost before it arrives.
    Before,
    /// It is done, and the answer is lost.
    After,
    /// It is on its way for long, and arrives when nobody waits for its answer any longer.
    Late,
    /// It is done, and somebody else does something before the answer comes.
    Meanwhile,
    /// It is not taken, for a reason of the provider's own.
    Refused,
    /// The program ends before it arrives.
    CrashBefore,
    /// It is done, and the program ends before the answer comes.
    CrashAfter,
}

impl Fault {
    pub const ALL: [Self; 8] = [
        Self::None,
        Self::Before,
        Self::After,
        Self::Late,
        Self::Meanwhile,
        Self::Refused,
        Self::CrashBefore,
        Self::CrashAfter,
    ];
}

/// What is asked of the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    Know,
    Page,
    Entered,
    Forget,
    FindOpen,
    Open,
    Places,
    Charge,
    Look,
    Close,
    Refund,
    LookForRefund,
}

impl Question {
    pub const ALL: [Self; 12] = [
        Self::Know,
        Self::Page,
        Self::Entered,
        Self::Forget,
        Self::FindOpen,
        Self::Open,
        Self::Places,
        Self::Charge,
        Self::Look,
        Self::Close,
        Self::Refund,
        Self::LookForRefund,
    ];
}

/// How a bank answers when money is to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bank {
    Pays,
    Declines,
    Asks,
    Thinks,
}

impl Bank {
    const fn standing(self, amount: Money) -> Standing {
        match self {
            Self::Pays => Standing::Done { amount },
            Self::Declines => Standing::Declined {
                why: Decline::Refused,
            },
            Self::Asks => Standing::NeedsCustomer,
            Self::Thinks => Standing::Underway,
        }
    }
}

#[derive(Debug, Clone)]
struct Place {
    /// Our name for it.
    name: String,
    amount: Money,
    standing: Standing,
    /// How many times the money was taken: more than once would be our ruin.
    taken: u32,
}

impl Place {
    fn go(&mut self, standing: Standing) {
        self.taken += u32::from(matches!(standing, Standing::Done { .. }));
        self.standing = standing;
    }
}

#[derive(Debug, Clone)]
struct Back {
    id: String,
    place: String,
    amount: Money,
    standing: Standing,
}

impl Back {
    /// Whether its money is with the card, or may get there without another question.
    const fn is_out(&self) -> bool {
        match self.standing {
            Standing::Done { .. } | Standing::Underway | Standing::NeedsCustomer => true,
            Standing::NotBegun | Standing::Declined { .. } | Standing::Cancelled => false,
        }
    }
}

#[derive(Debug, Clone, Default)]
struct Memory {
    places: BTreeMap<String, Place>,
    /// What was opened under a name, until the name is forgotten.
    names: BTreeMap<String, String>,
    /// What was answered to a charge under a name, until the name is forgotten.
    answers: BTreeMap<String, Standing>,
    /// By the name that the provider gave.
    refunds: BTreeMap<String, Back>,
    /// Our name of a refund, by the provider's: this is never forgotten.
    labels: BTreeMap<String, String>,
    pages: Vec<String>,
    faults: Vec<Fault>,
    banks: Vec<Bank>,
    refund_banks: Vec<Bank>,
    /// What it has to tell.
    words: Vec<Told>,
    told: usize,
    count: usize,
    /// How often more was to go back than was taken.
    greedy: usize,
    /// What it was asked, and what went wrong with it.
    asked: Vec<(Question, Fault)>,
    /// Cards that it does not take, whatever their banks say.
    spoilt: BTreeSet<String>,
    /// Cards that it was told to forget.
    forgotten: BTreeSet<String>,
    /// Under which names it was asked to charge, whether it came to that or not.
    charge_names: Vec<String>,
}

/// A refund as it stands in a list: the provider's name, ours, how much and how it stands.
pub type Listed = (String, String, Money, Standing);

/// A question that is still on its way.
type Late = Box<dyn FnOnce(&mut Memory) + Send>;

/// The provider.
#[derive(Default)]
pub struct Fake {
    memory: Mutex<Memory>,
    late: Mutex<Vec<Late>>,
    /// Rings when the program ends in the middle of a question.
    pub crashed: Notify,
    /// Rings when an answer is held back until the next rings.
    pub holds: Notify,
    pub goes_on: Notify,
}

impl fmt::Debug for Fake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.memory().fmt(f)
    }
}

impl Fake {
    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn late(&self) -> MutexGuard<'_, Vec<Late>> {
        self.late.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Another provider with the same memory.
    pub fn like(&self) -> Self {
        let memory = Memory {
            asked: Vec::new(),
            ..self.memory().clone()
        };
        Self {
            memory: Mutex::new(memory),
            ..Self::default()
        }
    }

    /// What goes wrong with the next questions, the last first; then nothing does.
    pub fn fail(&self, faults: Vec<Fault>) {
        self.memory().faults = faults;
    }

    /// How banks answer the next charges, the last first; then they pay.
    pub fn banks(&self, banks: Vec<Bank>) {
        self.memory().banks = banks;
    }

    /// How banks answer the next refunds, the last first; then they pay.
    pub fn refund_banks(&self, banks: Vec<Bank>) {
        self.memory().refund_banks = banks;
    }

    /// Forgets what it was asked under which name, as it does after a day. Nothing is on its way for longer than that.
    pub fn forget_names(&self) {
        self.arrive();
        let mut memory = self.memory();
        memory.names.clear();
        memory.answers.clear();
    }

    /// What was on its way for long arrives.
    pub fn arrive(&self) {
        let late = std::mem::take(&mut *self.late());
        let mut memory = self.memory();
        for question in late {
            question(&mut memory);
        }
    }

    /// Banks come to an end with what they think about or ask their customers.
    pub fn go_on(&self, pays: bool) {
        let bank = if pays { Bank::Pays } else { Bank::Declines };
        let mut memory = self.memory();
        let mut words = Vec::new();
        for (id, place) in &mut memory.places {
            if matches!(place.standing, Standing::NeedsCustomer | Standing::Underway) {
                place.go(bank.standing(place.amount));
                words.push(About::Charge(id.clone()));
            }
        }
        for back in memory.refunds.values_mut() {
            if matches!(back.standing, Standing::NeedsCustomer | Standing::Underway) {
                back.standing = bank.standing(back.amount);
                words.push(About::RefundOf(back.place.clone()));
            }
        }
        for about in words {
            memory.say(about);
        }
    }

    /// The pages that were opened, in order.
    pub fn pages(&self) -> Vec<String> {
        self.memory().pages.clone()
    }

    /// The card that was entered last is not taken any longer.
    pub fn spoil_card(&self) {
        let mut memory = self.memory();
        let last = memory.pages.last().map(|session| method(session));
        memory.spoilt.extend(last);
    }

    /// The cards that it was told to forget.
    pub fn forgotten(&self) -> BTreeSet<String> {
        self.memory().forgotten.clone()
    }

    /// What it has to tell since it was last asked.
    pub fn words(&self) -> Vec<Told> {
        let mut memory = self.memory();
        std::mem::take(&mut memory.words)
    }

    /// What it was asked, in order, and what went wrong with it.
    pub fn asked(&self) -> Vec<(Question, Fault)> {
        self.memory().asked.clone()
    }

    /// Under which names it was asked to charge, in order.
    pub fn charge_names(&self) -> Vec<String> {
        self.memory().charge_names.clone()
    }

    /// What it tells, as it comes over the line.
    pub fn body(told: &Told) -> Vec<u8> {
        let (about, id) = match &told.about {
            About::Charge(id) => ("charge", id.as_str()),
            About::RefundOf(id) => ("refund", id.as_str()),
            About::Page(id) => ("page", id.as_str()),
            About::Else => ("else", ""),
        };
        format!("{} {about} {id}", told.id).into_bytes()
    }

    /// All places that were opened.
    pub fn opened(&self) -> Answer<'_, Vec<Opened>> {
        self.ask(Question::FindOpen, |memory| Ok(memory.opened()))
    }

    /// All refunds of what was taken at this place, each with our name for it.
    pub fn refunds_at(&self, place: String) -> Answer<'_, Vec<Listed>> {
        self.ask(Question::LookForRefund, move |memory| {
            let all = memory.refunds.values().filter(|back| back.place == place);
            Ok(all
                .map(|back| {
                    let name = memory.labels[&back.id].clone();
                    (back.id.clone(), name, back.amount, back.standing)
                })
                .collect())
        })
    }

    /// How often and how much was taken at all places of the charge with this key.
    pub fn taken(&self, key: &str) -> (u32, i64) {
        let memory = self.memory();
        let places = memory.places.values();
        let of_key = places.filter(|place| place.name.starts_with(key));
        of_key.fold((0, 0), |(times, sum), place| {
            (
                times + place.taken,
                sum + i64::from(place.taken) * place.amount.minor,
            )
        })
    }

    /// How much went back of what was taken for the charge with this key.
    pub fn given_back(&self, key: &str) -> i64 {
        self.sum_back(key, |back| matches!(back.standing, Standing::Done { .. }))
    }

    /// The same with what is on its way back.
    pub fn going_back(&self, key: &str) -> i64 {
        self.sum_back(key, Back::is_out)
    }

    fn sum_back(&self, key: &str, counts: impl Fn(&Back) -> bool) -> i64 {
        let memory = self.memory();
        let refunds = memory.refunds.values();
        let is_of_key = |back: &&Back| memory.places[&back.place].name.starts_with(key);
        refunds
            .filter(is_of_key)
            .filter(|back| counts(back))
            .map(|back| back.amount.minor)
            .sum()
    }

    /// How often it was asked for more back than was taken.
    pub fn greedy(&self) -> usize {
        self.memory().greedy
    }

    /// A refund comes back days later: the card is closed.
    pub fn bounce_refunds(&self) {
        let mut memory = self.memory();
        let mut words = Vec::new();
        for back in memory.refunds.values_mut() {
            if matches!(back.standing, Standing::Done { .. }) {
                let why = Decline::CardInvalid;
                back.standing = Standing::Declined { why };
                words.push(About::RefundOf(back.place.clone()));
            }
        }
        for about in words {
            memory.say(about);
        }
    }

    /// The program ends here: whoever waits is dropped.
    async fn crash<T>(&self) -> T {
        self.crashed.notify_one();
        std::future::pending().await
    }

    fn ask<T: Send + 'static>(
        &self,
        question: Question,
        work: impl FnOnce(&mut Memory) -> Result<T, ProviderError> + Send + 'static,
    ) -> Answer<'_, T> {
        async move {
            let fault = {
                let mut memory = self.memory();
                let fault = memory.faults.pop().unwrap_or(Fault::None);
                memory.asked.push((question, fault));
                fault
            };
            let silent = || Err(ProviderError::NoAnswer("time-out".into()));
            match fault {
                Fault::None => work(&mut self.memory()),
                Fault::Before => silent(),
                Fault::After => {
                    drop(work(&mut self.memory()));
                    silent()
                }
                Fault::Late => {
                    let arrive = move |memory: &mut Memory| drop(work(memory));
                    self.late().push(Box::new(arrive));
                    silent()
                }
                Fault::Meanwhile => {
                    let answer = work(&mut self.memory());
                    self.holds.notify_one();
                    self.goes_on.notified().await;
                    answer
                }
                Fault::Refused => refused("not like this"),
                Fault::CrashBefore => self.crash().await,
                Fault::CrashAfter => {
                    drop(work(&mut self.memory()));
                    self.crash().await
                }
            }
        }
        .boxed()
    }
}

/// The name of the card that was entered on this page.
fn method(session: &str) -> String {
    format!("pm_{session}")
}

fn refused<T>(said: &str) -> Result<T, ProviderError> {
    Err(ProviderError::Refused {
        status: 400,
        said: said.into(),
    })
}

impl Memory {
    fn fresh(&mut self, what: &str) -> String {
        self.count += 1;
        format!("{what}_{}", self.count)
    }

    fn say(&mut self, about: About) {
        self.told += 1;
        self.words.push(Told {
            id: format!("evt_{}", self.told),
            kind: "something.happened".into(),
            about,
        });
    }

    fn open(&mut self, order: Order) -> String {
        if let Some(known) = self.names.get(&order.name) {
            return known.clone();
        }
        let id = self.fresh("pi");
        let place = Place {
            name: order.name.clone(),
            amount: order.amount,
            standing: Standing::NotBegun,
            taken: 0,
        };
        self.places.insert(id.clone(), place);
        self.names.insert(order.name, id.clone());
        id
    }

    fn opened(&self) -> Vec<Opened> {
        let all = self.places.iter().map(|(id, place)| Opened {
            id: id.clone(),
            name: place.name.clone(),
            standing: place.standing,
        });
        all.collect()
    }

    fn charge(&mut self, id: &str, name: String) -> Result<Standing, ProviderError> {
        if let Some(&before) = self.answers.get(&name) {
            return Ok(before);
        }
        let bank = self.banks.pop().unwrap_or(Bank::Pays);
        let Some(place) = self.places.get_mut(id) else {
            return refused("no such place");
        };
        match place.standing {
            Standing::NotBegun | Standing::Declined { .. } => {
                place.go(bank.standing(place.amount));
            }
            Standing::NeedsCustomer
            | Standing::Underway
            | Standing::Done { .. }
            | Standing::Cancelled => {}
        }
        let standing = place.standing;
        self.answers.insert(name, standing);
        self.say(About::Charge(id.to_owned()));
        Ok(standing)
    }

    fn close(&mut self, id: &str) -> Result<Standing, ProviderError> {
        let Some(place) = self.places.get_mut(id) else {
            return refused("no such place");
        };
        match place.standing {
            Standing::NotBegun | Standing::NeedsCustomer | Standing::Declined { .. } => {
                place.standing = Standing::Cancelled;
            }
            Standing::Cancelled => {}
            Standing::Underway | Standing::Done { .. } => return refused("too late"),
        }
        Ok(place.standing)
    }

    fn refund(&mut self, order: RefundOrder) -> Result<(String, Standing), ProviderError> {
        if let Some(known) = self
            .names
            .get(&order.name)
            .and_then(|id| self.refunds.get(id))
        {
            return Ok((known.id.clone(), known.standing));
        }
        let place = self.places.get(&order.place);
        let taken = place.map_or(0, |place| i64::from(place.taken) * place.amount.minor);
        let of_place = self.refunds.values().filter(|one| one.place == order.place);
        let before: i64 = of_place
            .filter(|one| one.is_out())
            .map(|one| one.amount.minor)
            .sum();
        if before + order.amount.minor > taken {
            self.greedy += 1;
            return refused("more than was taken");
        }
        let bank = self.refund_banks.pop().unwrap_or(Bank::Pays);
        let standing = bank.standing(order.amount);
        let id = self.fresh("re");
        let refund = Back {
            id: id.clone(),
            place: order.place.clone(),
            amount: order.amount,
            standing,
        };
        self.refunds.insert(id.clone(), refund);
        self.labels.insert(id.clone(), order.name.clone());
        self.names.insert(order.name, id.clone());
        self.say(About::RefundOf(order.place));
        Ok((id, standing))
    }

    fn find_refund(&self, order: &RefundOrder) -> Option<(String, Standing)> {
        let of_name = |id: &&String| self.labels.get(*id) == Some(&order.name);
        let back = self.refunds.get(self.refunds.keys().find(of_name)?)?;
        (back.place == order.place).then(|| (back.id.clone(), back.standing))
    }
}

impl Provider for Fake {
    fn know(&self, payer: Payer) -> Answer<'_, String> {
        self.ask(Question::Know, move |_| Ok(format!("cus_{}", payer.name)))
    }

    fn page(&self, page: CardPage) -> Answer<'_, OpenPage> {
        self.ask(Question::Page, move |memory| {
            let session = format!("cs_{}", page.name.replace('-', ""));
            memory.pages.push(session.clone());
            memory.say(About::Page(session.clone()));
            let url = format!("https://provider.example/{session}");
            Ok(OpenPage { session, url })
        })
    }

    fn entered(&self, session: String) -> Answer<'_, Option<EnteredCard>> {
        self.ask(Question::Entered, move |_| {
            Ok(Some(EnteredCard {
                method: method(&session),
                label: "Visa •••• 4242".into(),
            }))
        })
    }

    fn forget(&self, method: String) -> Answer<'_, ()> {
        self.ask(Question::Forget, move |memory| {
            memory.forgotten.insert(method);
            Ok(())
        })
    }

    fn open(&self, order: Order) -> Answer<'_, String> {
        self.ask(Question::Open, move |memory| Ok(memory.open(order)))
    }

    fn find_open(&self, order: Order) -> Answer<'_, Option<String>> {
        self.ask(Question::FindOpen, move |memory| {
            let mut all = memory.places.iter();
            let found = all.find(|(_, place)| place.name == order.name);
            Ok(found.map(|(id, _)| id.clone()))
        })
    }

    fn places(&self, after: Option<String>) -> Answer<'_, Places> {
        self.ask(Question::Places, move |memory| {
            let all = memory.opened();
            let at = after.map_or(0, |after| {
                let known = all.iter().position(|place| place.id == after);
                known.map_or(all.len(), |at| at + 1)
            });
            // One on each page, so that everybody has to turn pages.
            let ours: Vec<Opened> = all.into_iter().skip(at).take(1).collect();
            let next = ours.first().map(|place| place.id.clone());
            Ok(Places { ours, next })
        })
    }

    fn charge(&self, place: String, method: String, name: String) -> Answer<'_, Standing> {
        self.memory().charge_names.push(name.clone());
        self.ask(Question::Charge, move |memory| {
            if memory.spoilt.contains(&method) || memory.forgotten.contains(&method) {
                return refused("no such card");
            }
            memory.charge(&place, name)
        })
    }

    fn look(&self, place: String) -> Answer<'_, Standing> {
        self.ask(Question::Look, move |memory| {
            match memory.places.get(&place) {
                Some(place) => Ok(place.standing),
                None => refused("no such place"),
            }
        })
    }

    fn close(&self, place: String) -> Answer<'_, Standing> {
        self.ask(Question::Close, move |memory| memory.close(&place))
    }

    fn refund(&self, order: RefundOrder) -> Answer<'_, (String, Standing)> {
        self.ask(Question::Refund, move |memory| memory.refund(order))
    }

    fn look_for_refund(&self, order: RefundOrder) -> Answer<'_, Option<(String, Standing)>> {
        self.ask(Question::LookForRefund, move |memory| {
            Ok(memory.find_refund(&order))
        })
    }

    fn read(&self, body: &[u8], signature: &str, _now: Timestamp) -> Result<Told, NotGenuine> {
        if signature != SIGNED {
            return Err(NotGenuine::OtherSecret);
        }
        let text = str::from_utf8(body).map_err(|_| NotGenuine::Garbled)?;
        let [id, about, of] = text
            .splitn(3, ' ')
            .collect::<Vec<_>>()
            .try_into()
            .map_err(|_| NotGenuine::Garbled)?;
        Ok(Told {
            id: id.to_owned(),
            kind: about.to_owned(),
            about: match about {
                "charge" => About::Charge(of.to_owned()),
                "refund" => About::RefundOf(of.to_owned()),
                "page" => About::Page(of.to_owned()),
                _ => About::Else,
            },
        })
    }
}
