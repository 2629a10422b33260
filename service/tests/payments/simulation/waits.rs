//! For whom a return waits. That nobody is named is what must never be.

use domain::advance::AdvanceState;
use domain::case::Case;
use domain::line::Line;
use domain::payment::PaymentState;
use domain::queue::View;
use store::CardPayment;

use crate::harness::line;
use crate::payments::charge_of;

/// For whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waits {
    /// Nobody any longer: it is over.
    Over,
    /// The customer, who was told.
    ForCustomer,
    /// The desk, in one of its views.
    ForDesk,
    /// Our carrier.
    ForCarrier,
}

impl Waits {
    /// `None` when nobody would ever go on with it.
    pub fn of(case: &Case, payments: &[CardPayment]) -> Option<Self> {
        let of_advance = line(case).advance.as_ref().map(|advance| advance.state);
        match of_advance {
            Some(AdvanceState::Requested | AdvanceState::Charged | AdvanceState::DefectiveIn) => {
                Some(Self::ForDesk)
            }
            Some(AdvanceState::Approved) => of_charge(case, line(case), payments),
            Some(
                AdvanceState::Shipped
                | AdvanceState::AwaitingDefective
                | AdvanceState::Choosing
                | AdvanceState::ComingBack,
            ) => Some(Self::ForCustomer),
            Some(AdvanceState::Denied | AdvanceState::Withdrawn | AdvanceState::Resolved)
            | None => Some(of_view(case.view())),
        }
    }
}

/// It is approved and not charged: somebody must be told, or the charge must be on its way.
fn of_charge(case: &Case, line: &Line, payments: &[CardPayment]) -> Option<Waits> {
    if line.shortage.is_some() {
        return Some(Waits::ForDesk);
    }
    let told = line
        .advance
        .as_ref()?
        .charge_failed
        .then_some(Waits::ForCustomer);
    let key = charge_of(case);
    let charge = payments.iter().find(|kept| kept.payment.key == key)?;
    match charge.payment.state {
        PaymentState::NeedsCustomer => Some(Waits::ForCustomer),
        PaymentState::Due | PaymentState::Cancelled => told,
        // The provider knows more and is not looked at, a declined place is not closed, or the money is here and the
        // return does not know.
        PaymentState::Unknown
        | PaymentState::Underway
        | PaymentState::Failed
        | PaymentState::Done => None,
    }
}

const fn of_view(view: View) -> Waits {
    match view {
        View::Waiting | View::Arriving => Waits::ForCustomer,
        View::New | View::Bench | View::Stock | View::Ship | View::Sales | View::Trouble => {
            Waits::ForDesk
        }
        View::Returning => Waits::ForCarrier,
        View::Closed => Waits::Over,
    }
}
