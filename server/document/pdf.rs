//! The document as a tagged PDF that is both PDF/A-2a (to archive) and PDF/UA-1 (for everyone to read), by Typst.

mod printable;
mod world;

use anyhow::{Result, anyhow};
use serde_json::{Value, json};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::markup::digest;
use super::outline::{Block, InputDocument};
use super::words;
use crate::workshop::settings::{Date, Language};
use printable::breakable;
pub use printable::printable;
use world::World;

/// The date in the properties when nothing in the workshop has one: PDF/A asks for a date, and a clock would give
/// other bytes each time.
const DATE_WITHOUT_A_DATE: Date = Date(jiff::civil::date(1980, 1, 1));

/// A workshop's archive, set into the PDF (which is then PDF/A-3a).
pub struct Attachment<'a> {
    pub json: &'a str,
    /// What a reader is told that it is.
    pub description: &'a str,
}

/// The whole file. Signs that no font has are replaced first, so no text can stop it.
pub fn pdf(document: &InputDocument, attachment: Option<&Attachment>) -> Result<Vec<u8>> {
    let printable = breakable(printable(document));
    let data = data(&printable, attachment).to_string();
    let mut world = World::new(data.clone());
    for (figure, number) in figures(&printable).zip(1..) {
        world.put(&figure_path(number), figure.svg.clone().into_bytes());
    }
    let archive = match attachment {
        Some(attachment) => {
            world.put("/workshop.json", attachment.json.as_bytes().to_vec());
            PdfStandard::A_3a
        }
        None => PdfStandard::A_2a,
    };
    let standards = PdfStandards::new(&[archive, PdfStandard::Ua_1])
        .map_err(|refused| anyhow!("the PDF standards do not go together: {refused:?}"))?;
    let options = PdfOptions {
        ident: Smart::Custom(digest(&data, 32)),
        creator: Smart::Custom(Some("moteplass".into())),
        standards,
        ..PdfOptions::default()
    };
    let compiled = typst::compile::<PagedDocument>(&world).output;
    let file = compiled.and_then(|pages| typst_pdf::pdf(&pages, &options));
    // What Typst remembers of this document is of no use to the next one.
    typst::comemo::evict(0);
    file.map_err(|problems| {
        let all: Vec<String> = problems.iter().map(|problem| problem.message.to_string()).collect();
        anyhow!("the PDF could not be made: {}", all.join("; "))
    })
}

fn figures(document: &InputDocument) -> impl Iterator<Item = &super::outline::Figure> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        Block::Facts(_)
        | Block::Contents
        | Block::Heading(_)
        | Block::Paragraph(_)
        | Block::List(_)
        | Block::Table(_) => None,
    })
}

fn figure_path(number: u32) -> String {
    format!("/cloud-{number}.svg")
}

/// What the template reads.
fn data(document: &InputDocument, attachment: Option<&Attachment>) -> Value {
    let words = words::of(document.language);
    let date = document.date.unwrap_or(DATE_WITHOUT_A_DATE).0;
    let mut number = 0;
    let blocks: Vec<Value> = document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Figure(figure) => {
                number += 1;
                let path = figure_path(number);
                let of = json!({ "path": path, "alt": figure.alt, "caption": figure.caption });
                json!({ "kind": "figure", "of": of })
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
        "attachment": attachment.map(|attachment| attachment.description),
        "blocks": blocks,
    })
}
