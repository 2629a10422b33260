use proptest::prelude::*;

use super::address::fields;
use super::*;

#[test]
fn an_address_with_a_dot_in_its_domain_is_taken() {
    for (raw, kept) in [
        ("ana@example.com", "ana@example.com"),
        (" Ana.Diaz+cam@Example.COM \n", "Ana.Diaz+cam@example.com"),
        (
            "\u{feff}o'neil@mail.example.co.uk",
            "o'neil@mail.example.co.uk",
        ),
        ("x@xn--bcher-kva.example", "x@xn--bcher-kva.example"),
    ] {
        assert_eq!(
            Email::parse(raw).as_ref().map(Email::as_str),
            Ok(kept),
            "{raw}"
        );
    }
}

#[test]
fn what_cannot_be_an_address_is_not_taken() {
    for raw in [
        "ana",
        "ana@",
        "@example.com",
        "ana@example",
        "ana@@example.com",
        "a@b@example.com",
        "ana@example..com",
        "ana@.example.com",
        "ana@example.com.",
        "ana@-example.com",
        ".ana@example.com",
        "ana.@example.com",
        "an a@example.com",
        "ana@192.168.0.1",
        "ana@example.c",
        "ana@example.com\r\nBcc: x@example.com",
        "ana\0@example.com",
        "Ana <ana@example.com>",
        "ana@example.com,eva@example.com",
        "añá@example.com",
    ] {
        assert_eq!(Email::parse(raw), Err(FieldError::NotAnEmail), "{raw}");
    }
    let long = format!("ana@{}.com", "example.".repeat(40));
    assert!(matches!(
        Email::parse(&long),
        Err(FieldError::TooLong { max: 254, .. })
    ));
    assert_eq!(
        Email::parse(&format!("{}@example.com", "a".repeat(65))),
        Err(FieldError::NotAnEmail)
    );
    assert_eq!(Email::parse(" "), Err(FieldError::Missing));
}

#[test]
fn a_link_that_anybody_may_hold_shows_one_letter_of_the_address() {
    let email = Email::parse("jane@example.com").expect("an address");
    assert_eq!(email.masked(), "j•••@example.com");
}

#[test]
fn an_address_is_looked_up_in_small_letters() {
    let email = Email::parse("Jane@Example.com").expect("an address");
    assert_eq!(email.canonical_for_search(), "jane@example.com");
}

#[test]
fn telephone_numbers_keep_their_digits_and_the_plus() {
    for (raw, kept) in [
        ("(212) 555-0134", "2125550134"),
        ("+1 212.555.0134", "+12125550134"),
        ("+44 (0)20 7946 0018", "+442079460018"),
        ("+504 (0)22 34 56 78", "+50422345678"),
        ("(0)20 7946 0018", "02079460018"),
        ("+34 600 00 00 01", "+34600000001"),
        ("5550134", "5550134"),
    ] {
        assert_eq!(
            Phone::parse(raw).as_ref().map(Phone::as_str),
            Ok(kept),
            "{raw}"
        );
    }
    for raw in [
        "555013",
        "1234567890123456",
        "555-CALL-NOW",
        "12+3456789",
        "++12125550134",
        "٥٥٥٠١٣٤",
    ] {
        assert_eq!(Phone::parse(raw), Err(FieldError::NotAPhone), "{raw}");
    }
    assert_eq!(
        Phone::parse("+1 212 555 0134").map(|phone| phone.masked()),
        Ok("•••34".to_owned())
    );
}

#[test]
fn postcodes_are_written_as_their_country_writes_them() {
    for (country, raw, kept) in [
        (Country::UnitedStates, "10001", Ok("10001")),
        (Country::UnitedStates, "10001 1234", Ok("10001-1234")),
        (Country::UnitedStates, "1000", Err(FieldError::BadPostcode)),
        (Country::Canada, "k1a0b1", Ok("K1A 0B1")),
        (Country::Canada, "K1A 0BB", Err(FieldError::BadPostcode)),
        (Country::Mexico, "06000", Ok("06000")),
        (Country::Spain, "28 013", Ok("28013")),
        (Country::UnitedKingdom, "sw1a1aa", Ok("SW1A 1AA")),
        (Country::UnitedKingdom, "M1 1AE", Ok("M1 1AE")),
        (Country::UnitedKingdom, "SW1A", Err(FieldError::BadPostcode)),
        (Country::Germany, "10115", Ok("10115")),
        (Country::Germany, "1011", Err(FieldError::BadPostcode)),
        (Country::France, "75001", Ok("75001")),
        (Country::Portugal, "1000-001", Ok("1000001")),
        (Country::Netherlands, "1011ab", Ok("1011 AB")),
        (Country::Ireland, "D02 X285", Ok("D02X285")),
        (Country::Spain, "２８０１３", Err(FieldError::BadPostcode)),
        (Country::Spain, "", Err(FieldError::Missing)),
    ] {
        let postcode = Postcode::parse(raw, country);
        assert_eq!(
            postcode.as_ref().map(Postcode::as_str),
            kept.as_ref().copied(),
            "{country:?} {raw}"
        );
    }
}

