//! A warranty found void, or a damage excluded from it: two people, coded conditions, photos, and an appeal (S24).

use super::{Act, Case, Outcome};
use crate::access::Role;
use crate::advance::AdvanceAction;
use crate::case::authorise::days_after;
use crate::estimate::EstimateAction;
use crate::event::{Moved, What};
use crate::id::{LineId, StaffId};
use crate::line::diagnosis::Verdict;
use crate::line::state::Action;
use crate::line::void::{
    Appeal, Counts, Decision, VoidAction, VoidFinding, VoidProposal, VoidState,
};
use crate::line::{Line, Outcome as Ending};
use crate::policy::condition::{VoidCode, VoidEffect};
use crate::reason::Reason;
use crate::refusal::Refusal;
use crate::time::Date;
use crate::unit::Upgrade;
use crate::warranty::Warranty;

impl Case {
    /// A technician proposes that the warranty is void, or this damage excluded from it. What each condition does is
    /// the policy's to say for the country of the customer's address.
    ///
    /// `upgrades` are those of the device that we sold ourselves: with one of them on record no drive in it is foreign
    /// (S18).
    pub fn propose_void(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        proposal: VoidProposal,
        upgrades: &[Upgrade],
    ) -> Outcome {
        let by = technician(act)?;
        let country = self.address.country;
        let line = self.line_mut(id)?;
        line.check(Action::ReachVerdict)?;
        Self::check_diagnosis(line)?;
        if let Warranty::Ended { .. } | Warranty::Void { .. } = line.warranty {
            return Err(Refusal::NothingToVoid);
        }
        if proposal.codes.is_empty() || proposal.photos.is_empty() {
            return Err(Refusal::VoidNeedsEvidence);
        }
        check_upgrades(&proposal.codes, upgrades)?;
        let mut effect = VoidEffect::ExcludeDamage;
        for &code in &proposal.codes {
            match act.policy.voiding.effect(code, country) {
                Some(VoidEffect::VoidAll) => effect = VoidEffect::VoidAll,
                Some(VoidEffect::ExcludeDamage) => {}
                None => return Err(Refusal::VoidCodeOff { code }),
            }
        }
        let from = line.void.as_ref().map(|void| void.state);
        if let Some(from) = from {
            next(from, VoidAction::Propose)?;
        }
        let what = What::VoidProposed {
            codes: proposal.codes.clone(),
            effect,
        };
        line.void = Some(VoidFinding {
            state: VoidState::Proposed,
            codes: proposal.codes,
            effect,
            note: proposal.note,
            photos: proposal.photos,
            proposed_by: by,
            proposed_at: act.at,
            decided: None,
            counts: None,
            appeal: None,
        });
        let moved = Moved::Void {
            line: id,
            from,
            to: VoidState::Proposed,
        };
        Ok(vec![act.event(vec![moved], what)])
    }

    /// A second person agrees. Now it counts: the verdict of the bench is reached, and the customer may contest it.
    pub fn confirm_void(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        words: String,
        upgrades: &[Upgrade],
    ) -> Outcome {
        let by = technician(act)?;
        let counts = Counts {
            since: act.today(),
            appeal_until: days_after(act.today(), act.policy.voiding.appeal_days),
        };
        let line = self.line_mut(id)?;
        line.check(Action::ReachVerdict)?;
        Self::check_diagnosis(line)?;
        let void = line.second_look(by)?;
        // It may have been recorded since.
        check_upgrades(&void.codes, upgrades)?;
        let verdict = match void.effect {
            VoidEffect::VoidAll => Verdict::WarrantyVoid,
            VoidEffect::ExcludeDamage => Verdict::DamageExcluded,
        };
        let confirmed = line.step_void(VoidAction::Confirm)?;
        let void = line.void_mut()?;
        void.decided = Some(Decision {
            by,
            at: act.at,
            words,
        });
        void.counts = Some(counts);
        let reason = line.void_reason().ok_or(Refusal::NoVoid)?;
        let reached = line.step(Action::ReachVerdict)?;
        line.verdict = Some(verdict);
        let events = [
            act.event(vec![reached], What::VerdictReached { verdict }),
            act.event(vec![confirmed], What::VoidConfirmed { reason }),
        ];
        let settled = self.settle_by_verdict(act, id, verdict)?;
        Ok(events.into_iter().chain(settled).collect())
    }

