//! The secretariat's own texts: every number and every sentence should lead back to what was said.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use super::{Remark, What};
use crate::document::outline::{Block, InputDocument, Line};
use crate::document::place::At;
use crate::document::summary;
use crate::text::{Language, analyse};
use crate::workshop::settings::Part;
use crate::workshop::state::State;

/// How a sentence is marked as the secretariat's own judgement, in the three languages of the document.
const JUDGEMENT: [&str; 3] =
    ["sekretariatets vurdering", "sekretariatet si vurdering", "the secretariat's assessment"];

/// Remarks on the introduction and the summary.
pub fn of_parts(state: &State, document: &InputDocument) -> Vec<Remark> {
    let said = Said::of(state, document);
    let mut remarks = Vec::new();
    for part in [Part::Introduction, Part::Summary] {
        let Some(written) = state.parts.get(&part) else { continue };
        for paragraph in written.text.split("\n\n") {
            let is_judgement = is_judgement(paragraph);
            for sentence in paragraph.unicode_sentences().map(str::trim).filter(|text| !text.is_empty()) {
                let at = At { part: Some(part), ..At::default() };
                for number in numbers(sentence).filter(|number| !said.numbers.contains(*number)) {
                    let number = number.to_owned();
                    remarks.push(Remark { what: What::NumberWithoutSource { number }, at: at.clone() });
                }
                // An introduction tells of the workshop, not of what was said there.
                if part == Part::Summary && !is_judgement && !said.supports(sentence) {
                    let sentence = sentence.to_owned();
                    remarks.push(Remark { what: What::SentenceWithoutSender { sentence }, at });
                }
            }
        }
    }
    remarks
}

fn is_judgement(paragraph: &str) -> bool {
    let lower = paragraph.to_lowercase();
    JUDGEMENT.iter().any(|mark| lower.contains(mark))
}

/// What the notes and the document itself say.
struct Said {
    stems: BTreeSet<String>,
    numbers: BTreeSet<String>,
}

impl Said {
    fn of(state: &State, document: &InputDocument) -> Self {
        let mut said = Self { stems: BTreeSet::new(), numbers: BTreeSet::new() };
        let settings = &state.settings;
        for text in [&settings.title, &settings.place, &settings.organiser] {
            said.numbers.extend(numbers(text).map(str::to_owned));
        }
        if let Some(date) = settings.date {
            said.numbers.extend([date.0.year().to_string(), date.0.day().to_string()]);
        }
        for count in [state.participants.len(), state.notes.len(), state.groups.len(), state.questions.len()]
        {
            said.numbers.insert(count.to_string());
        }
        for block in &document.blocks {
            match block {
                Block::Heading(heading) if heading.anchor.starts_with("question-") => {
                    said.hear(&heading.text)
                }
                Block::List(list) => {
                    for line in &list.lines {
                        line.walk(1, &mut |line: &Line, _| {
                            if !line.notes.is_empty() {
                                said.hear(&line.text);
                            }
                        });
                    }
                }
                Block::Table(table) => {
                    let cells = table.rows.iter().flatten();
                    cells.for_each(|cell| said.numbers.extend(numbers(cell).map(str::to_owned)));
                }
                Block::Figure(figure) => figure.words.iter().for_each(|word| said.hear(&word.text)),
                Block::Facts(_)
                | Block::Contents
                | Block::Heading(_)
                | Block::Paragraph(_)
                | Block::File(_) => {}
            }
        }
        // What the draft counts is found in the document, so those who use it need no other source.
        for sentence in summary::draft(state, document) {
            said.hear(&sentence.text);
        }
        said
    }

    fn hear(&mut self, text: &str) {
        self.numbers.extend(numbers(text).map(str::to_owned));
        self.stems.extend(stems(text));
    }

    /// Whether a sentence shares a word that carries meaning with what was said; one without such words claims nothing.
    fn supports(&self, sentence: &str) -> bool {
        let stems: Vec<String> = stems(sentence).collect();
        stems.is_empty() || stems.iter().any(|stem| self.stems.contains(stem))
    }
}

fn stems(text: &str) -> impl Iterator<Item = String> {
    let content = analyse(text, Language::Unknown).into_iter().filter(|token| token.is_content());
    content.flat_map(|token| {
        let parts = token.parts.into_iter().map(|part| part.stem);
        std::iter::once(token.stem).chain(parts).collect::<Vec<_>>()
    })
}

fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.unicode_words().filter(|word| word.chars().all(|letter| letter.is_ascii_digit()))
}
