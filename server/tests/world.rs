//! A desk of one's own for each story: a copy of one that was set up once, with its own database, a clock that stands
//! still, and files and mail that stay in memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use domain::calendar::Calendar;
use domain::money::Currency;
use domain::time::Zone;
use server::AppState;
use server::config::Config;
use service::blobs::Blobs;
use service::clock::Clock;
use service::entropy::Entropy;
use service::passwords::Passwords;
use service::payments::stripe::{Stripe, StripeSettings};
use service::pictures::Pictures;
use service::policy::Policies;
use service::post::Transport;
use service::turnaround::Published;
use service::{Desk, Maker};
use store::Store;
use tempfile::TempDir;
use tokio::sync::{Notify, OnceCell};

use crate::cast::Cast;
use crate::http::{Answer, Ask};

/// A desk, its router, and who is there.
pub struct World {
    pub desk: Desk,
    pub router: Router,
    pub state: AppState,
    pub cast: &'static Cast,
    _folder: TempDir,
}

/// What every world is a copy of.
struct First {
    database: Vec<u8>,
    desk: Desk,
    cast: Cast,
}

static FIRST: OnceCell<First> = OnceCell::const_new();

impl World {
    /// A desk in New York on Tuesday 3 March 2026, 10:00, with its people, two customers and their returns.
    pub async fn new() -> Self {
        Self::changed(|_, _| {}).await
    }

    /// The same with another configuration or another desk.
    pub async fn changed(change: impl FnOnce(&mut Config, &mut Desk)) -> Self {
        let first = FIRST.get_or_init(First::set_up).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("desk.db");
        std::fs::write(&file, &first.database).unwrap();
        let mut desk = Desk {
            store: open(&folder).await,
            clock: Clock::fixed(first.desk.now()),
            entropy: Entropy::seeded(another()),
            post: Arc::new(Transport::memory()),
            work: Arc::new(Notify::new()),
            policies: Policies::default(),
            published: Published::default(),
            ..first.desk.clone()
        };
        let mut config = Config::default();
        config.http.site_root = folder.path().join("site");
        build(&config);
        change(&mut config, &mut desk);
        let state = AppState::new(&config, desk.clone());
        state.readiness.begin();
        Self {
            router: server::router(&config, state.clone()),
            desk,
            state,
            cast: &first.cast,
            _folder: folder,
        }
    }

    /// Sends a request.
    pub async fn ask(&self, ask: Ask) -> Answer {
        ask.of(&self.router).await
    }
}

impl First {
    async fn set_up() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(open(&folder).await);
        let cast = Cast::arrive(&desk).await;
        desk.store.close().await;
        let database = std::fs::read(folder.path().join("desk.db")).unwrap();
        Self {
            database,
            desk,
            cast,
        }
    }
}

/// What the build would have left there.
fn build(config: &Config) {
    let site = &config.http.site_root;
    std::fs::create_dir_all(site.join("pkg")).unwrap();
    std::fs::write(site.join("pkg/calltag.css"), "main { color: black }").unwrap();
    std::fs::write(site.join("robots.txt"), "User-agent: *\n").unwrap();
}

async fn open(folder: &TempDir) -> Store {
    let file = folder.path().join("desk.db");
    let url = format!("sqlite://{}", file.display());
    Store::open(&url).await.unwrap()
}

/// A desk on this database, on which nothing has happened yet.
pub fn desk(store: Store) -> Desk {
    let zone = Zone::new(jiff::tz::TimeZone::get("America/New_York").unwrap());
    let calendar = Calendar::weekdays(zone);
    let morning = jiff::civil::date(2026, 3, 3).at(10, 0, 0, 0);
    let entropy = Entropy::seeded(another());
    Desk {
        store,
        clock: Clock::fixed(calendar.zone.at(morning)),
        blobs: Blobs::memory(),
        pictures: Pictures::new(1),
        passwords: Passwords::new(1, &entropy).unwrap(),
        post: Arc::new(Transport::memory()),
        cards: Some(Arc::new(unreached())),
        maker: Arc::new(maker()),
        calendar: Arc::new(calendar),
        policies: Policies::default(),
        published: Published::default(),
        work: Arc::new(Notify::new()),
        demo: false,
        entropy,
    }
}

fn maker() -> Maker {
    Maker {
        name: "Northgate Video".into(),
        address: vec!["1 Dock Street".into(), "Albany, NY 12207".into()],
        phone: "+1 518 555 0100".into(),
        email: "help@northgate.example".into(),
        sender: "returns@northgate.example".into(),
        public_url: "https://returns.northgate.example".into(),
        currency: Currency::Usd,
        country: domain::contact::country::Country::UnitedStates,
    }
}

/// Another seed for each world: what one draws must not be there already.
fn another() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(7);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Whoever charges cards, when they cannot be reached: nothing answers at this port.
fn unreached() -> Stripe {
    Stripe::new(StripeSettings {
        address: Some("http://127.0.0.1:9".into()),
        secret_key: "sk_test".into(),
        hook_secret: HOOK_SECRET.into(),
    })
    .unwrap()
}

/// With what whoever charges cards signs what it tells.
pub const HOOK_SECRET: &str = "whsec_test";
