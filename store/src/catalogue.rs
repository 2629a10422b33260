//! What we make and what we sold: products, units, distributors, spare parts.

use domain::id::{AccountId, UnitId};
use domain::money::{Currency, Money};
use domain::product::Family;
use domain::serial::Serial;
use domain::time::Date;
use domain::unit::{Unit, UnitVoid};
use domain::warranty::Warranty;
use sqlx::FromRow;
use uuid::Uuid;

use crate::backend::{Tx, on};
use crate::error::{StoreError, StoreResult, json, parsed, to_json};

/// A product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its number.
    pub sku: String,
    /// Its family.
    pub family: Family,
    /// Its name.
    pub name: String,
    /// The name of its picture.
    pub picture: String,
    /// Its list price.
    pub price: Money,
    /// Months of warranty.
    pub warranty_months: u16,
    /// What lies in the box.
    pub accessories: Vec<String>,
    /// What one costs us, in the currency of its price; `None` when nobody has said.
    pub cost: Option<Money>,
}

/// A distributor or dealer.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Account {
    /// Its identity.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// `distributor` or `dealer`.
    pub kind: String,
}

/// A sold device to be taken into the memory.
#[derive(Debug, Clone)]
pub struct NewUnit {
    /// Its identity.
    pub id: UnitId,
    /// Its serial.
    pub serial: Serial,
    /// Which product.
    pub sku: String,
    /// The distributor through whom it was sold.
    pub sold_via: Option<AccountId>,
    /// Who bought it, if known.
    pub sold_to: Option<String>,
    /// The invoice date.
    pub invoiced_on: Option<Date>,
    /// When it was shipped.
    pub shipped_on: Option<Date>,
    /// When it was made.
    pub made_on: Option<Date>,
}

/// A spare part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its number.
    pub sku: String,
    /// Its name.
    pub name: String,
    /// The family that it fits.
    pub family: String,
    /// How many lie on the shelf.
    pub on_hand: i64,
    /// What one costs us; `None` when nobody has said.
    pub cost: Option<Money>,
}

#[derive(FromRow)]
struct PartRow {
    sku: String,
    name: String,
    family: String,
    on_hand: i64,
    cost_minor: Option<i64>,
    cost_currency: Option<String>,
}

#[derive(FromRow)]
struct ProductRow {
    sku: String,
    family: String,
    name: String,
    picture: String,
    price_minor: i64,
    currency: String,
    warranty_months: i64,
    accessories: String,
    cost_minor: Option<i64>,
}

#[derive(FromRow)]
struct UnitRow {
    id: Uuid,
    serial: String,
    sku: String,
    product: String,
    family: String,
    warranty_months: i64,
    sold_via: Option<Uuid>,
    invoiced_on: Option<String>,
    shipped_on: Option<String>,
    made_on: Option<String>,
    replaces: Option<Uuid>,
    replaced_by: Option<Uuid>,
    inherits: Option<String>,
    void: Option<String>,
}

const PRODUCTS: &str = "
    select sku, family, name, picture, price_minor, currency, warranty_months, accessories, cost_minor
    from product
    order by family, name";
const PRODUCT: &str = "
    select sku, family, name, picture, price_minor, currency, warranty_months, accessories, cost_minor
    from product
    where sku = $1";
const PUT_PRODUCT: &str = "
    insert into product (sku, family, name, picture, price_minor, currency, warranty_months, accessories,
        cost_minor)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict (sku) do update set
        family = excluded.family,
        name = excluded.name,
        picture = excluded.picture,
        price_minor = excluded.price_minor,
        currency = excluded.currency,
        warranty_months = excluded.warranty_months,
        accessories = excluded.accessories,
        cost_minor = excluded.cost_minor";
const UNIT: &str = "
    select unit.id, unit.serial, unit.sku, product.name as product, product.family, product.warranty_months,
        unit.sold_via, unit.invoiced_on, unit.shipped_on, unit.made_on, unit.replaces, unit.replaced_by,
        unit.inherits, unit.void
    from unit join product on product.sku = unit.sku
    where unit.folded = $1
    order by case when unit.serial = $2 then 0 else 1 end
    limit 1";
