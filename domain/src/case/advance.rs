//! The replacement in advance: asked for, approved, charged, sent, settled (S11 to S17).

use super::{Act, Case, Outcome};
use crate::access::Role;
use crate::account::Credit;
use crate::advance::settlement::End;
use crate::advance::{
    Advance, AdvanceAction, AdvanceState, Allowance, Choice, Chosen, Ending, Sent,
};
use crate::case::authorise::days_after;
use crate::estimate::Remedy;
use crate::event::{Event, Moved, What};
use crate::id::LineId;
use crate::ledger::{Booking, Party, PayWay};
use crate::line::diagnosis::Verdict;
use crate::line::state::{Action, State};
use crate::line::void::VoidState;
use crate::line::{Line, Outcome as Ended, Shortage};
use crate::money::Money;
use crate::policy::terms::OnVoid;
use crate::reason::{Piece, Reason, Window};
use crate::refusal::Refusal;
use crate::serial::Serial;
use crate::shipment::{Outbound, ShipService};
use crate::stock::{Given, Purpose, Supply};
use crate::time::{Date, Timestamp};
use crate::warranty::{Basis, Warranty};

/// What a request for an advance brings with it, looked up by the caller.
#[derive(Debug, Clone)]
pub struct AdvanceRequest {
    /// Whether a proof of purchase was sent (S12).
    pub proof: Proof,
    /// What is charged (S13), tax included.
    pub price: Money,
    /// How much of it is tax.
    pub tax: Money,
    /// From what the price was counted.
    pub priced: Reason,
    /// How it is paid.
    pub way: PayWay,
    /// Who is charged.
    pub bill_to: Party,
    /// Who is credited (S14, S15).
    pub credit_to: Party,
    /// The distributor's name, when it is one.
    pub distributor: Option<String>,
}

/// Whether a proof of purchase was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// A file of it lies with the case.
    Sent,
    /// None was sent.
    None,
}

impl Case {
    /// Whether an advance may be asked for now, and why or why not (S11, S12). Changes nothing: the page that explains
    /// it and the command that decides it ask the same.
    pub fn advance_entitlement(
        &self,
        act: &Act<'_>,
        id: LineId,
        proof: Proof,
    ) -> Result<Reason, Refusal> {
        let line = self.line(id).ok_or(Refusal::NoSuchLine)?;
        let denied = |reason| Err(Refusal::Denied { reason });
        let state = line.advance.as_ref().map(|advance| advance.state);
        if state.is_some_and(|state| state.after(AdvanceAction::Request).is_none()) {
            return denied(Reason::AdvanceTaken);
        }
        if !line.state.is_before_arrival() {
            return denied(Reason::AdvanceDeviceHere);
        }
        if act.policy.advance.excluded.contains(&line.family) {
            return denied(Reason::AdvanceExcluded {
                family: line.family,
            });
        }
        self.entitled(act, line, act.today(), proof).or_else(denied)
    }

    /// Whether the rules of the purchase and the warranty allow an advance that was asked for on this day.
    fn entitled(
        &self,
        act: &Act<'_>,
        line: &Line,
        asked_on: Date,
        proof: Proof,
    ) -> Result<Reason, Reason> {
        if proof == Proof::None {
            return Err(Reason::AdvanceNoProof);
        }
        let (from, basis) = line
            .purchase(self.device.bought_on)
            .ok_or(Reason::AdvancePurchaseUnknown)?;
        let window = Window::new(from, basis, act.policy.advance.window_days, asked_on);
        // What is unproven cannot be counted before the proof is checked; the purchase of a few days ago can.
        match line.warranty {
            Warranty::Ended { ends_on, .. } => {
                return Err(Reason::AdvanceNotCovered {
                    ended_on: Some(ends_on),
                });
            }
            Warranty::Void { .. } => return Err(Reason::AdvanceNotCovered { ended_on: None }),
            Warranty::Covered { .. } | Warranty::Unproven => {}
        }
        if window.is_open() {
            return Ok(Reason::AdvanceOpen { window });
        }
        match &line.allowance {
            Some(allowed) if asked_on <= allowed.until => Ok(Reason::AdvanceAllowedLate {
                window,
                why: allowed.why.clone(),
                until: allowed.until,
            }),
            Some(_) | None => Err(Reason::AdvanceTooLate { window }),
        }
    }

