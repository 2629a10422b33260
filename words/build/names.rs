//! Names in the catalogue that become names in Rust.

/// Names that cannot be the argument of a method.
const KEYWORDS: &str = " as async await break const continue crate dyn else enum extern false fn for gen if impl in let \
    loop match mod move mut pub ref return self static struct super trait true type unsafe use where while yield abstract \
    become box do final macro override priv try typeof unsized virtual ";

/// What is wrong with the name of an entry, if anything is.
pub fn misnamed(key: &str, is_message: bool, has_attributes: bool) -> Option<&'static str> {
    if has_attributes {
        return Some("attributes are not supported: make each a message of its own");
    }
    if is_message && !key.contains('-') {
        return Some("a key begins with its area, like error-missing");
    }
    (!plain(key)).then_some("a key is made of lower-case words joined by hyphens")
}

/// Whether `name` becomes a Rust name that no other name becomes.
fn plain(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    name.chars().all(allowed) && !name.contains("--") && !name.ends_with('-')
}

/// The name of a variable, when a method can have an argument of that name.
pub fn variable(name: &str) -> Result<String, String> {
    if !plain(name) {
        return Err(format!(
            "the variable ${name} is not made of lower-case words joined by hyphens"
        ));
    }
    if KEYWORDS.contains(&format!(" {name} ")) {
        return Err(format!(
            "the variable ${name} has the name of a Rust keyword"
        ));
    }
    Ok(name.to_owned())
}