    /// A second person disagrees, and says why. The diagnosis goes on.
    pub fn refuse_void(&mut self, act: &Act<'_>, id: LineId, words: String) -> Outcome {
        let by = technician(act)?;
        let line = self.line_mut(id)?;
        line.second_look(by)?;
        let moved = line.step_void(VoidAction::Refuse)?;
        let what = What::VoidRefused { why: words.clone() };
        line.void_mut()?.decided = Some(Decision {
            by,
            at: act.at,
            words,
        });
        Ok(vec![act.event(vec![moved], what)])
    }

    /// The customer contests it: until its last day, and while nothing else was agreed.
    pub fn appeal_void(&mut self, act: &Act<'_>, id: LineId, text: String) -> Outcome {
        let today = act.today();
        let line = self.line_mut(id)?;
        line.check_appeal(today)?;
        let moved = line.step_void(VoidAction::Appeal)?;
        line.void_mut()?.appeal = Some(Appeal {
            text,
            at: act.at,
            ruling: None,
        });
        Ok(vec![act.event(vec![moved], What::VoidAppealed)])
    }

    /// A supervisor who was neither of the two lets it stay. An estimate that waited meanwhile has its days anew.
    pub fn uphold_void(&mut self, act: &Act<'_>, id: LineId, words: String) -> Outcome {
        let estimate_until = days_after(act.today(), act.policy.estimate_valid_days);
        let line = self.line_mut(id)?;
        let by = line.third_look(act)?;
        let moved = line.step_void(VoidAction::Uphold)?;
        line.rule(act, by, words.clone())?;
        if let Some(open) = line.estimates.last_mut().filter(|last| last.is_open()) {
            open.valid_until = open.valid_until.max(estimate_until);
        }
        Ok(vec![act.event(vec![moved], What::VoidUpheld { words })])
    }

    /// A supervisor who was neither of the two overturns it: the warranty counts again. A device that is still here and
    /// on which nothing was begun goes back to the diagnosis.
    pub fn overturn_void(&mut self, act: &Act<'_>, id: LineId, words: String) -> Outcome {
        let line = self.line_mut(id)?;
        let by = line.third_look(act)?;
        if line.has_consent() {
            return Err(Refusal::WorkAgreed);
        }
        let mut moved = vec![line.step_void(VoidAction::Overturn)?];
        line.rule(act, by, words.clone())?;
        moved.extend(line.diagnose_again(act)?);
        let void = line.void_mut()?;
        let reason = Reason::WarrantyStands {
            codes: void.codes.clone(),
            warranty: line.warranty,
        };
        Ok(vec![
            act.event(moved, What::VoidOverturned { words, reason }),
        ])
    }
}

impl Case {
    /// An upgrade that we sold was noted with the serial of the device; possible whatever the return does (S18).
    pub fn upgrade_noted(&self, act: &Act<'_>, upgrade: String) -> Outcome {
        Ok(vec![act.event(vec![], What::UpgradeNoted { upgrade })])
    }
}

impl Line {
    /// How its warranty stands after all that was decided in this return.
    pub fn standing(&self) -> Warranty {
        match self.voided_on() {
            Some(since) => Warranty::Void { since },
            None => self.warranty,
        }
    }

    /// Whether the customer may contest what was found about the warranty; nothing when nothing was found.
    pub fn check_appeal(&self, today: Date) -> Result<(), Refusal> {
        let void = self.void.as_ref().ok_or(Refusal::NoVoid)?;
        next(void.state, VoidAction::Appeal)?;
        let last_day = void.counts.ok_or(Refusal::NoVoid)?.appeal_until;
        if today > last_day {
            return Err(Refusal::AppealOver { last_day });
        }
        if self.has_consent() || self.outcome == Some(Ending::DisposedByConsent) {
            return Err(Refusal::WorkAgreed);
        }
        Ok(())
    }

    /// Whether the customer contests it and nobody has decided yet.
    pub fn is_appealed(&self) -> bool {
        self.void
            .as_ref()
            .is_some_and(|void| void.state == VoidState::Appealed)
    }

    /// Nothing that cannot be taken back happens while the customer contests it.
    pub(super) fn check_no_appeal(&self) -> Result<(), Refusal> {
        if self.is_appealed() {
            Err(Refusal::AppealPending)
        } else {
            Ok(())
        }
    }

    /// No other verdict is given while a second person is to look.
    pub(super) fn check_no_proposal(&self) -> Result<(), Refusal> {
        match self.void.as_ref().map(|void| void.state) {
            Some(VoidState::Proposed) => Err(Refusal::VoidPending),
            Some(
                VoidState::Refused
                | VoidState::Confirmed
                | VoidState::Appealed
                | VoidState::Upheld
                | VoidState::Overturned,
            )
            | None => Ok(()),
        }
    }

