//! A board with pencil marks: what a step would change, on top of what is there.

use std::collections::BTreeMap;

use crate::workshop::board::{Board, Change, LeftOut, Line, Place, RANK_STEP, Theme};
use crate::workshop::dismissal::Dismissal;
use crate::workshop::ids::{LineId, NoteId, ThemeId};

/// A board and the records that a step has written over it.
pub struct Draft<'a> {
    board: &'a Board,
    themes: BTreeMap<ThemeId, Option<Theme>>,
    lines: BTreeMap<LineId, Option<Line>>,
    left_out: BTreeMap<NoteId, Option<LeftOut>>,
    dismissed: BTreeMap<Dismissal, bool>,
    line_of_note: BTreeMap<NoteId, Option<LineId>>,
}

impl<'a> Draft<'a> {
    /// A board without marks.
    pub fn of(board: &'a Board) -> Self {
        Self {
            board,
            themes: BTreeMap::new(),
            lines: BTreeMap::new(),
            left_out: BTreeMap::new(),
            dismissed: BTreeMap::new(),
            line_of_note: BTreeMap::new(),
        }
    }

    /// The theme as it would be.
    pub fn theme(&self, id: ThemeId) -> Option<&Theme> {
        self.themes.get(&id).map_or_else(|| self.board.themes.get(&id), Option::as_ref)
    }

    /// The line as it would be.
    pub fn line(&self, id: LineId) -> Option<&Line> {
        self.lines.get(&id).map_or_else(|| self.board.lines.get(&id), Option::as_ref)
    }

    /// The line that a note would be in.
    pub fn line_of(&self, note: &NoteId) -> Option<LineId> {
        match self.line_of_note.get(note) {
            Some(line) => *line,
            None => match self.board.place(note) {
                Place::Line(line) => Some(line.id),
                Place::LeftOut(_) | Place::Nowhere => None,
            },
        }
    }

    /// Whether the note would be in a line.
    pub fn has_line(&self, note: &NoteId) -> bool {
        self.line_of(note).is_some()
    }

    /// Whether the note would stand nowhere: neither in a line nor left out.
    pub fn is_free(&self, note: &NoteId) -> bool {
        let left_out =
            self.left_out.get(note).map_or_else(|| self.board.left_out.contains_key(note), Option::is_some);
        !left_out && !self.has_line(note)
    }

    /// All themes as they would be, in order.
    pub fn themes_in_order(&self) -> Vec<Theme> {
        let old = self.board.themes.values().filter(|theme| !self.themes.contains_key(&theme.id));
        let mut all: Vec<Theme> = old.chain(self.themes.values().flatten()).cloned().collect();
        all.sort_by_key(|theme| (theme.rank, theme.id));
        all
    }

    /// The lines of a theme as they would be, in order.
    pub fn lines_in_order(&self, theme: ThemeId) -> Vec<Line> {
        let old = self.board.lines.values().filter(|line| !self.lines.contains_key(&line.id));
        let all = old.chain(self.lines.values().flatten());
        let mut all: Vec<Line> = all.filter(|line| line.theme == theme).cloned().collect();
        all.sort_by_key(|line| (line.rank, line.id));
        all
    }

    /// An id that no theme has had.
    pub fn theme_id_next(&self) -> ThemeId {
        let drafted = self.themes.last_key_value().map_or(0, |(id, _)| id.0);
        ThemeId(self.board.theme_id_next().0.max(drafted + 1))
    }

    /// An id that no line has had.
    pub fn line_id_next(&self) -> LineId {
        let drafted = self.lines.last_key_value().map_or(0, |(id, _)| id.0);
        LineId(self.board.line_id_next().0.max(drafted + 1))
    }

    /// Writes a theme.
    pub fn put_theme(&mut self, theme: Theme) {
        self.themes.insert(theme.id, Some(theme));
    }

    /// Takes a theme away.
    pub fn drop_theme(&mut self, id: ThemeId) {
        self.themes.insert(id, None);
    }

    /// Writes a line; notes that it no longer holds stand nowhere.
    pub fn put_line(&mut self, line: Line) {
        self.free_notes_of(line.id);
        for note in &line.notes {
            self.line_of_note.insert(note.clone(), Some(line.id));
            if !self.is_listed_as_free(note) {
                self.left_out.insert(note.clone(), None);
            }
        }
        self.lines.insert(line.id, Some(line));
    }

