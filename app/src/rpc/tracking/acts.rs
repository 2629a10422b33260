//! What the customer may do with a case: the address, the parcel, calling it off, writing.

#![expect(
    clippy::too_many_arguments,
    reason = "one argument is one field of the form"
)]

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::{Link, Prove};
use crate::error::AppError;
use crate::forms::{Choice, Field, Problems};

/// What every page of one act has.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ActFrame {
    /// Which case.
    pub number: String,
    /// Back to the case.
    pub back: Link,
    /// The heading.
    pub title: String,
    /// What the act does, and until when it is possible.
    pub lead: String,
    /// The button.
    pub go: String,
    /// What was wrong.
    pub problems: Option<Problems>,
    /// The question for a code, when this browser may only look.
    pub prove: Option<Prove>,
}

/// The address for the way back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AddressPage {
    /// What every act has.
    pub frame: ActFrame,
    /// Who receives the parcel.
    pub recipient: Field,
    /// The company.
    pub company: Field,
    /// Street and number.
    pub line1: Field,
    /// Flat, suite, building.
    pub line2: Field,
    /// Town.
    pub city: Field,
    /// State or province.
    pub region: Field,
    /// Postcode.
    pub postcode: Field,
    /// Country.
    pub country: Field,
    /// The countries there are.
    pub countries: Vec<Choice>,
}

/// Calling it off.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CancelPage {
    /// What every act has.
    pub frame: ActFrame,
    /// Why.
    pub reason: Field,
    /// The way out.
    pub keep: String,
}

/// The number of the customer's own parcel.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ParcelPage {
    /// What every act has.
    pub frame: ActFrame,
    /// The tracking number.
    pub tracking: Field,
    /// The carrier, when it is not UPS.
    pub carrier: Field,
}

/// Adding files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FilesPage {
    /// What every act has; the lead says what is taken.
    pub frame: ActFrame,
    /// What is chosen, and what was wrong with it.
    pub choose: Field,
    /// The heading of the list.
    pub yours: String,
    /// That there are none.
    pub none: String,
    /// The files that are here, with their sizes.
    pub files: Vec<(Link, String)>,
}

/// The form for the address; a case whose parcel has left has none.
#[server(input = GetUrl)]
pub async fn load_address(number: String, again: Option<String>) -> Result<AddressPage, AppError> {
    use domain::contact::{Country, RawAddress};

    let look = super::look(&number).await?;
    let words = look.words;
    let refused = crate::rpc::refused("case-address", again.as_deref()).await?;
    if !look.view.may.change_address && refused.is_none() {
        return Err(crate::rpc::fail(AppError::NotFound));
    }
    let refused = refused.as_ref();
    let now = look
        .view
        .person
        .address
        .as_ref()
        .map_or_else(RawAddress::default, |one| one.raw());
    let optional = |label: &str| words.common_optional_label(label);
    let field = |name: &str, label: &str, what: &str, value: &str| {
        crate::rpc::field(words, refused, name, (label, "", what), value)
    };
    let country = field("country", words.file_address_country(), "", now.country);
    let mut countries: Vec<Choice> = Country::ALL
        .iter()
        .map(|one| Choice {
            value: one.key().into(),
            label: service::say::devices::country(words, *one).into(),
            chosen: one.key() == country.value,
            ..Choice::default()
        })
        .collect();
    countries.sort_by(|one, other| one.label.cmp(&other.label));
    Ok(AddressPage {
        frame: frame(
            &look,
            "address",
            refused,
            (
                words.track_address_title(),
                words.track_address_lead(),
                words.track_address_go(),
            ),
            &address_what(words),
        ),
        recipient: field(
            "recipient",
            words.file_address_recipient(),
            words.file_address_recipient_what(),
            now.recipient,
        ),
        company: field(
            "company",
            &optional(words.file_address_company()),
            words.file_address_company_what(),
            now.company,
        ),
        line1: field(
            "line1",
            words.file_address_line1(),
            words.file_address_line1_what(),
            now.line1,
        ),
        line2: field(
            "line2",
            &optional(words.file_address_line2()),
            words.file_address_line2_what(),
            now.line2,
        ),
        city: field(
            "city",
            words.file_address_city(),
            words.file_address_city_what(),
            now.city,
        ),
        region: field(
            "region",
            words.file_address_region(),
            words.file_address_region_what(),
            now.region,
        ),
        postcode: field(
            "postcode",
            words.file_address_postcode(),
            words.file_address_postcode_what(),
            now.postcode,
        ),
        country,
        countries,
    })
}

