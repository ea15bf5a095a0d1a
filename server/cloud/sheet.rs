//! What words ink, one bit a cell: the plainest picture of the canvas, quick to copy and to draw on.

use super::mask::{Mask, SPACE_CELLS_MAX};

/// The most columns and rows of a canvas: then a row's summary fits in one word.
pub const CELLS_MAX: i32 = 64 * 60 - 2 * SPACE_CELLS_MAX;

/// How the cells of a canvas are stored: each row from [`SPACE_CELLS_MAX`] left of the canvas on, in whole words.
#[derive(Clone, Copy)]
pub struct Extent {
    /// Columns of the canvas.
    pub columns: i32,
    /// Rows of the canvas.
    pub rows: i32,
    /// Words to a row.
    pub stride: usize,
}

impl Extent {
    /// A canvas of so many columns and rows.
    pub fn new(columns: i32, rows: i32) -> Self {
        let (columns, rows) = (columns.clamp(1, CELLS_MAX), rows.clamp(1, CELLS_MAX));
        Self { columns, rows, stride: (columns + 2 * SPACE_CELLS_MAX) as usize / 64 + 2 }
    }

    /// Words to the whole canvas.
    pub fn words(self) -> usize {
        self.stride * self.rows as usize
    }

    /// Whether the ink of a word lies on the canvas.
    pub fn holds(self, mask: &Mask, [x, y]: [i32; 2]) -> bool {
        x + mask.bounds.left >= 0
            && x + mask.bounds.right < self.columns
            && y + mask.bounds.top >= 0
            && y + mask.bounds.bottom < self.rows
    }

    /// Sets the cells that a word inks when it stands at a place.
    pub fn ink(self, bits: &mut [u64], mask: &Mask, [x, y]: [i32; 2]) {
        let column = |column: i32| (x + column).clamp(0, self.columns - 1) + SPACE_CELLS_MAX;
        for run in &mask.ink {
            let row = y + run.row;
            if (0..self.rows).contains(&row) {
                let line = &mut bits[row as usize * self.stride..][..self.stride];
                set(line, column(run.start) as usize, column(run.start + run.length - 1) as usize);
            }
        }
    }
}

/// What some words ink.
#[derive(Clone)]
pub struct Sheet {
    pub(super) extent: Extent,
    pub(super) bits: Vec<u64>,
}

impl Sheet {
    /// An empty canvas.
    pub fn new(columns: i32, rows: i32) -> Self {
        let extent = Extent::new(columns, rows);
        Self { extent, bits: vec![0; extent.words()] }
    }

    /// Columns and rows.
    pub fn size(&self) -> [i32; 2] {
        [self.extent.columns, self.extent.rows]
    }

    /// Makes everything free again.
    pub fn clear(&mut self) {
        self.bits.fill(0);
    }

    /// Becomes another sheet of the same size.
    pub fn copy_from(&mut self, other: &Self) {
        self.bits.copy_from_slice(&other.bits);
    }

    /// Takes the cells that a word inks when it stands at a place.
    pub fn ink(&mut self, mask: &Mask, at: [i32; 2]) {
        self.extent.ink(&mut self.bits, mask, at);
    }

    /// Whether a word can stand at a place with the free space that it asks for.
    pub fn is_free(&self, mask: &Mask, [x, y]: [i32; 2]) -> bool {
        let is_run_free = |row: i32, start: i32, length: i32| {
            let row = y + row;
            let first = x + start + SPACE_CELLS_MAX;
            !(0..self.extent.rows).contains(&row)
                || is_clear(
                    &self.bits[row as usize * self.extent.stride..][..self.extent.stride],
                    first,
                    length,
                )
        };
        self.extent.holds(mask, [x, y])
            && (mask.body.row..=mask.body_bottom)
                .all(|row| is_run_free(row, mask.body.start, mask.body.length))
            && mask.limbs.iter().all(|run| is_run_free(run.row, run.start, run.length))
    }
}

/// Whether a run of cells of one row is clear; it lies within the row.
fn is_clear(line: &[u64], first: i32, length: i32) -> bool {
    let last = first + length - 1;
    let (from, to) = ((first >> 6) as usize, (last >> 6) as usize);
    let (head, tail) = (!0 << (first & 63), !0 >> (63 - (last & 63)));
    if from == to {
        return line[from] & head & tail == 0;
    }
    line[from] & head == 0 && line[to] & tail == 0 && line[from + 1..to].iter().all(|word| *word == 0)
}

/// Sets the bits from `first` to `last`, both included.
pub fn set(line: &mut [u64], first: usize, last: usize) {
    let (from, to) = (first / 64, last / 64);
    let (head, tail) = (!0 << (first % 64), !0 >> (63 - last % 64));
    if from == to {
        line[from] |= head & tail;
    } else {
        line[from] |= head;
        line[from + 1..to].fill(!0);
        line[to] |= tail;
    }
}
