//! What a file is, told from its first bytes.

use image::ImageFormat;

use super::Rejected;

/// The brands by which a HEIC or HEVC container names itself (ISO/IEC 23008-12, annexes B and E).
const HEIC_BRANDS: [&[u8]; 8] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1",
];

/// What will be done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Picture(ImageFormat),
    Pdf,
}

pub(super) fn sniff(bytes: &[u8]) -> Result<Content, Rejected> {
    match infer::get(bytes).map(|kind| kind.mime_type()) {
        Some("image/jpeg") => Ok(Content::Picture(ImageFormat::Jpeg)),
        Some("image/png") => Ok(Content::Picture(ImageFormat::Png)),
        Some("image/webp") => Ok(Content::Picture(ImageFormat::WebP)),
        Some("application/pdf") => Ok(Content::Pdf),
        // An AVIF picture may carry the brand `mif1` too, and is not HEIC.
        Some("image/avif") => Err(Rejected::WrongFileType),
        Some("image/heif") => Err(Rejected::HeicFile),
        _ if is_heic(bytes) => Err(Rejected::HeicFile),
        _ => Err(Rejected::WrongFileType),
    }
}

fn is_heic(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp")
        && bytes
            .get(8..12)
            .is_some_and(|brand| HEIC_BRANDS.contains(&brand))
}