    /// Why the warranty is void, or this damage is not covered, as it is told to the customer; `None` while it does
    /// not count.
    pub fn void_reason(&self) -> Option<Reason> {
        let void = self.void.as_ref().filter(|void| void.stands())?;
        let (codes, appeal_until) = (void.codes.clone(), void.counts?.appeal_until);
        let photos = u16::try_from(void.photos.len()).unwrap_or(u16::MAX);
        Some(match void.effect {
            VoidEffect::VoidAll => Reason::WarrantyVoid {
                codes,
                photos,
                appeal_until,
            },
            VoidEffect::ExcludeDamage => Reason::DamageExcluded {
                codes,
                photos,
                appeal_until,
                warranty: self.warranty,
            },
        })
    }

    /// The day on which its warranty was found void, while that stands.
    fn voided_on(&self) -> Option<Date> {
        let void = self.void.as_ref().filter(|void| void.voids_all())?;
        void.counts.map(|counts| counts.since)
    }

    fn void_mut(&mut self) -> Result<&mut VoidFinding, Refusal> {
        self.void.as_mut().ok_or(Refusal::NoVoid)
    }

    fn step_void(&mut self, action: VoidAction) -> Result<Moved, Refusal> {
        let line = self.id;
        let void = self.void_mut()?;
        let from = void.state;
        void.state = next(from, action)?;
        Ok(Moved::Void {
            line,
            from: Some(from),
            to: void.state,
        })
    }

    /// The proposal, when somebody else than who made it looks.
    fn second_look(&mut self, by: StaffId) -> Result<&VoidFinding, Refusal> {
        let void = self.void_mut()?;
        next(void.state, VoidAction::Confirm)?;
        if void.proposed_by == by {
            return Err(Refusal::VoidNeedsSecondPerson);
        }
        Ok(void)
    }

    /// The supervisor who decides an appeal, when they were neither of the two.
    fn third_look(&mut self, act: &Act<'_>) -> Result<StaffId, Refusal> {
        let by = act
            .staff()
            .filter(|_| act.role == Some(Role::Supervisor))
            .ok_or(Refusal::SupervisorOnly)?;
        let void = self.void_mut()?;
        next(void.state, VoidAction::Uphold)?;
        let confirmed_by = void.decided.as_ref().map(|decided| decided.by);
        if void.proposed_by == by || confirmed_by == Some(by) {
            return Err(Refusal::AppealNeedsThirdPerson);
        }
        Ok(by)
    }

    fn rule(&mut self, act: &Act<'_>, by: StaffId, words: String) -> Result<(), Refusal> {
        let appeal = self.void_mut()?.appeal.as_mut().ok_or(Refusal::NoVoid)?;
        appeal.ruling = Some(Decision {
            by,
            at: act.at,
            words,
        });
        Ok(())
    }

    /// Back to the diagnosis, when it is still here; a device that has left stays where it is.
    fn diagnose_again(&mut self, act: &Act<'_>) -> Result<Vec<Moved>, Refusal> {
        if self.state.after(Action::DiagnoseAgain).is_none() {
            return Ok(Vec::new());
        }
        let mut moved = vec![self.step(Action::DiagnoseAgain)?];
        if let Some(open) = self.estimates.last_mut().filter(|last| last.is_open()) {
            moved.push(open.step(EstimateAction::Supersede)?);
        }
        // What was opened by that verdict is closed with it: the next one says what becomes of the advance.
        if self.check_advance(AdvanceAction::VerdictOverturned).is_ok() {
            moved.push(self.step_advance(AdvanceAction::VerdictOverturned)?);
            let advance = self.advance_mut()?;
            advance.choice = None;
            let days = u32::from(act.policy.resolution_days);
            advance.due = Some(act.calendar.deadline_after_business_days(act.at, days));
        }
        self.verdict = None;
        self.outcome = None;
        self.resume_clock(act.at, act.calendar);
        Ok(moved)
    }
}

fn technician(act: &Act<'_>) -> Result<StaffId, Refusal> {
    act.staff()
        .filter(|_| act.is_technician())
        .ok_or(Refusal::TechnicianOnly)
}

fn next(state: VoidState, action: VoidAction) -> Result<VoidState, Refusal> {
    state
        .after(action)
        .ok_or(Refusal::VoidNotNow { state, action })
}

/// A drive that we sold ourselves is no foreign one (S18).
fn check_upgrades(codes: &[VoidCode], upgrades: &[Upgrade]) -> Result<(), Refusal> {
    if codes.contains(&VoidCode::ForeignDrive) && !upgrades.is_empty() {
        Err(Refusal::SanctionedUpgrade)
    } else {
        Ok(())
    }
}
