//! The machine of a line. The only place that knows what may follow what (specification 3.2 b).

use crate::product::keyed;

keyed! {
    /// Where a device is.
    State {
        /// The RMA exists, its e-mail is on its way (S3).
        Authorised = "authorised",
        /// The customer has everything needed to send it.
        AwaitingReturn = "awaiting-return",
        /// The customer has handed it to a carrier.
        InTransitIn = "in-transit-in",
        /// Scanned at the dock.
        Received = "received",
        /// What arrived is not what was authorised.
        ReceivingException = "receiving-exception",
        /// Its condition is being looked at.
        Inspecting = "inspecting",
        /// On the bench.
        Diagnosing = "diagnosing",
        /// On the bench, the fault not found yet: the first delay that is allowed (S5).
        FaultNotYetFound = "fault-not-yet-found",
        /// The bench has spoken.
        Verdict = "verdict",
        /// The customer owes a decision.
        AwaitingCustomer = "awaiting-customer",
        /// A part is out of stock: the second delay that is allowed (S5).
        AwaitingParts = "awaiting-parts",
        /// A replacement is out of stock: the same second delay (S5).
        AwaitingReplacementStock = "awaiting-replacement-stock",
        /// The repair is agreed, or the part for it has come: it may begin.
        ToRepair = "to-repair",
        /// The replacement is agreed, or has come: it may be given.
        ToReplace = "to-replace",
        /// Being repaired.
        Repairing = "repairing",
        /// Being tested.
        Testing = "testing",
        /// Waiting for our parcel.
        ReadyToShip = "ready-to-ship",
        /// With the carrier, on the way back.
        ShippedOut = "shipped-out",
        /// At the customer's.
        Delivered = "delivered",
        /// It stays here, and its money is settled.
        Settled = "settled",
        /// Over.
        Closed = "closed",
        /// Called off before it arrived.
        Cancelled = "cancelled",
        /// It never came.
        Expired = "expired",
        /// What arrived could not be accepted.
        Rejected = "rejected",
    }
}

keyed! {
    /// What can happen to a line.
    Action {
        /// The RMA e-mail has left.
        AuthorisationSent = "authorisation-sent",
        /// The customer has shipped it.
        CustomerShipped = "customer-shipped",
        /// It is scanned at the dock.
        Receive = "receive",
        /// Something else than the authorised device is scanned at the dock.
        ReceiveWrong = "receive-wrong",
        /// The scan was a mistake: nothing is here.
        UndoReceipt = "undo-receipt",
        /// The device was found to be another one by mistake: the receipt stands.
        UndoWrong = "undo-wrong",
        /// A second look accepts what arrived.
        ResolveException = "resolve-exception",
        /// What arrived goes back unopened.
        Reject = "reject",
        /// What arrived goes back unopened, and the device itself is awaited still.
        AwaitAgain = "await-again",
        /// Its condition is looked at.
        Inspect = "inspect",
        /// The bench begins.
        Diagnose = "diagnose",
        /// The fault does not show itself.
        CannotReproduce = "cannot-reproduce",
        /// The bench goes on looking.
        ResumeDiagnosis = "resume-diagnosis",
        /// The bench decides what it is.
        ReachVerdict = "reach-verdict",
        /// What was found about the warranty does not stay: the bench looks anew (S24).
        DiagnoseAgain = "diagnose-again",
        /// An estimate goes to the customer.
        Quote = "quote",
        /// The customer accepts the repair.
        AcceptRepair = "accept-repair",
        /// The customer accepts the replacement.
        AcceptReplacement = "accept-replacement",
        /// The customer declines.
        DeclineEstimate = "decline-estimate",
        /// The customer stayed silent.
        EstimateExpired = "estimate-expired",
        /// A part is missing.
        AwaitParts = "await-parts",
        /// A replacement is missing.
        AwaitReplacement = "await-replacement",
        /// What was missing has arrived.
        StockArrived = "stock-arrived",
        /// The repair begins.
        StartRepair = "start-repair",
        /// The repair is done.
        FinishRepair = "finish-repair",
        /// The tests are passed.
        PassTest = "pass-test",
        /// A test fails: back to the bench.
        FailTest = "fail-test",
        /// Another device takes its place.
        AssignReplacement = "assign-replacement",
        /// No fault was found: it goes back (S16).
        AcknowledgeNoFault = "acknowledge-no-fault",
        /// Our parcel leaves.
        ShipOut = "ship-out",
        /// Our parcel arrived.
        Deliver = "deliver",
        /// It stays here, and its money is settled.
        Settle = "settle",
        /// The customer declines and gives it to us to dispose of.
        Dispose = "dispose",
        /// It is over.
        Close = "close",
        /// Called off.
        Cancel = "cancel",
        /// The RMA's days are over.
        Expire = "expire",
        /// It got more days, or came all the same.
        Revive = "revive",
    }
}

