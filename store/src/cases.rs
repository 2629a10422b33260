//! The tag, kept and read back: one case with its RMA and lines, saved by compare-and-set on its version.

use domain::case::phase::Phase;
use domain::case::{Case, Contact, Device, Door, Rma};
use domain::contact::{Email, PersonName, Phone, Postcode};
use domain::id::{CaseId, CustomerId, LineId, RmaId, StaffId, UnitId};
use domain::line::Line;
use domain::line::diagnosis::Verdict;
use domain::line::state::State;
use domain::number::CaseNumber;
use domain::product::{Family, Symptom};
use domain::queue::View;
use domain::serial::Serial;
use domain::time::{Date, Timestamp};
use domain::turnaround::Stay;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreError, StoreResult, json, parsed, to_json};

#[derive(FromRow)]
struct CaseRow {
    id: Uuid,
    body: String,
    version: i64,
    door: String,
    phase: String,
    opened_at: i64,
    language: String,
    customer_id: Uuid,
    name: String,
    email: String,
    phone: Option<String>,
    address: String,
    unit_id: Option<Uuid>,
    serial: Option<String>,
    sku: String,
    product: String,
    family: String,
    bought_on: Option<String>,
    bought_from: String,
    shipped_on: Option<String>,
    warranty: String,
    symptom: String,
    description: String,
    tried_advice: i64,
    steps: String,
    assigned_to: Option<Uuid>,
}

#[derive(FromRow)]
struct RmaRow {
    id: Uuid,
    issued_at: i64,
    valid_until: String,
    policy: i64,
}

#[derive(FromRow)]
struct LineRow {
    id: Uuid,
    state: String,
    unit_id: Option<Uuid>,
    serial: Option<String>,
    sku: String,
    product: String,
    family: String,
    warranty: String,
    shipped_on: Option<String>,
    inbound: Option<String>,
    received_at: Option<i64>,
    diagnosis_due: Option<i64>,
    ready_due: Option<i64>,
    set_aside: Option<String>,
    diagnosing_since: Option<i64>,
    pauses: String,
    diagnosis: String,
    verdict: Option<String>,
    estimates: String,
    shortage: Option<String>,
    replacement: Option<String>,
    outbound: Option<String>,
    outcome: Option<String>,
    advance: Option<String>,
    allowance: Option<String>,
    void: Option<String>,
}

macro_rules! case_columns {
    ($rest:literal) => {
        concat!(
            "select id, body, version, door, phase, opened_at, language, customer_id, name, email, phone, address,
                unit_id, serial, sku, product, family, bought_on, bought_from, shipped_on, warranty, symptom,
                description, tried_advice, steps, assigned_to
            from rma_case ",
            $rest
        )
    };
}

const BY_ID: &str = case_columns!("where id = $1");
const BY_BODY: &str = case_columns!("where body = $1");
const BY_CUSTOMER: &str =
    case_columns!("where customer_id = $1 order by opened_at desc, id desc limit 200");
const OPEN_FOR_SERIAL: &str = case_columns!(
    "where phase not in ('resolved-remotely', 'finished', 'closed') and (
        folded = $1 or id in (select case_id from rma_line where folded = $1 and is_open = 1)
    )
    order by opened_at desc, id desc
    limit 1"
);
const BY_ADVANCE: &str = case_columns!(
    "where id in (select case_id from rma_line where advance_folded = $1 and advance_due is not null)
    order by opened_at desc, id desc
    limit 1"
);
const SETTLED_ADVANCES: &str = case_columns!(
    "where customer_id = $1 and exists (
        select 1 from rma_line where case_id = rma_case.id and advance_state = 'resolved'
    )
    order by opened_at desc, id desc
    limit 50"
);
const BY_SERIAL: &str = case_columns!(
    "where folded = $1 or id in (select case_id from rma_line where folded = $1)
    order by opened_at desc, id desc
    limit 50"
);
const BY_VIEW: &str = case_columns!(
    "where view = $1 order by coalesce(due_at, 9223372036854775807), opened_at, id limit $2"
);
const RMA: &str = "select id, issued_at, valid_until, policy from rma where case_id = $1";
const LINES: &str = "
    select id, state, unit_id, serial, sku, product, family, warranty, shipped_on, inbound, received_at, diagnosis_due,
        ready_due, set_aside, diagnosing_since, pauses, diagnosis, verdict, estimates, shortage, replacement, outbound, outcome,
        advance, allowance, void
    from rma_line
    where case_id = $1
    order by position";
