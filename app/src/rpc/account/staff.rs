//! The staff's door. It speaks English, like the desk.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::forms::{Field, Problems};

/// Where staff sign in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeskDoorPage {
    pub title: String,
    pub problems: Option<Problems>,
    pub email: Field,
    pub password: Field,
    pub code: Field,
    /// Where to go afterwards.
    pub next: String,
}

#[server(input = GetUrl)]
pub async fn load_desk_door(
    next: Option<String>,
    again: Option<String>,
) -> Result<DeskDoorPage, AppError> {
    let words = words::Words::new(words::Lang::En);
    let refused = crate::rpc::refused("desk-door", again.as_deref()).await?;
    let refused = refused.as_ref();
    let next = next
        .as_deref()
        .or_else(|| refused.map(|refused| refused.typed("next")));
    let field = |name: &str, label, hint, what| {
        crate::rpc::field(words, refused, name, (label, hint, what), "")
    };
    Ok(DeskDoorPage {
        title: "Sign in at the desk".into(),
        problems: crate::rpc::problems(words, refused, |field| {
            match field {
                "password" => "your password",
                "code" => "the code",
                _ => "your e-mail address",
            }
            .into()
        }),
        email: field("email", "E-mail address", "", "your e-mail address"),
        password: field("password", "Password", "", "your password"),
        code: field(
            "code",
            "Code",
            "Six digits from your authenticator app.",
            "the code",
        ),
        next: crate::routes::local(next.unwrap_or("/")).into(),
    })
}

/// Signs a member of staff in.
#[server]
pub async fn enter_desk(
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] code: String,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    use crate::routes::Place;
    use crate::rpc;
    use service::people::RawSignIn;
    use service::visits::DoorKind;

    let (desk, visit) = (rpc::desk()?, rpc::at_desk_door().await?);
    let raw = RawSignIn {
        email: &email,
        password: &password,
        code: &code,
    };
    let entered = desk
        .enter_desk(raw, &visit, &rpc::agent(), &rpc::client_ip())
        .await;
    match entered {
        Ok(token) => {
            rpc::open_session(DoorKind::Desk, &token);
            rpc::redirect(&super::onward(&next, &Place::Desk));
            Ok(())
        }
        Err(error) => {
            let typed = [("email", email.as_str()), ("next", next.as_str())];
            let error = super::beside("email", error);
            rpc::refuse(error, "desk-door", &Place::StaffSignIn, &typed).await
        }
    }
}

/// Signs a member of staff out.
#[server]
pub async fn leave_desk() -> Result<(), AppError> {
    use crate::rpc;
    use service::visits::DoorKind;

    let (desk, visit) = (rpc::desk()?, rpc::at_desk_door().await?);
    desk.sign_out(&visit).await.map_err(rpc::wrong)?;
    rpc::close_session(DoorKind::Desk);
    rpc::redirect(&crate::routes::Place::StaffSignIn.path());
    Ok(())
}
