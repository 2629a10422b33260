//! Whose accounts there are: customers and distributors with what they owe, and the returns that their entries are of.

use domain::id::CaseId;
use domain::ledger::Party;
use domain::money::{Currency, Money};
use domain::number::CaseNumber;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreResult, parsed};
use crate::ledger::{held_by, holder};

/// Somebody who has an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub party: Party,
    /// Their name.
    pub name: String,
    /// The address of a customer; what a distributor is: `distributor` or `dealer`.
    pub about: String,
    /// What they owe; negative when we owe them.
    pub owed: Money,
}

/// Which accounts are looked at. Each list begins with the largest sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolderSlice<'a> {
    /// Those on which something was booked, and every distributor.
    All,
    /// Those that owe us something.
    Owing,
    /// Those to which we owe something.
    Credit,
    /// Those whose name or address holds this text, whether anything was booked on them or not.
    Named(&'a str),
}

/// Where a page of accounts goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HolderPlace {
    /// The sum of the last account of the page before, without its sign.
    pub sum: i64,
    /// Its identity.
    pub id: Uuid,
}

impl HolderPlace {
    /// Before the first.
    pub const FIRST: Self = Self {
        sum: i64::MAX,
        id: Uuid::nil(),
    };
}

#[derive(FromRow)]
struct HolderRow {
    kind: String,
    id: Uuid,
    name: String,
    about: String,
    owed: i64,
}

/// Everybody who has an account, with the sum of their entries in one currency ($1).
macro_rules! holders {
    ($rest:literal) => {
        concat!(
            "with sums as (
                select holder_kind, holder_id,
                    cast(sum(case when debit in ('customer-account', 'distributor-account') then amount_minor
                        else -amount_minor end) as bigint) as owed
                from ledger_entry
                where holder_id is not null and currency = $1
                group by holder_kind, holder_id
            ), holders as (
                select 'customer' as kind, customer.id, customer.name, customer.email as about,
                    coalesce(sums.owed, 0) as owed, case when sums.owed is null then 0 else 1 end as used
                from customer
                    left join sums on sums.holder_kind = 'customer' and sums.holder_id = customer.id
                union all
                select 'account', account.id, account.name, account.kind, coalesce(sums.owed, 0), 1
                from account
                    left join sums on sums.holder_kind = 'account' and sums.holder_id = account.id
            )
            select kind, id, name, about, owed from holders ",
            $rest
        )
    };
}

const ALL: &str = holders!(
    "where used = 1 and (abs(owed) < $2 or (abs(owed) = $2 and id > $3))
    order by abs(owed) desc, id limit $4"
);
const OWING: &str = holders!(
    "where owed > 0 and (owed < $2 or (owed = $2 and id > $3)) order by owed desc, id limit $4"
);
const CREDIT: &str = holders!(
    "where owed < 0 and (-owed < $2 or (-owed = $2 and id > $3)) order by owed, id limit $4"
);
// Each database folds letters in its own way, so both sides are folded by it.
const NAMED: &str = holders!(
    "where (lower(name) like lower($5) escape '!' or lower(about) like lower($5) escape '!')
        and (abs(owed) < $2 or (abs(owed) = $2 and id > $3))
    order by abs(owed) desc, id limit $4"
);
const ONE: &str = holders!("where kind = $2 and id = $3");
const NUMBERS: &str = "
    select distinct rma_case.id, rma_case.body
    from ledger_entry
        join rma_case on rma_case.id = ledger_entry.case_id
    where ledger_entry.holder_id = $1 and ledger_entry.holder_kind = $2";

impl Tx {
    /// A page of accounts with their balance in this currency, those with the largest sums first.
    pub async fn holders(
        &mut self,
        slice: HolderSlice<'_>,
        currency: Currency,
        after: HolderPlace,
        limit: i64,
    ) -> StoreResult<Vec<Holder>> {
        let (query, text) = match slice {
            HolderSlice::All => (ALL, None),
            HolderSlice::Owing => (OWING, None),
            HolderSlice::Credit => (CREDIT, None),
            HolderSlice::Named(text) => (NAMED, Some(like(text))),
        };
        let rows: Vec<HolderRow> = on!(*self, c => {
            let query = sqlx::query_as(query)
                .bind(currency.key())
                .bind(after.sum)
                .bind(after.id)
                .bind(limit);
            match text {
                Some(text) => query.bind(text).fetch_all(c).await,
                None => query.fetch_all(c).await,
            }
        })?;
        rows.into_iter().map(|row| row.read(currency)).collect()
    }

    /// The account of this customer or distributor with its balance in this currency; `None` when there is nobody.
    pub async fn holder(
        &mut self,
        party: Party,
        currency: Currency,
    ) -> StoreResult<Option<Holder>> {
        let Some((kind, id)) = holder(party) else {
            return Ok(None);
        };
        let row: Option<HolderRow> = on!(*self, c => sqlx::query_as(ONE)
            .bind(currency.key())
            .bind(kind)
            .bind(id)
            .fetch_optional(c).await)?;
        row.map(|row| row.read(currency)).transpose()
    }

    /// The returns that the entries on an account are of, with their numbers.
    pub async fn numbers_on(&mut self, party: Party) -> StoreResult<Vec<(CaseId, CaseNumber)>> {
        let Some((kind, id)) = holder(party) else {
            return Ok(Vec::new());
        };
        let rows: Vec<(Uuid, String)> =
            on!(*self, c => sqlx::query_as(NUMBERS).bind(id).bind(kind).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(id, body)| {
                let number = parsed("rma_case", "body", CaseNumber::parse(&body).ok())?;
                Ok((CaseId::new(id), number))
            })
            .collect()
    }
}

impl HolderRow {
    fn read(self, currency: Currency) -> StoreResult<Holder> {
        Ok(Holder {
            party: parsed("holders", "kind", held_by(&self.kind, self.id))?,
            name: self.name,
            about: self.about,
            owed: Money::new(self.owed, currency),
        })
    }
}

/// A pattern that holds this text anywhere, whatever is in it.
fn like(text: &str) -> String {
    let mut pattern = String::from("%");
    for sign in text.chars() {
        if matches!(sign, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(sign);
    }
    pattern.push('%');
    pattern
}