/// Changes the address.
#[server]
pub async fn change_address(
    #[server(default)] number: String,
    #[server(default)] recipient: String,
    #[server(default)] company: String,
    #[server(default)] line1: String,
    #[server(default)] line2: String,
    #[server(default)] city: String,
    #[server(default)] region: String,
    #[server(default)] postcode: String,
    #[server(default)] country: String,
) -> Result<(), AppError> {
    use crate::routes::Place;
    use domain::contact::RawAddress;

    let (desk, visit, case) = super::sender(&number).await?;
    let raw = RawAddress {
        recipient: &recipient,
        company: &company,
        line1: &line1,
        line2: &line2,
        city: &city,
        region: &region,
        postcode: &postcode,
        country: &country,
    };
    let changed = desk.change_address(super::command(&visit, case), raw).await;
    let typed = [
        ("recipient", recipient.as_str()),
        ("company", &company),
        ("line1", &line1),
        ("line2", &line2),
        ("city", &city),
        ("region", &region),
        ("postcode", &postcode),
        ("country", &country),
    ];
    let form = Place::TrackPart(number.clone(), "address".into());
    let done = Place::TrackCase(number);
    super::finish(changed, &done, ("case-address", &form), &typed).await
}

/// The question before a case is called off.
#[server(input = GetUrl)]
pub async fn load_cancel(number: String, again: Option<String>) -> Result<CancelPage, AppError> {
    let look = super::look(&number).await?;
    let words = look.words;
    let refused = crate::rpc::refused("case-cancel", again.as_deref()).await?;
    if !look.view.may.cancel && refused.is_none() {
        return Err(crate::rpc::fail(AppError::NotFound));
    }
    let refused = refused.as_ref();
    let label = words.common_optional_label(words.track_cancel_reason());
    let what = words.track_cancel_what_reason();
    Ok(CancelPage {
        frame: frame(
            &look,
            "cancel",
            refused,
            (
                words.track_cancel_title(),
                words.track_cancel_lead(),
                words.track_cancel_go(),
            ),
            &|_| what.to_owned(),
        ),
        reason: crate::rpc::field(words, refused, "reason", (&label, "", what), ""),
        keep: words.track_cancel_back().into(),
    })
}

/// Calls a case off.
#[server]
pub async fn cancel_case(
    #[server(default)] number: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    use crate::routes::Place;

    let (desk, visit, case) = super::sender(&number).await?;
    let ended = desk.call_off(super::command(&visit, case), &reason).await;
    let form = Place::TrackPart(number.clone(), "cancel".into());
    let done = Place::TrackCase(number);
    super::finish(ended, &done, ("case-cancel", &form), &[("reason", &reason)]).await
}

/// The form for the customer's own parcel.
#[server(input = GetUrl)]
pub async fn load_parcel(number: String, again: Option<String>) -> Result<ParcelPage, AppError> {
    let look = super::look(&number).await?;
    let words = look.words;
    let refused = crate::rpc::refused("case-parcel", again.as_deref()).await?;
    if !look.view.may.tell_parcel && refused.is_none() {
        return Err(crate::rpc::fail(AppError::NotFound));
    }
    let refused = refused.as_ref();
    let told = look
        .view
        .lines
        .iter()
        .filter(|_| look.view.is_own())
        .find_map(|one| one.inbound.clone());
    let (tracking, carrier) = told.map_or_else(Default::default, |told| {
        (told.tracking, service::say::status::carrier(&told.carrier))
    });
    let what = |field: &str| match field {
        "carrier" => words.track_parcel_carrier_what().to_owned(),
        _ => words.track_parcel_number().to_owned(),
    };
    Ok(ParcelPage {
        frame: frame(
            &look,
            "parcel",
            refused,
            (
                words.track_parcel_title(),
                words.track_parcel_lead(),
                words.track_parcel_go(),
            ),
            &what,
        ),
        tracking: crate::rpc::field(
            words,
            refused,
            "tracking",
            (
                words.track_parcel_number(),
                words.track_parcel_number_hint(),
                words.track_parcel_number(),
            ),
            &tracking,
        ),
        carrier: crate::rpc::field(
            words,
            refused,
            "carrier",
            (
                words.track_parcel_carrier(),
                words.track_parcel_carrier_hint(),
                words.track_parcel_carrier_what(),
            ),
            &carrier,
        ),
    })
}

