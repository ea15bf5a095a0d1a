//! Sammenstilling: a command on the board is worked out into the changes that it means.

mod draft;
mod lines;
#[cfg(test)]
mod tests;
mod themes;

use super::board::{Board, Change, Deed, Line, Place, Step};
use super::command::BoardCommand;
use super::decide::some_title;
use super::dismissal::Dismissal;
use super::event::Event;
use super::ids::{LineId, NoteId, QuestionId, Revision, ThemeId};
use super::limits::{BOARD_BATCH_MAX, REASON_CHARS_MAX};
use super::note::{Standing, clean};
use super::people::{By, within};
use super::refusal::{Measure, Refusal, Thing};
use super::state::State;
use draft::Draft;

/// A board that nobody has touched.
static UNTOUCHED: std::sync::LazyLock<Board> = std::sync::LazyLock::new(Board::default);

impl State {
    /// The board of a question; one that nobody has touched is empty.
    pub fn board(&self, question: QuestionId) -> &Board {
        self.boards.get(&question).unwrap_or(&UNTOUCHED)
    }

    /// The notes of a question that stand nowhere yet and may be printed.
    pub fn unplaced(&self, question: QuestionId) -> Vec<&NoteId> {
        let board = self.board(question);
        self.notes
            .of(question)
            .filter(|note| note.standing == Standing::Received && board.place(&note.id) == Place::Nowhere)
            .map(|note| &note.id)
            .collect()
    }

    /// Decides one step on the board.
    pub(super) fn arrange(
        &self,
        by: &By,
        question: QuestionId,
        step: BoardCommand,
    ) -> Result<Event, Refusal> {
        self.known_question(question)?;
        let board = self.board(question);
        if let Some((deed, undone)) = match step {
            BoardCommand::Undo => {
                Some((Deed::Undone, last_standing(board, by).ok_or(Refusal::NothingToUndo)?))
            }
            BoardCommand::Redo => Some((Deed::Redone, last_undone(board, by).ok_or(Refusal::NothingToUndo)?)),
            _ => None,
        } {
            return turn_round(board, question, deed, undone);
        }
        if writes_over(board, &step) {
            return Err(Refusal::Collision);
        }
        let mut draft = Draft::of(board);
        let deed = self.draft_step(&mut draft, question, step)?;
        Ok(Event::BoardChanged { question, deed, changes: draft.changes(), undoes: None })
    }

    /// A quotation is its note, or a part of it, letter by letter.
    fn may_be_quoted(&self, line: &Line) -> bool {
        let of_note = line.notes.iter().filter_map(|id| self.notes.get(id));
        let first = of_note.into_iter().find(|note| note.standing == Standing::Received);
        let wording = line.wording.as_deref();
        wording.is_none_or(|wording| first.is_some_and(|note| note.text.as_str().contains(wording)))
    }

