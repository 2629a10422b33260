use jiff::civil::date;
use proptest::prelude::*;

use super::step::{may_show, next_step};
use super::*;
use crate::contact::Country;
use crate::contact::address::fields as place;
use crate::field::FieldError;

const TODAY: Date = date(2026, 3, 2);

/// A camera that we sold.
const KNOWN: Facts = Facts {
    today: TODAY,
    serial_known: true,
    family: Some(Family::Dome),
};

fn filled() -> Vec<(Step, Vec<(&'static str, &'static str)>)> {
    vec![
        (
            Step::Serial,
            vec![(fields::SERIAL, "s/n: ctd4-k231-0a00-17")],
        ),
        (
            Step::Purchase,
            vec![
                (fields::PURCHASED_ON, "2025-11-28"),
                (fields::BOUGHT_FROM, " Bright  Dealer "),
            ],
        ),
        (Step::Warranty, vec![]),
        (Step::Symptom, vec![(fields::SYMPTOM, "no-picture")]),
        (
            Step::Description,
            vec![(
                fields::DESCRIPTION,
                "Dark since Monday.\r\nRed light blinks.\u{0}",
            )],
        ),
        (Step::SelfHelp, vec![(fields::SELF_HELP, "did-not-help")]),
        (Step::Proof, vec![]),
        (
            Step::Contact,
            vec![
                (fields::NAME, "Ana Díaz"),
                (fields::EMAIL, "ana@Example.com"),
            ],
        ),
        (
            Step::Address,
            vec![
                (place::LINE1, "350 Fifth Avenue"),
                (place::CITY, "New York"),
                (place::REGION, "NY"),
                (place::POSTCODE, "10118"),
                (place::COUNTRY, "US"),
            ],
        ),
    ]
}

fn filing() -> RawIntake {
    let mut raw = RawIntake::new("es");
    for (step, posted) in filled() {
        raw.answer(step, posted);
    }
    raw
}

#[test]
fn the_pages_come_one_after_the_other_until_all_is_answered() {
    let mut raw = RawIntake::new("en");
    for (step, posted) in filled() {
        assert_eq!(next_step(&raw, &KNOWN), step);
        assert!(may_show(step, &raw, &KNOWN));
        raw.answer(step, posted);
    }
    assert_eq!(next_step(&raw, &KNOWN), Step::Check);
    assert!(may_show(Step::Serial, &raw, &KNOWN));
}

#[test]
fn a_whole_filing_is_read_at_once() {
    let intake = Intake::parse(&filing(), &KNOWN).expect("nothing is wrong");
    assert!(
        matches!(&intake.device, Device::Known { serial } if serial.as_str() == "CTD4K2310A0017")
    );
    assert_eq!(intake.purchase.purchased_on, Some(date(2025, 11, 28)));
    assert_eq!(
        intake.purchase.bought_from.as_deref(),
        Some("Bright Dealer")
    );
    assert_eq!(intake.symptom, Symptom::NoPicture);
    assert_eq!(
        intake.description.as_deref(),
        Some("Dark since Monday.\nRed light blinks.")
    );
    assert_eq!(intake.self_help, SelfHelp::DidNotHelp);
    assert_eq!(intake.email.as_str(), "ana@example.com");
    assert_eq!(intake.phone, None);
    assert_eq!(intake.address.name, intake.name);
    assert_eq!(intake.address.country, Country::UnitedStates);
    assert_eq!(intake.language, "es");
}

#[test]
fn an_unreadable_serial_asks_for_the_product_and_a_known_one_does_not() {
    let mut raw = filing();
    assert!(!Step::path(&raw, &KNOWN).contains(&Step::Product));
    raw.answer(
        Step::Serial,
        [(fields::SERIAL, "???"), (fields::SERIAL_UNREADABLE, "yes")],
    );
    let unknown = Facts::on(TODAY);
    assert_eq!(next_step(&raw, &unknown), Step::Product);
    assert_eq!(Step::Purchase.before(&raw, &unknown), Some(Step::Product));
    raw.answer(Step::Product, [(fields::PRODUCT, "CT-D400")]);
    let picked = Facts {
        family: Some(Family::Dome),
        ..unknown
    };
    assert_eq!(next_step(&raw, &picked), Step::Check);
    let intake = Intake::parse(&raw, &picked).expect("nothing is wrong");
    assert_eq!(
        intake.device,
        Device::Unreadable {
            product: "CT-D400".to_owned()
        }
    );
}

#[test]
fn a_serial_that_we_never_sold_is_kept_beside_the_picked_product() {
    let mut raw = filing();
    let picked = Facts {
        serial_known: false,
        ..KNOWN
    };
    assert_eq!(next_step(&raw, &picked), Step::Product);
    raw.answer(Step::Product, [(fields::PRODUCT, "CT-D400")]);
    let intake = Intake::parse(&raw, &picked).expect("nothing is wrong");
    assert!(matches!(&intake.device, Device::Unknown { product, .. } if product == "CT-D400"));
}