const INSERT: &str = "
    insert into rma_case (id, body, version, door, phase, view, due_at, opened_at, language, customer_id, name, email,
        phone, postcode_folded, address, unit_id, serial, folded, sku, product, family, bought_on, bought_from,
        warranty, symptom, description, tried_advice, steps, assigned_to, shipped_on)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
        $24, $25, $26, $27, $28, $29, $30)";
const UPDATE: &str = "
    update rma_case
    set version = $2, door = $3, phase = $4, view = $5, due_at = $6, name = $7, email = $8, phone = $9,
        postcode_folded = $10, address = $11, steps = $12, assigned_to = $13, bought_on = $14, warranty = $15
    where id = $1 and version = $16";
const PUT_RMA: &str = "
    insert into rma (id, case_id, issued_at, valid_until, policy)
    values ($1, $2, $3, $4, $5)
    on conflict (id) do update set valid_until = excluded.valid_until";
const PUT_LINE: &str = "
    insert into rma_line (id, case_id, position, state, unit_id, serial, folded, is_open, sku, product, family,
        warranty, inbound, inbound_tracking, received_at, diagnosis_due, ready_due, diagnosing_since, pauses,
        diagnosis, verdict, estimates, shortage, replacement, outbound, outbound_tracking, outcome,
        shipped_on, set_aside, advance, advance_state, advance_due, advance_folded, advance_tracking, allowance, void,
        left_on)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
        $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37)
    on conflict (id) do update set
        state = excluded.state, unit_id = excluded.unit_id, serial = excluded.serial, folded = excluded.folded,
        is_open = excluded.is_open, warranty = excluded.warranty, inbound = excluded.inbound, inbound_tracking = excluded.inbound_tracking,
        received_at = excluded.received_at, diagnosis_due = excluded.diagnosis_due, ready_due = excluded.ready_due,
        diagnosing_since = excluded.diagnosing_since, pauses = excluded.pauses, diagnosis = excluded.diagnosis,
        verdict = excluded.verdict, estimates = excluded.estimates, shortage = excluded.shortage,
        replacement = excluded.replacement, outbound = excluded.outbound,
        outbound_tracking = excluded.outbound_tracking, outcome = excluded.outcome, shipped_on = excluded.shipped_on,
        set_aside = excluded.set_aside, advance = excluded.advance, advance_state = excluded.advance_state,
        advance_due = excluded.advance_due, advance_folded = excluded.advance_folded,
        advance_tracking = excluded.advance_tracking, allowance = excluded.allowance, void = excluded.void,
        left_on = excluded.left_on";
const STAYS: &str = "
    select received_at, left_on
    from rma_line
    where left_on >= $1 and received_at is not null
    order by left_on, received_at";

impl Tx {
    /// The case with this identity.
    pub async fn case(&mut self, id: CaseId) -> StoreResult<Option<Case>> {
        let row: Option<CaseRow> =
            on!(*self, c => sqlx::query_as(BY_ID).bind(id.uuid()).fetch_optional(c).await)?;
        self.whole(row).await
    }

    /// The case with this number.
    pub async fn case_by_number(&mut self, number: &CaseNumber) -> StoreResult<Option<Case>> {
        let body = number.body();
        let row: Option<CaseRow> =
            on!(*self, c => sqlx::query_as(BY_BODY).bind(&body).fetch_optional(c).await)?;
        self.whole(row).await
    }

