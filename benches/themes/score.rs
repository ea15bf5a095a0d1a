//! Scores of one grouping against another: ARI, AMI and B-cubed F1; a note left alone is a theme of its own.

use std::collections::BTreeMap;

/// The three scores.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// Adjusted Rand index.
    pub ari: f64,
    /// Adjusted mutual information, arithmetic mean.
    pub ami: f64,
    /// B-cubed F1.
    pub b3: f64,
}

type Sizes = BTreeMap<usize, f64>;
type Cells = BTreeMap<(usize, usize), f64>;

/// Scores `found` against `wanted`; both give each note's theme.
pub fn score(wanted: &[usize], found: &[usize]) -> Score {
    let notes = wanted.len() as f64;
    let (mut rows, mut columns, mut cells) = (Sizes::new(), Sizes::new(), Cells::new());
    for (a, b) in wanted.iter().zip(found) {
        *rows.entry(*a).or_default() += 1.0;
        *columns.entry(*b).or_default() += 1.0;
        *cells.entry((*a, *b)).or_default() += 1.0;
    }
    Score {
        ari: adjusted_rand(&rows, &columns, &cells, notes),
        ami: adjusted_information(&rows, &columns, &cells, notes),
        b3: b_cubed(&rows, &columns, &cells, notes),
    }
}

fn adjusted_rand(rows: &Sizes, columns: &Sizes, cells: &Cells, notes: f64) -> f64 {
    let pairs = |n: f64| n * (n - 1.0) / 2.0;
    let sum: f64 = cells.values().map(|n| pairs(*n)).sum();
    let a: f64 = rows.values().map(|n| pairs(*n)).sum();
    let b: f64 = columns.values().map(|n| pairs(*n)).sum();
    let expected = if notes > 1.0 { a * b / pairs(notes) } else { 0.0 };
    let most = (a + b) / 2.0;
    if most == expected { 1.0 } else { (sum - expected) / (most - expected) }
}

fn adjusted_information(rows: &Sizes, columns: &Sizes, cells: &Cells, notes: f64) -> f64 {
    let same = rows.len() == columns.len();
    if same && (rows.len() == 1 || rows.len() as f64 == notes) {
        return 1.0;
    }
    let information: f64 =
        cells.iter().map(|((a, b), n)| n / notes * (notes * n / (rows[a] * columns[b])).ln()).sum();
    let entropy = |sizes: &Sizes| -sizes.values().map(|n| n / notes * (n / notes).ln()).sum::<f64>();
    let expected = expected_information(rows, columns, notes);
    let most = (entropy(rows) + entropy(columns)) / 2.0 - expected;
    let most = if most < 0.0 { most.min(-1e-15) } else { most.max(1e-15) };
    (information - expected) / most
}

fn expected_information(rows: &Sizes, columns: &Sizes, notes: f64) -> f64 {
    let many = notes as usize;
    let mut log = vec![0.0_f64; many + 2];
    for n in 2..log.len() {
        log[n] = log[n - 1] + (n as f64).ln();
    }
    let mut expected = 0.0;
    for &row in rows.values() {
        for &column in columns.values() {
            let (x, y) = (row as usize, column as usize);
            for n in (x + y).saturating_sub(many).max(1)..=x.min(y) {
                let term = n as f64 / notes * (notes * n as f64 / (row * column)).ln();
                let chance = log[x] + log[y] + log[many - x] + log[many - y]
                    - log[many]
                    - log[n]
                    - log[x - n]
                    - log[y - n]
                    - log[many + n - x - y];
                expected += term * chance.exp();
            }
        }
    }
    expected
}

fn b_cubed(rows: &Sizes, columns: &Sizes, cells: &Cells, notes: f64) -> f64 {
    let precision: f64 = cells.iter().map(|((_, b), n)| n * n / columns[b]).sum::<f64>() / notes;
    let recall: f64 = cells.iter().map(|((a, _), n)| n * n / rows[a]).sum::<f64>() / notes;
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}