#[test]
fn a_product_that_is_not_ours_is_not_in_the_list() {
    let mut raw = filing();
    raw.answer(Step::Serial, [(fields::SERIAL_UNREADABLE, "yes")]);
    let nothing = Facts::on(TODAY);
    let of = |raw: &RawIntake| {
        Step::Product
            .parse(raw, &nothing)
            .expect_err("wrong")
            .get(fields::PRODUCT)
    };
    assert_eq!(of(&raw), Some(FieldError::ChooseOne));
    raw.answer(Step::Product, [(fields::PRODUCT, "teapot")]);
    assert_eq!(of(&raw), Some(FieldError::NotInList));
}

#[test]
fn nobody_has_to_know_when_and_where_it_was_bought() {
    let mut raw = filing();
    raw.answer(
        Step::Purchase,
        [(fields::PURCHASED_ON, ""), (fields::BOUGHT_FROM, " ")],
    );
    let purchase = Step::Purchase.parse(&raw, &KNOWN);
    assert_eq!(purchase, Ok(StepAnswer::Purchase(Purchase::default())));
    assert_eq!(next_step(&raw, &KNOWN), Step::Check);
}

#[test]
fn a_day_of_purchase_is_a_day_of_the_calendar_and_not_to_come() {
    let of = |text: &'static str| {
        let mut raw = RawIntake::new("en");
        raw.answer(Step::Purchase, [(fields::PURCHASED_ON, text)]);
        answer::purchase(&raw, TODAY)
            .map(|purchase| purchase.purchased_on)
            .map_err(|errors| errors.get(fields::PURCHASED_ON))
    };
    assert_eq!(of("2026-03-02"), Ok(Some(TODAY)));
    assert_eq!(of("2024-02-29"), Ok(Some(date(2024, 2, 29))));
    assert_eq!(of("2026-03-03"), Err(Some(FieldError::DateInFuture)));
    assert_eq!(
        of("1999-12-31"),
        Err(Some(FieldError::DateTooOld {
            before: date(2000, 1, 1)
        }))
    );
    for wrong in [
        "2025-02-29",
        "2025-13-01",
        "25-02-01",
        "yesterday",
        "2025-02-01T00:00",
        "2025-+2-01",
        "2025--2-1",
    ] {
        assert_eq!(of(wrong), Err(Some(FieldError::NotADate)), "{wrong}");
    }
}

#[test]
fn a_day_of_purchase_may_come_in_three_boxes() {
    let of = |year, month, day| {
        let mut raw = RawIntake::new("en");
        let boxes = [
            (fields::PURCHASED_ON_YEAR, year),
            (fields::PURCHASED_ON_MONTH, month),
            (fields::PURCHASED_ON_DAY, day),
        ];
        raw.answer(Step::Purchase, boxes);
        answer::purchase(&raw, TODAY)
            .map(|purchase| purchase.purchased_on)
            .map_err(|errors| errors.get(fields::PURCHASED_ON))
    };
    assert_eq!(of("2025", " 7", "4"), Ok(Some(date(2025, 7, 4))));
    assert_eq!(of("2025", "", "4"), Err(Some(FieldError::NotADate)));
    assert_eq!(of("", "", ""), Ok(None));
}

#[test]
fn a_symptom_must_fit_the_family() {
    let mut raw = filing();
    raw.answer(Step::Symptom, [(fields::SYMPTOM, "drive-fault")]);
    let errors = Step::Symptom
        .parse(&raw, &KNOWN)
        .expect_err("a dome has no drive");
    assert_eq!(errors.get(fields::SYMPTOM), Some(FieldError::NotInList));
    assert_eq!(next_step(&raw, &KNOWN), Step::Symptom);
    let recorder = Facts {
        family: Some(Family::Recorder),
        ..KNOWN
    };
    assert_eq!(
        Step::Symptom.parse(&raw, &recorder),
        Ok(StepAnswer::Symptom(Symptom::DriveFault))
    );
}

#[test]
fn advice_may_be_skipped_without_an_answer() {
    let mut raw = filing();
    raw.answer(Step::SelfHelp, [("", ""); 0]);
    assert_eq!(
        Step::SelfHelp.parse(&raw, &KNOWN),
        Ok(StepAnswer::SelfHelp(SelfHelp::Skipped))
    );
}

