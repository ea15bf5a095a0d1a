//! The search for the free place nearest to a wanted one: row by row outwards, and in each row outwards too.

use super::grid::{Grid, Metric};
use super::mask::{Mask, SPACE_CELLS_MAX};

impl Grid {
    /// The free place nearest to the wanted one and less than `reach` from it, in rows; `None` when there is none.
    /// The word must be one of the group last prepared for.
    pub fn nearest(&self, mask: &Mask, wanted: [i32; 2], metric: Metric, reach: f32) -> Option<[i32; 2]> {
        let wanted = [wanted[0] - self.origin[0], wanted[1] - self.origin[1]];
        let [columns, rows] = self.size();
        let (top, bottom) = (-mask.bounds.top, rows - 1 - mask.bounds.bottom);
        let (left, right) = (-mask.bounds.left, columns - 1 - mask.bounds.right);
        if top > bottom || left > right {
            return None;
        }
        let shift = mask.body.start + SPACE_CELLS_MAX;
        let columns = [left + shift, right + shift];
        let words = (!0 << (columns[0] / 64)) & (!0 >> (63 - columns[1] / 64));
        let wanted_column = wanted[0] + shift;
        let limit = reach * reach;
        let mut scan = Scan { grid: self, mask, metric, columns, words, wanted_column, limit, best: None };
        let start = wanted[1].clamp(top, bottom);
        let (mut down, mut up) = (start, start - 1);
        loop {
            let (below, above) = ((down - wanted[1]).abs(), (wanted[1] - up).abs());
            let go_down = down <= bottom && (below <= above || up < top);
            if !go_down && up < top || !scan.may_improve(if go_down { below } else { above }) {
                let canvas = |[column, y]: [i32; 2]| [column - shift + self.origin[0], y + self.origin[1]];
                return scan.best.map(canvas);
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
}

/// One search for the nearest free place; columns are stored ones, of the body's first cell.
struct Scan<'a> {
    grid: &'a Grid,
    mask: &'a Mask,
    metric: Metric,
    columns: [i32; 2],
    /// A bit for each word of places that holds one of the columns.
    words: u64,
    wanted_column: i32,
    /// The square of the distance that a place must be within; that of the best one found.
    limit: f32,
    best: Option<[i32; 2]>,
}

impl Scan<'_> {
    fn may_improve(&self, rows: i32) -> bool {
        ((rows * rows) as f32) < self.limit
    }

    /// Looks at the open places of one row, `rows` from the wanted one, outwards from the wanted column.
    fn row(&mut self, y: i32, rows: i32) {
        let line = (y + self.mask.body.row + SPACE_CELLS_MAX).max(0) as usize;
        let open = self.grid.closed.open.get(line).copied().unwrap_or(0) & self.words;
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
        columns * columns + (rows * rows) as f32 >= self.limit
    }

    /// Looks at one word of 64 places; whether one is free, and so no place farther out in the row is nearer.
    fn word(&mut self, y: i32, rows: i32, line: usize, word: i32) -> bool {
        let column = word * 64;
        let (low, high) = (self.columns[0] - column, self.columns[1] - column);
        let within = (!0 << low.max(0)) & (!0 >> (63 - high.min(63)));
        let closed = self.grid.closed.places[line * self.grid.extent.stride + word as usize] | !within;
        if closed == !0 {
            return false;
        }
        let closed = self.grid.narrow_body(self.mask, y, column, closed);
        if closed == !0 {
            return false;
        }
        // The body's rows are few to look at, the limbs many: they are left when no place could be nearer anyway.
        if self.nearest_of(!closed, column, rows).1 >= self.limit {
            return true;
        }
        let free = !self.grid.narrow(self.mask, y, column, closed);
        if free == 0 {
            return false;
        }
        let (place, distance) = self.nearest_of(free, column, rows);
        if distance < self.limit {
            (self.limit, self.best) = (distance, Some([place, y]));
        }
        true
    }

    /// The nearest of some places in a word that begins at a column, and the square of its distance.
    fn nearest_of(&self, places: u64, column: i32, rows: i32) -> (i32, f32) {
        let place = column + nearest_bit(places, (self.wanted_column - column).clamp(0, 63));
        let columns = (place - self.wanted_column) as f32 * self.metric.column;
        (place, columns * columns + (rows * rows) as f32)
    }
}

/// The set bit nearest to bit `near`, the lower one when two are as near; some bit is set.
fn nearest_bit(bits: u64, near: i32) -> i32 {
    let (up, down) = (bits & (!0 << near), bits & (!0 >> (63 - near)));
    let (above, below) = (up.trailing_zeros() as i32, 63 - down.leading_zeros() as i32);
    if up == 0 || (down != 0 && near - below <= above - near) { below } else { above }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloud::Font;
    use crate::cloud::glyphs::Outline;
    use crate::cloud::mask::{Rasteriser, Space};
    use crate::cloud::sheet::Sheet;

    #[test]
    fn the_place_found_is_free_and_none_within_reach_is_nearer() {
        let mut rasteriser = Rasteriser::default();
        let mut mask = |text: &str, em: f32| {
            rasteriser.mask(&Outline::of(Font::embedded(), text), em, [0.3, 0.6], Space::WIDE)
        };
        let mut sheet = Sheet::new(300, 160);
        let standing =
            [("kystlag", [20, 40]), ("natur", [120, 60]), ("øyeblikk", [60, 90]), ("på", [200, 120])];
        for (text, at) in standing {
            sheet.ink(&mask(text, 30.0), at);
        }
        let seeking = mask("idrett", 24.0);
        let mut part = Grid::new(1, 1);
        for wanted in [[40, 50], [130, 66], [0, 0], [290, 150], [150, 80]] {
            for reach in [9, 40, 90] {
                part.cut(&sheet, &seeking, wanted, reach);
                let found = part.nearest(&seeking, wanted, Metric { column: 1.0 }, reach as f32);
                let square = |at: [i32; 2]| (at[0] - wanted[0]).pow(2) + (at[1] - wanted[1]).pow(2);
                let places = (0..300).flat_map(|x| (0..160).map(move |y| [x, y]));
                let free = places.filter(|at| square(*at) < reach * reach && sheet.is_free(&seeking, *at));
                assert_eq!(found.map(square), free.map(square).min(), "{wanted:?} within {reach}");
                assert!(found.is_none_or(|at| sheet.is_free(&seeking, at)));
            }
        }
    }
}
