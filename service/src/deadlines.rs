//! Deadlines that have come: each looks first whether it is still due.
//!
//! A job that comes too early plans itself again. It should not, for it is planned for the moment at which the day is
//! over; but the zone of the desk may be set anew, and what never ends by itself would stay open for ever.

use domain::case::phase::Phase;
use domain::case::{Act, Case, Outcome};
use domain::id::{CaseId, EstimateId, LineId};
use domain::line::Line;
use domain::policy::Policy;
use domain::time::{Date, Timestamp};

use crate::change::{Command, Need};
use crate::consequences::{Due, end_of_choice, end_of_fixed, expiry, forfeit, open_choice};
use crate::desk::Desk;
use crate::error::Result;
use crate::jobs::Job;

impl Desk {
    /// Ends an RMA whose last day is over and whose device has not come.
    pub(crate) async fn expire_rma(&self, case: CaseId, last_day: Date) -> Result<()> {
        self.come(case, Case::expire_rma, |case, _| {
            let rma = case.rma.as_ref()?;
            let waits = rma.valid_until == last_day
                && rma.lines.iter().any(|line| line.state.is_before_arrival());
            waits.then(|| expiry(case.id, last_day, &self.calendar.zone))
        })
        .await
    }

    /// Ends an estimate that nobody answered until its last day.
    pub(crate) async fn expire_estimate(
        &self,
        case: CaseId,
        line: LineId,
        estimate: EstimateId,
    ) -> Result<()> {
        self.come(
            case,
            |case, act| case.expire_estimate(act, line, estimate),
            |case, _| {
                let waits = case
                    .line(line)
                    .and_then(Line::estimate)
                    .filter(|open| open.id == estimate && open.is_open())?;
                let job = Job::ExpireEstimate {
                    case: case.id,
                    line,
                    estimate,
                };
                Some(Due::at(self.calendar.zone.end_of(waits.valid_until), job))
            },
        )
        .await
    }

    /// Lets the charge of an advance stand when the last day of the defective device is over; one whose parcel was
    /// told in time is waited for some days more.
    pub(crate) async fn forfeit_advance(&self, case: CaseId, line: LineId) -> Result<()> {
        self.come(
            case,
            |case, act| case.forfeit_unreturned(act, line),
            |case, policy| {
                let grace = policy.advance.transit_grace_days;
                let waits = case.line(line).filter(|line| line.awaits_defective())?;
                let last_day = waits.return_deadline(grace)?;
                Some(forfeit(case.id, line, last_day, &self.calendar.zone))
            },
        )
        .await
    }

    /// Ends the choice after no fault was found when its last day is over.
    pub(crate) async fn end_choice(&self, case: CaseId, line: LineId) -> Result<()> {
        self.come(
            case,
            |case, act| case.end_choice(act, line),
            |case, _| {
                let last_day = case.line(line).and_then(open_choice)?;
                Some(end_of_choice(case.id, line, last_day, &self.calendar.zone))
            },
        )
        .await
    }

    /// Closes a case that was solved at this moment without a device being sent, unless it failed again.
    pub(crate) async fn close_fixed(&self, case: CaseId, fixed_at: Timestamp) -> Result<()> {
        let mut tx = self.store.read().await?;
        let events = tx.events_of(case).await?;
        drop(tx);
        if domain::status::since(events.iter().map(|one| &one.event)) != Some(fixed_at) {
            return Ok(());
        }
        self.come(
            case,
            |case, act| case.close_fixed(act, fixed_at),
            |case, policy| {
                let waits = case.phase == Phase::ResolvedRemotely;
                waits.then(|| end_of_fixed(case.id, fixed_at, policy, &self.calendar))
            },
        )
        .await
    }

    /// Runs what a deadline does; afterwards `waits` names it again when the case still waits for it.
    async fn come(
        &self,
        case: CaseId,
        run: impl FnOnce(&mut Case, &Act<'_>) -> Outcome,
        waits: impl FnOnce(&Case, &Policy) -> Option<Due>,
    ) -> Result<()> {
        let Some(number) = self.number_of(case).await? else {
            return Ok(());
        };
        let mut tx = self.store.write().await?;
        let case = self
            .change_in(&mut tx, Command::clock(number), Need::Desk, run)
            .await?;
        // What waits although its moment has come waits for something else than the time.
        let policy = self.policy_of(&mut tx, &case).await?;
        if let Some(due) = waits(&case, &policy).filter(|due| due.at > self.now()) {
            self.enqueue(&mut tx, &due).await?;
        }
        tx.commit().await?;
        self.work.notify_one();
        Ok(())
    }
}
