//! What people place teaches where the rest belongs: each note looks again at the themes, and moves only when another
//! is clearly nearer. Nothing else changes.

use std::collections::{BTreeMap, BTreeSet};

use super::constraints::Items;
use super::features::Vector;
use super::grouping::mean;
use super::likeness::likeness;
use crate::workshop::ids::ThemeId;

/// How people's placements teach.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// How many of the nearest notes speak for a theme.
    pub witnesses: f32,
    /// Another theme must be this many times nearer before a note moves to it.
    pub margin: f32,
    /// The least nearness at which a note moves, or is placed when it lies nowhere.
    pub near_min: f32,
}

impl Default for Lesson {
    fn default() -> Lesson {
        Lesson { witnesses: 1.0, margin: 1.3, near_min: 0.8 }
    }
}

/// Keeps the items where they lay, but for what people have decided and what those decisions teach.
pub fn keep(
    lesson: &Lesson,
    vectors: &[Vector],
    items: &Items,
    known: Vec<Option<ThemeId>>,
) -> Vec<Vec<usize>> {
    let means: Vec<Vector> = items.notes.iter().map(|members| mean(members, vectors)).collect();
    let themes: Vec<ThemeId> = known.iter().flatten().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let number = |theme: &ThemeId| themes.binary_search(theme).ok();
    let mut home: Vec<Option<usize>> = known.iter().map(|theme| theme.as_ref().and_then(number)).collect();
    let placed: Vec<bool> = items.theme.iter().map(Option::is_some).collect();
    let foes = foes(items);
    part_foes(&foes, &placed, &mut home);
    let before = home.clone();
    for item in (0..home.len()).filter(|item| !placed[*item]) {
        let mut pulls: BTreeMap<usize, Vec<f32>> = BTreeMap::new();
        let mut stays: Vec<f32> = Vec::new();
        for other in (0..home.len()).filter(|other| *other != item) {
            let Some(theme) = before[other] else { continue };
            let like = likeness(&means[item], &means[other]);
            if Some(theme) == before[item] {
                stays.push(like);
            } else if placed[other] || before[item].is_none() {
                pulls.entry(theme).or_default().push(like);
            }
        }
        let strength = |mut likes: Vec<f32>| {
            likes.sort_by(|a, b| b.total_cmp(a));
            let count = lesson.witnesses as usize;
            likes.iter().take(count).sum::<f32>() / count as f32
        };
        let support = strength(stays).max(lesson.near_min) * lesson.margin;
        let barred: BTreeSet<usize> =
            foes.get(&item).into_iter().flatten().filter_map(|foe| home[*foe]).collect();
        let mut best: Option<(f32, usize)> = None;
        for (theme, likes) in pulls {
            let pull = strength(likes);
            if pull > best.map_or(support, |(most, _)| most) && !barred.contains(&theme) {
                best = Some((pull, theme));
            }
        }
        home[item] = best.map(|(_, theme)| theme).or(home[item]);
    }
    gathered(home)
}

fn foes(items: &Items) -> BTreeMap<usize, Vec<usize>> {
    let mut foes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (a, b) in &items.apart {
        foes.entry(*a).or_default().push(*b);
        foes.entry(*b).or_default().push(*a);
    }
    foes
}

/// Takes items out of a theme where one they may not meet lies already, the placed ones last.
fn part_foes(foes: &BTreeMap<usize, Vec<usize>>, placed: &[bool], home: &mut [Option<usize>]) {
    for (item, others) in foes {
        let meets = |other: &usize| home[*other].is_some() && home[*other] == home[*item] && other != item;
        if !placed[*item] && others.iter().any(meets) {
            home[*item] = None;
        }
    }
}

/// The items of each group; an item without a home is a group of its own.
fn gathered(home: Vec<Option<usize>>) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<(bool, usize), Vec<usize>> = BTreeMap::new();
    for (item, theme) in home.into_iter().enumerate() {
        groups.entry(theme.map_or((true, item), |theme| (false, theme))).or_default().push(item);
    }
    groups.into_values().collect()
}
