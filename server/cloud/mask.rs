//! From an outline to cells: which cells of the grid a word inks, and which it must find free.

use super::glyphs::Outline;

/// Free space that a word asks for, in em of its own size.
#[derive(Clone, Copy, Debug)]
pub struct Space {
    /// On its left and right: with less than 0.12 two words on one line read as one.
    pub sideways: f32,
    /// Above and below.
    pub upright: f32,
    /// Whether the space sideways is rounded up to whole cells, rather than to the nearest.
    pub is_ample: bool,
}

impl Space {
    /// What a word asks for when it has to leave its place, so that it need not leave the next one soon.
    pub const WIDE: Self = Self { sideways: 0.14, upright: 0.04, is_ample: false };
    /// What a new word would like in a live cloud.
    pub const AIRY: Self = Self { sideways: 0.25, upright: 0.12, is_ample: false };
    /// What a word asks for in a cloud that is laid out anew.
    pub const CLOSE: Self = Self { sideways: 0.13, upright: 0.04, is_ample: true };
    /// What a word makes do with so as to stay where it is.
    pub const TIGHT: Self = Self { sideways: 0.12, upright: 0.0, is_ample: false };
}

/// The widest free space in cells; the grid has as many spare columns on each side.
pub const SPACE_CELLS_MAX: i32 = 64;
/// The band of a word that holds its letters' bodies, in em above the baseline; it counts as solid from the first
/// letter to the last, so that nothing creeps in between.
const BODY_TOP_EM: f32 = 0.5;

/// Parts of a cell in which points of an outline are counted.
const PART: i32 = 256;

/// Cells in one row, relative to the cell where the word stands: from `start`, `length` of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// Row relative to the baseline's.
    pub row: i32,
    /// First column.
    pub start: i32,
    /// Number of cells.
    pub length: i32,
}

/// A word as cells, relative to the cell where its baseline starts.
#[derive(Clone, Debug)]
pub struct Mask {
    /// What the word inks, holes filled.
    pub ink: Vec<Run>,
    /// First row, first column, last row and last column with ink.
    pub bounds: Bounds,
    /// What must be free in each row of the body.
    pub body: Run,
    /// Last row of the body; the first is `body.row`.
    pub body_bottom: i32,
    /// What must be free above and below the body.
    pub limbs: Vec<Run>,
}

impl Mask {
    /// How much wider and higher the free space is than the ink, on each side.
    pub fn space(&self) -> [i32; 2] {
        let lowest = self.limbs.iter().map(|run| run.row).fold(self.body_bottom, i32::max);
        [self.bounds.left - self.body.start, lowest - self.bounds.bottom]
    }

    /// The longest run that must be free.
    pub fn longest_run(&self) -> i32 {
        self.limbs.iter().map(|run| run.length).fold(self.body.length, i32::max)
    }
}

/// Rows and columns, both ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Bounds {
    pub top: i32,
    pub left: i32,
    pub bottom: i32,
    pub right: i32,
}

impl Bounds {
    /// The middle, as column and row.
    pub fn centre(&self) -> [f32; 2] {
        [(self.left + self.right + 1) as f32 / 2.0, (self.top + self.bottom + 1) as f32 / 2.0]
    }
}

/// Makes masks; keeps its scratch space from one to the next.
#[derive(Default)]
pub struct Rasteriser {
    crossings: Vec<Vec<(i32, i32)>>,
    ink: Bits,
    space: Bits,
}

impl Rasteriser {
    /// The mask of a word whose em is `em` cells and whose baseline starts `offset` into its cell. Every cell that the
    /// outline touches is inked: two words that share no cell share no ink.
    pub fn mask(&mut self, outline: &Outline, em: f32, offset: [f32; 2], space: Space) -> Mask {
        let sideways = space.sideways * em;
        let sideways = if space.is_ample { sideways.ceil() } else { sideways.round() };
        let sideways = (sideways as i32).clamp(1, SPACE_CELLS_MAX);
        let upright = ((space.upright * em).round() as i32).clamp(0, SPACE_CELLS_MAX);
        let cell = |value: f32, offset: f32| (value * em + offset).floor() as i32;
        let bounds = Bounds {
            top: cell(outline.ink.top, offset[1]),
            left: cell(outline.ink.left, offset[0]),
            bottom: cell(outline.ink.bottom, offset[1]),
            right: cell(outline.ink.right, offset[0]),
        };
        let (top, left) = (bounds.top - upright, bounds.left - sideways);
        let (rows, columns) = (bounds.bottom + upright - top + 1, bounds.right + sideways - left + 1);
        self.ink.clear(rows as usize, columns as usize);
        self.fill(outline, em, [offset[0] - left as f32, offset[1] - top as f32]);

        let body_bottom = cell(0.0, offset[1]).clamp(bounds.top, bounds.bottom);
        let body_top = cell(-BODY_TOP_EM, offset[1]).clamp(bounds.top, body_bottom);
        for row in body_top..=body_bottom {
            self.ink.set((row - top) as usize, (bounds.left - left) as usize, (bounds.right - left) as usize);
        }
        let mut ink = Vec::new();
        self.ink.runs(top, left, &mut ink);

        let (first, last) = (body_top - upright, body_bottom + upright);
        let limb_rows = (0..first - top).chain(last - top + 1..rows);
        self.space.grow(&self.ink, limb_rows.map(|row| row as usize), sideways as usize, upright as usize);
        let mut limbs = Vec::new();
        self.space.runs(top, left, &mut limbs);
        limbs.sort_by_key(|run| (run.row - first).abs().min((run.row - last).abs()));
        let body = Run { row: first, start: left, length: columns };
        Mask { ink, bounds, body, body_bottom: last, limbs }
    }

