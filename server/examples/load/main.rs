//! The load driver of `./x bench`: asks the real binary over HTTP, as browsers do, and writes down what that costs.
//!
//! `load make` fills a database with returns and with filings that only need to be sent. `load round` measures once,
//! on a copy of it, the product and its two yardsticks side by side. `load report` puts the rounds together.
//! What is measured is written in `docs/bench.md`; the figures themselves are listed in [`figures`].

mod figures;
mod filing;
mod form;
mod http;
mod load;
mod make;
mod process;
mod report;
mod round;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// What goes wrong ends the measurement: there is nothing to do about it but to say it.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make the database: returns, and filings that only need to be sent.
    Make {
        #[command(flatten)]
        place: Place,
        /// How many returns.
        #[arg(long)]
        cases: u32,
        /// How many filings.
        #[arg(long)]
        filings: u32,
    },
    /// Measure once, on a copy of that database.
    Round {
        #[command(flatten)]
        place: Place,
        /// Seconds of each measurement.
        #[arg(long)]
        seconds: u64,
    },
    /// Put the rounds together and print them.
    Report(report::Report),
}

/// Where everything is.
#[derive(Args)]
struct Place {
    /// The folder of this run.
    #[arg(long)]
    folder: PathBuf,
    /// The product.
    #[arg(long)]
    calltag: PathBuf,
    /// The browser's files.
    #[arg(long)]
    site: PathBuf,
    /// What it is measured against.
    #[arg(long)]
    yardstick: PathBuf,
}

// One thread, so that of two cores the server has one to itself.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    match Cli::parse().command {
        Command::Make {
            place,
            cases,
            filings,
        } => make::make(&place, cases, filings).await,
        Command::Round { place, seconds } => round::round(&place, seconds).await,
        Command::Report(report) => report.print(),
    }
}
