//! Work that follows a change: written in the transaction that caused it, leased by a worker, retried with
//! back-off, done once by its key.
//!
//! How to add a job: a variant of [`Job`], its arm in `Desk::run`, and a line in `consequences` or a use case
//! that enqueues it. Old variants stay as long as rows of theirs may wait.

use std::panic::AssertUnwindSafe;

use domain::access::Actor;
use domain::id::{CaseId, DraftId, EstimateId, LineId, MessageId};
use domain::ledger::Key;
use domain::time::{Date, Timestamp};
use futures::FutureExt;
use serde::{Deserialize, Serialize};
use store::{JobLease, NewJob, Tx};

use crate::consequences::Due;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::post::LONGEST;

/// Something to be done after a commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
pub enum Job {
    /// Writes to the customer of a case.
    Letter {
        /// Which case.
        case: CaseId,
        /// What about.
        letter: LetterKind,
        /// Which message it carries, when it is about one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<MessageId>,
    },
    /// Sends a one-time code. The code is made when the job runs, so that none lies in the queue.
    SignInCode {
        /// To whom.
        email: String,
        /// In which language.
        language: String,
        /// Who may enter it: the hash of the secret of the browser that asked.
        #[serde(default)]
        browser: [u8; 32],
    },
    /// Sends the link that resumes an unsent filing.
    ResumeLink {
        /// Which filing.
        draft: DraftId,
        /// To whom.
        email: String,
        /// In which language.
        language: String,
    },
    /// Sends a link with which somebody new sets up their staff account.
    Invitation {
        /// To whom.
        email: String,
        /// Who they will be.
        name: String,
        /// As what.
        role: domain::access::Role,
    },
    /// Ends an RMA whose last day is over.
    ExpireRma {
        /// Whose.
        case: CaseId,
        /// Which day: an RMA that got more days has a deadline of its own.
        last_day: Date,
    },
    /// Reminds of an RMA's last day.
    Remind {
        /// Whose.
        case: CaseId,
        /// Which day: an RMA that got more days has reminders of its own.
        last_day: Date,
        /// How many days are left.
        days_left: i64,
    },
    /// Ends an estimate that nobody answered.
    ExpireEstimate {
        /// Whose.
        case: CaseId,
        /// Of which device.
        line: LineId,
        /// Which.
        estimate: EstimateId,
    },
    /// Lets the charge of an advance stand when the defective device has not come.
    ForfeitAdvance {
        /// Whose.
        case: CaseId,
        /// For which device.
        line: LineId,
    },
    /// Ends the choice after no fault was found, or the days for sending the advance back.
    EndChoice {
        /// Whose.
        case: CaseId,
        /// For which device.
        line: LineId,
    },
    /// Goes on with what waited for a device that is now put aside for it (S5).
    PromiseKept {
        /// Whose.
        case: CaseId,
        /// For which device.
        line: LineId,
    },
    /// Tells whose device was put aside that it is not there any longer (S5).
    PromiseLost {
        /// Whose.
        case: CaseId,
        /// For which device.
        line: LineId,
    },
    /// Tells who waits for a device that it is expected on another day.
    StockExpected {
        /// Whose.
        case: CaseId,
        /// For which device.
        line: LineId,
    },
    /// Charges a card or gives back to one: whatever is next for this payment.
    Payment {
        /// Which.
        key: Key,
    },
    /// Keeps the card that was entered on a page of the provider.
    CardEntered {
        /// On which.
        session: String,
    },
    /// Has a card forgotten by the provider that its holder has removed, or replaced by another.
    CardForgotten {
        /// The provider's name for it.
        method: String,
    },
    /// Closes a case that was solved without a device being sent and has not failed again.
    CloseFixed {
        /// Which.
        case: CaseId,
        /// When it was solved: one that failed again and was solved anew has a deadline of its own.
        fixed_at: Timestamp,
    },
    /// Removes what is past its days: drafts, echoes, sessions, counters, files that no row names.
    Sweep,
}

