//! Who works at the desk of the demo, and who returns devices to it.

use domain::access::Role;
use domain::case::Contact;
use domain::contact::{Address, Email, PersonName, Phone, RawAddress};
use domain::field::FieldErrors;
use domain::id::StaffId;
use domain::time::Timestamp;
use store::StaffMember;

use super::dice::{About, Dice};
use crate::error::Result;

const STAFF: [(&str, &str, Role); 13] = [
    ("Priya Raman", "priya", Role::Technician),
    ("Marcus Bell", "marcus", Role::Technician),
    ("Elena Ortiz", "elena", Role::Technician),
    ("Tom Kowalczyk", "tom", Role::Technician),
    ("Aisha Grant", "aisha", Role::Technician),
    ("Dale Hutchins", "dale", Role::Clerk),
    ("Rosa Medina", "rosa", Role::Clerk),
    ("Kevin Tran", "kevin", Role::Clerk),
    ("Claire Novak", "claire", Role::Sales),
    ("Ben Adeyemi", "ben", Role::Sales),
    ("Helen Forsyth", "helen", Role::Supervisor),
    ("Luis Carranza", "luis", Role::Supervisor),
    ("Sam Whitaker", "sam", Role::Admin),
];

/// Everybody who works there; nobody has a password, for the demo is entered by links.
pub(super) fn staff(at: Timestamp) -> Vec<StaffMember> {
    let member = |(number, (name, local, role)): (usize, (&str, &str, Role))| StaffMember {
        id: StaffId::new(Dice::of(About::House, number).id(at)),
        email: format!("{local}@northgate.example"),
        name: name.to_owned(),
        role,
        password_hash: None,
        totp_secret: None,
        totp_step: 0,
        active: true,
    };
    STAFF.into_iter().enumerate().map(member).collect()
}

/// A customer, before the database knows them.
pub(super) struct Person {
    /// How to reach them.
    pub contact: Contact,
    /// Where devices go back to.
    pub address: Address,
    /// The language that they read.
    pub language: &'static str,
}

/// A town: country, town, region, postcode.
type Town = (&'static str, &'static str, &'static str, &'static str);

const ENGLISH_FIRST: [&str; 32] = [
    "James",
    "Mary",
    "Robert",
    "Linda",
    "Michael",
    "Karen",
    "David",
    "Susan",
    "Daniel",
    "Nancy",
    "Paul",
    "Lisa",
    "Mark",
    "Sandra",
    "Kevin",
    "Ashley",
    "Brian",
    "Emily",
    "George",
    "Donna",
    "Jason",
    "Michelle",
    "Ryan",
    "Amanda",
    "Gary",
    "Melissa",
    "Eric",
    "Stephanie",
    "Frank",
    "Rebecca",
    "Andre",
    "Grace",
];
const ENGLISH_LAST: [&str; 32] = [
    "Walsh",
    "Johnson",
    "Okafor",
    "Brown",
    "Nguyen",
    "Miller",
    "Davis",
    "Lindqvist",
    "Wilson",
    "Anderson",
    "Thomas",
    "Kaplan",
    "Moore",
    "Martin",
    "Lee",
    "Thompson",
    "White",
    "Harris",
    "Clark",
    "Patel",
    "Robinson",
    "Walker",
    "Young",
    "Allen",
    "King",
    "Wright",
    "Scott",
    "Hill",
    "Green",
    "Baker",
    "Schroeder",
    "Rossi",
];
const SPANISH_FIRST: [&str; 16] = [
    "María",
    "José",
    "Guadalupe",
    "Juan",
    "Carmen",
    "Luis",
    "Ana",
    "Carlos",
    "Lucía",
    "Jorge",
    "Isabel",
    "Miguel",
    "Sofía",
    "Fernando",
    "Pilar",
    "Raúl",
];
const SPANISH_LAST: [&str; 16] = [
    "García Muñoz",
    "Hernández",
    "López Rivas",
    "Martínez",
    "González",
    "Pérez Soto",
    "Sánchez",
    "Ramírez",
    "Torres",
    "Flores Peña",
    "Rivera",
    "Gómez",
    "Díaz Ibáñez",
    "Reyes",
    "Morales",
    "Ortega Luna",
];
const GERMAN_FIRST: [&str; 8] = [
    "Jürgen", "Katrin", "Stefan", "Anke", "Uwe", "Sabine", "Matthias", "Heike",
];
const GERMAN_LAST: [&str; 8] = [
    "Müller", "Schäfer", "Weiß", "Hoffmann", "Krüger", "Böhm", "Vogel", "Lange",
];

