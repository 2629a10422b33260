//! What people upload, and what people upload who mean harm.

use std::io::Cursor;

use bytes::Bytes;
use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use service::blobs::{BlobId, Blobs};
use service::pictures::{Kind, MAX_BYTES, Pictures, Rejected, check};

fn encode(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture
        .write_to(&mut Cursor::new(&mut bytes), format)
        .unwrap();
    bytes
}

/// A picture with a red left half and a blue right half.
fn halves(width: u32, height: u32) -> DynamicImage {
    let colour = |x| {
        if x < width / 2 {
            Rgb([220, 20, 20])
        } else {
            Rgb([20, 20, 220])
        }
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, _| colour(x)))
}

/// A picture that does not compress, as a photo of a carpet does not.
fn noise(width: u32, height: u32) -> DynamicImage {
    let mut dice = StdRng::seed_from_u64(5);
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |_, _| Rgb(dice.random())))
}

fn jpeg() -> Vec<u8> {
    encode(&halves(64, 48), ImageFormat::Jpeg)
}

fn refused(bytes: impl Into<Bytes>) -> Rejected {
    check(bytes.into()).expect_err("it must be refused")
}

/// The JPEG with a note of where it was taken, lying on its side (orientation 6: turn a quarter clockwise).
fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    tiff.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
    tiff.extend(b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0");
    tiff.extend(b"\x01\0\x1d\0\x02\0\x0b\0\0\0\x38\0\0\0\0\0\0\0GPS-SECRET\0");
    let mut segment = b"\xFF\xE1".to_vec();
    segment.extend(u16::try_from(tiff.len() + 8).unwrap().to_be_bytes());
    segment.extend(b"Exif\0\0");
    segment.extend(tiff);
    [&jpeg[..2], &segment, &jpeg[2..]].concat()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_photo_becomes_a_jpeg_with_a_thumbnail() {
    let accepted = check(encode(&noise(3_600, 1_800), ImageFormat::Jpeg).into()).unwrap();
    assert_eq!(accepted.kind, Kind::Jpeg);
    assert_eq!(accepted.id, BlobId::of(&accepted.bytes));
    let picture = accepted.picture.unwrap();
    assert_eq!((picture.width, picture.height), (3_000, 1_500));
    let thumbnail =
        image::load_from_memory_with_format(&picture.thumbnail, ImageFormat::Jpeg).unwrap();
    assert_eq!(thumbnail.dimensions(), (480, 240));
}

#[test]
fn a_small_photo_is_not_blown_up() {
    let picture = check(jpeg().into()).unwrap().picture.unwrap();
    assert_eq!((picture.width, picture.height), (64, 48));
}

#[test]
fn a_photo_forgets_where_it_was_taken_and_stands_upright() {
    let photo = with_exif(&jpeg());
    assert!(holds(&photo, b"GPS-SECRET"));
    let accepted = check(photo.into()).unwrap();
    for bytes in [
        &accepted.bytes,
        &accepted.picture.as_ref().unwrap().thumbnail,
    ] {
        assert!(!holds(bytes, b"Exif") && !holds(bytes, b"GPS-SECRET"));
    }
    let upright = image::load_from_memory(&accepted.bytes)
        .unwrap()
        .into_rgb8();
    assert_eq!(upright.dimensions(), (48, 64));
    // What lay on the left is on top now.
    assert!(upright.get_pixel(24, 8)[0] > 150 && upright.get_pixel(24, 56)[2] > 150);
}

#[test]
fn a_screenshot_stays_a_png_and_a_photo_in_a_png_does_not() {
    assert_eq!(
        check(encode(&halves(800, 600), ImageFormat::Png).into())
            .unwrap()
            .kind,
        Kind::Png
    );
    assert_eq!(
        check(encode(&noise(800, 600), ImageFormat::Png).into())
            .unwrap()
            .kind,
        Kind::Jpeg
    );
}

#[test]
fn transparency_is_kept_and_shown_on_white_in_the_thumbnail() {
    let clear = DynamicImage::ImageRgba8(RgbaImage::from_pixel(20, 20, Rgba([0, 0, 0, 0])));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let accepted = check(encode(&clear, format).into()).unwrap();
        assert_eq!(accepted.kind, Kind::Png);
        assert_eq!(
            image::load_from_memory(&accepted.bytes)
                .unwrap()
                .get_pixel(5, 5)[3],
            0
        );
        let thumbnail = image::load_from_memory(&accepted.picture.unwrap().thumbnail).unwrap();
        assert!(thumbnail.get_pixel(5, 5)[0] > 250);
    }
}

