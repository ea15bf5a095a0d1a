//! The word cloud of a question as a figure, with its words and counts as a table.

use std::collections::BTreeSet;

use super::answers;
use super::outline::{Block, Column, Drawing, Figure, FigureWord, InputDocument, Table};
use super::same_words::one_line;
use super::words::Words;
use crate::cloud::tally::tally;
use crate::cloud::{Font, Layout, Options, Palette, Word, place, svg};
use crate::workshop::ids::{NoteId, QuestionId};
use crate::workshop::settings::Question;
use crate::workshop::state::State;
use crate::workshop::words::Counting;

/// The canvas of the figure: the width of a page's text to rather more than half of it.
const CANVAS: [u32; 2] = [960, 500];
/// The colour of the words: the same as the document's headings, contrast 9 to 1.
const INK: &str = "#0b4a6f";
/// Words that the figure shows, as many as can be read on a page; all stand in the table.
const WORDS_SHOWN_MAX: usize = 120;
/// The largest words that the alternative text names.
const ALT_WORDS: usize = 5;

/// The cloud of some notes, and the table that says the same; `None` when no note gives a word.
pub fn of_notes(
    state: &State,
    question: &Question,
    notes: &[&NoteId],
    words: &Words,
) -> Option<(Figure, Table)> {
    let counting = state.clouds.get(&question.id).map(|cloud| cloud.settings.counting).unwrap_or_default();
    let counted = counted_words(state, question, notes);
    if counted.is_empty() {
        return None;
    }
    let shown = &counted[..counted.len().min(WORDS_SHOWN_MAX)];
    let largest: Vec<&str> = shown.iter().take(ALT_WORDS).map(|word| word.text.as_str()).collect();
    let alt = (words.cloud_alt)(u32::try_from(shown.len()).unwrap_or(u32::MAX), &largest);
    let caption = (words.cloud_caption)(&one_line(&question.title));
    let table = table(&counted, counting, words);
    let (svg, size) = picture(shown, &alt, &caption);
    let figure = Figure { drawing: Drawing::Svg(svg), size, alt, caption, words: counted };
    Some((figure, table))
}

/// The drawing of one question's cloud in a finished document.
pub fn cloud_picture(document: &InputDocument, question: QuestionId) -> Option<String> {
    let anchor = answers::anchor(question);
    let at = |block: &Block| matches!(block, Block::Heading(heading) if heading.anchor == anchor);
    let start = document.blocks.iter().position(at)?;
    let own = document.blocks[start + 1..].iter().take_while(|block| !matches!(block, Block::Heading(_)));
    let figure = |block: &Block| match block {
        Block::Figure(Figure { drawing: Drawing::Svg(svg), .. }) => Some(svg.clone()),
        Block::Figure(_)
        | Block::File(_)
        | Block::Facts(_)
        | Block::Contents
        | Block::Heading(_)
        | Block::Paragraph(_)
        | Block::List(_)
        | Block::Table(_) => None,
    };
    own.into_iter().find_map(figure)
}

fn table(counted: &[FigureWord], counting: Counting, words: &Words) -> Table {
    let column = |heading: &str, numeric| Column { heading: heading.into(), numeric };
    let all: u32 = counted.iter().map(|word| word.count).sum::<u32>().max(1);
    let rows = counted.iter().map(|word| {
        let share = f64::from(word.count) * 100.0 / f64::from(all);
        vec![word.text.clone(), word.count.to_string(), format!("{share:.0} %")]
    });
    Table {
        caption: (words.cloud_table)(counting),
        columns: vec![
            column(words.word, false),
            column((words.said_by)(counting), true),
            column(words.share, true),
        ],
        rows: rows.collect(),
    }
}

/// The words of the notes with their counts, the heaviest first; each note rests in the heaviest word that it says.
/// A word that only left-out notes say is not among them.
fn counted_words(state: &State, question: &Question, notes: &[&NoteId]) -> Vec<FigureWord> {
    let printed: BTreeSet<&NoteId> = notes.iter().copied().collect();
    let mut resting = BTreeSet::new();
    tally(state, question.id)
        .into_iter()
        .filter(|word| !word.hidden && word.notes.iter().any(|id| printed.contains(id)))
        .map(|word| FigureWord {
            text: one_line(&word.text),
            count: word.count,
            notes: word
                .notes
                .into_iter()
                .filter(|id| printed.contains(id) && resting.insert(id.clone()))
                .collect(),
        })
        .collect()
}

/// The drawing: outlines, so that it looks the same wherever it is opened.
fn picture(shown: &[FigureWord], alt: &str, title: &str) -> (String, [u32; 2]) {
    let words: Vec<Word> =
        shown.iter().map(|word| Word { text: word.text.clone(), weight: f64::from(word.count) }).collect();
    let font = Font::embedded();
    let layout = place(&words, &Options { canvas: CANVAS, font, previous: None, recompose: false });
    let layout = trimmed(layout);
    let size = layout.canvas;
    (svg(&layout, font, title, alt, &Palette { ink: INK, ..Palette::print() }), size)
}

/// The layout without the empty room above and below: one long word makes all words small, and a page is dear.
fn trimmed(mut layout: Layout) -> Layout {
    let top = layout.words.iter().map(|word| word.y - word.size).fold(f64::INFINITY, f64::min);
    let bottom = layout.words.iter().map(|word| word.y + word.size / 2.0).fold(f64::NEG_INFINITY, f64::max);
    let height = f64::from(layout.canvas[1]);
    let (top, bottom) = (top.clamp(0.0, height).floor(), bottom.clamp(0.0, height).ceil());
    if bottom > top {
        layout.words.iter_mut().for_each(|word| word.y -= top);
        layout.canvas[1] = (bottom - top) as u32;
    }
    layout
}
