//! Who works here: signing in with password and second factor, invitations, suspension, and work that is stuck.
//!
//! Whatever is wrong with a sign-in, its answer is one and takes as long (ASVS 6.3.8).

use domain::access::{Actor, Permit, Role};
use domain::contact::{Email, PersonName};
use domain::field::{FieldError, FieldErrors};
use domain::id::StaffId;
use domain::time::Timestamp;
use store::{DeadJob, Invitation, SessionOwner, StaffMember, Tx};
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::jobs::{Job, at_once};
use crate::limits::{AddressLimits, Limit, QUARTER_HOUR};
use crate::passwords::NewPassword;
use crate::tokens::{Token, same};
use crate::totp::TotpSecret;
use crate::visits::Visit;

/// Days for which an invitation can be used.
pub(crate) const INVITATION_DAYS: i64 = 7;
/// Days for which the first admin's link can be used; the next start makes another.
const SETUP_DAYS: i64 = 3;

const SIGN_IN: AddressLimits = AddressLimits {
    stretch: QUARTER_HOUR,
    here: Limit {
        name: "staff-address-place",
        most: 5,
    },
    place: Limit {
        name: "staff-place",
        most: 20,
    },
    // Even with the password right, the six digits of the authenticator are guessed in so few tries less than once
    // in ten thousand.
    anywhere: Limit {
        name: "staff-address",
        most: 20,
    },
};
const ACCEPT_PLACE: Limit = Limit {
    name: "invitation-place",
    most: 20,
};

/// The staff's sign-in form, as it was sent.
#[derive(Clone, Copy)]
pub struct RawSignIn<'a> {
    /// The address.
    pub email: &'a str,
    /// The password.
    pub password: &'a str,
    /// The six digits of the authenticator.
    pub code: &'a str,
}

/// The form of an invitation, as it was sent.
#[derive(Clone, Copy)]
pub struct RawInvitation<'a> {
    /// The name.
    pub name: &'a str,
    /// The address.
    pub email: &'a str,
    /// The role's key.
    pub role: &'a str,
}

/// The form with which an invitation is accepted, as it was sent.
#[derive(Clone, Copy)]
pub struct RawAcceptance<'a> {
    /// The name; asked of the very first member of staff only, whom nobody could name.
    pub name: &'a str,
    /// The address; likewise.
    pub email: &'a str,
    /// The authenticator's secret that the page showed.
    pub secret: &'a str,
    /// The password.
    pub password: &'a str,
    /// The password again.
    pub repeat: &'a str,
    /// The six digits of the authenticator.
    pub code: &'a str,
}

/// An invitation as its holder sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// Their name; empty for the very first member of staff.
    pub name: String,
    /// Their address; likewise.
    pub email: String,
    /// What they will do.
    pub role: Role,
    /// The secret for their authenticator, in Base32.
    pub secret: String,
    /// The same as a QR code: an `<svg>` element.
    pub qr: String,
}

/// Who works here, and who is invited.
#[derive(Debug, Clone)]
pub struct Roster {
    /// Everybody who works here, by name.
    pub members: Vec<StaffMember>,
    /// The invitations that nobody has accepted yet.
    pub invitations: Vec<Invitation>,
}

impl Desk {
    /// Signs a member of staff in; the answer is the secret for the cookie.
    pub async fn enter_desk(
        &self,
        raw: RawSignIn<'_>,
        visit: &Visit,
        agent: &str,
        ip: &str,
    ) -> Result<Token> {
        all_given(&[
            ("email", raw.email),
            ("password", raw.password),
            ("code", raw.code),
        ])?;
        let email = Email::parse(raw.email).ok();
        let key = email.as_ref().map(Email::canonical_for_search);
        let address = key.as_deref().unwrap_or("-");
        self.count_try_for(&SIGN_IN, address, ip).await?;
        let Some((member, step)) = self.proven(email.as_ref(), raw).await? else {
            return Self::turned_away();
        };
        let mut tx = self.store.write().await?;
        // Asked again inside the transaction: they may have been suspended, or the code used, since.
        let active = tx.staff_member(member).await?.is_some_and(|it| it.active);
        if !active || !tx.use_totp_step(member, step).await? {
            return Self::turned_away();
        }
        let token = self
            .begin_session(&mut tx, SessionOwner::Staff(member), visit, agent)
            .await?;
        tx.commit().await?;
        tracing::info!(staff.id = %member, "Somebody signed in at the desk.");
        Ok(token)
    }

