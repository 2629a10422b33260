//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use domain::time::Date;

/// The returns desk of a device maker.
#[derive(Debug, Parser)]
#[command(name = "calltag", version)]
pub struct Cli {
    /// Configuration file. Without it `calltag.toml` is read, if there is one.
    #[arg(long, global = true, env = "CALLTAG_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What `calltag` can do. A new command is a variant here and its arm in `main`.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the portal until SIGTERM or SIGINT.
    Serve(ServeArgs),
    /// Serve a demonstration: a made-up maker with devices, returns and people, and a link to sign in as each.
    Demo(DemoArgs),
    /// Load products, sold units or spare parts from a CSV file, row by row.
    Import {
        /// What the rows are.
        what: Import,
        /// The file; `-` is standard input.
        file: PathBuf,
    },
    /// Print a link, good once within three days, with which an administrator sets password and authenticator anew.
    SetupLink {
        /// Whose; not needed while there is one administrator.
        email: Option<String>,
    },
    /// Print the values of the rules, or decide past returns again under others.
    Policy {
        /// What about it.
        #[command(subcommand)]
        what: Policy,
    },
    /// Write the ledger as a table, or check every entry.
    Ledger {
        /// What about it.
        #[command(subcommand)]
        what: Ledger,
    },
    /// Compare every payment by card with the provider, and settle what differs.
    Payments {
        /// What about them.
        #[command(subcommand)]
        what: Payments,
    },
    /// Print the effective configuration, secrets hidden, or every error in it.
    CheckConfig,
}

impl Command {
    /// The flags of serving, when it serves.
    pub fn serving(&self) -> Option<&ServeArgs> {
        match self {
            Self::Serve(flags) => Some(flags),
            Self::Demo(demo) => Some(&demo.serve),
            Self::Import { .. }
            | Self::SetupLink { .. }
            | Self::Policy { .. }
            | Self::Ledger { .. }
            | Self::Payments { .. }
            | Self::CheckConfig => None,
        }
    }
}

/// What a CSV file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Import {
    /// Products.
    Products,
    /// Sold units.
    Units,
    /// Spare parts of the bench.
    Parts,
}

/// What can be asked about the policy. Neither changes anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum Policy {
    /// Print a version as JSON, proposals included.
    Show {
        /// Which; without it the one in force.
        #[arg(long, value_name = "NUMBER")]
        version: Option<u32>,
    },
    /// Decide the returns with an RMA again under a version, proposals included, and list what differs.
    Replay {
        /// Under which version.
        #[arg(long, value_name = "NUMBER")]
        version: u32,
        /// Only those whose RMA was issued on this day or later, such as 2026-01-31.
        #[arg(long, value_name = "DATE")]
        since: Option<Date>,
    },
}

/// What can be asked about the ledger. Neither changes anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum Ledger {
    /// Write every entry as CSV to standard output, in the order in which they were booked.
    Export,
    /// Check every entry by itself, in its return and on its account, and name those that break a rule.
    Check,
}

/// What can be done about payments by card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum Payments {
    /// Ask the provider how every payment stands, settle what is open, and name what a person has to look at.
    Reconcile,
}

/// What may be said about a demonstration.
#[derive(Clone, Debug, Default, Args)]
pub struct DemoArgs {
    /// As for serving.
    #[command(flatten)]
    pub serve: ServeArgs,
    /// How many returns it has.
    #[arg(long, value_name = "NUMBER", default_value_t = 300)]
    pub cases: usize,
}

/// What may be said on the command line; it outranks environment and file.
#[derive(Clone, Debug, Default, Args)]
pub struct ServeArgs {
    /// Address and port to listen on.
    #[arg(long, value_name = "ADDRESS")]
    pub listen: Option<SocketAddr>,
    /// The address at which people reach the portal.
    #[arg(long, value_name = "URL")]
    pub public_url: Option<String>,
}
