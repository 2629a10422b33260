//! Somebody new sets up their account at the desk.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::forms::{Field, Problems};

/// Where an invitation is accepted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct InvitationPage {
    pub title: String,
    pub lede: String,
    pub problems: Option<Problems>,
    pub token: String,
    /// Whether name and address are asked for: the first admin was named by nobody.
    pub first: bool,
    pub name: Field,
    pub email: Field,
    /// An `<svg>` element.
    pub qr: String,
    pub secret: String,
    /// The same in groups of four, for typing.
    pub secret_groups: String,
    pub password: Field,
    pub repeat: Field,
    pub code: Field,
}

#[server(input = GetUrl)]
pub async fn load_invitation(
    token: String,
    again: Option<String>,
) -> Result<InvitationPage, AppError> {
    use crate::rpc;

    let words = words::Words::new(words::Lang::En);
    let refused = rpc::refused("invitation", again.as_deref()).await?;
    let refused = refused.as_ref();
    let shown = refused.map(|refused| refused.typed("secret"));
    let invited = rpc::desk()?
        .invitation(&token, shown)
        .await
        .map_err(rpc::wrong)?;
    let first = invited.email.is_empty();
    let lede = if first {
        "You are the first here. Say who you are, choose a password and add an authenticator app."
            .into()
    } else {
        format!(
            "Hello {}. You are invited as {} with {}. Choose a password and add an authenticator app.",
            invited.name,
            super::demo::role_name(words, invited.role).to_lowercase(),
            invited.email
        )
    };
    let field =
        |name: &str, label, hint| rpc::field(words, refused, name, (label, hint, what(name)), "");
    Ok(InvitationPage {
        title: "Set up your account".into(),
        lede,
        problems: rpc::problems(words, refused, |name| what(name).into()),
        token,
        first,
        name: field("name", "Your name", ""),
        email: field("email", "Your e-mail address", ""),
        qr: invited.qr,
        secret_groups: in_groups(&invited.secret),
        secret: invited.secret,
        password: field(
            "password",
            "Password",
            "At least 12 characters. Three or four words that nobody else would put together are good.",
        ),
        repeat: field("repeat", "Password again", ""),
        code: field("code", "Code", "Six digits that the app shows now."),
    })
}

/// Accepts an invitation and signs in.
#[server]
pub async fn accept_invitation(
    #[server(default)] token: String,
    #[server(default)] name: String,
    #[server(default)] email: String,
    #[server(default)] secret: String,
    #[server(default)] password: String,
    #[server(default)] repeat: String,
    #[server(default)] code: String,
) -> Result<(), AppError> {
    use crate::routes::Place;
    use crate::rpc;
    use service::people::RawAcceptance;
    use service::visits::DoorKind;

    let (desk, visit) = (rpc::desk()?, rpc::at_desk_door().await?);
    let raw = RawAcceptance {
        name: &name,
        email: &email,
        secret: &secret,
        password: &password,
        repeat: &repeat,
        code: &code,
    };
    let accepted = desk
        .accept_invitation(&token, raw, &visit, &rpc::agent(), &rpc::client_ip())
        .await;
    match accepted {
        Ok(session) => {
            rpc::open_session(DoorKind::Desk, &session);
            rpc::redirect(&Place::Desk.path());
            Ok(())
        }
        Err(error) => {
            let typed = [
                ("name", name.as_str()),
                ("email", email.as_str()),
                ("secret", secret.as_str()),
            ];
            let error = super::beside("code", error);
            rpc::refuse(error, "invitation", &Place::Invitation(token), &typed).await
        }
    }
}

#[cfg(feature = "ssr")]
fn what(field: &str) -> &'static str {
    match field {
        "name" => "your name",
        "email" => "your e-mail address",
        "code" => "the code",
        _ => "a password",
    }
}

#[cfg(feature = "ssr")]
fn in_groups(secret: &str) -> String {
    let signs: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = signs
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}
