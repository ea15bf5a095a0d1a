//! The live layout: given the cloud that is on the wall, words stay where they are and give way as little as they can.
//!
//! The larger words are seen to first. One that is no longer free where it was looks for the nearest place, once with
//! all smaller words in the way and then with ever fewer of them; what those would have to move is part of the price.
//! A word that fares badly comes first in the next round, as in squeaky wheel optimisation (Joslin and Clements 1999).

use std::collections::BTreeMap;

use super::grid::{Grid, Metric};
use super::mask::{Mask, Rasteriser, Space};
use super::place::{Shape, Share, scale_max, scale_of_fill};
use super::{Layout, Placed};

/// Share of the canvas that the outlines, holes filled, cover while the cloud grows: room is left for words to come.
const FILL_LIVE: f64 = 0.335;
/// The most that a word takes of a cloud that is still growing.
const SHARE_LIVE: Share = Share { width: 0.95, size: 0.2, area: 0.14 };
/// From one picture to the next words may grow by this much beside their weight …
const GROWTH_MAX: f64 = 1.005;
/// … unless they could grow by this much, as when words have been hidden: then they do, in one move …
const GROWTH_BEHIND: f64 = 1.3;
/// … and when words cannot be placed calmly, all shrink by this much before the next try …
const SHRINK: f64 = 0.978;
/// … so often, before the calmest of the tries is taken …
const CALM_TRIES: usize = 6;
/// … and so often before the cloud is laid out anew, because some word has found no place at all.
const TRIES_MAX: usize = 12;
/// Rounds at one scale, each with the words first that fared badly in the one before.
const ROUNDS: usize = 7;
/// Cells along the longer side: two pixels a cell on a wall of 1,920.
const CELLS: f64 = 960.0;
/// A picture is calm when the words' moves cost less than this, in cells.
const CALM_PRICE: f32 = 300.0;
/// A word that has to move farther than this, in cells, comes first in the next round.
const FAR: f32 = 40.0;
/// From this many cells on, a twelfth of the wall, a move is a jump, which the eye does not follow …
const JUMP: f32 = 85.0;
/// … and costs this much more.
const JUMP_PRICE: f32 = 5000.0;
/// The price of a word that has nowhere to go.
const LOST_PRICE: f32 = 1000.0;
/// A place cheaper than this is taken without looking for a better one.
const SMALL_PRICE: f32 = 8.0;
/// Words larger than this share of the one that seeks a place are in its way; 0 is all of them.
const IN_THE_WAY: [f64; 5] = [0.0, 0.4, 0.7, 1.0, 2.0];

/// Places the words near where they were; `None` when that cannot be done and the cloud must be laid out anew.
pub fn place(shapes: &[Shape], canvas: [u32; 2], previous: &Layout) -> Option<Vec<Placed>> {
    if shapes.is_empty() || canvas.contains(&0) {
        return Some(Vec::new());
    }
    let canvas = canvas.map(f64::from);
    let before = matched(shapes, previous);
    let wanted = scale_of_fill(shapes, canvas, FILL_LIVE).min(scale_max(shapes, canvas, SHARE_LIVE));
    let unchanged = unchanged_scale(shapes, &before);
    let is_behind = unchanged.is_none_or(|unchanged| wanted > unchanged * GROWTH_BEHIND);
    let mut scale = match unchanged {
        Some(unchanged) if !is_behind => wanted.min(unchanged * GROWTH_MAX),
        Some(_) | None => wanted,
    };
    let mut wall = Wall::new(canvas);
    let mut calmest: Option<(f32, Vec<Placed>)> = None;
    for tries in 1..=TRIES_MAX {
        wall.rounds(shapes, &before, scale, &mut calmest);
        if calmest.as_ref().is_some_and(|(price, _)| *price < CALM_PRICE || tries >= CALM_TRIES) {
            break;
        }
        scale *= SHRINK;
    }
    calmest.map(|(_, words)| words)
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

/// The canvas while words are being placed on it.
struct Wall {
    canvas: [f64; 2],
    cell: f64,
    /// What is settled in this round.
    settled: Grid,
    /// What is tried out.
    trial: Grid,
    rasteriser: Rasteriser,
}

/// A word with the cell where it stood, or would first look for a place.
struct Seat<'s> {
    shape: &'s Shape<'s>,
    index: usize,
    is_new: bool,
    cell: [i32; 2],
    /// How far into the cell its baseline starts, in cells.
    offset: [f32; 2],
    mask: Mask,
}