#[test]
fn sixteen_bits_grey_and_webp_are_taken() {
    let deep = DynamicImage::ImageRgb16(halves(40, 40).into_rgb16());
    let grey = DynamicImage::ImageLuma8(halves(40, 40).into_luma8());
    assert_eq!(
        check(encode(&deep, ImageFormat::Png).into()).unwrap().kind,
        Kind::Png
    );
    assert_eq!(
        check(encode(&grey, ImageFormat::Jpeg).into()).unwrap().kind,
        Kind::Jpeg
    );
    assert_eq!(
        check(encode(&halves(40, 40), ImageFormat::WebP).into())
            .unwrap()
            .kind,
        Kind::Jpeg
    );
}

#[test]
fn a_photo_cut_off_anywhere_is_damaged() {
    let whole = encode(&noise(200, 200), ImageFormat::Jpeg);
    for kept in (4..whole.len() - 1).step_by(101).chain([whole.len() - 1]) {
        assert_eq!(
            refused(whole[..kept].to_vec()),
            Rejected::DamagedFile,
            "{kept} of {}",
            whole.len()
        );
    }
}

#[test]
fn a_png_and_a_webp_cut_off_are_damaged() {
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let whole = encode(&noise(100, 100), format);
        for share in [3, 5, 7, 9] {
            assert_eq!(
                refused(whole[..whole.len() * share / 10].to_vec()),
                Rejected::DamagedFile,
                "{format:?} {share}"
            );
        }
    }
}

#[test]
fn what_hides_behind_a_photo_is_gone() {
    let polyglot = [&jpeg()[..], b"<?php system($_GET['c']); ?>"].concat();
    let accepted = check(polyglot.into()).unwrap();
    assert!(!holds(&accepted.bytes, b"<?php"));
}

#[test]
fn what_hides_in_a_comment_of_a_photo_is_gone() {
    let jpeg = jpeg();
    let comment = b"\xFF\xFE\x00\x1a<script>alert(1)</script".as_slice();
    let accepted = check([&jpeg[..2], comment, &jpeg[2..]].concat().into()).unwrap();
    assert!(!holds(&accepted.bytes, b"<script>"));
}

/// A PNG that claims `side` by `side` pixels in a few bytes.
fn pixel_flood(side: u32) -> Vec<u8> {
    let mut header = b"IHDR".to_vec();
    header.extend([side.to_be_bytes(), side.to_be_bytes()].concat());
    header.extend([8, 6, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
    png.extend(&header);
    png.extend(crc32(&header).to_be_bytes());
    let data = b"IDAT\x78\x9c\x03\x00\x00\x00\x00\x01";
    png.extend(8_u32.to_be_bytes());
    png.extend(data);
    png.extend(crc32(data).to_be_bytes());
    png.extend(b"\0\0\0\0IEND\xaeB`\x82");
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 * (crc & 1))
        })
    })
}

#[test]
fn a_flood_of_pixels_is_refused_from_its_header() {
    for side in [7_072, 20_000, 65_535, 65_536, 0x7FFF_FFFF] {
        assert_eq!(
            refused(pixel_flood(side)),
            Rejected::TooManyPixels { max_megapixels: 50 },
            "{side}"
        );
    }
    assert_eq!(refused(pixel_flood(7_000)), Rejected::DamagedFile);
}

#[test]
fn other_types_are_refused_whatever_they_are_called() {
    let files: [&[u8]; 10] = [
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        b"<?xml version=\"1.0\"?><svg/>",
        b"<!doctype html><title>x</title>",
        b"GIF89a=1;alert(1);//",
        b"BM\x46\0\0\0\0\0\0\0",
        b"PK\x03\x04\x14\0\0\0\x08\0",
        b"MZ\x90\0\x03\0\0\0",
        b"#!/bin/sh\n",
        b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
        b"x",
    ];
    for file in files {
        assert_eq!(
            refused(file.to_vec()),
            Rejected::WrongFileType,
            "{}",
            String::from_utf8_lossy(file)
        );
    }
}

