//! Cards that are saved with the provider, what is charged to them and given back, and what the provider has told.

use domain::id::{CaseId, CustomerId, LineId};
use domain::ledger::Key;
use domain::money::{Currency, Money};
use domain::payment::{Decline, Payment, PaymentKind, PaymentState};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreError, StoreResult, parsed};

/// A card of a customer, as far as we know it: its number is with the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its name here.
    pub id: Uuid,
    /// Whose.
    pub customer: CustomerId,
    /// The name by which the provider knows the customer.
    pub payer: String,
    /// The provider's page on which it is entered.
    pub session: String,
    /// The sentence that they agreed to.
    pub consent: String,
    /// When they agreed.
    pub consented_at: Timestamp,
    /// What is charged; `None` until it is saved.
    pub saved: Option<SavedCard>,
    /// When another took its place, or it was removed.
    pub removed_at: Option<Timestamp>,
}

/// A card that the provider has saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedCard {
    /// The name by which the provider knows it.
    pub method: String,
    /// How its holder knows it: the brand and the last digits.
    pub label: String,
    /// When it was saved.
    pub at: Timestamp,
}

/// A payment with its circumstances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardPayment {
    /// What is known of it.
    pub payment: Payment,
    /// In which case.
    pub case: CaseId,
    /// For which device.
    pub line: LineId,
    /// Whose card.
    pub customer: CustomerId,
    /// Since when it is to be made.
    pub created_at: Timestamp,
    /// When something last became of it.
    pub changed_at: Timestamp,
    /// Counts its changes.
    pub version: i64,
}

#[derive(FromRow)]
struct CardRow {
    id: Uuid,
    customer_id: Uuid,
    payer: String,
    session: String,
    consent: String,
    consented_at: i64,
    method: Option<String>,
    label: Option<String>,
    saved_at: Option<i64>,
    removed_at: Option<i64>,
}

#[derive(FromRow)]
struct PaymentRow {
    key: String,
    kind: String,
    of: Option<String>,
    case_id: Uuid,
    line_id: Uuid,
    customer_id: Uuid,
    amount_minor: i64,
    currency: String,
    state: String,
    attempt: i64,
    asked: i64,
    card: Option<String>,
    provider_id: Option<String>,
    declined: Option<String>,
    created_at: i64,
    changed_at: i64,
    version: i64,
}

macro_rules! card_columns {
    ($rest:literal) => {
        concat!(
            "select id, customer_id, payer, session, consent, consented_at, method, label, saved_at, removed_at
            from card ",
            $rest
        )
    };
}

macro_rules! payment_columns {
    ($rest:literal) => {
        concat!(
            "select key, kind, of, case_id, line_id, customer_id, amount_minor, currency, state, attempt, asked,
                card, provider_id, declined, created_at, changed_at, version
            from payment ",
            $rest
        )
    };
}

const BEGIN_CARD: &str = "
    insert into card (id, customer_id, payer, session, consent, consented_at, is_in_use)
    values ($1, $2, $3, $4, $5, $6, 0)";
const CARD_BY_SESSION: &str = card_columns!("where session = $1");
const CARD_OF: &str = card_columns!("where customer_id = $1 and is_in_use = 1");
const REMOVE_CARD: &str = "
    update card set removed_at = $2, is_in_use = 0
    where customer_id = $1 and is_in_use = 1";
const SAVE_CARD: &str = "
    update card set method = $2, label = $3, saved_at = $4, is_in_use = 1
    where id = $1 and saved_at is null";
const PAYER_OF: &str = "
    select payer from card
    where customer_id = $1
    order by consented_at desc, id desc
    limit 1";