/// Keeps the number of the customer's own parcel.
#[server]
pub async fn tell_parcel(
    #[server(default)] number: String,
    #[server(default)] carrier: String,
    #[server(default)] tracking: String,
) -> Result<(), AppError> {
    use crate::routes::Place;

    let (desk, visit, case) = super::sender(&number).await?;
    let told = desk
        .tell_parcel(super::command(&visit, case), &carrier, &tracking)
        .await;
    let typed = [("carrier", carrier.as_str()), ("tracking", &tracking)];
    let form = Place::TrackPart(number.clone(), "parcel".into());
    let done = Place::TrackCase(number);
    super::finish(told, &done, ("case-parcel", &form), &typed).await
}

/// The form for files.
#[server(input = GetUrl)]
pub async fn load_files(number: String, again: Option<String>) -> Result<FilesPage, AppError> {
    use service::filing::MAX_FILES;
    use service::pictures::MAX_BYTES;

    let look = super::look(&number).await?;
    let words = look.words;
    let refused = crate::rpc::refused("files", again.as_deref()).await?;
    if !look.view.may.write && refused.is_none() {
        return Err(crate::rpc::fail(AppError::NotFound));
    }
    let hint = words.file_proof_hint(words.file_size(MAX_BYTES), MAX_FILES);
    let mut frame = frame(
        &look,
        "files",
        refused.as_ref(),
        (words.track_files_add(), &hint, words.file_proof_upload()),
        &|_| String::new(),
    );
    // The refusal names what was sent; the page has one field for all of it.
    for (field, _) in frame
        .problems
        .iter_mut()
        .flat_map(|problems| &mut problems.items)
    {
        "files".clone_into(field);
    }
    Ok(FilesPage {
        frame,
        choose: Field {
            label: words.error_file_none().into(),
            ..Field::default()
        },
        yours: words.file_proof_yours().into(),
        none: words.file_proof_none().into(),
        files: look.files(),
    })
}

/// Sends a message to the desk.
#[server]
pub async fn write_message(
    #[server(default)] number: String,
    #[server(default)] text: String,
) -> Result<(), AppError> {
    use crate::routes::Place;

    let (desk, visit, case) = super::sender(&number).await?;
    let sent = desk
        .write_message(super::command(&visit, case), &text)
        .await;
    let page = Place::TrackCase(number);
    super::finish(sent, &page, ("case-message", &page), &[("text", &text)]).await
}

/// Says that it fails again.
#[server]
pub async fn reopen_case(#[server(default)] number: String) -> Result<(), AppError> {
    use crate::routes::Place;

    let (desk, visit, case) = super::sender(&number).await?;
    let opened = desk.reopen(super::command(&visit, case)).await;
    let page = Place::TrackCase(number);
    super::finish(opened, &page, ("case-message", &page), &[]).await
}

#[cfg(feature = "ssr")]
fn address_what(words: words::Words) -> impl Fn(&str) -> String {
    move |field: &str| {
        match field {
            "recipient" => words.file_address_recipient_what(),
            "company" => words.file_address_company_what(),
            "line1" => words.file_address_line1_what(),
            "line2" => words.file_address_line2_what(),
            "city" => words.file_address_city_what(),
            "region" => words.file_address_region_what(),
            "postcode" => words.file_address_postcode_what(),
            _ => words.file_address_country_what(),
        }
        .to_owned()
    }
}

#[cfg(feature = "ssr")]
pub(super) fn frame(
    look: &super::Look,
    part: &str,
    refused: Option<&service::Refused>,
    (title, lead, go): (&str, &str, &str),
    what: &dyn Fn(&str) -> String,
) -> ActFrame {
    ActFrame {
        number: look.number(),
        back: Link {
            href: look.place().path(),
            label: look.words.common_back().into(),
        },
        title: title.into(),
        lead: lead.into(),
        go: go.into(),
        problems: crate::rpc::problems(look.words, refused, what),
        prove: look.prove(part),
    }
}
