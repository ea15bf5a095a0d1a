//! Louvain: each item goes where its neighbours are, for as long as the whole becomes better knit.

use std::collections::BTreeMap;

use super::likeness::Graph;
use super::linkage::renumber;

/// The most rounds of moving at one level; it settles in far fewer.
const ROUNDS_MAX: usize = 30;
/// The most levels of gathering; each at least halves what is left to move.
const LEVELS_MAX: usize = 12;
/// A gain below this is rounding, not knitting.
const GAIN_MIN: f64 = 1e-9;

/// Communities of the graph; a higher `resolution` gives more and smaller ones.
pub fn communities(graph: &Graph, resolution: f64) -> Vec<usize> {
    let mut whole: Vec<usize> = (0..graph.len()).collect();
    let mut level: Vec<Vec<(u32, f64)>> =
        graph.iter().map(|edges| edges.iter().map(|(other, w)| (*other, f64::from(*w))).collect()).collect();
    for _ in 0..LEVELS_MAX {
        let moved = renumber(&move_items(&level, resolution));
        let count = moved.iter().max().map_or(0, |last| last + 1);
        whole.iter_mut().for_each(|item| *item = moved[*item]);
        if count == level.len() {
            break;
        }
        level = gather(&level, &moved, count);
    }
    renumber(&whole)
}

fn move_items(graph: &[Vec<(u32, f64)>], resolution: f64) -> Vec<usize> {
    let degree: Vec<f64> = graph.iter().map(|edges| edges.iter().map(|(_, w)| w).sum()).collect();
    let total: f64 = degree.iter().sum();
    let mut home: Vec<usize> = (0..graph.len()).collect();
    if total <= 0.0 {
        return home;
    }
    let mut weight = degree.clone();
    let mut pull: Vec<f64> = vec![0.0; graph.len()];
    let mut met: Vec<usize> = Vec::new();
    for _ in 0..ROUNDS_MAX {
        let mut changed = false;
        for item in 0..graph.len() {
            let old = home[item];
            weight[old] -= degree[item];
            met.push(old);
            for &(other, w) in graph[item].iter().filter(|(other, _)| *other as usize != item) {
                let community = home[other as usize];
                if pull[community] == 0.0 && community != old {
                    met.push(community);
                }
                pull[community] += w;
            }
            met.sort_unstable();
            let gain = |community: usize, w: f64| w - resolution * degree[item] * weight[community] / total;
            let mut best = (gain(old, pull[old]), old);
            for &community in &met {
                let gain = gain(community, pull[community]);
                if gain > best.0 + GAIN_MIN {
                    best = (gain, community);
                }
            }
            for community in met.drain(..) {
                pull[community] = 0.0;
            }
            home[item] = best.1;
            weight[best.1] += degree[item];
            changed |= best.1 != old;
        }
        if !changed {
            break;
        }
    }
    home
}

fn gather(graph: &[Vec<(u32, f64)>], home: &[usize], count: usize) -> Vec<Vec<(u32, f64)>> {
    let mut sums: Vec<BTreeMap<u32, f64>> = vec![BTreeMap::new(); count];
    for (item, edges) in graph.iter().enumerate() {
        for &(other, w) in edges {
            *sums[home[item]].entry(home[other as usize] as u32).or_insert(0.0) += w;
        }
    }
    sums.into_iter().map(|edges| edges.into_iter().collect()).collect()
}
