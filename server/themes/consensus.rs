//! Several ways of grouping vote on which notes belong together; the vote is cut by average linkage.

use super::communities::communities;
use super::likeness::{Graph, Table, neighbours};
use super::linkage::{Apart, average_linkage};
use super::spectral::{means, slowest, waves};

/// The most waves that are told apart: beyond these they carry noise, and cost.
const WAVES_MAX: usize = 32;

/// How the vote is held.
#[derive(Clone, Debug)]
pub struct Vote {
    /// How many themes there are to be, as a multiple of the root of the number of notes.
    pub themes_per_root: f32,
    /// The numbers of themes that are tried, as multiples of the wanted number.
    pub spreads: Vec<f32>,
    /// How many neighbours a note has in the graph, as a multiple of the root of the number of notes.
    pub neighbours_per_root: f32,
    /// The votes of spectral clustering, of communities, of average linkage.
    pub spectral: f32,
    /// See `spectral`.
    pub communities: f32,
    /// See `spectral`.
    pub linkage: f32,
    /// How much plain likeness counts in the vote, to settle ties.
    pub likeness: f32,
    /// A group is joined with another only if this share of the votes is for it.
    pub least: f32,
}

impl Default for Vote {
    fn default() -> Vote {
        Vote {
            themes_per_root: 1.0,
            spreads: vec![0.7, 0.85, 1.0, 1.2, 1.45],
            neighbours_per_root: 0.9,
            spectral: 1.0,
            communities: 0.5,
            linkage: 0.7,
            likeness: 0.5,
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
    let graph = neighbours(table, near);
    let mut cast = 0.0;
    let most = vote.spreads.iter().fold(1.0_f32, |most, spread| most.max(*spread));
    let all_waves = waves(&graph, ((wanted as f32 * most).ceil() as usize).min(WAVES_MAX));
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
            count(&mut votes, &communities_of(&graph, themes), vote.communities);
            cast += vote.communities;
        }
        if vote.linkage > 0.0 {
            count(&mut votes, &average_linkage(table, sizes, themes, 0.0, &Apart::new()), vote.linkage);
            cast += vote.linkage;
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

/// The communities at the resolution that gives nearest to so many.
fn communities_of(graph: &Graph, themes: usize) -> Vec<usize> {
    let (mut low, mut high) = (0.2_f64, 8.0_f64);
    let mut best: Option<(usize, Vec<usize>)> = None;
    for _ in 0..7 {
        let middle = (low * high).sqrt();
        let found = communities(graph, middle);
        let many = found.iter().max().map_or(0, |last| last + 1);
        if many > themes {
            high = middle
        } else {
            low = middle
        }
        let off = many.abs_diff(themes);
        if best.as_ref().is_none_or(|(least, _)| off < *least) {
            best = Some((off, found));
        }
        if off == 0 {
            break;
        }
    }
    best.map(|(_, found)| found).unwrap_or_default()
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
