//! The binary `calltag`: reads the command line and the configuration, and starts what was asked for.

use std::process::ExitCode;

use clap::Parser;
use server::cli::{Cli, Command};
use server::commands;
use server::config::Config;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let config = match Config::load(&cli) {
        Ok(config) => config,
        Err(errors) => {
            eprintln!("{errors}");
            return ExitCode::from(2);
        }
    };
    match cli.command {
        Command::CheckConfig => {
            print!("{}", config.effective());
            ExitCode::SUCCESS
        }
        Command::Serve(_) => run(commands::serve(config)),
        Command::Demo(demo) => run(commands::demo(config, demo.cases)),
        Command::SetupLink { email } => run(commands::setup_link(config, email)),
        Command::Ledger { what } => run(commands::ledger(config, what)),
        Command::Payments { what } => run(commands::payments(config, what)),
        Command::Policy { what } => run(commands::policy(config, what)),
        Command::Import { what, file } => run(commands::import(config, what, file)),
    }
}

/// Runs a command that needs the runtime.
fn run(command: impl Future<Output = std::io::Result<()>>) -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    match runtime.and_then(|runtime| runtime.block_on(command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("calltag: {error}");
            ExitCode::FAILURE
        }
    }
}
