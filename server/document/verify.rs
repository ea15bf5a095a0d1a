//! Checks a finished file against its workshop: reads ids and text back from the file itself, and says note by note
//! what holds and what does not.

mod docx;
mod html;
mod odt;
mod pdf;
mod tags;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::account::{Account, Resting};
use super::compose::{Composed, compose};
use super::outline::{Block, InputDocument, Line};
use super::pdf::printable;
use crate::workshop::ids::NoteId;
use crate::workshop::state::State;

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
    let Composed { document, account } = compose(state)?;
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

/// How text is seen before it is compared: the same for what is expected and what is found.
type Eye = fn(&str) -> String;

/// A question and a theme, or a question alone.
type Place = (String, String);

/// What should stand under one heading.
struct Section<'a> {
    place: Place,
    lines: Vec<(String, &'a Line)>,
    paragraphs: Vec<String>,
}

/// What does stand under one heading.
#[derive(Default)]
struct FoundSection {
    lines: Vec<ReadLine>,
    paragraphs: Vec<String>,
    words: BTreeSet<String>,
}

/// The sections under questions, as the outline has them.
fn expected(document: &InputDocument, see: Eye) -> Vec<Section<'_>> {
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
            Block::Facts(_) | Block::Contents => {}
        }
    }
    sections
}

impl<'a> Section<'a> {
    fn at(question: &str, theme: &str) -> Self {
        let place = (question.to_owned(), theme.to_owned());
        Self { place, lines: Vec::new(), paragraphs: Vec::new() }
    }

    fn take(&mut self, block: &'a Block, see: Eye) {
        match block {
            Block::List(list) => {
                let mut take = |line: &'a Line, _| self.lines.push((see(&line.printed()), line));
                list.lines.iter().for_each(|line| line.walk(1, &mut take));
            }
            Block::Paragraph(text) => self.paragraphs.push(see(text)),
            Block::Table(table) => self.paragraphs.push(see(&table.caption)),
            Block::Figure(figure) => self.paragraphs.push(see(&figure.caption)),
            Block::Facts(_) | Block::Contents | Block::Heading(_) => {}
        }
    }
}

/// What the file has under the questions; anything else in it is the secretariat's own.
fn found(pieces: Vec<Piece>, questions: &[String], see: Eye) -> BTreeMap<Place, FoundSection> {
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
                    section.words.extend(cells.first().map(|cell| see(cell)));
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

/// The expected and the found, side by side.
struct Comparison<'a> {
    expected: Vec<Section<'a>>,
    found: BTreeMap<Place, FoundSection>,
    /// How a note is marked in this kind of file; `None` where it has no marks.
    mark: Option<fn(&NoteId) -> String>,
    see: Eye,
}

