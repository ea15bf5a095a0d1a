//! Ids, headings and order that stay put from one run to the next: themes are known again by the notes they hold.

use std::collections::{BTreeMap, BTreeSet};

use super::Proposal;
use crate::workshop::ids::{NoteId, ThemeId};

/// A theme keeps its heading while at least this share of the larger of the two is common.
const SAME_THEME_SHARE: f32 = 0.5;

/// What a group of notes takes over from the themes that people already know.
#[derive(Clone, Debug, Default)]
pub struct Inherited {
    /// The theme's id.
    pub id: ThemeId,
    /// Its place in the earlier order, if it had one.
    pub place: Option<usize>,
    /// The heading it keeps, if it is still much the same theme.
    pub heading: Option<String>,
}

/// Gives each group its id: the one a person has given, the one of the earlier theme it overlaps most, or a new one.
pub fn inherit(
    groups: &[BTreeSet<NoteId>],
    given: &[Option<ThemeId>],
    previous: Option<&Proposal>,
    taken: &BTreeSet<ThemeId>,
) -> Vec<Inherited> {
    let none = Proposal::default();
    let previous = previous.unwrap_or(&none);
    let mut next =
        taken.iter().chain(previous.themes.iter().map(|theme| &theme.id)).map(|id| id.0).max().unwrap_or(0);
    let mut found: Vec<Option<ThemeId>> = given.to_vec();
    let mut used: BTreeSet<ThemeId> = taken.clone();
    let home: BTreeMap<&NoteId, usize> = previous
        .themes
        .iter()
        .enumerate()
        .flat_map(|(at, theme)| theme.notes.iter().map(move |note| (note, at)))
        .collect();
    let mut overlaps: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (group, notes) in groups.iter().enumerate() {
        for at in notes.iter().filter_map(|note| home.get(note)) {
            *overlaps.entry((group, *at)).or_default() += 1;
        }
    }
    let mut ranked: Vec<(usize, usize, usize)> =
        overlaps.iter().map(|((group, at), many)| (*many, *group, *at)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.2.cmp(&b.2)).then(a.1.cmp(&b.1)));
    for (_, group, at) in ranked {
        let id = previous.themes[at].id;
        if found[group].is_none() && used.insert(id) {
            found[group] = Some(id);
        }
    }
    let place: BTreeMap<ThemeId, usize> =
        previous.themes.iter().enumerate().map(|(at, theme)| (theme.id, at)).collect();
    found
        .into_iter()
        .enumerate()
        .map(|(group, id)| {
            let id = id.unwrap_or_else(|| {
                next += 1;
                ThemeId(next)
            });
            let place = place.get(&id).copied();
            let heading = place.and_then(|at| {
                let before = &previous.themes[at];
                let common = overlaps.get(&(group, at)).copied().unwrap_or(0) as f32;
                let larger = before.notes.len().max(groups[group].len()) as f32;
                (common >= SAME_THEME_SHARE * larger).then(|| before.heading.clone())
            });
            Inherited { id, place, heading }
        })
        .collect()
}
