//! How much one place may have at the same time, so that nobody takes all there is.
//!
//! In this process alone, and meant so: what is limited here are this process's own connections and slots.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Counts what each place has now.
#[derive(Clone, Debug)]
pub struct PerPlace {
    most: usize,
    taken: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

/// One of the things that a place has; dropping it gives it back.
#[derive(Debug)]
pub struct Taken {
    of: PerPlace,
    place: IpAddr,
}

impl PerPlace {
    /// At most so many for one place.
    pub fn new(most: usize) -> Self {
        Self {
            most,
            taken: Arc::default(),
        }
    }

    /// One more for this place; `None` when it has all that it may have.
    pub fn take(&self, place: IpAddr) -> Option<Taken> {
        let mut taken = self.counts();
        let count = taken.entry(place).or_default();
        if *count >= self.most {
            return None;
        }
        *count += 1;
        drop(taken);
        Some(Taken {
            of: self.clone(),
            place,
        })
    }

    fn counts(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        let mut taken = self.of.counts();
        if let Some(count) = taken.get_mut(&self.place) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.place);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_so_many_and_gives_back_what_it_drops() {
        let places = PerPlace::new(2);
        let (one, other) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        let first = places.take(one).expect("the first");
        let _second = places.take(one).expect("the second");
        assert!(places.take(one).is_none());
        assert!(places.take(other).is_some(), "another place has its own");
        drop(first);
        assert!(places.take(one).is_some());
        assert!(
            places.counts().len() <= 1,
            "nothing is kept of who has nothing"
        );
    }
}
