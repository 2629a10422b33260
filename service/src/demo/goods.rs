//! What the maker of the demo makes and sold: products, parts, distributors, devices.

use domain::id::{AccountId, UnitId};
use domain::money::{Currency, Money};
use domain::product::{Family, FaultCode};
use domain::serial::Serial;
use domain::time::{Date, Timestamp, Zone};
use domain::unit::Unit;
use store::{Account, NewUnit, Part, Product};

use super::dice::{About, Dice};

/// Days over which devices were sold: five years.
const SOLD_DAYS: i64 = 5 * 365;
/// Running numbers from which serials are that were never sold: the shelf of replacements.
const SHELF: usize = 9_000_000;
/// Running numbers of devices that are not in our records.
const STRANGERS: usize = 8_000_000;

/// A product: number, family, picture, name, list price in whole units of the currency, months of warranty.
type Row = (&'static str, Family, &'static str, &'static str, i64, u16);

const PRODUCTS: [Row; 40] = [
    (
        "NV-D2-28",
        Family::Dome,
        "dome",
        "Meridian D2 dome, 2 MP, 2.8 mm",
        89,
        24,
    ),
    (
        "NV-D4-28",
        Family::Dome,
        "dome",
        "Meridian D4 dome, 4 MP, 2.8 mm",
        129,
        36,
    ),
    (
        "NV-D5-36",
        Family::Dome,
        "dome",
        "Meridian D5 dome, 5 MP, 3.6 mm",
        149,
        36,
    ),
    (
        "NV-D8-28",
        Family::Dome,
        "dome",
        "Meridian D8 dome, 4K, 2.8 mm",
        199,
        36,
    ),
    (
        "NV-D8-VF",
        Family::Dome,
        "dome",
        "Meridian D8V dome, 4K, 2.7–13.5 mm motorised",
        289,
        36,
    ),
    (
        "NV-D12-FE",
        Family::Dome,
        "dome",
        "Meridian D12 fisheye, 12 MP, 360°",
        419,
        36,
    ),
    (
        "NV-T4-28",
        Family::Dome,
        "turret",
        "Meridian T4 turret, 4 MP, 2.8 mm",
        119,
        36,
    ),
    (
        "NV-T5-28",
        Family::Dome,
        "turret",
        "Meridian T5 turret, 5 MP, 2.8 mm",
        139,
        36,
    ),
    (
        "NV-T8-28",
        Family::Dome,
        "turret",
        "Meridian T8 turret, 4K, 2.8 mm",
        189,
        36,
    ),
    (
        "NV-T8-CL",
        Family::Dome,
        "turret",
        "Meridian T8C turret, 4K, colour at night",
        229,
        36,
    ),
    (
        "NV-P2-25",
        Family::Dome,
        "ptz",
        "Sentry P2 PTZ, 2 MP, 25× zoom",
        549,
        24,
    ),
    (
        "NV-P4-32",
        Family::Dome,
        "ptz",
        "Sentry P4 PTZ, 4 MP, 32× zoom",
        849,
        36,
    ),
    (
        "NV-P8-40",
        Family::Dome,
        "ptz",
        "Sentry P8 PTZ, 4K, 40× zoom",
        1299,
        36,
    ),
    (
        "NV-B2-28",
        Family::Bullet,
        "bullet",
        "Meridian B2 bullet, 2 MP, 2.8 mm",
        85,
        24,
    ),
    (
        "NV-B4-36",
        Family::Bullet,
        "bullet",
        "Meridian B4 bullet, 4 MP, 3.6 mm",
        125,
        36,
    ),
    (
        "NV-B5-60",
        Family::Bullet,
        "bullet",
        "Meridian B5 bullet, 5 MP, 6 mm",
        149,
        36,
    ),
    (
        "NV-B8-36",
        Family::Bullet,
        "bullet",
        "Meridian B8 bullet, 4K, 3.6 mm",
        195,
        36,
    ),
    (
        "NV-B8-VF",
        Family::Bullet,
        "bullet",
        "Meridian B8V bullet, 4K, 2.7–13.5 mm motorised",
        279,
        36,
    ),
    (
        "NV-B4-LP",
        Family::Bullet,
        "bullet",
        "Meridian B4 plate reader, 4 MP, 8–32 mm",
        459,
        36,
    ),
    (
        "NV-B5-AC",
        Family::Bullet,
        "bullet",
        "Meridian B5 Deter, 5 MP, light and siren",
        219,
        36,
    ),
    (
        "NV-R04-1T",
        Family::Recorder,
        "recorder",
        "Archive R4 recorder, 4 channels, 1 TB",
        229,
        24,
    ),
    (
        "NV-R08-2T",
        Family::Recorder,
        "nvr-8",
        "Archive R8 recorder, 8 channels, 2 TB",
        349,
        24,
    ),
    (
        "NV-R08-4T",
        Family::Recorder,
        "nvr-8",
        "Archive R8 recorder, 8 channels, 4 TB",
        429,
        24,
    ),
    (
        "NV-R16-4T",
        Family::Recorder,
        "nvr-16",
        "Archive R16 recorder, 16 channels, 4 TB",
        599,
        36,
    ),
    (
        "NV-R16-8T",
        Family::Recorder,
        "nvr-16",
        "Archive R16 recorder, 16 channels, 8 TB",
        749,
        36,
    ),
    (
        "NV-R32-16T",
        Family::Recorder,
        "nvr-16",
        "Archive R32 recorder, 32 channels, 16 TB",
        1399,
        36,
    ),
    (
        "NV-H08-2T",
        Family::Recorder,
        "recorder",
        "Archive H8 hybrid recorder, 8 + 4 channels, 2 TB",
        319,
        24,
    ),
    (
        "NV-H16-4T",
        Family::Recorder,
        "recorder",
        "Archive H16 hybrid recorder, 16 + 8 channels, 4 TB",
        529,
        24,
    ),
    (
        "NV-PS-1205",
        Family::Power,
        "power",
        "Feed 12 V supply, 5 A, 4 outputs",
        49,
        24,
    ),
    (
        "NV-PS-1210",
        Family::Power,
        "power",
        "Feed 12 V supply, 10 A, 9 outputs",
        89,
        24,
    ),
    (
        "NV-PS-1220",
        Family::Power,
        "power",
        "Feed 12 V supply, 20 A, 18 outputs",
        149,
        24,
    ),
    (
        "NV-PS-2410",
        Family::Power,
        "power",
        "Feed 24 V AC supply, 10 A, 8 outputs",
        169,
        24,
    ),
    (
        "NV-SW-05P",
        Family::Power,
        "poe-switch",
        "Feed PoE switch, 4 + 1 ports, 60 W",
        79,
        36,
    ),
    (
        "NV-SW-10P",
        Family::Power,
        "poe-switch",
        "Feed PoE switch, 8 + 2 ports, 120 W",
        139,
        36,
    ),
    (
        "NV-SW-18P",
        Family::Power,
        "poe-switch",
        "Feed PoE switch, 16 + 2 ports, 250 W",
        289,
        36,
    ),
    (
        "NV-SW-26P",
        Family::Power,
        "poe-switch",
        "Feed PoE switch, 24 + 2 ports, 380 W",
        449,
        36,
    ),
    (
        "NV-K4-4D",
        Family::Kit,
        "kit",
        "Homestead kit, R4 recorder and 4 dome cameras",
        499,
        24,
    ),
    (
        "NV-K8-4T",
        Family::Kit,
        "kit",
        "Homestead kit, R8 recorder and 4 turret cameras",
        699,
        24,
    ),
    (
        "NV-K8-8B",
        Family::Kit,
        "kit",
        "Storefront kit, R8 recorder and 8 bullet cameras",
        1099,
        24,
    ),
    (
        "NV-K16-12",
        Family::Kit,
        "kit",
        "Storefront kit, R16 recorder and 12 turret cameras",
        1899,
        36,
    ),
];

/// A part: number, name, family, how many lie on the shelf, the fault that it mends, its price in whole units.
type PartRow = (&'static str, &'static str, Family, i64, FaultCode, i64);

const PARTS: [PartRow; 26] = [
    (
        "P-CAM-PWR",
        "Power board, dome and turret",
        Family::Dome,
        34,
        FaultCode::PowerStage,
        18,
    ),
    (
        "P-CAM-MB4",
        "Main board, 4 and 5 MP dome",
        Family::Dome,
        17,
        FaultCode::MainBoard,
        46,
    ),
    (
        "P-CAM-SEN",
        "Sensor board, dome",
        Family::Dome,
        9,
        FaultCode::Sensor,
        39,
    ),
    (
        "P-CAM-LNS",
        "Lens block, 2.8 mm",
        Family::Dome,
        21,
        FaultCode::Lens,
        16,
    ),
    (
        "P-CAM-IR",
        "Infrared ring, dome and turret",
        Family::Dome,
        28,
        FaultCode::NightLight,
        12,
    ),
    (
        "P-CAM-NET",
        "Network tail with transformer, dome",
        Family::Dome,
        40,
        FaultCode::NetworkPort,
        11,
    ),
    (
        "P-DOM-SEAL",
        "Bubble seal and screws",
        Family::Dome,
        66,
        FaultCode::Seal,
        5,
    ),
    (
        "P-BUL-PWR",
        "Power board, bullet",
        Family::Bullet,
        22,
        FaultCode::PowerStage,
        18,
    ),
    (
        "P-BUL-MB4",
        "Main board, 4 and 5 MP bullet",
        Family::Bullet,
        11,
        FaultCode::MainBoard,
        46,
    ),
    (
        "P-BUL-SEN",
        "Sensor board, bullet",
        Family::Bullet,
        0,
        FaultCode::Sensor,
        39,
    ),
    (
        "P-BUL-IR",
        "Infrared array, bullet",
        Family::Bullet,
        25,
        FaultCode::NightLight,
        13,
    ),
    (
        "P-BUL-NET",
        "Network tail with transformer, bullet",
        Family::Bullet,
        31,
        FaultCode::NetworkPort,
        11,
    ),
    (
        "P-BUL-SEAL",
        "Front seal and gland",
        Family::Bullet,
        52,
        FaultCode::Seal,
        5,
    ),
    (
        "P-REC-PSU",
        "Internal supply, recorder",
        Family::Recorder,
        12,
        FaultCode::PowerStage,
        34,
    ),
    (
        "P-REC-MB16",
        "Main board, 16 channels",
        Family::Recorder,
        0,
        FaultCode::MainBoard,
        129,
    ),
    (
        "P-REC-HD2",
        "Hard drive, 2 TB, for surveillance",
        Family::Recorder,
        19,
        FaultCode::Drive,
        72,
    ),
    (
        "P-REC-HD4",
        "Hard drive, 4 TB, for surveillance",
        Family::Recorder,
        8,
        FaultCode::Drive,
        98,
    ),
    (
        "P-REC-FAN",
        "Fan, 40 mm, with cable",
        Family::Recorder,
        44,
        FaultCode::Cooling,
        7,
    ),
    (
        "P-REC-NET",
        "PoE port board, 8 ports",
        Family::Recorder,
        6,
        FaultCode::NetworkPort,
        58,
    ),
    (
        "P-PWR-STG",
        "Power stage, 10 A",
        Family::Power,
        15,
        FaultCode::PowerStage,
        27,
    ),
    (
        "P-PWR-FAN",
        "Fan, 60 mm",
        Family::Power,
        23,
        FaultCode::Cooling,
        6,
    ),
    (
        "P-PWR-TRM",
        "Terminal block with fuses",
        Family::Power,
        37,
        FaultCode::Connector,
        8,
    ),
    (
        "P-SW-MB",
        "Switch board, 8 PoE ports",
        Family::Power,
        4,
        FaultCode::MainBoard,
        51,
    ),
    (
        "P-KIT-ADP",
        "Adapter, 48 V, 2 A",
        Family::Kit,
        29,
        FaultCode::PowerStage,
        22,
    ),
    (
        "P-KIT-HD1",
        "Hard drive, 1 TB, for surveillance",
        Family::Kit,
        14,
        FaultCode::Drive,
        49,
    ),
    (
        "P-KIT-CAM",
        "Camera of a kit, 4 MP turret",
        Family::Kit,
        10,
        FaultCode::Sensor,
        79,
    ),
];

const DISTRIBUTORS: [&str; 3] = [
    "Cascade Security Supply",
    "Lone Star Low Voltage",
    "Distribuidora Visión del Norte",
];

const INSTALLERS: [&str; 10] = [
    "Bright Locks & Video LLC",
    "Harbor Point Alarm",
    "Kestrel Integrations",
    "Valle Verde Seguridad",
    "Twin Rivers Electric",
    "Maple Ridge IT",
    "Sunrise Property Services",
    "Granite State Systems",
    "Oakfield Schools",
    "Blue Heron Hospitality",
];

const DOME_BOX: [&str; 5] = [
    "Mounting template",
    "Screws and anchors",
    "Hex key",
    "Waterproof cap for the cable",
    "Quick start guide",
];
const BULLET_BOX: [&str; 4] = [
    "Mounting template",
    "Screws and anchors",
    "Waterproof cap for the cable",
    "Quick start guide",
];
const PTZ_BOX: [&str; 5] = [
    "Wall bracket",
    "24 V AC adapter",
    "Safety rope",
    "Screws and anchors",
    "Quick start guide",
];
const RECORDER_BOX: [&str; 6] = [
    "Power adapter or cord",
    "USB mouse",
    "HDMI cable, 1.5 m",
    "Network cable, 1 m",
    "Rack ears",
    "Quick start guide",
];
const SUPPLY_BOX: [&str; 4] = [
    "Power cord",
    "Spare fuses",
    "Keys of the cabinet",
    "Wiring diagram",
];
const SWITCH_BOX: [&str; 4] = [
    "Power adapter",
    "Rack ears",
    "Rubber feet",
    "Quick start guide",
];
const KIT_BOX: [&str; 7] = [
    "Recorder",
    "Cameras",
    "Power adapter",
    "Network cables, 18 m each",
    "USB mouse",
    "HDMI cable, 1.5 m",
    "Quick start guide",
];

/// An amount given in whole units and hundredths, in a currency of any number of places.
pub(super) const fn hundredths(amount: i64, currency: Currency) -> Money {
    Money::new(amount * currency.minor_units() / 100, currency)
}

/// Every product.
pub(super) fn products(currency: Currency) -> Vec<Product> {
    PRODUCTS.iter().map(|row| product(row, currency)).collect()
}

fn product(
    &(sku, family, picture, name, price, warranty_months): &Row,
    currency: Currency,
) -> Product {
    Product {
        sku: sku.to_owned(),
        family,
        name: name.to_owned(),
        picture: picture.to_owned(),
        price: hundredths(price * 100 - 1, currency),
        warranty_months,
        accessories: in_the_box(family, picture)
            .iter()
            .map(|&name| name.to_owned())
            .collect(),
        cost: Some(hundredths(price * 45, currency)),
    }
}

const fn in_the_box(family: Family, picture: &str) -> &'static [&'static str] {
    match family {
        // Only the PTZ cameras and the switches have pictures of three and of ten letters.
        Family::Dome if picture.len() == 3 => &PTZ_BOX,
        Family::Power if picture.len() == 10 => &SWITCH_BOX,
        Family::Dome => &DOME_BOX,
        Family::Bullet => &BULLET_BOX,
        Family::Recorder => &RECORDER_BOX,
        Family::Power => &SUPPLY_BOX,
        Family::Kit => &KIT_BOX,
    }
}

