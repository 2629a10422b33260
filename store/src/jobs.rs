//! The queue of work. Claimed by lease, which needs no lock that one of the databases lacks.

use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::StoreResult;

/// A job to be enqueued.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// Its identity.
    pub id: Uuid,
    /// What it is, for people.
    pub kind: String,
    /// What it is, for the worker: JSON.
    pub payload: String,
    /// From when it may run, microseconds since 1970 UTC.
    pub run_at: i64,
    /// A key under which it exists once at most.
    pub dedup: Option<String>,
}

/// A job that a worker holds. Finishing it needs the lease: who lost theirs finishes nothing.
#[derive(Debug, Clone, FromRow)]
pub struct JobLease {
    /// Its identity.
    pub id: Uuid,
    /// What it is, for people.
    pub kind: String,
    /// What it is, for the worker: JSON.
    pub payload: String,
    /// From when it might run, microseconds since 1970 UTC.
    pub run_at: i64,
    /// Which try this is, from 1.
    pub attempts: i64,
    /// Until when it is held; also the fence.
    pub leased_until: i64,
}

/// A job that was put aside after too many tries.
#[derive(Debug, Clone, FromRow)]
pub struct DeadJob {
    /// Its identity.
    pub id: Uuid,
    /// What it is.
    pub kind: String,
    /// How often it was tried.
    pub attempts: i64,
    /// Why it failed last.
    pub last_error: Option<String>,
    /// When it was put aside, microseconds since 1970 UTC.
    pub dead_at: i64,
}

const ENQUEUE: &str = "
    insert into job (id, kind, payload, run_at, dedup, created_at)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (dedup) do nothing";

const LEASE: &str = "
    update job
    set leased_until = $1, lease_owner = $2, attempts = attempts + 1
    where id in (
        select id from job
        where dead_at is null and run_at <= $3 and leased_until <= $3
        order by run_at, id
        limit $4
    ) and leased_until <= $3
    returning id, kind, payload, run_at, attempts, leased_until";

const FINISH: &str = "delete from job where id = $1 and leased_until = $2";
const RETRY: &str = "update job set run_at = $3, last_error = $4, leased_until = 0, lease_owner = null where id = $1 and leased_until = $2";
const BURY: &str = "update job set dead_at = $3, last_error = $4, leased_until = 0, lease_owner = null where id = $1 and leased_until = $2";
const RELEASE: &str = "update job set leased_until = 0, lease_owner = null, attempts = attempts - 1 where lease_owner = $1";
const WITHDRAW: &str = "delete from job where kind = $1 and payload = $2 and dead_at is null";
const WAITING: &str = "select count(*) from job where dead_at is null and run_at <= $1";
const DEAD: &str = "select id, kind, attempts, last_error, dead_at from job where dead_at is not null order by dead_at desc limit 100";
const REVIVE: &str = "update job set dead_at = null, attempts = 0, run_at = $2 where id = $1 and dead_at is not null";

impl Tx {
    /// Enqueues a job; does nothing when one with its key exists.
    pub async fn enqueue_job(&mut self, job: &NewJob, now: i64) -> StoreResult<()> {
        on!(*self, c => sqlx::query(ENQUEUE)
            .bind(job.id)
            .bind(&job.kind)
            .bind(&job.payload)
            .bind(job.run_at)
            .bind(&job.dedup)
            .bind(now)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// Takes up to `limit` jobs that are due and held by nobody, until `leased_until`; the longest due first.
    pub async fn lease_jobs(
        &mut self,
        owner: Uuid,
        now: i64,
        leased_until: i64,
        limit: i64,
    ) -> StoreResult<Vec<JobLease>> {
        let mut leases: Vec<JobLease> = on!(*self, c => sqlx::query_as(LEASE)
            .bind(leased_until)
            .bind(owner)
            .bind(now)
            .bind(limit)
            .fetch_all(c).await)?;
        // What an update returns has no order.
        leases.sort_by_key(|lease| (lease.run_at, lease.id));
        Ok(leases)
    }

    /// Removes a job that is done.
    pub async fn finish_job(&mut self, lease: &JobLease) -> StoreResult<()> {
        on!(*self, c => sqlx::query(FINISH).bind(lease.id).bind(lease.leased_until).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Gives a job back to be tried again from `run_at`.
    pub async fn retry_job(
        &mut self,
        lease: &JobLease,
        run_at: i64,
        error: &str,
    ) -> StoreResult<()> {
        self.end_lease(RETRY, lease, run_at, error).await
    }

    /// Puts a job aside for a person to look at.
    pub async fn bury_job(&mut self, lease: &JobLease, now: i64, error: &str) -> StoreResult<()> {
        self.end_lease(BURY, lease, now, error).await
    }

    async fn end_lease(
        &mut self,
        sql: &'static str,
        lease: &JobLease,
        at: i64,
        error: &str,
    ) -> StoreResult<()> {
        on!(*self, c => sqlx::query(sql)
            .bind(lease.id)
            .bind(lease.leased_until)
            .bind(at)
            .bind(error)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// Gives back all that a worker holds; the try does not count.
    pub async fn release_jobs(&mut self, owner: Uuid) -> StoreResult<()> {
        on!(*self, c => sqlx::query(RELEASE).bind(owner).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Takes back jobs of exactly this kind and payload: what they were to do is not so any more. Answers how many.
    ///
    /// A worker that holds one at this moment goes on with it.
    pub async fn withdraw_jobs(&mut self, kind: &str, payload: &str) -> StoreResult<u64> {
        Ok(
            on!(*self, c => sqlx::query(WITHDRAW).bind(kind).bind(payload).execute(c).await.map(|done| done.rows_affected()))?,
        )
    }

    /// How many jobs are due at `now`.
    pub async fn due_jobs(&mut self, now: i64) -> StoreResult<i64> {
        Ok(on!(*self, c => sqlx::query_scalar(WAITING).bind(now).fetch_one(c).await)?)
    }

    /// The jobs that were put aside, the latest first.
    pub async fn dead_jobs(&mut self) -> StoreResult<Vec<DeadJob>> {
        Ok(on!(*self, c => sqlx::query_as(DEAD).fetch_all(c).await)?)
    }

    /// Tries a job again that was put aside.
    pub async fn revive_job(&mut self, id: Uuid, now: i64) -> StoreResult<()> {
        on!(*self, c => sqlx::query(REVIVE).bind(id).bind(now).execute(c).await.map(drop))?;
        Ok(())
    }
}