    /// Who it is when address, password and code all fit, and the time step of the code.
    async fn proven(
        &self,
        email: Option<&Email>,
        raw: RawSignIn<'_>,
    ) -> Result<Option<(StaffId, i64)>> {
        let mut tx = self.store.read().await?;
        let member = match email {
            Some(email) => tx.staff_by_email(email).await?,
            None => None,
        };
        drop(tx);
        let hash = member
            .as_ref()
            .and_then(|member| member.password_hash.as_deref());
        let right = self
            .passwords
            .verify(raw.password.to_owned(), hash)
            .await
            .map_err(Error::internal)?;
        let Some(member) = member.filter(|member| right && member.active) else {
            return Ok(None);
        };
        let secret = member
            .totp_secret
            .as_deref()
            .and_then(TotpSecret::from_typed);
        let used = u64::try_from(member.totp_step).ok();
        let step = secret.and_then(|secret| secret.verify(raw.code, self.now(), used));
        Ok(step
            .and_then(|step| i64::try_from(step).ok())
            .map(|step| (member.id, step)))
    }

    fn turned_away<T>() -> Result<T> {
        tracing::warn!("A sign-in at the desk was refused.");
        Err(FieldErrors::one("email", FieldError::WrongCredentials).into())
    }

    /// Invites somebody to work here.
    pub async fn invite(&self, actor: &Actor, raw: RawInvitation<'_>) -> Result<()> {
        manages_staff(actor)?;
        let mut errors = FieldErrors::new();
        let name = errors.take("name", PersonName::parse(raw.name));
        let email = errors.take("email", Email::parse(raw.email));
        let role = errors.take(
            "role",
            Role::from_key(raw.role).ok_or(FieldError::ChooseOne),
        );
        let all = name.zip(email).zip(role);
        let ((name, email), role) = errors.into_result(all)?;
        let mut tx = self.store.write().await?;
        not_taken(&mut tx, &email).await?;
        self.send_for(&mut tx, &email.to_string(), &name.to_string(), role)
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(())
    }

    /// Lists an invitation from now on and has its link mailed. The link is made when the letter is, so the one that
    /// is kept here opens with a secret that nobody has.
    async fn send_for(&self, tx: &mut Tx, email: &str, name: &str, role: Role) -> Result<()> {
        let ends = self.now().plus_days(INVITATION_DAYS);
        self.keep_invitation(tx, (email, name, role), ends).await?;
        let job = Job::Invitation {
            email: email.to_owned(),
            name: name.to_owned(),
            role,
        };
        self.enqueue(tx, &at_once(self.now(), job)).await
    }

    /// Takes an invitation back: its link opens nothing any more, also when it has not left yet.
    pub async fn withdraw_invitation(&self, actor: &Actor, email: &str) -> Result<()> {
        manages_staff(actor)?;
        if email.is_empty() {
            // The way in for the very first member of staff is nobody's to take back.
            return Err(Error::NotFound);
        }
        let mut tx = self.store.write().await?;
        if tx.end_invitations(email, self.now().micros()).await? == 0 {
            return Err(Error::NotFound);
        }
        tx.commit().await?;
        tracing::info!("An invitation was taken back.");
        Ok(())
    }

    /// Invites somebody anew who works here and has lost their password or authenticator: signs them out everywhere,
    /// and mails a link with which they set both up again. Until then the old ones still work.
    pub async fn invite_again(&self, actor: &Actor, member: StaffId) -> Result<()> {
        manages_staff(actor)?;
        if actor.staff().is_some_and(|(id, _)| id == member) {
            return Err(Error::Conflict);
        }
        let mut tx = self.store.write().await?;
        let known = tx.staff_member(member).await?;
        let known = known
            .filter(|member| member.active)
            .ok_or(Error::NotFound)?;
        tx.end_staff_sessions(member).await?;
        self.send_for(&mut tx, &known.email, &known.name, known.role)
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        tracing::info!(staff.id = %member, "Somebody was invited anew.");
        Ok(())
    }

    /// Keeps an invitation and answers with the link that accepts it; an earlier one to the same address ends.
    ///
    /// `name` and `email` are empty for the very first member of staff.
    pub(crate) async fn keep_invitation(
        &self,
        tx: &mut Tx,
        (email, name, role): (&str, &str, Role),
        ends: Timestamp,
    ) -> Result<String> {
        let token = Token::new(&self.entropy);
        let now = self.now().micros();
        let invitation = Invitation {
            email: email.to_ascii_lowercase(),
            name: name.to_owned(),
            role,
        };
        tx.end_invitations(&invitation.email, now).await?;
        tx.insert_invitation(&token.hash(), &invitation, now, ends.micros())
            .await?;
        let door = &self.maker.public_url;
        Ok(format!("{door}/invitation/{}", token.expose()))
    }

