//! What somebody may do about a case now.
//!
//! Nothing is listed by hand: every act is tried on a copy of the case with the very command that would do it.
//! So the page offers what will be done, and says why not where only a guard stands in the way.

use domain::access::{Actor, Permit, Source};
use domain::case::{Act, Case, Outcome};
use domain::event::{SalesReason, StepOutcome};
use domain::id::{LineId, RmaId};
use domain::line::Line;
use domain::line::state::{Action, State};
use domain::policy::Policy;
use domain::refusal::Refusal;
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::Result;

/// An act on a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// Take the case.
    Take,
    /// Record a step of the script (S1).
    Step,
    /// Say from what day the proof of purchase counts.
    ProvePurchase,
    /// Say that the proof of purchase does not fit.
    DoubtPurchase,
    /// Ask the customer, and wait for the answer.
    Ask,
    /// Say that it works again.
    FixRemotely,
    /// Say that it must be benched, and issue the RMA (S2, S3).
    Authorise,
    /// Hand it to the sales door (S18, S20).
    ToSales,
    /// Close what is with sales.
    CloseWithSales,
    /// Give the RMA more days.
    Extend,
    /// Call it off for the customer.
    CallOff,
    /// Write to the customer.
    Write,
    /// Leave an internal note.
    Note,
    /// Accept, after a second look, what arrived in place of the authorised device.
    AcceptArrival,
    /// Send back unopened what arrived in its place.
    RejectArrival,
    /// Receive it although the last day of its RMA is over.
    ReceiveLate,
    /// Receive it at the dock.
    Receive,
    /// Work on it at the bench.
    Bench,
    /// Look at its warranty: void it, decide an appeal, note an upgrade (S24, S18).
    Warranty,
    /// Write an estimate (S9).
    Estimate,
    /// Hand it to the carrier, or record its delivery.
    Ship,
    /// Decide on a replacement in advance, send it, settle it.
    Advance,
}

/// An act that somebody may do, and what still stands in its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Which.
    pub deed: Deed,
    /// What must be done first; `None` when it is possible now.
    pub first: Option<Refusal>,
}

impl Desk {
    /// What `actor` may do about `case` now.
    pub(super) fn offers(&self, policy: &Policy, actor: &Actor, case: &Case) -> Result<Vec<Offer>> {
        let act = self.act(policy, actor, Source::Console)?;
        let mut offers = Vec::new();
        for (permit, deed, tried) in commands(case, &act) {
            if let Some(first) = possible(&tried).filter(|_| actor.may(permit)) {
                offers.push(Offer { deed, first });
            }
        }
        for line in case.lines() {
            offers.extend(elsewhere(actor, line).map(|deed| Offer { deed, first: None }));
        }
        if has_warranty_work(actor, case) {
            offers.push(Offer {
                deed: Deed::Warranty,
                first: None,
            });
        }
        if actor.may(Permit::Converse) {
            offers.extend([Deed::Write, Deed::Note].map(|deed| Offer { deed, first: None }));
        }
        Ok(offers)
    }
}

/// Whether there is something for them on the page of the warranty: a finding, a device that can be found void, or an
/// upgrade to be noted.
fn has_warranty_work(actor: &Actor, case: &Case) -> bool {
    let line = case.lines().first();
    let is_found = line.is_some_and(|line| line.void.is_some());
    let is_diagnosed = line.is_some_and(|line| line.state.after(Action::ReachVerdict).is_some());
    let is_known = case.device.unit.is_some() || line.is_some_and(|line| line.unit.is_some());
    (actor.may(Permit::Bench) && (is_found || is_diagnosed))
        || (actor.may(Permit::NoteUpgrade) && is_known)
}

