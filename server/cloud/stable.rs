//! The live layout: given the cloud that is on the wall, words stay where they are, and give way as little as they can.

use std::collections::BTreeMap;

use super::grid::{Grid, Metric};
use super::mask::{Mask, Rasteriser, Space};
use super::place::{Shape, Share, scale_max, scale_of_fill};
use super::{Layout, Placed};

/// Share of the canvas that the outlines, holes filled, cover while the cloud grows: room is left for words to come.
const FILL_LIVE: f64 = 0.31;
/// The most that a word takes of a cloud that is still growing.
const SHARE_LIVE: Share = Share { width: 0.95, size: 0.2, area: 0.14 };
/// From one picture to the next words may grow by this much beside their weight …
const GROWTH_MAX: f64 = 1.005;
/// … and when a word finds no place, all shrink by this much before the next try, so often.
const SHRINK: f64 = 0.985;
const SHRINKS_MAX: usize = 12;

/// Places the words near where they were; `None` when that cannot be done and the cloud must be laid out anew.
pub fn place(shapes: &[Shape], canvas: [u32; 2], previous: &Layout) -> Option<Vec<Placed>> {
    let canvas = canvas.map(f64::from);
    let before = matched(shapes, previous);
    let mut ratios: Vec<f64> =
        shapes.iter().zip(&before).filter_map(|(s, p)| p.map(|p| p.size / s.relative)).collect();
    ratios.sort_by(f64::total_cmp);
    let unchanged = ratios.get(ratios.len() / 2).copied().unwrap_or(f64::MAX / GROWTH_MAX);
    let wanted = scale_of_fill(shapes, canvas, FILL_LIVE).min(scale_max(shapes, canvas, SHARE_LIVE));
    let mut scale = wanted.min(unchanged * GROWTH_MAX);
    let mut wall = Wall::new(canvas);
    let mut chosen: Option<(f32, f64, Vec<Placed>)> = None;
    let reruns = 4.0_f64 as usize;
    for attempt in 0..SHRINKS_MAX {
        let mut rank: Vec<f64> = shapes
            .iter()
            .zip(&before)
            .map(|(s, b)| if b.is_some() { s.relative } else { s.relative * 0.001 })
            .collect();
        let mut top = 2.0;
        for _ in 0..reruns {
            let (cost, squeaky, words) = wall.arrange(shapes, &before, scale, &rank);
            if let Some(words) = words
                && chosen.as_ref().is_none_or(|(b, _, _)| cost < *b)
            {
                chosen = Some((cost, scale, words));
            }
            if squeaky.is_empty() {
                break;
            }
            for j in squeaky {
                rank[j] = top;
                top += 0.01;
            }
        }
        if let Some((cost, scale, words)) = &chosen
            && (*cost < 100.0_f64 as f32 || attempt >= 3.0_f64 as usize)
        {
            return Some(words.clone());
        }
        scale *= SHRINK;
    }
    None
}

/// Each shape's word in the previous layout; a text that stands there twice is given out twice.
fn matched<'p>(shapes: &[Shape], previous: &'p Layout) -> Vec<Option<&'p Placed>> {
    let mut by_text: BTreeMap<&str, Vec<&Placed>> = BTreeMap::new();
    for word in
        previous.words.iter().rev().filter(|word| word.size > 0.0 && word.x.is_finite() && word.y.is_finite())
    {
        by_text.entry(&word.text).or_default().push(word);
    }
    shapes.iter().map(|shape| by_text.get_mut(shape.text).and_then(Vec::pop)).collect()
}

struct Wall {
    grid: Grid,
    cell: f64,
    canvas: [f64; 2],
    rasteriser: Rasteriser,
    limit: f32,
}

impl Wall {
    fn new(canvas: [f64; 2]) -> Self {
        let cell = canvas[0].max(canvas[1]) / 960.0_f64;
        let grid = Grid::new((canvas[0] / cell) as i32, (canvas[1] / cell) as i32);
        Self { grid, cell, canvas, rasteriser: Rasteriser::default(), limit: 30.0 }
    }

