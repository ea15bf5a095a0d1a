//! Reads a Word document back: also one that Word itself has saved since.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use anyhow::{Context, Result, ensure};
use zip::ZipArchive;

use super::tags::{Token, attribute, tokens};
use super::{Piece, ReadLine};

/// The largest part that is read, in bytes.
const PART_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// One XML part of a zipped document.
pub fn part(bytes: &[u8], name: &str) -> Result<String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).context("this is not a zip file")?;
    let file = zip.by_name(name).with_context(|| format!("the file has no {name}"))?;
    let mut xml = String::new();
    let read = file.take(PART_BYTES_MAX + 1).read_to_string(&mut xml);
    let count = read.with_context(|| format!("{name} cannot be read"))?;
    ensure!(count as u64 <= PART_BYTES_MAX, "{name} is too large");
    Ok(xml)
}

/// The pieces of the document; the contents are not among them.
pub fn read(bytes: &[u8]) -> Result<Vec<Piece>> {
    let styles = style_names(&part(bytes, "word/styles.xml")?);
    let xml = part(bytes, "word/document.xml")?;
    let mut body = Body { styles, ..Body::default() };
    for token in tokens(&xml) {
        match token {
            Token::Start { name, attributes, closed } => body.open(name, attributes, closed),
            Token::End { name } => body.close(name),
            Token::Text(text) if body.in_text => body.text.push_str(&text),
            Token::Text(_) => {}
        }
    }
    Ok(body.pieces)
}

/// The name of each style, in lower case: Word translates ids, but not the names of its own styles.
fn style_names(xml: &str) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let mut id = String::new();
    for token in tokens(xml) {
        if let Token::Start { name, attributes, .. } = token {
            match name {
                "w:style" => id = attribute(attributes, "w:styleId").unwrap_or_default(),
                "w:name" => {
                    let name = attribute(attributes, "w:val").unwrap_or_default().to_lowercase();
                    names.insert(id.clone(), name);
                }
                _other => {}
            }
        }
    }
    names
}

#[derive(Default)]
struct Body {
    styles: BTreeMap<String, String>,
    pieces: Vec<Piece>,
    text: String,
    in_text: bool,
    style: String,
    numbered: bool,
    marks: BTreeSet<String>,
    row: Option<Vec<String>>,
}

impl Body {
    fn open(&mut self, name: &str, attributes: &str, closed: bool) {
        let value = |name| attribute(attributes, name).unwrap_or_default();
        match name {
            "w:p" if !closed && self.row.is_none() => {
                self.text.clear();
                self.style.clear();
                self.marks.clear();
                self.numbered = false;
            }
            "w:pStyle" => self.style = self.styles.get(&value("w:val")).cloned().unwrap_or_default(),
            "w:numPr" => self.numbered = true,
            "w:bookmarkStart" => {
                self.marks.insert(value("w:name"));
            }
            "w:t" => self.in_text = !closed,
            "w:br" | "w:tab" => self.text.push(' '),
            "w:tr" => self.row = Some(Vec::new()),
            "w:tc" => self.text.clear(),
            _other => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:t" => self.in_text = false,
            "w:p" if self.row.is_none() => self.write_paragraph(),
            "w:p" => self.text.push(' '),
            "w:tc" => {
                let text = std::mem::take(&mut self.text);
                self.row.get_or_insert_default().push(text);
            }
            "w:tr" => self.pieces.extend(self.row.take().map(Piece::Row)),
            _other => {}
        }
    }

    fn write_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let level = self.style.strip_prefix("heading ").and_then(|level| level.parse().ok());
        let is_line = self.numbered || self.style.starts_with("list ");
        if let Some(level) = level {
            self.pieces.push(Piece::Heading { level, text });
        } else if self.style.starts_with("toc ") {
        } else if is_line {
            let marks = std::mem::take(&mut self.marks);
            self.pieces.push(Piece::Line(ReadLine { text, marks }));
        } else {
            self.pieces.push(Piece::Paragraph(text));
        }
    }
}
