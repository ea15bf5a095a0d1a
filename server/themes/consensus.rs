//! Several ways of grouping vote on which notes belong together; the vote is cut by average linkage.

use super::communities::communities;
use super::likeness::{Graph, Table, levelled, neighbours};
use super::linkage::{Apart, average_linkage};
use super::spectral::{means, slowest, waves};

/// The most waves that are told apart: beyond these they carry noise, and cost.
const WAVES_MAX: usize = 32;
/// The resolutions at which communities are looked for: from few and large to many and small, each so much finer than the
/// one before. Finer steps find no other numbers of communities on the sets.
const RESOLUTIONS: usize = 12;
/// See [`RESOLUTIONS`].
const RESOLUTION_FIRST: f64 = 0.4;
/// See [`RESOLUTIONS`].
const RESOLUTION_RATIO: f64 = 1.25;

/// How the vote is held.
#[derive(Clone, Debug)]
pub struct Vote {
    /// How many themes there are to be, as a multiple of the root of the number of notes.
    pub themes_per_root: f32,
    /// The numbers of themes that are tried, as multiples of the wanted number.
    pub spreads: Vec<f32>,
    /// How many neighbours a note has in the graph, as a multiple of the root of the number of notes.
    pub neighbours_per_root: f32,
    /// How much a likeness is set down when either note is like many: 0 is not at all, 1 is by as much as they are.
    pub levelling: f32,
    /// The votes of spectral clustering, beside those of communities.
    pub spectral: f32,
    /// The votes of communities, beside those of spectral clustering.
    pub communities: f32,
    /// How much plain likeness counts in the vote, to settle ties.
    pub likeness: f32,
    /// A group is joined with another only if this share of the votes is for it.
    pub least: f32,
}

impl Default for Vote {
    fn default() -> Vote {
        Vote {
            themes_per_root: 1.1,
            spreads: vec![0.7, 0.85, 1.0, 1.2, 1.45],
            neighbours_per_root: 2.0,
            levelling: 0.7,
            spectral: 1.0,
            communities: 1.0,
            likeness: 0.2,
            least: 0.0,
        }
    }
}

/// How many themes these many notes are to have.
pub fn themes_wanted(notes: f32, vote: &Vote) -> usize {
    ((notes.sqrt() * vote.themes_per_root).round() as usize).max(1)
}

/// Groups the items of the table: each item's group, and the vote itself.
pub fn agree(table: &Table, sizes: &[f32], wanted: usize, vote: &Vote, apart: &Apart) -> (Vec<usize>, Table) {
    let items = table.items;
    let mut votes = Table::zero(items);
    let near = ((items as f32).sqrt() * vote.neighbours_per_root).round().max(3.0) as usize;
    let graph = neighbours(&levelled(table, near, vote.levelling), near);
    let mut cast = 0.0;
    let most = vote.spreads.iter().fold(1.0_f32, |most, spread| most.max(*spread));
    let all_waves = waves(&graph, ((wanted as f32 * most).ceil() as usize).min(WAVES_MAX));
    let ladder = if vote.communities > 0.0 { ladder(&graph) } else { Vec::new() };
    for spread in &vote.spreads {
        let themes = ((wanted as f32 * spread).round() as usize).clamp(2, items.max(2));
        if vote.spectral > 0.0 {
            let rows = slowest(&all_waves, themes);
            for first in [0, items / 2] {
                count(&mut votes, &means(&rows, themes, first), vote.spectral / 2.0);
            }
            cast += vote.spectral;
        }
        if vote.communities > 0.0 {
            count(&mut votes, nearest_count(&ladder, themes), vote.communities);
            cast += vote.communities;
        }
    }
    for a in 0..items {
        for b in 0..a {
            let share = votes.get(a, b) / cast.max(1.0) + vote.likeness * table.get(a, b);
            votes.set(a, b, share);
        }
    }
    (average_linkage(&votes, sizes, wanted, vote.least, apart), votes)
}

/// The communities at each of a ladder of resolutions, with how many there are.
fn ladder(graph: &Graph) -> Vec<(usize, Vec<usize>)> {
    let rung = |step: usize| RESOLUTION_FIRST * RESOLUTION_RATIO.powi(step as i32);
    let found = (0..RESOLUTIONS).map(|step| communities(graph, rung(step)));
    found.map(|found| (found.iter().max().map_or(0, |last| last + 1), found)).collect()
}

/// Of the ladder, the grouping with nearest to so many themes; the first of equals.
fn nearest_count(ladder: &[(usize, Vec<usize>)], themes: usize) -> &[usize] {
    ladder.iter().min_by_key(|(many, _)| many.abs_diff(themes)).map_or(&[], |(_, found)| found)
}

fn count(votes: &mut Table, groups: &[usize], weight: f32) {
    for a in 0..groups.len() {
        for b in 0..a {
            if groups[a] == groups[b] {
                let value = votes.get(a, b) + weight;
                votes.set(a, b, value);
            }
        }
    }
}
