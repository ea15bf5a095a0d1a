//! The words of a live picture at one scale: who stays, who gives way, and what that costs in calm.
//!
//! The larger words are seen to first. One that is no longer free where it was, or that others would have to leave,
//! looks for the nearest place, once with all smaller words in the way and then with ever fewer of them; what those would
//! have to move is part of the price. A word that fares badly comes first in the next round, as in squeaky wheel
//! optimisation (Joslin and Clements 1999).

use std::collections::BTreeMap;

use super::Placed;
use super::grid::{Grid, Metric};
use super::mask::{Mask, Rasteriser, Space};
use super::place::Shape;
use super::sheet::Sheet;

/// Rounds at one scale, each with the words first that fared badly in the one before.
const ROUNDS: usize = 24;
/// Words of cells that may be searched at one scale, before the next round is left out: a bound on its time.
const WORK_ROUNDS: usize = 600_000;
/// What it takes to make a word ready at a scale, in words of cells searched.
const WORK_SEAT: usize = 700;
/// Cells along the longer side: two pixels a cell on a wall of 1,920.
const CELLS: f64 = 960.0;
/// A word that has to move as far as this, in cells, comes first in the next round.
const SQUEAK: f32 = 2.0;
/// A move as long as this, in cells, costs twice its length.
const FAR: f32 = 40.0;
/// From this many cells on, a twelfth of the wall, a move is a jump, which the eye does not follow …
pub const JUMP: f32 = 85.0;
/// … and costs this much more.
const JUMP_PRICE: f32 = 5000.0;
/// The price of a word that has nowhere to go.
const LOST_PRICE: f32 = 300.0;
/// A place cheaper than this is taken without looking for a better one.
const SMALL_PRICE: f32 = 4.0;
/// The room that a new word looks for before it makes do with what it needs: how much it may grow there, and the space.
const ROOM: [(f32, Space); 3] = [(1.6, Space::WIDE), (1.25, Space::WIDE), (1.0, Space::AIRY)];
/// Words larger than this share of the one that seeks a place are in its way; 0 is all of them.
const IN_THE_WAY: [f64; 6] = [0.0, 0.35, 0.55, 0.8, 1.01, 2.0];

/// A whole picture and what it costs in calm.
pub struct Picture {
    /// The moves of its words, and what its scale costs.
    pub price: f32,
    /// All words, in the order of the shapes.
    pub words: Vec<Placed>,
}

/// The canvas while words are being placed on it.
pub struct Wall {
    canvas: [f64; 2],
    cell: f64,
    /// What is settled in this round.
    settled: Sheet,
    /// What is tried out.
    trial: Sheet,
    /// The part of the trial in which a word seeks a place.
    part: Grid,
    rasteriser: Rasteriser,
    /// The masks of words that seek a place, at this scale.
    wide: BTreeMap<usize, Mask>,
    /// Farther than this no word moves, in cells.
    reach: f32,
    /// Words of cells that have been searched.
    pub work: usize,
}

/// A word with the cell where it stood, or would first look for a place.
struct Seat<'s> {
    shape: &'s Shape<'s>,
    index: usize,
    is_new: bool,
    /// Where its baseline starts while it stays, and the cell that this point is in.
    point: [f64; 2],
    cell: [i32; 2],
    /// How far into the cell its baseline starts, in cells.
    offset: [f32; 2],
    mask: Mask,
    /// The words that cannot stay when this one does.
    crowds: Vec<usize>,
}

/// What one round came to.
struct Round {
    price: f32,
    /// The words that fared badly, in the order they were seen to.
    squeaky: Vec<usize>,
    /// All words in the order of the shapes, when each has a place.
    words: Option<Vec<Placed>>,
}

impl Wall {
    /// An empty wall.
    pub fn new(canvas: [f64; 2]) -> Self {
        let cell = canvas[0].max(canvas[1]) / CELLS;
        let [columns, rows] = canvas.map(|side| (side / cell) as i32);
        let sheet = Sheet::new(columns, rows);
        Self {
            canvas,
            cell,
            settled: sheet.clone(),
            trial: sheet,
            part: Grid::new(1, 1),
            rasteriser: Rasteriser::default(),
            wide: BTreeMap::new(),
            reach: JUMP,
            work: 0,
        }
    }