/// What a letter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterKind {
    /// We have your request.
    Filed,
    /// We have a question.
    Question,
    /// It works again.
    FixedRemotely,
    /// A sales rep will call you.
    HandedToSales,
    /// Send it in: number, address, list, deadline, slip (S3).
    Authorised,
    /// You have more days.
    Extended,
    /// The last day comes.
    Reminder,
    /// It has arrived (S4).
    Received,
    /// Something else has arrived.
    WrongUnit,
    /// We keep looking (S5).
    FaultNotFoundYet,
    /// What it costs, and your choice (S9).
    Estimate,
    /// Your device waits here for your answer.
    EstimateReminder,
    /// You accepted; we begin.
    EstimateAccepted,
    /// It goes back as it came.
    EstimateEnded,
    /// The warranty is void, or this damage not covered (S24).
    WarrantyVoid,
    /// We have your appeal.
    AppealReceived,
    /// Your appeal is decided.
    AppealDecided,
    /// Your proof of purchase does not fit this device.
    ProofDoubted,
    /// We dispose of it, as you asked.
    Disposed,
    /// A part is out of stock (S5).
    OutOfStock,
    /// It is on its way back (S6).
    ShippedBack,
    /// It has been delivered.
    Delivered,
    /// Your sales representative was done with it.
    ClosedBySales,
    /// You called it off.
    CalledOff,
    /// The last day is over.
    Expired,
    /// What arrived goes back unopened.
    Rejected,
    /// A message from us.
    Message,
    /// We have your request for a replacement in advance (S11).
    AdvanceRequested,
    /// There is none, and why.
    AdvanceDenied,
    /// It is charged and will leave (S13).
    AdvanceCharged,
    /// The card was not charged.
    AdvanceChargeFailed,
    /// It was called off.
    AdvanceWithdrawn,
    /// It is on its way: send yours by this day.
    AdvanceShipped,
    /// Yours has not come.
    AdvanceReminder,
    /// Yours may come later.
    AdvanceExtended,
    /// It is credited, to you or to your distributor (S14, S15).
    AdvanceCredited,
    /// No fault found: choose (S17).
    AdvanceChoice,
    /// How to send the replacement back (S17).
    AdvanceSendBack,
    /// It came back: what is credited (S17).
    AdvanceReturned,
    /// The charge stands (S17).
    AdvanceForfeited,
}

/// How long a worker may hold a job before another may take it.
const LEASE: i64 = 120;
/// Seconds that must be left of a lease for its job to be begun: longer than sending a letter can take.
const ENOUGH: i64 = LONGEST.as_secs().cast_signed() + 15;
/// How many jobs a worker takes at once.
const BATCH: i64 = 8;
/// After how many tries a job is put aside for a person to look at.
const TRIES: i64 = 12;
/// Seconds between two tries at most while the way out is closed, so that what waits leaves soon after it opens.
const OUTAGE_PAUSE: i64 = 120;
/// The same while the way out is closed: five days of tries (RFC 5321, section 4.5.4.1).
const OUTAGE_TRIES: i64 = 5 * 24 * 3600 / OUTAGE_PAUSE;

/// What became of a job.
enum Worked {
    Done,
    Failed,
    /// It failed because whoever charges cards does not answer.
    ProviderSilent,
}

impl Desk {
    /// Enqueues a job in the transaction that causes it.
    pub(crate) async fn enqueue(&self, tx: &mut Tx, due: &Due) -> Result<()> {
        let payload = serde_json::to_string(&due.job).map_err(Error::internal)?;
        let kind = kind(&due.job).to_owned();
        let job = NewJob {
            id: self.fresh(),
            kind,
            payload,
            run_at: due.at.micros(),
            dedup: None,
        };
        tx.enqueue_job(&job, self.now().micros()).await?;
        Ok(())
    }

    /// Enqueues a job that exists at most once by its key.
    pub(crate) async fn enqueue_once(&self, tx: &mut Tx, due: &Due, key: &str) -> Result<()> {
        let payload = serde_json::to_string(&due.job).map_err(Error::internal)?;
        let kind = kind(&due.job).to_owned();
        let job = NewJob {
            id: self.fresh(),
            kind,
            payload,
            run_at: due.at.micros(),
            dedup: Some(key.to_owned()),
        };
        tx.enqueue_job(&job, self.now().micros()).await?;
        Ok(())
    }