impl Comparison<'_> {
    fn report(self, account: &Account) -> Report {
        let mut verdicts: BTreeMap<&NoteId, Verdict> = BTreeMap::new();
        let mut used: BTreeMap<Place, BTreeSet<usize>> = BTreeMap::new();
        for section in &self.expected {
            for (wanted, line) in &section.lines {
                for note in &line.notes {
                    let (verdict, places) = self.look_for(note, wanted, section);
                    for (place, at) in places {
                        used.entry(place).or_default().insert(at);
                    }
                    verdicts.insert(note, verdict);
                }
            }
        }
        let words: BTreeSet<&String> = self.found.values().flat_map(|section| &section.words).collect();
        let all_marks: BTreeSet<&String> =
            self.found.values().flat_map(|section| &section.lines).flat_map(|line| &line.marks).collect();
        let notes = account
            .notes
            .iter()
            .map(|entry| {
                let verdict = match entry.resting {
                    Resting::Bullet | Resting::Merged => {
                        verdicts.remove(&entry.id).unwrap_or(Verdict::Missing)
                    }
                    Resting::Figure => {
                        let word = (self.see)(entry.at.as_deref().unwrap_or_default());
                        if words.contains(&word) { Verdict::Holds } else { Verdict::Missing }
                    }
                    Resting::Omitted => {
                        let marked = self.mark.is_some_and(|mark| all_marks.contains(&mark(&entry.id)));
                        if marked { Verdict::Printed } else { Verdict::Holds }
                    }
                };
                (entry.id.clone(), verdict)
            })
            .collect();
        Report { notes, strangers: self.strangers(&used) }
    }

    /// Where a note's line is in the file: by its words under its heading, else by its mark, else by its words elsewhere.
    fn look_for(&self, note: &NoteId, wanted: &str, section: &Section) -> (Verdict, Vec<(Place, usize)>) {
        let place = &section.place;
        // Lines that differ only in signs that no font has read the same in a PDF; there may be as many as expected.
        let alike = section.lines.iter().filter(|(text, _)| text == wanted).count();
        let mark = self.mark.map(|mark| mark(note));
        let here: Vec<(Place, usize)> = self
            .all_lines()
            .filter(|(at, _, found)| *at == place && found.text == wanted)
            .map(|(at, index, _)| (at.clone(), index))
            .collect();
        let marked: Vec<(&Place, usize, &ReadLine)> = self
            .all_lines()
            .filter(|(_, _, found)| mark.as_ref().is_some_and(|mark| found.marks.contains(mark)))
            .collect();
        let places =
            || here.iter().cloned().chain(marked.iter().map(|(at, index, _)| ((*at).clone(), *index)));
        let verdict = match (here.len(), marked.as_slice()) {
            (many, _) if many > alike => Verdict::Doubled,
            (_, [_, _, ..]) => Verdict::Doubled,
            (1.., []) if mark.is_some() => Verdict::Unmarked,
            (1.., [(at, index, _)]) if !here.contains(&((*at).clone(), *index)) => Verdict::Doubled,
            (1.., _) => Verdict::Holds,
            (_, [(at, _, found)]) if *at == place => Verdict::Changed { found: found.text.clone() },
            (_, [(at, _, _)]) => Verdict::Moved { under: under(at) },
            (_, []) => {
                let elsewhere = self.all_lines().find(|(_, _, found)| found.text == wanted);
                match elsewhere.filter(|_| mark.is_none() && !self.is_expected_elsewhere(wanted, place)) {
                    Some((at, index, _)) => {
                        return (Verdict::Moved { under: under(at) }, vec![(at.clone(), index)]);
                    }
                    None => Verdict::Missing,
                }
            }
        };
        (verdict, places().collect())
    }

    fn all_lines(&self) -> impl Iterator<Item = (&Place, usize, &ReadLine)> {
        self.found.iter().flat_map(|(place, section)| {
            section.lines.iter().enumerate().map(move |(at, line)| (place, at, line))
        })
    }

    /// Whether the same words rightly stand under another heading too.
    fn is_expected_elsewhere(&self, wanted: &str, place: &Place) -> bool {
        let others = self.expected.iter().filter(|section| section.place != *place);
        others.flat_map(|section| &section.lines).any(|(text, _)| text == wanted)
    }

    /// Lines and paragraphs under the questions that the outline does not have.
    fn strangers(&self, used: &BTreeMap<Place, BTreeSet<usize>>) -> Vec<String> {
        let mut strangers = Vec::new();
        for (place, section) in &self.found {
            let used_here = used.get(place);
            let unused = |at: &usize| !used_here.is_some_and(|used| used.contains(at));
            let lines = section.lines.iter().enumerate().filter(|(at, _)| unused(at));
            strangers.extend(lines.map(|(_, line)| line.text.clone()));
            let known: Vec<&String> = self
                .expected
                .iter()
                .filter(|expected| expected.place == *place)
                .flat_map(|expected| &expected.paragraphs)
                .collect();
            let is_known = |text: &String| {
                known
                    .iter()
                    .any(|known| text == *known || text.ends_with(known.as_str()) && !known.is_empty())
            };
            let paragraphs = section.paragraphs.iter().filter(|text| !text.is_empty() && !is_known(text));
            strangers.extend(paragraphs.cloned());
        }
        strangers
    }
}

fn under((question, theme): &Place) -> String {
    if theme.is_empty() { question.clone() } else { theme.clone() }
}

/// Text as an eye sees it: composed, white space as one blank, no letters that are never drawn.
fn visible(text: &str) -> String {
    let drawn: String = text
        .nfc()
        .filter(|letter| {
            !matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
        })
        .collect();
    drawn.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text as a PDF can give it back: one from right to left is drawn from its other end, so there only the letters count;
/// and a letter with marks above or below it may come twice, once for each part that is drawn.
fn drawn(text: &str) -> String {
    let visible = visible(text);
    if visible.chars().any(|letter| matches!(letter, '\u{590}'..='\u{8FF}')) {
        let mut letters: Vec<char> = visible.chars().filter(|letter| !letter.is_whitespace()).collect();
        letters.sort_unstable();
        return letters.into_iter().collect();
    }
    let mut once = String::with_capacity(visible.len());
    let mut last = "";
    for grapheme in visible.graphemes(true) {
        if grapheme != last || grapheme.chars().nth(1).is_none() {
            once.push_str(grapheme);
        }
        last = grapheme;
    }
    once
}
