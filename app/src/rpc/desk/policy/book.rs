//! The whole page, and the two decisions about a proposal.

use domain::id::StaffId;
use domain::policy::Policy;
use domain::policy::setting::{Group, Setting, Value};
use service::policy::{Deed, PolicyBook, PolicyVersion};
use service::{Desk, Refused};

use super::{NamedValue, PolicyPage, Proposal, ValueGroup, Version, names, sheet};
use crate::error::AppError;
use crate::routes::Place;
use crate::rpc;
use crate::rpc::desk::{Sign, speak};

/// What the query says when the form is asked for.
pub const PROPOSE: &str = "propose";
/// The form of a decision, for the rare one that is refused.
const DECISION: &str = "policy-decision";

/// The number of a version in a form. One that cannot be read is no version.
pub fn number(text: &str) -> Result<u32, AppError> {
    text.parse().map_err(|_| rpc::fail(AppError::NotFound))
}

/// Ends a decision.
pub async fn decided(result: service::Result<()>, done: &str) -> Result<(), AppError> {
    let next = |()| Place::DeskPolicy.with("done", done);
    rpc::finish(result, next, DECISION, &Place::DeskPolicy, &[]).await
}

pub async fn load(
    act: Option<&str>,
    again: Option<&str>,
    done: Option<&str>,
) -> Result<PolicyPage, AppError> {
    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let book = desk.policy_book(&visit.actor).await.map_err(rpc::wrong)?;
    let typed = rpc::refused(sheet::FORM, again).await?;
    let decision = rpc::refused(DECISION, again).await?;
    let edits = typed.is_some() || (act == Some(PROPOSE) && book.open().is_none());
    Ok(page(
        &desk,
        &book,
        edits,
        (typed.as_ref(), decision.as_ref()),
        done,
    ))
}

fn page(
    desk: &Desk,
    book: &PolicyBook,
    edits: bool,
    (typed, decision): (Option<&Refused>, Option<&Refused>),
    done: Option<&str>,
) -> PolicyPage {
    let proposal = book.open().filter(|_| !edits);
    let problems = sheet::problems(typed)
        .or_else(|| rpc::problems(speak::words(), decision, |_| String::new()));
    PolicyPage {
        done: said(done).to_owned(),
        problems: problems.filter(|problems| !problems.items.is_empty()),
        stand: stand(desk, book),
        groups: if edits {
            Vec::new()
        } else {
            groups(desk, book)
        },
        propose: if edits || book.open().is_some() {
            String::new()
        } else {
            Place::DeskPolicy.with("act", PROPOSE)
        },
        proposal: proposal.map(|version| self::proposal(desk, book, version)),
        form: edits.then(|| sheet::form(desk, &book.in_force, typed)),
        history: if edits {
            Vec::new()
        } else {
            history(desk, book)
        },
    }
}

fn said(done: Option<&str>) -> &'static str {
    match done {
        Some("proposed") => "It is proposed. Somebody else puts it into force.",
        Some("activated") => "It is in force. RMAs that were issued keep the version they have.",
        Some("withdrawn") => "The proposal is withdrawn.",
        Some(_) | None => "",
    }
}

fn stand(desk: &Desk, book: &PolicyBook) -> String {
    let version = book.in_force.version;
    let kept = book
        .versions
        .iter()
        .find(|one| one.policy.version == version);
    let since = kept.and_then(|kept| kept.activated);
    match since {
        Some(deed) => format!(
            "Version {version} is in force since {}, put into force by {}.",
            speak::stamp(desk, deed.at),
            name(book, deed.by)
        ),
        None => format!("Version {version} is in force: the values that Calltag comes with."),
    }
}

fn groups(desk: &Desk, book: &PolicyBook) -> Vec<ValueGroup> {
    let (values, built_in) = (book.in_force.values(), desk.first_policy().values());
    let all: Vec<_> = values.into_iter().zip(built_in).collect();
    Group::ALL
        .iter()
        .map(|group| ValueGroup {
            title: names::group(*group).to_owned(),
            values: all
                .iter()
                .filter(|((setting, _), _)| setting.group() == *group)
                .map(|((setting, value), (_, built_in))| shown(*setting, value, value == built_in))
                .collect(),
        })
        .collect()
}

fn shown(setting: Setting, value: &Value, built_in: bool) -> NamedValue {
    let mark = if built_in && setting.is_ours_to_confirm() {
        "default, confirm with the owner"
    } else {
        ""
    };
    NamedValue {
        name: names::setting(setting),
        value: names::value(value),
        rule: setting.rule().to_owned(),
        mark: mark.to_owned(),
    }
}

fn proposal(desk: &Desk, book: &PolicyBook, version: &PolicyVersion) -> Proposal {
    let own = version.proposed.by == book.reader;
    let note = if own {
        "Somebody else puts it into force: two people set the policy."
    } else {
        ""
    };
    Proposal {
        version: version.policy.version,
        title: format!("Version {} is proposed", version.policy.version),
        by: deed(desk, book, version.proposed),
        why: version.why.clone(),
        changes: names::changes(&book.in_force.changes_to(&version.policy)),
        activate: !own,
        withdraw: if own { "Withdraw" } else { "Turn it down" }.to_owned(),
        note: note.to_owned(),
    }
}

fn history(desk: &Desk, book: &PolicyBook) -> Vec<Version> {
    let built_in = Version {
        number: Policy::FIRST.to_string(),
        sign: in_force_or(book, Policy::FIRST, "Earlier"),
        why: "The values that Calltag comes with".into(),
        proposed: String::new(),
        decided: String::new(),
        changes: Vec::new(),
    };
    let closed = book.versions.iter().filter(|version| !version.is_open());
    closed
        .map(|version| past(desk, book, version))
        .chain([built_in])
        .collect()
}

fn past(desk: &Desk, book: &PolicyBook, version: &PolicyVersion) -> Version {
    let number = version.policy.version;
    let (sign, decided) = match (version.activated, version.withdrawn) {
        (Some(by), _) => (in_force_or(book, number, "Earlier"), Some(by)),
        (None, by) => (sign("blank", "Withdrawn"), by),
    };
    let before = before(desk, book, number);
    Version {
        number: number.to_string(),
        sign,
        why: version.why.clone(),
        proposed: deed(desk, book, version.proposed),
        decided: decided.map_or_else(String::new, |by| deed(desk, book, by)),
        changes: names::changes(&before.changes_to(&version.policy)),
    }
}

/// The version that was in force when this one was proposed.
fn before(desk: &Desk, book: &PolicyBook, number: u32) -> Policy {
    let earlier = book
        .versions
        .iter()
        .find(|one| one.activated.is_some() && one.policy.version < number);
    earlier.map_or_else(|| desk.first_policy(), |one| one.policy.clone())
}

fn in_force_or(book: &PolicyBook, number: u32, otherwise: &str) -> Sign {
    if book.in_force.version == number {
        sign("done", "In force")
    } else {
        sign("blank", otherwise)
    }
}

fn sign(key: &str, word: &str) -> Sign {
    Sign {
        key: key.into(),
        word: word.into(),
    }
}

/// "Robin Reyes, 3 Mar 10:00".
fn deed(desk: &Desk, book: &PolicyBook, deed: Deed) -> String {
    format!("{}, {}", name(book, deed.by), speak::stamp(desk, deed.at))
}

fn name(book: &PolicyBook, id: StaffId) -> &str {
    book.names.get(&id).map_or("somebody", String::as_str)
}
