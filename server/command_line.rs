//! What a person types: `moteplass SUBCOMMAND`; one file per subcommand, help written for a facilitator.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub mod document;
pub mod files;

/// Exit code when the input is wrong or the command cannot be carried out.
const EXIT_BAD_INPUT: u8 = 2;

#[derive(Parser)]
#[command(name = "moteplass", version, about, max_term_width = 100)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Document(document::DocumentCommand),
}

/// Reads the command line, runs the subcommand, and says in one line what went wrong.
pub fn run() -> ExitCode {
    let line = CommandLine::parse();
    let done: anyhow::Result<()> = match line.command {
        Command::Document(command) => command.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("moteplass: {error:#}");
            ExitCode::from(EXIT_BAD_INPUT)
        }
    }
}
