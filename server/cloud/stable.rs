//! The live layout: given the cloud that is on the wall, words stay where they are and give way as little as they can.
//!
//! The scale follows the room's words; where keeping it would make words move far, all words shrink a little instead.

use std::collections::BTreeMap;

use super::place::{Shape, Share, scale_max, scale_of_fill, stands};
use super::settle::{JUMP, Picture, Wall};
use super::{Layout, Placed};

/// Share of the canvas that the outlines, holes filled, cover while the cloud grows: room is left for words to come.
const FILL_LIVE: f64 = 0.355;
/// The most that a word takes of a cloud that has just begun …
const SHARE_FIRST: Share = Share { width: 0.95, size: 0.2, area: 0.14 };
/// … and of one that has grown to so many words: the first words do not swell, only to shrink for those to come.
const SHARE_GROWN: Share = Share { width: 0.97, size: 0.32, area: 0.2 };
const GROWN: usize = 50;
/// From one picture to the next words may grow by this much beside their weight …
const GROWTH_MAX: f64 = 1.002;
/// … unless they could grow by this much, as when words have been hidden: then they do, in one move.
const GROWTH_BEHIND: f64 = 1.3;
/// Sizes are the same when their ratio is no farther than this from 1.
const SAME_SIZE: f64 = 1e-6;
/// How much smaller all words are at the next try, when they cannot be placed calmly …
const SHRINK: f64 = 0.98;
/// … what it costs that all words shrink, as a price in cells for each part of their size …
const SHRINK_PRICE: f64 = 6_000.0;
/// … how much smaller at each try after so many, since some word has found no place at all …
const SHRINK_FAST: f64 = 0.95;
const TRIES_SLOW: usize = 12;
/// … and so many tries, before words may jump, and then the cloud is laid out anew.
const TRIES_MAX: usize = 24;
/// Cells that may be searched for one picture, before the calmest so far is taken: a bound on its time.
const WORK_MAX: usize = 1_200_000;

/// Places the words near where they were; `None` when that cannot be done and the cloud must be laid out anew.
pub fn place(shapes: &[Shape], canvas: [u32; 2], previous: &Layout) -> Option<Vec<Placed>> {
    if shapes.is_empty() || canvas.contains(&0) {
        return Some(Vec::new());
    }
    let canvas = canvas.map(f64::from);
    let before = matched(shapes, previous);
    let wanted = scale_of_fill(shapes, canvas, FILL_LIVE).min(scale_max(shapes, canvas, share(shapes.len())));
    let unchanged = unchanged_scale(shapes, &before);
    let is_behind = unchanged.is_none_or(|unchanged| wanted > unchanged * GROWTH_BEHIND);
    let none_has_left = previous.words.len() == shapes.len();
    let first = match unchanged {
        Some(unchanged) if (none_has_left || !is_behind) && weighs_as_before(shapes, &before, unchanged) => {
            if stands(shapes, canvas, &before) {
                return Some(before.into_iter().flatten().cloned().collect());
            }
            unchanged
        }
        Some(unchanged) if is_behind => wanted.max(unchanged),
        Some(unchanged) => wanted.min(unchanged * GROWTH_MAX),
        None => wanted,
    };
    let mut wall = Wall::new(canvas);
    let mut calmest: Option<Picture> = None;
    let mut scale = first;
    for tries in 1..=TRIES_MAX {
        let price = |scale: f64| (SHRINK_PRICE * (first / scale).ln()) as f32;
        let reach = if tries < TRIES_MAX { JUMP } else { f32::MAX };
        wall.rounds(shapes, &before, scale, reach, price(scale), &mut calmest);
        scale *= if tries < TRIES_SLOW { SHRINK } else { SHRINK_FAST };
        if calmest.as_ref().is_some_and(|found| found.price <= price(scale) || wall.work > WORK_MAX) {
            break;
        }
    }
    calmest.map(|picture| picture.words)
}

/// The most that a word takes of a live cloud of so many words.
fn share(words: usize) -> Share {
    let grown = (words as f64 / GROWN as f64).min(1.0);
    let between = |first: f64, last: f64| first + (last - first) * grown;
    Share {
        width: between(SHARE_FIRST.width, SHARE_GROWN.width),
        size: between(SHARE_FIRST.size, SHARE_GROWN.size),
        area: between(SHARE_FIRST.area, SHARE_GROWN.area),
    }
}

/// Each shape's word in the previous layout; a text that stands there twice is given out twice.
fn matched<'p>(shapes: &[Shape], previous: &'p Layout) -> Vec<Option<&'p Placed>> {
    let is_sound = |word: &&Placed| word.size > 0.0 && word.x.is_finite() && word.y.is_finite();
    let mut by_text: BTreeMap<&str, Vec<&Placed>> = BTreeMap::new();
    for word in previous.words.iter().rev().filter(is_sound) {
        by_text.entry(&word.text).or_default().push(word);
    }
    shapes.iter().map(|shape| by_text.get_mut(shape.text).and_then(Vec::pop)).collect()
}

/// The scale at which most words keep the size that they had.
fn unchanged_scale(shapes: &[Shape], before: &[Option<&Placed>]) -> Option<f64> {
    let kept =
        shapes.iter().zip(before).filter_map(|(shape, before)| Some(before.as_ref()?.size / shape.relative));
    let mut scales: Vec<f64> = kept.collect();
    scales.sort_by(f64::total_cmp);
    scales.get(scales.len() / 2).copied()
}

/// Whether all words were on the wall, as large as they are at a scale: then nothing has been said that would move one.
fn weighs_as_before(shapes: &[Shape], before: &[Option<&Placed>], scale: f64) -> bool {
    let is_as_large =
        |shape: &Shape, before: &Placed| (before.size / (scale * shape.relative)).ln().abs() < SAME_SIZE;
    shapes.iter().zip(before).all(|(shape, before)| before.is_some_and(|before| is_as_large(shape, before)))
}
