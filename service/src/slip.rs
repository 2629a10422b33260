//! The RMA slip: one page that is printed, put into the box and taped onto it (S3).
//!
//! It is a tagged PDF that meets PDF/UA-1, so that a screen reader says what the page shows.
//! Everything stands within the part that A4 and US Letter have in common, for nobody changes the paper to print it.
//! All words come from outside; this module only knows where they stand.

mod codes;
pub(crate) mod draw;
pub(crate) mod faces;
mod layout;

use codes::Codes;
use faces::Faces;

use domain::contact::Country;

/// The paper that a slip is made for; it prints on the other as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 8.5 by 11 inches.
    Letter,
    /// 210 by 297 mm.
    A4,
}

impl Paper {
    /// What lies in the printers of a country.
    pub fn of(country: Country) -> Self {
        if matches!(
            country,
            Country::UnitedStates | Country::Canada | Country::Mexico
        ) {
            Self::Letter
        } else {
            Self::A4
        }
    }

    /// Width and height in points of 1/72 inch.
    pub(crate) const fn size(self) -> (f32, f32) {
        match self {
            Self::Letter => (612.0, 792.0),
            Self::A4 => (595.28, 841.89),
        }
    }
}

/// A label and what it labels, such as a serial number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is called.
    pub label: String,
    /// What it is.
    pub value: String,
}

/// A heading and the lines below it, such as an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// One line each.
    pub lines: Vec<String>,
}

/// Everything that stands on a slip, in the customer's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipText {
    /// The language as a BCP 47 tag, such as `es`.
    pub language: String,
    /// The document's title, shown by the window that it is read in.
    pub title: String,
    /// The maker's name.
    pub maker: String,
    /// The ticket number.
    pub ticket: Fact,
    /// The RMA number; in the bar code too, so ASCII only.
    pub number: Fact,
    /// That the number must be written on the outside.
    pub write_outside: String,
    /// What the bar code is, for those who cannot see it.
    pub barcode_description: String,
    /// The address of the tracking page, in the QR code.
    pub link: String,
    /// What the QR code is for, printed beside it.
    pub link_caption: String,
    /// What the QR code is, for those who cannot see it.
    pub link_description: String,
    /// Where the box goes.
    pub ship_to: Section,
    /// Where it comes from.
    pub from: Section,
    /// The device, its serial number, the deadline.
    pub facts: Vec<Fact>,
    /// What belongs into the box.
    pub pack: Section,
    /// What stays at home.
    pub leave_out: Section,
}

/// Why a slip cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum SlipError {
    /// Even in the smallest print the words do not fit on one page.
    #[error("the words do not fit on one page")]
    TooLong,
    /// The number or the link cannot be written as a code.
    #[error("a code cannot be drawn: {0}")]
    Code(String),
    /// The PDF is not what PDF/UA-1 asks for, or cannot be written at all.
    #[error("the document cannot be written: {0}")]
    Document(String),
}

/// The slip as a PDF; the same words always give the same bytes.
pub fn slip(text: &SlipText, paper: Paper) -> Result<Vec<u8>, SlipError> {
    let faces = Faces::load()?;
    let codes = Codes::of(&text.number.value, &text.link)?;
    let sheet = layout::fitted(text, &codes, &faces)?;
    draw::pdf(text, &sheet, &faces, paper)
}