    /// Allows an advance although the days for it are over: a supervisor's, with a reason and a last day (section 5
    /// row 11).
    pub fn allow_advance(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        why: String,
        until: Date,
    ) -> Outcome {
        if act.role != Some(Role::Supervisor) {
            return Err(Refusal::SupervisorOnly);
        }
        let line = self.line_mut(id)?;
        if !line.state.is_before_arrival() {
            return Err(Refusal::Denied {
                reason: Reason::AdvanceDeviceHere,
            });
        }
        line.allowance = Some(Allowance {
            why: why.clone(),
            until,
        });
        Ok(vec![act.event(vec![], What::AdvanceAllowed { why, until })])
    }

    /// The customer asks for a replacement in advance (S11, S12), knowing what it costs (S13). The day of the request
    /// counts, whenever it is approved.
    pub fn ask_advance(&mut self, act: &Act<'_>, id: LineId, request: AdvanceRequest) -> Outcome {
        let entitled = self.advance_entitlement(act, id, request.proof)?;
        let line = self.line_mut(id)?;
        let before = line.advance.as_ref();
        let from = before.map(|advance| advance.state);
        let round = before.map_or(1, |advance| advance.round.saturating_add(1));
        let price = request.price;
        line.advance = Some(Advance {
            state: AdvanceState::Requested,
            round,
            asked_at: act.at,
            entitled: entitled.clone(),
            price,
            tax: request.tax,
            priced: request.priced,
            way: request.way,
            due: Some(act.calendar.deadline_after_business_days(act.at, 1)),
            bill_to: request.bill_to,
            credit_to: request.credit_to,
            distributor: request.distributor,
            refused: None,
            charged_at: None,
            charge_failed: false,
            sent: None,
            choice: None,
            ending: None,
        });
        let moved = Moved::Advance {
            line: id,
            from,
            to: AdvanceState::Requested,
        };
        Ok(vec![act.event(
            vec![moved],
            What::AdvanceRequested {
                reason: entitled,
                price,
            },
        )])
    }

    /// Refuses it, with a reason that the customer reads.
    pub fn deny_advance(&mut self, act: &Act<'_>, id: LineId, reason: Reason) -> Outcome {
        let line = self.line_mut(id)?;
        let moved = line.step_advance(AdvanceAction::Deny)?;
        line.advance_mut()?.refused = Some(reason.clone());
        Ok(vec![act.event(vec![moved], What::AdvanceDenied { reason })])
    }

    /// Approves it, the proof of purchase having been checked. On account it is charged at once (S13), when the account
    /// can bear it; a card is charged next. Nothing is charged before a device is put aside for it: until then it is
    /// awaited, with the day on which it is expected (S5).
    pub fn approve_advance(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        credit: Credit,
        supply: Supply,
    ) -> Outcome {
        let reason = self.approvable(act, id, credit)?;
        let line = self.line_mut(id)?;
        let approved = line.step_advance(AdvanceAction::Approve)?;
        let advance = line.advance_mut()?;
        advance.entitled = reason;
        let way = advance.way;
        let mut events = vec![act.event(vec![approved], What::AdvanceApproved)];
        match supply {
            Supply::Awaited { expected_on } => {
                let item = line.product.clone();
                line.shortage = Some(Shortage {
                    item: item.clone(),
                    expected_on,
                });
                events.push(act.event(vec![], What::StockAwaited { item, expected_on }));
            }
            Supply::Uncounted | Supply::There if way == PayWay::Account => {
                events.push(Self::charged(act, line)?);
            }
            Supply::Uncounted | Supply::There => {}
        }
        Ok(events)
    }

