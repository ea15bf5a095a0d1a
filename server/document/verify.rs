//! Checks a finished file against its workshop: reads ids and text back from the file itself, and says note by note
//! what holds and what does not.

mod compare;
mod docx;
mod eye;
mod html;
#[cfg(test)]
mod mutations;
mod odt;
mod pdf;
mod sections;
mod tags;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::account::Account;
use super::compose::{Composed, Means, compose_with};
use super::drawings::Drawings;
use super::pdf::printable;
use crate::workshop::ids::NoteId;
use crate::workshop::state::State;
use anyhow::{Result, bail};
use compare::Comparison;
use eye::{Eye, drawn, visible};
use sections::{expected, found};

/// A kind of file that can be read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readable {
    Pdf,
    Docx,
    Odt,
    Html,
}

/// What a file says, from the top down.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Heading { level: u8, text: String },
    Line(ReadLine),
    Row(Vec<String>),
    Paragraph(String),
}

/// A line of a list, and the marks of notes that it carries.
#[derive(Clone, Debug, Default, PartialEq)]
struct ReadLine {
    text: String,
    marks: BTreeSet<String>,
}

/// What was found about every note, and what the file says that no note says.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// In the order received.
    pub notes: Vec<(NoteId, Verdict)>,
    /// Lines and paragraphs under the questions that the workshop does not have.
    pub strangers: Vec<String>,
}

/// What was found about one note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It stands where the account says, in the words that it says, or is left out as it says.
    Holds,
    /// Its line is not in the file.
    Missing,
    /// Its line stands more than once.
    Doubled,
    /// Its line has other words.
    Changed { found: String },
    /// Its line stands under another heading.
    Moved { under: String },
    /// The line is there, but no longer carries the mark of the note.
    Unmarked,
    /// It is not to be printed, but its mark is in the file.
    Printed,
}

impl Report {
    /// Whether everything holds.
    pub fn holds(&self) -> bool {
        self.strangers.is_empty() && self.notes.iter().all(|(_, verdict)| *verdict == Verdict::Holds)
    }
}

/// The kind of a file, by its first bytes.
pub fn kind(bytes: &[u8]) -> Option<Readable> {
    let start = &bytes[..bytes.len().min(512)];
    let has = |needle: &[u8]| start.windows(needle.len()).any(|window| window == needle);
    if start.starts_with(b"%PDF-") {
        Some(Readable::Pdf)
    } else if start.starts_with(b"PK") && has(b"opendocument.text") {
        Some(Readable::Odt)
    } else if start.starts_with(b"PK") {
        Some(Readable::Docx)
    } else if has(b"<!DOCTYPE html") || has(b"<html") {
        Some(Readable::Html)
    } else {
        None
    }
}

/// Reads a file and checks it against the workshop that it should tell of.
pub fn verify(bytes: &[u8], state: &State) -> Result<Report> {
    let Some(kind) = kind(bytes) else { bail!("this is not a PDF, DOCX, ODT or HTML file") };
    let drawings = Drawings::default();
    let means = Means { folds: kind == Readable::Html, ..Means::plain(&drawings) };
    let Composed { document, account } = compose_with(state, means)?;
    let (document, account) = match kind {
        Readable::Pdf => {
            let document = printable(&document);
            let account = Account::of(&document, state)?;
            (document, account)
        }
        Readable::Docx | Readable::Odt | Readable::Html => (document, account),
    };
    let pieces = match kind {
        Readable::Pdf => pdf::read(bytes)?,
        Readable::Docx => docx::read(bytes)?,
        Readable::Odt => odt::read(bytes)?,
        Readable::Html => html::read(bytes)?,
    };
    let mark: Option<fn(&NoteId) -> String> = match kind {
        Readable::Pdf => None,
        Readable::Docx => Some(super::docx::note_bookmark),
        Readable::Odt => Some(|id| format!("note-{id}")),
        Readable::Html => Some(|id| id.to_string()),
    };
    let see: Eye = match kind {
        Readable::Pdf => drawn,
        Readable::Docx | Readable::Odt | Readable::Html => visible,
    };
    let expected = expected(&document, see);
    let questions: Vec<String> = expected.iter().map(|section| section.place.0.clone()).collect();
    Ok(Comparison { found: found(pieces, &questions, see), expected, mark, see }.report(&account))
}
