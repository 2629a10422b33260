//! Looking a case up, following it and changing what can still be changed.
//!
//! One module a page; what several of them share is here.

use serde::{Deserialize, Serialize};

pub mod acts;
pub mod advance;
pub mod appeal;
pub mod case;
pub mod code;
pub mod estimate;
pub mod find;
#[cfg(feature = "ssr")]
mod spoken;
pub mod warranty;
#[cfg(feature = "ssr")]
pub(crate) use spoken::ways;

#[cfg(feature = "ssr")]
pub(crate) use shared::*;

/// A link with its word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Where to.
    pub href: String,
    /// What it says.
    pub label: String,
}

/// The question for a code, in place of a form that only the case's customer may send.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prove {
    /// The heading.
    pub title: String,
    /// To which masked address the code goes, and why.
    pub lead: String,
    /// The button.
    pub go: String,
    /// Which case.
    pub number: String,
    /// The part of the case to go on to.
    pub then: String,
}

#[cfg(feature = "ssr")]
mod shared {
    use domain::number::CaseNumber;
    use service::tracking::CaseView;
    use service::visits::Visit;
    use service::{Command, Desk};
    use words::Words;

    use super::Prove;
    use crate::error::AppError;
    use crate::routes::Place;
    use crate::rpc;

    /// A case as this browser may see it, and the words for it.
    pub(crate) struct Look {
        pub desk: Desk,
        pub words: Words,
        pub view: CaseView,
    }

    /// The case of this address, as this browser may see it.
    pub(crate) async fn look(number: &str) -> Result<Look, AppError> {
        let (desk, visit, reader) = (rpc::desk()?, rpc::customer().await?, rpc::reader());
        let number = number_of(number)?;
        let view = desk
            .view(&visit.actor, number, reader.lang)
            .await
            .map_err(rpc::wrong)?;
        Ok(Look {
            desk,
            words: reader.words(),
            view,
        })
    }

    /// The number in an address. One that cannot be is no place.
    pub(crate) fn number_of(text: &str) -> Result<CaseNumber, AppError> {
        CaseNumber::parse(text).map_err(|_| rpc::fail(AppError::NotFound))
    }

    /// A customer's form on a case: the desk, who sends it and which case it is about.
    pub(crate) async fn sender(number: &str) -> Result<(Desk, Visit, CaseNumber), AppError> {
        Ok((rpc::desk()?, rpc::customer().await?, number_of(number)?))
    }

    /// Ends a form on a case. Whom only the link let in is asked for a code first, and led back after it.
    pub(crate) async fn finish<T>(
        result: Result<T, service::Error>,
        done: &Place,
        (name, form): (&str, &Place),
        typed: &[(&str, &str)],
    ) -> Result<(), AppError> {
        if let (Err(service::Error::SignInNeeded), Place::TrackPart(number, part)) = (&result, form)
        {
            let code = Place::TrackPart(number.clone(), "code".into());
            rpc::redirect(&code.with("then", part));
            return Ok(());
        }
        rpc::finish(result, |_| done.path(), name, form, typed).await
    }

    impl Look {
        /// The number as it stands in addresses and on the page: the ticket's face until there is an RMA.
        pub(crate) fn number(&self) -> String {
            face(&self.view)
        }

        /// The place of the case.
        pub(crate) fn place(&self) -> Place {
            Place::TrackCase(self.number())
        }

        /// The place of one of its parts.
        pub(crate) fn part(&self, part: &str) -> Place {
            Place::TrackPart(self.number(), part.into())
        }

        /// The question for a code, when this browser may only look.
        pub(crate) fn prove(&self, then: &str) -> Option<Prove> {
            let words = self.words;
            (!self.view.is_own()).then(|| Prove {
                title: words.track_prove_title().into(),
                lead: words.track_prove_lead(&self.view.person.email),
                go: words.track_prove_go().into(),
                number: self.number(),
                then: then.into(),
            })
        }
    }

    pub(crate) fn face(view: &CaseView) -> String {
        if view.is_authorised {
            view.number.rma()
        } else {
            view.number.ticket()
        }
    }

    /// A customer's command on a case.
    pub(crate) fn command(visit: &Visit, number: CaseNumber) -> Command<'_> {
        Command::portal(&visit.actor, number)
    }
}
