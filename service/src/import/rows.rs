//! What the values of a row mean.

use std::collections::HashMap;

use domain::field::{FieldError, typed};
use domain::id::AccountId;
use domain::money::{Currency, Money};
use domain::product::Family;
use domain::serial::Serial;
use domain::time::Date;
use store::{Account, Part, Product, Tx};
use uuid::Uuid;
use words::{Lang, Words};

use super::table::{Column, Row};
use crate::error::Result;
use crate::say::errors::field_error;

const MAX_SKU: u32 = 64;
const MAX_NAME: u32 = 120;
const MAX_ACCESSORY: u32 = 80;
const MAX_ACCESSORIES: usize = 40;
const MAX_MONTHS: u16 = 240;
const MAX_ON_HAND: i64 = 99_999;
/// The first day that is believed: before it nothing of ours was made.
const OLDEST: Date = Date::constant(1990, 1, 1);

/// The columns of a file of products.
pub(super) const PRODUCTS: [Column; 9] = [
    required("sku"),
    required("family"),
    required("name"),
    required("price"),
    optional("currency"),
    required("warranty_months"),
    optional("accessories"),
    optional("picture"),
    optional("cost"),
];

/// The columns of a file of spare parts.
pub(super) const PARTS: [Column; 6] = [
    required("sku"),
    required("name"),
    required("fits"),
    required("on_hand"),
    optional("cost"),
    optional("currency"),
];

/// The columns of a file of sold units.
pub(super) const UNITS: [Column; 7] = [
    required("serial"),
    required("sku"),
    optional("sold_via"),
    optional("sold_to"),
    optional("invoiced_on"),
    optional("shipped_on"),
    optional("made_on"),
];

const fn required(name: &'static str) -> Column {
    Column {
        name,
        required: true,
    }
}

const fn optional(name: &'static str) -> Column {
    Column {
        name,
        required: false,
    }
}

/// A sold unit, as the file names it.
#[derive(Debug)]
pub(super) struct UnitRow {
    pub serial: Serial,
    pub sku: String,
    pub sold_via: Option<String>,
    pub sold_to: Option<String>,
    pub invoiced_on: Option<Date>,
    pub shipped_on: Option<Date>,
    pub made_on: Option<Date>,
}

/// A product.
pub(super) fn product(row: &mut Row<'_>, desk: Currency) -> Option<Product> {
    let sku = take(row, "sku", |text| typed::required_line(text, MAX_SKU));
    let family = family(row, "family");
    let name = take(row, "name", |text| typed::required_line(text, MAX_NAME));
    let currency = take(row, "currency", |text| currency(text, desk));
    let price = take(row, "price", |text| {
        Money::parse(text, currency.unwrap_or(desk))
    });
    let warranty_months = take(row, "warranty_months", months);
    let accessories = accessories(row);
    let picture = picture(row, family);
    let cost = take(row, "cost", |text| cost(text, currency.unwrap_or(desk)));
    Some(Product {
        sku: sku?,
        family: family?,
        name: name?,
        picture: picture?,
        price: price?,
        warranty_months: warranty_months?,
        accessories: accessories?,
        cost: cost?,
    })
}

/// A spare part.
pub(super) fn part(row: &mut Row<'_>, desk: Currency) -> Option<Part> {
    let sku = take(row, "sku", |text| typed::required_line(text, MAX_SKU));
    let name = take(row, "name", |text| typed::required_line(text, MAX_NAME));
    let fits = family(row, "fits");
    let on_hand = take(row, "on_hand", count);
    let currency = take(row, "currency", |text| currency(text, desk));
    let cost = take(row, "cost", |text| cost(text, currency.unwrap_or(desk)));
    Some(Part {
        sku: sku?,
        name: name?,
        family: fits?.key().to_owned(),
        on_hand: on_hand?,
        cost: cost?,
    })
}

/// What one costs; nothing where the file does not say it.
fn cost(text: &str, currency: Currency) -> std::result::Result<Option<Money>, FieldError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Money::parse(text, currency).map(Some)
}

fn count(text: &str) -> std::result::Result<i64, FieldError> {
    let text = typed::required_line(text, 8)?;
    let number: i64 = text.parse().map_err(|_| FieldError::NotANumber)?;
    if (0..=MAX_ON_HAND).contains(&number) {
        Ok(number)
    } else {
        Err(FieldError::OutOfRange {
            min: 0,
            max: MAX_ON_HAND,
        })
    }
}

