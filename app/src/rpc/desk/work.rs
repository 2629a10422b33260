//! Work that is stuck.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// What was put aside after too many tries, the latest first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WorkPage {
    pub rows: Vec<Stuck>,
}

/// One piece of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Stuck {
    pub id: String,
    pub what: String,
    pub tries: String,
    pub since: String,
    pub error: String,
}

#[server(input = GetUrl)]
pub async fn load_work() -> Result<WorkPage, AppError> {
    use crate::rpc;

    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let stuck = desk.stuck_work(&visit.actor).await.map_err(rpc::wrong)?;
    let words = words::Words::new(words::Lang::En);
    let row = |job: service::DeadJob| {
        let at = domain::time::Timestamp::from_micros(job.dead_at);
        Stuck {
            id: job.id.simple().to_string(),
            what: job.kind,
            tries: words.number(job.attempts),
            since: words.date_time(desk.calendar.zone.local(at)),
            error: job.last_error.unwrap_or_default(),
        }
    };
    Ok(WorkPage {
        rows: stuck.into_iter().map(row).collect(),
    })
}

/// Tries a piece of work again.
#[server]
pub async fn revive(#[server(default)] job: String) -> Result<(), AppError> {
    use crate::rpc;

    let (desk, visit) = (rpc::desk()?, rpc::staff().await?);
    let job = job.parse().map_err(|_| rpc::fail(AppError::NotFound))?;
    desk.revive_work(&visit.actor, job)
        .await
        .map_err(rpc::wrong)?;
    rpc::redirect(&crate::routes::Place::DeskWork.path());
    Ok(())
}