/// What a part costs the maker that customers pay so much for, in whole units.
pub(super) const fn part_cost(price: i64, currency: Currency) -> Money {
    hundredths(price * 60, currency)
}

/// Every part.
pub(super) fn parts(currency: Currency) -> Vec<Part> {
    let part = |&(sku, name, family, on_hand, _, price): &PartRow| Part {
        sku: sku.to_owned(),
        name: name.to_owned(),
        family: family.key().to_owned(),
        on_hand,
        cost: Some(part_cost(price, currency)),
    };
    PARTS.iter().map(part).collect()
}

/// The part that mends a fault: its number, its name and its price in whole units.
pub(super) fn part_for(
    family: Family,
    fault: FaultCode,
) -> Option<(&'static str, &'static str, i64)> {
    PARTS
        .iter()
        .find(|row| row.2 == family && row.4 == fault)
        .map(|row| (row.0, row.1, row.5))
}

/// The distributors; what they do not sell is sold directly.
pub(super) fn distributors() -> Vec<Account> {
    (0..DISTRIBUTORS.len())
        .map(|at| Account {
            id: Dice::of(About::House, 100 + at).id(Timestamp::from_micros(0)),
            name: DISTRIBUTORS[at].to_owned(),
            kind: "distributor".to_owned(),
        })
        .collect()
}