impl Wall {
    fn new(canvas: [f64; 2]) -> Self {
        let cell = canvas[0].max(canvas[1]) / CELLS;
        let [columns, rows] = canvas.map(|side| (side / cell) as i32);
        let grid = Grid::new(columns, rows);
        Self { canvas, cell, settled: grid.clone(), trial: grid, rasteriser: Rasteriser::default() }
    }

    /// Places the words at one scale in a few orders, and keeps the calmest picture.
    fn rounds(
        &mut self,
        shapes: &[Shape],
        before: &[Option<&Placed>],
        scale: f64,
        calmest: &mut Option<(f32, Vec<Placed>)>,
    ) {
        let mut seats: Vec<Seat> = Vec::with_capacity(shapes.len());
        for (index, (shape, before)) in shapes.iter().zip(before).enumerate() {
            seats.push(self.seat(shape, index, *before, scale));
        }
        seats.sort_by_key(|seat| (seat.is_new, seat.index));
        for _ in 0..ROUNDS {
            let round = self.round(&seats, scale);
            let is_calmer = calmest.as_ref().is_none_or(|(price, _)| round.price < *price);
            if let Some(words) = round.words.filter(|_| is_calmer) {
                *calmest = Some((round.price, words));
            }
            if round.squeaky.is_empty() {
                return;
            }
            // The last to fare badly comes first; the others keep their order.
            seats.sort_by_key(|seat| {
                let place = round.squeaky.iter().position(|index| *index == seat.index);
                std::cmp::Reverse(place.map_or(0, |place| place + 1))
            });
        }
    }