    /// The case that is open for the device with this serial, if any. What was solved without a device being sent can
    /// be opened again, and is in nobody's way meanwhile.
    pub async fn open_case_for_serial(&mut self, serial: &Serial) -> StoreResult<Option<Case>> {
        let folded = serial.canonical_for_search();
        let row: Option<CaseRow> =
            on!(*self, c => sqlx::query_as(OPEN_FOR_SERIAL).bind(&folded).fetch_optional(c).await)?;
        self.whole(row).await
    }

    /// The case in which the device with this serial was sent in advance, while its money is not settled.
    pub async fn case_by_advance(&mut self, serial: &Serial) -> StoreResult<Option<Case>> {
        let folded = serial.canonical_for_search();
        let row: Option<CaseRow> =
            on!(*self, c => sqlx::query_as(BY_ADVANCE).bind(&folded).fetch_optional(c).await)?;
        self.whole(row).await
    }

    /// The cases of a customer, the latest first, at most 200.
    pub async fn cases_of(&mut self, customer: CustomerId) -> StoreResult<Vec<Case>> {
        let rows: Vec<CaseRow> =
            on!(*self, c => sqlx::query_as(BY_CUSTOMER).bind(customer.uuid()).fetch_all(c).await)?;
        self.all_whole(rows).await
    }

    /// The cases of a customer in which the money of an advance is settled, the latest first, at most 50.
    pub async fn cases_with_settled_advance(
        &mut self,
        customer: CustomerId,
    ) -> StoreResult<Vec<Case>> {
        let rows: Vec<CaseRow> = on!(*self, c => sqlx::query_as(SETTLED_ADVANCES).bind(customer.uuid()).fetch_all(c).await)?;
        self.all_whole(rows).await
    }

    /// The cases of the device whose serial reads like this one, whoever filed them, the latest first, at most 50.
    pub async fn cases_of_serial(&mut self, serial: &Serial) -> StoreResult<Vec<Case>> {
        let folded = serial.canonical_for_search();
        let rows: Vec<CaseRow> =
            on!(*self, c => sqlx::query_as(BY_SERIAL).bind(&folded).fetch_all(c).await)?;
        self.all_whole(rows).await
    }

    /// The cases that lie in a view, the one that is due first at the front.
    pub async fn cases_in_view(&mut self, view: View, limit: i64) -> StoreResult<Vec<Case>> {
        let rows: Vec<CaseRow> = on!(*self, c => sqlx::query_as(BY_VIEW).bind(view.key()).bind(limit).fetch_all(c).await)?;
        self.all_whole(rows).await
    }

    /// The devices that our parcels took away on this day or later, the earliest first.
    pub async fn stays_since(&mut self, day: Date) -> StoreResult<Vec<Stay>> {
        let rows: Vec<(i64, String)> =
            on!(*self, c => sqlx::query_as(STAYS).bind(day.to_string()).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(arrived_at, left_on)| {
                Ok(Stay {
                    arrived_at: Timestamp::from_micros(arrived_at),
                    left_on: parsed("rma_line", "left_on", left_on.parse().ok())?,
                })
            })
            .collect()
    }

    /// Keeps a new case. A number that is in use is refused by `rma_case_body`.
    pub async fn insert_case(&mut self, case: &Case) -> StoreResult<()> {
        let number = case.number.body();
        let address = to_json("address", &case.address)?;
        let warranty = to_json("warranty", &case.device.warranty)?;
        let steps = to_json("steps", &case.steps)?;
        on!(*self, c => sqlx::query(INSERT)
            .bind(case.id.uuid())
            .bind(&number)
            .bind(case.version)
            .bind(case.door.key())
            .bind(case.phase.key())
            .bind(case.view().key())
            .bind(case.due_at().map(Timestamp::micros))
            .bind(case.opened_at.micros())
            .bind(&case.language)
            .bind(case.customer.uuid())
            .bind(case.contact.name.as_str())
            .bind(case.contact.email.as_str())
            .bind(case.contact.phone.as_ref().map(Phone::as_str))
            .bind(postcode(case))
            .bind(&address)
            .bind(case.device.unit.map(UnitId::uuid))
            .bind(case.device.serial.as_ref().map(Serial::as_str))
            .bind(case.device.serial.as_ref().map(Serial::canonical_for_search))
            .bind(&case.device.sku)
            .bind(&case.device.product)
            .bind(case.device.family.key())
            .bind(case.device.bought_on.map(|date| date.to_string()))
            .bind(&case.device.bought_from)
            .bind(&warranty)
            .bind(case.symptom.key())
            .bind(&case.description)
            .bind(i64::from(case.tried_advice))
            .bind(&steps)
            .bind(case.assigned_to.map(StaffId::uuid))
            .bind(case.device.shipped_on.map(|date| date.to_string()))
            .execute(c).await.map(drop))?;
        self.put_rma(case).await
    }