    /// Does what is due now, once; answers how many jobs were taken.
    pub async fn work_once(&self, owner: uuid::Uuid) -> Result<usize> {
        let now = self.now();
        let mut tx = self.store.write().await?;
        let leased_until = now.plus_seconds(LEASE).micros();
        let leases = tx
            .lease_jobs(owner, now.micros(), leased_until, BATCH)
            .await?;
        tx.commit().await?;
        let mut done = Vec::new();
        // Whoever charges cards and does not answer takes long not to: once in this round is enough, or the letters
        // behind it would wait.
        let mut is_silent = false;
        for lease in &leases {
            let left = lease.leased_until - self.now().micros();
            if left < ENOUGH * 1_000_000 {
                // Those before took long. The rest goes back, or another worker would begin it while this one does.
                break;
            }
            let job = serde_json::from_str::<Job>(&lease.payload);
            if is_silent && job.as_ref().is_ok_and(asks_provider) {
                self.put_off(lease).await?;
                continue;
            }
            match self.work_on(lease, job).await? {
                Worked::Done => done.push(lease),
                Worked::Failed => {}
                Worked::ProviderSilent => is_silent = true,
            }
        }
        // Crossed off together, which is one flush to the disk for all. After a crash before it they are done again,
        // as after one in the middle of a job: each can be repeated.
        let mut tx = self.store.write().await?;
        for lease in done {
            tx.finish_job(lease).await?;
        }
        tx.release_jobs(owner).await?;
        tx.commit().await?;
        Ok(leases.len())
    }

    /// Takes back a job that is not so any more, in the transaction that undoes its cause.
    pub(crate) async fn withdraw(&self, tx: &mut Tx, job: &Job) -> Result<()> {
        let payload = serde_json::to_string(job).map_err(Error::internal)?;
        tx.withdraw_jobs(kind(job), &payload).await?;
        Ok(())
    }

    /// Does everything that is due now and what follows from it.
    pub async fn work_off(&self) -> Result<usize> {
        let owner = self.fresh();
        let mut done = 0;
        loop {
            match self.work_once(owner).await? {
                0 => return Ok(done),
                some => done += some,
            }
        }
    }

