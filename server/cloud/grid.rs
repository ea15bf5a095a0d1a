//! What is taken on the canvas, kept so that the nearest free place of a word is found exactly and fast.
//!
//! Beside each row of cells stand the same cells spread for runs of 2, 4, 8 … : bit x of level k is set when any of
//! the 2^k cells from x is taken. Whether a run of any length is free is then two shifted ORs, 64 places at a time.
//! A further sheet knows the places that are closed to every word of a group, because even the shortest and lowest of
//! their bodies does not fit; in a full cloud little more than one summary word a row is read.

use std::ops::Range;

use super::mask::{Mask, SPACE_CELLS_MAX};
use super::sheet::{Extent, Sheet};

/// Runs up to 2^9 = 512 cells are answered by two lookups; longer ones take a few more.
const LEVELS: usize = 10;

/// The cells of a canvas, or of a part of it, that are taken.
pub struct Grid {
    pub(super) extent: Extent,
    /// The column and the row of the canvas where the part begins.
    pub(super) origin: [i32; 2],
    levels: Vec<Vec<u64>>,
    pub(super) closed: Closed,
}

/// The places, by the upper left cell of the body, where a body of some length and height is not free. Rows are stored
/// from [`SPACE_CELLS_MAX`] above the canvas on.
#[derive(Default)]
pub(super) struct Closed {
    body: Option<(i32, i32)>,
    pub(super) places: Vec<u64>,
    /// For each row a bit for each word of places: set when one of its places is open.
    pub(super) open: Vec<u64>,
    /// Scratch space: the places of one row that are being closed.
    blocked: Vec<u64>,
}

/// How far a place is from the wanted one: rows count fully, columns as this share of it.
#[derive(Clone, Copy, Debug)]
pub struct Metric {
    /// What one column counts, in rows.
    pub column: f32,
}

impl Grid {
    /// An empty canvas.
    pub fn new(columns: i32, rows: i32) -> Self {
        let extent = Extent::new(columns, rows);
        let levels = vec![vec![0; extent.words()]; LEVELS];
        Self { extent, origin: [0, 0], levels, closed: Closed::default() }
    }

    /// Columns and rows.
    pub fn size(&self) -> [i32; 2] {
        [self.extent.columns, self.extent.rows]
    }

    /// Words of cells that a search goes through at most.
    pub fn words(&self) -> usize {
        self.extent.words()
    }

    /// Makes everything free again.
    pub fn clear(&mut self) {
        self.levels.iter_mut().for_each(|level| level.fill(0));
        self.closed.body = None;
    }

    /// Becomes the part of a sheet where a word may stand that moves no farther than `reach` from a place, ready to
    /// search for that word: the smaller the part, the faster.
    pub fn cut(&mut self, sheet: &Sheet, mask: &Mask, [x, y]: [i32; 2], reach: i32) {
        let [columns, rows] = sheet.size();
        let space = mask.space();
        let span = |at: i32, low: i32, high: i32, beside: i32, cells: i32| {
            let beside = reach.saturating_add(beside);
            let within = |cell: i32| cell.clamp(0, cells - 1);
            (within((at + low).saturating_sub(beside)), within((at + high).saturating_add(beside)))
        };
        let (left, right) = span(x, mask.bounds.left, mask.bounds.right, space[0], columns);
        let (top, bottom) = span(y, mask.bounds.top, mask.bounds.bottom, space[1], rows);
        let first = left / 64;
        self.origin = [first * 64, top];
        self.extent = Extent::new(right - first * 64 + 1, bottom - top + 1);
        let (stride, from) = (self.extent.stride, first as usize);
        self.levels[0].clear();
        for row in top..=bottom {
            let line = &sheet.bits[row as usize * sheet.extent.stride..][..sheet.extent.stride];
            self.levels[0].extend_from_slice(&line[from..from + stride]);
        }
        self.spread_all(mask.longest_run());
        self.prepare(std::iter::once(mask));
    }

    /// Brings the levels for runs up to some length up to date, much faster than row by row.
    fn spread_all(&mut self, length: i32) {
        for level in 1..=(length.ilog2() as usize).min(LEVELS - 1) {
            let reach = 1 << (level - 1);
            let (below, above) = self.levels.split_at_mut(level);
            // What a row's end sees of the next row's begin is spare columns, or places that are not on the canvas.
            above[0].resize(below[level - 1].len(), 0);
            spread(&below[level - 1], &mut above[0], reach);
        }
    }