    /// Keeps a changed case whose version in the database is still `seen`; [`StoreError::Stale`] otherwise.
    pub async fn save_case(&mut self, case: &Case, seen: i64) -> StoreResult<()> {
        let address = to_json("address", &case.address)?;
        let warranty = to_json("warranty", &case.device.warranty)?;
        let steps = to_json("steps", &case.steps)?;
        let rows = on!(*self, c => sqlx::query(UPDATE)
            .bind(case.id.uuid())
            .bind(case.version)
            .bind(case.door.key())
            .bind(case.phase.key())
            .bind(case.view().key())
            .bind(case.due_at().map(Timestamp::micros))
            .bind(case.contact.name.as_str())
            .bind(case.contact.email.as_str())
            .bind(case.contact.phone.as_ref().map(Phone::as_str))
            .bind(postcode(case))
            .bind(&address)
            .bind(&steps)
            .bind(case.assigned_to.map(StaffId::uuid))
            .bind(case.device.bought_on.map(|date| date.to_string()))
            .bind(&warranty)
            .bind(seen)
            .execute(c).await.map(|done| done.rows_affected()))?;
        if rows == 0 {
            return Err(StoreError::Stale);
        }
        self.put_rma(case).await
    }

    async fn put_rma(&mut self, case: &Case) -> StoreResult<()> {
        let Some(rma) = &case.rma else { return Ok(()) };
        let valid_until = rma.valid_until.to_string();
        on!(*self, c => sqlx::query(PUT_RMA)
            .bind(rma.id.uuid())
            .bind(case.id.uuid())
            .bind(rma.issued_at.micros())
            .bind(&valid_until)
            .bind(i64::from(rma.policy))
            .execute(c).await.map(drop))?;
        for (position, line) in (1_i64..).zip(&rma.lines) {
            self.put_line(case.id, position, line).await?;
        }
        Ok(())
    }

    async fn put_line(&mut self, case: CaseId, position: i64, line: &Line) -> StoreResult<()> {
        let warranty = to_json("warranty", &line.warranty)?;
        let inbound = optional_json("inbound", line.inbound.as_ref())?;
        let pauses = to_json("pauses", &line.pauses)?;
        let diagnosis = to_json("diagnosis", &line.diagnosis)?;
        let estimates = to_json("estimates", &line.estimates)?;
        let shortage = optional_json("shortage", line.shortage.as_ref())?;
        let outbound = optional_json("outbound", line.outbound.as_ref())?;
        let outcome = optional_json("outcome", line.outcome.as_ref())?;
        let set_aside = optional_json("set_aside", line.set_aside.as_ref())?;
        let advance = optional_json("advance", line.advance.as_ref())?;
        let allowance = optional_json("allowance", line.allowance.as_ref())?;
        let void = optional_json("void", line.void.as_ref())?;
        let sent = line
            .advance
            .as_ref()
            .and_then(|advance| advance.sent.as_ref());
        on!(*self, c => sqlx::query(PUT_LINE)
            .bind(line.id.uuid())
            .bind(case.uuid())
            .bind(position)
            .bind(line.state.key())
            .bind(line.unit.map(UnitId::uuid))
            .bind(line.serial.as_ref().map(Serial::as_str))
            .bind(line.serial.as_ref().map(Serial::canonical_for_search))
            .bind(i64::from(!line.is_over()))
            .bind(&line.sku)
            .bind(&line.product)
            .bind(line.family.key())
            .bind(&warranty)
            .bind(&inbound)
            .bind(line.inbound.as_ref().map(|parcel| parcel.tracking.as_str()))
            .bind(line.received_at.map(Timestamp::micros))
            .bind(line.diagnosis_due.map(Timestamp::micros))
            .bind(line.ready_due.map(Timestamp::micros))
            .bind(line.diagnosing_since.map(Timestamp::micros))
            .bind(&pauses)
            .bind(&diagnosis)
            .bind(line.verdict.map(Verdict::key))
            .bind(&estimates)
            .bind(&shortage)
            .bind(line.replacement.as_ref().map(Serial::as_str))
            .bind(&outbound)
            .bind(line.outbound.as_ref().map(|parcel| parcel.tracking.as_str()))
            .bind(&outcome)
            .bind(line.shipped_on.map(|date| date.to_string()))
            .bind(&set_aside)
            .bind(&advance)
            .bind(line.advance.as_ref().map(|advance| advance.state.key()))
            .bind(line.advance_due().map(Timestamp::micros))
            .bind(sent.map(|sent| sent.serial.canonical_for_search()))
            .bind(sent.map(|sent| sent.parcel.tracking.as_str()))
            .bind(&allowance)
            .bind(&void)
            .bind(line.outbound.as_ref().map(|parcel| parcel.shipped_on.to_string()))
            .execute(c).await.map(drop))?;
        Ok(())
    }