    /// Gives back what a worker holds, for a stop.
    pub async fn release_jobs(&self, owner: uuid::Uuid) -> Result<()> {
        let mut tx = self.store.write().await?;
        tx.release_jobs(owner).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Leaves a job for later, unasked.
    async fn put_off(&self, lease: &JobLease) -> Result<()> {
        let later = self.now().plus_seconds(OUTAGE_PAUSE);
        let mut tx = self.store.write().await?;
        tx.retry_job(
            lease,
            later.micros(),
            "the provider did not answer another question",
        )
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Does a job; that it failed is noted.
    async fn work_on(&self, lease: &JobLease, job: serde_json::Result<Job>) -> Result<Worked> {
        let outcome = match job {
            Ok(job) => survived(self.run(&job, lease.id)).await,
            Err(error) => Err(Error::internal(error)),
        };
        let Err(error) = outcome else {
            return Ok(Worked::Done);
        };
        tracing::warn!(job.kind = %lease.kind, job.id = %lease.id, job.attempt = lease.attempts, error = %chain(&error), "A job failed.");
        let now = self.now();
        let mut tx = self.store.write().await?;
        match again(lease, &error, now) {
            Some(again) => {
                tx.retry_job(lease, again.micros(), &chain(&error)).await?;
            }
            None => tx.bury_job(lease, now.micros(), &chain(&error)).await?,
        }
        tx.commit().await?;
        Ok(if error.is_silence() {
            Worked::ProviderSilent
        } else {
            Worked::Failed
        })
    }

    async fn run(&self, job: &Job, id: uuid::Uuid) -> Result<()> {
        match job {
            Job::Letter {
                case,
                letter,
                message,
            } => self.send_letter(id, *case, *letter, *message).await,
            Job::Remind {
                case,
                last_day,
                days_left,
            } => self.remind(id, *case, *last_day, *days_left).await,
            Job::SignInCode {
                email,
                language,
                browser,
            } => self.send_sign_in_code(id, email, language, browser).await,
            Job::ResumeLink {
                draft,
                email,
                language,
            } => self.send_resume_link(id, *draft, email, language).await,
            Job::Invitation { email, name, role } => {
                self.send_invitation(id, email, name, *role).await
            }
            Job::ExpireRma { case, last_day } => self.expire_rma(*case, *last_day).await,
            Job::ExpireEstimate {
                case,
                line,
                estimate,
            } => self.expire_estimate(*case, *line, *estimate).await,
            Job::ForfeitAdvance { case, line } => self.forfeit_advance(*case, *line).await,
            Job::EndChoice { case, line } => self.end_choice(*case, *line).await,
            Job::PromiseKept { case, line } => self.promise_kept(*case, *line).await,
            Job::PromiseLost { case, line } => self.promise_lost(*case, *line).await,
            Job::StockExpected { case, line } => self.stock_expected(*case, *line).await,
            Job::Payment { key } => self.pay(key).await,
            Job::CardEntered { session } => self.keep_card(session).await,
            Job::CardForgotten { method } => self.forget_there(method).await,
            Job::CloseFixed { case, fixed_at } => self.close_fixed(*case, *fixed_at).await,
            Job::Sweep => self.sweep().await,
        }
    }

    pub(crate) async fn number_of(
        &self,
        case: CaseId,
    ) -> Result<Option<domain::number::CaseNumber>> {
        let mut tx = self.store.read().await?;
        Ok(tx.case(case).await?.map(|case| case.number))
    }

    /// The desk, as an actor, for what nobody in particular does.
    pub const ITSELF: Actor = Actor::Desk;
}

/// When a job that failed is tried again; `None` when a person must look at it.
///
/// What can never succeed waits for a person at once, not after hours of trying. While the way out is closed a
/// letter waits, for days if need be: nobody has to revive a morning's letters one by one.
fn again(lease: &JobLease, error: &Error, now: Timestamp) -> Option<Timestamp> {
    if error.is_permanent() {
        return None;
    }
    let (tries, longest) = if error.is_outage() {
        (OUTAGE_TRIES, OUTAGE_PAUSE)
    } else {
        (TRIES, i64::MAX)
    };
    let pause = backoff(lease.attempts).min(longest);
    (lease.attempts < tries).then(|| now.plus_seconds(pause))
}

/// A job that panics is a job that failed: the worker lives on.
async fn survived(job: impl Future<Output = Result<()>>) -> Result<()> {
    match AssertUnwindSafe(job).catch_unwind().await {
        Ok(outcome) => outcome,
        Err(panic) => {
            let said = panic
                .downcast_ref::<&str>()
                .map(|text| (*text).to_owned())
                .or_else(|| panic.downcast_ref::<String>().cloned());
            Err(Error::internal(format!(
                "a panic: {}",
                said.unwrap_or_default()
            )))
        }
    }
}

/// Seconds to wait after the n-th try: 10 s, 20 s, 40 s … at most an hour.
fn backoff(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts.clamp(1, 12) - 1).unwrap_or(0);
    (10_i64 << doublings).min(3600)
}

/// Whether it asks whoever charges cards.
const fn asks_provider(job: &Job) -> bool {
    match job {
        Job::Payment { .. } | Job::CardEntered { .. } | Job::CardForgotten { .. } => true,
        Job::Letter { .. }
        | Job::SignInCode { .. }
        | Job::ResumeLink { .. }
        | Job::Invitation { .. }
        | Job::ExpireRma { .. }
        | Job::Remind { .. }
        | Job::ExpireEstimate { .. }
        | Job::ForfeitAdvance { .. }
        | Job::EndChoice { .. }
        | Job::PromiseKept { .. }
        | Job::PromiseLost { .. }
        | Job::StockExpected { .. }
        | Job::CloseFixed { .. }
        | Job::Sweep => false,
    }
}

/// The name under which the database and the staff's list of stuck jobs know it.
const fn kind(job: &Job) -> &'static str {
    match job {
        Job::Letter { .. } => "letter",
        Job::SignInCode { .. } => "sign-in-code",
        Job::ResumeLink { .. } => "resume-link",
        Job::Invitation { .. } => "invitation",
        Job::ExpireRma { .. } => "expire-rma",
        Job::Remind { .. } => "remind",
        Job::ExpireEstimate { .. } => "expire-estimate",
        Job::ForfeitAdvance { .. } => "forfeit-advance",
        Job::EndChoice { .. } => "end-choice",
        Job::PromiseKept { .. } => "promise-kept",
        Job::PromiseLost { .. } => "promise-lost",
        Job::StockExpected { .. } => "stock-expected",
        Job::Payment { .. } => "payment",
        Job::CardEntered { .. } => "card-entered",
        Job::CardForgotten { .. } => "card-forgotten",
        Job::CloseFixed { .. } => "close-fixed",
        Job::Sweep => "sweep",
    }
}

/// When a job that is enqueued without a cause of its own may run: at once.
pub(crate) const fn at_once(now: Timestamp, job: Job) -> Due {
    Due::at(now, job)
}

/// An error with its causes, for the log and the list of stuck jobs.
pub(crate) fn chain(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_job_that_panics_has_failed_and_says_why() {
        let failed = survived(async { panic!("no such page") }).await;
        let why = chain(&failed.unwrap_err());
        assert!(why.contains("a panic: no such page"), "{why}");
        assert!(survived(async { Ok(()) }).await.is_ok());
    }

    #[test]
    fn waits_double_up_to_an_hour() {
        assert_eq!(
            [1, 2, 3, 9, 10, 12].map(backoff),
            [10, 20, 40, 2560, 3600, 3600]
        );
    }
}
