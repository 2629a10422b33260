//! What every page has besides its model: the reader's language and the words around all pages.
//!
//! The server writes it once into the document; the browser reads it from there. So the error pages
//! and the offline notice need no server and no catalogue in the download.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::routes::Trouble;

/// The words of one error page.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct TroubleWords {
    /// Heading and document title.
    pub title: String,
    /// What happened and what to do; `{reference}` stands where the reference goes.
    pub text: String,
}

/// The words that surround every page.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Frame {
    /// A document title, with `{page}` where the page's own goes.
    pub page_title: String,
    /// The maker's name: the title of the start page.
    pub maker: String,
    /// Said beside a form that could not be sent. What was typed stays.
    pub offline: String,
    /// Said above a page to whoever has gone on to it before what they had sent was refused.
    pub not_taken: String,
    /// The link to what was refused.
    pub show_it: String,
    /// One per [`Trouble`], in its order.
    pub troubles: Vec<TroubleWords>,
    /// The link away from an error page.
    pub back_to_start: String,
}

impl Frame {
    /// The words for one trouble, with the reference that belongs to it.
    pub fn trouble(&self, kind: Trouble, reference: &str) -> TroubleWords {
        let mut words = self
            .troubles
            .get(kind as usize)
            .cloned()
            .unwrap_or_default();
        words.text = words.text.replace("{reference}", reference);
        words
    }

    /// The document's title for a page; the start page has none of its own.
    pub fn title(&self, page: &str) -> String {
        if page.is_empty() {
            self.maker.clone()
        } else {
            self.page_title.replace("{page}", page)
        }
    }
}

/// The frame of this document.
pub fn use_frame() -> Frame {
    use_context::<Frame>().unwrap_or_else(read_from_document)
}

#[cfg(feature = "hydrate")]
fn read_from_document() -> Frame {
    let frame = document()
        .get_element_by_id("frame")
        .and_then(|script| script.text_content())
        .and_then(|json| serde_json::from_str::<Frame>(&json).ok())
        .unwrap_or_default();
    provide_context(frame.clone());
    frame
}

#[cfg(not(feature = "hydrate"))]
fn read_from_document() -> Frame {
    Frame::default()
}