    /// A device was put aside for what was promised to this line: what waited for it goes on. An advance is charged, when
    /// the account can bear it still and the defective device has not come meanwhile. Told twice, it goes on once.
    pub fn stock_kept(&mut self, act: &Act<'_>, id: LineId, credit: Credit) -> Outcome {
        let line = self.line_mut(id)?;
        match line.promised() {
            Some(_) if line.shortage.is_none() => Ok(vec![]),
            Some(Purpose::Replacement) => self.stock_arrived(act, id),
            Some(Purpose::Advance) if !line.state.is_before_arrival() => {
                Ok(vec![line.withdraw(act, Reason::AdvanceDeviceHere)?])
            }
            Some(Purpose::Advance) => {
                let advance = line.advance_mut()?;
                if advance.charged_at.is_some() {
                    // It was paid for when the first one was put aside.
                    line.shortage = None;
                    return Ok(vec![act.event(vec![], What::StockArrived)]);
                }
                let (way, amount) = (advance.way, advance.price);
                if way == PayWay::Account && !credit.bears(amount) {
                    let reason = Reason::AdvanceOverLimit {
                        limit: credit.limit,
                        owed: credit.owed,
                        amount,
                    };
                    return self.deny_advance(act, id, reason);
                }
                line.shortage = None;
                let mut events = vec![act.event(vec![], What::StockArrived)];
                if way == PayWay::Account {
                    events.push(Self::charged(act, line)?);
                }
                Ok(events)
            }
            None => Ok(vec![]),
        }
    }

    /// What was put aside for this line is not there any longer: it waits again, and its owner is told (S5). No card is
    /// asked for money meanwhile (S13). Told twice, it waits once.
    pub fn stock_missing(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        expected_on: Option<Date>,
    ) -> Outcome {
        let line = self.line_mut(id)?;
        let item = line.product.clone();
        match line.promised() {
            Some(_) if line.shortage.is_some() => Ok(vec![]),
            Some(Purpose::Replacement) => {
                self.await_stock(act, id, Remedy::Replace, item, expected_on)
            }
            Some(Purpose::Advance) => {
                line.shortage = Some(Shortage {
                    item: item.clone(),
                    expected_on,
                });
                Ok(vec![
                    act.event(vec![], What::StockAwaited { item, expected_on }),
                ])
            }
            None => Ok(vec![]),
        }
    }

    /// What this line waits for is expected on another day than was said.
    pub fn expect_stock(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        expected_on: Option<Date>,
    ) -> Outcome {
        let line = self.line_mut(id)?;
        if line.promised().is_none() {
            return Ok(vec![]);
        }
        let Some(shortage) = line
            .shortage
            .as_mut()
            .filter(|shortage| shortage.expected_on != expected_on)
        else {
            return Ok(vec![]);
        };
        shortage.expected_on = expected_on;
        let item = shortage.item.clone();
        Ok(vec![
            act.event(vec![], What::StockAwaited { item, expected_on }),
        ])
    }

    /// Whether it may be approved as it stands now, and why or why not.
    pub fn approvable(&self, act: &Act<'_>, id: LineId, credit: Credit) -> Result<Reason, Refusal> {
        let line = self.line(id).ok_or(Refusal::NoSuchLine)?;
        let advance = line.advance.as_ref().ok_or(Refusal::NoAdvance)?;
        let denied = |reason| Err(Refusal::Denied { reason });
        if !line.state.is_before_arrival() {
            return denied(Reason::AdvanceDeviceHere);
        }
        if !line.is_purchase_checked() {
            return denied(Reason::AdvanceProofUnchecked);
        }
        let asked_on = act.calendar.zone.date(advance.asked_at);
        let reason = match self.entitled(act, line, asked_on, Proof::Sent) {
            Ok(reason) => reason,
            Err(reason) => return denied(reason),
        };
        if advance.way == PayWay::Account && !credit.bears(advance.price) {
            return denied(Reason::AdvanceOverLimit {
                limit: credit.limit,
                owed: credit.owed,
                amount: advance.price,
            });
        }
        Ok(reason)
    }

    /// The card was charged (S13). Told twice, it is booked once.
    pub fn advance_charged(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let line = self.line_mut(id)?;
        if line.advance_mut()?.charged_at.is_some() {
            return Ok(vec![]);
        }
        Ok(vec![Self::charged(act, line)?])
    }

