//! The replacement in advance, from both sides: what it would cost and why it may be asked for or not, the request,
//! the decision, the parcel, what becomes of it (S11 to S17).

use std::sync::Arc;

use domain::access::{Actor, Permit, Sight, Source};
use domain::account::Credit;
use domain::advance::mark::{Mark, marks};
use domain::advance::settlement::Outlook;
use domain::advance::{Advance, Chosen};
use domain::case::advance::{AdvanceRequest, Proof};
use domain::case::{Act, Case, Outcome};
use domain::field::{FieldError, FieldErrors, typed};
use domain::id::{LineId, UnitId};
use domain::ledger::{Party, PayWay};
use domain::line::Line;
use domain::money::Money;
use domain::number::CaseNumber;
use domain::payment::Payment;
use domain::policy::Policy;
use domain::reason::{Piece, Reason};
use domain::refusal::Refusal;
use domain::serial::Serial;
use domain::stock::{Given, Supply};
use domain::time::Date;
use store::{Attachment, AttachmentOwner, Entry, Product, Tx};

use crate::bench::was_sold;
use crate::change::{Command, Need};
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::outbound::{RawParcel, parcel};

/// The longest reason that somebody writes, in characters.
const WHY: u32 = 500;
/// What may be said in one step of more days.
const MOST_DAYS: u16 = 90;
/// The purpose under which a proof of purchase is kept.
const PROOF: &str = "proof";

/// How a replacement in advance stands, or would.
#[derive(Debug, Clone)]
pub struct AdvanceView {
    /// What they may see.
    pub sight: Sight,
    /// The case.
    pub case: Case,
    /// The device.
    pub line: Line,
    /// Why it may be asked for now, or why not.
    pub entitlement: std::result::Result<Reason, Refusal>,
    /// What it costs, or would.
    pub offer: Option<Offer>,
    /// Why it may be approved as it stands, or why not; `None` when nothing waits for that.
    pub approvable: Option<std::result::Result<Reason, Refusal>>,
    /// How the account stands that it may be charged to.
    pub credit: Credit,
    /// Whether there is a device for it.
    pub supply: Supply,
    /// What was booked for it.
    pub entries: Vec<Entry>,
    /// The version that decides it.
    pub policy: Arc<Policy>,
    /// The proofs of purchase that were sent.
    pub proofs: Vec<Attachment>,
    /// How it may be paid.
    pub ways: Vec<PayWay>,
    /// The card of the customer that is charged, as its holder knows it.
    pub card: Option<String>,
    /// What was asked of it for this device.
    pub payments: Vec<Payment>,
    /// What happened before, for whoever decides at the desk; nobody else is told.
    pub marks: Vec<Mark>,
}

impl AdvanceView {
    /// The advance, when one was asked for.
    pub const fn advance(&self) -> Option<&Advance> {
        self.line.advance.as_ref()
    }
}

/// What a replacement in advance costs, with every end that it may have (S13; specification, section 4).
#[derive(Debug, Clone)]
pub struct Offer {
    /// What is charged.
    pub price: Money,
    /// From what it was counted.
    pub priced: Reason,
    /// The distributor that is credited, when it was bought from one (S15).
    pub distributor: Option<String>,
    /// What is in its box.
    pub pieces: Vec<Piece>,
    /// Every end that it may have.
    pub outlook: Vec<Outlook>,
}

/// A request, as the form sends it.
#[derive(Debug, Clone, Default)]
pub struct RawAdvance {
    /// How it is paid.
    pub way: String,
    /// Whether they have read what may come of it and agree; `yes` when they do.
    pub consent: String,
    /// The amount that they read, in minor units; another one is not agreed to.
    pub price: String,
}

/// A replacement that leaves, as the form sends it.
#[derive(Debug, Clone, Default)]
pub struct RawAdvanceParcel {
    /// The serial of the device.
    pub serial: String,
    /// The number of the product on its label; asked for when our records don't know the serial.
    pub product: String,
    /// The parcel.
    pub parcel: RawParcel,
}

