//! Whether a JPEG is whole.

/// Whether the image data ends with its end marker.
///
/// Decoders forgive a file that stops in the middle and paint the rest grey; the photo of a label would be kept
/// without its serial number.
/// So the segments are walked from the start (ITU-T T.81, annex B); what follows the end marker does not matter.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some(marker) = next_marker(bytes, &mut at) {
        match marker {
            0xD9 => return true,
            // Markers that stand alone: TEM, restarts, a start.
            0x01 | 0xD0..=0xD8 => {}
            _ => {
                let Some(&[high, low]) = bytes.get(at..at + 2) else {
                    return false;
                };
                at += usize::from(u16::from_be_bytes([high, low]));
            }
        }
    }
    false
}

/// The next marker at or after `at`, which is moved behind it; image data is passed over.
fn next_marker(bytes: &[u8], at: &mut usize) -> Option<u8> {
    while let Some(&[first, second]) = bytes.get(*at..*at + 2) {
        *at += 1;
        // In image data 0xFF is followed by zero; before a marker it may be repeated as padding.
        if first == 0xFF && !matches!(second, 0x00 | 0xFF) {
            *at += 1;
            return Some(second);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::is_whole;

    #[test]
    fn the_end_marker_must_come_after_the_image_data() {
        let start = [0xFF, 0xD8];
        // A comment that holds an end marker of its own, as an embedded preview does.
        let comment = [0xFF, 0xFE, 0x00, 0x04, 0xFF, 0xD9];
        let scan = [0xFF, 0xDA, 0x00, 0x02, 0x12, 0xFF, 0x00, 0xFF, 0xD0, 0x34];
        let cut = [&start[..], &comment, &scan].concat();
        assert!(!is_whole(&cut));
        assert!(is_whole(&[&cut[..], &[0xFF, 0xD9], b"<?php"].concat()));
    }

    #[test]
    fn nonsense_is_not_whole() {
        for bytes in [
            &[][..],
            &[0xFF, 0xD8],
            &[0xFF, 0xD8, 0xFF, 0xFE, 0xFF, 0xFF],
            &[0xFF, 0xD8, 0xFF, 0xFE, 0x00],
        ] {
            assert!(!is_whole(bytes), "{bytes:?}");
        }
    }
}
