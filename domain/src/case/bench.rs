//! The bench: diagnosis, repair, test (S4, S5, S8, S9, S10, S16).

use super::{Act, Case, Outcome};
use crate::access::Role;
use crate::estimate::Remedy;
use crate::event::What;
use crate::id::LineId;
use crate::line::diagnosis::{PartUse, TestRun, Verdict, Work};
use crate::line::state::{Action, State};
use crate::line::{Line, Outcome as Ending, PauseCause, Shortage};
use crate::product::{FaultCode, bench_tests};
use crate::refusal::Refusal;
use crate::stock::Given;
use crate::time::Date;

impl Case {
    /// The device goes on the bench. The look at its condition comes first; free of charge, always (S8).
    pub fn begin_diagnosis(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        if !act.is_technician() {
            return Err(Refusal::TechnicianOnly);
        }
        let line = self.line_mut(id)?;
        let inspected = line.step(Action::Inspect)?;
        let begun = line.step(Action::Diagnose)?;
        line.diagnosing_since.get_or_insert(act.at);
        let overtaken = line.advance_overtaken(act)?;
        self.assigned_to = act.staff();
        let begun = act.event(vec![inspected, begun], What::DiagnosisBegun);
        Ok([begun].into_iter().chain(overtaken).collect())
    }

    /// Records a test of the family's list, while diagnosing or testing.
    pub fn record_test(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        key: String,
        passed: bool,
        note: String,
    ) -> Outcome {
        let by = act
            .staff()
            .filter(|_| act.is_technician())
            .ok_or(Refusal::TechnicianOnly)?;
        let line = self.bench_line(id, Action::ReachVerdict)?;
        line.diagnosis.tests.push(TestRun {
            key: key.clone(),
            passed,
            note,
            at: act.at,
            by,
        });
        Ok(vec![act.event(vec![], What::TestRun { key, passed })])
    }

    /// Records what was found: the cause as a code, and in words that the customer may read.
    pub fn record_findings(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        fault: FaultCode,
        findings: String,
    ) -> Outcome {
        if !act.is_technician() {
            return Err(Refusal::TechnicianOnly);
        }
        let line = self.bench_line(id, Action::ReachVerdict)?;
        line.diagnosis.fault = Some(fault);
        line.diagnosis.findings = findings;
        Ok(vec![act.event(vec![], What::FindingsRecorded)])
    }

    /// Records a part that was built in. The stock is counted by the caller, in the same transaction. Under warranty what
    /// it costs us is booked, each use by itself.
    pub fn use_part(&mut self, act: &Act<'_>, id: LineId, part: PartUse) -> Outcome {
        if !act.is_technician() {
            return Err(Refusal::TechnicianOnly);
        }
        let line = self.line_mut(id)?;
        line.check(Action::FinishRepair)?;
        let used = What::PartUsed {
            name: part.name.clone(),
            quantity: part.quantity,
        };
        let booked = line.cost_of_part(&part)?;
        line.diagnosis.parts.push(part);
        Ok(vec![act.booking(
            vec![],
            booked.into_iter().collect(),
            used,
        )])
    }

    /// Writes down time that was worked on it, while it is at the bench.
    pub fn log_work(&mut self, act: &Act<'_>, id: LineId, minutes: u16, note: String) -> Outcome {
        let by = act
            .staff()
            .filter(|_| act.is_technician())
            .ok_or(Refusal::TechnicianOnly)?;
        let line = self.line_mut(id)?;
        if !line.state.is_at_bench() {
            return Err(Refusal::LineNotNow {
                state: line.state,
                action: Action::ReachVerdict,
            });
        }
        line.diagnosis.work.push(Work {
            minutes,
            note: note.clone(),
            at: act.at,
            by,
        });
        Ok(vec![act.event(vec![], What::WorkLogged { minutes, note })])
    }

    /// The fault does not show itself: it stays on the bench, the first of the two delays of S5.
    pub fn cannot_reproduce(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        if !act.is_technician() {
            return Err(Refusal::TechnicianOnly);
        }
        let line = self.line_mut(id)?;
        let moved = line.step(Action::CannotReproduce)?;
        line.pause_clock(PauseCause::FaultNotFound, act.at, act.calendar);
        Ok(vec![act.event(vec![moved], What::FaultNotFoundYet)])
    }

    /// The bench goes on looking.
    pub fn resume_diagnosis(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let line = self.line_mut(id)?;
        let moved = line.step(Action::ResumeDiagnosis)?;
        line.resume_clock(act.at, act.calendar);
        Ok(vec![act.event(vec![moved], What::DiagnosisResumed)])
    }