const INSERT_UNIT: &str = "
    insert into unit (id, serial, folded, sku, sold_via, sold_to, invoiced_on, shipped_on, made_on)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict (serial) do nothing";
const PUT_UNIT: &str = "
    insert into unit (id, serial, folded, sku, sold_via, sold_to, invoiced_on, shipped_on, made_on)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict (serial) do update set
        sku = excluded.sku,
        sold_via = excluded.sold_via,
        sold_to = excluded.sold_to,
        invoiced_on = excluded.invoiced_on,
        shipped_on = excluded.shipped_on,
        made_on = excluded.made_on
    where unit.sku is distinct from excluded.sku
        or unit.sold_via is distinct from excluded.sold_via
        or unit.sold_to is distinct from excluded.sold_to
        or unit.invoiced_on is distinct from excluded.invoiced_on
        or unit.shipped_on is distinct from excluded.shipped_on
        or unit.made_on is distinct from excluded.made_on";
const PUT_REPLACEMENT: &str = "
    insert into unit (id, serial, folded, sku, replaces, inherits)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (serial) do update set replaces = excluded.replaces, inherits = excluded.inherits
    returning id";
const GIVE_BACK: &str = "update unit set replaced_by = null where id = $1";
const SET_REPLACED: &str = "update unit set replaced_by = $2 where id = $1";
const SHIP_UNIT: &str = "update unit set shipped_on = $2 where serial = $1 and shipped_on is null";
const VOID_UNIT: &str = "update unit set void = $2 where id = $1";
const UNITS: &str = "select count(*) from unit";
const PUT_ACCOUNT: &str = "insert into account (id, name, kind) values ($1, $2, $3) on conflict (name) do update set kind = excluded.kind returning id";
const ACCOUNTS: &str = "select id, name, kind from account order by name";
const PARTS: &str = "
    select sku, name, family, on_hand, cost_minor, cost_currency
    from part
    where family = $1
    order by name";
const PART: &str = "
    select sku, name, family, on_hand, cost_minor, cost_currency
    from part
    where sku = $1";
const PUT_PART: &str = "
    insert into part (sku, name, family, on_hand, cost_minor, cost_currency)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (sku) do update set
        name = excluded.name,
        family = excluded.family,
        on_hand = excluded.on_hand,
        cost_minor = excluded.cost_minor,
        cost_currency = excluded.cost_currency";
const TAKE_PART: &str =
    "update part set on_hand = on_hand - $2 where sku = $1 and $2 > 0 and on_hand >= $2";

impl Tx {
    /// Every product, by family and name.
    pub async fn products(&mut self) -> StoreResult<Vec<Product>> {
        let rows: Vec<ProductRow> = on!(*self, c => sqlx::query_as(PRODUCTS).fetch_all(c).await)?;
        rows.into_iter().map(Product::try_from).collect()
    }

    /// The product with this number.
    pub async fn product(&mut self, sku: &str) -> StoreResult<Option<Product>> {
        let row: Option<ProductRow> =
            on!(*self, c => sqlx::query_as(PRODUCT).bind(sku).fetch_optional(c).await)?;
        row.map(Product::try_from).transpose()
    }