    /// The link with which the very first admin sets themselves up: outside the demo, while nobody works here.
    /// Each call makes a new link and ends the one before.
    pub async fn setup_link(&self) -> Result<Option<String>> {
        if self.demo || !self.is_empty_desk().await? {
            return Ok(None);
        }
        let ends = self.now().plus_days(SETUP_DAYS);
        let mut tx = self.store.write().await?;
        let link = self
            .keep_invitation(&mut tx, ("", "", Role::Admin), ends)
            .await?;
        tx.commit().await?;
        Ok(Some(link))
    }

    /// A link with which an administrator sets password and authenticator anew, once and within three days, for
    /// whoever has the command line; nobody needs to be signed in. Without an address it is the one administrator
    /// there is. While nobody works here it is the very first link; `None` when no administrator is meant.
    pub async fn recovery_link(&self, email: Option<&str>) -> Result<Option<String>> {
        if let Some(link) = self.setup_link().await? {
            return Ok(Some(link));
        }
        let mut tx = self.store.write().await?;
        let mut admins: Vec<StaffMember> = tx.all_staff().await?;
        admins.retain(|member| {
            let meant = email.is_none_or(|email| member.email.eq_ignore_ascii_case(email.trim()));
            member.active && member.role == Role::Admin && meant
        });
        let [member] = admins.as_slice() else {
            return Ok(None);
        };
        let ends = self.now().plus_days(SETUP_DAYS);
        let whose = (member.email.as_str(), member.name.as_str(), member.role);
        let link = self.keep_invitation(&mut tx, whose, ends).await?;
        tx.commit().await?;
        Ok(Some(link))
    }

    async fn is_empty_desk(&self) -> Result<bool> {
        let mut tx = self.store.read().await?;
        Ok(tx.all_staff().await?.is_empty())
    }

    /// The invitation of a token. `secret` is the authenticator's secret that its page showed before, when the form
    /// is shown again; otherwise a fresh one is made.
    pub async fn invitation(&self, token: &str, secret: Option<&str>) -> Result<Invited> {
        let token = Token::parse(token).ok_or(Error::NotFound)?;
        let mut tx = self.store.read().await?;
        let invitation = self.open_invitation(&mut tx, &token).await?;
        drop(tx);
        let secret = secret
            .and_then(TotpSecret::from_typed)
            .unwrap_or_else(|| TotpSecret::new(&self.entropy));
        let account = match invitation.email.as_str() {
            "" => "admin",
            email => email,
        };
        let enrolment = secret
            .enrolment(&self.maker.name, account)
            .map_err(Error::internal)?;
        Ok(Invited {
            name: invitation.name,
            email: invitation.email,
            role: invitation.role,
            secret: enrolment.typed,
            qr: enrolment.svg,
        })
    }

    async fn open_invitation(&self, tx: &mut Tx, token: &Token) -> Result<Invitation> {
        let found = tx.invitation(&token.hash(), self.now().micros()).await?;
        let invitation = found.ok_or(Error::NotFound)?;
        // The first admin's link ends with the first member of staff, however they came.
        if invitation.email.is_empty() && !tx.all_staff().await?.is_empty() {
            return Err(Error::NotFound);
        }
        Ok(invitation)
    }

    /// Accepts an invitation: from now on its holder works here, and is signed in.
    pub async fn accept_invitation(
        &self,
        token: &str,
        raw: RawAcceptance<'_>,
        visit: &Visit,
        agent: &str,
        ip: &str,
    ) -> Result<Token> {
        let token = Token::parse(token).ok_or(Error::NotFound)?;
        self.count_try(&[(ACCEPT_PLACE, ip)]).await?;
        let mut tx = self.store.read().await?;
        let invitation = self.open_invitation(&mut tx, &token).await?;
        drop(tx);
        let accepted = self.accepted(&invitation, raw)?;
        let hash = self
            .passwords
            .hash(accepted.password, &self.entropy)
            .await
            .map_err(Error::internal)?;
        let now = self.now().micros();
        let member = StaffMember {
            id: StaffId::new(self.fresh()),
            email: accepted.email.canonical_for_search(),
            name: accepted.name.to_string(),
            role: invitation.role,
            password_hash: None,
            totp_secret: None,
            totp_step: 0,
            active: true,
        };
        let secret = accepted.secret.typed();
        let mut tx = self.store.write().await?;
        // Asked again inside the transaction that uses it up.
        self.open_invitation(&mut tx, &token).await?;
        if !tx.use_invitation(&token.hash(), now).await? {
            return Err(Error::NotFound);
        }
        let member = self.known_or_new(&mut tx, &accepted.email, member).await?;
        tx.renew_staff(member, &hash, &secret).await?;
        tx.use_totp_step(member, accepted.step).await?;
        let owner = SessionOwner::Staff(member);
        let session = self.begin_session(&mut tx, owner, visit, agent).await?;
        tx.commit().await?;
        tracing::info!(staff.id = %member, staff.role = invitation.role.key(), "Somebody set themselves up at the desk.");
        Ok(session)
    }

