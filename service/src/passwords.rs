//! Passwords of staff: the rule for choosing one, and Argon2id for keeping it.

mod common;

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::field::FieldError;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::entropy::Entropy;

/// The fewest characters of a staff password; ASVS 6.2.1 asks for eight and recommends fifteen.
pub const MIN_CHARACTERS: u32 = 12;
/// The most characters; ASVS 6.2.9 asks that 64 be allowed.
pub const MAX_CHARACTERS: u32 = 256;

/// The most bytes that the most characters take in UTF-8.
const MAX_BYTES: usize = MAX_CHARACTERS as usize * 4;

/// Memory in KiB, passes and lanes: the OWASP Password Storage Cheat Sheet's first choice for Argon2id after its
/// 46 MiB one, which two busy cores feel.
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// A password that may be chosen: long enough and not one that everybody tries.
/// No other rule applies: no digits or signs are demanded, and nothing is trimmed or folded (ASVS 6.2.5, 6.2.8).
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassword(String);

/// Why a password may not be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// It has too few characters.
    TooShort {
        /// The fewest allowed.
        min: u32,
    },
    /// It has too many characters.
    TooLong {
        /// The most allowed.
        max: u32,
        /// How many it has.
        got: u32,
    },
    /// It is made of words and sequences that everybody tries.
    Common,
}

impl NewPassword {
    /// Accepts a password for keeping.
    /// `about` are words that others know of the person and the place, such as the name, the mail address and the
    /// maker's name (ASVS 6.2.11).
    pub fn parse(text: &str, about: &[&str]) -> Result<Self, Weakness> {
        match u32::try_from(text.chars().count()).unwrap_or(u32::MAX) {
            ..MIN_CHARACTERS => Err(Weakness::TooShort {
                min: MIN_CHARACTERS,
            }),
            MIN_CHARACTERS..=MAX_CHARACTERS if common::is_common(text, about) => {
                Err(Weakness::Common)
            }
            MIN_CHARACTERS..=MAX_CHARACTERS => Ok(Self(text.to_owned())),
            got => Err(Weakness::TooLong {
                max: MAX_CHARACTERS,
                got,
            }),
        }
    }
}

impl From<Weakness> for FieldError {
    fn from(weakness: Weakness) -> Self {
        match weakness {
            Weakness::TooShort { min } => Self::WeakPassword { min },
            Weakness::TooLong { max, got } => Self::TooLong { max, got },
            Weakness::Common => Self::CommonPassword,
        }
    }
}

impl std::fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

/// Why a password could not be hashed or compared: never that it was wrong.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// The kept hash cannot be read.
    #[error("a kept password hash cannot be read: {0}")]
    Kept(argon2::password_hash::phc::Error),
    /// Argon2 failed.
    #[error("hashing a password failed: {0}")]
    Hash(#[from] argon2::password_hash::Error),
    /// The server is stopping.
    #[error("hashing a password was cut short")]
    Stopped,
}

/// Hashes and compares passwords, a few at a time, for each takes 19 MiB and some hundredths of a second.
#[derive(Clone)]
pub struct Passwords {
    slots: Arc<Semaphore>,
    argon2: Argon2<'static>,
    /// The hash that an unknown person's password is compared with.
    nobody: Arc<str>,
}

impl Passwords {
    /// Works on at most `at_once` passwords at a time.
    pub fn new(at_once: usize, entropy: &Entropy) -> Result<Self, PasswordError> {
        let (memory, passes, lanes) = COST;
        let params =
            Params::new(memory, passes, lanes, None).map_err(argon2::password_hash::Error::from)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let nobody = hash_now(&argon2, &entropy.bytes::<32>(), &entropy.bytes())?.into();
        Ok(Self {
            slots: Arc::new(Semaphore::new(at_once.max(1))),
            argon2,
            nobody,
        })
    }

    /// The text to keep, in PHC form with its parameters and salt.
    pub async fn hash(
        &self,
        password: NewPassword,
        entropy: &Entropy,
    ) -> Result<String, PasswordError> {
        let salt = entropy.bytes::<16>();
        let argon2 = self.argon2.clone();
        self.work(move || hash_now(&argon2, password.0.as_bytes(), &salt))
            .await
    }

    /// Whether `password` is the one whose hash was `kept`.
    /// Nobody's password (`None`) takes as long and is never right, so that the time does not tell who has an
    /// account (ASVS 6.3.8).
    pub async fn verify(
        &self,
        password: String,
        kept: Option<&str>,
    ) -> Result<bool, PasswordError> {
        let known = kept.is_some();
        let kept: Arc<str> = kept.map_or_else(|| Arc::clone(&self.nobody), Arc::from);
        let argon2 = self.argon2.clone();
        let right = self
            .work(move || verify_now(&argon2, password.as_bytes(), &kept))
            .await?;
        Ok(right && known)
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let slot = Arc::clone(&self.slots)
            .acquire_owned()
            .await
            .map_err(|_| PasswordError::Stopped)?;
        let done = spawn_blocking(move || {
            // Held until the work is done, even when the person who asked has gone away.
            let _slot = slot;
            work()
        });
        done.await.map_err(|_| PasswordError::Stopped)?
    }
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Passwords")
            .field("slots", &self.slots.available_permits())
            .finish_non_exhaustive()
    }
}

fn hash_now(
    argon2: &Argon2<'_>,
    password: &[u8],
    salt: &[u8; 16],
) -> Result<String, PasswordError> {
    let hash: PasswordHash = argon2.hash_password_with_salt(password, salt)?;
    Ok(hash.to_string())
}

fn verify_now(argon2: &Argon2<'_>, password: &[u8], kept: &str) -> Result<bool, PasswordError> {
    // A longer one cannot have been chosen, and hashing all of it would be a gift to whoever wants us busy.
    let longest = password.len().min(MAX_BYTES);
    let too_long = password.len() > longest;
    let kept = PasswordHash::new(kept).map_err(PasswordError::Kept)?;
    match argon2.verify_password(&password[..longest], &kept) {
        Ok(()) => Ok(!too_long),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
