//! The ledger: what was booked, in order. Only ever added: the database itself refuses the rest.

use domain::access::Source;
use domain::event::By;
use domain::id::{AccountId, CaseId, CustomerId, LineId, UnitId};
use domain::ledger::{Booking, EntryKind, Key, LedgerAccount, Party};
use domain::money::{Currency, Money};
use domain::product::Family;
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreResult, json, parsed, to_json};

/// An entry with its place in the order of all entries and its circumstances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place.
    pub seq: i64,
    /// When it was booked.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// Through which door.
    pub source: Source,
    /// Under which version of the policy.
    pub policy: u32,
    /// In which case; `None` for what concerns an account as a whole.
    pub case: Option<CaseId>,
    /// For which of our devices.
    pub unit: Option<UnitId>,
    /// On whose account it was put; balances are counted by this.
    pub holder: Option<Party>,
    /// What was booked.
    pub booking: Booking,
}

/// The circumstances of an entry that is about to be booked.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// Through which door.
    pub source: Source,
    /// Under which version of the policy.
    pub policy: u32,
    /// In which case; `None` for what concerns an account as a whole.
    pub case: Option<CaseId>,
    /// For which of our devices.
    pub unit: Option<UnitId>,
}

/// What the warranties of a family of products have cost us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FamilyCost {
    /// Which family.
    pub family: Family,
    /// How much.
    pub cost: Money,
    /// For how many devices.
    pub devices: u32,
}

#[derive(FromRow)]
struct FamilyCostRow {
    family: String,
    currency: String,
    minor: i64,
    devices: i64,
}

#[derive(FromRow)]
struct EntryRow {
    seq: i64,
    key: String,
    at: i64,
    kind: String,
    debit: String,
    credit: String,
    amount_minor: i64,
    tax_minor: i64,
    currency: String,
    payer: String,
    payee: String,
    holder_kind: Option<String>,
    holder_id: Option<Uuid>,
    case_id: Option<Uuid>,
    line_id: Option<Uuid>,
    unit_id: Option<Uuid>,
    policy: i64,
    by: String,
    source: String,
    reverses: Option<String>,
    reason: String,
}

macro_rules! entry_columns {
    ($rest:literal) => {
        concat!(
            "select seq, key, at, kind, debit, credit, amount_minor, tax_minor, currency, payer, payee, holder_kind, holder_id, case_id,
                line_id, unit_id, policy, by, source, reverses, reason
            from ledger_entry ",
            $rest
        )
    };
}

const BOOK: &str = "
    insert into ledger_entry (key, at, kind, debit, credit, amount_minor, tax_minor, currency, payer, payee,
        holder_kind, holder_id, case_id, line_id, unit_id, policy, by, source, reverses, reason)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
const BY_KEY: &str = entry_columns!("where key = $1");
const OF_CASE: &str = entry_columns!("where case_id = $1 order by seq");
const OF_HOLDER: &str = entry_columns!("where holder_id = $1 and holder_kind = $2 order by seq");
const AFTER: &str = entry_columns!("where seq > $1 order by seq limit $2");
// PostgreSQL sums to a numeric, which is no integer for the driver.
const BALANCE: &str = "
    select cast(coalesce(sum(case when debit = $3 then amount_minor else -amount_minor end), 0) as bigint)
    from ledger_entry
    where holder_id = $1 and holder_kind = $2 and currency = $4";

// PostgreSQL sums to a numeric, which is no integer for the driver.
const WARRANTY_COSTS: &str = "
    select l.family, e.currency, cast(sum(e.amount_minor) as bigint) as minor, count(distinct e.line_id) as devices
    from ledger_entry e join rma_line l on l.id = e.line_id
    where e.kind = 'warranty-cost' and e.at >= $1
    group by l.family, e.currency
    order by minor desc, l.family, e.currency";