impl Desk {
    /// How a replacement in advance stands for the device of a return, or what it would cost.
    pub async fn advance(&self, actor: &Actor, number: CaseNumber) -> Result<AdvanceView> {
        let mut tx = self.store.read().await?;
        let case = tx.case_by_number(&number).await?.ok_or(Error::NotFound)?;
        let sight = actor
            .may_see(case.id, case.customer)
            .ok_or(Error::NotFound)?;
        let line = concerned(&case).ok_or(Error::NotFound)?.clone();
        let policy = self.policy_of(&mut tx, &case).await?;
        let act = self.looking(&policy, actor);
        let mut proofs = tx.attachments(AttachmentOwner::Case(case.id)).await?;
        proofs.retain(|file| file.purpose == PROOF);
        let proof = if proofs.is_empty() {
            Proof::None
        } else {
            Proof::Sent
        };
        let entitlement = case.advance_entitlement(&act, line.id, proof);
        let offer = self.offer(&mut tx, &case, &line).await?;
        let credit = self.credit(&mut tx, &case).await?;
        let approvable = line
            .advance
            .as_ref()
            .map(|_| case.approvable(&act, line.id, credit));
        let entries = tx.entries_of_case(case.id).await?;
        let supply = self.supply(&mut tx, case.id, &line).await?;
        let card = tx.card_of(case.customer).await?;
        let card = card.and_then(|card| card.saved).map(|saved| saved.label);
        let payments = tx.payments_of_case(case.id).await?;
        let payments = payments
            .into_iter()
            .filter(|kept| kept.line == line.id)
            .map(|kept| kept.payment)
            .collect();
        let marks = if sight == Sight::Desk {
            self.marks(&mut tx, &case, &line).await?
        } else {
            Vec::new()
        };
        Ok(AdvanceView {
            marks,
            ways: self.pay_ways(),
            card,
            payments,
            credit,
            supply,
            sight,
            case,
            line,
            entitlement,
            offer,
            approvable,
            entries,
            proofs,
            policy: policy.clone(),
        })
    }

    /// What happened before with advances to this customer, and with this device.
    async fn marks(&self, tx: &mut Tx, case: &Case, line: &Line) -> Result<Vec<Mark>> {
        let of_customer = tx.cases_with_settled_advance(case.customer).await?;
        let of_device = match &line.serial {
            Some(serial) => tx.cases_of_serial(serial).await?,
            None => Vec::new(),
        };
        let zone = &self.calendar.zone;
        Ok(marks(case, line.id, &of_customer, &of_device, zone))
    }

    /// How it may be paid: by card where somebody charges cards. The card itself is entered after it was asked for.
    fn pay_ways(&self) -> Vec<PayWay> {
        let card = self.cards.as_ref().map(|_| PayWay::Card);
        card.into_iter().chain([PayWay::Account]).collect()
    }

    /// The circumstances of somebody who only looks.
    fn looking<'a>(&'a self, policy: &'a Policy, actor: &Actor) -> Act<'a> {
        self.act(policy, actor, Source::Portal).unwrap_or(Act {
            at: self.now(),
            by: domain::event::By::Desk,
            role: None,
            source: Source::Portal,
            policy,
            calendar: &self.calendar,
        })
    }

    /// What it costs: as it was asked for, or as it would be asked for now.
    async fn offer(&self, tx: &mut Tx, case: &Case, line: &Line) -> Result<Option<Offer>> {
        let Some(product) = tx.product(&line.sku).await? else {
            return Ok(None);
        };
        let request = self
            .request(tx, case, line, &product, PayWay::Account, Proof::Sent)
            .await?;
        let Some(request) = request else {
            return Ok(None);
        };
        let policy = self.policy_of(tx, case).await?;
        let pieces = line
            .advance
            .as_ref()
            .and_then(|advance| advance.sent.as_ref())
            .map(|sent| sent.pieces.clone())
            .or_else(|| pieces(&product, &policy));
        let Some(pieces) = pieces else {
            return Ok(None);
        };
        let asked = match &line.advance {
            Some(advance) if advance.state.is_open() => advance.clone(),
            Some(_) | None => as_asked(self, request),
        };
        let outlook = asked.outlook(line.id, &pieces, policy.advance.on_void);
        Ok(outlook.map(|outlook| Offer {
            price: asked.price,
            priced: asked.priced,
            distributor: asked.distributor,
            pieces,
            outlook,
        }))
    }

    /// What a request for this device brings with it; `None` when its price cannot be counted.
    async fn request(
        &self,
        tx: &mut Tx,
        case: &Case,
        line: &Line,
        product: &Product,
        way: PayWay,
        proof: Proof,
    ) -> Result<Option<AdvanceRequest>> {
        let share = self.policy_of(tx, case).await?.advance.price_share;
        let Some(price) = product.price.share(share) else {
            return Ok(None);
        };
        let me = Party::Customer(case.customer);
        let distributor = match &line.serial {
            Some(serial) => distributor_of(tx, serial).await?,
            None => None,
        };
        Ok((price.minor > 0).then(|| AdvanceRequest {
            proof,
            price,
            tax: Money::zero(price.currency),
            priced: Reason::AdvancePrice {
                base: product.price,
                share,
                charged: price,
            },
            way,
            bill_to: me,
            credit_to: distributor.as_ref().map_or(me, |(party, _)| *party),
            distributor: distributor.map(|(_, name)| name),
        }))
    }