    /// The card was not charged: the customer may name another, or pay on account.
    pub fn advance_charge_failed(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let advance = self.line_mut(id)?.advance_mut()?;
        if advance.state != AdvanceState::Approved {
            return Ok(vec![]);
        }
        advance.charge_failed = true;
        Ok(vec![act.event(vec![], What::AdvanceChargeFailed)])
    }

    /// The customer pays on account instead of by card: before it is charged, and once it is approved only when the
    /// account can bear it. It is another round: a charge of the card that is still on its way is not this one's, so it
    /// is called off at the provider or given back.
    pub fn pay_advance_on_account(&mut self, act: &Act<'_>, id: LineId, credit: Credit) -> Outcome {
        let line = self.line_mut(id)?;
        let is_awaited = line.shortage.is_some();
        if !line.state.is_before_arrival() {
            return Err(Refusal::Denied {
                reason: Reason::AdvanceDeviceHere,
            });
        }
        let advance = line.advance_mut()?;
        let is_approved = advance.state == AdvanceState::Approved;
        if advance.way != PayWay::Card || !(is_approved || advance.state == AdvanceState::Requested)
        {
            return Err(Refusal::AdvanceNotNow {
                state: advance.state,
                action: AdvanceAction::Charge,
            });
        }
        if is_approved && !credit.bears(advance.price) {
            return Err(Refusal::Denied {
                reason: Reason::AdvanceOverLimit {
                    limit: credit.limit,
                    owed: credit.owed,
                    amount: advance.price,
                },
            });
        }
        advance.way = PayWay::Account;
        advance.charge_failed = false;
        let mut events = vec![act.event(vec![], What::AdvanceOnAccount)];
        if is_approved {
            advance.round = advance.round.saturating_add(1);
            if !is_awaited {
                events.push(Self::charged(act, line)?);
            }
        }
        Ok(events)
    }

    fn charged(act: &Act<'_>, line: &mut Line) -> Result<Event, Refusal> {
        let id = line.id;
        let moved = line.step_advance(AdvanceAction::Charge)?;
        let advance = line.advance_mut()?;
        advance.charged_at = Some(act.at);
        advance.due = Some(act.calendar.deadline_after_business_days(act.at, 1));
        advance.charge_failed = false;
        let amount = advance.price;
        let booked = vec![advance.charge(id)];
        Ok(act.booking(vec![moved], booked, What::AdvanceCharged { amount }))
    }

    /// The customer calls it off before it leaves: what was charged is taken back.
    pub fn withdraw_advance(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let line = self.line_mut(id)?;
        let charged = line.advance_mut()?.charged();
        let event = line.withdraw(act, Reason::AdvanceCalledOff { charged })?;
        Ok(vec![event])
    }

