//! Large photos are made smaller before they are sent: a label is read as well from three thousand pixels, and a
//! slow connection is spared. The server relies on nothing of this.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Promise;
use web_sys::{Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap};

/// The longest side that is sent, in pixels: as much as the server keeps.
const SIDE: u32 = 3_000;
/// What is smaller than this is sent as it is, in bytes.
const WORTH_IT: f64 = 1_500_000.0;

/// A smaller JPEG; nothing when the file is no photo, is small enough, or the browser cannot do it.
pub async fn shrunk(file: &File) -> Option<Blob> {
    if !file.type_().starts_with("image/") || file.size() < WORTH_IT {
        return None;
    }
    let decoding = window().create_image_bitmap_with_blob(file).ok()?;
    let picture: ImageBitmap = JsFuture::from(decoding).await.ok()?.dyn_into().ok()?;
    let longest = picture.width().max(picture.height());
    if longest <= SIDE {
        return None;
    }
    let canvas = drawn(&picture, longest)?;
    picture.close();
    let encoding = Promise::new(&mut |done, _| {
        let quality = 0.9.into();
        _ = canvas.to_blob_with_type_and_encoder_options(&done, "image/jpeg", &quality);
    });
    JsFuture::from(encoding).await.ok()?.dyn_into().ok()
}

fn drawn(picture: &ImageBitmap, longest: u32) -> Option<HtmlCanvasElement> {
    let scaled = |side: u32| (u64::from(side) * u64::from(SIDE) / u64::from(longest)).max(1);
    let (width, height) = (
        u32::try_from(scaled(picture.width())).ok()?,
        u32::try_from(scaled(picture.height())).ok()?,
    );
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_image_bitmap_and_dw_and_dh(
            picture,
            0.0,
            0.0,
            f64::from(width),
            f64::from(height),
        )
        .ok()?;
    Some(canvas)
}
