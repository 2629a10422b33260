//! The questions themselves.

use domain::contact::Country;
use domain::contact::address::fields as place;
use domain::field::FieldError;
use domain::intake::{Step, fields};
use domain::product::{Family, Symptom};
use service::Refused;
use service::filing::MAX_FILES;
use service::pictures::MAX_BYTES;
use service::say::{devices, errors};

use super::step::{Asked, DATE_EXAMPLE};
use super::{
    AddressBody, Body, ContactBody, HelpBody, Link, ProofBody, PurchaseBody, SerialBody, Taken,
    UploadWords, answers, warranty,
};
use crate::error::AppError;
use crate::forms::{Choice, Choices};
use crate::routes::Place;
use crate::rpc;

/// A serial as an example; not one that we sold.
const EXAMPLE: &str = "NL8R 2409 0017 3";
/// The name of the form of files, under which a refused one is found again.
pub const FILES: &str = "files";

pub async fn body(asked: &Asked<'_>, step: Step, again: Option<&str>) -> Result<Body, AppError> {
    Ok(match step {
        Step::Serial => Body::Serial(serial(asked)),
        Step::Product => Body::Product(product(asked).await?),
        Step::Purchase => Body::Purchase(purchase(asked)),
        Step::Warranty => Body::Warranty(warranty::body(asked)),
        Step::Symptom => Body::Symptom(symptom(asked)),
        Step::Description => {
            let words = asked.words;
            Body::Description(asked.optional(
                fields::DESCRIPTION,
                words.file_description_title(),
                words.file_description_hint(),
            ))
        }
        Step::SelfHelp => Body::SelfHelp(self_help(asked)),
        Step::Proof => Body::Proof(proof(asked, rpc::refused(FILES, again).await?.as_ref())),
        Step::Contact => Body::Contact(contact(asked)),
        Step::Address => Body::Address(address(asked)),
        Step::Check => Body::Check(answers::check(asked)),
    })
}

fn serial(asked: &Asked<'_>) -> SerialBody {
    let words = asked.words;
    let labels = [
        ("dome", words.file_serial_where_dome()),
        ("bullet", words.file_serial_where_bullet()),
        ("recorder", words.file_serial_where_recorder()),
        ("power", words.file_serial_where_power()),
        ("kit", words.file_serial_where_kit()),
    ];
    let taken = asked.known.open_case.as_ref().map(|_| Taken {
        title: words.file_serial_taken_title().to_owned(),
        text: words.file_serial_taken_text(&asked.desk.maker.email),
        link: Link {
            text: words.file_serial_taken_link().to_owned(),
            href: Place::Track.path(),
        },
    });
    SerialBody {
        field: asked.field(
            fields::SERIAL,
            words.file_serial_title(),
            &words.file_serial_hint(EXAMPLE),
        ),
        whereabouts: words.file_serial_where().to_owned(),
        labels: labels
            .map(|(name, text)| (format!("/labels/{name}.svg"), text.to_owned()))
            .into(),
        unreadable: words.file_serial_unreadable().to_owned(),
        unreadable_hint: words.file_serial_unreadable_hint().to_owned(),
        is_unreadable: asked.answers.is_ticked(fields::SERIAL_UNREADABLE),
        taken,
    }
}

async fn product(asked: &Asked<'_>) -> Result<Choices, AppError> {
    let words = asked.words;
    let serial = domain::intake::answer::serial(asked.answers).ok().flatten();
    let hint = serial.map_or_else(
        || words.file_product_hint_unreadable().to_owned(),
        |serial| words.file_product_hint_unknown(serial),
    );
    let picked = asked.answers.get(fields::PRODUCT);
    let products = asked.desk.products().await.map_err(rpc::wrong)?;
    let choices = Family::ALL.iter().flat_map(|family| {
        products
            .iter()
            .filter(move |product| product.family == *family)
    });
    Ok(Choices {
        legend: words.file_product_title().to_owned(),
        hint,
        error: asked.error(fields::PRODUCT),
        choices: choices
            .map(|product| Choice {
                value: product.sku.clone(),
                label: product.name.clone(),
                hint: devices::family(words, product.family).to_owned(),
                picture: format!("/products/{}.svg", product.picture),
                chosen: product.sku == picked,
            })
            .collect(),
    })
}

fn purchase(asked: &Asked<'_>) -> PurchaseBody {
    let words = asked.words;
    let part = |field: &str, label: &str| (label.to_owned(), asked.answers.get(field).to_owned());
    PurchaseBody {
        legend: words.file_purchase_title().to_owned(),
        hint: words.file_purchase_hint(DATE_EXAMPLE),
        error: asked.error(fields::PURCHASED_ON),
        parts: vec![
            part(fields::PURCHASED_ON_DAY, words.file_purchase_day()),
            part(fields::PURCHASED_ON_MONTH, words.file_purchase_month()),
            part(fields::PURCHASED_ON_YEAR, words.file_purchase_year()),
        ],
        shop: asked.optional(
            fields::BOUGHT_FROM,
            words.file_purchase_shop(),
            words.file_purchase_shop_hint(),
        ),
    }
}

fn symptom(asked: &Asked<'_>) -> Choices {
    let words = asked.words;
    let chosen = asked.answers.get(fields::SYMPTOM);
    let offered = asked.known.facts.family.map_or(Symptom::ALL, Symptom::of);
    Choices {
        legend: words.file_symptom_title().to_owned(),
        hint: words.file_symptom_hint().to_owned(),
        error: asked.error(fields::SYMPTOM),
        choices: offered
            .iter()
            .map(|symptom| Choice {
                value: symptom.key().to_owned(),
                label: devices::symptom(words, *symptom).to_owned(),
                hint: devices::symptom_hint(words, *symptom).to_owned(),
                picture: String::new(),
                chosen: symptom.key() == chosen,
            })
            .collect(),
    }
}

