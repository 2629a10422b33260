//! The desk, built from the configuration.

use std::collections::BTreeSet;
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use domain::calendar::{Calendar, Hours, Workdays};
use domain::contact::country::Country;
use domain::money::Currency;
use domain::time::{Time, Zone};
use service::blobs::Blobs;
use service::clock::Clock;
use service::entropy::Entropy;
use service::passwords::Passwords;
use service::payments::stripe::{Stripe, StripeSettings};
use service::payments::{Provider, ProviderError};
use service::pictures::Pictures;
use service::policy::Policies;
use service::post::{Encryption, SmtpSettings, Transport};
use service::turnaround::Published;
use service::{Desk, Maker};
use store::Store;
use tokio::sync::Notify;

use crate::config::{self, Config, MailTransport, Tls};

/// Uploads that are decoded at a time: each may take some hundred megabytes.
const PICTURES_AT_ONCE: usize = 2;
/// Passwords that are hashed at a time: each takes 19 MiB.
const PASSWORDS_AT_ONCE: usize = 2;
/// How long a mail server may take for one answer.
const SMTP_PATIENCE: Duration = Duration::from_secs(20);

/// Opens database, files and post, and puts the desk together.
pub async fn desk(config: &Config, demo: bool) -> io::Result<Desk> {
    let entropy = Entropy::System;
    let calendar = calendar(&config.desk).map_err(io::Error::other)?;
    let url = config.database.whole_url().map_err(io::Error::other)?;
    make_file_of(&url)?;
    private_folder(&config.files.dir)?;
    let store = Store::open(&url).await.map_err(io::Error::other)?;
    Ok(Desk {
        store,
        clock: match &config.clock.file {
            Some(file) => Clock::File(file.clone()),
            None => Clock::System,
        },
        blobs: Blobs::disk(&config.files.dir, entropy.clone()).map_err(io::Error::other)?,
        pictures: Pictures::new(PICTURES_AT_ONCE),
        passwords: Passwords::new(PASSWORDS_AT_ONCE, &entropy).map_err(io::Error::other)?,
        post: Arc::new(post(&config.mail).map_err(io::Error::other)?),
        cards: cards(&config.payments).map_err(io::Error::other)?,
        maker: Arc::new(maker(config)?),
        calendar: Arc::new(calendar),
        policies: Policies::default(),
        published: Published::default(),
        work: Arc::new(Notify::new()),
        demo,
        entropy,
    })
}

/// Makes a folder that nobody else on the machine can look into: database, files and mail are about people.
fn private_folder(path: &Path) -> io::Result<()> {
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
}

/// Makes the file of SQLite, and the folder that it lies in.
fn make_file_of(url: &str) -> io::Result<()> {
    let Some(path) = url.strip_prefix("sqlite:") else {
        return Ok(());
    };
    let path = path.strip_prefix("//").unwrap_or(path);
    let path = path.split('?').next().unwrap_or_default();
    if path.is_empty() || path.starts_with(':') {
        // A database in memory.
        return Ok(());
    }
    match Path::new(path).parent() {
        Some(folder) if !folder.as_os_str().is_empty() => private_folder(folder)?,
        Some(_) | None => {}
    }
    // SQLite would make it readable to all who may look into the folder; what lies beside it takes its rights over.
    std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(path)
        .map(drop)
}

fn maker(config: &Config) -> io::Result<Maker> {
    let desk = &config.desk;
    let currency = Currency::from_key(&desk.currency)
        .ok_or_else(|| io::Error::other("desk.currency is not known"))?;
    let country = Country::from_key(&desk.country)
        .ok_or_else(|| io::Error::other("desk.country is not one that we ship to"))?;
    Ok(Maker {
        name: desk.maker.clone(),
        address: desk.address.clone(),
        phone: desk.help_phone.clone(),
        email: desk.help_mail.clone(),
        sender: address_of(&config.mail.from).to_owned(),
        public_url: config.http.public_url.clone(),
        currency,
        country,
    })
}

/// The address in `Name <address>`.
fn address_of(correspondent: &str) -> &str {
    let address = correspondent.rsplit('<').next().unwrap_or(correspondent);
    address.trim_end_matches('>').trim()
}

fn calendar(desk: &config::Desk) -> Result<Calendar, String> {
    let zone = jiff::tz::TimeZone::get(&desk.zone).map_err(|error| error.to_string())?;
    let cut_off = Time::strptime("%H:%M", &desk.cut_off).map_err(|error| error.to_string())?;
    let workdays: Workdays = desk.workdays.iter().map(|day| day.of_week()).collect();
    let holidays: Result<BTreeSet<_>, _> = desk.holidays.iter().map(|day| day.parse()).collect();
    let holidays = holidays.map_err(|error: jiff::Error| error.to_string())?;
    let hours = Hours {
        cut_off,
        ..Hours::default()
    };
    Calendar::new(Zone::new(zone), workdays, hours, holidays)
        .map_err(|error| format!("desk.workdays and desk.cut_off: {error:?}"))
}

/// Who charges cards, when somebody does.
fn cards(payments: &config::Payments) -> Result<Option<Arc<dyn Provider>>, ProviderError> {
    if !payments.are_on() {
        return Ok(None);
    }
    let stripe = Stripe::new(StripeSettings {
        address: (!payments.address.is_empty()).then(|| payments.address.clone()),
        secret_key: payments.secret_key.reveal().to_owned(),
        hook_secret: payments.hook_secret.reveal().to_owned(),
    })?;
    Ok(Some(Arc::new(stripe)))
}

fn post(mail: &config::Mail) -> Result<Transport, service::post::PostError> {
    match mail.transport {
        MailTransport::Folder => {
            private_folder(&mail.dir)?;
            Ok(Transport::folder(&mail.dir))
        }
        MailTransport::Smtp => Transport::smtp(&SmtpSettings {
            host: mail.smtp.host.clone(),
            port: mail.smtp.port,
            encryption: match mail.smtp.tls {
                Tls::Starttls => Encryption::StartTls,
                Tls::Implicit => Encryption::Tls,
                Tls::None => Encryption::None,
            },
            credentials: (!mail.smtp.user.is_empty()).then(|| {
                (
                    mail.smtp.user.clone(),
                    mail.smtp.password.reveal().to_owned(),
                )
            }),
            timeout: SMTP_PATIENCE,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sender_is_found_with_and_without_a_name() {
        assert_eq!(
            address_of("Returns desk <returns@example.com>"),
            "returns@example.com"
        );
        assert_eq!(address_of("returns@example.com"), "returns@example.com");
    }

    #[test]
    fn the_default_configuration_makes_a_calendar() {
        let calendar = calendar(&config::Desk::default()).expect("the defaults are valid");
        assert_eq!(calendar.zone.name(), Some("America/New_York"));
    }
}