impl Tx {
    /// Books an entry. One whose key is in use is refused by `ledger_entry_key`.
    pub async fn book(&mut self, how: &Circumstances, booking: &Booking) -> StoreResult<()> {
        let from = to_json("payer", &booking.payer)?;
        let to = to_json("payee", &booking.payee)?;
        let by = to_json("by", &how.by)?;
        let source = to_json("source", &how.source)?;
        let reason = to_json("reason", &booking.reason)?;
        let holder = booking.holder().and_then(holder);
        on!(*self, c => sqlx::query(BOOK)
            .bind(booking.key.as_str())
            .bind(how.at.micros())
            .bind(booking.kind.key())
            .bind(booking.debit.key())
            .bind(booking.credit.key())
            .bind(booking.amount.minor)
            .bind(booking.tax.minor)
            .bind(booking.amount.currency.key())
            .bind(&from)
            .bind(&to)
            .bind(holder.map(|(kind, _)| kind))
            .bind(holder.map(|(_, id)| id))
            .bind(how.case.map(CaseId::uuid))
            .bind(booking.line.map(LineId::uuid))
            .bind(how.unit.map(UnitId::uuid))
            .bind(i64::from(how.policy))
            .bind(&by)
            .bind(&source)
            .bind(booking.reverses.as_ref().map(Key::as_str))
            .bind(&reason)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The entry with this key.
    pub async fn entry(&mut self, key: &Key) -> StoreResult<Option<Entry>> {
        let row: Option<EntryRow> =
            on!(*self, c => sqlx::query_as(BY_KEY).bind(key.as_str()).fetch_optional(c).await)?;
        row.map(Entry::try_from).transpose()
    }

    /// All that was booked in a case, in order.
    pub async fn entries_of_case(&mut self, case: CaseId) -> StoreResult<Vec<Entry>> {
        let rows: Vec<EntryRow> =
            on!(*self, c => sqlx::query_as(OF_CASE).bind(case.uuid()).fetch_all(c).await)?;
        rows.into_iter().map(Entry::try_from).collect()
    }

    /// All that stands on the account of a customer or distributor, in order; nobody else has one.
    pub async fn entries_of(&mut self, party: Party) -> StoreResult<Vec<Entry>> {
        let Some((kind, id)) = holder(party) else {
            return Ok(Vec::new());
        };
        let rows: Vec<EntryRow> =
            on!(*self, c => sqlx::query_as(OF_HOLDER).bind(id).bind(kind).fetch_all(c).await)?;
        rows.into_iter().map(Entry::try_from).collect()
    }

    /// What was booked after the entry at `seq`, at most `limit` at once.
    pub async fn entries_after(&mut self, seq: i64, limit: i64) -> StoreResult<Vec<Entry>> {
        let rows: Vec<EntryRow> =
            on!(*self, c => sqlx::query_as(AFTER).bind(seq).bind(limit).fetch_all(c).await)?;
        rows.into_iter().map(Entry::try_from).collect()
    }

    /// What warranties have cost us since a moment, by the family of the device, the largest sum first.
    pub async fn warranty_costs(&mut self, since: Timestamp) -> StoreResult<Vec<FamilyCost>> {
        let rows: Vec<FamilyCostRow> = on!(*self, c => sqlx::query_as(WARRANTY_COSTS).bind(since.micros()).fetch_all(c).await)?;
        rows.into_iter().map(FamilyCost::try_from).collect()
    }

    /// What a customer or distributor owes us in this currency; negative when we owe them.
    pub async fn balance_of(&mut self, party: Party, currency: Currency) -> StoreResult<Money> {
        let Some(((kind, id), account)) = holder(party).zip(party.account()) else {
            return Ok(Money::zero(currency));
        };
        let minor: i64 = on!(*self, c => sqlx::query_scalar(BALANCE)
            .bind(id)
            .bind(kind)
            .bind(account.key())
            .bind(currency.key())
            .fetch_one(c).await)?;
        Ok(Money::new(minor, currency))
    }
}

impl TryFrom<FamilyCostRow> for FamilyCost {
    type Error = crate::StoreError;

    fn try_from(row: FamilyCostRow) -> StoreResult<Self> {
        let currency = parsed(
            "ledger_entry",
            "currency",
            Currency::from_key(&row.currency),
        )?;
        Ok(Self {
            family: parsed("rma_line", "family", Family::from_key(&row.family))?,
            cost: Money::new(row.minor, currency),
            devices: parsed("ledger_entry", "devices", u32::try_from(row.devices).ok())?,
        })
    }
}

/// Whose account the table names.
pub(crate) fn held_by(kind: &str, id: Uuid) -> Option<Party> {
    match kind {
        "customer" => Some(Party::Customer(CustomerId::new(id))),
        "account" => Some(Party::Account(AccountId::new(id))),
        _ => None,
    }
}

/// On whose account something stands, as the table names it.
pub(crate) const fn holder(party: Party) -> Option<(&'static str, Uuid)> {
    match party {
        Party::Customer(id) => Some(("customer", CustomerId::uuid(id))),
        Party::Account(id) => Some(("account", AccountId::uuid(id))),
        Party::Maker | Party::Carrier => None,
    }
}

impl TryFrom<EntryRow> for Entry {
    type Error = crate::StoreError;

    fn try_from(row: EntryRow) -> StoreResult<Self> {
        const TABLE: &str = "ledger_entry";
        let currency = parsed(TABLE, "currency", Currency::from_key(&row.currency))?;
        Ok(Self {
            seq: row.seq,
            at: Timestamp::from_micros(row.at),
            by: json(TABLE, "by", &row.by)?,
            source: json(TABLE, "source", &row.source)?,
            policy: parsed(TABLE, "policy", u32::try_from(row.policy).ok())?,
            case: row.case_id.map(CaseId::new),
            unit: row.unit_id.map(UnitId::new),
            holder: row
                .holder_kind
                .zip(row.holder_id)
                .map(|(kind, id)| parsed(TABLE, "holder_kind", held_by(&kind, id)))
                .transpose()?,
            booking: Booking {
                key: Key::kept(row.key),
                kind: parsed(TABLE, "kind", EntryKind::from_key(&row.kind))?,
                debit: parsed(TABLE, "debit", LedgerAccount::from_key(&row.debit))?,
                credit: parsed(TABLE, "credit", LedgerAccount::from_key(&row.credit))?,
                amount: Money::new(row.amount_minor, currency),
                tax: Money::new(row.tax_minor, currency),
                payer: json(TABLE, "payer", &row.payer)?,
                payee: json(TABLE, "payee", &row.payee)?,
                line: row.line_id.map(LineId::new),
                reverses: row.reverses.map(Key::kept),
                reason: json(TABLE, "reason", &row.reason)?,
            },
        })
    }
}