#[test]
fn a_postcode_in_a_look_up_may_be_written_in_any_way() {
    let british = Postcode::parse("SW1A 1AA", Country::UnitedKingdom).expect("a postcode");
    assert!(british.reads_like("sw1a1aa"));
    assert!(!british.reads_like("sw1a1ab"));
    let american = Postcode::parse("10001-1234", Country::UnitedStates).expect("a postcode");
    assert!(american.reads_like("10001"));
    assert!(american.reads_like("100011234"));
    assert!(!american.reads_like("1000"));
}

fn good() -> RawAddress<'static> {
    RawAddress {
        recipient: "Ana Díaz",
        line1: "350 Fifth Avenue",
        city: "New York",
        region: "NY",
        postcode: "10118",
        country: "us",
        ..RawAddress::default()
    }
}

#[test]
fn a_good_address_leads_back_to_itself() {
    let address = Address::parse(good()).expect("a good address");
    assert_eq!(address.country, Country::UnitedStates);
    assert_eq!(address.company, None);
    assert_eq!(Address::parse(address.raw()), Ok(address.clone()));
    assert_eq!(
        address.masked(),
        MaskedAddress {
            city: "New York".to_owned(),
            country: Country::UnitedStates
        }
    );
}

#[test]
fn all_that_is_wrong_with_an_address_is_said_at_once() {
    let errors = Address::parse(RawAddress::default()).expect_err("nothing was typed");
    let all: Vec<_> = errors.iter().collect();
    assert_eq!(
        all,
        [
            (fields::RECIPIENT, FieldError::Missing),
            (fields::LINE1, FieldError::Missing),
            (fields::CITY, FieldError::Missing),
            (fields::COUNTRY, FieldError::ChooseOne),
        ]
    );
}

#[test]
fn what_an_address_needs_depends_on_the_country() {
    let spanish = RawAddress {
        country: "ES",
        region: "",
        postcode: "28013",
        ..good()
    };
    assert!(Address::parse(spanish).is_ok());
    let american = RawAddress {
        region: "",
        ..good()
    };
    let errors = Address::parse(american).expect_err("a state is needed");
    assert_eq!(errors.get(fields::REGION), Some(FieldError::Missing));
    let panamanian = RawAddress {
        country: "PA",
        postcode: "",
        ..good()
    };
    assert!(Address::parse(panamanian).is_ok_and(|address| address.postcode.is_none()));
    let nowhere = RawAddress {
        country: "ZZ",
        ..good()
    };
    let errors = Address::parse(nowhere).expect_err("no such country");
    assert_eq!(errors.get(fields::COUNTRY), Some(FieldError::NotInList));
}

proptest! {
    #[test]
    fn nothing_that_is_typed_makes_it_panic(raw in any::<String>(), other in any::<String>()) {
        let _ = PersonName::parse(&raw);
        let _ = Phone::parse(&raw);
        if let Ok(email) = Email::parse(&raw) {
            prop_assert!(!email.as_str().chars().any(typed::is_invisible));
        }
        for &country in Country::ALL {
            let _ = Postcode::parse(&raw, country);
            let _ = Address::parse(RawAddress { recipient: &raw, line1: &other, country: country.key(), ..good() });
        }
    }

    #[test]
    fn a_phone_that_was_understood_is_understood_again(raw in "[+]?[0-9 ()-]{0,20}") {
        if let Ok(phone) = Phone::parse(&raw) {
            prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone.clone()));
            prop_assert!(phone.masked().chars().count() == 5);
        }
    }
}