    /// Sets every cell that the outline touches, in a bitmap whose corner is at `origin`.
    fn fill(&mut self, outline: &Outline, em: f32, origin: [f32; 2]) {
        let rows = self.ink.rows;
        self.crossings.resize_with(rows.max(self.crossings.len()), Vec::new);
        self.crossings[..rows].iter_mut().for_each(Vec::clear);
        let place = |[x, y]: [f32; 2]| {
            [((x * em + origin[0]) * PART as f32) as i32, ((y * em + origin[1]) * PART as f32) as i32]
        };
        for contour in &outline.contours {
            let mut from = place(contour.last().copied().unwrap_or_default());
            for to in contour.iter().map(|&point| place(point)) {
                self.edge(from, to);
                from = to;
            }
        }
        for row in 0..rows {
            let line = &mut self.crossings[row];
            line.sort_unstable();
            let (mut turns, mut start) = (0, 0);
            for &(x, turn) in line.iter() {
                if turns == 0 {
                    start = x;
                }
                turns += turn;
                if turns == 0 {
                    self.ink.set(row, (start / PART) as usize, (x / PART) as usize);
                }
            }
        }
    }

    /// Sets the cells that an edge passes and notes where it crosses the upper side of each row.
    fn edge(&mut self, a: [i32; 2], b: [i32; 2]) {
        let (turn, [ax, ay], [bx, by]) = if a[1] <= b[1] { (1, a, b) } else { (-1, b, a) };
        let (first, last) = (ay / PART, by / PART);
        let cross = |ink: &mut Bits, enters: i32, leaves: i32, row: i32| {
            let (left, right) = if enters < leaves { (enters, leaves) } else { (leaves, enters) };
            ink.set(row as usize, (left / PART) as usize, (right / PART) as usize);
        };
        if first == last {
            cross(&mut self.ink, ax, bx, first);
        } else {
            let slope = (bx - ax) as f32 / (by - ay) as f32;
            let mut enters = ax;
            for row in first..last {
                let leaves = ax + (((row + 1) * PART - ay) as f32 * slope) as i32;
                cross(&mut self.ink, enters, leaves, row);
                self.crossings[row as usize + 1].push((leaves, turn));
                enters = leaves;
            }
            cross(&mut self.ink, enters, bx, last);
        }
    }
}

/// A small bitmap, one bit a cell.
#[derive(Default)]
struct Bits {
    rows: usize,
    columns: usize,
    stride: usize,
    bits: Vec<u64>,
}

impl Bits {
    fn clear(&mut self, rows: usize, columns: usize) {
        (self.rows, self.columns, self.stride) = (rows, columns, columns / 64 + 1);
        self.bits.clear();
        self.bits.resize(rows * self.stride, 0);
    }

    /// Sets the columns from `first` to `last`, both included.
    fn set(&mut self, row: usize, first: usize, last: usize) {
        let last = last.min(self.columns - 1);
        let line = &mut self.bits[row * self.stride..][..self.stride];
        let (from, to) = (first / 64, last / 64);
        let (head, tail) = (!0 << (first % 64), !0 >> (63 - last % 64));
        if from == to {
            line[from] |= head & tail;
        } else if from < to {
            line[from] |= head;
            line[from + 1..to].fill(!0);
            line[to] |= tail;
        }
    }

    /// Becomes some rows of `other` with each set bit spread over its neighbours; the other rows are clear.
    fn grow(&mut self, other: &Self, rows: impl Iterator<Item = usize>, sideways: usize, upright: usize) {
        self.clear(other.rows, other.columns);
        let mut spread = Vec::new();
        for row in rows {
            let line = &mut self.bits[row * self.stride..][..self.stride];
            let (from, to) = (row.saturating_sub(upright), (row + upright).min(other.rows - 1));
            for near in other.bits[from * self.stride..(to + 1) * self.stride].chunks_exact(self.stride) {
                line.iter_mut().zip(near).for_each(|(bits, near)| *bits |= near);
            }
            spread.clear();
            row_runs(line, |start, length| spread.push((start, length)));
            for &(start, length) in &spread {
                self.set(row, start.saturating_sub(sideways), start + length - 1 + sideways);
            }
        }
    }

    fn runs(&self, top: i32, left: i32, runs: &mut Vec<Run>) {
        for row in 0..self.rows {
            row_runs(&self.bits[row * self.stride..][..self.stride], |start, length| {
                runs.push(Run { row: top + row as i32, start: left + start as i32, length: length as i32 });
            });
        }
    }
}

/// Calls back with the start and length of each run of set bits.
fn row_runs(line: &[u64], mut found: impl FnMut(usize, usize)) {
    let end = line.len() * 64;
    let next = |from: usize, flip: u64| {
        let mut word = from / 64;
        let mut bits = (line.get(word).copied().unwrap_or(0) ^ flip) & (!0 << (from % 64));
        while bits == 0 {
            word += 1;
            match line.get(word) {
                Some(next) => bits = next ^ flip,
                None => return end,
            }
        }
        word * 64 + bits.trailing_zeros() as usize
    };
    let mut start = next(0, 0);
    while start < end {
        let stop = next(start, !0);
        found(start, stop - start);
        start = if stop < end { next(stop, 0) } else { end };
    }
}
