//! The build script's refusals, each on a small catalogue, and what it writes.

use catalogue::{PSEUDO, Source, generate};

#[path = "../build/catalogue.rs"]
mod catalogue;

fn source(code: &str, text: &str) -> Source {
    Source {
        code: code.into(),
        file: format!("{code}.ftl"),
        text: text.into(),
    }
}

/// Every problem of a catalogue, one a line.
fn problems(english: &str, spanish: &str) -> String {
    let problems = generate(&[source("es", spanish), source("en", english)])
        .expect_err("a catalogue to refuse");
    problems
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

/// What the build script writes for an English catalogue.
fn rust(english: &str) -> String {
    generate(&[source("en", english)]).expect("a good catalogue")
}

#[test]
fn a_language_says_every_message_and_no_other() {
    assert_eq!(
        problems(
            "a-one = One\na-two = Two\n",
            "a-one = Uno\na-three = Tres\n"
        ),
        "es.ftl: a-two: is missing; en.ftl has it\nes.ftl: a-three: is unknown; en.ftl does not have it"
    );
}

#[test]
fn a_language_uses_the_same_variables() {
    assert_eq!(
        problems(
            "a-date = On { $day } at { $time }.\n",
            "a-date = El { $dia } a las { $time }.\n"
        ),
        "es.ftl: a-date: differs from the reference: it lacks $day, has $dia too many"
    );
    assert_eq!(
        problems(
            "a-date = By { $day }.\n-x = X\n",
            "a-date = Para { b-day }.\nb-day = { $day } { $month }\n"
        ),
        "es.ftl: a-date: differs from the reference: it has $month too many\nes.ftl: b-day: is unknown; en.ftl does not have it"
    );
}

#[test]
fn a_plural_has_the_categories_of_its_language() {
    let few = "a-count = { $count ->\n [one] one\n [few] few\n *[other] other\n }\n";
    let many = "a-count = { $count ->\n [one] one\n [many] many\n *[other] other\n }\n";
    assert_eq!(
        problems(many, few),
        "es.ftl: a-count: [few] is no plural category of this language, which has one, many, other\n\
         en.ftl: a-count: [many] is no plural category of this language, which has one, other"
            .lines()
            .rev()
            .collect::<Vec<_>>()
            .join("\n")
    );
    assert_eq!(
        problems(
            "a-b = { $n ->\n *[one] x\n [other] y\n }\n",
            "a-b = { $n ->\n [1.5] x\n *[other] y\n }\n"
        ),
        "en.ftl: a-b: the default of a choice by number is *[other], not *[one]\nes.ftl: a-b: [1.5] is not a whole number"
    );
}

#[test]
fn a_variable_is_a_number_or_a_word() {
    assert_eq!(
        problems(
            "a-b = { $n ->\n [one] x\n *[other] y\n }\n",
            "a-b = { $n ->\n [solo] x\n *[otro] y\n }\n"
        ),
        "en.ftl: a-b: $n is a number in one choice and a word in another"
    );
    assert_eq!(
        problems(
            "a-b = { $n ->\n [1] x\n [1] z\n *[other] y\n }\n",
            "a-b = { $n }\n"
        ),
        "en.ftl: a-b: the choice by $n has the variant [1] twice"
    );
}

#[test]
fn a_key_is_there_once() {
    assert_eq!(
        problems("a-b = One\na-b = Two\n", "a-b = Uno\n"),
        "en.ftl: a-b: is there twice"
    );
}

#[test]
fn a_syntax_error_names_its_line() {
    assert_eq!(
        problems("a-b = One\n\na-c = { $open\n", "a-b = Uno\na-c = Dos\n")
            .lines()
            .next(),
        Some("en.ftl: line 3: Expected a token starting with \"}\"")
    );
}

#[test]
fn a_reference_leads_somewhere_and_never_in_a_circle() {
    assert_eq!(
        problems(
            "a-b = { a-c }\na-c = { a-b }\n",
            "a-b = { x-y }\na-c = { -maker }\n"
        ),
        "en.ftl: a-b: refers to itself through \"a-b\"\nen.ftl: a-c: refers to itself through \"a-c\"\n\
         es.ftl: a-b: refers to \"x-y\", which is not in this file\nes.ftl: a-c: refers to \"-maker\", which is not in this file"
    );
}

#[test]
fn a_name_becomes_one_rust_name() {
    assert_eq!(
        problems(
            "a_b-c = One\nalone = Two\na-b = { $type }\na-d = { $Day }\n",
            ""
        ),
        "en.ftl: a_b-c: a key is made of lower-case words joined by hyphens\n\
         en.ftl: alone: a key begins with its area, like error-missing\n\
         en.ftl: a-b: the variable $type has the name of a Rust keyword\n\
         en.ftl: a-d: the variable $Day is not made of lower-case words joined by hyphens"
    );
}

#[test]
fn what_has_no_method_is_refused() {
    assert_eq!(
        problems(
            "a-b = One\n .title = Two\na-c = { NUMBER($x) }\na-d = { -m(case: \"x\") }\n-m = M\n",
            ""
        ),
        "en.ftl: a-b: attributes are not supported: make each a message of its own\n\
         en.ftl: a-c: the function NUMBER is not supported: hand over a variable that is spoken already\n\
         en.ftl: a-d: the reference to \"m\" has an attribute or arguments, which are not supported"
    );
    let seven = "a-b = { $a } { $b } { $c } { $d } { $e } { $f } { $g }\n";
    assert_eq!(
        problems(seven, seven),
        "en.ftl: a-b: has more than 6 variables: split it"
    );
}

#[test]
fn a_language_without_plural_rules_names_the_file_to_edit() {
    let refused = generate(&[source("en", "a-b = One\n"), source("xx", "a-b = Eks\n")])
        .expect_err("no rules");
    assert_eq!(
        refused.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["words/build/plurals.rs: no plural rules for \"xx\" (xx.ftl): add a line to PLURALS"]
    );
}

#[test]
fn the_reference_is_needed() {
    let refused = generate(&[source("es", "a-b = Uno\n")]).expect_err("no English");
    assert_eq!(
        refused[0].to_string(),
        "words/locales/en.ftl: the reference language is missing"
    );
}

#[test]
fn a_plain_message_costs_nothing_at_run_time() {
    let rust = rust("# Says it.\na-b = It {\"{\"}is{\"}\"} \"so\"\n");
    assert!(rust.contains("/// Says it."), "{rust}");
    assert!(
        rust.contains("pub const fn a_b(self) -> &'static str"),
        "{rust}"
    );
    assert!(rust.contains(r#"Lang::En => "It {is} \"so\"","#), "{rust}");
}

#[test]
fn arguments_stand_in_order_of_first_appearance() {
    let rust = rust(
        "a-b = { a-c } { $when } { $count ->\n [0] none\n [one] one\n *[other] { $count } by { $who }\n }\na-c = { $zoo }\n",
    );
    assert!(rust.contains("fn a_b(self, zoo: impl Display, when: impl Display, count: i64, who: impl Display) -> String"), "{rust}");
    assert!(rust.contains("if count == 0 {"), "{rust}");
    assert!(rust.contains("if count.unsigned_abs() == 1 {"), "{rust}");
    assert!(rust.contains("count = self.number(count)"), "{rust}");
}

#[test]
fn a_term_and_a_choice_by_word_are_written_out() {
    let rust = rust(
        "-maker = Ma{\"{\"}ker\na-b = { $kind ->\n [camera] { -maker } camera { $kind }\n *[other] device\n }\n",
    );
    assert!(
        rust.contains(r#""camera" => format!("Ma{{ker camera {kind}")"#),
        "{rust}"
    );
    assert!(rust.contains(r#"_ => String::from("device")"#), "{rust}");
}

#[test]
fn a_region_has_the_plurals_of_its_language() {
    let text = "a-b = { $n ->\n [one] x\n *[other] y\n }\n";
    let rust = generate(&[source("en", text), source("es-MX", text)]).expect("a good catalogue");
    assert!(
        rust.contains("EsMx,") && rust.contains(r#"Self::EsMx => "es-MX""#),
        "{rust}"
    );
    assert!(rust.contains("Lang::En | Lang::EsMx =>"), "{rust}");
}

#[test]
fn the_pseudo_language_stretches_words_and_spares_signs_and_variables() {
    let text = "a-b = Open { $area }\nnumber-unit = a\n";
    let rust = generate(&[source("en", text), source(PSEUDO, text)]).expect("a good catalogue");
    assert!(
        rust.contains(r#"Lang::EnXa => format!("ÓÓpéén {area}")"#),
        "{rust}"
    );
    assert!(rust.contains(r#"Lang::En | Lang::EnXa => "a""#), "{rust}");
}
