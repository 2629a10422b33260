//! A case that a form of the desk acts on.

use domain::event::Event;
use domain::number::CaseNumber;
use service::console::CaseView;
use service::visits::Visit;
use service::{Command, Desk, Error, Refused};

use super::{history, speak};
use crate::error::AppError;
use crate::routes::Place;

/// The name under which every refused form of a case is kept; the field [`ACT`] says which one it was.
const FORM: &str = "case";
/// Which form it was.
const ACT: &str = "!act";
/// The last event that the person had seen when somebody else was faster.
const SEEN: &str = "!seen";

/// A case as a form had it before it: who acts, on what, and what they had seen.
pub struct Opened {
    pub desk: Desk,
    pub visit: Visit,
    pub number: CaseNumber,
    version: i64,
    seen: i64,
}

impl Opened {
    /// The case of the form's hidden fields.
    pub async fn at(number: &str, version: i64, seen: i64) -> Result<Self, AppError> {
        Ok(Self {
            desk: crate::rpc::desk()?,
            visit: crate::rpc::staff().await?,
            number: speak::number(number)?,
            version,
            seen,
        })
    }

    /// A command on the version that the person saw.
    pub fn command(&self) -> Command<'_> {
        Command::console(&self.visit.actor, self.number, self.version)
    }

    /// A command that is right whatever came between: what is said stays said, what was seen stays seen. So a
    /// technician can press one check after another without waiting for the page.
    pub fn word(&self) -> Command<'_> {
        Command {
            version: None,
            ..self.command()
        }
    }

    /// Ends the form: on to the case, or back to the form with what was typed and what stands against it.
    pub async fn settle(
        &self,
        act: &str,
        result: service::Result<domain::case::Case>,
        typed: &[(&str, &str)],
    ) -> Result<(), AppError> {
        match result {
            Ok(case) => {
                let page = speak::page_of(case.number, case.rma.is_some());
                crate::rpc::redirect(&page.path());
                Ok(())
            }
            Err(error) => self.go_back(act, error, typed).await,
        }
    }

    async fn go_back(
        &self,
        act: &str,
        error: Error,
        typed: &[(&str, &str)],
    ) -> Result<(), AppError> {
        let seen = self.seen.to_string();
        let mut fields = vec![(ACT, act)];
        fields.extend_from_slice(typed);
        if matches!(error, Error::Conflict) {
            fields.push((SEEN, &seen));
        }
        let refused = Refused {
            fields: fields
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            ..match error {
                Error::Invalid(errors) => Refused {
                    errors,
                    ..Refused::default()
                },
                Error::Refused(refusal) => Refused {
                    refusal: Some(refusal),
                    ..Refused::default()
                },
                Error::Conflict => Refused::default(),
                other @ (Error::NotFound
                | Error::SignInNeeded
                | Error::TooMany { .. }
                | Error::Internal(_)) => return Err(crate::rpc::wrong(other)),
            }
        };
        let id = self
            .desk
            .keep_refused(FORM, refused, &crate::rpc::client_ip())
            .await
            .map_err(crate::rpc::wrong)?;
        let form = Place::DeskCase(self.number.ticket());
        crate::rpc::redirect(&form.with("again", &id.simple().to_string()));
        Ok(())
    }
}

/// A form of this case that was refused.
pub struct Again {
    /// Which form.
    pub act: String,
    /// What was typed and what was wrong with it.
    pub refused: Refused,
    /// The last event that they had seen, when somebody else was faster.
    seen: Option<i64>,
}

impl Again {
    /// The form whose id is in the address.
    pub async fn read(again: Option<&str>) -> Result<Option<Self>, AppError> {
        let refused = crate::rpc::refused(FORM, again).await?;
        Ok(refused.map(|refused| Self {
            act: refused.typed(ACT).to_owned(),
            seen: refused.typed(SEEN).parse().ok(),
            refused,
        }))
    }

    /// What others did in the meantime, a sentence each; nothing when nobody was faster.
    pub fn changed(&self, desk: &Desk, view: &CaseView) -> Vec<String> {
        let Some(seen) = self.seen else {
            return Vec::new();
        };
        view.events
            .iter()
            .filter(|one| one.seq > seen)
            .map(|one| told(desk, view, &one.event))
            .collect()
    }

    /// Everything that was typed, for a form that is gone.
    pub fn typed(&self) -> Vec<String> {
        let texts = self.refused.fields.iter();
        texts
            .filter(|(name, text)| !name.starts_with('!') && !text.is_empty())
            .map(|(_, text)| text.clone())
            .collect()
    }

    /// Whether somebody else was faster.
    pub fn is_conflict(&self) -> bool {
        self.seen.is_some()
    }
}

fn told(desk: &Desk, view: &CaseView, event: &Event) -> String {
    let what = history::sentence(desk, view.case.device.family, event)
        .unwrap_or_else(|| "Wrote something".into());
    format!(
        "{} {}: {what}",
        speak::stamp(desk, event.at),
        history::who(view, event.by)
    )
}
