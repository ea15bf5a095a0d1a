//! The still layout: the largest scale at which every word finds a place, the heaviest nearest the middle.

use super::glyphs::{Font, Outline};
use super::grid::{Grid, Metric};
use super::mask::{Mask, Rasteriser, Space};
use super::sheet::Sheet;
use super::{Placed, WORDS_MAX, Word};

/// How large a single word may be.
#[derive(Clone, Copy)]
pub struct Share {
    /// The width of its ink, as a share of the canvas's.
    pub width: f64,
    /// Its font size, as a share of the canvas's height.
    pub size: f64,
    /// The width of its ink times its font size, as a share of the canvas.
    pub area: f64,
}

/// The most that a word takes of a finished cloud.
const SHARE_MAX: Share = Share { width: 0.995, size: 0.32, area: 0.2 };
/// Share of the canvas that the outlines would cover, holes filled, at the scale that is tried first.
const FILL_FIRST: f64 = 0.41;
/// How much smaller the next scale is than one at which some of the area found no place: this times the lost share …
const LOST_TO_SCALE: f64 = 0.8;
/// … but no less than this …
const SCALE_DROP_MAX: f64 = 0.93;
/// … and no more than this.
const SCALE_DROP_MIN: f64 = 0.995;
/// Once a scale fits, this much larger ones are tried; when no way succeeds, half as much larger ones.
const SCALE_STEP_MAX: f64 = 1.016;
/// A gain less than this is not worth another pass.
const SCALE_STEP_MIN: f64 = 1.003;
/// Scales are the same when their ratio is below this.
const SAME_SCALE: f64 = 1.000_001;
/// Words that one search may look at, all tries together: a few words are tried in more ways than many, and a try that
/// soon fails costs little.
const LOOKS_MAX: usize = 800;
/// Tries that a search of many words may take all the same.
const TRIES_MIN: usize = 2;
/// A try ends when words of this share of the area have found no place.
const LOST_SHARE_MAX: f64 = 0.1;
/// Words that share one sheet of closed places; they are alike, for the words come in order of size.
const GROUP: usize = 32;
/// Cells per em of the smallest word: with more, words nest closer and the search takes longer.
const CELLS_PER_EM: f64 = 17.2;
/// Sides of a cell in pixels, and the steps between them.
const CELL_MIN: f64 = 0.5;
const CELL_MAX: f64 = 4.0;
/// Columns of the finest grid.
const COLUMNS_MAX: f64 = 2000.0;

/// A word stands on a whole cell when it is no farther than this from it, in pixels.
const WHOLE_CELL: f64 = 1e-6;

/// A way of filling the canvas: the point around which the words gather, in shares of the canvas, and how much a step
/// sideways counts, when 1 follows the canvas's shape.
type Way = [f32; 3];

/// The ways that are tried, the plainest first: chance decides which of them wastes least.
const WAYS: [Way; 24] = [
    [0.5, 0.5, 1.0],
    [0.5, 0.5, 0.7],
    [0.5, 0.5, 1.4],
    [0.45, 0.55, 1.0],
    [0.55, 0.55, 1.0],
    [0.5, 0.4, 0.7],
    [0.6, 0.5, 1.0],
    [0.4, 0.45, 1.0],
    [0.45, 0.45, 1.4],
    [0.55, 0.45, 0.7],
    [0.5, 0.6, 1.4],
    [0.4, 0.55, 0.7],
    [0.6, 0.55, 1.4],
    [0.35, 0.5, 1.0],
    [0.65, 0.5, 0.7],
    [0.5, 0.35, 1.0],
    [0.5, 0.65, 1.0],
    [0.42, 0.42, 0.7],
    [0.58, 0.58, 0.7],
    [0.47, 0.5, 0.85],
    [0.53, 0.5, 1.2],
    [0.5, 0.47, 0.85],
    [0.5, 0.53, 1.2],
    [0.6, 0.4, 1.0],
];

/// A word ready to be placed.
pub struct Shape<'w> {
    /// The word.
    pub text: &'w str,
    /// Its font size when the heaviest word has size 1.
    pub relative: f64,
    /// Its outline in em.
    pub outline: Outline,
}

