//! Randomness: the one place that rolls dice.
//!
//! Tokens, one-time codes, RMA numbers and ids all come from here, so that a seeded demo or test repeats exactly.

use std::sync::{Arc, Mutex, PoisonError};

use domain::time::Timestamp;
use rand::rngs::{StdRng, SysRng};
use rand::{Rng, RngExt, SeedableRng, rand_core::UnwrapErr};
use uuid::{Builder, Uuid};

/// A source of random bits.
#[derive(Clone)]
pub enum Entropy {
    /// The operating system's generator, fit for secrets.
    System,
    /// A generator that repeats itself from a seed: for tests and the demo only.
    Seeded(Arc<Mutex<StdRng>>),
}

impl Entropy {
    /// The generator that starts from `seed` and always gives the same sequence.
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.roll(|dice| dice.fill_bytes(&mut bytes));
        bytes
    }

    /// Sixty-four random bits.
    pub fn u64(&self) -> u64 {
        self.roll(|dice| dice.next_u64())
    }

    /// A number below `n`, each equally likely; zero when `n` is zero.
    pub fn below(&self, n: u64) -> u64 {
        if n == 0 {
            0
        } else {
            self.roll(|dice| dice.random_range(0..n))
        }
    }

    /// A version 7 id for something that begins at `moment`.
    ///
    /// The twelve bits after the millisecond hold the fraction of it, so that ids made in one millisecond still sort
    /// by time (RFC 9562, section 6.2, method 3). It is an identity, not a secret.
    pub fn uuid_v7(&self, moment: Timestamp) -> Uuid {
        let micros = u64::try_from(moment.micros()).unwrap_or(0);
        let mut bits = self.bytes::<10>();
        let fraction = (micros % 1_000) * 4_096 / 1_000;
        let [.., high, low] = fraction.to_be_bytes();
        bits[0] = high;
        bits[1] = low;
        Builder::from_unix_timestamp_millis(micros / 1_000, &bits).into_uuid()
    }

    fn roll<T>(&self, throw: impl FnOnce(&mut dyn Rng) -> T) -> T {
        match self {
            // A machine that cannot give random bytes cannot serve safely: stopping is right.
            Self::System => throw(&mut UnwrapErr(SysRng)),
            Self::Seeded(dice) => throw(&mut *dice.lock().unwrap_or_else(PoisonError::into_inner)),
        }
    }
}

impl std::fmt::Debug for Entropy {
    /// Never shows the state of the generator.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::System => "System",
            Self::Seeded(_) => "Seeded",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_sequence() {
        let (one, other) = (Entropy::seeded(7), Entropy::seeded(7));
        let moment = Timestamp::from_micros(5);
        assert_eq!(one.bytes::<32>(), other.bytes::<32>());
        assert_eq!(one.u64(), other.u64());
        assert_eq!(one.uuid_v7(moment), other.uuid_v7(moment));
    }

    #[test]
    fn the_system_does_not_repeat_itself() {
        assert_ne!(Entropy::System.bytes::<32>(), Entropy::System.bytes::<32>());
    }

    #[test]
    fn below_stays_below_and_reaches_every_number() {
        let entropy = Entropy::seeded(1);
        let mut seen = [false; 10];
        for _ in 0..1_000 {
            seen[usize::try_from(entropy.below(10)).unwrap()] = true;
        }
        assert_eq!(seen, [true; 10]);
        assert_eq!(entropy.below(0), 0);
    }

    #[test]
    fn ids_sort_by_time_within_one_millisecond() {
        let entropy = Entropy::seeded(3);
        let moment = |step: i64| Timestamp::from_micros(1_790_000_000_000_000 + step);
        let ids: Vec<Uuid> = (0..1_000)
            .map(|step| entropy.uuid_v7(moment(step)))
            .collect();
        assert!(ids.is_sorted());
        assert_eq!(ids[0].get_version_num(), 7);
        assert_eq!(ids[0].get_variant(), uuid::Variant::RFC4122);
    }
}
