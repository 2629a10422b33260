//! What somebody wants to book by hand and a second person decides.

use domain::id::StaffId;
use domain::ledger::{Booking, Party};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreResult, json, parsed, to_json};
use crate::ledger::{held_by, holder};
use crate::policies::Deed;

/// What became of a booking that was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandState {
    /// Nobody has decided it.
    Waiting,
    /// Somebody else has confirmed it, and it was booked.
    Confirmed(Deed),
    /// It was refused, or taken back by whoever had entered it.
    Refused {
        /// By whom, and when.
        deed: Deed,
        /// Why.
        answer: String,
    },
}

/// A booking that somebody has entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandBooking {
    /// The name of the form that was sent.
    pub id: Uuid,
    /// On whose account.
    pub holder: Party,
    /// What will be booked.
    pub booking: Booking,
    /// Who entered it, and when.
    pub entered: Deed,
    /// What became of it.
    pub state: HandState,
}

#[derive(FromRow)]
struct HandRow {
    id: Uuid,
    holder_kind: String,
    holder_id: Uuid,
    booking: String,
    entered_by: Uuid,
    entered_at: i64,
    state: String,
    decided_by: Option<Uuid>,
    decided_at: Option<i64>,
    answer: Option<String>,
}

macro_rules! hand_columns {
    ($rest:literal) => {
        concat!(
            "select id, holder_kind, holder_id, booking, entered_by, entered_at, state, decided_by, decided_at, answer
            from hand_booking ",
            $rest
        )
    };
}

const ENTER: &str = "
    insert into hand_booking (id, holder_kind, holder_id, booking, entered_by, entered_at, state)
    values ($1, $2, $3, $4, $5, $6, 'waiting')";
const BY_ID: &str = hand_columns!("where id = $1");
const OF_HOLDER: &str = hand_columns!(
    "where holder_id = $1 and holder_kind = $2 order by entered_at desc, id desc limit 200"
);
const WAITING: &str = hand_columns!("where decided_by is null order by entered_at, id limit 200");
const CONFIRM: &str = "
    update hand_booking set state = 'confirmed', decided_by = $2, decided_at = $3
    where id = $1 and state = 'waiting' and entered_by <> $2";
const REFUSE: &str = "
    update hand_booking set state = 'refused', decided_by = $2, decided_at = $3, answer = $4
    where id = $1 and state = 'waiting'";

impl Tx {
    /// Keeps a booking that waits for a second person. One of the same name is refused as taken.
    pub async fn enter_hand_booking(
        &mut self,
        id: Uuid,
        party: Party,
        booking: &Booking,
        entered: Deed,
    ) -> StoreResult<()> {
        let (kind, holder) = parsed("hand_booking", "holder_kind", holder(party))?;
        let booking = to_json("booking", booking)?;
        on!(*self, c => sqlx::query(ENTER)
            .bind(id)
            .bind(kind)
            .bind(holder)
            .bind(&booking)
            .bind(entered.by.uuid())
            .bind(entered.at.micros())
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The booking with this name.
    pub async fn hand_booking(&mut self, id: Uuid) -> StoreResult<Option<HandBooking>> {
        let row: Option<HandRow> =
            on!(*self, c => sqlx::query_as(BY_ID).bind(id).fetch_optional(c).await)?;
        row.map(HandBooking::try_from).transpose()
    }

    /// What was entered on an account for a second person, the latest first, at most 200.
    pub async fn hand_bookings_of(&mut self, party: Party) -> StoreResult<Vec<HandBooking>> {
        let Some((kind, id)) = holder(party) else {
            return Ok(Vec::new());
        };
        let rows: Vec<HandRow> =
            on!(*self, c => sqlx::query_as(OF_HOLDER).bind(id).bind(kind).fetch_all(c).await)?;
        rows.into_iter().map(HandBooking::try_from).collect()
    }

    /// What waits for a second person on any account, the earliest first, at most 200.
    pub async fn hand_bookings_waiting(&mut self) -> StoreResult<Vec<HandBooking>> {
        let rows: Vec<HandRow> = on!(*self, c => sqlx::query_as(WAITING).fetch_all(c).await)?;
        rows.into_iter().map(HandBooking::try_from).collect()
    }

    /// Confirms a booking; false when it is decided already, or theirs. Whoever calls books it in this transaction.
    pub async fn confirm_hand_booking(&mut self, id: Uuid, deed: Deed) -> StoreResult<bool> {
        let rows = on!(*self, c => sqlx::query(CONFIRM)
            .bind(id)
            .bind(deed.by.uuid())
            .bind(deed.at.micros())
            .execute(c).await.map(|done| done.rows_affected()))?;
        Ok(rows == 1)
    }

    /// Refuses a booking, or takes one's own back; false when it is decided already.
    pub async fn refuse_hand_booking(
        &mut self,
        id: Uuid,
        deed: Deed,
        answer: &str,
    ) -> StoreResult<bool> {
        let rows = on!(*self, c => sqlx::query(REFUSE)
            .bind(id)
            .bind(deed.by.uuid())
            .bind(deed.at.micros())
            .bind(answer)
            .execute(c).await.map(|done| done.rows_affected()))?;
        Ok(rows == 1)
    }
}

impl TryFrom<HandRow> for HandBooking {
    type Error = crate::StoreError;

    fn try_from(row: HandRow) -> StoreResult<Self> {
        const TABLE: &str = "hand_booking";
        let decided = row.decided_by.zip(row.decided_at).map(|(by, at)| Deed {
            by: StaffId::new(by),
            at: Timestamp::from_micros(at),
        });
        let state = match (row.state.as_str(), decided) {
            ("waiting", None) => Some(HandState::Waiting),
            ("confirmed", Some(deed)) => Some(HandState::Confirmed(deed)),
            ("refused", Some(deed)) => Some(HandState::Refused {
                deed,
                answer: row.answer.unwrap_or_default(),
            }),
            _ => None,
        };
        Ok(Self {
            id: row.id,
            holder: parsed(
                TABLE,
                "holder_kind",
                held_by(&row.holder_kind, row.holder_id),
            )?,
            booking: json(TABLE, "booking", &row.booking)?,
            entered: Deed {
                by: StaffId::new(row.entered_by),
                at: Timestamp::from_micros(row.entered_at),
            },
            state: parsed(TABLE, "state", state)?,
        })
    }
}