    /// It leaves: only when charged (S13) and only while the defective device is not here. What is in its box is
    /// recorded, for a later return is measured by it (S17).
    #[expect(
        clippy::too_many_arguments,
        reason = "a parcel with a device, its box and its number"
    )]
    pub fn ship_advance(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        device: Given<'_>,
        pieces: Vec<Piece>,
        carrier: String,
        service: ShipService,
        tracking: String,
    ) -> Outcome {
        let shipped_on = act.today();
        let days = service.business_days(act.policy.ground_days);
        let expected_on = act.calendar.add_business_days(shipped_on, u32::from(days));
        let return_by = days_after(shipped_on, act.policy.advance.return_days);
        let line = self.line_mut(id)?;
        if !line.state.is_before_arrival() {
            return Err(Refusal::Denied {
                reason: Reason::AdvanceDeviceHere,
            });
        }
        if line.sku != device.sku {
            return Err(Refusal::OtherProduct);
        }
        if line
            .serial
            .as_ref()
            .is_some_and(|own| own.reads_like(&device.serial))
        {
            return Err(Refusal::OwnSerial);
        }
        let moved = line.step_advance(AdvanceAction::Ship)?;
        let told = device.serial.to_string();
        let advance = line.advance_mut()?;
        advance.due = Some(act.calendar.zone.end_of(return_by));
        advance.sent = Some(Sent {
            serial: device.serial,
            cost: device.cost,
            pieces,
            parcel: Outbound {
                carrier: carrier.clone(),
                service,
                tracking: tracking.clone(),
                shipped_on,
                expected_on,
                delivered_at: None,
            },
            return_by,
        });
        self.keep_open_until(return_by);
        Ok(vec![act.event(
            vec![moved],
            What::AdvanceShipped {
                serial: told,
                carrier,
                tracking,
                expected_on,
                return_by,
            },
        )])
    }

    /// It arrived at the customer's.
    pub fn advance_delivered(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let line = self.line_mut(id)?;
        let moved = line.step_advance(AdvanceAction::Deliver)?;
        if let Some(sent) = line.advance_mut()?.sent.as_mut() {
            sent.parcel.delivered_at = Some(act.at);
        }
        Ok(vec![act.event(vec![moved], What::AdvanceDelivered)])
    }

    /// Gives the defective device more days, with a reason.
    pub fn extend_advance(&mut self, act: &Act<'_>, id: LineId, days: u16, why: String) -> Outcome {
        let today = act.today();
        let line = self.line_mut(id)?;
        line.check_advance(AdvanceAction::NotReturned)?;
        let sent = line
            .advance_mut()?
            .sent
            .as_mut()
            .ok_or(Refusal::NoAdvance)?;
        sent.return_by = days_after(sent.return_by.max(today), days);
        let return_by = sent.return_by;
        line.advance_mut()?.due = Some(act.calendar.zone.end_of(return_by));
        self.keep_open_until(return_by);
        Ok(vec![
            act.event(vec![], What::AdvanceExtended { return_by, why }),
        ])
    }

    /// The defective device did not come by the last day: the charge stands (section 5 row 3). A parcel whose number
    /// we were told in time has some days more.
    pub fn forfeit_unreturned(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let today = act.today();
        let grace = act.policy.advance.transit_grace_days;
        let line = self.line_mut(id)?;
        let Some(last_day) = line.return_deadline(grace) else {
            return Ok(vec![]);
        };
        if today <= last_day || line.check_advance(AdvanceAction::NotReturned).is_err() {
            return Ok(vec![]);
        }
        let mut event = line.end_advance(
            act,
            AdvanceAction::NotReturned,
            &End::NotReturned { last_day },
        )?;
        if let Ok(expired) = line.step(Action::Expire) {
            event.moved.push(expired);
        }
        event.moved.extend(self.close_when_all_over());
        Ok(vec![event])
    }

    /// A supervisor credits what came after its last day, once the bench has found it defective.
    pub fn credit_late(&mut self, act: &Act<'_>, id: LineId, why: String) -> Outcome {
        if act.role != Some(Role::Supervisor) {
            return Err(Refusal::SupervisorOnly);
        }
        let line = self.line_mut(id)?;
        line.check_advance(AdvanceAction::CreditLate)?;
        let defective = line.under_warranty().is_some();
        let stands = line
            .advance_mut()?
            .ending
            .as_ref()
            .is_some_and(|ending| matches!(ending.reason, Reason::DefectiveNotReturned { .. }));
        // What was charged for a warranty that was not void after all.
        let overturned = line
            .void
            .as_ref()
            .is_some_and(|void| void.state == VoidState::Overturned);
        if !defective || !(stands || overturned) {
            return Err(Refusal::NothingToCredit);
        }
        let event = line.end_advance(act, AdvanceAction::CreditLate, &End::Late { why })?;
        Ok(vec![event])
    }

    /// The customer chooses after no fault was found (S17). Who has chosen to return the advance may still keep it.
    pub fn choose_advance(&mut self, act: &Act<'_>, id: LineId, chosen: Chosen) -> Outcome {
        let today = act.today();
        let days = act.policy.advance.choice_days;
        let line = self.line_mut(id)?;
        let action = match chosen {
            Chosen::Return => AdvanceAction::ChooseReturn,
            Chosen::Keep => AdvanceAction::Keep,
        };
        line.check_advance(action)?;
        let advance = line.advance_mut()?;
        let choice = advance.choice.as_mut().ok_or(Refusal::NoAdvance)?;
        if chosen == Chosen::Return && today > choice.open_until {
            return Err(Refusal::ChoiceOver {
                last_day: choice.open_until,
            });
        }
        choice.made = Some((chosen, act.at));
        match chosen {
            Chosen::Return => {
                let send_by = days_after(today, days);
                choice.open_until = send_by;
                advance.due = Some(act.calendar.zone.end_of(send_by));
                let moved = line.step_advance(action)?;
                Ok(vec![act.event(vec![moved], What::AdvanceChosen { chosen })])
            }
            Chosen::Keep => {
                let made = act.event(vec![], What::AdvanceChosen { chosen });
                let mut event = line.end_advance(act, action, &End::Kept)?;
                event.moved.extend(self.close_when_all_over());
                Ok(vec![made, event])
            }
        }
    }

    /// The days of the choice are over, or those for sending the advance back: the charge stands (S17, section 5
    /// row 4).
    pub fn end_choice(&mut self, act: &Act<'_>, id: LineId) -> Outcome {
        let today = act.today();
        let line = self.line_mut(id)?;
        if line.check_advance(AdvanceAction::ChoiceOver).is_err() {
            return Ok(vec![]);
        }
        let choice = line.advance_mut()?.choice.ok_or(Refusal::NoAdvance)?;
        if today <= choice.open_until {
            return Ok(vec![]);
        }
        let end = End::Silent {
            last_day: choice.open_until,
        };
        let mut event = line.end_advance(act, AdvanceAction::ChoiceOver, &end)?;
        event.moved.extend(self.close_when_all_over());
        Ok(vec![event])
    }

    /// The advance came back (S17). What is missing of what was in its box, counted from 0 in the order in which it was
    /// recorded, is deducted, each piece by its own price.
    pub fn take_advance_back(&mut self, act: &Act<'_>, id: LineId, missing: &[usize]) -> Outcome {
        let line = self.line_mut(id)?;
        line.check_advance(AdvanceAction::TakeBack)?;
        let sent = line
            .advance_mut()?
            .sent
            .as_ref()
            .ok_or(Refusal::NoAdvance)?;
        let missing = missing
            .iter()
            .map(|&number| sent.pieces.get(number).cloned())
            .collect::<Option<Vec<Piece>>>()
            .ok_or(Refusal::NoSuchPiece)?;
        let end = End::Returned { missing };
        let mut event = line.end_advance(act, AdvanceAction::TakeBack, &end)?;
        event.moved.extend(self.close_when_all_over());
        Ok(vec![event])
    }

    /// What the verdict of the bench means for an advance that is out; nothing when there is none.
    pub(super) fn settle_by_verdict(
        &mut self,
        act: &Act<'_>,
        id: LineId,
        verdict: Verdict,
    ) -> Outcome {
        let line = self.line_mut(id)?;
        if line.advance.as_ref().map(|advance| advance.state) != Some(AdvanceState::DefectiveIn) {
            return Ok(vec![]);
        }
        match verdict {
            Verdict::Doa | Verdict::DefectInWarranty => {
                let end = End::Defective { verdict };
                let mut event = line.end_advance(act, AdvanceAction::ConfirmDefective, &end)?;
                // The customer has had the replacement all along: the device stays here, and its line is over.
                line.replacement = line.advance.as_ref().and_then(Advance::serial);
                line.outcome = Some(Ended::Replaced);
                event.moved.push(line.step(Action::Settle)?);
                event.moved.push(line.step(Action::Close)?);
                event.moved.extend(self.close_when_all_over());
                Ok(vec![event])
            }
            Verdict::NoFaultFound | Verdict::WorkingReturn => Ok(vec![line.open_choice(act)?]),
            Verdict::WarrantyVoid | Verdict::DamageExcluded | Verdict::DefectOutOfWarranty => {
                match act.policy.advance.on_void {
                    OnVoid::Choice => Ok(vec![line.open_choice(act)?]),
                    OnVoid::Forfeit => Ok(vec![line.end_advance(
                        act,
                        AdvanceAction::Forfeit,
                        &End::Void,
                    )?]),
                }
            }
        }
    }

    /// An RMA ends no earlier than the days that an advance leaves for its device.
    fn keep_open_until(&mut self, day: Date) {
        if let Some(rma) = self.rma.as_mut() {
            rma.valid_until = rma.valid_until.max(day);
        }
    }
}

