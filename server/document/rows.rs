//! The workshop as a table, one row a note: what CSV and XLSX hold.

use super::account::{Account, Entry, Resting};
use super::same_words::one_line;
use super::words::Words;
use crate::workshop::note::Standing;
use crate::workshop::state::State;

/// The cells of one note, in the order of [`headings`].
pub struct Row(pub [String; COLUMNS]);

/// Id, question, group, theme, line, note, what became of it, reason.
pub const COLUMNS: usize = 8;

/// What the columns are called.
pub fn headings(words: &Words) -> [String; COLUMNS] {
    [
        words.note_id,
        words.question,
        words.group,
        words.theme,
        words.line,
        words.note,
        words.became,
        words.reason_heading,
    ]
    .map(str::to_owned)
}

/// All notes in the order they were received; one that must not be printed has no text.
pub fn of<'a>(account: &'a Account, state: &'a State, words: &'a Words) -> impl Iterator<Item = Row> + 'a {
    account.notes.iter().filter_map(move |entry| row(entry, state, words))
}

fn row(entry: &Entry, state: &State, words: &Words) -> Option<Row> {
    let note = state.notes.get(&entry.id)?;
    let question = state.question(note.question)?;
    let group = state.group(note.group).map(|group| group.name.clone());
    let text = match note.standing {
        Standing::Received => one_line(note.text.as_str()),
        Standing::Held | Standing::Withdrawn | Standing::Erased => String::new(),
    };
    let became = match (entry.resting, note.standing) {
        (Resting::Bullet, _) => words.printed,
        (Resting::Merged, _) => words.merged,
        (Resting::Figure, _) => words.in_cloud,
        (Resting::Omitted, Standing::Received) => words.left_out,
        (Resting::Omitted, Standing::Held) => words.held,
        (Resting::Omitted, Standing::Withdrawn) => words.withdrawn,
        (Resting::Omitted, Standing::Erased) => words.erased,
    };
    let theme = entry.under.clone().filter(|under| *under != one_line(&question.title));
    Some(Row([
        entry.id.to_string(),
        one_line(&question.title),
        group.unwrap_or_default(),
        theme.unwrap_or_default(),
        entry.at.clone().unwrap_or_default(),
        text,
        became.to_owned(),
        entry.reason.clone().map(|reason| one_line(&reason)).unwrap_or_default(),
    ]))
}
