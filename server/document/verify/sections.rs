//! What stands under each heading: as the outline has it, and as the file has it.

use std::collections::BTreeMap;

use super::eye::Eye;
use super::{Piece, ReadLine};
use crate::document::outline::{Block, InputDocument, Line};
use crate::workshop::ids::NoteId;

/// A question and a theme, or a question alone.
pub type Place = (String, String);

/// What should stand under one heading.
pub struct Section<'a> {
    pub place: Place,
    pub lines: Vec<(String, &'a Line)>,
    pub paragraphs: Vec<String>,
    /// Of its tables, with their headings.
    pub rows: Vec<Vec<String>>,
    /// The first cells of rows that unfold, each with the notes that they unfold to.
    pub folded: Vec<(String, Vec<&'a NoteId>)>,
}

/// What does stand under one heading.
#[derive(Default)]
pub struct FoundSection {
    pub lines: Vec<ReadLine>,
    pub paragraphs: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The sections under questions, as the outline has them.
pub fn expected(document: &InputDocument, see: Eye) -> Vec<Section<'_>> {
    let mut sections: Vec<Section> = Vec::new();
    let mut question: Option<String> = None;
    for block in &document.blocks {
        match block {
            Block::Heading(heading) if heading.level == 2 => {
                question = heading.anchor.starts_with("question-").then(|| see(&heading.text));
                if let Some(question) = &question {
                    sections.push(Section::at(question, ""));
                }
            }
            Block::Heading(heading) => {
                if let Some(question) = &question {
                    sections.push(Section::at(question, &see(&heading.text)));
                }
            }
            Block::List(_) | Block::Paragraph(_) | Block::Figure(_) | Block::Table(_) => {
                if let Some(section) = sections.last_mut().filter(|_| question.is_some()) {
                    section.take(block, see);
                }
            }
            Block::Facts(_) | Block::Contents | Block::File(_) => {}
        }
    }
    sections
}

impl<'a> Section<'a> {
    fn at(question: &str, theme: &str) -> Self {
        let place = (question.to_owned(), theme.to_owned());
        Self { place, lines: Vec::new(), paragraphs: Vec::new(), rows: Vec::new(), folded: Vec::new() }
    }

    fn take(&mut self, block: &'a Block, see: Eye) {
        match block {
            Block::List(list) => {
                let mut take = |line: &'a Line, _| self.lines.push((see(&line.printed()), line));
                list.lines.iter().for_each(|line| line.walk(1, &mut take));
            }
            Block::Paragraph(text) => self.paragraphs.push(see(text)),
            Block::Table(table) => {
                self.paragraphs.push(see(&table.caption));
                self.rows.push(table.columns.iter().map(|column| see(&column.heading)).collect());
                for (at, row) in table.rows.iter().enumerate() {
                    let folded = table.folded.get(at).map(Vec::as_slice).unwrap_or_default();
                    let cells = row.iter().cloned().chain(folded.iter().map(Line::printed));
                    self.rows.push(cells.map(|text| see(&text)).collect());
                    let notes = folded.iter().flat_map(|line| &line.notes).collect();
                    self.folded.push((row.first().map(|cell| see(cell)).unwrap_or_default(), notes));
                }
            }
            Block::Figure(figure) => self.paragraphs.push(see(&figure.caption)),
            Block::Facts(_) | Block::Contents | Block::Heading(_) | Block::File(_) => {}
        }
    }
}

/// What the file has under the questions; anything else in it is the secretariat's own.
pub fn found(pieces: Vec<Piece>, questions: &[String], see: Eye) -> BTreeMap<Place, FoundSection> {
    let mut sections: BTreeMap<Place, FoundSection> = BTreeMap::new();
    let mut place: Option<Place> = None;
    for piece in pieces {
        match piece {
            Piece::Heading { level, text } => {
                let text = see(&text);
                if level <= 2 {
                    place = questions.contains(&text).then(|| (text, String::new()));
                } else if let Some((question, _)) = place.take() {
                    place = Some((question, text));
                }
                if let Some(place) = &place {
                    sections.entry(place.clone()).or_default();
                }
            }
            Piece::Line(line) => {
                if let Some(section) = place.as_ref().and_then(|place| sections.get_mut(place)) {
                    section.lines.push(ReadLine { text: see(&line.text), ..line });
                }
            }
            Piece::Row(cells) => {
                if let Some(section) = place.as_ref().and_then(|place| sections.get_mut(place)) {
                    section.rows.push(cells.iter().map(|cell| see(cell)).collect());
                }
            }
            Piece::Paragraph(text) => {
                if let Some(section) = place.as_ref().and_then(|place| sections.get_mut(place)) {
                    section.paragraphs.push(see(&text));
                }
            }
        }
    }
    sections
}
