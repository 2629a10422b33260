//! One error for all callers: data inside, words at the rim.

use domain::field::FieldErrors;
use domain::refusal::Refusal;
use store::StoreError;

use crate::payments::ProviderError;
use crate::post::PostError;

/// Why a use case was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules say no; the catalogue says why.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Something that was typed cannot be taken as it is.
    #[error("invalid input")]
    Invalid(FieldErrors),
    /// There is no such thing, or it is not theirs to see.
    #[error("not found")]
    NotFound,
    /// They must show who they are first.
    #[error("sign-in needed")]
    SignInNeeded,
    /// Somebody else changed it in the meantime.
    #[error("changed by somebody else in the meantime")]
    Conflict,
    /// Too many tries.
    #[error("too many tries; again in {retry_after_seconds} s")]
    TooMany {
        /// When to try again.
        retry_after_seconds: u32,
    },
    /// Something broke. The cause goes to the log, a reference to the user.
    #[error("internal error")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// Something that broke, with its cause.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }

    /// Whether something outside the house does not answer now: it is not the job's fault, however long it lasts.
    pub(crate) fn is_outage(&self) -> bool {
        self.of_post().is_some_and(PostError::is_outage)
            || self.cause().is_some_and(ProviderError::is_outage)
    }

    /// Whether whoever charges cards did not answer.
    pub(crate) fn is_silence(&self) -> bool {
        matches!(self.cause(), Some(ProviderError::NoAnswer(_)))
    }

    /// Whether it would come again however often one tries: a mail that its server refuses for good.
    pub(crate) fn is_permanent(&self) -> bool {
        self.of_post().is_some_and(PostError::is_permanent)
    }

    fn of_post(&self) -> Option<&PostError> {
        self.cause()
    }

    fn cause<T: std::error::Error + 'static>(&self) -> Option<&T> {
        match self {
            Self::Internal(cause) => cause.downcast_ref(),
            Self::Refused(_)
            | Self::Invalid(_)
            | Self::NotFound
            | Self::SignInNeeded
            | Self::Conflict
            | Self::TooMany { .. } => None,
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        if matches!(error, StoreError::Stale) {
            Self::Conflict
        } else {
            Self::internal(error)
        }
    }
}

/// What a use case answers.
pub type Result<T> = std::result::Result<T, Error>;
