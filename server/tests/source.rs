//! What the list of endpoints rests on.

use std::path::{Path, PathBuf};

#[test]
fn a_route_is_added_in_one_place_only() {
    let src = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    let mut all = Vec::new();
    collect(src, &mut all);
    let adds = |file: &PathBuf| {
        let text = std::fs::read_to_string(file).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        text.contains(".route(") || text.contains(".route_service(")
    };
    let adding: Vec<_> = all.into_iter().filter(adds).collect();
    // Whatever is routed anywhere else is not in the list that the table of authorisation is checked against.
    assert_eq!(adding, [src.join("surface.rs")]);
}

fn collect(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, all);
        } else {
            all.push(path);
        }
    }
}
