//! How much work is left for a secretary who knows which themes she wants: moves until all is right.

use std::collections::{BTreeMap, BTreeSet};

use moteplass::themes::{Constraints, NoteIn, Proposal, Recipe, propose_by};
use moteplass::workshop::ids::{NoteId, ThemeId};

use crate::sets::ThemedSet;

/// Moves without learning (each note that lies wrong is moved once) and with it.
pub struct Effort {
    /// Notes that lie wrong in the first proposal.
    pub without: usize,
    /// Moves when the rest is proposed again after each.
    pub with: usize,
}

/// The secretary takes each wanted theme to be the proposed one that it overlaps most (or a new one), then moves the note
/// that lies worst (least like the theme it lies in), one at a time.
pub fn effort(recipe: &Recipe, set: &ThemedSet) -> Effort {
    let notes = set.notes();
    let question = Some(set.question.as_str());
    let first = propose_by(recipe, question, set.language(), &notes, &Constraints::default());
    let wanted = wanted_themes(set, &first);
    let without = misplaced(&first, &wanted).len();
    let mut constraints = Constraints::default();
    let mut current = first;
    let mut moves = 0;
    while let Some(worst) = worst(&current, &misplaced(&current, &wanted), &notes) {
        moves += 1;
        constraints.placed.insert(worst.clone(), wanted[&worst]);
        constraints.previous = Some(current);
        current = propose_by(recipe, question, set.language(), &notes, &constraints);
    }
    Effort { without, with: moves }
}

/// The theme that each note is wanted in: proposed themes are taken over by greatest overlap, one for one.
fn wanted_themes(set: &ThemedSet, first: &Proposal) -> BTreeMap<NoteId, ThemeId> {
    let gold: BTreeMap<&NoteId, usize> = set.ids.iter().zip(set.gold.iter().copied()).collect();
    let mut overlaps: BTreeMap<(usize, ThemeId), usize> = BTreeMap::new();
    for theme in &first.themes {
        for note in &theme.notes {
            *overlaps.entry((gold[note], theme.id)).or_default() += 1;
        }
    }
    let mut ranked: Vec<_> = overlaps.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut taken: BTreeMap<usize, ThemeId> = BTreeMap::new();
    let mut used: BTreeSet<ThemeId> = BTreeSet::new();
    for ((theme, id), _) in ranked {
        if !taken.contains_key(&theme) && used.insert(id) {
            taken.insert(theme, id);
        }
    }
    let id = |theme: usize| taken.get(&theme).copied().unwrap_or(ThemeId(1000 + theme as u32));
    set.ids.iter().zip(&set.gold).map(|(note, theme)| (note.clone(), id(*theme))).collect()
}

fn misplaced(proposal: &Proposal, wanted: &BTreeMap<NoteId, ThemeId>) -> BTreeSet<NoteId> {
    let lies = |theme: ThemeId, note: &NoteId| wanted[note] == theme;
    let themed =
        proposal.themes.iter().flat_map(|theme| theme.notes.iter().filter(move |note| !lies(theme.id, note)));
    themed.chain(&proposal.alone).cloned().collect()
}

/// The misplaced note that its theme lists last; notes lie in a theme with those nearest its middle first.
fn worst(proposal: &Proposal, misplaced: &BTreeSet<NoteId>, notes: &[NoteIn<'_>]) -> Option<NoteId> {
    let rank = |note: &NoteId| {
        let theme = proposal.themes.iter().find(|theme| theme.notes.contains(note));
        theme.map_or(1.0, |theme| {
            let at = theme.notes.iter().position(|other| other == note).unwrap_or(0);
            (at + 1) as f64 / theme.notes.len() as f64
        })
    };
    let mut ranked: Vec<(f64, &NoteId)> = misplaced.iter().map(|note| (rank(note), note)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    debug_assert!(ranked.len() <= notes.len());
    ranked.first().map(|(_, note)| (*note).clone())
}

/// Prints the moves of every set of a folder.
pub fn report(folder: &std::path::Path) {
    let (mut without, mut with) = (0, 0);
    println!("\nEffort: moves until all is right, without and with learning ({})", folder.display());
    for set in ThemedSet::read_folder(folder) {
        let effort = effort(&Recipe::default(), &set);
        println!("  {:34} {:4} notes {:4} {:4}", set.name, set.ids.len(), effort.without, effort.with);
        without += effort.without;
        with += effort.with;
    }
    println!("  {:34} {:>10} {without:4} {with:4}  ({:.2})", "ALL", "", with as f64 / without.max(1) as f64);
}
