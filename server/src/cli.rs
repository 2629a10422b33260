//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

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
    /// Print the effective configuration, secrets hidden, or every error in it.
    CheckConfig,
}

impl Command {
    /// The flags of serving, when it serves.
    pub fn serving(&self) -> Option<&ServeArgs> {
        match self {
            Self::Serve(flags) => Some(flags),
            Self::Demo(demo) => Some(&demo.serve),
            Self::Import { .. } | Self::SetupLink { .. } | Self::CheckConfig => None,
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