const STREETS: [&str; 16] = [
    "Main Street",
    "Oak Avenue",
    "Maple Drive",
    "Industrial Parkway",
    "Washington Street",
    "Lakeview Road",
    "Cedar Lane",
    "2nd Avenue",
    "Commerce Way",
    "Elm Street",
    "Ridge Road",
    "Church Street",
    "River Road",
    "Franklin Avenue",
    "Sunset Boulevard",
    "Depot Street",
];
const SPANISH_STREETS: [&str; 6] = [
    "Calle Hidalgo",
    "Avenida Juárez",
    "Calle Mayor",
    "Calle de la Paz",
    "Avenida Reforma",
    "Calle Real",
];
const GERMAN_STREETS: [&str; 4] = [
    "Bahnhofstraße",
    "Gartenweg",
    "Industriestraße",
    "Schillerplatz",
];

const AMERICA: [Town; 36] = [
    ("US", "Springfield", "IL", "62701"),
    ("US", "Austin", "TX", "78704"),
    ("US", "Phoenix", "AZ", "85016"),
    ("US", "Columbus", "OH", "43215"),
    ("US", "Charlotte", "NC", "28202"),
    ("US", "Denver", "CO", "80205"),
    ("US", "Portland", "OR", "97214"),
    ("US", "Albany", "NY", "12207"),
    ("US", "Boise", "ID", "83702"),
    ("US", "Madison", "WI", "53703"),
    ("US", "Tampa", "FL", "33602"),
    ("US", "Nashville", "TN", "37203"),
    ("US", "Omaha", "NE", "68102"),
    ("US", "Fresno", "CA", "93721"),
    ("US", "Tucson", "AZ", "85701"),
    ("US", "Des Moines", "IA", "50309"),
    ("US", "Spokane", "WA", "99201"),
    ("US", "Richmond", "VA", "23220"),
    ("US", "Savannah", "GA", "31401"),
    ("US", "Duluth", "MN", "55802"),
    ("US", "Providence", "RI", "02903"),
    ("US", "Burlington", "VT", "05401"),
    ("US", "Las Cruces", "NM", "88001"),
    ("US", "Laredo", "TX", "78040"),
    ("US", "Kansas City", "MO", "64106"),
    ("US", "Little Rock", "AR", "72201"),
    ("US", "Anchorage", "AK", "99501"),
    ("US", "Grand Rapids", "MI", "49503"),
    ("US", "Scranton", "PA", "18503"),
    ("US", "Reno", "NV", "89501"),
    ("US", "Mobile", "AL", "36602"),
    ("US", "Worcester", "MA", "01608"),
    ("US", "Tulsa", "OK", "74103"),
    ("US", "Lexington", "KY", "40507"),
    ("US", "Fargo", "ND", "58102"),
    ("US", "Salt Lake City", "UT", "84101"),
];
const MEXICO: [Town; 5] = [
    ("MX", "Monterrey", "Nuevo León", "64000"),
    ("MX", "Guadalajara", "Jalisco", "44100"),
    ("MX", "Tijuana", "Baja California", "22000"),
    ("MX", "Ciudad de México", "CDMX", "06600"),
    ("MX", "Mérida", "Yucatán", "97000"),
];
const SPAIN: [Town; 4] = [
    ("ES", "Madrid", "Madrid", "28013"),
    ("ES", "Valencia", "Valencia", "46001"),
    ("ES", "Sevilla", "Sevilla", "41001"),
    ("ES", "Bilbao", "Bizkaia", "48001"),
];
const CANADA: [Town; 5] = [
    ("CA", "Toronto", "ON", "M5V 2T6"),
    ("CA", "Calgary", "AB", "T2P 1J9"),
    ("CA", "Halifax", "NS", "B3H 4R2"),
    ("CA", "Vancouver", "BC", "V6B 1A1"),
    ("CA", "Winnipeg", "MB", "R3C 0V8"),
];
const BRITAIN: [Town; 4] = [
    ("GB", "Leeds", "", "LS1 4AP"),
    ("GB", "Bristol", "", "BS1 5TR"),
    ("GB", "London", "", "SE1 7PB"),
    ("GB", "Glasgow", "", "G2 1DU"),
];
const GERMANY: [Town; 4] = [
    ("DE", "Köln", "", "50667"),
    ("DE", "Leipzig", "", "04109"),
    ("DE", "Hamburg", "", "20095"),
    ("DE", "München", "", "80331"),
];

const COMPANIES: [&str; 12] = [
    "Bright Locks & Video LLC",
    "Harbor Point Alarm",
    "Kestrel Integrations",
    "Twin Rivers Electric",
    "Maple Ridge IT",
    "Sunrise Property Services",
    "Granite State Systems",
    "Oakfield Schools",
    "Blue Heron Hospitality",
    "Pioneer Feed & Seed",
    "Corner Pharmacy",
    "Redline Auto Body",
];
const MAIL_HOSTS: [&str; 5] = [
    "example.com",
    "example.net",
    "example.org",
    "mail.example",
    "home.example",
];

/// Where somebody lives, which decides how they are called and what they read.
#[derive(Clone, Copy)]
enum Region {
    America,
    SpanishAmerica,
    Mexico,
    Spain,
    Canada,
    Britain,
    Germany,
}