    fn seat<'s>(
        &mut self,
        shape: &'s Shape<'s>,
        index: usize,
        before: Option<&Placed>,
        scale: f64,
    ) -> Seat<'s> {
        let size = scale * shape.relative;
        let centre = shape.outline.ink.centre().map(f64::from);
        // The middle of the ink stays where it was; a new word wants to the middle of the canvas.
        let point = match before {
            Some(before) => {
                [before.x + centre[0] * (before.size - size), before.y + centre[1] * (before.size - size)]
            }
            None => [0, 1].map(|axis| self.canvas[axis] / 2.0 - centre[axis] * size),
        };
        let cells = point.map(|value| value / self.cell);
        let offset = cells.map(|cells| (cells - cells.floor()) as f32);
        let mask = self.rasteriser.mask(&shape.outline, (size / self.cell) as f32, offset, Space::TIGHT);
        Seat {
            shape,
            index,
            is_new: before.is_none(),
            cell: cells.map(|cells| cells.floor() as i32),
            offset,
            mask,
        }
    }

    /// Sees to each word in turn.
    fn round(&mut self, seats: &[Seat], scale: f64) -> Round {
        let mut words: Vec<Option<Placed>> = vec![None; seats.len()];
        let mut round = Round { price: 0.0, squeaky: Vec::new(), words: None };
        self.settled.clear();
        for (turn, seat) in seats.iter().enumerate() {
            let stays = !seat.is_new && self.settled.is_free(&seat.mask, seat.cell);
            let cell = if stays {
                self.settled.stamp(&seat.mask, seat.cell);
                seat.cell
            } else {
                let em = (scale * seat.shape.relative / self.cell) as f32;
                let wide = self.rasteriser.mask(&seat.shape.outline, em, seat.offset, Space::WIDE);
                let Some(cell) = self.seek(seat, &wide, &seats[turn + 1..]) else {
                    round.squeaky.push(seat.index);
                    return round;
                };
                self.settled.stamp(&wide, cell);
                cell
            };
            if !seat.is_new {
                let moved = distance(cell, seat.cell);
                round.price += price(moved);
                if moved > FAR {
                    round.squeaky.push(seat.index);
                }
            }
            let point = [0, 1].map(|axis| (f64::from(cell[axis]) + f64::from(seat.offset[axis])) * self.cell);
            words[seat.index] = Some(seat.shape.placed(scale, point));
        }
        round.words = words.into_iter().collect();
        round
    }

    /// The place with the least price for all: the word's own move and those of the words that must give way.
    fn seek(&mut self, seat: &Seat, wide: &Mask, rest: &[Seat]) -> Option<[i32; 2]> {
        let [columns, rows] = self.settled.size().map(|cells| cells as f32);
        let metric = Metric { column: if seat.is_new { rows / columns } else { 1.0 } };
        let mut best: Option<(f32, [i32; 2])> = None;
        let mut ahead_last = usize::MAX;
        for share in IN_THE_WAY {
            let is_ahead =
                |other: &&Seat| !other.is_new && other.shape.relative > seat.shape.relative * share * 0.999;
            let ahead = rest.iter().filter(is_ahead).count();
            if best.is_some_and(|(price, _)| price < SMALL_PRICE) || ahead == ahead_last {
                continue;
            }
            ahead_last = ahead;
            self.trial.copy_from(&self.settled, rest.iter().filter(is_ahead).map(Seat::inked));
            self.trial.prepare(std::iter::once(wide));
            let Some(cell) = self.trial.nearest(wide, seat.cell, metric) else { continue };
            let own = if seat.is_new { 0.0 } else { price(distance(cell, seat.cell)) };
            self.trial.stamp(wide, cell);
            let behind = rest.iter().filter(|other| !other.is_new && !is_ahead(other));
            let limit = best.map_or(f32::MAX, |(price, _)| price);
            if own >= limit {
                continue;
            }
            let total = own + self.price_of_giving_way(behind, limit - own);
            if best.is_none_or(|(price, _)| total < price) {
                best = Some((total, cell));
            }
        }
        best.map(|(_, cell)| cell)
    }

    /// What it costs that some words make room for what is on the trial grid; once it passes a limit, no longer exact.
    fn price_of_giving_way<'s>(&mut self, seats: impl Iterator<Item = &'s Seat<'s>>, limit: f32) -> f32 {
        let (staying, giving_way): (Vec<&Seat>, Vec<&Seat>) =
            seats.partition(|seat| self.trial.is_free(&seat.mask, seat.cell));
        if giving_way.is_empty() {
            return 0.0;
        }
        self.trial.stamp_all(staying.into_iter().map(Seat::inked));
        let mut total = 0.0;
        for seat in giving_way {
            self.trial.prepare(std::iter::once(&seat.mask));
            match self.trial.nearest(&seat.mask, seat.cell, Metric { column: 1.0 }) {
                Some(cell) => {
                    total += price(distance(cell, seat.cell));
                    self.trial.stamp(&seat.mask, cell);
                }
                None => total += LOST_PRICE,
            }
            if total >= limit {
                break;
            }
        }
        total
    }
}

impl Seat<'_> {
    /// Its cells where it stood.
    fn inked(&self) -> (&Mask, [i32; 2]) {
        (&self.mask, self.cell)
    }
}

/// What one round came to.
struct Round {
    price: f32,
    /// The words that fared badly, in the order they were seen to.
    squeaky: Vec<usize>,
    /// All words in the order of the shapes, when each has a place.
    words: Option<Vec<Placed>>,
}

/// What a move costs: long moves cost more than several short ones.
fn price(cells: f32) -> f32 {
    cells + cells * cells / FAR + if cells > JUMP { JUMP_PRICE } else { 0.0 }
}

fn distance(a: [i32; 2], b: [i32; 2]) -> f32 {
    f32::hypot((a[0] - b[0]) as f32, (a[1] - b[1]) as f32)
}
