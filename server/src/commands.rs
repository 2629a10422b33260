//! What the subcommands of `calltag` do.

use std::io;
use std::path::PathBuf;

use domain::ledger::check::Fault;
use domain::policy::replay::{Answer, Difference, Question};
use service::accounts::check::LedgerCheck;
use service::payments::Reconciled;
use service::policy::Replay;
use service::{Desk, Error};

use crate::cli::{Import, Ledger, Payments, Policy};
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

/// `calltag policy`: prints a version, or what another one would have decided differently.
pub async fn policy(config: Config, what: Policy) -> io::Result<()> {
    telemetry::start(&config.log)?;
    let desk = bootstrap::desk(&config, false).await?;
    let told = match what {
        Policy::Show { version } => desk
            .policy(&Desk::ITSELF, version)
            .await
            .map_err(no_such_version)
            .and_then(|policy| serde_json::to_string_pretty(&*policy).map_err(io::Error::other)),
        Policy::Replay { version, since } => desk
            .replay_policy(&Desk::ITSELF, version, since)
            .await
            .map_err(no_such_version)
            .map(|replay| listed(&replay, version)),
    };
    desk.store.close().await;
    println!("{}", told?);
    Ok(())
}

/// `calltag ledger`: writes every entry to standard output, or checks them all.
///
/// The check fails when an entry breaks a rule, so that a script notices.
pub async fn ledger(config: Config, what: Ledger) -> io::Result<()> {
    telemetry::start(&config.log)?;
    let desk = bootstrap::desk(&config, false).await?;
    let told = match what {
        Ledger::Export => {
            let written = desk.export_ledger(&Desk::ITSELF, io::stdout()).await;
            written.map(|_| ()).map_err(io::Error::other)
        }
        Ledger::Check => {
            let check = desk.check_ledger(&Desk::ITSELF).await;
            check
                .map_err(io::Error::other)
                .and_then(|check| judged(&check))
        }
    };
    desk.store.close().await;
    told
}

fn judged(check: &LedgerCheck) -> io::Result<()> {
    for finding in &check.findings {
        println!("{}: {}", finding.key, what_is_wrong(finding.fault));
    }
    if check.findings.is_empty() {
        println!("{} entries, and every one is right.", check.entries);
        Ok(())
    } else {
        Err(io::Error::other(format!(
            "{} of {} entries break a rule",
            check.findings.len(),
            check.entries
        )))
    }
}

/// `calltag payments`: compares every payment by card with the provider.
///
/// Fails when a person has to look at one, so that a script notices; what could be settled is.
pub async fn payments(config: Config, what: Payments) -> io::Result<()> {
    telemetry::start(&config.log)?;
    let desk = bootstrap::desk(&config, false).await?;
    let told = match what {
        Payments::Reconcile if desk.cards.is_none() => Err(io::Error::other(
            "no provider of card payments is configured: set payments.secret_key",
        )),
        Payments::Reconcile => {
            let found = desk.reconcile_payments(&Desk::ITSELF).await;
            found
                .map_err(io::Error::other)
                .and_then(|found| reconciled(&found))
        }
    };
    desk.store.close().await;
    told
}

fn reconciled(found: &Reconciled) -> io::Result<()> {
    for key in &found.settled {
        println!("{key}: settled");
    }
    for key in &found.open {
        println!("{key}: open still");
    }
    for (key, why) in &found.wrong {
        println!("{key}: {why}");
    }
    if let Some(why) = &found.unread {
        println!("What the provider holds was not read to the end: {why}");
    }
    println!(
        "{} payments compared: {} settled, {} open still, {} to be looked at.",
        found.looked,
        found.settled.len(),
        found.open.len(),
        found.wrong.len()
    );
    if found.unread.is_some() {
        Err(io::Error::other("what the provider holds was not compared"))
    } else if found.wrong.is_empty() {
        Ok(())
    } else {
        Err(io::Error::other(format!(
            "a person has to look at {} payments",
            found.wrong.len()
        )))
    }
}

const fn what_is_wrong(fault: Fault) -> &'static str {
    match fault {
        Fault::Sides => "its kind never books between these accounts",
        Fault::Amount => "it is nothing or negative, or its tax is more than it",
        Fault::Holder => "it stands on another account than its parties say",
        Fault::Mirror => "it takes back what is not there, or is not its mirror image",
        Fault::Unexplained => "no event of its return has booked it like this",
        Fault::Lost => "an event has booked it, and it is not there",
        Fault::CreditTooEarly => "the advance was credited before its device was here and decided",
        Fault::CreditOverCharge => "the advance was credited with more than was charged",
        Fault::DepositOpen => "the return is closed, and the charge is neither credited nor kept",
        Fault::DeadOnArrivalCharged => "a device that was dead on arrival has cost the customer",
        Fault::CostWithoutWarranty => "the bench had not found the device to be under warranty",
        Fault::PastDistributor => "what was bought from a distributor was credited to another",
        Fault::OverBalance => "more was paid out or given up than stood on the account",
        Fault::OnePerson => "it needs a second person, and none has confirmed it",
    }
}

fn no_such_version(error: Error) -> io::Error {
    if matches!(error, Error::NotFound) {
        io::Error::other("there is no such version of the policy")
    } else {
        io::Error::other(error)
    }
}

/// One line a difference, and how many there were.
fn listed(replay: &Replay, version: u32) -> String {
    let mut lines = Vec::new();
    for one in &replay.differing {
        let number = one.number.rma();
        let said = one.differences.iter().map(said);
        lines.extend(said.map(|said| format!("{number} (version {}): {said}", one.version)));
    }
    lines.push(format!(
        "Version {version} would have decided {} of {} returns differently.",
        replay.differing.len(),
        replay.returns
    ));
    lines.join("\n")
}

fn said(difference: &Difference) -> String {
    let what = match difference.question {
        Question::RmaLastDay => "last day of the RMA",
        Question::WarrantyMonths => "months of warranty",
        Question::Covered => "under warranty on the day of the filing",
        Question::DoaLastDay(_) => "last day for dead on arrival",
        Question::DoaAtVerdict(_) => "dead on arrival possible at the verdict",
        Question::AdvanceLastDay(_) => "last day for an advance",
        Question::AdvanceInTime(_) => "advance asked for in time",
        Question::EstimateLastDay(_) => "last day of the estimate",
    };
    format!(
        "{what}: {} -> {}",
        answer(difference.before),
        answer(difference.after)
    )
}

fn answer(answer: Answer) -> String {
    match answer {
        Answer::Day(day) => day.to_string(),
        Answer::Months(months) => months.to_string(),
        Answer::Yes => "yes".into(),
        Answer::No => "no".into(),
    }
}
