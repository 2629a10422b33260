//! The list of accounts.

use domain::access::Permit;
use domain::account::Age;
use domain::id::StaffId;
use domain::ledger::Party;
use serde::Serialize;
use service::accounts::{Accounts, AccountsView, COST_DAYS, FamilyCost, Standing};
use service::say::entries;

use super::{AccountRow, AccountsPage, CostRow, Costs, WaitingRow};
use crate::error::AppError;
use crate::routes::Place;
use crate::rpc;
use crate::rpc::desk::queue::QueueTab;
use crate::rpc::desk::speak;

pub async fn load(
    view: Option<&str>,
    text: Option<&str>,
    after: Option<&str>,
) -> Result<AccountsPage, AppError> {
    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let text = text.unwrap_or_default().trim();
    let after = after.unwrap_or_default();
    let found = desk
        .accounts(&visit.actor, view.unwrap_or_default(), text, after)
        .await
        .map_err(rpc::wrong)?;
    let looked = !text.is_empty();
    let nothing = match (found.rows.is_empty(), looked) {
        (false, _) => "",
        (true, true) => "No customer or distributor has this in their name or e-mail address.",
        (true, false) => "No account is in this view now.",
    };
    let waiting = found.waiting.iter().map(|(one, name)| WaitingRow {
        href: page_of(one.holder),
        account: name.clone(),
        what: entries::kind(speak::words(), one.booking.kind).into(),
        amount: speak::money(one.booking.amount),
        by: format!(
            "{}, {}",
            named(&found, one.entered.by),
            speak::stamp(&desk, one.entered.at)
        ),
    });
    let costs = if after.is_empty() && !looked && visit.actor.may(Permit::Countersign) {
        let costs = desk.warranty_costs(&visit.actor).await;
        Some(self::costs(&costs.map_err(rpc::wrong)?))
    } else {
        None
    };
    let here = |after: &str| address(found.view, text, after);
    Ok(AccountsPage {
        tabs: AccountsView::ALL
            .into_iter()
            .map(|view| QueueTab {
                href: Place::DeskAccounts.with("view", view.key()),
                name: name_of(view).into(),
                count: None,
                current: !looked && view == found.view,
            })
            .collect(),
        waiting: waiting.collect(),
        costs,
        rows: found.rows.iter().map(|one| row(&found, one)).collect(),
        nothing: nothing.into(),
        next: found.next.as_deref().map(here).unwrap_or_default(),
        first: if after.is_empty() {
            String::new()
        } else {
            here("")
        },
        text: text.to_owned(),
    })
}

fn costs(costs: &[FamilyCost]) -> Costs {
    let row = |one: &FamilyCost| CostRow {
        family: speak::family(one.family).into(),
        devices: one.devices.to_string(),
        cost: speak::money(one.cost),
    };
    Costs {
        days: COST_DAYS.to_string(),
        rows: costs.iter().map(row).collect(),
    }
}

/// The page of this account.
pub fn page_of(party: Party) -> String {
    Place::DeskAccount(party.account_name().unwrap_or_default()).path()
}

const fn name_of(view: AccountsView) -> &'static str {
    match view {
        AccountsView::All => "All",
        AccountsView::Owing => "Owe us",
        AccountsView::Credit => "We owe",
    }
}

#[derive(Serialize)]
struct Query<'a> {
    view: &'a str,
    q: &'a str,
    after: &'a str,
}

fn address(view: AccountsView, text: &str, after: &str) -> String {
    let query = Query {
        view: view.key(),
        q: text,
        after,
    };
    let query = serde_qs::to_string(&query);
    format!(
        "{}?{}",
        Place::DeskAccounts.path(),
        query.unwrap_or_default()
    )
}

fn named(found: &Accounts, by: StaffId) -> &str {
    found.names.get(&by).map_or("somebody", String::as_str)
}

fn row(found: &Accounts, one: &Standing) -> AccountRow {
    let overdue = one.open.overdue(found.policy.payment_days, found.today);
    AccountRow {
        href: page_of(one.holder.party),
        name: one.holder.name.clone(),
        about: one.holder.about.clone(),
        owed: speak::money(one.holder.owed),
        aged: Age::ALL
            .iter()
            .map(|age| speak::money(one.open.aged(*age, found.today)))
            .collect(),
        late: !overdue.is_zero(),
        overdue: speak::money(overdue),
        left: one.credit.left().map_or_else(|| "–".into(), speak::money),
    }
}