    fn draft_step(
        &self,
        draft: &mut Draft,
        question: QuestionId,
        step: BoardCommand,
    ) -> Result<Deed, Refusal> {
        match step {
            BoardCommand::AddTheme { heading, before } => {
                themes::add(draft, &heading, before, true)?;
                Ok(Deed::ThemeAdded)
            }
            BoardCommand::RenameTheme { theme, heading, seen: _ } => themes::rename(draft, theme, &heading),
            BoardCommand::MoveTheme { theme, before } => themes::move_before(draft, theme, before),
            BoardCommand::MergeThemes { from, into } => themes::merge(draft, from, into),
            BoardCommand::SplitTheme { theme, lines, heading } => {
                in_batch(lines.len())?;
                themes::split(draft, theme, &lines, &heading)
            }
            BoardCommand::RemoveTheme { theme } => themes::remove(draft, theme),
            BoardCommand::PlaceNotes { notes, theme, before } => {
                let notes = self.placeable(draft, question, notes)?;
                lines::place(draft, &notes, theme, before, true)?;
                Ok(Deed::NotesPlaced)
            }
            BoardCommand::MoveLines { lines, theme, before } => {
                in_batch(lines.len())?;
                lines::move_to(draft, &lines, theme, before)?;
                Ok(Deed::LinesMoved)
            }
            BoardCommand::NestLine { line, level } => lines::nest(draft, line, level),
            BoardCommand::RewordLine { line, wording, seen: _ } => {
                lines::reword(draft, line, wording, |line| self.may_be_quoted(line))
            }
            BoardCommand::JoinLines { lines } => {
                in_batch(lines.len())?;
                lines::join(draft, &lines)
            }
            BoardCommand::JoinNotes { line, notes } => {
                let notes = self.placeable(draft, question, notes)?;
                lines::join_notes(draft, line, notes)
            }
            BoardCommand::SplitLine { line } => lines::split(draft, line),
            BoardCommand::QuoteLine { line, quoted } => {
                lines::quote(draft, line, quoted, |line| self.may_be_quoted(line))
            }
            BoardCommand::LeaveOut { notes, reason } => {
                let reason = within(clean(&reason), Measure::ReasonChars, REASON_CHARS_MAX)?;
                if reason.is_empty() {
                    return Err(Refusal::Empty { what: Measure::ReasonChars });
                }
                let notes = self.notes_of(question, notes)?;
                lines::leave_out(draft, &notes, &reason);
                Ok(Deed::NotesLeftOut)
            }
            BoardCommand::TakeBack { notes } => {
                let notes = self.notes_of(question, notes)?;
                lines::take_back(draft, &notes);
                Ok(Deed::NotesTakenBack)
            }
            BoardCommand::TakeProposal { themes: proposed } => {
                in_batch(proposed.iter().map(|theme| theme.notes.len()).sum::<usize>() + proposed.len())?;
                for placement in proposed {
                    let notes = self.notes_of(question, placement.notes)?;
                    let free: Vec<NoteId> = notes.into_iter().filter(|note| draft.is_free(note)).collect();
                    if free.is_empty() {
                        continue;
                    }
                    let theme = match placement.theme.filter(|theme| draft.theme(*theme).is_some()) {
                        Some(theme) => theme,
                        None => themes::add(draft, &placement.heading, None, false)?,
                    };
                    lines::place(draft, &free, theme, None, false)?;
                }
                Ok(Deed::ProposalTaken)
            }
            BoardCommand::Dismiss { suggestions } => {
                in_batch(suggestions.len())?;
                for suggestion in suggestions {
                    draft.dismiss(self.checked_dismissal(question, suggestion)?);
                }
                Ok(Deed::SuggestionsDismissed)
            }
            BoardCommand::ReturnTo { revision } => {
                let past = self.board(question).as_of(revision).ok_or(Refusal::NothingToUndo)?;
                draft.become_like(&past);
                Ok(Deed::Returned)
            }
            BoardCommand::Undo | BoardCommand::Redo => Err(Refusal::NothingToUndo),
        }
    }

    /// A no with its notes known and, for a stack, in order.
    fn checked_dismissal(&self, question: QuestionId, dismissal: Dismissal) -> Result<Dismissal, Refusal> {
        match dismissal {
            Dismissal::Placement { note, theme, heading } => {
                self.notes_of(question, vec![note.clone()])?;
                Ok(Dismissal::Placement { note, theme, heading: some_title(&heading)? })
            }
            Dismissal::SamePoint { notes } => {
                let mut notes = self.notes_of(question, notes)?;
                notes.sort();
                Ok(Dismissal::SamePoint { notes })
            }
        }
    }

    /// Notes of this question, each once.
    fn notes_of(&self, question: QuestionId, notes: Vec<NoteId>) -> Result<Vec<NoteId>, Refusal> {
        in_batch(notes.len())?;
        let mut seen = std::collections::BTreeSet::new();
        for note in &notes {
            if self.known_note(note)?.question != question {
                return Err(Refusal::Unknown { what: Thing::Note });
            }
        }
        Ok(notes.into_iter().filter(|note| seen.insert(note.clone())).collect())
    }

