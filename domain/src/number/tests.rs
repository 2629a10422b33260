use proptest::prelude::*;

use super::*;

fn some_number() -> CaseNumber {
    CaseNumber::from_random_bits(0x39_C744_DF0D)
}

#[test]
fn s3_the_rma_number_is_the_ticket_number_with_another_face() {
    let number = some_number();
    assert_eq!(number.ticket(), format!("T{}", &number.rma()[1..]));
    assert_eq!(
        CaseNumber::parse(&number.ticket()),
        CaseNumber::parse(&number.rma())
    );
}

#[test]
fn the_weights_are_nine_different_values_and_none_is_zero() {
    let mut weights: Vec<_> = (0..=SYMBOLS).map(weight).collect();
    assert_eq!(weights[SYMBOLS], 1);
    weights.sort_unstable();
    weights.dedup();
    assert_eq!(weights.len(), SYMBOLS + 1);
    assert!(!weights.contains(&0));
}

#[test]
fn no_two_values_but_zero_have_the_product_zero() {
    for one in 1..32 {
        let mut products: Vec<_> = (0..32).map(|other| times(one, other)).collect();
        products.sort_unstable();
        assert_eq!(
            products,
            (0..32).collect::<Vec<_>>(),
            "times {one} loses something"
        );
    }
}

#[test]
fn a_number_is_understood_however_it_is_written() {
    let number = CaseNumber::from_random_bits(0x08_0000_0001);
    let body = number.body();
    let (left, right) = body.split_at(4);
    let readable = body.replace('0', "o").replace('1', "l");
    for raw in [
        body.clone(),
        body.to_lowercase(),
        number.ticket(),
        number.rma().to_lowercase(),
        format!("  r {left} {right} "),
        format!("RMA #{}", number.rma()),
        format!("RMA: {body}"),
        format!("Ticket {}", number.ticket()),
        format!("T\u{2013}{left}\u{2011}{right}"),
        format!("t{readable}"),
        body.replace('0', "O").replace('1', "I"),
    ] {
        assert_eq!(CaseNumber::parse(&raw), Ok(number), "{raw}");
    }
}

#[test]
fn what_has_another_shape_is_no_reference() {
    assert_eq!(CaseNumber::parse(" - "), Err(FieldError::Missing));
    for raw in [
        "7K3M",
        "X-7K3M-9QXD-5",
        "7K3M-9QXD-55",
        "R-7K3M-9QXD-5-5",
        "7K3M 9QX! 5",
        "ñandú-7K3M",
        "1Z999AA10123456784",
    ] {
        assert_eq!(
            CaseNumber::parse(raw),
            Err(FieldError::NotAReference),
            "{raw}"
        );
    }
}

#[test]
fn the_letter_u_is_in_no_number() {
    let body = some_number().body();
    assert_eq!(
        CaseNumber::parse(&format!("U{}", &body[1..])),
        Err(FieldError::MistypedReference)
    );
}

fn replaced(body: &str, at: usize, symbol: u8) -> String {
    let mut bytes = body.as_bytes().to_vec();
    bytes[at] = symbol;
    String::from_utf8(bytes).expect("ASCII")
}

fn swapped(body: &str, at: usize, other: usize) -> String {
    let mut bytes = body.as_bytes().to_vec();
    bytes.swap(at, other);
    String::from_utf8(bytes).expect("ASCII")
}

proptest! {
    #[test]
    fn every_number_leads_back_to_itself(bits in any::<u64>()) {
        let number = CaseNumber::from_random_bits(bits);
        prop_assert_eq!(number.body().len(), 9);
        prop_assert_eq!(CaseNumber::parse(&number.body()), Ok(number));
        prop_assert_eq!(CaseNumber::parse(&number.ticket()), Ok(number));
        prop_assert_eq!(CaseNumber::parse(&number.rma()), Ok(number));
    }

    /// The sum is linear, so that every place with every wrong symbol is enough for every number; numbers
    /// at random show it all the same.
    #[test]
    fn every_single_wrong_symbol_shows(bits in any::<u64>()) {
        let body = CaseNumber::from_random_bits(bits).body();
        for at in 0..=SYMBOLS {
            for symbol in ALPHABET {
                if body.as_bytes()[at] != symbol {
                    let wrong = replaced(&body, at, symbol);
                    prop_assert_eq!(CaseNumber::parse(&wrong), Err(FieldError::MistypedReference));
                }
            }
        }
    }

    #[test]
    fn every_two_swapped_symbols_show(bits in any::<u64>()) {
        let body = CaseNumber::from_random_bits(bits).body();
        for at in 0..=SYMBOLS {
            for other in 0..at {
                if body.as_bytes()[at] != body.as_bytes()[other] {
                    let wrong = swapped(&body, at, other);
                    prop_assert_eq!(CaseNumber::parse(&wrong), Err(FieldError::MistypedReference));
                }
            }
        }
    }

    #[test]
    fn nothing_that_is_typed_makes_it_panic(raw in any::<String>()) {
        let _ = CaseNumber::parse(&raw);
    }
}
