//! Sammenstillingens tavle: the themes and lines of one question, as records that change one at a time.
//!
//! Every step on the board is a list of [`Change`]s, each with what the record was and what it became.
//! So a step can be undone by turning its changes round, a colleague's work on other records is kept,
//! and two edits of the same record are seen to collide.

use std::collections::{BTreeMap, HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dismissal::{Dismissal, Dismissals};
use super::ids::{LineId, NoteId, Revision, ThemeId};
use super::people::By;

/// The question's own list, without a heading: where plain lists live.
pub const ROOT: ThemeId = ThemeId(0);
/// The distance between neighbours in an ordering, so that many moves fit between before ranks are spread again.
pub const RANK_STEP: i64 = 1 << 20;

/// The themes and lines of one question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    pub themes: BTreeMap<ThemeId, Theme>,
    pub lines: BTreeMap<LineId, Line>,
    /// Notes that are not printed, each with its reason.
    pub left_out: BTreeMap<NoteId, LeftOut>,
    /// What people said no to, so that it is not suggested again.
    pub dismissed: Dismissals,
    /// All steps so far, oldest first: the history, and what undo goes back through.
    pub steps: Vec<Step>,
    line_of_note: HashMap<NoteId, LineId>,
    theme_id_last: u32,
    line_id_last: u32,
}

/// Tema: notes that belong together, under a heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Theme {
    pub id: ThemeId,
    pub heading: String,
    /// Order among the question's themes, ascending.
    #[cfg_attr(test, ts(type = "number"))]
    pub rank: i64,
    /// Whether a person chose the heading; the machine never changes such a one.
    #[serde(default)]
    pub named_by_hand: bool,
}

/// Linje: one line of the document with the notes behind it, the first of which gives the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Line {
    pub id: LineId,
    /// The theme it stands under, or [`ROOT`].
    pub theme: ThemeId,
    /// Order within the theme, ascending.
    #[cfg_attr(test, ts(type = "number"))]
    pub rank: i64,
    /// 1 to 3; a line of level 2 belongs to the nearest line of level 1 above it.
    pub level: u8,
    /// The notes behind the line; never empty.
    pub notes: Vec<NoteId>,
    /// The secretariat's wording; without it the first note speaks for itself.
    #[serde(default)]
    pub wording: Option<String>,
    /// Whether it is printed as a quotation.
    #[serde(default)]
    pub quoted: bool,
    /// Whether a person placed it; the machine never moves such a one.
    #[serde(default)]
    pub placed_by_hand: bool,
}

/// Utelatt: why a note is not printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LeftOut {
    pub reason: String,
}

/// One record that went from one value to another; absent is `null`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "record", rename_all = "snake_case")]
pub enum Change {
    Theme {
        id: ThemeId,
        from: Option<Theme>,
        to: Option<Theme>,
    },
    Line {
        id: LineId,
        from: Option<Line>,
        to: Option<Line>,
    },
    LeftOut {
        note: NoteId,
        from: Option<LeftOut>,
        to: Option<LeftOut>,
    },
    /// A suggestion that was, or was not, said no to.
    Dismissed {
        dismissal: Dismissal,
        from: bool,
        to: bool,
    },
}

impl Change {
    /// The same change the other way round.
    pub fn reversed(&self) -> Self {
        match self.clone() {
            Self::Theme { id, from, to } => Self::Theme { id, from: to, to: from },
            Self::Line { id, from, to } => Self::Line { id, from: to, to: from },
            Self::LeftOut { note, from, to } => Self::LeftOut { note, from: to, to: from },
            Self::Dismissed { dismissal, from, to } => Self::Dismissed { dismissal, from: to, to: from },
        }
    }
}

/// What a person did, for the history and for undo.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub revision: Revision,
    pub by: By,
    pub deed: Deed,
    pub changes: Vec<Change>,
    /// The step that this one took back or did again.
    pub undoes: Option<Revision>,
}

/// The name of a step, as the history tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    ThemeAdded,
    ThemeRenamed,
    ThemeMoved,
    ThemesMerged,
    ThemeSplit,
    ThemeRemoved,
    NotesPlaced,
    LinesMoved,
    LineNested,
    LineReworded,
    LinesJoined,
    LineSplit,
    LineQuoted,
    NotesLeftOut,
    NotesTakenBack,
    ProposalTaken,
    SuggestionsDismissed,
    Imported,
    Undone,
    Redone,
    Returned,
}

