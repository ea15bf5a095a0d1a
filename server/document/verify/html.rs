//! Reads an HTML document back.

use anyhow::{Context, Result};

use super::tags::{Token, attribute, tokens};
use super::{Piece, ReadLine};

/// The pieces of the page; the contents, styles and drawings are not among them.
pub fn read(bytes: &[u8]) -> Result<Vec<Piece>> {
    let html = std::str::from_utf8(bytes).context("the page is not UTF-8")?;
    let mut page = Page::default();
    for token in tokens(html) {
        match token {
            Token::Start { name, attributes, closed } => page.open(name, attributes, closed),
            Token::End { name } => page.close(name),
            Token::Text(text) if page.skipped.is_empty() => page.text.push_str(&text),
            Token::Text(_) => {}
        }
    }
    Ok(page.pieces)
}

#[derive(Default)]
struct Page {
    pieces: Vec<Piece>,
    text: String,
    /// Lines that are open, the innermost last: which piece each became, once its own text is known.
    lines: Vec<Open>,
    row: Vec<String>,
    /// What its first cell unfolds to.
    folded: Vec<String>,
    /// Whether the cell that is open has been read: the rest of it is folded away.
    is_cell_read: bool,
    in_table: bool,
    /// Elements that are passed over, the innermost last.
    skipped: Vec<String>,
}

struct Open {
    marks: Vec<String>,
    written: bool,
}

/// What is not part of what the document says.
const SKIPPED: [&str; 5] = ["nav", "style", "svg", "head", "caption"];

impl Page {
    fn open(&mut self, name: &str, attributes: &str, closed: bool) {
        if !self.skipped.is_empty() || SKIPPED.contains(&name) {
            if !closed && (SKIPPED.contains(&name) || self.skipped.last().is_some_and(|open| open == name)) {
                self.skipped.push(name.to_owned());
            }
            return;
        }
        match name {
            "ul" | "ol" => self.write_line(),
            "li" if self.in_table => self.text.clear(),
            "li" => {
                self.text.clear();
                let marks = attribute(attributes, "data-notes").unwrap_or_default();
                let marks = marks.split_whitespace().map(str::to_owned).collect();
                self.lines.push(Open { marks, written: false });
            }
            "td" | "th" => {
                self.text.clear();
                self.is_cell_read = false;
            }
            "p" | "h1" | "h2" | "h3" | "figcaption" if self.lines.is_empty() => self.text.clear(),
            "br" => self.text.push(' '),
            "table" => self.in_table = true,
            "tr" => {
                self.row.clear();
                self.folded.clear();
            }
            _other => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(open) = self.skipped.last() {
            if open == name {
                self.skipped.pop();
            }
            return;
        }
        match name {
            "summary" => {
                self.row.push(std::mem::take(&mut self.text));
                self.is_cell_read = true;
            }
            "li" if self.in_table => self.folded.push(std::mem::take(&mut self.text)),
            "td" | "th" if self.is_cell_read => {}
            "li" => {
                self.write_line();
                self.lines.pop();
            }
            "h1" | "h2" | "h3" => {
                let level = name.as_bytes()[1] - b'0';
                let text = std::mem::take(&mut self.text);
                self.pieces.push(Piece::Heading { level, text });
            }
            "p" | "figcaption" if self.lines.is_empty() => {
                let text = std::mem::take(&mut self.text);
                self.pieces.push(Piece::Paragraph(text));
            }
            "td" | "th" => self.row.push(std::mem::take(&mut self.text)),
            "tr" => {
                let cells = self.row.drain(..).chain(self.folded.drain(..)).collect();
                self.pieces.push(Piece::Row(cells));
            }
            "table" => self.in_table = false,
            _other => {}
        }
    }

    /// Writes the innermost open line, once.
    fn write_line(&mut self) {
        let text = std::mem::take(&mut self.text);
        if let Some(line) = self.lines.last_mut().filter(|line| !line.written) {
            line.written = true;
            let marks = line.marks.drain(..).collect();
            self.pieces.push(Piece::Line(ReadLine { text, marks }));
        }
    }
}
