//! Tables for spreadsheets: a statement, and the whole ledger.
//!
//! A spreadsheet takes a cell that begins with one of a few signs for a formula, and what a customer has typed must
//! never run there: such a text gets an apostrophe before it. Numbers are written by us and stay numbers.

use std::io::Write;

use domain::access::{Actor, Permit};
use domain::event::By;
use domain::ledger::Party;
use domain::number::CaseNumber;
use domain::time::Timestamp;
use words::Words;

use super::Entry;
use super::statement::AccountSheet;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::say::{entries, reasons};

/// How many entries are read at once.
const BATCH: i64 = 500;

/// A cell of a table.
enum Cell {
    /// Words, whoever wrote them.
    Text(String),
    /// A number or a day, written by us.
    Plain(String),
}

impl Cell {
    fn written(&self) -> String {
        match self {
            Self::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) => {
                format!("'{text}")
            }
            Self::Plain(text) | Self::Text(text) => text.clone(),
        }
    }
}

/// A table that is written row by row.
struct Table<W: Write>(csv::Writer<W>);

impl<W: Write> Table<W> {
    fn new(to: W) -> Self {
        Self(csv::Writer::from_writer(to))
    }

    fn row<const N: usize>(&mut self, cells: &[Cell; N]) -> Result<()> {
        let cells = cells.iter().map(Cell::written);
        self.0.write_record(cells).map_err(Error::internal)
    }

    fn done(&mut self) -> Result<()> {
        self.0.flush().map_err(Error::internal)
    }
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

fn plain(text: &impl ToString) -> Cell {
    Cell::Plain(text.to_string())
}

/// A statement as a table.
pub(super) fn statement(desk: &Desk, words: Words, sheet: &AccountSheet) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut table = Table::new(&mut bytes);
    let (period, statement) = (sheet.period, &sheet.statement);
    let code = statement.opening.currency.key();
    table.row(&[
        text(words.account_column_date()),
        text(words.account_column_return()),
        text(words.account_column_what()),
        text(words.account_column_why()),
        text(words.account_column_amount()),
        text(words.account_column_balance()),
        text(words.account_column_currency()),
    ])?;
    let edge = |on: &dyn ToString, what: String, balance: String| {
        [
            plain(&on.to_string()),
            plain(&""),
            text(what),
            plain(&""),
            plain(&""),
            plain(&balance),
            plain(&code),
        ]
    };
    let opening = words.account_opening(words.date(period.from));
    table.row(&edge(&period.from, opening, statement.opening.decimal()))?;
    for row in &statement.rows {
        let entry = sheet
            .entries
            .get(row.of)
            .ok_or_else(|| Error::internal("a row of a statement has no entry"))?;
        let (what, why) = entries::entry(words, &entry.booking);
        let number = sheet.number_of(entry);
        table.row(&[
            plain(&desk.day_of(entry)),
            plain(&number.map_or_else(String::new, CaseNumber::rma)),
            text(what),
            text(why),
            plain(&row.added.decimal()),
            plain(&row.balance.decimal()),
            plain(&code),
        ])?;
    }
    let closing = words.account_closing(words.date(period.until));
    table.row(&edge(&period.until, closing, statement.closing.decimal()))?;
    table.done()?;
    drop(table);
    Ok(bytes)
}

impl Desk {
    /// Writes every entry of the ledger as a table, in its order. For whoever runs the desk.
    pub async fn export_ledger(&self, actor: &Actor, to: impl Write + Send) -> Result<u64> {
        if !actor.may(Permit::Account) {
            return Err(Error::NotFound);
        }
        let mut table = Table::new(to);
        table.row(
            &[
                "seq", "key", "at", "kind", "debit", "credit", "amount", "tax", "currency",
                "payer", "payee", "account", "case", "line", "unit", "policy", "by", "source",
                "reverses", "reason", "why",
            ]
            .map(text),
        )?;
        let words = Words::new(words::Lang::En);
        let mut tx = self.store.read().await?;
        let (mut after, mut written) = (0, 0);
        loop {
            let batch = tx.entries_after(after, BATCH).await?;
            let Some(last) = batch.last() else { break };
            after = last.seq;
            for entry in &batch {
                table.row(&ledger_row(words, entry))?;
                written += 1;
            }
        }
        table.done()?;
        Ok(written)
    }
}

fn ledger_row(words: Words, entry: &Entry) -> [Cell; 21] {
    let booking = &entry.booking;
    let id = |id: Option<String>| plain(&id.unwrap_or_default());
    let source = serde_json::to_value(entry.source);
    let source = source
        .ok()
        .and_then(|source| Some(source.as_str()?.to_owned()));
    [
        plain(&entry.seq),
        plain(&booking.key),
        plain(&moment(entry.at)),
        plain(&booking.kind.key()),
        plain(&booking.debit.key()),
        plain(&booking.credit.key()),
        plain(&booking.amount.decimal()),
        plain(&booking.tax.decimal()),
        plain(&booking.amount.currency.key()),
        plain(&party(booking.payer)),
        plain(&party(booking.payee)),
        id(entry.holder.and_then(Party::account_name)),
        id(entry.case.map(|id| id.to_string())),
        id(booking.line.map(|id| id.to_string())),
        id(entry.unit.map(|id| id.to_string())),
        plain(&entry.policy),
        plain(&by(entry.by)),
        id(source),
        id(booking.reverses.as_ref().map(ToString::to_string)),
        plain(&reasons::code(&booking.reason)),
        text(reasons::reason(words, &booking.reason)),
    ]
}

/// A moment as machines write it, in UTC.
fn moment(at: Timestamp) -> String {
    jiff::Timestamp::from_microsecond(at.micros())
        .map_or_else(|_| String::new(), |at| at.to_string())
}

fn party(party: Party) -> String {
    match party {
        Party::Maker => "maker".into(),
        Party::Carrier => "carrier".into(),
        Party::Customer(_) | Party::Account(_) => party.account_name().unwrap_or_default(),
    }
}

fn by(by: By) -> String {
    match by {
        By::Customer(id) => format!("customer-{id}"),
        By::Staff(id) => format!("staff-{id}"),
        By::Desk => "desk".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_text_and_a_number_stays_one() {
        let mut bytes = Vec::new();
        let mut table = Table::new(&mut bytes);
        for sign in ["=", "+", "-", "@", "\t", "\r"] {
            table.row(&[text(format!("{sign}1+1"))]).unwrap();
        }
        table.row(&[plain(&"-12.50")]).unwrap();
        table.row(&[text("a=1, \"b\"")]).unwrap();
        table.done().unwrap();
        drop(table);
        let written = String::from_utf8(bytes).unwrap();
        assert_eq!(
            written,
            "'=1+1\n'+1+1\n'-1+1\n'@1+1\n'\t1+1\n\"'\r1+1\"\n-12.50\n\"a=1, \"\"b\"\"\"\n"
        );
    }
}
