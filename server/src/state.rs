//! What every handler may ask for.

use app::Site;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use service::Desk;

use crate::config::{Config, Patience};
use crate::health::Readiness;
use crate::per_place::PerPlace;
use crate::tracking::Feed;

/// The state of the router.
#[derive(Clone)]
pub struct AppState {
    /// Where the browser's files are.
    pub options: LeptosOptions,
    /// Every use case.
    pub desk: Desk,
    /// What the document says about the desk.
    pub site: Site,
    /// Whether requests are taken.
    pub readiness: Readiness,
    /// Tells open pages what has changed.
    pub feed: Feed,
    /// How many pages one place keeps up to date.
    pub(crate) streams: PerPlace,
    /// How many posts of files one place has under way.
    pub(crate) uploads: PerPlace,
    /// How long their senders are waited for.
    pub(crate) patience: Patience,
}

/// Pages that one place keeps up to date at the same time; behind one address there may be a whole company.
const STREAMS: usize = 200;
/// Posts of files that one place has under way at the same time.
const UPLOADS: usize = 8;

impl AppState {
    /// The state for `config`.
    pub fn new(config: &Config, desk: Desk) -> Self {
        let options = LeptosOptions::builder()
            .output_name("calltag")
            .site_root(config.http.site_root.to_string_lossy())
            .site_addr(config.http.listen)
            .hash_files(has_hashed_files())
            .build();
        let site = Site {
            maker: config.desk.maker.as_str().into(),
            help_mail: config.desk.help_mail.as_str().into(),
            help_phone: config.desk.help_phone.as_str().into(),
            secure: config.http.is_secure(),
        };
        Self {
            options,
            desk,
            site,
            readiness: Readiness::default(),
            feed: Feed::default(),
            streams: PerPlace::new(STREAMS),
            uploads: PerPlace::new(UPLOADS),
            patience: config.limits.patience,
        }
    }
}

/// The release build writes the names of the hashed files beside the binary; a debug build has plain
/// names and no such file.
fn has_hashed_files() -> bool {
    let here = std::env::current_exe().ok();
    here.and_then(|here| Some(here.parent()?.join("hash.txt")))
        .is_some_and(|file| file.is_file())
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.options.clone()
    }
}

impl FromRef<AppState> for Desk {
    fn from_ref(state: &AppState) -> Self {
        state.desk.clone()
    }
}

impl FromRef<AppState> for Readiness {
    fn from_ref(state: &AppState) -> Self {
        state.readiness.clone()
    }
}

impl FromRef<AppState> for Site {
    fn from_ref(state: &AppState) -> Self {
        state.site.clone()
    }
}

impl FromRef<AppState> for Feed {
    fn from_ref(state: &AppState) -> Self {
        state.feed.clone()
    }
}