impl Line {
    /// When it was bought, and how we know: a checked proof, else our invoice, else the day that the customer names with
    /// the proof that they sent, else our shipment (section 5 row 1). `None` when nobody knows.
    pub fn purchase(&self, stated: Option<Date>) -> Option<(Date, Basis)> {
        let known = match self.warranty {
            Warranty::Covered {
                starts_on, basis, ..
            }
            | Warranty::Ended {
                starts_on, basis, ..
            } => Some((starts_on, basis)),
            Warranty::Unproven | Warranty::Void { .. } => None,
        };
        match known {
            Some((day, basis)) => match basis {
                Basis::ProofOfPurchase
                | Basis::Invoice
                | Basis::Inherited
                | Basis::Replacement
                | Basis::Stated => Some((day, basis)),
                Basis::Shipment => Some(stated.map_or((day, basis), |day| (day, Basis::Stated))),
                Basis::Manufacture => stated.map(|day| (day, Basis::Stated)),
            },
            None => stated.map(|day| (day, Basis::Stated)),
        }
    }

    /// Whether the day of the purchase is more than what somebody says.
    fn is_purchase_checked(&self) -> bool {
        match self.warranty {
            Warranty::Covered { basis, .. } | Warranty::Ended { basis, .. } => match basis {
                Basis::ProofOfPurchase | Basis::Invoice | Basis::Inherited | Basis::Replacement => {
                    true
                }
                Basis::Shipment | Basis::Manufacture | Basis::Stated => false,
            },
            Warranty::Unproven | Warranty::Void { .. } => false,
        }
    }

