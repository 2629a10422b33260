//! The pages of a filing and their order.

use crate::contact::address;
use crate::field::FieldErrors;
use crate::product::keyed;

use super::answer::{self, StepAnswer};
use super::{Facts, RawIntake, fields};

keyed! {
    /// A page of the filing, in their order. The key is its address.
    Step {
        /// The serial number on the label.
        Serial = "serial",
        /// Which product: only when the serial cannot be read or is not one that we know.
        Product = "product",
        /// When and where it was bought; all of it optional.
        Purchase = "purchase",
        /// The answer to what we know so far: how the warranty stands. Nothing is asked.
        Warranty = "warranty",
        /// What goes wrong.
        Symptom = "symptom",
        /// In the customer's words; optional.
        Description = "description",
        /// Advice that fits product and symptom; may be skipped.
        SelfHelp = "self-help",
        /// Proof of purchase and photos; optional. Files are not part of the answers.
        Proof = "proof",
        /// Who files.
        Contact = "contact",
        /// Where the device goes back to.
        Address = "address",
        /// Everything once more, before it is sent.
        Check = "check",
    }
}

impl Step {
    /// The fields that the page asks for.
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Serial => &[fields::SERIAL, fields::SERIAL_UNREADABLE],
            Self::Product => &[fields::PRODUCT],
            Self::Purchase => &[
                fields::PURCHASED_ON,
                fields::PURCHASED_ON_DAY,
                fields::PURCHASED_ON_MONTH,
                fields::PURCHASED_ON_YEAR,
                fields::BOUGHT_FROM,
            ],
            Self::Symptom => &[fields::SYMPTOM],
            Self::Description => &[fields::DESCRIPTION],
            Self::SelfHelp => &[fields::SELF_HELP],
            Self::Contact => &[fields::NAME, fields::EMAIL, fields::PHONE],
            Self::Address => address::fields::ALL,
            Self::Warranty | Self::Proof | Self::Check => &[],
        }
    }

    /// The page that asks for a field.
    pub fn of_field(field: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|step| step.fields().contains(&field))
    }

    /// Whether the page belongs to this filing.
    pub fn applies(self, raw: &RawIntake, facts: &Facts) -> bool {
        match self {
            Self::Product => answer::needs_product(raw, facts),
            Self::Serial
            | Self::Purchase
            | Self::Warranty
            | Self::Symptom
            | Self::Description
            | Self::SelfHelp
            | Self::Proof
            | Self::Contact
            | Self::Address
            | Self::Check => true,
        }
    }

    /// Reads the page's part of a filing, or says what is wrong with it.
    pub fn parse(self, raw: &RawIntake, facts: &Facts) -> Result<StepAnswer, FieldErrors> {
        let one = |field| move |error| FieldErrors::one(field, error);
        match self {
            Self::Serial => answer::serial(raw)
                .map(StepAnswer::Serial)
                .map_err(one(fields::SERIAL)),
            Self::Product => answer::product(raw, facts)
                .map(StepAnswer::Product)
                .map_err(one(fields::PRODUCT)),
            Self::Purchase => answer::purchase(raw, facts.today).map(StepAnswer::Purchase),
            Self::Symptom => answer::symptom(raw, facts.family)
                .map(StepAnswer::Symptom)
                .map_err(one(fields::SYMPTOM)),
            Self::Description => answer::description(raw)
                .map(StepAnswer::Description)
                .map_err(one(fields::DESCRIPTION)),
            Self::SelfHelp => answer::self_help(raw)
                .map(StepAnswer::SelfHelp)
                .map_err(one(fields::SELF_HELP)),
            Self::Contact => answer::contact(raw).map(|(name, email, phone)| StepAnswer::Contact {
                name,
                email,
                phone,
            }),
            Self::Address => {
                answer::address(raw).map(|address| StepAnswer::Address(Box::new(address)))
            }
            Self::Warranty | Self::Proof | Self::Check => Ok(StepAnswer::Seen),
        }
    }

    /// The pages of this filing, in their order.
    pub fn path(raw: &RawIntake, facts: &Facts) -> Vec<Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(|step| step.applies(raw, facts))
            .collect()
    }

    /// The page before this one, for the link back; `None` on the first.
    pub fn before(self, raw: &RawIntake, facts: &Facts) -> Option<Self> {
        Self::path(raw, facts)
            .into_iter()
            .rev()
            .find(|&step| step < self)
    }
}

/// The page to show next: the first one that was not sent yet or with whose answer something is wrong;
/// [`Step::Check`] when there is none.
pub fn next_step(raw: &RawIntake, facts: &Facts) -> Step {
    Step::path(raw, facts)
        .into_iter()
        .find(|&step| !raw.is_answered(step) || step.parse(raw, facts).is_err())
        .unwrap_or(Step::Check)
}

/// Whether a page may be shown: everything before it is answered. Otherwise show [`next_step`].
pub fn may_show(step: Step, raw: &RawIntake, facts: &Facts) -> bool {
    step.applies(raw, facts) && step <= next_step(raw, facts)
}