    /// Somebody who works here already and is invited anew, or somebody new. Name and role of those who are known
    /// stay, all their sessions end, and a suspended one stays out.
    async fn known_or_new(&self, tx: &mut Tx, email: &Email, new: StaffMember) -> Result<StaffId> {
        match tx.staff_by_email(email).await? {
            Some(known) if known.active => {
                tx.end_staff_sessions(known.id).await?;
                Ok(known.id)
            }
            Some(_) => Err(Error::NotFound),
            None => {
                tx.insert_staff(&new, self.now().micros()).await?;
                Ok(new.id)
            }
        }
    }

    fn accepted(&self, invitation: &Invitation, raw: RawAcceptance<'_>) -> Result<Accepted> {
        let first = invitation.email.is_empty();
        let (name, email) = if first {
            (raw.name, raw.email)
        } else {
            (invitation.name.as_str(), invitation.email.as_str())
        };
        let about = [name, email, self.maker.name.as_str()];
        let mut errors = FieldErrors::new();
        let name = errors.take("name", PersonName::parse(name));
        let email = errors.take("email", Email::parse(email));
        let password = errors.take(
            "password",
            NewPassword::parse(raw.password, &about).map_err(FieldError::from),
        );
        if !same(raw.password.as_bytes(), raw.repeat.as_bytes()) {
            errors.push("repeat", FieldError::PasswordsDiffer);
        }
        let secret = TotpSecret::from_typed(raw.secret).ok_or(Error::NotFound)?;
        let step = secret
            .verify(raw.code, self.now(), None)
            .and_then(|step| i64::try_from(step).ok());
        let step = errors.take("code", step.ok_or(FieldError::WrongCode));
        let all = name.zip(email).zip(password).zip(step);
        let (((name, email), password), step) = errors.into_result(all)?;
        Ok(Accepted {
            name,
            email,
            password,
            secret,
            step,
        })
    }

    /// Who works here and who is invited, for those who manage them.
    pub async fn roster(&self, actor: &Actor) -> Result<Roster> {
        manages_staff(actor)?;
        let mut tx = self.store.read().await?;
        Ok(Roster {
            members: tx.all_staff().await?,
            invitations: tx.open_invitations(self.now().micros()).await?,
        })
    }

    /// Stops a member of staff from signing in and ends what sessions they have, or lets them in again.
    /// Nobody stops themselves, so one who manages staff remains.
    pub async fn set_active(&self, actor: &Actor, member: StaffId, active: bool) -> Result<()> {
        manages_staff(actor)?;
        if actor.staff().is_some_and(|(id, _)| id == member) {
            return Err(Error::Conflict);
        }
        let mut tx = self.store.write().await?;
        tx.staff_member(member).await?.ok_or(Error::NotFound)?;
        tx.set_staff_active(member, active).await?;
        tx.end_staff_sessions(member).await?;
        tx.commit().await?;
        tracing::info!(staff.id = %member, staff.active = active, "Somebody's place at the desk changed.");
        Ok(())
    }

    /// The work that was put aside after too many tries, the latest first.
    pub async fn stuck_work(&self, actor: &Actor) -> Result<Vec<DeadJob>> {
        manages_staff(actor)?;
        let mut tx = self.store.read().await?;
        Ok(tx.dead_jobs().await?)
    }

    /// Tries work again that was put aside.
    pub async fn revive_work(&self, actor: &Actor, job: Uuid) -> Result<()> {
        manages_staff(actor)?;
        let mut tx = self.store.write().await?;
        tx.revive_job(job, self.now().micros()).await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(())
    }
}

/// An invitation's form, understood.
struct Accepted {
    name: PersonName,
    email: Email,
    password: NewPassword,
    secret: TotpSecret,
    step: i64,
}

/// For everybody else there is no such page.
fn manages_staff(actor: &Actor) -> Result<()> {
    if actor.may(Permit::ManageStaff) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

async fn not_taken(tx: &mut Tx, email: &Email) -> Result<()> {
    match tx.staff_by_email(email).await? {
        Some(_) => Err(FieldErrors::one("email", FieldError::Taken).into()),
        None => Ok(()),
    }
}

fn all_given(fields: &[(&str, &str)]) -> Result<()> {
    let mut errors = FieldErrors::new();
    for (name, text) in fields {
        if text.trim().is_empty() {
            errors.push(*name, FieldError::Missing);
        }
    }
    Ok(errors.into_result(Some(()))?)
}
