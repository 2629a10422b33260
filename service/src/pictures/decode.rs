//! Pictures are read within limits and written anew.

use std::io::Cursor;

use bytes::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage};

use super::{Kind, MAX_KEPT_SIDE, MAX_MEGAPIXELS, Picture, Rejected, THUMBNAIL_SIDE, jpeg};

/// The quality of JPEGs, of a hundred: labels stay readable, files stay small.
const QUALITY: u8 = 85;
/// The quality of thumbnails.
const THUMBNAIL_QUALITY: u8 = 75;
/// The longest side that is decoded at all, in pixels: the most that a JPEG can say.
const MAX_SIDE: u32 = 65_535;
/// The memory that one decoder may take: the most pixels in sixteen bits and four channels, and some room.
const MAX_MEMORY: u64 = 512 * 1024 * 1024;
/// A PNG without transparency stays one up to this many bytes: a screenshot does, a photo becomes a JPEG.
const SMALL_PNG: usize = 1024 * 1024;

pub(super) fn anew(
    bytes: &[u8],
    format: ImageFormat,
) -> Result<(Kind, Bytes, Option<Picture>), Rejected> {
    if format == ImageFormat::Jpeg && !jpeg::is_whole(bytes) {
        return Err(Rejected::DamagedFile);
    }
    let picture = fitted(decoded(bytes, format)?, MAX_KEPT_SIDE);
    let (width, height) = (picture.width(), picture.height());
    let thumbnail = jpeg_of(
        &on_white(&fitted(picture.clone(), THUMBNAIL_SIDE)),
        THUMBNAIL_QUALITY,
    )?;
    let (kind, kept) = encoded(picture, format)?;
    Ok((
        kind,
        kept,
        Some(Picture {
            width,
            height,
            thumbnail,
        }),
    ))
}

/// Decodes after the header has said how large the picture is, and turns it the way up that it was taken.
fn decoded(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, Rejected> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(rejection)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > u64::from(MAX_MEGAPIXELS) * 1_000_000 {
        return Err(too_many_pixels());
    }
    // A picture whose note of its orientation is unreadable is shown as it lies.
    let orientation = decoder
        .orientation()
        .unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(rejection)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it maps errors, which come by value"
)]
fn rejection(error: ImageError) -> Rejected {
    match error {
        ImageError::Limits(_) => too_many_pixels(),
        ImageError::Decoding(_)
        | ImageError::Encoding(_)
        | ImageError::Parameter(_)
        | ImageError::Unsupported(_)
        | ImageError::IoError(_) => Rejected::DamagedFile,
    }
}

fn too_many_pixels() -> Rejected {
    Rejected::TooManyPixels {
        max_megapixels: MAX_MEGAPIXELS,
    }
}

/// The picture in eight bits a channel, scaled down until no side is longer than `side`.
fn fitted(picture: DynamicImage, side: u32) -> DynamicImage {
    let fits = picture.width() <= side && picture.height() <= side;
    let picture = if fits {
        picture
    } else {
        picture.resize(side, side, FilterType::CatmullRom)
    };
    if picture.color().has_alpha() {
        DynamicImage::ImageRgba8(picture.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(picture.into_rgb8())
    }
}

/// Transparency and sharp edges stay in a PNG, photos go into a JPEG.
fn encoded(picture: DynamicImage, format: ImageFormat) -> Result<(Kind, Bytes), Rejected> {
    if picture.color().has_alpha() {
        return Ok((Kind::Png, png_of(&picture)?));
    }
    if format == ImageFormat::Png {
        let png = png_of(&picture)?;
        if png.len() <= SMALL_PNG {
            return Ok((Kind::Png, png));
        }
    }
    Ok((Kind::Jpeg, jpeg_of(&picture.into_rgb8(), QUALITY)?))
}

fn png_of(picture: &DynamicImage) -> Result<Bytes, Rejected> {
    let mut png = Vec::new();
    picture
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .map_err(|_| Rejected::UploadFailed)?;
    Ok(png.into())
}

fn jpeg_of(picture: &RgbImage, quality: u8) -> Result<Bytes, Rejected> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, quality)
        .encode_image(picture)
        .map_err(|_| Rejected::UploadFailed)?;
    Ok(jpeg.into())
}

/// The picture as it looks on white paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let mut paper = DynamicImage::ImageRgba8(image::RgbaImage::from_pixel(
        picture.width(),
        picture.height(),
        image::Rgba([255; 4]),
    ));
    image::imageops::overlay(&mut paper, picture, 0, 0);
    paper.into_rgb8()
}
