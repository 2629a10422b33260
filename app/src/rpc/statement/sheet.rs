//! Puts a statement into words.

use domain::account::Age;
use domain::field::FieldErrors;
use domain::money::{Currency, Money};
use domain::number::CaseNumber;
use service::accounts::Entry;
use service::accounts::statement::{AccountSheet, RawPeriod};
use service::say::{entries, reasons};
use service::{Desk, Refused};
use words::Words;

use super::{Edge, Sheet, SheetLink, SheetRow};
use crate::rpc;
use crate::rpc::desk::Fact;

/// A statement with what is around it.
pub struct Shown<'a> {
    pub desk: &'a Desk,
    pub words: Words,
    pub sheet: &'a AccountSheet,
    /// The days as they were typed.
    pub typed: RawPeriod<'a>,
    /// What was wrong with them.
    pub errors: Option<FieldErrors>,
    /// The address of the page.
    pub page: String,
    /// The address of its files, without their ending.
    pub files: String,
}

impl Shown<'_> {
    /// The model. `row` says what the desk alone reads of an entry.
    pub fn model(
        &self,
        page_of: impl Fn(CaseNumber) -> String,
        row: impl Fn(&Entry) -> (String, Option<SheetLink>),
    ) -> Sheet {
        let (words, sheet) = (self.words, self.sheet);
        let (period, statement) = (sheet.period, &sheet.statement);
        let refused = self.errors.clone().map(|errors| Refused {
            fields: vec![
                ("from".to_owned(), self.typed.from.to_owned()),
                ("until".to_owned(), self.typed.until.to_owned()),
            ],
            errors,
            refusal: None,
        });
        let refused = refused.as_ref();
        let what = |name: &str| match name {
            "from" => words.account_from_what(),
            _ => words.account_until_what(),
        };
        let day = |name, label, on: domain::time::Date| {
            let said = (label, "", what(name));
            rpc::field(words, refused, name, said, &on.to_string())
        };
        let rows: Vec<SheetRow> = statement
            .rows
            .iter()
            .filter_map(|one| {
                let entry = sheet.entries.get(one.of)?;
                let (what, why) = entries::entry(words, &entry.booking);
                let number = sheet.number_of(entry);
                let (who, back) = row(entry);
                Some(SheetRow {
                    date: self.day(entry),
                    number: number.map_or_else(String::new, CaseNumber::rma),
                    href: number.map_or_else(String::new, &page_of),
                    what: what.to_owned(),
                    why,
                    amount: self.money(one.added),
                    balance: self.money(one.balance),
                    who,
                    back,
                })
            })
            .collect();
        let nothing = rows.is_empty().then(|| {
            let title = words.account_empty_title().to_owned();
            (title, words.account_empty().to_owned())
        });
        Sheet {
            problems: rpc::problems(words, refused, |name| what(name).to_owned()),
            facts: self.facts(),
            ages_title: words.account_age().into(),
            ages: self.ages(),
            from: day("from", words.account_from(), period.from),
            until: day("until", words.account_until(), period.until),
            currency: self.typed.currency.to_owned(),
            go: words.account_go().into(),
            others: self.others(),
            files: self.files(),
            caption: format!(
                "{}: {} – {}",
                words.account_title(),
                words.short_date(period.from),
                words.short_date(period.until)
            ),
            head: [
                words.account_column_date(),
                words.account_column_return(),
                words.account_column_what(),
                words.account_column_amount(),
                words.account_column_balance(),
            ]
            .map(str::to_owned)
            .to_vec(),
            opening: Edge {
                what: words.account_opening(words.date(period.from)),
                balance: self.money(statement.opening),
            },
            rows,
            closing: Edge {
                what: words.account_closing(words.date(period.until)),
                balance: self.money(statement.closing),
            },
            empty: nothing,
            signs: words.account_signs().into(),
        }
    }

    /// How the account stands, as a sentence: what is owed, and by when the first of it is to be paid.
    pub fn stand(&self) -> String {
        let (words, standing) = (self.words, &self.sheet.standing);
        let owed = standing.holder.owed;
        let amount = self.money(Money::new(owed.minor.saturating_abs(), owed.currency));
        match owed.minor {
            0 => return words.account_stand_even().to_owned(),
            1.. => {}
            _ => return words.account_stand_credit(amount),
        }
        let (days, today) = (self.sheet.payment_days, self.sheet.today);
        let Some((date, first)) = standing.open.first_due(days) else {
            return words.account_stand_owed(amount);
        };
        let date = words.date(date);
        let overdue = standing.open.overdue(days, today);
        if !overdue.is_zero() {
            words.account_stand_overdue(amount, self.money(overdue), date)
        } else if first == owed {
            words.account_stand_due(amount, date)
        } else {
            words.account_stand_due_first(amount, self.money(first), date)
        }
    }

    /// How what is owed is paid; empty when nothing is.
    pub fn pay(&self) -> String {
        let owed = self.sheet.standing.holder.owed;
        if owed.minor > 0 {
            self.words.account_pay().to_owned()
        } else {
            String::new()
        }
    }

    fn facts(&self) -> Vec<Fact> {
        let (words, sheet) = (self.words, self.sheet);
        let standing = &sheet.standing;
        let mut facts = vec![self.fact(words.account_limit(), standing.credit.limit)];
        let left = standing.credit.left();
        facts.extend(left.map(|left| self.fact(words.account_left(), left)));
        if standing.open.open().is_empty() {
            return facts;
        }
        let overdue = standing.open.overdue(sheet.payment_days, sheet.today);
        facts.push(Fact {
            why: words.account_overdue_why(sheet.payment_days),
            ..self.fact(words.account_overdue(), overdue)
        });
        facts
    }

    /// How old what is owed is; empty when nothing is.
    fn ages(&self) -> Vec<Fact> {
        let (open, today) = (&self.sheet.standing.open, self.sheet.today);
        if open.open().is_empty() {
            return Vec::new();
        }
        let aged = Age::ALL.iter();
        aged.map(|age| self.fact(self.age(*age), open.aged(*age, today)))
            .collect()
    }

    fn fact(&self, name: &str, amount: Money) -> Fact {
        Fact {
            name: name.to_owned(),
            value: self.money(amount),
            why: String::new(),
        }
    }

    fn age(&self, age: Age) -> &'static str {
        match age {
            Age::ToThirty => self.words.account_age_thirty(),
            Age::ToSixty => self.words.account_age_sixty(),
            Age::ToNinety => self.words.account_age_ninety(),
            Age::Older => self.words.account_age_older(),
        }
    }

    /// The same days in the other currencies in which something was booked.
    fn others(&self) -> Vec<SheetLink> {
        let own = self.sheet.standing.holder.owed.currency;
        let others = self.sheet.currencies.iter().filter(|one| **one != own);
        others
            .map(|currency| SheetLink {
                href: self.with(&self.page, *currency),
                label: currency.key().to_owned(),
            })
            .collect()
    }

    fn files(&self) -> Vec<SheetLink> {
        let own = self.sheet.standing.holder.owed.currency;
        [
            ("csv", self.words.account_csv()),
            ("pdf", self.words.account_pdf()),
        ]
        .map(|(kind, label)| SheetLink {
            href: self.with(&format!("{}.{kind}", self.files), own),
            label: label.to_owned(),
        })
        .to_vec()
    }

    fn with(&self, address: &str, currency: Currency) -> String {
        let period = self.sheet.period;
        format!(
            "{address}?from={}&until={}&currency={}",
            period.from,
            period.until,
            currency.key()
        )
    }

    fn day(&self, entry: &Entry) -> String {
        let on = self.desk.calendar.zone.date(entry.at);
        self.words.short_date(on)
    }

    fn money(&self, amount: Money) -> String {
        reasons::spoken(self.words, amount)
    }
}
