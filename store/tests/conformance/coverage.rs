//! Whatever the store can do has a story.

use std::fs;
use std::path::Path;

/// The sources in a folder of this crate, without the lines that are comments.
fn sources(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path());
    files
        .filter(|path| path.extension().is_some_and(|kind| kind == "rs"))
        .map(|path| {
            let text = fs::read_to_string(path).expect("a source");
            text.lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect::<Vec<_>>()
                .join("\n")
        })
        .collect()
}

#[test]
fn every_question_to_the_store_has_a_story() {
    let methods: Vec<String> = sources("src")
        .iter()
        .flat_map(|text| text.split("pub async fn ").skip(1).collect::<Vec<_>>())
        .filter_map(|rest| rest.split(['(', '<']).next().map(str::to_owned))
        .collect();
    assert!(methods.len() > 80, "{methods:?}");
    let stories = sources("tests/conformance").join("\n");
    let untold: Vec<_> = methods
        .iter()
        .filter(|name| {
            ![".", "::"]
                .iter()
                .any(|lead| stories.contains(&format!("{lead}{name}(")))
        })
        .collect();
    assert!(
        untold.is_empty(),
        "no file in tests/conformance mentions {untold:?}"
    );
}