fn self_help(asked: &Asked<'_>) -> HelpBody {
    let words = asked.words;
    let symptom = Symptom::from_key(asked.answers.get(fields::SYMPTOM)).unwrap_or(Symptom::Other);
    let family = asked.known.facts.family.unwrap_or(Family::Kit);
    HelpBody {
        title: words.file_help_title().to_owned(),
        lede: words.file_help_lede(devices::symptom(words, symptom)),
        steps: devices::advice(words, family, symptom)
            .into_iter()
            .map(str::to_owned)
            .collect(),
        failed: words.file_help_failed().to_owned(),
        skip: words.file_help_skip().to_owned(),
        works: Link {
            text: words.file_help_works().to_owned(),
            href: Place::Start.path(),
        },
        works_hint: words.file_help_works_hint().to_owned(),
    }
}

fn proof(asked: &Asked<'_>, refused: Option<&Refused>) -> ProofBody {
    let words = asked.words;
    let too_big = FieldError::FileTooBig {
        max_bytes: MAX_BYTES,
    };
    ProofBody {
        title: words.common_optional_label(words.file_proof_title()),
        hint: words.file_proof_hint(words.file_size(MAX_BYTES), MAX_FILES),
        choose: words.file_proof_choose().to_owned(),
        take: words.file_proof_take().to_owned(),
        upload: words.file_proof_upload().to_owned(),
        max_bytes: MAX_BYTES,
        yours: words.file_proof_yours().to_owned(),
        problems: refused.map_or_else(Vec::new, |refused| not_taken(asked, refused)),
        files: asked.draft.map_or_else(Vec::new, |draft| {
            draft
                .files
                .iter()
                .map(|file| file_row(words, file))
                .collect()
        }),
        words: UploadWords {
            sending: words.file_proof_sending().to_owned(),
            ready: words.file_proof_ready().to_owned(),
            failed: words.file_proof_failed().to_owned(),
            lost: words.file_proof_lost().to_owned(),
            cancelled: words.file_proof_cancelled().to_owned(),
            too_big: errors::field_error(words, too_big, ""),
            cancel: words.common_cancel().to_owned(),
            retry: words.common_try_again().to_owned(),
        },
    }
}

/// Each file that was not taken, by its name.
fn not_taken(asked: &Asked<'_>, refused: &Refused) -> Vec<String> {
    let names = refused.fields.iter().map(|(_, name)| name.as_str());
    let names = names.chain(std::iter::repeat(""));
    refused
        .errors
        .iter()
        .zip(names)
        .map(|((_, error), name)| {
            let error = errors::field_error(asked.words, error, "");
            if name.is_empty() {
                error
            } else {
                asked.words.error_file_named(name, error)
            }
        })
        .collect()
}

fn contact(asked: &Asked<'_>) -> ContactBody {
    let words = asked.words;
    ContactBody {
        title: words.file_contact_title().to_owned(),
        name: asked.field(fields::NAME, words.file_contact_name(), ""),
        email: asked.field(
            fields::EMAIL,
            words.file_contact_email(),
            words.file_contact_email_hint(),
        ),
        phone: asked.optional(
            fields::PHONE,
            words.file_contact_phone(),
            words.file_contact_phone_hint(),
        ),
    }
}

fn address(asked: &Asked<'_>) -> AddressBody {
    let words = asked.words;
    let mut recipient = asked.field(place::RECIPIENT, words.file_address_recipient(), "");
    if recipient.value.is_empty() {
        // Nobody is asked twice for what they said on the page before (WCAG 2.2, 3.3.7).
        asked
            .answers
            .get(fields::NAME)
            .clone_into(&mut recipient.value);
    }
    AddressBody {
        title: words.file_address_title().to_owned(),
        hint: words.file_address_hint().to_owned(),
        fields: vec![
            recipient,
            asked.optional(place::COMPANY, words.file_address_company(), ""),
            asked.field(place::LINE1, words.file_address_line1(), ""),
            asked.optional(place::LINE2, words.file_address_line2(), ""),
            asked.field(place::CITY, words.file_address_city(), ""),
            asked.field(
                place::REGION,
                words.file_address_region(),
                words.file_address_region_hint(),
            ),
            asked.field(place::POSTCODE, words.file_address_postcode(), ""),
        ],
        country: countries(asked),
    }
}

fn countries(asked: &Asked<'_>) -> Choices {
    let words = asked.words;
    // Most customers are where the maker is; the others choose.
    let chosen = match asked.answers.get(place::COUNTRY) {
        "" => asked.desk.maker.country.key(),
        chosen => chosen,
    };
    let mut choices: Vec<Choice> = Country::ALL
        .iter()
        .map(|country| Choice {
            value: country.key().to_owned(),
            label: devices::country(words, *country).to_owned(),
            chosen: country.key() == chosen,
            ..Choice::default()
        })
        .collect();
    choices.sort_by(|one, other| one.label.cmp(&other.label));
    Choices {
        legend: words.file_address_country().to_owned(),
        hint: String::new(),
        error: asked.error(place::COUNTRY),
        choices,
    }
}

fn file_row(words: words::Words, file: &service::filing::File) -> super::FileRow {
    super::FileRow {
        id: file.id.to_string(),
        name: file.name.clone(),
        size: words.file_size(u64::try_from(file.bytes).unwrap_or(0)),
        picture: file.thumbnail.is_some(),
        ready: words.file_proof_ready().to_owned(),
        remove: words.common_remove().to_owned(),
    }
}