    /// Takes a line away; its notes stand nowhere.
    pub fn drop_line(&mut self, id: LineId) {
        self.free_notes_of(id);
        self.lines.insert(id, None);
    }

    /// Leaves a note out with a reason, or not any more.
    pub fn put_left_out(&mut self, note: &NoteId, left_out: Option<LeftOut>) {
        self.left_out.insert(note.clone(), left_out);
    }

    /// Says no to a suggestion.
    pub fn dismiss(&mut self, dismissal: Dismissal) {
        self.dismissed.insert(dismissal, true);
    }

    /// Writes every record as another board has it.
    pub fn become_like(&mut self, other: &Board) {
        let themes = self.board.themes.keys().chain(other.themes.keys());
        self.themes.extend(themes.map(|id| (*id, other.themes.get(id).cloned())));
        let lines = self.board.lines.keys().chain(other.lines.keys());
        self.lines.extend(lines.map(|id| (*id, other.lines.get(id).cloned())));
        let left_out = self.board.left_out.keys().chain(other.left_out.keys());
        self.left_out.extend(left_out.map(|note| (note.clone(), other.left_out.get(note).cloned())));
        let dismissed = self.board.dismissed.iter().chain(other.dismissed.iter());
        self.dismissed.extend(dismissed.map(|no| (no.clone(), other.dismissed.contains(no))));
    }

    /// What the step comes to: every record that is no longer what it was.
    pub fn changes(self) -> Vec<Change> {
        let Self { board, themes, lines, left_out, dismissed, line_of_note: _ } = self;
        let themes = themes.into_iter().map(|(id, to)| (board.themes.get(&id).cloned(), to, id));
        let themes = themes.filter(|(from, to, _)| from != to);
        let lines = lines.into_iter().map(|(id, to)| (board.lines.get(&id).cloned(), to, id));
        let lines = lines.filter(|(from, to, _)| from != to);
        let left_out = left_out.into_iter().map(|(note, to)| (board.left_out.get(&note).cloned(), to, note));
        let left_out = left_out.filter(|(from, to, _)| from != to);
        let dismissed = dismissed.into_iter().map(|(no, to)| (board.dismissed.contains(&no), to, no));
        let dismissed = dismissed.filter(|(from, to, _)| from != to);
        themes
            .map(|(from, to, id)| Change::Theme { id, from, to })
            .chain(lines.map(|(from, to, id)| Change::Line { id, from, to }))
            .chain(left_out.map(|(from, to, note)| Change::LeftOut { note, from, to }))
            .chain(dismissed.map(|(from, to, dismissal)| Change::Dismissed { dismissal, from, to }))
            .collect()
    }

    fn is_listed_as_free(&self, note: &NoteId) -> bool {
        self.left_out.get(note).map_or_else(|| !self.board.left_out.contains_key(note), Option::is_none)
    }

    fn free_notes_of(&mut self, id: LineId) {
        let notes = self.line(id).map(|line| line.notes.clone()).unwrap_or_default();
        for note in notes {
            if self.line_of(&note) == Some(id) {
                self.line_of_note.insert(note, None);
            }
        }
    }
}

/// So many ranks, ascending, that fit before the neighbour at `before` (or last) among `ranks`; `None` when there is
/// no room and the whole order must be spread again.
pub fn ranks_before(ranks: &[i64], before: Option<usize>, count: usize) -> Option<Vec<i64>> {
    let at = before.unwrap_or(ranks.len());
    let wanted = i64::try_from(count).ok()?;
    let low = if at == 0 { None } else { ranks.get(at - 1).copied() };
    let (low, step) = match (low, ranks.get(at).copied()) {
        (None, None) => (0, RANK_STEP),
        (Some(low), None) => (low, RANK_STEP),
        (None, Some(high)) => (high - RANK_STEP * (wanted + 1), RANK_STEP),
        (Some(low), Some(high)) => (low, (high - low) / (wanted + 1)),
    };
    (step > 0).then(|| (1..=wanted).map(|number| low + step * number).collect())
}
