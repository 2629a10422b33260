//! The mailbox of the demonstration.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// The letters, and the one that is open.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MailboxPage {
    pub title: String,
    pub lede: String,
    pub empty_title: String,
    pub empty: String,
    pub letters: Vec<Envelope>,
    pub open: Option<OpenLetter>,
}

/// A letter in the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Envelope {
    pub id: String,
    pub subject: String,
    pub to: String,
    pub written: String,
    /// Whether it is the one that is open.
    pub open: bool,
}

/// The letter that is open.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OpenLetter {
    pub id: String,
    pub subject: String,
    pub to: String,
    pub written: String,
    /// What goes with it; empty when nothing does.
    pub enclosure: String,
    /// Names the frame.
    pub frame: String,
}

#[server(input = GetUrl)]
pub async fn load_mailbox(id: Option<String>) -> Result<MailboxPage, AppError> {
    use crate::rpc;

    let (desk, words) = (rpc::desk()?, rpc::reader().words());
    let letters = desk.mailbox().await.map_err(rpc::wrong)?;
    let open = match id.as_deref() {
        Some(id) => Some(opened(&desk, words, id).await?),
        None => None,
    };
    let current = open.as_ref().map(|letter| letter.id.clone());
    let envelope = |mail: &service::Mail| Envelope {
        id: mail.id.simple().to_string(),
        subject: mail.subject.clone(),
        to: words.mailbox_to(&mail.recipient),
        written: written(&desk, words, mail),
        open: current.as_deref() == Some(&mail.id.simple().to_string()),
    };
    Ok(MailboxPage {
        title: words.mailbox_title().into(),
        lede: words.mailbox_lede().into(),
        empty_title: words.mailbox_empty_title().into(),
        empty: words.mailbox_empty().into(),
        letters: letters.iter().map(envelope).collect(),
        open,
    })
}

#[cfg(feature = "ssr")]
async fn opened(
    desk: &service::Desk,
    words: words::Words,
    id: &str,
) -> Result<OpenLetter, AppError> {
    use crate::rpc;

    let id = id.parse().map_err(|_| rpc::fail(AppError::NotFound))?;
    let mail = desk.mailbox_letter(id).await.map_err(rpc::wrong)?;
    let enclosure = mail.attachment_name.as_deref();
    Ok(OpenLetter {
        id: mail.id.simple().to_string(),
        to: words.mailbox_to(&mail.recipient),
        written: written(desk, words, &mail),
        enclosure: enclosure.map_or_else(String::new, |name| words.mailbox_attachment(name)),
        frame: words.mailbox_letter().into(),
        subject: mail.subject,
    })
}

#[cfg(feature = "ssr")]
fn written(desk: &service::Desk, words: words::Words, mail: &service::Mail) -> String {
    let at = domain::time::Timestamp::from_micros(mail.created_at);
    words.date_time(desk.calendar.zone.local(at))
}