    /// The bench decides what it is. Needs a fault code, findings and at least one test, and must fit them.
    ///
    /// 'No fault found' after 'not found yet' is a supervisor's to say (specification 3.2 b).
    pub fn reach_verdict(&mut self, act: &Act<'_>, id: LineId, verdict: Verdict) -> Outcome {
        if !act.is_technician() {
            return Err(Refusal::TechnicianOnly);
        }
        let line = self.line_mut(id)?;
        line.check(Action::ReachVerdict)?;
        Self::check_diagnosis(line)?;
        line.check_no_proposal()?;
        Self::check_verdict(act, line, verdict)?;
        let moved = line.step(Action::ReachVerdict)?;
        line.verdict = Some(verdict);
        let reached = act.event(vec![moved], What::VerdictReached { verdict });
        let settled = self.settle_by_verdict(act, id, verdict)?;
        Ok([reached].into_iter().chain(settled).collect())
    }

    /// The repair begins: at once under warranty, with an accepted estimate otherwise (S9, invariant 1).
    pub fn start_repair(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        if !act.is_technician() {
            return Err(Refusal::TechnicianOnly);
        }
        let line = self.line_mut(id)?;
        line.check(Action::StartRepair)?;
        Self::check_remedy(line, Remedy::Repair, Action::StartRepair)?;
        let moved = line.step(Action::StartRepair)?;
        Ok(vec![act.event(vec![moved], What::RepairStarted)])
    }

    /// A part or a replacement is out of stock: the second of the two delays of S5.
    pub fn await_stock(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        remedy: Remedy,
        item: String,
        expected_on: Option<Date>,
    ) -> Outcome {
        let action = match remedy {
            Remedy::Repair => Action::AwaitParts,
            Remedy::Replace => Action::AwaitReplacement,
        };
        let line = self.line_mut(id)?;
        line.check(action)?;
        Self::check_remedy(line, remedy, action)?;
        let moved = line.step(action)?;
        line.shortage = Some(Shortage {
            item: item.clone(),
            expected_on,
        });
        line.pause_clock(PauseCause::OutOfStock, act.at, act.calendar);
        Ok(vec![act.event(
            vec![moved],
            What::StockAwaited { item, expected_on },
        )])
    }

    /// What was missing has arrived.
    pub fn stock_arrived(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let line = self.line_mut(id)?;
        let moved = line.step(Action::StockArrived)?;
        line.shortage = None;
        line.resume_clock(act.at, act.calendar);
        Ok(vec![act.event(vec![moved], What::StockArrived)])
    }

    /// The repair is done; the tests begin anew.
    pub fn finish_repair(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let line = self.line_mut(id)?;
        let moved = line.step(Action::FinishRepair)?;
        line.diagnosis.tests.clear();
        Ok(vec![act.event(vec![moved], What::RepairFinished)])
    }

    /// All tests of the family's list are passed: it is ready to go back.
    pub fn pass_tests(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let line = self.line_mut(id)?;
        line.check(Action::PassTest)?;
        let missing = bench_tests(line.family)
            .iter()
            .filter(|test| !line.diagnosis.passed(test.key))
            .count();
        if missing > 0 {
            return Err(Refusal::TestsOpen {
                missing: u16::try_from(missing).unwrap_or(u16::MAX),
            });
        }
        let moved = line.step(Action::PassTest)?;
        line.outcome = Some(Ending::Repaired);
        Ok(vec![act.event(vec![moved], What::TestsPassed)])
    }

    /// A test fails: back to the diagnosis.
    pub fn fail_test(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let line = self.line_mut(id)?;
        let moved = line.step(Action::FailTest)?;
        Ok(vec![act.event(vec![moved], What::TestFailed)])
    }

    /// Another device takes its place (S10 when dead on arrival; S9 when not covered): the same product. Under warranty
    /// what it costs us is booked.
    pub fn assign_replacement(&mut self, act: &Act<'_>, id: LineId, device: Given<'_>) -> Outcome {
        let line = self.line_mut(id)?;
        line.check(Action::AssignReplacement)?;
        Self::check_remedy(line, Remedy::Replace, Action::AssignReplacement)?;
        if line.sku != device.sku {
            return Err(Refusal::OtherProduct);
        }
        let booked = line.cost_of_replacement(device.cost)?;
        let moved = line.step(Action::AssignReplacement)?;
        let told = device.serial.to_string();
        line.replacement = Some(device.serial);
        line.outcome = Some(Ending::Replaced);
        Ok(vec![act.booking(
            vec![moved],
            booked.into_iter().collect(),
            What::ReplacementAssigned { serial: told },
        )])
    }

    /// Nothing is wrong with it: it goes back (S16).
    pub fn acknowledge_no_fault(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let line = self.line_mut(id)?;
        line.check(Action::AcknowledgeNoFault)?;
        if line.verdict != Some(Verdict::NoFaultFound) {
            return Err(Refusal::LineNotNow {
                state: line.state,
                action: Action::AcknowledgeNoFault,
            });
        }
        let moved = line.step(Action::AcknowledgeNoFault)?;
        line.outcome = Some(Ending::ReturnedNoFault);
        Ok(vec![act.event(vec![moved], What::NoFaultAcknowledged)])
    }

