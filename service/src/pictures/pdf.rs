//! Whether a PDF can be opened by the person who must read it.

use super::Rejected;

/// How close to its end a PDF must say that it ends (ISO 32000-1, annex H.3, note 18).
const TAIL: usize = 1_024;

/// A header at the very start, an end near the end, and no password.
/// Nothing else is looked into: the document is served as a download only, and opened far from here.
pub(super) fn check(bytes: &[u8]) -> Result<(), Rejected> {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let begins = bytes.starts_with(b"%PDF-1.") || bytes.starts_with(b"%PDF-2.");
    if !begins || !contains(tail, b"%%EOF") || !contains(tail, b"startxref") {
        return Err(Rejected::DamagedFile);
    }
    if is_encrypted(bytes) {
        Err(Rejected::LockedFile)
    } else {
        Ok(())
    }
}

/// Whether a trailer names an encryption dictionary; a trailer is never compressed itself (ISO 32000-1, 7.5.8.2).
fn is_encrypted(bytes: &[u8]) -> bool {
    const KEY: &[u8] = b"/Encrypt";
    let names_it =
        |window: &[u8]| window.starts_with(KEY) && !window[KEY.len()].is_ascii_alphanumeric();
    bytes.windows(KEY.len() + 1).any(names_it)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