    fn arrange(
        &mut self,
        shapes: &[Shape],
        before: &[Option<&Placed>],
        scale: f64,
        rank: &[f64],
    ) -> (f32, Vec<usize>, Option<Vec<Placed>>) {
        let mut words: Vec<Option<Placed>> = vec![None; shapes.len()];
        let mut squeaky = Vec::new();
        let mut total = 0.0f32;
        let size = self.grid.size();
        let mut pending: Vec<_> = shapes
            .iter()
            .zip(before)
            .enumerate()
            .map(|(index, (shape, before))| {
                let point = match before {
                    Some(before) => kept(shape, before, scale),
                    None => {
                        let c = shape.outline.ink.centre();
                        let e = scale * shape.relative;
                        [0, 1].map(|i| self.canvas[i] / 2.0 - f64::from(c[i]) * e)
                    }
                };
                let (at, offset) = self.cell_of(point);
                let mask = self.mask(shape, scale, offset, Space::TIGHT);
                (index, point, at, offset, mask)
            })
            .collect();
        pending.sort_by(|a, b| rank[b.0].total_cmp(&rank[a.0]).then(a.0.cmp(&b.0)));
        let same = Metric { column: 1.0 };
        let aspect = Metric { column: size[1] as f32 / size[0] as f32 };
        let mut fixed = Grid::new(size[0], size[1]);
        for (turn, (index, point, at, offset, mask)) in pending.iter().enumerate() {
            let shape = &shapes[*index];
            let new = before[*index].is_none();
            if !new && fixed.is_free(mask, *at) {
                fixed.stamp(mask, *at);
                words[*index] = Some(shape.placed(scale, *point));
                continue;
            }
            let wide = self.mask(shape, scale, *offset, Space::WIDE);
            let rest = &pending[turn + 1..];
            let mut best: Option<(f32, [i32; 2])> = None;
            let mut last_kept = usize::MAX;
            for share in [0.0, 0.4, 0.7, 1.0, 2.0] {
                if best.is_some_and(|(b, _)| b < 8.0_f64 as f32) {
                    break;
                }
                let keep =
                    |i: usize| before[i].is_some() && shapes[i].relative > shape.relative * share * 0.999;
                let given = |i: usize| before[i].is_some() && !keep(i);
                let kept_count = rest.iter().filter(|r| keep(r.0)).count();
                if kept_count == last_kept {
                    continue;
                }
                last_kept = kept_count;
                self.grid.clone_from(&fixed);
                rest.iter().filter(|r| keep(r.0)).for_each(|r| self.grid.stamp(&r.4, r.2));
                self.grid.prepare(std::iter::once(&wide));
                let Some(place) = self.grid.nearest(&wide, *at, if new { aspect } else { same }) else {
                    continue;
                };
                let mut cost = if new { 0.0 } else { price(distance(place, *at)) };
                if best.is_some_and(|(b, _)| cost >= b) {
                    continue;
                }
                self.grid.stamp(&wide, place);
                let mut evicted = Vec::new();
                for r in rest.iter().filter(|r| given(r.0)) {
                    if self.grid.is_free(&r.4, r.2) { self.grid.stamp(&r.4, r.2) } else { evicted.push(r) }
                }
                for r in evicted {
                    self.grid.prepare(std::iter::once(&r.4));
                    match self.grid.nearest(&r.4, r.2, same) {
                        Some(p) => {
                            cost += price(distance(p, r.2));
                            self.grid.stamp(&r.4, p)
                        }
                        None => cost += 1000.0,
                    }
                }
                if best.is_none_or(|(b, _)| cost < b) {
                    best = Some((cost, place));
                }
            }
            let Some((_, place)) = best else {
                squeaky.push(*index);
                return (f32::MAX, squeaky, None);
            };
            if !new {
                let d = distance(place, *at);
                total += price(d);
                if d > self.limit {
                    squeaky.push(*index);
                }
            }
            words[*index] = Some(shape.placed(
                scale,
                [0, 1].map(|axis| (f64::from(place[axis]) + f64::from(offset[axis])) * self.cell),
            ));
            fixed.stamp(&wide, place);
        }
        (total, squeaky, words.into_iter().collect())
    }

    fn settle(
        &mut self,
        shape: &Shape,
        scale: f64,
        mask: &Mask,
        wanted: [i32; 2],
        offset: [f32; 2],
        metric: Metric,
    ) -> Option<Placed> {
        self.grid.prepare(std::iter::once(mask));
        let at = self.grid.nearest(mask, wanted, metric)?;
        self.grid.stamp(mask, at);
        Some(
            shape.placed(
                scale,
                [0, 1].map(|axis| (f64::from(at[axis]) + f64::from(offset[axis])) * self.cell),
            ),
        )
    }

    fn mask(&mut self, shape: &Shape, scale: f64, offset: [f32; 2], space: Space) -> Mask {
        let em = (scale * shape.relative / self.cell) as f32;
        self.rasteriser.mask(&shape.outline, em, offset, space)
    }

    fn cell_of(&self, point: [f64; 2]) -> ([i32; 2], [f32; 2]) {
        let cells = point.map(|value| value / self.cell);
        (cells.map(|cells| cells.floor() as i32), cells.map(|cells| (cells - cells.floor()) as f32))
    }
}

/// Where a word's baseline starts when the middle of its ink stays where it was.
fn kept(shape: &Shape, before: &Placed, scale: f64) -> [f64; 2] {
    let centre = shape.outline.ink.centre().map(f64::from);
    let shrunk = before.size - scale * shape.relative;
    [before.x + centre[0] * shrunk, before.y + centre[1] * shrunk]
}

fn distance(a: [i32; 2], b: [i32; 2]) -> f32 {
    f32::hypot((a[0] - b[0]) as f32, (a[1] - b[1]) as f32)
}

fn price(d: f32) -> f32 {
    let l = 20.0_f64 as f32;
    d + d * d / l + if d > 90.0_f64 as f32 { 5000.0 } else { 0.0 }
}
