//! `moteplass document`: from a workshop's archive to the finished document.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use super::files::{Files, write_file};
use crate::document::archive::{self, Archive};
use crate::document::{Format, export};

/// Make the finished document from a workshop's archive
///
/// The archive is one JSON file with the questions, the notes and how they are arranged; docs/ARCHIVE.md tells how to
/// write one by hand from notes on paper. Every note gets its place in the document, or is left out with a reason:
/// if one is missing, there is no document, and the note is named.
#[derive(Args)]
pub struct Document {
    #[command(flatten)]
    files: Files,
    /// What to make; without it, what the name of the output file ends with
    #[arg(long, short, value_enum)]
    format: Option<FileFormat>,
    /// File to write the account to, as JSON: where each note stands, or why it does not
    #[arg(long, value_name = "FILE")]
    account: Option<PathBuf>,
    /// Put the archive inside the PDF (then it is PDF/A-3a instead of PDF/A-2a)
    #[arg(long)]
    with_archive: bool,
}

/// The formats by the ends of their files' names.
#[derive(Clone, Copy, ValueEnum)]
enum FileFormat {
    /// PDF/A-2a and PDF/UA-1: to send and to archive
    Pdf,
    /// Word
    Docx,
    /// OpenDocument, for LibreOffice
    Odt,
    /// Web page in one file
    Html,
    /// Markdown
    Md,
    /// Plain text, for an e-mail
    Txt,
    /// Excel workbook
    Xlsx,
    /// Table of all notes, for Excel
    Csv,
    /// The archive itself, with everything filled in
    Json,
    /// What is sent: the PDF, the attachments and the account as a table
    Zip,
}

/// Reads the archive and writes the document, and the account if asked.
pub fn run(command: &Document) -> Result<()> {
    let format = format(command)?;
    let archive: Archive = command.files.read_json()?;
    let state = archive::state(&archive)?;
    let exported = export(&state, format)?;
    if let Some(path) = &command.account {
        let mut json = serde_json::to_vec_pretty(&exported.account).context("cannot write the account")?;
        json.push(b'\n');
        write_file(path, &json)?;
    }
    command.files.write(&exported.bytes)
}

fn format(command: &Document) -> Result<Format> {
    let by_name = || {
        let extension = command.files.output.as_ref()?.extension()?.to_str()?;
        FileFormat::from_str(extension, true).ok()
    };
    let Some(format) = command.format.or_else(by_name) else {
        bail!("say what to make, such as --format pdf");
    };
    Ok(match format {
        FileFormat::Pdf if command.with_archive => Format::PdfWithArchive,
        FileFormat::Pdf => Format::Pdf,
        FileFormat::Docx => Format::Docx,
        FileFormat::Odt => Format::Odt,
        FileFormat::Html => Format::Html,
        FileFormat::Md => Format::Markdown,
        FileFormat::Txt => Format::Plain,
        FileFormat::Xlsx => Format::Xlsx,
        FileFormat::Csv => Format::Csv,
        FileFormat::Json => Format::Json,
        FileFormat::Zip => Format::Parcel,
    })
}
