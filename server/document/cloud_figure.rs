//! The word cloud of a question as a figure, with its words and counts as a table.

use std::collections::HashSet;
use std::sync::Arc;

use super::answers;
use super::compose::Means;
use super::drawings::{Drawn, Sketch};
use super::outline::{Block, Column, Drawing, Figure, FigureWord, InputDocument, Table};
use super::same_words::one_line;
use super::words::Words;
use crate::cloud::Word;
use crate::cloud::tally::tally;
use crate::workshop::ids::{NoteId, QuestionId};
use crate::workshop::settings::Question;
use crate::workshop::state::State;
use crate::workshop::words::Counting;

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
    means: Means,
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
    let weighed = shown.iter().map(|word| Word { text: word.text.clone(), weight: f64::from(word.count) });
    let sketch = Sketch { words: weighed.collect(), title: caption.clone(), alt: alt.clone() };
    let drawn = means.drawings.of(sketch, means.needed);
    let figure = Figure { drawing: Drawing::Svg(drawn), alt, caption, words: counted };
    Some((figure, table))
}

/// The drawing of one question's cloud in a finished document.
pub fn cloud_picture(document: &InputDocument, question: QuestionId) -> Option<Arc<Drawn>> {
    let anchor = answers::anchor(question);
    let at = |block: &Block| matches!(block, Block::Heading(heading) if heading.anchor == anchor);
    let start = document.blocks.iter().position(at)?;
    let own = document.blocks[start + 1..].iter().take_while(|block| !matches!(block, Block::Heading(_)));
    let figure = |block: &Block| match block {
        Block::Figure(Figure { drawing: Drawing::Svg(drawn), .. }) => Some(Arc::clone(drawn)),
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
        folded: Vec::new(),
    }
}

/// The words of the notes with their counts, the heaviest first; each note rests in the heaviest word that it says.
/// A word that only left-out notes say is not among them.
fn counted_words(state: &State, question: &Question, notes: &[&NoteId]) -> Vec<FigureWord> {
    let printed: HashSet<&NoteId> = notes.iter().copied().collect();
    let mut resting = HashSet::new();
    tally(state, question.id)
        .into_iter()
        .filter(|word| !word.hidden && word.notes.iter().any(|id| printed.contains(id)))
        .map(|word| {
            let said_in: Vec<NoteId> = word.notes.into_iter().filter(|id| printed.contains(id)).collect();
            let notes = said_in.iter().filter(|id| resting.insert((*id).clone())).cloned().collect();
            FigureWord { text: one_line(&word.text), count: word.count, notes, said_in }
        })
        .collect()
}