    /// Notes of this question that stand nowhere or are left out, each once; one that has a line is a collision.
    fn placeable(
        &self,
        draft: &Draft,
        question: QuestionId,
        notes: Vec<NoteId>,
    ) -> Result<Vec<NoteId>, Refusal> {
        let notes = self.notes_of(question, notes)?;
        if notes.iter().any(|note| draft.has_line(note)) {
            return Err(Refusal::Collision);
        }
        Ok(notes)
    }
}

fn in_batch(count: usize) -> Result<(), Refusal> {
    match count {
        0 => Err(Refusal::Empty { what: Measure::Batch }),
        1..=BOARD_BATCH_MAX => Ok(()),
        _ => Err(Refusal::too_long(Measure::Batch, BOARD_BATCH_MAX, count)),
    }
}

/// Turns one earlier step round, unless a record has changed since.
fn turn_round(board: &Board, question: QuestionId, deed: Deed, undone: &Step) -> Result<Event, Refusal> {
    let changes: Vec<_> = undone.changes.iter().rev().map(super::board::Change::reversed).collect();
    if !board.agrees_with(&changes) {
        return Err(Refusal::Collision);
    }
    Ok(Event::BoardChanged { question, deed, changes, undoes: Some(undone.revision) })
}

/// Whether a step would write over words of a colleague's that whoever asks has not seen.
fn writes_over(board: &Board, step: &BoardCommand) -> bool {
    let since = |seen: Revision| {
        let unseen = board.steps.iter().rev().take_while(move |step| step.revision > seen);
        unseen.flat_map(|step| &step.changes)
    };
    if let BoardCommand::RewordLine { line, seen: Some(seen), .. } = step {
        return since(*seen).any(|change| match change {
            Change::Line { id, from: Some(from), to: Some(to) } => id == line && from.wording != to.wording,
            Change::Line { .. }
            | Change::Theme { .. }
            | Change::LeftOut { .. }
            | Change::Dismissed { .. } => false,
        });
    }
    if let BoardCommand::RenameTheme { theme, seen: Some(seen), .. } = step {
        return since(*seen).any(|change| match change {
            Change::Theme { id, from: Some(from), to: Some(to) } => id == theme && from.heading != to.heading,
            Change::Theme { .. }
            | Change::Line { .. }
            | Change::LeftOut { .. }
            | Change::Dismissed { .. } => false,
        });
    }
    false
}

/// The latest step of these hands that has not been taken back: an ordinary one, or one that was done again.
fn last_standing<'a>(board: &'a Board, by: &By) -> Option<&'a Step> {
    let mut skipped = 0;
    for step in board.steps.iter().rev().filter(|step| same_hands(&step.by, by)) {
        match step.deed {
            Deed::Undone => skipped += 1,
            Deed::Imported => return None,
            _ if skipped > 0 => skipped -= 1,
            _ => return Some(step),
        }
    }
    None
}

/// The latest step of these hands that was taken back and not done again, with nothing new since.
fn last_undone<'a>(board: &'a Board, by: &By) -> Option<&'a Step> {
    let mut redone = 0;
    for step in board.steps.iter().rev().filter(|step| same_hands(&step.by, by)) {
        match step.deed {
            Deed::Redone => redone += 1,
            Deed::Undone if redone > 0 => redone -= 1,
            Deed::Undone => return Some(step),
            _ => return None,
        }
    }
    None
}

fn same_hands(one: &By, other: &By) -> bool {
    let id = |by: &By| by.hand.as_ref().map(|hand| hand.id.clone());
    one.role == other.role && id(one) == id(other)
}

/// The theme must be there; [`super::board::ROOT`] always is.
fn known_theme(draft: &Draft, theme: ThemeId) -> Result<(), Refusal> {
    let known = theme == super::board::ROOT || draft.theme(theme).is_some();
    if known { Ok(()) } else { Err(Refusal::Unknown { what: Thing::Theme }) }
}

fn known_line(draft: &Draft, line: LineId) -> Result<super::board::Line, Refusal> {
    draft.line(line).cloned().ok_or(Refusal::Unknown { what: Thing::Line })
}