    /// Makes ready to search for a group of words; the more alike they are, the faster.
    pub fn prepare<'m>(&mut self, group: impl Iterator<Item = &'m Mask> + Clone) {
        let length = group.clone().map(|mask| mask.body.length).min().unwrap_or(1);
        let height = group.map(|mask| mask.body_bottom - mask.body.row + 1).min().unwrap_or(1);
        self.closed.body = Some((length, height));
        self.close_all(length, height as usize);
    }

    /// Fills the sheet of closed places: the rows of a body are joined by doubling, as the columns of a run are.
    fn close_all(&mut self, length: i32, height: usize) {
        let (stride, margin) = (self.extent.stride, SPACE_CELLS_MAX as usize);
        let rows = self.extent.rows as usize + margin;
        let mut places = std::mem::take(&mut self.closed.places);
        places.clear();
        places.resize(stride * rows, 0);
        for row in 0..self.extent.rows {
            self.block_row(&mut places[(row as usize + margin) * stride..][..stride], row, length);
        }
        let mut joined = 1;
        while joined < height {
            let step = joined.min(height - joined);
            let mut rest = places.as_mut_slice();
            while let Some((upper, lower)) = rest.split_at_mut_checked(step * stride) {
                upper.iter_mut().zip(&*lower).for_each(|(upper, lower)| *upper |= lower);
                rest = lower;
            }
            joined += step;
        }
        let open =
            |line: &[u64]| (0..stride).fold(0, |open, word| open | u64::from(line[word] != !0) << word);
        self.closed.open.clear();
        self.closed.open.extend(places.chunks_exact(stride).map(open));
        self.closed.places = places;
    }

    /// Sets all stored columns of a row at which a run of some length is not free.
    fn block_row(&self, places: &mut [u64], row: i32, length: i32) {
        let level = (length.ilog2() as usize).min(LEVELS - 1);
        let line = &self.levels[level][row as usize * self.extent.stride..][..self.extent.stride];
        let reach = 1 << level;
        let (mut start, last) = (0, length - reach);
        while start < last {
            or_from(places, line, start as usize);
            start += reach;
        }
        or_from(places, line, last as usize);
    }

    /// Takes the cells that a word inks when it stands at a place.
    pub fn stamp(&mut self, mask: &Mask, [x, y]: [i32; 2]) {
        self.extent.ink(&mut self.levels[0], mask, [x, y]);
        let column = |column: i32| (x + column).clamp(0, self.extent.columns - 1) + SPACE_CELLS_MAX;
        let (first, last) = (column(mask.bounds.left), column(mask.bounds.right));
        let rows = (y + mask.bounds.top).max(0)..(y + mask.bounds.bottom + 1).min(self.extent.rows);
        for row in rows.clone() {
            self.spread(row as usize * self.extent.stride, first as usize, last as usize);
        }
        if let Some(body) = self.closed.body {
            self.close(rows, (first - body.0 + 1).max(0) as usize / 64..last as usize / 64 + 1, body);
        }
    }

    /// Brings the levels of one row up to date after the columns from `first` to `last` have changed.
    fn spread(&mut self, line: usize, first: usize, last: usize) {
        for level in 1..LEVELS {
            let reach = 1 << (level - 1);
            let from = (first + 1).saturating_sub(2 * reach) / 64;
            let (below, above) = self.levels.split_at_mut(level);
            let below = &below[level - 1][line + from..line + self.extent.stride];
            spread(below, &mut above[0][line + from..=line + last / 64], reach);
        }
    }

    /// Closes the places, in some words, whose body reaches one of some rows where it is not free.
    fn close(&mut self, rows: Range<i32>, words: Range<usize>, (length, height): (i32, i32)) {
        let stride = self.extent.stride;
        let mut places = std::mem::take(&mut self.closed.places);
        let mut blocked = std::mem::take(&mut self.closed.blocked);
        for row in rows.clone() {
            blocked.clear();
            blocked.extend(words.clone().map(|word| self.blocked(row, word as i32 * 64, length)));
            for above in reaching(row, height) {
                let line = &mut places[above * stride..][words.clone()];
                line.iter_mut().zip(&blocked).for_each(|(places, blocked)| *places |= blocked);
            }
        }
        for above in reaching(rows.start, height).start..reaching(rows.end - 1, height).end {
            let full = words.clone().filter(|word| places[above * stride + word] == !0);
            self.closed.open[above] &= !full.fold(0, |full, word| full | 1 << word);
        }
        (self.closed.places, self.closed.blocked) = (places, blocked);
    }

    /// The 64 stored columns from `column` on at which a run of some length is not free in a row.
    #[inline]
    fn blocked(&self, row: i32, column: i32, length: i32) -> u64 {
        let level = (length.ilog2() as usize).min(LEVELS - 1);
        let line = &self.levels[level][row as usize * self.extent.stride..][..self.extent.stride];
        let reach = 1 << level;
        let (mut start, last) = (column, column + length - reach);
        let mut blocked = bits_from(line, last);
        while start < last {
            blocked |= bits_from(line, start);
            start += reach;
        }
        blocked
    }

    /// Adds to `blocked` those of 64 places, in row `y` with the body from the stored `column` on, that are not free.
    #[inline]
    pub(super) fn narrow(&self, mask: &Mask, y: i32, column: i32, mut blocked: u64) -> u64 {
        for run in mask.limbs.iter().rev() {
            let row = y + run.row;
            if (0..self.extent.rows).contains(&row) {
                blocked |= self.blocked(row, column + run.start - mask.body.start, run.length);
                if blocked == !0 {
                    break;
                }
            }
        }
        blocked
    }

    /// Adds to `blocked` those of 64 places at which the body is not free, laid with bodies of the prepared size.
    #[inline]
    pub(super) fn narrow_body(&self, mask: &Mask, y: i32, column: i32, mut blocked: u64) -> u64 {
        let Some((length, height)) = self.closed.body else { return blocked };
        let last_column = column + mask.body.length - length;
        let last_row = mask.body_bottom - height + 1;
        let mut row = mask.body.row;
        loop {
            let line = (y + row + SPACE_CELLS_MAX).max(0) as usize * self.extent.stride;
            if let Some(line) = self.closed.places.get(line..line + self.extent.stride) {
                let mut from = column;
                while from < last_column && blocked != !0 {
                    blocked |= bits_from(line, from);
                    from += length;
                }
                blocked |= bits_from(line, last_column);
            }
            if row >= last_row || blocked == !0 {
                return blocked;
            }
            row = (row + height).min(last_row);
        }
    }
}