const ADD: &str = "
    insert into payment (key, kind, of, case_id, line_id, customer_id, amount_minor, currency, state, attempt, asked,
        card, provider_id, declined, created_at, changed_at, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
    on conflict (key) do nothing";
const SAVE: &str = "
    update payment
    set state = $3, attempt = $4, asked = $5, card = $6, provider_id = $7, declined = $8, changed_at = $9,
        version = version + 1
    where key = $1 and version = $2";
const BY_KEY: &str = payment_columns!("where key = $1");
const BY_PROVIDER_ID: &str = payment_columns!("where provider_id = $1");
const OF_CASE: &str = payment_columns!("where case_id = $1 order by created_at, key");
const OF_CUSTOMER: &str = payment_columns!("where customer_id = $1 order by created_at, key");
const REFUNDS: &str = payment_columns!("where of = $1 order by created_at, key");
const AFTER: &str = payment_columns!("where key > $1 order by key limit $2");
const HEAR: &str = "
    insert into provider_event (id, kind, heard_at) values ($1, $2, $3)
    on conflict (id) do nothing";
const FORGET: &str = "delete from provider_event where heard_at < $1";

impl Tx {
    /// Keeps that a customer is about to save a card, and to what they agreed.
    pub async fn begin_card(&mut self, card: &Card) -> StoreResult<()> {
        on!(*self, c => sqlx::query(BEGIN_CARD)
            .bind(card.id)
            .bind(card.customer.uuid())
            .bind(&card.payer)
            .bind(&card.session)
            .bind(&card.consent)
            .bind(card.consented_at.micros())
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The card that is entered on this page of the provider.
    pub async fn card_by_session(&mut self, session: &str) -> StoreResult<Option<Card>> {
        let row: Option<CardRow> =
            on!(*self, c => sqlx::query_as(CARD_BY_SESSION).bind(session).fetch_optional(c).await)?;
        Ok(row.map(Card::from))
    }

    /// The card of a customer that is charged.
    pub async fn card_of(&mut self, customer: CustomerId) -> StoreResult<Option<Card>> {
        let row: Option<CardRow> = on!(*self, c => sqlx::query_as(CARD_OF)
            .bind(customer.uuid())
            .fetch_optional(c).await)?;
        Ok(row.map(Card::from))
    }

    /// The name by which the provider knows a customer, who may have no card.
    pub async fn payer_of(&mut self, customer: CustomerId) -> StoreResult<Option<String>> {
        Ok(on!(*self, c => sqlx::query_scalar(PAYER_OF)
            .bind(customer.uuid())
            .fetch_optional(c).await)?)
    }

    /// Keeps what the provider has saved; false when that is kept already. Another card of the customer has to be removed
    /// before.
    pub async fn save_card(&mut self, id: Uuid, saved: &SavedCard) -> StoreResult<bool> {
        let rows = on!(*self, c => sqlx::query(SAVE_CARD)
            .bind(id)
            .bind(&saved.method)
            .bind(&saved.label)
            .bind(saved.at.micros())
            .execute(c).await.map(|done| done.rows_affected()))?;
        Ok(rows == 1)
    }

    /// The card of a customer is not charged any longer.
    pub async fn remove_card(&mut self, customer: CustomerId, at: Timestamp) -> StoreResult<()> {
        on!(*self, c => sqlx::query(REMOVE_CARD)
            .bind(customer.uuid())
            .bind(at.micros())
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// Keeps a payment that is to be made; false when there is one of its key.
    pub async fn add_payment(&mut self, kept: &CardPayment) -> StoreResult<bool> {
        let payment = &kept.payment;
        let rows = on!(*self, c => sqlx::query(ADD)
            .bind(payment.key.as_str())
            .bind(payment.kind.key())
            .bind(payment.of.as_ref().map(Key::as_str))
            .bind(kept.case.uuid())
            .bind(kept.line.uuid())
            .bind(kept.customer.uuid())
            .bind(payment.amount.minor)
            .bind(payment.amount.currency.key())
            .bind(payment.state.key())
            .bind(i64::from(payment.attempt))
            .bind(i64::from(payment.asked))
            .bind(&payment.card)
            .bind(&payment.provider_id)
            .bind(payment.declined.map(Decline::key))
            .bind(kept.created_at.micros())
            .bind(kept.changed_at.micros())
            .bind(kept.version)
            .execute(c).await.map(|done| done.rows_affected()))?;
        Ok(rows == 1)
    }

    /// Keeps what has become of a payment, by compare-and-set on the version that was read.
    pub async fn save_payment(&mut self, kept: &CardPayment, at: Timestamp) -> StoreResult<()> {
        let payment = &kept.payment;
        let rows = on!(*self, c => sqlx::query(SAVE)
            .bind(payment.key.as_str())
            .bind(kept.version)
            .bind(payment.state.key())
            .bind(i64::from(payment.attempt))
            .bind(i64::from(payment.asked))
            .bind(&payment.card)
            .bind(&payment.provider_id)
            .bind(payment.declined.map(Decline::key))
            .bind(at.micros())
            .execute(c).await.map(|done| done.rows_affected()))?;
        if rows == 1 {
            Ok(())
        } else {
            Err(StoreError::Stale)
        }
    }

    /// The payment with this key.
    pub async fn payment(&mut self, key: &Key) -> StoreResult<Option<CardPayment>> {
        let row: Option<PaymentRow> =
            on!(*self, c => sqlx::query_as(BY_KEY).bind(key.as_str()).fetch_optional(c).await)?;
        row.map(CardPayment::try_from).transpose()
    }

    /// The payment whose present try the provider knows by this name.
    pub async fn payment_by_provider_id(&mut self, id: &str) -> StoreResult<Option<CardPayment>> {
        let row: Option<PaymentRow> =
            on!(*self, c => sqlx::query_as(BY_PROVIDER_ID).bind(id).fetch_optional(c).await)?;
        row.map(CardPayment::try_from).transpose()
    }

    /// The payments of a case, the oldest first.
    pub async fn payments_of_case(&mut self, case: CaseId) -> StoreResult<Vec<CardPayment>> {
        let rows: Vec<PaymentRow> =
            on!(*self, c => sqlx::query_as(OF_CASE).bind(case.uuid()).fetch_all(c).await)?;
        rows.into_iter().map(CardPayment::try_from).collect()
    }

    /// The payments of a customer, the oldest first.
    pub async fn payments_of_customer(
        &mut self,
        customer: CustomerId,
    ) -> StoreResult<Vec<CardPayment>> {
        let rows: Vec<PaymentRow> = on!(*self, c => sqlx::query_as(OF_CUSTOMER)
            .bind(customer.uuid())
            .fetch_all(c).await)?;
        rows.into_iter().map(CardPayment::try_from).collect()
    }

    /// The refunds of a charge, the oldest first.
    pub async fn refunds_of(&mut self, charge: &Key) -> StoreResult<Vec<CardPayment>> {
        let rows: Vec<PaymentRow> =
            on!(*self, c => sqlx::query_as(REFUNDS).bind(charge.as_str()).fetch_all(c).await)?;
        rows.into_iter().map(CardPayment::try_from).collect()
    }

    /// All payments in the order of their keys, those after this one, at most `limit` at once.
    pub async fn payments_after(&mut self, key: &str, limit: i64) -> StoreResult<Vec<CardPayment>> {
        let rows: Vec<PaymentRow> =
            on!(*self, c => sqlx::query_as(AFTER).bind(key).bind(limit).fetch_all(c).await)?;
        rows.into_iter().map(CardPayment::try_from).collect()
    }

    /// Keeps that the provider has told this; false when it was heard before.
    pub async fn hear_provider(
        &mut self,
        id: &str,
        kind: &str,
        at: Timestamp,
    ) -> StoreResult<bool> {
        let rows = on!(*self, c => sqlx::query(HEAR)
            .bind(id)
            .bind(kind)
            .bind(at.micros())
            .execute(c).await.map(|done| done.rows_affected()))?;
        Ok(rows == 1)
    }

    /// Forgets what the provider told before this moment; answers how much that was.
    pub async fn forget_provider_events(&mut self, before: Timestamp) -> StoreResult<u64> {
        Ok(on!(*self, c => sqlx::query(FORGET)
            .bind(before.micros())
            .execute(c).await.map(|done| done.rows_affected()))?)
    }
}

impl From<CardRow> for Card {
    fn from(row: CardRow) -> Self {
        let saved = row.method.zip(row.label).zip(row.saved_at);
        Self {
            id: row.id,
            customer: CustomerId::new(row.customer_id),
            payer: row.payer,
            session: row.session,
            consent: row.consent,
            consented_at: Timestamp::from_micros(row.consented_at),
            saved: saved.map(|((method, label), at)| SavedCard {
                method,
                label,
                at: Timestamp::from_micros(at),
            }),
            removed_at: row.removed_at.map(Timestamp::from_micros),
        }
    }
}

impl TryFrom<PaymentRow> for CardPayment {
    type Error = StoreError;

    fn try_from(row: PaymentRow) -> StoreResult<Self> {
        const TABLE: &str = "payment";
        let currency = parsed(TABLE, "currency", Currency::from_key(&row.currency))?;
        let declined = row
            .declined
            .map(|key| parsed(TABLE, "declined", Decline::from_key(&key)))
            .transpose()?;
        Ok(Self {
            payment: Payment {
                key: Key::kept(row.key),
                kind: parsed(TABLE, "kind", PaymentKind::from_key(&row.kind))?,
                of: row.of.map(Key::kept),
                amount: Money::new(row.amount_minor, currency),
                state: parsed(TABLE, "state", PaymentState::from_key(&row.state))?,
                attempt: parsed(TABLE, "attempt", u16::try_from(row.attempt).ok())?,
                asked: row.asked != 0,
                card: row.card,
                provider_id: row.provider_id,
                declined,
            },
            case: CaseId::new(row.case_id),
            line: LineId::new(row.line_id),
            customer: CustomerId::new(row.customer_id),
            created_at: Timestamp::from_micros(row.created_at),
            changed_at: Timestamp::from_micros(row.changed_at),
            version: row.version,
        })
    }
}