impl<'w> Shape<'w> {
    /// The shapes of all words in the order in which they are placed, and the words that are too many.
    pub fn all(words: &'w [Word], font: &Font) -> (Vec<Self>, Vec<String>) {
        let sound = |weight: f64| weight.is_finite() && weight > 0.0;
        let weights = words.iter().map(|word| word.weight).filter(|&weight| sound(weight));
        let (least, most) = weights.fold((f64::MAX, 0.0), |(least, most), w| (w.min(least), w.max(most)));
        let relative =
            |weight| if sound(weight) { f64::sqrt(weight / most) } else { f64::sqrt(least.min(most) / most) };
        let shape = |word: &'w Word| {
            let relative = if most > 0.0 { relative(word.weight) } else { 1.0 };
            Self { text: &word.text, relative, outline: Outline::of(font, &word.text) }
        };
        let mut shapes: Vec<_> = words.iter().map(shape).collect();
        shapes.sort_by(|a, b| {
            b.relative
                .total_cmp(&a.relative)
                .then_with(|| b.outline.ink.width().total_cmp(&a.outline.ink.width()))
                .then_with(|| a.text.cmp(b.text))
        });
        let many = shapes.split_off(shapes.len().min(WORDS_MAX));
        (shapes, many.into_iter().map(|shape| shape.text.to_owned()).collect())
    }

    /// The word at a scale, its baseline starting at a point.
    pub fn placed(&self, scale: f64, [x, y]: [f64; 2]) -> Placed {
        let size = scale * self.relative;
        let width = f64::from(self.outline.advance) * size;
        let height = f64::from(self.outline.ink.height()) * size;
        Placed { text: self.text.to_owned(), x, y, width, height, size, rotate: 0.0 }
    }

    /// The area of its outline when the heaviest word has size 1.
    fn area(&self) -> f64 {
        f64::from(self.outline.area()) * self.relative * self.relative
    }
}

/// Lays out with all words' places free to choose.
pub fn place(shapes: &[Shape], canvas: [u32; 2]) -> Vec<Placed> {
    if shapes.is_empty() || canvas.contains(&0) {
        return Vec::new();
    }
    let canvas = canvas.map(f64::from);
    let (first, limit) = scales(shapes, canvas);
    let cell = cell(shapes, first, canvas);
    let mut press = Press::new(shapes, canvas, cell);
    let (scale, places) = press.search(first, limit);
    let words = shapes.iter().zip(places);
    words.map(|(shape, at)| shape.placed(scale, at.map(|cells| f64::from(cells) * cell))).collect()
}

/// Whether words stand as a finished cloud of them would: on the canvas, and none on the free space of another.
pub fn stands(shapes: &[Shape], canvas: [f64; 2], placed: &[Option<&Placed>]) -> bool {
    let cell = cell(shapes, scales(shapes, canvas).0, canvas);
    let [columns, rows] = canvas.map(|side| (side / cell) as i32);
    let mut sheet = Sheet::new(columns, rows);
    let mut rasteriser = Rasteriser::default();
    shapes.iter().zip(placed).all(|(shape, placed)| {
        let Some(placed) = placed else { return false };
        // A finished cloud's words stand on whole cells; one that does not is seen to as on a wall.
        let at = [placed.x, placed.y].map(|side| (side / cell).round());
        if (at[0] * cell - placed.x).abs().max((at[1] * cell - placed.y).abs()) > WHOLE_CELL {
            return false;
        }
        let at = at.map(|cells| cells as i32);
        let mask = rasteriser.mask(&shape.outline, (placed.size / cell) as f32, [0.0; 2], Space::CLOSE);
        let is_free = sheet.is_free(&mask, at);
        sheet.ink(&mask, at);
        is_free
    })
}

/// The scale that is tried first, and the one beyond which no cloud goes.
fn scales(shapes: &[Shape], canvas: [f64; 2]) -> (f64, f64) {
    let limit = scale_max(shapes, canvas, SHARE_MAX);
    (scale_of_fill(shapes, canvas, FILL_FIRST).min(limit), limit)
}

/// The scale at which the outlines, holes filled, would cover a share of the canvas.
pub fn scale_of_fill(shapes: &[Shape], [width, height]: [f64; 2], fill: f64) -> f64 {
    let area: f64 = shapes.iter().map(Shape::area).sum();
    (fill * width * height / area).sqrt()
}

/// The scale beyond which some word would be too large, whatever its place.
pub fn scale_max(shapes: &[Shape], [width, height]: [f64; 2], share: Share) -> f64 {
    let fits = shapes.iter().map(|shape| {
        let ink = f64::from(shape.outline.ink.width());
        let area = (share.area * width * height / ink).sqrt();
        (share.width * width / ink).min(share.size * height).min(area) / shape.relative
    });
    fits.fold(f64::MAX, f64::min)
}

/// The side of a cell: a fraction of the smallest word's size, in half pixels.
fn cell(shapes: &[Shape], scale: f64, [width, height]: [f64; 2]) -> f64 {
    let size_min = scale * shapes.last().map_or(1.0, |shape| shape.relative);
    let finest = (width.max(height) / COLUMNS_MAX).max(CELL_MIN);
    ((size_min / CELLS_PER_EM / CELL_MIN).round() * CELL_MIN).clamp(finest, finest.max(CELL_MAX))
}

