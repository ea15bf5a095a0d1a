//! From an archived board to the changes that make it.

use std::collections::{BTreeMap, BTreeSet};

use super::read::Problem;
use super::{ArchivedBoard, ArchivedLine};
use crate::workshop::board::{Change, LeftOut, Line, RANK_STEP, ROOT, Theme};
use crate::workshop::decide::some_title;
use crate::workshop::dismissal::Dismissal;
use crate::workshop::ids::{LineId, NoteId, QuestionId, ThemeId};
use crate::workshop::limits::{LINE_LEVELS_MAX, NOTE_CHARS_MAX, REASON_CHARS_MAX, THEMES_MAX};
use crate::workshop::note::clean;
use crate::workshop::people::within;
use crate::workshop::refusal::Measure;

/// The changes that make an empty board this one. Each note may be in one place only.
pub(super) fn board_changes(
    board: &ArchivedBoard,
    notes: &BTreeMap<NoteId, QuestionId>,
    place: &str,
) -> Result<Vec<Change>, Problem> {
    let mut maker = Maker::new(board, notes);
    if board.themes.len() > THEMES_MAX {
        return Err(Problem::at(format!("{place}.themes"), format!("at most {THEMES_MAX} themes")));
    }
    for (at, theme) in board.themes.iter().enumerate() {
        let place = format!("{place}.themes[{at}]");
        let id = theme.id.unwrap_or_else(|| ThemeId(maker.free_theme()));
        if id == ROOT || !maker.theme_ids.insert(id) {
            return Err(Problem::at(place + ".id", format!("the id {id} is taken; ids count from 1")));
        }
        let heading =
            some_title(&theme.heading).map_err(|refusal| Problem::at(format!("{place}.heading"), refusal))?;
        let rank = RANK_STEP * (at as i64 + 1);
        let to = Some(Theme { id, heading, rank, named_by_hand: theme.named_by_hand });
        maker.changes.push(Change::Theme { id, from: None, to });
        maker.lines(id, &theme.lines, &place)?;
    }
    maker.lines(ROOT, &board.lines, place)?;
    for (at, left_out) in board.left_out.iter().enumerate() {
        let place = format!("{place}.left_out[{at}]");
        let reason = within(clean(&left_out.reason), Measure::ReasonChars, REASON_CHARS_MAX)
            .map_err(|refusal| Problem::at(format!("{place}.reason"), refusal))?;
        if reason.is_empty() {
            return Err(Problem::at(place + ".reason", "a note is left out only with a reason"));
        }
        maker.take_note(&left_out.note, &place)?;
        let to = Some(LeftOut { reason });
        maker.changes.push(Change::LeftOut { note: left_out.note.clone(), from: None, to });
    }
    for (at, dismissal) in board.dismissed.iter().enumerate() {
        let dismissal = maker.dismissal(dismissal, &format!("{place}.dismissed[{at}]"))?;
        maker.changes.push(Change::Dismissed { dismissal, from: false, to: true });
    }
    Ok(maker.changes)
}

struct Maker<'a> {
    question: QuestionId,
    notes: &'a BTreeMap<NoteId, QuestionId>,
    placed: BTreeSet<NoteId>,
    theme_ids: BTreeSet<ThemeId>,
    line_ids: BTreeSet<LineId>,
    /// The highest ids that the file itself gives, so that ids made here never meet them.
    theme_id_last: u32,
    line_id_last: u32,
    changes: Vec<Change>,
}

impl<'a> Maker<'a> {
    fn new(board: &ArchivedBoard, notes: &'a BTreeMap<NoteId, QuestionId>) -> Self {
        let lines = board.themes.iter().flat_map(|theme| &theme.lines).chain(&board.lines);
        Self {
            question: board.question,
            notes,
            placed: BTreeSet::new(),
            theme_ids: BTreeSet::new(),
            line_ids: BTreeSet::new(),
            theme_id_last: board.themes.iter().filter_map(|theme| theme.id).map(|id| id.0).max().unwrap_or(0),
            line_id_last: lines.filter_map(|line| line.id).map(|id| id.0).max().unwrap_or(0),
            changes: Vec::new(),
        }
    }

