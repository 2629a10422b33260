//! Signing in, as customer and as staff, and the demonstration's house.

pub mod demo;
pub mod invitation;
pub mod mailbox;
pub mod returns;
pub mod sign_in;
pub mod staff;
pub mod statement;

/// What the form of that name was refused for; nothing when it is only kept to be gone on with.
#[cfg(feature = "ssr")]
fn wrong_in(refused: Option<&service::Refused>) -> Option<&service::Refused> {
    refused.filter(|refused| !refused.errors.is_empty())
}

/// Too many tries are told beside a field of the form, so that what was typed stays.
#[cfg(feature = "ssr")]
fn beside(field: &str, error: service::Error) -> service::Error {
    use domain::field::{FieldError, FieldErrors};
    use service::Error;
    match error {
        Error::TooMany { .. } => FieldErrors::one(field, FieldError::TooManyAttempts).into(),
        Error::Refused(_)
        | Error::Invalid(_)
        | Error::NotFound
        | Error::SignInNeeded
        | Error::Conflict
        | Error::Internal(_) => error,
    }
}

/// Where to go after signing in: where somebody wanted to go, else `home`.
#[cfg(feature = "ssr")]
fn onward(next: &str, home: &crate::routes::Place) -> String {
    match crate::routes::local(next) {
        "/" => home.path(),
        inside => inside.to_owned(),
    }
}
