//! What a person types: `moteplass SUBCOMMAND`; one file per subcommand, help written for a facilitator.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod cloud;
mod document;
pub mod files;
mod serve;
mod themes;
mod tokens;
mod words;

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
    Serve(serve::Serve),
    Words(words::Words),
    Tokens(tokens::Tokens),
    Themes(themes::Themes),
    Cloud(cloud::Cloud),
    Document(document::Document),
}

/// Reads the command line, runs the subcommand, and says in one line what went wrong.
pub fn run() -> ExitCode {
    let line = CommandLine::parse();
    let done = match line.command {
        Command::Serve(serve) => serve::run(&serve),
        Command::Words(words) => words::run(&words),
        Command::Tokens(tokens) => tokens::run(&tokens),
        Command::Themes(themes) => themes::run(&themes),
        Command::Cloud(cloud) => cloud::run(&cloud),
        Command::Document(document) => document::run(&document),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("moteplass: {error:#}");
            ExitCode::from(EXIT_BAD_INPUT)
        }
    }
}