    /// The last day on which the defective device may come after an advance; a parcel whose number we were told by
    /// then has `grace` days more.
    pub fn return_deadline(&self, grace: u16) -> Option<Date> {
        let sent = self.advance.as_ref()?.sent.as_ref()?;
        let on_its_way = self.state == State::InTransitIn;
        Some(if on_its_way {
            days_after(sent.return_by, grace)
        } else {
            sent.return_by
        })
    }

    /// Whether an advance is out for it and the device itself is still awaited.
    pub fn awaits_defective(&self) -> bool {
        self.check_advance(AdvanceAction::NotReturned).is_ok()
    }

    /// When it is somebody's turn for its replacement in advance.
    pub fn advance_due(&self) -> Option<Timestamp> {
        self.advance.as_ref()?.due
    }

    pub(super) fn advance_mut(&mut self) -> Result<&mut Advance, Refusal> {
        self.advance.as_mut().ok_or(Refusal::NoAdvance)
    }

    pub(super) fn check_advance(&self, action: AdvanceAction) -> Result<(), Refusal> {
        let state = self.advance.as_ref().ok_or(Refusal::NoAdvance)?.state;
        match state.after(action) {
            Some(_) => Ok(()),
            None => Err(Refusal::AdvanceNotNow { state, action }),
        }
    }

    pub(super) fn step_advance(&mut self, action: AdvanceAction) -> Result<Moved, Refusal> {
        let line = self.id;
        let advance = self.advance_mut()?;
        let from = advance.state;
        let to = from.after(action).ok_or(Refusal::AdvanceNotNow {
            state: from,
            action,
        })?;
        advance.state = to;
        if !to.is_open() {
            advance.due = None;
        }
        if from.is_before_leaving() && !to.is_before_leaving() {
            // Whether sent or called off: nobody waits for a device any longer.
            self.shortage = None;
        }
        Ok(Moved::Advance {
            line,
            from: Some(from),
            to,
        })
    }

    /// The device is here: an advance that is out is no longer waited for.
    pub(super) fn advance_meets_arrival(&mut self) -> Option<Moved> {
        self.step_advance(AdvanceAction::DefectiveReceived).ok()
    }

    /// It was not here after all.
    pub(super) fn advance_misses_arrival(&mut self) -> Option<Moved> {
        self.step_advance(AdvanceAction::UndoReceipt).ok()
    }