/// All that was sold: each device is made from its place alone, the oldest first.
pub(super) struct Sales {
    /// How many.
    pub count: usize,
    /// Today at the desk.
    pub today: Date,
    /// The distributors, as they are known.
    pub accounts: Vec<AccountId>,
    /// The products.
    pub products: Vec<Product>,
}

impl Sales {
    /// The place of the first device that was sold less than so many days ago.
    pub(super) fn first_younger_than(&self, days: i64) -> usize {
        let share = (SOLD_DAYS - days).clamp(0, SOLD_DAYS);
        self.count * usize::try_from(share).unwrap_or(0) / usize::try_from(SOLD_DAYS).unwrap_or(1)
    }

    /// The product of a sold device.
    pub(super) fn product(&self, at: usize) -> &Product {
        let dice = Dice::of(About::Unit, at);
        // The first throw of each device is its product: cheap ones sell more often than dear ones.
        let drawn = [
            dice.below(self.products.len()),
            dice.below(self.products.len()),
        ];
        let cheaper = drawn
            .into_iter()
            .min_by_key(|&one| self.products[one].price.minor);
        &self.products[if dice.chance(40) {
            cheaper.unwrap_or(0)
        } else {
            drawn[0]
        }]
    }

    /// The device at a place.
    pub(super) fn unit(&self, at: usize) -> NewUnit {
        let dice = Dice::of(About::Unit, at + self.count);
        let product = self.product(at);
        let days_ago = SOLD_DAYS
            - i64::try_from(at).unwrap_or(0) * SOLD_DAYS / i64::try_from(self.count).unwrap_or(1);
        let shipped_on = weekday(before(self.today, days_ago.max(4)));
        let made_on = before(shipped_on, dice.between(20, 130));
        let sold_via = (!dice.chance(34)).then(|| self.accounts[dice.below(self.accounts.len())]);
        let reported = sold_via.is_none() || dice.chance(30);
        NewUnit {
            id: UnitId::new(dice.id(Zone::utc().at(shipped_on.at(15, 0, 0, 0)))),
            serial: serial(product.family, made_on, at),
            sku: product.sku.clone(),
            sold_via,
            sold_to: reported.then(|| dice.pick(&INSTALLERS).to_owned()),
            invoiced_on: reported.then_some(shipped_on),
            shipped_on: Some(shipped_on),
            made_on: Some(made_on),
        }
    }