/// A sold unit.
pub(super) fn unit(row: &mut Row<'_>, today: Date) -> Option<UnitRow> {
    let serial = take(row, "serial", Serial::parse);
    let sku = take(row, "sku", |text| typed::required_line(text, MAX_SKU));
    let sold_via = take(row, "sold_via", |text| typed::optional_line(text, MAX_NAME));
    let sold_to = take(row, "sold_to", |text| typed::optional_line(text, MAX_NAME));
    let invoiced_on = take(row, "invoiced_on", |text| day(text, today));
    let shipped_on = take(row, "shipped_on", |text| day(text, today));
    let made_on = take(row, "made_on", |text| day(text, today));
    if let (Some(Some(made)), Some(Some(shipped))) = (made_on, shipped_on)
        && shipped < made
    {
        row.refuse(
            "shipped_on",
            format!("It was shipped before it was made, on {made}."),
        );
    }
    Some(UnitRow {
        serial: serial?,
        sku: sku?,
        sold_via: sold_via?,
        sold_to: sold_to?,
        invoiced_on: invoiced_on?,
        shipped_on: shipped_on?,
        made_on: made_on?,
    })
}

/// Reads a column, or says what is wrong with it in the words that customers read too.
fn take<T>(
    row: &mut Row<'_>,
    column: &'static str,
    parse: impl FnOnce(&str) -> std::result::Result<T, FieldError>,
) -> Option<T> {
    match parse(row.text(column)?) {
        Ok(value) => Some(value),
        Err(error) => {
            let what = format!("a value for {column}");
            row.refuse(column, field_error(Words::new(Lang::En), error, &what));
            None
        }
    }
}

fn family(row: &mut Row<'_>, column: &'static str) -> Option<Family> {
    let text = row.text(column)?.trim().to_lowercase();
    let family = Family::from_key(&text);
    if family.is_none() {
        let keys: Vec<&str> = Family::ALL.iter().map(|family| family.key()).collect();
        row.refuse(column, format!("The families are: {}.", keys.join(", ")));
    }
    family
}

fn currency(text: &str, desk: Currency) -> std::result::Result<Currency, FieldError> {
    match text.trim() {
        "" => Ok(desk),
        code => Currency::from_key(&code.to_uppercase()).ok_or(FieldError::NotInList),
    }
}

fn months(text: &str) -> std::result::Result<u16, FieldError> {
    let text = typed::required_line(text, 8)?;
    let months: u16 = text.parse().map_err(|_| FieldError::NotANumber)?;
    if months > MAX_MONTHS {
        let max = i64::from(MAX_MONTHS);
        return Err(FieldError::OutOfRange { min: 0, max });
    }
    Ok(months)
}

fn accessories(row: &mut Row<'_>) -> Option<Vec<String>> {
    take(row, "accessories", |text| {
        let list: Vec<String> = text
            .split(';')
            .filter_map(|one| typed::optional_line(one, MAX_ACCESSORY).transpose())
            .collect::<std::result::Result<_, _>>()?;
        if list.len() > MAX_ACCESSORIES {
            return Err(FieldError::OutOfRange { min: 0, max: 40 });
        }
        Ok(list)
    })
}

/// The name of a picture goes into addresses, so it is letters, digits and dashes.
fn picture(row: &mut Row<'_>, family: Option<Family>) -> Option<String> {
    let text = row.text("picture")?.trim().to_lowercase();
    if text.is_empty() {
        return family.map(|family| family.key().to_owned());
    }
    let fits = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
    if text.len() > 40 || !text.chars().all(fits) {
        let reason = "The name of a picture has letters, digits and dashes only, such as nvr-8.";
        row.refuse("picture", reason.to_owned());
        return None;
    }
    Some(text)
}

/// A day as ISO 8601 writes it: no other way tells the month from the day for sure.
fn day(text: &str, today: Date) -> std::result::Result<Option<Date>, FieldError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.len() != 10 {
        return Err(FieldError::NotADate);
    }
    let day: Date = text.parse().map_err(|_| FieldError::NotADate)?;
    if day > today {
        return Err(FieldError::DateInFuture);
    }
    if day < OLDEST {
        return Err(FieldError::DateTooOld { before: OLDEST });
    }
    Ok(Some(day))
}

/// The distributors that are known, by their names without regard to capitals.
pub(super) struct Distributors(HashMap<String, AccountId>);

impl Distributors {
    pub(super) async fn read(tx: &mut Tx) -> Result<Self> {
        let accounts = tx.accounts().await?;
        let known = accounts
            .into_iter()
            .map(|account| (account.name.to_lowercase(), AccountId::new(account.id)));
        Ok(Self(known.collect()))
    }

    /// The one of this name, who becomes known when new.
    pub(super) async fn named(
        &mut self,
        tx: &mut Tx,
        name: &str,
        id: impl FnOnce() -> Uuid,
    ) -> Result<AccountId> {
        if let Some(known) = self.0.get(&name.to_lowercase()) {
            return Ok(*known);
        }
        let account = Account {
            id: id(),
            name: name.to_owned(),
            kind: "distributor".to_owned(),
        };
        let id = tx.put_account(&account).await?;
        self.0.insert(name.to_lowercase(), id);
        Ok(id)
    }
}
