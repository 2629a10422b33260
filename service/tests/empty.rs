//! A desk on which nothing has happened yet, in a folder of its own.

use std::sync::Arc;

use domain::calendar::Calendar;
use domain::money::Currency;
use domain::time::Zone;
use service::blobs::Blobs;
use service::clock::Clock;
use service::entropy::Entropy;
use service::passwords::Passwords;
use service::pictures::Pictures;
use service::policy::Policies;
use service::post::Transport;
use service::turnaround::Published;
use service::{Desk, Maker};
use store::Store;
use tempfile::TempDir;
use tokio::sync::Notify;

/// The name of the database in its folder.
pub const FILE: &str = "desk.db";

/// A demo desk in New York on Tuesday 3 March 2026, 10:00. The folder goes when it is dropped.
pub async fn desk() -> (Desk, TempDir) {
    let (store, folder) = store().await;
    let desk = Desk {
        demo: true,
        ..on(store, 11)
    };
    (desk, folder)
}

/// A database of its own, with its folder.
pub async fn store() -> (Store, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join(FILE).display());
    (Store::open(&url).await.unwrap(), folder)
}

/// The same desk, no demo, on this database; `seed` is where its chance begins.
pub fn on(store: Store, seed: u64) -> Desk {
    let zone = Zone::new(jiff::tz::TimeZone::get("America/New_York").unwrap());
    let calendar = Calendar::weekdays(zone);
    let now = calendar
        .zone
        .at(jiff::civil::date(2026, 3, 3).at(10, 0, 0, 0));
    let entropy = Entropy::seeded(seed);
    Desk {
        store,
        clock: Clock::fixed(now),
        blobs: Blobs::memory(),
        pictures: Pictures::new(1),
        passwords: Passwords::new(1, &entropy).unwrap(),
        post: Arc::new(Transport::memory()),
        cards: None,
        maker: Arc::new(Maker {
            name: "Northgate Video".into(),
            address: vec!["1 Dock Street".into(), "Albany, NY 12207".into()],
            phone: "+1 518 555 0100".into(),
            email: "help@northgate.example".into(),
            sender: "returns@northgate.example".into(),
            public_url: "https://returns.northgate.example".into(),
            currency: Currency::Usd,
            country: domain::contact::country::Country::UnitedStates,
        }),
        calendar: Arc::new(calendar),
        policies: Policies::default(),
        published: Published::default(),
        work: Arc::new(Notify::new()),
        demo: false,
        entropy,
    }
}
