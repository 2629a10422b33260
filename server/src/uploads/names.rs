//! The name of a file in a header.

use std::fmt::Write as _;

/// `Content-Disposition` with the name as it is, and in ASCII for those that read nothing else (RFC 6266, 5 and
/// RFC 8187, 3.2).
pub fn disposition(how: &str, name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|sign| {
            if sign.is_ascii_alphanumeric() || "-_. ".contains(sign) {
                sign
            } else {
                '_'
            }
        })
        .collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            _ = write!(encoded, "%{byte:02X}");
        }
    }
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_end_its_header_early() {
        assert_eq!(
            disposition("attachment", "factura niño\".pdf"),
            "attachment; filename=\"factura ni_o_.pdf\"; filename*=UTF-8''factura%20ni%C3%B1o%22.pdf"
        );
    }
}