/// Every command of this page, tried on a copy.
fn commands(case: &Case, act: &Act<'_>) -> Vec<(Permit, Deed, Outcome)> {
    let nil = Uuid::nil();
    let note = String::new;
    let days = act.policy.rma_valid_days;
    let set_aside = set_aside(case);
    let first = case
        .lines()
        .first()
        .map_or(LineId::new(nil), |line| line.id);
    vec![
        (
            Permit::Troubleshoot,
            Deed::Take,
            case.clone().start_support(act),
        ),
        (
            Permit::Troubleshoot,
            Deed::Step,
            case.clone()
                .record_step(act, note(), StepOutcome::Fine, note()),
        ),
        (
            Permit::Troubleshoot,
            Deed::ProvePurchase,
            case.clone().prove_purchase(act, act.today(), 0),
        ),
        (
            Permit::Troubleshoot,
            Deed::DoubtPurchase,
            case.clone().doubt_purchase(act, note()),
        ),
        (Permit::Converse, Deed::Ask, case.clone().ask_customer(act)),
        (
            Permit::Authorise,
            Deed::Authorise,
            authorised(case, act, nil),
        ),
        (
            Permit::Troubleshoot,
            Deed::FixRemotely,
            case.clone().fix_remotely(act, note()),
        ),
        (
            Permit::Troubleshoot,
            Deed::ToSales,
            case.clone().hand_to_sales(act, SalesReason::ChangedMind),
        ),
        (
            Permit::CloseWithSales,
            Deed::CloseWithSales,
            case.clone().close_with_sales(act, note()),
        ),
        (
            Permit::Oversee,
            Deed::Extend,
            case.clone().extend_rma(act, days, note()),
        ),
        (
            Permit::Oversee,
            Deed::ReceiveLate,
            case.clone().receive_late(act, first, note()),
        ),
        (
            Permit::Oversee,
            Deed::AcceptArrival,
            case.clone().resolve_exception(act, set_aside, note()),
        ),
        (
            Permit::Oversee,
            Deed::RejectArrival,
            case.clone().reject_arrival(act, set_aside, note()),
        ),
        (
            Permit::Cancel,
            Deed::CallOff,
            case.clone().call_off(act, note()),
        ),
    ]
}

/// The device that lies on the trouble shelf; of a case without one the commands refuse the line.
fn set_aside(case: &Case) -> LineId {
    case.lines()
        .iter()
        .find(|line| line.state == State::ReceivingException)
        .map_or(LineId::new(Uuid::nil()), |line| line.id)
}

fn authorised(case: &Case, act: &Act<'_>, nil: Uuid) -> Outcome {
    let mut case = case.clone();
    case.require_bench(act, String::new())?;
    case.issue_rma(act, RmaId::new(nil), LineId::new(nil))
}

/// Whether it is possible (`Some(None)`), possible once something else is done (`Some(Some(…))`), or not now.
#[expect(
    clippy::option_option,
    reason = "the two questions are answered at once"
)]
fn possible(tried: &Outcome) -> Option<Option<Refusal>> {
    match tried {
        Ok(_) => Some(None),
        Err(guard @ (Refusal::NoStepRecorded | Refusal::NoStepTried | Refusal::DeviceUnknown)) => {
            Some(Some(guard.clone()))
        }
        Err(_) => None,
    }
}

/// What is done about a device on a page of its own.
fn elsewhere(actor: &Actor, line: &Line) -> impl Iterator<Item = Deed> {
    let estimate =
        line.state.after(Action::Quote).is_some() && line.needs_consent() && !line.has_consent();
    [
        (
            Permit::Receive,
            Deed::Receive,
            line.state.is_before_arrival(),
        ),
        (Permit::Bench, Deed::Bench, is_on_bench(line.state)),
        (Permit::Quote, Deed::Estimate, estimate),
        (
            Permit::SeeDesk,
            Deed::Advance,
            line.advance.is_some() || line.state.is_before_arrival(),
        ),
        (
            Permit::Ship,
            Deed::Ship,
            line.state.after(Action::ShipOut).is_some()
                || line.state.after(Action::Deliver).is_some(),
        ),
    ]
    .into_iter()
    .filter(|(permit, _, now)| *now && actor.may(*permit))
    .map(|(_, deed, _)| deed)
}

const fn is_on_bench(state: State) -> bool {
    match state {
        State::Received
        | State::ReceivingException
        | State::Inspecting
        | State::Diagnosing
        | State::FaultNotYetFound
        | State::Verdict
        | State::AwaitingParts
        | State::AwaitingReplacementStock
        | State::ToRepair
        | State::ToReplace
        | State::Repairing
        | State::Testing => true,
        State::Authorised
        | State::AwaitingReturn
        | State::InTransitIn
        | State::AwaitingCustomer
        | State::ReadyToShip
        | State::ShippedOut
        | State::Delivered
        | State::Settled
        | State::Closed
        | State::Cancelled
        | State::Expired
        | State::Rejected => false,
    }
}
