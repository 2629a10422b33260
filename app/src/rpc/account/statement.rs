//! What stands on a customer's own account.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::rpc::statement::Sheet;

/// What the page shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StatementPage {
    pub title: String,
    /// Whose it is.
    pub name: String,
    /// How it stands.
    pub stand: String,
    /// How what is owed is paid; empty when nothing is.
    pub pay: String,
    /// The word of the way back.
    pub back: String,
    /// The card that is saved.
    pub card: Option<OwnCard>,
    pub sheet: Sheet,
}

/// A card that is saved.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OwnCard {
    /// The heading.
    pub title: String,
    /// Which it is, and for what.
    pub text: String,
    /// The button that removes it.
    pub remove: String,
    /// What that does.
    pub consequence: String,
}

#[server(input = GetUrl)]
pub async fn load_statement(
    from: Option<String>,
    until: Option<String>,
    currency: Option<String>,
) -> Result<StatementPage, AppError> {
    use service::Error;
    use service::accounts::statement::RawPeriod;

    use crate::routes::Place;
    use crate::rpc;
    use crate::rpc::statement::sheet::Shown;

    let (desk, visit) = (rpc::desk()?, rpc::customer().await?);
    let words = rpc::reader().words();
    let typed = RawPeriod {
        from: from.as_deref().unwrap_or_default(),
        until: until.as_deref().unwrap_or_default(),
        currency: currency.as_deref().unwrap_or_default(),
    };
    let (sheet, errors) = match desk.own_account(&visit.actor, typed).await {
        Err(Error::Invalid(errors)) => {
            let usual = RawPeriod {
                currency: typed.currency,
                ..RawPeriod::default()
            };
            let sheet = desk.own_account(&visit.actor, usual).await;
            (sheet.map_err(rpc::wrong)?, Some(errors))
        }
        sheet => (sheet.map_err(rpc::wrong)?, None),
    };
    let card = desk.own_card(&visit.actor).await.map_err(rpc::wrong)?;
    let page = Place::Statement.path();
    let shown = Shown {
        desk: &desk,
        words,
        sheet: &sheet,
        typed,
        errors,
        files: page.clone(),
        page,
    };
    Ok(StatementPage {
        title: words.account_title().into(),
        name: words.account_of(&sheet.standing.holder.name),
        stand: shown.stand(),
        pay: shown.pay(),
        back: words.account_returns().into(),
        card: card.map(|card| OwnCard {
            title: words.card_own_title().into(),
            text: words.card_own_text(card),
            remove: words.card_own_remove().into(),
            consequence: words.card_own_remove_consequence().into(),
        }),
        sheet: shown.model(
            |number| Place::TrackCase(number.rma()).path(),
            |_| (String::new(), None),
        ),
    })
}

/// Removes the card that is saved.
#[server]
pub async fn remove_card() -> Result<(), AppError> {
    use crate::routes::Place;
    use crate::rpc;

    let (desk, visit) = (rpc::desk()?, rpc::customer().await?);
    let done = desk.remove_own_card(&visit.actor).await;
    let page = Place::Statement;
    rpc::finish(done, |()| page.path(), "own-card", &page, &[]).await
}