/// Where a note is on its board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    Line(&'a Line),
    LeftOut(&'a LeftOut),
    /// Ikke plassert.
    Nowhere,
}

impl Board {
    /// Where a note is.
    pub fn place(&self, note: &NoteId) -> Place<'_> {
        let line = self.line_of_note.get(note).and_then(|id| self.lines.get(id));
        match line {
            Some(line) => Place::Line(line),
            None => self.left_out.get(note).map_or(Place::Nowhere, Place::LeftOut),
        }
    }

    /// The themes in the order they are read.
    pub fn themes_in_order(&self) -> Vec<&Theme> {
        let mut themes: Vec<&Theme> = self.themes.values().collect();
        themes.sort_by_key(|theme| (theme.rank, theme.id));
        themes
    }

    /// The lines of one theme (or of [`ROOT`]) in the order they are read.
    pub fn lines_in_order(&self, theme: ThemeId) -> Vec<&Line> {
        let mut lines: Vec<&Line> = self.lines.values().filter(|line| line.theme == theme).collect();
        lines.sort_by_key(|line| (line.rank, line.id));
        lines
    }

    /// An id that no theme of this board has had.
    pub fn theme_id_next(&self) -> ThemeId {
        ThemeId(self.theme_id_last + 1)
    }

    /// An id that no line of this board has had.
    pub fn line_id_next(&self) -> LineId {
        LineId(self.line_id_last + 1)
    }

    /// Whether every record still is what the changes say that it was.
    pub fn agrees_with(&self, changes: &[Change]) -> bool {
        changes.iter().all(|change| match change {
            Change::Theme { id, from, .. } => self.themes.get(id) == from.as_ref(),
            Change::Line { id, from, .. } => self.lines.get(id) == from.as_ref(),
            Change::LeftOut { note, from, .. } => self.left_out.get(note) == from.as_ref(),
            Change::Dismissed { dismissal, from, .. } => self.dismissed.contains(dismissal) == *from,
        })
    }

    /// The board as it was after the step with this revision; `None` when there is nothing to go back over, or the way
    /// is not known, as before an import.
    pub fn as_of(&self, revision: Revision) -> Option<Self> {
        let later: Vec<&Step> = self.steps.iter().rev().take_while(|step| step.revision > revision).collect();
        if later.is_empty() || later.iter().any(|step| step.deed == Deed::Imported) {
            return None;
        }
        let mut past = self.clone();
        for step in later {
            let reversed: Vec<Change> = step.changes.iter().rev().map(Change::reversed).collect();
            past.apply(&reversed);
        }
        Some(past)
    }

    /// Makes the changes of one step.
    pub fn apply(&mut self, changes: &[Change]) {
        for change in changes {
            match change {
                Change::Theme { id, to, .. } => {
                    self.theme_id_last = self.theme_id_last.max(id.0);
                    put(&mut self.themes, *id, to);
                }
                Change::Line { id, from, to } => {
                    self.line_id_last = self.line_id_last.max(id.0);
                    self.index_line(*id, from.as_ref(), to.as_ref());
                    put(&mut self.lines, *id, to);
                }
                Change::LeftOut { note, to, .. } => put(&mut self.left_out, note.clone(), to),
                Change::Dismissed { dismissal, to, .. } => self.dismissed.set(dismissal, *to),
            }
        }
    }

    /// Keeps the way from note to line; a note that an earlier change of the step gave to another line stays there.
    fn index_line(&mut self, id: LineId, from: Option<&Line>, to: Option<&Line>) {
        for note in from.iter().flat_map(|line| &line.notes) {
            if self.line_of_note.get(note) == Some(&id) {
                self.line_of_note.remove(note);
            }
        }
        for note in to.iter().flat_map(|line| &line.notes) {
            self.line_of_note.insert(note.clone(), id);
        }
    }
}

fn put<K: Ord, V: Clone>(records: &mut BTreeMap<K, V>, key: K, to: &Option<V>) {
    match to {
        Some(record) => records.insert(key, record.clone()),
        None => records.remove(&key),
    };
}
