//! The document as a tagged PDF that is both PDF/A-2a (to archive) and PDF/UA-1 (for everyone to read), by Typst.

mod printable;
mod world;

use std::borrow::Cow;
use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use serde_json::json;
use typst::diag::SourceDiagnostic;
use typst::foundations::{NativeElement, Selector, Smart, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::direction::set_apart;
use super::markup::digest;
use super::outline::{AttachedFile, Block, Drawing, Figure, InputDocument};
use super::words;
use crate::workshop::ids::NoteId;
use crate::workshop::settings::{Date, Language};
use printable::breakable;
pub use printable::printable;
use world::World;

/// The date in the properties when nothing in the workshop has one: PDF/A asks for a date, and a clock would give
/// other bytes each time.
const DATE_WITHOUT_A_DATE: Date = Date(jiff::civil::date(1980, 1, 1));

/// A workshop's archive, set into the PDF (which is then PDF/A-3a, and holds the attached files too).
pub struct EmbeddedArchive<'a> {
    pub json: &'a str,
    /// What a reader is told that it is.
    pub description: &'a str,
}

/// The whole file. Signs that no font has are replaced first, so no text can stop it.
pub fn pdf(document: &InputDocument, archive: Option<&EmbeddedArchive>) -> Result<Vec<u8>> {
    let printed = printed(document);
    let data = data(&printed, archive).to_string();
    let standard = if archive.is_some() { PdfStandard::A_3a } else { PdfStandard::A_2a };
    let standards = PdfStandards::new(&[standard, PdfStandard::Ua_1])
        .map_err(|refused| anyhow!("the PDF standards do not go together: {refused:?}"))?;
    let options = PdfOptions {
        ident: Smart::Custom(digest(&data, 32)),
        creator: Smart::Custom(Some("moteplass".into())),
        standards,
        ..PdfOptions::default()
    };
    let world = world_of(&printed, archive, data);
    let compiled = typst::compile::<PagedDocument>(&world).output;
    let file = compiled.and_then(|pages| typst_pdf::pdf(&pages, &options));
    forget();
    file.map_err(|problems| not_made(&problems))
}

/// Which page of the PDF each printed note stands on, by its line or its figure.
pub fn pages(document: &InputDocument) -> Result<BTreeMap<NoteId, usize>> {
    let printed = printed(document);
    let mut data = data(&printed, None);
    data["marked"] = true.into();
    let world = world_of(&printed, None, data.to_string());
    let compiled = typst::compile::<PagedDocument>(&world).output;
    let found = compiled.map(|pages| marks(&pages));
    forget();
    found.map_err(|problems| not_made(&problems))
}

/// The notes that the template has marked, each with the page of its mark.
fn marks(pages: &PagedDocument) -> BTreeMap<NoteId, usize> {
    let introspector = pages.introspector();
    let mut found = BTreeMap::new();
    for mark in introspector.query(&Selector::Elem(MetadataElem::ELEM, None)) {
        let page = mark.location().and_then(|location| introspector.page(location));
        let value = mark.to_packed::<MetadataElem>().map(|mark| mark.value.clone());
        let (Some(page), Some(Value::Array(notes))) = (page, value) else { continue };
        for note in notes {
            if let Value::Str(id) = note
                && let Some(id) = NoteId::parse(&id)
            {
                found.entry(id).or_insert(page.get());
            }
        }
    }
    found
}

/// The document in signs that the fonts have, with places to break long words, and no text that turns another.
fn printed(document: &InputDocument) -> InputDocument {
    let mut printed = breakable(printable(document));
    printed.each_text(&mut |text| {
        if let Cow::Owned(apart) = set_apart(text) {
            *text = apart;
        }
    });
    printed
}

/// All that Typst may see of a document.
fn world_of(printed: &InputDocument, archive: Option<&EmbeddedArchive>, data: String) -> World {
    let mut world = World::new(data);
    for (figure, number) in figures(printed).zip(1..) {
        let bytes = match &figure.drawing {
            Drawing::Svg(drawn) => drawn.svg().as_bytes().to_vec(),
            Drawing::Png(content) | Drawing::Jpeg(content) => content.bytes().to_vec(),
        };
        world.put(&figure_path(figure, number), bytes);
    }
    if let Some(archive) = archive {
        world.put("/workshop.json", archive.json.as_bytes().to_vec());
        for (file, number) in files(printed).zip(1..) {
            world.put(&file_path(number), file.content.bytes().to_vec());
        }
    }
    world
}

/// What Typst remembers of one document is of no use to the next one.
fn forget() {
    typst::comemo::evict(0);
}

fn not_made(problems: &[SourceDiagnostic]) -> anyhow::Error {
    let all: Vec<String> = problems.iter().map(|problem| problem.message.to_string()).collect();
    anyhow!("the PDF could not be made: {}", all.join("; "))
}

fn figures<'a>(document: &'a InputDocument) -> impl Iterator<Item = &'a Figure> {
    let figure = |block: &'a Block| if let Block::Figure(figure) = block { Some(figure) } else { None };
    document.blocks.iter().filter_map(figure)
}

fn files<'a>(document: &'a InputDocument) -> impl Iterator<Item = &'a AttachedFile> {
    let file = |block: &'a Block| if let Block::File(file) = block { Some(file) } else { None };
    document.blocks.iter().filter_map(file)
}

/// Paths are numbered, not named: there are few of them, and Typst keeps each one for ever.
fn figure_path(figure: &Figure, number: u32) -> String {
    let kind = match &figure.drawing {
        Drawing::Svg(_) => "svg",
        Drawing::Png(_) => "png",
        Drawing::Jpeg(_) => "jpg",
    };
    format!("/figure-{number}.{kind}")
}

fn file_path(number: u32) -> String {
    format!("/attachment-{number}.pdf")
}

/// What the template reads.
fn data(document: &InputDocument, archive: Option<&EmbeddedArchive>) -> serde_json::Value {
    let words = words::of(document.language);
    let date = document.date.unwrap_or(DATE_WITHOUT_A_DATE).0;
    let (mut number, mut file_number) = (0, 0);
    let blocks: Vec<serde_json::Value> = document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Figure(figure) => {
                number += 1;
                let (path, [width, _]) = (figure_path(figure, number), figure.size_mm());
                let notes: Vec<&NoteId> = figure.words.iter().flat_map(|word| &word.notes).collect();
                let of = json!({
                    "path": path, "alt": figure.alt, "caption": figure.caption, "width_mm": width, "notes": notes,
                });
                json!({ "kind": "figure", "of": of })
            }
            Block::File(file) => {
                file_number += 1;
                let path = archive.map(|_| file_path(file_number));
                let of = json!({ "path": path, "name": file.name, "text": file.text, "media_type": file.media_type });
                json!({ "kind": "file", "of": of })
            }
            Block::Facts(_)
            | Block::Contents
            | Block::Heading(_)
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Table(_) => json!(block),
        })
        .collect();
    json!({
        "document": {
            "title": document.title,
            "language": document.language,
            "organiser": document.organiser,
            "subject": document.subject,
        },
        "region": match document.language { Language::Nb | Language::Nn => "no", Language::En => "gb" },
        "date": [date.year(), date.month(), date.day()],
        "words": { "contents": words.contents, "page": words.page, "page_of": words.page_of },
        "archive": archive.map(|archive| archive.description),
        "marked": false,
        "blocks": blocks,
    })
}
