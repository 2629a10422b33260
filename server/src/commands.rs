//! What the subcommands of `calltag` do.

use std::io;
use std::path::PathBuf;

use service::Desk;

use crate::cli::Import;
use crate::config::Config;
use crate::{bootstrap, serve as server, telemetry};

/// `calltag serve`.
pub async fn serve(config: Config) -> io::Result<()> {
    telemetry::start(&config.log)?;
    let desk = bootstrap::desk(&config, false).await?;
    if desk.holds_demo().await.map_err(io::Error::other)? {
        return Err(io::Error::other(
            "this database holds the demonstration: start it with `calltag demo`, or name another one in database.url",
        ));
    }
    if let Some(link) = desk.setup_link().await.map_err(io::Error::other)? {
        // To whoever started it, and not to the log: the link opens everything.
        println!(
            "Nobody works here yet. Set up the first administrator, within three days, at\n{link}"
        );
    }
    server::serve(config, desk).await
}

/// Where customers of the made-up maker write when nothing else is said: `.example` is nobody's (RFC 2606).
const HELP_MAIL: &str = "returns@northgate.example";

/// `calltag demo`: a made-up maker, and a link to sign in as each of its people.
pub async fn demo(mut config: Config, cases: usize) -> io::Result<()> {
    telemetry::start(&config.log)?;
    if config.desk.help_mail == Config::default().desk.help_mail {
        config.desk.help_mail = HELP_MAIL.into();
    }
    let desk = bootstrap::desk(&config, true).await?;
    let begun = std::time::Instant::now();
    desk.load_demo_sized(cases)
        .await
        .map_err(io::Error::other)?;
    tracing::info!(
        milliseconds = begun.elapsed().as_millis(),
        "the demonstration is loaded"
    );
    let url = &config.http.public_url;
    println!(
        "The demonstration of {} is at\n  {url}\nIts mailbox is at\n  {url}/mailbox\nSign in as",
        desk.maker.name
    );
    for person in desk.demo_people().await.map_err(io::Error::other)? {
        let what = person.role.map_or("customer", domain::access::Role::key);
        println!(
            "  {:<24} {:<11} {url}{}",
            person.name, what, person.link_path
        );
    }
    server::serve(config, desk).await
}

/// `calltag setup-link`: the way in for an administrator who has lost their password or authenticator.
pub async fn setup_link(config: Config, email: Option<String>) -> io::Result<()> {
    telemetry::start(&config.log)?;
    let desk = bootstrap::desk(&config, false).await?;
    let link = desk.recovery_link(email.as_deref()).await;
    desk.store.close().await;
    match link.map_err(io::Error::other)? {
        Some(link) => {
            println!("{link}");
            Ok(())
        }
        None => Err(io::Error::other(
            "name one administrator who is not suspended: calltag setup-link ADDRESS",
        )),
    }
}

/// `calltag import`: loads rows from a file and reports each that was refused, with the reason.
///
/// Fails when a row was refused, so that a script notices; what was taken stays.
pub async fn import(config: Config, what: Import, file: PathBuf) -> io::Result<()> {
    telemetry::start(&config.log)?;
    let desk = bootstrap::desk(&config, false).await?;
    let rows: Box<dyn io::Read + Send> = if file.as_os_str() == "-" {
        Box::new(io::stdin())
    } else {
        Box::new(std::fs::File::open(&file)?)
    };
    let report = match what {
        Import::Products => desk.import_products(&Desk::ITSELF, rows).await,
        Import::Parts => desk.import_parts(&Desk::ITSELF, rows).await,
        Import::Units => desk.import_units(&Desk::ITSELF, rows).await,
    };
    desk.store.close().await;
    let report = report.map_err(io::Error::other)?;
    for refusal in &report.refused {
        let column = if refusal.column.is_empty() {
            "the row"
        } else {
            &refusal.column
        };
        println!("line {}: {column}: {}", refusal.line, refusal.reason);
    }
    println!(
        "{} rows taken, {} known already, {} refused.",
        report.taken, report.unchanged, report.refused_rows
    );
    if report.refused_rows == 0 {
        Ok(())
    } else {
        Err(io::Error::other(format!(
            "{} rows were refused",
            report.refused_rows
        )))
    }
}