/// The rows of places where a body of some height reaches a row of the canvas.
fn reaching(row: i32, height: i32) -> Range<usize> {
    let lowest = row + SPACE_CELLS_MAX;
    (lowest - height + 1).max(0) as usize..lowest as usize + 1
}

/// The 64 bits of a row from `column` on; beyond its end all is free.
#[inline]
fn bits_from(line: &[u64], column: i32) -> u64 {
    let (word, bits) = ((column >> 6) as usize, column & 63);
    let low = line.get(word).copied().unwrap_or(0);
    if bits == 0 {
        return low;
    }
    let high = line.get(word + 1).copied().unwrap_or(0);
    low >> bits | high << (64 - bits)
}

/// Fills `above` with the bits of `below`, each ORed with the one `reach` columns farther on; beyond the end of `below`,
/// which is as long or longer, all is free.
fn spread(below: &[u64], above: &mut [u64], reach: usize) {
    let far = &below[(reach / 64).min(below.len())..];
    let shift = reach % 64;
    let within = if shift == 0 {
        above.iter_mut().zip(below).zip(far).for_each(|((above, bits), far)| *above = bits | far);
        far.len()
    } else {
        let next = far.get(1..).unwrap_or_default();
        let words = above.iter_mut().zip(below).zip(far).zip(next);
        words.for_each(|(((above, bits), low), high)| *above = bits | low >> shift | high << (64 - shift));
        next.len()
    };
    for word in within.min(above.len())..above.len() {
        above[word] = below[word] | bits_from(far, (word * 64 + shift) as i32);
    }
}

/// ORs into `bits` the bits of a row from a column on.
fn or_from(bits: &mut [u64], line: &[u64], column: usize) {
    let line = &line[(column / 64).min(line.len())..];
    let shift = column % 64;
    if shift == 0 {
        bits.iter_mut().zip(line).for_each(|(bits, low)| *bits |= low);
    } else {
        bits.iter_mut().zip(line).for_each(|(bits, low)| *bits |= low >> shift);
        let above = line.iter().skip(1);
        bits.iter_mut().zip(above).for_each(|(bits, high)| *bits |= high << (64 - shift));
    }
}
