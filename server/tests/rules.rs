//! docs/rules.md names every test that proves a rule, and every rule that holds has one in each place.
//!
//! After a meant change `CALLTAG_BLESS=1 cargo test -p server rules` (or `./x gen`) writes the list anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use domain::policy::Policy;
use domain::policy::setting::Value;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const BEGIN: &str = "<!-- tests: written by the test `rules`, see server/tests/rules.rs -->\n";
const END: &str = "<!-- end of tests -->\n";
/// Where tests are, with the name of the column.
const PLACES: [(&str, &str); 3] = [
    ("domain", "domain"),
    ("service", "service"),
    ("browser", "end2end/tests"),
];

type Found = BTreeMap<u8, BTreeMap<&'static str, BTreeSet<String>>>;

#[test]
fn the_list_of_tests_is_what_the_sources_say() {
    let file = Path::new(ROOT).join("docs/rules.md");
    let text = fs::read_to_string(&file).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("the mark before the list");
    let (_, after) = rest.split_once(END).expect("the mark after the list");
    let now = format!("{before}{BEGIN}{}{END}{after}", table(&found()));
    if is_blessed() {
        fs::write(&file, now).unwrap();
        return;
    }
    assert!(
        text == now,
        "docs/rules.md does not name the tests that there are: write it anew with `./x gen`, and read the change"
    );
}

#[test]
fn every_rule_that_holds_is_proved_at_the_desk_and_in_the_browser() {
    let text = fs::read_to_string(Path::new(ROOT).join("docs/rules.md")).unwrap();
    let holds = text
        .split("## The rules that hold")
        .nth(1)
        .and_then(|rest| rest.split("\n## ").next())
        .expect("the section of the rules that hold");
    let found = found();
    let mut bare = Vec::new();
    for rule in holds.lines().filter_map(row) {
        let places = found.get(&rule);
        for (name, _) in &PLACES[1..] {
            if places.is_none_or(|places| !places.contains_key(name)) {
                bare.push(format!("S{rule} has no test in: {name}"));
            }
        }
    }
    assert!(bare.is_empty(), "{bare:#?}");
    let rows = holds.lines().filter(|line| row(line).is_some());
    let homeless: Vec<&str> = rows
        .filter(|line| {
            line.split(" | ")
                .nth(3)
                .is_none_or(|cell| cell.trim().len() < 3)
        })
        .collect();
    assert!(homeless.is_empty(), "nobody meets {homeless:#?}");
}

#[test]
fn features_every_test_that_a_feature_is_checked_by_exists() {
    let text = fs::read_to_string(Path::new(ROOT).join("docs/features.md")).unwrap();
    let mut files = Vec::new();
    for folder in ["domain", "service", "store", "server", "end2end/tests"] {
        collect(&Path::new(ROOT).join(folder), &mut files);
    }
    let sources: Vec<String> = files
        .iter()
        .map(|file| fs::read_to_string(file).unwrap_or_default())
        .collect();
    let rows = text.lines().filter(|line| line.starts_with("| "));
    let named = rows.filter_map(|line| line.split(" | ").last());
    let tests: Vec<&str> = named
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .collect();
    let is_there = |test: &&str| {
        let (rust, story) = (format!("fn {test}("), format!("'{test}'"));
        let told = |source: &String| source.contains(&rust) || source.contains(&story);
        sources.iter().any(told)
    };
    let missing: Vec<&&str> = tests.iter().filter(|test| !is_there(test)).collect();
    assert!(tests.len() > 30 && missing.is_empty(), "{missing:#?}");
}

/// The rule of a row of a table: `| S17 | …`.
fn row(line: &str) -> Option<u8> {
    line.strip_prefix("| S")?.split(' ').next()?.parse().ok()
}

fn found() -> Found {
    let mut found = Found::new();
    for (name, folder) in PLACES {
        let mut files = Vec::new();
        collect(&Path::new(ROOT).join(folder), &mut files);
        for file in files {
            let text = fs::read_to_string(&file).unwrap_or_default();
            for test in tests(&text) {
                for rule in rules(&test) {
                    found
                        .entry(rule)
                        .or_default()
                        .entry(name)
                        .or_default()
                        .insert(test.clone());
                }
            }
        }
    }
    found
}

/// The names of the tests in a source whose names begin with a rule.
fn tests(text: &str) -> Vec<String> {
    let rust = text
        .split("fn s")
        .skip(1)
        .filter_map(|rest| rest.split('(').next().map(|name| format!("s{name}")));
    let browser = text
        .split("test('s")
        .skip(1)
        .filter_map(|rest| rest.split('\'').next().map(|name| format!("s{name}")));
    rust.chain(browser)
        .filter(|name| !rules(name).is_empty())
        .collect()
}

/// The rules that a name begins with: `s16_s17_no_fault…` is of two.
fn rules(name: &str) -> Vec<u8> {
    name.split(['_', ' '])
        .map_while(|part| {
            let number: u8 = part.strip_prefix('s')?.parse().ok()?;
            (1..=24).contains(&number).then_some(number)
        })
        .collect()
}

/// The values of the policy by which each rule decides, as they are while nobody has set others.
fn values() -> BTreeMap<u8, Vec<String>> {
    let mut all: BTreeMap<u8, Vec<String>> = BTreeMap::new();
    for (setting, value) in Policy::default().values() {
        let told = format!("`{}` = {}", setting.key(), shown(&value));
        for rule in setting.rule().split(", ").filter_map(rules_of) {
            all.entry(rule).or_default().push(told.clone());
        }
    }
    all
}

/// The rule of a code such as `S17`.
fn rules_of(code: &str) -> Option<u8> {
    code.strip_prefix('S')?.parse().ok()
}

fn shown(value: &Value) -> String {
    match value {
        Value::Days(days) => format!("{days} days"),
        Value::BusinessDays(days) => format!("{days} business days"),
        Value::ListOfDays(days) => {
            let days: Vec<String> = days.iter().map(ToString::to_string).collect();
            format!("days {}", days.join(", "))
        }
        Value::Months(months) => months.map_or_else(
            || "as the product says".into(),
            |months| format!("{months} months"),
        ),
        Value::Share(rate) => format!("{} hundredths of a per cent", rate.basis_points()),
        Value::Amount(money) => format!("{} minor units", money.minor),
        Value::Switch(on) => if *on { "yes" } else { "no" }.into(),
        Value::PriceBase(base) => base.key().into(),
        Value::OnVoid(what) => what.key().into(),
        Value::Payer(who) => who.key().into(),
        Value::Voids { effect, not_in } => {
            let effect = effect.map_or("off", |effect| effect.key());
            let but = if not_in.is_empty() {
                ""
            } else {
                ", not everywhere"
            };
            format!("{effect}{but}")
        }
    }
}

fn table(found: &Found) -> String {
    let mut text = String::from("\n");
    let values = values();
    for (rule, places) in found {
        _ = writeln!(text, "### S{rule}\n");
        if let Some(values) = values.get(rule) {
            _ = writeln!(text, "Decides by {}.\n", values.join(", "));
        }
        for (name, _) in PLACES {
            for test in places.get(name).into_iter().flatten() {
                _ = writeln!(text, "- {name}: `{test}`");
            }
        }
        text.push('\n');
    }
    text
}

fn collect(folder: &Path, all: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, all);
        } else {
            all.push(path);
        }
    }
    all.sort();
}

#[expect(
    clippy::disallowed_methods,
    reason = "asks whoever runs the tests, and no configuration"
)]
fn is_blessed() -> bool {
    std::env::var_os("CALLTAG_BLESS").is_some()
}
