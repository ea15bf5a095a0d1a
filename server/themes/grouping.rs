//! Items into groups: a vote among the items when they are few, among a spread of them when they are many.

use std::collections::{BTreeMap, BTreeSet};

use super::Recipe;
use super::consensus::{agree, themes_wanted};
use super::constraints::Items;
use super::features::Vector;
use super::likeness::{Table, likeness};
use super::linkage::Apart;
use super::middles::Middles;

/// The vote is held among this many items at most: its cost grows with the square. The rest go to the nearest middle.
const VOTERS_MAX: usize = 500;
/// How many times the items that did not vote look for a nearer middle.
const ROUNDS: usize = 3;

/// The items of each group, in order; every item in exactly one.
pub fn group(recipe: &Recipe, vectors: &[Vector], items: &Items) -> Vec<Vec<usize>> {
    let means: Vec<Vector> = items.notes.iter().map(|members| mean(members, vectors)).collect();
    let sizes: Vec<f32> = items.notes.iter().map(|members| members.len() as f32).collect();
    let given = items.theme.iter().flatten().count();
    let wanted = themes_wanted(sizes.iter().sum(), &recipe.vote).max(given);
    let voters = voters(items);
    let table = Table::of(&voters.iter().map(|item| means[*item].clone()).collect::<Vec<_>>());
    let voter_sizes: Vec<f32> = voters.iter().map(|item| sizes[*item]).collect();
    let (labels, _votes) =
        agree(&table, &voter_sizes, wanted, &recipe.vote, &apart_among(&voters, &items.apart));
    let mut home: Vec<Option<usize>> = vec![None; means.len()];
    for (item, label) in voters.iter().zip(&labels) {
        home[*item] = Some(*label);
    }
    if voters.len() < means.len() {
        spread(&means, items, &mut home);
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut next = labels.iter().max().map_or(0, |last| last + 1);
    for (item, label) in home.into_iter().enumerate() {
        let label = label.unwrap_or_else(|| {
            next += 1;
            next
        });
        groups.entry(label).or_default().push(item);
    }
    groups.into_values().collect()
}

/// The items that vote: all when they are few; else those that people have placed, and an even spread of the others.
fn voters(items: &Items) -> Vec<usize> {
    let many = items.notes.len();
    if many <= VOTERS_MAX {
        return (0..many).collect();
    }
    let mut voters: BTreeSet<usize> =
        (0..many).filter(|item| items.theme[*item].is_some()).take(VOTERS_MAX).collect();
    let rest = VOTERS_MAX - voters.len();
    voters.extend((0..rest).map(|at| at * many / rest.max(1)));
    voters.into_iter().collect()
}

fn apart_among(voters: &[usize], apart: &Apart) -> Apart {
    let place: BTreeMap<usize, usize> =
        voters.iter().enumerate().map(|(place, item)| (*item, place)).collect();
    let both = |(a, b): &(usize, usize)| Some((*place.get(a)?, *place.get(b)?));
    apart.iter().filter_map(both).collect()
}

/// Gives every item that did not vote the nearest middle, and lets them look again as the middles move.
fn spread(means: &[Vector], items: &Items, home: &mut [Option<usize>]) {
    let voted: Vec<bool> = home.iter().map(Option::is_some).collect();
    let groups = home.iter().flatten().max().map_or(0, |last| last + 1);
    let mut foes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (a, b) in &items.apart {
        foes.entry(*a).or_default().push(*b);
        foes.entry(*b).or_default().push(*a);
    }
    for _ in 0..ROUNDS {
        let middles = Middles::of((0..groups).map(|group| {
            (0..means.len()).filter(|item| home[*item] == Some(group)).map(|item| &means[item]).collect()
        }));
        let mut moved = false;
        for item in (0..means.len()).filter(|item| !voted[*item]) {
            let mut near = middles.nearness(&means[item]);
            for group in foes.get(&item).into_iter().flatten().filter_map(|foe| home[*foe]) {
                near[group] = 0.0;
            }
            let mut best: Option<usize> = None;
            for (group, value) in near.iter().enumerate() {
                if *value > best.map_or(0.0, |best| near[best]) {
                    best = Some(group);
                }
            }
            moved |= best != home[item];
            home[item] = best;
        }
        if !moved {
            break;
        }
    }
}

/// The mean of some notes' vectors, as long as they are on average.
pub fn mean(members: &[usize], vectors: &[Vector]) -> Vector {
    if let [only] = members {
        return vectors[*only].clone();
    }
    let mut sum: BTreeMap<u32, f32> = BTreeMap::new();
    for (feature, weight) in members.iter().flat_map(|note| vectors[*note].iter()) {
        *sum.entry(*feature).or_insert(0.0) += weight;
    }
    let lengths: f32 = members.iter().map(|note| likeness(&vectors[*note], &vectors[*note]).sqrt()).sum();
    let length = sum.values().map(|weight| weight * weight).sum::<f32>().sqrt();
    let scale = if length > 0.0 { lengths / members.len() as f32 / length } else { 0.0 };
    sum.into_iter().map(|(feature, weight)| (feature, weight * scale)).collect()
}