    /// The device at a place, as our records show it to a filing.
    pub(super) fn known(&self, at: usize) -> Unit {
        let (unit, product) = (self.unit(at), self.product(at));
        Unit {
            id: unit.id,
            serial: unit.serial,
            sku: unit.sku,
            product: product.name.clone(),
            family: product.family,
            warranty_months: product.warranty_months,
            sold_via: unit.sold_via,
            invoiced_on: unit.invoiced_on,
            shipped_on: unit.shipped_on,
            made_on: unit.made_on,
            replaces: None,
            replaced_by: None,
            inherits: None,
            void: None,
        }
    }
}

/// The serial of a device from the shelf that takes another's place.
pub(super) fn replacement(family: Family, made_on: Date, case: usize) -> Serial {
    serial(family, made_on, SHELF + case)
}

/// The serial of a device that is not in our records.
pub(super) fn stranger(family: Family, made_on: Date, case: usize) -> Serial {
    serial(family, made_on, STRANGERS + case)
}

/// Family, year and week of making, a running number and a letter of the line that made it.
fn serial(family: Family, made_on: Date, running: usize) -> Serial {
    let lead = match family {
        Family::Dome => "ND",
        Family::Bullet => "NB",
        Family::Recorder => "NR",
        Family::Power => "NP",
        Family::Kit => "NK",
    };
    let letter = char::from(b"ABCDEFGHJK"[running % 10]);
    let (year, week) = (made_on.year() % 100, made_on.iso_week_date().week());
    let text = format!("{lead}{year:02}{week:02}{running:07}{letter}");
    Serial::parse(&text).expect("two letters, eleven digits and a letter are a serial")
}

/// So many days before.
pub(super) fn before(date: Date, days: i64) -> Date {
    date.checked_sub(jiff::Span::new().days(days))
        .unwrap_or(date)
}

/// The day itself, or the Friday before a weekend: nothing is shipped on Saturdays.
fn weekday(date: Date) -> Date {
    let over = i64::from(date.weekday().to_monday_one_offset()) - 5;
    before(date, over.max(0))
}
