//! Steps on themes: add, rename, move, merge, split, remove.

use super::draft::{Draft, ranks_before};
use super::{known_line, known_theme, lines};
use crate::workshop::board::{Deed, RANK_STEP, ROOT, Theme};
use crate::workshop::decide::some_title;
use crate::workshop::ids::{LineId, ThemeId};
use crate::workshop::limits::THEMES_MAX;
use crate::workshop::refusal::{Measure, Refusal, Thing};

/// Adds a theme before another, or last.
pub fn add(
    draft: &mut Draft,
    heading: &str,
    before: Option<ThemeId>,
    by_hand: bool,
) -> Result<ThemeId, Refusal> {
    let count = draft.themes_in_order().len();
    if count >= THEMES_MAX {
        return Err(Refusal::too_long(Measure::Themes, THEMES_MAX, count + 1));
    }
    let id = draft.theme_id_next();
    let heading = some_title(heading)?;
    let rank = make_room(draft, None, before)?;
    draft.put_theme(Theme { id, heading, rank, named_by_hand: by_hand });
    Ok(id)
}

/// Gives a theme another heading.
pub fn rename(draft: &mut Draft, theme: ThemeId, heading: &str) -> Result<Deed, Refusal> {
    let heading = some_title(heading)?;
    let known = own(draft, theme)?;
    draft.put_theme(Theme { heading, named_by_hand: true, ..known });
    Ok(Deed::ThemeRenamed)
}

/// Puts a theme before another, or last.
pub fn move_before(draft: &mut Draft, theme: ThemeId, before: Option<ThemeId>) -> Result<Deed, Refusal> {
    own(draft, theme)?;
    if before != Some(theme) {
        let rank = make_room(draft, Some(theme), before)?;
        let known = own(draft, theme)?;
        draft.put_theme(Theme { rank, ..known });
    }
    Ok(Deed::ThemeMoved)
}

/// Moves all lines of one theme to the end of another; the first is then gone.
pub fn merge(draft: &mut Draft, from: ThemeId, into: ThemeId) -> Result<Deed, Refusal> {
    own(draft, from)?;
    known_theme(draft, into)?;
    if from == into {
        return Err(Refusal::OutOfRange { what: Measure::Themes });
    }
    let moved: Vec<LineId> = draft.lines_in_order(from).iter().map(|line| line.id).collect();
    lines::move_to(draft, &moved, into, None)?;
    draft.drop_theme(from);
    Ok(Deed::ThemesMerged)
}

/// Takes some lines out of a theme into a new theme that follows it.
pub fn split(draft: &mut Draft, theme: ThemeId, moved: &[LineId], heading: &str) -> Result<Deed, Refusal> {
    known_theme(draft, theme)?;
    for line in moved {
        if known_line(draft, *line)?.theme != theme {
            return Err(Refusal::Collision);
        }
    }
    let order = draft.themes_in_order();
    let after = order.iter().position(|known| known.id == theme);
    let before = after.and_then(|at| order.get(at + 1)).map(|next| next.id);
    let id = add(draft, heading, before, true)?;
    lines::move_to(draft, moved, id, None)?;
    Ok(Deed::ThemeSplit)
}

/// Removes a theme; its notes stand nowhere again.
pub fn remove(draft: &mut Draft, theme: ThemeId) -> Result<Deed, Refusal> {
    own(draft, theme)?;
    for line in draft.lines_in_order(theme) {
        draft.drop_line(line.id);
    }
    draft.drop_theme(theme);
    Ok(Deed::ThemeRemoved)
}

fn own(draft: &Draft, theme: ThemeId) -> Result<Theme, Refusal> {
    if theme == ROOT {
        return Err(Refusal::Unknown { what: Thing::Theme });
    }
    draft.theme(theme).cloned().ok_or(Refusal::Unknown { what: Thing::Theme })
}

/// A rank before another theme, or last; spreads all ranks again when there is no room.
fn make_room(draft: &mut Draft, moved: Option<ThemeId>, before: Option<ThemeId>) -> Result<i64, Refusal> {
    let order: Vec<Theme> =
        draft.themes_in_order().into_iter().filter(|theme| Some(theme.id) != moved).collect();
    let at = match before {
        Some(before) => Some(
            order
                .iter()
                .position(|theme| theme.id == before)
                .ok_or(Refusal::Unknown { what: Thing::Theme })?,
        ),
        None => None,
    };
    let ranks: Vec<i64> = order.iter().map(|theme| theme.rank).collect();
    if let Some(rank) = ranks_before(&ranks, at, 1).and_then(|ranks| ranks.first().copied()) {
        return Ok(rank);
    }
    let at = at.unwrap_or(order.len());
    for (theme, slot) in order.into_iter().zip(0_usize..) {
        let rank = RANK_STEP * (1 + slot + usize::from(slot >= at)) as i64;
        draft.put_theme(Theme { rank, ..theme });
    }
    Ok(RANK_STEP * (1 + at) as i64)
}
