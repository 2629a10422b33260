//! The worker: does the jobs that changes have left behind, in every process that serves.

use std::time::Duration;

use service::Desk;
use tokio_util::sync::CancellationToken;

/// How often a worker looks for jobs of which nobody told it: those of other processes, and deadlines that came.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// How long a worker rests when the database does not answer.
const REST: Duration = Duration::from_secs(5);

/// Works until it is stopped; what it holds then goes back.
pub async fn work(desk: Desk, stop: CancellationToken) {
    let owner = desk.entropy.uuid_v7(desk.now());
    if let Err(error) = desk.plan_sweep().await {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "the sweep was not planned"
        );
    }
    while !stop.is_cancelled() {
        let pause = match desk.work_once(owner).await {
            Ok(0) => Some(LOOK_EVERY),
            Ok(_) => None,
            Err(error) => {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "the worker failed"
                );
                Some(REST)
            }
        };
        if let Some(pause) = pause {
            tokio::select! {
                () = stop.cancelled() => {}
                () = desk.work.notified() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
    }
    if let Err(error) = desk.release_jobs(owner).await {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "jobs were not given back"
        );
    }
}
