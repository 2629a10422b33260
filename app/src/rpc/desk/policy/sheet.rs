//! The form that proposes another version: a field for each value.

use std::collections::BTreeMap;

use domain::policy::Policy;
use domain::policy::condition::VoidEffect;
use domain::policy::setting::{Group, Setting, Value};
use domain::policy::terms::{OnVoid, Payer, PriceBase};
use domain::policy::typed::{OFF, TICKED, Typed};
use service::policy::RawProposal;
use service::say::errors::field_error;
use service::{Desk, Error, Refused};

use super::{ChangeRow, FieldGroup, ProposalForm, ValueField, book, names};
use crate::error::AppError;
use crate::forms::{Choice, Choices, Field, Problems};
use crate::routes::Place;
use crate::rpc;
use crate::rpc::desk::{floor, speak};

/// The name under which a refused form is found again.
pub const FORM: &str = "policy";
/// The field of the reason.
const WHY: &str = "why";

pub async fn propose(
    base: &str,
    act: &str,
    why: &str,
    values: &BTreeMap<String, String>,
) -> Result<(), AppError> {
    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let raw = RawProposal {
        base: book::number(base)?,
        values,
        why,
    };
    let mut typed: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    typed.push((WHY, why));
    if act == "preview" {
        // Whoever may not see the page looks at nothing either.
        desk.policy(&visit.actor, None).await.map_err(rpc::wrong)?;
        return match desk.read_proposal(raw) {
            Ok(_) => show_again(&desk, &typed).await,
            Err(error) => rpc::refuse(error, FORM, &Place::DeskPolicy, &typed).await,
        };
    }
    match desk.propose_policy(&visit.actor, raw).await {
        Err(Error::Conflict) => {
            typed.push((floor::CHANGED, "yes"));
            show_again(&desk, &typed).await
        }
        proposed => {
            let done = |_| Place::DeskPolicy.with("done", "proposed");
            rpc::finish(proposed, done, FORM, &Place::DeskPolicy, &typed).await
        }
    }
}

/// Back to the form with what was typed and what it would change.
async fn show_again(desk: &Desk, typed: &[(&str, &str)]) -> Result<(), AppError> {
    let shown = Refused {
        fields: typed
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect(),
        ..Refused::default()
    };
    let id = desk.keep_refused(FORM, shown, &rpc::client_ip()).await;
    let id = id.map_err(rpc::wrong)?;
    rpc::redirect(&Place::DeskPolicy.with("again", &id.simple().to_string()));
    Ok(())
}

/// What is wrong, each with the name of its value: "the days" alone would be one of twenty.
pub fn problems(refused: Option<&Refused>) -> Option<Problems> {
    let all = all_names();
    let mut problems = rpc::problems(speak::words(), refused, |name| what(&all, name).0)?;
    for (name, text) in &mut problems.items {
        if let (_, Some(label)) = what(&all, name) {
            *text = format!("{label}: {text}");
        }
    }
    Some(problems)
}

/// Every field with the kind of its value and its name.
fn all_names() -> BTreeMap<String, (&'static str, String)> {
    let mut all = BTreeMap::new();
    for (setting, value) in Policy::default().values() {
        let label = names::setting(setting);
        if let Value::Voids { .. } = value {
            all.insert(setting.countries_key(), (COUNTRIES, label.clone()));
        }
        all.insert(setting.key(), (names::what(&value), label));
    }
    all
}

const COUNTRIES: &str = "countries by their code, such as US";

fn what(all: &BTreeMap<String, (&'static str, String)>, name: &str) -> (String, Option<String>) {
    match all.get(name) {
        Some((what, label)) => ((*what).to_owned(), Some(label.clone())),
        None => ("why it is to change".to_owned(), None),
    }
}

/// The form, with what was typed before or with what is in force.
pub fn form(desk: &Desk, in_force: &Policy, refused: Option<&Refused>) -> ProposalForm {
    let typed: Typed = match refused {
        Some(refused) => refused.fields.iter().cloned().collect(),
        None => in_force.typed(),
    };
    let sheet = Sheet {
        typed: &typed,
        refused,
    };
    let changed = if floor::is_changed(refused) {
        "Another version came into force in the meantime. What you typed is still here: look at what it would change now, then propose it."
    } else {
        ""
    };
    let label = (
        "Why is it to change?",
        "Kept with the version",
        "why it is to change",
    );
    ProposalForm {
        base: in_force.version,
        changed: changed.to_owned(),
        preview: refused
            .filter(|refused| refused.errors.is_empty())
            .and_then(|_| preview(desk, in_force, &typed))
            .unwrap_or_default(),
        groups: sheet.groups(in_force),
        why: rpc::field(speak::words(), refused, WHY, label, ""),
    }
}

fn preview(desk: &Desk, in_force: &Policy, typed: &Typed) -> Option<Vec<ChangeRow>> {
    let proposed = Policy::parse(in_force.version, typed, desk.maker.currency).ok()?;
    Some(names::changes(&in_force.changes_to(&proposed)))
}

struct Sheet<'a> {
    typed: &'a Typed,
    refused: Option<&'a Refused>,
}