    /// The bench begins: an advance that has not left is needless now.
    pub(super) fn advance_overtaken(&mut self, act: &Act<'_>) -> Result<Option<Event>, Refusal> {
        let waits = self
            .advance
            .as_ref()
            .is_some_and(|advance| advance.state.is_before_leaving());
        if waits {
            self.withdraw(act, Reason::AdvanceDeviceHere).map(Some)
        } else {
            Ok(None)
        }
    }

    /// Calls off what has not left, when the return ends without it.
    pub(super) fn withdraw_unsent(&mut self, act: &Act<'_>) -> Result<Option<Event>, Refusal> {
        let unsent = self
            .advance
            .as_ref()
            .filter(|advance| advance.state.is_before_leaving());
        let Some(charged) = unsent.map(Advance::charged) else {
            return Ok(None);
        };
        self.withdraw(act, Reason::AdvanceCalledOff { charged })
            .map(Some)
    }

    /// Calls it off before it leaves; what was charged is taken back.
    pub(super) fn withdraw(&mut self, act: &Act<'_>, reason: Reason) -> Result<Event, Refusal> {
        let id = self.id;
        let moved = self.step_advance(AdvanceAction::Withdraw)?;
        let advance = self.advance_mut()?;
        advance.refused = Some(reason.clone());
        let booked = advance
            .charged_at
            .map(|_| advance.call_off(id))
            .into_iter()
            .collect();
        Ok(act.booking(vec![moved], booked, What::AdvanceWithdrawn { reason }))
    }

    fn open_choice(&mut self, act: &Act<'_>) -> Result<Event, Refusal> {
        let open_until = days_after(act.today(), act.policy.advance.choice_days);
        let moved = self.step_advance(AdvanceAction::OpenChoice)?;
        let advance = self.advance_mut()?;
        advance.due = Some(act.calendar.zone.end_of(open_until));
        advance.choice = Some(Choice {
            open_until,
            made: None,
        });
        Ok(act.event(vec![moved], What::AdvanceChoiceOpened { open_until }))
    }

    /// Settles the money of it. What was credited was given under warranty: what the device costs us is booked with it.
    fn end_advance(
        &mut self,
        act: &Act<'_>,
        action: AdvanceAction,
        end: &End,
    ) -> Result<Event, Refusal> {
        let id = self.id;
        let booked = self
            .advance_mut()?
            .settle(id, end)
            .ok_or(Refusal::AmountsDoNotAdd)?;
        let moved = self.step_advance(action)?;
        let advance = self.advance_mut()?;
        let amount = credited(&booked, advance.price.currency).ok_or(Refusal::AmountsDoNotAdd)?;
        let reason = booked
            .last()
            .map(|booking| booking.reason.clone())
            .ok_or(Refusal::AmountsDoNotAdd)?;
        advance.ending = Some(Ending {
            at: act.at,
            reason: reason.clone(),
            credited: amount,
        });
        let what = match end {
            End::Defective { .. } | End::Late { .. } => What::AdvanceCredited { amount, reason },
            End::Returned { .. } => What::AdvanceReturned { amount, reason },
            End::Kept | End::Silent { .. } | End::NotReturned { .. } | End::Void => {
                What::AdvanceForfeited { reason }
            }
        };
        let ours = match end {
            End::Defective { .. } | End::Late { .. } => self.cost_of_advance()?,
            End::Returned { .. }
            | End::Kept
            | End::Silent { .. }
            | End::NotReturned { .. }
            | End::Void => None,
        };
        let booked = booked.into_iter().chain(ours).collect();
        Ok(act.booking(vec![moved], booked, what))
    }
}

impl Advance {
    /// The serial of what was sent.
    pub fn serial(&self) -> Option<Serial> {
        self.sent.as_ref().map(|sent| sent.serial.clone())
    }
}

/// What these bookings give to a customer or a distributor.
fn credited(bookings: &[Booking], currency: crate::money::Currency) -> Option<Money> {
    Money::sum(
        currency,
        bookings.iter().filter_map(|booking| {
            let holder = booking.holder()?;
            let owed = booking.owed_by(holder);
            (owed.minor < 0).then(|| Money::new(-owed.minor, currency))
        }),
    )
}
