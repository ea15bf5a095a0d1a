//! `moteplass verify`: checks a finished document against the workshop that it tells of.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;

use super::files::Files;
use crate::document::archive::{self, Archive};
use crate::document::verify::{Report, Verdict, verify};

/// Check that a finished document holds every note, word for word
///
/// Reads the PDF, Word, OpenDocument or HTML file itself, also after somebody has edited it, and says for every note of
/// the workshop whether the file holds it. The exit code is 0 when everything holds and 1 when something does not.
#[derive(Args)]
pub struct Verify {
    /// The document: .pdf, .docx, .odt or .html
    file: PathBuf,
    /// The archive of the workshop that the document was made from
    #[arg(long, value_name = "FILE")]
    archive: PathBuf,
    /// Also list the notes that hold
    #[arg(long, short)]
    all: bool,
}

/// What the exit code says when something does not hold.
const EXIT_DIFFERENCE: u8 = 1;

/// Reads both files and prints what does not hold.
pub fn run(command: &Verify) -> Result<ExitCode> {
    let archive: Archive = Files { input: Some(command.archive.clone()), output: None }.read_json()?;
    let state = archive::state(&archive)?;
    let path = command.file.display();
    let bytes = fs::read(&command.file).with_context(|| format!("cannot read {path}"))?;
    let report = verify(&bytes, &state).with_context(|| format!("cannot check {path}"))?;
    Files::default().write(text(&report, command.all).as_bytes())?;
    Ok(if report.holds() { ExitCode::SUCCESS } else { ExitCode::from(EXIT_DIFFERENCE) })
}

fn text(report: &Report, all: bool) -> String {
    let mut text = String::new();
    for (note, verdict) in &report.notes {
        let says = match verdict {
            Verdict::Holds if !all => continue,
            Verdict::Holds => "holds".into(),
            Verdict::Missing => "is missing".into(),
            Verdict::Doubled => "stands more than once".into(),
            Verdict::Changed { found } => format!("has other words: {found}"),
            Verdict::Moved { under } => format!("stands under another heading: {under}"),
            Verdict::Unmarked => "is there, but its mark is gone".into(),
            Verdict::Printed => "is not to be printed, but is".into(),
        };
        text += &format!("{note}\t{says}\n");
    }
    for stranger in &report.strangers {
        text += &format!("-\tis in no note: {stranger}\n");
    }
    let held = report.notes.iter().filter(|(_, verdict)| *verdict == Verdict::Holds).count();
    text + &format!("{held} of {} notes hold\n", report.notes.len())
}