    fn free_theme(&mut self) -> u32 {
        self.theme_id_last = self.theme_id_last.saturating_add(1);
        self.theme_id_last
    }

    fn free_line(&mut self) -> u32 {
        self.line_id_last = self.line_id_last.saturating_add(1);
        self.line_id_last
    }

    fn lines(&mut self, theme: ThemeId, lines: &[ArchivedLine], place: &str) -> Result<(), Problem> {
        for (at, line) in lines.iter().enumerate() {
            let place = format!("{place}.lines[{at}]");
            let id = line.id.unwrap_or_else(|| LineId(self.free_line()));
            if id.0 == 0 || !self.line_ids.insert(id) {
                return Err(Problem::at(place + ".id", format!("the id {id} is taken; ids count from 1")));
            }
            if line.notes.is_empty() {
                return Err(Problem::at(place + ".notes", "there is no note behind the line"));
            }
            if !(1..=LINE_LEVELS_MAX).contains(&line.level) {
                return Err(Problem::at(place + ".level", format!("is 1 to {LINE_LEVELS_MAX}")));
            }
            for note in &line.notes {
                self.take_note(note, &place)?;
            }
            let to = Some(Line {
                id,
                theme,
                rank: RANK_STEP * (at as i64 + 1),
                level: line.level,
                notes: line.notes.clone(),
                wording: wording(line, &place)?,
                quoted: line.quoted,
                placed_by_hand: line.placed_by_hand,
            });
            self.changes.push(Change::Line { id, from: None, to });
        }
        Ok(())
    }

    /// What was said no to: its notes answer this question, and its theme is there.
    fn dismissal(&self, dismissal: &Dismissal, place: &str) -> Result<Dismissal, Problem> {
        match dismissal.clone() {
            Dismissal::Placement { note, theme, heading } => {
                self.own_note(&note, place)?;
                if let Some(theme) = theme.filter(|theme| !self.theme_ids.contains(theme)) {
                    return Err(Problem::at(format!("{place}.theme"), format!("there is no theme {theme}")));
                }
                let heading = some_title(&heading)
                    .map_err(|refusal| Problem::at(format!("{place}.heading"), refusal))?;
                Ok(Dismissal::Placement { note, theme, heading })
            }
            Dismissal::SamePoint { mut notes } => {
                notes.iter().try_for_each(|note| self.own_note(note, place))?;
                notes.sort();
                Ok(Dismissal::SamePoint { notes })
            }
        }
    }

    /// Notes that the board may place: each of this question, and each once.
    fn take_note(&mut self, note: &NoteId, place: &str) -> Result<(), Problem> {
        self.own_note(note, place)?;
        if self.placed.insert(note.clone()) {
            return Ok(());
        }
        Err(Problem::at(place, format!("the note '{note}' stands in two places")))
    }

    /// The note must be there and answer this question.
    fn own_note(&self, note: &NoteId, place: &str) -> Result<(), Problem> {
        match self.notes.get(note) {
            None => Err(Problem::at(place, format!("there is no note '{note}'"))),
            Some(question) if *question != self.question => Err(Problem::at(
                place,
                format!("the note '{note}' answers question {question}, not {}", self.question),
            )),
            Some(_) => Ok(()),
        }
    }
}

/// The secretariat's wording; a quotation has none.
fn wording(line: &ArchivedLine, place: &str) -> Result<Option<String>, Problem> {
    let Some(wording) = &line.wording else { return Ok(None) };
    let text = within(clean(wording), Measure::WordingChars, NOTE_CHARS_MAX)
        .map_err(|refusal| Problem::at(format!("{place}.wording"), refusal))?;
    if line.quoted && !text.is_empty() {
        return Err(Problem::at(format!("{place}.wording"), "a quotation must be the note's own words"));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}