    /// How the customer's account stands.
    async fn credit(&self, tx: &mut Tx, case: &Case) -> Result<Credit> {
        let limit = self.policy_of(tx, case).await?.credit_limit();
        let owed = tx
            .balance_of(Party::Customer(case.customer), limit.currency)
            .await?;
        Ok(Credit { owed, limit })
    }

    /// The same, for whoever charges it next: nobody else does until they commit.
    pub(crate) async fn credit_to_charge(&self, tx: &mut Tx, case: &Case) -> Result<Credit> {
        tx.lock_account(Party::Customer(case.customer)).await?;
        self.credit(tx, case).await
    }

    /// The customer asks for it, knowing what it costs (S11 to S13). Theirs alone: nobody consents for them.
    pub async fn ask_advance(
        &self,
        command: Command<'_>,
        line: LineId,
        raw: RawAdvance,
    ) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let way = errors.take(
            "way",
            PayWay::from_key(raw.way.trim()).ok_or(FieldError::Missing),
        );
        let consent = errors.take(
            "consent",
            if raw.consent.trim() == "yes" {
                Ok(())
            } else {
                Err(FieldError::Missing)
            },
        );
        let (way, ()) = errors.into_result(way.zip(consent))?;
        let mut tx = self.store.write().await?;
        let case = self
            .case_for(&mut tx, command.actor, command.number, Need::Own)
            .await?;
        if !self.pay_ways().contains(&way) {
            return Err(FieldErrors::one("way", FieldError::Missing).into());
        }
        let of_line = case.line(line).ok_or(Error::NotFound)?;
        let product = tx.product(&of_line.sku).await?.ok_or(Error::NotFound)?;
        let proof = proof_of(&mut tx, &case).await?;
        let request = self
            .request(&mut tx, &case, of_line, &product, way, proof)
            .await?
            .ok_or(Refusal::AmountsDoNotAdd)?;
        if raw.price.trim() != request.price.minor.to_string() {
            // The price has changed since the page was shown: to this one nobody has agreed.
            return Err(FieldErrors::one("consent", FieldError::Missing).into());
        }
        let case = self
            .change_in(&mut tx, command, Need::Own, |case, act| {
                case.ask_advance(act, line, request)
            })
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// The customer pays on account instead of by card. Theirs alone.
    pub async fn pay_advance_on_account(&self, command: Command<'_>, line: LineId) -> Result<Case> {
        let mut tx = self.store.write().await?;
        let case = self
            .case_for(&mut tx, command.actor, command.number, Need::Own)
            .await?;
        let of_line = case.line(line).ok_or(Error::NotFound)?;
        // The shelf before the account, as everybody does who holds both.
        self.supply_held(&mut tx, case.id, of_line).await?;
        let credit = self.credit_to_charge(&mut tx, &case).await?;
        let case = self
            .change_in(&mut tx, command, Need::Own, |case, act| {
                case.pay_advance_on_account(act, line, credit)
            })
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// The customer calls it off before it leaves.
    pub async fn withdraw_advance(&self, command: Command<'_>, line: LineId) -> Result<Case> {
        self.change(command, Need::OwnOr(Permit::Advance), |case, act| {
            case.withdraw_advance(act, line)
        })
        .await
    }

    /// The customer chooses after no fault was found (S17). Theirs alone.
    pub async fn choose_advance(
        &self,
        command: Command<'_>,
        line: LineId,
        chosen: &str,
    ) -> Result<Case> {
        let chosen = Chosen::from_key(chosen.trim())
            .ok_or_else(|| FieldErrors::one("chosen", FieldError::Missing))?;
        self.change(command, Need::Own, |case, act| {
            case.choose_advance(act, line, chosen)
        })
        .await
    }

    /// Approves it; on account it is charged in the same commit (S13).
    pub async fn approve_advance(&self, command: Command<'_>, line: LineId) -> Result<Case> {
        let mut tx = self.store.write().await?;
        let case = self
            .case_for(&mut tx, command.actor, command.number, ADVANCE)
            .await?;
        let of_line = case.line(line).ok_or(Error::NotFound)?;
        let supply = self.supply_held(&mut tx, case.id, of_line).await?;
        let credit = self.credit_to_charge(&mut tx, &case).await?;
        let case = self
            .change_in(&mut tx, command, ADVANCE, |case, act| {
                case.approve_advance(act, line, credit, supply)
            })
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// Refuses it: for the reason that the rules give, or because the proof is of something else.
    pub async fn deny_advance(
        &self,
        command: Command<'_>,
        line: LineId,
        ground: &str,
    ) -> Result<Case> {
        let mut tx = self.store.write().await?;
        let case = self
            .case_for(&mut tx, command.actor, command.number, ADVANCE)
            .await?;
        let policy = self.policy_of(&mut tx, &case).await?;
        let act = self.act(&policy, command.actor, command.source)?;
        let reason = match ground.trim() {
            "mismatch" => Reason::AdvanceProofMismatch,
            "rules" => {
                let credit = self.credit(&mut tx, &case).await?;
                match case.approvable(&act, line, credit) {
                    Err(Refusal::Denied { reason }) => reason,
                    Ok(_) | Err(_) => {
                        return Err(FieldErrors::one("ground", FieldError::NotInList).into());
                    }
                }
            }
            "" => return Err(FieldErrors::one("ground", FieldError::Missing).into()),
            _ => return Err(FieldErrors::one("ground", FieldError::NotInList).into()),
        };
        let case = self
            .change_in(&mut tx, command, ADVANCE, |case, act| {
                case.deny_advance(act, line, reason)
            })
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// Allows one although the days for it are over: a supervisor's, with a reason and a last day.
    pub async fn allow_advance(
        &self,
        command: Command<'_>,
        line: LineId,
        why: &str,
        until: &str,
    ) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let why = errors.take("why", typed::required_line(why, WHY));
        let until = errors.take("until", self.day_to_come(until));
        let (why, until) = errors.into_result(why.zip(until))?;
        self.change(command, Need::Permit(Permit::Oversee), |case, act| {
            case.allow_advance(act, line, why, until)
        })
        .await
    }

    /// It leaves (S13): a device of the same product that was never sold, with what is in its box recorded (S17). It
    /// inherits the warranty.
    pub async fn ship_advance(
        &self,
        command: Command<'_>,
        line: LineId,
        raw: RawAdvanceParcel,
    ) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let serial = errors.take("serial", Serial::parse(&raw.serial));
        let parcel = parcel(&mut errors, &raw.parcel);
        let (serial, (service, carrier, tracking)) = errors.into_result(serial.zip(parcel))?;
        let mut tx = self.store.write().await?;
        let case = self
            .case_for(&mut tx, command.actor, command.number, SHIP)
            .await?;
        let of_line = case.line(line).ok_or(Error::NotFound)?;
        let product = tx.product(&of_line.sku).await?.ok_or(Error::NotFound)?;
        let policy = self.policy_of(&mut tx, &case).await?;
        let pieces = pieces(&product, &policy).ok_or(Refusal::AmountsDoNotAdd)?;
        let own_sku = of_line.sku.clone();
        // The shelf before the serial, as the bench does: nobody takes what is put aside for somebody else.
        self.supply_held(&mut tx, case.id, of_line).await?.check()?;
        // Two clerks who hold the same device: one of them finds it given.
        tx.lock_serial(&serial).await?;
        let known = tx.unit_by_serial(&serial).await?;
        if known.as_ref().is_some_and(was_sold) {
            return Err(FieldErrors::one("serial", FieldError::Taken).into());
        }
        let sku = match known {
            Some(unit) => unit.sku,
            None => typed::required_line(&raw.product, 40)
                .map_err(|error| FieldErrors::one("product", error))?,
        };
        // Capitals are how the number is printed, not what it is.
        let sku = if sku.eq_ignore_ascii_case(&own_sku) {
            own_sku
        } else {
            sku
        };
        let sent = serial.clone();
        let case = self
            .change_in(&mut tx, command, SHIP, |case, act| {
                let carrier = carrier.key().to_owned();
                let tracking = tracking.to_string();
                let device = Given {
                    serial: sent,
                    sku: &sku,
                    cost: product.cost,
                };
                case.ship_advance(act, line, device, pieces, carrier, service, tracking)
            })
            .await?;
        if let Some(of_line) = case.line(line) {
            let fresh = UnitId::new(self.fresh());
            let policy = self.policy_of(&mut tx, &case).await?;
            let inherits = self.left_to_replacement(&mut tx, &policy, of_line).await?;
            tx.put_replacement(fresh, &serial, &of_line.sku, of_line.unit, &inherits)
                .await?;
            tx.ship_unit(&serial, self.calendar.zone.date(self.now()))
                .await?;
        }
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// It arrived at the customer's.
    pub async fn advance_delivered(&self, command: Command<'_>, line: LineId) -> Result<Case> {
        self.change(command, SHIP, |case, act| case.advance_delivered(act, line))
            .await
    }

    /// Gives the defective device more days.
    pub async fn extend_advance(
        &self,
        command: Command<'_>,
        line: LineId,
        days: &str,
        why: &str,
    ) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let days = errors.take("days", more_days(days));
        let why = errors.take("why", typed::required_line(why, WHY));
        let (days, why) = errors.into_result(days.zip(why))?;
        self.change(command, ADVANCE, |case, act| {
            case.extend_advance(act, line, days, why)
        })
        .await
    }

    /// The advance came back (S17): what is ticked is missing and deducted.
    pub async fn take_advance_back(
        &self,
        command: Command<'_>,
        line: LineId,
        missing: &[usize],
    ) -> Result<Case> {
        self.change(command, Need::Permit(Permit::Receive), |case, act| {
            case.take_advance_back(act, line, missing)
        })
        .await
    }

    /// A supervisor credits what came late.
    pub async fn credit_late(&self, command: Command<'_>, line: LineId, why: &str) -> Result<Case> {
        let why = typed::required_line(why, WHY).map_err(|error| FieldErrors::one("why", error))?;
        self.change(
            command,
            Need::Permit(Permit::Oversee),
            |case, act| -> Outcome { case.credit_late(act, line, why) },
        )
        .await
    }

    fn day_to_come(&self, raw: &str) -> std::result::Result<Date, FieldError> {
        if raw.trim().is_empty() {
            return Err(FieldError::Missing);
        }
        let date: Date = raw.trim().parse().map_err(|_| FieldError::NotADate)?;
        if date < self.calendar.zone.date(self.now()) {
            Err(FieldError::DateInPast)
        } else {
            Ok(date)
        }
    }
}

const ADVANCE: Need = Need::Permit(Permit::Advance);
const SHIP: Need = Need::Permit(Permit::Ship);

/// The device that an advance concerns: the one that has one, or the first that is not over.
fn concerned(case: &Case) -> Option<&Line> {
    let lines = case.lines();
    lines
        .iter()
        .find(|line| line.has_open_advance())
        .or_else(|| lines.iter().find(|line| !line.is_over()))
        .or_else(|| lines.first())
}

async fn proof_of(tx: &mut Tx, case: &Case) -> Result<Proof> {
    let files = tx.attachments(AttachmentOwner::Case(case.id)).await?;
    let sent = files.iter().any(|file| file.purpose == PROOF);
    Ok(if sent { Proof::Sent } else { Proof::None })
}

/// From whom the device with this serial was bought, when it was a distributor.
async fn distributor_of(tx: &mut Tx, serial: &Serial) -> Result<Option<(Party, String)>> {
    let Some(sold_via) = tx
        .unit_by_serial(serial)
        .await?
        .and_then(|unit| unit.sold_via)
    else {
        return Ok(None);
    };
    let accounts = tx.accounts().await?;
    Ok(accounts
        .into_iter()
        .find(|account| account.id == sold_via.uuid())
        .map(|account| (Party::Account(sold_via), account.name)))
}

/// What is in the box of a product, the packaging last, each with what is deducted when it does not come back.
pub(crate) fn pieces(product: &Product, policy: &Policy) -> Option<Vec<Piece>> {
    let price = product.price.share(policy.advance.missing_part_share)?;
    let named = product.accessories.iter().cloned().map(Some);
    Some(
        named
            .chain([None])
            .map(|name| Piece { name, price })
            .collect(),
    )
}

/// The advance that a request would make, to foretell its ends by.
fn as_asked(desk: &Desk, request: AdvanceRequest) -> Advance {
    Advance {
        state: domain::advance::AdvanceState::Requested,
        round: 1,
        asked_at: desk.now(),
        entitled: Reason::AdvanceNoProof,
        price: request.price,
        tax: request.tax,
        priced: request.priced,
        way: request.way,
        due: None,
        bill_to: request.bill_to,
        credit_to: request.credit_to,
        distributor: request.distributor,
        refused: None,
        charged_at: None,
        charge_failed: false,
        sent: None,
        choice: None,
        ending: None,
    }
}

fn more_days(raw: &str) -> std::result::Result<u16, FieldError> {
    let days: u16 = raw.trim().parse().map_err(|_| FieldError::NotANumber)?;
    if (1..=MOST_DAYS).contains(&days) {
        Ok(days)
    } else {
        Err(FieldError::OutOfRange {
            min: 1,
            max: i64::from(MOST_DAYS),
        })
    }
}