    /// Places the words at one scale in a few orders, no word farther than `reach` from where it was, and keeps the
    /// calmest picture; `price` is what the scale itself costs.
    pub fn rounds(
        &mut self,
        shapes: &[Shape],
        before: &[Option<&Placed>],
        scale: f64,
        reach: f32,
        price: f32,
        calmest: &mut Option<Picture>,
    ) {
        self.reach = reach;
        self.wide.clear();
        let mut seats: Vec<Seat> = Vec::with_capacity(shapes.len());
        for (index, (shape, before)) in shapes.iter().zip(before).enumerate() {
            seats.push(self.seat(shape, index, *before, scale));
        }
        self.find_crowds(&mut seats);
        self.work += seats.len() * WORK_SEAT;
        seats.sort_by_key(|seat| (seat.is_new, seat.index));
        let enough = self.work + WORK_ROUNDS;
        for _ in 0..ROUNDS {
            if self.work > enough {
                return;
            }
            let limit = calmest.as_ref().map_or(f32::MAX, |found| found.price);
            let round = self.round(&seats, scale, price, limit);
            if let Some(words) = round.words {
                *calmest = Some(Picture { price: round.price, words });
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
            point,
            cell: cells.map(|cells| cells.floor() as i32),
            offset,
            mask,
            crowds: Vec::new(),
        }
    }

    /// Notes for each word that was on the wall which others cannot stay when it does.
    fn find_crowds(&mut self, seats: &mut [Seat]) {
        for at in 0..seats.len() {
            let (upper, lower) = seats.split_at_mut(at + 1);
            let Some(seat) = upper.last_mut().filter(|seat| !seat.is_new) else { continue };
            let mut is_inked = false;
            for other in lower.iter_mut().filter(|other| !other.is_new) {
                if !seat.is_near(other) {
                    continue;
                }
                if !is_inked {
                    self.trial.clear();
                    self.trial.ink(&seat.mask, seat.cell);
                    is_inked = true;
                }
                if !self.trial.is_free(&other.mask, other.cell) {
                    seat.crowds.push(other.index);
                    other.crowds.push(seat.index);
                }
            }
        }
    }

    /// Sees to each word in turn; ends early when the price reaches a limit.
    fn round(&mut self, seats: &[Seat], scale: f64, price_before: f32, limit: f32) -> Round {
        let mut words: Vec<Option<Placed>> = vec![None; seats.len()];
        let mut round = Round { price: price_before, squeaky: Vec::new(), words: None };
        self.settled.clear();
        for (turn, seat) in seats.iter().enumerate() {
            let rest = &seats[turn + 1..];
            let stays = !seat.is_new && self.settled.is_free(&seat.mask, seat.cell);
            let cell = if stays && !rest.iter().any(|other| seat.crowds.contains(&other.index)) {
                Some(seat.cell)
            } else {
                self.seek(seat, stays, rest, scale)
            };
            let Some(cell) = cell else {
                round.squeaky.push(seat.index);
                return round;
            };
            self.settled.ink(&seat.mask, cell);
            if !seat.is_new {
                let moved = distance(cell, seat.cell);
                round.price += price(moved);
                if moved >= SQUEAK {
                    round.squeaky.push(seat.index);
                }
                if round.price >= limit {
                    return round;
                }
            }
            let moved = [0, 1].map(|axis| f64::from(cell[axis] - seat.cell[axis]) * self.cell);
            let point = [seat.point[0] + moved[0], seat.point[1] + moved[1]];
            words[seat.index] = Some(seat.shape.placed(scale, point));
        }
        round.words = words.into_iter().collect();
        round
    }

    /// The place with the least price for all: the word's own move and those of the words that must give way.
    fn seek(&mut self, seat: &Seat, stays: bool, rest: &[Seat], scale: f64) -> Option<[i32; 2]> {
        let em = (scale * seat.shape.relative / self.cell) as f32;
        let standing = |other: &&Seat| !other.is_new && self.settled.is_free(&other.mask, other.cell);
        let standing: Vec<&Seat> = rest.iter().filter(standing).collect();
        if seat.is_new
            && let Some(cell) = self.roomy(seat, em, &standing)
        {
            return Some(cell);
        }
        let wide = self.wide.remove(&seat.index);
        let wide =
            wide.unwrap_or_else(|| self.rasteriser.mask(&seat.shape.outline, em, seat.offset, Space::WIDE));
        let mut best: Option<(f32, [i32; 2])> = None;
        if stays {
            self.trial.copy_from(&self.settled);
            self.trial.ink(&seat.mask, seat.cell);
            best = Some((self.price_of_giving_way(&standing, f32::MAX), seat.cell));
        }
        let mut ahead_last = usize::MAX;
        for share in IN_THE_WAY {
            let is_ahead = |other: &Seat| other.shape.relative > seat.shape.relative * share * 0.999;
            let (ahead, behind): (Vec<&Seat>, Vec<&Seat>) =
                standing.iter().partition(|other| is_ahead(other));
            let limit = best.map_or(f32::MAX, |(price, _)| price);
            if limit < SMALL_PRICE || ahead.len() == ahead_last {
                continue;
            }
            ahead_last = ahead.len();
            self.trial.copy_from(&self.settled);
            ahead.iter().for_each(|other| self.trial.ink(&other.mask, other.cell));
            let Some(cell) = self.nearest(seat.cell, seat.is_new, &wide, limit) else { continue };
            let own = if seat.is_new { 0.0 } else { price(distance(cell, seat.cell)) };
            if own >= limit {
                continue;
            }
            self.trial.ink(&wide, cell);
            let total = own + self.price_of_giving_way(&behind, limit - own);
            if total < limit {
                best = Some((total, cell));
            }
        }
        self.wide.insert(seat.index, wide);
        best.map(|(_, cell)| cell)
    }

    /// A place for a new word where it disturbs nobody and can grow without disturbing anybody later.
    fn roomy(&mut self, seat: &Seat, em: f32, standing: &[&Seat]) -> Option<[i32; 2]> {
        self.trial.copy_from(&self.settled);
        standing.iter().for_each(|other| self.trial.ink(&other.mask, other.cell));
        let centre = seat.shape.outline.ink.centre();
        ROOM.into_iter().find_map(|(room, space)| {
            let grown = self.rasteriser.mask(&seat.shape.outline, em * room, seat.offset, space);
            let shift = [0, 1].map(|axis| (centre[axis] * em * (room - 1.0)).round() as i32);
            let wanted = [seat.cell[0] - shift[0], seat.cell[1] - shift[1]];
            let found = self.nearest(wanted, true, &grown, f32::MAX)?;
            let cell = [found[0] + shift[0], found[1] + shift[1]];
            // Stems and tails do not grow from the middle: where the large word is free, the small one need not be.
            self.trial.is_free(&seat.mask, cell).then_some(cell)
        })
    }

    /// The free place on the trial that is nearest to a wanted one; a word that was on the wall moves for less than a price.
    fn nearest(&mut self, wanted: [i32; 2], is_new: bool, mask: &Mask, limit: f32) -> Option<[i32; 2]> {
        let [columns, rows] = self.trial.size().map(|cells| cells as f32);
        let (column, reach) =
            if is_new { (rows / columns, f32::MAX) } else { (1.0, self.reach.min(distance_of(limit))) };
        self.part.cut(&self.trial, mask, wanted, reach as i32);
        self.work += self.part.words();
        self.part.nearest(mask, wanted, Metric { column }, reach)
    }

    /// What it costs that some words make room for what is on the trial; once it passes a limit, no longer exact.
    fn price_of_giving_way(&mut self, seats: &[&Seat], limit: f32) -> f32 {
        let (staying, giving_way): (Vec<&Seat>, Vec<&Seat>) =
            seats.iter().partition(|seat| self.trial.is_free(&seat.mask, seat.cell));
        if giving_way.is_empty() {
            return 0.0;
        }
        staying.iter().for_each(|seat| self.trial.ink(&seat.mask, seat.cell));
        let mut total = 0.0;
        for seat in giving_way {
            match self.nearest(seat.cell, false, &seat.mask, LOST_PRICE) {
                Some(cell) => {
                    total += price(distance(cell, seat.cell));
                    self.trial.ink(&seat.mask, cell);
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
    /// Whether the box of its free space meets that of another.
    fn is_near(&self, other: &Self) -> bool {
        let reach = self.mask.space()[0].max(other.mask.space()[0]);
        let meet = |axis: usize, low: fn(&Mask) -> i32, high: fn(&Mask) -> i32| {
            self.cell[axis] + low(&self.mask) - reach <= other.cell[axis] + high(&other.mask)
                && other.cell[axis] + low(&other.mask) - reach <= self.cell[axis] + high(&self.mask)
        };
        meet(0, |mask| mask.bounds.left, |mask| mask.bounds.right)
            && meet(1, |mask| mask.bounds.top, |mask| mask.bounds.bottom)
    }
}

/// What a move costs: long moves cost more than several short ones.
fn price(cells: f32) -> f32 {
    cells + cells * cells / FAR + if cells > JUMP { JUMP_PRICE } else { 0.0 }
}

/// How far a word may move for a price.
fn distance_of(price: f32) -> f32 {
    if price > JUMP_PRICE { f32::MAX } else { FAR / 2.0 * ((1.0 + 4.0 * price / FAR).sqrt() - 1.0) }
}

fn distance(a: [i32; 2], b: [i32; 2]) -> f32 {
    f32::hypot((a[0] - b[0]) as f32, (a[1] - b[1]) as f32)
}