    async fn all_whole(&mut self, rows: Vec<CaseRow>) -> StoreResult<Vec<Case>> {
        let mut cases = Vec::with_capacity(rows.len());
        for row in rows {
            cases.extend(self.whole(Some(row)).await?);
        }
        Ok(cases)
    }

    async fn whole(&mut self, row: Option<CaseRow>) -> StoreResult<Option<Case>> {
        let Some(row) = row else { return Ok(None) };
        let rma: Option<RmaRow> =
            on!(*self, c => sqlx::query_as(RMA).bind(row.id).fetch_optional(c).await)?;
        let rma = match rma {
            None => None,
            Some(rma) => {
                let lines: Vec<LineRow> =
                    on!(*self, c => sqlx::query_as(LINES).bind(row.id).fetch_all(c).await)?;
                Some(rma.with(lines)?)
            }
        };
        row.with(rma).map(Some)
    }
}

/// The country decides how postcodes are compared; a country without them compares nothing.
fn postcode(case: &Case) -> String {
    case.address
        .postcode
        .as_ref()
        .map(Postcode::canonical_for_search)
        .unwrap_or_default()
}

fn optional_json<T: Serialize>(
    column: &'static str,
    value: Option<&T>,
) -> StoreResult<Option<String>> {
    value.map(|value| to_json(column, value)).transpose()
}

fn optional<T: DeserializeOwned>(
    column: &'static str,
    text: Option<&str>,
) -> StoreResult<Option<T>> {
    text.map(|text| json("rma_line", column, text)).transpose()
}

fn serial(table: &'static str, text: Option<&str>) -> StoreResult<Option<Serial>> {
    text.map(|text| {
        Serial::parse(text).map_err(|error| StoreError::corrupt(table, "serial", error))
    })
    .transpose()
}

fn date(table: &'static str, column: &'static str, text: &str) -> StoreResult<Date> {
    text.parse()
        .map_err(|error: jiff::Error| StoreError::corrupt(table, column, error))
}

fn some_date(
    table: &'static str,
    column: &'static str,
    text: Option<&str>,
) -> StoreResult<Option<Date>> {
    text.map(|text| date(table, column, text)).transpose()
}

impl RmaRow {
    fn with(self, lines: Vec<LineRow>) -> StoreResult<Rma> {
        Ok(Rma {
            id: RmaId::new(self.id),
            issued_at: Timestamp::from_micros(self.issued_at),
            valid_until: date("rma", "valid_until", &self.valid_until)?,
            policy: parsed("rma", "policy", u32::try_from(self.policy).ok())?,
            lines: lines
                .into_iter()
                .map(Line::try_from)
                .collect::<StoreResult<_>>()?,
        })
    }
}

