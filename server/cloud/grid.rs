//! What is taken on the canvas, kept so that the nearest free place of a word is found exactly and fast.
//!
//! Beside each row of cells stand the same cells spread for runs of 2, 4, 8 … : bit x of level k is set when any of
//! the 2^k cells from x is taken. Whether a run of any length is free is then two shifted ORs, 64 places at a time.
//! A further sheet knows the places that are closed to every word of a group, because even the shortest and lowest of
//! their bodies does not fit; in a full cloud little more than one summary word a row is read.

use super::mask::{Mask, SPACE_CELLS_MAX};

/// The most columns and rows of a grid: then a row's summary fits in one word.
pub const CELLS_MAX: i32 = 64 * 60 - 2 * SPACE_CELLS_MAX;
/// Runs up to 2^9 = 512 cells are answered by two lookups; longer ones take a few more.
const LEVELS: usize = 10;

/// The cells of a canvas that are taken. Columns are stored from [`SPACE_CELLS_MAX`] left of the canvas on.
#[derive(Clone)]
pub struct Grid {
    columns: i32,
    rows: i32,
    stride: usize,
    levels: Vec<Vec<u64>>,
    closed: Closed,
}

/// The places, by the upper left cell of the body, where a body of some length and height is not free. Rows are stored
/// from [`SPACE_CELLS_MAX`] above the canvas on.
#[derive(Clone, Default)]
struct Closed {
    body: Option<(i32, i32)>,
    places: Vec<u64>,
    /// For each row a bit for each word of places: set when one of its places is open.
    open: Vec<u64>,
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
        let (columns, rows) = (columns.clamp(1, CELLS_MAX), rows.clamp(1, CELLS_MAX));
        let stride = (columns + 2 * SPACE_CELLS_MAX) as usize / 64 + 2;
        let levels = vec![vec![0; stride * rows as usize]; LEVELS];
        Self { columns, rows, stride, levels, closed: Closed::default() }
    }

    /// Columns and rows.
    pub fn size(&self) -> [i32; 2] {
        [self.columns, self.rows]
    }

    /// Makes everything free again.
    pub fn clear(&mut self) {
        self.levels.iter_mut().for_each(|level| level.fill(0));
        self.closed.body = None;
    }

    /// Takes what another grid of the same size has taken, and the cells of some words: much faster than one by one.
    pub fn copy_from<'m>(&mut self, other: &Self, words: impl Iterator<Item = (&'m Mask, [i32; 2])>) {
        self.levels[0].clone_from(&other.levels[0]);
        self.stamp_all(words);
    }

    /// Takes the cells of some words: much faster than one by one.
    pub fn stamp_all<'m>(&mut self, words: impl Iterator<Item = (&'m Mask, [i32; 2])>) {
        words.for_each(|(mask, at)| self.ink(mask, at));
        for level in 1..LEVELS {
            let reach = 1 << (level - 1);
            let (below, above) = self.levels.split_at_mut(level);
            let (below, above) = (&below[level - 1], &mut above[0]);
            above.clone_from(below);
            // What a row's end sees of the next row's begin is spare columns, or places that are not on the canvas.
            or_from(above, below, reach);
        }
        self.closed.body = None;
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
        let (stride, margin) = (self.stride, SPACE_CELLS_MAX as usize);
        let rows = self.rows as usize + margin;
        let mut places = std::mem::take(&mut self.closed.places);
        places.clear();
        places.resize(stride * rows, 0);
        for row in 0..self.rows {
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
        let line = &self.levels[level][row as usize * self.stride..][..self.stride];
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
        self.ink(mask, [x, y]);
        let column = |column: i32| (x + column).clamp(0, self.columns - 1) + SPACE_CELLS_MAX;
        let (first, last) = (column(mask.bounds.left), column(mask.bounds.right));
        for row in (y + mask.bounds.top).max(0)..=(y + mask.bounds.bottom).min(self.rows - 1) {
            self.spread(row as usize * self.stride, first as usize, last as usize);
            if let Some((length, _)) = self.closed.body {
                self.close(row, (first - length + 1).max(0) as usize / 64, last as usize / 64);
            }
        }
    }

    /// Sets the cells of a word, not yet spread.
    fn ink(&mut self, mask: &Mask, [x, y]: [i32; 2]) {
        let column = |column: i32| (x + column).clamp(0, self.columns - 1) + SPACE_CELLS_MAX;
        for run in &mask.ink {
            let row = y + run.row;
            if (0..self.rows).contains(&row) {
                let line = &mut self.levels[0][row as usize * self.stride..][..self.stride];
                set(line, column(run.start) as usize, column(run.start + run.length - 1) as usize);
            }
        }
    }

    /// Brings the levels of one row up to date after the columns from `first` to `last` have changed.
    fn spread(&mut self, line: usize, first: usize, last: usize) {
        for level in 1..LEVELS {
            let reach = 1 << (level - 1);
            let from = (first + 1).saturating_sub(2 * reach) / 64;
            let (below, above) = self.levels.split_at_mut(level);
            let below = &below[level - 1][line..][..self.stride];
            let above = &mut above[0][line..][..self.stride];
            for word in from..=last / 64 {
                above[word] = below[word] | bits_from(below, (word * 64 + reach) as i32);
            }
        }
    }

    /// Closes the places, in the words from `first` to `last`, whose body reaches a row where it is not free.
    fn close(&mut self, row: i32, first: usize, last: usize) {
        let Some((length, height)) = self.closed.body else { return };
        let lowest = row + SPACE_CELLS_MAX;
        for word in first..=last {
            let blocked = self.blocked(row, word as i32 * 64, length);
            if blocked == 0 {
                continue;
            }
            for above in (lowest - height + 1).max(0)..=lowest {
                let place = &mut self.closed.places[above as usize * self.stride + word];
                *place |= blocked;
                if *place == !0 {
                    self.closed.open[above as usize] &= !(1 << word);
                }
            }
        }
    }

    /// The 64 stored columns from `column` on at which a run of some length is not free in a row.
    #[inline]
    fn blocked(&self, row: i32, column: i32, length: i32) -> u64 {
        let level = (length.ilog2() as usize).min(LEVELS - 1);
        let line = &self.levels[level][row as usize * self.stride..][..self.stride];
        let reach = 1 << level;
        let (mut start, last) = (column, column + length - reach);
        let mut blocked = bits_from(line, last);
        while start < last {
            blocked |= bits_from(line, start);
            start += reach;
        }
        blocked
    }

    /// Whether a word can stand at a place with the free space that it asks for.
    pub fn is_free(&self, mask: &Mask, [x, y]: [i32; 2]) -> bool {
        let is_within = x + mask.bounds.left >= 0
            && x + mask.bounds.right < self.columns
            && y + mask.bounds.top >= 0
            && y + mask.bounds.bottom < self.rows;
        let is_run_free = |row: i32, start: i32, length: i32| {
            !(0..self.rows).contains(&row) || self.blocked(row, x + start + SPACE_CELLS_MAX, length) & 1 == 0
        };
        is_within
            && (mask.body.row..=mask.body_bottom)
                .all(|row| is_run_free(y + row, mask.body.start, mask.body.length))
            && mask.limbs.iter().all(|run| is_run_free(y + run.row, run.start, run.length))
    }

    /// The free place nearest to the wanted one; `None` when there is none on the whole canvas.
    /// The word must be one of the group last prepared for.
    pub fn nearest(&self, mask: &Mask, wanted: [i32; 2], metric: Metric) -> Option<[i32; 2]> {
        let (top, bottom) = (-mask.bounds.top, self.rows - 1 - mask.bounds.bottom);
        let (left, right) = (-mask.bounds.left, self.columns - 1 - mask.bounds.right);
        if top > bottom || left > right {
            return None;
        }
        let shift = mask.body.start + SPACE_CELLS_MAX;
        let columns = [left + shift, right + shift];
        let wanted_column = wanted[0] + shift;
        let mut scan = Scan { grid: self, mask, metric, columns, wanted_column, best: None };
        let start = wanted[1].clamp(top, bottom);
        let (mut down, mut up) = (start, start - 1);
        loop {
            let (below, above) = ((down - wanted[1]).abs(), (wanted[1] - up).abs());
            let go_down = down <= bottom && (below <= above || up < top);
            if !go_down && up < top || !scan.may_improve(if go_down { below } else { above }) {
                return scan.best.map(|(_, [column, y])| [column - shift, y]);
            }
            if go_down {
                scan.row(down, below);
                down += 1;
            } else {
                scan.row(up, above);
                up -= 1;
            }
        }
    }

    /// Adds to `blocked` those of 64 places, in row `y` with the body from the stored `column` on, that are not free.
    #[inline]
    fn narrow(&self, mask: &Mask, y: i32, column: i32, mut blocked: u64) -> u64 {
        for run in mask.limbs.iter().rev() {
            let row = y + run.row;
            if (0..self.rows).contains(&row) {
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
    fn narrow_body(&self, mask: &Mask, y: i32, column: i32, mut blocked: u64) -> u64 {
        let Some((length, height)) = self.closed.body else { return blocked };
        let last_column = column + mask.body.length - length;
        let last_row = mask.body_bottom - height + 1;
        let mut row = mask.body.row;
        loop {
            let line = (y + row + SPACE_CELLS_MAX).max(0) as usize * self.stride;
            if let Some(line) = self.closed.places.get(line..line + self.stride) {
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

/// One search for the nearest free place; columns are stored ones, of the body's first cell.
struct Scan<'a> {
    grid: &'a Grid,
    mask: &'a Mask,
    metric: Metric,
    columns: [i32; 2],
    wanted_column: i32,
    best: Option<(f32, [i32; 2])>,
}

impl Scan<'_> {
    fn may_improve(&self, rows: i32) -> bool {
        self.best.is_none_or(|(best, _)| ((rows * rows) as f32) < best)
    }

    /// Looks at the open places of one row, `rows` from the wanted one, outwards from the wanted column.
    fn row(&mut self, y: i32, rows: i32) {
        let line = (y + self.mask.body.row + SPACE_CELLS_MAX).max(0) as usize;
        let open = self.grid.closed.open.get(line).copied().unwrap_or(0);
        if open == 0 {
            return;
        }
        let middle = self.wanted_column.clamp(self.columns[0], self.columns[1]) / 64;
        let mut right = open & (!0 << middle);
        while right != 0 {
            let word = right.trailing_zeros() as i32;
            if self.is_beyond(word * 64 - self.wanted_column, rows) || self.word(y, rows, line, word) {
                break;
            }
            right &= right - 1;
        }
        let mut left = open & !(!0 << middle);
        while left != 0 {
            let word = 63 - left.leading_zeros() as i32;
            if self.is_beyond(self.wanted_column - (word * 64 + 63), rows) || self.word(y, rows, line, word) {
                break;
            }
            left &= !(1 << word);
        }
    }

    fn is_beyond(&self, columns: i32, rows: i32) -> bool {
        let columns = columns.max(0) as f32 * self.metric.column;
        self.best.is_some_and(|(best, _)| columns * columns + (rows * rows) as f32 >= best)
    }

    /// Looks at one word of 64 places; whether one is free, and so no place farther out in the row is nearer.
    fn word(&mut self, y: i32, rows: i32, line: usize, word: i32) -> bool {
        let column = word * 64;
        let (low, high) = (self.columns[0] - column, self.columns[1] - column);
        if low > 63 || high < 0 {
            return false;
        }
        let within = (!0 << low.max(0)) & (!0 >> (63 - high.min(63)));
        let closed = self.grid.closed.places[line * self.grid.stride + word as usize] | !within;
        if closed == !0 {
            return false;
        }
        let closed = self.grid.narrow_body(self.mask, y, column, closed);
        if closed == !0 {
            return false;
        }
        let free = !self.grid.narrow(self.mask, y, column, closed);
        if free == 0 {
            return false;
        }
        let bit = nearest_bit(free, (self.wanted_column - column).clamp(0, 63));
        let columns = (column + bit - self.wanted_column) as f32 * self.metric.column;
        let distance = columns * columns + (rows * rows) as f32;
        if self.best.is_none_or(|(best, _)| distance < best) {
            self.best = Some((distance, [column + bit, y]));
        }
        true
    }
}

/// The set bit nearest to bit `near`, the lower one when two are as near; some bit is set.
fn nearest_bit(bits: u64, near: i32) -> i32 {
    let (up, down) = (bits & (!0 << near), bits & (!0 >> (63 - near)));
    let (above, below) = (up.trailing_zeros() as i32, 63 - down.leading_zeros() as i32);
    if up == 0 || (down != 0 && near - below <= above - near) { below } else { above }
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

/// Sets the bits from `first` to `last`, both included.
fn set(line: &mut [u64], first: usize, last: usize) {
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