#[test]
fn an_html_page_that_begins_like_a_picture_is_damaged() {
    for magic in [
        &b"\xFF\xD8\xFF\xE0"[..],
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x10\0\0\0WEBPVP8 ",
    ] {
        assert_eq!(
            refused([magic, b"<html><script>alert(1)</script>"].concat()),
            Rejected::DamagedFile
        );
    }
}

#[test]
fn a_heic_photo_has_a_refusal_of_its_own() {
    for brand in [&b"heic"[..], b"heix", b"hevc", b"mif1"] {
        let file = [b"\0\0\0\x18ftyp", brand, b"\0\0\0\0mif1heic"].concat();
        assert_eq!(refused(file), Rejected::HeicFile);
    }
    assert_eq!(
        refused(b"\0\0\0\x18ftypavif\0\0\0\0mif1miaf".to_vec()),
        Rejected::WrongFileType
    );
    assert_eq!(
        refused(b"\0\0\0\x18ftypisom\0\0\0\0mp42avc1".to_vec()),
        Rejected::WrongFileType
    );
}

#[test]
fn an_empty_file_is_empty_and_a_large_one_too_big() {
    assert_eq!(refused(Vec::new()), Rejected::EmptyFile);
    let large = vec![0xFF; usize::try_from(MAX_BYTES).unwrap() + 1];
    assert_eq!(
        refused(large),
        Rejected::FileTooBig {
            max_bytes: MAX_BYTES
        }
    );
}

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

#[test]
fn a_pdf_is_kept_as_it_came() {
    let accepted = check(Bytes::from_static(PDF)).unwrap();
    assert_eq!((accepted.kind, &accepted.bytes[..]), (Kind::Pdf, PDF));
    assert_eq!(accepted.picture, None);
}

#[test]
fn a_pdf_with_a_password_is_locked() {
    let text = String::from_utf8(PDF.to_vec()).unwrap();
    let locked = text.replace("/Root", "/Encrypt 5 0 R/Root");
    assert_eq!(refused(locked.into_bytes()), Rejected::LockedFile);
    let not_locked = text.replace("/Root", "/EncryptedLater 1/Root");
    assert!(check(not_locked.into_bytes().into()).is_ok());
}

#[test]
fn a_pdf_that_is_cut_off_or_hides_an_archive_is_damaged() {
    assert_eq!(
        refused(PDF[..PDF.len() / 2].to_vec()),
        Rejected::DamagedFile
    );
    assert_eq!(
        refused([PDF, &[b'P', b'K', 3, 4].repeat(1_000)].concat()),
        Rejected::DamagedFile
    );
    assert_eq!(refused(b"%PDF-\0".to_vec()), Rejected::DamagedFile);
}

#[test]
fn no_mutation_of_a_file_does_harm() {
    let mut dice = StdRng::seed_from_u64(2_026);
    let seeds = [
        encode(&noise(24, 24), ImageFormat::Jpeg),
        with_exif(&jpeg()),
        encode(&noise(24, 24), ImageFormat::Png),
        encode(&noise(24, 24), ImageFormat::WebP),
        PDF.to_vec(),
    ];
    for round in 0..2_000 {
        let mut file = seeds[round % seeds.len()].clone();
        for _ in 0..dice.random_range(1..8) {
            let place = dice.random_range(0..file.len());
            match dice.random_range(0..4) {
                0 => file[place] = dice.random(),
                1 => file.truncate(place.max(1)),
                2 => file[place] ^= 1 << dice.random_range(0..8),
                _ => file.insert(place, dice.random()),
            }
        }
        // Taken or refused, never a panic; and what is taken as a picture can be taken again.
        if let Ok(accepted) = check(file.into()) {
            assert!(check(accepted.bytes).is_ok());
        }
    }
}

#[tokio::test]
async fn an_upload_is_checked_where_it_was_written() {
    let blobs = Blobs::memory();
    let pictures = Pictures::new(2);
    let mut upload = blobs.writer(MAX_BYTES).await.unwrap();
    for piece in jpeg().chunks(100) {
        upload.write(piece).await.unwrap();
    }
    let accepted = pictures.accept(upload).await.unwrap();
    let stored = blobs.put(&accepted.bytes).await.unwrap();
    assert_eq!(stored.id, accepted.id);
    assert_eq!(
        pictures.accept_bytes(Bytes::new()).await.unwrap_err(),
        Rejected::EmptyFile
    );
}
