//! Steps on lines: place, move, nest, reword, join, split, quote, leave out, take back.

use super::draft::{Draft, ranks_before};
use super::{known_line, known_theme};
use crate::workshop::board::{Deed, LeftOut, Line, RANK_STEP};
use crate::workshop::ids::{LineId, NoteId, ThemeId};
use crate::workshop::limits::{LINE_LEVELS_MAX, NOTE_CHARS_MAX};
use crate::workshop::note::clean;
use crate::workshop::people::within;
use crate::workshop::refusal::{Measure, Refusal, Thing};

/// Gives each note a line of its own, before a line or last in the theme.
pub fn place(
    draft: &mut Draft,
    notes: &[NoteId],
    theme: ThemeId,
    before: Option<LineId>,
    by_hand: bool,
) -> Result<(), Refusal> {
    known_theme(draft, theme)?;
    let ranks = make_room(draft, theme, &[], before, notes.len())?;
    for (note, rank) in notes.iter().zip(ranks) {
        draft.put_line(Line {
            id: draft.line_id_next(),
            theme,
            rank,
            level: 1,
            notes: vec![note.clone()],
            wording: None,
            quoted: false,
            placed_by_hand: by_hand,
        });
    }
    Ok(())
}

/// Puts lines, in the order given, before another line or last in a theme.
pub fn move_to(
    draft: &mut Draft,
    moved: &[LineId],
    theme: ThemeId,
    before: Option<LineId>,
) -> Result<(), Refusal> {
    known_theme(draft, theme)?;
    let before = before.filter(|before| !moved.contains(before));
    let ranks = make_room(draft, theme, moved, before, moved.len())?;
    for (id, rank) in moved.iter().zip(ranks) {
        let line = known_line(draft, *id)?;
        draft.put_line(Line { theme, rank, placed_by_hand: true, ..line });
    }
    Ok(())
}

/// Sets how deep a line stands.
pub fn nest(draft: &mut Draft, line: LineId, level: u8) -> Result<Deed, Refusal> {
    if !(1..=LINE_LEVELS_MAX).contains(&level) {
        return Err(Refusal::OutOfRange { what: Measure::Level });
    }
    let line = known_line(draft, line)?;
    draft.put_line(Line { level, placed_by_hand: true, ..line });
    Ok(Deed::LineNested)
}

/// Puts a line in other words, or back in the note's own; what is quoted must still be a quotation.
pub fn reword(
    draft: &mut Draft,
    line: LineId,
    wording: Option<String>,
    may_be_quoted: impl Fn(&Line) -> bool,
) -> Result<Deed, Refusal> {
    let line = known_line(draft, line)?;
    let wording = match wording.map(|typed| clean(&typed)) {
        Some(text) if text.is_empty() => None,
        Some(text) => Some(within(text, Measure::WordingChars, NOTE_CHARS_MAX)?),
        None => None,
    };
    let line = Line { wording, ..line };
    if line.quoted && !may_be_quoted(&line) {
        return Err(Refusal::QuotationDiffers);
    }
    draft.put_line(line);
    Ok(Deed::LineReworded)
}

/// Makes one line of several; the first keeps its words and place and gets all notes.
pub fn join(draft: &mut Draft, lines: &[LineId]) -> Result<Deed, Refusal> {
    let Some((first, rest)) = lines.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return Err(Refusal::Empty { what: Measure::Batch });
    };
    if rest.contains(first) {
        return Err(Refusal::Collision);
    }
    let mut joined = known_line(draft, *first)?;
    for id in rest {
        joined.notes.extend(known_line(draft, *id)?.notes);
        draft.drop_line(*id);
    }
    joined.placed_by_hand = true;
    draft.put_line(joined);
    Ok(Deed::LinesJoined)
}

/// Adds notes to a line that says the same.
pub fn join_notes(draft: &mut Draft, line: LineId, notes: Vec<NoteId>) -> Result<Deed, Refusal> {
    let mut line = known_line(draft, line)?;
    line.notes.extend(notes);
    line.placed_by_hand = true;
    draft.put_line(line);
    Ok(Deed::LinesJoined)
}

/// Gives each note of a joined line its own line again, after the first.
pub fn split(draft: &mut Draft, line: LineId) -> Result<Deed, Refusal> {
    let known = known_line(draft, line)?;
    let Some((first, rest)) = known.notes.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return Err(Refusal::OutOfRange { what: Measure::Batch });
    };
    let order = draft.lines_in_order(known.theme);
    let next = order.iter().position(|at| at.id == line).and_then(|at| order.get(at + 1)).map(|line| line.id);
    draft.put_line(Line { notes: vec![first.clone()], placed_by_hand: true, ..known.clone() });
    place(draft, rest, known.theme, next, true)?;
    Ok(Deed::LineSplit)
}

/// Marks a line as a quotation, which must be the note's own words, or takes the mark away.
pub fn quote(
    draft: &mut Draft,
    line: LineId,
    quoted: bool,
    may_be_quoted: impl Fn(&Line) -> bool,
) -> Result<Deed, Refusal> {
    let line = known_line(draft, line)?;
    if quoted && !may_be_quoted(&line) {
        return Err(Refusal::QuotationDiffers);
    }
    draft.put_line(Line { quoted, ..line });
    Ok(Deed::LineQuoted)
}

/// Leaves notes out with a reason; those that stood in a line leave it.
pub fn leave_out(draft: &mut Draft, notes: &[NoteId], reason: &str) {
    for note in notes {
        leave_line(draft, note);
        draft.put_left_out(note, Some(LeftOut { reason: reason.to_owned() }));
    }
}

/// Makes notes stand nowhere again.
pub fn take_back(draft: &mut Draft, notes: &[NoteId]) {
    for note in notes {
        leave_line(draft, note);
        draft.put_left_out(note, None);
    }
}

/// Takes a note out of its line; a line without notes is gone.
fn leave_line(draft: &mut Draft, note: &NoteId) {
    let Some(line) = draft.line_of(note).and_then(|id| draft.line(id)).cloned() else { return };
    let notes: Vec<NoteId> = line.notes.iter().filter(|at| *at != note).cloned().collect();
    if notes.is_empty() { draft.drop_line(line.id) } else { draft.put_line(Line { notes, ..line }) }
}

/// Ranks before a line, or last; spreads all ranks of the theme again when there is no room.
fn make_room(
    draft: &mut Draft,
    theme: ThemeId,
    moved: &[LineId],
    before: Option<LineId>,
    count: usize,
) -> Result<Vec<i64>, Refusal> {
    let order: Vec<Line> =
        draft.lines_in_order(theme).into_iter().filter(|line| !moved.contains(&line.id)).collect();
    let at = match before {
        Some(before) => Some(
            order.iter().position(|line| line.id == before).ok_or(Refusal::Unknown { what: Thing::Line })?,
        ),
        None => None,
    };
    let ranks: Vec<i64> = order.iter().map(|line| line.rank).collect();
    if let Some(ranks) = ranks_before(&ranks, at, count) {
        return Ok(ranks);
    }
    let at = at.unwrap_or(order.len());
    for (line, slot) in order.into_iter().zip(0_usize..) {
        let rank = RANK_STEP * (1 + slot + if slot >= at { count } else { 0 }) as i64;
        draft.put_line(Line { rank, ..line });
    }
    Ok((0..count).map(|number| RANK_STEP * (1 + at + number) as i64).collect())
}
