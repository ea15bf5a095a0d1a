//! The `moteplass` program: reads the command line and does what it says.

use std::process::ExitCode;

fn main() -> ExitCode {
    moteplass::command_line::run()
}