impl Region {
    /// Of a hundred and twenty customers seventy live in the United States and speak English.
    const fn of(number: usize) -> Self {
        match number % 24 {
            3 => Self::SpanishAmerica,
            5 | 17 => Self::Mexico,
            8 => Self::Spain,
            11 | 20 => Self::Canada,
            14 => Self::Britain,
            22 => Self::Germany,
            _ => Self::America,
        }
    }

    const fn towns(self) -> &'static [Town] {
        match self {
            Self::America | Self::SpanishAmerica => &AMERICA,
            Self::Mexico => &MEXICO,
            Self::Spain => &SPAIN,
            Self::Canada => &CANADA,
            Self::Britain => &BRITAIN,
            Self::Germany => &GERMANY,
        }
    }

    const fn names(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::America | Self::Canada | Self::Britain => (&ENGLISH_FIRST, &ENGLISH_LAST),
            Self::SpanishAmerica | Self::Mexico | Self::Spain => (&SPANISH_FIRST, &SPANISH_LAST),
            Self::Germany => (&GERMAN_FIRST, &GERMAN_LAST),
        }
    }

    const fn is_english(self) -> bool {
        match self {
            Self::America | Self::SpanishAmerica | Self::Canada | Self::Britain => true,
            Self::Mexico | Self::Spain | Self::Germany => false,
        }
    }

    const fn language(self) -> &'static str {
        match self {
            Self::SpanishAmerica | Self::Mexico | Self::Spain => "es",
            Self::America | Self::Canada | Self::Britain | Self::Germany => "en",
        }
    }

    fn street(self, dice: &Dice) -> String {
        let number = dice.between(1, 980);
        match self {
            Self::America | Self::SpanishAmerica | Self::Canada | Self::Britain => {
                format!("{number} {}", dice.pick(&STREETS))
            }
            Self::Mexico | Self::Spain => format!("{} {number}", dice.pick(&SPANISH_STREETS)),
            Self::Germany => format!("{} {}", dice.pick(&GERMAN_STREETS), number % 90 + 1),
        }
    }

    /// Numbers that are nobody's: 555-01xx, and those that the regulators set aside for films.
    fn phone(self, dice: &Dice) -> String {
        let last = dice.between(0, 99);
        match self {
            Self::America | Self::SpanishAmerica | Self::Canada => {
                format!(
                    "+1 {} 555 01{last:02}",
                    dice.pick(&["212", "312", "415", "512", "602", "617", "713"])
                )
            }
            Self::Mexico => format!("+52 55 5550 01{last:02}"),
            Self::Spain => format!("+34 910 550 1{last:02}"),
            Self::Britain => format!("+44 20 7946 00{last:02}"),
            Self::Germany => format!("+49 30 231 251{last:02}"),
        }
    }
}

/// The customer of this number.
pub(super) fn customer(number: usize) -> Result<Person> {
    let dice = Dice::of(About::Customer, number);
    let region = Region::of(number);
    let (firsts, lasts) = region.names();
    let (first, last) = (
        firsts[number % firsts.len()],
        lasts[(number / 3 + number) % lasts.len()],
    );
    let name = format!("{first} {last}");
    let (country, city, place, postcode) = region.towns()[dice.below(region.towns().len())];
    let line1 = region.street(&dice);
    let company = if region.is_english() && dice.chance(40) {
        dice.pick(&COMPANIES)
    } else {
        ""
    };
    let line2 = if region.is_english() && dice.chance(20) {
        format!("Suite {}", dice.between(2, 40))
    } else {
        String::new()
    };
    let raw = RawAddress {
        recipient: &name,
        company,
        line1: &line1,
        line2: &line2,
        city,
        region: place,
        postcode,
        country,
    };
    let address = Address::parse(raw)?;
    let phone = if dice.chance(80) {
        Some(region.phone(&dice))
    } else {
        None
    };
    let contact = Contact {
        name: PersonName::parse(&name).map_err(|error| FieldErrors::one("name", error))?,
        email: email(&dice, number, first, last)?,
        phone: phone.map(|phone| Phone::parse(&phone)).transpose()?,
    };
    Ok(Person {
        contact,
        address,
        language: region.language(),
    })
}

/// Addresses under names that never lead anywhere (RFC 2606), each one's own.
fn email(dice: &Dice, number: usize, first: &str, last: &str) -> Result<Email> {
    let last = last.split(' ').next().unwrap_or(last);
    let local = format!("{}.{}{number}", plain(first), plain(last));
    Ok(Email::parse(&format!(
        "{local}@{}",
        dice.pick(&MAIL_HOSTS)
    ))?)
}

fn plain(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .map(|sign| match sign {
            'á' | 'ä' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' | 'ö' => 'o',
            'ú' | 'ü' => 'u',
            'ñ' => 'n',
            'ß' => 's',
            other => other,
        })
        .collect()
}