    /// The line, when tests and findings may be recorded: on the bench, or being tested.
    fn bench_line(&mut self, id: LineId, action: Action) -> Result<&mut Line, Refusal> {
        let line = self.line_mut(id)?;
        match line.state {
            State::Diagnosing | State::FaultNotYetFound | State::Testing => Ok(line),
            State::Authorised
            | State::AwaitingReturn
            | State::InTransitIn
            | State::Received
            | State::ReceivingException
            | State::Inspecting
            | State::Verdict
            | State::AwaitingCustomer
            | State::AwaitingParts
            | State::AwaitingReplacementStock
            | State::ToRepair
            | State::ToReplace
            | State::Repairing
            | State::ReadyToShip
            | State::ShippedOut
            | State::Delivered
            | State::Settled
            | State::Closed
            | State::Cancelled
            | State::Expired
            | State::Rejected => Err(Refusal::LineNotNow {
                state: line.state,
                action,
            }),
        }
    }

    pub(super) fn check_diagnosis(line: &Line) -> Result<(), Refusal> {
        let fault = line.diagnosis.fault.is_none();
        let findings = line.diagnosis.findings.trim().is_empty();
        let test = !line.diagnosis.has_test();
        if fault || findings || test {
            Err(Refusal::DiagnosisIncomplete {
                fault,
                findings,
                test,
            })
        } else {
            Ok(())
        }
    }

    fn check_verdict(act: &Act<'_>, line: &Line, verdict: Verdict) -> Result<(), Refusal> {
        let covered = line.warranty.is_covered();
        match verdict {
            Verdict::Doa => {
                let last_day = line
                    .warranty
                    .doa_last_day(line.shipped_on, act.policy.doa_window_days)
                    .ok_or(Refusal::DoaDateUnknown)?;
                if act.today() > last_day {
                    Err(Refusal::DoaWindowOver { last_day })
                } else {
                    Self::check_defect(line)
                }
            }
            Verdict::DefectInWarranty if !covered => {
                Err(Refusal::VerdictAgainstWarranty { verdict })
            }
            Verdict::DefectOutOfWarranty if covered => {
                Err(Refusal::VerdictAgainstWarranty { verdict })
            }
            Verdict::DefectInWarranty | Verdict::DefectOutOfWarranty => Self::check_defect(line),
            // By a proposal that somebody else confirms, and no other way.
            Verdict::WarrantyVoid | Verdict::DamageExcluded => Err(Refusal::VoidNeedsEvidence),
            Verdict::NoFaultFound => {
                let searched = line
                    .pauses
                    .iter()
                    .any(|pause| pause.cause == PauseCause::FaultNotFound);
                if searched && act.role != Some(Role::Supervisor) {
                    Err(Refusal::SupervisorOnly)
                } else if line.diagnosis.shows_fault() {
                    Err(Refusal::FaultWasFound)
                } else {
                    Ok(())
                }
            }
            Verdict::WorkingReturn => Err(Refusal::VerdictAgainstWarranty { verdict }),
        }
    }

    /// A defect has a cause that is one.
    fn check_defect(line: &Line) -> Result<(), Refusal> {
        if line.diagnosis.fault == Some(FaultCode::NoFault) {
            Err(Refusal::NoFaultNamed)
        } else {
            Ok(())
        }
    }

    /// Whether this remedy may go ahead: consent where it costs, and the way that was agreed (S9, invariant 1).
    fn check_remedy(line: &Line, remedy: Remedy, action: Action) -> Result<(), Refusal> {
        match line.verdict {
            Some(Verdict::NoFaultFound | Verdict::WorkingReturn) | None => {
                return Err(Refusal::LineNotNow {
                    state: line.state,
                    action,
                });
            }
            Some(
                Verdict::Doa
                | Verdict::DefectInWarranty
                | Verdict::DefectOutOfWarranty
                | Verdict::WarrantyVoid
                | Verdict::DamageExcluded,
            ) => {}
        }
        if line.verdict == Some(Verdict::Doa) && remedy == Remedy::Repair {
            // What was dead on arrival is replaced, not mended (S10).
            return Err(Refusal::DeadOnArrivalIsReplaced);
        }
        if !line.needs_consent() {
            return Ok(());
        }
        let accepted = line
            .estimates
            .iter()
            .find(|estimate| estimate.is_accepted())
            .and_then(|estimate| estimate.accepted())
            .ok_or(Refusal::EstimateNotAccepted)?;
        if accepted.remedy == remedy {
            Ok(())
        } else {
            Err(Refusal::OtherRemedyAccepted)
        }
    }
}
