//! The word cloud of a question as a figure, with its words and counts as a table.

use std::collections::{BTreeMap, BTreeSet};

use super::outline::{Column, Figure, FigureWord, Table};
use super::same_words::one_line;
use super::words::Words;
use crate::workshop::ids::NoteId;
use crate::workshop::settings::Question;
use crate::workshop::state::State;
use crate::workshop::words::Counting;

/// The canvas of the figure: the width of a page's text to rather more than half of it.
const CANVAS: [u32; 2] = [960, 540];
/// Words that the figure shows; the rest stand in the table.
const WORDS_SHOWN_MAX: usize = 100;
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
    let counted = counted_words(state, notes, counting);
    if counted.is_empty() {
        return None;
    }
    let largest: Vec<&str> = counted.iter().take(ALT_WORDS).map(|word| word.text.as_str()).collect();
    let count = u32::try_from(counted.len()).unwrap_or(u32::MAX);
    let alt = (words.cloud_alt)(count, &largest);
    let table = table(&counted, counting, words);
    let figure = Figure {
        svg: picture(&counted),
        size: CANVAS,
        alt,
        caption: (words.cloud_caption)(&one_line(&question.title)),
        words: counted,
    };
    Some((figure, table))
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
fn counted_words(state: &State, notes: &[&NoteId], counting: Counting) -> Vec<FigureWord> {
    let mut said: BTreeMap<String, Vec<&NoteId>> = BTreeMap::new();
    for id in notes {
        let Some(note) = state.notes.get(id) else { continue };
        let lower = note.text.as_str().to_lowercase();
        let words: BTreeSet<&str> = lower
            .split([',', ';', '\n', '.', '/'])
            .map(str::trim)
            .filter(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1)
            .filter(|word| word.split_whitespace().count() <= 3)
            .collect();
        words.into_iter().for_each(|word| said.entry(one_line(word)).or_default().push(id));
    }
    let weight = |ids: &[&NoteId]| match counting {
        Counting::Mentions => ids.len(),
        Counting::Groups => ids
            .iter()
            .filter_map(|id| state.notes.get(id))
            .map(|note| note.group)
            .collect::<BTreeSet<_>>()
            .len(),
        Counting::Participants => ids.len(),
    };
    let mut words: Vec<FigureWord> = said
        .iter()
        .map(|(text, ids)| FigureWord {
            text: text.clone(),
            count: u32::try_from(weight(ids)).unwrap_or(u32::MAX),
            notes: Vec::new(),
        })
        .collect();
    words.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.text.cmp(&other.text)));
    let mut resting = BTreeSet::new();
    for word in &mut words {
        let ids = said.get(&word.text).into_iter().flatten();
        word.notes = ids.filter(|id| resting.insert(NoteId::clone(id))).map(|id| NoteId::clone(id)).collect();
    }
    words
}

/// The drawing; words in rows, larger the heavier.
fn picture(words: &[FigureWord]) -> String {
    let [width, height] = CANVAS;
    let top = words.first().map_or(1, |word| word.count).max(1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"Liberation Sans\" fill=\"#0b3a53\">"
    );
    let (mut x, mut y) = (20.0, 60.0);
    for word in words.iter().take(WORDS_SHOWN_MAX) {
        let size = 14.0 + 38.0 * (f64::from(word.count) / f64::from(top)).sqrt();
        let wide = word.text.chars().count() as f64 * size * 0.58;
        if x + wide > f64::from(width) - 20.0 {
            (x, y) = (20.0, y + size * 1.3);
        }
        let text = super::markup::escape(&word.text);
        svg += &format!("<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size:.1}\">{text}</text>");
        x += wide + size * 0.5;
    }
    svg + "</svg>"
}
