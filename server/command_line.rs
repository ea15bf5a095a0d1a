//! What a person types: `moteplass SUBCOMMAND`; one file per subcommand, help written for a facilitator.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod cloud;
mod demo;
mod document;
mod echo;
mod export;
pub mod files;
mod import;
mod links;
mod lint;
mod notes;
mod serve;
mod themes;
mod tokens;
mod verify;
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
    Demo(demo::Demo),
    Serve(serve::Serve),
    Words(words::Words),
    Tokens(tokens::Tokens),
    Themes(themes::Themes),
    Cloud(cloud::Cloud),
    Document(document::Document),
    Lint(lint::Lint),
    Export(export::Export),
    Import(import::Import),
    Verify(verify::Verify),
    #[command(hide = true)]
    Echo(echo::Echo),
}

/// Reads the command line, runs the subcommand, and says in one line what went wrong.
pub fn run() -> ExitCode {
    let line = CommandLine::parse();
    let done = match line.command {
        Command::Demo(demo) => demo::run(&demo),
        Command::Serve(serve) => serve::run(&serve),
        Command::Words(words) => words::run(&words),
        Command::Tokens(tokens) => tokens::run(&tokens),
        Command::Themes(themes) => themes::run(&themes),
        Command::Cloud(cloud) => cloud::run(&cloud),
        Command::Document(document) => document::run(&document),
        Command::Lint(lint) => lint::run(&lint),
        Command::Export(export) => export::run(&export),
        Command::Import(import) => import::run(&import),
        Command::Echo(echo) => echo::run(&echo),
        Command::Verify(verify) => return finish(verify::run(&verify)),
    };
    finish(done.map(|()| ExitCode::SUCCESS))
}

fn finish(done: anyhow::Result<ExitCode>) -> ExitCode {
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("moteplass: {error:#}");
            ExitCode::from(EXIT_BAD_INPUT)
        }
    }
}