impl TryFrom<LineRow> for Line {
    type Error = StoreError;

    fn try_from(row: LineRow) -> StoreResult<Self> {
        const TABLE: &str = "rma_line";
        let at = |micros: Option<i64>| micros.map(Timestamp::from_micros);
        let verdict = row
            .verdict
            .map(|key| parsed(TABLE, "verdict", Verdict::from_key(&key)))
            .transpose()?;
        Ok(Self {
            id: LineId::new(row.id),
            state: parsed(TABLE, "state", State::from_key(&row.state))?,
            unit: row.unit_id.map(UnitId::new),
            serial: serial(TABLE, row.serial.as_deref())?,
            sku: row.sku,
            product: row.product,
            family: parsed(TABLE, "family", Family::from_key(&row.family))?,
            warranty: json(TABLE, "warranty", &row.warranty)?,
            shipped_on: some_date(TABLE, "shipped_on", row.shipped_on.as_deref())?,
            inbound: optional("inbound", row.inbound.as_deref())?,
            received_at: at(row.received_at),
            diagnosis_due: at(row.diagnosis_due),
            ready_due: at(row.ready_due),
            set_aside: optional("set_aside", row.set_aside.as_deref())?,
            diagnosing_since: at(row.diagnosing_since),
            pauses: json(TABLE, "pauses", &row.pauses)?,
            diagnosis: json(TABLE, "diagnosis", &row.diagnosis)?,
            verdict,
            estimates: json(TABLE, "estimates", &row.estimates)?,
            shortage: optional("shortage", row.shortage.as_deref())?,
            replacement: serial(TABLE, row.replacement.as_deref())?,
            outbound: optional("outbound", row.outbound.as_deref())?,
            outcome: optional("outcome", row.outcome.as_deref())?,
            advance: optional("advance", row.advance.as_deref())?,
            allowance: optional("allowance", row.allowance.as_deref())?,
            void: optional("void", row.void.as_deref())?,
        })
    }
}

impl CaseRow {
    fn with(self, rma: Option<Rma>) -> StoreResult<Case> {
        const TABLE: &str = "rma_case";
        let corrupt = |column| move |error| StoreError::corrupt(TABLE, column, error);
        let phone = self
            .phone
            .as_deref()
            .map(Phone::parse)
            .transpose()
            .map_err(corrupt("phone"))?;
        let bought_on = some_date(TABLE, "bought_on", self.bought_on.as_deref())?;
        let shipped_on = some_date(TABLE, "shipped_on", self.shipped_on.as_deref())?;
        Ok(Case {
            id: CaseId::new(self.id),
            number: CaseNumber::parse(&self.body).map_err(corrupt("body"))?,
            version: self.version,
            door: parsed(TABLE, "door", Door::from_key(&self.door))?,
            phase: parsed(TABLE, "phase", Phase::from_key(&self.phase))?,
            opened_at: Timestamp::from_micros(self.opened_at),
            language: self.language,
            customer: CustomerId::new(self.customer_id),
            contact: Contact {
                name: PersonName::parse(&self.name).map_err(corrupt("name"))?,
                email: Email::parse(&self.email).map_err(corrupt("email"))?,
                phone,
            },
            address: json(TABLE, "address", &self.address)?,
            device: Device {
                unit: self.unit_id.map(UnitId::new),
                serial: serial(TABLE, self.serial.as_deref())?,
                sku: self.sku,
                product: self.product,
                family: parsed(TABLE, "family", Family::from_key(&self.family))?,
                bought_on,
                bought_from: self.bought_from,
                shipped_on,
                warranty: json(TABLE, "warranty", &self.warranty)?,
            },
            symptom: parsed(TABLE, "symptom", Symptom::from_key(&self.symptom))?,
            description: self.description,
            tried_advice: self.tried_advice != 0,
            steps: json(TABLE, "steps", &self.steps)?,
            assigned_to: self.assigned_to.map(StaffId::new),
            rma,
        })
    }
}
