//! Seeded lives of a payment: time-outs before and after the provider has done it, questions that arrive late or are
//! refused, words that come twice, out of order or never, the program that ends in between, people who change their minds,
//! and another process that does something while an answer is awaited.
//!
//! In one of forty the provider is behind a socket and speaks as Stripe does. The same seed tells the same life: its
//! clock, its chance and its database are its own, and nothing in it runs beside something else unless the dice have said
//! where. Only the order in which several lives are told is left to the machine. `CALLTAG_SIM_SEEDS` says how many are
//! told, `CALLTAG_SIM_SEED` names one alone. A seed that has failed once stays in [`PERMANENT`].

mod coverage;
mod life;
mod waits;

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use domain::case::Case;
use service::Desk;
use service::blobs::Blobs;
use service::clock::Clock;
use service::entropy::Entropy;
use service::post::Transport;
use store::Store;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Notify;

use super::fake::Fake;
use super::with_cards;
use crate::advance::with_proof;
use crate::harness::World;
use coverage::Coverage;
use life::{Life, Told};

/// How many lives are told in a run of all tests.
const SEEDS: u64 = 2_000;
/// Seeds whose lives went wrong once: they are told first, in every run. They mean the same while a life throws its dice in
/// the same order; when that changes, what they found is looked for anew.
const PERMANENT: &[u64] = &[
    // A refund that was late arrived after another question for it was refused.
    487, 713,
];
/// From how many lives on everything that can go wrong has gone wrong in some of them.
const ENOUGH: usize = 1_000;
/// The serial of the device that comes back.
const OWN: &str = "ND4K24071201";

#[test]
fn whatever_the_provider_does_a_card_is_charged_at_most_once_and_every_return_comes_to_an_end() {
    let seeds = seeds();
    let lives = seeds.len();
    let (failed, seen) = tell(seeds);
    eprintln!("{lives} lives: {seen}");
    assert!(
        failed.is_empty(),
        "the lives of these seeds went wrong: {failed:?}"
    );
    if lives >= ENOUGH {
        assert_eq!(seen.missing(), Vec::<String>::new());
    }
}

#[test]
fn the_same_seed_tells_the_same_life() {
    runtime().block_on(async {
        let origin = Box::pin(Origin::prepare()).await;
        for seed in 0..10 {
            let once = tell_one(&origin, seed).await;
            let again = tell_one(&origin, seed).await;
            assert_eq!(once.story, again.story, "seed {seed}");
        }
    });
}

/// Tells these lives, as many at once as there are processors; answers those that went wrong, and what was seen.
///
/// Each processor has a runtime of its own, so that nothing in a life waits for another thread but its database.
fn tell(seeds: Vec<u64>) -> (BTreeSet<u64>, Coverage) {
    let at_once = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let origin = runtime().block_on(Origin::prepare());
    let seeds = Mutex::new(seeds.into_iter());
    let result = Mutex::new((BTreeSet::new(), Coverage::default()));
    std::thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(|| {
                while let Some(seed) = next(&seeds) {
                    let life = || runtime().block_on(tell_one(&origin, seed));
                    let told = catch_unwind(AssertUnwindSafe(life));
                    let mut result = result.lock().unwrap_or_else(PoisonError::into_inner);
                    match told {
                        Ok(told) => result.1.add(&told),
                        Err(_) => drop(result.0.insert(seed)),
                    }
                }
            });
        }
    });
    result.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn next(seeds: &Mutex<impl Iterator<Item = u64>>) -> Option<u64> {
    seeds.lock().unwrap_or_else(PoisonError::into_inner).next()
}

async fn tell_one(origin: &Origin, seed: u64) -> Told {
    Life::begin(origin, seed).await.tell().await
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs the tests says for how long"
)]
fn seeds() -> Vec<u64> {
    let named = |name| std::env::var(name).ok().map(|text| text.parse().unwrap());
    if let Some(seed) = named("CALLTAG_SIM_SEED") {
        return vec![seed];
    }
    let seeds = named("CALLTAG_SIM_SEEDS").unwrap_or(SEEDS);
    let others = (0..seeds).filter(|seed| !PERMANENT.contains(seed));
    PERMANENT.iter().copied().chain(others).collect()
}

/// What every life begins from: a return for which a replacement in advance may be asked, on a desk that is kept in a
/// file.
pub struct Origin {
    world: World,
    provider: Arc<Fake>,
    case: Case,
    file: PathBuf,
    folder: TempDir,
    lives: AtomicUsize,
}

impl Origin {
    async fn prepare() -> Self {
        let (world, provider) = with_cards().await;
        let case = with_proof(&world, OWN, 7).await;
        // The letters of how it came to this are sent.
        world.letters().await;
        let case = world.case(case.number).await;
        let folder = folder();
        let file = folder.path().join("origin.db");
        world.desk.store.close().await;
        std::fs::copy(world.file(), &file).unwrap();
        Self {
            world,
            provider,
            case,
            file,
            folder,
            lives: AtomicUsize::new(0),
        }
    }

    /// A desk of one's own, at which nobody has done anything since.
    async fn copy(&self, seed: u64) -> (World, Arc<Fake>, PathBuf) {
        let provider = Arc::new(self.provider.like());
        let number = self.lives.fetch_add(1, Ordering::Relaxed);
        let file = self.folder.path().join(format!("life-{number}.db"));
        std::fs::copy(&self.file, &file).unwrap();
        let store = Store::open(&format!("sqlite://{}", file.display())).await;
        let desk = Desk {
            store: store.unwrap(),
            clock: Clock::fixed(self.world.now()),
            entropy: Entropy::seeded(!seed),
            blobs: Blobs::memory(),
            post: Arc::new(Transport::memory()),
            cards: Some(provider.clone()),
            work: Arc::new(Notify::new()),
            ..self.world.desk.clone()
        };
        (self.world.with(desk), provider, file)
    }
}

/// In memory where the system has a folder for that: these databases need not outlive anything.
fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .unwrap()
}
