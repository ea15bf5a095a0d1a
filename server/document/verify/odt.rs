//! Reads an ODF text document back: also one that LibreOffice itself has saved since.

use std::collections::BTreeSet;

use anyhow::Result;

use super::docx::part;
use super::tags::{Token, attribute, tokens};
use super::{Piece, ReadLine};

/// The pieces of the document; the contents are not among them.
pub fn read(bytes: &[u8]) -> Result<Vec<Piece>> {
    let xml = part(bytes, "content.xml")?;
    let mut body = Body::default();
    for token in tokens(&xml) {
        match token {
            Token::Start { name, attributes, closed } => body.open(name, attributes, closed),
            Token::End { name } => body.close(name),
            Token::Text(text) if body.skipped.is_none() => body.text.push_str(&text),
            Token::Text(_) => {}
        }
    }
    Ok(body.pieces)
}

#[derive(Default)]
struct Body {
    pieces: Vec<Piece>,
    text: String,
    marks: BTreeSet<String>,
    level: u8,
    list_depth: u32,
    row: Option<Vec<String>>,
    /// The element that is passed over.
    skipped: Option<String>,
}

/// What is not part of what the document says.
const SKIPPED: [&str; 5] = [
    "text:table-of-content",
    "text:sequence-decls",
    "office:automatic-styles",
    "draw:frame",
    "office:font-face-decls",
];

impl Body {
    fn open(&mut self, name: &str, attributes: &str, closed: bool) {
        if self.skipped.is_some() {
            return;
        }
        if SKIPPED.contains(&name) {
            self.skipped = (!closed).then(|| name.to_owned());
            return;
        }
        match name {
            "text:list" if !closed => self.list_depth += 1,
            "text:p" | "text:h" if self.row.is_none() => {
                self.text.clear();
                self.marks.clear();
                let level = attribute(attributes, "text:outline-level");
                self.level = level.and_then(|level| level.parse().ok()).unwrap_or(1);
            }
            "text:bookmark" | "text:bookmark-start" => {
                self.marks.extend(attribute(attributes, "text:name"));
            }
            "text:line-break" | "text:tab" | "text:s" => self.text.push(' '),
            "table:table-row" => self.row = Some(Vec::new()),
            "table:table-cell" => self.text.clear(),
            _other => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(skipped) = &self.skipped {
            if skipped == name {
                self.skipped = None;
            }
            return;
        }
        match name {
            "text:list" => self.list_depth = self.list_depth.saturating_sub(1),
            "text:h" => {
                let text = std::mem::take(&mut self.text);
                self.pieces.push(Piece::Heading { level: self.level, text });
            }
            "text:p" if self.row.is_some() => self.text.push(' '),
            "text:p" => {
                let text = std::mem::take(&mut self.text);
                let marks = std::mem::take(&mut self.marks);
                let line = ReadLine { text, marks };
                let is_line = self.list_depth > 0;
                self.pieces.push(if is_line { Piece::Line(line) } else { Piece::Paragraph(line.text) });
            }
            "table:table-cell" => {
                let text = std::mem::take(&mut self.text);
                self.row.get_or_insert_default().push(text);
            }
            "table:table-row" => self.pieces.extend(self.row.take().map(Piece::Row)),
            _other => {}
        }
    }
}