impl State {
    /// What may happen now, and the state that follows.
    pub const fn edges(self) -> &'static [(Action, Self)] {
        use Action as A;
        match self {
            Self::Authorised => &[
                (A::AuthorisationSent, Self::AwaitingReturn),
                (A::CustomerShipped, Self::InTransitIn),
                (A::Receive, Self::Received),
                (A::ReceiveWrong, Self::ReceivingException),
                (A::Cancel, Self::Cancelled),
                // A mail that never left does not keep the RMA open for ever.
                (A::Expire, Self::Expired),
            ],
            Self::AwaitingReturn => &[
                (A::CustomerShipped, Self::InTransitIn),
                (A::Receive, Self::Received),
                (A::ReceiveWrong, Self::ReceivingException),
                (A::Cancel, Self::Cancelled),
                (A::Expire, Self::Expired),
            ],
            Self::InTransitIn => &[
                (A::Receive, Self::Received),
                (A::ReceiveWrong, Self::ReceivingException),
                // The customer may correct the number of their parcel.
                (A::CustomerShipped, Self::InTransitIn),
                // A number was told, and the parcel may never have left: until it arrives all can be called off.
                (A::Cancel, Self::Cancelled),
            ],
            Self::Received => &[
                (A::Inspect, Self::Inspecting),
                // The box was scanned by its RMA number; the device in it turns out to be another one.
                (A::ReceiveWrong, Self::ReceivingException),
                (A::UndoReceipt, Self::AwaitingReturn),
            ],
            Self::ReceivingException => &[
                (A::UndoReceipt, Self::AwaitingReturn),
                (A::UndoWrong, Self::Received),
                (A::ResolveException, Self::Received),
                (A::Reject, Self::Rejected),
                (A::AwaitAgain, Self::AwaitingReturn),
            ],
            Self::Inspecting => &[(A::Diagnose, Self::Diagnosing)],
            Self::Diagnosing => &[
                (A::CannotReproduce, Self::FaultNotYetFound),
                (A::ReachVerdict, Self::Verdict),
            ],
            Self::FaultNotYetFound => &[(A::ResumeDiagnosis, Self::Diagnosing)],
            Self::Verdict => &[
                (A::Quote, Self::AwaitingCustomer),
                (A::StartRepair, Self::Repairing),
                (A::AwaitParts, Self::AwaitingParts),
                (A::AssignReplacement, Self::ReadyToShip),
                (A::AwaitReplacement, Self::AwaitingReplacementStock),
                (A::AcknowledgeNoFault, Self::ReadyToShip),
                // Its replacement was sent in advance.
                (A::Settle, Self::Settled),
                (A::DiagnoseAgain, Self::Diagnosing),
            ],
            Self::AwaitingCustomer => &[
                // What was agreed may now begin (S9).
                (A::AcceptRepair, Self::ToRepair),
                (A::AcceptReplacement, Self::ToReplace),
                (A::DeclineEstimate, Self::ReadyToShip),
                (A::EstimateExpired, Self::ReadyToShip),
                (A::Dispose, Self::Settled),
                // A corrected estimate supersedes the one that waits.
                (A::Quote, Self::AwaitingCustomer),
                (A::DiagnoseAgain, Self::Diagnosing),
            ],
            Self::AwaitingParts => &[(A::StockArrived, Self::ToRepair)],
            Self::AwaitingReplacementStock => &[(A::StockArrived, Self::ToReplace)],
            // Where the customer has no say the bench may still decide for the other way.
            Self::ToRepair | Self::ToReplace => &[
                (A::StartRepair, Self::Repairing),
                (A::AwaitParts, Self::AwaitingParts),
                (A::AssignReplacement, Self::ReadyToShip),
                (A::AwaitReplacement, Self::AwaitingReplacementStock),
            ],
            Self::Repairing => &[
                (A::FinishRepair, Self::Testing),
                (A::AwaitParts, Self::AwaitingParts),
            ],
            Self::Testing => &[
                (A::PassTest, Self::ReadyToShip),
                (A::FailTest, Self::Diagnosing),
            ],
            Self::ReadyToShip => &[
                (A::ShipOut, Self::ShippedOut),
                // It was to go back unrepaired, and is here still.
                (A::DiagnoseAgain, Self::Diagnosing),
            ],
            Self::ShippedOut => &[(A::Deliver, Self::Delivered)],
            Self::Delivered | Self::Settled => &[(A::Close, Self::Closed)],
            // A parcel may come after the last day: a supervisor lets it in.
            Self::Expired => &[(A::Revive, Self::AwaitingReturn)],
            Self::Closed | Self::Cancelled | Self::Rejected => &[],
        }
    }

    /// The state that follows when `action` succeeds; `None` if it is not possible now.
    pub fn after(self, action: Action) -> Option<Self> {
        self.edges()
            .iter()
            .find(|(edge, _)| *edge == action)
            .map(|(_, next)| *next)
    }

    /// Whether it is over: nothing more happens by itself.
    pub const fn is_terminal(self) -> bool {
        match self {
            Self::Closed | Self::Cancelled | Self::Expired | Self::Rejected => true,
            Self::Authorised
            | Self::AwaitingReturn
            | Self::InTransitIn
            | Self::Received
            | Self::ReceivingException
            | Self::Inspecting
            | Self::Diagnosing
            | Self::FaultNotYetFound
            | Self::Verdict
            | Self::AwaitingCustomer
            | Self::AwaitingParts
            | Self::AwaitingReplacementStock
            | Self::ToRepair
            | Self::ToReplace
            | Self::Repairing
            | Self::Testing
            | Self::ReadyToShip
            | Self::ShippedOut
            | Self::Delivered
            | Self::Settled => false,
        }
    }

    /// Whether the device is at the bench, or waits there.
    pub const fn is_at_bench(self) -> bool {
        match self {
            Self::Inspecting
            | Self::Diagnosing
            | Self::FaultNotYetFound
            | Self::Verdict
            | Self::AwaitingCustomer
            | Self::AwaitingParts
            | Self::AwaitingReplacementStock
            | Self::ToRepair
            | Self::ToReplace
            | Self::Repairing
            | Self::Testing => true,
            Self::Authorised
            | Self::AwaitingReturn
            | Self::InTransitIn
            | Self::Received
            | Self::ReceivingException
            | Self::ReadyToShip
            | Self::ShippedOut
            | Self::Delivered
            | Self::Settled
            | Self::Closed
            | Self::Cancelled
            | Self::Expired
            | Self::Rejected => false,
        }
    }

    /// Whether the device is still with the customer, so that the RMA can be called off.
    pub const fn is_before_arrival(self) -> bool {
        match self {
            Self::Authorised | Self::AwaitingReturn | Self::InTransitIn => true,
            Self::Received
            | Self::ReceivingException
            | Self::Inspecting
            | Self::Diagnosing
            | Self::FaultNotYetFound
            | Self::Verdict
            | Self::AwaitingCustomer
            | Self::AwaitingParts
            | Self::AwaitingReplacementStock
            | Self::ToRepair
            | Self::ToReplace
            | Self::Repairing
            | Self::Testing
            | Self::ReadyToShip
            | Self::ShippedOut
            | Self::Delivered
            | Self::Settled
            | Self::Closed
            | Self::Cancelled
            | Self::Expired
            | Self::Rejected => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_state_but_the_first_is_reached_and_every_action_leads_somewhere() {
        let mut reached = BTreeSet::from([State::Authorised]);
        let mut used = BTreeSet::new();
        for &state in State::ALL {
            for &(action, next) in state.edges() {
                reached.insert(next);
                used.insert(action);
            }
        }
        assert_eq!(reached, State::ALL.iter().copied().collect());
        assert_eq!(used, Action::ALL.iter().copied().collect());
    }

    #[test]
    fn no_action_leads_two_ways() {
        for &state in State::ALL {
            let actions: BTreeSet<_> = state.edges().iter().map(|(action, _)| *action).collect();
            assert_eq!(actions.len(), state.edges().len(), "{state:?}");
        }
    }

    #[test]
    fn all_that_has_not_arrived_can_be_called_off_and_nothing_else() {
        for &state in State::ALL {
            let can = state.after(Action::Cancel).is_some();
            assert_eq!(can, state.is_before_arrival(), "{state:?}");
        }
    }

    #[test]
    fn s5_the_clock_may_stand_still_in_two_places_only_besides_the_customers_own() {
        let pausing: Vec<_> = Action::ALL
            .iter()
            .filter(|action| {
                matches!(
                    action,
                    Action::CannotReproduce | Action::AwaitParts | Action::AwaitReplacement
                )
            })
            .collect();
        for &state in State::ALL {
            for &(action, next) in state.edges() {
                let waits = matches!(
                    next,
                    State::FaultNotYetFound
                        | State::AwaitingParts
                        | State::AwaitingReplacementStock
                );
                assert_eq!(
                    waits,
                    pausing.contains(&&action),
                    "{state:?} --{action:?}--> {next:?}"
                );
            }
        }
    }

    #[test]
    fn what_is_over_stays_so_but_an_rma_that_ended_may_go_on() {
        for &state in State::ALL {
            let goes_on = !state.edges().is_empty();
            assert_eq!(goes_on, !state.is_terminal() || state == State::Expired);
        }
    }

    #[test]
    fn every_state_has_a_way_to_an_end() {
        for &start in State::ALL {
            let mut seen = BTreeSet::from([start]);
            let mut open = vec![start];
            while let Some(state) = open.pop() {
                for &(_, next) in state.edges() {
                    if seen.insert(next) {
                        open.push(next);
                    }
                }
            }
            assert!(seen.iter().any(|state| state.is_terminal()), "{start:?}");
        }
    }
}