impl Sheet<'_> {
    fn groups(&self, in_force: &Policy) -> Vec<FieldGroup> {
        let values = in_force.values();
        Group::ALL
            .iter()
            .map(|group| FieldGroup {
                title: names::group(*group).to_owned(),
                fields: values
                    .iter()
                    .filter(|(setting, _)| setting.group() == *group)
                    .map(|(setting, value)| self.field(*setting, value))
                    .collect(),
            })
            .collect()
    }

    fn field(&self, setting: Setting, value: &Value) -> ValueField {
        let (name, label) = (setting.key(), names::setting(setting));
        match value {
            Value::Days(_)
            | Value::BusinessDays(_)
            | Value::ListOfDays(_)
            | Value::Months(_)
            | Value::Share(_)
            | Value::Amount(_) => ValueField::Text {
                field: Field {
                    label,
                    hint: with_rule(names::unit(value), setting),
                    value: self.text(&name).to_owned(),
                    error: self.error(&name, names::what(value)),
                },
                name,
            },
            Value::Switch(_) => ValueField::Tick {
                ticked: self.text(&name) == TICKED,
                label,
                name,
            },
            Value::PriceBase(_) => {
                let all = PriceBase::ALL.iter();
                let all = all.map(|base| (base.key(), names::price_base(*base)));
                self.choice(setting, label, all)
            }
            Value::OnVoid(_) => {
                let all = OnVoid::ALL.iter();
                let all = all.map(|follows| (follows.key(), names::on_void(*follows)));
                self.choice(setting, label, all)
            }
            Value::Payer(_) => {
                let all = Payer::ALL.iter();
                let all = all.map(|payer| (payer.key(), names::payer(*payer)));
                self.choice(setting, label, all)
            }
            Value::Voids { .. } => self.voids(setting, label),
        }
    }

    fn voids(&self, setting: Setting, legend: String) -> ValueField {
        let off = [(OFF, names::effect(None))];
        let effects = VoidEffect::ALL.iter();
        let effects = effects.map(|effect| (effect.key(), names::effect(Some(*effect))));
        let (name, countries_name) = (setting.key(), setting.countries_key());
        ValueField::Voids {
            choices: self.choices(&name, "What it does".into(), effects.chain(off)),
            countries: Field {
                label: "Not in these countries".into(),
                hint: "Codes such as US, parted by commas".into(),
                value: self.text(&countries_name).to_owned(),
                error: self.error(&countries_name, COUNTRIES),
            },
            legend,
            name,
            countries_name,
        }
    }

    fn choice<'k>(
        &self,
        setting: Setting,
        label: String,
        all: impl Iterator<Item = (&'k str, &'k str)>,
    ) -> ValueField {
        let name = setting.key();
        let choices = Choices {
            hint: with_rule(String::new(), setting),
            ..self.choices(&name, label, all)
        };
        ValueField::Choice { name, choices }
    }

    fn choices<'k>(
        &self,
        name: &str,
        legend: String,
        all: impl Iterator<Item = (&'k str, &'k str)>,
    ) -> Choices {
        let chosen = self.text(name);
        Choices {
            legend,
            hint: String::new(),
            error: self.error(name, "one of these"),
            choices: all
                .map(|(key, label)| Choice {
                    value: key.to_owned(),
                    label: label.to_owned(),
                    chosen: key == chosen,
                    ..Choice::default()
                })
                .collect(),
        }
    }

    fn text(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", String::as_str)
    }

    fn error(&self, name: &str, what: &str) -> String {
        let error = self.refused.and_then(|refused| refused.errors.get(name));
        error.map_or_else(String::new, |error| {
            field_error(speak::words(), error, what)
        })
    }
}

/// "Days · S3".
fn with_rule(unit: String, setting: Setting) -> String {
    match (unit.as_str(), setting.rule()) {
        (_, "") => unit,
        ("", rule) => rule.to_owned(),
        (unit, rule) => format!("{unit} · {rule}"),
    }
}
