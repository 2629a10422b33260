//! The versions of the policy: proposed, then in force for good or withdrawn. The first has no row.

use domain::id::{CaseId, StaffId};
use domain::policy::Policy;
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreResult, json, parsed, to_json};

/// Who did something to a version, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deed {
    /// Who.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

/// A version that somebody has proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyVersion {
    /// Its values, with its number.
    pub policy: Policy,
    /// Why it was proposed.
    pub why: String,
    /// Who proposed it.
    pub proposed: Deed,
    /// Who put it into force.
    pub activated: Option<Deed>,
    /// Who withdrew it.
    pub withdrawn: Option<Deed>,
}

impl PolicyVersion {
    /// Whether it waits to be decided.
    pub const fn is_open(&self) -> bool {
        self.activated.is_none() && self.withdrawn.is_none()
    }
}

#[derive(FromRow)]
struct VersionRow {
    version: i64,
    body: String,
    why: String,
    proposed_by: Uuid,
    proposed_at: i64,
    activated_by: Option<Uuid>,
    activated_at: Option<i64>,
    withdrawn_by: Option<Uuid>,
    withdrawn_at: Option<i64>,
}

const LATEST: &str =
    "select coalesce(max(version), 1) from policy_version where activated_at is not null";
const NEXT: &str = "select coalesce(max(version), 1) + 1 from policy_version";
const BY_VERSION: &str = "
    select version, body, why, proposed_by, proposed_at, activated_by, activated_at, withdrawn_by, withdrawn_at
    from policy_version
    where version = $1";
const ALL: &str = "
    select version, body, why, proposed_by, proposed_at, activated_by, activated_at, withdrawn_by, withdrawn_at
    from policy_version
    order by version desc
    limit 200";
const PROPOSE: &str = "
    insert into policy_version (version, body, why, proposed_by, proposed_at, is_open)
    values ($1, $2, $3, $4, $5, 1)";
const ACTIVATE: &str = "
    update policy_version
    set activated_by = $2, activated_at = $3, is_open = 0
    where version = $1 and is_open = 1 and proposed_by <> $2";
const WITHDRAW: &str = "
    update policy_version
    set withdrawn_by = $2, withdrawn_at = $3, is_open = 0
    where version = $1 and is_open = 1";
const AUTHORISED_SINCE: &str =
    "select case_id from rma where issued_at >= $1 order by issued_at, case_id";

impl Tx {
    /// The number of the version in force.
    pub async fn latest_policy(&mut self) -> StoreResult<u32> {
        let latest: i64 = on!(*self, c => sqlx::query_scalar(LATEST).fetch_one(c).await)?;
        parsed("policy_version", "version", u32::try_from(latest).ok())
    }

    /// The number that the next proposal gets: that of a withdrawn one is not used again.
    pub async fn next_policy(&mut self) -> StoreResult<u32> {
        let next: i64 = on!(*self, c => sqlx::query_scalar(NEXT).fetch_one(c).await)?;
        parsed("policy_version", "version", u32::try_from(next).ok())
    }

    /// The version with this number; the first has no row.
    pub async fn policy_version(&mut self, version: u32) -> StoreResult<Option<PolicyVersion>> {
        let row: Option<VersionRow> = on!(*self, c => sqlx::query_as(BY_VERSION).bind(i64::from(version)).fetch_optional(c).await)?;
        row.map(PolicyVersion::try_from).transpose()
    }

    /// Every version that was proposed, the latest first, at most 200.
    pub async fn policy_versions(&mut self) -> StoreResult<Vec<PolicyVersion>> {
        let rows: Vec<VersionRow> = on!(*self, c => sqlx::query_as(ALL).fetch_all(c).await)?;
        rows.into_iter().map(PolicyVersion::try_from).collect()
    }

    /// Keeps a proposal. While another is open it is refused by `policy_version_open`, and a number that is in use
    /// as taken.
    pub async fn propose_policy(
        &mut self,
        policy: &Policy,
        why: &str,
        proposed: Deed,
    ) -> StoreResult<()> {
        let body = to_json("body", policy)?;
        on!(*self, c => sqlx::query(PROPOSE)
            .bind(i64::from(policy.version))
            .bind(&body)
            .bind(why)
            .bind(proposed.by.uuid())
            .bind(proposed.at.micros())
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// Puts a proposal into force; false when it is decided already, or theirs.
    pub async fn activate_policy(&mut self, version: u32, deed: Deed) -> StoreResult<bool> {
        self.decide_policy(ACTIVATE, version, deed).await
    }

    /// Withdraws a proposal; false when it is decided already.
    pub async fn withdraw_policy(&mut self, version: u32, deed: Deed) -> StoreResult<bool> {
        self.decide_policy(WITHDRAW, version, deed).await
    }

    async fn decide_policy(
        &mut self,
        how: &'static str,
        version: u32,
        deed: Deed,
    ) -> StoreResult<bool> {
        let rows = on!(*self, c => sqlx::query(how)
            .bind(i64::from(version))
            .bind(deed.by.uuid())
            .bind(deed.at.micros())
            .execute(c).await.map(|done| done.rows_affected()))?;
        Ok(rows == 1)
    }

    /// The cases whose RMA was issued at this moment or after it, the earliest first.
    pub async fn authorised_since(&mut self, since: Timestamp) -> StoreResult<Vec<CaseId>> {
        let ids: Vec<Uuid> = on!(*self, c => sqlx::query_scalar(AUTHORISED_SINCE).bind(since.micros()).fetch_all(c).await)?;
        Ok(ids.into_iter().map(CaseId::new).collect())
    }
}

impl TryFrom<VersionRow> for PolicyVersion {
    type Error = crate::StoreError;

    fn try_from(row: VersionRow) -> StoreResult<Self> {
        let deed = |by: Option<Uuid>, at: Option<i64>| {
            by.zip(at).map(|(by, at)| Deed {
                by: StaffId::new(by),
                at: Timestamp::from_micros(at),
            })
        };
        let version = parsed("policy_version", "version", u32::try_from(row.version).ok())?;
        let policy: Policy = json("policy_version", "body", &row.body)?;
        Ok(Self {
            policy: Policy { version, ..policy },
            why: row.why,
            proposed: Deed {
                by: StaffId::new(row.proposed_by),
                at: Timestamp::from_micros(row.proposed_at),
            },
            activated: deed(row.activated_by, row.activated_at),
            withdrawn: deed(row.withdrawn_by, row.withdrawn_at),
        })
    }
}