    /// Keeps a product, new or changed.
    pub async fn put_product(&mut self, product: &Product) -> StoreResult<()> {
        let accessories = to_json("accessories", &product.accessories)?;
        on!(*self, c => sqlx::query(PUT_PRODUCT)
            .bind(&product.sku)
            .bind(product.family.key())
            .bind(&product.name)
            .bind(&product.picture)
            .bind(product.price.minor)
            .bind(product.price.currency.key())
            .bind(i64::from(product.warranty_months))
            .bind(&accessories)
            .bind(product.cost.map(|cost| cost.minor))
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// The sold device whose serial reads like this one; an exact match goes before a look-alike.
    pub async fn unit_by_serial(&mut self, serial: &Serial) -> StoreResult<Option<Unit>> {
        let folded = serial.canonical_for_search();
        let row: Option<UnitRow> = on!(*self, c => sqlx::query_as(UNIT)
            .bind(&folded)
            .bind(serial.as_str())
            .fetch_optional(c).await)?;
        row.map(Unit::try_from).transpose()
    }

    /// Takes a sold device into the memory; false when its serial is there already.
    pub async fn insert_unit(&mut self, unit: &NewUnit) -> StoreResult<bool> {
        self.write_unit(INSERT_UNIT, unit).await
    }

    /// Keeps a sold device, new or changed, known by its serial; false when all of it is there already.
    pub async fn put_unit(&mut self, unit: &NewUnit) -> StoreResult<bool> {
        self.write_unit(PUT_UNIT, unit).await
    }

    async fn write_unit(&mut self, sql: &'static str, unit: &NewUnit) -> StoreResult<bool> {
        let text = |date: Option<Date>| date.map(|date| date.to_string());
        let folded = unit.serial.canonical_for_search();
        let rows = on!(*self, c => sqlx::query(sql)
            .bind(unit.id.uuid())
            .bind(unit.serial.as_str())
            .bind(&folded)
            .bind(&unit.sku)
            .bind(unit.sold_via.map(AccountId::uuid))
            .bind(&unit.sold_to)
            .bind(text(unit.invoiced_on))
            .bind(text(unit.shipped_on))
            .bind(text(unit.made_on))
            .execute(c).await.map(|done| done.rows_affected()))?;
        Ok(rows == 1)
    }

    /// Takes into the memory the device that goes out in place of another: known by its serial, it inherits how
    /// the other stood. `replaces` is our record of the other, when there is one.
    pub async fn put_replacement(
        &mut self,
        fresh: UnitId,
        serial: &Serial,
        sku: &str,
        replaces: Option<UnitId>,
        inherits: &Warranty,
    ) -> StoreResult<()> {
        let folded = serial.canonical_for_search();
        let inherits = to_json("inherits", inherits)?;
        let id: Uuid = on!(*self, c => sqlx::query_scalar(PUT_REPLACEMENT)
            .bind(fresh.uuid())
            .bind(serial.as_str())
            .bind(&folded)
            .bind(sku)
            .bind(replaces.map(UnitId::uuid))
            .bind(&inherits)
            .fetch_one(c).await)?;
        if let Some(replaced) = replaces {
            on!(*self, c => sqlx::query(SET_REPLACED)
                .bind(replaced.uuid())
                .bind(id)
                .execute(c).await.map(drop))?;
        }
        Ok(())
    }

    /// A device goes back to its owner: no other stands for it any longer, also when one was sent in advance.
    pub async fn give_unit_back(&mut self, unit: UnitId) -> StoreResult<()> {
        on!(*self, c => sqlx::query(GIVE_BACK)
            .bind(unit.uuid())
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// Notes the day on which a device of ours left, unless one is noted already.
    pub async fn ship_unit(&mut self, serial: &Serial, on: Date) -> StoreResult<()> {
        on!(*self, c => sqlx::query(SHIP_UNIT)
            .bind(serial.as_str())
            .bind(on.to_string())
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// Notes that the warranty of a device is void, or that it is so no longer.
    pub async fn set_unit_void(
        &mut self,
        unit: UnitId,
        void: Option<&UnitVoid>,
    ) -> StoreResult<()> {
        let void = void.map(|void| to_json("void", void)).transpose()?;
        on!(*self, c => sqlx::query(VOID_UNIT)
            .bind(unit.uuid())
            .bind(&void)
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// How many sold devices are known.
    pub async fn count_units(&mut self) -> StoreResult<i64> {
        Ok(on!(*self, c => sqlx::query_scalar(UNITS).fetch_one(c).await)?)
    }

    /// Keeps a distributor or dealer; answers the identity under which it is known.
    pub async fn put_account(&mut self, account: &Account) -> StoreResult<AccountId> {
        let id: Uuid = on!(*self, c => sqlx::query_scalar(PUT_ACCOUNT)
            .bind(account.id)
            .bind(&account.name)
            .bind(&account.kind)
            .fetch_one(c).await)?;
        Ok(AccountId::new(id))
    }

    /// Every distributor and dealer, by name.
    pub async fn accounts(&mut self) -> StoreResult<Vec<Account>> {
        Ok(on!(*self, c => sqlx::query_as(ACCOUNTS).fetch_all(c).await)?)
    }

    /// The parts that fit a family.
    pub async fn parts(&mut self, family: Family) -> StoreResult<Vec<Part>> {
        let rows: Vec<PartRow> =
            on!(*self, c => sqlx::query_as(PARTS).bind(family.key()).fetch_all(c).await)?;
        rows.into_iter().map(Part::try_from).collect()
    }

    /// The part with this number.
    pub async fn part(&mut self, sku: &str) -> StoreResult<Option<Part>> {
        let row: Option<PartRow> =
            on!(*self, c => sqlx::query_as(PART).bind(sku).fetch_optional(c).await)?;
        row.map(Part::try_from).transpose()
    }

    /// Keeps a part, new or counted anew.
    pub async fn put_part(&mut self, part: &Part) -> StoreResult<()> {
        on!(*self, c => sqlx::query(PUT_PART)
            .bind(&part.sku)
            .bind(&part.name)
            .bind(&part.family)
            .bind(part.on_hand)
            .bind(part.cost.map(|cost| cost.minor))
            .bind(part.cost.map(|cost| cost.currency.key()))
            .execute(c).await.map(drop))?;
        Ok(())
    }

    /// Takes so many from the shelf; false when there are fewer.
    pub async fn take_part(&mut self, sku: &str, quantity: i64) -> StoreResult<bool> {
        let rows = on!(*self, c => sqlx::query(TAKE_PART)
            .bind(sku)
            .bind(quantity)
            .execute(c).await.map(|done| done.rows_affected()))?;
        Ok(rows == 1)
    }
}

impl TryFrom<ProductRow> for Product {
    type Error = StoreError;

    fn try_from(row: ProductRow) -> Result<Self, Self::Error> {
        let currency = parsed("product", "currency", Currency::from_key(&row.currency))?;
        Ok(Self {
            family: parsed("product", "family", Family::from_key(&row.family))?,
            price: Money::new(row.price_minor, currency),
            warranty_months: parsed(
                "product",
                "warranty_months",
                u16::try_from(row.warranty_months).ok(),
            )?,
            accessories: json("product", "accessories", &row.accessories)?,
            cost: row.cost_minor.map(|minor| Money::new(minor, currency)),
            sku: row.sku,
            name: row.name,
            picture: row.picture,
        })
    }
}

impl TryFrom<PartRow> for Part {
    type Error = StoreError;

    fn try_from(row: PartRow) -> Result<Self, Self::Error> {
        let cost = row
            .cost_minor
            .zip(row.cost_currency)
            .map(|(minor, currency)| {
                let currency = parsed("part", "cost_currency", Currency::from_key(&currency))?;
                Ok::<_, Self::Error>(Money::new(minor, currency))
            })
            .transpose()?;
        Ok(Self {
            sku: row.sku,
            name: row.name,
            family: row.family,
            on_hand: row.on_hand,
            cost,
        })
    }
}

impl TryFrom<UnitRow> for Unit {
    type Error = StoreError;

    fn try_from(row: UnitRow) -> Result<Self, Self::Error> {
        let serial = Serial::parse(&row.serial)
            .map_err(|error| StoreError::corrupt("unit", "serial", error))?;
        Ok(Self {
            id: UnitId::new(row.id),
            serial,
            family: parsed("product", "family", Family::from_key(&row.family))?,
            warranty_months: parsed(
                "product",
                "warranty_months",
                u16::try_from(row.warranty_months).ok(),
            )?,
            sold_via: row.sold_via.map(AccountId::new),
            invoiced_on: day("invoiced_on", row.invoiced_on)?,
            shipped_on: day("shipped_on", row.shipped_on)?,
            made_on: day("made_on", row.made_on)?,
            replaces: row.replaces.map(UnitId::new),
            replaced_by: row.replaced_by.map(UnitId::new),
            inherits: row
                .inherits
                .map(|text| json("unit", "inherits", &text))
                .transpose()?,
            void: row
                .void
                .map(|text| json("unit", "void", &text))
                .transpose()?,
            sku: row.sku,
            product: row.product,
        })
    }
}

fn day(column: &'static str, text: Option<String>) -> StoreResult<Option<Date>> {
    text.map(|text| {
        text.parse()
            .map_err(|error: jiff::Error| StoreError::corrupt("unit", column, error))
    })
    .transpose()
}
