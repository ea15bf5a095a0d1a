//! Every format that a workshop can be delivered in, and the one function that makes its file.

use anyhow::Result;

use super::account::Account;
use super::archive::{self, People};
use super::compose::{Composed, Means, compose_with};
use super::drawings::{Drawings, Needed};
use super::{csv, docx, html, markdown, odt, parcel, pdf, plain, xlsx};
use crate::workshop::state::State;

/// A format that a workshop is delivered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The document of record: PDF/A-2a and PDF/UA-1.
    Pdf,
    /// The same with the workshop's archive inside: PDF/A-3a and PDF/UA-1.
    PdfWithArchive,
    Docx,
    Odt,
    Html,
    Markdown,
    /// For an e-mail.
    Plain,
    Xlsx,
    Csv,
    /// The archive.
    Json,
    /// What is sent: the PDF, its attachments as files, and the account as a table, in one zip.
    Parcel,
}

/// A finished file and what it says of every note.
pub struct Exported {
    pub bytes: Vec<u8>,
    pub account: Account,
}

impl Format {
    /// The end of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf | Self::PdfWithArchive => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Plain => "txt",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Parcel => "zip",
        }
    }

    /// What its document is composed with.
    pub fn means(self, drawings: &Drawings) -> Means<'_> {
        let needed = match self {
            Self::Docx | Self::Odt => Some(Needed::Pixels),
            Self::Pdf | Self::PdfWithArchive | Self::Html | Self::Parcel => Some(Needed::Outlines),
            Self::Markdown | Self::Plain | Self::Xlsx | Self::Csv | Self::Json => None,
        };
        Means { drawings, needed, folds: self == Self::Html }
    }

    /// What the file is called on the wire.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf | Self::PdfWithArchive => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Html => "text/html; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Plain => "text/plain; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
            Self::Parcel => "application/zip",
        }
    }
}

/// The file of a workshop in one format. It is refused when the account does not hold, and the note is named.
pub fn export(state: &State, format: Format) -> Result<Exported> {
    export_with(state, format, &Drawings::default())
}

/// As [`export`], with the clouds that have been drawn before.
pub fn export_with(state: &State, format: Format, drawings: &Drawings) -> Result<Exported> {
    let Composed { document, account } = compose_with(state, format.means(drawings))?;
    let bytes = match format {
        Format::Pdf => pdf::pdf(&document, None)?,
        Format::PdfWithArchive => {
            let json = archive::of_state(state, People::Counted).to_json();
            let description = super::words::of(document.language).subject;
            pdf::pdf(&document, Some(&pdf::EmbeddedArchive { json: &json, description }))?
        }
        Format::Docx => docx::docx(&document)?,
        Format::Odt => odt::odt(&document)?,
        Format::Html => html::html(&document),
        Format::Markdown => markdown::markdown(&document),
        Format::Plain => plain::plain(&document),
        Format::Xlsx => xlsx::xlsx(&document, &account, state)?,
        Format::Csv => csv::csv(&document, &account, state),
        Format::Json => archive::of_state(state, People::Named).to_json().into_bytes(),
        Format::Parcel => parcel::parcel(&document, &account, state)?,
    };
    // The PDF may say a sign in other words; its account says what the PDF says.
    let account = match format {
        Format::Pdf | Format::PdfWithArchive => Account::of(&pdf::printable(&document), state)?,
        Format::Docx
        | Format::Odt
        | Format::Html
        | Format::Markdown
        | Format::Plain
        | Format::Xlsx
        | Format::Csv
        | Format::Json
        | Format::Parcel => account,
    };
    Ok(Exported { bytes, account })
}
