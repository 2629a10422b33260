//! Who works here, and the links with which they begin.

use domain::access::Role;
use domain::contact::Email;
use domain::id::StaffId;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreError, StoreResult, parsed};

/// Somebody who works here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffMember {
    /// Their identity.
    pub id: StaffId,
    /// Their address, kept in small letters: nobody remembers the case of their own.
    pub email: String,
    /// Their name.
    pub name: String,
    /// What they do.
    pub role: Role,
    /// The hash of their password; `None` until they have set one.
    pub password_hash: Option<String>,
    /// The secret of their second factor; `None` until it is set up.
    pub totp_secret: Option<String>,
    /// The last accepted time step of the second factor.
    pub totp_step: i64,
    /// Whether they may sign in.
    pub active: bool,
}

/// An invitation that was not used yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// To whom.
    pub email: String,
    /// Who they will be.
    pub name: String,
    /// As what.
    pub role: Role,
}

#[derive(FromRow)]
struct StaffRow {
    id: Uuid,
    email: String,
    name: String,
    role: String,
    password_hash: Option<String>,
    totp_secret: Option<String>,
    totp_step: i64,
    status: String,
}

#[derive(FromRow)]
struct InvitationRow {
    email: String,
    name: String,
    role: String,
}

const INSERT: &str = "
    insert into staff (id, email, name, role, password_hash, totp_secret, totp_step, status, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const BY_EMAIL: &str = "
    select id, email, name, role, password_hash, totp_secret, totp_step, status from staff where email = $1";
const BY_ID: &str = "
    select id, email, name, role, password_hash, totp_secret, totp_step, status from staff where id = $1";
const ALL: &str = "
    select id, email, name, role, password_hash, totp_secret, totp_step, status from staff order by name";
const USE_STEP: &str = "update staff set totp_step = $2 where id = $1 and totp_step < $2";
const RENEW: &str = "
    update staff set password_hash = $2, totp_secret = $3, totp_step = 0, version = version + 1 where id = $1";
const SET_STATUS: &str = "update staff set status = $2, version = version + 1 where id = $1";
const INVITE: &str = "
    insert into invitation (token_hash, email, name, role, created_at, expires_at)
    values ($1, $2, $3, $4, $5, $6)";
const INVITATION: &str = "
    select email, name, role from invitation where token_hash = $1 and used_at is null and expires_at > $2";
const OPEN_INVITATIONS: &str = "
    select email, name, role from invitation where used_at is null and expires_at > $1 order by created_at desc, token_hash limit 200";
const IS_INVITED: &str = "
    select count(*) from invitation where email = $1 and used_at is null and expires_at > $2";
const END_INVITATIONS: &str =
    "update invitation set used_at = $2 where email = $1 and used_at is null";
const USE_INVITATION: &str = "
    update invitation set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2";

impl Tx {
    /// Adds somebody who works here. An address that is in use is refused by `staff_email`.
    pub async fn insert_staff(&mut self, member: &StaffMember, now: i64) -> StoreResult<()> {
        on!(*self, c => sqlx::query(INSERT)
            .bind(member.id.uuid())
            .bind(member.email.to_ascii_lowercase())
            .bind(&member.name)
            .bind(member.role.key())
            .bind(&member.password_hash)
            .bind(&member.totp_secret)
            .bind(member.totp_step)
            .bind(status(member.active))
            .bind(now)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The member of staff with this address.
    pub async fn staff_by_email(&mut self, email: &Email) -> StoreResult<Option<StaffMember>> {
        let key = email.canonical_for_search();
        let row: Option<StaffRow> =
            on!(*self, c => sqlx::query_as(BY_EMAIL).bind(&key).fetch_optional(c).await)?;
        row.map(StaffMember::try_from).transpose()
    }

    /// The member of staff with this identity.
    pub async fn staff_member(&mut self, id: StaffId) -> StoreResult<Option<StaffMember>> {
        let row: Option<StaffRow> =
            on!(*self, c => sqlx::query_as(BY_ID).bind(id.uuid()).fetch_optional(c).await)?;
        row.map(StaffMember::try_from).transpose()
    }

    /// Everybody who works here, by name.
    pub async fn all_staff(&mut self) -> StoreResult<Vec<StaffMember>> {
        let rows: Vec<StaffRow> = on!(*self, c => sqlx::query_as(ALL).fetch_all(c).await)?;
        rows.into_iter().map(StaffMember::try_from).collect()
    }

    /// Uses up a time step of the second factor; false when it, or a later one, was used before.
    pub async fn use_totp_step(&mut self, id: StaffId, step: i64) -> StoreResult<bool> {
        let rows = on!(*self, c => sqlx::query(USE_STEP)
            .bind(id.uuid())
            .bind(step)
            .execute(c).await.map(|done| done.rows_affected()))?;
        Ok(rows == 1)
    }

    /// Gives somebody another password and another second factor.
    pub async fn renew_staff(
        &mut self,
        id: StaffId,
        password_hash: &str,
        totp_secret: &str,
    ) -> StoreResult<()> {
        on!(*self, c => sqlx::query(RENEW)
            .bind(id.uuid())
            .bind(password_hash)
            .bind(totp_secret)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// Lets somebody sign in, or stops them.
    pub async fn set_staff_active(&mut self, id: StaffId, active: bool) -> StoreResult<()> {
        on!(*self, c => sqlx::query(SET_STATUS).bind(id.uuid()).bind(status(active)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Keeps an invitation.
    pub async fn insert_invitation(
        &mut self,
        token_hash: &[u8],
        invitation: &Invitation,
        now: i64,
        expires_at: i64,
    ) -> StoreResult<()> {
        on!(*self, c => sqlx::query(INVITE)
            .bind(token_hash)
            .bind(invitation.email.to_ascii_lowercase())
            .bind(&invitation.name)
            .bind(invitation.role.key())
            .bind(now)
            .bind(expires_at)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The invitation of a token, while it can be used.
    pub async fn invitation(
        &mut self,
        token_hash: &[u8],
        now: i64,
    ) -> StoreResult<Option<Invitation>> {
        let row: Option<InvitationRow> = on!(*self, c => sqlx::query_as(INVITATION).bind(token_hash).bind(now).fetch_optional(c).await)?;
        row.map(Invitation::try_from).transpose()
    }

    /// The invitations that can be used, the latest first.
    pub async fn open_invitations(&mut self, now: i64) -> StoreResult<Vec<Invitation>> {
        let rows: Vec<InvitationRow> =
            on!(*self, c => sqlx::query_as(OPEN_INVITATIONS).bind(now).fetch_all(c).await)?;
        rows.into_iter().map(Invitation::try_from).collect()
    }

    /// Whether an invitation to this address can be used.
    pub async fn is_invited(&mut self, email: &str, now: i64) -> StoreResult<bool> {
        let open: i64 = on!(*self, c => sqlx::query_scalar(IS_INVITED).bind(email.to_ascii_lowercase()).bind(now).fetch_one(c).await)?;
        Ok(open > 0)
    }

    /// Ends every invitation to an address; answers how many there were.
    pub async fn end_invitations(&mut self, email: &str, now: i64) -> StoreResult<u64> {
        Ok(
            on!(*self, c => sqlx::query(END_INVITATIONS).bind(email.to_ascii_lowercase()).bind(now).execute(c).await.map(|done| done.rows_affected()))?,
        )
    }

    /// Uses an invitation up; false when somebody was faster.
    pub async fn use_invitation(&mut self, token_hash: &[u8], now: i64) -> StoreResult<bool> {
        let rows = on!(*self, c => sqlx::query(USE_INVITATION)
            .bind(token_hash)
            .bind(now)
            .execute(c).await.map(|done| done.rows_affected()))?;
        Ok(rows == 1)
    }
}

impl TryFrom<InvitationRow> for Invitation {
    type Error = StoreError;

    fn try_from(row: InvitationRow) -> Result<Self, Self::Error> {
        Ok(Self {
            role: parsed("invitation", "role", Role::from_key(&row.role))?,
            email: row.email,
            name: row.name,
        })
    }
}

const fn status(active: bool) -> &'static str {
    if active { "active" } else { "suspended" }
}

impl TryFrom<StaffRow> for StaffMember {
    type Error = StoreError;

    fn try_from(row: StaffRow) -> Result<Self, Self::Error> {
        Ok(Self {
            id: StaffId::new(row.id),
            role: parsed("staff", "role", Role::from_key(&row.role))?,
            active: row.status == "active",
            email: row.email,
            name: row.name,
            password_hash: row.password_hash,
            totp_secret: row.totp_secret,
            totp_step: row.totp_step,
        })
    }
}
