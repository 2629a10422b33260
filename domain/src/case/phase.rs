//! The first machine: from a filing to the verdict of support. The only place that knows what may follow what.

use crate::product::keyed;

keyed! {
    /// Where a case stands before a device is on its way.
    Phase {
        /// Filed, nobody has taken it.
        Open = "open",
        /// A technician is working through the script.
        Troubleshooting = "troubleshooting",
        /// The customer owes an answer.
        WaitingCustomer = "waiting-customer",
        /// It works again without being sent in.
        ResolvedRemotely = "resolved-remotely",
        /// It must come to the bench (S2).
        BenchRequired = "bench-required",
        /// It belongs to the sales door (S18, S20).
        SalesHandOff = "sales-hand-off",
        /// Over: it was solved without being sent in and has not failed again, or sales was done with it.
        Finished = "finished",
        /// Nothing more to do.
        Closed = "closed",
    }
}

keyed! {
    /// What can happen to a case.
    CaseAction {
        /// A technician takes it.
        StartSupport = "start-support",
        /// A question goes to the customer.
        AskCustomer = "ask-customer",
        /// The customer has answered.
        CustomerAnswered = "customer-answered",
        /// The technician says that it must be benched (S2).
        VerdictBench = "verdict-bench",
        /// The technician says that it works again.
        VerdictFixed = "verdict-fixed",
        /// It goes to the sales door.
        ToSales = "to-sales",
        /// The RMA is issued.
        IssueRma = "issue-rma",
        /// The customer calls it off before an RMA exists.
        CallOff = "call-off",
        /// The customer says that it fails again.
        Reopen = "reopen",
        /// It is over.
        Close = "close",
        /// Its RMA had ended and goes on.
        Revive = "revive",
    }
}

impl Phase {
    /// What may happen now, and the phase that follows.
    pub const fn edges(self) -> &'static [(CaseAction, Self)] {
        use CaseAction as A;
        match self {
            Self::Open => &[
                (A::StartSupport, Self::Troubleshooting),
                (A::ToSales, Self::SalesHandOff),
                (A::CallOff, Self::Closed),
            ],
            Self::Troubleshooting => &[
                (A::AskCustomer, Self::WaitingCustomer),
                (A::VerdictBench, Self::BenchRequired),
                (A::VerdictFixed, Self::ResolvedRemotely),
                (A::ToSales, Self::SalesHandOff),
                (A::CallOff, Self::Closed),
            ],
            Self::WaitingCustomer => &[
                (A::CustomerAnswered, Self::Troubleshooting),
                (A::StartSupport, Self::Troubleshooting),
                (A::ToSales, Self::SalesHandOff),
                (A::CallOff, Self::Closed),
            ],
            Self::ResolvedRemotely => &[
                (A::Reopen, Self::Troubleshooting),
                (A::Close, Self::Finished),
            ],
            // Issuing the RMA changes no phase: from there on the line says where the device is.
            Self::BenchRequired => &[
                (A::IssueRma, Self::BenchRequired),
                (A::CallOff, Self::Closed),
                (A::Close, Self::Closed),
            ],
            Self::SalesHandOff => &[
                (A::IssueRma, Self::SalesHandOff),
                (A::CallOff, Self::Closed),
                (A::Close, Self::Finished),
            ],
            Self::Finished => &[],
            // Only when its RMA ended by itself, which its line knows.
            Self::Closed => &[(A::Revive, Self::BenchRequired)],
        }
    }

    /// The phase that follows when `action` succeeds; `None` if it is not possible now.
    pub fn after(self, action: CaseAction) -> Option<Self> {
        self.edges()
            .iter()
            .find(|(edge, _)| *edge == action)
            .map(|(_, next)| *next)
    }
}
