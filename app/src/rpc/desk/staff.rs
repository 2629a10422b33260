//! Who works here: for those who manage them.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::forms::{Choices, Field, Problems};
use crate::rpc::desk::Sign;

/// Who works here, who is invited, and the form that invites somebody.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StaffPage {
    /// Said after an invitation was sent; empty otherwise.
    pub done: String,
    pub problems: Option<Problems>,
    pub members: Vec<Member>,
    pub invited: Vec<Member>,
    pub name: Field,
    pub email: Field,
    pub role: Choices,
}

/// One row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Member {
    /// Their identity; empty for somebody who is invited.
    pub id: String,
    pub name: String,
    pub email: String,
    pub role: String,
    pub sign: Sign,
    /// Whether they can be invited anew, with another password and authenticator.
    pub renew: bool,
    /// Whether it is an invitation, which can be taken back.
    pub withdraw: bool,
    /// What can be done to them: the value and the word of a button; nothing to oneself.
    pub act: Option<(String, String)>,
}

#[server(input = GetUrl)]
pub async fn load_staff(
    again: Option<String>,
    done: Option<String>,
) -> Result<StaffPage, AppError> {
    use crate::rpc;

    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let roster = desk.roster(&visit.actor).await.map_err(rpc::wrong)?;
    let words = words::Words::new(words::Lang::En);
    let refused = rpc::refused("invite", again.as_deref()).await?;
    let refused = refused.as_ref();
    let me = visit.actor.staff().map(|(id, _)| id);
    let field = |name: &str, label| rpc::field(words, refused, name, (label, "", what(name)), "");
    Ok(StaffPage {
        done: done.map_or_else(String::new, |_| "The invitation is on its way.".into()),
        problems: rpc::problems(words, refused, |name| what(name).into()),
        members: roster
            .members
            .into_iter()
            .map(|member| shown(words, member, me))
            .collect(),
        invited: roster
            .invitations
            .into_iter()
            .filter(|invitation| !invitation.email.is_empty())
            .map(|invitation| waiting(words, invitation))
            .collect(),
        name: field("name", "Name"),
        email: field("email", "E-mail address"),
        role: roles(words, refused),
    })
}

/// Invites somebody to work here.
#[server]
pub async fn invite(
    #[server(default)] name: String,
    #[server(default)] email: String,
    #[server(default)] role: String,
) -> Result<(), AppError> {
    use crate::routes::Place;
    use crate::rpc;

    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let raw = service::people::RawInvitation {
        name: &name,
        email: &email,
        role: &role,
    };
    let invited = desk.invite(&visit.actor, raw).await;
    let typed = [
        ("name", name.as_str()),
        ("email", email.as_str()),
        ("role", role.as_str()),
    ];
    let done = |()| Place::DeskStaff.with("done", "invited");
    rpc::finish(invited, done, "invite", &Place::DeskStaff, &typed).await
}

/// Invites somebody anew who has lost their password or authenticator.
#[server]
pub async fn invite_again(#[server(default)] member: String) -> Result<(), AppError> {
    use crate::rpc;

    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let member = member.parse().map_err(|_| rpc::fail(AppError::NotFound))?;
    desk.invite_again(&visit.actor, member)
        .await
        .map_err(rpc::wrong)?;
    rpc::redirect(&crate::routes::Place::DeskStaff.with("done", "invited"));
    Ok(())
}

/// Takes an invitation back.
#[server]
pub async fn withdraw_invitation(#[server(default)] email: String) -> Result<(), AppError> {
    use crate::rpc;

    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    desk.withdraw_invitation(&visit.actor, &email)
        .await
        .map_err(rpc::wrong)?;
    rpc::redirect(&crate::routes::Place::DeskStaff.path());
    Ok(())
}

/// Stops somebody from signing in, or lets them in again.
#[server]
pub async fn set_active(
    #[server(default)] member: String,
    #[server(default)] act: String,
) -> Result<(), AppError> {
    use crate::rpc;

    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let member = member.parse().map_err(|_| rpc::fail(AppError::NotFound))?;
    let active = match act.as_str() {
        "suspend" => false,
        "let-in" => true,
        _ => return Err(rpc::fail(AppError::Malformed)),
    };
    desk.set_active(&visit.actor, member, active)
        .await
        .map_err(rpc::wrong)?;
    rpc::redirect(&crate::routes::Place::DeskStaff.path());
    Ok(())
}

#[cfg(feature = "ssr")]
fn shown(
    words: words::Words,
    member: service::StaffMember,
    me: Option<domain::id::StaffId>,
) -> Member {
    let (sign, act) = if member.active {
        (("done", "Works here"), ("suspend", "Suspend"))
    } else {
        (("trouble", "Suspended"), ("let-in", "Let in again"))
    };
    Member {
        id: member.id.to_string(),
        name: member.name,
        email: member.email,
        role: role_name(words, member.role),
        sign: named(sign),
        renew: member.active && me != Some(member.id),
        withdraw: false,
        act: (me != Some(member.id)).then(|| (act.0.into(), act.1.into())),
    }
}

#[cfg(feature = "ssr")]
fn waiting(words: words::Words, invitation: service::Invitation) -> Member {
    Member {
        id: String::new(),
        name: invitation.name,
        email: invitation.email,
        role: role_name(words, invitation.role),
        sign: named(("waiting", "Invited")),
        renew: false,
        withdraw: true,
        act: None,
    }
}

#[cfg(feature = "ssr")]
fn named((key, word): (&str, &str)) -> Sign {
    Sign {
        key: key.into(),
        word: word.into(),
    }
}

#[cfg(feature = "ssr")]
fn role_name(words: words::Words, role: domain::access::Role) -> String {
    crate::rpc::account::demo::role_name(words, role).to_owned()
}

#[cfg(feature = "ssr")]
fn roles(words: words::Words, refused: Option<&service::Refused>) -> Choices {
    use crate::forms::Choice;
    let chosen = refused.map_or("technician", |refused| refused.typed("role"));
    let error = refused.and_then(|refused| refused.errors.get("role"));
    Choices {
        legend: "Role".into(),
        hint: String::new(),
        error: error.map_or_else(String::new, |error| {
            service::say::errors::field_error(words, error, what("role"))
        }),
        choices: domain::access::Role::ALL
            .into_iter()
            .map(|role| Choice {
                value: role.key().into(),
                label: role_name(words, role),
                chosen: role.key() == chosen,
                ..Choice::default()
            })
            .collect(),
    }
}

#[cfg(feature = "ssr")]
fn what(field: &str) -> &'static str {
    match field {
        "name" => "their name",
        "email" => "their e-mail address",
        _ => "their role",
    }
}
