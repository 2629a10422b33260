//! The statement of an account: for the desk, and for the customer whose account it is.

use std::collections::BTreeMap;

use domain::access::Actor;
use domain::account::statement::{Period, Statement};
use domain::id::{CaseId, StaffId};
use domain::ledger::Party;
use domain::money::Currency;
use domain::number::CaseNumber;
use domain::policy::Policy;
use domain::time::Date;
use store::{HandBooking, Tx};
use words::Words;

use super::{Entry, Standing, export, names, paper};
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::slip::Paper;

/// The days of a statement as they were typed, and its currency. Whatever is left out is as usual.
#[derive(Debug, Clone, Copy, Default)]
pub struct RawPeriod<'a> {
    /// The first day.
    pub from: &'a str,
    /// The last day.
    pub until: &'a str,
    /// The currency.
    pub currency: &'a str,
}

/// An account over some days.
#[derive(Debug, Clone)]
pub struct AccountSheet {
    /// How it stands now.
    pub standing: Standing,
    /// The days.
    pub period: Period,
    /// What was booked in them.
    pub statement: Statement,
    /// All its entries; the rows of the statement say which are on it.
    pub entries: Vec<Entry>,
    /// The numbers of the returns that they are of.
    pub numbers: BTreeMap<CaseId, CaseNumber>,
    /// The currencies in which something was booked, that of this statement among them.
    pub currencies: Vec<Currency>,
    /// After how many days something is overdue.
    pub payment_days: u16,
    /// The day by which the ages are counted.
    pub today: Date,
}

/// An account as the desk sees it.
#[derive(Debug, Clone)]
pub struct AccountView {
    /// The statement.
    pub sheet: AccountSheet,
    /// What was entered by hand for a second person, the latest first.
    pub by_hand: Vec<HandBooking>,
    /// The names of those who work here.
    pub names: BTreeMap<StaffId, String>,
    /// Above which amount a second person confirms.
    pub policy: std::sync::Arc<Policy>,
}

/// In which form a statement is taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementFile {
    /// A table for a spreadsheet.
    Csv,
    /// A page to print.
    Pdf,
}

impl Desk {
    /// The account of this customer or distributor, with everything that was entered on it by hand.
    pub async fn account(
        &self,
        actor: &Actor,
        party: Party,
        raw: RawPeriod<'_>,
    ) -> Result<AccountView> {
        let mut tx = self.store.read().await?;
        let policy = self.policy_in_force(&mut tx).await?;
        let currency = currency(raw.currency, &policy)?;
        let holder = self.holder_for(&mut tx, actor, party, currency).await?;
        let period = Period::read(raw.from, raw.until, self.today())?;
        let sheet = self.sheet(&mut tx, holder, period, &policy).await?;
        Ok(AccountView {
            sheet,
            by_hand: tx.hand_bookings_of(party).await?,
            names: names(&mut tx).await?,
            policy,
        })
    }

    /// A customer's own account.
    pub async fn own_account(&self, actor: &Actor, raw: RawPeriod<'_>) -> Result<AccountSheet> {
        let Actor::Customer { id, .. } = actor else {
            return Err(Error::SignInNeeded);
        };
        let mut tx = self.store.read().await?;
        let policy = self.policy_in_force(&mut tx).await?;
        let currency = currency(raw.currency, &policy)?;
        let holder = tx.holder(Party::Customer(*id), currency).await?;
        let holder = holder.ok_or(Error::NotFound)?;
        let period = Period::read(raw.from, raw.until, self.today())?;
        self.sheet(&mut tx, holder, period, &policy).await
    }

    async fn sheet(
        &self,
        tx: &mut Tx,
        holder: store::Holder,
        period: Period,
        policy: &Policy,
    ) -> Result<AccountSheet> {
        let currency = holder.owed.currency;
        let entries = tx.entries_of(holder.party).await?;
        let posted = entries.iter().map(|one| (self.day_of(one), &one.booking));
        let statement = Statement::of(posted, holder.party, currency, period)
            .ok_or_else(|| Error::internal("the entries of an account are beyond all bounds"))?;
        let mut currencies: Vec<Currency> = entries
            .iter()
            .map(|one| one.booking.amount.currency)
            .chain([currency])
            .collect();
        currencies.sort_unstable();
        currencies.dedup();
        Ok(AccountSheet {
            numbers: tx.numbers_on(holder.party).await?.into_iter().collect(),
            standing: self.counted(holder, &entries, policy),
            period,
            statement,
            entries,
            currencies,
            payment_days: policy.payment_days,
            today: self.today(),
        })
    }

    /// A statement as a file, in the words of whoever reads it.
    pub async fn statement_file(
        &self,
        sheet: AccountSheet,
        words: Words,
        file: StatementFile,
    ) -> Result<Vec<u8>> {
        match file {
            StatementFile::Csv => export::statement(self, words, &sheet),
            StatementFile::Pdf => {
                let text = paper::text(self, words, &sheet);
                let paper = Paper::of(self.maker.country);
                // Fonts are cut to size and compressed: too long for a thread that serves others.
                let made = tokio::task::spawn_blocking(move || paper::pdf(&text, paper)).await;
                made.map_err(Error::internal)?.map_err(Error::internal)
            }
        }
    }
}

impl AccountSheet {
    /// The number of the return that an entry is of.
    pub fn number_of(&self, entry: &Entry) -> Option<CaseNumber> {
        entry.case.and_then(|case| self.numbers.get(&case).copied())
    }

    /// What the files of this statement are called, without their ending.
    pub fn file_name(&self) -> String {
        format!("statement-{}-{}", self.period.from, self.period.until)
    }
}

fn currency(raw: &str, policy: &Policy) -> Result<Currency> {
    if raw.is_empty() {
        return Ok(policy.currency);
    }
    Currency::from_key(raw).ok_or(Error::NotFound)
}
