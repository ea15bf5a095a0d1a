//! `moteplass lint`: what a careful reader would remark on before the document is sent.

use anyhow::Result;
use clap::Args;

use super::files::Files;
use crate::document::archive::{self, Archive};
use crate::document::compose::compose;
use crate::document::lint::{Remark, What, lint};
use crate::document::place::At;

/// List what to look at before the document is sent
///
/// Reads the archive of a workshop and remarks on numbers without a source, quotations that differ from their note,
/// lines that seem to name a person, notes that nobody has placed, and the like, each with its place. Remarks stop
/// nothing: the document can be made with all of them open.
#[derive(Args)]
pub struct Lint {
    #[command(flatten)]
    files: Files,
    /// Write the remarks as JSON
    #[arg(long)]
    json: bool,
}

/// Reads the archive and writes the remarks, one a line.
pub fn run(command: &Lint) -> Result<()> {
    let archive: Archive = command.files.read_json()?;
    let state = archive::state(&archive)?;
    let remarks = lint(&state, &compose(&state)?.document);
    if command.json {
        return command.files.write_json(&remarks);
    }
    let mut text: String = remarks.iter().map(line).collect();
    text += &format!("{} remarks\n", remarks.len());
    command.files.write(text.as_bytes())
}

fn line(Remark { what, at }: &Remark) -> String {
    let says = match what {
        What::NumberWithoutSource { number } => format!("the number {number} has no source"),
        What::QuotationDiffers => "the quotation differs from its note".into(),
        What::SentenceWithoutSender { sentence } => format!("nobody has said: {sentence}"),
        What::EmptyTheme { heading } => format!("the theme has no lines: {heading}"),
        What::NamesAPerson { name } => format!("names a person: {name}"),
        What::TellsOfHealth { word } => format!("tells of somebody's health: {word}"),
        What::Abbreviation { abbreviation } => format!("is never spelled out: {abbreviation}"),
        What::OtherLanguage => "is in another language than its note".into(),
        What::PictureWithoutWords { name } => format!("is a picture without alternative text: {name}"),
        What::Unplaced => "is not placed".into(),
    };
    format!("{}\t{says}\n", place(at))
}

fn place(at: &At) -> String {
    let places = [
        at.part.and_then(|part| Some(serde_json::to_value(part).ok()?.as_str()?.to_owned())),
        at.question.map(|question| format!("question {question}")),
        at.theme.map(|theme| format!("theme {theme}")),
        at.line.map(|line| format!("line {line}")),
        at.note.as_ref().map(|note| format!("note {note}")),
    ];
    places.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
