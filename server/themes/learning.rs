//! What people place teaches where the rest belongs: after a new placement each note looks again at the themes. Without
//! one, nothing moves.

use std::collections::{BTreeMap, BTreeSet};

use super::constraints::Items;
use super::features::Vector;
use super::grouping::mean;
use super::likeness::likeness;
use super::middles::Middles;
use crate::workshop::ids::ThemeId;

/// How people's placements teach.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// How many notes a note that a person has placed counts as, in the middle of its theme.
    pub placed: f32,
    /// When people have placed this many times as many notes as there are themes, a theme that they have neither placed a
    /// note in nor named is none of theirs, and its notes go to the others.
    pub unused_after: f32,
    /// How much nearer another theme must be before a note moves to it.
    pub margin: f32,
}

impl Default for Lesson {
    fn default() -> Lesson {
        Lesson { placed: 3.0, unused_after: 2.0, margin: 0.3 }
    }
}

/// Where the items lay before, and whether people have placed any of them anew.
pub struct Known {
    /// Each item's theme: the one a person has given, else the one it lay in.
    pub themes: Vec<Option<ThemeId>>,
    /// Whether a person has placed an item elsewhere than it lay.
    pub anew: bool,
    /// The themes that people have named.
    pub named: BTreeSet<ThemeId>,
}

/// Keeps the items where they lay, but for what people have decided and what new placements teach.
pub fn keep(lesson: &Lesson, vectors: &[Vector], items: &Items, known: Known) -> Vec<Vec<usize>> {
    let themes: Vec<ThemeId> =
        known.themes.iter().flatten().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let number = |theme: &ThemeId| themes.binary_search(theme).ok();
    let mut home: Vec<Option<usize>> =
        known.themes.iter().map(|theme| theme.as_ref().and_then(number)).collect();
    let placed: Vec<bool> = items.theme.iter().map(Option::is_some).collect();
    let foes = foes(items);
    part_foes(&foes, &placed, &mut home);
    if known.anew {
        let means: Vec<Vector> = items.notes.iter().map(|members| mean(members, vectors)).collect();
        let named: BTreeSet<usize> = known.named.iter().filter_map(number).collect();
        let found = look_again(lesson, &means, &placed, &home, &used(&placed, &home, &named, themes.len()));
        for item in (0..home.len()).filter(|item| !placed[*item]) {
            let barred =
                |theme: usize| foes.get(&item).into_iter().flatten().any(|foe| home[*foe] == Some(theme));
            home[item] = found[item].filter(|theme| !barred(*theme)).or(home[item]);
        }
    }
    gathered(home)
}

/// Of each theme, whether people use it: they have placed a note in it, or named it.
fn used(placed: &[bool], home: &[Option<usize>], named: &BTreeSet<usize>, themes: usize) -> Vec<bool> {
    let given = home.iter().zip(placed).filter(|(_, placed)| **placed).filter_map(|(home, _)| *home);
    let used: BTreeSet<usize> = given.chain(named.iter().copied()).collect();
    (0..themes).map(|theme| used.contains(&theme)).collect()
}

/// The theme that each item would move to, if any: of those that people use, the one whose middle is clearly nearer than
/// that of its own; when they seem not to want its own, the nearest of those.
fn look_again(
    lesson: &Lesson,
    means: &[Vector],
    placed: &[bool],
    home: &[Option<usize>],
    used: &[bool],
) -> Vec<Option<usize>> {
    let weigh = |(mean, placed): (&Vector, &bool)| {
        let factor = if *placed { lesson.placed } else { 1.0 };
        mean.iter().map(|(feature, weight)| (*feature, weight * factor)).collect()
    };
    let weighed: Vec<Vector> = means.iter().zip(placed).map(weigh).collect();
    let members = |theme: usize| {
        (0..home.len()).filter(|item| home[*item] == Some(theme)).map(|item| &weighed[item]).collect()
    };
    let middles = Middles::of((0..used.len()).map(members));
    let many = placed.iter().filter(|placed| **placed).count() as f32;
    let unused_go = many >= lesson.unused_after * used.len() as f32;
    let look = |item: usize| {
        let near = middles.nearness(&means[item]);
        let least = match home[item] {
            Some(own) if used[own] || !unused_go => {
                let square = likeness(&means[item], &means[item]);
                middles.nearness_without(own, near[own], square) + lesson.margin
            }
            Some(_) => 0.0,
            None => lesson.margin,
        };
        let mut best: Option<(f32, usize)> = None;
        for theme in (0..used.len()).filter(|theme| used[*theme] && Some(*theme) != home[item]) {
            if near[theme] > best.map_or(least, |(most, _)| most) {
                best = Some((near[theme], theme));
            }
        }
        best.map(|(_, theme)| theme)
    };
    (0..home.len()).map(|item| if placed[item] { None } else { look(item) }).collect()
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