#[test]
fn what_was_typed_wrong_is_kept_and_the_page_comes_again() {
    let mut raw = filing();
    raw.answer(Step::Contact, [(fields::NAME, ""), (fields::EMAIL, "ana@")]);
    assert_eq!(raw.get(fields::EMAIL), "ana@");
    assert_eq!(next_step(&raw, &KNOWN), Step::Contact);
    let errors = Intake::parse(&raw, &KNOWN).expect_err("two things are wrong");
    assert_eq!(errors.get(fields::NAME), Some(FieldError::Missing));
    assert_eq!(errors.get(fields::EMAIL), Some(FieldError::NotAnEmail));
    assert_eq!(Step::of_field(fields::EMAIL), Some(Step::Contact));
}

#[test]
fn all_that_is_wrong_with_an_empty_filing_is_said_in_the_order_of_the_pages() {
    let errors =
        Intake::parse(&RawIntake::new("en"), &Facts::on(TODAY)).expect_err("nothing was typed");
    let fields: Vec<_> = errors.iter().map(|(field, _)| field).collect();
    let expected = [
        "serial",
        "symptom",
        "name",
        "email",
        "recipient",
        "line1",
        "city",
        "country",
    ];
    assert_eq!(fields, expected);
}

#[test]
fn a_description_too_long_is_cut_for_the_draft_and_still_refused() {
    let mut raw = filing();
    raw.answer(
        Step::Description,
        [(fields::DESCRIPTION, "ñ".repeat(1_000_000))],
    );
    assert_eq!(raw.get(fields::DESCRIPTION).len(), 20_000);
    let errors = Step::Description.parse(&raw, &KNOWN).expect_err("too long");
    assert!(matches!(
        errors.get(fields::DESCRIPTION),
        Some(FieldError::TooLong {
            max: 4_000,
            got: 10_000
        })
    ));
}

#[test]
fn a_page_keeps_its_own_fields_only_and_a_box_can_be_cleared() {
    let mut raw = filing();
    raw.answer(
        Step::Serial,
        [
            (fields::SERIAL_UNREADABLE, "yes"),
            (fields::EMAIL, "x@example.com"),
            ("admin", "1"),
        ],
    );
    assert_eq!(raw.get(fields::EMAIL), "ana@Example.com");
    assert_eq!(raw.get("admin"), "");
    raw.answer(Step::Serial, [(fields::SERIAL, "CTD4K2310A0017")]);
    assert!(!raw.is_ticked(fields::SERIAL_UNREADABLE));
}

#[test]
fn autosave_keeps_the_text_and_does_not_count_as_an_answer() {
    let mut raw = RawIntake::new("en");
    raw.keep(Step::Serial, [(fields::SERIAL, "CTD4K2310A0017")]);
    assert_eq!(raw.get(fields::SERIAL), "CTD4K2310A0017");
    assert_eq!(next_step(&raw, &KNOWN), Step::Serial);
}

#[test]
fn what_is_known_is_filled_in_and_what_was_typed_wins() {
    let mut raw = filing();
    raw.prefill(fields::NAME, "Somebody Else");
    raw.prefill(fields::PHONE, "+12125550134");
    assert_eq!(raw.get(fields::NAME), "Ana Díaz");
    assert_eq!(raw.get(fields::PHONE), "+12125550134");
}

#[test]
fn every_field_belongs_to_one_page() {
    let mut fields: Vec<_> = Step::ALL.iter().flat_map(|step| step.fields()).collect();
    let count = fields.len();
    fields.sort_unstable();
    fields.dedup();
    assert_eq!(fields.len(), count);
}

proptest! {
    /// Whatever is typed: the whole is right exactly when each page of its path is, and an error names a field
    /// of a page.
    #[test]
    fn the_whole_is_right_when_every_page_is(
        changes in proptest::collection::vec((0..Step::ALL.len(), 0_usize..8, "\\PC{0,20}"), 0..4),
        serial_known in any::<bool>(),
        family in proptest::option::of(Just(Family::Dome)),
    ) {
        let facts = Facts { today: TODAY, serial_known, family };
        let mut raw = filing();
        for (step, field, value) in changes {
            let step = Step::ALL[step];
            let fields = step.fields();
            if !fields.is_empty() {
                let kept: Vec<_> = fields.iter().map(|field| (*field, raw.get(field).to_owned())).collect();
                let changed = (fields[field % fields.len()], value);
                raw.answer(step, kept.into_iter().chain([changed]));
            }
        }
        let pages_right = Step::path(&raw, &facts).into_iter().all(|step| step.parse(&raw, &facts).is_ok());
        let whole = Intake::parse(&raw, &facts);
        prop_assert_eq!(pages_right, whole.is_ok());
        if let Err(errors) = whole {
            prop_assert!(!errors.is_empty());
            prop_assert!(errors.iter().all(|(field, _)| Step::of_field(field).is_some()));
        }
    }
}