/// A place for each shape, in cells.
type Places = Vec<[i32; 2]>;

/// Tries scales on one grid.
struct Press<'s> {
    shapes: &'s [Shape<'s>],
    area: f64,
    cell: f64,
    grid: Grid,
    rasteriser: Rasteriser,
    /// The first shapes as cells, as many as were needed, at the scale in `masks_scale`.
    masks: Vec<Mask>,
    masks_scale: f64,
    /// Words that have been looked at, all tries together.
    looks: usize,
}

impl<'s> Press<'s> {
    fn new(shapes: &'s [Shape<'s>], canvas: [f64; 2], cell: f64) -> Self {
        let [columns, rows] = canvas.map(|side| (side / cell) as i32);
        Self {
            shapes,
            area: shapes.iter().map(Shape::area).sum(),
            cell,
            grid: Grid::new(columns, rows),
            rasteriser: Rasteriser::default(),
            masks: Vec::new(),
            masks_scale: 0.0,
            looks: 0,
        }
    }

    /// The largest scale found at which all words have a place, and the places: from a scale that is too large down
    /// to one that fits, then up again as long as one of the ways of filling the canvas succeeds.
    fn search(&mut self, first: f64, limit: f64) -> (f64, Places) {
        let (mut scale, mut way) = (first, 0);
        let mut places = loop {
            match self.attempt(scale, WAYS[way], LOST_SHARE_MAX) {
                Ok(places) => break places,
                Err(lost) => scale *= (1.0 - LOST_TO_SCALE * lost).clamp(SCALE_DROP_MAX, SCALE_DROP_MIN),
            }
        };
        let looks_max = LOOKS_MAX.max(TRIES_MIN * self.shapes.len());
        let ways = (looks_max / self.shapes.len() / 2).clamp(2, WAYS.len());
        let (mut step, mut failed) = (SCALE_STEP_MAX, 0);
        let mut failed_at = [f64::INFINITY; WAYS.len()];
        while self.looks < looks_max && scale < limit && step >= SCALE_STEP_MIN {
            let larger = (scale * step).min(limit);
            // A way that has failed at a scale is not tried there again.
            let tried = larger < failed_at[way] / SAME_SCALE;
            match tried.then(|| self.attempt(larger, WAYS[way], 0.0)) {
                Some(Ok(found)) => (scale, places, failed) = (larger, found, 0),
                Some(Err(_)) | None => {
                    failed_at[way] = failed_at[way].min(larger);
                    failed += 1;
                    way = (way + 1) % WAYS.len();
                }
            }
            if failed == ways {
                (step, failed) = (step.sqrt(), 0);
            }
        }
        (scale, places)
    }

    /// A place for each word at a scale; else the share of the area that found none, up to a bit more than `lost_max`.
    fn attempt(&mut self, scale: f64, way: Way, lost_max: f64) -> Result<Places, f64> {
        if self.masks_scale != scale {
            self.masks.clear();
            self.masks_scale = scale;
        }
        self.grid.clear();
        let [columns, rows] = self.grid.size().map(|cells| cells as f32);
        let [across, down, sideways] = way;
        let middle = [columns * across, rows * down];
        let metric = Metric { column: rows / columns * sideways };
        let mut places = Vec::with_capacity(self.shapes.len());
        let mut lost = 0.0;
        for (index, shape) in self.shapes.iter().enumerate() {
            self.looks += 1;
            if index % GROUP == 0 {
                self.rasterise(index + GROUP);
                self.grid.prepare(self.masks[index..].iter().take(GROUP));
            }
            let mask = &self.masks[index];
            let centre = mask.bounds.centre();
            let wanted = [0, 1].map(|axis| (middle[axis] - centre[axis]).round() as i32);
            match self.grid.nearest(mask, wanted, metric, f32::INFINITY) {
                Some(at) => {
                    self.grid.stamp(mask, at);
                    places.push(at);
                }
                None => lost += shape.area() / self.area,
            }
            if lost > lost_max {
                break;
            }
        }
        if places.len() == self.shapes.len() { Ok(places) } else { Err(lost) }
    }

    /// Sees to it that the first `count` shapes are there as cells.
    fn rasterise(&mut self, count: usize) {
        let scale = self.masks_scale;
        for shape in self.shapes.iter().take(count).skip(self.masks.len()) {
            let em = (scale * shape.relative / self.cell) as f32;
            self.masks.push(self.rasteriser.mask(&shape.outline, em, [0.0; 2], Space::CLOSE));
        }
    }
}
